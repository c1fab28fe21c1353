//! The words that a page explains, and so may use though they are long.

use super::words::Words;
use std::cmp::Reverse;

/// Terms of one or more words that the page explains. Capitals do not matter; a simple plural of a term is the term.
#[derive(Debug, Clone, Default)]
pub struct Glossary {
    /// Every form of every term by the remainder of the [`number`] of its first word, the longest first. It is asked of every word of a page, and most
    /// have a remainder without a form.
    forms: Vec<Vec<Form>>,
}

/// One form of a term.
#[derive(Debug, Clone)]
struct Form {
    words: usize,
    text: String,
}

/// So many remainders: a prime, and more than a page has terms.
const REMAINDERS: usize = 1021;

impl Glossary {
    /// No word is explained: a text is read as it stands.
    pub fn none() -> Self {
        Self::default()
    }

    /// These terms are explained.
    pub fn new<'a>(terms: impl IntoIterator<Item = &'a str>) -> Self {
        let mut by_remainder: Vec<Vec<Form>> = vec![Vec::new(); REMAINDERS];
        let mut words = Words::default();
        for term in terms {
            words.read(term);
            for text in forms(words.line()) {
                let first = text.split(' ').next().unwrap_or_default();
                if let Some(place) = by_remainder.get_mut(number(first) % REMAINDERS) {
                    place.push(Form { words: words.len(), text });
                    place.sort_by_key(|form| Reverse(form.words));
                }
            }
        }
        Self { forms: by_remainder }
    }

    /// How many words from this place on are one term; 0 if none begins here.
    pub(super) fn covers(&self, words: &Words, place: usize) -> usize {
        self.forms
            .get(words.number(place) % REMAINDERS)
            .into_iter()
            .flatten()
            .find(|form| words.phrase(place, form.words) == Some(form.text.as_str()))
            .map_or(0, |form| form.words)
    }
}

/// A word as a number whose digits are its letters. Long words may share one.
pub(super) fn number(word: &str) -> usize {
    let digit = |number: usize, letter| number.wrapping_mul(257).wrapping_add(usize::from(letter));
    word.bytes().fold(0, digit)
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
