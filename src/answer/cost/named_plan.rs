//! A plan that was asked for, and what it is asked.

use crate::knowledge::{
    Bound, Knowledge, LegalLimit, MedicareTerms, MedicareYear, Payer, Plan, PlanType, Policy,
    Preset, PrivateTerms, Spent, Terms,
};
use crate::values::{Money, Ref};
use crate::wording::plan as words;

/// A plan that was asked for.
#[derive(Debug, Clone)]
pub struct NamedPlan<'k> {
    /// Where its sources are.
    pub knowledge: &'k Knowledge,
    /// The preset's label, or the file's name.
    pub label: String,
    /// The preset; `None`: a user's file.
    pub preset: Option<Ref<Preset>>,
    /// The plan.
    pub plan: Plan,
    /// The calendar year of Medicare's amounts, where one year's are used.
    pub medicare_year: Option<u16>,
}

impl<'k> NamedPlan<'k> {
    /// A plan that comes with the knowledge.
    pub fn of_preset(knowledge: &'k Knowledge, preset: Ref<Preset>) -> Self {
        let entry = &knowledge.costs.plans[preset];
        Self {
            knowledge,
            label: entry.label.clone(),
            preset: Some(preset),
            plan: entry.plan.clone(),
            medicare_year: None,
        }
    }

    pub(super) fn entry(&self) -> Option<&'k Preset> {
        self.preset.map(|pointer| &self.knowledge.costs.plans[pointer])
    }

    /// Whose prices go with it.
    pub fn payer(&self) -> Payer {
        self.entry()
            .and_then(|entry| entry.prices)
            .unwrap_or_else(|| PlanType::payer(self.plan.plan_type()))
    }

    /// It is a form of Medicare.
    pub(crate) fn is_medicare(&self) -> bool {
        self.medicare().is_some()
    }

    /// What every sum with this plan takes for granted.
    pub(crate) fn taken_for_granted(&self) -> Vec<String> {
        words::taken_for_granted(&self.plan.terms, self.plan.year.filter(|_| self.preset.is_some()))
    }

    /// Whether some service has a line of its own.
    pub(super) fn has_lines(&self) -> bool {
        matches!(&self.plan.terms, Terms::Private(terms) if !terms.services.is_empty())
    }

    /// Where it asks for something by the day, and no price tells the days.
    pub(super) fn unknown_days(&self) -> Option<String> {
        match &self.plan.terms {
            Terms::Private(terms) => words::unknown_days(terms),
            Terms::Medicare(_) | Terms::Uninsured { .. } => None,
        }
    }

    pub(super) fn medicare(&self) -> Option<&MedicareTerms> {
        match &self.plan.terms {
            Terms::Medicare(terms) => Some(terms),
            Terms::Private(_) | Terms::Uninsured { .. } => None,
        }
    }

    /// Medicare's amounts that the sums take, where they are known.
    pub(super) fn of_year(&self) -> Option<&'k MedicareYear> {
        self.knowledge.costs.medicare_year(self.medicare_year?)
    }

    /// The policy beside Medicare, with the copays that hold.
    pub(super) fn policy(&self) -> Option<Policy> {
        self.medicare()?.policy(self.knowledge.costs.medicare_rules.as_ref()?)
    }

    /// The policy's own deductible or yearly limit, where it has one and it is known.
    pub(super) fn own_amount(&self) -> Option<Money> {
        self.medicare()?.own_amount(&self.policy()?, self.of_year())
    }

    /// What is met by more than the plan asks for.
    pub(super) fn met(&self) -> Vec<String> {
        let Spent { deductible: on_deductible, out_of_pocket, .. } = self.plan.spent;
        let of_year = self.medicare_year.or(self.plan.year);
        let of_year = of_year.and_then(|year| self.knowledge.costs.medicare_year(year));
        let (deductible, limit) = match &self.plan.terms {
            Terms::Private(terms) => {
                (Some(terms.deductible.for_one()), terms.limit.as_ref().map(Bound::for_one))
            }
            Terms::Medicare(terms) => (terms.part_b(of_year), None),
            Terms::Uninsured { .. } => (None, None),
        };
        [("deductible", on_deductible, deductible), ("yearly limit", out_of_pocket, limit)]
            .into_iter()
            .filter_map(|(what, spent, asked)| Some((what, asked.filter(|asked| spent > *asked)?)))
            .map(|(what, asked)| words::met(what, asked))
            .collect()
    }

    /// The limit of the law that a user's own private plan is above: likely a slip of the pen.
    pub(super) fn over_the_law(&self) -> Option<&'k LegalLimit> {
        let Terms::Private(PrivateTerms { limit: Some(limit), .. }) = &self.plan.terms else {
            return None;
        };
        let mut laws = self.knowledge.costs.legal_limits.iter();
        laws.find(|law| {
            Some(law.year) == self.plan.year && limit.person.is_some_and(|limit| law.amount < limit)
        })
        .filter(|_| self.preset.is_none())
    }
}
