//! Which missing answer would settle most.
//!
//! An answer's worth for a rule is the share of its possible answers that would settle the rule at once, all else staying unknown. Worths
//! are summed over the rules that hang on it. What red flags hang on comes before all else.

use super::assessment::Undetermined;
use super::step::Step;
use crate::knowledge::{Answers, Criterion, Fact, Knowledge};
use crate::values::{Ref, Verdict};

/// A missing answer and what it is good for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OpenAnswer {
    /// What to ask.
    pub fact: Ref<Fact>,
    /// How many red flags hang on it.
    pub red_flags: usize,
    /// How many other rules hang on it.
    pub rules: usize,
    /// Its summed worth for the red flags.
    flag_worth: f64,
    /// Its summed worth for the other rules.
    rule_worth: f64,
    /// The rule that was counted last.
    last: Option<Ref<Criterion>>,
}

/// Every missing answer, the one that would settle most first. Equal worth keeps the order of the knowledge file.
pub fn open_answers(
    knowledge: &Knowledge,
    answers: &Answers,
    undetermined: &Undetermined,
) -> Vec<OpenAnswer> {
    let mut open: Vec<OpenAnswer> = Vec::new();
    let mut trial = answers.clone();
    let flags = undetermined.red_flags.iter().map(|step| (None, step));
    let criteria = undetermined.criteria.iter().map(|(of, step)| (Some(*of), step));
    for (criterion, step) in flags.chain(criteria) {
        for fact in step.missing() {
            let worth = worth(knowledge, &mut trial, step, fact);
            let position = open.iter().position(|known| known.fact == fact);
            let position = position.unwrap_or_else(|| {
                open.push(OpenAnswer {
                    fact,
                    red_flags: 0,
                    rules: 0,
                    flag_worth: 0.0,
                    rule_worth: 0.0,
                    last: None,
                });
                open.len() - 1
            });
            let Some(entry) = open.get_mut(position) else {
                continue;
            };
            if criterion.is_none() {
                entry.red_flags += 1;
                entry.flag_worth += worth;
            } else {
                // Whom a rule is for, and what it asks, may hang on the same answer: it is one rule.
                entry.rules += usize::from(entry.last != criterion);
                entry.rule_worth += worth;
                entry.last = criterion;
            }
        }
    }
    open.sort_by(|a, b| {
        b.flag_worth
            .total_cmp(&a.flag_worth)
            .then(b.rule_worth.total_cmp(&a.rule_worth))
            .then((b.red_flags, b.rules).cmp(&(a.red_flags, a.rules)))
            .then(a.fact.cmp(&b.fact))
    });
    open
}

/// The share of the fact's telling answers that settle the step.
fn worth(knowledge: &Knowledge, trial: &mut Answers, step: &Step, fact: Ref<Fact>) -> f64 {
    let Some(telling) = step.test.telling_answers(fact, &knowledge.facts[fact]) else {
        return 0.0;
    };
    let before = trial.get(fact);
    let mut settled = 0_u32;
    let mut tried = 0_u32;
    for answer in telling {
        trial.set(fact, Some(answer));
        tried += 1;
        settled += u32::from(trial.judge(step.test) != Verdict::Unknown);
    }
    trial.set(fact, before);
    f64::from(settled) / f64::from(tried.max(1))
}
