//! The worksheet on the page.

use crate::answer::{self, AskEntry, Compare, worksheet};
use crate::report::{Block, FormField, Text};
use crate::wording::worksheet as words;

/// The six steps under their heading.
pub(super) fn blocks(answer: &Compare) -> Block {
    let steps = worksheet(answer).into_iter().map(|step| {
        let before = (!step.before.is_empty()).then(|| Block::Paragraph(Text::plain(step.before)));
        let form = Block::Form(step.asks.into_iter().map(ask).collect());
        Block::section(step.step, before.into_iter().chain([form]).collect())
    });
    let how_to = Block::Paragraph(Text::plain(words::HOW_TO));
    Block::section(words::TITLE, std::iter::once(how_to).chain(steps).collect())
}

/// The six steps without what the page asks in the open already: `open` is that, and a step that it was taken from says so.
pub(super) fn rest(answer: &Compare, open: &[&FormField]) -> Block {
    let steps = worksheet(answer).into_iter().map(|step| {
        let count = step.asks.len();
        let asks: Vec<FormField> =
            step.asks.into_iter().map(ask).filter_map(|ask| ask.without(open)).collect();
        let before = if asks.len() < count { words::ABOVE } else { step.before };
        let before = (!before.is_empty()).then(|| Block::Paragraph(Text::plain(before)));
        let form = (!asks.is_empty()).then_some(Block::Form(asks));
        Block::section(step.step, before.into_iter().chain(form).collect())
    });
    Block::section(words::TITLE, steps.collect())
}

/// What matters to a person, a scale each; nothing says where it was told.
pub(super) fn priorities(answer: &Compare) -> Vec<FormField> {
    let all = answer::priorities(answer).into_iter().map(|entry| match entry {
        AskEntry::Scale { question, ends, boxes, .. } => {
            AskEntry::Scale { question, see: String::new(), ends, boxes }
        }
        other => other,
    });
    all.map(ask).collect()
}

/// Where they lean, and how settled that is.
pub(super) fn leaning(answer: &Compare) -> Vec<FormField> {
    answer::leaning(answer).into_iter().take(2).map(ask).collect()
}

fn ask(entry: AskEntry) -> FormField {
    let texts = |answers: Vec<String>| answers.into_iter().map(Text::plain).collect();
    match entry {
        AskEntry::Scale { question, see, ends, boxes } => FormField::Scale {
            question: if see.is_empty() {
                Text::plain(question)
            } else {
                Text::plain(question).then_quiet(format!(" {see}"))
            },
            ends: ends.map(Text::plain),
            boxes,
        },
        AskEntry::OneOf { question, answers } => {
            FormField::OneOf { question: Text::plain(question), answers: texts(answers) }
        }
        AskEntry::AnyOf { question, answers } => {
            FormField::AnyOf { question: Text::plain(question), answers: texts(answers) }
        }
        AskEntry::Lines { question, lines } => {
            FormField::Lines { question: Text::plain(question), lines }
        }
    }
}
