//! Estimates: what each strategy costs at the low, typical and high end. Each end is a whole calculation of its own.
//!
//! A dearer site can mean a smaller share (Medicare caps one of them), so the three results are put in order afterwards.

use super::ledger::{Ledger, Split};
use super::quote::{Bill, Spread};
use super::strategy::{Draw, Follow, Of, Plans, Priced, Repeat, Strategy, Totals};
use crate::knowledge::Service;
use crate::values::{Fraction, Money};

/// Low, typical (where one is known) and high, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// The least.
    pub low: Money,
    /// The usual.
    pub typical: Option<Money>,
    /// The most.
    pub high: Money,
}

impl Range {
    /// Puts three results in order.
    pub fn of(low: Money, typical: Option<Money>, high: Money) -> Self {
        match typical {
            None => Self {
                low: low.min(high),
                typical,
                high: low.max(high),
            },
            Some(typical) => {
                let mut ends = [low, typical, high];
                ends.sort();
                let [low, typical, high] = ends;
                Self {
                    low,
                    typical: Some(typical),
                    high,
                }
            }
        }
    }

    /// Nothing at every end.
    pub fn zero() -> Self {
        Self::of(Money::ZERO, Some(Money::ZERO), Money::ZERO)
    }

    /// From the least to the most of both, without a usual amount.
    pub fn over(self, other: Self) -> Self {
        Self::of(self.low.min(other.low), None, self.high.max(other.high))
    }

    /// Low and high are the same.
    pub fn is_one_amount(&self) -> bool {
        self.low == self.high
    }
}

/// The end of a range that one calculation is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    /// The lower.
    Low,
    /// The usual.
    Typical,
    /// The upper.
    High,
}

impl End {
    /// All three, in order.
    pub const ALL: [Self; 3] = [Self::Low, Self::Typical, Self::High];

    /// The word that scripts read.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Typical => "typical",
            Self::High => "high",
        }
    }
}

/// A number of sessions a year, or a spread of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sessions {
    /// At least.
    pub low: u32,
    /// At most.
    pub high: u32,
}

impl Sessions {
    /// The number at an end; the usual one is the middle, rounded up.
    pub fn at(self, end: End) -> u32 {
        match end {
            End::Low => self.low,
            End::Typical => self
                .low
                .midpoint(self.high.saturating_add(1))
                .min(self.high),
            End::High => self.high,
        }
    }
}

/// Everything that a calculation needs.
#[derive(Debug, Clone)]
pub struct Model {
    /// The priced things, each once.
    pub quotes: Vec<Priced>,
    /// The columns.
    pub strategies: Vec<Strategy>,
    /// Sessions a year.
    pub sessions: Sessions,
    /// Years looked at.
    pub years: u32,
    /// The plan in the first year and in each later one; `None`: no plan was named.
    pub ledgers: Option<[Ledger; 2]>,
    /// Of ten thousand who start a pathway so many go on: least and most; `None`: nobody knows.
    pub chances: Vec<Option<(u16, u16)>>,
}

/// The sums of one strategy.
#[derive(Debug, Clone, PartialEq)]
pub struct Estimate {
    /// All that is paid, by whomever.
    pub total: Range,
    /// What the person pays; `None`: no plan was named.
    pub patient: Option<Range>,
    /// By year and thing.
    pub lines: Vec<Line>,
    /// The three calculations bill by bill.
    pub scenarios: Vec<Scenario>,
    /// For a pathway: with and without its second step.
    pub branches: Option<Branches>,
    /// Where the plan year makes a difference.
    pub timing: Option<Timing>,
}

/// One thing in one year.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Counted from 1.
    pub year: u32,
    /// Its place among the quotes.
    pub quote: usize,
    /// Only for those for whom the first step was not enough.
    pub only_if_needed: bool,
    /// All that is paid.
    pub total: Range,
    /// What the person pays.
    pub patient: Option<Range>,
}

/// One end, bill by bill.
#[derive(Debug, Clone, PartialEq)]
pub struct Scenario {
    /// Which end of the prices.
    pub end: End,
    /// The bills in order.
    pub bills: Vec<SharedBill>,
    /// Their sums.
    pub totals: Totals,
}

/// One bill of a scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SharedBill {
    /// Counted from 1.
    pub year: u32,
    /// Its place among the quotes.
    pub quote: usize,
    /// What it is for.
    pub service: Service,
    /// All of it.
    pub allowed: Money,
    /// How the plan split it.
    pub split: Option<Split>,
}

/// Total and share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sums {
    /// All that is paid.
    pub total: Range,
    /// What the person pays.
    pub patient: Option<Range>,
}

/// A pathway's two ends of the road.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Branches {
    /// The first step was enough.
    pub without: Sums,
    /// The second came too.
    pub with: Sums,
    /// The average person at the least and at the most published chance of going on, at typical prices.
    pub average: Option<[Average; 2]>,
}

/// What a hundred people pay on average, each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Average {
    /// Of ten thousand, so many go on.
    pub chance: u16,
    /// At typical prices.
    pub totals: Totals,
}

/// The same care at other times of the plan year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timing {
    /// The second step of a pathway in the next plan year in place of the same one, at typical (else high) prices.
    SecondStep {
        /// The person's part with both in one plan year.
        same_year: Money,
        /// The person's part with the second step in the next.
        next_year: Money,
    },
    /// The same care after the plan year has started again, when what was spent no longer counts.
    AfterReset {
        /// The person's part now.
        now: Money,
        /// The person's part then.
        later: Money,
    },
    /// All sessions of several years in one plan year.
    OneYear {
        /// The person's part, spread over the years.
        spread: Money,
        /// The person's part, in one year.
        together: Money,
    },
}

impl Model {
    /// The plan of the first and of later years.
    pub fn plans(&self) -> Option<Plans<'_>> {
        self.ledgers.as_ref().map(|[first, later]| Plans {
            sharing: first.sharing(),
            first_year: first.left(),
            later_year: later.left(),
        })
    }

    /// The bills of every quote at an end; where one has no typical amount, `None` in its place.
    fn bills_at(&self, end: End) -> Vec<Option<Vec<Bill>>> {
        self.quotes
            .iter()
            .map(|priced| match priced {
                Priced::Known(quote) => match end {
                    End::Low => Some(quote.low.clone()),
                    End::Typical => quote.typical.clone(),
                    End::High => Some(quote.high.clone()),
                },
                Priced::Own { bill, .. } => Some(vec![*bill]),
            })
            .collect()
    }

    /// Whether a sum could reach the end of what [`Money`] holds, and be cut short.
    pub(super) fn is_too_large(&self) -> bool {
        let most = |quote: usize| -> i128 {
            let ends = self
                .quotes
                .get(quote)
                .map_or(Vec::new(), |priced| match priced {
                    Priced::Own { bill, .. } => vec![vec![*bill]],
                    Priced::Known(quote) => {
                        [Some(&quote.low), quote.typical.as_ref(), Some(&quote.high)]
                            .into_iter()
                            .flatten()
                            .cloned()
                            .collect()
                    }
                });
            ends.iter()
                .map(|bills| {
                    bills
                        .iter()
                        .map(|bill| i128::from(bill.amount.millionths()) * i128::from(bill.times))
                        .sum()
                })
                .max()
                .unwrap_or(0)
        };
        self.strategies.iter().any(|strategy| {
            let years = i128::from(self.years);
            let times = match strategy.first.repeat {
                Repeat::Once => 1,
                Repeat::Yearly(times) => i128::from(times) * years,
                // All sessions of all years may be looked at as if they came in one.
                Repeat::Sessions => i128::from(self.sessions.high) * years,
            };
            let additions: i128 = strategy
                .additions
                .iter()
                .map(|addition| most(addition.quote) * i128::from(addition.count))
                .sum();
            let then = strategy.then.map_or(0, |then| most(then.quote));
            most(strategy.first.quote) * times + then + additions > i128::from(i64::MAX) / 4
        })
    }

    /// The sums of a strategy.
    pub fn estimate(&self, position: usize) -> Option<Estimate> {
        let strategy = self.strategies.get(position)?;
        let without = self.three(strategy, Follow::Never);
        let (main, branches) = if strategy.then.is_some() {
            let with = self.three(strategy, Follow::SameYear);
            let branches = Branches {
                without: without.sums(),
                with: with.sums(),
                average: self.averages(position, strategy, &without, &with),
            };
            (with, Some(branches))
        } else {
            (without, None)
        };
        let sums = match &branches {
            None => main.sums(),
            // Between the first step alone, and both. What is usual depends on how many go on.
            Some(branches) => Sums {
                total: branches.without.total.over(branches.with.total),
                patient: branches
                    .without
                    .patient
                    .zip(branches.with.patient)
                    .map(|(without, with)| without.over(with)),
            },
        };
        Some(Estimate {
            total: sums.total,
            patient: sums.patient,
            lines: self.lines(strategy, &main),
            timing: self.timing(strategy, branches.as_ref()),
            scenarios: main.scenarios,
            branches,
        })
    }

    fn three(&self, strategy: &Strategy, follow: Follow) -> Three {
        let scenarios = End::ALL
            .into_iter()
            .filter_map(|end| self.scenario(strategy, end, follow))
            .collect();
        Three {
            scenarios,
            has_plan: self.ledgers.is_some(),
        }
    }

    /// One end. `None` where a part of it has no typical amount.
    fn scenario(&self, strategy: &Strategy, end: End, follow: Follow) -> Option<Scenario> {
        let at_end = self.bills_at(end);
        let used = strategy.quotes();
        if used
            .iter()
            .any(|quote| at_end.get(*quote).is_none_or(Option::is_none))
        {
            return None;
        }
        let bills: Vec<Vec<Bill>> = at_end.into_iter().map(Option::unwrap_or_default).collect();
        let draw = Draw {
            bills: &bills,
            sessions: self.sessions.at(end),
            follow,
        };
        let mut shared = Vec::new();
        for year in 0..self.years {
            strategy.walk_year(year, &draw, self.plans(), |passed| {
                shared.push(SharedBill {
                    year: year.saturating_add(1),
                    quote: passed.quote,
                    service: passed.service,
                    allowed: passed.allowed,
                    split: passed.split,
                });
            });
        }
        Some(Scenario {
            end,
            totals: strategy.totals(self.years, &draw, self.plans()),
            bills: shared,
        })
    }

    fn lines(&self, strategy: &Strategy, three: &Three) -> Vec<Line> {
        let mut lines = Vec::new();
        for year in 1..=self.years {
            for quote in strategy.quotes() {
                let of = |scenario: &Scenario| {
                    let mut totals = Totals::default();
                    let mut count = 0_usize;
                    for bill in &scenario.bills {
                        if bill.year == year && bill.quote == quote {
                            count += 1;
                            totals.all += bill.allowed;
                            totals.patient += bill.split.map_or(Money::ZERO, |split| split.patient);
                        }
                    }
                    (count > 0).then_some(totals)
                };
                let by_end: Vec<(End, Totals)> = three
                    .scenarios
                    .iter()
                    .filter_map(|scenario| Some((scenario.end, of(scenario)?)))
                    .collect();
                if by_end.is_empty() {
                    continue;
                }
                let sums = sums(&by_end, three.has_plan);
                lines.push(Line {
                    year,
                    quote,
                    only_if_needed: strategy.then.is_some_and(|then| then.quote == quote),
                    total: sums.total,
                    patient: sums.patient,
                });
            }
        }
        lines
    }

    fn averages(
        &self,
        position: usize,
        strategy: &Strategy,
        without: &Three,
        with: &Three,
    ) -> Option<[Average; 2]> {
        let (low, high) = self.chances.get(position).copied().flatten()?;
        let (without, with) = (without.at(End::Typical)?, with.at(End::Typical)?);
        debug_assert!(strategy.then.is_some(), "only a pathway has branches");
        let at = |chance: u16| Average {
            chance,
            totals: mix(without.totals, with.totals, chance),
        };
        Some([at(low), at(high)])
    }

    /// Whether it matters when in the plan year things are done.
    fn timing(&self, strategy: &Strategy, branches: Option<&Branches>) -> Option<Timing> {
        self.ledgers.as_ref()?;
        let end = if self
            .scenario(strategy, End::Typical, Follow::Never)
            .is_some()
        {
            End::Typical
        } else {
            End::High
        };
        if branches.is_some() {
            let same_year = self
                .scenario(strategy, end, Follow::SameYear)?
                .totals
                .patient;
            let longer = Model {
                years: self.years.max(2),
                ..self.clone()
            };
            let next_year = longer
                .scenario(strategy, end, Follow::NextYear)?
                .totals
                .patient;
            return (same_year != next_year && self.years == 1).then_some(Timing::SecondStep {
                same_year,
                next_year,
            });
        }
        if self.years < 2 || strategy.first.repeat != Repeat::Sessions {
            return self.after_reset(strategy, end);
        }
        let spread = self.scenario(strategy, end, Follow::Never)?.totals.patient;
        let sessions = self.sessions.at(end).saturating_mul(self.years);
        let packed = Model {
            years: 1,
            sessions: Sessions {
                low: sessions,
                high: sessions,
            },
            ..self.clone()
        };
        let together = packed
            .scenario(strategy, end, Follow::Never)?
            .totals
            .patient;
        (spread != together).then_some(Timing::OneYear { spread, together })
    }
}

impl Model {
    /// What the same care costs once what was spent no longer counts.
    fn after_reset(&self, strategy: &Strategy, end: End) -> Option<Timing> {
        let [_, fresh] = self.ledgers.as_ref()?;
        let now = self.scenario(strategy, end, Follow::Never)?.totals.patient;
        let reset = Model {
            ledgers: Some([fresh.clone(), fresh.clone()]),
            ..self.clone()
        };
        let later = reset.scenario(strategy, end, Follow::Never)?.totals.patient;
        (now != later).then_some(Timing::AfterReset { now, later })
    }
}

impl Strategy {
    /// The quotes that it uses, in order, each once.
    pub fn quotes(&self) -> Vec<usize> {
        let mut quotes = vec![self.first.quote];
        quotes.extend(self.then.map(|then| then.quote));
        quotes.extend(self.additions.iter().map(|addition| addition.quote));
        let mut seen = Vec::new();
        quotes.retain(|quote| {
            let is_new = !seen.contains(quote);
            seen.push(*quote);
            is_new
        });
        quotes
    }

    /// Whether it is a pathway.
    pub fn is_pathway(&self) -> bool {
        matches!(self.of, Of::Pathway(_))
    }
}

/// What the average person pays when `chance` of ten thousand go on.
pub(super) fn mix(without: Totals, with: Totals, chance: u16) -> Totals {
    let mix = |without: Money, with: Money| {
        let whole = i64::from(Fraction::WHOLE);
        without.scaled(whole - i64::from(chance), whole) + with.scaled(i64::from(chance), whole)
    };
    Totals {
        all: mix(without.all, with.all),
        patient: mix(without.patient, with.patient),
    }
}

/// The calculations of one strategy.
struct Three {
    scenarios: Vec<Scenario>,
    has_plan: bool,
}

impl Three {
    fn at(&self, end: End) -> Option<&Scenario> {
        self.scenarios.iter().find(|scenario| scenario.end == end)
    }

    fn sums(&self) -> Sums {
        let by_end: Vec<(End, Totals)> = self
            .scenarios
            .iter()
            .map(|scenario| (scenario.end, scenario.totals))
            .collect();
        sums(&by_end, self.has_plan)
    }
}

/// The range over what is known at each end.
fn sums(by_end: &[(End, Totals)], has_plan: bool) -> Sums {
    let range = |of: fn(&Totals) -> Money| {
        let at = |wanted: End| {
            by_end
                .iter()
                .find(|(end, _)| *end == wanted)
                .map(|(_, totals)| of(totals))
        };
        let amounts: Vec<Money> = by_end.iter().map(|(_, totals)| of(totals)).collect();
        let least = amounts.iter().copied().min().unwrap_or_default();
        let most = amounts.iter().copied().max().unwrap_or_default();
        Range::of(
            at(End::Low).unwrap_or(least),
            at(End::Typical),
            at(End::High).unwrap_or(most),
        )
    };
    Sums {
        total: range(|totals| totals.all),
        patient: has_plan.then(|| range(|totals| totals.patient)),
    }
}

/// Whether a quote has any doubt in it.
pub(super) fn is_uncertain(priced: &Priced) -> bool {
    match priced {
        Priced::Known(quote) => quote.spread != Spread::Fixed,
        Priced::Own { .. } => false,
    }
}
