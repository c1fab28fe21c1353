//! Exact numbers: fractions of whole numbers of any size. Where two sums tie, no rounding breaks the tie.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};
use std::fmt;
use std::ops::{Add, Mul, Neg, Sub};

/// An exact number.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Exact(BigRational);

impl Exact {
    /// A whole number.
    pub fn whole(number: i64) -> Self {
        Self(BigRational::from_integer(BigInt::from(number)))
    }

    /// One whole number over another; over 0, which no caller has, it is 0.
    pub fn over(above: i64, below: i64) -> Self {
        Self::whole(above).divided(&Self::whole(below)).unwrap_or_else(|| Self::whole(0))
    }

    /// The number that a decimal is written as: 0.1 is a tenth, and not what a computer makes of it.
    pub fn decimal(number: f64) -> Option<Self> {
        // Without an exponent, and with as few digits as tell it from any other.
        Self::parse(&number.to_string())
    }

    /// A number of digits, a point among them, a minus before them.
    pub fn parse(written: &str) -> Option<Self> {
        let (minus, digits) = match written.strip_prefix('-') {
            Some(digits) => (true, digits),
            None => (false, written),
        };
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let all = format!("{whole}{part}");
        let is_number = !whole.is_empty() && all.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number || (part.is_empty() && digits.contains('.')) {
            return None;
        }
        let above: BigInt = all.parse().ok()?;
        let below = BigInt::from(10).pow(u32::try_from(part.len()).ok()?);
        let number = BigRational::new(above, below);
        Some(Self(if minus { -number } else { number }))
    }

    /// Divided by another; `None`: by nothing.
    pub fn divided(&self, by: &Self) -> Option<Self> {
        (!by.0.is_zero()).then(|| Self(&self.0 / &by.0))
    }

    /// Whether it is 0.
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    /// Whether it is more than 0.
    pub fn is_positive(&self) -> bool {
        self.0.is_positive()
    }

    /// Whether it is less than 0.
    pub fn is_negative(&self) -> bool {
        self.0.is_negative()
    }

    /// Without its sign.
    pub fn magnitude(&self) -> Self {
        Self(self.0.abs())
    }

    /// Itself, or the nearer end of 0 to 1.
    pub(super) fn within_scale(self) -> Self {
        self.clamp(Self::whole(0), Self::whole(1))
    }

    /// So many of `parts` that it comes nearest; 0 where it is below 0.
    pub(super) fn in_parts(&self, parts: u32) -> u64 {
        let parts = &self.0 * BigInt::from(parts);
        parts.round().to_integer().to_u64().unwrap_or(0)
    }

    /// The nearest binary fraction, for print and for pictures.
    pub fn near(&self) -> f64 {
        self.0.to_f64().unwrap_or(0.0)
    }

    /// The number rounded to so many thousandths, half up.
    pub fn thousandths(&self) -> i64 {
        (&self.0 * BigInt::from(1000)).round().to_integer().to_i64().unwrap_or(0)
    }

    /// The number rounded to hundredths.
    pub fn to_hundredths(&self) -> Self {
        let hundred = BigInt::from(100);
        Self(BigRational::new((&self.0 * &hundred).round().to_integer(), hundred))
    }
}

impl fmt::Display for Exact {
    /// "7", or "19/3".
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl Add for &Exact {
    type Output = Exact;

    fn add(self, other: Self) -> Exact {
        Exact(&self.0 + &other.0)
    }
}

impl Sub for &Exact {
    type Output = Exact;

    fn sub(self, other: Self) -> Exact {
        Exact(&self.0 - &other.0)
    }
}

impl Mul for &Exact {
    type Output = Exact;

    fn mul(self, other: Self) -> Exact {
        Exact(&self.0 * &other.0)
    }
}

impl Neg for Exact {
    type Output = Exact;

    fn neg(self) -> Exact {
        Exact(-self.0)
    }
}

impl std::iter::Sum for Exact {
    fn sum<I: Iterator<Item = Self>>(numbers: I) -> Self {
        numbers.fold(Self::whole(0), |sum, number| &sum + &number)
    }
}

#[cfg(test)]
mod tests {
    use super::Exact;

    #[test]
    fn a_decimal_is_the_number_that_is_written() {
        assert_eq!(Exact::decimal(0.1), Some(Exact::over(1, 10)));
        assert_eq!(Exact::decimal(-12.75), Some(Exact::over(-51, 4)));
        assert_eq!(Exact::decimal(1e21), Exact::parse("1000000000000000000000"));
        for word in ["", ".", "1.", ".5", "1e3", "NaN", "+1", "1,5", "--1"] {
            assert_eq!(Exact::parse(word), None, "{word}");
        }
    }

    #[test]
    fn it_is_printed_as_a_whole_number_or_as_a_fraction() {
        assert_eq!(Exact::over(38, 6).to_string(), "19/3");
        assert_eq!(Exact::over(-8, 4).to_string(), "-2");
        assert_eq!(Exact::over(1, 3).in_parts(9), 3);
        assert_eq!(Exact::over(-1, 3).in_parts(9), 0);
        assert_eq!(Exact::over(19, 3).thousandths(), 6333);
    }
}
