//! A text as a reader hears it: without what can stand between the words of a phrase and hide it.

use crate::audit::counting::is_letter_or_digit;

/// Words that only press a phrase home: "you really should have" is "you should have".
const PRESSING: [&str; 7] =
    ["really", "definitely", "certainly", "absolutely", "clearly", "probably", "just"];

/// What joins words that are heard apart.
const HYPHENS: [char; 4] = ['-', '\u{2013}', '\u{2014}', '/'];

/// A text in small letters with single spaces, without punctuation inside a sentence and without pressing words; spaced letters are joined.
/// Every word of it has a blank before it.
pub(super) fn plain(lower: &str, words: &mut String) {
    let mut heard = Heard { words, is_spelled: false };
    let mut rest = lower.trim_start();
    while !rest.is_empty() {
        // Most tokens are one word of letters, with a mark behind it.
        let (token, after) = if let Some((word, token, after)) = word_with_marks(rest) {
            heard.word(word);
            (token, after)
        } else {
            let (token, after) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
            for part in token.split(HYPHENS) {
                let part = part.trim_matches(|letter: char| !letter.is_alphanumeric());
                if part.contains(|letter: char| !letter.is_alphanumeric()) {
                    heard.word(&part.replace(|letter: char| !letter.is_alphanumeric(), ""));
                } else {
                    heard.word(part);
                }
            }
            (token, after)
        };
        // Two sentences make no phrase.
        if let Some(b'.' | b'!' | b'?' | b';' | b':') = token.as_bytes().last() {
            heard.words.push_str(" |");
            heard.is_spelled = false;
        }
        // One blank was taken; there is seldom another.
        rest = if after.starts_with(char::is_whitespace) { after.trim_start() } else { after };
    }
}

/// The word that a text begins with, if it is one of letters or digits a to z with nothing but marks behind it; the same with its marks; and what
/// follows after a blank.
fn word_with_marks(text: &str) -> Option<(&str, &str, &str)> {
    let bytes = text.as_bytes();
    let letters = bytes.iter().take_while(|byte| is_letter_or_digit(**byte)).count();
    let is_mark = |byte: &&u8| matches!(byte, b'.' | b',' | b';' | b':' | b')');
    let marks = bytes.iter().skip(letters).take_while(is_mark).count();
    let (token, after) = text.split_at_checked(letters + marks)?;
    let after = if after.is_empty() { after } else { after.strip_prefix(' ')? };
    Some((token.get(..letters)?, token, after))
}

/// What was heard so far.
struct Heard<'w> {
    words: &'w mut String,
    /// Whether the last one was a single letter.
    is_spelled: bool,
}

impl Heard<'_> {
    fn word(&mut self, letters: &str) {
        // All but one end so.
        let may_press = letters.ends_with("ly") || letters == "just";
        if letters.is_empty() || may_press && PRESSING.contains(&letters) {
            return;
        }
        let mut characters = letters.chars();
        let is_letter = letters.len() <= char::MAX.len_utf8()
            && characters.next().is_some_and(char::is_alphabetic)
            && characters.next().is_none();
        // "b e s t": one word spelled out.
        if !(self.is_spelled && is_letter) {
            self.words.push(' ');
        }
        self.words.push_str(letters);
        self.is_spelled = is_letter;
    }
}

/// What Cyrillic letters begin with.
const CYRILLIC: std::ops::RangeInclusive<u8> = 0xd0..=0xd4;

/// Whether a word mixes Latin letters with Cyrillic ones that look alike.
pub(super) fn has_mixed_scripts(text: &str) -> bool {
    // Most texts are plain, which is sooner seen.
    !text.is_ascii()
        && text.bytes().any(|byte| CYRILLIC.contains(&byte))
        && text.split_whitespace().any(|word| {
            word.chars().any(|letter| letter.is_ascii_alphabetic())
                && word.chars().any(|letter| ('\u{400}'..='\u{52f}').contains(&letter))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hides_a_phrase_is_taken_away() {
        for (text, heard) in [
            ("you really, really should-have it", " you should have it"),
            ("the b e s t option", " the best option"),
            ("you should've. have it", " you shouldve | have it"),
            ("you\u{a0}should (have) it", " you should have it"),
            ("- ;", " |"),
        ] {
            let mut words = String::new();
            plain(text, &mut words);
            assert_eq!(words, heard, "{text}");
        }
        assert!(has_mixed_scripts("b\u{435}st") && !has_mixed_scripts("best \u{435}"));
    }
}
