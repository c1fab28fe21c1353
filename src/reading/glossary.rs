//! The words that a page explains, and so may use though they are long.

use super::words::Words;
use std::collections::{BTreeMap, BTreeSet};

/// Terms of one or more words that the page explains. Capitals do not matter; a simple plural of a term is the term.
#[derive(Debug, Clone, Default)]
pub struct Glossary {
    phrases: BTreeSet<String>,
    /// The number of every first word, with how many words the longest term has that it begins. This is asked of every word of a page.
    firsts: BTreeMap<u64, usize>,
}

impl Glossary {
    /// No word is explained: a text is read as it stands.
    pub fn none() -> Self {
        Self::default()
    }

    /// These terms are explained.
    pub fn new<'a>(terms: impl IntoIterator<Item = &'a str>) -> Self {
        let mut glossary = Self::default();
        let mut words = Words::default();
        for term in terms {
            words.read(term);
            for form in forms(words.line()) {
                let first = form.split(' ').next().unwrap_or_default();
                let longest = glossary.firsts.entry(number(first)).or_default();
                *longest = words.len().max(*longest);
                glossary.phrases.insert(form);
            }
        }
        glossary
    }

    /// How many words from this place on are one term; 0 if none begins here.
    pub(super) fn covers(&self, words: &Words, place: usize) -> usize {
        if self.firsts.is_empty() {
            return 0;
        }
        let first = words.phrase(place, 1).unwrap_or_default();
        let longest = self.firsts.get(&number(first)).copied().unwrap_or_default();
        (1..=longest)
            .rev()
            .find(|count| {
                words.phrase(place, *count).is_some_and(|phrase| self.phrases.contains(phrase))
            })
            .unwrap_or_default()
    }
}

/// A word as a number whose digits are its letters. Long words may share one: it passes over those that begin no term, and who finds it looks at the
/// letters.
fn number(word: &str) -> u64 {
    word.bytes()
        .fold(0, |number: u64, letter| number.wrapping_mul(257).wrapping_add(u64::from(letter)))
}

/// A term and its simple plurals; of a term in the plural, the singular too.
fn forms(term: &str) -> Vec<String> {
    if term.is_empty() {
        return Vec::new();
    }
    let mut forms = vec![term.to_owned(), format!("{term}s"), format!("{term}es")];
    if let Some(stem) = term.strip_suffix('y') {
        forms.push(format!("{stem}ies"));
    }
    if let Some(stem) = term.strip_suffix("ies") {
        forms.push(format!("{stem}y"));
    } else if let Some(stem) = term.strip_suffix('s')
        && !stem.ends_with(['s', 'i', 'u'])
    {
        forms.push(stem.to_owned());
    }
    forms
}
