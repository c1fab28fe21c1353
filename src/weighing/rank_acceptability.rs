//! How often each choice comes first, second, third when figures and importances are drawn within their ranges: stochastic multicriteria acceptability
//! analysis. Whole numbers all through, so that choices which stand alike tie in every draw.

use super::{Exact, ValueInterval, meant};
use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};

/// So many draws unless others are asked for: a share is then true to 1 of 100.
pub const DEFAULT_DRAWS: u32 = 10_000;
/// Some ten seconds' worth of `weigh`, which draws anew for each choice and each two of them.
pub const MOST_DRAWS: u32 = 5_000_000;

/// The places of a scale. With importances of [`WEIGHT`] in all, a sum stays far under 2^63.
const SCALE: u32 = 1 << 30;
/// All importances together.
pub(super) const WEIGHT: u32 = 1 << 24;
/// A rank that several choices share is split between them: every number up to 8 divides this.
const UNIT: u64 = 840;

/// What is known of the importances.
#[derive(Debug, Clone)]
pub enum Importances<'a> {
    /// They were stated; each may be meant a quarter lower or higher.
    Stated(&'a [Exact]),
    /// Any of these, each as likely as the next: whole numbers in any unit.
    Sampled(&'a [Vec<u32>]),
}

/// How often each choice came to each rank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RankAcceptability {
    /// How many.
    pub count: u32,
    /// For each choice how often it came first, second and so on, in 840ths of a draw.
    ranks: Vec<Vec<u64>>,
    /// For every two choices, in the order of [`Analysis::pairs`](super::Analysis::pairs), how often each was ahead.
    pub pairs: Vec<PairWins>,
}

/// How often each of two was ahead; else they tied.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PairWins {
    /// The first.
    pub first: u32,
    /// The second.
    pub second: u32,
}

/// A range of whole numbers.
#[derive(Debug, Clone, Copy)]
struct IntegerRange {
    low: u64,
    /// How many numbers it holds.
    count: u64,
}

impl IntegerRange {
    fn of(low: u64, high: u64) -> Self {
        Self { low, count: high.saturating_sub(low) + 1 }
    }

    #[inline]
    fn draw(self, random: &mut Halves) -> u64 {
        self.low + ((random.next() * self.count) >> 32)
    }
}

/// Random numbers of 32 bits, two from each of 64.
struct Halves {
    random: Xoshiro256PlusPlus,
    rest: Option<u64>,
}

impl Halves {
    #[inline]
    fn next(&mut self) -> u64 {
        if let Some(rest) = self.rest.take() {
            return rest;
        }
        let both = self.random.next_u64();
        self.rest = Some(both & 0xFFFF_FFFF);
        both >> 32
    }
}

impl RankAcceptability {
    /// Draws so many times. The same seed gives the same counts. Choices beyond the eighth, which no caller has, are left out.
    pub fn of(
        importances: &Importances,
        choices: &[Vec<ValueInterval>],
        count: u32,
        seed: u64,
    ) -> Self {
        let choices = choices.get(..8).unwrap_or(choices);
        let (stated, samples) = match importances {
            Importances::Stated(stated) => (weights(stated), &[][..]),
            Importances::Sampled(samples) => (Vec::new(), *samples),
        };
        let attributes = samples.first().map_or(stated.len(), Vec::len);
        // Attribute by attribute the range of each choice.
        let places: Vec<Vec<IntegerRange>> = (0..attributes)
            .map(|attribute| {
                let spans = choices.iter().map(|spans| spans.get(attribute));
                spans
                    .map(|span| span.map_or(IntegerRange::of(0, u64::from(SCALE)), range))
                    .collect()
            })
            .collect();
        let random = Xoshiro256PlusPlus::seed_from_u64(seed);
        let random = Halves { random, rest: None };
        let draws = RankDraws { stated: &stated, samples, places: &places, count };
        let (ranks, pairs) = match choices.len() {
            0 | 1 => draws.counted::<1>(random),
            2 => draws.counted::<2>(random),
            3 => draws.counted::<3>(random),
            4 => draws.counted::<4>(random),
            5 => draws.counted::<5>(random),
            6 => draws.counted::<6>(random),
            7 => draws.counted::<7>(random),
            _ => draws.counted::<8>(random),
        };
        Self { count, ranks, pairs }
    }

    /// Of all draws the share in which a choice came to a rank, counted from 0; a rank that several share is split between them.
    pub fn share(&self, choice: usize, rank: usize) -> f64 {
        let units = self.ranks.get(choice).and_then(|ranks| ranks.get(rank)).copied().unwrap_or(0);
        #[expect(clippy::cast_precision_loss, reason = "far under 2^53")]
        let share = units as f64 / (u64::from(self.count.max(1)) * UNIT) as f64;
        share
    }
}

/// The range of a span in parts of the scale.
fn range(span: &ValueInterval) -> IntegerRange {
    IntegerRange::of(span.low().in_parts(SCALE), span.high().in_parts(SCALE))
}

/// Ranges of weights that come to [`WEIGHT`] together at what was stated: stating all of them twice as high changes nothing.
fn weights(stated: &[Exact]) -> Vec<IntegerRange> {
    let total: Exact = stated.iter().cloned().sum();
    let [lower, higher] = meant();
    let part = |importance: &Exact, meant: &Exact| {
        let share = importance.divided(&total).unwrap_or_else(|| Exact::whole(0));
        (&share * meant).in_parts(WEIGHT)
    };
    stated
        .iter()
        .map(|importance| IntegerRange::of(part(importance, &lower), part(importance, &higher)))
        .collect()
}

/// What is drawn from.
struct RankDraws<'a> {
    /// One range an attribute, where importances were stated.
    stated: &'a [IntegerRange],
    /// Else importances to take in turn.
    samples: &'a [Vec<u32>],
    /// Attribute by attribute the range of each choice.
    places: &'a [Vec<IntegerRange>],
    count: u32,
}

impl RankDraws<'_> {
    /// Draws and counts, for a number of choices that the compiler knows: then it unrolls every loop over them.
    fn counted<const N: usize>(&self, mut random: Halves) -> (Vec<Vec<u64>>, Vec<PairWins>) {
        let places: Vec<[IntegerRange; N]> = self
            .places
            .iter()
            .map(|of| {
                let mut all = [IntegerRange::of(0, 0); N];
                for (place, range) in all.iter_mut().zip(of) {
                    *place = *range;
                }
                all
            })
            .collect();
        let mut counted = RankCounts::<N>::new();
        let mut samples = self.samples.iter().cycle();
        for _ in 0..self.count {
            let mut sums = [0_u64; N];
            if self.samples.is_empty() {
                for (weight, places) in self.stated.iter().zip(&places) {
                    let weight = weight.draw(&mut random);
                    add(&mut sums, weight, places, &mut random);
                }
            } else if let Some(sample) = samples.next() {
                for (weight, places) in sample.iter().zip(&places) {
                    add(&mut sums, u64::from(*weight), places, &mut random);
                }
            }
            counted.count(&sums);
        }
        counted.into_parts(self.count)
    }
}

/// Draws while they are counted.
struct RankCounts<const N: usize> {
    ranks: [[u64; N]; N],
    /// How often the earlier of two was ahead.
    wins: [[u32; N]; N],
    /// How often the two tied.
    ties: [[u32; N]; N],
}

#[expect(
    clippy::indexing_slicing,
    reason = "every place is under N, which the compiler knows: it checks nothing, and unrolls the loops"
)]
impl<const N: usize> RankCounts<N> {
    fn new() -> Self {
        Self { ranks: [[0; N]; N], wins: [[0; N]; N], ties: [[0; N]; N] }
    }

    #[inline]
    fn count(&mut self, sums: &[u64; N]) {
        let mut ahead = [0_usize; N];
        let mut has_tie = false;
        for first in 0..N {
            for second in first + 1..N {
                let is_first = sums[first] > sums[second];
                has_tie |= sums[first] == sums[second];
                self.wins[first][second] += u32::from(is_first);
                ahead[second] += usize::from(is_first);
                ahead[first] += usize::from(!is_first);
            }
        }
        // Nearly no draw has a tie.
        if has_tie {
            self.split(sums);
        } else {
            for (ranks, ahead) in self.ranks.iter_mut().zip(ahead) {
                ranks[ahead] += UNIT;
            }
        }
    }

    /// A draw in which some tie: the ranks that they share are split between them.
    #[cold]
    fn split(&mut self, sums: &[u64; N]) {
        for choice in 0..N {
            let ahead = sums.iter().filter(|sum| **sum > sums[choice]).count();
            let alike = sums.iter().filter(|sum| **sum == sums[choice]).count();
            for rank in ahead..ahead + alike {
                self.ranks[choice][rank] += UNIT / alike as u64;
            }
            for other in choice + 1..N {
                self.ties[choice][other] += u32::from(sums[choice] == sums[other]);
            }
        }
    }

    /// The ranks of each choice, and every two choices, of so many draws.
    fn into_parts(self, count: u32) -> (Vec<Vec<u64>>, Vec<PairWins>) {
        let mut pairs = Vec::new();
        for first in 0..N {
            for second in first + 1..N {
                let (wins, ties) = (self.wins[first][second], self.ties[first][second]);
                pairs.push(PairWins { first: wins, second: count - wins - ties });
            }
        }
        (self.ranks.iter().map(|ranks| ranks.to_vec()).collect(), pairs)
    }
}

#[inline]
fn add<const N: usize>(
    sums: &mut [u64; N],
    weight: u64,
    places: &[IntegerRange; N],
    random: &mut Halves,
) {
    for (sum, place) in sums.iter_mut().zip(places) {
        *sum += weight * place.draw(random);
    }
}
