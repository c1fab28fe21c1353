//! One value of a document by its path: `strategies.0.total.high`.

use crate::values::{closest, join_with, visible};
use serde_json::Value;

/// Why nothing is at a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NoValue {
    /// What is at the path so far has other keys.
    Key { at: String, step: String, keys: Vec<String> },
    /// What is at the path so far is a list of so many.
    Item { at: String, step: String, count: usize },
    /// What is at the path so far holds nothing.
    Inside { at: String },
}

/// The value at a path of keys and positions.
pub(crate) fn value_at<'d>(document: &'d Value, path: &str) -> Result<&'d Value, NoValue> {
    let mut value = document;
    let mut walked: Vec<&str> = Vec::new();
    for step in path.split('.').filter(|step| !step.is_empty()) {
        let at = || match walked.join(".") {
            at if at.is_empty() => "the document".to_owned(),
            at => format!("`{}`", visible(&at)),
        };
        value = match value {
            Value::Object(map) => map.get(step).ok_or_else(|| NoValue::Key {
                at: at(),
                step: step.to_owned(),
                keys: map.keys().cloned().collect(),
            })?,
            Value::Array(items) => {
                step.parse::<usize>().ok().and_then(|position| items.get(position)).ok_or_else(
                    || NoValue::Item { at: at(), step: step.to_owned(), count: items.len() },
                )?
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
                return Err(NoValue::Inside { at: at() });
            }
        };
        walked.push(step);
    }
    Ok(value)
}

impl NoValue {
    /// Whether no document of the kind has it: a list may be longer in another, and what is unknown here may be known there.
    pub(crate) fn is_misspelt(&self) -> bool {
        match self {
            Self::Key { .. } => true,
            Self::Item { step, .. } => step.parse::<usize>().is_err(),
            Self::Inside { .. } => false,
        }
    }

    /// What is wrong, and how to mend it.
    pub(crate) fn words(&self) -> (String, String) {
        match self {
            Self::Key { at, step, keys } => (
                format!("{at} has no `{}`", visible(step)),
                match closest(step, keys.iter().map(String::as_str)) {
                    _ if step.contains('[') => {
                        "a place in a list is a step of its own: strategies.0".to_owned()
                    }
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("it has {}", join_with(keys, "and")),
                },
            ),
            Self::Item { at, step, count } => (
                format!("{at} is a list without a number `{}`", visible(step)),
                match count {
                    0 => "the list is empty".to_owned(),
                    count => format!("it is counted from 0 to {}", count - 1),
                },
            ),
            Self::Inside { at } => {
                (format!("nothing is inside {at}"), "leave the rest of the path out".to_owned())
            }
        }
    }
}
