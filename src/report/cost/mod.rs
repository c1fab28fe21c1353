//! Reports about money: what treatments cost, a user's own bills, the plans and prices that are known.

mod axis;
mod course;
mod document;
mod doubt;
mod doubt_document;
mod estimate;
mod even;
mod knowing;
mod matrix;
mod page;
mod pictures;
mod plan;
mod plans;
mod prices;
mod records;
mod remarks;
mod rows;
mod share;
mod spreads;
mod sums;
mod tornado;
mod words;

pub use course::CourseReport;

pub use plans::PlansReport;
pub use prices::PricesReport;

use super::{Block, Text};
use crate::values::{Fraction, Money};
use serde_json::Value;

/// Money for programs: a number of dollars with two places.
fn amount(money: Money) -> Value {
    serde_json::from_str(&money.plain()).unwrap_or(Value::Null)
}

/// A fraction for programs: a number from 0 to 1.
fn fraction(fraction: Fraction) -> Value {
    serde_json::from_str(&fraction.plain()).unwrap_or(Value::Null)
}

fn list(items: Vec<String>) -> Block {
    Block::List { ordered: false, items: items.into_iter().map(Text::plain).collect() }
}
