//! Money on the scale of a picture.

use crate::report::Tick;
use crate::report::scale::Scale;
use crate::values::Money;

/// More named values would run into each other in a narrow terminal.
const TICKS: u16 = 5;

/// A scale of dollars.
#[derive(Debug, Clone, Copy)]
pub(super) struct Axis(Scale);

impl Axis {
    /// The axis that holds both amounts.
    pub(super) fn over(one: Money, other: Money) -> Self {
        Self(Scale::over(number(one), number(other)))
    }

    /// The axis from one amount to another, no further.
    pub(super) fn between(from: Money, to: Money) -> Self {
        Self(Scale::between(number(from), number(to)))
    }

    /// Where an amount lies.
    pub(super) fn place(&self, money: Money) -> u16 {
        self.0.place(number(money))
    }

    /// Round amounts along it.
    pub(super) fn ticks(&self) -> Vec<Tick> {
        self.0.ticks(TICKS, name)
    }
}

/// An amount as a number of dollars.
#[expect(clippy::cast_precision_loss, reason = "a place in a picture, of a thousand")]
fn number(money: Money) -> f64 {
    money.millionths() as f64 / 1e6
}

/// A round number of dollars; of less than a dollar, with its cents.
fn name(dollars: f64) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "near an amount that was cents")]
    let cents = (dollars * 100.0).round() as i64;
    let text = Money::cents(cents).to_string();
    text.trim_end_matches(".00").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_named_with_sign_and_commas() {
        let axis = Axis::over(Money::cents(-122_500), Money::cents(1_867_098));
        let labels: Vec<String> = axis.ticks().into_iter().map(|tick| tick.label).collect();
        assert_eq!(labels, ["$0", "$5,000", "$10,000", "$15,000", "$20,000"]);
        let axis = Axis::over(Money::cents(-90), Money::cents(65));
        let labels: Vec<String> = axis.ticks().into_iter().map(|tick| tick.label).collect();
        assert_eq!(labels, ["-$1", "-$0.50", "$0", "$0.50"]);
    }
}
