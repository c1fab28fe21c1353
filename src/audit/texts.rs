//! What the pages say, each different text once: pages share most of theirs, and what is found in a text is found in it wherever it stands.

use super::counting;
use crate::reading::{CutText, Glossary, Reading};
use crate::report::{Prose, Text, prose};
use crate::values::first_place;
use foldhash::fast::RandomState;
use memchr::{memchr2, memmem};
use std::cell::{Cell, OnceCell, RefCell};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::rc::Rc;

/// Many texts as one, to be searched at once.
#[derive(Debug, Default)]
pub(super) struct JoinedTexts {
    text: String,
    /// Where each of them begins.
    starts: Vec<usize>,
}

/// Stands between two texts: no text that was read holds it, and it is no part of a word.
const BETWEEN: char = '\0';

impl JoinedTexts {
    /// Joins these.
    pub(super) fn of<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        let mut joined = Self::default();
        for text in texts {
            joined.add(|all| all.push_str(text));
        }
        joined
    }

    /// One more text, which `write` writes behind the others.
    fn add(&mut self, write: impl FnOnce(&mut String)) {
        self.starts.push(self.text.len());
        write(&mut self.text);
        self.text.push(BETWEEN);
    }

    /// As many texts, each of them made from the one of its position.
    pub(super) fn map(&self, mut write: impl FnMut(&str, &mut String)) -> Self {
        let mut joined = Self::default();
        joined.text.reserve(self.text.len());
        for text in self.iter() {
            joined.add(|all| write(text, all));
        }
        joined
    }

    /// Each of them.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        let ends = self.starts.iter().skip(1).copied().chain([self.text.len()]);
        let text = |(start, end): (&usize, usize)| self.text.get(*start..end);
        let texts = self.starts.iter().zip(ends).filter_map(text);
        texts.map(|text| text.strip_suffix(BETWEEN).unwrap_or(text))
    }

    /// Every place where these words stand, be it as a part of longer ones: the text's position among the others, all that is before them, and what
    /// is behind them in their text.
    pub(super) fn find<'t>(
        &'t self,
        words: &'t str,
    ) -> impl Iterator<Item = (usize, &'t str, &'t str)> {
        memmem::find_iter(self.text.as_bytes(), words).map(|place| {
            let (before, found) = self.text.split_at_checked(place).unwrap_or_default();
            let behind = found.get(words.len()..).unwrap_or_default();
            (self.text_at(place), before, behind.split(BETWEEN).next().unwrap_or_default())
        })
    }

    /// The position of the text that has this place among all of them.
    fn text_at(&self, place: usize) -> usize {
        self.starts.partition_point(|start| *start <= place).saturating_sub(1)
    }

    /// Those of these phrases that stand in each text, and not as a part of longer words.
    pub(super) fn phrases<'p>(&self, phrases: &[&'p str]) -> Vec<Vec<&'p str>> {
        let mut found: Vec<Vec<&str>> = vec![Vec::new(); self.starts.len()];
        for phrase in phrases {
            for (position, before, behind) in self.find(phrase) {
                if let Some(found) = found.get_mut(position)
                    && found.last() != Some(phrase)
                    && counting::is_whole(before, phrase, behind)
                {
                    found.push(phrase);
                }
            }
        }
        found
    }
}

/// Where words stand in the texts of the pages. Several pages should say the same, and share most texts: words are looked for once.
#[derive(Debug)]
pub(super) struct SaidTexts {
    texts: JoinedTexts,
    /// By their words.
    sorted: Vec<Rc<PageText>>,
    found: RefCell<HashMap<String, Rc<[usize]>, RandomState>>,
}

impl SaidTexts {
    /// The numbers of the texts that begin with these words: most words that should be said do, and this is told without a search.
    pub(super) fn beginning(&self, words: &str) -> impl Iterator<Item = usize> {
        let first = self.sorted.partition_point(|text| text.words.as_str() < words);
        let from_there = self.sorted.iter().skip(first);
        from_there.take_while(move |text| text.words.starts_with(words)).map(|text| text.number)
    }

    /// The numbers of the texts that say these words, in one piece.
    pub(super) fn saying(&self, words: &str) -> Rc<[usize]> {
        if let Some(found) = self.found.borrow().get(words) {
            return Rc::clone(found);
        }
        let all = &self.texts.text;
        let mut next = 0;
        let places = std::iter::from_fn(|| {
            let place = next + first_place(all.get(next..)?, words)?;
            next = place + words.len();
            Some(place)
        });
        let found: Rc<[usize]> = places.map(|place| self.texts.text_at(place)).collect();
        self.found.borrow_mut().insert(words.to_owned(), Rc::clone(&found));
        found
    }
}

/// Whether something stands in quotation marks.
fn has_quotes(words: &str) -> bool {
    // The first byte of those that lean; dashes have the same.
    memchr2(b'"', 0xe2, words.as_bytes()).is_some() && words.contains(['"', '\u{201c}', '\u{201d}'])
}

/// A text of one page or more, and what is found in it.
#[derive(Debug)]
pub(super) struct PageText {
    /// Its place among the different texts, from 0.
    pub(super) number: usize,
    /// Its bare words.
    pub(super) words: String,
    /// What of it is prose; `None` where it is no sentence.
    pub(super) prose: Option<Rc<ProseText>>,
    /// Whether something stands in quotation marks.
    pub(super) has_quotes: bool,
    /// Whether it stands anywhere but in a note.
    is_ours: Cell<bool>,
    /// How many words it has, and how many numbers in digits.
    counts: OnceCell<(usize, usize)>,
    has_figure: OnceCell<bool>,
}

impl PageText {
    /// How many words it has.
    pub(super) fn word_count(&self) -> usize {
        self.counts().0
    }

    /// How many numbers in digits it has.
    pub(super) fn number_count(&self) -> usize {
        self.counts().1
    }

    fn counts(&self) -> (usize, usize) {
        *self.counts.get_or_init(|| counting::words_and_numbers(&self.words))
    }

    /// Whether it holds a figure: a number that is no year and no part of a name.
    pub(super) fn has_figure(&self) -> bool {
        *self.has_figure.get_or_init(|| counting::has_figure(&self.words))
    }
}

/// The sentences of a text.
#[derive(Debug)]
pub(super) struct ProseText {
    /// Its place among the different ones, from 0.
    pub(super) number: usize,
    /// How hard it is as it stands.
    pub(super) bare: Reading,
    /// Its words; `None` where no word that could be explained makes it easier.
    cut: Option<CutText>,
}

impl ProseText {
    /// How hard it is for who knows these words.
    pub(super) fn read(&self, known: &Glossary) -> Reading {
        self.cut.as_ref().map_or(self.bare, |cut| cut.read(known))
    }
}

/// Every prose that was read so far.
#[derive(Debug)]
pub(super) struct ProseTexts {
    known: HashMap<String, Rc<ProseText>, RandomState>,
    /// All words that any page may explain.
    explained: Glossary,
}

impl ProseTexts {
    /// None yet; `explained` are all words that any page may explain.
    pub(super) fn new(explained: Glossary) -> Self {
        Self { known: HashMap::default(), explained }
    }

    /// How hard these texts are for who knows these words.
    pub(super) fn read(&mut self, prose: &Prose, known: &Glossary) -> Reading {
        prose.iter().map(|text| self.of(text).read(known)).sum()
    }

    /// This one, which is cut where it is new.
    fn of(&mut self, text: &str) -> Rc<ProseText> {
        if let Some(known) = self.known.get(text) {
            return Rc::clone(known);
        }
        let cut = CutText::of(text);
        let bare = cut.read(&Glossary::none());
        let cut = Some(cut).filter(|cut| cut.read(&self.explained) != bare);
        let new = Rc::new(ProseText { number: self.known.len(), bare, cut });
        self.known.insert(text.to_owned(), Rc::clone(&new));
        new
    }
}

/// Room for so many different texts is made at once: the pages of a few conditions have some thousands.
const AT_FIRST: usize = 4096;

/// The different texts of the pages that were cut so far.
#[derive(Debug)]
pub(super) struct PageTexts<'p, 'r> {
    prose: &'r mut ProseTexts,
    known: HashMap<&'p Text, Rc<PageText>, RandomState>,
    /// All of them, in the order of their numbers.
    all: Vec<Rc<PageText>>,
}

impl<'p, 'r> PageTexts<'p, 'r> {
    /// None yet.
    pub(super) fn new(prose: &'r mut ProseTexts) -> Self {
        Self {
            prose,
            known: HashMap::with_capacity_and_hasher(AT_FIRST, RandomState::default()),
            all: Vec::with_capacity(AT_FIRST),
        }
    }

    /// What is found in this text; `is_ours` tells that it stands in no note here.
    pub(super) fn of(&mut self, text: &'p Text, is_ours: bool) -> Rc<PageText> {
        let unknown = match self.known.entry(text) {
            Entry::Occupied(known) => {
                let known = known.get();
                known.is_ours.set(known.is_ours.get() || is_ours);
                return Rc::clone(known);
            }
            Entry::Vacant(unknown) => unknown,
        };
        let words = text.bare();
        let new = Rc::new(PageText {
            number: self.all.len(),
            prose: prose(text).map(|sentences| self.prose.of(&sentences)),
            has_quotes: has_quotes(&words),
            is_ours: Cell::new(is_ours),
            counts: OnceCell::new(),
            has_figure: OnceCell::new(),
            words,
        });
        unknown.insert(Rc::clone(&new));
        self.all.push(Rc::clone(&new));
        new
    }

    /// All of them, to look for what pages say.
    pub(super) fn said(&self) -> SaidTexts {
        let texts = JoinedTexts::of(self.all.iter().map(|text| text.words.as_str()));
        let mut sorted = self.all.clone();
        sorted.sort_unstable_by(|one, other| one.words.cmp(&other.words));
        SaidTexts { texts, sorted, found: RefCell::default() }
    }

    /// All of them in small letters, in the order of their numbers. What stands in notes alone is not searched, and left empty.
    pub(super) fn lower(&self) -> JoinedTexts {
        let mut lower = JoinedTexts::default();
        for text in &self.all {
            lower.add(|all| {
                if text.is_ours.get() {
                    all.push_str(&text.words.to_lowercase());
                }
            });
        }
        lower
    }
}
