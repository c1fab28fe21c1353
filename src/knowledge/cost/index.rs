//! Price indexes: how an amount of one year reads in the dollars of another.

use crate::knowledge::Source;
use crate::values::{Money, Ref};
use serde::{Deserialize, Serialize};

/// Yearly averages of one series. Only ratios within it mean anything.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PriceIndex {
    /// Public id.
    pub id: String,
    /// The issuer's name of the series.
    pub series: String,
    /// What it is.
    pub label: String,
    /// What it fits.
    pub use_for: String,
    /// Thousandths of a point by year, years ascending.
    pub by_year: Vec<(u16, u32)>,
    /// Where it stands.
    pub sources: Vec<Ref<Source>>,
}

impl PriceIndex {
    /// The amount of `from` in the dollars of `to`, rounded half up to the cent. `None` where a year is not in the series.
    pub fn carry(&self, amount: Money, from: u16, to: u16) -> Option<Money> {
        let (from, to) = (self.level(from)?, self.level(to)?);
        Some(amount.scaled_to_cents(i64::from(to), i64::from(from)))
    }

    /// The first and the last year of the series.
    pub fn years(&self) -> Option<(u16, u16)> {
        Some((self.by_year.first()?.0, self.by_year.last()?.0))
    }

    fn level(&self, year: u16) -> Option<u32> {
        self.by_year.iter().find(|(known, _)| *known == year).map(|(_, level)| *level)
    }
}
