//! Amounts of an answer: ranges, what of a sum is the person's own, bills and the steps of their sums.

use super::super::{Missing, with_missing};
use crate::cost::{DatedBill, Range, SharedBill, Split, Sums, Totals};
use crate::knowledge::Service;
use crate::values::Money;
use crate::wording::share::{self, ShareStep};
use schemars::JsonSchema;
use serde::Serialize;
use std::borrow::Cow;

pub(super) const NO_PLAN: &str = "no plan was named";

/// Low, typical and high, in dollars.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MoneyRange {
    /// The amounts.
    #[serde(flatten)]
    pub range: Range,
    /// Why a field is null.
    pub missing_because: Missing<'static>,
}

impl MoneyRange {
    /// A range. Where a second step may follow, what is usual depends on it.
    pub(super) fn of(range: Range, is_pathway: bool) -> Self {
        let why = if is_pathway {
            "what is typical depends on whether the second step follows; see the branches"
        } else {
            "no typical amount was found for every part"
        };
        let mut missing = Missing::default();
        missing.unless("typical", range.typical, why);
        Self { range, missing_because: missing }
    }
}

/// What is paid in all, by whomever, and what of it is the person's own.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Shared<T> {
    /// In all.
    pub total: T,
    /// The person's own.
    pub patient_share: Option<T>,
    /// Why a field is null.
    pub missing_because: Missing<'static>,
}

impl<T> Shared<T> {
    /// Both; without a plan nobody knows the person's own.
    pub(super) fn of(total: T, patient_share: Option<T>) -> Self {
        with_missing!(Self { total, patient_share: unless(patient_share, NO_PLAN) })
    }
}

impl Shared<Money> {
    pub(super) fn of_totals(totals: Totals, has_plan: bool) -> Self {
        Self::of(totals.total, has_plan.then_some(totals.patient))
    }
}

impl Shared<MoneyRange> {
    pub(super) fn of_sums(sums: &Sums, is_pathway: bool) -> Self {
        let range = |range: Range| MoneyRange::of(range, is_pathway);
        Self::of(range(sums.total), sums.patient.map(range))
    }
}

/// One bill, and how the plan shares it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct BillEntry<'k> {
    /// When the care was given.
    pub date: Option<String>,
    /// The calendar year in which the plan year began; of known prices, the year counted from 1.
    pub plan_year: Option<i64>,
    /// What it is for.
    pub service: Service,
    /// What it is, in words.
    pub label: Option<Cow<'k, str>>,
    /// Whose bill it is.
    pub person: Option<Cow<'k, str>>,
    /// From inside the plan's network, or from outside it: `in` or `out`.
    pub network: Option<&'static str>,
    /// The days of a stay.
    pub days: Option<u16>,
    /// All of it: what the plan allows, or the cash price; below zero where money comes back.
    pub allowed: Money,
    /// What is billed above it, and may be asked of the person.
    pub billed_above: Money,
    /// What of it the person pays.
    pub patient_share: Option<Money>,
    /// How that comes about; the amounts add up to it.
    pub steps: Option<Vec<ShareStep>>,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
}

impl<'k> BillEntry<'k> {
    /// One of a user's own bills.
    pub(super) fn of_course(
        bill: &DatedBill,
        split: Option<&Split>,
        plan_year: Option<i16>,
    ) -> Self {
        let mut entry = Self::of(bill.service, bill.amount, split);
        let missing = &mut entry.missing_because;
        entry.date = Some(bill.date.to_string());
        entry.plan_year = missing.unless("plan_year", plan_year.map(i64::from), NO_PLAN);
        entry.label = missing.unless("label", bill.label.clone().map(Cow::Owned), "none was given");
        entry.person =
            missing.unless("person", bill.person.clone().map(Cow::Owned), "none was named");
        entry.network = Some(if bill.is_outside { "out" } else { "in" });
        entry.days = missing.unless("days", bill.days, "none are given");
        entry.billed_above = bill.above;
        if let (Some((list, discount)), Some(steps)) = (bill.discounted, &mut entry.steps) {
            steps.insert(0, share::discounted(list, discount, bill.amount));
        }
        entry
    }

    /// A bill of known prices.
    pub(super) fn of_prices(bill: &SharedBill, label: Cow<'k, str>) -> Self {
        let mut entry = Self::of(bill.service, bill.allowed, bill.split.as_ref());
        entry.date = entry.missing_because.unless("date", None, "known prices have no dates");
        entry.plan_year = Some(i64::from(bill.year));
        entry.label = Some(label);
        let missing = &mut entry.missing_because;
        entry.person = missing.unless("person", None, "known prices are of one person");
        entry.network = missing.unless("network", None, "known prices are taken to be inside it");
        entry.days = missing.unless("days", None, "no price tells the days of a stay");
        entry
    }

    fn of(service: Service, allowed: Money, split: Option<&Split>) -> Self {
        with_missing!(Self {
            date: None,
            plan_year: None,
            service,
            label: None,
            person: None,
            network: None,
            days: None,
            allowed,
            billed_above: Money::ZERO,
            patient_share: unless(split.map(|split| split.patient), NO_PLAN),
            steps: unless(split.map(share::steps), NO_PLAN),
        })
    }
}
