//! Words that Markdown must print, not obey.

/// Words with every sign of Markdown escaped, on one line.
pub(crate) fn escaped(words: &str) -> String {
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
pub(crate) fn opens_entity(after: &str) -> bool {
    after.split_once(';').is_some_and(|(name, _)| {
        !name.is_empty()
            && name.chars().all(|character| character.is_ascii_alphanumeric() || character == '#')
    })
}

/// Escaped words for the start of a block: no heading, list or rule comes of them.
pub(crate) fn at_line_start(words: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::{at_line_start, escaped};

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
}
