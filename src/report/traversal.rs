//! Every piece of text of a page, in reading order.

use std::collections::BTreeSet;

use super::{Block, Drawing, FormField, Matrix, MatrixCell, MatrixFigure, Picture, Text, TreeLine};

/// Shows every text of these blocks to `see`, in reading order.
pub fn each_text<'p>(blocks: &'p [Block], see: &mut dyn FnMut(&'p Text)) {
    for block in blocks {
        of_block(block, see);
    }
}

/// The numbers of all notes among these blocks, folded away or not.
pub fn note_numbers(blocks: &[Block]) -> BTreeSet<usize> {
    let mut numbers = BTreeSet::new();
    for block in blocks {
        if let Block::Notes(notes) = block {
            numbers.extend(notes.iter().map(|note| note.number));
        }
        numbers.extend(note_numbers(block.inner()));
    }
    numbers
}

fn of_block<'p>(block: &'p Block, see: &mut dyn FnMut(&'p Text)) {
    match block {
        Block::Alert { title, body, .. } => {
            see(title);
            body.iter().for_each(see);
        }
        Block::Paragraph(text) | Block::Hint(text) => see(text),
        Block::List { items, .. } => items.iter().for_each(see),
        Block::Matrix(matrix) => of_matrix(matrix, see),
        Block::Grid(grid) => grid.each_text(see),
        Block::Entries(entries) => {
            for (label, value) in entries {
                see(label);
                see(value);
            }
        }
        Block::Picture(picture) => of_picture(picture, see),
        Block::Form(asks) => {
            for ask in asks {
                of_ask(ask, see);
            }
        }
        Block::Section(section) => {
            see(&section.title);
            each_text(&section.blocks, see);
        }
        Block::Steps(steps) => of_steps(steps, see),
        Block::Notes(notes) => notes.iter().for_each(|note| see(&note.text)),
    }
}

fn of_matrix<'p>(matrix: &'p Matrix, see: &mut dyn FnMut(&'p Text)) {
    matrix.columns.iter().for_each(&mut *see);
    for group in &matrix.groups {
        see(&group.heading);
        for row in &group.rows {
            see(&row.label);
            row.caution.iter().for_each(&mut *see);
            for cell in &row.cells {
                of_cell(cell, see);
            }
        }
    }
}

/// Shows every text of a cell.
pub fn of_cell<'p>(cell: &'p MatrixCell, see: &mut dyn FnMut(&'p Text)) {
    match cell {
        MatrixCell::Absent(reason) => see(reason),
        MatrixCell::Figures(figures) => {
            for MatrixFigure { lead, details, more, entry: _ } in figures {
                see(lead);
                details.iter().chain(more).for_each(&mut *see);
            }
        }
    }
}

fn of_picture<'p>(picture: &'p Picture, see: &mut dyn FnMut(&'p Text)) {
    see(&picture.title);
    see(&picture.caution);
    match &picture.drawing {
        Drawing::Icons(arrays) => {
            for array in arrays {
                see(&array.label);
                see(&array.words);
            }
        }
        Drawing::Ranges(ranges) => {
            for group in &ranges.groups {
                see(&group.heading);
                for bar in &group.bars {
                    see(&bar.label);
                    see(&bar.words);
                }
            }
        }
        Drawing::Courses(courses) => {
            for course in &courses.courses {
                see(&course.label);
                see(&course.words);
            }
        }
        Drawing::Spreads(spreads) => {
            for spread in &spreads.spreads {
                see(&spread.label);
                see(&spread.words);
            }
        }
    }
    see(&picture.legend);
}

fn of_ask<'p>(ask: &'p FormField, see: &mut dyn FnMut(&'p Text)) {
    match ask {
        FormField::Scale { question, ends, .. } => {
            see(question);
            ends.iter().for_each(see);
        }
        FormField::OneOf { question, answers } | FormField::AnyOf { question, answers } => {
            see(question);
            answers.iter().for_each(see);
        }
        FormField::Lines { question, .. } => see(question),
    }
}

fn of_steps<'p>(steps: &'p [TreeLine], see: &mut dyn FnMut(&'p Text)) {
    for step in steps {
        see(&step.text);
        step.remarks.iter().for_each(&mut *see);
        of_steps(&step.steps, see);
    }
}
