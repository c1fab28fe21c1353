//! What stands around the findings: what changes a figure in some people, and facts about the decision.

use super::super::{Missing, Number, with_missing};
use super::source::sources;
use super::{NOT_PUBLISHED, NOTHING_TO_ADD, conditions, treatments};
use crate::knowledge::{Context, Knowledge, Modifier, ModifierMeasure, Provenance, RangeKind};
use schemars::JsonSchema;
use serde::Serialize;

/// Something about a person that changes a figure.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ModifierEntry<'k> {
    /// Public id.
    pub id: &'k str,
    /// What about the person.
    pub factor: &'k str,
    /// For these treatments.
    pub treatments: Vec<&'k str>,
    /// In this outcome.
    pub outcome: &'k str,
    /// The kind of number.
    pub measure: ModifierMeasure,
    /// Best estimate.
    pub value: Option<Number>,
    /// Low end.
    pub low: Option<Number>,
    /// High end.
    pub high: Option<Number>,
    /// What low and high are.
    pub range_kind: Option<RangeKind>,
    /// The figure of everybody else.
    pub comparator_value: Option<Number>,
    /// A ratio without a base rate.
    pub relative_only: bool,
    /// In a sentence.
    pub statement: &'k str,
    /// How much of the source was read.
    pub provenance: Provenance,
    /// Ids of its sources.
    pub sources: Vec<&'k str>,
    /// What to know about it.
    pub note: Option<&'k str>,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
}

/// A fact about the world around the decision.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ContextEntry<'k> {
    /// Public id.
    pub id: &'k str,
    /// In a sentence.
    pub statement: &'k str,
    /// For these conditions; empty: for all.
    pub conditions: Vec<&'k str>,
    /// Its number.
    pub value: Option<Number>,
    /// The number's unit in words.
    pub unit: Option<&'k str>,
    /// How much of the source was read.
    pub provenance: Provenance,
    /// Ids of its sources.
    pub sources: Vec<&'k str>,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
}

impl<'k> ModifierEntry<'k> {
    /// A modifier, whole.
    pub fn of(knowledge: &'k Knowledge, entry: &'k Modifier) -> Self {
        let number = |value: Option<f64>| value.map(Number::Plain);
        with_missing!(Self {
            id: &entry.id,
            factor: &entry.factor,
            treatments: treatments(knowledge, &entry.treatments),
            outcome: &knowledge.outcomes[entry.outcome].id,
            measure: entry.measure,
            value: unless(number(entry.value), NOT_PUBLISHED),
            low: unless(number(entry.low), NOT_PUBLISHED),
            high: unless(number(entry.high), NOT_PUBLISHED),
            range_kind: unless(entry.range_kind, "there is no range"),
            comparator_value: unless(number(entry.comparator_value), NOT_PUBLISHED),
            relative_only: entry.relative_only,
            statement: &entry.statement,
            provenance: entry.provenance,
            sources: sources(knowledge, &entry.sources),
            note: unless(entry.note.as_deref(), NOTHING_TO_ADD),
        })
    }
}

impl<'k> ContextEntry<'k> {
    /// A fact around the decision, whole.
    pub fn of(knowledge: &'k Knowledge, entry: &'k Context) -> Self {
        with_missing!(Self {
            id: &entry.id,
            statement: &entry.statement,
            conditions: conditions(knowledge, &entry.conditions),
            value: unless(entry.value.map(Number::Plain), "told in words only"),
            unit: unless(entry.unit.as_deref(), "told in words only"),
            provenance: entry.provenance,
            sources: sources(knowledge, &entry.sources),
        })
    }
}
