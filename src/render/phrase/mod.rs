//! How pieces of a page are joined into phrases, the same in every format for people.

mod form;
mod picture;

pub(super) use form::{asked, how_to_answer, question};
pub(super) use picture::pictured;

use crate::report::{AlertLevel, MatrixFigure, Sureness, Text, TreeLine, WhenMet};
use crate::values::Verdict;

/// A figure in one phrase: `lead; detail; detail`.
pub(super) fn figure(figure: &MatrixFigure) -> Text {
    joined(std::iter::once(&figure.lead).chain(&figure.details))
}

/// Pieces one after another with `; ` between them, but a whole sentence set off as one.
pub(super) fn joined<'a>(pieces: impl IntoIterator<Item = &'a Text>) -> Text {
    pieces.into_iter().filter(|piece| !piece.is_empty()).fold(Text::default(), |text, piece| {
        if text.is_empty() {
            piece.clone()
        } else if is_closed(&text) {
            text.then(" ").join(piece.clone())
        } else if is_sentence(piece) {
            text.then(". ").join(piece.clone())
        } else {
            text.then("; ").join(piece.clone())
        }
    })
}

/// The text with a full stop, unless it ends a sentence already or is empty.
pub(super) fn sentence(text: Text) -> Text {
    if text.is_empty() || is_closed(&text) { text } else { text.then(".") }
}

/// A sentence, and how sure it is as another.
pub(super) fn with_certainty(text: Text, certainty: Option<Sureness>) -> Text {
    match certainty {
        None => text,
        Some(Sureness { word, .. }) => sentence(text).then(format!(" Certainty: {word}.")),
    }
}

/// The text with a colon to lead over to what follows it.
pub(super) fn leading(text: Text) -> Text {
    if last_character(&text) == Some(':') { text } else { text.then(":") }
}

/// A label and what it says, either of which may be empty.
pub(super) fn labelled(label: Text, words: Text) -> Text {
    if label.is_empty() { words } else { leading(label).then(" ").join(words) }
}

/// How a step was judged, in words.
pub(super) fn verdict(step: &TreeLine) -> &'static str {
    match step.verdict {
        Some(Verdict::Met) => match step.when_met {
            WhenMet::Met => "met",
            WhenMet::Against => "against",
            WhenMet::Caution => "caution",
            WhenMet::Warning => "warning",
        },
        Some(Verdict::NotMet) => "not met",
        Some(Verdict::Unknown) => "unknown",
        None => "does not apply",
    }
}

/// The verdict at the start of a line.
pub(super) fn capital_verdict(step: &TreeLine) -> String {
    let word = verdict(step);
    let (first, rest) = word.split_at(1);
    first.to_ascii_uppercase() + rest
}

/// The title of an alert with the word for how loud it is, where no frame can say it.
pub(super) fn alert_title(level: AlertLevel, title: &Text) -> Text {
    let word = match level {
        AlertLevel::Urgent => "Warning: ",
        AlertLevel::Important => "Important: ",
    };
    if title.bare().starts_with(word) {
        title.clone()
    } else {
        Text::plain(word).join(title.clone())
    }
}

/// Whether a text reads as a sentence: a capital at its start, a full stop at its end.
fn is_sentence(text: &Text) -> bool {
    is_closed(text) && text.bare().starts_with(char::is_uppercase)
}

/// Whether a text ends in a mark that nothing may be put after.
fn is_closed(text: &Text) -> bool {
    matches!(last_character(text), Some('.' | '!' | '?' | ':' | ';' | '…'))
}

/// The last character of the words; marks of notes do not count.
fn last_character(text: &Text) -> Option<char> {
    text.0.iter().rev().find_map(|span| span.words().trim_end().chars().next_back())
}

#[cfg(test)]
mod tests {
    use super::{alert_title, joined, leading, sentence};
    use crate::report::{AlertLevel, Text};

    #[test]
    fn pieces_are_joined_with_as_few_marks_as_can_be() {
        let pieces = [
            Text::plain("two of ten"),
            Text::default(),
            Text::plain("Ask again.").then_notes(vec![1]),
            Text::plain("in May"),
        ];
        assert_eq!(joined(&pieces).bare(), "two of ten. Ask again. [1] in May");
    }

    #[test]
    fn marks_are_not_doubled() {
        assert_eq!(sentence("Ripe?".into()).bare(), "Ripe?");
        assert_eq!(sentence("Ripe".into()).bare(), "Ripe.");
        assert_eq!(leading("Sort:".into()).bare(), "Sort:");
        let title = Text::plain("Warning: hot");
        assert_eq!(alert_title(AlertLevel::Urgent, &title), title);
    }
}
