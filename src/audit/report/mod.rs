//! The audit as a report: one page, its rows for spreadsheets, its document for programs.

mod document;
mod items;
mod meters;
mod page;
mod records;
mod verdict;

use super::Audit;
use crate::evidence::Detail;
use crate::knowledge::Knowledge;
use crate::report::{Page, Records};
use jiff::civil::Date;

/// What an audit's report is made from.
#[derive(Debug)]
pub struct AuditReport<'k> {
    /// The file or folder as the user named it.
    pub name: String,
    /// What was audited; `None` where the file does not load.
    pub knowledge: Option<&'k Knowledge>,
    /// What was found.
    pub audit: Audit,
    /// How much to show.
    pub detail: Detail,
    /// Whether what nobody has declared counts as a failure.
    pub strict: bool,
    /// The day of the audit.
    pub today: Date,
}

impl AuditReport<'_> {
    /// Whether it passes: every computed item is met and, if asked for, everything that can be declared is.
    pub fn passes(&self) -> bool {
        self.audit.is_met() && (!self.strict || self.audit.is_declared())
    }
}

crate::report::handwritten!(AuditReport);

impl crate::report::Handwritten for AuditReport<'_> {
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
        self.knowledge
    }
}
