//! What a page asks its reader to fill in, on paper or on a screen. Nothing that is filled in leaves the page.

use super::Text;

/// One thing to fill in.
#[derive(Debug, Clone, PartialEq)]
pub enum FormField {
    /// A mark on a scale of boxes between two ends.
    Scale {
        /// What is weighed.
        question: Text,
        /// What the first and the last box mean.
        ends: [Text; 2],
        /// How many boxes.
        boxes: u8,
    },
    /// One answer of several.
    OneOf {
        /// What is asked.
        question: Text,
        /// A box each.
        answers: Vec<Text>,
    },
    /// As many answers as fit.
    AnyOf {
        /// What is asked.
        question: Text,
        /// A box each.
        answers: Vec<Text>,
    },
    /// Lines to write on.
    Lines {
        /// What to write.
        question: Text,
        /// How many lines.
        lines: u8,
    },
}

impl FormField {
    /// What is left of it on a page that asks `open` already: nothing, or the boxes that are not there.
    pub(crate) fn without(self, open: &[&Self]) -> Option<Self> {
        let is_asked =
            |question: &Text| open.iter().any(|ask| starts_with(question, ask.question()));
        match self {
            Self::AnyOf { question, answers } => {
                let open_answers = open.iter().filter_map(|ask| match ask {
                    Self::AnyOf { answers, .. } => Some(answers),
                    _ => None,
                });
                let boxes: Vec<String> = open_answers.flatten().map(Text::bare).collect();
                let is_box = |text: &Text| {
                    let words = text.bare();
                    boxes.iter().any(|open| open.ends_with(&words))
                };
                let answers: Vec<Text> = answers.into_iter().filter(|text| !is_box(text)).collect();
                (!answers.is_empty()).then_some(Self::AnyOf { question, answers })
            }
            ask => (!is_asked(ask.question())).then_some(ask),
        }
    }

    /// What is asked, or weighed.
    fn question(&self) -> &Text {
        match self {
            Self::Scale { question, .. }
            | Self::OneOf { question, .. }
            | Self::AnyOf { question, .. }
            | Self::Lines { question, .. } => question,
        }
    }
}

/// Whether a question is this one, whatever is said after it.
fn starts_with(question: &Text, other: &Text) -> bool {
    question.bare().starts_with(&other.bare())
}
