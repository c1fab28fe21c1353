//! Lists, notes and pairs of label and value: text behind a mark, with a hanging indent.

use super::layout::{TextLayout, columns, padded, wrap};
use super::style::TextStyle;
use crate::render::phrase;
use crate::report::{Note, Text};

/// Labels up to this width are set in a column of their own.
const WIDEST_LABEL: usize = 28;

/// A list with bullets or numbers.
pub(super) fn list(layout: &TextLayout, ordered: bool, items: &[Text]) -> Vec<String> {
    let width = items.len().to_string().len();
    (1_usize..)
        .zip(items)
        .flat_map(|(number, item)| {
            let mark = if ordered {
                format!("{number:>width$}. ")
            } else {
                format!("{} ", layout.glyphs.bullet)
            };
            hanging(layout, &mark, item)
        })
        .collect()
}

/// Notes behind their numbers.
pub(super) fn notes(layout: &TextLayout, notes: &[Note]) -> Vec<String> {
    let marks: Vec<_> = notes.iter().map(|note| format!("[{}] ", note.number)).collect();
    let width = marks.iter().map(String::len).max().unwrap_or_default();
    marks
        .iter()
        .zip(notes)
        .flat_map(|(mark, note)| {
            // Looked up, not read through: notes may run as wide as the page.
            let mark = padded(mark, width);
            let words = layout.styled(&note.text, TextStyle::Plain);
            wrap(&words, layout.width, &mark, &" ".repeat(columns(&mark)))
        })
        .collect()
}

/// Labels and values, in two columns if all labels are short.
pub(super) fn entries(layout: &TextLayout, entries: &[(Text, Text)]) -> Vec<String> {
    let labels: Vec<_> =
        entries.iter().map(|(label, _)| layout.styled(label, TextStyle::Quiet)).collect();
    let widest = labels.iter().map(|label| columns(label)).max().unwrap_or_default();
    let is_aligned = widest <= WIDEST_LABEL.min(layout.prose / 3)
        && !labels.iter().any(|label| label.contains('\n'));
    labels
        .iter()
        .zip(entries)
        .flat_map(|(label, (name, value))| {
            if is_aligned {
                hanging(layout, &padded(label, widest + 2), value)
            } else {
                let words = format!(
                    "{} {}",
                    layout.styled(&phrase::leading(name.clone()), TextStyle::Quiet),
                    layout.styled(value, TextStyle::Plain)
                );
                wrap(&words, layout.prose, "", "  ")
            }
        })
        .collect()
}

/// A text behind a mark, its further lines indented by the width of the mark.
fn hanging(layout: &TextLayout, mark: &str, text: &Text) -> Vec<String> {
    layout.wrap(text, TextStyle::Plain, mark, &" ".repeat(columns(mark)))
}
