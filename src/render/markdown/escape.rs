//! Words that Markdown must print, not obey.

/// Words with every sign of Markdown escaped, on one line.
pub(super) fn escaped(words: &str) -> String {
    let mut output = String::new();
    let mut before = ' ';
    let mut rest = words.chars();
    while let Some(character) = rest.next() {
        let after = rest.as_str();
        match character {
            '\n' => output.push_str("<br>"),
            // Inside a word it means nothing, and an address with a backslash in it would lead nowhere.
            '_' if before.is_alphanumeric() && after.starts_with(char::is_alphanumeric) => {
                output.push('_');
            }
            '&' if !opens_entity(after) => output.push('&'),
            '\\' | '`' | '*' | '_' | '<' | '>' | '[' | ']' | '|' | '~' | '&' => {
                output.push('\\');
                output.push(character);
            }
            _ => output.push(character),
        }
        before = character;
    }
    output
}

/// Whether what follows an ampersand would make it a character reference.
fn opens_entity(after: &str) -> bool {
    after.split_once(';').is_some_and(|(name, _)| {
        !name.is_empty()
            && name.chars().all(|character| character.is_ascii_alphanumeric() || character == '#')
    })
}

/// Escaped words for the start of a block: no heading, list or rule comes of them.
pub(super) fn at_line_start(words: &str) -> String {
    if words.starts_with(['#', '+', '-', '=']) {
        return format!("\\{words}");
    }
    let rest = words.trim_start_matches(|character: char| character.is_ascii_digit());
    match words.strip_suffix(rest) {
        Some(number) if !number.is_empty() && rest.starts_with(['.', ')']) => {
            format!("{number}\\{rest}")
        }
        _ => words.to_owned(),
    }
}

/// Escaped words between marks of emphasis; spaces go outside, where the marks still count.
pub(super) fn emphasized(words: &str, mark: &str) -> String {
    let inner = words.trim();
    if inner.is_empty() || mark.is_empty() {
        return words.to_owned();
    }
    let start = words.len() - words.trim_start().len();
    let end = words.trim_end().len();
    let (before, after) =
        (words.get(..start).unwrap_or_default(), words.get(end..).unwrap_or_default());
    format!("{before}{mark}{inner}{mark}{after}")
}

/// Words as code: between more backticks than they hold in a row.
pub(super) fn code(words: &str) -> String {
    let words = words.replace('\n', " ");
    if words.trim().is_empty() {
        return words;
    }
    let longest = words.split(|character| character != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    // A bar would end the cell of a table, even in code.
    let words = words.replace('|', "\\|");
    if words.starts_with('`') || words.ends_with('`') {
        format!("{fence} {words} {fence}")
    } else {
        format!("{fence}{words}{fence}")
    }
}

/// An [address](crate::render::address) of a link, which Markdown reads character references in.
pub(super) fn destination(address: &str) -> String {
    let mut output = String::new();
    for (index, part) in address.split('&').enumerate() {
        if index > 0 {
            output.push_str(if opens_entity(part) { "&amp;" } else { "&" });
        }
        output.push_str(part);
    }
    output
}

#[cfg(test)]
mod tests {
    use super::{at_line_start, code, destination, emphasized, escaped};

    #[test]
    fn signs_are_escaped() {
        assert_eq!(
            escaped("a|b *c* <d> [e] `f` \\\ng"),
            "a\\|b \\*c\\* \\<d\\> \\[e\\] \\`f\\` \\\\<br>g"
        );
        assert_eq!(escaped("_a_b_ &lt; &c"), "\\_a_b\\_ \\&lt; &c");
        assert_eq!(escaped("https://a.example/b_c?d=1&e=2"), "https://a.example/b_c?d=1&e=2");
    }

    #[test]
    fn blocks_start_with_words() {
        assert_eq!(at_line_start("# a"), "\\# a");
        assert_eq!(at_line_start("12. a"), "12\\. a");
        assert_eq!(at_line_start("12 a."), "12 a.");
    }

    #[test]
    fn addresses_hold_no_references() {
        assert_eq!(
            destination("https://a.example/?b=1&lt=2&lt;&c"),
            "https://a.example/?b=1&lt=2&amp;lt;&c"
        );
    }

    #[test]
    fn emphasis_and_code_hold() {
        assert_eq!(emphasized(" a ", "**"), " **a** ");
        assert_eq!(code("a`b|c"), "``a`b\\|c``");
        assert_eq!(code("`"), "`` ` ``");
    }
}
