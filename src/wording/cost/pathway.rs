//! How many go on to a second step.

use super::super::number::decimal;
use crate::cost::Totals;
use crate::knowledge::Chance;

// How many go on to a second step.

/// "16.9 of 100", and the rest of the sentence. Rounded once, so that those who went on and those who did not add up to a hundred.
pub(crate) fn went_on(chance: &Chance) -> (String, String) {
    let rounded = (chance.people() * 10.0).round() / 10.0;
    let count =
        chance.count.map_or(String::new(), |count| format!(" ({} of {})", count.events, count.of));
    (
        format!("{} of 100", decimal(rounded)),
        format!(
            "{count} went on, {} did not; {}; {}",
            decimal(100.0 - rounded),
            chance.within,
            chance.who
        ),
    )
}

/// Hundredths of a person of 100, as people.
pub(crate) fn people(hundredths: u16) -> String {
    decimal(f64::from(hundredths) / 100.0)
}

/// The average of a hundred people at both ends of the chance, each with its own share where there is a plan.
pub(crate) fn averages([low, high]: [(u16, Totals); 2], has_plan: bool) -> String {
    let one = |totals: Totals| {
        let mine =
            if has_plan { format!(", and {} of their own", totals.patient) } else { String::new() };
        format!("{} a person in all{mine}", totals.total)
    };
    let first = format!(
        "If {} of 100 go on, the average at typical prices is {}.",
        people(low.0),
        one(low.1)
    );
    if low.0 == high.0 {
        return first;
    }
    format!("{first} If {} of 100 go on, it is {}.", people(high.0), one(high.1))
}
