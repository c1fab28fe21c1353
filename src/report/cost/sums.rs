//! How a sum comes about, bill by bill.

use crate::answer::CostReport;
use crate::cost::{End, Scenario, SharedBill};
use crate::report::{Block, Text};
use crate::values::plural;
use crate::wording::{cost, share};

/// The sums bill by bill: the typical one, or all three when asked to explain.
pub(super) fn sums(report: &CostReport) -> Option<Block> {
    let (reckoned, explains) = (&report.reckoned, report.reckoned.query.explains());
    if report.plan.is_none() && !explains {
        return None;
    }
    let mut blocks = Vec::new();
    for (place, (strategy, estimate)) in reckoned.priced().enumerate() {
        let mut ends: Vec<&Scenario> = estimate
            .scenarios
            .iter()
            .filter(|scenario| explains || scenario.end == End::Typical)
            .collect();
        if ends.is_empty() {
            ends.extend(estimate.scenarios.iter().filter(|scenario| scenario.end == End::High));
        }
        // The three ends of one known amount are one sum.
        if estimate.total.is_one_amount() && estimate.patient.is_none_or(|p| p.is_one_amount()) {
            ends.truncate(1);
        }
        let is_one = ends.len() == 1 && estimate.total.is_one_amount();
        for scenario in ends {
            let which = match (is_one, scenario.end) {
                (true, _) => "",
                (false, End::Low) => ", at the low end",
                (false, End::Typical) => ", at typical prices",
                (false, End::High) => ", at the high end",
            };
            let both = if strategy.is_pathway() { ", both steps" } else { "" };
            blocks.push(Block::section(
                format!("{}{both}{which}", reckoned.heading(place)),
                vec![Block::list(bills(report, scenario))],
            ));
        }
    }
    (!blocks.is_empty()).then(|| Block::section("How it adds up", blocks))
}

/// The bills of a scenario. A run of bills that comes again and again (a session) is told once.
fn bills(report: &CostReport, scenario: &Scenario) -> Vec<Text> {
    let bills: Vec<(Text, String)> = scenario
        .bills
        .iter()
        .map(|bill| {
            let text = one_bill(report, bill);
            let words = text.bare();
            (text, words)
        })
        .collect();
    let mut texts = Vec::new();
    let mut rest = bills.as_slice();
    while !rest.is_empty() {
        let (length, times) = repeated(rest);
        let (run, _) = rest.split_at(length);
        for (text, _) in run {
            texts.push(if times > 1 {
                text.clone().then(format!(" {}", plural(times, "time", "times")))
            } else {
                text.clone()
            });
        }
        rest = rest.get(length * times..).unwrap_or_default();
    }
    let mine = if report.plan.is_some() {
        format!("; you pay {}", scenario.totals.patient)
    } else {
        String::new()
    };
    texts.push(Text::strong(format!("In all {}{mine}", scenario.totals.total)));
    texts
}

/// A session has no more bills than this.
const LONGEST_RUN: usize = 12;

/// How long the run of bills at the start is that comes again at once, and how often it comes.
fn repeated(bills: &[(Text, String)]) -> (usize, usize) {
    let same = |left: &[(Text, String)], right: &[(Text, String)]| {
        left.iter().map(|(_, words)| words).eq(right.iter().map(|(_, words)| words))
    };
    for length in 1..=(bills.len() / 2).min(LONGEST_RUN) {
        let (run, _) = bills.split_at(length);
        let times = bills.chunks_exact(length).take_while(|chunk| same(run, chunk)).count();
        if times > 1 {
            return (length, times);
        }
    }
    (1, 1)
}

fn one_bill(report: &CostReport, bill: &SharedBill) -> Text {
    let year = if report.years > 1 { format!("Year {}, ", bill.year) } else { String::new() };
    let text = Text::plain(format!(
        "{year}{}, {}, {}",
        report.reckoned.thing(bill.quote),
        cost::service(bill.service),
        bill.allowed
    ));
    match &bill.split {
        Some(split) => text
            .then(": you pay ")
            .then_strong(split.patient.to_string())
            .then(format!(" ({})", share::sentence(&share::steps(split)))),
        None => text,
    }
}
