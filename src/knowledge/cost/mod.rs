//! What things cost and how plans share it: prices, plans, indexes, pathways. All of it is optional in a knowledge file.

mod index;
mod line;
mod medicare;
mod plan;
mod price;
mod words;

pub use index::PriceIndex;
pub use line::{Copay, CostSharing, Days, Limit, ServiceTerms, Towards};
pub use medicare::{MedicareRules, MedicareTerms, MedicareYear, PartADays, Policy, PolicyLimit};
pub use plan::{
    Basis, Bound, LegalLimit, MOST_DEDUCTIBLES, OtherDeductible, OthersSpent, Outside, Plan,
    Preset, PrivateTerms, Spent, Terms, YearStart,
};
pub use price::{
    Chance, CostItem, Part, PartAmount, Pathway, Price, PriceRange, PriceSubject, SitePrice,
    YearRate,
};
pub use words::{Episode, ItemKind, Payer, PlanType, PriceBasis, Service, Site};

use super::{Answer, Fact, FactKind};
use crate::values::{List, Ref};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Everything about money.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Costs {
    /// What holds for every sum; `None`: the knowledge has no costs.
    pub frame: Option<CostFrame>,
    /// Prices.
    pub prices: List<Price>,
    /// What may be added to a sum.
    pub items: List<CostItem>,
    /// One treatment first, another if needed.
    pub pathways: List<Pathway>,
    /// Insurance plans.
    pub plans: List<Preset>,
    /// Medicare's amounts, years ascending.
    pub medicare_years: Vec<MedicareYear>,
    /// Medicare's rules.
    pub medicare_rules: Option<MedicareRules>,
    /// What private plans may ask at most, years ascending.
    pub legal_limits: Vec<LegalLimit>,
    /// Price indexes.
    pub indexes: List<PriceIndex>,
}

/// What holds for every sum.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CostFrame {
    /// The year whose official rates are taken when none is asked for.
    pub price_year: u16,
    /// The index that carries amounts to another year when none is named.
    pub index: Ref<PriceIndex>,
    /// The fact that counts sessions of the last twelve months, for rules that limit them.
    pub sessions_fact: Option<Ref<Fact>>,
    /// The fact that names the payer, for rules of one payer.
    pub payer_fact: Option<Ref<Fact>>,
    /// How many sessions a year are usual, where nobody says how many.
    pub sessions: Option<UsualSessions>,
    /// What each payer's prices are.
    pub payers: Vec<PayerWords>,
    /// What every sum leaves out or takes for granted.
    pub assumptions: Vec<String>,
}

/// How many sessions a year are usual.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct UsualSessions {
    /// At least.
    pub low: u32,
    /// At most.
    pub high: u32,
    /// Why these.
    pub text: String,
    /// Where it stands.
    pub sources: Vec<Ref<super::Source>>,
}

/// One who can pay.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(rename = "RawPayer")]
pub struct PayerWords {
    /// Who it is.
    pub payer: Payer,
    /// Its name for readers.
    pub label: String,
    /// What its prices are.
    pub what: String,
    /// The answer of the fact that names the payer.
    pub answer: Option<String>,
}

impl Costs {
    /// Medicare's amounts of a year.
    pub fn medicare_year(&self, year: u16) -> Option<&MedicareYear> {
        self.medicare_years.iter().find(|entry| entry.year == year)
    }
}

impl CostFrame {
    /// A payer's words.
    pub fn payer(&self, payer: Payer) -> Option<&PayerWords> {
        self.payers.iter().find(|entry| entry.payer == payer)
    }

    /// The payer that a person's answers name; `None`: they name none whose prices are known here.
    pub fn payer_of(
        &self,
        facts: &List<Fact>,
        answer: impl Fn(Ref<Fact>) -> Option<Answer>,
    ) -> Option<Payer> {
        let fact = self.payer_fact?;
        let (FactKind::Choice(options), Answer::Choice(option)) =
            (&facts[fact].kind, answer(fact)?)
        else {
            return None;
        };
        let word = options.get(usize::from(option))?;
        let named = self.payers.iter().find(|entry| entry.answer.as_ref() == Some(word))?;
        Some(named.payer)
    }
}
