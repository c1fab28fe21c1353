//! Facts about a person, and the rules that read them.

use crate::knowledge::{
    AnswerType, CriterionKind, Polarity, Priority, Provenance, RuleSetKind, Urgency,
};
use crate::yaml::Value;
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What can be asked of a person. The ids are the keys of a profile.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawFact {
    /// Its public name.
    pub id: String,
    /// A noun phrase for rules.
    pub label: String,
    /// What it belongs to.
    pub group: String,
    /// What kind of answer it has.
    #[serde(rename = "type")]
    pub kind: AnswerType,
    /// The answers of `one-of` and `set-of`, at most 64.
    #[serde(default)]
    pub allowed: Vec<String>,
    /// How the dialog says an answer whose own name is no plain word.
    #[serde(default)]
    pub words: BTreeMap<String, String>,
    /// The unit of a number.
    pub unit: Option<String>,
    /// The least number.
    pub min: Option<f64>,
    /// The largest number.
    pub max: Option<f64>,
    /// Whether only whole numbers are answers.
    #[serde(default)]
    pub whole: bool,
    /// The number that "none" stands for, where nothing may be there to count.
    pub none_is: Option<f64>,
    /// The question as a person is asked it.
    pub question: String,
    /// Why it is asked.
    pub why: String,
    /// When it is asked.
    pub priority: Priority,
}

/// One step of a rule: a test of one fact, or a combination of steps. It has exactly one form.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawTest {
    /// The fact that is tested: an id.
    pub fact: Option<String>,
    /// The answer that it must be: true, false or a word.
    #[schemars(with = "Option<Is>")]
    pub is: Option<Value>,
    /// Answers of which it must be one.
    pub one_of: Option<Vec<String>>,
    /// An answer that must be among those given.
    pub includes: Option<String>,
    /// The least number; beside `of`, how many of its steps.
    pub at_least: Option<f64>,
    /// The largest number.
    pub at_most: Option<f64>,
    /// Beside a test of one fact: without an answer it is not met, and nobody is asked for one.
    #[serde(default)]
    pub told: bool,
    /// Steps that must all be met.
    pub all: Option<Vec<RawTest>>,
    /// Steps of which one must be met.
    pub any: Option<Vec<RawTest>>,
    /// A step that must not be met.
    pub not: Option<Box<RawTest>>,
    /// Steps of which `at-least` must be met.
    pub of: Option<Vec<RawTest>>,
}

/// A warning sign.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawRedFlag {
    /// Its public name.
    pub id: String,
    /// What it is.
    pub label: String,
    /// How soon help is needed. The first two stop a comparison.
    pub urgency: Urgency,
    /// The rule that raises it.
    pub when: RawTest,
    /// What to do; the same for everybody.
    pub text: String,
    /// Why it matters.
    pub why: String,
    /// How the source was read.
    pub provenance: Provenance,
    /// Ids of the sources.
    pub sources: Vec<String>,
    /// What else to know.
    pub note: Option<String>,
}

/// The rules of one issuer. Sets are judged apart, never blended.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawRuleSet {
    /// Its public name.
    pub id: String,
    /// Its name for readers.
    pub label: String,
    /// The same in at most 18 characters.
    pub short: Option<String>,
    /// What kind of rules they are.
    pub kind: RuleSetKind,
    /// When they were issued.
    pub year: Option<u64>,
    /// Whose answers say that they are for somebody else. Where it is not known, they are told all the same.
    pub for_others_when: Option<RawTest>,
    /// How the source was read.
    pub provenance: Provenance,
    /// Ids of the sources.
    pub sources: Vec<String>,
    /// What else to know.
    pub note: Option<String>,
}

/// A situation that lifts waiting times, named so that a page can say so.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawWaiver {
    /// Its public name.
    pub id: String,
    /// The situation. The same test stands in each rule that it lifts.
    pub when: RawTest,
    /// What it says.
    pub text: String,
    /// Ids of the rules that it lifts.
    pub waives: Vec<String>,
    /// Ids of the sources.
    pub sources: Vec<String>,
    /// What else to know.
    pub note: Option<String>,
}

/// Answers of one person that cannot all be right.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawContradiction {
    /// Its public name.
    pub id: String,
    /// The answers.
    pub when: RawTest,
    /// The same in words, fit to stand after a colon.
    pub text: String,
}

/// One published rule.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawCriterion {
    /// Its public name.
    pub id: String,
    /// The set that it is of: an id.
    pub rule_set: String,
    /// What kind of rule it is.
    pub kind: CriterionKind,
    /// Which way it speaks when met. Not needed for cautions and fit.
    pub polarity: Option<Polarity>,
    /// Ids of the treatments that it is about.
    pub treatments: Vec<String>,
    /// Ids of the conditions that it is about.
    pub conditions: Vec<String>,
    /// Whom it is for. Left out: everybody.
    pub applies_when: Option<RawTest>,
    /// When it is met.
    pub when: RawTest,
    /// What it speaks of, in at most 40 characters.
    pub short: Option<String>,
    /// The same for each step of an `any`, in its order: the first that is met is told.
    #[serde(default)]
    pub shorts: Vec<String>,
    /// What it says when it is met.
    pub text: String,
    /// What it says when it is not met.
    pub text_not_met: Option<String>,
    /// Why the rule exists.
    pub why: String,
    /// Ids of the sources.
    pub sources: Vec<String>,
    /// What else to know.
    pub note: Option<String>,
}

/// The answer that a test asks for.
#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "only the schema is made of it: the check reads the two forms")]
enum Is {
    Flag(bool),
    Word(String),
}
