//! What living with each choice can be like, in matched rows.

use super::matrix::{columns, statement};
use crate::answer::Compare;
use crate::knowledge::Experience;
use crate::report::{Block, Matrix, MatrixGroup, MatrixRow, Text};

/// A part of an experience.
type ExperienceText = fn(&Experience) -> &String;

/// Body, mind and others, side by side, under their heading.
pub(super) fn blocks(answer: &Compare) -> Block {
    let parts: [(&str, ExperienceText); 3] = [
        ("For the body", |experience| &experience.physical),
        ("For the mind", |experience| &experience.emotional),
        ("Among others", |experience| &experience.social),
    ];
    Block::section(
        "What living with it can be like",
        vec![
            Block::Paragraph(Text::quiet("Written by the editors of this file, without a source.")),
            Block::Matrix(Matrix {
                columns: columns(answer),
                groups: vec![MatrixGroup {
                    heading: Text::plain("For body and mind, and among others"),
                    rows: parts
                        .into_iter()
                        .map(|(label, part)| MatrixRow {
                            label: Text::plain(label),
                            caution: None,
                            cells: answer
                                .treatments()
                                .map(|treatment| {
                                    statement(Text::plain(part(&treatment.experience)))
                                })
                                .collect(),
                        })
                        .collect(),
                }],
            }),
        ],
    )
}
