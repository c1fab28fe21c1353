//! A text as a reader hears it: without what can stand between the words of a phrase and hide it.

/// Words that only press a phrase home: "you really should have" is "you should have".
const PRESSING: [&str; 7] =
    ["really", "definitely", "certainly", "absolutely", "clearly", "probably", "just"];

/// What joins words that are heard apart.
const HYPHENS: [char; 4] = ['-', '\u{2013}', '\u{2014}', '/'];

/// A text in small letters with single spaces, without punctuation inside a sentence and without pressing words; spaced letters are joined.
pub(super) fn plain(lower: &str) -> String {
    let mut plain = String::with_capacity(lower.len());
    let mut is_spelled = false;
    for token in lower.split_whitespace() {
        // Most tokens are one word of letters, with a mark behind it.
        let bare = token.trim_end_matches(['.', ',', ';', ':', ')']);
        let is_word = bare.bytes().all(|byte| byte.is_ascii_alphanumeric());
        for word in bare.split(|letter| !is_word && HYPHENS.contains(&letter)) {
            let end = plain.len();
            plain.push(' ');
            if is_word {
                plain.push_str(word);
            } else {
                plain.extend(word.chars().filter(|letter| letter.is_alphanumeric()));
            }
            let letters = plain.get(end + 1..).unwrap_or_default();
            if letters.is_empty() || PRESSING.contains(&letters) {
                plain.truncate(end);
                continue;
            }
            // "b e s t": one word spelled out.
            let mut characters = letters.chars();
            let is_letter =
                characters.next().is_some_and(char::is_alphabetic) && characters.next().is_none();
            if is_spelled && is_letter {
                plain.remove(end);
            }
            is_spelled = is_letter;
        }
        // Two sentences make no phrase.
        if token.ends_with(['.', '!', '?', ';', ':']) {
            plain.push_str(" |");
            is_spelled = false;
        }
    }
    // A blank stands before each word, the first too.
    plain.drain(..plain.len().min(1));
    plain
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
        assert_eq!(plain("you really, really should-have it"), "you should have it");
        assert_eq!(plain("the b e s t option"), "the best option");
        assert_eq!(plain("you should've. have it"), "you shouldve | have it");
        assert!(has_mixed_scripts("b\u{435}st") && !has_mixed_scripts("best \u{435}"));
    }
}
