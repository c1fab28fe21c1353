//! Words that a page must hold for a figure, for who looks whether it does.

use crate::evidence::{Figure, Side};
use crate::knowledge::{Certainty, Finding, Knowledge};
use crate::values::Ref;
use crate::wording::phrase::{self, Phrase};

/// Said once on every page, of every figure that has no range.
pub const NO_RANGE: &str = "Where none stands, none was given.";

/// Said above ratios of which no count of people was found.
pub const RATIOS_ONLY: &str = "Where it says \"twice\" or \"three times\", no count of people was found. Twice a small number is still a small number: ask \
     how many people it means.";

/// The certainty in words.
pub fn certainty_words(certainty: Certainty) -> &'static str {
    phrase::certainty(certainty)
}

/// The range of a finding in words, or its figure where that is a range; `None` where it has none.
pub fn range_words(knowledge: &Knowledge, finding: Ref<Finding>) -> Option<String> {
    let phrase = Phrase::new(knowledge, Figure { finding, side: Side::Treatment });
    match (phrase.value(), phrase.ends()) {
        (None, (Some(_), Some(_))) => phrase.lead(),
        _ => phrase.range(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_legend_says_why_a_range_is_missing() {
        assert!(crate::report::colophon::CERTAINTY.contains(NO_RANGE));
    }
}
