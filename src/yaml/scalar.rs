//! Text and numbers as a file may hold them: no empty text, no NaN, nothing that a terminal would obey.
//!
//! Every `String`, `f64` and `u64` of a typed entry is read by these rules.

use super::deserializer::{AS_NUMBER, AS_WRITTEN};
use crate::values::{hidden_in, visible};
use jiff::civil::Date;
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

/// Whole numbers up to here are exact in a 64-bit float; anything larger is a slip of the pen.
const LARGEST: u64 = 1 << 53;
/// So many digits come through a 64-bit float as they were.
const MOST_DIGITS: usize = 15;

/// What is wanted where text is, for a message.
pub(super) const TEXT: &str = "text (in quotes where it looks like a number)";
/// What is wanted where any number is, for a message.
pub(super) const FINITE_NUMBER: &str = "a number such as 2 or -0.5";
/// What is wanted where a whole number is, for a message.
pub(super) const WHOLE_NUMBER: &str = "a whole number, 0 or more";

/// Text that is not empty. Line breaks and runs of spaces are one space.
pub(super) fn text(written: &str) -> Result<String, String> {
    let mut text = String::with_capacity(written.len());
    for word in written.split_whitespace() {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word);
    }
    if text.is_empty() {
        return Err("expected text, found nothing".to_owned());
    }
    match hidden_in(&text) {
        Some(hidden) => {
            Err(format!("the text holds a hidden character ({})", hidden.escape_default()))
        }
        None => Ok(text),
    }
}

/// The number that plain digits say, where a 64-bit float holds them all.
pub(super) fn finite_number(written: &str) -> Result<f64, String> {
    let (whole, decimals) = written.split_once('.').unwrap_or((written, ""));
    let digits = whole.trim_start_matches(['-', '0']).len() + decimals.trim_end_matches('0').len();
    match written.parse() {
        Ok(_) if digits > MOST_DIGITS => {
            Err(format!("a number has at most fifteen digits, found {}", visible(written)))
        }
        Ok(number) => Ok(number),
        Err(_) => Err(format!("expected {FINITE_NUMBER}, found {}", visible(written))),
    }
}

/// The whole number that plain digits say.
pub(super) fn whole_number(written: &str) -> Result<u64, String> {
    let is_whole = written.bytes().all(|byte| byte.is_ascii_digit());
    match written.parse() {
        Ok(number) if number <= LARGEST => Ok(number),
        _ if is_whole => {
            Err(format!("expected a whole number of sensible size, found {}", visible(written)))
        }
        _ => Err(format!("expected {WHOLE_NUMBER}, found {}", visible(written))),
    }
}

/// A single value as it is written, with or without quotes: a date looks like a number to one reader and not to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written(String);

impl Written {
    /// The day, where it is written as year, month and day: `2026-03-02`.
    pub fn day(&self) -> Option<Date> {
        let is_plain = |byte: u8| byte.is_ascii_digit() || byte == b'-';
        (self.len() == 10 && self.bytes().all(is_plain)).then(|| self.parse().ok()).flatten()
    }

    /// How to write the day: with hyphens, where only they are missing.
    pub fn how_to_write_the_day(&self) -> String {
        let hyphened = self.split_at_checked(4).and_then(|(year, rest)| {
            let (month, day) = rest.split_at_checked(2)?;
            Self(format!("{year}-{month}-{day}")).day()
        });
        match hyphened {
            Some(day) => format!("write it with hyphens: {day}"),
            None => "write year, month and day: 2026-03-02".to_owned(),
        }
    }
}

impl Deref for Written {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

/// Makes a value of the characters that stand in the file.
pub(super) trait FromWritten: Sized {
    /// What is wanted, for a message.
    const WANTED: &'static str;

    fn from_written(written: &str) -> Result<Self, String>;
}

/// Hands over the characters as they stand in the file.
pub(super) struct AsWritten<T>(pub(super) PhantomData<T>);

impl<T: FromWritten> Visitor<'_> for AsWritten<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::WANTED)
    }

    fn visit_str<E: Error>(self, written: &str) -> Result<T, E> {
        T::from_written(written).map_err(E::custom)
    }
}

impl FromWritten for Written {
    const WANTED: &'static str = "a single value";

    fn from_written(written: &str) -> Result<Self, String> {
        Ok(Self(written.trim().to_owned()))
    }
}

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(AS_WRITTEN, AsWritten(PhantomData))
    }
}

/// Types that are read from a number in plain digits.
macro_rules! read_from_a_number {
    ($($type:ty),+) => {
        $(impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_newtype_struct(AS_NUMBER, AsWritten(PhantomData))
            }
        })+
    };
}

read_from_a_number!(super::Amount, super::Rate, super::Proportion, super::Signed);
