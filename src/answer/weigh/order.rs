//! The choices that are ranked, set against each other: what is ahead of what, and where that turns.

use super::scale::WeighedAttributeEntry;
use super::tipping::{PairCall, TippingEntry, WeighedPairEntry, of_100};
use crate::answer::{Compare, Number};
use crate::weighing::{Analysis, Exact, RankAcceptability, ValueInterval};
use schemars::JsonSchema;
use serde::Serialize;

/// What a person's own answers come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WeighCall {
    /// Nothing was weighed: help comes first, nothing was said to matter, no figures tell the choices apart in it or in less than half of it, or fewer than two choices are left.
    NothingWeighed,
    /// No choice comes out ahead of each of the others.
    TooClose,
    /// One comes out ahead of each of the others, by what is known of both.
    OneAhead,
    /// One comes out ahead wherever the figures lie within their ranges, and though each importance be meant a quarter lower or higher.
    OneAheadForSure,
}

/// The choices that are ranked, as the analysis sees them.
pub(super) struct Weighed<'a, 'k> {
    compare: &'a Compare<'k>,
    /// Their places among all.
    ranked: &'a [usize],
    pub(super) analysis: Analysis,
}

impl<'a, 'k> Weighed<'a, 'k> {
    pub(super) fn of(
        compare: &'a Compare<'k>,
        attributes: &[WeighedAttributeEntry],
        ranked: &'a [usize],
        importances: Vec<Exact>,
    ) -> Self {
        let spans = |place: &usize| {
            let all = attributes.iter().map(|entry| entry.spans.get(*place).cloned());
            all.map(|span| span.unwrap_or_else(ValueInterval::anywhere)).collect()
        };
        let analysis = Analysis::new(importances, ranked.iter().map(spans).collect());
        Self { compare, ranked, analysis }
    }

    /// The places of two of them among all choices, and their ids.
    fn named(&self, (first, second): (usize, usize)) -> Option<((usize, usize), [&'k str; 2])> {
        let of = (*self.ranked.get(first)?, *self.ranked.get(second)?);
        let columns = &self.compare.comparison.columns;
        let treatments = &self.compare.knowledge.treatments;
        let id = |place: usize| columns.get(place).map(|column| treatments[*column].id.as_str());
        Some((of, [id(of.0)?, id(of.1)?]))
    }

    /// Every two of them, by what is known of both and nothing else.
    pub(super) fn pairs(
        &self,
        draw: &dyn Fn(&[Vec<ValueInterval>]) -> RankAcceptability,
    ) -> Vec<WeighedPairEntry<'k>> {
        let pairs = self.analysis.pairs();
        let pairs = pairs.iter().filter_map(|pair| {
            let (of, options) = self.named(pair.of)?;
            let drawn = draw(&self.analysis.known_of_both(pair.of));
            let wins = drawn.pairs.first().copied().unwrap_or_default();
            Some(WeighedPairEntry::of(pair, wins, drawn.count, options, of))
        });
        pairs.collect()
    }

    /// How often each comes first, from the worst to the best that its unknowns can be for it.
    pub(super) fn firsts(
        &self,
        draw: &dyn Fn(&[Vec<ValueInterval>]) -> RankAcceptability,
    ) -> Vec<[Number; 2]> {
        (0..self.ranked.len())
            .map(|choice| {
                [false, true].map(|is_high| {
                    of_100(draw(&self.analysis.at_ends(choice, is_high)).share(choice, 0))
                })
            })
            .collect()
    }

    /// Says of each attribute where two choices change places.
    pub(super) fn tip(&self, attributes: &mut [WeighedAttributeEntry<'k>]) {
        for point in self.analysis.tipping_points() {
            if let Some((_, options)) = self.named(point.of)
                && let Some(entry) = attributes.get_mut(point.attribute)
            {
                entry.tipping_points.push(TippingEntry::of(&point, options));
            }
        }
    }
}

/// The places of the fewest choices that each come out ahead of each of the others; all of them, where no order shows.
pub(super) fn ahead(ranked: &[usize], pairs: &[WeighedPairEntry]) -> Vec<usize> {
    let is_ahead = |one: usize, other: usize| {
        pairs.iter().any(|pair| match pair.call {
            PairCall::FirstAhead => pair.of == (one, other),
            PairCall::SecondAhead => pair.of == (other, one),
            PairCall::TooClose => false,
        })
    };
    let mut ahead = ranked.to_vec();
    // From one choice on: whatever is not behind all that are in comes in too.
    for first in ranked {
        let mut group = vec![*first];
        while let Some(next) = ranked.iter().find(|place| {
            !group.contains(place) && !group.iter().all(|inside| is_ahead(*inside, **place))
        }) {
            group.push(*next);
        }
        if group.len() < ahead.len() {
            ahead = group;
        }
    }
    ahead
}

/// What the answers come to.
pub(super) fn call(ranked: &[usize], ahead: &[usize], pairs: &[WeighedPairEntry]) -> WeighCall {
    if pairs.is_empty() {
        return WeighCall::NothingWeighed;
    }
    match ahead {
        [one] if ranked.len() > 1 => {
            let of_it = |pair: &&WeighedPairEntry| pair.of.0 == *one || pair.of.1 == *one;
            if pairs.iter().filter(of_it).all(|pair| pair.is_sure) {
                WeighCall::OneAheadForSure
            } else {
                WeighCall::OneAhead
            }
        }
        _ => WeighCall::TooClose,
    }
}
