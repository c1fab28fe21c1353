//! Text and numbers as a knowledge file may hold them: no empty text, no NaN, nothing that a terminal would obey.

use crate::values::is_hidden;
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use std::fmt;
use std::ops::Deref;

/// Whole numbers up to here are exact in a 64-bit float; anything larger is a slip of the pen.
const LARGEST: f64 = 9_007_199_254_740_992.0;

/// Text that is not empty. Line breaks and runs of spaces are one space.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Text(String);

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A finite number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number(pub f64);

/// A whole number, 0 or more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Whole(pub u64);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextVisitor;
        impl Visitor<'_> for TextVisitor {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("text (in quotes where it looks like a number)")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Text, E> {
                let words: Vec<&str> = text.split_whitespace().collect();
                let text = words.join(" ");
                if text.is_empty() {
                    return Err(E::custom("expected text, found nothing"));
                }
                match text.chars().find(|character| is_hidden(*character)) {
                    Some(hidden) => Err(E::custom(format!(
                        "the text holds a hidden character ({})",
                        hidden.escape_default()
                    ))),
                    None => Ok(Text(text)),
                }
            }
        }
        deserializer.deserialize_any(TextVisitor)
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NumberVisitor;
        impl Visitor<'_> for NumberVisitor {
            type Value = Number;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number such as 2 or -0.5")
            }

            fn visit_f64<E: Error>(self, number: f64) -> Result<Number, E> {
                if number.is_finite() && number.abs() <= LARGEST {
                    Ok(Number(number))
                } else {
                    Err(E::custom(format!(
                        "expected a finite number of sensible size, found {number}"
                    )))
                }
            }

            #[expect(clippy::cast_precision_loss, reason = "too large numbers are refused")]
            fn visit_i64<E: Error>(self, number: i64) -> Result<Number, E> {
                self.visit_f64(number as f64)
            }

            #[expect(clippy::cast_precision_loss, reason = "too large numbers are refused")]
            fn visit_u64<E: Error>(self, number: u64) -> Result<Number, E> {
                self.visit_f64(number as f64)
            }
        }
        deserializer.deserialize_any(NumberVisitor)
    }
}

impl<'de> Deserialize<'de> for Whole {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct WholeVisitor;
        impl Visitor<'_> for WholeVisitor {
            type Value = Whole;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a whole number, 0 or more")
            }

            fn visit_u64<E: Error>(self, number: u64) -> Result<Whole, E> {
                if number <= 1 << 53 {
                    Ok(Whole(number))
                } else {
                    Err(E::custom(format!(
                        "expected a whole number of sensible size, found {number}"
                    )))
                }
            }

            fn visit_i64<E: Error>(self, number: i64) -> Result<Whole, E> {
                u64::try_from(number)
                    .map_err(|_| {
                        E::custom(format!("expected a whole number, 0 or more, found {number}"))
                    })
                    .and_then(|number| self.visit_u64(number))
            }
        }
        deserializer.deserialize_any(WholeVisitor)
    }
}
