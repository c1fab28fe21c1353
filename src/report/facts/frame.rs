//! Entries of the rules and of the frame, asked for by id: red flags, rule sets, criteria, treatments, facts about a person.

use super::FactsReport;
use crate::knowledge::{Criterion, Knowledge, Source};
use crate::values::Ref;
use crate::wording::phrase::{self};
use crate::wording::rules as words;

/// What an entry of the rules or of the frame is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    RedFlag,
    RuleSet,
    Criterion,
    Waiver,
    Treatment,
    Condition,
    Outcome,
    Fact,
    Question,
}

impl Kind {
    /// For people.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::RedFlag => "Red flag",
            Self::RuleSet => "Rule set",
            Self::Criterion => "Criterion",
            Self::Waiver => "Waiver",
            Self::Treatment => "Treatment",
            Self::Condition => "Condition",
            Self::Outcome => "Outcome",
            Self::Fact => "Fact about a person",
            Self::Question => "Question to ask",
        }
    }

    /// For programs.
    pub(super) fn slug(self) -> &'static str {
        match self {
            Self::RedFlag => "red-flag",
            Self::RuleSet => "rule-set",
            Self::Criterion => "criterion",
            Self::Waiver => "waiver",
            Self::Treatment => "treatment",
            Self::Condition => "condition",
            Self::Outcome => "outcome",
            Self::Fact => "fact",
            Self::Question => "question",
        }
    }
}

/// Entries of the rules and the frame that were asked for by id: what they are, their id, their words, their sources.
pub(super) fn rules(report: &FactsReport) -> Vec<(Kind, String, String, Vec<Ref<Source>>)> {
    let knowledge = report.knowledge;
    let selection = &report.selection;
    let mut all = Vec::new();
    for id in &selection.red_flags {
        let entry = &knowledge.red_flags[*id];
        let text = format!(
            "{} Raised when: {}. It says: {} Why: {} {}",
            phrase::closed(&entry.label),
            words::whole(knowledge, &entry.when),
            entry.text,
            entry.why,
            entry.note.as_deref().unwrap_or_default()
        );
        all.push((Kind::RedFlag, entry.id.clone(), text, entry.sources.clone()));
    }
    for id in &selection.rule_sets {
        let entry = &knowledge.rule_sets[*id];
        let criteria: Vec<&str> = knowledge
            .criteria
            .iter()
            .filter(|criterion| criterion.rule_set == *id)
            .map(|criterion| criterion.id.as_str())
            .collect();
        let text = format!(
            "{} ({}). {} Criteria: {}.",
            entry.label,
            phrase::provenance(entry.provenance),
            entry.note.as_deref().unwrap_or_default(),
            criteria.join(", ")
        );
        all.push((Kind::RuleSet, entry.id.clone(), text, entry.sources.clone()));
    }
    for id in &selection.criteria {
        let text = criterion(knowledge, &knowledge.criteria[*id]);
        let entry = &knowledge.criteria[*id];
        all.push((Kind::Criterion, entry.id.clone(), text, entry.sources.clone()));
    }
    for id in &selection.waivers {
        let entry = &knowledge.waivers[*id];
        let text = format!(
            "Holds when: {}. It says: {}",
            words::whole(knowledge, &entry.when),
            entry.text
        );
        all.push((Kind::Waiver, entry.id.clone(), text, entry.sources.clone()));
    }
    for id in &selection.treatments {
        let entry = &knowledge.treatments[*id];
        let ways: Vec<&str> = entry.variants.iter().map(|way| way.label.as_str()).collect();
        let mut text = format!("{}. {}", entry.label, entry.how_it_works);
        if !ways.is_empty() {
            text.push_str(&format!(" Ways of doing it: {}.", ways.join("; ")));
        }
        all.push((Kind::Treatment, entry.id.clone(), text, Vec::new()));
    }
    for id in &selection.conditions {
        let entry = &knowledge.conditions[*id];
        let text = format!("{}. {}", entry.label, entry.summary);
        all.push((Kind::Condition, entry.id.clone(), text, Vec::new()));
    }
    for id in &selection.outcomes {
        let entry = &knowledge.outcomes[*id];
        let caution = entry.caution.as_deref().unwrap_or_default();
        let text = format!("{}. {caution}", entry.label);
        all.push((Kind::Outcome, entry.id.clone(), text.trim().to_owned(), Vec::new()));
    }
    for id in &selection.facts {
        let entry = &knowledge.facts[*id];
        let text = format!("{} {}", entry.question, entry.why);
        all.push((Kind::Fact, entry.id.clone(), text, Vec::new()));
    }
    for id in &selection.questions {
        let entry = &knowledge.questions[*id];
        all.push((Kind::Question, entry.id.clone(), entry.text.clone(), Vec::new()));
    }
    all
}

/// A criterion whole, its test in words.
fn criterion(knowledge: &Knowledge, entry: &Criterion) -> String {
    let mut text = format!(
        "From {}. Test: {}. When met: {}",
        knowledge.rule_sets[entry.rule_set].label,
        words::whole(knowledge, &entry.when),
        entry.text
    );
    if let Some(applies) = &entry.applies_when {
        text.push_str(&format!(" For people with: {}.", words::whole(knowledge, applies)));
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
