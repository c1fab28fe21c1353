//! Entries of the knowledge as documents tell them: findings, what is missing, what is disputed, what changes a figure, sources.

mod claim;
mod context;
mod dispute;
mod finding;
mod gap;
mod source;

pub use claim::ClaimEntry;
pub(crate) use claim::see;
pub use context::{ContextEntry, ModifierEntry};
pub use dispute::{DisputeEntry, SideEntry};
pub(super) use finding::no_value;
pub use finding::{AsPublishedEntry, ComparatorEntry, CountEntry, FindingEntry, HorizonEntry};
pub use gap::{GapEntry, GapOutcomeEntry};
pub use source::SourceEntry;
pub(super) use source::{sources, sources_whole};

use crate::knowledge::{Condition, Knowledge, Treatment};
use crate::values::Ref;

pub(super) const NOT_PUBLISHED: &str = "not in what was read";

pub(super) const NOTHING_TO_ADD: &str = "nothing to add";

/// Ids of conditions.
pub(super) fn conditions<'k>(knowledge: &'k Knowledge, all: &[Ref<Condition>]) -> Vec<&'k str> {
    all.iter().map(|id| knowledge.conditions[*id].id.as_str()).collect()
}

/// Ids of treatments.
pub(super) fn treatments<'k>(knowledge: &'k Knowledge, all: &[Ref<Treatment>]) -> Vec<&'k str> {
    all.iter().map(|id| knowledge.treatments[*id].id.as_str()).collect()
}
