//! Published figures, why some are missing, and where they come from.

use crate::knowledge::word::Word;
use crate::knowledge::{
    Band, Certainty, CertaintyBy, ComparatorKind, Design, Direction, GapKind, Measure, Provenance,
    RangeKind, Role, SourceKind, TimeUnit,
};
use crate::yaml::{FiniteNumber, NonEmptyText, Whole};
use schemars::JsonSchema;
use serde::Deserialize;

/// One published number, or the statement that there is none.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawFinding {
    /// Its public name.
    pub id: NonEmptyText,
    /// Ids of the conditions that it is about.
    pub conditions: Vec<NonEmptyText>,
    /// Ids of the treatments that it is about.
    pub treatments: Vec<NonEmptyText>,
    /// The kind of the treatment that it is about.
    pub variant: Option<NonEmptyText>,
    /// What was measured: an id.
    pub outcome: NonEmptyText,
    /// Left out: the main figure of its cell, of which there is one.
    pub role: Option<Word<Role>>,
    /// When it was measured.
    pub horizon: RawHorizon,
    /// What kind of number it is, where it is not the outcome's.
    pub measure: Option<Word<Measure>>,
    /// The unit, where it is not the outcome's.
    pub unit: Option<NonEmptyText>,
    /// What is counted, where it is not people.
    pub per: Option<NonEmptyText>,
    /// The figure.
    pub value: Option<FiniteNumber>,
    /// The lower end of its range.
    pub low: Option<FiniteNumber>,
    /// The upper end of its range.
    pub high: Option<FiniteNumber>,
    /// What the range is. Needed with `low` or `high`.
    pub range_kind: Option<Word<RangeKind>>,
    /// The usual figure within a range of prices.
    pub typical: Option<FiniteNumber>,
    /// The score before.
    pub start: Option<FiniteNumber>,
    /// The people counted.
    pub count: Option<RawCount>,
    /// The figure as printed, where it was put on another scale.
    pub as_published: Option<RawAsPublished>,
    /// What it is compared with.
    pub comparator: RawComparator,
    /// Which way it points.
    pub direction: Word<Direction>,
    /// Who was studied, in at most 40 characters.
    pub who: NonEmptyText,
    /// Who was studied, in full.
    pub population: NonEmptyText,
    /// How many people.
    pub n: Option<Whole>,
    /// What kind of study it is from.
    pub design: Word<Design>,
    /// How sure it is.
    pub certainty: Word<Certainty>,
    /// Who graded that. Left out where it is not graded.
    pub certainty_by: Option<Word<CertaintyBy>>,
    /// How the source was read.
    pub provenance: Word<Provenance>,
    /// Whose price it is.
    pub payer: Option<NonEmptyText>,
    /// The year of a price.
    pub price_year: Option<Whole>,
    /// Ids of the sources; the first is the figure's own.
    pub sources: Vec<NonEmptyText>,
    /// The group within which it may be compared. Left out: with no other figure.
    pub compare_within: Option<NonEmptyText>,
    /// The finding in one sentence.
    pub statement: NonEmptyText,
    /// What it is mistaken for, in a few words. Printed wherever the number is.
    pub take_care: Option<NonEmptyText>,
    /// Findings that stand in the same cell, because this one misleads alone.
    #[serde(default)]
    pub show_with: Vec<NonEmptyText>,
    /// What else to know.
    pub note: Option<NonEmptyText>,
}

/// When after the treatment something was measured.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawHorizon {
    /// The band of time that it falls in.
    pub band: Word<Band>,
    /// The time in words.
    pub label: NonEmptyText,
    /// The time as a number.
    pub value: Option<FiniteNumber>,
    /// The earliest.
    pub low: Option<FiniteNumber>,
    /// The latest.
    pub high: Option<FiniteNumber>,
    /// The unit of these numbers.
    pub unit: Option<Word<TimeUnit>>,
}

/// What a figure is compared with.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawComparator {
    /// How the two were compared.
    pub kind: Word<ComparatorKind>,
    /// The comparison in words.
    pub arm: Option<NonEmptyText>,
    /// The figure of the comparison.
    pub value: Option<FiniteNumber>,
    /// The treatment that it is, so that one finding fills both cells.
    pub treatment: Option<NonEmptyText>,
}

/// People counted.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawCount {
    /// How many it happened to.
    pub events: Whole,
    /// Out of how many.
    pub of: Whole,
}

/// The figure as printed, where it was put on another scale.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawAsPublished {
    /// The figure.
    pub value: Option<FiniteNumber>,
    /// Its lower end.
    pub low: Option<FiniteNumber>,
    /// Its upper end.
    pub high: Option<FiniteNumber>,
    /// The unit as printed.
    pub unit: NonEmptyText,
}

/// Why a cell is empty.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawGap {
    /// What kind of gap it is.
    pub kind: Word<GapKind>,
    /// Ids of the conditions.
    pub conditions: Vec<NonEmptyText>,
    /// Ids of the treatments.
    pub treatments: Vec<NonEmptyText>,
    /// What no figure was found of: an outcome, or an outcome and its time, `pain/short`.
    #[serde(default)]
    pub outcomes: Vec<NonEmptyText>,
    /// What it is about, in words, where it is no outcome.
    #[serde(default)]
    pub topics: Vec<NonEmptyText>,
    /// Why there is no figure.
    pub reason: NonEmptyText,
    /// A finding to show in its place.
    pub show_instead: Option<NonEmptyText>,
}

/// One citation.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawSource {
    /// Its public name.
    pub id: NonEmptyText,
    /// Who wrote it. Left out: it was not shown where the work was read.
    pub authors: Option<NonEmptyText>,
    /// Its title.
    pub title: NonEmptyText,
    /// The journal or the issuer.
    pub publisher: NonEmptyText,
    /// When it was published.
    pub year: Option<Whole>,
    /// Its DOI, which begins with `10.`.
    pub doi: Option<NonEmptyText>,
    /// Its PMID.
    pub pmid: Option<Whole>,
    /// Its PMCID.
    pub pmcid: Option<NonEmptyText>,
    /// Where it stands.
    pub url: Option<NonEmptyText>,
    /// The page that was read, where it is a copy or a summary.
    pub read_at: Option<NonEmptyText>,
    /// What kind of work it is.
    pub kind: Word<SourceKind>,
    /// Who checked it.
    pub checked_by: Option<NonEmptyText>,
    /// Where the identifiers come from, when they were not read on the work.
    pub ids_from: Option<NonEmptyText>,
}
