//! A whole profile judged: red flags first, then per treatment and rule set every criterion.

use super::step::{Step, judge};
use crate::knowledge::{
    Contradiction, Criterion, Fact, Knowledge, RedFlag, RuleSet, Test, Treatment, Urgency, Waiver,
};
use crate::profile::Profile;
use crate::values::{Ref, Verdict, distinct};

/// Everything that the rules say about one profile.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment<'k> {
    /// Every red flag, most urgent first, whatever its verdict.
    pub red_flags: Vec<JudgedFlag<'k>>,
    /// One entry a treatment, in the order asked for.
    pub treatments: Vec<JudgedTreatment<'k>>,
    /// Waivers that hold.
    pub waivers: Vec<Ref<Waiver>>,
    /// Answers that cannot all be right. The verdicts are made from them all the same.
    pub contradictions: Vec<Ref<Contradiction>>,
}

/// A judged red flag.
#[derive(Debug, Clone, PartialEq)]
pub struct JudgedFlag<'k> {
    /// Which.
    pub flag: Ref<RedFlag>,
    /// How it came out.
    pub step: Step<'k>,
}

/// The rule sets that speak about one treatment.
#[derive(Debug, Clone, PartialEq)]
pub struct JudgedTreatment<'k> {
    /// Which.
    pub treatment: Ref<Treatment>,
    /// Each judged apart. Without criteria for this treatment a set is left out.
    pub rule_sets: Vec<JudgedRuleSet<'k>>,
}

/// One rule set judged for one treatment.
#[derive(Debug, Clone, PartialEq)]
pub struct JudgedRuleSet<'k> {
    /// Which.
    pub rule_set: Ref<RuleSet>,
    /// By the answers it is for somebody else. Its criteria are judged all the same.
    pub is_for_others: bool,
    /// Its criteria about this treatment and condition.
    pub criteria: Vec<JudgedCriterion<'k>>,
}

/// One criterion judged.
#[derive(Debug, Clone, PartialEq)]
pub struct JudgedCriterion<'k> {
    /// Which.
    pub criterion: Ref<Criterion>,
    /// Whether it is for this person.
    pub applies: Applies<'k>,
    /// How it came out; `None` where it does not apply.
    pub step: Option<Step<'k>>,
}

/// Whether a criterion is for this person.
#[derive(Debug, Clone, PartialEq)]
pub enum Applies<'k> {
    /// It is for everybody.
    Always,
    /// It depends on the answers; this is how.
    Depends(Step<'k>),
}

impl Applies<'_> {
    /// Met: it applies. Not met: it does not.
    pub fn verdict(&self) -> Verdict {
        match self {
            Self::Always => Verdict::Met,
            Self::Depends(step) => step.verdict,
        }
    }
}

impl JudgedCriterion<'_> {
    /// The verdict; `None` where it does not apply.
    pub fn verdict(&self) -> Option<Verdict> {
        self.step.as_ref().map(|step| step.verdict)
    }

    /// The verdict, unknown too where it is unknown whether it is for this person; `None` where it does not apply.
    pub fn verdict_for_person(&self) -> Option<Verdict> {
        match self.applies.verdict() {
            Verdict::Unknown => self.verdict().map(|_| Verdict::Unknown),
            Verdict::Met | Verdict::NotMet => self.verdict(),
        }
    }
}

/// Judges a profile for these treatments.
pub fn assess<'k>(
    knowledge: &'k Knowledge,
    profile: &Profile,
    treatments: &[Ref<Treatment>],
) -> Assessment<'k> {
    let answers = &profile.answers;
    Assessment {
        red_flags: knowledge
            .red_flags
            .refs()
            .map(|(flag, entry)| JudgedFlag { flag, step: judge(&entry.when, answers) })
            .collect(),
        treatments: treatments
            .iter()
            .map(|treatment| JudgedTreatment {
                treatment: *treatment,
                rule_sets: rule_sets(knowledge, profile, *treatment),
            })
            .collect(),
        waivers: knowledge
            .waivers
            .refs()
            .filter(|(_, waiver)| answers.judge(&waiver.when) == Verdict::Met)
            .map(|(waiver, _)| waiver)
            .collect(),
        contradictions: knowledge
            .contradictions
            .refs()
            .filter(|(_, entry)| answers.judge(&entry.when) == Verdict::Met)
            .map(|(contradiction, _)| contradiction)
            .collect(),
    }
}

fn rule_sets<'k>(
    knowledge: &'k Knowledge,
    profile: &Profile,
    treatment: Ref<Treatment>,
) -> Vec<JudgedRuleSet<'k>> {
    knowledge
        .rule_sets
        .refs()
        .filter_map(|(rule_set, entry)| {
            let criteria: Vec<JudgedCriterion<'k>> = knowledge
                .criteria
                .refs()
                .filter(|(_, criterion)| {
                    criterion.rule_set == rule_set
                        && criterion.treatments.contains(&treatment)
                        && criterion.conditions.contains(&profile.condition)
                })
                .map(|(pointer, criterion)| judged(pointer, criterion, profile))
                .collect();
            let others = entry.for_others_when.as_ref();
            let is_for_others =
                others.is_some_and(|test| profile.answers.judge(test) == Verdict::Met);
            (!criteria.is_empty()).then_some(JudgedRuleSet { rule_set, is_for_others, criteria })
        })
        .collect()
}

fn judged<'k>(
    pointer: Ref<Criterion>,
    criterion: &'k Criterion,
    profile: &Profile,
) -> JudgedCriterion<'k> {
    let applies = match &criterion.applies_when {
        None => Applies::Always,
        Some(test) => Applies::Depends(judge(test, &profile.answers)),
    };
    JudgedCriterion {
        criterion: pointer,
        step: match applies.verdict() {
            Verdict::NotMet => None,
            // Where it is unknown whether it applies, people still want to know what it would say.
            Verdict::Met | Verdict::Unknown => Some(judge(&criterion.when, &profile.answers)),
        },
        applies,
    }
}

impl<'k> Assessment<'k> {
    /// Red flags that are raised, most urgent first.
    pub fn raised(&self) -> impl Iterator<Item = &JudgedFlag<'k>> {
        self.with_verdict(Verdict::Met)
    }

    /// Red flags that a missing answer could still raise, most urgent first.
    pub fn unanswered(&self) -> impl Iterator<Item = &JudgedFlag<'k>> {
        self.with_verdict(Verdict::Unknown)
    }

    /// Unanswered red flags that an answer given already points to.
    pub fn suggested(&self) -> impl Iterator<Item = &JudgedFlag<'k>> {
        self.unanswered().filter(|judged| judged.step.is_suggested())
    }

    fn with_verdict(&self, verdict: Verdict) -> impl Iterator<Item = &JudgedFlag<'k>> {
        self.red_flags.iter().filter(move |judged| judged.step.verdict == verdict)
    }

    /// The urgency of the most urgent flag raised.
    pub fn urgency(&self, knowledge: &Knowledge) -> Option<Urgency> {
        self.raised().map(|judged| knowledge.red_flags[judged.flag].urgency).min()
    }

    /// Every criterion once, whatever number of treatments it is about.
    pub fn criteria(&self) -> Vec<&JudgedCriterion<'k>> {
        self.criteria_of(|_| true)
    }

    fn criteria_of(&self, takes: impl Fn(&JudgedRuleSet<'k>) -> bool) -> Vec<&JudgedCriterion<'k>> {
        let mut seen: Vec<&JudgedCriterion<'k>> = Vec::new();
        for judged in self
            .treatments
            .iter()
            .flat_map(|treatment| &treatment.rule_sets)
            .filter(|rule_set| takes(rule_set))
            .flat_map(|rule_set| &rule_set.criteria)
        {
            if !seen.iter().any(|known| known.criterion == judged.criterion) {
                seen.push(judged);
            }
        }
        seen
    }

    /// Every test that is still undetermined, but for those of sets for other people: red flags, then what criteria apply to, then the criteria.
    pub fn undetermined(&self) -> Undetermined<'k> {
        let mut criteria = Vec::new();
        for judged in self.criteria_of(|set| !set.is_for_others) {
            if let Applies::Depends(step) = &judged.applies
                && step.verdict == Verdict::Unknown
            {
                criteria.push((judged.criterion, step.clone()));
            }
            if let Some(step) = &judged.step
                && step.verdict == Verdict::Unknown
            {
                criteria.push((judged.criterion, step.clone()));
            }
        }
        Undetermined {
            red_flags: self.unanswered().map(|judged| judged.step.clone()).collect(),
            criteria,
        }
    }
}

/// Undetermined steps by how much they matter.
#[derive(Debug, Clone, PartialEq)]
pub struct Undetermined<'k> {
    /// Of red flags.
    pub red_flags: Vec<Step<'k>>,
    /// Of everything else, each with the criterion that it is of: whom that is for, and what it asks.
    pub criteria: Vec<(Ref<Criterion>, Step<'k>)>,
}

impl Undetermined<'_> {
    /// The facts of which it matters what was told, in the tests that hang on this one: once they are known it may be asked no more.
    pub fn spared_by(&self, fact: Ref<Fact>) -> Vec<Ref<Fact>> {
        let mut told = Vec::new();
        let on_fact = self.criteria.iter().filter(|(_, step)| step.missing().contains(&fact));
        for (_, step) in on_fact {
            step.test.each_leaf(&mut |leaf| {
                if leaf.told && leaf.fact != fact {
                    told.push(leaf.fact);
                }
            });
        }
        distinct(told)
    }

    /// The tests themselves.
    pub fn tests(&self) -> impl Iterator<Item = &Test> {
        let of_criteria = self.criteria.iter().map(|(_, step)| step);
        self.red_flags.iter().chain(of_criteria).map(|step| step.test)
    }
}
