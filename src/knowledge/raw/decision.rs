//! What is decided about: units, conditions, treatments, outcomes.

use crate::knowledge::word::Word;
use crate::knowledge::{Approach, Better, Measure, OutcomeGroup, UnitKind};
use crate::yaml::{FiniteNumber, NonEmptyText, Whole};
use schemars::JsonSchema;
use serde::Deserialize;

/// A unit of findings.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawUnit {
    /// Its public name.
    pub id: NonEmptyText,
    /// How numbers in it are written.
    pub kind: Word<UnitKind>,
    /// One of it: `week`. Needed for times and counts.
    pub one: Option<NonEmptyText>,
    /// More of it: `weeks`. Needed for times and counts.
    pub many: Option<NonEmptyText>,
    /// The top of a scale of points.
    pub out_of: Option<FiniteNumber>,
}

/// How much of a change people notice.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawMeaningfulChange {
    /// Its public name; an outcome names it.
    pub id: NonEmptyText,
    /// The change.
    pub value: FiniteNumber,
    /// The unit of the change: an id.
    pub unit: NonEmptyText,
    /// The same in a sentence.
    pub text: NonEmptyText,
    /// Ids of the sources.
    pub sources: Vec<NonEmptyText>,
}

/// A problem that somebody decides about. The first is taken when nobody names one.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawCondition {
    /// Its public name.
    pub id: NonEmptyText,
    /// Its name for readers.
    pub label: NonEmptyText,
    /// Other names that people use.
    #[serde(default)]
    pub also: Vec<NonEmptyText>,
    /// The decision as one question. It ends in `?`.
    pub decision: NonEmptyText,
    /// What it is, in a sentence or two.
    pub summary: NonEmptyText,
    /// Findings about what happens if nothing new is done.
    #[serde(default)]
    pub natural_course: Vec<NonEmptyText>,
    /// The columns in order. One of them must carry on as now.
    pub treatments: Vec<NonEmptyText>,
    /// ICD-10-CM codes of it.
    #[serde(default)]
    pub icd10cm: Vec<NonEmptyText>,
    /// Codes that are taken for it, too.
    #[serde(default)]
    pub icd10cm_related: Vec<NonEmptyText>,
    /// Which rows the shorter pages show. Left out: those that most columns have a figure in.
    #[serde(default)]
    pub rows: RawRows,
    /// Findings that people meet elsewhere. They are shown with their notes.
    #[serde(default)]
    pub quoted: Vec<NonEmptyText>,
}

/// The rows of the shorter pages: an outcome and its time, `pain/short`, or an outcome at all times, `infection`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(in crate::knowledge) struct RawRows {
    /// Rows of the short page.
    pub brief: Vec<NonEmptyText>,
    /// Rows of the usual page.
    pub normal: Vec<NonEmptyText>,
}

/// Something that can be chosen: a column.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawTreatment {
    /// Its public name.
    pub id: NonEmptyText,
    /// Its name for readers.
    pub label: NonEmptyText,
    /// The heading of its column.
    pub short: NonEmptyText,
    /// Its name over a narrow column, at most 15 characters.
    pub column: Option<NonEmptyText>,
    /// Other names that people use.
    #[serde(default)]
    pub also: Vec<NonEmptyText>,
    /// What kind of road it takes.
    pub approach: Word<Approach>,
    /// How it works, in a sentence.
    pub how_it_works: NonEmptyText,
    /// Kinds of it that figures may be about.
    #[serde(default)]
    pub variants: Vec<RawVariant>,
    /// Where it is done.
    pub setting: Option<RawSourced>,
    /// What is done against pain meanwhile.
    pub anesthesia: Option<RawSourced>,
    /// How people recover.
    pub recovery: Option<RawSourced>,
    /// What living with it is like. Give every treatment the same room.
    pub experience: RawExperience,
}

/// A kind of a treatment.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawVariant {
    /// Its public name.
    pub id: NonEmptyText,
    /// Its name for readers.
    pub label: NonEmptyText,
}

/// A sentence with its sources.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawSourced {
    /// The sentence.
    pub text: NonEmptyText,
    /// Ids of the sources.
    pub sources: Vec<NonEmptyText>,
}

/// What living with a treatment is like: editorial, without a source, and printed as such.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawExperience {
    /// What the body may feel.
    pub physical: NonEmptyText,
    /// What people may feel.
    pub emotional: NonEmptyText,
    /// What it may mean for daily life and others.
    pub social: NonEmptyText,
}

/// What was measured: a row.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawOutcome {
    /// Its public name.
    pub id: NonEmptyText,
    /// What exactly it is.
    pub label: NonEmptyText,
    /// The label of its row.
    pub short: NonEmptyText,
    /// Which part of the page it belongs to.
    pub group: Word<OutcomeGroup>,
    /// What kind of number it is.
    pub measure: Word<Measure>,
    /// The unit of its figures: an id.
    pub unit: NonEmptyText,
    /// Which way is better.
    pub better: Word<Better>,
    /// Out of how many people, one for the whole row. Needed for shares.
    pub denominator: Option<Whole>,
    /// How much of a change people notice: an id.
    pub meaningful_change: Option<NonEmptyText>,
    /// What to know before its figures are set side by side.
    pub caution: Option<NonEmptyText>,
    /// What somebody may care for here: sentences in the first person, at most four.
    #[serde(default)]
    pub priorities: Vec<NonEmptyText>,
}
