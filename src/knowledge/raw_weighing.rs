//! The shape of attributes and of the scales that choices are scored on, as people write them.

use crate::yaml::{Number, Text};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawAttribute {
    pub id: Text,
    pub label: Text,
    pub question: Text,
    pub why: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawAttributeScale {
    pub condition: Text,
    pub attribute: Text,
    pub what: Text,
    pub change: Text,
    pub least_wanted: Option<Number>,
    pub most_wanted: Option<Number>,
    #[serde(default)]
    pub cells: Vec<RawScaleCell>,
    #[serde(default)]
    pub different_people: bool,
    #[serde(default)]
    pub certainty: bool,
    #[serde(default)]
    pub costs: bool,
    pub avoids: Option<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawScaleCell {
    pub treatment: Text,
    pub finding: Option<Text>,
    pub empty: Option<Text>,
}
