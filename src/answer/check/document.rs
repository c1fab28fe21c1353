//! The check as a document: all that any medium shows of it.

use super::{
    Check, CheckScope, CriterionEntry, JudgedFlagEntry, OpenFlagEntry, RedFlagEntry, facts, raised,
    unanswered,
};
use crate::answer::{Missing, entry, with_missing};
use crate::knowledge::{Answers, Knowledge, Provenance, RuleSetKind, Urgency, Waiver};
use crate::rules::{Assessment, JudgedRuleSet, OpenAnswer};
use crate::values::distinct;
use schemars::JsonSchema;
use serde::Serialize;

/// The document of `check`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Check")]
pub struct CheckEntry<'k> {
    /// The condition; `None`: nobody named one, and of many people the first is not guessed.
    pub condition: Option<&'k str>,
    /// Whether somebody named it; else it is the first of the knowledge.
    pub condition_named: bool,
    /// That of the most urgent flag that is raised.
    pub urgency: Option<Urgency>,
    /// The flags that are raised, most urgent first.
    pub red_flags: Vec<RedFlagEntry<'k>>,
    /// The flags that a missing answer could still raise.
    pub red_flags_unanswered: Vec<OpenFlagEntry<'k>>,
    /// Every flag, whatever its verdict.
    pub red_flags_judged: Vec<JudgedFlagEntry<'k>>,
    /// The treatments, in the order asked for.
    pub treatments: Vec<TreatmentRulesEntry<'k>>,
    /// Rules that lift waiting times of others, and hold.
    pub waivers: Vec<WaiverEntry<'k>>,
    /// Answers that cannot all be right. The verdicts are made from them all the same.
    pub contradictions: Vec<ContradictionEntry<'k>>,
    /// Missing answers, the one that would settle most first.
    pub missing_answers: Vec<MissingAnswerEntry<'k>>,
    /// What the answer is for.
    pub intended_use: &'k str,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
}

/// What published rules say of one treatment.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TreatmentRulesEntry<'k> {
    /// The treatment.
    pub treatment: &'k str,
    /// Each judged apart.
    pub rule_sets: Vec<RuleSetEntry<'k>>,
    /// What rules are not known on, which does not make it safe.
    pub no_rules_on: Option<&'k str>,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
}

/// One published set of rules, never summed up to one verdict.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RuleSetEntry<'k> {
    /// Public id.
    pub id: &'k str,
    /// Who issued it.
    pub issuer: &'k str,
    /// What it is.
    pub kind: RuleSetKind,
    /// When it was issued.
    pub year: Option<u64>,
    /// How much of it was read.
    pub provenance: Provenance,
    /// Whether the answers say that it is for somebody else, such as people of another payer. Its criteria are judged all the same.
    pub for_others: bool,
    /// Ids of its sources.
    pub sources: Vec<&'k str>,
    /// Its criteria about this treatment and condition.
    pub criteria: Vec<CriterionEntry<'k>>,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
}

/// A rule that lifts others, and holds.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct WaiverEntry<'k> {
    /// Public id.
    pub id: &'k str,
    /// What it says.
    pub text: &'k str,
    /// Ids of the criteria that it lifts.
    pub waives: Vec<&'k str>,
    /// Ids of its sources.
    pub sources: Vec<&'k str>,
}

/// Answers that cannot all be right.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ContradictionEntry<'k> {
    /// Public id.
    pub id: &'k str,
    /// The answers in words.
    pub text: &'k str,
    /// Ids of their facts.
    pub facts: Vec<&'k str>,
}

/// A missing answer, and what hangs on it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MissingAnswerEntry<'k> {
    /// The fact.
    pub fact: &'k str,
    /// What to ask.
    pub question: &'k str,
    /// How many red flags hang on it.
    pub red_flags: usize,
    /// How many criteria hang on it.
    pub criteria: usize,
}

impl<'k> CheckEntry<'k> {
    pub(super) fn of(check: &Check<'k>) -> Self {
        let Check { knowledge, profile, assessment, open, .. } = check;
        let condition = match check.scope {
            CheckScope::WarningSigns => None,
            CheckScope::Everything | CheckScope::OneRule => {
                Some(knowledge.conditions[profile.condition].id.as_str())
            }
        };
        let judged = assessment.red_flags.iter();
        let waivers = assessment.waivers.iter().map(|waiver| &knowledge.waivers[*waiver]);
        with_missing!(Self {
            condition: unless(condition, "nobody named one"),
            condition_named: profile.condition_named,
            urgency: unless(assessment.urgency(knowledge), "no flag is raised"),
            red_flags: raised(knowledge, assessment),
            red_flags_unanswered: unanswered(knowledge, assessment),
            red_flags_judged: judged.map(|judged| JudgedFlagEntry::of(knowledge, judged)).collect(),
            treatments: treatments(knowledge, &profile.answers, assessment),
            waivers: waivers.map(|waiver| WaiverEntry::of(knowledge, waiver)).collect(),
            contradictions: contradictions(knowledge, assessment),
            missing_answers: open
                .iter()
                .map(|open| MissingAnswerEntry::of(knowledge, open))
                .collect(),
            intended_use: &knowledge.about.intended_use,
        })
    }
}

/// Per treatment and rule set every criterion.
pub(crate) fn treatments<'k>(
    knowledge: &'k Knowledge,
    answers: &Answers,
    assessment: &Assessment,
) -> Vec<TreatmentRulesEntry<'k>> {
    let rule_sets = |judged: &[JudgedRuleSet]| {
        judged.iter().map(|judged| RuleSetEntry::of(knowledge, answers, judged)).collect()
    };
    let treatments = assessment.treatments.iter();
    treatments
        .map(|judged| {
            let treatment = &knowledge.treatments[judged.treatment];
            with_missing!(TreatmentRulesEntry {
                treatment: &treatment.id,
                rule_sets: rule_sets(&judged.rule_sets),
                no_rules_on: unless(
                    treatment.no_rules_on.as_deref(),
                    "no gap of that kind is told"
                ),
            })
        })
        .collect()
}

/// What cannot all be right of the answers.
pub(crate) fn contradictions<'k>(
    knowledge: &'k Knowledge,
    assessment: &Assessment,
) -> Vec<ContradictionEntry<'k>> {
    let entries = assessment.contradictions.iter().map(|entry| &knowledge.contradictions[*entry]);
    entries
        .map(|entry| ContradictionEntry {
            id: &entry.id,
            text: &entry.text,
            facts: facts(knowledge, &distinct(entry.when.facts())),
        })
        .collect()
}

impl<'k> RuleSetEntry<'k> {
    fn of(knowledge: &'k Knowledge, answers: &Answers, judged: &JudgedRuleSet) -> Self {
        let rule_set = &knowledge.rule_sets[judged.rule_set];
        let is_for_others = judged.is_for_others;
        let criteria = judged.criteria.iter();
        with_missing!(Self {
            id: &rule_set.id,
            issuer: &rule_set.label,
            kind: rule_set.kind,
            year: unless(rule_set.year, "not dated"),
            provenance: rule_set.provenance,
            for_others: is_for_others,
            sources: entry::sources(knowledge, &rule_set.sources),
            criteria: criteria
                .map(|rule| CriterionEntry::of(knowledge, answers, rule, is_for_others))
                .collect(),
        })
    }
}

impl<'k> WaiverEntry<'k> {
    fn of(knowledge: &'k Knowledge, waiver: &'k Waiver) -> Self {
        let lifted = waiver.waives.iter().map(|criterion| &knowledge.criteria[*criterion]);
        Self {
            id: &waiver.id,
            text: &waiver.text,
            waives: lifted.map(|criterion| criterion.id.as_str()).collect(),
            sources: entry::sources(knowledge, &waiver.sources),
        }
    }
}

impl<'k> MissingAnswerEntry<'k> {
    fn of(knowledge: &'k Knowledge, open: &OpenAnswer) -> Self {
        let fact = &knowledge.facts[open.fact];
        Self {
            fact: &fact.id,
            question: &fact.question,
            red_flags: open.red_flags,
            criteria: open.rules,
        }
    }
}
