//! A million draws of four choices by eight attributes, in turn: by the engine of `spinecmp weigh`, and as a bare loop of the same sums. Run with
//! `cargo bench --bench weigh`.
//!
//! The bare loop draws the same random numbers, so that its shares must be equal to the last draw; that is checked first. It counts plain ranks: how
//! many are ahead. What the engine does beyond that (ranks that are shared, who was ahead of whom) is what its time may be longer for.

#![expect(
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "a benchmark prints its figures and stops where it cannot measure"
)]

use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};
use spinecmp::weighing::{Exact, Importances, RankAcceptability, ValueInterval};
use std::hint::black_box;
use std::time::Instant;

const RUNS: usize = 15;
const DRAWS: u32 = 1_000_000;
const SEED: u64 = 1;
const CHOICES: usize = 4;
const ATTRIBUTES: usize = 8;

/// The places of a scale, and all importances together, as the engine has them.
const SCALE: u64 = 1 << 30;
const WEIGHT: u64 = 1 << 24;

/// From 0 to 10, one an attribute.
const IMPORTANCES: [u64; ATTRIBUTES] = [9, 7, 6, 8, 3, 5, 4, 10];

/// Where each choice stands for each attribute, in hundredths of the scale: from, to.
const PLACES: [[(u64, u64); ATTRIBUTES]; CHOICES] = [
    [(88, 94), (0, 100), (0, 20), (40, 70), (30, 60), (0, 100), (61, 73), (10, 55)],
    [(1, 46), (0, 100), (80, 100), (35, 75), (20, 90), (0, 100), (55, 80), (45, 90)],
    [(30, 60), (20, 50), (75, 100), (0, 100), (44, 52), (10, 90), (0, 100), (33, 66)],
    [(50, 70), (25, 65), (0, 30), (10, 90), (0, 100), (62, 64), (40, 85), (0, 100)],
];

/// How often each choice came to each rank.
type Ranks = [[u64; CHOICES]; CHOICES];

fn main() {
    let stated: Vec<Exact> = IMPORTANCES.iter().map(|importance| exact(*importance, 1)).collect();
    let choices: Vec<Vec<ValueInterval>> = PLACES
        .iter()
        .map(|places| {
            let place = |(low, high): &(u64, u64)| {
                ValueInterval::between(exact(*low, 100), exact(*low, 100), exact(*high, 100))
            };
            places.iter().map(place).collect()
        })
        .collect();
    let ours = || RankAcceptability::of(&Importances::Stated(&stated), &choices, DRAWS, SEED);
    agree(&ours(), &bare());
    let mut times: [Vec<f64>; 2] = [Vec::new(), Vec::new()];
    for _ in 0..RUNS {
        let start = Instant::now();
        black_box(ours());
        times[0].push(start.elapsed().as_secs_f64());
        let start = Instant::now();
        black_box(bare());
        times[1].push(start.elapsed().as_secs_f64());
    }
    println!("{:<12} {:>8} {:>10}", "loop", "min s", "median s");
    let medians = ["engine", "bare loop"].map(|name| {
        let times = &mut times[usize::from(name != "engine")];
        times.sort_by(f64::total_cmp);
        let median = times[times.len() / 2];
        println!("{name:<12} {:>8.4} {median:>10.4}", times[0]);
        median
    });
    println!("ratio of the medians: {:.2}", medians[0] / medians[1]);
}

fn exact(above: u64, below: i64) -> Exact {
    let whole = i64::try_from(above).unwrap_or(i64::MAX);
    Exact::over(whole, below)
}

/// Both count the same ranks. Two choices tie in none of these draws.
fn agree(ours: &RankAcceptability, bare: &Ranks) {
    for (choice, ranks) in bare.iter().enumerate() {
        for (rank, count) in ranks.iter().enumerate() {
            let share = ours.share(choice, rank) * f64::from(DRAWS);
            let count = f64::from(u32::try_from(*count).unwrap_or(u32::MAX));
            assert!((share - count).abs() < 1e-6, "{choice} at {rank}: {share} and {count}");
        }
    }
    println!("equal to the bare loop in every rank");
}

/// The lowest number of a range, and how many there are in all.
fn range(low: u64, high: u64) -> (u64, u64) {
    (low, high - low + 1)
}

/// `number` times `whole` over `of`, rounded.
fn rounded(number: u64, whole: u64, of: u64) -> u64 {
    (2 * number * whole + of) / (2 * of)
}

/// A random number of 32 bits: two come of each of 64.
#[inline]
fn next(random: &mut Xoshiro256PlusPlus, rest: &mut Option<u64>) -> u64 {
    if let Some(rest) = rest.take() {
        return rest;
    }
    let both = random.next_u64();
    *rest = Some(both & 0xFFFF_FFFF);
    both >> 32
}

fn bare() -> Ranks {
    // The numbers are read when it runs, as the engine's are; how many there are is known beforehand.
    let (importances, places) = black_box((IMPORTANCES, PLACES));
    let total: u64 = importances.iter().sum();
    let weights = importances.map(|importance| {
        let part = |quarters: u64| rounded(importance * quarters, WEIGHT, 4 * total);
        range(part(3), part(5))
    });
    let places = places.map(|places| {
        places.map(|(low, high)| range(rounded(low, SCALE, 100), rounded(high, SCALE, 100)))
    });
    let mut random = Xoshiro256PlusPlus::seed_from_u64(SEED);
    let mut rest = None;
    let mut ranks = Ranks::default();
    for _ in 0..DRAWS {
        let mut sums = [0_u64; CHOICES];
        for attribute in 0..ATTRIBUTES {
            let (low, count) = weights[attribute];
            let weight = low + ((next(&mut random, &mut rest) * count) >> 32);
            for choice in 0..CHOICES {
                let (low, count) = places[choice][attribute];
                sums[choice] += weight * (low + ((next(&mut random, &mut rest) * count) >> 32));
            }
        }
        for choice in 0..CHOICES {
            let ahead = sums.iter().filter(|sum| **sum > sums[choice]).count();
            ranks[choice][ahead] += 1;
        }
    }
    ranks
}
