//! What an audit looks at: the knowledge, and for each decision the page that a reader gets whole.

use super::grades::{PageGrades, grades};
use super::meter::{Balance, balance};
use super::passage::{Passage, PassageKind};
use super::segmentation::passages;
use crate::answer::{Compare, CostQuery, CostReport, Extras};
use crate::cost::{Choice, TreatmentOrPathway};
use crate::evidence::{self, Detail, compare};
use crate::knowledge::{Condition, Finding, Knowledge, Treatment};
use crate::profile::Profile;
use crate::reading::Glossary;
use crate::report::{
    Block, GRADE_OPENING, HasPage, MatrixFigure, MatrixRow, NO_RANGE, Page, explained,
};
use crate::rules::assess;
use crate::values::Ref;
use jiff::civil::Date;
use memchr::memmem;
use std::collections::BTreeMap;

/// Everything that the checks may look at.
#[derive(Debug)]
pub(super) struct Subject<'s> {
    pub(super) knowledge: &'s Knowledge,
    pub(super) today: Date,
    /// Two a decision: the usual page and the one with every row.
    pub(super) pages: Vec<AuditedPage<'s>>,
    /// The room of the options, page by page.
    pub(super) balance: Vec<Balance>,
    /// How hard each page is.
    pub(super) grades: Vec<PageGrades>,
}

impl<'s> Subject<'s> {
    /// Measures the pages once, for the checks and for the report.
    pub(super) fn of(
        knowledge: &'s Knowledge,
        made: &'s [ReportWithPage<'s>],
        today: Date,
    ) -> Self {
        let pages: Vec<AuditedPage> =
            made.iter().map(|made| AuditedPage::of(knowledge, made)).collect();
        Self {
            knowledge,
            today,
            balance: pages.iter().map(balance).collect(),
            grades: pages.iter().map(grades).collect(),
            pages,
        }
    }

    /// The pages with every row, one a decision.
    pub(super) fn whole(&self) -> impl Iterator<Item = &AuditedPage<'s>> {
        self.pages.iter().filter(|audited| audited.detail == Detail::Full)
    }
}

/// Stands between two passages where they are searched as one text: no text that was read holds it.
const BETWEEN: &str = "\0";

/// One page of a decision, and what it was made from.
#[derive(Debug)]
pub(super) struct AuditedPage<'s> {
    pub(super) knowledge: &'s Knowledge,
    pub(super) condition: &'s Condition,
    /// Whether it has every row or those that the file chose.
    pub(super) detail: Detail,
    /// Which condition it is.
    pub(super) pointer: Ref<Condition>,
    /// The columns.
    pub(super) columns: &'s [Ref<Treatment>],
    /// The treatments of the columns.
    pub(super) options: Vec<&'s Treatment>,
    /// The page.
    pub(super) page: &'s Page,
    /// The words that it explains.
    pub(super) glossary: Glossary,
    /// Its texts.
    pub(super) passages: Vec<Passage<'s>>,
    /// The words of all of them.
    words: String,
    /// The same in small letters.
    pub(super) lower: String,
    /// Its rows, each by its label.
    pub(super) rows: Vec<(String, &'s evidence::Row)>,
    /// The rows that the usual page of the decision has, each by its label, whatever this page has.
    pub(super) usual: Vec<(String, evidence::Row)>,
    /// Findings by their ids.
    findings: BTreeMap<&'s str, Ref<Finding>>,
}

/// A figure of the table as it is printed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shown<'s> {
    pub(super) row: &'s MatrixRow,
    pub(super) figure: &'s MatrixFigure,
    /// The finding that it shows.
    pub(super) finding: &'s Finding,
    /// Which finding it is.
    pub(super) pointer: Ref<Finding>,
    /// It is the figure of what the finding's treatment was compared with.
    pub(super) is_other_side: bool,
}

/// One page, and the report that it is made from. The only place where an audit makes them.
#[derive(Debug)]
pub(super) struct ReportWithPage<'k> {
    report: Compare<'k>,
    page: Page,
}

impl<'k> ReportWithPage<'k> {
    /// The page of `compare --condition ID --detail … -o page.html` for a reader of whom nothing is known: the one that holds most.
    pub(super) fn of(
        knowledge: &'k Knowledge,
        condition: Ref<Condition>,
        detail: Detail,
        today: Date,
    ) -> Self {
        let profile = Profile::of_condition(knowledge, condition);
        let offered = knowledge.conditions[condition].treatments.iter();
        let costs = CostQuery {
            condition: Some(condition),
            choices: offered
                .map(|treatment| Choice::unnamed(TreatmentOrPathway::Treatment(*treatment)))
                .collect(),
            sums_only: true,
            ..CostQuery::new(knowledge, today)
        };
        let report = Compare {
            knowledge,
            comparison: compare(
                knowledge,
                condition,
                &knowledge.conditions[condition].treatments,
                detail,
            ),
            detail,
            extras: Extras::ALL,
            assessment: assess(knowledge, &profile, &[]),
            profile,
            costs: CostReport::of(costs).ok(),
            weighed: None,
            despite_red_flags: false,
            today,
        };
        Self { page: report.page(), report }
    }

    /// Another page than the program makes, to see whether a check notices.
    #[cfg(test)]
    pub(super) fn change(&mut self, change: impl FnOnce(&mut Page)) {
        change(&mut self.page);
    }
}

impl<'s> AuditedPage<'s> {
    pub(super) fn of(knowledge: &'s Knowledge, made: &'s ReportWithPage<'s>) -> Self {
        let ReportWithPage { report, page } = made;
        let comparison = &report.comparison;
        let options: Vec<&Treatment> =
            comparison.columns.iter().map(|treatment| &knowledge.treatments[*treatment]).collect();
        let names: Vec<Vec<String>> =
            options.iter().map(|option| vec![option.short.clone(), option.label.clone()]).collect();
        let passages = passages(page, &names);
        let words: Vec<&str> = passages.iter().map(Passage::words).collect();
        // One by one: a text of ASCII letters alone is quick to change, and most are.
        let lower: Vec<String> = words.iter().map(|words| words.to_lowercase()).collect();
        Self {
            lower: lower.join(BETWEEN),
            words: words.join(BETWEEN),
            knowledge,
            condition: &knowledge.conditions[comparison.condition],
            detail: report.detail,
            pointer: comparison.condition,
            columns: &comparison.columns,
            options,
            page,
            glossary: explained(knowledge, &[&page.blocks]),
            passages,
            rows: comparison.rows().iter().map(|row| (report.label(row), row)).collect(),
            usual: compare(knowledge, comparison.condition, &comparison.columns, Detail::Normal)
                .rows()
                .iter()
                .map(|row| (report.label(row), row.clone()))
                .collect(),
            findings: knowledge
                .findings
                .refs()
                .map(|(pointer, finding)| (finding.id.as_str(), pointer))
                .collect(),
        }
    }

    /// Whether these words stand on the page, in one piece.
    pub(super) fn says(&self, words: &str) -> bool {
        !words.is_empty() && memmem::find(self.words.as_bytes(), words.as_bytes()).is_some()
    }

    /// Every figure of the table that shows a finding.
    pub(super) fn shown(&self) -> Vec<Shown<'s>> {
        let mut shown = Vec::new();
        for row in self.table_rows() {
            for (option, cell) in row.cells.iter().enumerate() {
                let figures = match cell {
                    crate::report::MatrixCell::Figures(figures) => figures.as_slice(),
                    crate::report::MatrixCell::Absent(_) => &[],
                };
                for figure in figures {
                    let pointer =
                        figure.entry.as_deref().and_then(|entry| self.findings.get(entry));
                    if let Some(pointer) = pointer {
                        let finding = &self.knowledge.findings[*pointer];
                        shown.push(Shown {
                            row,
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
    pub(super) fn table_rows(&self) -> impl Iterator<Item = &'s MatrixRow> {
        blocks(&self.page.blocks)
            .into_iter()
            .filter_map(|block| if let Block::Matrix(matrix) = block { Some(matrix) } else { None })
            .flat_map(|matrix| &matrix.groups)
            .flat_map(|group| &group.rows)
    }

    /// Whether a passage is about the page and not about care: its dates and method, its legend, its own reading grade.
    pub(super) fn is_of_itself(&self, passage: &Passage) -> bool {
        let about = &self.knowledge.about;
        let words = passage.words();
        // A version may be "7", which stands in many a figure: it is exempt only with its label.
        (!about.method.is_empty() && words.contains(about.method.as_str()))
            || words.contains(NO_RANGE)
            || words.contains(GRADE_OPENING)
            || words == about.version
            || words.contains(&format!("version {}", about.version))
            || words.contains(&format!("Version {}", about.version))
    }

    /// Every block of the page, those that are folded away too.
    pub(super) fn blocks(&self) -> Vec<&'s Block> {
        blocks(&self.page.blocks)
    }

    /// The name of an option, by the order of the columns.
    pub(super) fn option(&self, position: usize) -> &'s str {
        self.options.get(position).map_or("", |option| option.short.as_str())
    }

    /// A place on this page.
    pub(super) fn place(&self, place: &str) -> String {
        format!("{}: {place}", self.condition.id)
    }

    /// The passages of a kind.
    pub(super) fn parts(&self, part: PassageKind) -> impl Iterator<Item = &Passage<'s>> {
        self.passages.iter().filter(move |passage| passage.part == part)
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
    pub(super) fn place(&self, audited: &AuditedPage) -> String {
        audited.place(&format!("row \"{}\"", self.row.label.bare()))
    }
}

/// Blocks and those folded away in them, in reading order.
fn blocks(all: &[Block]) -> Vec<&Block> {
    let mut found = Vec::new();
    for block in all {
        found.push(block);
        found.extend(blocks(block.inner()));
    }
    found
}
