//! Judged steps: a tree by indentation, each step with the glyph and the word for how it was judged.

use super::layout::{TextLayout, columns, wrap};
use super::style::{NO_BREAK, TextStyle};
use crate::render::phrase;
use crate::report::{Text, TreeLine};

/// The widest of the verdicts but "does not apply", so that their texts line up.
const VERDICT_WIDTH: usize = "not met".len();

/// Below this, text is set under its verdict instead of beside it.
const NARROWEST_TEXT: usize = 30;

/// The tree, one root after another.
pub(super) fn lines(layout: &TextLayout, steps: &[TreeLine]) -> Vec<String> {
    let mut lines = Vec::new();
    for step in steps {
        add(layout, step, 0, &mut lines);
    }
    lines
}

/// A step, its remarks and the steps below it.
fn add(layout: &TextLayout, step: &TreeLine, depth: usize, lines: &mut Vec<String>) {
    let glyph = layout.glyphs.verdict(step);
    let label = format!("{glyph} {}", phrase::verdict(step));
    let style = if step.verdict.is_some() { TextStyle::Strong } else { TextStyle::Quiet };
    // However deep the tree, most of the line is left for words.
    let indent = (2 * depth).min(layout.prose / 4);
    let beside = indent + columns(glyph) + 1 + VERDICT_WIDTH + 2;
    let first = " ".repeat(indent);
    let is_roomy = layout.prose >= beside + NARROWEST_TEXT;
    let text = layout.styled(&step.text, TextStyle::Plain);
    let hang = if is_roomy { beside } else { indent + 2 };
    let words = if is_roomy {
        // One word to the wrapping, so that the gap behind it survives.
        let gap = " ".repeat(beside.saturating_sub(indent + columns(&label) + 1).max(1));
        let label = layout.styled(&Text::plain(label), style);
        format!("{} {text}", (label + &gap).replace(' ', NO_BREAK))
    } else {
        format!("{} {text}", layout.styled(&Text::plain(label + ":"), style))
    };
    lines.extend(wrap(&words, layout.prose, &first, &" ".repeat(hang)));
    let remark_indent = " ".repeat(hang + 2);
    for remark in &step.remarks {
        lines.extend(layout.wrap(remark, TextStyle::Plain, &remark_indent, &remark_indent));
    }
    for step in &step.steps {
        add(layout, step, depth + 1, lines);
    }
}
