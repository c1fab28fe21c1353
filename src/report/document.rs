//! What every document for programs shares: its head, numbers, lists of ids.

use crate::answer::SCHEMA_VERSION;
use crate::knowledge::{
    Band, CertaintyBy, Dispute, Finding, Gap, Knowledge, RangeKind, Source, TimeUnit, Unit,
    UnitKind,
};
use crate::values::Ref;
use serde_json::{Map, Value, json};

/// The head of every document.
pub(crate) fn head(knowledge: &Knowledge) -> Map<String, Value> {
    let mut map = Map::new();
    map.insert("schema_version".to_owned(), json!(SCHEMA_VERSION));
    map.insert(
        "knowledge".to_owned(),
        json!({
            "title": knowledge.about.title,
            "version": knowledge.about.version,
            "sha256": knowledge.sha256,
        }),
    );
    map
}

/// A number as the knowledge file writes it: 24, not 24.0.
pub(super) fn number(value: Option<f64>) -> Value {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "whole and far below the limit: the checker refuses numbers over 2^53"
    )]
    match value {
        None => Value::Null,
        Some(value) if value.fract() == 0.0 => json!(value as i64),
        Some(value) => json!(value),
    }
}

/// A number in a unit: dollars with two places, everything else as the knowledge file writes it.
pub(super) fn amount(unit: &Unit, value: Option<f64>) -> Value {
    match (unit.kind, value) {
        (UnitKind::Money, Some(value)) => {
            serde_json::from_str(&format!("{value:.2}")).unwrap_or_else(|_| number(Some(value)))
        }
        _ => number(value),
    }
}

/// Ids of sources.
pub(super) fn source_ids(knowledge: &Knowledge, sources: &[Ref<Source>]) -> Vec<String> {
    sources.iter().map(|source| knowledge.sources[*source].id.clone()).collect()
}

/// One source, whole.
pub(super) fn source(source: &Source) -> Value {
    json!({
        "id": source.id,
        "authors": source.authors,
        "title": source.title,
        "publisher": source.publisher,
        "year": source.year,
        "doi": source.doi,
        "pmid": source.pmid,
        "pmcid": source.pmcid,
        "url": source.url,
        "read_at": source.read_at,
        "kind": source.kind.slug(),
        "checked_by": source.checked_by,
        "ids_from": source.ids_from,
    })
}

/// One finding, whole, under the field names of the evidence files.
pub(super) fn finding(knowledge: &Knowledge, finding: &Finding) -> Value {
    let horizon = &finding.horizon;
    let in_unit = |value: Option<f64>| amount(&knowledge.units[finding.unit], value);
    let comparator = &finding.comparator;
    json!({
        "id": finding.id,
        "conditions": finding.conditions.iter().map(|id| knowledge.conditions[*id].id.as_str()).collect::<Vec<_>>(),
        "treatments": finding.treatments.iter().map(|id| knowledge.treatments[*id].id.as_str()).collect::<Vec<_>>(),
        "variant": finding.variant,
        "outcome": knowledge.outcomes[finding.outcome].id,
        "role": finding.role.slug(),
        "horizon": {
            "band": horizon.band.slug(),
            "label": horizon.label,
            "value": number(horizon.value),
            "low": number(horizon.low),
            "high": number(horizon.high),
            "unit": horizon.unit.map(TimeUnit::slug),
        },
        "measure": finding.measure.slug(),
        "value": in_unit(finding.value),
        "low": in_unit(finding.low),
        "high": in_unit(finding.high),
        "range_kind": finding.range_kind.map(RangeKind::slug),
        "typical": in_unit(finding.typical),
        "start_value": number(finding.start),
        "count": finding.count.map(|count| json!({"events": count.events, "of": count.of})),
        "denominator": finding.denominator,
        "per": finding.per,
        "unit": knowledge.units[finding.unit].id,
        "unit_differs": (finding.unit != knowledge.outcomes[finding.outcome].unit).then_some(true),
        "as_published": finding.as_published.as_ref().map(|published| json!({
            "value": number(published.value),
            "low": number(published.low),
            "high": number(published.high),
            "unit": published.unit,
        })),
        "comparator": {
            "kind": comparator.kind.slug(),
            "arm": comparator.arm,
            "value": in_unit(comparator.value),
            "treatment": comparator.treatment.map(|treatment| knowledge.treatments[treatment].id.as_str()),
        },
        "direction": finding.direction.slug(),
        "who": finding.who,
        "population": finding.population,
        "n": finding.n,
        "design": finding.design.slug(),
        "certainty": finding.certainty.slug(),
        "certainty_by": finding.certainty_by.map(CertaintyBy::slug),
        "provenance": finding.provenance.slug(),
        "payer": finding.payer,
        "price_year": finding.price_year,
        "sources": source_ids(knowledge, &finding.sources),
        "statement": finding.statement,
        "take_care": finding.take_care,
        "note": finding.note,
    })
}

/// One dispute, whole.
pub(super) fn dispute(knowledge: &Knowledge, dispute: &Dispute) -> Value {
    json!({
        "id": dispute.id,
        "title": dispute.title,
        "conditions": dispute.conditions.iter().map(|id| knowledge.conditions[*id].id.as_str()).collect::<Vec<_>>(),
        "treatments": dispute.treatments.iter().map(|id| knowledge.treatments[*id].id.as_str()).collect::<Vec<_>>(),
        "claim": dispute.claim,
        "sides": dispute.sides.iter().map(|side| json!({
            "side": side.letter,
            "who": side.who,
            "year": side.year,
            "position": side.position,
            "sources": source_ids(knowledge, &side.sources),
        })).collect::<Vec<_>>(),
        "say_plainly": dispute.say_plainly,
        "why_it_is_open": dispute.why_it_is_open,
    })
}

/// One gap, whole.
pub(super) fn gap(knowledge: &Knowledge, gap: &Gap) -> Value {
    json!({
        "kind": gap.kind.slug(),
        "conditions": gap.conditions.iter().map(|id| knowledge.conditions[*id].id.as_str()).collect::<Vec<_>>(),
        "treatments": gap.treatments.iter().map(|id| knowledge.treatments[*id].id.as_str()).collect::<Vec<_>>(),
        "outcomes": gap.outcomes.iter().map(|choice| json!({
            "outcome": knowledge.outcomes[choice.outcome].id,
            "band": choice.band.map_or("all", Band::slug),
        })).collect::<Vec<_>>(),
        "topics": gap.topics,
        "reason": gap.reason,
        "show_instead": gap.show_instead.map(|finding| knowledge.findings[finding].id.as_str()),
    })
}
