//! One item of the list: what it asks, and how it can be answered at all.

use super::check_result::CheckResult;
use super::subject::Subject;
use crate::knowledge::{Declaration, Knowledge, StudyTopic};
use crate::values::vocabulary;

/// One thing that a decision aid is asked to do.
#[derive(Debug)]
pub struct AuditItem {
    /// Public id; scripts use it.
    pub id: &'static str,
    /// The part of the list.
    pub group: ItemGroup,
    /// What it asks, in our own words.
    pub asks: &'static str,
    /// How it is answered.
    pub(super) how: How,
}

/// Looks at everything and says what it found.
pub(super) type ItemCheck = fn(&Subject) -> CheckResult;

/// Finds what the authors declare.
pub(super) type Declared = fn(&Knowledge) -> Option<&Declaration>;

/// How an item is answered.
#[derive(Debug, Clone, Copy)]
pub(super) enum How {
    /// By looking at the pages and the knowledge.
    Computed(ItemCheck),
    /// By what the file's authors say of how it was made: the key below `about`, and what stands there.
    Declared(&'static str, Declared),
    /// By what the file's authors say of themselves.
    Authors,
    /// By a study of this very aid.
    Study(StudyTopic),
    /// Not at all, and why.
    Never(&'static str),
}

vocabulary! {
    /// The part of the list that an item is in.
    ItemGroup, "AuditItemGroup", {
        /// Without these it is no decision aid.
        Qualifying = "qualifying",
        /// Without these it may steer its reader.
        Certification = "certification",
        /// What makes it better.
        Quality = "quality",
        /// Rules of our own that go beyond the list.
        House = "house",
    }
}

vocabulary! {
    /// How an item can be answered.
    VerificationMethod, "AuditVerificationMethod", {
        /// By this program.
        Computed = "computed",
        /// By a named person who says so.
        Declared = "declared",
        /// By a study only.
        Evidence = "evidence",
        /// It is about another kind of aid.
        NotApplicable = "na",
    }
}

impl AuditItem {
    /// How it can be answered.
    pub fn kind(&self) -> VerificationMethod {
        match self.how {
            How::Computed(_) => VerificationMethod::Computed,
            How::Declared(..) | How::Authors => VerificationMethod::Declared,
            How::Study(_) => VerificationMethod::Evidence,
            How::Never(_) => VerificationMethod::NotApplicable,
        }
    }
}

impl ItemGroup {
    /// The heading that people read.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Qualifying => "Qualifying: without these it is no decision aid",
            Self::Certification => "Certification: without these it may steer its reader",
            Self::Quality => "Quality",
            Self::House => "House rules, beyond the 44 items",
        }
    }
}
