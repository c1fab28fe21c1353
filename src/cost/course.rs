//! A user's own course of care: dated bills, from a quote or an explanation of benefits, put through a plan.

use super::account::Accounts;
use super::claim::Split;
use crate::knowledge::{Costs, Plan, Service, Terms, YearStart};
use crate::values::{Fraction, Money};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

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
    /// The days of a stay, where they are known; at least one.
    pub days: Option<u16>,
    /// What it is for.
    pub service: Service,
    /// The user's words.
    pub label: Option<String>,
    /// What the plan allows, or the cash price.
    pub amount: Money,
    /// The list price that the amount was reckoned from, and the discount.
    pub discounted: Option<(Money, Fraction)>,
    /// What is billed above what the plan allows.
    pub above: Money,
    /// Whose bill it is, where the file says.
    pub person: Option<String>,
    /// From outside the plan's network.
    pub is_outside: bool,
    /// The plan shares it at all.
    pub is_covered: bool,
    /// Its place in the order in which the insurer worked the claims, where the file says.
    pub processed: Option<u16>,
    /// The place of the bill that it undoes in part or in whole: money comes back.
    pub refund_of: Option<usize>,
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
pub(super) fn starts(plan: &Plan) -> YearStart {
    match plan.terms {
        Terms::Medicare(_) => YearStart::default(),
        Terms::Private(_) | Terms::Uninsured { .. } => plan.starts,
    }
}

/// Puts every bill through the plan. `None` where the plan asks for what the knowledge does not have; [`read_course`](super::read_course) tells which.
pub fn settle(course: &Course, plan: &Plan, costs: &Costs) -> Option<Settlement> {
    let starts = starts(plan);
    let mut years: Vec<i16> =
        course.bills.iter().map(|bill| plan_year(bill.date, starts)).collect();
    // What undoes a bill belongs to the year of that bill.
    for (position, bill) in course.bills.iter().enumerate() {
        let of = bill.refund_of.and_then(|of| years.get(of).copied());
        if let (Some(of), Some(place)) = (of, years.get_mut(position)) {
            *place = of;
        }
    }
    let splits = Accounts::settle(course, plan, costs, &years)?;
    let mut totals: Vec<YearTotal> = Vec::new();
    for (split, year) in splits.iter().zip(&years) {
        match totals.iter_mut().find(|total| total.plan_year == *year) {
            Some(total) => {
                total.allowed += split.allowed;
                total.patient += split.patient;
            }
            None => totals.push(YearTotal {
                plan_year: *year,
                allowed: split.allowed,
                patient: split.patient,
            }),
        }
    }
    totals.sort_by_key(|total| total.plan_year);
    let together = match plan.terms {
        Terms::Private(_) if totals.len() > 1 => {
            let first = totals.first().map(|total| total.plan_year);
            let one: Vec<i16> = years.iter().map(|year| first.unwrap_or(*year)).collect();
            let splits = Accounts::settle(course, plan, costs, &one)?;
            Some(splits.iter().map(|split| split.patient).sum())
        }
        Terms::Private(_) | Terms::Medicare(_) | Terms::Uninsured { .. } => None,
    };
    Some(Settlement { splits, plan_years: years, years: totals, together })
}

impl Settlement {
    /// All bills.
    pub fn allowed(&self) -> Money {
        self.years.iter().map(|year| year.allowed).sum()
    }

    /// What the person pays: bills are in whole cents, so that they add up to it.
    pub fn patient(&self) -> Money {
        self.years.iter().map(|year| year.patient).sum()
    }
}
