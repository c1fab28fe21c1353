//! What was looked for and not found.

use super::super::{Missing, with_missing};
use super::{conditions, treatments};
use crate::knowledge::{Band, Gap, GapKind, Knowledge};
use schemars::JsonSchema;
use serde::Serialize;

/// Cells that have no figure, and why.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct GapEntry<'k> {
    /// What it is.
    pub kind: GapKind,
    /// For these conditions.
    pub conditions: Vec<&'k str>,
    /// For these treatments.
    pub treatments: Vec<&'k str>,
    /// For these outcomes and times.
    pub outcomes: Vec<GapOutcomeEntry<'k>>,
    /// For things that are no outcome.
    pub topics: Vec<&'k str>,
    /// Why.
    pub reason: &'k str,
    /// The id of the nearest finding there is.
    pub show_instead: Option<&'k str>,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
}

/// An outcome that a gap speaks of.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct GapOutcomeEntry<'k> {
    /// The outcome.
    pub outcome: &'k str,
    /// The column of time, or `all`.
    pub band: &'static str,
}

impl<'k> GapEntry<'k> {
    /// A gap, whole.
    pub fn of(knowledge: &'k Knowledge, gap: &'k Gap) -> Self {
        with_missing!(Self {
            kind: gap.kind,
            conditions: conditions(knowledge, &gap.conditions),
            treatments: treatments(knowledge, &gap.treatments),
            outcomes: gap
                .outcomes
                .iter()
                .map(|choice| GapOutcomeEntry {
                    outcome: &knowledge.outcomes[choice.outcome].id,
                    band: choice.band.map_or("all", Band::slug),
                })
                .collect(),
            topics: gap.topics.iter().map(String::as_str).collect(),
            reason: &gap.reason,
            show_instead: unless(
                gap.show_instead.map(|id| knowledge.findings[id].id.as_str()),
                "no figure comes near",
            ),
        })
    }
}
