//! The last line of defence: words from a data file must not steer a terminal or reorder what a reader sees.

use crate::values::is_treacherous;
use std::borrow::Cow;

use deunicode::deunicode_with_tofu_cow;

/// Words without control characters and direction overrides, line breaks kept; in nothing but ASCII if asked.
pub(super) fn clean(words: &str, ascii: bool) -> Cow<'_, str> {
    // Nearly all words are this plain, and pages are made while somebody waits.
    if words.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return Cow::Borrowed(words);
    }
    let words = if ascii { deunicode_with_tofu_cow(words, "?") } else { Cow::Borrowed(words) };
    Cow::Owned(words.chars().filter_map(harmless).collect())
}

/// As [`clean`], on one line and without doubled spaces.
pub(super) fn clean_line(words: &str, ascii: bool) -> String {
    // Not `split_whitespace`: no-break spaces are there for a reason.
    clean(words, ascii)
        .split([' ', '\n'])
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The character itself, what stands in for it, or nothing.
fn harmless(character: char) -> Option<char> {
    match character {
        '\n' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\t' | '\u{b}' | '\u{c}' | '\u{85}' => Some(' '),
        // Narrow no-break space: too few fonts have it.
        '\u{202f}' => Some('\u{a0}'),
        // Variation selectors change the width of the character before them, and so upset every table. Tags are invisible. The
        // terminal renderer marks its inks with some of these, so none may come from outside.
        '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}' => None,
        character if is_treacherous(character) => None,
        character => Some(character),
    }
}

#[cfg(test)]
mod tests {
    use super::{clean, clean_line};

    #[test]
    fn escapes_and_overrides_are_taken_out() {
        let hostile = "a\u{1b}[31mb\u{202e}c\u{7f}\u{9b}d\u{200f}\te\r\nf\u{2028}g\u{85}h\u{2067}";
        assert_eq!(clean(hostile, false), "a[31mbcd e\nf\ng h");
        assert_eq!(clean_line(" a \n\n b\u{a0}c ", false), "a b\u{a0}c");
    }

    #[test]
    fn ascii_keeps_the_sense() {
        assert_eq!(clean("≥ 2 – “Löwe” … −3 × ½ °C", true), ">= 2 - \"Lowe\" ... -3 x 1/2 degC");
        assert!(clean("漢字\u{202e}\u{e0041}\u{a0}€", true).is_ascii());
    }
}
