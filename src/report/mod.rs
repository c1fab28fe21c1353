//! Reports: what a command answers, as data in three views, with no formatting.
//!
//! A report is one answer. From the same answer come a [`Page`] for people, [`Records`] for spreadsheets and a
//! document for programs, so that the three can never disagree. How each looks is the business of
//! [`render`](crate::render).

use crate::answer::{Answer, Document, Edition, Made, records_of};
use serde_json::Value;

mod assessment;
mod citations;
mod colophon;
mod comparison;
mod cost;
mod document;
mod facts;
mod form;
mod glossary;
mod page;
mod picture;
mod picture_document;
mod prose;
mod said;
mod scale;
mod stamp;
mod validation;
pub mod walk;
mod warning;

pub use crate::answer::Records;
pub use assessment::AssessmentReport;
pub use comparison::{ComparisonReport, Extras};
pub use facts::{FactsReport, Filter, Selection};
pub use form::Ask;
pub use page::{
    AlertLevel, Block, Cell, Figure, Group, Matrix, Note, Page, Row, Span, Step, Text, note_marks,
};
pub use picture::{
    Bar, Course, Courses, Drawing, IconArray, Picture, RangeGroup, Ranges, Share, Spread, Spreads,
    Tick,
};
pub use prose::{GRADE_OPENING, explained, grade_words, once, prose, read_blocks};
pub use said::{NO_RANGE, RATIOS_ONLY, certainty_words, range_words};
pub use stamp::stamped;

pub(crate) use document::head as document_head;

/// An answer in every form.
pub trait Report {
    /// The answer for people.
    fn page(&self) -> Page;
    /// The answer for spreadsheets: long form, one row a cell.
    fn records(&self, made: &Made) -> Records;
    /// The answer for programs.
    fn document(&self, made: &Made) -> Value;
    /// The same as indented text.
    fn json(&self, made: &Made) -> String;
    /// The knowledge that it rests on.
    fn edition(&self) -> Edition<'_>;
    /// Where chance began, where something was simulated.
    fn seed(&self) -> Option<u64>;
}

/// An answer that has a page.
pub trait Drawn: Answer {
    /// The answer for people.
    fn page(&self) -> Page;
}

impl<A: Drawn> Report for A {
    fn page(&self) -> Page {
        Drawn::page(self)
    }

    fn records(&self, made: &Made) -> Records {
        records_of(&A::TABLE, &self.document(made))
    }

    fn document(&self, made: &Made) -> Value {
        // Every key is a word, and every number is finite.
        serde_json::to_value(Document::of(self, made)).unwrap_or_default()
    }

    fn json(&self, made: &Made) -> String {
        crate::answer::text(&Document::of(self, made))
    }

    fn edition(&self) -> Edition<'_> {
        Edition::of(self.knowledge())
    }

    fn seed(&self) -> Option<u64> {
        Answer::seed(self)
    }
}

/// A report whose three views are written by hand.
pub(crate) trait Handwritten {
    fn page(&self) -> Page;
    fn records(&self) -> Records;
    fn document(&self) -> Value;
    fn knowledge(&self) -> Option<&crate::knowledge::Knowledge>;
    fn seed(&self) -> Option<u64> {
        None
    }
}

macro_rules! handwritten {
    ($report:ident) => {
        impl $crate::report::Report for $report<'_> {
            fn page(&self) -> $crate::report::Page {
                $crate::report::Handwritten::page(self)
            }
            fn records(&self, _made: &$crate::answer::Made) -> $crate::report::Records {
                $crate::report::Handwritten::records(self)
            }
            fn document(&self, made: &$crate::answer::Made) -> serde_json::Value {
                let document = $crate::report::Handwritten::document(self);
                $crate::report::inscribed(document, made, $crate::report::Handwritten::seed(self))
            }
            fn json(&self, made: &$crate::answer::Made) -> String {
                $crate::answer::text(&$crate::report::Report::document(self, made))
            }
            fn edition(&self) -> $crate::answer::Edition<'_> {
                $crate::answer::Edition::of($crate::report::Handwritten::knowledge(self))
            }
            fn seed(&self) -> Option<u64> {
                $crate::report::Handwritten::seed(self)
            }
        }
    };
}
pub(crate) use handwritten;
pub(crate) use stamp::inscribed;
