//! Published figures, why some are missing, and where they come from.

use crate::knowledge::{
    AsPublished, Certainty, CertaintyBy, ComparatorKind, Count, Design, Direction, GapKind,
    Horizon, Measure, Provenance, RangeKind, Role,
};
use schemars::JsonSchema;
use serde::Deserialize;

/// One published number, or the statement that there is none.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawFinding {
    /// Its public name.
    pub id: String,
    /// Ids of the conditions that it is about.
    pub conditions: Vec<String>,
    /// Ids of the treatments that it is about.
    pub treatments: Vec<String>,
    /// The kind of the treatment that it is about.
    pub variant: Option<String>,
    /// What was measured: an id.
    pub outcome: String,
    /// Left out: the main figure of its cell, of which there is one.
    pub role: Option<Role>,
    /// When it was measured.
    pub horizon: Horizon,
    /// What kind of number it is, where it is not the outcome's.
    pub measure: Option<Measure>,
    /// The unit, where it is not the outcome's.
    pub unit: Option<String>,
    /// What is counted, where it is not people.
    pub per: Option<String>,
    /// The figure.
    pub value: Option<f64>,
    /// The lower end of its range.
    pub low: Option<f64>,
    /// The upper end of its range.
    pub high: Option<f64>,
    /// What the range is. Needed with `low` or `high`.
    pub range_kind: Option<RangeKind>,
    /// The usual figure within a range of prices.
    pub typical: Option<f64>,
    /// The score before.
    pub start: Option<f64>,
    /// The people counted.
    pub count: Option<Count>,
    /// The figure as printed, where it was put on another scale.
    pub as_published: Option<AsPublished>,
    /// What it is compared with.
    pub comparator: RawComparator,
    /// Which way it points.
    pub direction: Direction,
    /// Who was studied, in at most 40 characters.
    pub who: String,
    /// Who was studied, in full.
    pub population: String,
    /// How many people.
    pub n: Option<u64>,
    /// What kind of study it is from.
    pub design: Design,
    /// How sure it is.
    pub certainty: Certainty,
    /// Who graded that. Left out where it is not graded.
    pub certainty_by: Option<CertaintyBy>,
    /// How the source was read.
    pub provenance: Provenance,
    /// Whose price it is.
    pub payer: Option<String>,
    /// The year of a price.
    pub price_year: Option<u64>,
    /// Ids of the sources; the first is the figure's own.
    pub sources: Vec<String>,
    /// The group within which it may be compared. Left out: with no other figure.
    pub compare_within: Option<String>,
    /// The finding in one sentence.
    pub statement: String,
    /// What it is mistaken for, in a few words. Printed wherever the number is.
    pub take_care: Option<String>,
    /// Findings that stand in the same cell, because this one misleads alone.
    #[serde(default)]
    pub show_with: Vec<String>,
    /// What else to know.
    pub note: Option<String>,
}

/// What a figure is compared with.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawComparator {
    /// How the two were compared.
    pub kind: ComparatorKind,
    /// The comparison in words.
    pub arm: Option<String>,
    /// The figure of the comparison.
    pub value: Option<f64>,
    /// The treatment that it is, so that one finding fills both cells.
    pub treatment: Option<String>,
}

/// Why a cell is empty.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawGap {
    /// What kind of gap it is.
    pub kind: GapKind,
    /// Ids of the conditions.
    pub conditions: Vec<String>,
    /// Ids of the treatments.
    pub treatments: Vec<String>,
    /// What no figure was found of: an outcome, or an outcome and its time, `pain/short`.
    #[serde(default)]
    pub outcomes: Vec<String>,
    /// What it is about, in words, where it is no outcome.
    #[serde(default)]
    pub topics: Vec<String>,
    /// Why there is no figure.
    pub reason: String,
    /// A finding to show in its place.
    pub show_instead: Option<String>,
}
