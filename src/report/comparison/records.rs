//! The comparison for spreadsheets: red flags first, then one row a figure, or one that says why there is none.

use super::ComparisonReport;
use super::cell::{absence, figures};
use crate::answer::CostReport;
use crate::answer::{count, field};
use crate::evidence::{Figure, Side};
use crate::knowledge::{Band, RangeKind};
use crate::report::Records;
use crate::report::document::source_ids;
use crate::values::Money;
use crate::wording::phrase::Phrase;

const HEADER: [&str; 24] = [
    "condition",
    "outcome",
    "horizon",
    "treatment",
    "value",
    "low",
    "high",
    "unit",
    "denominator",
    "window",
    "measure",
    "interval",
    "typical",
    "variant",
    "comparator",
    "who",
    "population",
    "certainty",
    "provenance",
    "take_care",
    "text",
    "gap",
    "finding",
    "sources",
];

pub(super) fn records(report: &ComparisonReport) -> Records {
    let knowledge = report.knowledge;
    let condition = &knowledge.conditions[report.comparison.condition].id;
    let mut records = Records::new(&HEADER);
    for judged in report.assessment.raised() {
        let flag = &knowledge.red_flags[judged.flag];
        records.add([
            ("condition", condition.clone()),
            ("outcome", "red-flag".to_owned()),
            ("horizon", flag.urgency.slug().to_owned()),
            ("text", flag.text.clone()),
            ("finding", flag.id.clone()),
            ("sources", source_ids(knowledge, &flag.sources).join(";")),
        ]);
    }
    if report.is_stopped() {
        return records;
    }
    for row in &report.comparison.rows {
        let outcome = &knowledge.outcomes[row.outcome];
        for (treatment, cell) in report.comparison.columns.iter().zip(&row.cells) {
            let treatment = &knowledge.treatments[*treatment].id;
            for entry in figures(cell) {
                records.add(figure(report, condition, treatment, *entry));
            }
            if figures(cell).is_empty() {
                records.add([
                    ("condition", condition.clone()),
                    ("outcome", outcome.id.clone()),
                    ("horizon", row.band.map_or(String::new(), |band| band.slug().to_owned())),
                    ("treatment", treatment.clone()),
                    ("unit", knowledge.units[row.unit].id.clone()),
                    ("denominator", count(outcome.denominator)),
                    ("gap", absence(knowledge, cell)),
                ]);
            }
        }
    }
    for row in report.costs.iter().flat_map(CostReport::rows) {
        for cell in &row.cells {
            let amount = |amount: Option<Money>| amount.map_or(String::new(), Money::plain);
            records.add([
                ("condition", condition.clone()),
                ("outcome", row.outcome.to_owned()),
                ("treatment", cell.treatment.to_owned()),
                ("unit", row.unit.to_owned()),
                ("low", amount(cell.low)),
                ("typical", amount(cell.value)),
                ("high", amount(cell.high)),
                ("text", cell.care.clone()),
                ("gap", cell.gap.clone().unwrap_or_default()),
                ("sources", source_ids(knowledge, &cell.sources.refs).join(";")),
            ]);
        }
    }
    records
}

fn figure(
    report: &ComparisonReport,
    condition: &str,
    treatment: &str,
    figure: Figure,
) -> Vec<(&'static str, String)> {
    let knowledge = report.knowledge;
    let finding = &knowledge.findings[figure.finding];
    let phrase = Phrase::new(knowledge, figure);
    // Of the comparator's side only the figure is published, not its range.
    let own = figure.side == Side::Treatment;
    let words = |words: &Option<String>| words.clone().unwrap_or_default();
    vec![
        ("condition", condition.to_owned()),
        ("outcome", knowledge.outcomes[finding.outcome].id.clone()),
        ("horizon", Band::slug(finding.horizon.band).to_owned()),
        ("treatment", treatment.to_owned()),
        ("value", field(phrase.value())),
        ("low", field(finding.low.filter(|_| own))),
        ("high", field(finding.high.filter(|_| own))),
        ("unit", knowledge.units[finding.unit].id.clone()),
        ("denominator", count(finding.denominator)),
        ("window", finding.horizon.label.clone()),
        ("measure", finding.measure.slug().to_owned()),
        (
            "interval",
            finding
                .range_kind
                .filter(|_| own)
                .map_or(String::new(), |kind| RangeKind::slug(kind).to_owned()),
        ),
        ("typical", field(finding.typical.filter(|_| own))),
        ("variant", words(&finding.variant.clone().filter(|_| own))),
        ("comparator", phrase.against().unwrap_or_default()),
        ("who", finding.who.clone()),
        ("population", finding.population.clone()),
        ("certainty", finding.certainty.slug().to_owned()),
        ("provenance", finding.provenance.slug().to_owned()),
        ("take_care", words(&finding.take_care)),
        ("text", finding.statement.clone()),
        ("finding", finding.id.clone()),
        ("sources", source_ids(knowledge, &finding.sources).join(";")),
    ]
}
