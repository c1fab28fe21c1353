//! The shape of the sections about codes and what they mean in a record of care, as people write them. See [`raw`](super::raw).

use crate::yaml::{NonEmptyText, Value, Whole, Written};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Codes by the id of their system.
pub(super) type RawCodes = BTreeMap<NonEmptyText, Vec<NonEmptyText>>;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawCodeSystem {
    pub id: NonEmptyText,
    pub label: NonEmptyText,
    pub uris: Vec<NonEmptyText>,
    pub form: NonEmptyText,
    pub release: Option<RawCodeRelease>,
    pub read_in: NonEmptyText,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawCodeRelease {
    pub label: NonEmptyText,
    pub next_codes: Written,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawCodeFamily {
    pub id: NonEmptyText,
    pub system: NonEmptyText,
    #[serde(default)]
    pub whole: Vec<NonEmptyText>,
    pub read_in: NonEmptyText,
    pub codes: Vec<RawListedCode>,
    #[serde(default)]
    pub excludes: Vec<RawCodeExclusion>,
    #[serde(default)]
    pub listed_after: Vec<RawCodeOrder>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawListedCode {
    pub code: NonEmptyText,
    pub title: NonEmptyText,
    #[serde(default)]
    pub header: bool,
    pub whole_until: Option<Written>,
    pub header_since: Option<Written>,
    #[serde(default)]
    pub sides: Vec<NonEmptyText>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawCodeExclusion {
    pub codes: Vec<NonEmptyText>,
    pub never_with: Vec<NonEmptyText>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawCodeOrder {
    pub codes: Vec<NonEmptyText>,
    pub after: Vec<NonEmptyText>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[expect(clippy::struct_excessive_bools, reason = "each is a key of the file that is there or not")]
pub(super) struct RawRecordMeaning {
    pub id: NonEmptyText,
    pub label: NonEmptyText,
    pub part: NonEmptyText,
    #[serde(default)]
    pub codes: RawCodes,
    pub condition: Option<NonEmptyText>,
    #[serde(default)]
    pub may_be: Vec<NonEmptyText>,
    #[serde(default)]
    pub only_alone: bool,
    pub lasting_weeks: Option<Whole>,
    pub onset_weeks: Option<NonEmptyText>,
    pub fact: Option<NonEmptyText>,
    pub answer: Option<Value>,
    pub number: Option<RawToldNumber>,
    #[serde(default)]
    pub answers: Vec<RawToldAnswer>,
    #[serde(default)]
    pub age: bool,
    pub no_fact: Option<NonEmptyText>,
    pub within_weeks: Option<Whole>,
    #[serde(default)]
    pub undated: bool,
    #[serde(default)]
    pub also_past: bool,
    #[serde(default)]
    pub outranks: Vec<NonEmptyText>,
    pub read_in: NonEmptyText,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawToldNumber {
    pub units: Vec<NonEmptyText>,
    #[serde(default)]
    pub unit_may_be_missing: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawToldAnswer {
    pub codes: RawCodes,
    pub answer: Option<Value>,
    pub tells_nothing: Option<NonEmptyText>,
}
