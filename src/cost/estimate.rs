//! Estimates: what each strategy costs at the low, typical and high end. Each end is a whole calculation of its own.
//!
//! A dearer site can mean a smaller share (Medicare caps one of them), so the three results are put in order afterwards.

use super::model::{End, Model, Range};
use super::quote::Bill;
use super::strategy::{Draw, Follow, SharedBill, Strategy, Totals, TreatmentOrPathway};
use super::timing::Timing;
use crate::values::{Money, distinct};

/// The sums of one strategy.
#[derive(Debug, Clone, PartialEq)]
pub struct Estimate {
    /// All that is paid, by whomever.
    pub total: Range,
    /// What the person pays; `None`: no plan was named.
    pub patient: Option<Range>,
    /// By year and thing.
    pub lines: Vec<EstimateLine>,
    /// The three calculations bill by bill.
    pub scenarios: Vec<Scenario>,
    /// For a pathway: with and without its second step.
    pub branches: Option<Branches>,
    /// Where the plan year makes a difference.
    pub timing: Option<Timing>,
}

/// One thing in one year.
#[derive(Debug, Clone, PartialEq)]
pub struct EstimateLine {
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

impl Model {
    /// The sums of a strategy.
    pub fn estimate(&self, position: usize) -> Option<Estimate> {
        let strategy = self.strategies.get(position)?;
        let without = self.scenario_set(strategy, Follow::Never);
        let (main, branches) = if strategy.then.is_some() {
            let with = self.scenario_set(strategy, Follow::SameYear);
            let branches = Branches {
                without: without.sums(),
                with: with.sums(),
                average: averages(strategy, &without, &with),
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

    fn scenario_set(&self, strategy: &Strategy, follow: Follow) -> ScenarioSet {
        let scenarios =
            End::ALL.into_iter().filter_map(|end| self.scenario(strategy, end, follow)).collect();
        ScenarioSet { scenarios, has_plan: self.ledgers.is_some() }
    }

    /// One end. `None` where a part of it has no typical amount.
    pub(super) fn scenario(
        &self,
        strategy: &Strategy,
        end: End,
        follow: Follow,
    ) -> Option<Scenario> {
        let at_end = self.bills_at(end);
        let used = strategy.quotes();
        if used.iter().any(|quote| at_end.get(*quote).is_none_or(Option::is_none)) {
            return None;
        }
        let bills: Vec<Vec<Bill>> = at_end.into_iter().map(Option::unwrap_or_default).collect();
        let draw = Draw { bills: &bills, sessions: self.sessions.at(end), follow };
        let mut shared = Vec::new();
        for year in 0..self.years {
            let push = |bill| shared.push(bill);
            strategy.each_bill_of_year(year, &draw, self.plans().as_ref(), push);
        }
        Some(Scenario {
            end,
            totals: strategy.totals(self.years, &draw, self.plans().as_ref()),
            bills: shared,
        })
    }

    fn lines(&self, strategy: &Strategy, three: &ScenarioSet) -> Vec<EstimateLine> {
        let mut lines = Vec::new();
        for year in 1..=self.years {
            for quote in strategy.quotes() {
                let of = |scenario: &Scenario| {
                    let mut totals = Totals::default();
                    let mut count = 0_usize;
                    for bill in &scenario.bills {
                        if bill.year == year && bill.quote == quote {
                            count += 1;
                            totals.total += bill.allowed;
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
                lines.push(EstimateLine {
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
}

impl Strategy {
    /// The quotes that it uses, in order, each once.
    pub fn quotes(&self) -> Vec<usize> {
        let mut quotes = vec![self.first.quote];
        quotes.extend(self.then.map(|then| then.quote));
        quotes.extend(self.additions.iter().map(|addition| addition.quote));
        distinct(quotes)
    }

    /// Of ten thousand who start the pathway so many go on: least and most. `None`: it is none, or nobody knows.
    pub fn chance(&self) -> Option<(u16, u16)> {
        self.then?.chance
    }

    /// Whether it is a pathway.
    pub fn is_pathway(&self) -> bool {
        matches!(self.of, TreatmentOrPathway::Pathway(_))
    }
}

/// What a hundred people pay on average, at the least and at the most published chance.
fn averages(
    strategy: &Strategy,
    without: &ScenarioSet,
    with: &ScenarioSet,
) -> Option<[Average; 2]> {
    let (low, high) = strategy.chance()?;
    let (without, with) = (without.at(End::Typical)?, with.at(End::Typical)?);
    let (without, with) = (without.totals, with.totals);
    // Printed to the cent, and rounded to it once.
    let at = |chance: u16| Average {
        chance,
        totals: Totals {
            total: without.total.mixed_to_cents(with.total, chance),
            patient: without.patient.mixed_to_cents(with.patient, chance),
        },
    };
    Some([at(low), at(high)])
}

/// The calculations of one strategy.
struct ScenarioSet {
    scenarios: Vec<Scenario>,
    has_plan: bool,
}

impl ScenarioSet {
    fn at(&self, end: End) -> Option<&Scenario> {
        self.scenarios.iter().find(|scenario| scenario.end == end)
    }

    fn sums(&self) -> Sums {
        let by_end: Vec<(End, Totals)> =
            self.scenarios.iter().map(|scenario| (scenario.end, scenario.totals)).collect();
        sums(&by_end, self.has_plan)
    }
}

/// The range over what is known at each end.
fn sums(by_end: &[(End, Totals)], has_plan: bool) -> Sums {
    let range = |of: fn(&Totals) -> Money| {
        let at = |wanted: End| {
            by_end.iter().find(|(end, _)| *end == wanted).map(|(_, totals)| of(totals))
        };
        let amounts: Vec<Money> = by_end.iter().map(|(_, totals)| of(totals)).collect();
        let least = amounts.iter().copied().min().unwrap_or_default();
        let most = amounts.iter().copied().max().unwrap_or_default();
        Range::of(at(End::Low).unwrap_or(least), at(End::Typical), at(End::High).unwrap_or(most))
    };
    Sums {
        total: range(|totals| totals.total),
        patient: has_plan.then(|| range(|totals| totals.patient)),
    }
}
