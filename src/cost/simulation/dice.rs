//! What is drawn in each case: prices, and numbers from 0 to 1. Random numbers are fractions here and nowhere else.

use crate::cost::model::{End, Model, Sessions};
use crate::cost::quote::{Bill, PriceVariation, Quote};
use crate::cost::strategy::QuotedPrice;
use crate::values::Money;
use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::Rng;

/// A number from 0 to under 1, with 53 random bits.
pub(super) fn unit(random: &mut Xoshiro256PlusPlus) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
    let bits = (random.next_u64() >> 11) as f64;
    bits / 9_007_199_254_740_992.0
}

/// A whole number of sessions, each as likely as the next.
pub(super) fn spread_over(sessions: Sessions, unit: f64) -> u32 {
    let span = f64::from(sessions.high.saturating_sub(sessions.low)) + 1.0;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "from 0 to the span"
    )]
    let above = (unit * span) as u32;
    sessions.low.saturating_add(above).min(sessions.high)
}

/// The prices of one case.
pub(super) struct Dice<'m> {
    pub(super) bills: Vec<Vec<Bill>>,
    uncertain: Vec<(usize, Die<'m>)>,
}

/// One price that is not certain.
enum Die<'m> {
    /// One of several sites, each as likely as the next.
    Sites(Vec<&'m [Bill]>),
    /// Any amount between two ends, bill by bill; with a usual amount, that is the likeliest.
    Between(Vec<[f64; 3]>, bool),
}

impl<'m> Dice<'m> {
    pub(super) fn new(model: &'m Model) -> Self {
        let mut bills = Vec::new();
        let mut uncertain = Vec::new();
        for (position, priced) in model.quotes.iter().enumerate() {
            match priced {
                QuotedPrice::Own { bill, .. } => bills.push(vec![*bill]),
                QuotedPrice::Known(quote) => {
                    bills.push(quote.low.clone());
                    match quote.spread {
                        PriceVariation::Fixed => {}
                        PriceVariation::Sites(sites) => {
                            let ends = End::ALL.map(|end| priced.bills(end));
                            let mut seen = Vec::new();
                            let mut of_sites: Vec<&[Bill]> = Vec::new();
                            for (site, end) in sites.into_iter().zip(ends) {
                                if let Some(end) = end
                                    && !seen.contains(&site)
                                {
                                    seen.push(site);
                                    of_sites.push(end);
                                }
                            }
                            uncertain.push((position, Die::Sites(of_sites)));
                        }
                        PriceVariation::Between => {
                            uncertain.push((position, between(quote)));
                        }
                    }
                }
            }
        }
        Self { bills, uncertain }
    }

    pub(super) fn roll(&mut self, random: &mut Xoshiro256PlusPlus) {
        for (position, die) in &self.uncertain {
            let unit = unit(random);
            let Some(bills) = self.bills.get_mut(*position) else {
                continue;
            };
            match die {
                Die::Sites(sites) => {
                    #[expect(
                        clippy::cast_possible_truncation,
                        clippy::cast_sign_loss,
                        clippy::cast_precision_loss,
                        reason = "a few sites"
                    )]
                    let which = (unit * sites.len() as f64) as usize;
                    if let Some(site) = sites.get(which) {
                        bills.clear();
                        bills.extend_from_slice(site);
                    }
                }
                Die::Between(ends, has_typical) => {
                    for (bill, [low, typical, high]) in bills.iter_mut().zip(ends) {
                        let cents = if *has_typical {
                            triangular(unit, *low, *typical, *high)
                        } else {
                            low + unit * (high - low)
                        };
                        // Half up, without the call that `round` is on older processors.
                        #[expect(clippy::cast_possible_truncation, reason = "cents of a price")]
                        let cents = (cents + 0.5) as i64;
                        bill.amount = Money::cents(cents);
                    }
                }
            }
        }
    }
}

fn between<'m>(quote: &Quote) -> Die<'m> {
    #[expect(clippy::cast_precision_loss, reason = "cents of a price")]
    let cents = |bill: &Bill| bill.amount.in_cents() as f64;
    let ends = quote
        .low
        .iter()
        .zip(&quote.high)
        .enumerate()
        .map(|(position, (low, high))| {
            let typical =
                quote.typical.as_ref().and_then(|bills| bills.get(position)).map_or(0.0, cents);
            [cents(low), typical, cents(high)]
        })
        .collect();
    Die::Between(ends, quote.typical.is_some())
}

/// The triangular distribution's quantile: its inverse cumulative distribution function.
fn triangular(unit: f64, low: f64, mode: f64, high: f64) -> f64 {
    let width = high - low;
    if width <= 0.0 {
        return low;
    }
    if unit * width < mode - low {
        low + (unit * width * (mode - low)).sqrt()
    } else {
        high - ((1.0 - unit) * width * (high - mode)).sqrt()
    }
}
