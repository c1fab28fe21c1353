//! Plan years that are split as one bill, where that comes to the same as bill by bill: a simulation does it a million times.
//!
//! Where one line of a plan shares every bill of a year, takes the deductible, then a percentage, and rounds nothing, it does not matter how the
//! year is cut into bills: what goes to the deductible, what the percentage comes to and what the yearly limit spares follow from their sum.

use super::ledger::Left;
use super::line::ServiceSharing;
use super::model::Model;
use super::strategy::{Draw, Strategy, Totals};
use crate::knowledge::Towards;
use crate::values::{Fraction, Money};

/// A private plan at the start of the first year and of each later one, for a strategy whose bills may be added up.
pub(super) struct WholeYears {
    first: WholeYear,
    later: WholeYear,
    are_alike: bool,
}

/// What one sum is split by.
#[derive(PartialEq)]
struct WholeYear {
    deductible: Money,
    percentage: Fraction,
    /// Up to the yearly limit.
    room: Option<Money>,
}

impl WholeYears {
    /// `None` where the bills of the strategy have to be split one by one.
    pub(super) fn of(model: &Model, strategy: &Strategy) -> Option<Self> {
        let plans = model.plans()?;
        let mut lines = Vec::new();
        for quote in strategy.quotes() {
            for bill in model.quotes.get(quote)?.ends().flatten() {
                if bill.is_own() || !bill.amount.is_whole_cents() {
                    return None;
                }
                lines.push(plans.sharing.exact_line(bill.service)?);
            }
        }
        let line = *lines.first()?;
        let is_one = lines.iter().all(|other| *other == line);
        let [first, later] = [&plans.first_year, &plans.later_year]
            .map(|left| WholeYear::of(line, left).filter(|_| is_one));
        let (first, later) = (first?, later?);
        Some(Self { are_alike: first == later, first, later })
    }
}

impl WholeYear {
    fn of(line: &ServiceSharing, left: &Left) -> Option<Self> {
        let ServiceSharing { line, first: None, limit: None, which } = line else { return None };
        let deductible = match line.deductible {
            Towards::Nothing => Money::ZERO,
            Towards::First | Towards::AfterCopay => *left.deductibles.get(*which)?,
        };
        let is_split_by_bill = line.copay.is_some() || line.at_most.is_some();
        (line.is_covered && !is_split_by_bill && deductible.is_whole_cents()).then_some(Self {
            deductible,
            percentage: line.coinsurance,
            room: left.room.filter(|_| line.counts),
        })
    }

    /// What the person pays of all that is allowed in the year.
    fn patient(&self, allowed: Money) -> Money {
        let first = allowed.min(self.deductible);
        let asked = first + (allowed - first).share(self.percentage);
        self.room.map_or(asked, |room| asked.min(room))
    }
}

impl Strategy {
    /// The same as [`totals`](Strategy::totals), year by year.
    pub(super) fn totals_by_year(&self, years: u32, draw: &Draw, plan: &WholeYears) -> Totals {
        let of_year = |year: u32| {
            let mut all = Money::ZERO;
            self.each_step_of_year(year, draw, |quote, count| {
                for bill in draw.bills.get(quote).into_iter().flatten() {
                    all += bill.amount * bill.times * count;
                }
            });
            let of_year = if year == 0 { &plan.first } else { &plan.later };
            Totals { total: all, patient: of_year.patient(all) }
        };
        self.add_years(years, draw, || plan.are_alike, of_year)
    }
}

#[cfg(test)]
mod tests {
    use super::{Strategy, WholeYears};
    use crate::cost::{
        Addition, Bill, Draw, Follow, Ledger, Model, QuotedPrice, Repeat, SecondStep, Sessions,
        StrategyStep, TreatmentOrPathway,
    };
    use crate::knowledge::{
        Bound, Copay, CostSharing, Plan, PrivateTerms, Service, Spent, Terms, Towards, YearStart,
    };
    use crate::values::{Fraction, Money, Ref};
    use proptest::prelude::{Just, any, prop_assert_eq, prop_oneof, proptest};
    use proptest::strategy::Strategy as _;

    fn cents(upto: i64) -> impl proptest::strategy::Strategy<Value = Money> {
        prop_oneof![Just(0), 0..=upto].prop_map(Money::cents)
    }

    /// One plan for every service, of which so much is spent in the first year.
    fn ledgers(
        line: CostSharing,
        deductible: Money,
        limit: Option<Money>,
        spent: Money,
    ) -> Option<[Ledger; 2]> {
        let terms = PrivateTerms {
            is_advantage: false,
            deductible: Bound::of_person(deductible),
            limit: limit.map(Bound::of_person),
            rest: line,
            services: Vec::new(),
            others: Vec::new(),
            outside: None,
        };
        let spent = Spent { deductible: spent, out_of_pocket: spent, ..Spent::default() };
        let plan =
            Plan { year: None, starts: YearStart::default(), terms: Terms::Private(terms), spent };
        let open = || Ledger::open(&plan, None, None);
        Some([open()?.after_spending(&plan), open()?])
    }

    proptest! {
        #[test]
        fn a_year_in_one_sum_is_what_it_is_bill_by_bill(
            amounts in [cents(300_000), cents(900_000), cents(40_000), cents(40_000)],
            times in [1_u32..3, 1_u32..3, 1_u32..3, 1_u32..3],
            (deductible, limit, spent) in (cents(400_000), proptest::option::of(cents(900_000)), cents(300_000)),
            percentage in prop_oneof![Just("0"), Just("0.2"), Just("0.3333"), Just("1")],
            towards in prop_oneof![Just(Towards::Nothing), Just(Towards::First), Just(Towards::AfterCopay)],
            (of_whole, counts, copay) in (any::<bool>(), any::<bool>(), proptest::option::weighted(0.1, cents(5_000))),
            (sessions, years, own_pocket) in (0_u32..6, 1_u32..5, proptest::bool::weighted(0.1)),
            follow in prop_oneof![Just(Follow::Never), Just(Follow::SameYear), Just(Follow::NextYear)],
            repeat in prop_oneof![Just(Repeat::Sessions), Just(Repeat::Once), Just(Repeat::Yearly(2))],
        ) {
            let line = CostSharing {
                deductible: towards,
                of_whole,
                counts,
                copay: copay.map(|amount| Copay { amount, days: None }),
                ..CostSharing::percentage(Fraction::parse(percentage).unwrap_or_default())
            };
            // No plan shares the last, where it is the person's own.
            let last = if own_pocket { Service::OwnPocket } else { Service::Imaging };
            let services = [Service::Physician, Service::OutpatientFacility, Service::Physician, last];
            let bills: Vec<Bill> = amounts
                .into_iter()
                .zip(times)
                .zip(services)
                .map(|((amount, times), service)| Bill { service, amount, times })
                .collect();
            let own = |bill: &Bill| QuotedPrice::Own {
                label: String::new(),
                bill: *bill,
                sources: Vec::new(),
                year: None,
            };
            let step = |quote| StrategyStep { quote, repeat };
            let strategy = Strategy {
                of: TreatmentOrPathway::Treatment(Ref::new(0)),
                first: step(0),
                then: Some(SecondStep { quote: 1, chance: None }),
                additions: [2, 3].map(|quote| Addition { quote, count: 2 }).to_vec(),
            };
            let model = Model {
                quotes: bills.iter().map(own).collect(),
                strategies: Vec::new(),
                sessions: Sessions { low: 0, high: 6 },
                years,
                ledgers: ledgers(line, deductible, limit, spent),
            };
            let drawn: Vec<Vec<Bill>> = bills.iter().map(|bill| vec![*bill]).collect();
            let draw = Draw { bills: &drawn, sessions, follow };
            let whole_years = WholeYears::of(&model, &strategy);
            prop_assert_eq!(whole_years.is_some(), copay.is_none() && !own_pocket);
            if let Some(plan) = whole_years {
                let walked = strategy.totals(years, &draw, model.plans().as_ref());
                prop_assert_eq!(strategy.totals_by_year(years, &draw, &plan), walked);
            }
        }
    }
}
