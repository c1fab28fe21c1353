//! A document as indented JSON that steers no terminal.

use crate::values::is_treacherous;
use serde::Serialize;
use std::fmt::Write;

/// The text of a document, ending in a line break.
pub(crate) fn text(document: &impl Serialize) -> String {
    let mut text = tamed(serde_json::to_string_pretty(document));
    text.push('\n');
    text
}

/// A value in one line, without a line break.
pub(crate) fn line(value: &impl Serialize) -> Vec<u8> {
    tamed(serde_json::to_string(value)).into_bytes()
}

/// What a terminal might obey is written as its number. JSON itself escapes only the first 32; the rest stand inside strings too, where this form means the
/// same.
fn tamed(json: serde_json::Result<String>) -> String {
    let steers = |character: char| character != '\n' && is_treacherous(character);
    // Writing to memory cannot fail, nor can keys that are words.
    let json = json.unwrap_or_default();
    // Most documents hold none: only what is beyond plain letters is looked at.
    let mut rest = json.as_str();
    let mut is_found = false;
    while let Some(at) = rest.bytes().position(|byte| byte >= 0x7f) {
        let mut from_there = rest.get(at..).unwrap_or_default().chars();
        is_found |= from_there.next().is_some_and(steers);
        rest = from_there.as_str();
    }
    if !is_found {
        return json;
    }
    let mut tamed = String::with_capacity(json.len());
    for character in json.chars() {
        if steers(character) {
            let _ = write!(tamed, "\\u{:04x}", u32::from(character));
        } else {
            tamed.push(character);
        }
    }
    tamed
}

#[cfg(test)]
mod tests {
    use super::text;
    use serde_json::{Value, json};

    const HOSTILE: &str = "a\u{1b}[31m\u{9b}2J\u{202e}b \"c\" \\ \n\t\u{7f}é漢";

    #[test]
    fn it_parses_back_to_the_same_document() {
        let document = json!({ HOSTILE: [HOSTILE, 1.50, null, {}, []], "n": { "m": true } });
        assert_eq!(serde_json::from_str::<Value>(&text(&document)).ok(), Some(document));
    }

    #[test]
    fn control_characters_are_escaped_not_lost() {
        let text = text(&json!({ "a": HOSTILE }));
        assert!(text.contains("\\u009b") && text.contains("\\u202e") && text.contains("\\u007f"));
        assert!(text.contains("é漢"));
        assert!(
            !text.chars().any(|letter| letter != '\n' && crate::values::is_treacherous(letter))
        );
    }
}
