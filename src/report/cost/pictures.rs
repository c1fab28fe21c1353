//! Costs as a picture: from the low to the high end, an option a group, all on one scale that begins at nothing.

use super::axis::Axis;
use crate::answer::CostReport;
use crate::answer::cost::{ColumnKind, MoneyRange, StrategyEntry};
use crate::report::{Bar, Drawing, Picture, RangeGroup, Ranges, Text, Tick};
use crate::values::Money;
use crate::wording::cost as words;

/// What each option costs from low to high, in all and of it the person's own; `None` where nothing has a price.
pub(in crate::report) fn picture(report: &CostReport) -> Option<Picture> {
    let sums = report.strategies.iter().flat_map(|entry| [&entry.total, &entry.patient_share]);
    let highest = sums.flatten().map(|sum| sum.range.high).max()?;
    let axis = Axis::over(Money::ZERO, highest);
    let limit = report.yearly_limit.filter(|limit| limit.amount <= highest);
    Some(Picture {
        counted: String::new(),
        title: Text::plain("Cost from low to high"),
        caution: report.caution.map(Text::plain).unwrap_or_default(),
        legend: Text::plain(legend(report, limit.is_some())),
        drawing: Drawing::Ranges(Ranges {
            axis: axis.ticks(),
            lines: limit
                .map(|limit| Tick {
                    at: axis.place(limit.amount),
                    label: format!("{}: {}", limit.label, limit.amount),
                })
                .into_iter()
                .collect(),
            groups: report.strategies.iter().map(|entry| group(entry, axis)).collect(),
        }),
    })
}

/// One option: in all, and the person's own share of it. Without a price it keeps its place, and says why.
fn group(entry: &StrategyEntry, axis: Axis) -> RangeGroup {
    let bar = |label: &str, MoneyRange { range, .. }: &MoneyRange, is_part: bool| {
        // What is typical of a pathway depends on who goes on, and the matrix tells its ways apart.
        let usual = words::usual(range).filter(|_| entry.column.kind == ColumnKind::Treatment);
        let all = std::iter::once(words::range_of(entry.column.at_least, range)).chain(usual);
        Bar {
            label: Text::plain(label),
            span: (!range.is_one_amount()).then(|| (axis.place(range.low), axis.place(range.high))),
            point: range
                .typical
                .or(range.is_one_amount().then_some(range.low))
                .map(|amount| axis.place(amount)),
            is_part,
            words: Text::plain(all.collect::<Vec<_>>().join(", ")),
        }
    };
    let mut bars = vec![match &entry.total {
        Some(total) => bar("In all", total, false),
        None => Bar {
            label: Text::plain("In all"),
            words: Text::plain(entry.missing_because.of("total").unwrap_or_default()),
            ..Bar::default()
        },
    }];
    bars.extend(entry.patient_share.as_ref().map(|own| bar("Your own share", own, true)));
    RangeGroup { heading: Text::plain(&entry.column.short), bars }
}

/// What the signs mean, of those that there are.
fn legend(report: &CostReport, has_limit: bool) -> String {
    let own =
        if report.plan.is_some() { " The bar below each is your own part of it." } else { "" };
    let line = if has_limit { " The line is where the plan stops your part." } else { "" };
    format!(
        "A bar goes from the low to the high end. The mark in it is the typical amount.{own}{line}"
    )
}
