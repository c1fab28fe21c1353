//! Costs as a picture: from the low to the high end, an option a group, all on one scale that begins at nothing.

use super::axis::Axis;
use super::matrix::differs;
use super::words;
use crate::answer::CostReport;
use crate::cost::{Column, Range};
use crate::report::{Bar, Drawing, Picture, RangeGroup, Ranges, Text, Tick};
use crate::values::Money;

impl CostReport<'_> {
    /// What each option costs from low to high, in all and of it the person's own; `None` where nothing has a price.
    pub(in crate::report) fn picture(&self) -> Option<Picture> {
        let highest = self
            .estimates
            .iter()
            .flat_map(|estimate| std::iter::once(estimate.total).chain(estimate.patient))
            .map(|range| range.high)
            .max()?;
        let axis = Axis::over(Money::ZERO, highest);
        let limit = self.limit().filter(|(limit, _)| *limit <= highest);
        Some(Picture {
            counted: String::new(),
            title: Text::plain("Cost from low to high"),
            caution: differs(self).map(Text::plain).unwrap_or_default(),
            legend: Text::plain(legend(self, limit.is_some())),
            drawing: Drawing::Ranges(Ranges {
                axis: axis.ticks(),
                lines: limit
                    .map(|(limit, what)| Tick {
                        at: axis.place(limit),
                        label: format!("{what}: {limit}"),
                    })
                    .into_iter()
                    .collect(),
                groups: self
                    .built
                    .columns
                    .iter()
                    .filter_map(|column| group(self, column, axis))
                    .collect(),
            }),
        })
    }
}

/// One option: in all, and the person's own share of it. Without a price it keeps its place, and says why.
fn group(report: &CostReport, column: &Column, axis: Axis) -> Option<RangeGroup> {
    let (heading, bars) = match column {
        Column::Unpriced(of, why) => (
            report.short(*of).to_owned(),
            vec![Bar {
                label: Text::plain("In all"),
                words: Text::plain(report.why_empty(why)),
                ..Bar::default()
            }],
        ),
        Column::Priced(place) => {
            let estimate = report.estimates.get(*place)?;
            let bar = |label: &str, range: Range, is_part: bool| Bar {
                label: Text::plain(label),
                span: (!range.is_one_amount())
                    .then(|| (axis.place(range.low), axis.place(range.high))),
                point: range
                    .typical
                    .or(range.is_one_amount().then_some(range.low))
                    .map(|amount| axis.place(amount)),
                is_part,
                words: Text::plain(words(report, *place, &range)),
            };
            let mut bars = vec![bar("In all", estimate.total, false)];
            bars.extend(estimate.patient.map(|patient| bar("Your own share", patient, true)));
            (report.heading(*place), bars)
        }
    };
    Some(RangeGroup { heading: Text::plain(heading), bars })
}

/// The range as the matrix has it. What is typical of a pathway depends on who goes on, and the matrix tells its ways apart.
fn words(report: &CostReport, place: usize, range: &Range) -> String {
    let is_pathway =
        report.model().strategies.get(place).is_some_and(crate::cost::Strategy::is_pathway);
    let usual = words::usual(range).filter(|_| !is_pathway);
    std::iter::once(report.range_words(place, range)).chain(usual).collect::<Vec<_>>().join(", ")
}

/// What the signs mean, of those that there are.
fn legend(report: &CostReport, has_limit: bool) -> String {
    let own = if report.plan.is_some() {
        " The lighter bar is your own part of the one above it."
    } else {
        ""
    };
    let line = if has_limit { " The line is where the plan stops your part." } else { "" };
    format!(
        "A bar goes from the low to the high end. The mark in it is the typical amount.{own}{line}"
    )
}
