//! Distributions: the mean and the ranks of a column of cents, exact, without sorting it.

use crate::values::Money;
use schemars::JsonSchema;
use serde::Serialize;

/// A distribution in figures, each to the cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Distribution {
    /// The average.
    pub mean: Money,
    /// 5 of 100 cases are at or below it.
    pub p5: Money,
    /// Half of the cases are at or below it.
    pub median: Money,
    /// 95 of 100 cases are at or below it.
    pub p95: Money,
    /// The least that came up.
    pub least: Money,
    /// The most that came up.
    pub most: Money,
}

/// The figures of a column, and beside them what 99 of 100 cases do not exceed, in cents. Two counts, over the upper and the lower half of the
/// number, find any rank exactly, without sorting.
pub(super) fn distribution(column: &[u32]) -> (Distribution, u32) {
    let (mut sum, mut least, mut most) = (0_u64, u32::MAX, 0);
    let mut upper = vec![0_u32; 1 << 16];
    for cents in column {
        sum += u64::from(*cents);
        least = least.min(*cents);
        most = most.max(*cents);
        if let Some(count) = upper.get_mut((*cents >> 16) as usize) {
            *count += 1;
        }
    }
    let ranks = [5, 50, 95, 99].map(|of_hundred| (column.len() * of_hundred).div_ceil(100).max(1));
    let [p5, median, p95, p99] = at_ranks(column, &upper, ranks);
    let count = column.len().max(1) as u64;
    let mean = i64::try_from((2 * sum + count) / (2 * count)).unwrap_or(i64::MAX);
    let money = |cents: u32| Money::cents(i64::from(cents));
    let figures = Distribution {
        mean: Money::cents(mean),
        p5: money(p5),
        median: money(median),
        p95: money(p95),
        least: money(least.min(most)),
        most: money(most),
    };
    (figures, p99)
}

/// The numbers at some ranks, counted from 1 for the least.
fn at_ranks<const N: usize>(column: &[u32], upper: &[u32], ranks: [usize; N]) -> [u32; N] {
    // The upper half of each, and how many numbers come before all that share it.
    let found = ranks.map(|rank| bucket(upper, rank));
    // Only numbers with one of these halves are counted further: those of a half in the table at its place, which is never the first.
    let mut places = vec![0_u8; 1 << 16];
    let mut lower = vec![Vec::new()];
    for (half, _) in found {
        if let (Some(place @ 0), Ok(next)) = (places.get_mut(half), u8::try_from(lower.len())) {
            *place = next;
            lower.push(vec![0_u32; 1 << 16]);
        }
    }
    for cents in column {
        let place = places.get((*cents >> 16) as usize).copied().unwrap_or(0);
        if place > 0
            && let Some(counts) = lower.get_mut(usize::from(place))
            && let Some(count) = counts.get_mut((*cents & 0xFFFF) as usize)
        {
            *count += 1;
        }
    }
    let mut numbers = [0; N];
    for ((number, (half, before)), rank) in numbers.iter_mut().zip(found).zip(ranks) {
        let place = places.get(half).copied().unwrap_or(0);
        let counts = lower.get(usize::from(place)).map_or(&[][..], Vec::as_slice);
        let (low, _) = bucket(counts, rank - before);
        *number = u32::try_from((half << 16) | low).unwrap_or(u32::MAX);
    }
    numbers
}

/// The bucket that holds a rank, and how many come before it.
fn bucket(counts: &[u32], rank: usize) -> (usize, usize) {
    let mut before = 0;
    for (position, count) in counts.iter().enumerate() {
        let count = *count as usize;
        if before + count >= rank {
            return (position, before);
        }
        before += count;
    }
    (0, 0)
}
