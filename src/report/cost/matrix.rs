//! The sums side by side: in all, what of it is the person's own, and what exactly is priced.

use crate::answer::CostReport;
use crate::answer::cost::{MoneyRange, StrategyEntry};
use crate::knowledge::{Episode, Terms};
use crate::report::citations::Citations;
use crate::report::{Matrix, MatrixCell, MatrixFigure, MatrixGroup, MatrixRow, Text};
use crate::wording::cost as words;

/// The columns side by side.
pub(super) fn matrix(report: &CostReport, citations: &mut Citations) -> Matrix {
    let row = |label: &str, cell: &mut dyn FnMut(&StrategyEntry) -> MatrixCell| MatrixRow {
        label: Text::plain(label),
        caution: None,
        cells: report
            .strategies
            .iter()
            .map(|entry| match entry.missing_because.of("total") {
                None => cell(entry),
                Some(why) => MatrixCell::Absent(Text::plain(why)),
            })
            .collect(),
    };
    let plan = report.reckoned.query.plan.as_ref();
    let is_uninsured = plan.is_some_and(|plan| matches!(plan.plan.terms, Terms::Uninsured { .. }));
    let in_all_label = if plan.is_some() && !is_uninsured {
        "In all (what the plan and you pay together)"
    } else {
        "In all"
    };
    let in_all = row(in_all_label, &mut |entry| sum(entry, entry.total.as_ref(), false));
    let mut rows = vec![MatrixRow { caution: report.caution.map(Text::plain), ..in_all }];
    if plan.is_some() {
        let label = if is_uninsured {
            "Your own share (without insurance, all of it)"
        } else {
            "Your own share"
        };
        rows.push(row(label, &mut |entry| own_share(report, entry)));
    }
    rows.push(row("What that is", &mut |entry| what_is_priced(report, citations, entry)));
    Matrix {
        columns: report.strategies.iter().map(|entry| Text::plain(&entry.column.short)).collect(),
        groups: vec![MatrixGroup { heading: Text::plain("Side by side"), rows }],
    }
}

/// The things of a column, each with what kind of price it is.
fn what_is_priced(
    report: &CostReport,
    citations: &mut Citations,
    entry: &StrategyEntry,
) -> MatrixCell {
    let (reckoned, model) = (&report.reckoned, report.reckoned.model());
    let Some(strategy) = entry.place.and_then(|place| model.strategies.get(place)) else {
        return MatrixCell::Absent(Text::default());
    };
    let figure = |details| MatrixFigure::of(Text::default(), details);
    let first = (strategy.first.quote, Some(strategy.first.repeat));
    let steps = std::iter::once(first).chain(strategy.then.map(|then| (then.quote, None)));
    let mut figures = Vec::new();
    for (quote, repeat) in steps {
        let Some((price, quote)) = reckoned.price(quote).zip(reckoned.quote(quote)) else {
            continue;
        };
        let numbers = citations.cite(&quote.sources, Some(price.provenance));
        let often = match repeat {
            None => "if that is not enough".to_owned(),
            Some(_) if price.episode == Episode::FirstYear => words::ONE_YEAR.to_owned(),
            Some(repeat) => words::how_often(repeat, model.sessions, model.years),
        };
        let mut details = vec![Text::plain(words::sentence(&often))];
        details.extend(
            price.incomplete.as_ref().map(|missing| Text::strong(words::not_the_whole(missing))),
        );
        details.push(
            Text::plain(format!(
                "{}: {}{}",
                price.label,
                words::place(quote.site, quote.spread),
                words::basis(price.basis)
            ))
            .then_notes(numbers),
        );
        details.extend(quote.remarks.iter().filter_map(words::in_what_dollars).map(Text::plain));
        figures.push(figure(details));
    }
    for addition in &entry.additions {
        figures.push(figure(vec![Text::plain(words::sentence(&words::addition(
            addition.count,
            &addition.label,
        )))]));
    }
    MatrixCell::Figures(figures)
}

/// What of a sum the person pays.
fn own_share(report: &CostReport, entry: &StrategyEntry) -> MatrixCell {
    let mut cell = sum(entry, entry.patient_share.as_ref(), true);
    if let MatrixCell::Figures(figures) = &mut cell
        && let Some(figure) = figures.first_mut()
        && report.reaches_limit(entry)
    {
        let is_one = entry.patient_share.as_ref().is_some_and(|own| own.range.is_one_amount());
        figure.details.push(Text::plain(words::stopped_by_limit(is_one)));
    }
    cell
}

/// A sum; that of a pathway with what it is with and without the second step.
fn sum(entry: &StrategyEntry, sum: Option<&MoneyRange>, is_own: bool) -> MatrixCell {
    let Some(MoneyRange { range, .. }) = sum else {
        return MatrixCell::Absent(Text::default());
    };
    let details = match &entry.branches {
        None => words::usual(range).map(Text::plain).into_iter().collect(),
        Some(branches) => [
            (&branches.without_second_step, "if the first is enough"),
            (&branches.with_second_step, "if both are needed"),
        ]
        .into_iter()
        .filter_map(|(sums, when)| {
            let sum = if is_own { sums.patient_share.as_ref()? } else { &sums.total };
            Some(Text::plain(format!("{} {when}", words::range(&sum.range))))
        })
        .collect(),
    };
    MatrixCell::figure(Text::plain(words::range_of(entry.column.at_least, range)), details)
}
