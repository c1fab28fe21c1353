//! The key rows of a comparison: the questions that matter most, each answered for the columns that are looked at.

use super::price_row::Prices;
use super::{Compare, NoPrices};
use crate::answer::entry::NOTHING_TO_ADD;
use crate::answer::{Cited, Missing, with_missing};
use crate::knowledge::{
    Assignment, Certainty, ComparisonGroup, Counted, Finding, KeyAnswers, KeyCellSays, KeyRow,
    KeySentence, Knowledge, Measure, Treatment, UnpricedPayer,
};
use crate::values::{Money, Ref, distinct};
use crate::wording::cost::NOT_ALIKE_SHORT;
use crate::wording::key_row as words;
use schemars::JsonSchema;
use serde::Serialize;
use std::borrow::Cow;

/// One question and its answer.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct KeyRowEntry<'k> {
    /// Public id.
    pub id: &'k str,
    /// The id of the question.
    pub question: &'k str,
    /// The question in a person's words.
    pub question_text: &'k str,
    /// The same in two or three words.
    pub label: String,
    /// What exactly is told, where the question alone does not say it.
    pub what: Option<Cow<'k, str>>,
    /// What its figures count.
    pub counts: Counted,
    /// Whether its cells may be set side by side.
    pub comparable: bool,
    /// The people that all its cells are of.
    pub people: Option<ComparisonGroupEntry<'k>>,
    /// What to know where the cells may not be compared.
    pub warning: Option<Cow<'static, str>>,
    /// One a column, where it answers column by column.
    pub cells: Vec<KeyCellEntry<'k>>,
    /// Where it answers in sentences about all columns.
    pub across: Vec<KeySentenceEntry<'k>>,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
    /// Its cells tell themselves what the warning says.
    #[serde(skip)]
    pub warned_in_cells: bool,
}

/// People whose figures may be compared.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ComparisonGroupEntry<'k> {
    /// Public id.
    pub id: &'k str,
    /// The study.
    pub label: &'k str,
    /// Who they are.
    pub people: &'k str,
    /// How it came about who got which care.
    pub assignment: Assignment,
    /// What was counted, and how.
    pub counted: &'k str,
    /// Ids of its sources.
    pub sources: Cited<'k>,
}

/// What is said of one column.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct KeyCellEntry<'k> {
    /// The treatment.
    pub treatment: &'k str,
    /// Ids of the findings behind it; the first is the one that is shown.
    pub findings: Vec<&'k str>,
    /// The figure in a few words.
    pub lead: Option<Cow<'k, str>>,
    /// What belongs to it.
    pub more: Option<Cow<'k, str>>,
    /// Both as one plain sentence.
    pub plain: Option<Cow<'k, str>>,
    /// How sure the figure is, where somebody graded it.
    pub certainty: Option<Certainty>,
    /// The least that it costs, in a row of prices.
    pub low: Option<Money>,
    /// The most.
    pub high: Option<Money>,
    /// Why there is no figure.
    pub empty: Option<Cow<'k, str>>,
    /// Ids of its sources.
    pub sources: Cited<'k>,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
    /// The findings themselves.
    #[serde(skip)]
    pub refs: Vec<Ref<Finding>>,
}

/// A sentence about all columns.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct KeySentenceEntry<'k> {
    /// Ids of the findings behind it; none where it says that nothing was found.
    pub findings: Vec<&'k str>,
    /// In short.
    pub line: &'k str,
    /// As one plain sentence.
    pub plain: &'k str,
    /// How sure its figure is, where somebody graded it.
    pub certainty: Option<Certainty>,
    /// Ids of its sources.
    pub sources: Cited<'k>,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
    /// The findings themselves.
    #[serde(skip)]
    pub refs: Vec<Ref<Finding>>,
}

const NOT_GRADED: &str = "nobody graded it";
const NO_FIGURE: &str = "there is no figure";
const NO_MONEY: &str = "it is no row of prices";

impl<'k> Compare<'k> {
    /// The key rows of the condition, for the columns that are looked at.
    pub fn key_rows(&self) -> Vec<KeyRowEntry<'k>> {
        let rows = self.knowledge.key_rows.iter();
        rows.filter(|row| row.condition == self.comparison.condition)
            .filter_map(|row| self.key_row(row))
            .collect()
    }

    /// The findings behind the key rows, each once, in the order in which they are told.
    pub fn key_findings(&self) -> Vec<Ref<Finding>> {
        distinct(self.key_rows().into_iter().flat_map(|row| {
            let of_cells = row.cells.into_iter().flat_map(|cell| cell.refs);
            of_cells.chain(row.across.into_iter().flat_map(|line| line.refs))
        }))
    }

    fn key_row(&self, row: &'k KeyRow) -> Option<KeyRowEntry<'k>> {
        let knowledge = self.knowledge;
        let question = &knowledge.key_questions[row.question];
        let group = match &row.answers {
            KeyAnswers::Compared(group, _) => Some(&knowledge.comparison_groups[*group]),
            KeyAnswers::Apart(_) | KeyAnswers::Across(_) | KeyAnswers::Prices => None,
        };
        let what = row.what.as_deref().map(Cow::Borrowed);
        let mut warned_in_cells = false;
        let (label, what, cells, warning) = match &row.answers {
            KeyAnswers::Prices if self.unpriced().is_some() => {
                (row.label.clone(), what, Vec::new(), None)
            }
            KeyAnswers::Prices => {
                let Prices { label, what, cells, warning, is_mixed, .. } = self.prices()?;
                warned_in_cells = is_mixed && warning.is_none();
                let mixed = is_mixed.then(|| NOT_ALIKE_SHORT.to_owned());
                let warning = warning.or(mixed);
                (label, Some(Cow::Owned(what)), cells, warning.map(Cow::Owned))
            }
            KeyAnswers::Apart(_) => {
                let warning = Cow::Borrowed(words::apart(self.are_differences(row)));
                (row.label.clone(), what, self.cells(row), Some(warning))
            }
            KeyAnswers::Compared(..) | KeyAnswers::Across(_) => {
                (row.label.clone(), what, self.cells(row), None)
            }
        };
        // What is about choices that were left out alone goes with them.
        let is_left_out = |finding: &Ref<Finding>| {
            let of = &knowledge.findings[*finding].treatments;
            !of.iter().any(|treatment| self.comparison.columns.contains(treatment))
        };
        let told = |sentence: &&KeySentence| {
            sentence.findings.is_empty() || !sentence.findings.iter().all(is_left_out)
        };
        let across: Vec<KeySentenceEntry> = match (&row.answers, self.unpriced()) {
            (KeyAnswers::Prices, Some(payer)) => {
                vec![KeySentenceEntry::without_findings(&payer.line, &payer.plain)]
            }
            (answers, _) => answers
                .sentences()
                .iter()
                .filter(told)
                .map(|sentence| KeySentenceEntry::of(knowledge, sentence))
                .collect(),
        };
        if cells.is_empty() && across.is_empty() {
            return None;
        }
        Some(with_missing!(KeyRowEntry {
            id: &row.id,
            question: &question.id,
            question_text: &question.text,
            what: unless(what, "the question says it all"),
            label,
            counts: row.counts,
            comparable: warning.is_none() && !cells.is_empty(),
            people: unless(
                group.map(|group| ComparisonGroupEntry::of(knowledge, group)),
                "its figures are of no one group, or it sets none side by side",
            ),
            warning: unless(
                warning,
                if cells.is_empty() {
                    "it is told in sentences, and sets no cells side by side"
                } else {
                    "its figures may be compared"
                }
            ),
            across,
            cells,
            warned_in_cells,
        }))
    }

    /// The payer that the person names, where no price of theirs is known.
    pub(crate) fn unpriced(&self) -> Option<&'k UnpricedPayer> {
        match self.costs {
            Err(NoPrices::OfPayer(payer)) => Some(payer),
            Ok(_) | Err(NoPrices::OfNobody) => None,
        }
    }

    /// Whether the figures of a row are each against something else.
    fn are_differences(&self, row: &KeyRow) -> bool {
        row.answers.findings().first().is_some_and(|finding| {
            matches!(
                self.knowledge.findings[*finding].measure,
                Measure::Difference | Measure::ShareDifference
            )
        })
    }

    fn cells(&self, row: &'k KeyRow) -> Vec<KeyCellEntry<'k>> {
        let cells = row.answers.cells();
        if cells.is_empty() {
            return Vec::new();
        }
        self.comparison
            .columns
            .iter()
            .map(|treatment| {
                let found = cells.iter().find(|cell| cell.treatment == *treatment);
                match found.map(|cell| &cell.says) {
                    Some(KeyCellSays::Figure { findings, lead, more, plain }) => {
                        let mut cell = self.with_figure(*treatment, findings, lead, plain);
                        cell.more = cell.missing_because.unless(
                            "more",
                            more.as_deref().map(Cow::Borrowed),
                            NOTHING_TO_ADD,
                        );
                        cell
                    }
                    Some(KeyCellSays::Nothing(why)) => self.empty(*treatment, why.as_str()),
                    None => self.empty(*treatment, words::NOT_IN_THIS_ROW),
                }
            })
            .collect()
    }

    /// A cell with a figure, without what belongs to it.
    fn with_figure(
        &self,
        treatment: Ref<Treatment>,
        findings: &[Ref<Finding>],
        lead: &'k str,
        plain: &'k str,
    ) -> KeyCellEntry<'k> {
        let knowledge = self.knowledge;
        let certainty = graded(knowledge, findings);
        with_missing!(KeyCellEntry {
            treatment: &knowledge.treatments[treatment].id,
            findings: ids(knowledge, findings),
            lead: Some(Cow::Borrowed(lead)),
            more: None,
            plain: Some(Cow::Borrowed(plain)),
            certainty: unless(certainty, NOT_GRADED),
            low: unless(None, NO_MONEY),
            high: unless(None, NO_MONEY),
            empty: unless(None, "there is a figure"),
            sources: Cited::of(knowledge, sources(knowledge, findings)),
            refs: findings.to_vec(),
        })
    }

    pub(super) fn empty(
        &self,
        treatment: Ref<Treatment>,
        why: impl Into<Cow<'k, str>>,
    ) -> KeyCellEntry<'k> {
        with_missing!(KeyCellEntry {
            treatment: &self.knowledge.treatments[treatment].id,
            findings: Vec::new(),
            lead: unless(None, NO_FIGURE),
            more: unless(None, NO_FIGURE),
            plain: unless(None, NO_FIGURE),
            certainty: unless(None, NO_FIGURE),
            low: unless(None, NO_FIGURE),
            high: unless(None, NO_FIGURE),
            empty: Some(why.into()),
            sources: Cited::default(),
            refs: Vec::new(),
        })
    }
}

impl<'k> ComparisonGroupEntry<'k> {
    fn of(knowledge: &'k Knowledge, group: &'k ComparisonGroup) -> Self {
        Self {
            id: &group.id,
            label: &group.label,
            people: &group.people,
            assignment: group.assignment,
            counted: &group.counted,
            sources: Cited::of(knowledge, &group.sources),
        }
    }
}

impl<'k> KeySentenceEntry<'k> {
    fn of(knowledge: &'k Knowledge, sentence: &'k KeySentence) -> Self {
        let KeySentence { findings, line, plain } = sentence;
        if findings.is_empty() {
            return Self::without_findings(line, plain);
        }
        with_missing!(Self {
            findings: ids(knowledge, findings),
            line,
            plain,
            certainty: unless(graded(knowledge, findings), NOT_GRADED),
            sources: Cited::of(knowledge, sources(knowledge, findings)),
            refs: findings.clone(),
        })
    }

    fn without_findings(line: &'k str, plain: &'k str) -> Self {
        with_missing!(Self {
            findings: Vec::new(),
            line,
            plain,
            certainty: unless(None, NO_FIGURE),
            sources: Cited::default(),
            refs: Vec::new(),
        })
    }
}

fn ids<'k>(knowledge: &'k Knowledge, findings: &[Ref<Finding>]) -> Vec<&'k str> {
    findings.iter().map(|finding| knowledge.findings[*finding].id.as_str()).collect()
}

fn sources<'k>(
    knowledge: &'k Knowledge,
    findings: &[Ref<Finding>],
) -> impl Iterator<Item = &'k Ref<crate::knowledge::Source>> {
    findings.iter().flat_map(|finding| &knowledge.findings[*finding].sources)
}

/// The grade of the figure that is shown, where somebody gave one.
fn graded(knowledge: &Knowledge, findings: &[Ref<Finding>]) -> Option<Certainty> {
    let certainty = knowledge.findings[*findings.first()?].certainty;
    (certainty != Certainty::NotGraded).then_some(certainty)
}
