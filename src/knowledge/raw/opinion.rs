//! What people say about the figures, and what changes them.

use crate::knowledge::{ClaimVerdict, ModifierMeasure, Provenance, RangeKind};
use schemars::JsonSchema;
use serde::Deserialize;

/// Where respected sources disagree.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawDispute {
    /// Its public name.
    pub id: String,
    /// What it is about.
    pub title: String,
    /// Ids of the conditions.
    pub conditions: Vec<String>,
    /// Ids of the treatments.
    pub treatments: Vec<String>,
    /// The sentence that they disagree on.
    pub claim: String,
    /// The sides, two or more.
    pub sides: Vec<RawSide>,
    /// What can be said fairly.
    pub say_plainly: String,
    /// Why nobody has settled it.
    pub why_it_is_open: String,
}

/// One side of a dispute.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawSide {
    /// A letter.
    pub side: String,
    /// Who holds it.
    pub who: String,
    /// When they said so.
    pub year: Option<u64>,
    /// What they say.
    pub position: String,
    /// Ids of the sources.
    pub sources: Vec<String>,
}

/// What about a person changes a figure.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawModifier {
    /// Its public name.
    pub id: String,
    /// What it is about the person.
    pub factor: String,
    /// Ids of the treatments.
    pub treatments: Vec<String>,
    /// What changes: an id.
    pub outcome: String,
    /// What kind of number it is.
    pub measure: ModifierMeasure,
    /// The figure.
    pub value: Option<f64>,
    /// The lower end of its range.
    pub low: Option<f64>,
    /// The upper end of its range.
    pub high: Option<f64>,
    /// What the range is. Needed with `low` or `high`.
    pub range_kind: Option<RangeKind>,
    /// The figure of people without it.
    pub comparator_value: Option<f64>,
    /// Whether only a ratio is known.
    #[serde(default)]
    pub relative_only: bool,
    /// The same in one sentence.
    pub statement: String,
    /// How the source was read.
    pub provenance: Provenance,
    /// Ids of the sources.
    pub sources: Vec<String>,
    /// What else to know.
    pub note: Option<String>,
}

/// A fact around the decision.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawContext {
    /// Its public name.
    pub id: String,
    /// The fact in one sentence.
    pub statement: String,
    /// Whose pages print it. Left out: all.
    #[serde(default)]
    pub conditions: Vec<String>,
    /// Its figure.
    pub value: Option<f64>,
    /// The unit of the figure.
    pub unit: Option<String>,
    /// How the source was read.
    pub provenance: Provenance,
    /// Ids of the sources.
    pub sources: Vec<String>,
}

/// A sentence that people meet.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawClaim {
    /// Its public name.
    pub id: String,
    /// What it says.
    pub gist: String,
    /// What the sources say about it.
    pub verdict: ClaimVerdict,
    /// What to know.
    pub note: String,
    /// Entries to look at, each as `kind:id`, such as `finding:infection-1y`.
    pub see: Vec<String>,
    /// Ids of the sources.
    pub sources: Vec<String>,
}

/// A work that those who make the claims cite.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawCitedWork {
    /// The work as they cite it.
    pub cited: String,
    /// The source that it is: an id.
    pub source: Option<String>,
    /// What was found about it.
    pub note: String,
}

/// A question to take to the visit.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawQuestion {
    /// Its public name.
    pub id: String,
    /// What kind of thing it is about.
    #[schemars(extend("minLength" = 1, "enum" = ["general", "cost", "treatment", "condition", "fact"]))]
    pub about: String,
    /// Ids of what it is about. Not for general questions and those of cost.
    #[serde(default)]
    pub of: Vec<String>,
    /// The question.
    pub text: String,
}
