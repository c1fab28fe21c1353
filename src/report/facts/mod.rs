//! What is known and where it comes from: lists, and one entry whole.

mod document;
mod entry;
mod list;
mod selection;

pub(super) use entry::dispute;
pub use selection::{Filter, Selection};

use super::records::field;
use super::{Page, Records, Report};
use crate::knowledge::{Knowledge, Pointer};
use crate::report::document::source_ids;
use jiff::civil::Date;
use serde_json::Value;

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
        document::document(self)
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
