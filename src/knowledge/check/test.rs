//! Checks the tests of a rule: each step has one form, fits the type of its fact, and can come out both ways.

use super::context::{CheckContext, Location};
use crate::knowledge::raw::RawTest;
use crate::knowledge::{FactKind, Leaf, Predicate, Test, option_of};
use crate::values::{instead, visible};
use crate::yaml::Value;

/// A longer rule is no rule that anybody published. Whatever is asked of a rule takes time for each test and each answer to it.
const MOST_TESTS: usize = 200;

/// A rule whole: its steps, and not too many of them.
pub(super) fn rule(context: &mut CheckContext, at: &Location, raw: &RawTest) -> Option<Test> {
    let rule = test(context, at, raw)?;
    let mut tests = 0;
    rule.each_leaf(&mut |_| tests += 1);
    if tests > MOST_TESTS {
        context.problem_with_hint(
            at,
            format!("this rule has {tests} tests of facts; {MOST_TESTS} are the most"),
            "make several rules of it",
        );
        return None;
    }
    Some(rule)
}

/// One step of a rule: exactly one of the forms.
fn test(context: &mut CheckContext, at: &Location, raw: &RawTest) -> Option<Test> {
    let RawTest { fact, is, one_of, includes, at_least, at_most, told, all, any, not, of } = raw;
    let asks =
        [is.is_some(), one_of.is_some(), includes.is_some(), at_least.is_some(), at_most.is_some()]
            .iter()
            .filter(|given| **given)
            .count();
    let combined = [all.is_some(), any.is_some(), not.is_some(), of.is_some()]
        .iter()
        .filter(|given| **given)
        .count();
    if *told && fact.is_none() {
        context.problem(&at.key("told"), "`told` goes with a test of one fact only");
    }
    match (fact, all, any, not, of) {
        (Some(name), None, None, None, None) if asks == 1 => {
            leaf(context, at, name, raw).map(Test::Leaf)
        }
        (None, Some(tests), None, None, None) if asks == 0 => {
            tests_of(context, &at.key("all"), tests).map(Test::All)
        }
        (None, None, Some(tests), None, None) if asks == 0 => {
            tests_of(context, &at.key("any"), tests).map(Test::Any)
        }
        (None, None, None, Some(inner), None) if asks == 0 => {
            test(context, &at.key("not"), inner).map(|inner| Test::Not(Box::new(inner)))
        }
        (None, None, None, None, Some(tests)) if asks == 1 && at_least.is_some() => {
            let inner = tests_of(context, &at.key("of"), tests);
            let needed = needed(context, &at.key("at-least"), *at_least, tests.len());
            Some(Test::AtLeast(needed?, inner?))
        }
        _ => {
            let found = if fact.is_some() && asks == 0 && combined == 0 {
                "the fact is named, but not what is asked of it"
            } else {
                "a step is either one test of one fact or one combination of steps"
            };
            context.problem_with_hint(
                at,
                found,
                "write `{fact: NAME, is: …}` (or one-of, includes, at-least, at-most), or `all: […]`, `any: […]`, `not: …`, or `at-least: 2` with `of: […]`",
            );
            None
        }
    }
}

fn tests_of(context: &mut CheckContext, at: &Location, raw: &[RawTest]) -> Option<Vec<Test>> {
    if raw.is_empty() {
        context.problem(at, "an empty list of steps settles nothing");
        return None;
    }
    let tests: Vec<Test> = at.each(raw).filter_map(|(at, raw)| test(context, &at, raw)).collect();
    (tests.len() == raw.len()).then_some(tests)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "whole and within the number of steps"
)]
fn needed(
    context: &mut CheckContext,
    at: &Location,
    number: Option<f64>,
    steps: usize,
) -> Option<usize> {
    let number = number?;
    let needed = number as usize;
    if number.fract() != 0.0 || number < 1.0 || needed > steps {
        context.problem(
            at,
            format!(
                "expected a whole number from 1 to {steps} (the steps in `of`), found {number}"
            ),
        );
        return None;
    }
    Some(needed)
}

fn leaf(context: &mut CheckContext, at: &Location, name: &str, raw: &RawTest) -> Option<Leaf> {
    let pointer = context.reference(&at.key("fact"), name)?;
    // A fact that does not hold itself is told already.
    let kind = context.facts.kind(pointer)?;
    let predicate = match (kind, raw) {
        (FactKind::Flag, RawTest { is: Some(value), .. }) => value.as_bool().map(Predicate::Is),
        (FactKind::Choice(options), RawTest { is: Some(value), .. }) => {
            let word = match value {
                Value::String(word) => Some(word.as_str()),
                Value::Bool(true) => Some("yes"),
                Value::Bool(false) => Some("no"),
                _ => None,
            };
            match word {
                Some(word) => {
                    Some(Predicate::OneOf(1 << option(context, &at.key("is"), word, options)?))
                }
                None => None,
            }
        }
        (FactKind::Choice(options), RawTest { one_of: Some(words), .. }) if !words.is_empty() => {
            let mut bits = 0;
            for (position, word) in words.iter().enumerate() {
                bits |= 1 << option(context, &at.key("one-of").item(position), word, options)?;
            }
            Some(Predicate::OneOf(bits))
        }
        (FactKind::Set(options), RawTest { includes: Some(word), .. }) => {
            option(context, &at.key("includes"), word, options).map(Predicate::Includes)
        }
        (FactKind::Number { min, max, .. }, RawTest { at_least: Some(bound), .. }) => {
            within(context, &at.key("at-least"), *bound, *min, *max)?;
            Some(Predicate::AtLeast(*bound))
        }
        (FactKind::Number { min, max, .. }, RawTest { at_most: Some(bound), .. }) => {
            within(context, &at.key("at-most"), *bound, *min, *max)?;
            Some(Predicate::AtMost(*bound))
        }
        _ => None,
    };
    if predicate.is_none() {
        let (what, how) = match kind {
            FactKind::Flag => ("a yes-or-no fact", "`is: true` or `is: false`"),
            FactKind::Choice(_) => {
                ("a fact with one answer of a list", "`is: ANSWER` or `one-of: [ANSWER, …]`")
            }
            FactKind::Set(_) => ("a fact with any answers of a list", "`includes: ANSWER`"),
            FactKind::Number { .. } => ("a number", "`at-least: …` or `at-most: …`"),
        };
        context.problem_with_hint(
            at,
            format!("`{}` is {what}; this test does not fit it", visible(name)),
            format!("ask it with {how}"),
        );
    }
    Some(Leaf { fact: pointer, predicate: predicate?, told: raw.told })
}

fn option(context: &mut CheckContext, at: &Location, word: &str, options: &[String]) -> Option<u8> {
    let position = option_of(options, word);
    if position.is_none() {
        context.problem_with_hint(
            at,
            format!("`{}` is no answer of this fact", visible(word)),
            instead(word, options, str::to_owned, "the answers are"),
        );
    }
    position
}

fn within(context: &mut CheckContext, at: &Location, bound: f64, min: f64, max: f64) -> Option<()> {
    if (min..=max).contains(&bound) {
        return Some(());
    }
    context.problem(
        at,
        format!("{bound} is outside the answers of this fact ({min} to {max}), so the test always comes out the same"),
    );
    None
}
