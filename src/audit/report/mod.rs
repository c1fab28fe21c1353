//! The audit as an answer: its document and its page.

mod balance;
mod document;
mod grade;
mod items;
mod meters;
mod page;
mod verdict;

pub use document::AuditEntry;

use super::Audit;
use crate::evidence::Detail;
use crate::knowledge::Knowledge;
use crate::report::{HasPage, Page};
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

impl HasPage for AuditReport<'_> {
    fn page(&self) -> Page {
        page::page(self)
    }
}
