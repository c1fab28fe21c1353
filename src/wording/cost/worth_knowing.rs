//! What is worth knowing beside the sums.

use crate::cost::{Timing, Totals};
use crate::knowledge::{Criterion, RuleSet};
use crate::values::Money;

// What is worth knowing.

/// A payer's rule against so many sessions, in its own words.
fn rule(criterion: &Criterion, rule_set: &RuleSet) -> String {
    format!(
        "At the last of them this rule speaks against it: \"{}\" ({}).",
        criterion.text, rule_set.label
    )
}

pub(crate) fn too_many(sessions: u32, criterion: &Criterion, rule_set: &RuleSet) -> String {
    format!(
        "{sessions} sessions in twelve months may not all be paid for. {} The sums here take all as covered.",
        rule(criterion, rule_set)
    )
}

pub(crate) fn too_many_at_once(criterion: &Criterion, rule_set: &RuleSet) -> String {
    format!(" But so many in one year may not all be paid for. {}", rule(criterion, rule_set))
}

pub(crate) fn timing(timing: Timing) -> String {
    // Of the amounts as they are shown, so that the reader's own subtraction agrees.
    let difference = |less: Money, more: Money| (more.rounded() - less.rounded()).to_string();
    match timing {
        Timing::SecondStep { same_year, next_year } if same_year < next_year => format!(
            "with both in one plan year you pay {same_year}. With the second in the next plan year you pay {next_year}. Having both in one plan year would save {}.",
            difference(same_year, next_year)
        ),
        Timing::SecondStep { same_year, next_year } => format!(
            "with both in one plan year you pay {same_year}. With the second in the next plan year you pay {next_year}, which is {} less.",
            difference(next_year, same_year)
        ),
        Timing::OneYear { spread, together } if together < spread => format!(
            "the deductible starts again each plan year. The same number of sessions inside one plan year would cost you {together} in place of {spread}, {} less.",
            difference(together, spread)
        ),
        Timing::OneYear { spread, together } => format!(
            "the same number of sessions inside one plan year would cost you {together} in place of {spread}, {} more.",
            difference(spread, together)
        ),
        Timing::AfterReset { now, later } if now < later => format!(
            "in this plan year you pay {now}. After it starts again you would pay {later}, {} more, because what you have paid so far no longer counts.",
            difference(now, later)
        ),
        Timing::AfterReset { now, later } => format!(
            "in this plan year you pay {now}. After it starts again you would pay {later}, {} less.",
            difference(later, now)
        ),
    }
}

/// Whether it matters that bills fall into several plan years: both sums as they are shown.
pub(crate) fn together(together: Money, spread: Money) -> Option<String> {
    if together == spread {
        return None;
    }
    let (difference, word) =
        if together < spread { (spread - together, "less") } else { (together - spread, "more") };
    Some(format!(
        "The date makes a difference: with all of it in one plan year you would pay {together}, {difference} {word}."
    ))
}

/// Why what costs more can leave the person less to pay.
pub(crate) fn why_less(is_medicare: bool) -> &'static str {
    if is_medicare {
        "For one hospital outpatient service, and for a stay, your part stops at the Part A deductible; elsewhere nothing stops it."
    } else {
        "A limit of the plan stops your part."
    }
}

/// The dearest way leaves the person less to pay than the cheapest.
pub(crate) fn dearest_is_less(dearest: Totals, cheapest: Totals, why: &str) -> String {
    format!(
        "the dearest way ({} in all) leaves you less to pay ({}) than the cheapest ({} in all, {} yours). {why}",
        dearest.total, dearest.patient, cheapest.total, cheapest.patient
    )
}

pub(crate) fn all_the_same(patient: Money) -> String {
    format!(
        "what it costs in all makes no difference to you: you pay {patient} from the cheapest to the dearest."
    )
}

/// The dearer of two columns of one treatment leaves the person less to pay.
pub(crate) fn dearer_is_less(cheaper: &str, why: &str) -> String {
    format!("it costs more in all than \"{cheaper}\", and leaves you less to pay. {why}")
}
