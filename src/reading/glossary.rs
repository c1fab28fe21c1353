//! The words that a page explains, and so may use though they are long.

use super::by_number::{ByNumber, with_letter};
use super::words::Words;
use std::cmp::Reverse;
use std::rc::Rc;

/// Terms of one or more words that the page explains. Capitals do not matter; a simple plural of a term is the term.
#[derive(Debug, Clone, Default)]
pub struct Glossary {
    /// Every form of every term by the [`number`] of its first word, the longest first.
    forms: Rc<ByNumber<Form>>,
    /// Which of the terms are explained, in the order in which they came.
    explained: Vec<bool>,
}

/// One form of a term.
#[derive(Debug, Clone)]
struct Form {
    words: usize,
    text: String,
    /// The place of its term.
    term: usize,
}

impl Glossary {
    /// No word is explained: a text is read as it stands.
    pub fn none() -> Self {
        Self::default()
    }

    /// These terms are explained.
    pub fn new<'a>(terms: impl IntoIterator<Item = &'a str>) -> Self {
        let mut all: Vec<Form> = Vec::new();
        let mut explained = Vec::new();
        let mut words = Words::default();
        for (place, term) in terms.into_iter().enumerate() {
            words.read(term);
            let count = words.len();
            let forms = forms(words.line()).into_iter();
            all.extend(forms.map(|text| Form { words: count, text, term: place }));
            explained.push(true);
        }
        all.sort_by_key(|form| Reverse(form.words));
        let by_first_word = |form: Form| {
            let first = form.text.split(' ').next().unwrap_or_default();
            (number(first), form)
        };
        Self { forms: Rc::new(all.into_iter().map(by_first_word).collect()), explained }
    }

    /// Only those of these terms are explained, in the order in which they came.
    pub fn only(&self, explained: Vec<bool>) -> Self {
        Self { forms: Rc::clone(&self.forms), explained }
    }

    /// How many words from this place on are one term; 0 if none begins here.
    pub(super) fn covers(&self, words: &Words, place: usize) -> usize {
        self.forms
            .of(words.number(place))
            .filter(|form| self.explained.get(form.term) == Some(&true))
            .find(|form| words.phrase(place, form.words) == Some(form.text.as_str()))
            .map_or(0, |form| form.words)
    }
}

/// A word as a number.
pub(super) fn number(word: &str) -> usize {
    word.bytes().fold(0, |number, letter| with_letter(number, usize::from(letter)))
}

/// A term and its simple plurals; of a term in the plural, the singular too.
fn forms(term: &str) -> Vec<String> {
    if term.is_empty() {
        return Vec::new();
    }
    let mut forms = vec![term.to_owned(), [term, "s"].concat(), [term, "es"].concat()];
    if let Some(stem) = term.strip_suffix('y') {
        forms.push([stem, "ies"].concat());
    }
    if let Some(stem) = term.strip_suffix("ies") {
        forms.push([stem, "y"].concat());
    } else if let Some(stem) = term.strip_suffix('s')
        && !stem.ends_with(['s', 'i', 'u'])
    {
        forms.push(stem.to_owned());
    }
    forms
}
