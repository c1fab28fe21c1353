//! The simulation, what matters most and the break-even point, for programs.

use super::{amount, tornado};
use crate::answer::CostReport;
use crate::cost::{Distribution, Histogram, Input, Meeting, Wins};
use serde_json::{Value, json};

pub(super) fn break_even(report: &CostReport, found: &crate::cost::BreakEven) -> Value {
    let id = |place: usize| report.id_at(place);
    let [least, typical, most] = found.total;
    json!({
        "sessions_of": id(found.sessions),
        "once": id(found.once),
        "total": {
            "fewest": least.map(meeting),
            "typical": typical.map(meeting),
            "most": most.map(meeting),
        },
        "patient_share": found.patient.map(|patient| json!({
            "once": amount(patient.once),
            "in_one_plan_year": patient.in_one_year.map(meeting),
            "sessions_a_year": patient.pace,
            "at_that_pace": patient.at_pace.map(meeting),
        })),
    })
}

fn meeting(found: Meeting) -> Value {
    json!({
        "sessions": found.sessions,
        "cost": amount(found.cost),
        "once": amount(found.once),
        "exactly": found.is_exact(),
    })
}

pub(super) fn simulation(
    report: &CostReport,
    settings: crate::cost::Settings,
    found: &crate::cost::Simulation,
) -> Value {
    let id = |place: usize| report.id_at(place);
    json!({
        "cases": settings.cases,
        "seed": settings.seed,
        "sessions": {"low": settings.sessions.low, "high": settings.sessions.high},
        "strategies": found.strategies.iter().enumerate().map(|(place, outcome)| json!({
            "treatment": id(place),
            "total": distribution(&outcome.total, &outcome.totals),
            "patient_share": outcome
                .patient
                .as_ref()
                .zip(outcome.patients.as_ref())
                .map(|(figures, cases)| distribution(figures, cases)),
        })).collect::<Vec<_>>(),
        "pairs": found.pairs.iter().map(|pair| json!({
            "first": id(pair.of.0),
            "second": id(pair.of.1),
            "total": wins(&pair.total),
            "patient_share": pair.patient.as_ref().map(wins),
        })).collect::<Vec<_>>(),
    })
}

fn distribution(of: &Distribution, cases: &Histogram) -> Value {
    json!({
        "mean": amount(of.mean),
        "p5": amount(of.p5),
        "median": amount(of.median),
        "p95": amount(of.p95),
        "least": amount(of.least),
        "most": amount(of.most),
        "histogram": {
            "from": amount(cases.from),
            "to": amount(cases.to),
            "counts": cases.counts.to_vec(),
            "beyond": cases.beyond,
        },
    })
}

fn wins(wins: &Wins) -> Value {
    json!({
        "first_costs_less": wins.first,
        "same": wins.same,
        "second_costs_less": wins.second,
    })
}

pub(super) fn sensitivity(report: &CostReport, found: &crate::cost::Sensitivity) -> Value {
    let id = |place: usize| report.id_at(place);
    json!({
        "of": id(found.of.0),
        "less": found.of.1.map(id),
        "quantity": if found.of_patient { "patient_share" } else { "total" },
        "base": amount(found.base),
        "inputs": found.bars.iter().map(|bar| json!({
            "input": match bar.input {
                Input::Price(_) => "price",
                Input::Sessions => "sessions",
                Input::Chance(_) => "chance",
            },
            "label": tornado::input(report, bar.input),
            "at_low": amount(bar.at_low),
            "at_high": amount(bar.at_high),
            "effect": amount(bar.effect()),
        })).collect::<Vec<_>>(),
    })
}
