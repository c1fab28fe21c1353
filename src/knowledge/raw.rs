//! The shape of the knowledge file, as people write it. Private to this folder: everybody else sees the checked
//! [`Knowledge`](super::Knowledge).
//!
//! One struct an entry, every key named, no key unknown. What is required by meaning rather than by shape (a reference that
//! exists, a range that is not upside down) is the business of [`check`](super::check).

use crate::yaml::{Number, Text, Value, Whole};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawUnit {
    pub id: Text,
    pub kind: Text,
    pub one: Option<Text>,
    pub many: Option<Text>,
    pub out_of: Option<Number>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawMeaningfulChange {
    pub id: Text,
    pub value: Number,
    pub unit: Text,
    pub text: Text,
    pub sources: Vec<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawCondition {
    pub id: Text,
    pub label: Text,
    #[serde(default)]
    pub also: Vec<Text>,
    pub decision: Text,
    pub summary: Text,
    #[serde(default)]
    pub natural_course: Vec<Text>,
    pub treatments: Vec<Text>,
    #[serde(default)]
    pub icd10cm: Vec<Text>,
    #[serde(default)]
    pub icd10cm_related: Vec<Text>,
    #[serde(default)]
    pub rows: RawRows,
    #[serde(default)]
    pub quoted: Vec<Text>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct RawRows {
    pub brief: Vec<Text>,
    pub normal: Vec<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawTreatment {
    pub id: Text,
    pub label: Text,
    pub short: Text,
    pub column: Option<Text>,
    #[serde(default)]
    pub also: Vec<Text>,
    pub approach: Text,
    pub how_it_works: Text,
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
    pub id: Text,
    pub label: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawSourced {
    pub text: Text,
    pub sources: Vec<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawExperience {
    pub physical: Text,
    pub emotional: Text,
    pub social: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawOutcome {
    pub id: Text,
    pub label: Text,
    pub short: Text,
    pub group: Text,
    pub measure: Text,
    pub unit: Text,
    pub better: Text,
    pub denominator: Option<Whole>,
    pub meaningful_change: Option<Text>,
    pub caution: Option<Text>,
    #[serde(default)]
    pub priorities: Vec<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawHorizon {
    pub band: Text,
    pub label: Text,
    pub value: Option<Number>,
    pub low: Option<Number>,
    pub high: Option<Number>,
    pub unit: Option<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawComparator {
    pub kind: Text,
    pub arm: Option<Text>,
    pub value: Option<Number>,
    pub treatment: Option<Text>,
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
    pub value: Option<Number>,
    pub low: Option<Number>,
    pub high: Option<Number>,
    pub unit: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawFinding {
    pub id: Text,
    pub conditions: Vec<Text>,
    pub treatments: Vec<Text>,
    pub variant: Option<Text>,
    pub outcome: Text,
    pub role: Option<Text>,
    pub horizon: RawHorizon,
    pub measure: Option<Text>,
    pub unit: Option<Text>,
    pub per: Option<Text>,
    pub value: Option<Number>,
    pub low: Option<Number>,
    pub high: Option<Number>,
    pub range_kind: Option<Text>,
    pub typical: Option<Number>,
    pub start: Option<Number>,
    pub count: Option<RawCount>,
    pub as_published: Option<RawAsPublished>,
    pub comparator: RawComparator,
    pub direction: Text,
    pub who: Text,
    pub population: Text,
    pub n: Option<Whole>,
    pub design: Text,
    pub certainty: Text,
    pub certainty_by: Option<Text>,
    pub provenance: Text,
    pub payer: Option<Text>,
    pub price_year: Option<Whole>,
    pub sources: Vec<Text>,
    pub compare_within: Option<Text>,
    pub statement: Text,
    pub take_care: Option<Text>,
    #[serde(default)]
    pub show_with: Vec<Text>,
    pub note: Option<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawGap {
    pub kind: Text,
    pub conditions: Vec<Text>,
    pub treatments: Vec<Text>,
    #[serde(default)]
    pub outcomes: Vec<Text>,
    #[serde(default)]
    pub topics: Vec<Text>,
    pub reason: Text,
    pub show_instead: Option<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawDispute {
    pub id: Text,
    pub title: Text,
    pub conditions: Vec<Text>,
    pub treatments: Vec<Text>,
    pub claim: Text,
    pub sides: Vec<RawSide>,
    pub say_plainly: Text,
    pub why_it_is_open: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawSide {
    pub side: Text,
    pub who: Text,
    pub year: Option<Whole>,
    pub position: Text,
    pub sources: Vec<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawModifier {
    pub id: Text,
    pub factor: Text,
    pub treatments: Vec<Text>,
    pub outcome: Text,
    pub measure: Text,
    pub value: Option<Number>,
    pub low: Option<Number>,
    pub high: Option<Number>,
    pub range_kind: Option<Text>,
    pub comparator_value: Option<Number>,
    #[serde(default)]
    pub relative_only: bool,
    pub statement: Text,
    pub provenance: Text,
    pub sources: Vec<Text>,
    pub note: Option<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawContext {
    pub id: Text,
    pub statement: Text,
    #[serde(default)]
    pub conditions: Vec<Text>,
    pub value: Option<Number>,
    pub unit: Option<Text>,
    pub provenance: Text,
    pub sources: Vec<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawClaim {
    pub id: Text,
    pub gist: Text,
    pub verdict: Text,
    pub note: Text,
    pub see: Vec<Text>,
    pub sources: Vec<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawCitedWork {
    pub cited: Text,
    pub source: Option<Text>,
    pub note: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawFact {
    pub id: Text,
    pub label: Text,
    pub group: Text,
    #[serde(rename = "type")]
    pub kind: Text,
    #[serde(default)]
    pub allowed: Vec<Text>,
    pub unit: Option<Text>,
    pub min: Option<Number>,
    pub max: Option<Number>,
    #[serde(default)]
    pub whole: bool,
    pub question: Text,
    pub why: Text,
    pub priority: Text,
}

/// One step of a rule: a test of one fact, or a combination of steps. `check` asks for exactly one form.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawTest {
    pub fact: Option<Text>,
    pub is: Option<Value>,
    pub one_of: Option<Vec<Text>>,
    pub includes: Option<Text>,
    pub at_least: Option<Number>,
    pub at_most: Option<Number>,
    pub all: Option<Vec<RawTest>>,
    pub any: Option<Vec<RawTest>>,
    pub not: Option<Box<RawTest>>,
    pub of: Option<Vec<RawTest>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawRedFlag {
    pub id: Text,
    pub label: Text,
    pub urgency: Text,
    pub when: RawTest,
    pub text: Text,
    pub why: Text,
    pub provenance: Text,
    pub sources: Vec<Text>,
    pub note: Option<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawRuleSet {
    pub id: Text,
    pub label: Text,
    pub short: Option<Text>,
    pub kind: Text,
    pub year: Option<Whole>,
    pub provenance: Text,
    pub sources: Vec<Text>,
    pub note: Option<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawWaiver {
    pub id: Text,
    pub when: RawTest,
    pub text: Text,
    pub waives: Vec<Text>,
    pub sources: Vec<Text>,
    pub note: Option<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawCriterion {
    pub id: Text,
    pub rule_set: Text,
    pub kind: Text,
    pub polarity: Option<Text>,
    pub treatments: Vec<Text>,
    pub conditions: Vec<Text>,
    pub applies_when: Option<RawTest>,
    pub when: RawTest,
    pub short: Option<Text>,
    pub text: Text,
    pub text_not_met: Option<Text>,
    pub why: Text,
    pub sources: Vec<Text>,
    pub note: Option<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawQuestion {
    pub id: Text,
    pub about: Text,
    #[serde(default)]
    pub of: Vec<Text>,
    pub text: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawTerm {
    pub word: Text,
    #[serde(default)]
    pub also: Vec<Text>,
    pub means: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawSource {
    pub id: Text,
    pub authors: Text,
    pub title: Text,
    pub publisher: Text,
    pub year: Option<Whole>,
    pub doi: Option<Text>,
    pub pmid: Option<Whole>,
    pub pmcid: Option<Text>,
    pub url: Option<Text>,
    pub read_at: Option<Text>,
    pub kind: Text,
    pub checked_by: Option<Text>,
    pub ids_from: Option<Text>,
}
