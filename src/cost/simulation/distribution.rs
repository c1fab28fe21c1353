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

/// The figures of a column, and beside them what 99 of 100 cases do not exceed, in cents. Two counts, over the upper and the lower half of the binary
/// digits that tell a number from the least, find any rank exactly, without sorting.
pub(super) fn distribution(column: &[u32]) -> (Distribution, u32) {
    let ends = |(least, most): (u32, u32), cents: &u32| (least.min(*cents), most.max(*cents));
    let (least, most) = column.iter().fold((u32::MAX, 0), ends);
    let halves = DigitHalves::between(least.min(most), most);
    let mut sum = 0_u64;
    let mut upper = vec![0_u32; halves.of(most).0 + 1];
    for cents in column {
        sum += u64::from(*cents);
        if let Some(count) = upper.get_mut(halves.of(*cents).0) {
            *count += 1;
        }
    }
    let ranks = [5, 50, 95, 99].map(|of_hundred| (column.len() * of_hundred).div_ceil(100).max(1));
    let [p5, median, p95, p99] = at_ranks(column, halves, &upper, ranks);
    let count = column.len().max(1) as u64;
    let mean = i64::try_from((2 * sum + count) / (2 * count)).unwrap_or(i64::MAX);
    let money = |cents: u32| Money::cents(i64::from(cents));
    let figures = Distribution {
        mean: Money::cents(mean),
        p5: money(p5),
        median: money(median),
        p95: money(p95),
        least: money(halves.least),
        most: money(most),
    };
    (figures, p99)
}

/// Cuts a number's distance from the least into an upper and a lower half of its binary digits.
#[derive(Clone, Copy)]
struct DigitHalves {
    least: u32,
    /// So many digits are the lower half.
    digits: u32,
}

impl DigitHalves {
    fn between(least: u32, most: u32) -> Self {
        let digits = u32::BITS - (most - least).leading_zeros();
        Self { least, digits: digits.div_ceil(2) }
    }

    fn of(self, cents: u32) -> (usize, usize) {
        let above = (cents - self.least) as usize;
        (above >> self.digits, above & ((1 << self.digits) - 1))
    }
}

/// The numbers at some ranks, counted from 1 for the least. `upper`: how many numbers have each upper half.
fn at_ranks<const N: usize>(
    column: &[u32],
    halves: DigitHalves,
    upper: &[u32],
    ranks: [usize; N],
) -> [u32; N] {
    // The upper half of each, and how many numbers come before all that share it.
    let found = ranks.map(|rank| bucket(upper, rank));
    // Only numbers with one of these halves are counted further: those of a half in the table at its place, which is never the first.
    let mut places = vec![0_u8; upper.len()];
    let mut lower = vec![Vec::new()];
    for (half, _) in found {
        if let (Some(place @ 0), Ok(next)) = (places.get_mut(half), u8::try_from(lower.len())) {
            *place = next;
            lower.push(vec![0_u32; 1 << halves.digits]);
        }
    }
    for cents in column {
        let (half, low) = halves.of(*cents);
        let place = places.get(half).copied().unwrap_or(0);
        if place > 0
            && let Some(counts) = lower.get_mut(usize::from(place))
            && let Some(count) = counts.get_mut(low)
        {
            *count += 1;
        }
    }
    let mut numbers = [0; N];
    for ((number, (half, before)), rank) in numbers.iter_mut().zip(found).zip(ranks) {
        let place = places.get(half).copied().unwrap_or(0);
        let counts = lower.get(usize::from(place)).map_or(&[][..], Vec::as_slice);
        let (low, _) = bucket(counts, rank - before);
        let above = u32::try_from((half << halves.digits) | low).unwrap_or(u32::MAX);
        *number = halves.least.saturating_add(above);
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

#[cfg(test)]
mod tests {
    use super::distribution;
    use crate::values::Money;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn ranks_are_those_of_the_sorted_column(
            least in any::<u32>(),
            above in prop::collection::vec(prop_oneof![0..4_u32, 0..70_000_u32, any::<u32>()], 1..300),
            span in prop_oneof![Just(0_u32), Just(1), Just(65_535), Just(u32::MAX)],
        ) {
            let column: Vec<u32> =
                above.into_iter().map(|above| least.saturating_add(above.min(span))).collect();
            let mut sorted = column.clone();
            sorted.sort_unstable();
            let at = |of_hundred: usize| sorted.get((sorted.len() * of_hundred).div_ceil(100) - 1).copied();
            let money = |cents: Option<u32>| cents.map(|cents| Money::cents(i64::from(cents)));
            let (found, p99) = distribution(&column);
            prop_assert_eq!(Some(found.p5), money(at(5)));
            prop_assert_eq!(Some(found.median), money(at(50)));
            prop_assert_eq!(Some(found.p95), money(at(95)));
            prop_assert_eq!(Some(p99), at(99));
            prop_assert_eq!(Some(found.least), money(sorted.first().copied()));
            prop_assert_eq!(Some(found.most), money(sorted.last().copied()));
        }
    }
}
