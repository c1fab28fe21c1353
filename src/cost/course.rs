//! A user's own course of care: dated bills, from a quote or an explanation of benefits, put through a plan.

use super::ledger::{Ledger, Split};
use crate::knowledge::{Costs, Plan, Service, Terms, YearStart};
use crate::values::{Fraction, Money};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

/// A benefit period of Part A ends when so many days have passed since the last day in hospital.
pub(super) const DAYS_BETWEEN_BENEFIT_PERIODS: i32 = 60;
/// Bills in the order of the file, which is that of their dates.
#[derive(Debug, Clone, PartialEq)]
pub struct Course {
    /// At least one.
    pub bills: Vec<DatedBill>,
}

/// One bill.
#[derive(Debug, Clone, PartialEq)]
pub struct DatedBill {
    /// When the care was given.
    pub date: Date,
    /// The day of leaving, for a stay, where it is known.
    pub discharge: Option<Date>,
    /// What it is for.
    pub service: Service,
    /// The user's words.
    pub label: Option<String>,
    /// What the plan allows, or the cash price.
    pub amount: Money,
    /// The list price that the amount was reckoned from, and the discount.
    pub discounted: Option<(Money, Fraction)>,
}

/// What a course comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Settlement {
    /// One entry a bill, in the order of the file.
    pub splits: Vec<Split>,
    /// The plan year of each bill.
    pub plan_years: Vec<i16>,
    /// By plan year, ascending.
    pub years: Vec<YearTotal>,
    /// What the person would pay with all bills in one plan year, where a private plan starts again between them.
    pub together: Option<Money>,
}

/// The sums of a plan year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct YearTotal {
    /// The calendar year in which it began.
    pub plan_year: i16,
    /// All bills.
    pub allowed: Money,
    /// What the person pays.
    #[serde(rename = "patient_share")]
    pub patient: Money,
}

/// The discount off list prices that the knowledge has a source for.
pub fn default_discount(costs: &Costs) -> Option<Fraction> {
    costs.plans.iter().find_map(|preset| match preset.plan.terms {
        Terms::Uninsured { discount_off_list } => discount_off_list,
        Terms::Private(_) | Terms::Medicare(_) => None,
    })
}

/// The calendar year in which the plan year of a date began.
pub fn plan_year(date: Date, starts: YearStart) -> i16 {
    if (date.month(), date.day()) >= (starts.month, starts.day) {
        date.year()
    } else {
        date.year().saturating_sub(1)
    }
}

/// The first day of a plan year for a plan: Medicare's is always the calendar year.
fn starts(plan: &Plan) -> YearStart {
    match plan.terms {
        Terms::Medicare(_) => YearStart::default(),
        Terms::Private(_) | Terms::Uninsured { .. } => plan.starts,
    }
}

/// Puts every bill through the plan. `None` where the plan asks for what the knowledge does not have; [`read_course`](super::read_course) tells which.
pub fn settle(course: &Course, plan: &Plan, costs: &Costs) -> Option<Settlement> {
    let starts = starts(plan);
    let plan_years: Vec<i16> =
        course.bills.iter().map(|bill| plan_year(bill.date, starts)).collect();
    // What was spent belongs to the year that the plan names, else to the first.
    let spent_in =
        plan.year.and_then(|year| i16::try_from(year).ok()).or(plan_years.first().copied());
    let mut order: Vec<(usize, &DatedBill)> = course.bills.iter().enumerate().collect();
    order.sort_by_key(|(position, bill)| (bill.date, bill.service.order_in_day(), *position));

    let mut together = match plan.terms {
        Terms::Private(_) => {
            let ledger = Ledger::open(plan, costs.medicare_rules.as_ref(), None)?;
            Some((
                if spent_in == plan_years.first().copied() {
                    ledger.after_spending(plan)
                } else {
                    ledger
                },
                Money::ZERO,
            ))
        }
        Terms::Medicare(_) | Terms::Uninsured { .. } => None,
    };
    let mut splits: Vec<Option<Split>> = vec![None; course.bills.len()];
    let mut years: Vec<YearTotal> = Vec::new();
    let mut open: Option<(i16, Ledger)> = None;
    let mut last_stay: Option<Date> = None;
    for (position, bill) in order {
        let year = plan_year(bill.date, starts);
        let mut ledger = match open.take() {
            Some((of, ledger)) if of == year => ledger,
            before => {
                let calendar = u16::try_from(bill.date.year()).ok();
                let of_year = calendar.and_then(|calendar| costs.medicare_year(calendar));
                let mut ledger = Ledger::open(plan, costs.medicare_rules.as_ref(), of_year)?;
                if spent_in == Some(year) {
                    ledger = ledger.after_spending(plan);
                }
                if let Some((_, before)) = before
                    && last_stay.is_some()
                {
                    ledger.carry_benefit_period(before.part_a_left());
                }
                ledger
            }
        };
        if bill.service == Service::InpatientFacility {
            let is_new = last_stay
                .is_none_or(|last| (bill.date - last).get_days() > DAYS_BETWEEN_BENEFIT_PERIODS);
            if is_new {
                ledger.begin_benefit_period();
            }
            // The day of leaving is no day in hospital.
            let last_day = bill
                .discharge
                .and_then(|leaving| leaving.yesterday().ok())
                .map_or(bill.date, |before| before.max(bill.date));
            last_stay = last_stay.max(Some(last_day));
        }
        let split = ledger.pay(bill.service, bill.amount);
        if let Some((ledger, sum)) = &mut together {
            *sum += ledger.pay(bill.service, bill.amount).patient;
        }
        open = Some((year, ledger));
        if let Some(place) = splits.get_mut(position) {
            *place = Some(split);
        }
        match years.last_mut().filter(|total| total.plan_year == year) {
            Some(total) => {
                total.allowed += split.allowed;
                total.patient += split.patient;
            }
            None => years.push(YearTotal {
                plan_year: year,
                allowed: split.allowed,
                patient: split.patient,
            }),
        }
    }
    Some(Settlement {
        splits: splits.into_iter().flatten().collect(),
        plan_years,
        together: together.map(|(_, sum)| sum).filter(|_| years.len() > 1),
        years,
    })
}

impl Settlement {
    /// All bills.
    pub fn allowed(&self) -> Money {
        self.years.iter().map(|year| year.allowed).sum()
    }

    /// What the person pays, exact: it is rounded once, when it is shown.
    pub fn patient(&self) -> Money {
        self.years.iter().map(|year| year.patient).sum()
    }
}
