//! What was looked for and not found.

use super::{conditions, treatments};
use crate::answer::answer_entry;
use crate::knowledge::{Band, Gap, GapKind, Knowledge};
use schemars::JsonSchema;
use serde::Serialize;

answer_entry! {
    /// Cells that have no figure, and why.
    pub struct GapEntry<'k>;

    /// A gap, whole.
    pub fn of(knowledge: &'k Knowledge, gap: &'k Gap) {}

    /// What it is.
    pub kind: GapKind = gap.kind,
    /// For these conditions.
    pub conditions: Vec<&'k str> = conditions(knowledge, &gap.conditions),
    /// For these treatments.
    pub treatments: Vec<&'k str> = treatments(knowledge, &gap.treatments),
    /// For these outcomes and times.
    pub outcomes: Vec<GapOutcomeEntry<'k>> = gap
        .outcomes
        .iter()
        .map(|choice| GapOutcomeEntry {
            outcome: &knowledge.outcomes[choice.outcome].id,
            band: choice.band.map_or("all", Band::slug),
        })
        .collect(),
    /// For things that are no outcome.
    pub topics: Vec<&'k str> = gap.topics.iter().map(String::as_str).collect(),
    /// Why.
    pub reason: &'k str = &gap.reason,
    /// The id of the nearest finding there is.
    pub show_instead: Option<&'k str> = unless(
        gap.show_instead.map(|id| knowledge.findings[id].id.as_str()),
        "no figure comes near",
    ),
}

/// An outcome that a gap speaks of.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct GapOutcomeEntry<'k> {
    /// The outcome.
    pub outcome: &'k str,
    /// The column of time, or `all`.
    pub band: &'static str,
}
