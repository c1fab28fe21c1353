//! What a step on a scale is called: "half of people feel well 4 weeks sooner", "$3,000 less to pay".

use crate::evidence::{Figure, StudyArm};
use crate::knowledge::{AMOUNT, Finding, Knowledge};
use crate::values::{Money, Ref};
use crate::wording::key_row;
use crate::wording::phrase::Phrase;

/// What a step on a scale is called.
#[derive(Debug, Clone, Copy)]
pub(super) enum StepWords<'k> {
    /// There is one step alone.
    Fixed(&'k str),
    /// Its size in the unit of a finding stands in the words.
    OfFigures(&'k str, Ref<Finding>, f64),
    /// Its size in dollars does.
    OfDollars(&'k str, Money),
}

impl StepWords<'_> {
    /// A step of so many thousandths of the whole scale.
    pub(super) fn of(self, knowledge: &Knowledge, size: u16) -> String {
        match self {
            Self::Fixed(change) => change.to_owned(),
            Self::OfFigures(change, finding, width) => {
                let phrase = Phrase::new(knowledge, Figure { finding, side: StudyArm::Treatment });
                let part = width * f64::from(size) / 1000.0;
                change.replace(AMOUNT, &phrase.amount(part))
            }
            Self::OfDollars(change, width) => {
                let part = width.scaled(i64::from(size), 1000);
                change.replace(AMOUNT, &key_row::whole_dollars(part))
            }
        }
    }

    /// Whether there are steps of any size.
    pub(super) fn can_halve(self) -> bool {
        !matches!(self, Self::Fixed(_))
    }
}
