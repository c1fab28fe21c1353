//! The key rows as an option grid.

use crate::answer::{Compare, KeyCellEntry, KeyRowEntry, KeySentenceEntry};
use crate::evidence::{Figure, StudyArm};
use crate::knowledge::{Assignment, Certainty, Direction, Finding, Measure};
use crate::report::citations::Citations;
use crate::report::{
    GridCell, GridLine, GridRow, OptionGrid, RowAnswers, Sparkline, Sureness, Text,
};
use crate::values::Ref;
use crate::wording::key_row as words;
use crate::wording::legend;
use crate::wording::phrase::{self, Phrase};

/// The grid; `None` where the knowledge has no key row for the condition.
pub(super) fn grid(answer: &Compare, citations: &mut Citations) -> Option<OptionGrid> {
    let rows = answer.key_rows();
    if rows.is_empty() {
        return None;
    }
    Some(OptionGrid {
        columns: answer.treatments().map(|treatment| Text::plain(treatment.narrow())).collect(),
        rows: rows.iter().map(|entry| row(answer, entry, citations)).collect(),
        legend: Text::plain(legend::DOTS),
        common: Text::default(),
    })
}

fn row(answer: &Compare, entry: &KeyRowEntry, citations: &mut Citations) -> GridRow {
    let mut builder = GridBuilder { answer, citations, is_comparable: entry.comparable };
    let answers = if entry.cells.is_empty() {
        RowAnswers::Across(entry.across.iter().map(|line| builder.line(line)).collect())
    } else {
        let cells = entry.cells.iter().map(|cell| builder.cell(cell)).collect();
        match entry.warning.as_deref().filter(|_| !entry.warned_in_cells) {
            Some(warning) => RowAnswers::Apart { warning: Text::plain(warning), cells },
            None => RowAnswers::Compared {
                people: entry.people.as_ref().map_or(Text::default(), |group| {
                    Text::plain(words::people(group.label, group.assignment == Assignment::ByLot))
                }),
                cells,
            },
        }
    };
    GridRow {
        question: Text::plain(entry.question_text),
        what: entry.what.as_deref().map_or(Text::default(), Text::plain),
        label: Text::plain(&entry.label),
        counts: entry.counts,
        answers,
    }
}

struct GridBuilder<'a, 'k> {
    answer: &'a Compare<'k>,
    citations: &'a mut Citations,
    is_comparable: bool,
}

impl GridBuilder<'_, '_> {
    fn cell(&mut self, cell: &KeyCellEntry) -> GridCell {
        if let Some(why) = &cell.empty {
            return GridCell {
                lead: Text::plain(why.as_ref()),
                is_empty: true,
                ..GridCell::default()
            };
        }
        let text = |words: Option<&str>| words.map_or(Text::default(), Text::plain);
        // A medium that folds nothing shows nothing behind a cell, and names no source for it.
        let behind = match (self.answer.extras.has_layers(), cell.refs.is_empty()) {
            (false, _) => Vec::new(),
            (true, true) => vec![self.of_price(cell)],
            (true, false) => self.behind(&cell.refs),
        };
        GridCell {
            lead: text(cell.lead.as_deref()),
            more: text(cell.more.as_deref()),
            plain: text(cell.plain.as_deref()),
            certainty: cell.certainty.and_then(sureness),
            is_empty: false,
            is_null: self.is_null(&cell.refs),
            sparkline: self.sparkline(&cell.refs),
            behind,
        }
    }

    fn line(&mut self, line: &KeySentenceEntry) -> GridLine {
        GridLine {
            line: Text::plain(line.line),
            plain: Text::plain(line.plain),
            certainty: line.certainty.and_then(sureness),
            is_gap: line.refs.is_empty(),
            behind: if self.answer.extras.has_layers() {
                self.behind(&line.refs)
            } else {
                Vec::new()
            },
        }
    }

    /// Whether the figure that is shown tells of no clear difference.
    fn is_null(&self, findings: &[Ref<Finding>]) -> bool {
        findings.first().is_some_and(|finding| {
            self.answer.knowledge.findings[*finding].direction == Direction::NoClearDifference
        })
    }

    /// People of a hundred, drawn where the row may be compared.
    fn sparkline(&self, findings: &[Ref<Finding>]) -> Option<Sparkline> {
        let finding = &self.answer.knowledge.findings[*findings.first()?];
        let is_drawn = self.is_comparable
            && finding.measure == Measure::Share
            && finding.denominator == Some(100);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the checker holds a share of 100 between nothing and 100"
        )]
        finding.value.filter(|_| is_drawn).map(|value| Sparkline::People(value.round() as u8))
    }

    /// Who, when, range, against what, where it is from, and its id: of every finding behind a cell.
    fn behind(&mut self, findings: &[Ref<Finding>]) -> Vec<Vec<(Text, Text)>> {
        let knowledge = self.answer.knowledge;
        let mut all = Vec::new();
        for pointer in findings {
            let mut pairs = Vec::new();
            let finding = &knowledge.findings[*pointer];
            let phrase =
                Phrase::new(knowledge, Figure { finding: *pointer, side: StudyArm::Treatment });
            let numbers = self.citations.cite(&finding.sources, Some(finding.provenance));
            let mut say = |label: &str, words: Text| pairs.push((Text::plain(label), words));
            say("Figure", Text::plain(&finding.statement).then_notes(numbers));
            if let Some(number) = not_in_the_statement(&phrase, &finding.statement) {
                say("Number", Text::plain(phrase::closed(&number)));
            }
            say("Who", Text::plain(phrase::closed(&finding.population)));
            say("When", Text::plain(phrase::closed(&finding.horizon.label)));
            if let Some(range) = phrase.range() {
                say("Range", Text::plain(phrase::closed(&range)));
            }
            if let Some(arm) = &finding.comparator.arm {
                say("Against", Text::plain(phrase::closed(arm)));
            }
            if let Some(care) = &finding.take_care {
                say("Take care", Text::plain(phrase::closed(care)));
            }
            say("Finding", Text::code(&finding.id));
            all.push(pairs);
        }
        all
    }

    fn of_price(&mut self, cell: &KeyCellEntry) -> Vec<(Text, Text)> {
        let numbers = self.citations.cite(&cell.sources.refs, None);
        let amount = cell.plain.as_deref().unwrap_or_default();
        let exactly = cell
            .low
            .zip(cell.high)
            .map(|(low, high)| (Text::plain("Exactly"), Text::plain(words::exactly(low, high))));
        let price = (Text::plain("Price"), Text::plain(amount).then_notes(numbers));
        let sums = [
            price,
            (
                Text::plain("How it adds up"),
                Text::code(format!("spinecmp cost {}", cell.treatment)),
            ),
        ];
        sums.into_iter().chain(exactly).collect()
    }
}

/// The figure and what it was before, where the statement spells a number out, rounds it, or leaves it to the table.
fn not_in_the_statement(phrase: &Phrase, statement: &str) -> Option<String> {
    let figure = phrase.lead_with_scale()?;
    let number = match phrase.start() {
        Some(start) => format!("{figure}, {start}"),
        None => figure,
    };
    let printed: Vec<&str> = digits(statement).collect();
    let is_missing = digits(&number).any(|figure| !printed.contains(&figure));
    is_missing.then_some(number)
}

/// The numbers in words, as they are printed.
pub(super) fn digits(words: &str) -> impl Iterator<Item = &str> {
    words
        .split(|letter: char| !(letter.is_ascii_digit() || matches!(letter, '.' | ',')))
        .map(|figure| figure.trim_matches(['.', ',']))
        .filter(|figure| !figure.is_empty())
}

/// The marks of a grade.
fn sureness(certainty: Certainty) -> Option<Sureness> {
    let marks = match certainty {
        Certainty::High => 4,
        Certainty::Moderate => 3,
        Certainty::Low => 2,
        Certainty::VeryLow => 1,
        Certainty::NotGraded => return None,
    };
    Some(Sureness { marks, word: words::grade(certainty) })
}
