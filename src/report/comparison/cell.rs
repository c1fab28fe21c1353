//! One cell in words.

use crate::comparison::{self, Detail, Figure, Row, Side};
use crate::knowledge::{Certainty, Design, GapKind, Knowledge, Measure, OutcomeGroup, Provenance};
use crate::report::citations::Citations;
use crate::report::phrase::{self, Phrase};
use crate::report::{Cell, Text, page};
use crate::values::Ref;

/// The cell of a page.
pub(super) fn cell(
    knowledge: &Knowledge,
    citations: &mut Citations,
    detail: Detail,
    row: &Row,
    cell: &comparison::Cell,
) -> Cell {
    match cell {
        comparison::Cell::Figures(figures) => Cell::Figures(
            figures
                .iter()
                .map(|figure| self::figure(knowledge, citations, detail, row, *figure))
                .collect(),
        ),
        comparison::Cell::Gap(_)
        | comparison::Cell::ComparedAgainst(_)
        | comparison::Cell::Unexplained => Cell::Absent(Text::plain(absence(knowledge, cell))),
    }
}

/// Why there is no figure, in words. Empty for a cell with figures.
pub(super) fn absence(knowledge: &Knowledge, cell: &comparison::Cell) -> String {
    match cell {
        comparison::Cell::Figures(_) => String::new(),
        comparison::Cell::Gap(gap) => {
            let gap = &knowledge.gaps[*gap];
            match gap.kind {
                GapKind::NotApplicable => format!("Does not apply. {}", gap.reason),
                GapKind::Missing | GapKind::Caveat => format!("No figure. {}", gap.reason),
            }
        }
        comparison::Cell::ComparedAgainst(other) => format!(
            "No figure of its own: {} was tested against this.",
            knowledge.treatments[*other].short
        ),
        comparison::Cell::Unexplained => "No good study was found.".to_owned(),
    }
}

/// One figure: the number, then everything that it may not be read without.
fn figure(
    knowledge: &Knowledge,
    citations: &mut Citations,
    detail: Detail,
    row: &Row,
    figure: Figure,
) -> page::Figure {
    let finding = &knowledge.findings[figure.finding];
    let outcome = &knowledge.outcomes[row.outcome];
    let phrase = Phrase::new(knowledge, figure);
    let numbers = citations.cite(&finding.sources, Some(finding.provenance));
    let lead = phrase.lead();
    let mut details: Vec<Text> = Vec::new();
    let mut say = |words: Option<String>| details.extend(words.map(Text::plain));

    if lead.is_none() {
        say(Some(finding.statement.clone()));
    }
    if detail > Detail::Brief {
        say(variant(knowledge, figure));
        say(phrase.other_frame());
    }
    say(phrase.start());
    say(phrase.direction().map(str::to_owned));
    say(phrase.range());
    say(phrase.typical());
    if lead.is_some() {
        say(phrase.against());
    }
    // A row of one time names its band; the exact window may still differ from cell to cell.
    say(Some(finding.horizon.label.clone()));
    if detail > Detail::Brief {
        say(Some(finding.population.clone()));
        if finding.design == Design::News && outcome.group == OutcomeGroup::Cost {
            say(Some("quoted from a news page".to_owned()));
        }
    }
    if detail == Detail::Full {
        if lead.is_some() && figure.side == Side::Treatment {
            say(Some(finding.statement.clone()));
        }
        say(finding.note.clone());
        say(finding
            .n
            .map(|n| format!("{} people or procedures", phrase::thousands(n as f64))));
    }
    say(certainty(&phrase, finding.certainty, outcome.group));
    if finding.provenance == Provenance::SecondarySummary {
        say(Some("read only in a summary".to_owned()));
    }
    if let Some(last) = details.pop() {
        details.push(last.then_notes(numbers));
    }
    page::Figure {
        lead: lead.map(Text::strong).unwrap_or_default(),
        details,
    }
}

/// Prices and descriptions are read off a list or a page: nobody grades them, and the words would only fill the cell.
fn certainty(phrase: &Phrase, certainty: Certainty, group: OutcomeGroup) -> Option<String> {
    match (certainty, group) {
        (Certainty::NotGraded, OutcomeGroup::Practical) => None,
        (Certainty::NotGraded, OutcomeGroup::Cost) => Some("certainty not graded".to_owned()),
        _ => Some(phrase.certainty().to_owned()),
    }
}

/// Which way of doing the treatment it is about, where it is about one.
fn variant(knowledge: &Knowledge, figure: Figure) -> Option<String> {
    let finding = &knowledge.findings[figure.finding];
    if figure.side == Side::Comparator {
        return None;
    }
    let id = finding.variant.as_deref()?;
    finding
        .treatments
        .iter()
        .flat_map(|treatment| &knowledge.treatments[*treatment].variants)
        .find(|variant| variant.id == id)
        .map(|variant| variant.label.clone())
}

/// The label of a row: what was measured, in what, when.
pub(super) fn label(knowledge: &Knowledge, row: &Row) -> String {
    let outcome = &knowledge.outcomes[row.outcome];
    let unit = &knowledge.units[outcome.unit];
    let mut label = outcome.label.clone();
    match (outcome.measure, outcome.denominator, unit.out_of) {
        (Measure::Share | Measure::ShareDifference, Some(all), _) => {
            label.push_str(&format!(" (of {})", phrase::thousands(all as f64)));
        }
        (_, _, Some(top)) => label.push_str(&format!(" (0 to {} points)", phrase::decimal(top))),
        _ => {}
    }
    if let Some(band) = row.band {
        label.push_str(": ");
        label.push_str(band_words(band));
    }
    label
}

/// A time band in words.
pub(super) fn band_words(band: crate::knowledge::Band) -> &'static str {
    use crate::knowledge::Band;
    match band {
        Band::Procedure => "around the treatment",
        Band::Short => "up to 3 months",
        Band::Middle => "3 to 12 months",
        Band::Year => "at 1 year",
        Band::Long => "2 years and later",
        Band::Any => "time not stated",
    }
}

/// Whether the figures of a row were taken at different times.
pub(super) fn times_differ(knowledge: &Knowledge, row: &Row) -> bool {
    let mut labels = row
        .cells
        .iter()
        .filter_map(|cell| match cell {
            comparison::Cell::Figures(figures) => Some(figures),
            _ => None,
        })
        .flatten()
        .map(|figure| knowledge.findings[figure.finding].horizon.band);
    let first = labels.next();
    labels.any(|label| Some(label) != first)
}

/// The figures of one cell, for those who want data.
pub(super) fn figures(cell: &comparison::Cell) -> &[Figure] {
    match cell {
        comparison::Cell::Figures(figures) => figures,
        comparison::Cell::Gap(_)
        | comparison::Cell::ComparedAgainst(_)
        | comparison::Cell::Unexplained => &[],
    }
}

/// The finding that a gap points to instead.
pub(super) fn show_instead<'k>(
    knowledge: &'k Knowledge,
    gap: Ref<crate::knowledge::Gap>,
) -> Option<&'k str> {
    knowledge.gaps[gap]
        .show_instead
        .map(|finding| knowledge.findings[finding].id.as_str())
}
