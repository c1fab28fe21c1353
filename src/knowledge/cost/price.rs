//! Prices: for whom, where, for which stretch of care, part by part, each amount with its year and source.

use super::{Episode, Payer, PriceBasis, Service, Site};
use crate::knowledge::{Condition, Provenance, Source, Treatment};
use crate::values::{Money, Ref, distinct};
use serde::{Deserialize, Serialize};

/// What a price is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum PriceSubject {
    /// A treatment.
    Treatment(Ref<Treatment>),
    /// Something that may be added to a sum.
    Item(Ref<CostItem>),
}

/// One price of one thing for one kind of payer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Price {
    /// Public id.
    pub id: String,
    /// What it is for.
    pub of: PriceSubject,
    /// Variants of the treatment that it holds for; none: for all.
    pub variants: Vec<String>,
    /// Whose price; `None` only where no payer pays it (a charge, a report in the news).
    pub payer: Option<Payer>,
    /// What kind of figure.
    pub basis: PriceBasis,
    /// The stretch of care.
    pub episode: Episode,
    /// The one that is taken when only the thing and the payer are named.
    pub is_default: bool,
    /// What exactly is priced.
    pub label: String,
    /// The same in a few words.
    pub short: Option<String>,
    /// What is in it that a reader may ask about.
    pub includes: Option<String>,
    /// What comes on top.
    pub not_included: Vec<String>,
    /// A main part that is missing: the amount is no full price.
    pub incomplete: Option<String>,
    /// Whom it holds for.
    pub who: String,
    /// How it was read.
    pub provenance: Provenance,
    /// What else to know.
    pub note: Option<String>,
    /// The sites that give low, typical and high when none is named; `None`: the site `any`, or the only one.
    pub range_sites: Option<[Site; 3]>,
    /// By site, each once.
    pub sites: Vec<SitePrice>,
}

impl Price {
    /// The price at a site.
    pub fn at(&self, site: Site) -> Option<&SitePrice> {
        self.sites.iter().find(|entry| entry.site == site)
    }

    /// Every source of every part.
    pub fn sources(&self) -> Vec<Ref<Source>> {
        let of_part = |part: &Part| -> Vec<Ref<Source>> {
            match &part.amount {
                PartAmount::Rates(rates) => {
                    rates.iter().flat_map(|rate| rate.sources.clone()).collect()
                }
                PartAmount::Range(range) => range.sources.clone(),
            }
        };
        distinct(self.sites.iter().flat_map(|site| &site.parts).flat_map(of_part))
    }
}

/// The parts of a price at one site.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SitePrice {
    /// Where.
    pub site: Site,
    /// What is billed, one or more.
    pub parts: Vec<Part>,
}

/// One part of a price.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// What it is for.
    pub service: Service,
    /// Its words, where the service's name does not tell.
    pub label: Option<String>,
    /// How many times it is billed.
    pub times: u32,
    /// How much.
    pub amount: PartAmount,
}

/// How much a part costs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum PartAmount {
    /// Known amounts, one a year, years ascending.
    Rates(Vec<YearRate>),
    /// Between two amounts, or one amount, of one year.
    Range(PriceRange),
}

/// The amount of a year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct YearRate {
    /// The year it holds for.
    pub year: u16,
    /// The amount.
    pub amount: Money,
    /// Where it stands.
    pub sources: Vec<Ref<Source>>,
}

/// A spread of amounts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PriceRange {
    /// The lower end; equals `high` where one amount is known.
    pub low: Money,
    /// The usual amount, where the source gives one.
    pub typical: Option<Money>,
    /// The upper end.
    pub high: Money,
    /// The year of the dollars; `None`: undated, and then never carried to another year.
    pub year: Option<u16>,
    /// Where it stands.
    pub sources: Vec<Ref<Source>>,
}

/// Something that may be added to a sum: care with prices of its own, or what the person bears alone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CostItem {
    /// Public id.
    pub id: String,
    /// What it is.
    pub label: String,
    /// One of it: "visit".
    pub one: String,
    /// Several: "visits".
    pub many: String,
    /// What an own cost is worth by year, years ascending; empty: the user must say. Empty for care, which has prices.
    pub rates: Vec<YearRate>,
    /// What one of it is worth is the rate times this (8 hours in a day).
    pub times: u32,
    /// Care or own cost.
    pub kind: super::ItemKind,
    /// How the rate was read.
    pub provenance: Option<Provenance>,
    /// What else to know.
    pub note: Option<String>,
}

/// One treatment first, another if it is not enough.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Pathway {
    /// Public id.
    pub id: String,
    /// In full.
    pub label: String,
    /// A column's heading.
    pub short: String,
    /// The conditions it is a choice for.
    pub conditions: Vec<Ref<Condition>>,
    /// What comes first.
    pub first: Ref<Treatment>,
    /// What follows where the first is not enough.
    pub then: Ref<Treatment>,
    /// How many go on, as published: two figures or more.
    pub chances: Vec<Chance>,
    /// What else to know.
    pub note: Option<String>,
}

/// How many of those who started a pathway went on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Chance {
    /// Of 100 people, in hundredths of a person (1690 is 16.9 of 100): ten-thousandths of a chance.
    pub of_ten_thousand: u16,
    /// Within what time.
    pub within: String,
    /// Who was counted.
    pub who: String,
    /// How many of how many.
    pub count: Option<crate::knowledge::Count>,
    /// How it was read.
    pub provenance: Provenance,
    /// Where it stands.
    pub sources: Vec<Ref<Source>>,
}

impl Chance {
    /// Of 100 people.
    pub fn people(&self) -> f64 {
        f64::from(self.of_ten_thousand) / 100.0
    }
}
