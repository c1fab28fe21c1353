//! The sums on one screen: in all, what of it is the person's own, what care they are for, and where more is.

use super::page::names_nothing;
use crate::answer::CostReport;
use crate::answer::cost::{MoneyRange, RemarkEntry, StrategyEntry};
use crate::knowledge::{Episode, Payer, PriceBasis};
use crate::report::citations::Citations;
use crate::report::{Block, Counted, GridCell, GridRow, OptionGrid, RowAnswers, Text, unnamed};
use crate::values::plural;
use crate::wording::{cost as words, key_row};

/// The table.
pub(super) fn grid(report: &CostReport, citations: &mut Citations) -> Block {
    let entries = &report.strategies;
    let sums = |label: &str, question: &str, of: &dyn Fn(&StrategyEntry) -> GridCell| {
        let cells: Vec<GridCell> = entries.iter().map(of).collect();
        GridRow {
            question: Text::plain(question),
            what: Text::default(),
            label: Text::plain(label),
            counts: Counted::Neither,
            answers: match report.caution {
                Some(_) => {
                    RowAnswers::Apart { warning: Text::plain(words::NOT_ALIKE_SHORT), cells }
                }
                None => RowAnswers::Compared { people: Text::default(), cells },
            },
        }
    };
    let mut rows = vec![sums(words::IN_ALL, words::IN_ALL_QUESTION, &|entry| {
        sum(entry, entry.total.as_ref(), false)
    })];
    if report.plan.is_some() {
        rows.push(sums(key_row::YOU_PAY, words::YOU_PAY_QUESTION, &|entry| {
            sum(entry, entry.patient_share.as_ref(), report.reaches_limit(entry))
        }));
    }
    rows.push(GridRow {
        question: Text::plain(words::FOR_QUESTION),
        what: Text::default(),
        label: Text::plain(words::FOR),
        counts: Counted::Neither,
        answers: RowAnswers::Compared {
            people: Text::default(),
            cells: entries.iter().map(|entry| care(report, entry, citations)).collect(),
        },
    });
    let common = report
        .payer_label
        .zip(report.payer_prices)
        .map(|(label, what)| words::prices_of(label, report.price_year, &report.price_years, what));
    Block::Grid(OptionGrid {
        columns: entries.iter().map(|entry| Text::plain(&entry.column.short)).collect(),
        rows,
        legend: Text::default(),
        common: common.map_or(Text::default(), Text::plain),
    })
}

/// What to type for other prices, for the person's own part, and for more.
pub(super) fn more(report: &CostReport) -> Block {
    let which = unnamed::first_in_short(
        report.reckoned.query.knowledge,
        !names_nothing(report),
        "--condition NAME",
    );
    let mut text = which.map_or(Text::default(), |which| which.then_quiet(" · "));
    if report.plan.is_none() && report.payer != Payer::Cash {
        text = text.then_quiet("your part: ").then_code("--plan ID_or_FILE").then_quiet(" · ");
    }
    if !report.payer_named {
        let others =
            report.reckoned.frame.payers.iter().filter(|other| other.payer != report.payer);
        for other in others {
            text = text.then_code(format!("--payer {}", other.payer.slug())).then_quiet(" · ");
        }
    }
    let rest = report.worth_knowing.iter().filter(|remark| !is_told(remark)).count();
    if rest > 0 {
        text = text.then_quiet(format!("{} worth knowing, ", plural(rest, "thing", "things")));
    }
    Block::Paragraph(text.then_quiet("step by step: ").then_code("--detail normal"))
}

/// Whether it is a rule by which a payer may refuse to pay: that is told on every page.
pub(super) fn is_told(remark: &RemarkEntry) -> bool {
    remark.provenance.is_some()
}

/// A sum in whole dollars; `is_stopped`: the plan's limit stops its high end.
fn sum(entry: &StrategyEntry, sum: Option<&MoneyRange>, is_stopped: bool) -> GridCell {
    let Some(MoneyRange { range, .. }) = sum else {
        let why = entry.missing_because.of("total").unwrap_or(key_row::NO_PRICE);
        return GridCell { lead: Text::plain(why), is_empty: true, ..GridCell::default() };
    };
    let lead = words::at_least(entry.column.at_least, key_row::dollars(range));
    let more = words::typical_or_stopped(range, is_stopped);
    let both: Vec<&str> = std::iter::once(lead.as_str()).chain(more.as_deref()).collect();
    GridCell {
        plain: Text::plain(words::sentence(&both.join(", "))),
        lead: Text::plain(lead),
        more: more.map_or(Text::default(), Text::plain),
        ..GridCell::default()
    }
}

/// How often it is done, and where its prices stand.
fn care(report: &CostReport, entry: &StrategyEntry, citations: &mut Citations) -> GridCell {
    let (reckoned, model) = (&report.reckoned, report.reckoned.model());
    let Some(strategy) = entry.place.and_then(|place| model.strategies.get(place)) else {
        return GridCell {
            lead: Text::plain(key_row::NO_PRICE),
            is_empty: true,
            ..GridCell::default()
        };
    };
    let price = reckoned.price(strategy.first.quote);
    let is_first_year = price.is_some_and(|price| price.episode == Episode::FirstYear);
    let often = if is_first_year {
        words::ONE_YEAR.to_owned()
    } else {
        words::how_often(strategy.first.repeat, model.sessions, model.years)
    };
    let numbers = citations.cite(&entry.column.sources.refs, None);
    let text = Text::plain(often).then_notes(numbers);
    let incomplete = price.and_then(|price| price.incomplete.clone());
    let added =
        entry.additions.iter().map(|addition| words::addition(addition.count, &addition.label));
    let example = price
        .is_some_and(|price| price.basis == PriceBasis::BuiltUp)
        .then(|| words::EXAMPLE.to_owned());
    let apart = entry.without().map(words::without);
    let undated = entry.column.price_years.is_empty().then(|| words::UNDATED.to_owned());
    let more: Vec<String> =
        example.into_iter().chain(apart).chain(incomplete).chain(undated).chain(added).collect();
    let more = Text::plain(more.join("; "));
    let plain =
        if more.is_empty() { text.clone() } else { text.clone().then("; ").join(more.clone()) };
    GridCell { plain, lead: text, more, ..GridCell::default() }
}
