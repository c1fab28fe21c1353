//! What follows for sure from stated importances: scores, gaps, and the importance at which two choices change places.

use super::{Exact, TOP, ValueInterval, meant};

/// Under this gap of scores, of 1 in all, two choices are too close to call: 0.05.
pub const CLOSE_GAP: (i64, i64) = (1, 20);

/// Importances, and where each choice stands for each of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Analysis {
    /// One an attribute, from 0 to [`TOP`].
    importances: Vec<Exact>,
    /// One list a choice, of one span an attribute.
    choices: Vec<Vec<ValueInterval>>,
}

/// Two choices side by side. What is said of the first is less the second.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The places of the two.
    pub of: (usize, usize),
    /// How much higher the first scores, from -1 to 1, over what is known of both.
    pub gap: Exact,
    /// Whichever of the two is ahead stays so wherever the figures lie within their ranges, and though each importance be meant a quarter lower or
    /// higher.
    pub is_sure: bool,
}

/// Where two choices change places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tipping {
    /// The attribute whose importance is moved.
    pub attribute: usize,
    /// The places of the two choices.
    pub of: (usize, usize),
    /// The importance at which they tie, all others held.
    pub importance: Exact,
}

impl Analysis {
    /// Importances, and for each choice as many spans. What a choice lacks counts as unknown.
    pub fn new(importances: Vec<Exact>, mut choices: Vec<Vec<ValueInterval>>) -> Self {
        for spans in &mut choices {
            spans.resize_with(importances.len(), ValueInterval::anywhere);
        }
        Self { importances, choices }
    }

    /// One an attribute.
    pub fn importances(&self) -> &[Exact] {
        &self.importances
    }

    /// One list a choice.
    pub fn choices(&self) -> &[Vec<ValueInterval>] {
        &self.choices
    }

    /// All importances together.
    pub fn total(&self) -> Exact {
        self.importances.iter().cloned().sum()
    }

    /// The least and the most that a choice can score, from 0 to 1; `None`: nothing matters.
    pub fn score(&self, choice: usize) -> Option<(Exact, Exact)> {
        let total = self.total();
        let spans = self.choices.get(choice)?;
        let sum = |end: fn(&ValueInterval) -> &Exact| -> Exact {
            let weighed = self.importances.iter().zip(spans);
            weighed.map(|(importance, span)| importance * end(span)).sum()
        };
        Some((sum(ValueInterval::low).divided(&total)?, sum(ValueInterval::high).divided(&total)?))
    }

    /// How much of all that matters nothing is known of for a choice, from 0 to 1; `None`: nothing matters.
    pub fn unknown(&self, choice: usize) -> Option<Exact> {
        let spans = self.choices.get(choice)?;
        let weighed = self.importances.iter().zip(spans);
        let open = weighed.filter(|(_, span)| span.is_anywhere());
        let open: Exact = open.map(|(importance, _)| importance.clone()).sum();
        open.divided(&self.total())
    }

    /// Two choices and nothing but what is known of both.
    pub fn known_of_both(&self, (first, second): (usize, usize)) -> [Vec<ValueInterval>; 2] {
        let spans = |choice: usize| self.choices.get(choice).map_or(&[][..], Vec::as_slice);
        let nothing = || ValueInterval::only(Exact::whole(0));
        let both = spans(first).iter().zip(spans(second)).map(|(one, other)| {
            if one.is_anywhere() || other.is_anywhere() {
                (nothing(), nothing())
            } else {
                (one.clone(), other.clone())
            }
        });
        let (one, other) = both.unzip();
        [one, other]
    }

    /// The choices with what is unknown of one at one end of its scale, and what is unknown of the others at the other end.
    pub fn at_ends(&self, choice: usize, is_high: bool) -> Vec<Vec<ValueInterval>> {
        let choices = self.choices.iter().enumerate();
        choices
            .map(|(place, spans)| {
                let is_high = if place == choice { is_high } else { !is_high };
                spans.iter().map(|span| span.or_at_end(is_high)).collect()
            })
            .collect()
    }

    /// Every two choices, the earlier first; none where nothing matters.
    pub fn pairs(&self) -> Vec<Pair> {
        let total = self.total();
        let places = 0..self.choices.len();
        let both = places.clone().flat_map(|first| {
            places.clone().skip(first.saturating_add(1)).map(move |second| (first, second))
        });
        both.filter_map(|of| {
            let gap = self.differences(of).into_iter().map(|(_, difference)| difference);
            let gap = gap.sum::<Exact>().divided(&total)?;
            Some(Pair { of, gap, is_sure: self.is_sure(of) || self.is_sure((of.1, of.0)) })
        })
        .collect()
    }

    /// The importances at which two choices tie, all others held: as many an attribute as there are pairs that it can turn.
    pub fn tipping_points(&self) -> Vec<Tipping> {
        let mut points = Vec::new();
        for pair in self.pairs() {
            let differences = self.differences(pair.of);
            let sum: Exact = differences.iter().map(|(_, difference)| difference.clone()).sum();
            for (attribute, difference) in &differences {
                let Some(own) = self.step(pair.of, *attribute) else { continue };
                let others = &sum - difference;
                // What the others come to, against what one unit of this importance moves.
                let Some(importance) = (-others).divided(&own) else { continue };
                if !importance.is_negative() && importance <= Exact::whole(i64::from(TOP)) {
                    points.push(Tipping { attribute: *attribute, of: pair.of, importance });
                }
            }
        }
        points.sort_by_key(|point| point.attribute);
        points
    }

    /// How far the two stand apart on a scale; `None`: one of them is not known.
    fn step(&self, (first, second): (usize, usize), attribute: usize) -> Option<Exact> {
        let at = |choice: usize| self.choices.get(choice)?.get(attribute)?.at();
        Some(at(first)? - at(second)?)
    }

    /// What each attribute that is known of both adds to the gap.
    fn differences(&self, of: (usize, usize)) -> Vec<(usize, Exact)> {
        let all = self.importances.iter().enumerate();
        all.filter_map(|(place, importance)| Some((place, importance * &self.step(of, place)?)))
            .collect()
    }

    /// Whether the first is ahead at the worst for it: every figure at its worse end, every importance at whichever end speaks for the second.
    fn is_sure(&self, (first, second): (usize, usize)) -> bool {
        let (Some(first), Some(second)) = (self.choices.get(first), self.choices.get(second))
        else {
            return false;
        };
        let [lower, higher] = meant();
        let least = self.importances.iter().zip(first.iter().zip(second)).map(
            |(importance, (first, second))| {
                let difference = first.low() - second.high();
                let meant = if difference.is_negative() { &higher } else { &lower };
                &(importance * meant) * &difference
            },
        );
        least.sum::<Exact>().is_positive()
    }
}
