//! What the reader fills in: task lists to tick, boxes to mark, and rules to write on.

use super::paragraphs;
use super::words::MarkdownWriter;
use crate::render::phrase;
use crate::report::FormField;

/// A box. Markdown makes no link of one that holds nothing, and a task only at the start of an item.
const BOX: &str = "[ ]";

/// Across the page, as a line to write on: seen as one also where nobody renders it.
const LINE: &str = "________________________________________";

/// The asks one after another.
pub(super) fn form(words: &MarkdownWriter, asks: &[FormField]) -> String {
    paragraphs(asks.iter().map(|ask| self::ask(words, ask)))
}

fn ask(words: &MarkdownWriter, ask: &FormField) -> String {
    let question = words.strong(phrase::question(ask));
    let how = words.inline(&phrase::how_to_answer(ask).into());
    paragraphs([format!("{question} {how}").trim().to_owned(), answer(words, ask)])
}

/// Where the answer goes.
fn answer(words: &MarkdownWriter, ask: &FormField) -> String {
    match ask {
        FormField::Scale { ends: [low, high], boxes, .. } => {
            let boxes = vec![BOX; usize::from(*boxes)].join(" ");
            let line = [words.block(low), boxes, words.inline(high)].join(" ");
            line.trim().to_owned()
        }
        FormField::OneOf { answers, .. } | FormField::AnyOf { answers, .. } => {
            let items: Vec<_> =
                answers.iter().map(|answer| format!("- {BOX} {}", words.block(answer))).collect();
            items.join("\n")
        }
        FormField::Lines { lines, .. } => vec![LINE; usize::from(*lines)].join("\n\n"),
    }
}
