//! What is known about one person, in the shape of the facts, and how a test comes out on it.
//!
//! Answers are kept by position and tests are resolved, so judging compares numbers and bits and looks up no name: a batch judges millions.

use super::rules::{Fact, FactKind, Leaf, Predicate, Test};
use crate::values::{Ref, Verdict};
use crate::yaml::meaning;
use serde::{Deserialize, Serialize};

/// The combinations of more options than this are not listed: there are more than 16,000.
const MOST_OPTIONS: u32 = 14;

/// One answer. Options of a choice or set are positions in the fact's list; a set is its bits.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// Yes or no.
    Flag(bool),
    /// A number in the fact's unit.
    Number(f64),
    /// One option.
    Choice(u8),
    /// Any options; no bit set is a known empty set.
    Set(u64),
    /// Any options of a set that is known in part: these are in it, and of the others nothing is known. Records of care tell no more.
    Among(u64),
}

/// The position of a word among the options of a choice or set, in whatever capitals. Some choices are "yes" and "no" and more: people write true and
/// false for them too.
pub fn option_of(options: &[String], word: &str) -> Option<u8> {
    let position = |word: &str| options.iter().position(|option| option == word);
    position(word)
        .or_else(|| options.iter().position(|option| option.eq_ignore_ascii_case(word)))
        .or_else(|| position(if meaning::yes_or_no(word)? { "yes" } else { "no" }))
        .and_then(|position| u8::try_from(position).ok())
}

/// The options whose bits a set has.
pub fn chosen(bits: u64, options: &[String]) -> impl Iterator<Item = &str> {
    let places = options.iter().zip(0_u32..);
    places.filter(move |(_, place)| bits >> place & 1 == 1).map(|(option, _)| option.as_str())
}

/// The answers of one person. What is not answered is unknown, never no.
#[derive(Debug, Clone, PartialEq)]
pub struct Answers(Vec<Option<Answer>>);

impl Answers {
    /// Nothing is known yet of so many facts.
    pub fn none(facts: usize) -> Self {
        Self(vec![None; facts])
    }

    /// Takes an answer, or takes it back.
    pub fn set(&mut self, fact: Ref<Fact>, answer: Option<Answer>) {
        if let Some(place) = self.0.get_mut(fact.position()) {
            *place = answer;
        }
    }

    /// The answer, if there is one.
    pub fn get(&self, fact: Ref<Fact>) -> Option<Answer> {
        self.0.get(fact.position()).copied().flatten()
    }

    /// How a leaf comes out: unknown without an answer, unless it asks for what was told.
    fn judge_leaf(&self, leaf: &Leaf) -> Verdict {
        match self.judge_answer(leaf) {
            Verdict::Unknown if leaf.told => Verdict::NotMet,
            verdict => verdict,
        }
    }

    fn judge_answer(&self, leaf: &Leaf) -> Verdict {
        match (leaf.predicate, self.get(leaf.fact)) {
            (Predicate::Is(wanted), Some(Answer::Flag(flag))) => (flag == wanted).into(),
            (Predicate::OneOf(options), Some(Answer::Choice(option)))
            | (Predicate::Includes(option), Some(Answer::Set(options))) => {
                (options >> option & 1 == 1).into()
            }
            (Predicate::Includes(option), Some(Answer::Among(options))) => {
                if options >> option & 1 == 1 { Verdict::Met } else { Verdict::Unknown }
            }
            (Predicate::AtLeast(bound), Some(Answer::Number(number))) => (number >= bound).into(),
            (Predicate::AtMost(bound), Some(Answer::Number(number))) => (number <= bound).into(),
            // No answer. (An answer of another type cannot be: both were checked against the fact.)
            _ => Verdict::Unknown,
        }
    }

    /// How a test comes out.
    pub fn judge(&self, test: &Test) -> Verdict {
        self.combine(test, test.below().iter().map(|test| self.judge(test)))
    }

    /// How a test comes out, from how those below it do: the one place that knows what each kind of test means, whether or not its steps are kept.
    pub fn combine(&self, test: &Test, mut below: impl Iterator<Item = Verdict>) -> Verdict {
        match test {
            Test::Leaf(leaf) => self.judge_leaf(leaf),
            Test::All(_) => below.fold(Verdict::Met, Verdict::and),
            Test::Any(_) => below.fold(Verdict::NotMet, Verdict::or),
            Test::Not(_) => below.next().map_or(Verdict::Unknown, Verdict::negate),
            Test::AtLeast(needed, _) => Verdict::at_least(*needed, below),
        }
    }
}

impl Test {
    /// The answers of a fact between which this test can tell: every option, and for numbers the limits that it names and the answers
    /// just beside them. `None`: it asks for so many options of a set that their combinations are too many to list.
    pub fn telling_answers(&self, name: Ref<Fact>, fact: &Fact) -> Option<Vec<Answer>> {
        Some(match &fact.kind {
            FactKind::Flag => vec![Answer::Flag(false), Answer::Flag(true)],
            FactKind::Choice(options) => (0..options.len())
                .filter_map(|option| u8::try_from(option).ok())
                .map(Answer::Choice)
                .collect(),
            FactKind::Set(_) => {
                let mut asked = 0_u64;
                self.each_leaf(&mut |leaf| {
                    if leaf.fact == name
                        && let Predicate::Includes(option) = leaf.predicate
                    {
                        asked |= 1 << option;
                    }
                });
                if asked.count_ones() > MOST_OPTIONS {
                    return None;
                }
                // Every subset of what is asked for, the empty one first.
                let next = |set: &u64| set.wrapping_sub(asked) & asked;
                let subsets = 1_usize << asked.count_ones();
                std::iter::successors(Some(0), |set| Some(next(set)))
                    .take(subsets)
                    .map(Answer::Set)
                    .collect()
            }
            FactKind::Number { min, max, whole, .. } => {
                let step = if *whole { 1.0 } else { 1e-6 };
                let mut numbers = vec![*min, *max];
                self.each_leaf(&mut |leaf| {
                    if leaf.fact == name
                        && let Predicate::AtLeast(bound) | Predicate::AtMost(bound) = leaf.predicate
                    {
                        let nearest = if *whole { bound.round() } else { bound };
                        numbers.extend([nearest - step, nearest, nearest + step]);
                    }
                });
                numbers.retain(|number| (*min..=*max).contains(number));
                numbers.sort_by(f64::total_cmp);
                numbers.dedup();
                numbers.into_iter().map(Answer::Number).collect()
            }
        })
    }
}
