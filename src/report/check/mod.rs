//! The judged rules as a page: red flags, then per treatment and rule set the tree in plain words, then the questions still open.

mod beside_comparison;
mod card;
mod criteria;
pub(super) mod met_warnings;
mod page;
mod screen;
mod warning_signs;

pub(super) use beside_comparison::{folded, summary};

use super::{CardPage, HasPage, Page};
use crate::answer::Check;
use crate::evidence::Detail;
use crate::knowledge::{Answers, Knowledge};

/// What the words of a rule are made from.
#[derive(Clone, Copy)]
pub(super) struct RuleContext<'k> {
    pub(super) knowledge: &'k Knowledge,
    /// The person's answers.
    pub(super) answers: &'k Answers,
    pub(super) detail: Detail,
}

impl<'k> RuleContext<'k> {
    fn of(check: &'k Check) -> Self {
        Self { knowledge: check.knowledge, answers: &check.profile.answers, detail: check.detail }
    }
}

impl HasPage for Check<'_> {
    fn page(&self) -> Page {
        page::page(self)
    }

    fn cards(&self) -> Vec<CardPage> {
        card::cards(self)
    }
}
