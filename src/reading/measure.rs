//! What was counted in a text, and the published formulas that turn the counts into a grade.

use std::iter::Sum;
use std::ops::Add;

/// Below so many sentences a SMOG grade is only indicative: the formula was made on 30.
const SMOG_SENTENCES: u32 = 30;

/// Counts of a text. Counts of two texts can be added, so that a page is measured part by part.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reading {
    /// Words, without numbers, codes and addresses.
    pub words: u32,
    /// Sentences that hold at least one word.
    pub sentences: u32,
    /// Syllables of all words.
    pub syllables: u32,
    /// Words of three or more syllables.
    pub polysyllables: u32,
}

impl Reading {
    /// Flesch-Kincaid grade, about the years of school in the United States that it takes to follow the text:
    /// `0.39 × words / sentences + 11.8 × syllables / words − 15.59`.
    ///
    /// Kincaid, Fishburne, Rogers and Chissom 1975, Derivation of New Readability Formulas for Navy Enlisted Personnel. `None` without words.
    pub fn grade(self) -> Option<f64> {
        let (length, weight) = self.rates()?;
        Some(0.39 * length + 11.8 * weight - 15.59)
    }

    /// Flesch reading ease; higher is easier, 60 to 70 is plain English: `206.835 − 1.015 × words / sentences − 84.6 × syllables / words`.
    ///
    /// Flesch 1948, A New Readability Yardstick, doi:10.1037/h0057532. `None` without words.
    pub fn ease(self) -> Option<f64> {
        let (length, weight) = self.rates()?;
        Some(206.835 - 1.015 * length - 84.6 * weight)
    }

    /// SMOG grade: `1.0430 × √(polysyllables × 30 / sentences) + 3.1291`.
    ///
    /// `McLaughlin` 1969, SMOG Grading: A New Readability Formula. Under 30 sentences it [is only indicative](Self::is_indicative). `None` without words.
    pub fn smog(self) -> Option<f64> {
        if self.sentences == 0 {
            return None;
        }
        let share = f64::from(self.polysyllables) / f64::from(self.sentences);
        Some(1.0430 * (share * f64::from(SMOG_SENTENCES)).sqrt() + 3.1291)
    }

    /// Whether there are too few sentences for the SMOG grade to be more than a hint.
    pub fn is_indicative(self) -> bool {
        self.sentences < SMOG_SENTENCES
    }

    /// Words a sentence, syllables a word.
    fn rates(self) -> Option<(f64, f64)> {
        if self.sentences == 0 || self.words == 0 {
            return None;
        }
        let words = f64::from(self.words);
        Some((words / f64::from(self.sentences), f64::from(self.syllables) / words))
    }
}

impl Add for Reading {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            words: self.words.saturating_add(other.words),
            sentences: self.sentences.saturating_add(other.sentences),
            syllables: self.syllables.saturating_add(other.syllables),
            polysyllables: self.polysyllables.saturating_add(other.polysyllables),
        }
    }
}

impl Sum for Reading {
    fn sum<I: Iterator<Item = Self>>(readings: I) -> Self {
        readings.fold(Self::default(), Self::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_published_example_comes_out_to_the_last_place() {
        // The example of the smog-formula package: 1 sentence, 4 polysyllables.
        let reading = Reading { words: 10, sentences: 1, syllables: 20, polysyllables: 4 };
        let is = |found: Option<f64>, wanted: f64| {
            assert!(
                found.is_some_and(|found| (found - wanted).abs() < 5e-7),
                "{found:?}, not {wanted}"
            );
        };
        is(reading.smog(), 14.554_593);
        is(reading.grade(), 3.9 + 23.6 - 15.59);
        is(reading.ease(), 206.835 - 10.15 - 169.2);
        assert!(reading.is_indicative());
    }

    #[test]
    fn nothing_read_has_no_grade() {
        let nothing = Reading::default();
        assert_eq!((nothing.grade(), nothing.ease(), nothing.smog()), (None, None, None));
    }

    proptest! {
        #[test]
        fn a_long_word_more_never_lowers_smog(
            sentences in 1_u32..200, words in 1_u32..2_000, long in 0_u32..500, more in 3_u32..9
        ) {
            let before = Reading { words, sentences, syllables: words + 2 * long, polysyllables: long };
            let word = Reading { words: 1, sentences: 0, syllables: more, polysyllables: 1 };
            prop_assert!((before + word).smog() >= before.smog());
        }
    }
}
