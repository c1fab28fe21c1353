//! The worksheet on the page.

use crate::answer::{AskEntry, Compare, worksheet};
use crate::report::{Ask, Block, Text};
use crate::wording::worksheet as words;

/// The six steps under their heading.
pub(super) fn blocks(answer: &Compare) -> Vec<Block> {
    let mut blocks =
        vec![Block::heading(2, words::TITLE), Block::Paragraph(Text::plain(words::HOW_TO))];
    for step in worksheet(answer) {
        blocks.push(Block::heading(3, step.step));
        if !step.before.is_empty() {
            blocks.push(Block::Paragraph(Text::plain(step.before)));
        }
        blocks.push(Block::Form(step.asks.into_iter().map(ask).collect()));
    }
    blocks
}

fn ask(entry: AskEntry) -> Ask {
    let texts = |answers: Vec<String>| answers.into_iter().map(Text::plain).collect();
    match entry {
        AskEntry::Scale { question, see, ends, boxes } => Ask::Scale {
            question: if see.is_empty() {
                Text::plain(question)
            } else {
                Text::plain(question).then_quiet(format!(" {see}"))
            },
            ends: ends.map(Text::plain),
            boxes,
        },
        AskEntry::OneOf { question, answers } => {
            Ask::OneOf { question: Text::plain(question), answers: texts(answers) }
        }
        AskEntry::AnyOf { question, answers } => {
            Ask::AnyOf { question: Text::plain(question), answers: texts(answers) }
        }
        AskEntry::Lines { question, lines } => {
            Ask::Lines { question: Text::plain(question), lines }
        }
    }
}
