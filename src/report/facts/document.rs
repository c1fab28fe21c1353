//! The entries for programs, under the field names of the evidence files.

use super::{FactsReport, frame, list, see};
use crate::knowledge::{Claim, Context, Knowledge, Modifier, RangeKind};
use crate::report::document::{dispute, finding, gap, head, number, source, source_ids};
use serde_json::{Value, json};

pub(super) fn document(report: &FactsReport) -> Value {
    let knowledge = report.knowledge;
    let selection = &report.selection;
    let mut document = head(knowledge);
    let mut add = |key: &str, value: Value| document.insert(key.to_owned(), value);
    add("asked", json!(report.asked));
    add(
        "findings",
        selection.findings.iter().map(|id| finding(knowledge, &knowledge.findings[*id])).collect(),
    );
    add(
        "disputes",
        selection.disputes.iter().map(|id| dispute(knowledge, &knowledge.disputes[*id])).collect(),
    );
    add("gaps", selection.gaps.iter().map(|id| gap(knowledge, &knowledge.gaps[*id])).collect());
    add(
        "modifiers",
        selection
            .modifiers
            .iter()
            .map(|id| modifier(knowledge, &knowledge.modifiers[*id]))
            .collect(),
    );
    add(
        "context",
        selection.context.iter().map(|id| context(knowledge, &knowledge.context[*id])).collect(),
    );
    add(
        "claims",
        selection.claims.iter().map(|id| claim(knowledge, &knowledge.claims[*id])).collect(),
    );
    add(
        "rules",
        frame::rules(report)
            .into_iter()
            .map(|(kind, id, text, sources)| {
                json!({"kind": kind.slug(), "id": id, "text": text, "sources": source_ids(knowledge, &sources)})
            })
            .collect(),
    );
    add(
        "sources",
        list::sources(report).into_iter().map(|id| source(&knowledge.sources[id])).collect(),
    );
    Value::Object(document)
}

fn modifier(knowledge: &Knowledge, entry: &Modifier) -> Value {
    let treatments: Vec<&str> =
        entry.treatments.iter().map(|id| knowledge.treatments[*id].id.as_str()).collect();
    json!({
        "id": entry.id,
        "factor": entry.factor,
        "treatments": treatments,
        "outcome": knowledge.outcomes[entry.outcome].id,
        "measure": entry.measure.slug(),
        "value": number(entry.value),
        "low": number(entry.low),
        "high": number(entry.high),
        "range_kind": entry.range_kind.map(RangeKind::slug),
        "comparator_value": number(entry.comparator_value),
        "relative_only": entry.relative_only,
        "statement": entry.statement,
        "provenance": entry.provenance.slug(),
        "sources": source_ids(knowledge, &entry.sources),
        "note": entry.note,
    })
}

fn context(knowledge: &Knowledge, entry: &Context) -> Value {
    json!({
        "id": entry.id,
        "statement": entry.statement,
        "conditions": entry
            .conditions
            .iter()
            .map(|condition| knowledge.conditions[*condition].id.as_str())
            .collect::<Vec<_>>(),
        "value": number(entry.value),
        "unit": entry.unit,
        "provenance": entry.provenance.slug(),
        "sources": source_ids(knowledge, &entry.sources),
    })
}

fn claim(knowledge: &Knowledge, entry: &Claim) -> Value {
    let answered: Vec<String> = entry.see.iter().map(|pointer| see(knowledge, *pointer)).collect();
    json!({
        "id": entry.id,
        "gist": entry.gist,
        "verdict": entry.verdict.slug(),
        "note": entry.note,
        "see": answered,
        "sources": source_ids(knowledge, &entry.sources),
    })
}
