//! Checks of the whole: what nobody can ever see, and what stands in the same place twice.

use super::context::CheckContext;
use super::evidence::CheckedEvidence;
use super::rules::CheckedRules;
use crate::knowledge::raw::RawWaiver;
use crate::knowledge::{Answers, Condition, Fact, Finding, Role, Test, Treatment};
use crate::values::{Ref, Verdict};
use std::collections::BTreeMap;

/// More combinations of answers to one rule than this are not tried; such a rule is left to its author.
const MAX_COMBINATIONS: usize = 20_000;
/// So many tests are judged over all rules together; what comes after is left to its author. The built-in knowledge takes a hundredth.
const MAX_JUDGED: usize = 20_000_000;

pub(super) fn check(context: &mut CheckContext, evidence: &CheckedEvidence, rules: &CheckedRules) {
    let offered = offered(evidence);
    unused(context, evidence, rules, &offered);
    findings(context, evidence, &offered);
    criteria(context, rules, &offered);
    waivers(context, rules);
}

type ConditionTreatment = (Ref<Condition>, Ref<Treatment>);

/// Every pair of condition and treatment that somebody can look at.
fn offered(evidence: &CheckedEvidence) -> Vec<ConditionTreatment> {
    evidence
        .conditions
        .iter()
        .enumerate()
        .filter_map(|(position, condition)| Some((Ref::new(position), condition.as_ref()?)))
        .flat_map(|(pointer, condition)| {
            condition.treatments.iter().map(move |treatment| (pointer, *treatment))
        })
        .collect()
}

fn reachable(
    conditions: &[Ref<Condition>],
    treatments: &[Ref<Treatment>],
    offered: &[ConditionTreatment],
) -> bool {
    offered.iter().any(|(condition, treatment)| {
        conditions.contains(condition) && treatments.contains(treatment)
    })
}

fn unused(
    context: &mut CheckContext,
    evidence: &CheckedEvidence,
    rules: &CheckedRules,
    offered: &[ConditionTreatment],
) {
    for (position, entry) in context.sections.sources.entries.iter().enumerate() {
        if !context.is_used(Ref::new(position)) && entry.raw.is_some() {
            context.problem_with_hint(
                &entry.at.key("id"),
                "no entry names this source",
                "name it where it is used, or take it out",
            );
        }
    }
    for (position, entry) in context.sections.treatments.entries.iter().enumerate() {
        let pointer = Ref::new(position);
        if !offered.iter().any(|(_, treatment)| *treatment == pointer)
            && evidence.treatments.get(position).is_some_and(Option::is_some)
        {
            context.problem(&entry.at.key("id"), "no condition offers this treatment");
        }
    }
    for (position, entry) in context.sections.rule_sets.entries.iter().enumerate() {
        let pointer = Ref::new(position);
        if entry.raw.is_some()
            && rules.criteria.iter().all(Option::is_some)
            && !rules.criteria.iter().flatten().any(|criterion| criterion.rule_set == pointer)
        {
            context.problem(&entry.at.key("id"), "this rule set has no criterion");
        }
    }
}

/// A finding is about a pair that somebody can look at, and is the only main figure of its cell.
fn findings(
    context: &mut CheckContext,
    evidence: &CheckedEvidence,
    offered: &[ConditionTreatment],
) {
    let mut cells: BTreeMap<String, &Finding> = BTreeMap::new();
    for (entry, finding) in context.sections.findings.entries.iter().zip(&evidence.findings) {
        let Some(finding) = finding else { continue };
        if !reachable(&finding.conditions, &finding.treatments, offered) {
            context.problem_with_hint(
                &entry.at.key("conditions"),
                "nobody can reach this finding: no condition here offers one of its treatments",
                "look at `treatments` of the condition",
            );
        }
        if finding.role != Role::Main {
            continue;
        }
        for (condition, treatment) in offered {
            if !finding.is_about(*condition, *treatment) {
                continue;
            }
            let cell = format!(
                "{condition:?} {treatment:?} {:?} {:?} {:?} {:?}",
                finding.outcome, finding.horizon.band, finding.variant, finding.payer
            );
            if let Some(first) = cells.insert(cell, finding) {
                context.problem_with_hint(
                    &entry.at.key("id"),
                    format!("`{}` is the main figure of the same cell", first.id),
                    "give one of the two `role: supporting`",
                );
                break;
            }
        }
    }
}

/// A criterion is about a pair that somebody can look at, and can come out as met.
fn criteria(context: &mut CheckContext, rules: &CheckedRules, offered: &[ConditionTreatment]) {
    let facts = &context.facts.list;
    let mut judged = 0;
    for (entry, criterion) in context.sections.criteria.entries.iter().zip(&rules.criteria) {
        let Some(criterion) = criterion else { continue };
        if !reachable(&criterion.conditions, &criterion.treatments, offered) {
            context.problem(
                &entry.at.key("conditions"),
                "nobody can reach this criterion: no condition here offers one of its treatments",
            );
        }
        for (key, test) in
            [("applies-when", criterion.applies_when.as_ref()), ("when", Some(&criterion.when))]
        {
            if let Some(test) = test
                && !can_be_met(test, facts, &mut judged)
            {
                context.problem_with_hint(
                    &entry.at.key(key),
                    "no answers can ever meet this rule",
                    "look for two steps that rule each other out",
                );
            }
        }
    }
    for entry in &context.sections.rule_sets.entries {
        let Some(raw) = &entry.raw else { continue };
        let set = rules.rule_sets.iter().flatten().find(|set| set.id == raw.id);
        if let Some(test) = set.and_then(|set| set.for_others_when.as_ref())
            && !can_be_met(test, facts, &mut judged)
        {
            context.problem(&entry.at.key("for-others-when"), "no answers can ever meet this");
        }
    }
    for entry in &context.sections.red_flags.entries {
        let Some(raw) = &entry.raw else { continue };
        if let Some(flag) = rules.red_flags.iter().find(|flag| flag.id == raw.id)
            && !can_be_met(&flag.when, facts, &mut judged)
        {
            context.problem(&entry.at.key("when"), "no answers can ever raise this red flag");
        }
    }
    for entry in &context.sections.contradictions.entries {
        let Some(raw) = &entry.raw else { continue };
        if let Some(found) = rules.contradictions.iter().flatten().find(|found| found.id == raw.id)
            && !can_be_met(&found.when, facts, &mut judged)
        {
            context.problem(&entry.at.key("when"), "no answers can ever be these");
        }
    }
}

/// A waiver names what stands in each rule that it lifts: so each of them reads what it tests.
fn waivers(context: &mut CheckContext, rules: &CheckedRules) {
    for waiver in rules.waivers.iter().flatten() {
        let is_it = |raw: &RawWaiver| raw.id == waiver.id;
        let mut entries = context.sections.waivers.entries.iter();
        let entry = entries.find(|entry| entry.raw.as_ref().is_some_and(is_it));
        for (position, pointer) in waiver.waives.iter().enumerate() {
            let Some(Some(criterion)) = rules.criteria.get(pointer.position()) else {
                continue;
            };
            let read = criterion.when.facts();
            if let Some(entry) = entry
                && !waiver.when.facts().iter().all(|fact| read.contains(fact))
            {
                context.problem_with_hint(
                    &entry.at.key("waives").item(position),
                    format!("`{}` does not read what this waiver tests", criterion.id),
                    "write the waiver's test into the rule beside the waiting time: `any: [{fact: WEEKS, at-least: 6}, WAIVER]`",
                );
            }
        }
    }
}

/// Tries the answers at and beside every limit that the rule names, as long as not too many tests have been judged for it and the rules
/// before it.
fn can_be_met(test: &Test, facts: &[Option<Fact>], judged: &mut usize) -> bool {
    let names = test.facts();
    let mut tests = 0;
    test.each_leaf(&mut |_| tests += 1);
    let mut choices = Vec::new();
    let mut combinations: usize = 1;
    for name in &names {
        let Some(Some(fact)) = facts.get(name.position()) else {
            return true;
        };
        let Some(answers) = test.telling_answers(*name, fact) else {
            return true;
        };
        combinations = combinations.saturating_mul(answers.len().max(1));
        choices.push(answers);
        if combinations > MAX_COMBINATIONS {
            return true;
        }
    }
    let mut answers = Answers::none(facts.len());
    (0..combinations).any(|combination| {
        *judged = judged.saturating_add(tests);
        let mut rest = combination;
        for (name, choices) in names.iter().zip(&choices) {
            let count = choices.len().max(1);
            answers.set(*name, choices.get(rest % count).copied());
            rest /= count;
        }
        *judged > MAX_JUDGED || answers.judge(test) == Verdict::Met
    })
}
