//! Simulation: many cases, each with its own prices, number of sessions and way through a pathway, all strategies under the same draws.
//!
//! The same seed gives the same answer, whatever the number of threads: cases come in blocks, and each block has a stream of random numbers of its
//! own. Prices are drawn to the cent; every sum is exact, and each case's sum is rounded once.

mod dice;
mod distribution;
mod histogram;

use super::model::Model;
use super::quote::{Bill, Quote};
use super::strategy::{Draw, Follow, Strategy};
use super::whole_year::WholeYears;
use crate::values::Money;
use dice::{Dice, spread_over, unit};
pub use distribution::Distribution;
use histogram::described;
pub use histogram::{Histogram, STEPS, SimulatedSum};
use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::SeedableRng;
use schemars::JsonSchema;
use serde::Serialize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// Cases that share one stream of random numbers.
const BLOCK: usize = 4096;
/// So many sums are kept at once, 80 MB of them: one a case, a column and a kind of sum (in all, the person's part). Ranks need them all.
pub const MOST_SUMS: usize = 20_000_000;

/// More columns than this are no comparison.
const MOST_STRATEGIES: usize = 20;

/// What cases are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Draws {
    /// How many, at least one.
    pub cases: usize,
    /// Where the random numbers start.
    pub seed: u64,
    /// Threads that share the work, at least one.
    pub threads: usize,
}

/// What came out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Simulation {
    /// One entry a strategy.
    pub strategies: Vec<SimulatedStrategy>,
    /// One entry a pair of strategies, the earlier first.
    pub pairs: Vec<StrategyPair>,
}

/// One strategy over all cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SimulatedStrategy {
    /// All that is paid.
    pub total: SimulatedSum,
    /// What the person pays; `None`: no plan.
    pub patient: Option<SimulatedSum>,
}

/// In how many cases one strategy costs less than another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StrategyPair {
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
    /// The sums of two strategies, case by case. No branch hangs on them, since it would go the wrong way as often as not.
    fn of(first: &[u32], second: &[u32]) -> Self {
        first.iter().zip(second).fold(Self::default(), |wins, (first, second)| Self {
            first: wins.first + u64::from(first < second),
            same: wins.same + u64::from(first == second),
            second: wins.second + u64::from(first > second),
        })
    }
}

/// Why a simulation cannot be run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoSimulation {
    /// A case can cost more than this holds.
    TooLarge,
    /// More strategies than can be set against each other.
    TooMany,
    /// More sums than are kept; so many cases would do.
    TooManyCases(usize),
    /// A pathway has no chance of going on.
    NoChance(usize),
}

/// Runs the cases.
///
/// # Errors
/// When a sum could be larger than the largest that is kept, or a chance is not known.
pub fn simulate(model: &Model, draws: &Draws) -> Result<Simulation, NoSimulation> {
    if model.strategies.len() > MOST_STRATEGIES {
        return Err(NoSimulation::TooMany);
    }
    let is_unknown = |strategy: &Strategy| strategy.is_pathway() && strategy.chance().is_none();
    if let Some(position) = model.strategies.iter().position(is_unknown) {
        return Err(NoSimulation::NoChance(position));
    }
    if largest(model) > Money::cents(i64::from(u32::MAX)) {
        return Err(NoSimulation::TooLarge);
    }
    let plan =
        CaseColumns { strategies: model.strategies.len(), has_plan: model.ledgers.is_some() };
    let most = MOST_SUMS / plan.count().max(1);
    if draws.cases > most {
        return Err(NoSimulation::TooManyCases(most));
    }
    // Cents of every case, one column a strategy and kind of sum.
    let mut columns: Vec<Vec<u32>> = vec![vec![0; draws.cases]; plan.count()];
    fill(model, draws, plan, &mut columns);
    let (totals, patients) = columns.split_at(plan.strategies);
    let pairs = pairs(totals, patients);
    let mut patients = described(patients).into_iter();
    Ok(Simulation {
        strategies: described(totals)
            .into_iter()
            .map(|total| SimulatedStrategy { total, patient: patients.next() })
            .collect(),
        pairs,
    })
}

/// Every pair of strategies, by the columns of what is paid and, where there is a plan, of what the person pays.
fn pairs(totals: &[Vec<u32>], patients: &[Vec<u32>]) -> Vec<StrategyPair> {
    let wins = |columns: &[Vec<u32>], (first, second): (usize, usize)| {
        Some(Wins::of(columns.get(first)?, columns.get(second)?))
    };
    (0..totals.len())
        .flat_map(|first| (first + 1..totals.len()).map(move |second| (first, second)))
        .filter_map(|of| {
            Some(StrategyPair { of, total: wins(totals, of)?, patient: wins(patients, of) })
        })
        .collect()
}

/// Which column holds what.
#[derive(Debug, Clone, Copy)]
struct CaseColumns {
    strategies: usize,
    has_plan: bool,
}

impl CaseColumns {
    fn count(self) -> usize {
        self.strategies * (1 + usize::from(self.has_plan))
    }

    fn total(strategy: usize) -> usize {
        strategy
    }

    fn patient(self, strategy: usize) -> usize {
        self.strategies + strategy
    }
}

/// The most that any case can cost.
fn largest(model: &Model) -> Money {
    let bills: Vec<Vec<Bill>> = model
        .quotes
        .iter()
        .map(|priced| priced.ends().max_by_key(|bills| Quote::total(bills)).unwrap_or_default())
        .map(<[Bill]>::to_vec)
        .collect();
    let mut most = Money::ZERO;
    for strategy in &model.strategies {
        for follow in [Follow::Never, Follow::SameYear] {
            let draw = Draw { bills: &bills, sessions: model.sessions.high, follow };
            most = most.max(strategy.totals(model.years, &draw, None).total);
        }
    }
    most
}

/// One run of blocks: its part of every column, and where its random numbers start.
struct Run<'c> {
    parts: Vec<&'c mut [u32]>,
    stream: Xoshiro256PlusPlus,
}

/// Fills the columns, block by block, in runs that the threads take one after another.
fn fill(model: &Model, draws: &Draws, plan: CaseColumns, columns: &mut [Vec<u32>]) {
    let runs = runs(draws, columns);
    let threads = runs.len();
    let queue = Mutex::new(runs.into_iter());
    // Nothing can fail while the queue is held.
    let hold = || queue.lock().unwrap_or_else(PoisonError::into_inner);
    let begun = AtomicUsize::new(0);
    let work = || {
        begun.fetch_add(1, Ordering::SeqCst);
        let mut next = hold().next();
        while let Some(run) = next {
            run_cases(model, plan, run);
            next = hold().next();
        }
    };
    std::thread::scope(|scope| {
        let mut started = 0;
        // One by one, and none works before all have begun: what one asks for could be what the next needs to begin.
        let queue_held = hold();
        while started + 1 < threads && has_room(started + 1) {
            // Where the system starts no more threads, those that run and this one do the work.
            if std::thread::Builder::new().spawn_scoped(scope, work).is_err() {
                break;
            }
            started += 1;
            while begun.load(Ordering::SeqCst) < started {
                std::thread::yield_now();
            }
        }
        drop(queue_held);
        work();
    });
}

/// Whether so many threads find room for what each asks for before it works; where that fails, the process ends. (The C library of Linux sets 64 MB of
/// addresses apart for the heap of each thread.)
fn has_room(threads: usize) -> bool {
    const OF_THREAD: usize = 64 << 20;
    let mut room: Vec<u8> = Vec::new();
    let has_room =
        room.try_reserve_exact(threads.saturating_add(1).saturating_mul(OF_THREAD)).is_ok();
    // Else the compiler may see that nobody uses it.
    std::hint::black_box(&room);
    has_room
}

/// The columns cut into as many runs as there are threads, or fewer.
fn runs<'c>(draws: &Draws, columns: &'c mut [Vec<u32>]) -> Vec<Run<'c>> {
    let blocks = draws.cases.div_ceil(BLOCK).max(1);
    let of_run = blocks.div_ceil(draws.threads.clamp(1, blocks));
    let mut stream = Xoshiro256PlusPlus::seed_from_u64(draws.seed);
    let mut runs: Vec<Run> = (0..blocks.div_ceil(of_run))
        .map(|_| {
            let run = Run { parts: Vec::new(), stream: stream.clone() };
            for _ in 0..of_run {
                stream.jump();
            }
            run
        })
        .collect();
    for column in columns {
        for (run, part) in runs.iter_mut().zip(column.chunks_mut(of_run * BLOCK)) {
            run.parts.push(part);
        }
    }
    runs
}

/// The cases of one run of blocks. Each block begins where its own stream begins.
fn run_cases(model: &Model, plan: CaseColumns, run: Run) {
    let Run { mut parts, mut stream } = run;
    let mut dice = Dice::new(model);
    let cases = parts.first().map_or(0, |part| part.len());
    let mut random = stream.clone();
    let plans = model.plans();
    let strategies: Vec<(&Strategy, Option<WholeYears>)> = model
        .strategies
        .iter()
        .map(|strategy| (strategy, WholeYears::of(model, strategy)))
        .collect();
    for case in 0..cases {
        if case % BLOCK == 0 {
            random = stream.clone();
            stream.jump();
        }
        dice.roll(&mut random);
        let count = spread_over(model.sessions, unit(&mut random));
        // Drawn in every case, so that all strategies see the same numbers whether or not one is a pathway.
        let (which, whether) = (unit(&mut random), unit(&mut random));
        for (position, (strategy, whole_years)) in strategies.iter().enumerate() {
            let goes_on = strategy.chance().is_some_and(|(low, high)| {
                let (low, high) = (f64::from(low), f64::from(high));
                whether * 10_000.0 < low + which * (high - low)
            });
            let draw = Draw {
                bills: &dice.bills,
                sessions: count,
                follow: if goes_on { Follow::SameYear } else { Follow::Never },
            };
            let totals = match whole_years {
                Some(plan) => strategy.totals_by_year(model.years, &draw, plan),
                None => strategy.totals(model.years, &draw, plans.as_ref()),
            };
            let mut put = |column: usize, sum: Money| {
                if let Some(place) = parts.get_mut(column).and_then(|part| part.get_mut(case)) {
                    *place = u32::try_from(sum.in_cents()).unwrap_or(u32::MAX);
                }
            };
            put(CaseColumns::total(position), totals.total);
            if plan.has_plan {
                put(plan.patient(position), totals.patient);
            }
        }
    }
}
