//! Reading grades in the document of the audit.

use super::document::{page_name, rounded};
use crate::answer::{Missing, Number, with_missing};
use crate::audit::{Grade, PageGrades};
use schemars::JsonSchema;
use serde::Serialize;

/// How hard one page is to read.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ReadingEntry<'a> {
    /// The condition.
    pub condition: &'a str,
    /// Which of its two pages.
    pub page: &'static str,
    /// All of it.
    pub whole: GradeEntry<'a>,
    /// By section.
    pub sections: Vec<GradeEntry<'a>>,
    /// By option.
    pub options: Vec<GradeEntry<'a>>,
}

/// How hard a text is to read.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct GradeEntry<'a> {
    /// The section or the option; `whole` for the page.
    pub name: &'a str,
    /// How many sentences it has.
    pub sentences: u32,
    /// How many words.
    pub words: u32,
    /// The Flesch-Kincaid grade, the words of the glossary taken as known.
    pub flesch_kincaid: Option<Number>,
    /// The SMOG grade, likewise.
    pub smog: Option<Number>,
    /// The Flesch-Kincaid grade as it stands.
    pub flesch_kincaid_without_glossary: Option<Number>,
    /// The SMOG grade as it stands.
    pub smog_without_glossary: Option<Number>,
    /// Whether it has so many sentences that its grade means something.
    pub telling: bool,
    /// Whether it is too hard.
    pub too_hard: bool,
    /// Why a field is null.
    pub missing_because: Missing<'static>,
}

impl<'a> ReadingEntry<'a> {
    pub(super) fn of(page: &'a PageGrades) -> Self {
        let grades = |parts: &'a [(String, Grade)]| {
            parts.iter().map(|(name, grade)| GradeEntry::of(name, *grade)).collect()
        };
        Self {
            condition: &page.condition,
            page: page_name(page.detail),
            whole: GradeEntry::of("whole", page.whole),
            sections: grades(&page.sections),
            options: grades(&page.options),
        }
    }
}

impl<'a> GradeEntry<'a> {
    fn of(name: &'a str, grade: Grade) -> Self {
        let short = "the text is too short";
        with_missing!(Self {
            name,
            sentences: grade.bare.sentences,
            words: grade.bare.words,
            flesch_kincaid: unless(rounded(grade.known.grade()), short),
            smog: unless(rounded(grade.known.smog()), short),
            flesch_kincaid_without_glossary: unless(rounded(grade.bare.grade()), short),
            smog_without_glossary: unless(rounded(grade.bare.smog()), short),
            telling: grade.is_telling(),
            too_hard: grade.is_hard(),
        })
    }
}
