//! What stands around the findings: what changes a figure in some people, and facts about the decision.

use super::super::{Number, answer_entry};
use super::source::sources;
use super::{NOT_PUBLISHED, NOTHING_TO_ADD, conditions, treatments};
use crate::knowledge::{Context, Knowledge, Modifier, ModifierMeasure, Provenance, RangeKind};

answer_entry! {
    /// Something about a person that changes a figure.
    pub struct ModifierEntry<'k>;

    /// A modifier, whole.
    pub fn of(knowledge: &'k Knowledge, entry: &'k Modifier) {
        let number = |value: Option<f64>| value.map(Number::Plain);
    }

    /// Public id.
    pub id: &'k str = &entry.id,
    /// What about the person.
    pub factor: &'k str = &entry.factor,
    /// For these treatments.
    pub treatments: Vec<&'k str> = treatments(knowledge, &entry.treatments),
    /// In this outcome.
    pub outcome: &'k str = &knowledge.outcomes[entry.outcome].id,
    /// The kind of number.
    pub measure: ModifierMeasure = entry.measure,
    /// Best estimate.
    pub value: Option<Number> = unless(number(entry.value), NOT_PUBLISHED),
    /// Low end.
    pub low: Option<Number> = unless(number(entry.low), NOT_PUBLISHED),
    /// High end.
    pub high: Option<Number> = unless(number(entry.high), NOT_PUBLISHED),
    /// What low and high are.
    pub range_kind: Option<RangeKind> = unless(entry.range_kind, "there is no range"),
    /// The figure of everybody else.
    pub comparator_value: Option<Number> = unless(number(entry.comparator_value), NOT_PUBLISHED),
    /// A ratio without a base rate.
    pub relative_only: bool = entry.relative_only,
    /// In a sentence.
    pub statement: &'k str = &entry.statement,
    /// How much of the source was read.
    pub provenance: Provenance = entry.provenance,
    /// Ids of its sources.
    pub sources: Vec<&'k str> = sources(knowledge, &entry.sources),
    /// What to know about it.
    pub note: Option<&'k str> = unless(entry.note.as_deref(), NOTHING_TO_ADD),
}

answer_entry! {
    /// A fact about the world around the decision.
    pub struct ContextEntry<'k>;

    /// A fact around the decision, whole.
    pub fn of(knowledge: &'k Knowledge, entry: &'k Context) {}

    /// Public id.
    pub id: &'k str = &entry.id,
    /// In a sentence.
    pub statement: &'k str = &entry.statement,
    /// For these conditions; empty: for all.
    pub conditions: Vec<&'k str> = conditions(knowledge, &entry.conditions),
    /// Its number.
    pub value: Option<Number> = unless(entry.value.map(Number::Plain), "told in words only"),
    /// The number's unit in words.
    pub unit: Option<&'k str> = unless(entry.unit.as_deref(), "told in words only"),
    /// How much of the source was read.
    pub provenance: Provenance = entry.provenance,
    /// Ids of its sources.
    pub sources: Vec<&'k str> = sources(knowledge, &entry.sources),
}
