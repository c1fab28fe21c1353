//! Attribute by attribute where each choice stands, in bars and words.

use crate::answer::{Number, Weigh, WeighedAttributeEntry, WeighedCellEntry, WeighedOptionEntry};
use crate::report::citations::Citations;
use crate::report::{GridCell, GridRow, OptionGrid, RowAnswers, Sparkline, Text};
use crate::wording::phrase;
use crate::wording::weigh::{self as words, ImportanceInWords};

/// The attributes that are let through, and below them all in all.
pub(super) fn grid(
    answer: &Weigh,
    shows: impl Fn(&WeighedAttributeEntry) -> bool,
    citations: &mut Citations,
) -> OptionGrid {
    let entries = answer.attributes.iter().filter(|entry| shows(entry));
    let mut rows: Vec<GridRow> = entries.map(|entry| row(answer, entry, citations)).collect();
    rows.extend(all_in_all(answer));
    let columns = answer.options.iter().map(|option| Text::plain(option.short));
    let legend = Text::plain(words::LEGEND);
    OptionGrid { columns: columns.collect(), rows, legend, common: Text::default() }
}

/// How much it matters to the person.
fn importance(answer: &Weigh, entry: &WeighedAttributeEntry) -> ImportanceInWords {
    match plain(entry.importance) {
        None => ImportanceInWords::NotSaid,
        Some(number) if answer.trade_offs.is_empty() => ImportanceInWords::Said(number),
        Some(number) if answer.is_traded_off(entry.attribute) => {
            ImportanceInWords::WorkedOut(number)
        }
        Some(_) => ImportanceInWords::NotAsked,
    }
}

fn row(answer: &Weigh, entry: &WeighedAttributeEntry, citations: &mut Citations) -> GridRow {
    let label = words::weighed_label(&entry.label, importance(answer, entry));
    let cells = entry.cells.iter();
    let cells = cells.map(|cell| self::cell(answer, entry, cell, citations)).collect();
    GridRow {
        question: Text::plain(&label),
        what: Text::plain(&*entry.what),
        label: Text::plain(label),
        answers: match &entry.warning {
            Some(warning) => RowAnswers::Apart { warning: Text::plain(&**warning), cells },
            None => RowAnswers::Compared { people: Text::default(), cells },
        },
        counts: crate::report::Counted::Neither,
    }
}

fn cell(
    answer: &Weigh,
    entry: &WeighedAttributeEntry,
    cell: &WeighedCellEntry,
    citations: &mut Citations,
) -> GridCell {
    let Some(text) = &cell.text else {
        let why = cell.empty.as_deref().unwrap_or(words::ANYWHERE);
        return GridCell { lead: Text::plain(why), is_empty: true, ..GridCell::default() };
    };
    let bar = bar(cell.score_low, cell.score_high).filter(|_| entry.warning.is_none());
    let plain = match bar {
        Some(Sparkline::Bar { least, most }) => words::stands(text, least, most),
        _ => words::no_place(text),
    };
    let mut pairs = vec![(Text::plain("Measured"), Text::plain(format!("{}.", entry.what)))];
    if let Some(pointer) = cell.pointer {
        let finding = &answer.compare.knowledge.findings[pointer];
        let numbers = citations.cite(&finding.sources, Some(finding.provenance));
        pairs.push((Text::plain("Figure"), Text::plain(&finding.statement).then_notes(numbers)));
        if let Some(care) = cell.take_care {
            pairs.push((Text::plain("Take care"), Text::plain(phrase::closed(care))));
        }
        pairs.push((Text::plain("Finding"), Text::code(&finding.id)));
    }
    GridCell {
        lead: Text::plain(text),
        plain: Text::plain(plain),
        sparkline: bar,
        behind: vec![pairs],
        ..GridCell::default()
    }
}

/// What each choice scores, and how often it came first.
fn all_in_all(answer: &Weigh) -> Option<GridRow> {
    answer.draws?;
    let cell = |option: &WeighedOptionEntry| {
        let Some((low, high)) = first_of(option) else {
            return GridCell {
                lead: Text::plain(words::NOT_RANKED),
                is_empty: true,
                ..GridCell::default()
            };
        };
        let bar = option.score_low.zip(option.score_high);
        GridCell {
            lead: Text::plain(words::first_in(low, high)),
            plain: Text::plain(words::came_first_in(low, high)),
            sparkline: bar.and_then(|(low, high)| self::bar(low, high)),
            ..GridCell::default()
        }
    };
    Some(GridRow {
        question: Text::plain(words::ALL_IN_ALL),
        what: Text::plain(words::FIRST_OF_TRIES),
        label: Text::plain(words::ALL_IN_ALL),
        counts: crate::report::Counted::Neither,
        answers: RowAnswers::Compared {
            people: Text::default(),
            cells: answer.options.iter().map(cell).collect(),
        },
    })
}

fn bar(low: Number, high: Number) -> Option<Sparkline> {
    let thousandths = |number: Number| {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a score is from 0 to 1"
        )]
        let thousandths = (plain(Some(number))?.clamp(0.0, 1.0) * 1000.0).round() as u16;
        Some(thousandths)
    };
    Some(Sparkline::Bar { least: thousandths(low)?, most: thousandths(high)? })
}

/// How often a choice came first, from one end of what its unknowns can be for it to the other.
pub(super) fn first_of(option: &WeighedOptionEntry) -> Option<(f64, f64)> {
    let [low, high] = option.first_of_100?;
    Some((plain(Some(low))?, plain(Some(high))?))
}

/// A number that is no money.
pub(super) fn plain(number: Option<Number>) -> Option<f64> {
    match number? {
        Number::Plain(value) => Some(value),
        Number::Dollars(_) | Number::Money(_) | Number::Rate(_) | Number::Fraction(_) => None,
    }
}
