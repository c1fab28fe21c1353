//! A page for the terminal, in characters of one width.
//!
//! Every part is laid out as plain lines in which words carry the mark of their [`Ink`]; paint comes last. So no layout
//! has to know of escape codes, and without colour the page is the same, character for character.

mod alert;
mod forms;
mod ink;
mod lists;
mod matrix;
mod pictures;
mod sheet;
mod signs;
mod steps;

use ink::{Ink, paint};
use sheet::{Sheet, rule};

use super::Layout;
use crate::report::{Block, Page, Text};

/// The page of an answer, no line wider than the layout.
pub(super) fn render(page: &Page, layout: &Layout) -> String {
    let sheet = Sheet::new(layout.width, layout.ascii, layout.color);
    let mut lines = if page.compact {
        sheet.wrap(&page.title, Ink::Heading, "", "")
    } else {
        title(&sheet, &page.title)
    };
    add_blocks(&sheet, &page.blocks, page.compact, &mut lines);
    lines.iter().map(|line| paint(line, layout.color) + "\n").collect()
}

/// Adds the parts of a page, a blank line between them unless the page is compact.
fn add_blocks(sheet: &Sheet, blocks: &[Block], compact: bool, lines: &mut Vec<String>) {
    let mut follows_heading = false;
    for block in blocks {
        let part = part(sheet, block, compact);
        if part.is_empty() {
            continue;
        }
        // A matrix begins with a rule of its own, too much close under that of a heading.
        let is_close = follows_heading && !matches!(block, Block::Matrix(_));
        if !lines.is_empty() && !is_close && !compact {
            lines.push(String::new());
        }
        follows_heading = matches!(block, Block::Heading { .. });
        lines.extend(part);
    }
}

/// The lines of one part of a page.
fn part(sheet: &Sheet, block: &Block, compact: bool) -> Vec<String> {
    match block {
        Block::Alert { level, title, body } => alert::lines(sheet, *level, title, body),
        Block::Heading { level: 2, text } => underlined(sheet, text, sheet.signs.rule),
        Block::Heading { text, .. } => sheet.wrap(text, Ink::Heading, "", ""),
        Block::Paragraph(text) => sheet.wrap(text, Ink::Plain, "", ""),
        Block::List { ordered, items } => lists::list(sheet, *ordered, items),
        Block::Matrix(matrix) => matrix::lines(sheet, matrix, compact),
        Block::Entries(entries) => lists::entries(sheet, entries),
        Block::Picture(picture) => pictures::lines(sheet, picture),
        Block::Form(asks) => forms::lines(sheet, asks, compact),
        Block::Fold { title, blocks } => fold(sheet, title, blocks, compact),
        Block::Steps(steps) => steps::lines(sheet, steps),
        Block::Notes(notes) => lists::notes(sheet, notes),
    }
}

/// What other media fold away: its title, and its parts set in below it, so that its end is seen too.
fn fold(sheet: &Sheet, title: &Text, blocks: &[Block], compact: bool) -> Vec<String> {
    let margin = sheet.margin();
    let mut inside = Vec::new();
    add_blocks(&sheet.within(margin), blocks, compact, &mut inside);
    let indent = " ".repeat(margin);
    let mut lines = sheet.wrap(title, Ink::Heading, "", "");
    lines.extend(inside.iter().map(|line| indent.clone() + line));
    lines
}

/// The title of the page over a heavy rule.
fn title(sheet: &Sheet, text: &Text) -> Vec<String> {
    underlined(sheet, text, sheet.signs.heavy_rule)
}

/// A heading over a rule as wide as the page; nothing for no words.
fn underlined(sheet: &Sheet, text: &Text, sign: char) -> Vec<String> {
    let mut lines = sheet.wrap(text, Ink::Heading, "", "");
    if !lines.is_empty() {
        lines.push(Ink::Quiet.over(&rule(sign, sheet.width)));
    }
    lines
}

#[cfg(test)]
mod tests;
