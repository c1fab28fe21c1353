//! What treatments cost under a plan: the same for everybody with that plan and condition, so it is reckoned once for each pair.

use super::column::CostPart;
use crate::answer::{ColumnEntry, ColumnKind, CostQuery, CostReport, NamedPlan};
use crate::cost::{Choice, End, Range, TreatmentOrPathway};
use crate::knowledge::{Condition, Knowledge, Payer, Treatment};
use crate::values::{Money, Ref};
use jiff::civil::Date;
use serde_json::Value;
use std::collections::BTreeMap;

/// The sums that were reckoned so far.
#[derive(Debug, Default)]
pub(super) struct CostCells {
    known: BTreeMap<(Payment, Ref<Condition>), CostsOfPlan>,
}

/// How somebody pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Payment {
    /// Through the plan at that place.
    Plan(usize),
    /// At the full prices of that payer; `None`: of the one that `cost` takes.
    FullPrice(Option<Payer>),
}

/// The sums of one way to pay and condition.
#[derive(Debug, Default)]
pub(super) struct CostsOfPlan {
    treatments: Vec<PricedTreatment>,
    /// Whose prices they are; `None`: nothing could be reckoned.
    pub(super) payer: Option<Payer>,
    /// The whole answer, where a column looks into it.
    pub(super) answer: Value,
}

/// What one treatment costs.
#[derive(Debug)]
struct PricedTreatment {
    treatment: Ref<Treatment>,
    /// In all, and the person's own part of it.
    sums: [Option<Range>; 2],
    /// A main part of it has no known price.
    at_least: bool,
}

/// What is reckoned, and with what.
#[derive(Debug, Clone, Copy)]
pub(super) struct CostSettings<'b, 'k> {
    pub(super) knowledge: &'k Knowledge,
    pub(super) plans: &'b [(String, NamedPlan<'k>)],
    pub(super) today: Date,
    /// Some treatments were named: no others are looked at, nor what follows one with another.
    pub(super) is_named: bool,
    /// A column looks into the whole answer.
    pub(super) with_answer: bool,
}

impl CostCells {
    /// The sums of the treatments of a condition, for who pays so.
    pub(super) fn of(
        &mut self,
        settings: CostSettings,
        payment: Payment,
        condition: Ref<Condition>,
        treatments: &[Ref<Treatment>],
    ) -> &CostsOfPlan {
        self.known
            .entry((payment, condition))
            .or_insert_with(|| reckoned(settings, payment, condition, treatments))
    }
}

/// What cannot be reckoned stays unknown: a treatment without a price, a plan that has no amounts for the year.
fn reckoned(
    settings: CostSettings,
    payment: Payment,
    condition: Ref<Condition>,
    treatments: &[Ref<Treatment>],
) -> CostsOfPlan {
    let (plan, payer) = match payment {
        Payment::Plan(place) => (settings.plans.get(place), None),
        Payment::FullPrice(payer) => (None, payer),
    };
    let of_treatment =
        |found: &Ref<Treatment>| Choice::unnamed(TreatmentOrPathway::Treatment(*found));
    let named = if settings.is_named { treatments } else { &[] };
    let query = CostQuery {
        condition: Some(condition),
        choices: named.iter().map(of_treatment).collect(),
        plan: plan.map(|(_, plan)| plan.clone()),
        payer,
        ..CostQuery::new(settings.knowledge, settings.today)
    };
    let Ok(report) = CostReport::of(query) else {
        return CostsOfPlan::default();
    };
    let sums = treatments.iter().filter_map(|treatment| {
        let id = &settings.knowledge.treatments[*treatment].id;
        let is_column =
            |column: &ColumnEntry| column.kind == ColumnKind::Treatment && column.treatment == id;
        let strategy = report.strategies.iter().find(|entry| is_column(&entry.column))?;
        let sums = [strategy.total.as_ref(), strategy.patient_share.as_ref()];
        let sums = sums.map(|sum| sum.map(|sum| sum.range));
        Some(PricedTreatment { treatment: *treatment, sums, at_least: strategy.column.at_least })
    });
    CostsOfPlan {
        treatments: sums.collect(),
        payer: Some(report.payer),
        // Every key is a word, and every number is finite.
        answer: if settings.with_answer {
            serde_json::to_value(&report).unwrap_or_default()
        } else {
            Value::Null
        },
    }
}

impl CostsOfPlan {
    fn cell(&self, treatment: Ref<Treatment>) -> Option<&PricedTreatment> {
        self.treatments.iter().find(|cell| cell.treatment == treatment)
    }

    /// One sum; `None`: it is not known.
    pub(super) fn sum(&self, treatment: Ref<Treatment>, part: CostPart) -> Option<Money> {
        let [total, patient_share] = &self.cell(treatment)?.sums;
        let range = if part.is_patient_share { patient_share } else { total }.as_ref()?;
        match part.end {
            End::Low => Some(range.low),
            End::Typical => range.typical,
            End::High => Some(range.high),
        }
    }

    /// Whether the sums are the least that it costs; `None`: there are none.
    pub(super) fn at_least(&self, treatment: Ref<Treatment>) -> Option<bool> {
        let cell = self.cell(treatment)?;
        cell.sums.iter().any(Option::is_some).then_some(cell.at_least)
    }
}
