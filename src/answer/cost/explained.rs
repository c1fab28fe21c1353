//! A plan printed back, line by line, so that it can be held against the paper.

use super::super::entry::sources_whole;
use super::super::{CommandAnswer, Rows, SourceEntry, Table, answer_entry};
use super::{CURRENCY, NamedPlan, PlanEntry};
use crate::knowledge::Knowledge;
use crate::wording::explained as words;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

answer_entry! {
    /// The answer of `cost --explain-plan`.
    pub struct PlanReport<'k>;

    /// The plan in plain words.
    pub fn of(mut plan: NamedPlan<'k>, today: Date) {
        let knowledge = plan.knowledge;
        let costs = &knowledge.costs;
        if plan.is_medicare() {
            let price_year = costs.frame.as_ref().map(|frame| frame.price_year);
            plan.medicare_year = plan.plan.year.or(price_year);
        }
        let year = plan.medicare_year.and_then(|year| costs.medicare_year(year));
        let lines = words::lines(
            &plan.plan.terms,
            costs.medicare_rules.as_ref(),
            year,
            plan.policy().as_ref(),
        );
        let assumptions = plan.taken_for_granted();
        let entry = plan.in_full();
        let sources = sources_whole(knowledge, entry.sources.refs.iter().copied());
    }

    /// The currency of all amounts.
    pub currency: &'static str = CURRENCY,
    /// The plan.
    pub plan: PlanEntry<'k> = entry,
    /// What it says, line by line.
    pub lines: Vec<PlanLine> =
        lines.into_iter().map(|[what, says, means]| PlanLine { what, says, means }).collect(),
    /// What every sum with it takes for granted.
    pub assumptions: Vec<String> = assumptions,
    /// The sources of its numbers, whole.
    pub sources: Vec<SourceEntry<'k>> = sources,
    /// What the answer is for.
    pub intended_use: &'k str = &knowledge.about.intended_use,
    /// Where words and sources come from.
    #[serde(skip)]
    pub knowledge: &'k Knowledge = knowledge,
    /// The day that ages are counted to.
    #[serde(skip)]
    pub today: Date = today,
}

/// One line of a plan.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PlanLine {
    /// What it is about.
    pub what: String,
    /// What the plan says, as plans print it.
    pub says: String,
    /// What that means for the person.
    pub means: String,
}

impl CommandAnswer for PlanReport<'_> {
    const TABLE: Table = Table {
        header: "plan,plan_label,what,says,means",
        rows: &[Rows {
            each: &["lines"],
            fields: &["plan:/plan.id plan_label:/plan.label what says means"],
        }],
    };

    fn knowledge(&self) -> Option<&Knowledge> {
        Some(self.knowledge)
    }
}
