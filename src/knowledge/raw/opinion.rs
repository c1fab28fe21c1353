//! What people say about the figures, and what changes them.

use crate::knowledge::word::Word;
use crate::knowledge::{ClaimVerdict, ModifierMeasure, Provenance, RangeKind};
use crate::yaml::{FiniteNumber, NonEmptyText, Whole};
use schemars::JsonSchema;
use serde::Deserialize;

/// Where respected sources disagree.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawDispute {
    /// Its public name.
    pub id: NonEmptyText,
    /// What it is about.
    pub title: NonEmptyText,
    /// Ids of the conditions.
    pub conditions: Vec<NonEmptyText>,
    /// Ids of the treatments.
    pub treatments: Vec<NonEmptyText>,
    /// The sentence that they disagree on.
    pub claim: NonEmptyText,
    /// The sides, two or more.
    pub sides: Vec<RawSide>,
    /// What can be said fairly.
    pub say_plainly: NonEmptyText,
    /// Why nobody has settled it.
    pub why_it_is_open: NonEmptyText,
}

/// One side of a dispute.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawSide {
    /// A letter.
    pub side: NonEmptyText,
    /// Who holds it.
    pub who: NonEmptyText,
    /// When they said so.
    pub year: Option<Whole>,
    /// What they say.
    pub position: NonEmptyText,
    /// Ids of the sources.
    pub sources: Vec<NonEmptyText>,
}

/// What about a person changes a figure.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawModifier {
    /// Its public name.
    pub id: NonEmptyText,
    /// What it is about the person.
    pub factor: NonEmptyText,
    /// Ids of the treatments.
    pub treatments: Vec<NonEmptyText>,
    /// What changes: an id.
    pub outcome: NonEmptyText,
    /// What kind of number it is.
    pub measure: Word<ModifierMeasure>,
    /// The figure.
    pub value: Option<FiniteNumber>,
    /// The lower end of its range.
    pub low: Option<FiniteNumber>,
    /// The upper end of its range.
    pub high: Option<FiniteNumber>,
    /// What the range is. Needed with `low` or `high`.
    pub range_kind: Option<Word<RangeKind>>,
    /// The figure of people without it.
    pub comparator_value: Option<FiniteNumber>,
    /// Whether only a ratio is known.
    #[serde(default)]
    pub relative_only: bool,
    /// The same in one sentence.
    pub statement: NonEmptyText,
    /// How the source was read.
    pub provenance: Word<Provenance>,
    /// Ids of the sources.
    pub sources: Vec<NonEmptyText>,
    /// What else to know.
    pub note: Option<NonEmptyText>,
}

/// A fact around the decision.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawContext {
    /// Its public name.
    pub id: NonEmptyText,
    /// The fact in one sentence.
    pub statement: NonEmptyText,
    /// Whose pages print it. Left out: all.
    #[serde(default)]
    pub conditions: Vec<NonEmptyText>,
    /// Its figure.
    pub value: Option<FiniteNumber>,
    /// The unit of the figure.
    pub unit: Option<NonEmptyText>,
    /// How the source was read.
    pub provenance: Word<Provenance>,
    /// Ids of the sources.
    pub sources: Vec<NonEmptyText>,
}

/// A sentence that people meet.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawClaim {
    /// Its public name.
    pub id: NonEmptyText,
    /// What it says.
    pub gist: NonEmptyText,
    /// What the sources say about it.
    pub verdict: Word<ClaimVerdict>,
    /// What to know.
    pub note: NonEmptyText,
    /// Entries to look at, each as `kind:id`, such as `finding:infection-1y`.
    pub see: Vec<NonEmptyText>,
    /// Ids of the sources.
    pub sources: Vec<NonEmptyText>,
}

/// A work that those who make the claims cite.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawCitedWork {
    /// The work as they cite it.
    pub cited: NonEmptyText,
    /// The source that it is: an id.
    pub source: Option<NonEmptyText>,
    /// What was found about it.
    pub note: NonEmptyText,
}

/// A question to take to the visit.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawQuestion {
    /// Its public name.
    pub id: NonEmptyText,
    /// What kind of thing it is about.
    #[schemars(extend("enum" = ["general", "cost", "treatment", "condition", "fact"]))]
    pub about: NonEmptyText,
    /// Ids of what it is about. Not for general questions and those of cost.
    #[serde(default)]
    pub of: Vec<NonEmptyText>,
    /// The question.
    pub text: NonEmptyText,
}

/// A word that a reader may not know.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawTerm {
    /// The word, at most 40 characters.
    pub word: NonEmptyText,
    /// Other forms that count as the same, at most twelve.
    #[serde(default)]
    pub also: Vec<NonEmptyText>,
    /// What it means, in at most 160 characters.
    pub means: NonEmptyText,
}
