//! The last line of defence: words from a data file must not steer a terminal or reorder what a reader sees.

use crate::values::is_treacherous;
use std::borrow::Cow;

use deunicode::deunicode_with_tofu_cow;

/// Words without control characters and direction overrides, line breaks kept; in nothing but ASCII if asked.
pub(super) fn clean(words: &str, ascii: bool) -> Cow<'_, str> {
    if ascii && !words.is_ascii() {
        // Marks that are filled and hollow would come out alike, and so would like and unlike.
        let words = words.replace('○', "-").replace('\u{2260}', "!=");
        let words = deunicode_with_tofu_cow(&words, "?");
        return Cow::Owned(without_harm(&words).into_owned());
    }
    without_harm(words)
}

/// What is harmless is copied in runs as long as they are, and not at all where nothing else is among the words: pages are made while somebody waits.
fn without_harm(words: &str) -> Cow<'_, str> {
    let mut output = String::new();
    let mut copied = 0;
    let mut next = 0;
    while let Some((place, character)) = first_unusual(words, next) {
        next = place + character.len_utf8();
        let instead = harmless(character);
        if instead != Some(character) {
            output.push_str(words.get(copied..place).unwrap_or_default());
            output.extend(instead);
            copied = next;
        }
    }
    if copied == 0 {
        return Cow::Borrowed(words);
    }
    output.push_str(words.get(copied..).unwrap_or_default());
    Cow::Owned(output)
}

/// The first character from a place on that is neither printable ASCII nor a line break.
fn first_unusual(words: &str, from: usize) -> Option<(usize, char)> {
    let is_usual = |byte: &u8| matches!(byte, b' '..=b'~' | b'\n');
    let rest = words.get(from..)?;
    // Without a way out in the middle, the compiler looks at all bytes of a block at once.
    let (blocks, _) = rest.as_bytes().as_chunks::<16>();
    let usual = |block: &&[u8; 16]| block.iter().fold(true, |all, byte| all & is_usual(byte));
    let passed = blocks.iter().take_while(usual).count() * 16;
    let place = passed + rest.as_bytes().get(passed..)?.iter().position(|byte| !is_usual(byte))?;
    Some((from + place, rest.get(place..)?.chars().next()?))
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
        // terminal renderer marks its styles with some of these, so none may come from outside.
        '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}' => None,
        character if is_treacherous(character) => None,
        character => Some(character),
    }
}

#[cfg(test)]
mod tests {
    use super::{clean, clean_line, harmless, is_treacherous};
    use proptest::prelude::*;
    use std::borrow::Cow;

    #[test]
    fn escapes_and_overrides_are_taken_out() {
        let hostile = "a\u{1b}[31mb\u{202e}c\u{7f}\u{9b}d\u{200f}\te\r\nf\u{2028}g\u{85}h\u{2067}";
        assert_eq!(clean(hostile, false), "a[31mbcd e\nf\ng h");
        assert_eq!(clean_line(" a \n\n b\u{a0}c ", false), "a b\u{a0}c");
    }

    #[test]
    fn harmless_words_are_not_copied() {
        for words in ["", "a\nb", "Löwe – “≥ 2”\u{a0}漢"] {
            assert!(matches!(clean(words, false), Cow::Borrowed(same) if same == words));
        }
    }

    proptest! {
        #[test]
        fn runs_are_cleaned_as_single_characters_are(
            words in "[a-c \n\t\u{1b}\u{7f}\u{85}\u{a0}é–\u{2028}\u{202e}\u{202f}\u{fe0f}\u{1f600}]{0,12}"
        ) {
            let each: String = words.chars().filter_map(harmless).collect();
            prop_assert_eq!(clean(&words, false), each);
            prop_assert!(clean(&words, true).chars().all(|character| character == '\n' || !is_treacherous(character)));
        }
    }

    #[test]
    fn ascii_keeps_the_sense() {
        assert_eq!(clean("≥ 2 – “Löwe” … −3 × ½ °C", true), ">= 2 - \"Lowe\" ... -3 x 1/2 degC");
        assert!(clean("漢字\u{202e}\u{e0041}\u{a0}€", true).is_ascii());
    }
}
