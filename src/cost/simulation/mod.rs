//! Simulation: many cases, each with its own prices, number of sessions and way through a pathway, all strategies under the same draws.
//!
//! The same seed gives the same answer, whatever the number of threads: cases come in blocks, and each block has a stream of random numbers of its
//! own. Prices are drawn to the cent; every sum is exact, and each case's sum is rounded once.

mod dice;
mod distribution;
mod histogram;

use super::model::{Model, Sessions};
use super::quote::{Bill, Quote};
use super::strategy::{Draw, Follow, Priced};
use crate::values::Money;
use dice::{Dice, spread_over, unit};
pub use distribution::Distribution;
use histogram::described;
pub use histogram::{Histogram, STEPS};
use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::SeedableRng;
use schemars::JsonSchema;
use serde::Serialize;

/// Cases that share one stream of random numbers.
const BLOCK: usize = 4096;
/// More cases would not fit into memory, and tell nothing more.
pub const MOST_CASES: usize = 20_000_000;

/// More columns than this are no comparison.
const MOST_STRATEGIES: usize = 20;

/// What a simulation is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// How many cases, at least one.
    pub cases: usize,
    /// Where the random numbers start.
    pub seed: u64,
    /// How many threads share the work, at least one.
    pub threads: usize,
    /// Sessions a year are drawn from these, each as likely as the next.
    pub sessions: Sessions,
}

/// What came out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Simulation {
    /// One entry a strategy.
    pub strategies: Vec<Outcome>,
    /// One entry a pair of strategies, the earlier first.
    pub pairs: Vec<Pair>,
}

/// One strategy over all cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// All that is paid.
    pub total: Distribution,
    /// What the person pays; `None`: no plan.
    pub patient: Option<Distribution>,
    /// How many cases came to how much in all, in the same steps for every strategy.
    pub totals: Histogram,
    /// The same of what the person pays.
    pub patients: Option<Histogram>,
}

/// In how many cases one strategy costs less than another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// The places of the two.
    pub of: (usize, usize),
    /// By all that is paid.
    pub total: Wins,
    /// By what the person pays.
    pub patient: Option<Wins>,
}

/// Cases counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Wins {
    /// The first of the pair costs less.
    #[serde(rename = "first_costs_less")]
    pub first: u64,
    /// Both cost the same.
    pub same: u64,
    /// The second costs less.
    #[serde(rename = "second_costs_less")]
    pub second: u64,
}

impl Wins {
    fn add(&mut self, other: Self) {
        self.first += other.first;
        self.same += other.same;
        self.second += other.second;
    }

    fn count(&mut self, first: u32, second: u32) {
        match first.cmp(&second) {
            std::cmp::Ordering::Less => self.first += 1,
            std::cmp::Ordering::Equal => self.same += 1,
            std::cmp::Ordering::Greater => self.second += 1,
        }
    }
}

/// Why a simulation cannot be run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoSimulation {
    /// A case can cost more than this holds.
    TooLarge,
    /// More strategies than can be set against each other.
    TooMany,
    /// A pathway has no chance of going on.
    NoChance(usize),
}

/// Runs the cases.
///
/// # Errors
/// When a sum could be larger than the largest that is kept, or a chance is not known.
pub fn simulate(model: &Model, settings: &Settings) -> Result<Simulation, NoSimulation> {
    if model.strategies.len() > MOST_STRATEGIES {
        return Err(NoSimulation::TooMany);
    }
    for (position, strategy) in model.strategies.iter().enumerate() {
        if strategy.is_pathway() && model.chances.get(position).copied().flatten().is_none() {
            return Err(NoSimulation::NoChance(position));
        }
    }
    if largest(model, settings.sessions) > Money::cents(i64::from(u32::MAX)) {
        return Err(NoSimulation::TooLarge);
    }
    let plan = Columns { strategies: model.strategies.len(), has_plan: model.ledgers.is_some() };
    // Cents of every case, one column a strategy and kind of sum.
    let mut columns: Vec<Vec<u32>> = vec![vec![0; settings.cases]; plan.count()];
    let wins = fill(model, settings, plan, &mut columns);
    let (totals, patients) = columns.split_at(plan.strategies);
    let mut patients = described(patients).into_iter();
    Ok(Simulation {
        strategies: described(totals)
            .into_iter()
            .map(|(total, totals)| {
                let (patient, patients) = patients.next().unzip();
                Outcome { total, patient, totals, patients }
            })
            .collect(),
        pairs: wins,
    })
}

/// Which column holds what.
#[derive(Debug, Clone, Copy)]
struct Columns {
    strategies: usize,
    has_plan: bool,
}

impl Columns {
    fn count(self) -> usize {
        self.strategies * (1 + usize::from(self.has_plan))
    }

    fn total(strategy: usize) -> usize {
        strategy
    }

    fn patient(self, strategy: usize) -> usize {
        self.strategies + strategy
    }

    fn pairs(self) -> Vec<Pair> {
        (0..self.strategies)
            .flat_map(|first| (first + 1..self.strategies).map(move |second| (first, second)))
            .map(|of| Pair {
                of,
                total: Wins::default(),
                patient: self.has_plan.then(Wins::default),
            })
            .collect()
    }
}

/// The most that any case can cost.
fn largest(model: &Model, sessions: Sessions) -> Money {
    let bills: Vec<Vec<Bill>> = model
        .quotes
        .iter()
        .map(|priced| match priced {
            Priced::Known(quote) => {
                let ends = [Some(&quote.low), quote.typical.as_ref(), Some(&quote.high)];
                ends.into_iter()
                    .flatten()
                    .max_by_key(|bills| Quote::total(bills))
                    .cloned()
                    .unwrap_or_default()
            }
            Priced::Own { bill, .. } => vec![*bill],
        })
        .collect();
    let mut most = Money::ZERO;
    for strategy in &model.strategies {
        for follow in [Follow::Never, Follow::SameYear] {
            let draw = Draw { bills: &bills, sessions: sessions.high, follow };
            most = most.max(strategy.totals(model.years, &draw, None).all);
        }
    }
    most
}

/// Fills the columns, block by block, the blocks dealt out to threads in runs.
fn fill(model: &Model, settings: &Settings, plan: Columns, columns: &mut [Vec<u32>]) -> Vec<Pair> {
    let blocks = settings.cases.div_ceil(BLOCK);
    let threads = settings.threads.clamp(1, blocks.max(1));
    let run = blocks.div_ceil(threads).max(1) * BLOCK;
    // One run of every column a thread.
    let mut runs: Vec<Vec<&mut [u32]>> = (0..threads).map(|_| Vec::new()).collect();
    for column in columns.iter_mut() {
        for (thread, part) in column.chunks_mut(run).enumerate() {
            if let Some(run) = runs.get_mut(thread) {
                run.push(part);
            }
        }
    }
    let mut random = Xoshiro256PlusPlus::seed_from_u64(settings.seed);
    let mut pairs = plan.pairs();
    std::thread::scope(|scope| {
        let mut workers = Vec::new();
        for (thread, mut parts) in runs.into_iter().enumerate() {
            if parts.is_empty() {
                continue;
            }
            let stream = random.clone();
            for _ in 0..run / BLOCK {
                random.jump();
            }
            let job = move || run_cases(model, settings.sessions, plan, &mut parts, stream);
            // The last run is done by this thread itself.
            if thread + 1 == threads {
                workers.push(Work::Done(job()));
            } else {
                workers.push(Work::Running(scope.spawn(job)));
            }
        }
        for work in workers {
            let found = match work {
                Work::Done(found) => found,
                Work::Running(handle) => handle.join().unwrap_or_default(),
            };
            for (pair, found) in pairs.iter_mut().zip(found) {
                pair.total.add(found.total);
                if let (Some(wins), Some(found)) = (&mut pair.patient, found.patient) {
                    wins.add(found);
                }
            }
        }
    });
    pairs
}

enum Work<'s> {
    Done(Vec<Pair>),
    Running(std::thread::ScopedJoinHandle<'s, Vec<Pair>>),
}

/// The cases of one run of blocks. Each block begins where its own stream begins.
fn run_cases(
    model: &Model,
    sessions: Sessions,
    plan: Columns,
    parts: &mut [&mut [u32]],
    mut stream: Xoshiro256PlusPlus,
) -> Vec<Pair> {
    let mut pairs = plan.pairs();
    let mut dice = Dice::new(model);
    let mut row = vec![0_u32; plan.count()];
    let cases = parts.first().map_or(0, |part| part.len());
    let mut random = stream.clone();
    let plans = model.plans();
    for case in 0..cases {
        if case % BLOCK == 0 {
            random = stream.clone();
            stream.jump();
        }
        dice.roll(&mut random);
        let count = spread_over(sessions, unit(&mut random));
        // Drawn in every case, so that all strategies see the same numbers whether or not one is a pathway.
        let (which, whether) = (unit(&mut random), unit(&mut random));
        for (position, strategy) in model.strategies.iter().enumerate() {
            let goes_on =
                model.chances.get(position).copied().flatten().is_some_and(|(low, high)| {
                    let (low, high) = (f64::from(low), f64::from(high));
                    whether * 10_000.0 < low + which * (high - low)
                });
            let draw = Draw {
                bills: &dice.bills,
                sessions: count,
                follow: if goes_on && strategy.then.is_some() {
                    Follow::SameYear
                } else {
                    Follow::Never
                },
            };
            let totals = strategy.totals(model.years, &draw, plans.as_ref());
            put(&mut row, Columns::total(position), totals.all);
            if plan.has_plan {
                put(&mut row, plan.patient(position), totals.patient);
            }
        }
        for (part, cents) in parts.iter_mut().zip(&row) {
            if let Some(place) = part.get_mut(case) {
                *place = *cents;
            }
        }
        for pair in &mut pairs {
            let (first, second) = pair.of;
            let at = |column: usize| row.get(column).copied().unwrap_or(0);
            pair.total.count(at(Columns::total(first)), at(Columns::total(second)));
            if let Some(wins) = &mut pair.patient {
                wins.count(at(plan.patient(first)), at(plan.patient(second)));
            }
        }
    }
    pairs
}

fn put(row: &mut [u32], column: usize, sum: Money) {
    if let Some(place) = row.get_mut(column) {
        *place = u32::try_from(sum.in_cents()).unwrap_or(u32::MAX);
    }
}
