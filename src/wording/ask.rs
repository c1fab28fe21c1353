//! What is said while questions are asked one at a time.

use super::number;
use crate::knowledge::{Fact, FactKind};
use crate::values::plural;

/// Before the first question.
pub(crate) const OPENING: &str = "One question at a time, warning signs first, then which problem it is. If you do not know, press Enter: unknown is never read as \"no\". \
     Nothing is sent, and nothing is kept unless you say where.";
/// Before every answer.
pub(crate) const PROMPT: &str = "answer (Enter: I don't know, b back, w why, q stop): ";
/// Where the knowledge has no question of its own for it.
pub(crate) const WHICH_CONDITION: &str = "Which condition is it about?";
/// Why the condition is asked for.
pub(crate) const WHY_CONDITION: &str = "The rules and the choices differ by condition.";
/// The last answer of a question that takes several.
pub(crate) const NONE_OF_THEM: &str = "none of these";
/// There is no question before the first.
pub(crate) const NO_QUESTION_BEFORE: &str = "This is the first question.";
/// Before the name of a file.
pub(crate) const WHERE_TO_KEEP: &str =
    "To keep your answers, type the name of a new file, such as me.yaml (Enter: keep nothing): ";
/// What a file of answers is called.
pub(crate) const NAME_OF_A_PROFILE: &str = "The name should end in .yaml.";
/// A file of that name is there.
pub(crate) const IS_THERE: &str = "There is such a file; name another one.";

/// "Question 3 (at most about 41 more)."
pub(crate) fn place(number: usize, at_most: usize) -> String {
    match at_most.saturating_sub(1) {
        0 => format!("Question {number}, the last."),
        more => format!("Question {number} (at most about {more} more)."),
    }
}

/// "Question 3 of 9."
pub(crate) fn numbered(number: usize, of: usize) -> String {
    format!("Question {number} of {of}.")
}

/// What hangs on an answer.
pub(crate) fn hangs_on(red_flags: usize, rules: usize) -> String {
    let mut parts = Vec::new();
    if red_flags > 0 {
        parts.push(plural(red_flags, "warning sign", "warning signs"));
    }
    if rules > 0 {
        parts.push(plural(rules, "rule", "rules"));
    }
    let verb = if red_flags + rules == 1 { "hangs" } else { "hang" };
    format!("{} {verb} on it.", parts.join(" and "))
}

/// An answer of several, in words.
pub(crate) fn option(fact: &Fact, option: &str) -> String {
    fact.words.get(option).map_or_else(|| option.replace('-', " "), String::clone)
}

/// Which number is wanted.
pub(crate) fn number_wanted(fact: &Fact) -> String {
    let FactKind::Number { unit, min, max, whole } = &fact.kind else { return String::new() };
    let (min, max) = (*min, *max);
    let kind = if *whole { "A whole number" } else { "A number" };
    let none = if fact.none_is.is_some() { ", or none" } else { "" };
    let (min, max) = (number::decimal(min), number::decimal(max));
    if unit.starts_with("points-") {
        return format!("{kind} from {min} to {max}{none}.");
    }
    let longer = if unit == "weeks" { " (or say 14 months, 2 years)" } else { "" };
    format!("{kind} from {min} to {max}, counted in {unit}{longer}{none}.")
}

/// Several of these numbers.
pub(crate) fn several_of(count: usize) -> String {
    format!("Type one number from 1 to {count}, or several with commas between, such as 1,2.")
}

/// One of these numbers.
pub(crate) fn one_of(count: usize) -> String {
    format!("Type a number from 1 to {count}.")
}

/// Why no more is asked.
pub(crate) const SETTLED: &str =
    "That is all: no question is left that could change anything. What you skipped stays open.";

/// What was written, and how it is used.
pub(crate) fn kept(file: &str) -> String {
    format!("Next time: spinecmp check -p {file}")
}
