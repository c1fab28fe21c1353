//! A text as a reader hears it: without what can stand between the words of a phrase and hide it.

/// Words that only press a phrase home: "you really should have" is "you should have".
const PRESSING: [&str; 7] =
    ["really", "definitely", "certainly", "absolutely", "clearly", "probably", "just"];

/// What joins words that are heard apart.
const HYPHENS: [char; 4] = ['-', '\u{2013}', '\u{2014}', '/'];

/// A text in small letters with single spaces, without punctuation inside a sentence and without pressing words; spaced letters are joined.
/// Every word of it has a blank before it.
pub(super) fn plain(lower: &str, words: &mut String) {
    let mut heard = Heard { words, is_spelled: false };
    for token in lower.split_whitespace() {
        // Most tokens are one word of letters, with a mark behind it.
        if let Some(word) = word_with_marks(token) {
            heard.word(word);
        } else {
            for part in token.split(HYPHENS) {
                let letters: String =
                    part.chars().filter(|letter| letter.is_alphanumeric()).collect();
                heard.word(&letters);
            }
        }
        // Two sentences make no phrase.
        if let Some(b'.' | b'!' | b'?' | b';' | b':') = token.as_bytes().last() {
            heard.words.push_str(" |");
            heard.is_spelled = false;
        }
    }
}

/// The word that a token is, if it is one of letters or digits a to z with nothing but marks behind it.
fn word_with_marks(token: &str) -> Option<&str> {
    let bytes = token.as_bytes();
    let end = bytes.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(bytes.len());
    let (word, marks) = token.split_at_checked(end)?;
    marks.bytes().all(|byte| matches!(byte, b'.' | b',' | b';' | b':' | b')')).then_some(word)
}

/// What was heard so far.
struct Heard<'w> {
    words: &'w mut String,
    /// Whether the last one was a single letter.
    is_spelled: bool,
}

impl Heard<'_> {
    fn word(&mut self, letters: &str) {
        if letters.is_empty() || PRESSING.contains(&letters) {
            return;
        }
        let mut characters = letters.chars();
        let is_letter =
            characters.next().is_some_and(char::is_alphabetic) && characters.next().is_none();
        // "b e s t": one word spelled out.
        if !(self.is_spelled && is_letter) {
            self.words.push(' ');
        }
        self.words.push_str(letters);
        self.is_spelled = is_letter;
    }
}

/// Whether a word mixes Latin letters with Cyrillic ones that look alike.
pub(super) fn has_mixed_scripts(text: &str) -> bool {
    !text.is_ascii()
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
