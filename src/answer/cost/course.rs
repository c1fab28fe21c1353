//! A user's own bills put through a plan: each bill with its steps, each plan year, the sum.

use super::super::entry::sources_whole;
use super::super::{CommandAnswer, Missing, Rows, SourceEntry, Table, with_missing};
use super::money::{BillEntry, NO_PLAN};
use super::{CURRENCY, NamedPlan, NoCost, PlanEntry};
use crate::cost::{self, CostError, Course, DatedBill, Settlement, YearTotal};
use crate::knowledge::{Knowledge, Service};
use crate::values::Money;
use crate::wording::share as words;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

/// What is asked about a user's own bills.
#[derive(Debug, Clone)]
pub struct CourseQuery<'k> {
    /// Where words and sources come from.
    pub knowledge: &'k Knowledge,
    /// The plan.
    pub plan: Option<NamedPlan<'k>>,
    /// The file as its problems name it.
    pub file: String,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// The day that ages are counted to.
    pub today: Date,
}

/// The answer of `cost --course`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CourseReport<'k> {
    /// The currency of all amounts.
    pub currency: &'static str,
    /// The plan.
    pub plan: Option<PlanEntry<'k>>,
    /// The bills, in the order of the file.
    pub services: Vec<BillEntry<'k>>,
    /// Their sums by plan year.
    pub years: Option<Vec<YearTotal>>,
    /// All bills.
    pub total_allowed: Money,
    /// What the person pays: each bill is rounded to the cent, so that they add up to it.
    pub total_patient_share: Option<Money>,
    /// What the person would pay with all bills in one plan year.
    pub total_patient_share_in_one_plan_year: Option<Money>,
    /// What every sum takes for granted.
    pub assumptions: Vec<String>,
    /// The sources of the plan, whole.
    pub sources: Vec<SourceEntry<'k>>,
    /// What the answer is for.
    pub intended_use: &'k str,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
    /// Where words and sources come from.
    #[serde(skip)]
    pub knowledge: &'k Knowledge,
    /// The day that ages are counted to.
    #[serde(skip)]
    pub today: Date,
}

impl<'k> CourseReport<'k> {
    /// What the bills come to.
    ///
    /// # Errors
    /// Why that has no answer.
    pub fn of(query: CourseQuery<'k>) -> Result<Self, NoCost> {
        let CourseQuery { knowledge, mut plan, file, bytes, today } = query;
        let costs = &knowledge.costs;
        // A preset's amounts are taken for whatever year the bills are of; the page says so.
        if let Some(plan) = plan.as_mut().filter(|plan| plan.preset.is_some()) {
            plan.plan.year = None;
        }
        let terms = plan.as_ref().map(|plan| &plan.plan);
        let course = cost::read_course(&file, &bytes, terms, costs).map_err(NoCost::Course)?;
        let settled = match &plan {
            None => None,
            Some(plan) => {
                Some(cost::settle(&course, &plan.plan, costs).ok_or(CostError::NoMedicareRules)?)
            }
        };
        let mut assumptions = plan.as_ref().map_or(Vec::new(), NamedPlan::taken_for_granted);
        assumptions.extend(plan.iter().flat_map(|_| words::OF_COURSES).map(str::to_owned));
        if plan.as_ref().is_some_and(NamedPlan::is_medicare) {
            let any = |is: fn(&DatedBill) -> bool| course.bills.iter().any(is);
            let is_open =
                any(|bill| bill.service == Service::InpatientFacility && bill.days.is_none());
            let is_nursing = any(|bill| bill.service == Service::SkilledNursing);
            assumptions.extend(is_open.then(|| words::FEW_DAYS.to_owned()));
            assumptions.extend(is_nursing.then(|| words::AFTER_A_STAY.to_owned()));
        }
        let plan = plan.as_ref().map(NamedPlan::in_full);
        let not_between =
            if plan.is_some() { "no private plan starts again between the bills" } else { NO_PLAN };
        let together = settled.as_ref().and_then(|settled| settled.together);
        Ok(with_missing!(Self {
            currency: CURRENCY,
            services: services(&course, settled.as_ref()),
            total_allowed: course.bills.iter().map(|bill| bill.amount).sum(),
            total_patient_share: unless(settled.as_ref().map(Settlement::patient), NO_PLAN),
            total_patient_share_in_one_plan_year: unless(together, not_between),
            years: unless(settled.map(|settled| settled.years), NO_PLAN),
            assumptions,
            sources: sources_whole(
                knowledge,
                plan.iter().flat_map(|plan| plan.sources.refs.iter().copied()),
            ),
            plan: unless(plan, NO_PLAN),
            intended_use: &knowledge.about.intended_use,
            knowledge,
            today,
        }))
    }
}

fn services<'k>(course: &Course, settled: Option<&Settlement>) -> Vec<BillEntry<'k>> {
    let one = |(position, bill): (usize, &DatedBill)| {
        let split = settled.and_then(|settled| settled.splits.get(position));
        let year = settled.and_then(|settled| settled.plan_years.get(position).copied());
        BillEntry::of_course(bill, split, year)
    };
    course.bills.iter().enumerate().map(one).collect()
}

impl CommandAnswer for CourseReport<'_> {
    const TABLE: Table = Table {
        header: "date,plan,plan_label,plan_year,service,label,person,network,allowed,\
            patient_share,currency,steps",
        rows: &[Rows {
            each: &["services"],
            fields: &["date plan:/plan.id plan_label:/plan.label plan_year service label person \
                network allowed patient_share /currency steps:steps.*.text"],
        }],
    };

    fn knowledge(&self) -> Option<&Knowledge> {
        Some(self.knowledge)
    }
}
