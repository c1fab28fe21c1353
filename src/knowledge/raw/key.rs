//! Key rows, and the groups within which figures may be compared.

use crate::knowledge::{Assignment, Counted};
use schemars::JsonSchema;
use serde::Deserialize;

/// People whose figures may be set side by side: one study, one way of counting.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawComparisonGroup {
    /// Its public name.
    pub id: String,
    /// The study.
    pub label: String,
    /// Who they are.
    pub people: String,
    /// How it was settled who had which treatment.
    pub assignment: Assignment,
    /// What was counted, and how.
    pub counted: String,
    /// Ids of the sources.
    pub sources: Vec<String>,
}

/// What a person sees first: the answer to one question, by treatment.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawKeyRow {
    /// Its public name.
    pub id: String,
    /// The condition that it is of: an id.
    pub condition: String,
    /// The question that it answers: an id.
    pub question: String,
    /// What stands before it, in at most 32 characters.
    pub label: String,
    /// What exactly is told, where the question is printed whole.
    pub what: Option<String>,
    /// What it counts, where it counts anything.
    pub counts: Option<Counted>,
    /// Whether its figures are of people who may not be compared.
    #[serde(default)]
    pub different_people: bool,
    /// One a treatment of the condition.
    #[serde(default)]
    pub cells: Vec<RawKeyCell>,
    /// Sentences about all treatments.
    #[serde(default)]
    pub across: Vec<RawKeySentence>,
    /// Whether the program writes what it reckons from the prices.
    #[serde(default)]
    pub prices: bool,
}

/// What a key row says of one treatment.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawKeyCell {
    /// The treatment: an id.
    pub treatment: String,
    /// Ids of its findings; the first is the one shown.
    #[serde(default)]
    pub findings: Vec<String>,
    /// The figure, in at most 22 characters.
    pub lead: Option<String>,
    /// What belongs to it, in at most 44 characters.
    pub more: Option<String>,
    /// The same in one sentence of at most 14 words.
    pub plain: Option<String>,
    /// Why there is none, in at most 30 characters.
    pub empty: Option<String>,
}

/// A sentence about all treatments.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawKeySentence {
    /// Ids of its findings. Without any it says that nothing was found.
    #[serde(default)]
    pub findings: Vec<String>,
    /// The sentence in short, at most 63 characters.
    pub line: String,
    /// The same in plain words.
    pub plain: String,
}
