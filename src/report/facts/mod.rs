//! What is known and where it comes from: lists, and one entry whole.

mod entry;
mod list;
mod selection;

pub(super) use entry::dispute;
pub use selection::{Filter, Selection};

use super::document::{self, head};
use super::records::field;
use super::{Page, Records, Report};
use crate::knowledge::{Knowledge, Pointer};
use crate::report::document::source_ids;
use jiff::civil::Date;
use serde_json::{Value, json};

/// What the report of `facts` is made from.
#[derive(Debug, Clone)]
pub struct FactsReport<'k> {
    /// Where everything comes from.
    pub knowledge: &'k Knowledge,
    /// What was asked for, in words.
    pub asked: String,
    /// The entries.
    pub selection: Selection,
    /// Every entry with all that belongs to it; else one line each.
    pub whole: bool,
    /// The day that ages are counted to.
    pub today: Date,
}

impl Report for FactsReport<'_> {
    fn page(&self) -> Page {
        if self.whole {
            entry::page(self)
        } else {
            list::page(self)
        }
    }

    fn records(&self) -> Records {
        let knowledge = self.knowledge;
        let header = vec![
            "id",
            "conditions",
            "treatments",
            "variant",
            "outcome",
            "role",
            "horizon",
            "measure",
            "value",
            "low",
            "high",
            "range_kind",
            "typical",
            "denominator",
            "unit",
            "comparator",
            "population",
            "n",
            "design",
            "certainty",
            "provenance",
            "statement",
            "note",
            "sources",
        ];
        let rows = self
            .selection
            .findings
            .iter()
            .map(|finding| {
                let finding = &knowledge.findings[*finding];
                vec![
                    finding.id.clone(),
                    finding
                        .conditions
                        .iter()
                        .map(|id| knowledge.conditions[*id].id.as_str())
                        .collect::<Vec<_>>()
                        .join(";"),
                    finding
                        .treatments
                        .iter()
                        .map(|id| knowledge.treatments[*id].id.as_str())
                        .collect::<Vec<_>>()
                        .join(";"),
                    finding.variant.clone().unwrap_or_default(),
                    knowledge.outcomes[finding.outcome].id.clone(),
                    finding.role.slug().to_owned(),
                    finding.horizon.label.clone(),
                    finding.measure.slug().to_owned(),
                    field(finding.value),
                    field(finding.low),
                    field(finding.high),
                    finding
                        .range_kind
                        .map_or(String::new(), |kind| kind.slug().to_owned()),
                    field(finding.typical),
                    finding
                        .denominator
                        .map_or(String::new(), |all| all.to_string()),
                    knowledge.units[finding.unit].id.clone(),
                    finding.comparator.arm.clone().unwrap_or_default(),
                    finding.population.clone(),
                    finding.n.map_or(String::new(), |n| n.to_string()),
                    finding.design.slug().to_owned(),
                    finding.certainty.slug().to_owned(),
                    finding.provenance.slug().to_owned(),
                    finding.statement.clone(),
                    finding.note.clone().unwrap_or_default(),
                    source_ids(knowledge, &finding.sources).join(";"),
                ]
            })
            .collect();
        Records { header, rows }
    }

    fn document(&self) -> Value {
        let knowledge = self.knowledge;
        let selection = &self.selection;
        let mut document = head(knowledge);
        let mut add = |key: &str, value: Value| document.insert(key.to_owned(), value);
        add("asked", json!(self.asked));
        add(
            "findings",
            selection
                .findings
                .iter()
                .map(|id| document::finding(knowledge, &knowledge.findings[*id]))
                .collect(),
        );
        add(
            "disputes",
            selection
                .disputes
                .iter()
                .map(|id| document::dispute(knowledge, &knowledge.disputes[*id]))
                .collect(),
        );
        add(
            "gaps",
            selection
                .gaps
                .iter()
                .map(|id| document::gap(knowledge, &knowledge.gaps[*id]))
                .collect(),
        );
        add(
            "modifiers",
            selection
                .modifiers
                .iter()
                .map(|id| {
                    let entry = &knowledge.modifiers[*id];
                    json!({
                        "id": entry.id,
                        "factor": entry.factor,
                        "treatments": entry.treatments.iter().map(|id| knowledge.treatments[*id].id.as_str()).collect::<Vec<_>>(),
                        "outcome": knowledge.outcomes[entry.outcome].id,
                        "measure": entry.measure.slug(),
                        "value": document::number(entry.value),
                        "low": document::number(entry.low),
                        "high": document::number(entry.high),
                        "range_kind": entry.range_kind.map(crate::knowledge::RangeKind::slug),
                        "comparator_value": document::number(entry.comparator_value),
                        "relative_only": entry.relative_only,
                        "statement": entry.statement,
                        "provenance": entry.provenance.slug(),
                        "sources": source_ids(knowledge, &entry.sources),
                        "note": entry.note,
                    })
                })
                .collect(),
        );
        add(
            "context",
            selection
                .context
                .iter()
                .map(|id| {
                    let entry = &knowledge.context[*id];
                    json!({
                        "id": entry.id,
                        "statement": entry.statement,
                        "value": document::number(entry.value),
                        "unit": entry.unit,
                        "provenance": entry.provenance.slug(),
                        "sources": source_ids(knowledge, &entry.sources),
                    })
                })
                .collect(),
        );
        add(
            "claims",
            selection
                .claims
                .iter()
                .map(|id| {
                    let entry = &knowledge.claims[*id];
                    json!({
                        "id": entry.id,
                        "gist": entry.gist,
                        "verdict": entry.verdict.slug(),
                        "note": entry.note,
                        "see": entry.see.iter().map(|pointer| see(knowledge, *pointer)).collect::<Vec<_>>(),
                        "sources": source_ids(knowledge, &entry.sources),
                    })
                })
                .collect(),
        );
        add(
            "rules",
            entry::rules(self)
                .into_iter()
                .map(|(kind, id, text, sources)| json!({"kind": kind, "id": id, "text": text, "sources": source_ids(knowledge, &sources)}))
                .collect(),
        );
        add(
            "sources",
            list::sources(self)
                .into_iter()
                .map(|id| document::source(&knowledge.sources[id]))
                .collect(),
        );
        Value::Object(document)
    }
}

/// `finding:ID` and the like, as the knowledge file writes it.
pub(super) fn see(knowledge: &Knowledge, pointer: Pointer) -> String {
    match pointer {
        Pointer::Finding(id) => format!("finding:{}", knowledge.findings[id].id),
        Pointer::Dispute(id) => format!("dispute:{}", knowledge.disputes[id].id),
        Pointer::RuleSet(id) => format!("rule-set:{}", knowledge.rule_sets[id].id),
        Pointer::RedFlag(id) => format!("red-flag:{}", knowledge.red_flags[id].id),
        Pointer::Criterion(id) => format!("criterion:{}", knowledge.criteria[id].id),
        Pointer::Context(id) => format!("context:{}", knowledge.context[id].id),
        Pointer::Treatment(id) => format!("treatment:{}", knowledge.treatments[id].id),
        Pointer::Question(id) => format!("question:{}", knowledge.questions[id].id),
    }
}
