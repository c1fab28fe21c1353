//! One cell of a comparison in words, and the label of its row.

use super::number;
use super::phrase::Phrase;
use crate::evidence::{Cell, Detail, Figure, Row, StudyArm};
use crate::knowledge::{
    Band, Certainty, Direction, Finding, GapKind, Knowledge, Measure, OutcomeGroup, Provenance,
    UnitKind,
};
use crate::values::join_with;

/// A figure in words: the number first, then everything that it may not be read without.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct FigureWords {
    /// The number, or that there is no clear difference. None where words speak alone.
    pub(crate) lead: Option<String>,
    /// Against what, range, time, who, certainty: one piece an entry, in reading order.
    pub(crate) details: Vec<String>,
}

impl FigureWords {
    /// Piece by piece, the lead first.
    pub(crate) fn pieces(self) -> Vec<String> {
        self.lead.into_iter().chain(self.details).filter(|piece| !piece.is_empty()).collect()
    }

    /// In one phrase.
    pub(crate) fn joined(self) -> String {
        let mut joined = String::new();
        for piece in self.pieces() {
            if !joined.is_empty() {
                joined.push_str(if joined.ends_with(['.', '!', '?']) { " " } else { "; " });
            }
            joined.push_str(&piece);
        }
        joined
    }
}

/// Why there is no figure, in words. Empty for a cell with figures.
pub(crate) fn absence(knowledge: &Knowledge, cell: &Cell) -> String {
    match cell {
        Cell::Figures(_) => String::new(),
        Cell::Gap(gap) => {
            let gap = &knowledge.gaps[*gap];
            match gap.kind {
                GapKind::NotApplicable => format!("Does not apply. {}", gap.reason),
                GapKind::Missing | GapKind::Caveat => format!("No figure. {}", gap.reason),
            }
        }
        Cell::ComparedAgainst(others) => {
            let names: Vec<String> = others
                .iter()
                .map(|other| knowledge.treatments[*other].short.to_lowercase())
                .collect();
            format!("This is what {} was tested against.", join_with(&names, "or"))
        }
        Cell::Unexplained => "No figure of this kind here.".to_owned(),
    }
}

/// Why there is no figure, in two or three words.
pub(crate) fn short_absence(knowledge: &Knowledge, cell: &Cell) -> &'static str {
    match cell {
        Cell::Figures(_) => "",
        Cell::Gap(gap) => match knowledge.gaps[*gap].kind {
            GapKind::NotApplicable => "Does not apply",
            GapKind::Missing | GapKind::Caveat => "No figure was found",
        },
        Cell::ComparedAgainst(_) => "What the other was tested against",
        Cell::Unexplained => "No figure of this kind here",
    }
}

/// One figure: the number, then everything that it may not be read without.
pub(crate) fn figure(
    knowledge: &Knowledge,
    detail: Detail,
    row: &Row,
    figure: Figure,
) -> FigureWords {
    let finding = &knowledge.findings[figure.finding];
    let phrase = Phrase::new(knowledge, figure);
    let full = detail == Detail::Full;
    // How many there were, and what else is noted, is told of the finding's own treatment, and may be untrue of the other.
    let is_own = figure.side == StudyArm::Treatment;
    let number = phrase.lead();
    let has_number = number.is_some();
    // A difference that may be none leads with that, whatever its best estimate: so does one that was told without a number.
    let is_null = phrase.direction().is_some()
        && matches!(finding.measure, Measure::Difference | Measure::ShareDifference);
    let nothing = || "No clear difference".to_owned();
    let (lead, estimate) = match number {
        Some(number) if is_null => (Some(nothing()), Some(format!("best estimate {number}"))),
        Some(number) => (Some(number), None),
        None => ((finding.direction == Direction::NoClearDifference).then(nothing), None),
    };
    let mut details: Vec<String> = Vec::new();
    let mut say = |words: Option<String>| details.extend(words);

    say(estimate);
    if !has_number && (detail > Detail::Brief || lead.is_none()) {
        say(Some(finding.statement.trim_end_matches('.').to_owned()));
    }
    let beside = beside_it(knowledge, finding, row);
    // In a head-to-head study the way of doing it is as much the other column's: one screen leaves it to the next page.
    if !(beside && detail == Detail::Brief) {
        say(variant(knowledge, figure));
    }
    say(phrase.other_frame());
    say(phrase.start().or_else(|| {
        let is_score = finding.measure == Measure::Level;
        (is_score && detail > Detail::Brief)
            .then(|| "the score then; the first score is not given".to_owned())
    }));
    say(phrase.typical());
    match detail {
        Detail::Brief => say(phrase.against_with_range()),
        Detail::Normal | Detail::Full => {
            if has_number && (full || !beside) {
                say(phrase.against());
            }
            say(phrase.range());
        }
    }
    say(phrase.direction().filter(|_| !is_null).map(str::to_owned));
    let one_screen = detail == Detail::Brief && row.band.is_some();
    let said_by_label = is_said_by(row.band, &finding.horizon.label)
        || (row.band.is_none() && one_window(knowledge, row).is_some());
    if full || !(one_screen || said_by_label) {
        say(Some(finding.horizon.label.clone()));
    }
    match detail {
        // Two figures in one cell are of different people: which is which?
        Detail::Brief if is_one_of_several(row, figure) => say(Some(finding.who.clone())),
        Detail::Brief => {}
        Detail::Normal if one_group(knowledge, row).is_some() => {}
        Detail::Normal => say(Some(finding.who.clone())),
        Detail::Full => {
            say(Some(finding.population.clone()));
            say(finding.n.filter(|_| is_own).map(|n| format!("{} in the study", number::whole(n))));
        }
    }
    say(finding.take_care.clone());
    say(certainty(finding, &phrase));
    if full {
        if is_own {
            say(has_number.then(|| finding.statement.clone()));
            say(finding.note.clone());
        }
        if finding.provenance == Provenance::SecondarySummary {
            say(Some("read only in a summary".to_owned()));
        }
    }
    FigureWords { lead, details }
}

/// Whether what a figure was compared with stands beside it in the same row, with its own figure of the same study.
fn beside_it(knowledge: &Knowledge, finding: &Finding, row: &Row) -> bool {
    let is_rate =
        matches!(finding.measure, Measure::Share | Measure::Level | Measure::Count | Measure::Time);
    let Some(other) = finding.comparator.treatment else {
        return is_rate && finding.treatments.len() > 1;
    };
    is_rate
        && figures_of(row).any(|figure| {
            let beside = &knowledge.findings[figure.finding];
            match figure.side {
                StudyArm::Comparator => beside.id == finding.id,
                StudyArm::Treatment => {
                    beside.treatments.contains(&other)
                        && beside.sources.first() == finding.sources.first()
                }
            }
        })
}

/// Whether the label of a row tells the window already.
fn is_said_by(band: Option<Band>, window: &str) -> bool {
    match band {
        None | Some(Band::Procedure | Band::Any | Band::Long) => false,
        Some(Band::Short) => matches!(window, "up to 3 months" | "3 months"),
        Some(Band::Middle) => window == "3 to 12 months",
        Some(Band::Year) => matches!(window, "12 months" | "one year" | "1 year"),
    }
}

/// Words without a number are not graded by anybody, and saying so would only fill the cell.
fn certainty(finding: &Finding, phrase: &Phrase) -> Option<String> {
    match (finding.certainty, finding.has_number()) {
        (Certainty::NotGraded, false) => None,
        _ => Some(phrase.certainty()),
    }
}

/// Whether another figure stands in the same cell.
fn is_one_of_several(row: &Row, figure: Figure) -> bool {
    row.cells
        .iter()
        .map(Cell::figures)
        .any(|figures| figures.len() > 1 && figures.contains(&figure))
}

/// Which way of doing the treatment it is about, where it is about one.
pub(crate) fn variant(knowledge: &Knowledge, figure: Figure) -> Option<String> {
    let finding = &knowledge.findings[figure.finding];
    if figure.side == StudyArm::Comparator {
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
pub(crate) fn label(knowledge: &Knowledge, row: &Row) -> String {
    let mut label = measured(knowledge, row);
    match (row.band, one_window(knowledge, row)) {
        (Some(band), _) => label.push_str(&format!(", {}", band_words(band))),
        (None, Some(window)) => label.push_str(&format!(", {window}")),
        // A price is of one treatment, whenever that is.
        (None, None)
            if figures_of(row).count() > 1
                && knowledge.outcomes[row.outcome].group != OutcomeGroup::Cost =>
        {
            label.push_str(", at different times");
        }
        (None, None) => {}
    }
    label
}

/// What was measured, and in what.
pub(crate) fn measured(knowledge: &Knowledge, row: &Row) -> String {
    let outcome = &knowledge.outcomes[row.outcome];
    let unit = &knowledge.units[row.unit];
    let denominator = outcome.denominator.filter(|_| unit.kind == UnitKind::People);
    let mut label = outcome.short.clone();
    match (denominator, unit.out_of) {
        (Some(all), _) => label.push_str(&format!(" (of {})", number::whole(all))),
        (None, Some(top)) => {
            label.push_str(&format!(" (points on a 0-{} scale)", number::decimal(top)));
        }
        (None, None) => {}
    }
    label
}

fn figures_of(row: &Row) -> impl Iterator<Item = &Figure> {
    row.cells.iter().flat_map(Cell::figures)
}

/// What all figures of a row share, where there are two at least.
fn shared<'k>(
    knowledge: &'k Knowledge,
    row: &Row,
    of: impl Fn(&'k Finding) -> &'k str,
) -> Option<&'k str> {
    let mut words = figures_of(row).map(|figure| of(&knowledge.findings[figure.finding]));
    let first = words.next()?;
    let mut others = words.peekable();
    (others.peek().is_some() && others.all(|words| words == first)).then_some(first)
}

/// The window of a row whose figures were all taken at the same time.
fn one_window<'k>(knowledge: &'k Knowledge, row: &Row) -> Option<&'k str> {
    shared(knowledge, row, |finding| &finding.horizon.label)
}

/// Who was studied, where it was the same people throughout the row.
pub(crate) fn one_group<'k>(knowledge: &'k Knowledge, row: &Row) -> Option<&'k str> {
    shared(knowledge, row, |finding| &finding.who)
}

/// A time band in words.
pub(crate) fn band_words(band: Band) -> &'static str {
    match band {
        Band::Procedure => "around the treatment",
        Band::Short => "up to 3 months",
        Band::Middle => "3 to 12 months",
        Band::Year => "at 1 year",
        Band::Long => "2 years and later",
        Band::Any => "time not stated",
    }
}
