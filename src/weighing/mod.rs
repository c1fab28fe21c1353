//! What a person's own importances imply: additive multi-criteria analysis over ranges.
//!
//! A choice stands somewhere between 0 and 1 on the scale of each attribute ([`ValueInterval`]); its score is the average of these places, each counted by how
//! much the attribute matters. What can be said for sure is reckoned exactly ([`Analysis`]); how often each choice comes first, second, third is drawn,
//! evidence and importances together ([`RankAcceptability`]). Nobody's choice is made here: where an order can turn, that is an answer too.

mod analysis;
mod exact;
mod rank_acceptability;
mod trade_off;

pub use analysis::{Analysis, CLOSE_GAP, Pair, Tipping};
pub use exact::Exact;
pub use rank_acceptability::{DEFAULT_DRAWS, Importances, MOST_DRAWS, PairWins, RankAcceptability};
pub use trade_off::{
    Asked, Change, MOST_QUESTIONS, Preference, Space, TradeOff, TradeOffEnd, TradeOffTurn,
};

/// Importances go from 0 to this.
pub const TOP: u32 = 10;

/// An importance may be meant this much lower or higher: a quarter of itself. Our own assumption, told on every page.
const DOUBT: (i64, i64) = (1, 4);

/// What an importance of 1 may be meant as: at least, and at most.
fn meant() -> [Exact; 2] {
    let (above, below) = DOUBT;
    [Exact::over(below - above, below), Exact::over(below + above, below)]
}

/// Where a choice stands on a scale: 0 is its low end, 1 its high end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueInterval {
    low: Exact,
    high: Exact,
    at: Option<Exact>,
}

impl ValueInterval {
    /// Nobody knows where: from end to end.
    pub fn anywhere() -> Self {
        Self { low: Exact::whole(0), high: Exact::whole(1), at: None }
    }

    /// At a place and nowhere else.
    pub fn only(at: Exact) -> Self {
        Self { low: at.clone(), high: at.clone(), at: Some(at) }
    }

    /// Between `one` and `other`, in any order, most likely `at`. Places beyond the ends of the scale count as its ends.
    pub fn between(one: Exact, at: Exact, other: Exact) -> Self {
        let [one, at, other] = [one, at, other].map(Exact::within_scale);
        let low = one.clone().min(other.clone()).min(at.clone());
        let high = one.max(other).max(at.clone());
        Self { low, high, at: Some(at) }
    }

    /// The lowest place.
    pub fn low(&self) -> &Exact {
        &self.low
    }

    /// The highest place.
    pub fn high(&self) -> &Exact {
        &self.high
    }

    /// The best guess; `None`: nothing is known.
    pub fn at(&self) -> Option<&Exact> {
        self.at.as_ref()
    }

    /// Whether nothing at all is known of it.
    pub fn is_anywhere(&self) -> bool {
        self.at.is_none()
    }

    /// The same; where nothing is known, at one end of the scale.
    pub fn or_at_end(&self, is_high: bool) -> Self {
        if self.is_anywhere() { Self::only(Exact::whole(i64::from(is_high))) } else { self.clone() }
    }
}
