//! The shape of the knowledge file, as people write it. Private to this folder: everybody else sees the checked
//! [`Knowledge`](super::Knowledge).
//!
//! One struct an entry, every key named, no key unknown. What is required by meaning rather than by shape (a reference that
//! exists, a range that is not upside down) is the business of [`check`](super::check).

use crate::yaml::{FiniteNumber, NonEmptyText, Value, Whole};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawUnit {
    pub id: NonEmptyText,
    pub kind: NonEmptyText,
    pub one: Option<NonEmptyText>,
    pub many: Option<NonEmptyText>,
    pub out_of: Option<FiniteNumber>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawMeaningfulChange {
    pub id: NonEmptyText,
    pub value: FiniteNumber,
    pub unit: NonEmptyText,
    pub text: NonEmptyText,
    pub sources: Vec<NonEmptyText>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawCondition {
    pub id: NonEmptyText,
    pub label: NonEmptyText,
    #[serde(default)]
    pub also: Vec<NonEmptyText>,
    pub decision: NonEmptyText,
    pub summary: NonEmptyText,
    #[serde(default)]
    pub natural_course: Vec<NonEmptyText>,
    pub treatments: Vec<NonEmptyText>,
    #[serde(default)]
    pub icd10cm: Vec<NonEmptyText>,
    #[serde(default)]
    pub icd10cm_related: Vec<NonEmptyText>,
    #[serde(default)]
    pub rows: RawRows,
    #[serde(default)]
    pub quoted: Vec<NonEmptyText>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct RawRows {
    pub brief: Vec<NonEmptyText>,
    pub normal: Vec<NonEmptyText>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawTreatment {
    pub id: NonEmptyText,
    pub label: NonEmptyText,
    pub short: NonEmptyText,
    pub column: Option<NonEmptyText>,
    #[serde(default)]
    pub also: Vec<NonEmptyText>,
    pub approach: NonEmptyText,
    pub how_it_works: NonEmptyText,
    #[serde(default)]
    pub variants: Vec<RawVariant>,
    pub setting: Option<RawSourced>,
    pub anesthesia: Option<RawSourced>,
    pub recovery: Option<RawSourced>,
    pub experience: RawExperience,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawVariant {
    pub id: NonEmptyText,
    pub label: NonEmptyText,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawSourced {
    pub text: NonEmptyText,
    pub sources: Vec<NonEmptyText>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawExperience {
    pub physical: NonEmptyText,
    pub emotional: NonEmptyText,
    pub social: NonEmptyText,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawOutcome {
    pub id: NonEmptyText,
    pub label: NonEmptyText,
    pub short: NonEmptyText,
    pub group: NonEmptyText,
    pub measure: NonEmptyText,
    pub unit: NonEmptyText,
    pub better: NonEmptyText,
    pub denominator: Option<Whole>,
    pub meaningful_change: Option<NonEmptyText>,
    pub caution: Option<NonEmptyText>,
    #[serde(default)]
    pub priorities: Vec<NonEmptyText>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawHorizon {
    pub band: NonEmptyText,
    pub label: NonEmptyText,
    pub value: Option<FiniteNumber>,
    pub low: Option<FiniteNumber>,
    pub high: Option<FiniteNumber>,
    pub unit: Option<NonEmptyText>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawComparator {
    pub kind: NonEmptyText,
    pub arm: Option<NonEmptyText>,
    pub value: Option<FiniteNumber>,
    pub treatment: Option<NonEmptyText>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawCount {
    pub events: Whole,
    pub of: Whole,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawAsPublished {
    pub value: Option<FiniteNumber>,
    pub low: Option<FiniteNumber>,
    pub high: Option<FiniteNumber>,
    pub unit: NonEmptyText,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawFinding {
    pub id: NonEmptyText,
    pub conditions: Vec<NonEmptyText>,
    pub treatments: Vec<NonEmptyText>,
    pub variant: Option<NonEmptyText>,
    pub outcome: NonEmptyText,
    pub role: Option<NonEmptyText>,
    pub horizon: RawHorizon,
    pub measure: Option<NonEmptyText>,
    pub unit: Option<NonEmptyText>,
    pub per: Option<NonEmptyText>,
    pub value: Option<FiniteNumber>,
    pub low: Option<FiniteNumber>,
    pub high: Option<FiniteNumber>,
    pub range_kind: Option<NonEmptyText>,
    pub typical: Option<FiniteNumber>,
    pub start: Option<FiniteNumber>,
    pub count: Option<RawCount>,
    pub as_published: Option<RawAsPublished>,
    pub comparator: RawComparator,
    pub direction: NonEmptyText,
    pub who: NonEmptyText,
    pub population: NonEmptyText,
    pub n: Option<Whole>,
    pub design: NonEmptyText,
    pub certainty: NonEmptyText,
    pub certainty_by: Option<NonEmptyText>,
    pub provenance: NonEmptyText,
    pub payer: Option<NonEmptyText>,
    pub price_year: Option<Whole>,
    pub sources: Vec<NonEmptyText>,
    pub compare_within: Option<NonEmptyText>,
    pub statement: NonEmptyText,
    pub take_care: Option<NonEmptyText>,
    #[serde(default)]
    pub show_with: Vec<NonEmptyText>,
    pub note: Option<NonEmptyText>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawGap {
    pub kind: NonEmptyText,
    pub conditions: Vec<NonEmptyText>,
    pub treatments: Vec<NonEmptyText>,
    #[serde(default)]
    pub outcomes: Vec<NonEmptyText>,
    #[serde(default)]
    pub topics: Vec<NonEmptyText>,
    pub reason: NonEmptyText,
    pub show_instead: Option<NonEmptyText>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawDispute {
    pub id: NonEmptyText,
    pub title: NonEmptyText,
    pub conditions: Vec<NonEmptyText>,
    pub treatments: Vec<NonEmptyText>,
    pub claim: NonEmptyText,
    pub sides: Vec<RawSide>,
    pub say_plainly: NonEmptyText,
    pub why_it_is_open: NonEmptyText,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawSide {
    pub side: NonEmptyText,
    pub who: NonEmptyText,
    pub year: Option<Whole>,
    pub position: NonEmptyText,
    pub sources: Vec<NonEmptyText>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawModifier {
    pub id: NonEmptyText,
    pub factor: NonEmptyText,
    pub treatments: Vec<NonEmptyText>,
    pub outcome: NonEmptyText,
    pub measure: NonEmptyText,
    pub value: Option<FiniteNumber>,
    pub low: Option<FiniteNumber>,
    pub high: Option<FiniteNumber>,
    pub range_kind: Option<NonEmptyText>,
    pub comparator_value: Option<FiniteNumber>,
    #[serde(default)]
    pub relative_only: bool,
    pub statement: NonEmptyText,
    pub provenance: NonEmptyText,
    pub sources: Vec<NonEmptyText>,
    pub note: Option<NonEmptyText>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawContext {
    pub id: NonEmptyText,
    pub statement: NonEmptyText,
    #[serde(default)]
    pub conditions: Vec<NonEmptyText>,
    pub value: Option<FiniteNumber>,
    pub unit: Option<NonEmptyText>,
    pub provenance: NonEmptyText,
    pub sources: Vec<NonEmptyText>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawClaim {
    pub id: NonEmptyText,
    pub gist: NonEmptyText,
    pub verdict: NonEmptyText,
    pub note: NonEmptyText,
    pub see: Vec<NonEmptyText>,
    pub sources: Vec<NonEmptyText>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawCitedWork {
    pub cited: NonEmptyText,
    pub source: Option<NonEmptyText>,
    pub note: NonEmptyText,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawFact {
    pub id: NonEmptyText,
    pub label: NonEmptyText,
    pub group: NonEmptyText,
    #[serde(rename = "type")]
    pub kind: NonEmptyText,
    #[serde(default)]
    pub allowed: Vec<NonEmptyText>,
    pub unit: Option<NonEmptyText>,
    pub min: Option<FiniteNumber>,
    pub max: Option<FiniteNumber>,
    #[serde(default)]
    pub whole: bool,
    pub question: NonEmptyText,
    pub why: NonEmptyText,
    pub priority: NonEmptyText,
}

/// One step of a rule: a test of one fact, or a combination of steps. `check` asks for exactly one form.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawTest {
    pub fact: Option<NonEmptyText>,
    pub is: Option<Value>,
    pub one_of: Option<Vec<NonEmptyText>>,
    pub includes: Option<NonEmptyText>,
    pub at_least: Option<FiniteNumber>,
    pub at_most: Option<FiniteNumber>,
    pub all: Option<Vec<RawTest>>,
    pub any: Option<Vec<RawTest>>,
    pub not: Option<Box<RawTest>>,
    pub of: Option<Vec<RawTest>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawRedFlag {
    pub id: NonEmptyText,
    pub label: NonEmptyText,
    pub urgency: NonEmptyText,
    pub when: RawTest,
    pub text: NonEmptyText,
    pub why: NonEmptyText,
    pub provenance: NonEmptyText,
    pub sources: Vec<NonEmptyText>,
    pub note: Option<NonEmptyText>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawRuleSet {
    pub id: NonEmptyText,
    pub label: NonEmptyText,
    pub short: Option<NonEmptyText>,
    pub kind: NonEmptyText,
    pub year: Option<Whole>,
    pub provenance: NonEmptyText,
    pub sources: Vec<NonEmptyText>,
    pub note: Option<NonEmptyText>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawWaiver {
    pub id: NonEmptyText,
    pub when: RawTest,
    pub text: NonEmptyText,
    pub waives: Vec<NonEmptyText>,
    pub sources: Vec<NonEmptyText>,
    pub note: Option<NonEmptyText>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawCriterion {
    pub id: NonEmptyText,
    pub rule_set: NonEmptyText,
    pub kind: NonEmptyText,
    pub polarity: Option<NonEmptyText>,
    pub treatments: Vec<NonEmptyText>,
    pub conditions: Vec<NonEmptyText>,
    pub applies_when: Option<RawTest>,
    pub when: RawTest,
    pub short: Option<NonEmptyText>,
    pub text: NonEmptyText,
    pub text_not_met: Option<NonEmptyText>,
    pub why: NonEmptyText,
    pub sources: Vec<NonEmptyText>,
    pub note: Option<NonEmptyText>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawQuestion {
    pub id: NonEmptyText,
    pub about: NonEmptyText,
    #[serde(default)]
    pub of: Vec<NonEmptyText>,
    pub text: NonEmptyText,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawTerm {
    pub word: NonEmptyText,
    #[serde(default)]
    pub also: Vec<NonEmptyText>,
    pub means: NonEmptyText,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawSource {
    pub id: NonEmptyText,
    pub authors: NonEmptyText,
    pub title: NonEmptyText,
    pub publisher: NonEmptyText,
    pub year: Option<Whole>,
    pub doi: Option<NonEmptyText>,
    pub pmid: Option<Whole>,
    pub pmcid: Option<NonEmptyText>,
    pub url: Option<NonEmptyText>,
    pub read_at: Option<NonEmptyText>,
    pub kind: NonEmptyText,
    pub checked_by: Option<NonEmptyText>,
    pub ids_from: Option<NonEmptyText>,
}
