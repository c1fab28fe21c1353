//! One bare value out of an answer's document, for scripts: `strategies.0.total.high`.

use super::failure::Failure;
use crate::answer::value_at;
use serde_json::Value;

/// The value at a path of keys and positions: text without quotes, numbers as they are, everything else as JSON in one line.
pub(super) fn pick(document: &Value, path: &str) -> Result<String, Failure> {
    let value = value_at(document, path).map_err(|no_value| {
        let (message, hint) = no_value.words();
        Failure::usage(format!("--get: {message}"), hint)
    })?;
    let text = match value {
        Value::String(text) => crate::values::safe(text),
        other => other.to_string(),
    };
    Ok(format!("{text}\n"))
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
