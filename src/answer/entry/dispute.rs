//! Where respected sources disagree.

use super::super::{Missing, with_missing};
use super::source::sources;
use super::{conditions, treatments};
use crate::knowledge::{Dispute, Knowledge};
use schemars::JsonSchema;
use serde::Serialize;

/// Respected sources that disagree.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DisputeEntry<'k> {
    /// Public id.
    pub id: &'k str,
    /// What it is about.
    pub title: &'k str,
    /// In these conditions.
    pub conditions: Vec<&'k str>,
    /// About these treatments.
    pub treatments: Vec<&'k str>,
    /// The sentence that they disagree on.
    pub claim: &'k str,
    /// Who says what.
    pub sides: Vec<SideEntry<'k>>,
    /// The state of things in plain words.
    pub say_plainly: &'k str,
    /// Why nobody can settle it yet.
    pub why_it_is_open: &'k str,
}

/// One side of a dispute.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SideEntry<'k> {
    /// Its letter.
    pub side: &'k str,
    /// Who.
    pub who: &'k str,
    /// When.
    pub year: Option<u64>,
    /// What they say.
    pub position: &'k str,
    /// Ids of the sources.
    pub sources: Vec<&'k str>,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
}

impl<'k> DisputeEntry<'k> {
    /// A dispute, whole.
    pub fn of(knowledge: &'k Knowledge, dispute: &'k Dispute) -> Self {
        Self {
            id: &dispute.id,
            title: &dispute.title,
            conditions: conditions(knowledge, &dispute.conditions),
            treatments: treatments(knowledge, &dispute.treatments),
            claim: &dispute.claim,
            sides: dispute
                .sides
                .iter()
                .map(|side| {
                    with_missing!(SideEntry {
                        side: &side.letter,
                        who: &side.who,
                        year: unless(side.year, "not dated"),
                        position: &side.position,
                        sources: sources(knowledge, &side.sources),
                    })
                })
                .collect(),
            say_plainly: &dispute.say_plainly,
            why_it_is_open: &dispute.why_it_is_open,
        }
    }
}
