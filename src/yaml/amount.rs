//! Amounts of money and fractions as files hold them: read as the decimal that is written, never through binary arithmetic.

use crate::values::{Fraction, Money};
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use std::fmt;

/// An amount of dollars in whole cents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount(pub Money);

/// A price of a small unit, such as dollars a mile: at most four decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate(pub Money);

/// A fraction from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share(pub Fraction);

/// Reads the decimal that stands in the file. A reader of YAML hands over a float; written out, up to fifteen digits come back as they were.
struct DecimalVisitor<T> {
    wanted: &'static str,
    read: fn(&str) -> Result<T, String>,
}

impl<T> Visitor<'_> for DecimalVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.wanted)
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<T, E> {
        (self.read)(&number.to_string()).map_err(E::custom)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<T, E> {
        (self.read)(&number.to_string()).map_err(E::custom)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<T, E> {
        (self.read)(&number.to_string()).map_err(E::custom)
    }
}

fn money(text: &str, decimals: usize) -> Result<Money, String> {
    Money::parse(text, decimals).map_err(|problem| format!("{problem}, found {text}"))
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer
            .deserialize_any(DecimalVisitor {
                wanted: "an amount of dollars such as 98.53, without a sign or commas",
                read: |text| money(text, 2),
            })
            .map(Self)
    }
}

impl<'de> Deserialize<'de> for Rate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer
            .deserialize_any(DecimalVisitor {
                wanted: "an amount of dollars such as 0.205, without a sign or commas",
                read: |text| money(text, 4),
            })
            .map(Self)
    }
}

impl<'de> Deserialize<'de> for Share {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(DecimalVisitor {
            wanted: "a fraction such as 0.20 for 20 percent",
            read: |text| Fraction::parse(text).map(Share).map_err(|problem| meant(problem, text)),
        })
    }
}

/// "found 20; for 20 percent write 0.20": the slip that everybody makes once.
fn meant(problem: &str, text: &str) -> String {
    let as_percent = text
        .parse::<u16>()
        .ok()
        .filter(|percent| (2..=100).contains(percent))
        .map_or(String::new(), |percent| {
            format!("; for {percent} percent write {}.{:02}", percent / 100, percent % 100)
        });
    format!("{problem}, found {text}{as_percent}")
}
