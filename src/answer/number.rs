//! Numbers of a document: as the knowledge file writes them, money with two places.

use crate::knowledge::{Unit, UnitKind};
use crate::values::{Fraction, Money};
use serde::ser::{Error, Serialize, Serializer};
use std::borrow::Cow;

/// A number, written without needless decimals: 24, not 24.0. An amount of dollars has two places.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Number {
    /// As it was published.
    Plain(f64),
    /// Published dollars.
    Dollars(f64),
    /// Dollars that were reckoned, to the cent.
    Money(Money),
    /// Dollars with every decimal, for what costs less than a cent.
    Rate(Money),
    /// A part of a whole, from 0 to 1.
    Fraction(Fraction),
}

impl Number {
    /// A number in a unit.
    pub(crate) fn in_unit(unit: &Unit, value: f64) -> Self {
        match unit.kind {
            UnitKind::Money => Self::Dollars(value),
            UnitKind::People
            | UnitKind::Points
            | UnitKind::Time
            | UnitKind::Count
            | UnitKind::Text => Self::Plain(value),
        }
    }

    /// What was published; `None` for what was reckoned.
    pub(crate) fn published(self) -> Option<f64> {
        match self {
            Self::Plain(value) | Self::Dollars(value) => Some(value),
            Self::Money(_) | Self::Rate(_) | Self::Fraction(_) => None,
        }
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let decimal = |text: String, serializer: S| match text.parse::<serde_json::Number>() {
            Ok(number) => number.serialize(serializer),
            Err(error) => Err(S::Error::custom(error)),
        };
        #[expect(
            clippy::cast_possible_truncation,
            reason = "whole and far below the limit: the checker refuses numbers over 2^53"
        )]
        match self {
            Self::Plain(value) if value.fract() == 0.0 => serializer.serialize_i64(*value as i64),
            Self::Plain(value) => serializer.serialize_f64(*value),
            Self::Dollars(value) => decimal(format!("{value:.2}"), serializer),
            Self::Money(money) => decimal(money.plain(), serializer),
            Self::Rate(money) => decimal(money.plain_in_full(), serializer),
            Self::Fraction(fraction) => decimal(fraction.plain(), serializer),
        }
    }
}

impl From<Money> for Number {
    fn from(money: Money) -> Self {
        Self::Money(money)
    }
}

impl From<Fraction> for Number {
    fn from(fraction: Fraction) -> Self {
        Self::Fraction(fraction)
    }
}

// Amounts stand as they are in answers; the built-in knowledge, which no human reads, holds what they are counted in.

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            Number::Money(*self).serialize(serializer)
        } else {
            serializer.serialize_i64(self.millionths())
        }
    }
}

impl Serialize for Fraction {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            Number::Fraction(*self).serialize(serializer)
        } else {
            serializer.serialize_u16(self.ten_thousandths())
        }
    }
}

macro_rules! numbers {
    ($($name:ident),+) => { $(
        impl schemars::JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn inline_schema() -> bool {
                true
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "number" })
            }
        }
    )+ };
}

numbers!(Number, Money, Fraction);
