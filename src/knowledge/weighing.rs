//! What a person may care about in a decision, and on which figures each choice is scored for it: the attributes and value scales of a
//! multi-criteria analysis.

use super::decision::{Condition, Treatment};
use super::finding::Finding;
use super::vocabulary::Approach;
use crate::values::Ref;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Stands in the words of a step on a scale for its size.
pub const AMOUNT: &str = "AMOUNT";

/// What may matter to a person. Twelve at most.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Attribute {
    /// Its public name.
    pub id: String,
    /// Its name for readers, at most 22 characters.
    pub label: String,
    /// The question that asks how much it matters. It ends in `?`.
    pub question: String,
    /// What to know before answering.
    pub why: String,
}

/// How the choices of one condition are scored for one attribute.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AttributeScale {
    /// For whom.
    pub condition: Ref<Condition>,
    /// For what.
    pub attribute: Ref<Attribute>,
    /// What is measured, and when.
    pub what: String,
    /// A step up the scale, in words; [`AMOUNT`] stands for its size.
    pub change: String,
    /// By what.
    pub scored_by: ScoredBy,
}

/// By what choices are scored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum ScoredBy {
    /// By figures of the same people.
    Figures(ScaleEnds, Vec<ScaleCell>),
    /// There are figures, of different people each: they can score nothing.
    DifferentPeople(ScaleEnds, Vec<ScaleCell>),
    /// By how sure a finding is.
    Certainty(Vec<ScaleCell>),
    /// By the road that they take: whatever takes this one stands at the low end, all else at the high end.
    Avoiding(Approach),
    /// By what the person pays, which is reckoned and not written down.
    Costs,
}

/// The two ends of a scale, in the unit of its figures. Between them every step counts the same.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ScaleEnds {
    /// What scores nothing.
    pub least_wanted: f64,
    /// What scores all.
    pub most_wanted: f64,
}

/// What one choice is scored on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScaleCell {
    /// The choice.
    pub treatment: Ref<Treatment>,
    /// Its figure, or why there is none.
    pub on: ScoredOn,
}

/// A figure, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ScoredOn {
    /// The figure.
    Finding(Ref<Finding>),
    /// Why there is none, in a few words.
    Nothing(String),
    /// Why nobody can tell how sure it is, in a few words.
    Unknown(String),
}

impl ScoredBy {
    /// The cells, where there are any.
    pub fn cells(&self) -> &[ScaleCell] {
        match self {
            Self::Figures(_, cells) | Self::DifferentPeople(_, cells) | Self::Certainty(cells) => {
                cells
            }
            Self::Avoiding(_) | Self::Costs => &[],
        }
    }

    /// The ends, where they are written down.
    pub fn ends(&self) -> Option<ScaleEnds> {
        match self {
            Self::Figures(ends, _) | Self::DifferentPeople(ends, _) => Some(*ends),
            Self::Certainty(_) | Self::Avoiding(_) | Self::Costs => None,
        }
    }
}
