//! The simulation as pictures: how often each amount came up, the options one above the other on one scale.

use super::axis::Axis;
use super::doubt::figures;
use super::matrix::differs;
use crate::answer::CostReport;
use crate::cost::{Distribution, Histogram, STEPS, Simulation};
use crate::report::{Block, Drawing, Picture, Spread, Spreads, Text};
use crate::values::join_with;
use crate::wording::number::whole;

/// One picture of what is paid in all and, with a plan, one of the person's own share.
pub(super) fn spreads(report: &CostReport, simulation: &Simulation) -> Vec<Block> {
    let totals: Vec<_> =
        simulation.strategies.iter().map(|outcome| (outcome.total, outcome.totals)).collect();
    let patients: Vec<_> = simulation
        .strategies
        .iter()
        .filter_map(|outcome| outcome.patient.zip(outcome.patients))
        .collect();
    [("In all", totals), ("Your own share", patients)]
        .into_iter()
        .filter_map(|(what, found)| picture(report, what, &found))
        .map(Block::Picture)
        .collect()
}

/// `None` where every case of every option came to the same.
fn picture(
    report: &CostReport,
    what: &str,
    found: &[(Distribution, Histogram)],
) -> Option<Picture> {
    let drawn =
        || found.iter().filter(|(figures, _)| figures.least < figures.most).map(|(_, cases)| cases);
    let scale = drawn().next()?;
    let highest = drawn().flat_map(|cases| cases.counts).max()?;
    let axis = Axis::between(scale.from, scale.to);
    Some(Picture {
        counted: String::new(),
        title: Text::plain(format!("{what}: how often each amount came up")),
        caution: differs(report).map(Text::plain).unwrap_or_default(),
        drawing: Drawing::Spreads(Spreads {
            axis: axis.ticks(),
            spreads: found
                .iter()
                .enumerate()
                .map(|(place, (figures, cases))| Spread {
                    label: Text::plain(report.heading(place)),
                    heights: heights(figures, cases, highest),
                    middle: Some(axis.place(figures.median)),
                    words: Text::plain(words(figures)),
                })
                .collect(),
        }),
        legend: Text::plain(legend(report, scale, found)),
    })
}

/// One amount in every case is a mark alone: a step with all cases in it would flatten what there is to see of the others.
fn heights(figures: &Distribution, cases: &Histogram, highest: u64) -> Vec<u16> {
    let is_one_amount = figures.least == figures.most;
    cases
        .counts
        .iter()
        .map(|count| {
            // Rounded up: what came up at all is seen.
            let height = (count * 1000).div_ceil(highest.max(1));
            if is_one_amount { 0 } else { u16::try_from(height).unwrap_or(1000) }
        })
        .collect()
}

fn words(of: &Distribution) -> String {
    let (lead, details) = figures(of);
    std::iter::once(lead).chain(details).collect::<Vec<_>>().join("; ")
}

/// How the steps are cut, what the signs mean, and what lies beyond the end.
fn legend(report: &CostReport, scale: &Histogram, found: &[(Distribution, Histogram)]) -> String {
    let beyond: Vec<String> = found
        .iter()
        .enumerate()
        .filter(|(_, (_, cases))| cases.beyond > 0)
        .map(|(place, (_, cases))| {
            format!(
                "{} of {} cases of \"{}\"",
                whole(cases.beyond),
                whole(cases.counts.iter().sum()),
                report.heading(place)
            )
        })
        .collect();
    let beyond = if beyond.is_empty() {
        String::new()
    } else {
        format!(" Beyond the end, and counted in the last step: {}.", join_with(&beyond, "and"))
    };
    format!(
        "{STEPS} equal steps from {} to {}. The higher a step, the more cases came to so much. The mark is the middle: half of the cases came to so much or less.{beyond}",
        scale.from, scale.to
    )
}
