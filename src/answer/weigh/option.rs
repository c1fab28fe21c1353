//! Each choice: whether a rule bars it, what it scores, how often it comes first.

use super::cell::thousandths;
use super::tipping::of_100;
use crate::answer::{Compare, Missing, Number, with_missing};
use crate::knowledge::Treatment;
use crate::rules::RuleDirection;
use crate::values::Ref;
use crate::weighing::{Analysis, Exact, RankAcceptability};
use crate::wording::weigh as words;
use schemars::JsonSchema;
use serde::Serialize;

/// A choice.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct WeighedOptionEntry<'k> {
    /// The treatment.
    pub treatment: &'k str,
    /// Its name.
    pub name: &'k str,
    /// A shorter name.
    pub short: &'k str,
    /// Ids of published rules that give a reason against it for this person: it is not ranked.
    pub barred_by: Vec<&'k str>,
    /// The least that it scores, from 0 to 1.
    pub score_low: Option<Number>,
    /// The most that it scores.
    pub score_high: Option<Number>,
    /// Of all that matters to the person, of 100, so much has no figure for it that could be scored: it was drawn from end to end.
    pub unknown_of_100: Option<Number>,
    /// In how many of 100 draws it came first, from what is unknown of it at its low end (and of the others at their high end) to the other way round.
    pub first_of_100: Option<[Number; 2]>,
    /// In how many of 100 draws it came first, second and so on, where what is unknown may with equal chance stand anywhere on its scale.
    pub ranks_of_100: Option<Vec<Number>>,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
}

/// Every choice, those that a rule bars without a rank.
pub(super) fn options<'k>(
    compare: &Compare<'k>,
    ranked: &[usize],
    analysis: &Analysis,
    draws: Option<&RankAcceptability>,
    firsts: &[[Number; 2]],
    unweighed: &'static str,
) -> Vec<WeighedOptionEntry<'k>> {
    let knowledge = compare.knowledge;
    let columns = compare.comparison.columns.iter().enumerate();
    columns
        .map(|(place, column)| {
            let treatment = &knowledge.treatments[*column];
            let rank = ranked.iter().position(|ranked| *ranked == place);
            let score = rank.filter(|_| draws.is_some()).and_then(|rank| analysis.score(rank));
            let shares = rank.zip(draws).map(|(rank, draws)| {
                (0..ranked.len()).map(|at| of_100(draws.share(rank, at))).collect()
            });
            let is_stopped = unweighed == words::STOPPED;
            let why = if rank.is_none() && !is_stopped { words::BARRED } else { unweighed };
            let (low, high) = score.unzip();
            let unknown = rank.filter(|_| draws.is_some()).and_then(|rank| analysis.unknown(rank));
            let unknown = unknown.map(|share| &share * &Exact::whole(100));
            with_missing!(WeighedOptionEntry {
                treatment: &treatment.id,
                name: &treatment.label,
                short: treatment.narrow(),
                barred_by: barred_by(compare, *column),
                score_low: unless(low.as_ref().map(thousandths), why),
                score_high: unless(high.as_ref().map(thousandths), why),
                unknown_of_100: unless(unknown.as_ref().map(thousandths), why),
                first_of_100: unless(rank.and_then(|rank| firsts.get(rank).copied()), why),
                ranks_of_100: unless(shares, why),
            })
        })
        .collect()
}

/// Ids of the rules that give a reason against a choice for this person.
pub(super) fn barred_by<'k>(compare: &Compare<'k>, column: Ref<Treatment>) -> Vec<&'k str> {
    let knowledge = compare.knowledge;
    let judged = compare.assessment.treatments.iter().find(|judged| judged.treatment == column);
    let rules = judged.into_iter().flat_map(|judged| &judged.rule_sets);
    let rules = rules.flat_map(|rule_set| &rule_set.criteria);
    rules
        .filter(|rule| RuleDirection::of(knowledge, rule) == RuleDirection::ReasonAgainst)
        .map(|rule| knowledge.criteria[rule.criterion].id.as_str())
        .collect()
}
