//! How hard a text is to read: Flesch-Kincaid grade, Flesch reading ease and SMOG, counted here and knowing no other part of the program.
//!
//! It must never flatter. What is not prose (numbers, codes, note marks, addresses) does not count, a doubtful stop does not end a sentence, a word
//! counts as long as it is said. Give it prose: labels and single words of a table would count as very short sentences and make a page look easy.

mod by_number;
mod glossary;
mod measure;
mod sentences;
mod syllables;
mod vowels;
mod words;

pub use by_number::{ByNumber, with_letter};
pub use glossary::Glossary;
pub use measure::Reading;

use sentences::Sentences;
use words::Words;

/// One sentence, and how hard it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sentence<'a> {
    /// Which of the texts it is in, counted from 0.
    pub part: usize,
    /// The sentence as it stands.
    pub text: &'a str,
    /// Its own counts: those of one sentence.
    pub reading: Reading,
}

/// Counts texts of one or more sentences each. The end of a text ends a sentence.
///
/// A word of the `known` terms counts as a word of one syllable: the reader still has to read it, and the sentence stays as long as it is, but it is
/// no harder than a short one. Left out altogether it could *raise* the grade, when it is shorter than most. [`Glossary::none`] reads a text as it stands.
///
/// ```
/// use spinecmp::reading::{Glossary, read};
///
/// let texts = ["An arthroplasty takes two hours. Most people go home the next day."];
/// let bare = read(texts, &Glossary::none());
/// let explained = read(texts, &Glossary::new(["arthroplasty"]));
/// assert_eq!((bare.words, bare.sentences, bare.syllables), (12, 2, 16));
/// assert_eq!((explained.words, explained.sentences, explained.syllables), (12, 2, 13));
/// ```
pub fn read<'a>(texts: impl IntoIterator<Item = &'a str>, known: &Glossary) -> Reading {
    sentences(texts, known).map(|sentence| sentence.reading).sum()
}

/// A text cut into the words of its sentences, to be counted for readers who know different words.
#[derive(Debug)]
pub struct CutText(Vec<Words>);

impl CutText {
    /// Cuts a text.
    pub fn of(text: &str) -> Self {
        let words = |sentence| {
            let mut words = Words::default();
            words.read(sentence);
            words
        };
        Self(Sentences::of(text).map(words).filter(|words| words.len() > 0).collect())
    }

    /// Counts it, as [`read`] does.
    pub fn read(&self, known: &Glossary) -> Reading {
        self.0.iter().map(|words| count(words, known)).sum()
    }
}

/// Fewer words make no sentence whose own grade says anything: "No operation." would be of grade 20.
const SHORTEST: u32 = 6;

/// The sentences of six words or more with the highest grades, the hardest first; of equals, the earlier first.
///
/// Shorter ones count in [`read`], where they are weighed with the rest.
pub fn hardest<'a>(
    texts: impl IntoIterator<Item = &'a str>,
    known: &Glossary,
    count: usize,
) -> Vec<Sentence<'a>> {
    let mut found: Vec<(f64, Sentence<'a>)> = sentences(texts, known)
        .filter(|sentence| sentence.reading.words >= SHORTEST)
        .filter_map(|sentence| Some((sentence.reading.grade()?, sentence)))
        .collect();
    found.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    found.truncate(count);
    found.into_iter().map(|(_, sentence)| sentence).collect()
}

/// Every sentence that holds a word, with its counts.
fn sentences<'a>(
    texts: impl IntoIterator<Item = &'a str>,
    known: &Glossary,
) -> impl Iterator<Item = Sentence<'a>> {
    let mut words = Words::default();
    texts
        .into_iter()
        .enumerate()
        .flat_map(|(part, whole)| Sentences::of(whole).map(move |text| (part, text)))
        .filter_map(move |(part, text)| {
            words.read(text);
            let reading = count(&words, known);
            (reading.words > 0).then_some(Sentence { part, text, reading })
        })
}

fn count(words: &Words, known: &Glossary) -> Reading {
    let mut reading = Reading { sentences: 1, ..Reading::default() };
    let mut covered = 0;
    for place in 0..words.len() {
        covered = known.covers(words, place).max(covered);
        let syllables = if covered > 0 { 1 } else { words.syllables(place) };
        covered = covered.saturating_sub(1);
        reading.words = reading.words.saturating_add(1);
        reading.syllables = reading.syllables.saturating_add(syllables);
        reading.polysyllables += u32::from(syllables >= 3);
    }
    reading
}

#[cfg(test)]
mod tests;
