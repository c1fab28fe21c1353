//! Importances from a few comparisons: each answer ("this change matters more than that one") cuts the space of importances, and the next question is
//! the one whose answer would settle most.
//!
//! The space is held as a cloud of points spread evenly over all importances that fit the answers so far. After each answer the points that still fit
//! go on, and wander within what is left: a random walk whose every step keeps the even spread (hit-and-run along pairs of coordinates).

use super::rank_acceptability::WEIGHT;
use super::{Exact, TOP, ValueInterval};
use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};

/// Fewer are not trusted, even where the order seems settled.
const FEWEST_QUESTIONS: usize = 5;
/// More are not answered with care.
pub const MOST_QUESTIONS: usize = 9;
/// Points of the cloud.
const POINTS: usize = 2_000;
/// Steps that each point walks after an answer.
const STEPS: usize = 60;
/// The order is settled where one choice scores highest at so many of 100 points.
const SETTLED: usize = 80;
/// A question is asked only where each of its two sides holds so many of 100 points.
const LEAST_SIDE: usize = 5;
/// "The same" is meant as within these: 4 to 5, and 5 to 4.
const SAME: (u64, u64) = (4, 5);

/// A step up the scale of an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// The attribute.
    pub attribute: usize,
    /// How far, in thousandths of the whole scale; more than nothing.
    pub size: u16,
}

/// Two changes to choose between: what one choice is better at than another, and what it is worse at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TradeOff {
    /// The first change.
    pub first: Change,
    /// The second change.
    pub second: Change,
}

/// Which of the two matters more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preference {
    /// The first change.
    First,
    /// The second change.
    Second,
    /// They matter the same.
    Same,
}

/// A question and its answer; `None`: the person does not know.
pub type Asked = (TradeOff, Option<Preference>);

/// What comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TradeOffTurn {
    /// A question.
    Ask(TradeOff),
    /// The end.
    End(TradeOffEnd),
}

/// Why nothing more is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TradeOffEnd {
    /// One choice scores highest nearly everywhere in what is left.
    Settled,
    /// The answers leave it open.
    Open,
}

/// One importance times a number is at least another times a number.
#[derive(Debug, Clone, Copy)]
struct AtLeast {
    more: (usize, u64),
    less: (usize, u64),
}

impl AtLeast {
    fn holds(self, point: &[u32]) -> bool {
        let at = |(place, times): (usize, u64)| {
            point.get(place).map_or(0, |weight| u64::from(*weight)) * times
        };
        at(self.more) >= at(self.less)
    }
}

/// All importances that fit the answers.
#[derive(Debug, Clone)]
pub struct Space {
    points: Vec<Vec<u32>>,
    limits: Vec<AtLeast>,
    asked: Vec<Asked>,
    random: Xoshiro256PlusPlus,
}

impl Space {
    /// All importances of so many attributes, at least one. The same seed and answers give the same points.
    pub fn new(attributes: usize, seed: u64) -> Self {
        let mut random = Xoshiro256PlusPlus::seed_from_u64(seed);
        let points = (0..POINTS).map(|_| anywhere(attributes, &mut random)).collect();
        Self { points, limits: Vec::new(), asked: Vec::new(), random }
    }

    /// The points: importances that come to the same sum.
    pub fn points(&self) -> &[Vec<u32>] {
        &self.points
    }

    /// What was asked and answered, in order.
    pub fn asked(&self) -> &[Asked] {
        &self.asked
    }

    /// The middle of the space, the most important attribute at [`TOP`], in hundredths.
    pub fn middle(&self) -> Vec<Exact> {
        let attributes = self.points.first().map_or(0, Vec::len);
        let sums: Vec<i64> = (0..attributes)
            .map(|place| {
                self.points.iter().filter_map(|point| point.get(place)).map(|w| i64::from(*w)).sum()
            })
            .collect();
        let most = Exact::whole(sums.iter().copied().max().unwrap_or(1).max(1));
        let top = Exact::whole(i64::from(TOP));
        sums.into_iter()
            .map(|sum| (&Exact::whole(sum) * &top).divided(&most))
            .map(|middle| middle.unwrap_or_else(|| Exact::whole(0)).to_hundredths())
            .collect()
    }

    /// Takes an answer; `None`: the person does not know, and is not asked again. `false`: it fits none of the importances that are left, and is not
    /// taken.
    pub fn answer(&mut self, asked: TradeOff, preference: Option<Preference>) -> bool {
        let before = self.limits.len();
        self.limits.extend(preference.iter().flat_map(|preference| limits(asked, *preference)));
        let added = self.limits.get(before..).unwrap_or_default();
        let fits = |point: &&Vec<u32>| added.iter().all(|limit| limit.holds(point));
        let left: Vec<Vec<u32>> = self.points.iter().filter(fits).cloned().collect();
        if left.is_empty() {
            self.limits.truncate(before);
            return false;
        }
        if preference.is_some() {
            self.points = left.iter().cycle().take(POINTS).cloned().collect();
            for point in &mut self.points {
                for _ in 0..STEPS {
                    step(point, &self.limits, &mut self.random);
                }
            }
        }
        self.asked.push((asked, preference));
        true
    }

    /// What to ask next. `can_halve` says of each attribute whether half of its change can be asked for.
    pub fn turn(&self, choices: &[Vec<ValueInterval>], can_halve: &[bool]) -> TradeOffTurn {
        let winners = self.winners(choices);
        let mut counts = vec![0_usize; choices.len()];
        for winner in &winners {
            if let Some(count) = counts.get_mut(*winner) {
                *count += 1;
            }
        }
        let most = counts.iter().copied().max().unwrap_or(0);
        let is_settled = most * 100 >= SETTLED * self.points.len();
        let asked = self.asked.len();
        if asked >= MOST_QUESTIONS || (is_settled && asked >= FEWEST_QUESTIONS) {
            return TradeOffTurn::End(if is_settled {
                TradeOffEnd::Settled
            } else {
                TradeOffEnd::Open
            });
        }
        let mut best: Option<(u64, TradeOff)> = None;
        for candidate in self.candidates(choices, can_halve) {
            if let Some(left) = self.left_open(candidate, &winners, choices.len())
                && best.is_none_or(|(least, _)| left < least)
            {
                best = Some((left, candidate));
            }
        }
        match best {
            Some((_, asked)) => TradeOffTurn::Ask(asked),
            None => {
                TradeOffTurn::End(if is_settled { TradeOffEnd::Settled } else { TradeOffEnd::Open })
            }
        }
    }

    /// Which choice scores highest at each point, by the middle of what it may be.
    fn winners(&self, choices: &[Vec<ValueInterval>]) -> Vec<usize> {
        let middles: Vec<Vec<f64>> = choices
            .iter()
            .map(|spans| spans.iter().map(|span| (span.low() + span.high()).near()).collect())
            .collect();
        let winner = |point: &Vec<u32>| {
            let mut first = (f64::MIN, 0);
            for (place, middles) in middles.iter().enumerate() {
                let sum: f64 =
                    point.iter().zip(middles).map(|(weight, at)| f64::from(*weight) * at).sum();
                if sum > first.0 {
                    first = (sum, place);
                }
            }
            first.1
        };
        self.points.iter().map(winner).collect()
    }

    /// Every question that was not asked: of each two choices, each two attributes where one is better at this and the other at that, by as much as
    /// they differ; then by half of the first.
    fn candidates(&self, choices: &[Vec<ValueInterval>], can_halve: &[bool]) -> Vec<TradeOff> {
        let step = |one: &[ValueInterval], other: &[ValueInterval], attribute: usize| {
            let at = |spans: &[ValueInterval]| spans.get(attribute)?.at().cloned();
            Some((&at(one)? - &at(other)?).thousandths())
        };
        let change = |attribute: usize, size: i64| {
            let size = u16::try_from(size.abs()).ok().filter(|size| *size > 0)?;
            Some(Change { attribute, size })
        };
        let attributes = self.points.first().map_or(0, Vec::len);
        let (mut whole, mut halves) = (Vec::new(), Vec::new());
        for (place, one) in choices.iter().enumerate() {
            for other in choices.iter().skip(place + 1) {
                let steps: Vec<i64> = (0..attributes)
                    .map(|attribute| step(one, other, attribute).unwrap_or(0))
                    .collect();
                for (better, gained) in steps.iter().enumerate().filter(|(_, step)| **step > 0) {
                    for (worse, lost) in steps.iter().enumerate().filter(|(_, step)| **step < 0) {
                        let (Some(gain), Some(loss)) =
                            (change(better, *gained), change(worse, *lost))
                        else {
                            continue;
                        };
                        let (first, second) =
                            if better < worse { (gain, loss) } else { (loss, gain) };
                        whole.push(TradeOff { first, second });
                        for (half, second) in [(gain, loss), (loss, gain)] {
                            let can_halve = can_halve.get(half.attribute) == Some(&true);
                            let first = Change { size: half.size / 2, ..half };
                            if can_halve && first.size > 0 {
                                halves.push(TradeOff { first, second });
                            }
                        }
                    }
                }
            }
        }
        whole.extend(halves);
        whole.retain(|candidate| !self.asked.iter().any(|(asked, _)| asked == candidate));
        whole
    }

    /// How open the order would still be after the answer, on average: of so many points times 1000, how often two of one answer disagree. `None`: a side
    /// of the question holds too few points.
    fn left_open(&self, asked: TradeOff, winners: &[usize], choices: usize) -> Option<u64> {
        let mut groups = vec![vec![0_u64; choices]; 3];
        let (mut first, mut second) = (0_usize, 0_usize);
        let is = |preference: Preference, point: &[u32]| {
            limits(asked, preference).iter().all(|limit| limit.holds(point))
        };
        for (point, winner) in self.points.iter().zip(winners) {
            let group = if is(Preference::Same, point) {
                2
            } else if is(Preference::First, point) {
                first += 1;
                0
            } else {
                second += 1;
                1
            };
            if let Some(count) = groups.get_mut(group).and_then(|counts| counts.get_mut(*winner)) {
                *count += 1;
            }
        }
        let least = LEAST_SIDE * self.points.len() / 100;
        if first < least || second < least {
            return None;
        }
        let open = groups.iter().map(|counts| {
            let size: u64 = counts.iter().sum();
            let alike: u64 = counts.iter().map(|count| count * count).sum();
            (size * size - alike) * 1000 / size.max(1)
        });
        Some(open.sum())
    }
}

/// What an answer says of the importances: each counts by the size of its change.
fn limits(asked: TradeOff, preference: Preference) -> Vec<AtLeast> {
    let first = (asked.first.attribute, u64::from(asked.first.size));
    let second = (asked.second.attribute, u64::from(asked.second.size));
    let times = |(place, times): (usize, u64), by: u64| (place, times * by);
    match preference {
        Preference::First => vec![AtLeast { more: first, less: second }],
        Preference::Second => vec![AtLeast { more: second, less: first }],
        Preference::Same => vec![
            AtLeast { more: times(first, SAME.1), less: times(second, SAME.0) },
            AtLeast { more: times(second, SAME.1), less: times(first, SAME.0) },
        ],
    }
}

/// Importances that come to [`WEIGHT`], any as likely as any other: the distances between points thrown on a line.
fn anywhere(attributes: usize, random: &mut Xoshiro256PlusPlus) -> Vec<u32> {
    let mut cuts: Vec<u32> =
        (1..attributes).map(|_| below(WEIGHT.saturating_add(1), random)).collect();
    cuts.push(0);
    cuts.push(WEIGHT);
    cuts.sort_unstable();
    cuts.iter().zip(cuts.iter().skip(1)).map(|(low, high)| high - low).collect()
}

/// One step: two importances share their sum anew, anywhere that the limits allow.
fn step(point: &mut [u32], limits: &[AtLeast], random: &mut Xoshiro256PlusPlus) {
    /// So many throws; where none fits, the point stays.
    const THROWS: usize = 8;
    let count = u32::try_from(point.len()).unwrap_or(0);
    if count < 2 {
        return;
    }
    let one = below(count, random) as usize;
    let other = (one + 1 + below(count - 1, random) as usize) % point.len();
    let (Some(before), Some(other_before)) = (point.get(one).copied(), point.get(other).copied())
    else {
        return;
    };
    let sum = before.saturating_add(other_before);
    for _ in 0..THROWS {
        let thrown = below(sum.saturating_add(1), random);
        set(point, one, thrown);
        set(point, other, sum - thrown);
        if limits.iter().all(|limit| limit.holds(point)) {
            return;
        }
    }
    set(point, one, before);
    set(point, other, other_before);
}

fn set(point: &mut [u32], place: usize, weight: u32) {
    if let Some(at) = point.get_mut(place) {
        *at = weight;
    }
}

/// A whole number from 0 to under this.
fn below(number: u32, random: &mut Xoshiro256PlusPlus) -> u32 {
    let product = (random.next_u64() >> 32) * u64::from(number);
    u32::try_from(product >> 32).unwrap_or(0)
}
