//! Entries of the rules and of the frame, each whole in one paragraph: red flags, rule sets, criteria, treatments, facts about a person.

use super::{phrase, rules};
use crate::knowledge::{
    Condition, Criterion, Fact, Knowledge, Outcome, RedFlag, RuleSet, Treatment, Waiver,
};

/// When a red flag is raised, what it says and why.
pub(crate) fn red_flag(knowledge: &Knowledge, flag: &RedFlag) -> String {
    format!(
        "{} Raised when: {}. It says: {} Why: {} {}",
        phrase::closed(&flag.label),
        rules::whole(knowledge, &flag.when),
        flag.text,
        flag.why,
        flag.note.as_deref().unwrap_or_default()
    )
}

/// How much of a rule set was read, and its criteria by id.
pub(crate) fn rule_set(rule_set: &RuleSet, criteria: &[&str]) -> String {
    format!(
        "{} ({}). {} Criteria: {}.",
        rule_set.label,
        phrase::provenance(rule_set.provenance),
        rule_set.note.as_deref().unwrap_or_default(),
        criteria.join(", ")
    )
}

/// When a waiver holds and what it says.
pub(crate) fn waiver(knowledge: &Knowledge, waiver: &Waiver) -> String {
    format!("Holds when: {}. It says: {}", rules::whole(knowledge, &waiver.when), waiver.text)
}

/// How a treatment works and in which ways it is done.
pub(crate) fn treatment(treatment: &Treatment) -> String {
    let ways: Vec<&str> = treatment.variants.iter().map(|way| way.label.as_str()).collect();
    let text = format!("{}. {}", treatment.label, treatment.how_it_works);
    if ways.is_empty() { text } else { format!("{text} Ways of doing it: {}.", ways.join("; ")) }
}

/// What a condition is.
pub(crate) fn condition(condition: &Condition) -> String {
    format!("{}. {}", condition.label, condition.summary)
}

/// What an outcome is, and what to know before comparing it.
pub(crate) fn outcome(outcome: &Outcome) -> String {
    match &outcome.caution {
        Some(caution) => format!("{}. {caution}", outcome.label),
        None => format!("{}.", outcome.label),
    }
}

/// What is asked of a person, and why.
pub(crate) fn fact(fact: &Fact) -> String {
    format!("{} {}", fact.question, fact.why)
}

/// A criterion whole, its test in words.
pub(crate) fn criterion(knowledge: &Knowledge, entry: &Criterion) -> String {
    let mut text = format!(
        "From {}. Test: {}. When met: {}",
        knowledge.rule_sets[entry.rule_set].label,
        rules::whole(knowledge, &entry.when),
        entry.text
    );
    if let Some(applies) = &entry.applies_when {
        text.push_str(&format!(" For people with: {}.", rules::whole(knowledge, applies)));
    }
    if let Some(others) = &knowledge.rule_sets[entry.rule_set].for_others_when {
        text.push_str(&format!(" Not for people with: {}.", rules::whole(knowledge, others)));
    }
    if let Some(not_met) = &entry.text_not_met {
        text.push_str(&format!(" When not met: {not_met}"));
    }
    text.push_str(&format!(" Why: {}", entry.why));
    if let Some(note) = &entry.note {
        text.push_str(&format!(" Note: {note}"));
    }
    text
}
