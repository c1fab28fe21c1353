//! The sums side by side: in all, what of it is the person's own, and what exactly is priced.

use super::words;
use crate::answer::CostReport;
use crate::cost::{Column, Range, Remark};
use crate::knowledge::{Episode, Terms};
use crate::report::citations::Citations;
use crate::report::{Cell, Figure, Group, Matrix, Row, Text};

/// The columns side by side.
pub(super) fn matrix(report: &CostReport, citations: &mut Citations) -> Matrix {
    let columns: Vec<_> = report
        .built
        .columns
        .iter()
        .filter_map(|column| Some((column, report.of(column)?)))
        .collect();
    let row = |label: &str, caution: Option<&str>, cell: &mut dyn FnMut(usize) -> Cell| Row {
        label: Text::plain(label),
        caution: caution.map(Text::plain),
        cells: columns
            .iter()
            .map(|(column, _)| match column {
                Column::Priced(place) => cell(*place),
                Column::Unpriced(_, why) => Cell::Absent(Text::plain(report.why_empty(why))),
            })
            .collect(),
    };
    let plan = report.plan.as_ref();
    let is_uninsured = plan.is_some_and(|plan| matches!(plan.plan.terms, Terms::Uninsured { .. }));
    let in_all_label = if plan.is_some() && !is_uninsured {
        "In all (what the plan and you pay together)"
    } else {
        "In all"
    };
    let mut rows = vec![row(in_all_label, differs(report), &mut |place| in_all(report, place))];
    if plan.is_some() {
        let label = if is_uninsured {
            "Your own share (without insurance, all of it)"
        } else {
            "Your own share"
        };
        rows.push(row(label, None, &mut |place| own_share(report, place)));
    }
    rows.push(row("What that is", None, &mut |place| what_is_priced(report, citations, place)));
    Matrix {
        columns: columns
            .iter()
            .map(|(column, of)| {
                Text::plain(match column {
                    Column::Priced(place) => report.heading(*place),
                    Column::Unpriced(..) => report.short(*of).to_owned(),
                })
            })
            .collect(),
        groups: vec![Group { heading: Text::plain("Side by side"), rows }],
    }
}

/// What to know before setting columns side by side that count different stretches of care.
pub(super) fn differs(report: &CostReport) -> Option<&'static str> {
    let is_yearly = |place: usize| report.is_of_a_year(place);
    let count = report.model().strategies.len();
    let yearly = (0..count).filter(|place| is_yearly(*place)).count();
    (yearly > 0 && yearly < count).then_some(
        "Not alike: one column counts a whole year of care; the others count the treatment itself only. Never subtract one from another.",
    )
}

/// The things of a column, each with what kind of price it is.
fn what_is_priced(report: &CostReport, citations: &mut Citations, place: usize) -> Cell {
    let Some(strategy) = report.model().strategies.get(place) else {
        return Cell::Absent(Text::default());
    };
    let steps =
        std::iter::once((strategy.first, false)).chain(strategy.then.map(|then| (then, true)));
    let mut figures = Vec::new();
    for (step, may_follow) in steps {
        let Some((price, quote)) = report.price(step.quote).zip(report.quote(step.quote)) else {
            continue;
        };
        let numbers = citations.cite(&quote.sources, Some(price.provenance));
        let often = if may_follow {
            "if that is not enough".to_owned()
        } else if price.episode == Episode::FirstYear {
            "one year of it".to_owned()
        } else {
            words::how_often(step.repeat, report.model().sessions, report.model().years)
        };
        let mut details = vec![Text::plain(words::sentence(&often))];
        if let Some(incomplete) = &price.incomplete {
            details.push(Text::strong(format!("Not the whole price: {incomplete}.")));
        }
        let place = quote
            .site
            .map(|site| words::site(site).to_owned())
            .or_else(|| words::ends(quote.spread))
            .map_or(String::new(), |place| format!("{place}; "));
        details.push(
            Text::plain(format!("{}: {place}{}", price.label, words::basis(price.basis)))
                .then_notes(numbers),
        );
        details.extend(quote.remarks.iter().filter_map(in_what_dollars).map(Text::plain));
        figures.push(Figure { lead: Text::default(), details, ..Figure::default() });
    }
    for addition in &strategy.additions {
        figures.push(Figure {
            lead: Text::default(),
            details: vec![Text::plain(format!(
                "And {} x {}",
                addition.count,
                report.thing(addition.quote)
            ))],
            ..Figure::default()
        });
    }
    Cell::Figures(figures)
}

/// The year of the dollars, where it is not the one asked for.
fn in_what_dollars(remark: &Remark) -> Option<String> {
    match remark {
        Remark::OwnYear(year) => Some(format!("In dollars of {year}.")),
        Remark::Carried { from, to } => Some(format!("Of {from}, carried to dollars of {to}.")),
        Remark::Undated { .. } | Remark::OtherYear { .. } | Remark::NoSuchSite(_) => None,
    }
}

/// What a column costs, whoever pays.
fn in_all(report: &CostReport, place: usize) -> Cell {
    let estimate = report.estimates.get(place);
    let branches = estimate.and_then(|estimate| estimate.branches.as_ref());
    range_cell(
        report,
        place,
        estimate.map(|estimate| estimate.total),
        branches.map(|branches| (branches.without.total, branches.with.total)),
    )
}

/// What of it the person pays.
fn own_share(report: &CostReport, place: usize) -> Cell {
    let estimate = report.estimates.get(place);
    let branches = estimate.and_then(|estimate| estimate.branches.as_ref());
    let patient = estimate.and_then(|estimate| estimate.patient);
    let mut cell = range_cell(
        report,
        place,
        patient,
        branches.and_then(|branches| branches.without.patient.zip(branches.with.patient)),
    );
    let is_stopped = report
        .limit()
        .is_some_and(|(limit, _)| patient.is_some_and(|patient| patient.high >= limit));
    if let (true, Cell::Figures(figures)) = (is_stopped, &mut cell)
        && let Some(figure) = figures.first_mut()
    {
        figure.details.push(Text::plain("the high end is where the plan's yearly limit stops it"));
    }
    cell
}

fn range_cell(
    report: &CostReport,
    place: usize,
    range: Option<Range>,
    branches: Option<(Range, Range)>,
) -> Cell {
    let Some(range) = range else {
        return Cell::Absent(Text::default());
    };
    let details = match branches {
        None => words::usual(&range).map(Text::plain).into_iter().collect(),
        Some((without, with)) => vec![
            Text::plain(format!("{} if the first is enough", words::range(&without))),
            Text::plain(format!("{} if both are needed", words::range(&with))),
        ],
    };
    Cell::Figures(vec![Figure {
        lead: Text::plain(report.range_words(place, &range)),
        details,
        ..Figure::default()
    }])
}
