//! Words as FHIR takes them: never empty, nothing in them that steers a terminal, and none of their signs obeyed where they are Markdown.

use crate::values::is_treacherous;
use crate::values::markdown::{at_line_start, escaped};

/// Words for a `string`, on one line; `None`: there are none.
pub(super) fn plain(words: &str) -> Option<String> {
    let visible = words.replace(is_treacherous, " ");
    let words = visible.split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then_some(words)
}

/// Words for a `markdown`, which prints them as they are; `None`: there are none.
pub(super) fn markdown(words: &str) -> Option<String> {
    plain(words).map(|words| at_line_start(&escaped(&words)))
}

/// An address for a `uri`; `None`: it is none.
pub(super) fn address(words: &str) -> Option<String> {
    let is_one = !words.is_empty()
        && !words.chars().any(|character| character.is_whitespace() || is_treacherous(character));
    is_one.then(|| words.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{address, markdown, plain};

    #[test]
    fn words_are_visible_on_one_line_and_never_empty() {
        assert_eq!(plain(" a\n\nb\u{1b}[0m \u{202e}c ").as_deref(), Some("a b [0m c"));
        assert_eq!(plain("\n\u{7f} "), None);
        assert_eq!(markdown("# a *b* <i>").as_deref(), Some("\\# a \\*b\\* \\<i\\>"));
        assert_eq!(markdown(" "), None);
    }

    #[test]
    fn an_address_has_no_space() {
        assert_eq!(address("https://a.example/b_c").as_deref(), Some("https://a.example/b_c"));
        for none in ["", "a b", "a\u{1b}b"] {
            assert_eq!(address(none), None);
        }
    }
}
