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

use super::{Answer, Fact, FactKind, Knowledge};
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
    /// Payers that an answer names, and no price is known of.
    pub without_prices: Vec<UnpricedPayer>,
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

/// One who can pay, and whose prices were not found: nobody is shown those of another in their place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(rename = "RawUnpricedPayer")]
pub struct UnpricedPayer {
    /// The answer of the fact that names the payer.
    pub answer: String,
    /// What stands in place of a row of prices, on one line.
    pub line: String,
    /// The same as a plain sentence.
    pub plain: String,
}

/// Whose prices are a person's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnPrices<'k> {
    /// Nobody says.
    Unsaid,
    /// Those of this payer.
    Of(Payer),
    /// Those of a payer whose prices were not found.
    Unknown(&'k UnpricedPayer),
}

impl Costs {
    /// Medicare's amounts of a year.
    pub fn medicare_year(&self, year: u16) -> Option<&MedicareYear> {
        self.medicare_years.iter().find(|entry| entry.year == year)
    }
}

impl Knowledge {
    /// Whose prices are those of a person with these answers.
    pub fn own_prices(&self, answer: impl Fn(Ref<Fact>) -> Option<Answer>) -> OwnPrices<'_> {
        let frame = self.costs.frame.as_ref();
        frame.map_or(OwnPrices::Unsaid, |frame| frame.own_prices(&self.facts, answer))
    }
}

impl CostFrame {
    /// A payer's words.
    pub fn payer(&self, payer: Payer) -> Option<&PayerWords> {
        self.payers.iter().find(|entry| entry.payer == payer)
    }

    fn own_prices(
        &self,
        facts: &List<Fact>,
        answer: impl Fn(Ref<Fact>) -> Option<Answer>,
    ) -> OwnPrices<'_> {
        let word = self.payer_fact.and_then(|fact| match (&facts[fact].kind, answer(fact)?) {
            (FactKind::Choice(options), Answer::Choice(option)) => options.get(usize::from(option)),
            _ => None,
        });
        let Some(word) = word else {
            return OwnPrices::Unsaid;
        };
        let priced = self.payers.iter().find(|entry| entry.answer.as_ref() == Some(word));
        let unpriced = self.without_prices.iter().find(|entry| entry.answer == *word);
        match (priced, unpriced) {
            (Some(entry), _) => OwnPrices::Of(entry.payer),
            (None, Some(entry)) => OwnPrices::Unknown(entry),
            (None, None) => OwnPrices::Unsaid,
        }
    }
}
