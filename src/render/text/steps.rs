//! Judged steps: a tree by indentation, each step with the sign and the word for how it was judged.

use super::layout::{TextLayout, columns, wrap};
use super::style::{NO_BREAK, TextStyle};
use crate::render::phrase;
use crate::report::{Text, TreeLine};

/// The widest of the three common verdicts, so that their texts line up.
const VERDICT_WIDTH: usize = "not met".len();

/// Below this, text is set under its verdict instead of beside it.
const NARROWEST_TEXT: usize = 30;

/// The tree, one root after another.
pub(super) fn lines(sheet: &TextLayout, steps: &[TreeLine]) -> Vec<String> {
    let mut lines = Vec::new();
    for step in steps {
        add(sheet, step, 0, &mut lines);
    }
    lines
}

/// A step, its remarks and the steps below it.
fn add(sheet: &TextLayout, step: &TreeLine, depth: usize, lines: &mut Vec<String>) {
    let sign = sheet.signs.verdict(step.verdict);
    let label = format!("{sign} {}", phrase::verdict(step.verdict));
    let ink = if step.verdict.is_some() { TextStyle::Strong } else { TextStyle::Quiet };
    // However deep the tree, most of the line is left for words.
    let indent = (2 * depth).min(sheet.prose / 4);
    let beside = indent + columns(sign) + 1 + VERDICT_WIDTH + 2;
    let first = " ".repeat(indent);
    let is_roomy = sheet.prose >= beside + NARROWEST_TEXT;
    let text = sheet.inked(&step.text, TextStyle::Plain);
    let hang = if is_roomy { beside } else { indent + 2 };
    let words = if is_roomy {
        // One word to the wrapping, so that the gap behind it survives.
        let gap = " ".repeat(beside.saturating_sub(indent + columns(&label) + 1).max(1));
        let label = sheet.inked(&Text::plain(label), ink);
        format!("{} {text}", (label + &gap).replace(' ', NO_BREAK))
    } else {
        format!("{} {text}", sheet.inked(&Text::plain(label + ":"), ink))
    };
    lines.extend(wrap(&words, sheet.prose, &first, &" ".repeat(hang)));
    let remark_indent = " ".repeat(hang + 2);
    for remark in &step.remarks {
        lines.extend(sheet.wrap(remark, TextStyle::Plain, &remark_indent, &remark_indent));
    }
    for step in &step.steps {
        add(sheet, step, depth + 1, lines);
    }
}
