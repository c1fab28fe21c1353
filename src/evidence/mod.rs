//! The side-by-side: which rows there are, what stands in each cell, and why a cell is empty.
//!
//! A row is one outcome at one time. Where options cannot be measured at the same time (harm, recovery, how it is done, cost) a row holds all times and
//! every cell names its own. Findings of different outcomes never share a row, so "extra over no surgery" and "change from before" cannot meet.

mod cell;
mod picture;
mod rows;

pub use picture::{PLACES, PictureRows, ScoreCourse, drawable, picture_rows};

use crate::knowledge::{
    Approach, Band, Condition, Dispute, Finding, Gap, GapKind, Knowledge, Outcome, OutcomeGroup,
    Question, QuestionScope, Treatment, Unit, comparable,
};
use crate::values::Ref;
use rows::{chosen, rows, telling};
use std::cell::OnceCell;
use std::collections::BTreeSet;

/// How much to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    /// One screen.
    Brief,
    /// Two or three screens.
    Normal,
    /// Everything.
    Full,
}

/// Treatments of a condition side by side. What nobody asks for is never looked up: the shortest page needs none of its rows.
#[derive(Debug, Clone)]
pub struct Comparison<'k> {
    /// What it is about.
    pub condition: Ref<Condition>,
    /// The columns.
    pub columns: Vec<Ref<Treatment>>,
    knowledge: &'k Knowledge,
    detail: Detail,
    /// Lined up when they are first asked for.
    rows: OnceCell<Vec<Row>>,
    /// As with full detail, where that is another: a page asks several times for what its own rows leave out.
    every_row: OnceCell<Vec<Row>>,
}

/// One outcome, at one time or with each cell naming its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What was measured.
    pub outcome: Ref<Outcome>,
    /// When; `None`: each cell names its own time.
    pub band: Option<Band>,
    /// In what unit. Figures on different scales never share a row.
    pub unit: Ref<Unit>,
    /// One a column.
    pub cells: Vec<Cell>,
}

impl Row {
    /// Whether its cells may be set side by side: they hold one finding (a head-to-head study fills two cells), or findings of the same people. All are
    /// looked at, the second of a cell too, and words beside a number: a cell that says "no gain" invites the same comparison.
    /// Prices and how a thing is done are no counts of people.
    pub fn is_comparable(&self, knowledge: &Knowledge) -> bool {
        let figures = || self.cells.iter().flat_map(Cell::figures).copied();
        // Words alone can't be subtracted.
        let has_number = figures().any(|figure| knowledge.findings[figure.finding].has_number());
        !has_number || self.may_hold_against(knowledge, figures())
    }

    /// Whether some of its figures may be held against each other.
    fn may_hold_against(
        &self,
        knowledge: &Knowledge,
        figures: impl Iterator<Item = Figure>,
    ) -> bool {
        let group = knowledge.outcomes[self.outcome].group;
        let findings: BTreeSet<Ref<Finding>> = figures.map(|figure| figure.finding).collect();
        let found: Vec<&Finding> =
            findings.into_iter().map(|finding| &knowledge.findings[finding]).collect();
        matches!(group, OutcomeGroup::Cost | OutcomeGroup::Practical)
            || found.len() < 2
            || comparable(&found).is_some()
    }
}

/// What one option's cell holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// At least one figure.
    Figures(Vec<Figure>),
    /// A reason why there is none.
    Gap(Ref<Gap>),
    /// No own figure: this option is what other columns were compared with in this row.
    ComparedAgainst(Vec<Ref<Treatment>>),
    /// Nothing was found, and nobody has said why.
    Unexplained,
}

impl Cell {
    /// Its figures; none where it says why there is none.
    pub fn figures(&self) -> &[Figure] {
        match self {
            Self::Figures(figures) => figures,
            Self::Gap(_) | Self::ComparedAgainst(_) | Self::Unexplained => &[],
        }
    }
}

/// A finding as it stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure {
    /// Where the number is from.
    pub finding: Ref<Finding>,
    /// Whose number it is.
    pub side: StudyArm,
}

impl Figure {
    /// The best estimate of its side.
    pub fn value(self, knowledge: &Knowledge) -> Option<f64> {
        let finding = &knowledge.findings[self.finding];
        match self.side {
            StudyArm::Treatment => finding.value,
            StudyArm::Comparator => finding.comparator.value,
        }
    }

    /// The low and the high end. Ranges are published for the treatment's side only.
    pub fn ends(self, knowledge: &Knowledge) -> (Option<f64>, Option<f64>) {
        let finding = &knowledge.findings[self.finding];
        match self.side {
            StudyArm::Treatment => (finding.low, finding.high),
            StudyArm::Comparator => (None, None),
        }
    }
}

/// A head-to-head finding holds a number for each of its two sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StudyArm {
    /// The treatment's.
    Treatment,
    /// The comparator's.
    Comparator,
}

/// Puts the treatments of a condition side by side.
pub fn compare<'k>(
    knowledge: &'k Knowledge,
    condition: Ref<Condition>,
    columns: &[Ref<Treatment>],
    detail: Detail,
) -> Comparison<'k> {
    let columns = columns.to_vec();
    let (rows, every_row) = (OnceCell::new(), OnceCell::new());
    Comparison { condition, columns, knowledge, detail, rows, every_row }
}

impl Comparison<'_> {
    /// The rows in reading order.
    pub fn rows(&self) -> &[Row] {
        self.rows.get_or_init(|| self.lined_up(self.detail))
    }

    /// The rows that full detail has, in reading order.
    pub fn every_row(&self) -> &[Row] {
        match self.detail {
            Detail::Full => self.rows(),
            Detail::Brief | Detail::Normal => {
                self.every_row.get_or_init(|| self.lined_up(Detail::Full))
            }
        }
    }

    fn lined_up(&self, detail: Detail) -> Vec<Row> {
        let Self { condition, columns, knowledge, .. } = self;
        let entry = &knowledge.conditions[*condition];
        let wanted = match detail {
            Detail::Brief => entry.rows_brief.as_slice(),
            Detail::Normal => entry.rows_normal.as_slice(),
            Detail::Full => &[],
        };
        let all = rows(knowledge, *condition, columns, detail, wanted);
        match detail {
            Detail::Full => all,
            Detail::Normal if entry.rows_normal.is_empty() => telling(knowledge, all, 2),
            Detail::Normal => chosen(&all, &entry.rows_normal),
            Detail::Brief if entry.rows_brief.is_empty() => telling(knowledge, all, 1),
            Detail::Brief => chosen(&all, &entry.rows_brief),
        }
    }

    /// Where respected sources disagree about these options.
    pub fn disputes(&self) -> Vec<Ref<Dispute>> {
        let disputes = self.knowledge.disputes.refs().filter(|(_, dispute)| {
            dispute.conditions.contains(&self.condition)
                && dispute.treatments.iter().any(|treatment| self.columns.contains(treatment))
        });
        disputes.map(|(dispute, _)| dispute).collect()
    }

    /// What is still uncertain, per column.
    pub fn gaps(&self) -> Vec<Vec<Ref<Gap>>> {
        let of = |treatment: &Ref<Treatment>| {
            let gaps = self.knowledge.gaps.refs().filter(|(_, gap)| {
                gap.kind != GapKind::NotApplicable
                    && gap.conditions.contains(&self.condition)
                    && gap.treatments.contains(treatment)
            });
            gaps.map(|(gap, _)| gap).collect()
        };
        self.columns.iter().map(of).collect()
    }

    /// Questions to ask.
    pub fn questions(&self) -> Vec<Ref<Question>> {
        let questions =
            self.knowledge.questions.refs().filter(|(_, question)| match &question.scope {
                QuestionScope::General | QuestionScope::Cost => true,
                QuestionScope::Treatments(treatments) => {
                    treatments.iter().any(|treatment| self.columns.contains(treatment))
                }
                QuestionScope::Conditions(conditions) => conditions.contains(&self.condition),
                QuestionScope::Facts(_) => false,
            });
        let place = |(_, question): &(Ref<Question>, &Question)| match &question.scope {
            QuestionScope::General => (0, 0),
            QuestionScope::Cost => (1, 0),
            // In the order of the choices, so that none comes late.
            QuestionScope::Treatments(treatments) => {
                let of_one = |column: &Ref<Treatment>| treatments.contains(column);
                (2, self.columns.iter().position(of_one).unwrap_or_default())
            }
            QuestionScope::Conditions(_) => (3, 0),
            QuestionScope::Facts(_) => (4, 0),
        };
        let mut questions: Vec<_> = questions.collect();
        questions.sort_by_key(place);
        questions.into_iter().map(|(question, _)| question).collect()
    }
}

/// Whether one of the columns means carrying on as now.
pub fn carries_on(knowledge: &Knowledge, columns: &[Ref<Treatment>]) -> bool {
    columns.iter().any(|treatment| knowledge.treatments[*treatment].approach == Approach::CarryOn)
}
