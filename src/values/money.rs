//! Money and fractions, exact: no binary floating point takes part in any sum.
//!
//! Bills are in whole cents and a plan's percentages have at most two decimals, so a share of a bill has at most six decimals of a dollar.
//! [`Money`] counts these millionths. It is rounded once, half up to the cent, when it is shown.

use serde::Deserialize;
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Mul, Sub};

/// Millionths of a dollar in a cent.
const CENT: i64 = 10_000;
/// Millionths in a dollar.
const DOLLAR: i64 = 1_000_000;
/// A hundred million dollars. No honest bill is larger, and sums of tens of thousands of such bills still fit.
const LARGEST: i64 = 100_000_000 * DOLLAR;

/// An amount in millionths of a dollar.
///
/// Sums and differences stop at the ends of the type instead of wrapping; amounts that are read are small enough
/// (a hundred million dollars each) that no sum gets there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(transparent)]
pub struct Money(i64);

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// More than any sum comes to.
    pub const MOST: Self = Self(i64::MAX);

    /// So many cents.
    pub const fn cents(cents: i64) -> Self {
        Self(cents.saturating_mul(CENT))
    }

    /// Reads an amount such as `98.53`, exactly: digits with at most so many decimals, no sign, no comma, at most a hundred million dollars.
    ///
    /// # Errors
    /// What is wrong with it, in words that follow a colon.
    pub fn parse(text: &str, decimals: usize) -> Result<Self, &'static str> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !is_number(whole) || !is_number(fraction) || digits.ends_with('.') {
            return Err("expected an amount of dollars such as 98.53");
        }
        // `00` is what a shell leaves of `$600`.
        if whole.len() > 1 && whole.starts_with('0') {
            return Err("expected an amount of dollars without zeros before it, such as 98.53");
        }
        if digits.len() != text.len() {
            return Err("an amount cannot be below zero");
        }
        // `1.000` is a dollar to some, and a thousand to others.
        let is_written_out = decimals == 2 && fraction.len() > 2;
        let fraction = fraction.trim_end_matches('0');
        if is_written_out || fraction.len() > decimals.min(6) {
            return Err(if decimals == 2 {
                "an amount is in whole cents: at most two decimals"
            } else {
                "a rate has at most four decimals"
            });
        }
        let whole: i64 = whole.parse().unwrap_or(i64::MAX);
        let millionths: i64 = format!("{fraction:0<6}").parse().unwrap_or(0);
        let amount = whole.saturating_mul(DOLLAR).saturating_add(millionths);
        if amount > LARGEST {
            return Err("an amount is at most 100,000,000 dollars");
        }
        Ok(Self(amount))
    }

    /// Millionths of a dollar: the form in which the built-in knowledge holds it.
    pub fn millionths(self) -> i64 {
        self.0
    }

    /// The nearest whole cent, half up.
    pub fn in_cents(self) -> i64 {
        self.0.saturating_add(CENT / 2).div_euclid(CENT)
    }

    /// Whether it is so many cents and nothing beyond.
    pub fn is_whole_cents(self) -> bool {
        self.0 % CENT == 0
    }

    /// Rounded half up to the cent.
    pub fn rounded(self) -> Self {
        Self::cents(self.in_cents())
    }

    /// That fraction of it: exact where the amount is in whole cents, else to the nearest millionth, half up.
    pub fn share(self, fraction: Fraction) -> Self {
        let cents = self.0 / CENT;
        if cents * CENT == self.0 {
            return Self(cents.saturating_mul(i64::from(fraction.0)));
        }
        self.scaled(i64::from(fraction.0), i64::from(Fraction::WHOLE))
    }

    /// It times `over`, divided by `under` (more than 0), to the nearest millionth, half up.
    pub fn scaled(self, over: i64, under: i64) -> Self {
        let under = i128::from(under.max(1));
        let product = i128::from(self.0).saturating_mul(i128::from(over));
        let doubled = product.saturating_mul(2).saturating_add(under);
        Self(i64::try_from(doubled.div_euclid(2 * under)).unwrap_or(i64::MAX))
    }

    /// So many ten-thousandths of another amount and the rest of this one, rounded once: half up to the cent.
    pub fn mixed_to_cents(self, other: Self, ten_thousandths: u16) -> Self {
        let (part, whole) = (i128::from(ten_thousandths), i128::from(Fraction::WHOLE));
        let sum = i128::from(self.0) * (whole - part) + i128::from(other.0) * part;
        let under = whole * i128::from(CENT);
        let cents = (2 * sum + under).div_euclid(2 * under);
        Self::cents(i64::try_from(cents).unwrap_or(i64::MAX))
    }

    /// It times `over`, divided by `under` (more than 0), rounded once: half up to the cent.
    pub fn scaled_to_cents(self, over: i64, under: i64) -> Self {
        let under = i128::from(under.max(1)) * i128::from(CENT);
        let product = i128::from(self.0).saturating_mul(i128::from(over));
        let doubled = product.saturating_mul(2).saturating_add(under);
        Self::cents(i64::try_from(doubled.div_euclid(2 * under)).unwrap_or(i64::MAX))
    }

    /// Less the other, but not below nothing.
    pub fn less(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0).max(0))
    }

    /// Two decimals without a sign of currency: `1234.50`.
    pub fn plain(self) -> String {
        let cents = self.in_cents();
        let sign = if cents < 0 { "-" } else { "" };
        let cents = cents.unsigned_abs();
        format!("{sign}{}.{:02}", cents / 100, cents % 100)
    }
}

impl Money {
    /// As people write it, with every decimal that it has: `$0.205`.
    pub fn in_full(self) -> String {
        let (whole, beyond) = self.beyond_cents();
        format!("{whole}{beyond}")
    }

    /// The same without a sign of currency: `0.205`.
    pub fn plain_in_full(self) -> String {
        let (whole, beyond) = self.beyond_cents();
        format!("{}{beyond}", whole.plain())
    }

    /// The whole cents, and the decimals after them.
    fn beyond_cents(self) -> (Self, String) {
        let beyond = self.0.rem_euclid(CENT);
        let decimals = format!("{beyond:04}");
        (Self(self.0 - beyond), decimals.trim_end_matches('0').to_owned())
    }
}

impl Add for Money {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Money {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for Money {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Mul<u32> for Money {
    type Output = Self;

    fn mul(self, times: u32) -> Self {
        Self(self.0.saturating_mul(i64::from(times)))
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Self::add)
    }
}

/// As people write it: `$1,234.50`.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = self.plain();
        let (sign, plain) =
            plain.strip_prefix('-').map_or(("", plain.as_str()), |rest| ("-", rest));
        let (whole, cents) = plain.split_once('.').unwrap_or((plain, "00"));
        write!(f, "{sign}${}.{cents}", super::grouped(whole))
    }
}

/// A fraction from 0 to 1 in ten-thousandths.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(transparent)]
pub struct Fraction(u16);

impl Fraction {
    /// Nothing of it.
    pub const ZERO: Self = Self(0);
    /// All of it.
    pub const ALL: Self = Self(Self::WHOLE);
    /// Ten-thousandths in the whole.
    pub const WHOLE: u16 = 10_000;

    /// Reads a fraction such as `0.20`: from 0 to 1, with at most four decimals.
    ///
    /// # Errors
    /// What is wrong with it, in words that follow a colon.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let amount = Money::parse(text, 6).map_err(|_| "expected a fraction such as 0.20")?;
        if amount.0 > DOLLAR {
            return Err("a fraction is from 0 to 1");
        }
        if amount.0 % 100 != 0 {
            return Err("a fraction has at most four decimals");
        }
        u16::try_from(amount.0 / 100).map(Self).map_err(|_| "a fraction is from 0 to 1")
    }

    /// Ten-thousandths: the form in which the built-in knowledge holds it.
    pub fn ten_thousandths(self) -> u16 {
        self.0
    }

    /// What is left of the whole.
    pub fn rest(self) -> Self {
        Self(Self::WHOLE.saturating_sub(self.0))
    }

    /// As a decimal: `0.2`.
    pub fn plain(self) -> String {
        let text = format!("{}.{:04}", self.0 / Self::WHOLE, self.0 % Self::WHOLE);
        let text = text.trim_end_matches('0').trim_end_matches('.');
        text.to_owned()
    }
}

/// As people write it: `20%`.
impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / 100, self.0 % 100);
        if rest == 0 {
            write!(f, "{whole}%")
        } else {
            write!(f, "{whole}.{}%", format!("{rest:02}").trim_end_matches('0'))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Fraction, Money};
    use proptest::prelude::*;

    /// An amount; nothing where the text is none, which then fails the test.
    fn money(text: &str) -> Money {
        Money::parse(text, 2).unwrap_or_default()
    }

    #[test]
    fn amounts_read_exactly_and_nothing_else_does() {
        for (text, cents) in
            [("98.53", 9853), ("0", 0), ("7.5", 750), ("100000000", 10_000_000_000)]
        {
            assert_eq!(money(text).in_cents(), cents);
        }
        for text in [
            "",
            "-1",
            "1e3",
            "1,000",
            "98.531",
            ".5",
            "5.",
            "nan",
            "100000000.01",
            "$5",
            "+5",
            "1.2.3",
            "99999999999999999999999",
            "00",
            "007",
        ] {
            assert!(Money::parse(text, 2).is_err(), "{text}");
        }
        assert_eq!(Money::parse("0.205", 3).map(|rate| (rate * 60).plain()), Ok("12.30".into()));
    }

    #[test]
    fn money_reads_as_people_write_it() {
        assert_eq!(money("1234.5").to_string(), "$1,234.50");
        assert_eq!((Money::ZERO - money("1234.5")).to_string(), "-$1,234.50");
        assert_eq!(Fraction::parse("0.2").map(|share| share.to_string()), Ok("20%".into()));
        assert_eq!(Fraction::parse("0.125").map(|share| share.to_string()), Ok("12.5%".into()));
        for text in ["20", "1.01", "-0.2", "0.00001", "x"] {
            assert!(Fraction::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_rate_is_shown_with_every_decimal() {
        for (text, shown) in [("0.205", "$0.205"), ("0.21", "$0.21"), ("1234.5678", "$1,234.5678")]
        {
            assert_eq!(Money::parse(text, 4).map(Money::in_full), Ok(shown.to_owned()));
        }
    }

    #[test]
    fn half_a_cent_goes_up() {
        let half = money("0.03").share(Fraction(5000));
        assert_eq!(half.plain(), "0.02");
        let sum: Money = [half, half].into_iter().sum();
        assert_eq!(sum.plain(), "0.03");
    }

    proptest! {
        #[test]
        fn a_share_and_its_rest_are_the_whole(cents in 0_i64..10_000_000_000, part in 0_u16..=10_000) {
            let (amount, part) = (Money::cents(cents), Fraction(part));
            prop_assert_eq!(amount.share(part) + amount.share(part.rest()), amount);
            prop_assert!(amount.share(part) <= amount);
        }

        #[test]
        fn what_is_written_is_read_back(cents in 0_i64..10_000_000_000) {
            prop_assert_eq!(Money::parse(&Money::cents(cents).plain(), 2), Ok(Money::cents(cents)));
        }
    }
}
