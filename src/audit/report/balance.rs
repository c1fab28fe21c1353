//! The room that options are given, in the document of the audit.

use super::document::{page_name, rounded};
use crate::answer::{Missing, Number, with_missing};
use crate::audit::{Balance, InformationAmount, Ratio};
use schemars::JsonSchema;
use serde::Serialize;

/// How much room the options of one page are given.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct BalanceEntry<'a> {
    /// The condition.
    pub condition: &'a str,
    /// Which of its two pages: the usual one, or that of every row.
    pub page: &'static str,
    /// One an option.
    pub options: &'a [InformationAmount],
    /// Every two options.
    pub pairs: Vec<OptionPairEntry<'a>>,
}

/// Two options held against each other.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct OptionPairEntry<'a> {
    /// The first.
    pub first: &'a str,
    /// The second.
    pub second: &'a str,
    /// What is judged.
    pub ratios: Vec<RatioEntry>,
    /// All words, which are not judged.
    pub all_words_not_judged: RatioEntry,
}

/// The first option by the second.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RatioEntry {
    /// What was counted.
    pub of: &'static str,
    /// Of the first.
    pub first: usize,
    /// Of the second.
    pub second: usize,
    /// The first by the second, to two decimals.
    pub ratio: Option<Number>,
    /// Whether neither is given half as much again as the other.
    pub even: bool,
    /// Why a field is null.
    pub missing_because: Missing<'static>,
}

impl<'a> BalanceEntry<'a> {
    pub(super) fn of(balance: &'a Balance) -> Self {
        Self {
            condition: &balance.condition,
            page: page_name(balance.detail),
            options: &balance.options,
            pairs: balance
                .pairs
                .iter()
                .map(|pair| OptionPairEntry {
                    first: &pair.first,
                    second: &pair.second,
                    ratios: pair.ratios.iter().map(RatioEntry::of).collect(),
                    all_words_not_judged: RatioEntry::of(&pair.all_words),
                })
                .collect(),
        }
    }
}

impl RatioEntry {
    fn of(ratio: &Ratio) -> Self {
        with_missing!(Self {
            of: ratio.of,
            first: ratio.first,
            second: ratio.second,
            ratio: unless(rounded(Some(ratio.value())), "the second has none"),
            even: ratio.is_fair(),
        })
    }
}
