//! Coverage: whether a payer's published rules put a limit to so many sessions a year.
//!
//! The rules are those of the knowledge. They are asked as of the last session of the year, when all the others lie in the last twelve months.

use crate::knowledge::{
    Answer, Condition, Criterion, CriterionKind, FactKind, Knowledge, Payer, Polarity, RuleSet,
    Treatment,
};
use crate::profile::Profile;
use crate::values::{Ref, Verdict};

/// A rule that speaks against so many sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CoverageLimit {
    /// The treatment.
    pub treatment: Ref<Treatment>,
    /// Whose rule.
    pub rule_set: Ref<RuleSet>,
    /// The rule.
    pub criterion: Ref<Criterion>,
}

/// Every coverage limit that so many sessions a year run into.
pub fn limits(
    knowledge: &Knowledge,
    condition: Ref<Condition>,
    treatment: Ref<Treatment>,
    payer: Payer,
    sessions: u32,
) -> Vec<CoverageLimit> {
    let Some(frame) = &knowledge.costs.frame else {
        return Vec::new();
    };
    let Some(fact) = frame.sessions_fact else {
        return Vec::new();
    };
    let before = f64::from(sessions.saturating_sub(1));
    // More than the fact can hold is as much as it can hold: the limits lie far below.
    let FactKind::Number { max, .. } = &knowledge.facts[fact].kind else {
        return Vec::new();
    };
    let mut profile = Profile::of_condition(knowledge, condition);
    profile.answers.set(fact, Some(Answer::Number(before.min(*max))));
    if let Some(fact) = frame.payer_fact
        && let FactKind::Choice(options) = &knowledge.facts[fact].kind
        && let Some(word) = frame.payer(payer).and_then(|payer| payer.answer.as_ref())
        && let Some(option) = options.iter().position(|option| option == word)
        && let Ok(option) = u8::try_from(option)
    {
        profile.answers.set(fact, Some(Answer::Choice(option)));
    }
    let is_met = |criterion: &Criterion| {
        criterion.kind == CriterionKind::CoverageLimit
            && criterion.polarity == Some(Polarity::Against)
            && criterion.treatments.contains(&treatment)
            && criterion.conditions.contains(&condition)
            && criterion.when.facts().contains(&fact)
            && criterion
                .applies_when
                .as_ref()
                .is_none_or(|test| profile.answers.judge(test) != Verdict::NotMet)
            && knowledge.rule_sets[criterion.rule_set]
                .for_others_when
                .as_ref()
                .is_none_or(|test| profile.answers.judge(test) != Verdict::Met)
            && profile.answers.judge(&criterion.when) == Verdict::Met
    };
    let met = knowledge.criteria.refs().filter(|(_, criterion)| is_met(criterion));
    let mut found: Vec<CoverageLimit> = met
        .map(|(pointer, criterion)| CoverageLimit {
            treatment,
            rule_set: criterion.rule_set,
            criterion: pointer,
        })
        .collect();
    // One issuer after the other, as everywhere.
    found.sort_by_key(|limit| limit.rule_set);
    found
}
