//! Attributes, and the scales that choices are scored on.

use crate::knowledge::Approach;
use schemars::JsonSchema;
use serde::Deserialize;

/// How the choices of a condition are scored for an attribute.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawAttributeScale {
    /// The condition: an id.
    pub condition: String,
    /// The attribute: an id.
    pub attribute: String,
    /// What is measured, when, in whom; at most 44 characters.
    pub what: String,
    /// A step up the scale, in at most 64 characters. `AMOUNT` stands for its size.
    pub change: String,
    /// What scores nothing, in the unit of the figures.
    pub least_wanted: Option<f64>,
    /// What scores all, in the unit of the figures.
    pub most_wanted: Option<f64>,
    /// One a treatment of the condition.
    #[serde(default)]
    pub cells: Vec<RawScaleCell>,
    /// Whether the figures are of people who may not be compared.
    #[serde(default)]
    pub different_people: bool,
    /// Whether it scores how sure the main benefit is.
    #[serde(default)]
    pub certainty: bool,
    /// Whether it scores what the person pays.
    #[serde(default)]
    pub costs: bool,
    /// Treatments of this approach score nothing, all others everything.
    pub avoids: Option<Approach>,
}

/// What one treatment is scored by.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawScaleCell {
    /// The treatment: an id.
    pub treatment: String,
    /// The finding: an id.
    pub finding: Option<String>,
    /// Why there is none, in at most 30 characters.
    pub empty: Option<String>,
    /// On the scale of how sure studies are: why nobody can tell, in at most 30 characters.
    pub unknown: Option<String>,
}
