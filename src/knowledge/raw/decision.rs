//! What is decided about: units, conditions, treatments, outcomes.

use crate::knowledge::{Approach, Better, Experience, Measure, OutcomeGroup, Variant};
use schemars::JsonSchema;
use serde::Deserialize;

/// How much of a change people notice.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawMeaningfulChange {
    /// Its public name; an outcome names it.
    pub id: String,
    /// The change.
    pub value: f64,
    /// The unit of the change: an id.
    pub unit: String,
    /// The same in a sentence.
    pub text: String,
    /// Ids of the sources.
    pub sources: Vec<String>,
}

/// A problem that somebody decides about. The first is taken when nobody names one.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawCondition {
    /// Its public name.
    pub id: String,
    /// Its name for readers.
    pub label: String,
    /// Other names that people use.
    #[serde(default)]
    pub also: Vec<String>,
    /// The decision as one question. It ends in `?`.
    pub decision: String,
    /// What it is, in a sentence or two.
    pub summary: String,
    /// Findings about what happens if nothing new is done.
    #[serde(default)]
    pub natural_course: Vec<String>,
    /// The columns in order. One of them must carry on as now.
    pub treatments: Vec<String>,
    /// ICD-10-CM codes of it.
    #[serde(default)]
    pub icd10cm: Vec<String>,
    /// Codes that are taken for it, too.
    #[serde(default)]
    pub icd10cm_related: Vec<String>,
    /// Which rows the shorter pages show. Left out: those that most columns have a figure in.
    #[serde(default)]
    pub rows: RawRows,
    /// Findings that people meet elsewhere. They are shown with their notes.
    #[serde(default)]
    pub quoted: Vec<String>,
}

/// The rows of the shorter pages: an outcome and its time, `pain/short`, or an outcome at all times, `infection`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(in crate::knowledge) struct RawRows {
    /// Rows of the short page.
    pub brief: Vec<String>,
    /// Rows of the usual page.
    pub normal: Vec<String>,
}

/// Something that can be chosen: a column.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawTreatment {
    /// Its public name.
    pub id: String,
    /// Its name for readers.
    pub label: String,
    /// The heading of its column.
    pub short: String,
    /// Its name over a narrow column, at most 15 characters.
    pub column: Option<String>,
    /// Other names that people use.
    #[serde(default)]
    pub also: Vec<String>,
    /// What kind of road it takes.
    pub approach: Approach,
    /// How it works, in a sentence.
    pub how_it_works: String,
    /// Kinds of it that figures may be about.
    #[serde(default)]
    pub variants: Vec<Variant>,
    /// Where it is done.
    pub setting: Option<RawSourced>,
    /// What is done against pain meanwhile.
    pub anesthesia: Option<RawSourced>,
    /// How people recover.
    pub recovery: Option<RawSourced>,
    /// What living with it is like. Give every treatment the same room.
    pub experience: Experience,
    /// What rules are not known on, as it stands in "Rules on … are not known here".
    pub no_rules_on: Option<String>,
}

/// A sentence with its sources.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawSourced {
    /// The sentence.
    pub text: String,
    /// Ids of the sources.
    pub sources: Vec<String>,
}

/// What was measured: a row.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawOutcome {
    /// Its public name.
    pub id: String,
    /// What exactly it is.
    pub label: String,
    /// The label of its row.
    pub short: String,
    /// Which part of the page it belongs to.
    pub group: OutcomeGroup,
    /// What kind of number it is.
    pub measure: Measure,
    /// The unit of its figures: an id.
    pub unit: String,
    /// Which way is better.
    pub better: Better,
    /// Out of how many people, one for the whole row. Needed for shares.
    pub denominator: Option<u64>,
    /// How much of a change people notice: an id.
    pub meaningful_change: Option<String>,
    /// What to know before its figures are set side by side.
    pub caution: Option<String>,
    /// What somebody may care for here: sentences in the first person, at most four.
    #[serde(default)]
    pub priorities: Vec<String>,
}
