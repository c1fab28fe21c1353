//! One answer, from text to the type that its fact declares.

use crate::knowledge::{Answer, Fact, FactKind, option_of};
use crate::values::{instead, join_with, visible};
use crate::yaml::meaning::{self, NumberNotation};
use crate::yaml::{Content, Node, Place};
use serde_json::Value;

/// What does not fit, and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mismatch {
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub hint: Option<String>,
}

impl Mismatch {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), hint: None }
    }

    pub(super) fn with_hint(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { message: message.into(), hint: Some(hint.into()) }
    }
}

/// Reads an answer as a bare word: `true`, `7.5`, `marked`; a set as `a;b`, a known empty set as `[]`. Empty text and `null` are no answer.
///
/// # Errors
/// When the word is no answer of that fact.
pub fn parse_answer(fact: &Fact, word: &str) -> Result<Option<Answer>, Mismatch> {
    if meaning::is_nothing(word) {
        return Ok(None);
    }
    match &fact.kind {
        FactKind::Set(options) => {
            let list = word.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
            let mut words = list.unwrap_or(word).split([';', ',']).map(str::trim);
            let is_empty = words.clone().all(str::is_empty);
            // A comma alone says nothing: only `[]` is a set that is known to be empty.
            if is_empty && list.is_none_or(|list| !list.trim().is_empty()) {
                return Err(expected(fact, &format!("`{}`", visible(word))));
            }
            set(fact, options, words.by_ref().filter(|word| !word.is_empty())).map(Some)
        }
        FactKind::Number { unit, .. } => match spoken(fact, unit, word) {
            Some(number) => one(fact, &number.to_string()).map(Some),
            None => one(fact, word).map(Some),
        },
        _ => one(fact, word).map(Some),
    }
}

/// A number as people say it: "none" where that is one, "14 months" or "2 years" where weeks are counted.
fn spoken(fact: &Fact, unit: &str, word: &str) -> Option<f64> {
    /// Days by the unit that people count in.
    const DAYS: [(&str, f64); 4] =
        [("day", 1.0), ("week", 7.0), ("month", 365.25 / 12.0), ("year", 365.25)];
    let word = word.trim().to_lowercase();
    if matches!(word.as_str(), "none" | "no") {
        return fact.none_is;
    }
    let (number, counted) = word.split_once([' ', '-'])?;
    let counted = counted.trim();
    let one = counted.strip_suffix('s').unwrap_or(counted);
    let (_, days) = DAYS.iter().find(|(name, _)| unit == "weeks" && *name == one)?;
    if meaning::number(number) != Some(NumberNotation::Plain) {
        return None;
    }
    let weeks = number.parse::<f64>().ok()? * days / 7.0;
    // Who counts in months means no tenth of a week.
    Some(if weeks < 8.0 { (weeks * 10.0).round() / 10.0 } else { weeks.round() })
}

/// Reads an answer from JSON, which means what the same text means in a profile.
///
/// # Errors
/// When the value is no answer of that fact.
pub fn answer_from_json(fact: &Fact, value: &Value) -> Result<Option<Answer>, Mismatch> {
    from_node(fact, &node(value))
}

fn node(value: &Value) -> Node {
    let plain = |text: String| Content::Scalar { text, plain: true };
    let content = match value {
        Value::Null => plain("null".to_owned()),
        Value::Bool(flag) => plain(flag.to_string()),
        Value::Number(number) => plain(number.to_string()),
        Value::String(text) => Content::Scalar { text: text.clone(), plain: false },
        Value::Array(items) => Content::List(items.iter().map(node).collect()),
        // No answer is a map, whatever is in it.
        Value::Object(_) => Content::Map(Vec::new()),
    };
    Node { place: Place { line: 1, column: 1 }, content }
}

/// Reads an answer from YAML, where quotes and lists count. An empty value is no answer.
pub(super) fn from_node(fact: &Fact, node: &Node) -> Result<Option<Answer>, Mismatch> {
    match (&fact.kind, &node.content) {
        _ if node.is_nothing() => Ok(None),
        (FactKind::Set(options), Content::List(items)) => {
            let mut words = Vec::new();
            for item in items {
                match &item.content {
                    Content::Scalar { text, .. } => words.push(text.as_str()),
                    Content::List(_) | Content::Map(_) => {
                        return Err(expected(fact, "a list inside the list"));
                    }
                }
            }
            set(fact, options, words.into_iter()).map(Some)
        }
        (FactKind::Set(_), Content::Scalar { text, .. }) => {
            Err(expected(fact, &format!("`{}`", visible(text))))
        }
        // JSON has no other way to write a yes; `true` and numbers it can write without quotes.
        (FactKind::Flag, Content::Scalar { text, plain: false })
            if !matches!(text.to_lowercase().as_str(), "true" | "false") =>
        {
            one(fact, text).map(Some)
        }
        (FactKind::Flag | FactKind::Number { .. }, Content::Scalar { text, plain: false }) => {
            Err(expected(fact, &format!("the text `{}` in quotes", visible(text))))
        }
        (_, Content::Scalar { text, .. }) => one(fact, text).map(Some),
        (_, Content::List(_)) => Err(expected(fact, "a list")),
        (_, Content::Map(_)) => Err(expected(fact, "a map")),
    }
}

fn one(fact: &Fact, word: &str) -> Result<Answer, Mismatch> {
    let unfit = || expected(fact, &format!("`{}`", visible(word)));
    match &fact.kind {
        FactKind::Flag => meaning::yes_or_no(word).map(Answer::Flag).ok_or_else(unfit),
        FactKind::Number { min, max, whole, .. } => {
            let is_answer =
                |number: &f64| (*min..=*max).contains(number) && !(*whole && number.fract() != 0.0);
            match meaning::number(word) {
                Some(NumberNotation::Plain) => {
                    let number = word.parse().ok().filter(is_answer);
                    number.map(Answer::Number).ok_or_else(unfit)
                }
                Some(NumberNotation::Odd(Some(plain))) => Err(expected(
                    fact,
                    &format!("`{}`, which in plain digits is {}", visible(word), visible(&plain)),
                )),
                _ => Err(unfit()),
            }
        }
        FactKind::Choice(options) => option(fact, options, word).map(Answer::Choice),
        FactKind::Set(options) => set(fact, options, std::iter::once(word)),
    }
}

fn set<'a>(
    fact: &Fact,
    options: &[String],
    words: impl Iterator<Item = &'a str>,
) -> Result<Answer, Mismatch> {
    let mut bits = 0;
    for word in words {
        bits |= 1_u64 << option(fact, options, word)?;
    }
    Ok(Answer::Set(bits))
}

fn option(fact: &Fact, options: &[String], word: &str) -> Result<u8, Mismatch> {
    option_of(options, word).ok_or_else(|| {
        Mismatch::with_hint(
            format!("`{}` is no answer of `{}`", visible(word), fact.id),
            meant(fact, options, word),
        )
    })
}

/// What somebody may have meant by a word that is no answer: the nearest, or the one whose plain words have it ("warfarin"), else all of them in plain words.
fn meant(fact: &Fact, options: &[String], word: &str) -> String {
    let lower = word.to_lowercase();
    let has_word = |words: &str| {
        let words = words.to_lowercase();
        let mut words = words.split(|letter: char| !letter.is_alphanumeric());
        // "Insurance" does not mean "without insurance".
        words.clone().any(|of| of == lower)
            && !words.any(|of| matches!(of, "no" | "not" | "without"))
    };
    let in_words = |option: &str| match fact.words.get(option) {
        Some(words) => format!("{option} ({words})"),
        None => option.to_owned(),
    };
    // A short word stands in many answers.
    let mut having = fact.words.iter().filter(|(_, words)| lower.len() > 3 && has_word(words));
    match (having.next(), having.next()) {
        (Some((option, _)), None) => format!("did you mean {}?", in_words(option)),
        _ => instead(word, options, in_words, "the answers are"),
    }
}

/// "expected a number of weeks from 0 to 4000 for `symptom-weeks`, found …".
fn expected(fact: &Fact, found: &str) -> Mismatch {
    let wanted = match &fact.kind {
        FactKind::Flag => "`true` or `false` (or `yes` or `no`)".to_owned(),
        FactKind::Number { unit, min, max, whole } => {
            format!("a {}number from {min} to {max} ({unit})", if *whole { "whole " } else { "" })
        }
        FactKind::Choice(options) => format!("one of {}", join_with(options, "or")),
        FactKind::Set(options) => format!("a list of any of [{}]", options.join(", ")),
    };
    Mismatch::with_hint(
        format!("`{}` does not fit: found {found}", fact.id),
        format!("write {wanted}; leave it out if you do not know"),
    )
}
