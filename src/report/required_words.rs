//! Words that a page must hold for a figure, for who looks whether it does.

pub use crate::wording::legend::{NO_RANGE, RATIOS_ONLY};

use crate::evidence::{Figure, StudyArm};
use crate::knowledge::{Certainty, Finding, Knowledge};
use crate::values::Ref;
use crate::wording::phrase::{self, Phrase};

/// The certainty in words.
pub fn certainty_words(certainty: Certainty) -> &'static str {
    phrase::certainty(certainty)
}

/// The range of a finding in words, or its figure where that is a range; `None` where it has none.
pub fn range_words(knowledge: &Knowledge, finding: Ref<Finding>) -> Option<String> {
    let phrase = Phrase::new(knowledge, Figure { finding, side: StudyArm::Treatment });
    match (phrase.value(), phrase.ends()) {
        (None, (Some(_), Some(_))) => phrase.lead(),
        _ => phrase.range(),
    }
}
