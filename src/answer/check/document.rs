//! The check as a document: all that any medium shows of it.

use super::{
    Check, CheckScope, CriterionEntry, JudgedFlagEntry, OpenFlagEntry, RedFlagEntry, facts, raised,
    unanswered,
};
use crate::answer::doubt::{RecordDoubtEntry, record_doubts};
use crate::answer::{answer_entry, entry};
use crate::knowledge::{
    Answers, Contradiction, Knowledge, Provenance, RuleSetKind, Urgency, Waiver,
};
use crate::rules::{Assessment, JudgedRuleSet, JudgedTreatment, OpenAnswer};
use crate::values::distinct;

answer_entry! {
    /// The document of `check`.
    #[schemars(rename = "Check")]
    pub struct CheckEntry<'k>;

    pub(super) fn of(check: &Check<'k>) {
        let Check { knowledge, profile, assessment, open, .. } = check;
        let condition = match check.scope {
            CheckScope::WarningSigns => None,
            CheckScope::Everything | CheckScope::OneRule => {
                Some(knowledge.conditions[profile.condition].id.as_str())
            }
        };
        let judged = assessment.red_flags.iter();
        let waivers = assessment.waivers.iter().map(|waiver| &knowledge.waivers[*waiver]);
    }

    /// The condition; `None`: nobody named one, and of many people the first is not guessed.
    pub condition: Option<&'k str> = unless(condition, "nobody named one"),
    /// Whether somebody named it; else it is the first of the knowledge.
    pub condition_named: bool = profile.condition_named,
    /// That of the most urgent flag that is raised.
    pub urgency: Option<Urgency> = unless(assessment.urgency(knowledge), "no flag is raised"),
    /// The flags that are raised, most urgent first.
    pub red_flags: Vec<RedFlagEntry<'k>> = raised(knowledge, assessment),
    /// The flags that a missing answer could still raise.
    pub red_flags_unanswered: Vec<OpenFlagEntry<'k>> = unanswered(knowledge, assessment),
    /// Every flag, whatever its verdict.
    pub red_flags_judged: Vec<JudgedFlagEntry<'k>> =
        judged.map(|judged| JudgedFlagEntry::of(knowledge, judged)).collect(),
    /// The treatments, in the order asked for.
    pub treatments: Vec<TreatmentRulesEntry<'k>> =
        treatments(knowledge, &profile.answers, assessment),
    /// Rules that lift waiting times of others, and hold.
    pub waivers: Vec<WaiverEntry<'k>> =
        waivers.map(|waiver| WaiverEntry::of(knowledge, waiver)).collect(),
    /// Answers that cannot all be right. The verdicts are made from them all the same.
    pub contradictions: Vec<ContradictionEntry<'k>> = contradictions(knowledge, assessment),
    /// What a record of care leaves in doubt, what may be urgent first.
    pub record_doubts: Vec<RecordDoubtEntry<'k>> = record_doubts(knowledge, profile),
    /// Missing answers, the one that would settle most first.
    pub missing_answers: Vec<MissingAnswerEntry<'k>> =
        open.iter().map(|open| MissingAnswerEntry::of(knowledge, open)).collect(),
    /// What the answer is for.
    pub intended_use: &'k str = &knowledge.about.intended_use,
}

answer_entry! {
    /// What published rules say of one treatment.
    pub struct TreatmentRulesEntry<'k>;

    fn of(knowledge: &'k Knowledge, answers: &Answers, judged: &JudgedTreatment) {
        let treatment = &knowledge.treatments[judged.treatment];
        let rule_sets = judged.rule_sets.iter();
    }

    /// The treatment.
    pub treatment: &'k str = &treatment.id,
    /// Each judged apart.
    pub rule_sets: Vec<RuleSetEntry<'k>> =
        rule_sets.map(|judged| RuleSetEntry::of(knowledge, answers, judged)).collect(),
    /// What rules are not known on, which does not make it safe.
    pub no_rules_on: Option<&'k str> =
        unless(treatment.no_rules_on.as_deref(), "no gap of that kind is told"),
}

answer_entry! {
    /// One published set of rules, never summed up to one verdict.
    pub struct RuleSetEntry<'k>;

    fn of(knowledge: &'k Knowledge, answers: &Answers, judged: &JudgedRuleSet) {
        let rule_set = &knowledge.rule_sets[judged.rule_set];
        let is_for_others = judged.is_for_others;
        let criteria = judged.criteria.iter();
    }

    /// Public id.
    pub id: &'k str = &rule_set.id,
    /// Who issued it.
    pub issuer: &'k str = &rule_set.label,
    /// What it is.
    pub kind: RuleSetKind = rule_set.kind,
    /// When it was issued.
    pub year: Option<u64> = unless(rule_set.year, "not dated"),
    /// How much of it was read.
    pub provenance: Provenance = rule_set.provenance,
    /// Whether the answers say that it is for somebody else, such as people of another payer. Its criteria are judged all the same.
    pub for_others: bool = is_for_others,
    /// Ids of its sources.
    pub sources: Vec<&'k str> = entry::sources(knowledge, &rule_set.sources),
    /// Its criteria about this treatment and condition.
    pub criteria: Vec<CriterionEntry<'k>> =
        criteria.map(|rule| CriterionEntry::of(knowledge, answers, rule, is_for_others)).collect(),
}

answer_entry! {
    /// A rule that lifts others, and holds.
    pub struct WaiverEntry<'k>;

    fn of(knowledge: &'k Knowledge, waiver: &'k Waiver) {
        let lifted = waiver.waives.iter().map(|criterion| &knowledge.criteria[*criterion]);
    }

    /// Public id.
    pub id: &'k str = &waiver.id,
    /// What it says.
    pub text: &'k str = &waiver.text,
    /// Ids of the criteria that it lifts.
    pub waives: Vec<&'k str> = lifted.map(|criterion| criterion.id.as_str()).collect(),
    /// Ids of its sources.
    pub sources: Vec<&'k str> = entry::sources(knowledge, &waiver.sources),
}

answer_entry! {
    /// Answers that cannot all be right.
    pub struct ContradictionEntry<'k>;

    fn of(knowledge: &'k Knowledge, entry: &'k Contradiction) {}

    /// Public id.
    pub id: &'k str = &entry.id,
    /// The answers in words.
    pub text: &'k str = &entry.text,
    /// Ids of their facts.
    pub facts: Vec<&'k str> = facts(knowledge, &distinct(entry.when.facts())),
}

answer_entry! {
    /// A missing answer, and what hangs on it.
    pub struct MissingAnswerEntry<'k>;

    fn of(knowledge: &'k Knowledge, open: &OpenAnswer) {
        let fact = &knowledge.facts[open.fact];
    }

    /// The fact.
    pub fact: &'k str = &fact.id,
    /// What to ask.
    pub question: &'k str = &fact.question,
    /// How many red flags hang on it.
    pub red_flags: usize = open.red_flags,
    /// How many criteria hang on it.
    pub criteria: usize = open.rules,
}

/// Per treatment and rule set every criterion.
pub(crate) fn treatments<'k>(
    knowledge: &'k Knowledge,
    answers: &Answers,
    assessment: &Assessment,
) -> Vec<TreatmentRulesEntry<'k>> {
    let treatments = assessment.treatments.iter();
    treatments.map(|judged| TreatmentRulesEntry::of(knowledge, answers, judged)).collect()
}

/// What cannot all be right of the answers.
pub(crate) fn contradictions<'k>(
    knowledge: &'k Knowledge,
    assessment: &Assessment,
) -> Vec<ContradictionEntry<'k>> {
    let entries = assessment.contradictions.iter().map(|entry| &knowledge.contradictions[*entry]);
    entries.map(|entry| ContradictionEntry::of(knowledge, entry)).collect()
}
