//! Pictures as data: what is drawn, with values in their unit, and the same in words.

use super::{Missing, Number};
use schemars::JsonSchema;
use serde::Serialize;

/// A picture.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PictureEntry<'k> {
    /// How it is drawn.
    pub kind: PictureKind,
    /// What it shows: outcome, unit, time.
    pub title: String,
    /// What to know before looking.
    pub caution: String,
    /// What a filled icon counts.
    pub counted: Option<&'k str>,
    /// The unit of its values.
    pub unit: &'k str,
    /// Lines across the marks, each with its meaning.
    pub lines: Vec<ReferenceLineEntry>,
    /// What is drawn, option by option.
    pub marks: Vec<MarkEntry<'k>>,
    /// What to know of its lines.
    pub legend: Option<&'k str>,
    /// Ids of its sources.
    pub sources: Vec<&'k str>,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
}

/// How a picture is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PictureKind {
    /// People of a hundred.
    Icons,
    /// Figures and ranges on one scale.
    Ranges,
    /// Scores over time.
    Courses,
}

/// A line across a picture.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ReferenceLineEntry {
    /// Where it lies, in the picture's unit.
    pub value: Number,
    /// What it means.
    pub label: String,
}

/// A figure as it is drawn.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct MarkEntry<'k> {
    /// Marks that belong together: their time, and who was studied.
    pub group: String,
    /// Whose it is.
    pub treatment: &'k str,
    /// The id of the finding.
    pub finding: Option<&'k str>,
    /// The best estimate; over time the score after.
    pub value: Option<Number>,
    /// The low end.
    pub low: Option<Number>,
    /// The high end.
    pub high: Option<Number>,
    /// Over time the score before.
    pub start_value: Option<Number>,
    /// The same in words, or why there is nothing to draw.
    pub words: String,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
}

impl PictureEntry<'_> {
    /// With why a field is null.
    pub(super) fn explained(mut self) -> Self {
        let mut missing = Missing::default();
        self.counted = missing.unless("counted", self.counted, "no icons are drawn");
        self.legend = missing.unless("legend", self.legend, "its lines need no explanation");
        self.missing_because = missing;
        self
    }
}

impl<'k> MarkEntry<'k> {
    /// A mark that only says something.
    pub(super) fn without(treatment: &'k str, words: String) -> Self {
        Self {
            group: String::new(),
            treatment,
            finding: None,
            value: None,
            low: None,
            high: None,
            start_value: None,
            words,
            missing_because: Missing::default(),
        }
    }

    /// With why a field is null.
    pub(super) fn explained(mut self) -> Self {
        let mut missing = Missing::default();
        let reason =
            if self.finding.is_some() { "not in what was read" } else { "there is no figure" };
        self.finding = missing.unless("finding", self.finding, reason);
        self.value = missing.unless("value", self.value, reason);
        self.low = missing.unless("low", self.low, reason);
        self.high = missing.unless("high", self.high, reason);
        self.start_value = missing.unless("start_value", self.start_value, reason);
        self.missing_because = missing;
        self
    }
}
