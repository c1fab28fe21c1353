//! The comparison for programs: columns, rows of cells with every digit, red flags, criteria, sources.

use super::cell::{self, absence, figures, label, show_instead};
use super::{ComparisonReport, background};
use crate::answer::CostReport;
use crate::evidence::{Cell, Figure, Row, Side};
use crate::knowledge::{Band, Finding, Measure, OutcomeGroup, RangeKind, Source, Treatment};
use crate::report::assessment;
use crate::report::document::{amount, dispute, finding, head, number, source, source_ids};
use crate::values::Ref;
use crate::wording::phrase::Phrase;
use serde_json::{Value, json};

pub(super) fn document(report: &ComparisonReport) -> Value {
    let knowledge = report.knowledge;
    let comparison = &report.comparison;
    let condition = &knowledge.conditions[comparison.condition];
    let stopped = report.is_stopped();
    let mut document = head(knowledge);
    let mut add = |key: &str, value: Value| {
        document.insert(key.to_owned(), value);
    };
    add("condition", json!(condition.id));
    add("condition_label", json!(condition.label));
    add("condition_named", json!(report.profile.condition_named));
    add("decision", json!(condition.decision));
    add("stopped_by_red_flag", json!(stopped));
    add("columns", background::columns(report));
    add(
        "red_flags",
        report.assessment.raised().map(|judged| assessment::flag(knowledge, judged)).collect(),
    );
    add(
        "red_flags_unanswered",
        report
            .assessment
            .unanswered()
            .map(|judged| assessment::flag_unanswered(knowledge, judged))
            .collect(),
    );
    // A raised emergency leaves every part of the comparison empty, never half of it.
    let body = Body::of(report, stopped);
    add("rows", body.rows);
    add("costs", body.costs);
    add("quoted", body.quoted);
    add("more_harms", body.more_harms);
    add("disputes", body.disputes);
    add("gaps", body.gaps);
    add("criteria", body.criteria);
    add("questions", body.questions);
    let whole = background::background(report, &mut add);
    add(
        "sources",
        sources(report, whole).into_iter().map(|entry| source(&knowledge.sources[entry])).collect(),
    );
    add("intended_use", json!(knowledge.about.intended_use));
    add("evidence_until", json!(knowledge.about.evidence_until.to_string()));
    Value::Object(document)
}

/// The parts that an emergency leaves empty.
struct Body {
    rows: Value,
    costs: Value,
    quoted: Value,
    more_harms: Value,
    disputes: Value,
    gaps: Value,
    criteria: Value,
    questions: Value,
}

impl Body {
    fn of(report: &ComparisonReport, stopped: bool) -> Self {
        let nothing = || json!([]);
        if stopped {
            return Self {
                rows: nothing(),
                costs: nothing(),
                quoted: nothing(),
                more_harms: nothing(),
                disputes: nothing(),
                gaps: nothing(),
                criteria: nothing(),
                questions: nothing(),
            };
        }
        let knowledge = report.knowledge;
        let comparison = &report.comparison;
        let (costs, rows): (Vec<&Row>, Vec<&Row>) = comparison
            .rows
            .iter()
            .partition(|row| knowledge.outcomes[row.outcome].group == OutcomeGroup::Cost);
        Self {
            rows: rows.into_iter().map(|entry| row(report, entry)).collect(),
            costs: costs
                .into_iter()
                .map(|entry| row(report, entry))
                .chain(report.costs.iter().flat_map(CostReport::rows).map(|row| json!(row)))
                .collect(),
            more_harms: report.more_harms().iter().map(|entry| row(report, entry)).collect(),
            quoted: knowledge.conditions[comparison.condition]
                .quoted
                .iter()
                .map(|id| finding(knowledge, &knowledge.findings[*id]))
                .collect(),
            disputes: comparison
                .disputes
                .iter()
                .map(|id| dispute(knowledge, &knowledge.disputes[*id]))
                .collect(),
            gaps: gaps(report),
            criteria: if report.profile.given {
                assessment::treatments(knowledge, &report.profile, &report.assessment)
            } else {
                nothing()
            },
            questions: comparison
                .questions
                .iter()
                .map(|id| json!(knowledge.questions[*id].text))
                .collect(),
        }
    }
}

fn gaps(report: &ComparisonReport) -> Value {
    let knowledge = report.knowledge;
    report
        .comparison
        .columns
        .iter()
        .zip(&report.comparison.gaps)
        .map(|(treatment, gaps)| {
            let reasons: Vec<&str> =
                gaps.iter().map(|gap| knowledge.gaps[*gap].reason.as_str()).collect();
            json!({ "treatment": knowledge.treatments[*treatment].id, "reasons": reasons })
        })
        .collect()
}

fn row(report: &ComparisonReport, row: &Row) -> Value {
    let knowledge = report.knowledge;
    let outcome = &knowledge.outcomes[row.outcome];
    let cells: Vec<Value> = report
        .comparison
        .columns
        .iter()
        .zip(&row.cells)
        .flat_map(|(treatment, cell)| cells(report, row, *treatment, cell))
        .collect();
    json!({
        "outcome": outcome.id,
        "label": label(knowledge, row),
        "group": outcome.group.slug(),
        "unit": knowledge.units[row.unit].id,
        "denominator": outcome.denominator,
        "horizon": row.band.map(Band::slug),
        "horizon_missing_because": row.band.is_none().then_some("each cell names its own time"),
        "better": outcome.better.slug(),
        "caution": outcome.caution,
        "cells": cells,
    })
}

/// One entry a figure; a cell without any is one entry that says why.
fn cells(
    report: &ComparisonReport,
    row: &Row,
    treatment: Ref<Treatment>,
    cell: &Cell,
) -> Vec<Value> {
    let knowledge = report.knowledge;
    let treatment = &knowledge.treatments[treatment].id;
    let figures = figures(cell);
    if !figures.is_empty() {
        return figures.iter().map(|entry| figure(report, row, treatment, *entry)).collect();
    }
    let (kind, instead) = match cell {
        Cell::Gap(gap) => (knowledge.gaps[*gap].kind.slug(), show_instead(knowledge, *gap)),
        Cell::ComparedAgainst(_) => ("compared-against", None),
        Cell::Figures(_) | Cell::Unexplained => ("missing", None),
    };
    vec![json!({
        "treatment": treatment,
        "finding": null,
        "text": absence(knowledge, cell),
        "value": null,
        "low": null,
        "high": null,
        "interval": null,
        "denominator": null,
        "comparator": null,
        "certainty": null,
        "provenance": null,
        "sources": [],
        "gap": { "kind": kind, "reason": absence(knowledge, cell), "show_instead": instead },
    })]
}

fn figure(report: &ComparisonReport, row: &Row, treatment: &str, figure: Figure) -> Value {
    let knowledge = report.knowledge;
    let finding = &knowledge.findings[figure.finding];
    let phrase = Phrase::new(knowledge, figure);
    let own = figure.side == Side::Treatment;
    let in_unit = |value: Option<f64>| amount(&knowledge.units[finding.unit], value);
    let ends = |end: Option<f64>| in_unit(end.filter(|_| own));
    json!({
        "treatment": treatment,
        "finding": finding.id,
        "side": if own { "treatment" } else { "comparator" },
        "text": phrase.lead_with_scale().unwrap_or_else(|| finding.statement.clone()),
        "words": cell::words(report, row, figure),
        "statement": finding.statement,
        "variant": finding.variant.as_ref().filter(|_| own),
        "measure": finding.measure.slug(),
        "value": in_unit(phrase.value()),
        "value_missing_because": missing_because(finding, phrase.value()),
        "low": ends(finding.low),
        "high": ends(finding.high),
        "interval": finding.range_kind.filter(|_| own).map(RangeKind::slug),
        "typical": ends(finding.typical),
        "start_value": ends(finding.start),
        "count": finding.count.filter(|_| own).map(|count| json!({"events": count.events, "of": count.of})),
        "as_published": finding.as_published.as_ref().map(|published| json!({
            "value": number(published.value),
            "low": number(published.low),
            "high": number(published.high),
            "unit": published.unit,
        })),
        "denominator": finding.denominator,
        "per": finding.per,
        "unit": knowledge.units[finding.unit].id,
        "horizon": { "band": finding.horizon.band.slug(), "label": finding.horizon.label },
        "comparator": {
            "kind": finding.comparator.kind.slug(),
            "arm": if own { json!(finding.comparator.arm) } else { json!("the other group of the same study") },
            "treatment": if own {
                finding.comparator.treatment.map(|other| knowledge.treatments[other].id.as_str())
            } else {
                finding.treatments.first().map(|other| knowledge.treatments[*other].id.as_str())
            },
        },
        "direction": finding.direction.slug(),
        "who": finding.who,
        "population": finding.population,
        "n": finding.n,
        "design": finding.design.slug(),
        "certainty": finding.certainty.slug(),
        "provenance": finding.provenance.slug(),
        "payer": finding.payer,
        "price_year": finding.price_year,
        "sources": source_ids(knowledge, &finding.sources),
        "take_care": finding.take_care,
        "note": finding.note,
        "gap": null,
    })
}

/// Why a figure has no best estimate.
fn missing_because(finding: &Finding, value: Option<f64>) -> Option<&'static str> {
    match (value, finding.low.or(finding.high), finding.measure) {
        (Some(_), _, _) => None,
        (None, Some(_), _) => Some("given as a range"),
        (None, None, Measure::Text) => Some("told in words only"),
        (None, None, _) => Some("the source read gives no number"),
    }
}

/// Every source that the document names, once: those of the page in its order, then those that only the document names.
fn sources(report: &ComparisonReport, mut all: Vec<Ref<Source>>) -> Vec<Ref<Source>> {
    let knowledge = report.knowledge;
    let mut add = |sources: &[Ref<Source>]| {
        for source in sources {
            if !all.contains(source) {
                all.push(*source);
            }
        }
    };
    for judged in report.assessment.raised() {
        add(&knowledge.red_flags[judged.flag].sources);
    }
    if report.is_stopped() {
        return all;
    }
    for figure in report.comparison.rows.iter().flat_map(|row| &row.cells).flat_map(figures) {
        add(&knowledge.findings[figure.finding].sources);
    }
    for finding in &knowledge.conditions[report.comparison.condition].quoted {
        add(&knowledge.findings[*finding].sources);
    }
    for dispute in &report.comparison.disputes {
        for side in &knowledge.disputes[*dispute].sides {
            add(&side.sources);
        }
    }
    if report.profile.given {
        for judged in report.assessment.criteria() {
            add(&knowledge.criteria[judged.criterion].sources);
        }
    }
    all
}
