//! What living with each choice can be like, in matched rows.

use crate::answer::Compare;
use crate::knowledge::Experience;
use crate::report::{Block, Matrix, MatrixCell, MatrixFigure, MatrixGroup, MatrixRow, Text};

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
                columns: answer
                    .treatments()
                    .map(|treatment| Text::plain(&treatment.short))
                    .collect(),
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
                                    MatrixCell::Figures(vec![MatrixFigure {
                                        details: vec![Text::plain(part(&treatment.experience))],
                                        ..MatrixFigure::default()
                                    }])
                                })
                                .collect(),
                        })
                        .collect(),
                }],
            }),
        ],
    )
}
