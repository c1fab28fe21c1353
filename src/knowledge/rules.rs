//! What can be asked of a person, and the rules that the answers are held against. Every name is resolved: judging looks up no string.

use super::decision::{Condition, Treatment};
use super::rule_vocabulary::{CriterionKind, Polarity, Priority, RuleSetKind, Urgency};
use super::source::Source;
use super::vocabulary::Provenance;
use crate::values::{Ref, distinct};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Something that can be known about a person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// Public id, the key in a profile.
    pub id: String,
    /// A noun phrase for use in rules.
    pub label: String,
    /// Facts that are asked together.
    pub group: String,
    /// What answers there can be.
    pub kind: FactKind,
    /// The number that "none" stands for, where nothing may be there to count.
    pub none_is: Option<f64>,
    /// Answers in plain words, where their own names are none.
    pub words: BTreeMap<String, String>,
    /// The question in plain words.
    pub question: String,
    /// Why it is asked.
    pub why: String,
    /// How early it is asked.
    pub priority: Priority,
}

/// What answers a fact can have.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum FactKind {
    /// `true` or `false`.
    Flag,
    /// A number in a unit, within limits.
    Number {
        /// In words.
        unit: String,
        /// Least answer taken.
        min: f64,
        /// Largest answer taken.
        max: f64,
        /// Whole numbers only.
        whole: bool,
    },
    /// One of these.
    Choice(Vec<String>),
    /// Any of these, none included. At most 64.
    Set(Vec<String>),
}

/// One step of a rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Test {
    /// A test of one fact.
    Leaf(Leaf),
    /// Met if all are.
    All(Vec<Test>),
    /// Met if one is.
    Any(Vec<Test>),
    /// Met if the other is not.
    Not(Box<Test>),
    /// Met if so many are.
    AtLeast(usize, Vec<Test>),
}

/// A test of one fact.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Leaf {
    /// Which fact.
    pub fact: Ref<Fact>,
    /// What is asked of it.
    pub predicate: Predicate,
    /// Whether it asks for what was told: without an answer it is not met, and nobody is asked for one.
    pub told: bool,
}

/// What a leaf asks of its fact's answer. Options are bits in the order of the fact's list.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Predicate {
    /// The flag is this.
    Is(bool),
    /// The choice is among these.
    OneOf(u64),
    /// The set holds this option.
    Includes(u8),
    /// The number is this or more.
    AtLeast(f64),
    /// The number is this or less.
    AtMost(f64),
}

impl Test {
    /// Calls `visit` for every leaf, in reading order.
    pub fn each_leaf(&self, visit: &mut impl FnMut(&Leaf)) {
        if let Self::Leaf(leaf) = self {
            visit(leaf);
        }
        for test in self.below() {
            test.each_leaf(visit);
        }
    }

    /// The tests that it is made of, in reading order.
    pub fn below(&self) -> &[Self] {
        match self {
            Self::Leaf(_) => &[],
            Self::All(tests) | Self::Any(tests) | Self::AtLeast(_, tests) => tests,
            Self::Not(test) => std::slice::from_ref(&**test),
        }
    }

    /// Whether it is about what was told alone, so that nothing in it is ever asked.
    pub fn is_of_told(&self) -> bool {
        let mut all = true;
        self.each_leaf(&mut |leaf| all &= leaf.told);
        all
    }

    /// The facts that it reads, each once, in reading order.
    pub fn facts(&self) -> Vec<Ref<Fact>> {
        let mut facts = Vec::new();
        self.each_leaf(&mut |leaf| facts.push(leaf.fact));
        distinct(facts)
    }
}

/// A sign that calls for help before any choice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RedFlag {
    /// Public id.
    pub id: String,
    /// What it is.
    pub label: String,
    /// How fast.
    pub urgency: Urgency,
    /// When it is raised.
    pub when: Test,
    /// What to do; the same words for everybody.
    pub text: String,
    /// Why.
    pub why: String,
    /// How much of the source was read.
    pub provenance: Provenance,
    /// At least one.
    pub sources: Vec<Ref<Source>>,
    /// What to know about it.
    pub note: Option<String>,
}

/// A published set of rules. Sets are judged apart and never blended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RuleSet {
    /// Public id.
    pub id: String,
    /// Who issued it.
    pub label: String,
    /// The same for a narrow column; `None`: the label.
    pub short: Option<String>,
    /// Whose rules.
    pub kind: RuleSetKind,
    /// Of which year; `None`: not dated.
    pub year: Option<u64>,
    /// Who meets it is somebody whom the set is not for: it is judged, and not told among what concerns them. Where that is unknown it is told all the
    /// same, for its name says whose rules it holds.
    pub for_others_when: Option<Test>,
    /// How much of the source was read.
    pub provenance: Provenance,
    /// At least one.
    pub sources: Vec<Ref<Source>>,
    /// What to know about it.
    pub note: Option<String>,
}

impl RuleSet {
    /// Its name in a narrow column.
    pub fn narrow(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.label)
    }
}

/// One rule of a rule set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Criterion {
    /// Public id.
    pub id: String,
    /// The set it belongs to.
    pub rule_set: Ref<RuleSet>,
    /// What it says when met.
    pub kind: CriterionKind,
    /// Which way it speaks when met.
    pub polarity: Option<Polarity>,
    /// About these treatments.
    pub treatments: Vec<Ref<Treatment>>,
    /// In these conditions.
    pub conditions: Vec<Ref<Condition>>,
    /// Whom it applies to; `None`: everybody.
    pub applies_when: Option<Test>,
    /// The rule.
    pub when: Test,
    /// What it speaks of, in a few words that fit behind "says yes: " and "says yes if: "; `None`: what it reads is named.
    pub short: Option<String>,
    /// The same for each step of its `any`, in its order; empty: one for all.
    pub shorts: Vec<String>,
    /// Printed when met.
    pub text: String,
    /// Printed when not met.
    pub text_not_met: Option<String>,
    /// Why there is such a rule.
    pub why: String,
    /// At least one.
    pub sources: Vec<Ref<Source>>,
    /// What to know about it.
    pub note: Option<String>,
}

/// A situation that lifts waiting times of other rules. Written into each of those rules too; named here for the reader.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Waiver {
    /// Public id.
    pub id: String,
    /// When it holds.
    pub when: Test,
    /// In a sentence or two.
    pub text: String,
    /// The rules it lifts.
    pub waives: Vec<Ref<Criterion>>,
    /// At least one.
    pub sources: Vec<Ref<Source>>,
    /// What to know about it.
    pub note: Option<String>,
}

/// Answers of one person that cannot all be right.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Contradiction {
    /// Public id.
    pub id: String,
    /// When it is there.
    pub when: Test,
    /// The answers in words, fit to stand in a sentence.
    pub text: String,
}

/// A question to take to the visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Public id.
    pub id: String,
    /// What it is about.
    pub scope: QuestionScope,
    /// The question.
    pub text: String,
}

/// What a question to take to the visit is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum QuestionScope {
    /// Everything.
    General,
    /// Money.
    Cost,
    /// These treatments.
    Treatments(Vec<Ref<Treatment>>),
    /// These conditions.
    Conditions(Vec<Ref<Condition>>),
    /// An answer that the person does not know.
    Facts(Vec<Ref<Fact>>),
}
