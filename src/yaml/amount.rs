//! Amounts of money and fractions as files hold them: made of the digits that are written, never through binary arithmetic.

use super::scalar::FromWritten;
use crate::values::{Fraction, Money, visible};

/// An amount of dollars in whole cents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount(pub Money);

/// An amount of dollars in whole cents that may be below zero: money that comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signed(pub Money);

/// A price of a small unit, such as dollars a mile: at most four decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate(pub Money);

/// A fraction from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proportion(pub Fraction);

fn money(written: &str, decimals: usize) -> Result<Money, String> {
    Money::parse(written, decimals)
        .map_err(|problem| format!("{problem}, found {}", visible(written)))
}

impl FromWritten for Amount {
    const WANTED: &'static str = "an amount of dollars such as 98.53, without a sign or commas";

    fn from_written(written: &str) -> Result<Self, String> {
        money(written, 2).map(Self)
    }
}

impl FromWritten for Signed {
    const WANTED: &'static str = "an amount of dollars such as 98.53, without commas";

    fn from_written(written: &str) -> Result<Self, String> {
        match written.strip_prefix('-') {
            Some(digits) => money(digits, 2).map(|amount| Self(Money::ZERO - amount)),
            None => money(written, 2).map(Self),
        }
    }
}

impl FromWritten for Rate {
    const WANTED: &'static str = "an amount of dollars such as 0.205, without a sign or commas";

    fn from_written(written: &str) -> Result<Self, String> {
        money(written, 4).map(Self)
    }
}

impl FromWritten for Proportion {
    const WANTED: &'static str = "a fraction such as 0.20 for 20 percent";

    fn from_written(written: &str) -> Result<Self, String> {
        Fraction::parse(written).map(Self).map_err(|problem| meant(problem, written))
    }
}

/// "found 20; for 20 percent write 0.20": the slip that everybody makes once.
fn meant(problem: &str, written: &str) -> String {
    let as_percent = written
        .parse::<u16>()
        .ok()
        .filter(|percent| (2..=100).contains(percent))
        .map_or(String::new(), |percent| {
            format!("; for {percent} percent write {}.{:02}", percent / 100, percent % 100)
        });
    format!("{problem}, found {}{as_percent}", visible(written))
}
