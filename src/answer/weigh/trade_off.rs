//! Trade-offs: which of two changes matters more, asked of the attributes that tell the choices apart.

use super::scale::WeighedAttributeEntry;
use super::step::StepWords;
use crate::knowledge::{Attribute, Knowledge};
use crate::profile::preferences::{AnsweredTradeOff, KeptChange};
use crate::values::Ref;
use crate::weighing::{
    Change, Exact, Preference, Space, TradeOff, TradeOffEnd, TradeOffTurn, ValueInterval,
};
use schemars::JsonSchema;
use serde::Serialize;

/// Two changes, and which of them matters more.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TradeOffEntry<'k> {
    /// The attribute of the first change.
    pub first: &'k str,
    /// The first change, in words.
    pub first_change: String,
    /// The attribute of the second change.
    pub second: &'k str,
    /// The second change, in words.
    pub second_change: String,
    /// What was answered.
    pub answer: TradeOffAnswer,
}

/// Which of two changes matters more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TradeOffAnswer {
    /// The first.
    First,
    /// The second.
    Second,
    /// They matter the same.
    Same,
    /// The person does not know.
    Unknown,
}

/// How the questions ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TradeOffsEnd {
    /// One choice scores highest nearly wherever the importances lie that are left, each figure taken at its middle.
    Settled,
    /// The answers leave it open.
    Open,
    /// The person stopped before.
    Stopped,
}

impl From<Option<Preference>> for TradeOffAnswer {
    fn from(preference: Option<Preference>) -> Self {
        match preference {
            Some(Preference::First) => Self::First,
            Some(Preference::Second) => Self::Second,
            Some(Preference::Same) => Self::Same,
            None => Self::Unknown,
        }
    }
}

impl From<TradeOffTurn> for TradeOffsEnd {
    fn from(turn: TradeOffTurn) -> Self {
        match turn {
            TradeOffTurn::End(TradeOffEnd::Settled) => Self::Settled,
            TradeOffTurn::End(TradeOffEnd::Open) => Self::Open,
            TradeOffTurn::Ask(_) => Self::Stopped,
        }
    }
}

/// The questions of one decision, and the importances that fit the answers so far.
#[derive(Debug, Clone)]
pub struct TradeOffs<'k> {
    knowledge: &'k Knowledge,
    /// The attributes that can be asked about, and their places among all.
    asked_of: Vec<(Ref<Attribute>, usize)>,
    /// What steps on their scales are called.
    steps: Vec<StepWords<'k>>,
    /// Choice by choice, where it stands for each of these attributes.
    choices: Vec<Vec<ValueInterval>>,
    space: Space,
}

impl<'k> TradeOffs<'k> {
    /// `None`: no two choices differ in two things that could be traded off.
    pub(super) fn of(
        knowledge: &'k Knowledge,
        attributes: &[WeighedAttributeEntry<'k>],
        ranked: &[usize],
        seed: u64,
    ) -> Option<Self> {
        let mut asked_of = Vec::new();
        let mut steps = Vec::new();
        let mut choices = vec![Vec::new(); ranked.len()];
        for (place, entry) in attributes.iter().enumerate() {
            let (Some(pointer), Some(step), true) = (entry.pointer, entry.step, entry.tells_apart)
            else {
                continue;
            };
            asked_of.push((pointer, place));
            steps.push(step);
            for (spans, choice) in choices.iter_mut().zip(ranked) {
                spans.push(
                    entry.spans.get(*choice).cloned().unwrap_or_else(ValueInterval::anywhere),
                );
            }
        }
        if asked_of.len() < 2 {
            return None;
        }
        let space = Space::new(asked_of.len(), seed);
        let new = Self { knowledge, asked_of, steps, choices, space };
        matches!(new.turn(), TradeOffTurn::Ask(_)).then_some(new)
    }

    /// What comes next.
    pub fn turn(&self) -> TradeOffTurn {
        let can_halve: Vec<bool> = self.steps.iter().map(|step| step.can_halve()).collect();
        self.space.turn(&self.choices, &can_halve)
    }

    /// How many questions were answered or skipped.
    pub fn count(&self) -> usize {
        self.space.asked().len()
    }

    /// The two changes of a question, in words.
    pub fn changes(&self, asked: TradeOff) -> [String; 2] {
        [asked.first, asked.second].map(|change| self.words(change))
    }

    fn words(&self, change: Change) -> String {
        let step = self.steps.get(change.attribute);
        step.map_or(String::new(), |step| step.of(self.knowledge, change.size))
    }

    /// Takes an answer. `false`: it fits nothing that is left.
    pub fn answer(&mut self, asked: TradeOff, preference: Option<Preference>) -> bool {
        self.space.answer(asked, preference)
    }

    /// Takes an answer that was kept. `false`: it is about something that cannot be asked about here, the same step is called otherwise (another plan,
    /// other figures), or it fits none of the others.
    pub fn take(&mut self, kept: &AnsweredTradeOff) -> bool {
        let change = |kept: &KeptChange| {
            let place = self.asked_of.iter().position(|(known, _)| *known == kept.attribute)?;
            let change = Change { attribute: place, size: kept.size };
            (self.words(change) == kept.change).then_some(change)
        };
        let (Some(first), Some(second)) = (change(&kept.first), change(&kept.second)) else {
            return false;
        };
        self.answer(TradeOff { first, second }, kept.answer)
    }

    /// The answers, to be kept.
    pub fn kept(&self) -> Vec<AnsweredTradeOff> {
        let kept = |change: Change| {
            let (attribute, _) = *self.asked_of.get(change.attribute)?;
            Some(KeptChange { attribute, size: change.size, change: self.words(change) })
        };
        let all = self.space.asked().iter().filter_map(|(asked, answer)| {
            let (first, second) = (kept(asked.first)?, kept(asked.second)?);
            Some(AnsweredTradeOff { first, second, answer: *answer })
        });
        all.collect()
    }

    /// The answers, in words.
    pub(super) fn entries(&self) -> Vec<TradeOffEntry<'k>> {
        let id = |place: usize| {
            let pointer = self.asked_of.get(place).map(|(pointer, _)| *pointer);
            pointer.map_or("", |pointer| self.knowledge.attributes[pointer].id.as_str())
        };
        let entry = |(asked, answer): &(TradeOff, Option<Preference>)| {
            let [first_change, second_change] = self.changes(*asked);
            TradeOffEntry {
                first: id(asked.first.attribute),
                first_change,
                second: id(asked.second.attribute),
                second_change,
                answer: (*answer).into(),
            }
        };
        self.space.asked().iter().map(entry).collect()
    }

    /// The importances that the answers leave, as the middle of each and as points, over all `count` attributes: 0 where nothing was asked.
    pub(super) fn importances(&self, count: usize) -> (Vec<Exact>, Vec<Vec<u32>>) {
        let mut middle = vec![Exact::whole(0); count];
        for ((_, place), importance) in self.asked_of.iter().zip(self.space.middle()) {
            if let Some(at) = middle.get_mut(*place) {
                *at = importance;
            }
        }
        let points = self.space.points().iter().map(|point| {
            let mut all = vec![0; count];
            for ((_, place), weight) in self.asked_of.iter().zip(point) {
                if let Some(at) = all.get_mut(*place) {
                    *at = *weight;
                }
            }
            all
        });
        (middle, points.collect())
    }
}
