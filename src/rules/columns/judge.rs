//! Compiled rules held against a block of people.

use super::bits::Bitmap;
use super::compile::{CompiledCriterion, CompiledRules, CompiledStep, Place};
use super::people::People;
use crate::knowledge::{Contradiction, Criterion, Fact, Knowledge, RedFlag};
use crate::rules::RuleDirection;
use crate::values::{Ref, Verdict};
use std::collections::BTreeMap;

/// How a test comes out for everybody of a block. Who is in neither is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JudgedColumn {
    /// Who meets it.
    pub met: Bitmap,
    /// Who does not.
    pub not_met: Bitmap,
}

impl JudgedColumn {
    /// How it comes out for one person.
    pub fn verdict(&self, person: usize) -> Verdict {
        // Without a branch, which would go the wrong way as often as not.
        const VERDICTS: [Verdict; 4] =
            [Verdict::Unknown, Verdict::Met, Verdict::NotMet, Verdict::Met];
        let bits = usize::from(self.met.has(person)) | usize::from(self.not_met.has(person)) << 1;
        VERDICTS.get(bits).copied().unwrap_or(Verdict::Unknown)
    }

    fn and(self, other: Self) -> Self {
        Self { met: self.met.and(&other.met), not_met: self.not_met.or(&other.not_met) }
    }

    fn or(self, other: Self) -> Self {
        Self { met: self.met.or(&other.met), not_met: self.not_met.and(&other.not_met) }
    }

    fn negate(self) -> Self {
        Self { met: self.not_met, not_met: self.met }
    }

    /// Those for whom it can still go either way.
    pub fn unknown(&self) -> Bitmap {
        self.met.or(&self.not_met).not()
    }
}

/// Everything that the rules say about the people of a block.
#[derive(Debug, Clone)]
pub struct JudgedBlock {
    /// Every red flag, in the order of the knowledge: most urgent first.
    pub red_flags: Vec<(Ref<RedFlag>, JudgedColumn)>,
    /// Who gave answers that cannot all be right, each kind in the order of the knowledge.
    pub contradictions: Vec<(Ref<Contradiction>, Bitmap)>,
    /// Every criterion, in the order of the knowledge.
    pub criteria: Vec<JudgedCriterionColumn>,
    /// Who still misses which fact: some verdict of theirs hangs on it. Facts that nobody misses are left out.
    pub missing: Vec<(Ref<Fact>, Bitmap)>,
}

/// One criterion judged for everybody of a block.
#[derive(Debug, Clone)]
pub struct JudgedCriterionColumn {
    /// Which.
    pub criterion: Ref<Criterion>,
    /// Those whom it is for, or may be for: they have its condition, and nothing rules out that it applies.
    pub concerns: Bitmap,
    /// How it comes out. Unknown too where it is unknown whether it is for the person.
    pub judged: JudgedColumn,
    /// Those whose answers are not what it asks for, whether or not it is for them.
    pub ruled_out: Bitmap,
    /// Those whom its whole set is not for.
    pub for_others: Bitmap,
}

impl JudgedCriterionColumn {
    /// How it comes out for one person; `None`: it is for others.
    pub fn verdict(&self, person: usize) -> Option<Verdict> {
        self.concerns.has(person).then(|| self.judged.verdict(person))
    }

    /// Which way it speaks for one person.
    pub fn direction(&self, knowledge: &Knowledge, person: usize) -> RuleDirection {
        match self.verdict(person).filter(|_| !self.for_others.has(person)) {
            None => RuleDirection::Others,
            Some(verdict) => {
                let comes_out = if self.ruled_out.has(person) { Verdict::NotMet } else { verdict };
                RuleDirection::where_it_comes_out(&knowledge.criteria[self.criterion], comes_out)
            }
        }
    }
}

impl CompiledRules {
    /// Judges everybody of a block.
    pub fn judge(&self, people: &People) -> JudgedBlock {
        let steps = self.judged_steps(people);
        let mut needs = Needs { of_step: vec![Bitmap::NONE; steps.len()], steps: &steps };
        let red_flags = self.red_flags.iter().map(|(flag, place)| {
            needs.add(*place, &Bitmap::ALL);
            (*flag, at(&steps, *place))
        });
        let red_flags = red_flags.collect();
        let criteria =
            self.criteria.iter().map(|compiled| criterion(people, compiled, &mut needs)).collect();
        let contradictions =
            self.contradictions.iter().map(|(entry, place)| (*entry, at(&steps, *place).met));
        JudgedBlock {
            red_flags,
            contradictions: contradictions.collect(),
            criteria,
            missing: self.missing(needs),
        }
    }

    /// Every step, for everybody.
    fn judged_steps(&self, people: &People) -> Vec<JudgedColumn> {
        let mut judged: Vec<JudgedColumn> = Vec::with_capacity(self.steps.len());
        for step in &self.steps {
            let part = |place: &Place| at(&judged, *place);
            let column = match step {
                CompiledStep::Leaf(leaf) => {
                    let (met, not_met) = people.judge(leaf);
                    JudgedColumn { met, not_met }
                }
                CompiledStep::All(places) => {
                    places.iter().map(part).fold(ALL_MET, JudgedColumn::and)
                }
                CompiledStep::Any(places) => {
                    places.iter().map(part).fold(NONE_MET, JudgedColumn::or)
                }
                CompiledStep::Not(place) => part(place).negate(),
                CompiledStep::AtLeast(needed, places) => {
                    // Out of reach once so many are not met.
                    let too_many = (places.len() + 1).saturating_sub(*needed);
                    let met = places.iter().map(|place| part(place).met);
                    let not_met = places.iter().map(|place| part(place).not_met);
                    JudgedColumn {
                        met: Bitmap::in_at_least(*needed, met),
                        not_met: Bitmap::in_at_least(too_many, not_met),
                    }
                }
            };
            judged.push(column);
        }
        judged
    }

    /// Who misses which fact, from who needs which step: what is open in a step that is open is needed too.
    fn missing(&self, mut needs: Needs) -> Vec<(Ref<Fact>, Bitmap)> {
        let mut missing: BTreeMap<Ref<Fact>, Bitmap> = BTreeMap::new();
        for (place, step) in self.steps.iter().enumerate().rev() {
            let needed = needs.of_step.get(place).copied().unwrap_or(Bitmap::NONE);
            if needed.is_empty() {
                continue;
            }
            match step {
                CompiledStep::Leaf(leaf) => {
                    let people = missing.entry(leaf.fact).or_insert(Bitmap::NONE);
                    *people = people.or(&needed);
                }
                CompiledStep::Not(part) => needs.add(*part, &needed),
                CompiledStep::All(parts)
                | CompiledStep::Any(parts)
                | CompiledStep::AtLeast(_, parts) => {
                    for part in parts {
                        needs.add(*part, &needed);
                    }
                }
            }
        }
        missing.into_iter().collect()
    }
}

const ALL_MET: JudgedColumn = JudgedColumn { met: Bitmap::ALL, not_met: Bitmap::NONE };
const NONE_MET: JudgedColumn = JudgedColumn { met: Bitmap::NONE, not_met: Bitmap::ALL };
const UNKNOWN: JudgedColumn = JudgedColumn { met: Bitmap::NONE, not_met: Bitmap::NONE };

fn at(judged: &[JudgedColumn], place: Place) -> JudgedColumn {
    judged.get(place).copied().unwrap_or(UNKNOWN)
}

/// Whose verdict hangs on which step.
struct Needs<'s> {
    of_step: Vec<Bitmap>,
    steps: &'s [JudgedColumn],
}

impl Needs<'_> {
    /// Some of these people need the step: those for whom it is open.
    fn add(&mut self, place: Place, people: &Bitmap) {
        if let (Some(needed), Some(step)) = (self.of_step.get_mut(place), self.steps.get(place)) {
            *needed = needed.or(&people.and(&step.unknown()));
        }
    }
}

fn criterion(
    people: &People,
    compiled: &CompiledCriterion,
    needs: &mut Needs,
) -> JudgedCriterionColumn {
    let of_condition = compiled
        .conditions
        .iter()
        .fold(Bitmap::NONE, |all, condition| all.or(&people.of_condition(*condition)));
    let applies = compiled.applies.map_or(ALL_MET, |place| at(needs.steps, place));
    let concerns = of_condition.and(&applies.not_met.not());
    let for_others = compiled.others.map_or(Bitmap::NONE, |place| at(needs.steps, place).met);
    // What only a set for others hangs on is not asked.
    let asked = concerns.and(&for_others.not());
    if let Some(place) = compiled.applies {
        needs.add(place, &asked);
    }
    needs.add(compiled.when, &asked);
    let when = at(needs.steps, compiled.when);
    // Where it is unknown whether it is for the person, so is what it says of them.
    let judged =
        JudgedColumn { met: when.met.and(&applies.met), not_met: when.not_met.and(&applies.met) };
    JudgedCriterionColumn {
        criterion: compiled.criterion,
        concerns,
        judged,
        ruled_out: when.not_met,
        for_others,
    }
}

impl JudgedBlock {
    /// What cannot all be right of a person's answers, in the order of the knowledge.
    pub fn contradictions_of(&self, person: usize) -> impl Iterator<Item = Ref<Contradiction>> {
        let told = self.contradictions.iter().filter(move |(_, people)| people.has(person));
        told.map(|(contradiction, _)| *contradiction)
    }
}
