//! The costs for programs.

use super::doubt_document::{break_even, sensitivity, simulation};
use super::{amount, remarks, share};
use crate::answer::CostReport;
use crate::cost::{
    Average, Column, Estimate, Of, Priced, Range, Remark, Repeat, Scenario, Strategy, Sums, Timing,
};
use crate::knowledge::Site;
use crate::report::document::{head, number, source, source_ids};
use serde_json::{Map, Value, json};

pub(super) fn document(report: &CostReport) -> Value {
    let mut document = head(report.knowledge);
    let mut add = |key: &str, value: Value| {
        document.insert(key.to_owned(), value);
    };
    add("currency", json!("USD"));
    add("price_year", json!(price_year(report)));
    add("payer", json!(report.payer.slug()));
    add("site", json!(report.site.map(Site::slug)));
    add("condition", json!(report.knowledge.conditions[report.condition].id));
    add("years", json!(report.model().years));
    add("plan", report.plan.as_ref().map_or(Value::Null, crate::answer::NamedPlan::document));
    add(
        "strategies",
        report
            .built
            .columns
            .iter()
            .filter_map(|column| match column {
                Column::Unpriced(of, why) => Some(unpriced(report, *of, &report.why_empty(why))),
                Column::Priced(place) => strategy(report, *place),
            })
            .collect(),
    );
    if let Some(found) = &report.break_even {
        add("break_even", break_even(report, found));
    }
    if let Some((settings, found)) = &report.simulation {
        add("simulation", simulation(report, *settings, found));
    }
    if let Some(found) = &report.sensitivity {
        add("sensitivity", sensitivity(report, found));
    }
    add("assumptions", json!(remarks::taken_for_granted(report)));
    add("sources", sources(report));
    Value::Object(document)
}

/// The year asked for, else that of the knowledge.
pub(super) fn price_year(report: &CostReport) -> Option<u16> {
    report.year.or_else(|| report.knowledge.costs.frame.as_ref().map(|frame| frame.price_year))
}

/// Why a range has no typical amount.
pub(super) fn no_typical(strategy: &Strategy) -> &'static str {
    if strategy.is_pathway() {
        "what is typical depends on whether the second step follows; see the branches"
    } else {
        "no typical amount was found for every part"
    }
}

fn range(range: &Range, strategy: &Strategy) -> Value {
    let mut map = Map::new();
    map.insert("low".to_owned(), amount(range.low));
    map.insert("typical".to_owned(), range.typical.map_or(Value::Null, amount));
    map.insert("high".to_owned(), amount(range.high));
    if range.typical.is_none() {
        map.insert("typical_reason".to_owned(), json!(no_typical(strategy)));
    }
    Value::Object(map)
}

fn patient(patient: Option<&Range>, strategy: &Strategy) -> Value {
    patient.map_or(Value::Null, |patient| range(patient, strategy))
}

fn unpriced(report: &CostReport, of: Of, reason: &str) -> Value {
    let mut document = json!({
        "treatment": report.id(of),
        "name": report.name(of),
        "kind": match of {
            Of::Treatment(_) => "treatment",
            Of::Pathway(_) => "pathway",
        },
        "sessions": null,
        "years": report.model().years,
        "total": null,
        "total_reason": reason,
        "patient_share": null,
        "patient_share_reason": reason,
        "lines": [],
        "prices": [],
        "timing": null,
        "coverage_limits": [],
    });
    if let (true, Value::Object(document)) = (report.explain, &mut document) {
        document.insert("scenarios".to_owned(), json!([]));
    }
    document
}

fn strategy(report: &CostReport, place: usize) -> Option<Value> {
    let model = report.model();
    let entry = model.strategies.get(place)?;
    let estimate = report.estimates.get(place)?;
    let sessions = model.sessions;
    let mut map = Map::new();
    let mut add = |key: &str, value: Value| {
        map.insert(key.to_owned(), value);
    };
    add("treatment", json!(report.id(entry.of)));
    add("name", json!(report.full_name(place)));
    add("kind", json!(if entry.is_pathway() { "pathway" } else { "treatment" }));
    add(
        "sessions",
        match entry.first.repeat {
            Repeat::Sessions if sessions.low != sessions.high => {
                json!({"low": sessions.low, "high": sessions.high})
            }
            Repeat::Sessions => json!(sessions.low),
            Repeat::Once => json!(1),
            Repeat::Yearly(times) => json!(times),
        },
    );
    add("years", json!(model.years));
    add("total", range(&estimate.total, entry));
    add("patient_share", patient(estimate.patient.as_ref(), entry));
    if estimate.patient.is_none() {
        add("patient_share_reason", json!("no plan was named"));
    }
    add("lines", lines(report, entry, estimate));
    add("prices", prices(report, entry));
    if let Some(branches) = &estimate.branches {
        add(
            "branches",
            json!({
                "without_second_step": sums(&branches.without, entry),
                "with_second_step": sums(&branches.with, entry),
                "average": branches.average.map(|ends| ends.map(|end| average(report, &end))),
            }),
        );
        add("chances", chances(report, entry));
    }
    add("timing", estimate.timing.map_or(Value::Null, timing));
    add(
        "coverage_limits",
        report
            .limits
            .iter()
            .filter(|(of, _)| *of == place)
            .map(|(_, limit)| {
                let criterion = &report.knowledge.criteria[limit.criterion];
                json!({
                    "criterion": criterion.id,
                    "rule_set": report.knowledge.rule_sets[limit.rule_set].id,
                    "text": criterion.text,
                    "sources": source_ids(report.knowledge, &criterion.sources),
                })
            })
            .collect(),
    );
    if report.explain {
        add("scenarios", estimate.scenarios.iter().map(|entry| scenario(report, entry)).collect());
    }
    Some(Value::Object(map))
}

fn sums(sums: &Sums, strategy: &Strategy) -> Value {
    json!({
        "total": range(&sums.total, strategy),
        "patient_share": patient(sums.patient.as_ref(), strategy),
    })
}

fn average(report: &CostReport, average: &Average) -> Value {
    json!({
        "of_100": number(Some(f64::from(average.chance) / 100.0)),
        "total": amount(average.totals.all),
        "patient_share": report.plan.as_ref().map(|_| amount(average.totals.patient)),
    })
}

fn lines(report: &CostReport, strategy: &Strategy, estimate: &Estimate) -> Value {
    estimate
        .lines
        .iter()
        .map(|line| {
            json!({
                "year": line.year,
                "label": report.thing(line.quote),
                "price": report.price(line.quote).map(|price| price.id.as_str()),
                "only_if_needed": line.only_if_needed,
                "total": range(&line.total, strategy),
                "patient_share": patient(line.patient.as_ref(), strategy),
            })
        })
        .collect()
}

fn prices(report: &CostReport, strategy: &Strategy) -> Value {
    strategy
        .quotes()
        .into_iter()
        .filter_map(|place| Some((report.price(place)?, report.quote(place)?)))
        .map(|(price, quote)| {
            json!({
                "id": price.id,
                "label": price.label,
                "basis": price.basis.slug(),
                "is_estimate": price.basis == crate::knowledge::PriceBasis::Estimate,
                "episode": price.episode.slug(),
                "payer": price.payer.map(crate::knowledge::Payer::slug),
                "site": quote.site.map(Site::slug),
                "who": price.who,
                "not_included": price.not_included,
                "incomplete": price.incomplete,
                "provenance": price.provenance.slug(),
                "years": quote.remarks.iter().filter_map(year_of).collect::<Vec<_>>(),
                "sources": source_ids(report.knowledge, &quote.sources),
            })
        })
        .collect()
}

/// What a remark says of the year of an amount.
fn year_of(remark: &Remark) -> Option<Value> {
    match remark {
        Remark::OtherYear { service, wanted, taken } => {
            Some(json!({"service": service.slug(), "wanted": wanted, "taken": taken}))
        }
        Remark::Carried { from, to } => Some(json!({"published": from, "carried_to": to})),
        Remark::OwnYear(year) => Some(json!({"published": year})),
        Remark::Undated { .. } => Some(json!({"published": null})),
        Remark::NoSuchSite(_) => None,
    }
}

fn chances(report: &CostReport, strategy: &Strategy) -> Value {
    let Of::Pathway(pathway) = strategy.of else {
        return Value::Null;
    };
    report.knowledge.costs.pathways[pathway]
        .chances
        .iter()
        .map(|chance| {
            json!({
                "of_100": number(Some(chance.people())),
                "within": chance.within,
                "who": chance.who,
                "count": chance.count.map(|count| json!({"events": count.events, "of": count.of})),
                "provenance": chance.provenance.slug(),
                "sources": source_ids(report.knowledge, &chance.sources),
            })
        })
        .collect()
}

fn timing(timing: Timing) -> Value {
    match timing {
        Timing::SecondStep { same_year, next_year } => json!({
            "both_in_one_plan_year": amount(same_year),
            "second_in_next_plan_year": amount(next_year),
        }),
        Timing::OneYear { spread, together } => json!({
            "as_asked": amount(spread),
            "all_in_one_plan_year": amount(together),
        }),
        Timing::AfterReset { now, later } => json!({
            "in_this_plan_year": amount(now),
            "after_it_starts_again": amount(later),
        }),
    }
}

fn scenario(report: &CostReport, scenario: &Scenario) -> Value {
    json!({
        "end": scenario.end.slug(),
        "services": scenario.bills.iter().map(|bill| json!({
            "plan_year": bill.year,
            "label": report.thing(bill.quote),
            "service": bill.service.slug(),
            "allowed": amount(bill.allowed),
            "patient_share": bill.split.map(|split| amount(split.patient)),
            "steps": bill.split.map(|split| share::document(&split)),
        })).collect::<Vec<_>>(),
        "total": amount(scenario.totals.all),
        "patient_share": report.plan.as_ref().map(|_| amount(scenario.totals.patient)),
    })
}

/// Every source of the prices that were used, whole.
fn sources(report: &CostReport) -> Value {
    let mut found = Vec::new();
    let mut take = |sources: &[crate::values::Ref<crate::knowledge::Source>]| {
        for pointer in sources {
            if !found.contains(pointer) {
                found.push(*pointer);
            }
        }
    };
    for priced in &report.model().quotes {
        match priced {
            Priced::Known(quote) => take(&quote.sources),
            Priced::Own { sources, .. } => take(sources),
        }
    }
    for strategy in &report.model().strategies {
        if let Of::Pathway(pathway) = strategy.of {
            for chance in &report.knowledge.costs.pathways[pathway].chances {
                take(&chance.sources);
            }
        }
    }
    if let Some(plan) = &report.plan {
        take(&plan.all_sources());
    }
    found.into_iter().map(|pointer| source(&report.knowledge.sources[pointer])).collect()
}
