//! A pathway: with and without its second step, and how many go on to it.

use super::super::{Cited, CountEntry, Number, answer_entry};
use super::money::{MoneyRange, Shared};
use crate::cost::{Average, Branches};
use crate::knowledge::{Chance, Knowledge, Provenance};
use crate::values::Money;
use schemars::JsonSchema;
use serde::Serialize;

answer_entry! {
    /// A pathway's two ends of the road.
    pub struct BranchesEntry;

    pub(super) fn of(branches: &Branches, has_plan: bool) {
        let one = |average: Average| AverageEntry {
            of_100: Number::Plain(f64::from(average.chance) / 100.0),
            sums: Shared::of_totals(average.totals, has_plan),
        };
    }

    /// The first step was enough.
    pub without_second_step: Shared<MoneyRange> = Shared::of_sums(&branches.without, true),
    /// The second came too.
    pub with_second_step: Shared<MoneyRange> = Shared::of_sums(&branches.with, true),
    /// What each of a hundred people pays on average, at the least and at the most who go on.
    pub average: Option<[AverageEntry; 2]> = unless(
        branches.average.map(|ends| ends.map(one)),
        "a typical price or the number who go on is not known",
    ),
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

answer_entry! {
    /// How many of those who started a pathway went on.
    pub struct ChanceEntry<'k>;

    pub(super) fn of(knowledge: &'k Knowledge, chance: &'k Chance) {}

    /// Of 100 people.
    pub of_100: Number = Number::Plain(chance.people()),
    /// Within what time.
    pub within: &'k str = &chance.within,
    /// Who was counted.
    pub who: &'k str = &chance.who,
    /// How many of how many.
    pub count: Option<CountEntry> =
        unless(chance.count.map(CountEntry::of), "not in what was read"),
    /// How it was read.
    pub provenance: Provenance = chance.provenance,
    /// Ids of its sources.
    pub sources: Cited<'k> = Cited::of(knowledge, &chance.sources),
}
