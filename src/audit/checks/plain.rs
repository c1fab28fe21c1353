//! A text as a reader hears it: without what can stand between the words of a phrase and hide it.

/// Words that only press a phrase home: "you really should have" is "you should have".
const PRESSING: [&str; 7] =
    ["really", "definitely", "certainly", "absolutely", "clearly", "probably", "just"];

/// A text in small letters and single spaces, without punctuation inside a sentence and without pressing words; spaced letters are joined.
pub(super) fn plain(text: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut is_spelled = false;
    for token in text.to_lowercase().split_whitespace() {
        for word in token.split(['-', '\u{2013}', '\u{2014}', '/']) {
            let letters: String = word.chars().filter(|letter| letter.is_alphanumeric()).collect();
            if letters.is_empty() || PRESSING.contains(&letters.as_str()) {
                continue;
            }
            // "b e s t": one word spelled out.
            let is_letter =
                letters.chars().count() == 1 && letters.chars().all(char::is_alphabetic);
            match words.last_mut().filter(|_| is_spelled && is_letter) {
                Some(last) => last.push_str(&letters),
                None => words.push(letters),
            }
            is_spelled = is_letter;
        }
        // Two sentences make no phrase.
        if token.ends_with(['.', '!', '?', ';', ':']) {
            words.push("|".to_owned());
            is_spelled = false;
        }
    }
    words.join(" ")
}

/// Whether a word mixes Latin letters with Cyrillic ones that look alike.
pub(super) fn has_mixed_scripts(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        word.chars().any(|letter| letter.is_ascii_alphabetic())
            && word.chars().any(|letter| ('\u{400}'..='\u{52f}').contains(&letter))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hides_a_phrase_is_taken_away() {
        assert_eq!(plain("You really, REALLY should-have it"), "you should have it");
        assert_eq!(plain("the b e s t option"), "the best option");
        assert_eq!(plain("You should've. Have it"), "you shouldve | have it");
        assert!(has_mixed_scripts("b\u{435}st") && !has_mixed_scripts("best \u{435}"));
    }
}
