//! What the reader fills in, in words.

use super::{joined, sentence};
use crate::report::{FormField, Text};

/// How an ask is answered on paper: a short remark behind its question.
pub(in crate::render) fn how_to_answer(ask: &FormField) -> &'static str {
    match ask {
        FormField::Scale { .. } => "(mark one box)",
        FormField::OneOf { .. } => "(tick one)",
        FormField::AnyOf { .. } => "(tick all that fit)",
        FormField::Lines { .. } => "",
    }
}

/// What an ask is about.
pub(in crate::render) fn question(ask: &FormField) -> &Text {
    match ask {
        FormField::Scale { question, .. }
        | FormField::OneOf { question, .. }
        | FormField::AnyOf { question, .. }
        | FormField::Lines { question, .. } => question,
    }
}

/// An ask in one line that says what to do without boxes.
pub(in crate::render) fn asked(ask: &FormField) -> Text {
    let answers = |how: &str, answers| sentence(Text::plain(how).join(joined(answers)));
    let how = match ask {
        FormField::Scale { ends: [first, last], boxes, .. } => {
            Text::plain("Pick a number from 1 (")
                .join(first.clone())
                .then(format!(") to {boxes} ("))
                .join(last.clone())
                .then(").")
        }
        FormField::OneOf { answers: of, .. } => answers("Pick one: ", of),
        FormField::AnyOf { answers: of, .. } => answers("Pick all that fit: ", of),
        FormField::Lines { .. } => Text::plain("Write down your answer."),
    };
    let question = question(ask);
    if question.is_empty() { how } else { sentence(question.clone()).then(" ").join(how) }
}
