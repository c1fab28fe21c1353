//! Cost sharing: what of one bill the person pays. Each rule of a plan is a few lines here, and nothing is rounded.
//!
//! A [`Ledger`] is what one plan year has seen so far. It is asked for one bill after another, in the order in which they come.
//! What it answers, a [`Split`], holds every step of the sum, so that the explanation and the result are one thing.

use crate::knowledge::{
    MedicareRules, MedicareTerms, MedicareYear, Plan, PrivateTerms, Service, Supplement, Terms,
};
use crate::values::{Fraction, Money};

/// One bill, split between the plan and the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Split {
    /// The whole bill: what the plan allows, or the cash price.
    pub allowed: Money,
    /// What the person pays.
    pub patient: Money,
    /// How it came about.
    pub rule: Rule,
    /// What was left up to the yearly limit before this bill, where there is one and it cut the payment.
    pub cut_at: Option<Money>,
}

/// The rule that split a bill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// A flat amount, outside the deductible.
    Copay {
        /// What the plan asks for.
        copay: Money,
    },
    /// The rest of the deductible, then a percentage of what is left.
    Percentage {
        /// What went to the deductible.
        deductible: Money,
        /// What the percentage is taken of.
        rest: Money,
        /// The percentage.
        coinsurance: Fraction,
        /// The most that the percentage may come to for this one service, where that cut it.
        capped_at: Option<Money>,
    },
    /// The deductible is the person's, the rest the Medigap plan's; a visit may cost a flat amount.
    Supplement {
        /// What went to the deductible.
        deductible: Money,
        /// What the Medigap plan leaves the person to pay for a visit.
        visit: Money,
    },
    /// A stay: the rest of the Part A deductible of this benefit period.
    Stay {
        /// What went to the deductible.
        deductible: Money,
        /// The Medigap plan pays it.
        supplemented: bool,
    },
    /// No insurance: all of it.
    Cash,
    /// Not covered by any plan: all of it, and it counts towards nothing.
    OwnPocket,
}

/// One plan year so far: its rules, and what is left of its limits.
#[derive(Debug, Clone, PartialEq)]
pub struct Ledger {
    rules: Sharing,
    left: Left,
}

/// How a plan shares, in the form that splits bills fastest.
#[derive(Debug, Clone, PartialEq)]
pub struct Sharing(Kind);

/// What is left of a plan year's limits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Left {
    /// Of the deductible; for Medicare that of Part B.
    deductible: Money,
    /// Up to the yearly limit; `None`: there is none.
    room: Option<Money>,
    /// Of the Part A deductible of this benefit period.
    part_a: Money,
}

#[derive(Debug, Clone, PartialEq)]
enum Kind {
    Private { coinsurance: Fraction, copays: [Option<Money>; Service::ALL.len()] },
    Medicare { part_a_deductible: Money, coinsurance: Fraction, supplement: Supplement },
    Uninsured,
}

/// What Medicare asks for in the year of a service, from the plan and the knowledge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MedicareAmounts {
    /// Per benefit period; `None`: not known.
    pub part_a_deductible: Option<Money>,
    /// Once a year.
    pub part_b_deductible: Money,
}

impl MedicareAmounts {
    /// The plan's own amounts, else those of the year. `None` where neither tells the Part B deductible.
    pub fn of(terms: &MedicareTerms, year: Option<&MedicareYear>) -> Option<Self> {
        Some(Self {
            part_a_deductible: terms
                .part_a_deductible
                .or_else(|| year.and_then(|year| year.part_a_deductible)),
            part_b_deductible: terms
                .part_b_deductible
                .or_else(|| year.map(|year| year.part_b_deductible))?,
        })
    }
}

impl Ledger {
    /// A plan year in which nothing was paid yet. `None` where Medicare's rules or the year's amounts are not known.
    pub fn open(
        plan: &Plan,
        rules: Option<&MedicareRules>,
        year: Option<&MedicareYear>,
    ) -> Option<Self> {
        let (kind, left) = match &plan.terms {
            Terms::Private(terms) => (
                private(terms),
                Left { deductible: terms.deductible, room: terms.limit, part_a: Money::ZERO },
            ),
            Terms::Medicare(terms) => {
                let amounts = MedicareAmounts::of(terms, year)?;
                // Where the Part A deductible is not known, callers refuse the services that need it.
                let part_a_deductible = amounts.part_a_deductible.unwrap_or_default();
                (
                    Kind::Medicare {
                        part_a_deductible,
                        coinsurance: rules?.coinsurance,
                        supplement: terms.supplement,
                    },
                    Left {
                        deductible: amounts.part_b_deductible,
                        room: None,
                        part_a: part_a_deductible,
                    },
                )
            }
            Terms::Uninsured { .. } => (Kind::Uninsured, Left::default()),
        };
        Some(Self { rules: Sharing(kind), left })
    }

    /// The same plan year after what the plan says was spent already.
    pub fn after_spending(mut self, plan: &Plan) -> Self {
        self.left.deductible = self.left.deductible.less(plan.spent.deductible);
        self.left.room = self.left.room.map(|room| room.less(plan.spent.out_of_pocket));
        self
    }

    /// A new benefit period: the whole Part A deductible is owed again.
    pub fn begin_benefit_period(&mut self) {
        if let Kind::Medicare { part_a_deductible, .. } = &self.rules.0 {
            self.left.part_a = *part_a_deductible;
        }
    }

    /// The benefit period of an earlier year goes on: so much of its Part A deductible is left.
    pub fn carry_benefit_period(&mut self, left: Money) {
        self.left.part_a = left;
    }

    /// What is left of the Part A deductible of this benefit period.
    pub fn part_a_left(&self) -> Money {
        self.left.part_a
    }

    /// The rules.
    pub fn sharing(&self) -> &Sharing {
        &self.rules
    }

    /// What is left of the limits.
    pub fn left(&self) -> Left {
        self.left
    }

    /// Splits the next bill.
    pub fn pay(&mut self, service: Service, allowed: Money) -> Split {
        self.rules.split(&mut self.left, service, allowed)
    }
}

impl Sharing {
    /// Splits the next bill, and takes it off what is left.
    #[expect(
        clippy::inline_always,
        reason = "a simulation asks this a million times and reads two of its fields: half the time, measured"
    )]
    #[inline(always)]
    pub fn split(&self, left: &mut Left, service: Service, allowed: Money) -> Split {
        let whole = |rule| Split { allowed, patient: allowed, rule, cut_at: None };
        if service == Service::OwnPocket {
            return whole(Rule::OwnPocket);
        }
        match &self.0 {
            Kind::Uninsured => whole(Rule::Cash),
            Kind::Private { coinsurance, copays } => {
                let copay = copays.get(service as usize).copied().flatten();
                let (asked, rule) = match copay {
                    Some(copay) => (copay.min(allowed), Rule::Copay { copay }),
                    None => percentage(&mut left.deductible, *coinsurance, None, allowed),
                };
                within(&mut left.room, allowed, asked, rule)
            }
            Kind::Medicare { part_a_deductible, coinsurance, supplement } => {
                if service == Service::InpatientFacility {
                    return stay(&mut left.part_a, *supplement, allowed);
                }
                match supplement {
                    Supplement::None => {
                        let cap =
                            (service == Service::OutpatientFacility).then_some(*part_a_deductible);
                        let (patient, rule) =
                            percentage(&mut left.deductible, *coinsurance, cap, allowed);
                        Split { allowed, patient, rule, cut_at: None }
                    }
                    Supplement::G => {
                        supplemented(&mut left.deductible, *coinsurance, None, allowed)
                    }
                    Supplement::N { visit_copay } => {
                        let is_visit =
                            matches!(service, Service::OfficeVisit | Service::SpecialistVisit);
                        let copay = is_visit.then_some(*visit_copay);
                        supplemented(&mut left.deductible, *coinsurance, copay, allowed)
                    }
                }
            }
        }
    }
}

fn private(terms: &PrivateTerms) -> Kind {
    let mut copays = [None; Service::ALL.len()];
    for (service, copay) in &terms.copays {
        if let Some(place) = copays.get_mut(*service as usize) {
            *place = Some(*copay);
        }
    }
    Kind::Private { coinsurance: terms.coinsurance, copays }
}

/// The rest of the deductible, then a percentage, which one service may cap.
#[inline]
fn percentage(
    deductible_left: &mut Money,
    coinsurance: Fraction,
    cap: Option<Money>,
    allowed: Money,
) -> (Money, Rule) {
    let deductible = allowed.min(*deductible_left);
    *deductible_left = *deductible_left - deductible;
    let rest = allowed - deductible;
    let share = rest.share(coinsurance);
    let capped_at = cap.filter(|cap| share > *cap);
    (
        deductible + capped_at.unwrap_or(share),
        Rule::Percentage { deductible, rest, coinsurance, capped_at },
    )
}

/// What is asked for, but no more than the yearly limit leaves room for.
#[inline]
fn within(room: &mut Option<Money>, allowed: Money, asked: Money, rule: Rule) -> Split {
    let cut_at = room.filter(|room| asked > *room);
    let patient = cut_at.unwrap_or(asked);
    *room = room.map(|room| room - patient);
    Split { allowed, patient, rule, cut_at }
}

#[inline]
fn stay(part_a_left: &mut Money, supplement: Supplement, allowed: Money) -> Split {
    let deductible = allowed.min(*part_a_left);
    *part_a_left = *part_a_left - deductible;
    let supplemented = supplement != Supplement::None;
    Split {
        allowed,
        patient: if supplemented { Money::ZERO } else { deductible },
        rule: Rule::Stay { deductible, supplemented },
        cut_at: None,
    }
}

/// The deductible is the person's; of the percentage, at most a flat amount for a visit.
#[inline]
fn supplemented(
    deductible_left: &mut Money,
    coinsurance: Fraction,
    visit_copay: Option<Money>,
    allowed: Money,
) -> Split {
    let deductible = allowed.min(*deductible_left);
    *deductible_left = *deductible_left - deductible;
    let share = (allowed - deductible).share(coinsurance);
    let visit = visit_copay.map_or(Money::ZERO, |copay| copay.min(share));
    Split {
        allowed,
        patient: deductible + visit,
        rule: Rule::Supplement { deductible, visit },
        cut_at: None,
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::expect_used, clippy::panic, reason = "a broken test should stop")]

    use super::{Ledger, Rule};
    use crate::knowledge::{Knowledge, Plan, Service, Terms};
    use crate::values::Money;

    fn knowledge() -> &'static Knowledge {
        crate::builtin().expect("the built-in knowledge")
    }

    fn preset(id: &str) -> &'static Plan {
        let plans = &knowledge().costs.plans;
        &plans.find(|preset| preset.id == id).expect("the plan").1.plan
    }

    /// An explanation says that a cap or a limit cut the share only where it did: not where the share comes to just as much.
    #[test]
    fn what_comes_exactly_to_the_cap_is_not_cut() {
        let costs = &knowledge().costs;
        let of_year = costs.medicare_year(2024);
        let plan = Plan { year: None, ..preset("medicare-original").clone() };
        let open = || Ledger::open(&plan, costs.medicare_rules.as_ref(), of_year).expect("a year");
        // 240 to the deductible; 20 % of 8,160 are the 1,632 at which it stops.
        for (cents, patient, is_cut) in [
            (839_999, Money::cents(187_199) + Money::parse("0.008", 3).expect("money"), false),
            (840_000, Money::cents(187_200), false),
            (840_001, Money::cents(187_200), true),
        ] {
            let split = open().pay(Service::OutpatientFacility, Money::cents(cents));
            let Rule::Percentage { capped_at, .. } = split.rule else {
                panic!("{split:?}");
            };
            assert_eq!((split.patient, capped_at.is_some()), (patient, is_cut), "{cents}");
        }
    }

    #[test]
    fn what_comes_exactly_to_the_yearly_limit_is_not_cut() {
        let plan = preset("gold-2024");
        let Terms::Private(terms) = &plan.terms else { panic!("a private plan") };
        let limit = terms.limit.expect("a limit");
        let share = |cents: i64| {
            let mut ledger = Ledger::open(plan, None, None).expect("open");
            // What is paid in full by the person: the deductible, then a percentage that a bill is made for.
            let of = terms.deductible + Money::cents(cents);
            ledger.pay(Service::Other, of)
        };
        // The least bill after the deductible whose share reaches the limit.
        let reaching =
            (0..1_000_000).find(|step| share(step * 100).patient >= limit).expect("a bill") * 100;
        let exact = (reaching - 100..=reaching)
            .map(share)
            .find(|split| split.patient == limit)
            .expect("a bill that comes to the limit");
        assert_eq!(exact.cut_at, None, "{exact:?}");
        assert_eq!(share(reaching + 10_000).cut_at, Some(limit));
    }
}
