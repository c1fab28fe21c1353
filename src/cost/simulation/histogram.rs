//! Histograms: how many cases came to how much, in the same equal steps for all strategies, so that they can be set side by side.

use super::distribution::{Distribution, distribution};
use crate::values::Money;
use schemars::JsonSchema;
use serde::Serialize;

/// What the cases came to, each figure to the cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "DistributionEntry")]
pub struct SimulatedSum {
    /// In figures.
    #[serde(flatten)]
    pub figures: Distribution,
    /// How many cases came to how much, in the same steps for every column.
    pub histogram: Histogram,
}

/// Into so many steps a histogram is cut.
pub const STEPS: usize = 40;

/// How many cases came to how much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Histogram {
    /// Where the first step begins: at or a little below the least of all strategies.
    pub from: Money,
    /// Where the last step ends.
    pub to: Money,
    /// The cases of each step, from its start to under its end. What is beyond the last is counted in it.
    #[serde(serialize_with = "list")]
    #[schemars(with = "Vec<u64>")]
    pub counts: [u64; STEPS],
    /// So many of the last step's cases are beyond its end.
    pub beyond: u64,
}

/// An array longer than serde knows.
fn list<S: serde::Serializer>(counts: &[u64; STEPS], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(counts)
}

/// The figures and the histogram of each column, all on one scale.
pub(super) fn described(columns: &[Vec<u32>]) -> Vec<SimulatedSum> {
    let figures: Vec<(Distribution, u32)> =
        columns.iter().map(|column| distribution(column)).collect();
    let steps = HistogramSteps::over(&figures);
    figures
        .into_iter()
        .zip(columns)
        .map(|((figures, _), column)| SimulatedSum { figures, histogram: steps.counted(column) })
        .collect()
}

/// Equal steps, in cents.
#[derive(Debug, Clone, Copy)]
struct HistogramSteps {
    from: u64,
    width: u64,
}

impl HistogramSteps {
    /// Steps from the least of all to what 99 of 100 cases of the dearest do not exceed; to the most of all, where that is not much further. So a
    /// few very dear cases do not squash the rest. The width has two digits and zeros, and so has the start where it can.
    fn over(figures: &[(Distribution, u32)]) -> Self {
        let cents = |money: Money| u64::try_from(money.in_cents()).unwrap_or(0);
        let all = || figures.iter().map(|(figures, p99)| (figures, *p99));
        let least = all().map(|(one, _)| cents(one.least)).min().unwrap_or(0);
        let most = all().map(|(one, _)| cents(one.most)).max().unwrap_or(0);
        let p99 = all().map(|(_, p99)| u64::from(p99)).max().unwrap_or(0);
        let end = if most - least <= (p99 - least) * 5 / 4 { most } else { p99 };
        let exact = (end + 1 - least).div_ceil(STEPS as u64);
        let mut unit = 1;
        while exact >= unit * 100 {
            unit *= 10;
        }
        let from = least - least % unit;
        // The last amount lies within the last step, not at its end.
        let width = (end + 1 - from).div_ceil(STEPS as u64).next_multiple_of(unit).max(2);
        Self { from, width }
    }

    /// The width is at least 2.
    fn counted(self, column: &[u32]) -> Histogram {
        // Division by the width, as a product with the next whole number above 2^64 / width: exact for numbers below 2^32, and much faster.
        let reciprocal = u64::MAX / self.width + 1;
        let mut counts = [0; STEPS];
        let mut beyond = 0;
        for cents in column {
            let above = u64::from(*cents).saturating_sub(self.from);
            let step = (u128::from(above) * u128::from(reciprocal)) >> 64;
            match usize::try_from(step).ok().and_then(|step| counts.get_mut(step)) {
                Some(count) => *count += 1,
                None => beyond += 1,
            }
        }
        if let Some(last) = counts.last_mut() {
            *last += beyond;
        }
        let money = |cents: u64| Money::cents(i64::try_from(cents).unwrap_or(i64::MAX));
        Histogram {
            from: money(self.from),
            to: money(self.from + self.width * STEPS as u64),
            counts,
            beyond,
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::indexing_slicing, reason = "a broken test should stop")]

    use super::*;

    fn of(columns: &[Vec<u32>]) -> Vec<Histogram> {
        described(columns).into_iter().map(|sum| sum.histogram).collect()
    }

    /// The step that an amount is counted in.
    fn step(found: &Histogram, cents: i64) -> usize {
        let width = (found.to - found.from).in_cents() / 40;
        usize::try_from((cents - found.from.in_cents()) / width)
            .map_or(0, |step| step.min(STEPS - 1))
    }

    #[test]
    fn every_case_is_counted_in_the_step_of_its_amount() {
        let columns = [
            vec![58_332, 58_333, 994_624, 120_000, 120_001],
            vec![738_717, 1_867_098, 1_867_097, 900_000, 900_001],
        ];
        let found = of(&columns);
        for (column, histogram) in columns.iter().zip(&found) {
            assert_eq!((histogram.from, histogram.to), (found[0].from, found[0].to));
            let mut expected = [0; STEPS];
            for cents in column {
                expected[step(histogram, i64::from(*cents))] += 1;
            }
            assert_eq!(histogram.counts, expected);
            assert_eq!(histogram.beyond, 0);
        }
        // Round: $452.19 a step become $460, and the start follows.
        assert_eq!(found[0].from, Money::cents(58_000));
        assert_eq!(found[0].to, Money::cents(58_000 + 40 * 46_000));
    }

    #[test]
    fn a_long_tail_is_counted_in_the_last_step() {
        // 1,000 cases up to $10, five of $1,000.
        let mut column: Vec<u32> = (1..=1000).collect();
        column.extend([100_000; 5]);
        let found = of(&[column, vec![500; 1005]]);
        assert_eq!((found[0].from, found[0].to), (Money::cents(1), Money::cents(1001)));
        assert_eq!(found[0].beyond, 5);
        assert_eq!(found[0].counts[..39], [25; 39]);
        assert_eq!(found[0].counts[39], 30);
        assert_eq!(found[1].counts.iter().sum::<u64>(), 1005);
        assert_eq!(found[1].counts[19], 1005);
    }

    #[test]
    fn one_amount_and_the_largest_amounts_have_a_place() {
        for column in [vec![0], vec![u32::MAX], vec![0, u32::MAX], vec![7; 3]] {
            let found = of(std::slice::from_ref(&column));
            assert_eq!(found[0].counts.iter().sum::<u64>(), column.len() as u64);
            assert_eq!(found[0].beyond, 0);
            assert!(found[0].from < found[0].to);
        }
        assert!(of(&[]).is_empty());
    }
}
