//! A document as indented JSON that steers no terminal.

use crate::values::is_treacherous;
use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter, Serializer};
use std::io::{Result, Write};

/// The text of a document, ending in a line break.
pub(crate) fn text(document: &impl Serialize) -> String {
    let mut bytes = written(document, PrettyFormatter::new());
    bytes.push(b'\n');
    String::from_utf8(bytes).unwrap_or_default()
}

/// A value in one line, without a line break.
pub(crate) fn line(value: &impl Serialize) -> Vec<u8> {
    written(value, CompactFormatter)
}

fn written(value: &impl Serialize, formatter: impl Formatter) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut bytes, Escaping(formatter));
    // Writing to memory cannot fail, nor can keys that are words.
    if value.serialize(&mut serializer).is_err() {
        bytes.clear();
    }
    bytes
}

/// As the other has it, and what a terminal might obey is written as its number. JSON itself escapes only the first 32; the rest stand inside strings too, where
/// this form means the same.
struct Escaping<F>(F);

impl<F: Formatter> Formatter for Escaping<F> {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> Result<()> {
        if fragment.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            return writer.write_all(fragment.as_bytes());
        }
        let mut plain = 0;
        for (start, character) in fragment.char_indices() {
            if is_treacherous(character) {
                let before = fragment.get(plain..start).unwrap_or_default();
                writer.write_all(before.as_bytes())?;
                write!(writer, "\\u{:04x}", u32::from(character))?;
                plain = start + character.len_utf8();
            }
        }
        writer.write_all(fragment.get(plain..).unwrap_or_default().as_bytes())
    }

    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.0.begin_array(writer)
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.0.end_array(writer)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> Result<()> {
        self.0.begin_array_value(writer, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.0.end_array_value(writer)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> Result<()> {
        self.0.begin_object_key(writer, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.0.end_object_value(writer)
    }
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
