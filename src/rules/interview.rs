//! Questions one at a time: which answer to ask for next, and when to ask no more. Warning signs come first, then what settles most; what can change
//! nothing is never asked, and nothing is asked twice.

use super::assessment::{Assessment, Undetermined, assess};
use super::open::{OpenAnswer, open_answers};
use crate::knowledge::{Answer, Condition, Fact, Knowledge, Treatment};
use crate::profile::Profile;
use crate::values::Ref;

/// What to ask.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum NextQuestion {
    /// Which condition it is.
    Condition,
    /// A fact about the person.
    Fact(OpenAnswer),
}

/// Why nothing more is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StopReason {
    /// No answer that was not asked for can change anything.
    Settled,
    /// A warning sign calls for help, and that comes first.
    GetHelp,
}

/// What comes next.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Turn {
    /// A question.
    Ask {
        /// Which.
        question: NextQuestion,
        /// So many questions are left at most, this one included.
        at_most: usize,
    },
    /// The end.
    End(StopReason),
}

/// What is known so far, and what was asked.
#[derive(Debug, Clone, PartialEq)]
struct State {
    profile: Profile,
    treatments: Vec<Ref<Treatment>>,
    /// Whether the condition is still to be asked for.
    asks_condition: bool,
    asked: Vec<Ref<Fact>>,
}

/// A person asked one thing at a time.
#[derive(Debug, Clone)]
pub struct Interview<'k> {
    knowledge: &'k Knowledge,
    now: State,
    /// The states before each question that was answered or skipped.
    before: Vec<State>,
}

impl<'k> Interview<'k> {
    /// Begins with what is known already. Where `asks_condition`, the condition is asked for too, and its treatments are taken.
    pub fn new(
        knowledge: &'k Knowledge,
        profile: Profile,
        treatments: Vec<Ref<Treatment>>,
        asks_condition: bool,
    ) -> Self {
        let now = State { profile, treatments, asks_condition, asked: Vec::new() };
        Self { knowledge, now, before: Vec::new() }
    }

    /// What comes next.
    pub fn turn(&self) -> Turn {
        let knowledge = self.knowledge;
        let State { profile, treatments, asks_condition, asked } = &self.now;
        let assessment = assess(knowledge, profile, treatments);
        let stop = assessment.urgency(knowledge).filter(|urgency| urgency.stops_comparison());
        // Who is told to get help is asked no more, but for what is pointed to and more urgent still.
        let undetermined = match stop {
            None => assessment.undetermined(),
            Some(stop) => {
                let more_urgent = assessment
                    .suggested()
                    .filter(|judged| knowledge.red_flags[judged.flag].urgency < stop)
                    .map(|judged| judged.step.clone());
                Undetermined { red_flags: more_urgent.collect(), criteria: Vec::new() }
            }
        };
        let mut open = open_answers(knowledge, &profile.answers, &undetermined);
        open.retain(|open| !asked.contains(&open.fact));
        let asks_condition = *asks_condition && stop.is_none();
        // The signs stand in the knowledge most urgent first: what they hang on is asked in that order.
        let first_sign = |open: &&OpenAnswer| {
            let mut signs = assessment.unanswered();
            signs.position(|judged| judged.step.missing().contains(&open.fact))
        };
        let of_signs = open.iter().filter(|open| open.red_flags > 0).min_by_key(first_sign);
        let of_rules = || if asks_condition { None } else { open.first() };
        let spares = |next: &OpenAnswer| {
            let spared = undetermined.spared_by(next.fact);
            open.iter().find(|other| spared.contains(&other.fact)).copied()
        };
        let next =
            of_signs.copied().or_else(|| of_rules().map(|next| spares(next).unwrap_or(*next)));
        let question = match next {
            Some(open) => NextQuestion::Fact(open),
            None if asks_condition => NextQuestion::Condition,
            None => {
                return Turn::End(if stop.is_some() {
                    StopReason::GetHelp
                } else {
                    StopReason::Settled
                });
            }
        };
        Turn::Ask { question, at_most: open.len() + usize::from(asks_condition) }
    }

    /// Takes the answer to a fact; `None`: the person does not know, and is not asked again.
    pub fn answer(&mut self, fact: Ref<Fact>, answer: Option<Answer>) {
        self.before.push(self.now.clone());
        self.now.asked.push(fact);
        self.now.profile.answers.set(fact, answer);
        self.now.profile.given |= answer.is_some();
    }

    /// Takes the condition; `None`: the person does not know, and the one that was taken stays.
    pub fn answer_condition(&mut self, condition: Option<Ref<Condition>>) {
        self.before.push(self.now.clone());
        self.now.asks_condition = false;
        if let Some(condition) = condition {
            self.now.profile.name_condition(self.knowledge, condition);
            self.now.treatments.clone_from(&self.knowledge.conditions[condition].treatments);
        }
    }

    /// Goes back to the question before; `false`: there is none.
    pub fn back(&mut self) -> bool {
        match self.before.pop() {
            Some(before) => {
                self.now = before;
                true
            }
            None => false,
        }
    }

    /// How many questions were answered or skipped.
    pub fn count(&self) -> usize {
        self.before.len()
    }

    /// The person as far as they are known.
    pub fn profile(&self) -> &Profile {
        &self.now.profile
    }

    /// The treatments that the rules are held against.
    pub fn treatments(&self) -> &[Ref<Treatment>] {
        &self.now.treatments
    }

    /// The rules held against what is known so far.
    pub fn assessment(&self) -> Assessment<'k> {
        assess(self.knowledge, &self.now.profile, &self.now.treatments)
    }

    /// The person and the treatments.
    pub fn into_parts(self) -> (Profile, Vec<Ref<Treatment>>) {
        (self.now.profile, self.now.treatments)
    }
}
