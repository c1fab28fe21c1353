//! The key below a drawing: each glyph that was drawn, and what it means.

use crate::render::clean::clean_line;
use crate::render::text::layout::{TextLayout, columns, wrap};
use crate::render::text::style::TextStyle;
use crate::report::Text;

/// Between two glyphs with their meanings.
const GAP: &str = "   ";

/// The glyphs and their meanings, as many on a line as there is room for.
pub(super) fn lines(layout: &TextLayout, meanings: &[(char, impl AsRef<str>)]) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for (glyph, meaning) in meanings {
        let meaning = Text::plain(clean_line(meaning.as_ref(), layout.ascii));
        let meaning = layout.styled(&meaning, TextStyle::Quiet);
        let words = format!("{} {meaning}", TextStyle::Plain.over(&glyph.to_string()));
        match lines.last_mut() {
            Some(line) if columns(line) + GAP.len() + columns(&words) <= layout.prose => {
                *line += GAP;
                *line += &words;
            }
            _ => lines.extend(wrap(&words, layout.prose, "", "  ")),
        }
    }
    lines
}
