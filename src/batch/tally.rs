//! How the criteria of a rule set about a treatment come out, counted for everybody of a block.

use super::query::Asked;
use crate::knowledge::{Condition, Knowledge, RuleSet, Treatment};
use crate::rules::columns::{BLOCK, CompiledRules, Counter, JudgedBlock};
use crate::values::{Ref, Verdict};

/// The criteria of one rule set about one treatment.
#[derive(Debug, Clone)]
pub(super) struct Tallied {
    /// By their places among those that are judged.
    pub(super) criteria: Vec<usize>,
    /// Whose people it is about: those that have the treatment among their choices, and a criterion of the set.
    pub(super) conditions: Vec<Ref<Condition>>,
}

impl Tallied {
    pub(super) fn of(
        knowledge: &Knowledge,
        asked: &Asked,
        rules: &CompiledRules,
        treatment: Ref<Treatment>,
        rule_set: Ref<RuleSet>,
    ) -> Self {
        let mut tallied = Self { criteria: Vec::new(), conditions: Vec::new() };
        for (place, (criterion, conditions)) in rules.criteria().enumerate() {
            let entry = &knowledge.criteria[criterion];
            if entry.rule_set != rule_set || !entry.treatments.contains(&treatment) {
                continue;
            }
            let before = tallied.conditions.len();
            let asked_in = conditions.iter().filter(|found| asked.is_asked(**found, treatment));
            tallied.conditions.extend(asked_in);
            if tallied.conditions.len() > before {
                tallied.criteria.push(place);
            }
        }
        tallied.conditions.sort_unstable();
        tallied.conditions.dedup();
        tallied
    }
}

/// The numbers of criteria that come out so, person by person.
pub(super) struct Tally {
    met: [u16; BLOCK],
    not_met: [u16; BLOCK],
    unknown: [u16; BLOCK],
}

impl Tally {
    pub(super) fn of(tallied: &Tallied, judged: &JudgedBlock) -> Self {
        let (mut met, mut not_met, mut unknown) =
            (Counter::default(), Counter::default(), Counter::default());
        for criterion in tallied.criteria.iter().filter_map(|place| judged.criteria.get(*place)) {
            let concerned = &criterion.concerns;
            met.add(&criterion.judged.met.and(concerned));
            not_met.add(&criterion.judged.not_met.and(concerned));
            unknown.add(&criterion.judged.unknown().and(concerned));
        }
        Self { met: met.numbers(), not_met: not_met.numbers(), unknown: unknown.numbers() }
    }

    pub(super) fn count(&self, verdict: Verdict, person: usize) -> u16 {
        let numbers = match verdict {
            Verdict::Met => &self.met,
            Verdict::NotMet => &self.not_met,
            Verdict::Unknown => &self.unknown,
        };
        numbers.get(person).copied().unwrap_or_default()
    }
}
