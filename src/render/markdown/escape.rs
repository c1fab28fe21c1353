//! Emphasis, code and addresses as Markdown writes them; signs are escaped in [`values`](crate::values::markdown).

use crate::values::markdown::opens_entity;

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
    use super::{code, destination, emphasized};

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
