//! A form about fruit, with every kind of ask in it, and a part to fold away.

use crate::report::{Block, FormField, Text};

/// Two scales, one answer, several answers, lines to write on.
pub(super) fn form() -> Block {
    let scale = |question: &str| FormField::Scale {
        question: question.into(),
        ends: ["does not matter".into(), "matters most".into()],
        boxes: 5,
    };
    Block::Form(vec![
        scale("How much does it matter to you that the fruit keeps until spring?"),
        FormField::Scale {
            question: "How sour may it be?".into(),
            ends: ["not at all".into(), "as a lemon".into()],
            boxes: 5,
        },
        FormField::OneOf {
            question: "Where will the tree stand?".into(),
            answers: vec![
                "By a wall that faces south, out of the wind, where it needs water every second day in summer".into(),
                "In the open".into(),
                "I don’t know yet".into(),
            ],
        },
        FormField::AnyOf {
            question: "What is it for?".into(),
            answers: vec!["To eat raw".into(), "To cook".into(), "To look at".into()],
        },
        FormField::Lines {
            question: "What do you want to ask the gardener?".into(),
            lines: 2,
        },
    ])
}

/// A part with a link in it.
pub(super) fn fold() -> Block {
    Block::fold(
        "How the trees were counted",
        vec![
            Block::Paragraph(
                Text::plain("Two people walked every row in May. They followed ")
                    .then_link(
                        "the growers’ guide (second edition)",
                        "https://growers.example/guide_2(b)?page=3&part=1",
                    )
                    .then(" and wrote down every tree."),
            ),
            Block::Entries(vec![
                ("Rows".into(), "40".into()),
                ("Days".into(), "3, all of them dry".into()),
            ]),
        ],
    )
}
