//! A pathway: with and without its second step, and how many go on to it.

use super::super::{Cited, CountEntry, Missing, Number, with_missing};
use super::money::{MoneyRange, Shared};
use super::reckoning::Reckoning;
use crate::cost::{Average, Branches};
use crate::knowledge::{Pathway, Provenance};
use crate::values::Money;
use schemars::JsonSchema;
use serde::Serialize;

/// A pathway's two ends of the road.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct BranchesEntry {
    /// The first step was enough.
    pub without_second_step: Shared<MoneyRange>,
    /// The second came too.
    pub with_second_step: Shared<MoneyRange>,
    /// What each of a hundred people pays on average, at the least and at the most who go on.
    pub average: Option<[AverageEntry; 2]>,
    /// Why a field is null.
    pub missing_because: Missing<'static>,
}

/// What each of a hundred people pays on average.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AverageEntry {
    /// So many of 100 go on.
    pub of_100: Number,
    /// At typical prices.
    #[serde(flatten)]
    pub sums: Shared<Money>,
}

/// How many of those who started a pathway went on.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ChanceEntry<'k> {
    /// Of 100 people.
    pub of_100: Number,
    /// Within what time.
    pub within: &'k str,
    /// Who was counted.
    pub who: &'k str,
    /// How many of how many.
    pub count: Option<CountEntry>,
    /// How it was read.
    pub provenance: Provenance,
    /// Ids of its sources.
    pub sources: Cited<'k>,
    /// Why a field is null.
    pub missing_because: Missing<'static>,
}

impl BranchesEntry {
    pub(super) fn of(branches: &Branches, has_plan: bool) -> Self {
        let one = |average: Average| AverageEntry {
            of_100: Number::Plain(f64::from(average.chance) / 100.0),
            sums: Shared::of_totals(average.totals, has_plan),
        };
        with_missing!(Self {
            without_second_step: Shared::of_sums(&branches.without, true),
            with_second_step: Shared::of_sums(&branches.with, true),
            average: unless(
                branches.average.map(|ends| ends.map(one)),
                "a typical price or the number who go on is not known",
            ),
        })
    }
}

/// How many go on, as published.
pub(super) fn chances<'k>(reckoned: &Reckoning<'k>, pathway: &'k Pathway) -> Vec<ChanceEntry<'k>> {
    pathway
        .chances
        .iter()
        .map(|chance| {
            with_missing!(ChanceEntry {
                of_100: Number::Plain(chance.people()),
                within: &chance.within,
                who: &chance.who,
                count: unless(chance.count.map(CountEntry::of), "not in what was read"),
                provenance: chance.provenance,
                sources: Cited::of(reckoned.query.knowledge, &chance.sources),
            })
        })
        .collect()
}
