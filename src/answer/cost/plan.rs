//! A plan as an answer names it: its numbers, where they come from, what it says of itself.

use super::super::{Cited, Missing, answer_entry, with_missing};
use super::named_plan::NamedPlan;
use crate::cost::default_discount;
use crate::knowledge::{
    Basis, Bound, Knowledge, LegalLimit, OtherDeductible, Plan, PlanType, Preset, PrivateTerms,
    Service, Source, Spent, Terms,
};
use crate::values::{Fraction, Money, Ref};
use crate::wording::plan as words;
use crate::wording::service_line;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// A plan: the keys of a plan file, and where its numbers come from.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PlanEntry<'k> {
    /// Public id of a preset.
    pub id: Option<&'k str>,
    /// What it is called.
    pub label: String,
    /// How it shares costs.
    #[serde(rename = "type")]
    pub plan_type: PlanType,
    /// The year that its amounts are for.
    pub plan_year: Option<u16>,
    /// The month and day on which a plan year begins.
    pub plan_year_starts: String,
    /// Paid in full by the person first, each plan year; of a Medigap plan, its own.
    pub deductible: Option<Money>,
    /// The person's share after it.
    pub coinsurance: Option<Fraction>,
    /// The most that a person pays in a plan year.
    pub out_of_pocket_max: Option<Money>,
    /// What all of a family pay in full first.
    pub family_deductible: Option<Money>,
    /// The most that all of a family pay in a plan year.
    pub family_out_of_pocket_max: Option<Money>,
    /// Flat amounts by service, outside the deductible.
    pub copays: Option<BTreeMap<&'static str, Money>>,
    /// What each service with a line of its own costs, as plans print it.
    pub services: Option<BTreeMap<&'static str, String>>,
    /// What a service without a line of its own costs, as plans print it.
    pub default: Option<String>,
    /// Deductibles that stand in place of the other one for some services.
    pub other_deductibles: Option<Vec<OtherDeductibleEntry<'k>>>,
    /// What holds outside the network.
    pub out_of_network: Option<String>,
    /// Medicare's for a stay, where the plan gives one of its own.
    pub part_a_deductible: Option<Money>,
    /// Medicare's for everything else, where the plan gives one of its own.
    pub part_b_deductible: Option<Money>,
    /// The most that a visit costs.
    pub visit_copay: Option<Money>,
    /// The most that the emergency room costs, where no stay follows.
    pub emergency_copay: Option<Money>,
    /// What is taken off a list price, where the plan says.
    pub discount_off_list: Option<Fraction>,
    /// What was paid so far this plan year.
    pub spent: SpentEntry,
    /// What is met, because more was spent than the plan asks for.
    pub met: Vec<String>,
    /// The calendar year of Medicare's amounts.
    pub medicare_year: Option<u16>,
    /// Its numbers in a sentence.
    pub text: String,
    /// Where its numbers come from.
    pub basis: Vec<BasisEntry<'k>>,
    /// What else to know.
    pub notes: Vec<&'k str>,
    /// What the law lets most private plans ask, where the yearly limit of a user's own plan is above it.
    pub legal_limit: Option<LegalLimitEntry<'k>>,
    /// Ids of the sources of its numbers.
    pub sources: Cited<'k>,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
    /// The plan itself.
    #[serde(skip)]
    pub plan: Plan,
}

/// Why a key of another type of plan is null.
const OF_OTHER: &str = "it is no part of this type of plan";

const OF_THE_YEAR: &str = "that of the year of the service is taken";
const OF_FAMILY: &str = "it is one for the family together";
const NO_FAMILY: &str = "the plan names none for a family";

answer_entry! {
    /// A deductible of some services alone.
    pub struct OtherDeductibleEntry<'k>;

    fn of(other: &OtherDeductible) {}

    /// Which.
    pub services: Vec<Service> = other.services.clone(),
    /// How much each person pays first.
    pub amount: Option<Money> = unless(other.amount.person, OF_FAMILY),
    /// How much all of a family pay first.
    pub family_amount: Option<Money> = unless(other.amount.family, NO_FAMILY),
}

answer_entry! {
    /// What was paid so far this plan year.
    #[derive(Copy)]
    pub struct SpentEntry;

    fn of(spent: Spent) {}

    /// To the deductible.
    pub deductible: Money = spent.deductible,
    /// In all.
    pub out_of_pocket: Money = spent.out_of_pocket,
    /// By others of the family, to the deductible.
    pub others_deductible: Money = spent.others.deductible,
    /// By others of the family, in all.
    pub others_out_of_pocket: Money = spent.others.out_of_pocket,
    /// Of the days in hospital that Medicare gives once in a life.
    pub lifetime_days: u16 = spent.lifetime_days,
}

answer_entry! {
    /// Where some numbers of a plan come from.
    pub struct BasisEntry<'k>;

    fn of(knowledge: &'k Knowledge, basis: &'k Basis) {}

    /// The keys of a plan file that it speaks of.
    pub of: &'k [String] = &basis.of,
    /// Why a number was chosen that no source gives.
    pub assumption: Option<&'k str> =
        unless(basis.assumption.as_deref(), "the sources give the numbers"),
    /// Ids of its sources.
    pub sources: Cited<'k> = Cited::of(knowledge, &basis.sources),
}

answer_entry! {
    /// The most that the law lets a private plan ask of one person in a year.
    pub struct LegalLimitEntry<'k>;

    fn of(knowledge: &'k Knowledge, limit: &'k LegalLimit) {}

    /// The year.
    pub year: u16 = limit.year,
    /// How much.
    pub amount: Money = limit.amount,
    /// What to ask about it.
    pub text: String = words::over_the_law(limit),
    /// Ids of its sources.
    pub sources: Cited<'k> = Cited::of(knowledge, &limit.sources),
}

impl<'k> NamedPlan<'k> {
    /// The plan with its numbers in full, as of the year of Medicare's amounts.
    pub(super) fn in_full(&self) -> PlanEntry<'k> {
        let costs = &self.knowledge.costs;
        let of_year = self.of_year();
        let rules = costs.medicare_rules.as_ref();
        let medicare = words::MedicareSummary {
            year: self.medicare_year,
            part_a: self.medicare().and_then(|terms| terms.part_a(of_year)),
            part_b: self.medicare().and_then(|terms| terms.part_b(of_year)),
            coinsurance: rules.map(|rules| rules.coinsurance),
            policy: self.policy(),
            own_amount: self.own_amount(),
        };
        let discount = match self.plan.terms {
            Terms::Uninsured { discount_off_list } => {
                discount_off_list.or_else(|| default_discount(costs))
            }
            Terms::Private(_) | Terms::Medicare(_) => None,
        };
        let mut sources = self.entry().map_or(Vec::new(), Preset::sources);
        let mut notes = Vec::new();
        if self.is_medicare() {
            sources.extend(rules.iter().flat_map(|rules| &rules.sources));
            sources.extend(of_year.iter().flat_map(|year| &year.sources));
            notes.extend(of_year.and_then(|year| year.note.as_deref()));
        }
        let mut plan = self.with(words::terms(&self.plan.terms, medicare, discount), &sources);
        plan.notes.extend(notes);
        plan
    }

    /// The plan in a list of plans.
    pub(super) fn in_short(&self) -> PlanEntry<'k> {
        let sources = self.entry().map_or(Vec::new(), Preset::sources);
        self.with(words::in_short(&self.plan.terms, self.policy().as_ref()), &sources)
    }

    fn with(&self, text: String, sources: &[Ref<Source>]) -> PlanEntry<'k> {
        let (plan, entry) = (&self.plan, self.entry());
        let (private, medicare, discount) = match &plan.terms {
            Terms::Private(terms) => (Some(terms), None, None),
            Terms::Medicare(terms) => (None, Some(terms), None),
            Terms::Uninsured { discount_off_list } => (None, None, *discount_off_list),
        };
        let or_else = |is_of_type: bool, why: &'static str| if is_of_type { why } else { OF_OTHER };
        let of_the_year = or_else(medicare.is_some(), OF_THE_YEAR);
        let no_family = or_else(private.is_some(), NO_FAMILY);
        let of_family = |bound: Option<Bound>| bound.and_then(|bound| bound.family);
        // Of a Medigap plan, its own amounts.
        let policy = self.policy();
        let has_limit = policy.is_some_and(|policy| policy.limit.is_some());
        let has_own = policy.is_some_and(|policy| policy.has_deductible);
        let own = |is_of: bool| self.own_amount().filter(|_| is_of);
        let knowledge = self.knowledge;
        let notes = entry.into_iter().flat_map(|entry| &entry.notes);
        let basis = entry.into_iter().flat_map(|entry| &entry.basis);
        // Reasons are told in this order: first how bills are shared.
        with_missing!(PlanEntry {
            deductible: unless(
                match private {
                    Some(terms) => terms.deductible.person,
                    None => own(has_own),
                },
                match private {
                    Some(_) => OF_FAMILY,
                    None => or_else(has_own, OF_THE_YEAR),
                },
            ),
            coinsurance: unless(
                private.filter(|terms| terms.rest.is_covered).map(|terms| terms.rest.coinsurance),
                or_else(private.is_some(), "a service without a line is not covered"),
            ),
            out_of_pocket_max: unless(
                match private {
                    Some(terms) => terms.limit.and_then(|limit| limit.person),
                    None => own(has_limit),
                },
                match private {
                    Some(terms) if terms.limit.is_some() => OF_FAMILY,
                    Some(_) => "there is no yearly limit",
                    None => or_else(has_limit, OF_THE_YEAR),
                },
            ),
            family_deductible: unless(of_family(private.map(|terms| terms.deductible)), no_family),
            family_out_of_pocket_max: unless(
                of_family(private.and_then(|terms| terms.limit)),
                no_family,
            ),
            copays: unless(private.map(flat_copays), OF_OTHER),
            services: unless(private.map(service_lines), OF_OTHER),
            default: unless(private.map(|terms| service_line::line(&terms.rest, None)), OF_OTHER),
            other_deductibles: unless(
                private.map(|terms| terms.others.iter().map(OtherDeductibleEntry::of).collect()),
                OF_OTHER,
            ),
            out_of_network: unless(
                private.and_then(|terms| terms.outside.as_deref()).map(words::outside),
                or_else(private.is_some(), "the plan says nothing about it"),
            ),
            id: unless(entry.map(|entry| entry.id.as_str()), "it is a plan of the user's"),
            label: self.label.clone(),
            plan_type: plan.plan_type(),
            plan_year: unless(plan.year, "they are taken for any year"),
            plan_year_starts: format!("{:02}-{:02}", plan.starts.month, plan.starts.day),
            part_a_deductible: unless(
                medicare.and_then(|terms| terms.part_a_deductible),
                of_the_year,
            ),
            part_b_deductible: unless(
                medicare.and_then(|terms| terms.part_b_deductible),
                of_the_year,
            ),
            visit_copay: unless(policy.and_then(|policy| policy.visit_copay), OF_OTHER),
            emergency_copay: unless(policy.and_then(|policy| policy.emergency_copay), OF_OTHER),
            discount_off_list: unless(
                discount,
                or_else(private.is_none() && medicare.is_none(), "that of the knowledge is taken"),
            ),
            spent: SpentEntry::of(plan.spent),
            met: self.met(),
            medicare_year: unless(
                self.medicare_year,
                or_else(medicare.is_some(), "those of the year of each service are taken"),
            ),
            text,
            basis: basis.map(|basis| BasisEntry::of(knowledge, basis)).collect(),
            notes: notes.map(String::as_str).collect(),
            legal_limit: unless(
                self.over_the_law().map(|limit| LegalLimitEntry::of(knowledge, limit)),
                "no yearly limit of a user's own plan is above it",
            ),
            sources: Cited::of(knowledge, sources),
            plan: plan.clone(),
        })
    }
}

fn flat_copays(terms: &PrivateTerms) -> BTreeMap<&'static str, Money> {
    let lines = terms.services.iter();
    lines.filter_map(|(of, line)| Some((of.slug(), service_line::flat_copay(line)?))).collect()
}

fn service_lines(terms: &PrivateTerms) -> BTreeMap<&'static str, String> {
    let lines = terms.services.iter();
    lines.map(|(of, line)| (of.slug(), service_line::service_terms(line, *of))).collect()
}
