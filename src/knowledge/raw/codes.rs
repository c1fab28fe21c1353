//! Codes that records of care write, and what they mean.

use crate::knowledge::{CodeForm, RecordPart};
use crate::yaml::{DAY, Value, Written};
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Codes by the id of their system.
pub(in crate::knowledge) type RawCodes = BTreeMap<String, Vec<String>>;

/// A system of codes.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawCodeSystem {
    /// Its public name.
    pub id: String,
    /// Its name for readers.
    pub label: String,
    /// The addresses that records name it by.
    pub uris: Vec<String>,
    /// What its codes look like.
    pub form: CodeForm,
    /// The release that its codes are held against.
    pub release: Option<RawCodeRelease>,
    /// Where it was read.
    pub read_in: String,
}

/// A release of a system of codes.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawCodeRelease {
    /// Its name for readers.
    pub label: String,
    /// The day from which newer codes are in force, which are not known here.
    #[schemars(extend("type" = "string", "pattern" = DAY))]
    pub next_codes: Written,
}

/// Codes of a release that belong together.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawCodeFamily {
    /// Its public name.
    pub id: String,
    /// Their system: an id.
    pub system: String,
    /// Beginnings of codes all of which are listed: what begins so and is not listed is no code.
    #[serde(default)]
    pub whole: Vec<String>,
    /// Where they were read.
    pub read_in: String,
    /// The codes.
    pub codes: Vec<RawListedCode>,
    /// Codes that do not stand together in one record.
    #[serde(default)]
    pub excludes: Vec<RawCodeExclusion>,
    /// Codes that stand after others.
    #[serde(default)]
    pub listed_after: Vec<RawCodeOrder>,
}

/// A code of a release.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawListedCode {
    /// The code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Whether it is the head of others, and no code of its own.
    #[serde(default)]
    pub header: bool,
    /// The last day on which it was a code of its own.
    #[schemars(extend("type" = "string", "pattern" = DAY))]
    pub whole_until: Option<Written>,
    /// The first day on which it was known to be a head.
    #[schemars(extend("type" = "string", "pattern" = DAY))]
    pub header_since: Option<Written>,
    /// The codes that say which side, where it does not.
    #[serde(default)]
    pub sides: Vec<String>,
}

/// Codes that do not stand together in one record.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawCodeExclusion {
    /// These.
    pub codes: Vec<String>,
    /// Not with these. A hyphen at the end means all below.
    pub never_with: Vec<String>,
}

/// Codes that stand after others.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawCodeOrder {
    /// These.
    pub codes: Vec<String>,
    /// After one of these.
    pub after: Vec<String>,
}

/// What codes in a record of care mean.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[expect(clippy::struct_excessive_bools, reason = "each is a key of the file that is there or not")]
pub(in crate::knowledge) struct RawRecordMeaning {
    /// Its public name.
    pub id: String,
    /// What the codes mean, in our own words. They are printed.
    pub label: String,
    /// The part of the record.
    pub part: RecordPart,
    /// The codes by the id of their system. A hyphen at the end of one means all below it.
    #[serde(default)]
    pub codes: RawCodes,
    /// The condition that they mean: an id.
    pub condition: Option<String>,
    /// Conditions that they often go along with: ids.
    #[serde(default)]
    pub may_be: Vec<String>,
    /// Whether it counts only where the record names no other condition.
    #[serde(default)]
    pub only_alone: bool,
    /// It counts only after so many weeks.
    pub lasting_weeks: Option<u64>,
    /// The fact that asks for the weeks since it began: an id.
    pub onset_weeks: Option<String>,
    /// The fact that they answer: an id.
    pub fact: Option<String>,
    /// The answer, as a profile writes it.
    #[schemars(with = "Option<serde_json::Value>")]
    pub answer: Option<Value>,
    /// The answer is the number that was measured.
    pub number: Option<RawToldNumber>,
    /// The answer is what the code of the value tells.
    #[serde(default)]
    pub answers: Vec<RawToldAnswer>,
    /// The answer is the person's age.
    #[serde(default)]
    pub age: bool,
    /// Why they answer nothing.
    pub no_fact: Option<String>,
    /// What is older by so many weeks tells nothing of today.
    pub within_weeks: Option<u64>,
    /// The same for entries that do not tell whether it is still so.
    pub unstated_within_weeks: Option<u64>,
    /// The fact to ask for first, beside `no-fact`: an id.
    pub ask: Option<String>,
    /// Whether entries without a date count all the same.
    #[serde(default)]
    pub undated: bool,
    /// Whether what is over counts too.
    #[serde(default)]
    pub also_past: bool,
    /// Meanings that give way to it: ids.
    #[serde(default)]
    pub outranks: Vec<String>,
    /// Where it was read what the codes mean.
    pub read_in: String,
}

/// A number that was measured.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawToldNumber {
    /// The units that it may stand in.
    pub units: Vec<String>,
    /// Whether a number without a unit is taken to stand in it.
    #[serde(default)]
    pub unit_may_be_missing: bool,
}

/// What a code of a value tells.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawToldAnswer {
    /// The codes by the id of their system.
    pub codes: RawCodes,
    /// The answer, as a profile writes it.
    #[schemars(with = "Option<serde_json::Value>")]
    pub answer: Option<Value>,
    /// Why they tell nothing.
    pub tells_nothing: Option<String>,
}
