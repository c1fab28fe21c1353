//! Where respected sources disagree.

use super::super::{Missing, answer_entry, with_missing};
use super::source::sources;
use super::{conditions, treatments};
use crate::knowledge::{Dispute, Knowledge};
use schemars::JsonSchema;
use serde::Serialize;

answer_entry! {
    /// Respected sources that disagree.
    pub struct DisputeEntry<'k>;

    /// A dispute, whole.
    pub fn of(knowledge: &'k Knowledge, dispute: &'k Dispute) {}

    /// Public id.
    pub id: &'k str = &dispute.id,
    /// What it is about.
    pub title: &'k str = &dispute.title,
    /// In these conditions.
    pub conditions: Vec<&'k str> = conditions(knowledge, &dispute.conditions),
    /// About these treatments.
    pub treatments: Vec<&'k str> = treatments(knowledge, &dispute.treatments),
    /// The sentence that they disagree on.
    pub claim: &'k str = &dispute.claim,
    /// Who says what.
    pub sides: Vec<SideEntry<'k>> = dispute
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
    /// The state of things in plain words.
    pub say_plainly: &'k str = &dispute.say_plainly,
    /// Why nobody can settle it yet.
    pub why_it_is_open: &'k str = &dispute.why_it_is_open,
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
