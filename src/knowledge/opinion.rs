//! What is said about it: disputes between respected sources, what changes a figure, the frame, and claims that people meet.

use super::decision::{Condition, Outcome, Treatment};
use super::finding::Finding;
use super::rules::{Criterion, Question, RedFlag, RuleSet};
use super::source::Source;
use super::vocabulary::{ClaimVerdict, ModifierMeasure, Provenance, RangeKind};
use crate::values::Ref;
use serde::{Deserialize, Serialize};

/// Respected sources that disagree.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Dispute {
    /// Public id.
    pub id: String,
    /// What it is about.
    pub title: String,
    /// In these conditions.
    pub conditions: Vec<Ref<Condition>>,
    /// About these treatments.
    pub treatments: Vec<Ref<Treatment>>,
    /// The sentence that they disagree on.
    pub claim: String,
    /// Who says what.
    pub sides: Vec<Side>,
    /// The state of things in plain words.
    pub say_plainly: String,
    /// Why nobody can settle it yet.
    pub why_it_is_open: String,
}

/// One side of a dispute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Side {
    /// Its letter.
    pub letter: String,
    /// Who.
    pub who: String,
    /// When.
    pub year: Option<u64>,
    /// What they say.
    pub position: String,
    /// Where.
    pub sources: Vec<Ref<Source>>,
}

/// Something about a person that changes a figure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Modifier {
    /// Public id.
    pub id: String,
    /// What about the person.
    pub factor: String,
    /// For these treatments.
    pub treatments: Vec<Ref<Treatment>>,
    /// In this outcome.
    pub outcome: Ref<Outcome>,
    /// The kind of number.
    pub measure: ModifierMeasure,
    /// Best estimate.
    pub value: Option<f64>,
    /// Low end.
    pub low: Option<f64>,
    /// High end.
    pub high: Option<f64>,
    /// What low and high are.
    pub range_kind: Option<RangeKind>,
    /// The figure of everybody else.
    pub comparator_value: Option<f64>,
    /// A ratio without a base rate: words only.
    pub relative_only: bool,
    /// In a sentence.
    pub statement: String,
    /// How much of the source was read.
    pub provenance: Provenance,
    /// At least one.
    pub sources: Vec<Ref<Source>>,
    /// What to know about it.
    pub note: Option<String>,
}

/// A fact about the world around the decision.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Context {
    /// Public id.
    pub id: String,
    /// In a sentence.
    pub statement: String,
    /// For these conditions; empty: for all.
    pub conditions: Vec<Ref<Condition>>,
    /// Its number.
    pub value: Option<f64>,
    /// The number's unit in words.
    pub unit: Option<String>,
    /// How much of the source was read.
    pub provenance: Provenance,
    /// At least one.
    pub sources: Vec<Ref<Source>>,
}

impl Context {
    /// Whether it is a fact around the decision on this condition.
    pub fn is_around(&self, condition: Ref<Condition>) -> bool {
        self.conditions.is_empty() || self.conditions.contains(&condition)
    }
}

/// A statement that people meet, and how it stands up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// Public id.
    pub id: String,
    /// What is said, in our words.
    pub gist: String,
    /// How it stands up.
    pub verdict: ClaimVerdict,
    /// In a sentence or two.
    pub note: String,
    /// Where it is answered.
    pub see: Vec<Pointer>,
    /// Who says it.
    pub sources: Vec<Ref<Source>>,
}

/// Points to an entry of any section.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Pointer {
    /// A finding.
    Finding(Ref<Finding>),
    /// A dispute.
    Dispute(Ref<Dispute>),
    /// A rule set.
    RuleSet(Ref<RuleSet>),
    /// A red flag.
    RedFlag(Ref<RedFlag>),
    /// A criterion.
    Criterion(Ref<Criterion>),
    /// A context fact.
    Context(Ref<Context>),
    /// A treatment.
    Treatment(Ref<Treatment>),
    /// A question to ask.
    Question(Ref<Question>),
}

/// A work that somebody else cites, and whether it was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CitedWork {
    /// The reference as they give it.
    pub cited: String,
    /// What it turned out to be.
    pub source: Option<Ref<Source>>,
    /// What was found.
    pub note: String,
}
