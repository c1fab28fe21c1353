//! A page for the terminal, in characters of one width.
//!
//! Every part is laid out as plain lines in which words carry the mark of their [`TextStyle`]; paint comes last. So no layout
//! has to know of escape codes, and without colour the page is the same, character for character.

mod alert;
mod beside;
mod forms;
mod glyphs;
mod grid;
mod layout;
mod lists;
mod matrix;
mod pictures;
mod steps;
mod style;

use layout::{TextLayout, rule};
use style::{TextStyle, paint};

use super::Layout;
use crate::report::{Block, Page, Section, Text};

/// The page of an answer, no line wider than the layout.
pub(super) fn render(page: &Page, layout: &Layout) -> String {
    let layout = TextLayout::new(layout.width, layout.ascii, layout.color);
    let mut lines = if page.compact {
        layout.wrap(&page.title, TextStyle::Heading, "", "")
    } else {
        title(&layout, &page.title)
    };
    add_blocks(&layout, &page.blocks, Depth::PAGE, page.compact, &mut lines);
    lines.iter().map(|line| paint(line, layout.color) + "\n").collect()
}

/// How deep in the tree of sections a part stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Depth(u8);

impl Depth {
    const PAGE: Self = Self(0);

    fn inner(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

/// Adds the parts of a page, a blank line between them unless the page is compact.
fn add_blocks(
    layout: &TextLayout,
    blocks: &[Block],
    depth: Depth,
    compact: bool,
    lines: &mut Vec<String>,
) {
    let columns = if compact { beside::SectionColumns::of(layout, blocks) } else { None };
    for block in blocks {
        let part = match (&columns, beside::pairs(block)) {
            (Some(columns), Some((title, pairs))) => columns.lines(layout, title, pairs),
            _ => part(layout, block, depth, compact),
        };
        if part.is_empty() {
            continue;
        }
        if !lines.is_empty() && !compact {
            lines.push(String::new());
        }
        lines.extend(part);
    }
}

/// The lines of one part of a page.
fn part(layout: &TextLayout, block: &Block, depth: Depth, compact: bool) -> Vec<String> {
    match block {
        Block::Alert { level, title, body } => alert::lines(layout, *level, title, body),
        Block::Paragraph(text) | Block::Hint(text) => layout.wrap(text, TextStyle::Plain, "", ""),
        Block::List { ordered, items } => lists::list(layout, *ordered, items),
        Block::Matrix(matrix) => matrix::lines(layout, matrix, compact),
        Block::Grid(grid) => grid::lines(layout, grid),
        Block::Entries(entries) => lists::entries(layout, entries),
        Block::Picture(picture) => pictures::lines(layout, picture),
        Block::Form(asks) => forms::lines(layout, asks, compact),
        Block::Section(section) if section.is_folded => fold(layout, section, depth, compact),
        Block::Section(section) => self::section(layout, section, depth, compact),
        Block::Steps(steps) => steps::lines(layout, steps),
        Block::Notes(notes) => lists::notes(layout, notes),
    }
}

/// A section: its title, under a rule where it is one of the page itself, and its parts close below.
fn section(layout: &TextLayout, section: &Section, depth: Depth, compact: bool) -> Vec<String> {
    let mut lines = if depth == Depth::PAGE {
        underlined(layout, &section.title, layout.glyphs.rule)
    } else {
        layout.wrap(&section.title, TextStyle::Heading, "", "")
    };
    let mut inside = Vec::new();
    add_blocks(layout, &section.blocks, depth.inner(), compact, &mut inside);
    // A matrix begins with a rule of its own, too much close under that of a title.
    let is_close = !matches!(section.blocks.first(), Some(Block::Matrix(_)));
    if !lines.is_empty() && !inside.is_empty() && !is_close && !compact {
        lines.push(String::new());
    }
    lines.extend(inside);
    lines
}

/// What other media fold away: its title, and its parts set in below it, so that its end is seen too.
fn fold(layout: &TextLayout, section: &Section, depth: Depth, compact: bool) -> Vec<String> {
    let margin = layout.margin();
    let mut inside = Vec::new();
    add_blocks(&layout.within(margin), &section.blocks, depth.inner(), compact, &mut inside);
    let indent = " ".repeat(margin);
    let mut lines = layout.wrap(&section.title, TextStyle::Heading, "", "");
    lines.extend(inside.iter().map(|line| indent.clone() + line));
    lines
}

/// The title of the page over a heavy rule.
fn title(layout: &TextLayout, text: &Text) -> Vec<String> {
    underlined(layout, text, layout.glyphs.heavy_rule)
}

/// A heading over a rule as wide as the page; nothing for no words.
fn underlined(layout: &TextLayout, text: &Text, glyph: char) -> Vec<String> {
    let mut lines = layout.wrap(text, TextStyle::Heading, "", "");
    if !lines.is_empty() {
        lines.push(TextStyle::Quiet.over(&rule(glyph, layout.width)));
    }
    lines
}
