//! The key below a drawing: each sign that was drawn, and what it means.

use crate::render::clean::clean_line;
use crate::render::text::layout::{TextLayout, columns, wrap};
use crate::render::text::style::TextStyle;
use crate::report::Text;

/// Between two signs with their meanings.
const GAP: &str = "   ";

/// The signs and their meanings, as many on a line as there is room for.
pub(super) fn lines(sheet: &TextLayout, meanings: &[(char, impl AsRef<str>)]) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for (sign, meaning) in meanings {
        let meaning = Text::plain(clean_line(meaning.as_ref(), sheet.ascii));
        let meaning = sheet.inked(&meaning, TextStyle::Quiet);
        let words = format!("{} {meaning}", TextStyle::Plain.over(&sign.to_string()));
        match lines.last_mut() {
            Some(line) if columns(line) + GAP.len() + columns(&words) <= sheet.prose => {
                *line += GAP;
                *line += &words;
            }
            _ => lines.extend(wrap(&words, sheet.prose, "", "  ")),
        }
    }
    lines
}
