//! The shape of attributes and of the scales that choices are scored on, as people write them.

use crate::yaml::{FiniteNumber, NonEmptyText};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawAttribute {
    pub id: NonEmptyText,
    pub label: NonEmptyText,
    pub question: NonEmptyText,
    pub why: NonEmptyText,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawAttributeScale {
    pub condition: NonEmptyText,
    pub attribute: NonEmptyText,
    pub what: NonEmptyText,
    pub change: NonEmptyText,
    pub least_wanted: Option<FiniteNumber>,
    pub most_wanted: Option<FiniteNumber>,
    #[serde(default)]
    pub cells: Vec<RawScaleCell>,
    #[serde(default)]
    pub different_people: bool,
    #[serde(default)]
    pub certainty: bool,
    #[serde(default)]
    pub costs: bool,
    pub avoids: Option<NonEmptyText>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawScaleCell {
    pub treatment: NonEmptyText,
    pub finding: Option<NonEmptyText>,
    pub empty: Option<NonEmptyText>,
}
