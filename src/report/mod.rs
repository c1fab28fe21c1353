//! Reports: what a command answers, as data in three views, with no formatting.
//!
//! A report is one answer. From the same answer come a [`Page`] for people, [`Records`] for spreadsheets and a
//! document for programs, so that the three can never disagree. How each looks is the business of
//! [`render`](crate::render).

mod assessment;
mod citations;
mod colophon;
mod comparison;
mod cost;
mod document;
mod facts;
mod form;
mod glossary;
mod number;
mod page;
mod phrase;
mod picture;
mod picture_document;
mod prose;
mod records;
mod said;
mod scale;
mod stamp;
mod validation;
pub mod walk;
mod warning;

pub use assessment::AssessmentReport;
pub use comparison::{ComparisonReport, Extras};
pub use cost::{CostReport, CourseReport, NamedPlan, PlansReport, PricesReport};
pub use facts::{FactsReport, Filter, Selection};
pub use form::Ask;
pub use page::{
    AlertLevel, Block, Cell, Figure, Group, Matrix, Note, Page, Row, Span, Step, Text, note_marks,
};
pub use picture::{
    Bar, Course, Courses, Drawing, IconArray, Picture, RangeGroup, Ranges, Share, Spread, Spreads,
    Tick,
};
pub use prose::{GRADE_OPENING, explained, grade_words, prose, read_blocks};
pub use records::Records;
pub use said::{NO_RANGE, RATIOS_ONLY, certainty_words, range_words};
pub use stamp::Stamped;
pub use validation::ValidationReport;

pub(crate) use document::{SCHEMA_VERSION, head as document_head};

/// An answer that can be shown in every format.
pub trait Report {
    /// The answer for people.
    fn page(&self) -> Page;
    /// The answer for spreadsheets: long form, one row a cell.
    fn records(&self) -> Records;
    /// The answer for programs.
    fn document(&self) -> serde_json::Value;

    /// The knowledge that it rests on, where there is one.
    fn edition(&self) -> Option<Edition<'_>> {
        None
    }

    /// Where chance began, where something was simulated.
    fn seed(&self) -> Option<u64> {
        None
    }
}

/// Which knowledge exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edition<'k> {
    /// Its version.
    pub version: &'k str,
    /// Its SHA-256 in hexadecimal.
    pub sha256: &'k str,
}

impl<'k> Edition<'k> {
    /// That of this knowledge.
    pub(crate) fn of(knowledge: &'k crate::knowledge::Knowledge) -> Self {
        Self { version: &knowledge.about.version, sha256: &knowledge.sha256 }
    }
}
