//! How hard each page is to read: in all, by section and by option, so that a hard option cannot hide on an easy page.

use super::passage::{Passage, PassageKind};
use super::subject::AuditedPage;
use crate::evidence::Detail;
use crate::reading::{CutText, Glossary, Reading};
use crate::report::{Prose, prose};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::iter::Sum;

/// A harder text leaves many of its readers behind.
pub const HARDEST_GRADE: f64 = 8.0;
/// What is harder than this is told, though it does not fail.
pub const EASY_GRADE: f64 = 6.0;
/// Fewer sentences have no grade worth a verdict.
pub(super) const LEAST_SENTENCES: u32 = 10;

/// How hard one page is.
#[derive(Debug, Clone, PartialEq)]
pub struct PageGrades {
    /// The id of the condition.
    pub condition: String,
    /// Which of its pages.
    pub detail: Detail,
    /// All of it.
    pub whole: Grade,
    /// By section, in reading order.
    pub sections: Vec<(String, Grade)>,
    /// By option, in the order of the columns.
    pub options: Vec<(String, Grade)>,
}

/// How hard a text is: as it stands, and with the words that the page explains taken as short ones.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Grade {
    /// As it stands.
    pub bare: Reading,
    /// With the glossary's words known.
    pub known: Reading,
}

impl Grade {
    /// The Flesch-Kincaid grade with the glossary's words known.
    pub fn grade(self) -> Option<f64> {
        self.known.grade()
    }

    /// Whether it has so many sentences that its grade means something.
    pub fn is_telling(self) -> bool {
        self.bare.sentences >= LEAST_SENTENCES
    }

    /// Whether it is too hard.
    pub fn is_hard(self) -> bool {
        self.is_telling() && self.grade().is_some_and(|grade| grade > HARDEST_GRADE)
    }
}

impl Sum for Grade {
    fn sum<I: Iterator<Item = Self>>(grades: I) -> Self {
        grades.fold(Self::default(), |sum, grade| Self {
            bare: sum.bare + grade.bare,
            known: sum.known + grade.known,
        })
    }
}

/// Every text that was read so far: pages share most of theirs.
#[derive(Default)]
pub(super) struct CutTexts(BTreeMap<String, CutText>);

impl CutTexts {
    /// How hard these texts are for who knows these words.
    pub(super) fn read(&mut self, prose: &Prose, known: &Glossary) -> Reading {
        prose.iter().map(|text| self.counted(text, |cut| cut.read(known))).sum()
    }

    /// What is counted in a text, which is cut once.
    fn counted<R>(&mut self, text: &str, count: impl Fn(&CutText) -> R) -> R {
        if let Some(cut) = self.0.get(text) {
            return count(cut);
        }
        let cut = CutText::of(text);
        let counted = count(&cut);
        self.0.insert(text.to_owned(), cut);
        counted
    }
}

/// Reads one page. A text is read once, however many parts of the page it stands in; in a part it counts once, however often it stands there.
pub(super) fn grades(audited: &AuditedPage, cut: &mut CutTexts) -> PageGrades {
    let read_by: Vec<&Passage> = audited
        .passages
        .iter()
        .filter(|passage| !matches!(passage.part, PassageKind::Note | PassageKind::Title))
        .collect();
    let mut different: BTreeMap<Cow<str>, (usize, Grade)> = BTreeMap::new();
    let texts: Vec<(&Passage, usize, Grade)> = read_by
        .iter()
        .filter_map(|passage| {
            let text = prose(passage.text)?;
            let number = different.len();
            let (number, grade) = *different.entry(text).or_insert_with_key(|text| {
                (number, cut.counted(text, |cut| grade(cut, &audited.glossary)))
            });
            Some((*passage, number, grade))
        })
        .collect();
    let of = |fits: &dyn Fn(&Passage) -> bool| {
        let mut seen = BTreeSet::new();
        texts
            .iter()
            .filter(|(passage, number, _)| fits(passage) && seen.insert(*number))
            .map(|(_, _, grade)| *grade)
            .sum()
    };
    let mut names: Vec<&str> = Vec::new();
    for passage in &read_by {
        if names.last() != Some(&passage.section.as_str())
            && !names.contains(&passage.section.as_str())
        {
            names.push(&passage.section);
        }
    }
    PageGrades {
        condition: audited.condition.id.clone(),
        detail: audited.detail,
        whole: of(&|_| true),
        sections: names
            .iter()
            .map(|name| {
                let title = if name.is_empty() { "The beginning" } else { name };
                (title.to_owned(), of(&|passage| passage.section == **name))
            })
            .filter(|(_, grade)| grade.bare.sentences > 0)
            .collect(),
        options: audited
            .options
            .iter()
            .enumerate()
            .map(|(position, option)| {
                (option.short.clone(), of(&|passage| passage.option == Some(position)))
            })
            .collect(),
    }
}

fn grade(text: &CutText, glossary: &Glossary) -> Grade {
    Grade { bare: text.read(&Glossary::none()), known: text.read(glossary) }
}
