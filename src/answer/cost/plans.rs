//! The plans that can be named.

use super::super::entry::sources_whole;
use super::super::{Cited, CommandAnswer, Rows, SourceEntry, Table, answer_entry};
use super::{CURRENCY, NamedPlan, PlanEntry};
use crate::knowledge::{Knowledge, MedicareYear, PolicyLimit};
use crate::values::Money;
use jiff::civil::Date;

answer_entry! {
    /// The answer of `cost --list-plans`.
    pub struct PlansReport<'k>;

    /// Every plan of the knowledge.
    pub fn of(knowledge: &'k Knowledge, today: Date) {
        let costs = &knowledge.costs;
        let plans: Vec<PlanEntry> = costs
            .plans
            .refs()
            .map(|(preset, _)| NamedPlan::of_preset(knowledge, preset).in_short())
            .collect();
        let medicare_amounts: Vec<MedicareAmountsEntry> = costs
            .medicare_years
            .iter()
            .map(|year| MedicareAmountsEntry::of(knowledge, year))
            .collect();
        let cited = plans.iter().map(|plan| &plan.sources);
        let cited = cited.chain(medicare_amounts.iter().map(|year| &year.sources));
        let cited = cited.flat_map(|cited| cited.refs.iter().copied());
        let sources = sources_whole(knowledge, cited);
    }

    /// The currency of all amounts.
    pub currency: &'static str = CURRENCY,
    /// The plans.
    pub plans: Vec<PlanEntry<'k>> = plans,
    /// What Medicare asks for, by year.
    pub medicare_amounts: Vec<MedicareAmountsEntry<'k>> = medicare_amounts,
    /// The sources of all of them, whole.
    pub sources: Vec<SourceEntry<'k>> = sources,
    /// What the answer is for.
    pub intended_use: &'k str = &knowledge.about.intended_use,
    /// Where they stand.
    #[serde(skip)]
    pub knowledge: &'k Knowledge = knowledge,
    /// The day that ages are counted to.
    #[serde(skip)]
    pub today: Date = today,
}

answer_entry! {
    /// What Medicare asks of a person in one year.
    pub struct MedicareAmountsEntry<'k>;

    fn of(knowledge: &'k Knowledge, year: &'k MedicareYear) {}

    /// The calendar year.
    pub year: u16 = year.year,
    /// Per benefit period.
    pub part_a_deductible: Option<Money> = unless(year.part_a_deductible, "not found"),
    /// Once a year.
    pub part_b_deductible: Money = year.part_b_deductible,
    /// What a Medigap plan with a high deductible asks for first.
    pub medigap_high_deductible: Option<Money> = unless(year.policy_deductible, "not found"),
    /// The yearly limit of Medigap plan K.
    pub medigap_k_limit: Option<Money> = unless(year.limit(PolicyLimit::K), "not found"),
    /// The yearly limit of Medigap plan L.
    pub medigap_l_limit: Option<Money> = unless(year.limit(PolicyLimit::L), "not found"),
    /// Ids of its sources.
    pub sources: Cited<'k> = Cited::of(knowledge, &year.sources),
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
