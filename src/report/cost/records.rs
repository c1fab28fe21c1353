//! The costs for spreadsheets: one row a strategy and kind of sum.

use crate::answer::CostReport;
use crate::cost::{Column, Range, Remark, Repeat, Settings, Strategy};
use crate::knowledge::Site;
use crate::report::Records;
use crate::report::document::source_ids;
use crate::values::Money;

pub(super) fn records(report: &CostReport) -> Records {
    let mut records = Records::new(&[
        "treatment",
        "quantity",
        "low",
        "typical",
        "high",
        "currency",
        "payer",
        "site",
        "price_year",
        "sessions",
        "years",
        "plan",
        "basis",
        "gap",
        "price",
        "sources",
        "cases",
        "seed",
    ]);
    for column in &report.built.columns {
        match column {
            Column::Unpriced(of, why) => records.add([
                ("treatment", report.id(*of).to_owned()),
                ("quantity", "total".to_owned()),
                ("payer", report.payer.slug().to_owned()),
                ("gap", report.why_empty(why)),
            ]),
            Column::Priced(place) => {
                let Some(estimate) = report.estimates.get(*place) else {
                    continue;
                };
                row(report, *place, "total", &estimate.total, None, &mut records);
                if let Some(patient) = &estimate.patient {
                    row(report, *place, "patient_share", patient, None, &mut records);
                }
            }
        }
    }
    simulated(report, &mut records);
    records
}

/// `drawn`: the simulation that it is a figure of.
fn row(
    report: &CostReport,
    place: usize,
    quantity: &str,
    range: &Range,
    drawn: Option<Settings>,
    records: &mut Records,
) {
    let Some(strategy) = report.model().strategies.get(place) else {
        return;
    };
    let knowledge = report.knowledge;
    let prices: Vec<_> =
        strategy.quotes().into_iter().filter_map(|quote| report.price(quote)).collect();
    let joined = |parts: Vec<String>| parts.join(";");
    let sources: Vec<_> = strategy
        .quotes()
        .into_iter()
        .filter_map(|quote| report.quote(quote))
        .flat_map(|quote| quote.sources.clone())
        .collect();
    let mut source_ids = source_ids(knowledge, &sources);
    source_ids.dedup();
    let sessions = report.model().sessions;
    records.add([
        ("treatment", report.id(strategy.of).to_owned()),
        ("quantity", quantity.to_owned()),
        ("low", range.low.plain()),
        ("typical", range.typical.map_or(String::new(), Money::plain)),
        ("high", range.high.plain()),
        ("currency", "USD".to_owned()),
        ("payer", report.payer.slug().to_owned()),
        (
            "site",
            report
                .quote(strategy.first.quote)
                .and_then(|quote| quote.site)
                .map_or("", Site::slug)
                .to_owned(),
        ),
        ("price_year", price_year(report, strategy)),
        (
            "sessions",
            if strategy.first.repeat != Repeat::Sessions {
                "1".to_owned()
            } else if sessions.low == sessions.high {
                sessions.low.to_string()
            } else {
                format!("{}-{}", sessions.low, sessions.high)
            },
        ),
        ("years", report.model().years.to_string()),
        ("plan", report.plan.as_ref().map_or(String::new(), crate::answer::NamedPlan::id)),
        ("basis", joined(prices.iter().map(|price| price.basis.slug().to_owned()).collect())),
        (
            "gap",
            if range.typical.is_none() {
                super::document::no_typical(strategy).to_owned()
            } else {
                String::new()
            },
        ),
        ("price", joined(prices.iter().map(|price| price.id.clone()).collect())),
        ("sources", joined(source_ids)),
        ("cases", drawn.map_or(String::new(), |drawn| drawn.cases.to_string())),
        ("seed", drawn.map_or(String::new(), |drawn| drawn.seed.to_string())),
    ]);
}

/// The year of the dollars: that of a figure that is shown as it was published, else the year asked for, else that of the knowledge.
fn price_year(report: &CostReport, strategy: &Strategy) -> String {
    let own = report.quote(strategy.first.quote).and_then(|quote| {
        quote.remarks.iter().find_map(|remark| match remark {
            Remark::OwnYear(year) => Some(*year),
            _ => None,
        })
    });
    own.or_else(|| super::document::price_year(report))
        .map_or(String::new(), |year| year.to_string())
}

/// The simulated figures: low, typical and high are what 5, 50 and 95 of 100 cases do not exceed.
fn simulated(report: &CostReport, records: &mut Records) {
    let Some((settings, simulation)) = &report.simulation else {
        return;
    };
    for (place, outcome) in simulation.strategies.iter().enumerate() {
        for (quantity, found) in
            [("simulated_total", Some(outcome.total)), ("simulated_patient_share", outcome.patient)]
        {
            if let Some(found) = found {
                let range = Range { low: found.p5, typical: Some(found.median), high: found.p95 };
                row(report, place, quantity, &range, Some(*settings), records);
            }
        }
    }
}
