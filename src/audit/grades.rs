//! How hard each page is to read: in all, by section and by option, so that a hard option cannot hide on an easy page.

use super::passage::PassageKind;
use super::subject::AuditedPage;
use super::texts::ProseText;
use crate::evidence::Detail;
use crate::reading::Reading;
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

/// The part of a page that is being read: a text counts once in it, however often it stands there.
struct PartRead {
    /// Which texts were counted, by their numbers.
    seen: Vec<bool>,
    grade: Grade,
}

impl PartRead {
    /// Nothing yet, of so many texts.
    fn of(texts: usize) -> Self {
        Self { seen: vec![false; texts], grade: Grade::default() }
    }

    fn add(&mut self, prose: &ProseText, grade: Grade) {
        if let Some(seen) = self.seen.get_mut(prose.number)
            && !std::mem::replace(seen, true)
        {
            self.grade = [self.grade, grade].into_iter().sum();
        }
    }
}

/// Reads one page.
pub(super) fn grades(audited: &AuditedPage) -> PageGrades {
    let read = || {
        let of_page = audited.passages.iter();
        of_page.filter(|passage| !matches!(passage.part, PassageKind::Note | PassageKind::Title))
    };
    let numbers =
        read().filter_map(|passage| passage.known.prose.as_ref()).map(|prose| prose.number);
    let texts = numbers.max().map_or(0, |last| last + 1);
    let mut grades: Vec<Option<Grade>> = vec![None; texts];
    let mut whole = PartRead::of(texts);
    let mut sections: Vec<(&str, PartRead)> = Vec::new();
    let mut options: Vec<PartRead> = audited.options.iter().map(|_| PartRead::of(texts)).collect();
    for passage in read() {
        let Some(prose) = &passage.known.prose else { continue };
        let Some(grade) = grades.get_mut(prose.number) else { continue };
        let grade = *grade
            .get_or_insert_with(|| Grade { bare: prose.bare, known: prose.read(audited.glossary) });
        whole.add(prose, grade);
        if let Some(option) = passage.option.and_then(|option| options.get_mut(option)) {
            option.add(prose, grade);
        }
        // A section may go on after another one, and most go on at once.
        let name = &*passage.section;
        let place = sections.iter().rposition(|(other, _)| *other == name);
        let place = place.unwrap_or_else(|| {
            sections.push((name, PartRead::of(texts)));
            sections.len() - 1
        });
        if let Some((_, section)) = sections.get_mut(place) {
            section.add(prose, grade);
        }
    }
    PageGrades {
        condition: audited.condition.id.clone(),
        detail: audited.detail,
        whole: whole.grade,
        sections: sections
            .into_iter()
            .map(|(name, section)| {
                let title = if name.is_empty() { "The beginning" } else { name };
                (title.to_owned(), section.grade)
            })
            .filter(|(_, grade)| grade.bare.sentences > 0)
            .collect(),
        options: audited
            .options
            .iter()
            .zip(options)
            .map(|(option, read)| (option.short.clone(), read.grade))
            .collect(),
    }
}
