//! One bare value out of an answer's document, for scripts: `strategies.0.total.high`.

use super::failure::Failure;
use crate::values::{closest, join_with, visible};
use serde_json::Value;

/// The value at a path of keys and positions: text without quotes, numbers as they are, everything else as JSON in one line.
pub(super) fn pick(document: &Value, path: &str) -> Result<String, Failure> {
    let mut value = document;
    let mut walked: Vec<&str> = Vec::new();
    for step in path.split('.').filter(|step| !step.is_empty()) {
        value = match value {
            Value::Object(map) => map.get(step).ok_or_else(|| {
                no_key(&walked, step, &map.keys().map(String::as_str).collect::<Vec<_>>())
            })?,
            Value::Array(items) => step
                .parse::<usize>()
                .ok()
                .and_then(|position| items.get(position))
                .ok_or_else(|| no_item(&walked, step, items.len()))?,
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
                return Err(Failure::usage(
                    format!("--get: nothing is inside {}", place(&walked)),
                    "leave the rest of the path out",
                ));
            }
        };
        walked.push(step);
    }
    let text = match value {
        Value::String(text) => crate::values::safe(text),
        other => other.to_string(),
    };
    Ok(format!("{text}\n"))
}

fn place(walked: &[&str]) -> String {
    if walked.is_empty() {
        "the document".to_owned()
    } else {
        format!("`{}`", visible(&walked.join(".")))
    }
}

fn no_key(walked: &[&str], step: &str, keys: &[&str]) -> Failure {
    Failure::usage(
        format!("--get: {} has no `{}`", place(walked), visible(step)),
        match closest(step, keys.iter().copied()) {
            _ if step.contains('[') => {
                "a place in a list is a step of its own: strategies.0".to_owned()
            }
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("it has {}", join_with(keys, "and")),
        },
    )
}

fn no_item(walked: &[&str], step: &str, count: usize) -> Failure {
    Failure::usage(
        format!("--get: {} is a list without a number `{}`", place(walked), visible(step)),
        match count {
            0 => "the list is empty".to_owned(),
            count => format!("it is counted from 0 to {}", count - 1),
        },
    )
}

#[cfg(test)]
mod tests {
    use super::pick;
    use serde_json::json;

    #[test]
    fn a_path_leads_to_one_bare_value() {
        let document = json!({"a": [{"b": "words", "c": null, "d": {"e": 1}}]});
        let get = |path: &str| pick(&document, path).map_err(|failure| failure.to_string());
        assert_eq!(get("a.0.b").as_deref(), Ok("words\n"));
        assert_eq!(get("a.0.c").as_deref(), Ok("null\n"));
        assert_eq!(get("a.0.d").as_deref(), Ok("{\"e\":1}\n"));
        assert!(get("a.0.bb").is_err_and(|error| error.contains("did you mean `b`?")));
        assert!(get("a.1").is_err_and(|error| error.contains("from 0 to 0")));
        assert!(get("a.0.b.c").is_err_and(|error| error.contains("nothing is inside")));
    }
}
