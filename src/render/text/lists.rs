//! Lists, notes and pairs of label and value: text behind a mark, with a hanging indent.

use super::layout::{TextLayout, columns, padded, wrap};
use super::style::TextStyle;
use crate::render::phrase;
use crate::report::{Note, Text};

/// Labels up to this width are set in a column of their own.
const WIDEST_LABEL: usize = 28;

/// A list with bullets or numbers.
pub(super) fn list(sheet: &TextLayout, ordered: bool, items: &[Text]) -> Vec<String> {
    let width = items.len().to_string().len();
    (1_usize..)
        .zip(items)
        .flat_map(|(number, item)| {
            let mark = if ordered {
                format!("{number:>width$}. ")
            } else {
                format!("{} ", sheet.signs.bullet)
            };
            hanging(sheet, &mark, item)
        })
        .collect()
}

/// Notes behind their numbers.
pub(super) fn notes(sheet: &TextLayout, notes: &[Note]) -> Vec<String> {
    let marks: Vec<_> = notes.iter().map(|note| format!("[{}] ", note.number)).collect();
    let width = marks.iter().map(String::len).max().unwrap_or_default();
    marks
        .iter()
        .zip(notes)
        .flat_map(|(mark, note)| {
            // Looked up, not read through: notes may run as wide as the page.
            let mark = padded(mark, width);
            let words = sheet.inked(&note.text, TextStyle::Plain);
            wrap(&words, sheet.width, &mark, &" ".repeat(columns(&mark)))
        })
        .collect()
}

/// Labels and values, in two columns if all labels are short.
pub(super) fn entries(sheet: &TextLayout, entries: &[(Text, Text)]) -> Vec<String> {
    let labels: Vec<_> =
        entries.iter().map(|(label, _)| sheet.inked(label, TextStyle::Quiet)).collect();
    let widest = labels.iter().map(|label| columns(label)).max().unwrap_or_default();
    let is_aligned = widest <= WIDEST_LABEL.min(sheet.prose / 3)
        && !labels.iter().any(|label| label.contains('\n'));
    labels
        .iter()
        .zip(entries)
        .flat_map(|(label, (name, value))| {
            if is_aligned {
                hanging(sheet, &padded(label, widest + 2), value)
            } else {
                let words = format!(
                    "{} {}",
                    sheet.inked(&phrase::leading(name.clone()), TextStyle::Quiet),
                    sheet.inked(value, TextStyle::Plain)
                );
                wrap(&words, sheet.prose, "", "  ")
            }
        })
        .collect()
}

/// A text behind a mark, its further lines indented by the width of the mark.
fn hanging(sheet: &TextLayout, mark: &str, text: &Text) -> Vec<String> {
    sheet.wrap(text, TextStyle::Plain, mark, &" ".repeat(columns(mark)))
}
