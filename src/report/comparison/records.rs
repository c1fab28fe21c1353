//! The comparison for spreadsheets: one row a figure, or one that says why there is none.

use super::ComparisonReport;
use super::cell::{absence, figures};
use crate::comparison::Side;
use crate::report::Records;
use crate::report::document::source_ids;
use crate::report::phrase::Phrase;
use crate::report::records::field;

pub(super) fn records(report: &ComparisonReport) -> Records {
    let knowledge = report.knowledge;
    let header = vec![
        "condition",
        "outcome",
        "horizon",
        "treatment",
        "variant",
        "finding",
        "measure",
        "value",
        "low",
        "high",
        "interval",
        "typical",
        "unit",
        "denominator",
        "comparator",
        "population",
        "certainty",
        "provenance",
        "gap",
        "sources",
    ];
    let condition = knowledge.conditions[report.comparison.condition].id.clone();
    let mut rows = Vec::new();
    let shown = if report.is_stopped() {
        &[][..]
    } else {
        &report.comparison.rows
    };
    for row in shown {
        let outcome = &knowledge.outcomes[row.outcome];
        for (treatment, cell) in report.comparison.columns.iter().zip(&row.cells) {
            let treatment = knowledge.treatments[*treatment].id.clone();
            for figure in figures(cell) {
                let finding = &knowledge.findings[figure.finding];
                let own = figure.side == Side::Treatment;
                let phrase = Phrase::new(knowledge, *figure);
                rows.push(vec![
                    condition.clone(),
                    outcome.id.clone(),
                    finding.horizon.label.clone(),
                    treatment.clone(),
                    finding.variant.clone().filter(|_| own).unwrap_or_default(),
                    finding.id.clone(),
                    finding.measure.slug().to_owned(),
                    field(phrase.value()),
                    field(finding.low.filter(|_| own)),
                    field(finding.high.filter(|_| own)),
                    finding
                        .range_kind
                        .filter(|_| own)
                        .map_or(String::new(), |kind| kind.slug().to_owned()),
                    field(finding.typical.filter(|_| own)),
                    knowledge.units[finding.unit].id.clone(),
                    finding
                        .denominator
                        .map_or(String::new(), |all| all.to_string()),
                    phrase.against().unwrap_or_default(),
                    finding.population.clone(),
                    finding.certainty.slug().to_owned(),
                    finding.provenance.slug().to_owned(),
                    String::new(),
                    source_ids(knowledge, &finding.sources).join(";"),
                ]);
            }
            if figures(cell).is_empty() {
                let mut empty = vec![String::new(); header.len()];
                let filled = [
                    (0, condition.clone()),
                    (1, outcome.id.clone()),
                    (
                        2,
                        row.band
                            .map_or(String::new(), |band| band.slug().to_owned()),
                    ),
                    (3, treatment),
                    (12, knowledge.units[outcome.unit].id.clone()),
                    (18, absence(knowledge, cell)),
                ];
                for (column, text) in filled {
                    if let Some(place) = empty.get_mut(column) {
                        *place = text;
                    }
                }
                rows.push(empty);
            }
        }
    }
    Records { header, rows }
}
