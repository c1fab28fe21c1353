//! The plans that can be named.

use super::super::entry::sources_whole;
use super::super::{Cited, CommandAnswer, Missing, Rows, SourceEntry, Table, with_missing};
use super::{CURRENCY, NamedPlan, PlanEntry};
use crate::knowledge::{Knowledge, PolicyLimit};
use crate::values::Money;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

/// The answer of `cost --list-plans`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PlansReport<'k> {
    /// The currency of all amounts.
    pub currency: &'static str,
    /// The plans.
    pub plans: Vec<PlanEntry<'k>>,
    /// What Medicare asks for, by year.
    pub medicare_amounts: Vec<MedicareAmountsEntry<'k>>,
    /// The sources of all of them, whole.
    pub sources: Vec<SourceEntry<'k>>,
    /// What the answer is for.
    pub intended_use: &'k str,
    /// Where they stand.
    #[serde(skip)]
    pub knowledge: &'k Knowledge,
    /// The day that ages are counted to.
    #[serde(skip)]
    pub today: Date,
}

/// What Medicare asks of a person in one year.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MedicareAmountsEntry<'k> {
    /// The calendar year.
    pub year: u16,
    /// Per benefit period.
    pub part_a_deductible: Option<Money>,
    /// Once a year.
    pub part_b_deductible: Money,
    /// What a Medigap plan with a high deductible asks for first.
    pub medigap_high_deductible: Option<Money>,
    /// The yearly limit of Medigap plan K.
    pub medigap_k_limit: Option<Money>,
    /// The yearly limit of Medigap plan L.
    pub medigap_l_limit: Option<Money>,
    /// Ids of its sources.
    pub sources: Cited<'k>,
    /// Why a field is null.
    pub missing_because: Missing<'static>,
}

impl<'k> PlansReport<'k> {
    /// Every plan of the knowledge.
    pub fn of(knowledge: &'k Knowledge, today: Date) -> Self {
        let costs = &knowledge.costs;
        let plans: Vec<PlanEntry> = costs
            .plans
            .refs()
            .map(|(preset, _)| NamedPlan::of_preset(knowledge, preset).in_short())
            .collect();
        let medicare_amounts: Vec<MedicareAmountsEntry> = costs
            .medicare_years
            .iter()
            .map(|year| {
                with_missing!(MedicareAmountsEntry {
                    year: year.year,
                    part_a_deductible: unless(year.part_a_deductible, "not found"),
                    part_b_deductible: year.part_b_deductible,
                    medigap_high_deductible: unless(year.policy_deductible, "not found"),
                    medigap_k_limit: unless(year.limit(PolicyLimit::K), "not found"),
                    medigap_l_limit: unless(year.limit(PolicyLimit::L), "not found"),
                    sources: Cited::of(knowledge, &year.sources),
                })
            })
            .collect();
        let cited = plans.iter().map(|plan| &plan.sources);
        let cited = cited.chain(medicare_amounts.iter().map(|year| &year.sources));
        Self {
            currency: CURRENCY,
            sources: sources_whole(knowledge, cited.flat_map(|cited| cited.refs.iter().copied())),
            plans,
            medicare_amounts,
            intended_use: &knowledge.about.intended_use,
            knowledge,
            today,
        }
    }
}

impl CommandAnswer for PlansReport<'_> {
    const TABLE: Table = Table {
        header: "plan,label,type,plan_year,deductible,coinsurance,out_of_pocket_max,visit_copay,\
            discount_off_list,sources",
        rows: &[Rows {
            each: &["plans"],
            fields: &["plan:id label type plan_year deductible coinsurance out_of_pocket_max \
                visit_copay discount_off_list sources"],
        }],
    };

    fn knowledge(&self) -> Option<&Knowledge> {
        Some(self.knowledge)
    }
}
