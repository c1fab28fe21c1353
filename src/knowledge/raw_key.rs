//! The shape of key rows, and of the groups within which figures may be compared, as people write them.

use crate::yaml::Text;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawComparisonGroup {
    pub id: Text,
    pub label: Text,
    pub people: Text,
    pub assignment: Text,
    pub counted: Text,
    pub sources: Vec<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawKeyQuestion {
    pub id: Text,
    pub text: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawKeyRow {
    pub id: Text,
    pub condition: Text,
    pub question: Text,
    pub label: Text,
    pub what: Option<Text>,
    pub counts: Option<Text>,
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
    pub treatment: Text,
    #[serde(default)]
    pub findings: Vec<Text>,
    pub lead: Option<Text>,
    pub more: Option<Text>,
    pub plain: Option<Text>,
    pub empty: Option<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawKeySentence {
    #[serde(default)]
    pub findings: Vec<Text>,
    pub line: Text,
    pub plain: Text,
}
