//! What is known and where it comes from: lists, and one entry whole.

mod dispute;
mod document;
mod entry;
mod frame;
mod list;
mod records;
mod selection;

pub(super) use dispute::{dispute, sides};
pub(super) use entry::{as_printed, design};
pub use selection::{Filter, Selection};

use super::{Page, Records};
use crate::knowledge::{Knowledge, Pointer};
use jiff::civil::Date;
use serde_json::Value;

/// What the report of `facts` is made from.
#[derive(Debug, Clone)]
pub struct FactsReport<'k> {
    /// Where everything comes from.
    pub knowledge: &'k Knowledge,
    /// What was asked for, in words.
    pub asked: String,
    /// The entries.
    pub selection: Selection,
    /// Every entry with all that belongs to it; else one line each.
    pub whole: bool,
    /// The day that ages are counted to.
    pub today: Date,
}

crate::report::handwritten!(FactsReport);

impl crate::report::Handwritten for FactsReport<'_> {
    fn page(&self) -> Page {
        if self.whole { entry::page(self) } else { list::page(self) }
    }

    fn records(&self) -> Records {
        records::records(self)
    }

    fn document(&self) -> Value {
        document::document(self)
    }

    fn knowledge(&self) -> Option<&crate::knowledge::Knowledge> {
        Some(self.knowledge)
    }
}

/// `finding:ID` and the like, as the knowledge file writes it.
pub(super) fn see(knowledge: &Knowledge, pointer: Pointer) -> String {
    match pointer {
        Pointer::Finding(id) => format!("finding:{}", knowledge.findings[id].id),
        Pointer::Dispute(id) => format!("dispute:{}", knowledge.disputes[id].id),
        Pointer::RuleSet(id) => format!("rule-set:{}", knowledge.rule_sets[id].id),
        Pointer::RedFlag(id) => format!("red-flag:{}", knowledge.red_flags[id].id),
        Pointer::Criterion(id) => format!("criterion:{}", knowledge.criteria[id].id),
        Pointer::Context(id) => format!("context:{}", knowledge.context[id].id),
        Pointer::Treatment(id) => format!("treatment:{}", knowledge.treatments[id].id),
        Pointer::Question(id) => format!("question:{}", knowledge.questions[id].id),
    }
}
