//! What an audit looks at: the knowledge, and for each decision the page that a reader gets whole.

use super::passage::{Part, Passage, passages};
use crate::comparison::{self, Comparison, Detail, compare};
use crate::knowledge::{Condition, Finding, Knowledge, Treatment};
use crate::profile::Profile;
use crate::reading::Glossary;
use crate::report::{Block, ComparisonReport, Figure, Page, Report, Row};
use crate::rules::assess;
use crate::values::Ref;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Everything that the checks may look at.
#[derive(Debug)]
pub(super) struct Subject<'s> {
    pub(super) knowledge: &'s Knowledge,
    pub(super) today: Date,
    /// The words that the pages explain.
    pub(super) glossary: Glossary,
    /// One a decision.
    pub(super) sheets: Vec<Sheet<'s>>,
}

/// The page of one decision, and what it was made from.
#[derive(Debug)]
pub(super) struct Sheet<'s> {
    pub(super) knowledge: &'s Knowledge,
    pub(super) condition: &'s Condition,
    /// Which condition it is.
    pub(super) pointer: Ref<Condition>,
    /// The columns.
    pub(super) columns: &'s [Ref<Treatment>],
    /// The treatments of the columns.
    pub(super) options: Vec<&'s Treatment>,
    /// The whole page.
    pub(super) page: &'s Page,
    /// The whole page's texts.
    pub(super) passages: Vec<Passage<'s>>,
    /// The texts of the page that a reader gets who asks for no detail.
    pub(super) usual: Vec<Passage<'s>>,
    /// The rows of either page, the whole one's first, each by its label.
    pub(super) rows: Vec<(String, &'s comparison::Row)>,
    /// Findings by their ids.
    findings: BTreeMap<&'s str, Ref<Finding>>,
}

/// A figure of the table as it is printed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shown<'s> {
    pub(super) row: &'s Row,
    pub(super) option: usize,
    pub(super) figure: &'s Figure,
    /// The finding that it shows.
    pub(super) finding: &'s Finding,
    /// Which finding it is.
    pub(super) pointer: Ref<Finding>,
    /// It is the figure of what the finding's treatment was compared with.
    pub(super) is_other_side: bool,
}

/// The reports of one decision: whole, and as it is shown to who asks for no detail. The only place where an audit makes them.
#[derive(Debug)]
pub(super) struct Made<'k> {
    whole: (ComparisonReport<'k>, Page),
    usual: (ComparisonReport<'k>, Page),
}

impl<'k> Made<'k> {
    pub(super) fn of(knowledge: &'k Knowledge, condition: Ref<Condition>, today: Date) -> Self {
        let of = |detail| {
            let report = report(knowledge, condition, detail, today);
            let page = report.page();
            (report, page)
        };
        Self {
            whole: of(Detail::Full),
            usual: of(Detail::Normal),
        }
    }
}

/// The report of `compare --condition ID --detail …` for a reader of whom nothing is known.
fn report(
    knowledge: &Knowledge,
    condition: Ref<Condition>,
    detail: Detail,
    today: Date,
) -> ComparisonReport<'_> {
    let entry = &knowledge.conditions[condition];
    let profile = Profile::of_condition(knowledge, condition);
    ComparisonReport {
        knowledge,
        comparison: compare(knowledge, condition, &entry.treatments, detail),
        detail,
        assessment: assess(knowledge, &profile, &[]),
        profile,
        costs: None,
        despite_red_flags: false,
        today,
    }
}

impl<'s> Sheet<'s> {
    pub(super) fn of(knowledge: &'s Knowledge, made: &'s Made<'s>) -> Self {
        let (report, page) = &made.whole;
        let comparison = &report.comparison;
        let options: Vec<&Treatment> = comparison
            .columns
            .iter()
            .map(|treatment| &knowledge.treatments[*treatment])
            .collect();
        let names: Vec<Vec<String>> = options
            .iter()
            .map(|option| vec![option.short.clone(), option.label.clone()])
            .collect();
        let mut rows = labelled(report, comparison);
        for (label, row) in labelled(&made.usual.0, &made.usual.0.comparison) {
            if !rows.iter().any(|(known, _)| *known == label) {
                rows.push((label, row));
            }
        }
        Self {
            knowledge,
            condition: &knowledge.conditions[comparison.condition],
            pointer: comparison.condition,
            columns: &comparison.columns,
            options,
            page,
            passages: passages(page, &names),
            usual: passages(&made.usual.1, &names),
            rows,
            findings: knowledge
                .findings
                .refs()
                .map(|(pointer, finding)| (finding.id.as_str(), pointer))
                .collect(),
        }
    }

    /// Whether these words stand on the page, in one piece.
    pub(super) fn says(&self, words: &str) -> bool {
        !words.is_empty()
            && self
                .passages
                .iter()
                .any(|passage| passage.words().contains(words))
    }

    /// Every figure of the table that shows a finding.
    pub(super) fn shown(&self) -> Vec<Shown<'s>> {
        let mut shown = Vec::new();
        for row in self.table_rows() {
            for (option, cell) in row.cells.iter().enumerate() {
                let figures = match cell {
                    crate::report::Cell::Figures(figures) => figures.as_slice(),
                    crate::report::Cell::Absent(_) => &[],
                };
                for figure in figures {
                    let pointer = figure
                        .entry
                        .as_deref()
                        .and_then(|entry| self.findings.get(entry));
                    if let Some(pointer) = pointer {
                        let finding = &self.knowledge.findings[*pointer];
                        shown.push(Shown {
                            row,
                            option,
                            figure,
                            finding,
                            pointer: *pointer,
                            is_other_side: !self
                                .columns
                                .get(option)
                                .is_some_and(|own| finding.treatments.contains(own)),
                        });
                    }
                }
            }
        }
        shown
    }

    /// Every row of the page's tables.
    pub(super) fn table_rows(&self) -> impl Iterator<Item = &'s Row> {
        blocks(&self.page.blocks)
            .into_iter()
            .filter_map(|block| match block {
                Block::Matrix(matrix) => Some(matrix),
                _ => None,
            })
            .flat_map(|matrix| &matrix.groups)
            .flat_map(|group| &group.rows)
    }

    /// Every block of the page, those that are folded away too.
    pub(super) fn blocks(&self) -> Vec<&'s Block> {
        blocks(&self.page.blocks)
    }

    /// The name of an option, by the order of the columns.
    pub(super) fn option(&self, position: usize) -> &'s str {
        self.options
            .get(position)
            .map_or("", |option| option.short.as_str())
    }

    /// A place on this page.
    pub(super) fn place(&self, place: &str) -> String {
        format!("{}: {place}", self.condition.id)
    }

    /// The passages of a kind.
    pub(super) fn parts(&self, part: Part) -> impl Iterator<Item = &Passage<'s>> {
        self.passages
            .iter()
            .filter(move |passage| passage.part == part)
    }
}

impl Shown<'_> {
    /// Everything that is printed with the figure, in one line.
    pub(super) fn words(&self) -> String {
        std::iter::once(&self.figure.lead)
            .chain(&self.figure.details)
            .chain(&self.figure.more)
            .map(crate::report::Text::bare)
            .collect::<Vec<_>>()
            .join("; ")
    }

    /// The row as a place.
    pub(super) fn place(&self, sheet: &Sheet) -> String {
        sheet.place(&format!("row \"{}\"", self.row.label.bare()))
    }
}

fn labelled<'s>(
    report: &'s ComparisonReport,
    comparison: &'s Comparison,
) -> Vec<(String, &'s comparison::Row)> {
    comparison
        .rows
        .iter()
        .map(|row| (report.label(row), row))
        .collect()
}

/// Blocks and those folded away in them, in reading order.
fn blocks(all: &[Block]) -> Vec<&Block> {
    let mut found = Vec::new();
    for block in all {
        found.push(block);
        if let Block::Fold { blocks: inside, .. } = block {
            found.extend(blocks(inside));
        }
    }
    found
}
