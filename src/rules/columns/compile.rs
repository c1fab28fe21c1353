//! Rules as a list of steps that each need only those before them.

use crate::knowledge::{
    Condition, Contradiction, Criterion, Fact, Knowledge, Leaf, Predicate, RedFlag, Test, Treatment,
};
use crate::values::Ref;
use std::collections::BTreeMap;

/// The place of a step in the list.
pub(super) type Place = usize;

/// Every red flag and criterion of the knowledge, compiled once for any number of people.
#[derive(Debug, Clone)]
pub struct CompiledRules {
    /// In such an order that a step's parts come before it.
    pub(super) steps: Vec<CompiledStep>,
    pub(super) red_flags: Vec<(Ref<RedFlag>, Place)>,
    pub(super) contradictions: Vec<(Ref<Contradiction>, Place)>,
    pub(super) criteria: Vec<CompiledCriterion>,
}

/// One test; its parts by their places.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum CompiledStep {
    Leaf(Leaf),
    All(Vec<Place>),
    Any(Vec<Place>),
    Not(Place),
    AtLeast(usize, Vec<Place>),
}

/// One criterion: whom it is for, and the rule.
#[derive(Debug, Clone)]
pub(super) struct CompiledCriterion {
    pub(super) criterion: Ref<Criterion>,
    /// Whose treatments it is about, as far as they are asked for.
    pub(super) conditions: Vec<Ref<Condition>>,
    /// `None`: everybody.
    pub(super) applies: Option<Place>,
    /// Who meets it is one of those whom its set is not for.
    pub(super) others: Option<Place>,
    pub(super) when: Place,
}

/// A leaf as a key: its fact, the kind of its predicate, what it asks for as bits, and whether it asks for what was told.
type LeafKey = (Ref<Fact>, u8, u64, bool);

impl CompiledRules {
    /// Compiles the rules about the treatments that are asked for in each condition, and every red flag.
    pub fn of(
        knowledge: &Knowledge,
        is_asked: impl Fn(Ref<Condition>, Ref<Treatment>) -> bool,
    ) -> Self {
        let mut steps = Steps::default();
        let mut red_flags = Vec::new();
        for (flag, entry) in knowledge.red_flags.refs() {
            red_flags.push((flag, steps.add(&entry.when)));
        }
        let all = knowledge.contradictions.refs();
        let contradictions =
            all.map(|(pointer, entry)| (pointer, steps.add(&entry.when))).collect();
        let mut criteria = Vec::new();
        for (criterion, entry) in knowledge.criteria.refs() {
            let is_about = |condition: &Ref<Condition>| {
                entry.treatments.iter().any(|treatment| is_asked(*condition, *treatment))
            };
            let conditions: Vec<Ref<Condition>> =
                entry.conditions.iter().copied().filter(is_about).collect();
            if !conditions.is_empty() {
                criteria.push(CompiledCriterion {
                    criterion,
                    conditions,
                    applies: entry.applies_when.as_ref().map(|test| steps.add(test)),
                    others: knowledge.rule_sets[entry.rule_set]
                        .for_others_when
                        .as_ref()
                        .map(|test| steps.add(test)),
                    when: steps.add(&entry.when),
                });
            }
        }
        Self { steps: steps.list, red_flags, contradictions, criteria }
    }

    /// The criteria in the order in which they are judged, each with the conditions that it is about.
    pub fn criteria(&self) -> impl Iterator<Item = (Ref<Criterion>, &[Ref<Condition>])> {
        self.criteria.iter().map(|compiled| (compiled.criterion, compiled.conditions.as_slice()))
    }
}

#[cfg(test)]
impl CompiledRules {
    /// Adds a test that stands in no rule.
    pub(super) fn compile(&mut self, test: &Test) -> Place {
        let mut steps =
            Steps { list: std::mem::take(&mut self.steps), leaves: BTreeMap::default() };
        let place = steps.add(test);
        self.steps = steps.list;
        place
    }
}

/// Steps as they are collected; rules ask the same of a fact again and again, so each leaf is judged once.
#[derive(Debug, Default)]
struct Steps {
    list: Vec<CompiledStep>,
    leaves: BTreeMap<LeafKey, Place>,
}

impl Steps {
    fn add(&mut self, test: &Test) -> Place {
        let step = match test {
            Test::Leaf(leaf) => {
                let key = key(leaf);
                if let Some(known) = self.leaves.get(&key) {
                    return *known;
                }
                self.leaves.insert(key, self.list.len());
                CompiledStep::Leaf(*leaf)
            }
            Test::All(tests) => CompiledStep::All(self.add_all(tests)),
            Test::Any(tests) => CompiledStep::Any(self.add_all(tests)),
            Test::Not(test) => CompiledStep::Not(self.add(test)),
            Test::AtLeast(needed, tests) => CompiledStep::AtLeast(*needed, self.add_all(tests)),
        };
        self.list.push(step);
        self.list.len() - 1
    }

    fn add_all(&mut self, tests: &[Test]) -> Vec<Place> {
        tests.iter().map(|test| self.add(test)).collect()
    }
}

fn key(leaf: &Leaf) -> LeafKey {
    let (kind, asked) = match leaf.predicate {
        Predicate::Is(wanted) => (0, u64::from(wanted)),
        Predicate::OneOf(options) => (1, options),
        Predicate::Includes(option) => (2, u64::from(option)),
        Predicate::AtLeast(bound) => (3, bound.to_bits()),
        Predicate::AtMost(bound) => (4, bound.to_bits()),
    };
    (leaf.fact, kind, asked, leaf.told)
}
