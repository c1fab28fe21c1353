//! What can be decided: conditions, their treatments, and the outcomes that tell them apart.

use super::finding::Finding;
use super::source::Source;
use super::vocabulary::{Approach, Band, Better, Measure, OutcomeGroup, UnitKind};
use crate::values::Ref;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A unit of findings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Unit {
    /// Its public name.
    pub id: String,
    /// How numbers in it are written.
    pub kind: UnitKind,
    /// One of it: `week`. Needed for times and counts.
    pub one: Option<String>,
    /// More of it: `weeks`. Needed for times and counts.
    pub many: Option<String>,
    /// The top of a scale of points.
    pub out_of: Option<f64>,
}

/// How much of a change people notice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MeaningfulChange {
    /// Public id.
    pub id: String,
    /// The least change that counts.
    pub value: f64,
    /// In this unit.
    pub unit: Ref<Unit>,
    /// In a sentence.
    pub text: String,
    /// Who says so.
    pub sources: Vec<Ref<Source>>,
}

/// A health problem with a decision to make.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Condition {
    /// Public id.
    pub id: String,
    /// Its name in plain words.
    pub label: String,
    /// Other names that people use.
    pub also: Vec<String>,
    /// The decision as one question.
    pub decision: String,
    /// What it is, in a few sentences.
    pub summary: String,
    /// What happens when nothing new is done.
    pub natural_course: Vec<Ref<Finding>>,
    /// What can be chosen, in the order of the columns.
    pub treatments: Vec<Ref<Treatment>>,
    /// ICD-10-CM codes that mean this.
    pub icd10cm: Vec<String>,
    /// ICD-10-CM codes that often mean this.
    pub icd10cm_related: Vec<String>,
    /// Rows of the shortest page; empty: the program picks.
    pub rows_brief: Vec<RowChoice>,
    /// Rows of the usual page; empty: the program picks.
    pub rows_normal: Vec<RowChoice>,
    /// Figures that people meet elsewhere, always shown with their note.
    pub quoted: Vec<Ref<Finding>>,
}

/// Chooses rows of the comparison: an outcome, at one time or at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowChoice {
    /// The outcome.
    pub outcome: Ref<Outcome>,
    /// The time; `None` means every time.
    pub band: Option<Band>,
}

/// Anything that can be chosen, carrying on as now included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Treatment {
    /// Public id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// Its name as a column heading.
    pub short: String,
    /// The same for a narrow column; `None`: `short` is short enough.
    pub column: Option<String>,
    /// Other names that people use.
    pub also: Vec<String>,
    /// The road it takes.
    pub approach: Approach,
    /// What is done, in a sentence or two.
    pub how_it_works: String,
    /// Ways of doing it.
    pub variants: Vec<Variant>,
    /// Where it is done.
    pub setting: Option<Sourced>,
    /// Whether the person is asleep.
    pub anesthesia: Option<Sourced>,
    /// Getting back to daily life.
    pub recovery: Option<Sourced>,
    /// What living with it is like: editorial, without a source, and printed as such.
    pub experience: Experience,
    /// What rules are not known on, as it stands in "Rules on … are not known here".
    pub no_rules_on: Option<String>,
}

impl Treatment {
    /// Its name in a narrow column.
    pub fn narrow(&self) -> &str {
        self.column.as_deref().unwrap_or(&self.short)
    }
}

/// A kind of a treatment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Variant {
    /// Its public name.
    pub id: String,
    /// Its name for readers.
    pub label: String,
}

/// A sentence and who says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sourced {
    /// The sentence.
    pub text: String,
    /// Who says so.
    pub sources: Vec<Ref<Source>>,
}

/// What living with a treatment is like: editorial, without a source, and printed as such.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Experience {
    /// What the body may feel.
    pub physical: String,
    /// What people may feel.
    pub emotional: String,
    /// What it may mean for daily life and others.
    pub social: String,
}

/// Something that was measured.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// Public id.
    pub id: String,
    /// In plain words.
    pub label: String,
    /// In a few words.
    pub short: String,
    /// The part of the page.
    pub group: OutcomeGroup,
    /// The kind of number.
    pub measure: Measure,
    /// The unit.
    pub unit: Ref<Unit>,
    /// Which way is better.
    pub better: Better,
    /// For shares: out of how many. One for the whole row.
    pub denominator: Option<u64>,
    /// How much of a change people notice.
    pub meaningful_change: Option<Ref<MeaningfulChange>>,
    /// What to know before setting cells side by side.
    pub caution: Option<String>,
    /// What somebody may care for here, in the first person, to be weighed on paper. Several outcomes may share a sentence.
    pub priorities: Vec<String>,
}
