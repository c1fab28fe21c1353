//! The key rows: for each condition the few questions that matter most, and for each question the figures that answer it best. And whose figures
//! may be compared at all.

use super::decision::{Condition, Treatment};
use super::finding::Finding;
use super::source::Source;
use super::vocabulary::{Assignment, Counted, Measure};
use crate::values::Ref;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// People whose figures may be set side by side: they were followed in one study and counted in one way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparisonGroup {
    /// Public id.
    pub id: String,
    /// The study, in a few words.
    pub label: String,
    /// Who they are.
    pub people: String,
    /// How it came about who got which care.
    pub assignment: Assignment,
    /// What was counted, and how: per person or per procedure, asked or from the chart.
    pub counted: String,
    /// Who says so.
    pub sources: Vec<Ref<Source>>,
}

/// A question of a person. Their order is that of the rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct KeyQuestion {
    /// Its public name.
    pub id: String,
    /// The question.
    pub text: String,
}

/// One answer of a condition to a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyRow {
    /// Public id.
    pub id: String,
    /// For whom.
    pub condition: Ref<Condition>,
    /// What it answers.
    pub question: Ref<KeyQuestion>,
    /// The question in two or three words.
    pub label: String,
    /// What exactly is told, for a medium that prints the question whole.
    pub what: Option<String>,
    /// What its figures count.
    pub counts: Counted,
    /// The answer.
    pub answers: KeyAnswers,
}

/// How a key row answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum KeyAnswers {
    /// Treatment by treatment, of the same people: to be compared.
    Compared(Ref<ComparisonGroup>, Vec<KeyCell>),
    /// Treatment by treatment, each of other people: not to be compared.
    Apart(Vec<KeyCell>),
    /// In sentences about all of them.
    Across(Vec<KeySentence>),
    /// With the price of each treatment, which is reckoned and not written down.
    Prices,
}

/// What is said of one treatment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyCell {
    /// The treatment.
    pub treatment: Ref<Treatment>,
    /// The figure, or why there is none.
    pub says: KeyCellSays,
}

/// A figure in the words of a key row, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum KeyCellSays {
    /// A figure.
    Figure {
        /// Where it is from.
        findings: Vec<Ref<Finding>>,
        /// It, in a few words.
        lead: String,
        /// What belongs to it.
        more: Option<String>,
        /// Both as one plain sentence.
        plain: String,
    },
    /// Why there is none, in a few words.
    Nothing(String),
}

/// A sentence about all treatments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeySentence {
    /// Where its figures are from; none where it says that nothing was found.
    pub findings: Vec<Ref<Finding>>,
    /// In short.
    pub line: String,
    /// As one plain sentence.
    pub plain: String,
}

impl KeyAnswers {
    /// The cells, where there are any.
    pub fn cells(&self) -> &[KeyCell] {
        match self {
            Self::Compared(_, cells) | Self::Apart(cells) => cells,
            Self::Across(_) | Self::Prices => &[],
        }
    }

    /// The sentences, where there are any.
    pub fn sentences(&self) -> &[KeySentence] {
        match self {
            Self::Across(sentences) => sentences,
            Self::Compared(..) | Self::Apart(_) | Self::Prices => &[],
        }
    }

    /// Every finding that it rests on.
    pub fn findings(&self) -> Vec<Ref<Finding>> {
        let of_cells = self.cells().iter().flat_map(|cell| match &cell.says {
            KeyCellSays::Figure { findings, .. } => findings.as_slice(),
            KeyCellSays::Nothing(_) => &[],
        });
        let of_sentences = self.sentences().iter().flat_map(|sentence| &sentence.findings);
        of_cells.chain(of_sentences).copied().collect()
    }
}

impl Finding {
    /// The group within which two findings may be compared: they were measured in the same people, at the same time, in the same way, and, where they
    /// are differences, against the same. `None`: a reader may not set them side by side. Words can't be subtracted: they need the same people alone.
    pub fn comparable_with(&self, other: &Self) -> Option<Ref<ComparisonGroup>> {
        let group = self.compare_within.filter(|_| self.compare_within == other.compare_within)?;
        if self.measure == Measure::Text || other.measure == Measure::Text {
            return Some(group);
        }
        let is_same = self.outcome == other.outcome
            && self.measure == other.measure
            && self.unit == other.unit
            && self.denominator == other.denominator
            && self.per == other.per
            && self.horizon.band == other.horizon.band;
        let is_difference = matches!(self.measure, Measure::Difference | Measure::ShareDifference);
        let is_against_same = (self.comparator.kind, self.comparator.treatment)
            == (other.comparator.kind, other.comparator.treatment);
        (is_same && (!is_difference || is_against_same)).then_some(group)
    }
}

/// The group that all of these may be compared within; `None` where some may not. One alone has nothing that it could be compared with.
pub fn comparable(findings: &[&Finding]) -> Option<Ref<ComparisonGroup>> {
    let mut group = None;
    for (position, finding) in findings.iter().enumerate() {
        for other in findings.iter().skip(position + 1) {
            group = Some(finding.comparable_with(other)?);
        }
    }
    group
}
