//! The judged rules as a report: red flags, then per treatment and rule set the tree in plain words, then the questions still open.

mod criteria;
mod document;
mod page;
mod records;
mod summary;

pub(super) use document::{flag, flag_unanswered, treatments};
pub(super) use summary::{folded, summary};

use super::{Page, Records};
use crate::knowledge::Knowledge;
use crate::profile::Profile;
use crate::rules::{Assessment, OpenAnswer};
use jiff::civil::Date;

/// What the report of a check is made from.
#[derive(Debug, Clone)]
pub struct AssessmentReport<'k> {
    /// Where the rules come from.
    pub knowledge: &'k Knowledge,
    /// The person.
    pub profile: Profile,
    /// The rules held against the person.
    pub assessment: Assessment<'k>,
    /// Missing answers, the one that would settle most first.
    pub open: Vec<OpenAnswer>,
    /// How much to show.
    pub detail: crate::evidence::Detail,
    /// The day that ages are counted to.
    pub today: Date,
}

crate::report::handwritten!(AssessmentReport);

impl crate::report::Handwritten for AssessmentReport<'_> {
    fn page(&self) -> Page {
        page::page(self)
    }

    fn records(&self) -> Records {
        records::records(self)
    }

    fn document(&self) -> serde_json::Value {
        document::document(self)
    }

    fn knowledge(&self) -> Option<&crate::knowledge::Knowledge> {
        Some(self.knowledge)
    }
}
