//! What a page asks its reader to fill in, on paper or on a screen. Nothing that is filled in leaves the page.

use super::Text;

/// One thing to fill in.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
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
