//! What the reader fills in, in words.

use super::{joined, sentence};
use crate::report::{Ask, Text};

/// How an ask is answered on paper: a short remark behind its question.
pub(in crate::render) fn how_to_answer(ask: &Ask) -> &'static str {
    match ask {
        Ask::Scale { .. } => "(mark one box)",
        Ask::OneOf { .. } => "(tick one)",
        Ask::AnyOf { .. } => "(tick all that fit)",
        Ask::Lines { .. } => "",
    }
}

/// What an ask is about.
pub(in crate::render) fn question(ask: &Ask) -> &Text {
    match ask {
        Ask::Scale { question, .. }
        | Ask::OneOf { question, .. }
        | Ask::AnyOf { question, .. }
        | Ask::Lines { question, .. } => question,
    }
}

/// An ask in one line that says what to do without boxes.
pub(in crate::render) fn asked(ask: &Ask) -> Text {
    let answers = |how: &str, answers| sentence(Text::plain(how).join(joined(answers)));
    let how = match ask {
        Ask::Scale { ends: [first, last], boxes, .. } => Text::plain("Pick a number from 1 (")
            .join(first.clone())
            .then(format!(") to {boxes} ("))
            .join(last.clone())
            .then(")."),
        Ask::OneOf { answers: of, .. } => answers("Pick one: ", of),
        Ask::AnyOf { answers: of, .. } => answers("Pick all that fit: ", of),
        Ask::Lines { .. } => Text::plain("Write down your answer."),
    };
    let question = question(ask);
    if question.is_empty() { how } else { sentence(question.clone()).then(" ").join(how) }
}
