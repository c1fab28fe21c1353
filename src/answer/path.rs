//! One value of a document by its path: `strategies.0.total.high`.

use crate::values::{closest, distinct, join_with, visible};
use serde_json::Value;

/// Why nothing is at a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NoValue {
    /// What is at the path so far has other keys.
    Key { at: String, step: String, keys: Vec<String> },
    /// What is at the path so far is a list of so many, and of these ids.
    Item { at: String, step: String, count: usize, ids: Vec<String> },
    /// What is at the path so far holds nothing.
    Inside { at: String },
    /// It would say why a key is null, and that key is not.
    Known { key: String },
}

/// The key that says of others why they are null.
const MISSING_BECAUSE: &str = "missing_because";

/// What entries of a list are called by.
const IDS: [&str; 4] = ["id", "treatment", "attribute", "fact"];

/// What an entry of a list is called.
fn id_of(item: &Value) -> Option<&str> {
    IDS.iter().find_map(|key| item.get(key)?.as_str())
}

/// The entry of a list at a position, or the one that has that id.
fn item<'d>(items: &'d [Value], step: &str) -> Option<&'d Value> {
    if let Ok(position) = step.parse::<usize>() {
        return items.get(position);
    }
    let mut found = items.iter().filter(|item| id_of(item) == Some(step));
    // Of several with one id, a position says which.
    found.next().filter(|_| found.next().is_none())
}

/// The value at a path of keys, of positions in lists, and of ids of their entries.
pub(crate) fn value_at<'d>(document: &'d Value, path: &str) -> Result<&'d Value, NoValue> {
    let mut value = document;
    // What the value is a part of.
    let mut around = document;
    let mut walked: Vec<&str> = Vec::new();
    for step in path.split('.').filter(|step| !step.is_empty()) {
        let at = || match walked.join(".") {
            at if at.is_empty() => "the document".to_owned(),
            at => format!("`{}`", visible(&at)),
        };
        let inner = match value {
            Value::Object(map) => map.get(step).ok_or_else(|| match walked.last() {
                // It says why another key is null, where it is.
                Some(last) if *last == MISSING_BECAUSE && around.get(step).is_some() => {
                    NoValue::Known { key: step.to_owned() }
                }
                _ => NoValue::Key {
                    at: at(),
                    step: step.to_owned(),
                    keys: map.keys().cloned().collect(),
                },
            })?,
            Value::Array(items) => item(items, step).ok_or_else(|| NoValue::Item {
                at: at(),
                step: step.to_owned(),
                count: items.len(),
                ids: distinct(items.iter().filter_map(id_of).map(str::to_owned)),
            })?,
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
                return Err(NoValue::Inside { at: at() });
            }
        };
        around = std::mem::replace(&mut value, inner);
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
            Self::Inside { .. } | Self::Known { .. } => false,
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
                    None if keys.is_empty() => "it is empty".to_owned(),
                    None => format!("it has {}", join_with(keys, "and")),
                },
            ),
            Self::Item { at, step, count, ids } if ids.contains(step) => (
                format!("{at} has several entries that are called `{}`", visible(step)),
                format!("write the place of one, from 0 to {}", count.saturating_sub(1)),
            ),
            Self::Item { at, step, count, ids } => (
                format!("{at} is a list without an entry `{}`", visible(step)),
                match (count, ids.as_slice()) {
                    (0, _) => "the list is empty".to_owned(),
                    (count, []) => format!("it is counted from 0 to {}", count - 1),
                    (count, ids) => {
                        let last = count - 1;
                        format!(
                            "it is counted from 0 to {last}, or named: {}",
                            join_with(ids, "or")
                        )
                    }
                },
            ),
            Self::Known { key } => (
                format!("nothing is said of `{}`, which is known", visible(key)),
                format!("`{}` itself stands beside it", visible(key)),
            ),
            Self::Inside { at } => {
                (format!("nothing is inside {at}"), "leave the rest of the path out".to_owned())
            }
        }
    }
}
