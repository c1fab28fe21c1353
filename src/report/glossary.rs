//! Words that a reader may not know, explained on the page that uses them.

use super::prose::{explained, explained_by};
use super::traversal::each_text;
use super::{Block, Span, Text};
use crate::knowledge::{Knowledge, Term};
use crate::reading::{ByNumber, Glossary, with_letter};
use crate::values::{List, Ref};
use foldhash::fast::RandomState;
use std::cell::OnceCell;
use std::collections::HashMap;

/// The words that these blocks use, each with its meaning, under a heading.
///
/// Give it what is written for the reader: titles of sources are not.
pub(super) fn blocks(knowledge: &Knowledge, blocks: &[Block]) -> Vec<Block> {
    WordsFound::of_one_page(knowledge).blocks(blocks)
}

/// The words to explain that the texts of pages use.
pub struct WordsFound<'k> {
    knowledge: &'k Knowledge,
    /// Made when a page first explains its words: one screen explains none.
    forms: OnceCell<WordForms>,
    many: Option<OfManyPages>,
}

/// What serves many pages: they share most of their texts, and each different one is looked through once.
struct OfManyPages {
    of_texts: HashMap<String, Vec<Ref<Term>>, RandomState>,
    /// Every form of every word.
    all: Glossary,
}

impl<'k> WordsFound<'k> {
    /// For one page.
    pub fn of_one_page(knowledge: &'k Knowledge) -> Self {
        Self { knowledge, forms: OnceCell::new(), many: None }
    }

    /// For many pages of the same knowledge, one after the other; `all` is every form of every word of its glossary.
    pub fn of_many_pages(knowledge: &'k Knowledge, all: Glossary) -> Self {
        let many = OfManyPages { of_texts: HashMap::default(), all };
        Self { many: Some(many), ..Self::of_one_page(knowledge) }
    }

    /// The words that a page explains, as [`explained`] tells them.
    pub(super) fn explained(&self, blocks: &[Block]) -> Glossary {
        let Some(many) = &self.many else { return explained(self.knowledge, blocks) };
        let is_explained = explained_by(blocks);
        let terms = self.knowledge.glossary.iter();
        let of_forms = terms.flat_map(|term| term.forms().map(|_| is_explained(term)));
        many.all.only(of_forms.collect())
    }

    /// The same as [`blocks`].
    pub(super) fn blocks(&mut self, blocks: &[Block]) -> Vec<Block> {
        let entries: Vec<(Text, Text)> = self
            .used(blocks)
            .map(|term| (Text::strong(&term.word), Text::plain(&term.means)))
            .collect();
        if entries.is_empty() {
            return Vec::new();
        }
        vec![Block::section("Words used here", vec![Block::Entries(entries)])]
    }

    /// The words that these blocks use, in the order of the file. Words that only a meaning uses are among them.
    fn used(&mut self, blocks: &[Block]) -> impl Iterator<Item = &'k Term> {
        let terms = &self.knowledge.glossary;
        let mut used = vec![false; terms.len()];
        let mut unread: Vec<Ref<Term>> = Vec::new();
        let mut words = String::new();
        each_text(blocks, &mut |text| {
            words.clear();
            add_words(text, &mut words);
            self.add_new(&words, &mut used, &mut unread);
        });
        while let Some(term) = unread.pop() {
            self.add_new(&terms[term].means, &mut used, &mut unread);
        }
        terms.iter().zip(used).filter_map(|(term, is_used)| is_used.then_some(term))
    }

    /// Adds the words of a text that were not `used` before; they are now.
    fn add_new(&mut self, text: &str, used: &mut [bool], new: &mut Vec<Ref<Term>>) {
        let terms = &self.knowledge.glossary;
        let forms = self.forms.get_or_init(|| WordForms::of(terms));
        let Some(many) = &mut self.many else {
            return forms.find_new(text, used, new);
        };
        let mut add = |found: &[Ref<Term>]| {
            for term in found {
                if let Some(is_used) = used.get_mut(term.position())
                    && !std::mem::replace(is_used, true)
                {
                    new.push(*term);
                }
            }
        };
        if let Some(found) = many.of_texts.get(text) {
            return add(found);
        }
        let (mut of_text, mut found) = (vec![false; terms.len()], Vec::new());
        forms.find_new(text, &mut of_text, &mut found);
        add(&found);
        many.of_texts.insert(text.to_owned(), found);
    }
}

/// Every form of every word by the number of its first word.
struct WordForms(ByNumber<WordForm>);

/// A form of a word, and its term.
struct WordForm {
    /// In small letters, where their case does not matter.
    text: String,
    /// Without small letters, such as MRI: found as it is written, since other letters may spell another word.
    is_capitals: bool,
    term: Ref<Term>,
}

/// Every letter and digit of one byte, made small; 0 for all other bytes.
#[expect(clippy::indexing_slicing, reason = "worked out when the program is built")]
const SMALL: [u8; 256] = {
    let mut small = [0; 256];
    let (mut place, mut byte) = (0, 0_u8);
    while byte.is_ascii() {
        if byte.is_ascii_alphanumeric() {
            small[place] = byte.to_ascii_lowercase();
        }
        place += 1;
        byte += 1;
    }
    small
};

/// Shows every word of a text to `see`: where it begins, and its number, whatever its capitals.
fn each_word(text: &str, mut see: impl FnMut(usize, usize)) {
    let mut place = 0;
    while place < text.len() {
        let (start, mut number) = (place, 0);
        loop {
            let rest = text.as_bytes().get(place..).unwrap_or_default();
            let letters = short_letters(rest, number);
            (place, number) = (place + letters.0, letters.1);
            // Nearly all words end here.
            if text.as_bytes().get(place).is_none_or(u8::is_ascii) {
                break;
            }
            let Some(letter) = letter_at(text, place) else { break };
            place += letter.len_utf8();
            number = with_letter(number, code(letter));
        }
        if number != 0 {
            see(start, number);
        }
        place += 1;
    }
}

/// How many letters and digits of one byte a text begins with, and the number of what came before with them.
fn short_letters(text: &[u8], before: usize) -> (usize, usize) {
    let (mut count, mut number) = (0, before);
    for byte in text {
        let small = SMALL.get(usize::from(*byte)).copied().unwrap_or_default();
        if small == 0 {
            break;
        }
        number = with_letter(number, usize::from(small));
        count += 1;
    }
    (count, number)
}

/// The letter or digit that begins at this byte.
fn letter_at(text: &str, place: usize) -> Option<char> {
    text.get(place..)?.chars().next().filter(|letter| letter.is_alphanumeric())
}

fn code(letter: char) -> usize {
    usize::try_from(u32::from(small(letter))).unwrap_or_default()
}

impl WordForms {
    fn of(terms: &List<Term>) -> Self {
        let all = terms.refs().flat_map(|(pointer, term)| {
            term.forms().map(move |form| {
                let mut first = 0;
                each_word(form, |start, number| {
                    if start == 0 {
                        first = number;
                    }
                });
                let is_capitals = !form.chars().any(char::is_lowercase);
                let text =
                    if is_capitals { form.to_owned() } else { form.chars().map(small).collect() };
                (first, WordForm { text, is_capitals, term: pointer })
            })
        });
        Self(all.collect())
    }

    /// Adds the terms that a text uses as whole words and that were not `used` before; they are now.
    fn find_new(&self, text: &str, used: &mut [bool], new: &mut Vec<Ref<Term>>) {
        each_word(text, |start, number| {
            for form in self.0.of(number) {
                // A page says its few words again and again.
                if let Some(is_used) = used.get_mut(form.term.position())
                    && !*is_used
                    && text.get(start..).is_some_and(|rest| form.begins(rest))
                {
                    *is_used = true;
                    new.push(form.term);
                }
            }
        });
    }
}

impl WordForm {
    /// Whether the text begins with this form, and the word ends there.
    fn begins(&self, text: &str) -> bool {
        let mut characters = text.chars();
        let is_form = self.text.chars().all(|wanted| {
            characters
                .next()
                .is_some_and(|found| wanted == if self.is_capitals { found } else { small(found) })
        });
        is_form && !characters.next().is_some_and(char::is_alphanumeric)
    }
}

/// The small letter; the first one where there are several, which is as good for comparing.
fn small(letter: char) -> char {
    if letter.is_ascii() {
        letter.to_ascii_lowercase()
    } else {
        letter.to_lowercase().next().unwrap_or(letter)
    }
}

/// What a text says in words; what is to be typed is not.
fn add_words(text: &Text, words: &mut String) {
    for span in &text.0 {
        match span {
            Span::Plain(span_words)
            | Span::Strong(span_words)
            | Span::Quiet(span_words)
            | Span::Link { words: span_words, .. } => words.push_str(span_words),
            Span::Code(_) | Span::Note(_) => words.push(' '),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The words that are found in a text, by their place in the list.
    fn found(text: &str) -> Vec<usize> {
        let term = |word: &str, also: &[&str]| Term {
            word: word.to_owned(),
            also: also.iter().map(ToString::to_string).collect(),
            means: "Something.".to_owned(),
        };
        let terms = List::new(vec![
            term("knee", &["knees"]),
            term("knee joint", &[]),
            term("MRI", &[]),
            term("Part A", &[]),
            term("Écart", &[]),
            term("x-ray", &["X-rays"]),
            term("T", &[]),
        ]);
        let (mut used, mut found) = (vec![false; terms.len()], Vec::new());
        WordForms::of(&terms).find_new(text, &mut used, &mut found);
        let mut found: Vec<usize> = found.into_iter().map(Ref::position).collect();
        found.sort_unstable();
        found
    }

    #[test]
    fn words_are_found_whole_and_in_any_form() {
        assert_eq!(found("The knee hurts."), [0]);
        assert_eq!(found("Knees"), [0]);
        assert_eq!(found("a kneecap, kneel, unknee, knee2"), [0; 0]);
        assert_eq!(found("the knee's cap, (knee) and knee-deep"), [0]);
        assert_eq!(found("the KNEE JOINT"), [0, 1]);
        assert_eq!(found("knee jointed"), [0]);
        assert_eq!(found("écart ÉCART"), [4]);
        assert_eq!(found("X-Ray"), [5]);
        assert_eq!(found(""), [0; 0]);
    }

    proptest! {
        #[test]
        fn words_begin_where_letters_or_digits_do(text in "[a-cA-C1 .’“ÉßıǅⅫ½\u{301}日-]{0,24}") {
            let mut starts = Vec::new();
            each_word(&text, |start, _| starts.push(start));
            let is_word = |letter: char| letter.is_alphanumeric();
            let words = text.split(|letter| !is_word(letter)).filter(|word| !word.is_empty());
            let expected: Vec<usize> =
                words.map(|word| word.as_ptr() as usize - text.as_ptr() as usize).collect();
            prop_assert_eq!(starts, expected);
        }
    }

    #[test]
    fn capitals_are_found_as_they_are_written() {
        assert_eq!(found("an MRI scan"), [2]);
        assert_eq!(found("mri Mri"), [0; 0]);
        assert_eq!(found("MEDICARE PART A"), [3]);
        assert_eq!(found("a T of 12, and T."), [6]);
        assert_eq!(found("The t, a T2"), [0; 0]);
    }

    #[test]
    fn what_is_to_be_typed_and_notes_explain_nothing() {
        let text = Text::code("--knee").then_notes(vec![1]).then("or");
        let mut words = String::new();
        add_words(&text.then_strong("der"), &mut words);
        assert!(!words.contains("knee"), "{words}");
        // Spans of one text are one text: a word may go on in the next.
        assert!(words.contains("order"), "{words}");
    }
}
