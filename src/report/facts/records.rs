//! The entries for spreadsheets: every kind of entry in the same columns, the first of which says what it is.

use super::{FactsReport, frame};
use crate::answer::{count, field};
use crate::evidence::{Figure, Side};
use crate::knowledge::{Finding, Knowledge, RangeKind};
use crate::report::Records;
use crate::report::document::source_ids;
use crate::values::Ref;
use crate::wording::phrase::Phrase;

const HEADER: [&str; 29] = [
    "kind",
    "id",
    "conditions",
    "treatments",
    "variant",
    "outcome",
    "role",
    "horizon",
    "window",
    "measure",
    "value",
    "low",
    "high",
    "range_kind",
    "typical",
    "denominator",
    "unit",
    "comparator",
    "who",
    "population",
    "n",
    "design",
    "certainty",
    "certainty_by",
    "provenance",
    "text",
    "take_care",
    "note",
    "sources",
];

pub(super) fn records(report: &FactsReport) -> Records {
    let knowledge = report.knowledge;
    let selection = &report.selection;
    let mut records = Records::new(&HEADER);
    for pointer in &selection.findings {
        records.add(finding(knowledge, *pointer));
    }
    let mut add = |kind: &str, id: &str, text: String, sources: String| {
        records.add([
            ("kind", kind.to_owned()),
            ("id", id.to_owned()),
            ("text", text),
            ("sources", sources),
        ]);
    };
    for pointer in &selection.disputes {
        let dispute = &knowledge.disputes[*pointer];
        let sources: Vec<String> =
            dispute.sides.iter().flat_map(|side| source_ids(knowledge, &side.sources)).collect();
        add(
            "dispute",
            &dispute.id,
            format!("{} {}", dispute.title, dispute.say_plainly),
            sources.join(";"),
        );
    }
    for pointer in &selection.gaps {
        add("gap", "", knowledge.gaps[*pointer].reason.clone(), String::new());
    }
    for pointer in &selection.modifiers {
        let modifier = &knowledge.modifiers[*pointer];
        let sources = source_ids(knowledge, &modifier.sources).join(";");
        add("modifier", &modifier.id, modifier.statement.clone(), sources);
    }
    for pointer in &selection.context {
        let context = &knowledge.context[*pointer];
        let sources = source_ids(knowledge, &context.sources).join(";");
        add("context", &context.id, context.statement.clone(), sources);
    }
    for pointer in &selection.claims {
        let claim = &knowledge.claims[*pointer];
        let sources = source_ids(knowledge, &claim.sources).join(";");
        add(
            "claim",
            &claim.id,
            format!("{} [{}] {}", claim.gist, claim.verdict.slug(), claim.note),
            sources,
        );
    }
    for (kind, id, text, sources) in frame::rules(report) {
        add(kind.slug(), &id, text, source_ids(knowledge, &sources).join(";"));
    }
    for pointer in &selection.sources {
        let source = &knowledge.sources[*pointer];
        let year = source.year.map_or("no date".to_owned(), |year| year.to_string());
        let text = format!("{}. {}. {}, {year}", source.authors, source.title, source.publisher);
        add("source", &source.id, text, source.id.clone());
    }
    records
}

fn finding(knowledge: &Knowledge, pointer: Ref<Finding>) -> Vec<(&'static str, String)> {
    let finding = &knowledge.findings[pointer];
    let phrase = Phrase::new(knowledge, Figure { finding: pointer, side: Side::Treatment });
    let words = |words: &Option<String>| words.clone().unwrap_or_default();
    let conditions = finding.conditions.iter().map(|id| knowledge.conditions[*id].id.as_str());
    let treatments = finding.treatments.iter().map(|id| knowledge.treatments[*id].id.as_str());
    vec![
        ("kind", "finding".to_owned()),
        ("id", finding.id.clone()),
        ("conditions", conditions.collect::<Vec<_>>().join(";")),
        ("treatments", treatments.collect::<Vec<_>>().join(";")),
        ("variant", words(&finding.variant)),
        ("outcome", knowledge.outcomes[finding.outcome].id.clone()),
        ("role", finding.role.slug().to_owned()),
        ("horizon", finding.horizon.band.slug().to_owned()),
        ("window", finding.horizon.label.clone()),
        ("measure", finding.measure.slug().to_owned()),
        ("value", field(finding.value)),
        ("low", field(finding.low)),
        ("high", field(finding.high)),
        (
            "range_kind",
            finding.range_kind.map_or(String::new(), |kind| RangeKind::slug(kind).to_owned()),
        ),
        ("typical", field(finding.typical)),
        ("denominator", count(finding.denominator)),
        ("unit", knowledge.units[finding.unit].id.clone()),
        ("comparator", phrase.against().unwrap_or_default()),
        ("who", finding.who.clone()),
        ("population", finding.population.clone()),
        ("n", count(finding.n)),
        ("design", finding.design.slug().to_owned()),
        ("certainty", finding.certainty.slug().to_owned()),
        ("certainty_by", finding.certainty_by.map_or(String::new(), |by| by.slug().to_owned())),
        ("provenance", finding.provenance.slug().to_owned()),
        ("text", finding.statement.clone()),
        ("take_care", words(&finding.take_care)),
        ("note", words(&finding.note)),
        ("sources", source_ids(knowledge, &finding.sources).join(";")),
    ]
}
