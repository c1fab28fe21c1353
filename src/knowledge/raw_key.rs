//! The shape of key rows, and of the groups within which figures may be compared, as people write them.

use crate::yaml::NonEmptyText;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawComparisonGroup {
    pub id: NonEmptyText,
    pub label: NonEmptyText,
    pub people: NonEmptyText,
    pub assignment: NonEmptyText,
    pub counted: NonEmptyText,
    pub sources: Vec<NonEmptyText>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawKeyQuestion {
    pub id: NonEmptyText,
    pub text: NonEmptyText,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawKeyRow {
    pub id: NonEmptyText,
    pub condition: NonEmptyText,
    pub question: NonEmptyText,
    pub label: NonEmptyText,
    pub what: Option<NonEmptyText>,
    pub counts: Option<NonEmptyText>,
    #[serde(default)]
    pub different_people: bool,
    #[serde(default)]
    pub cells: Vec<RawKeyCell>,
    #[serde(default)]
    pub across: Vec<RawKeySentence>,
    #[serde(default)]
    pub prices: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawKeyCell {
    pub treatment: NonEmptyText,
    #[serde(default)]
    pub findings: Vec<NonEmptyText>,
    pub lead: Option<NonEmptyText>,
    pub more: Option<NonEmptyText>,
    pub plain: Option<NonEmptyText>,
    pub empty: Option<NonEmptyText>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawKeySentence {
    #[serde(default)]
    pub findings: Vec<NonEmptyText>,
    pub line: NonEmptyText,
    pub plain: NonEmptyText,
}
