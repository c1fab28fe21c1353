//! Prices, and what sums are made of.

use crate::knowledge::{
    Count, Episode, ItemKind, Payer, PayerWords, PriceBasis, Provenance, Service, Site,
    UnpricedPayer,
};
use crate::yaml::{Amount, Rate};
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What holds for every sum.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawCosts {
    /// Whose official rates are taken when no year is asked for.
    pub price_year: u64,
    /// What carries amounts to another year: an id.
    pub price_index: String,
    /// Facts that limits of coverage hang on.
    #[serde(default)]
    pub coverage: RawCoverage,
    /// How many sessions a year are usual, for simulations.
    pub sessions: Option<RawUsualSessions>,
    /// Who can pay. The first is taken when nobody says.
    pub payers: Vec<PayerWords>,
    /// Who else can pay, without a price that is known here.
    #[serde(default)]
    pub without_prices: Vec<UnpricedPayer>,
    /// Sentences for every page of costs.
    #[serde(default)]
    pub assumptions: Vec<String>,
}

/// Facts that limits of coverage hang on.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(in crate::knowledge) struct RawCoverage {
    /// The fact that counts the sessions of the last twelve months.
    pub sessions: Option<String>,
    /// The fact that names the payer.
    pub payer: Option<String>,
}

/// How many sessions a year are usual.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawUsualSessions {
    /// The fewest.
    pub low: u64,
    /// The most.
    pub high: u64,
    /// The same in a sentence.
    pub text: String,
    /// Ids of the sources.
    pub sources: Vec<String>,
}

/// One price of one thing for one kind of payer.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawPrice {
    /// Its public name.
    pub id: String,
    /// The treatment that is priced: an id.
    pub treatment: Option<String>,
    /// The thing that is priced, where it is no treatment: an id of `cost-items`.
    pub item: Option<String>,
    /// The kinds of the treatment that it holds for. Left out: all.
    #[serde(default)]
    pub variants: Vec<String>,
    /// Who pays it.
    pub payer: Option<Payer>,
    /// What kind of price it is.
    pub basis: PriceBasis,
    /// What stretch of care it is for.
    pub episode: Episode,
    /// Whether it is taken when only the thing and the payer are named.
    #[serde(default)]
    pub default: bool,
    /// What is priced, for readers.
    pub label: String,
    /// The same, shorter.
    pub short: Option<String>,
    /// What is in it.
    pub includes: Option<String>,
    /// What comes on top.
    #[serde(default)]
    pub not_included: Vec<String>,
    /// The main part that is missing.
    pub incomplete: Option<String>,
    /// Whom it holds for.
    pub who: String,
    /// How the source was read.
    pub provenance: Provenance,
    /// What else to know.
    pub note: Option<String>,
    /// Three sites that give low, typical and high when none is asked for, the cheapest first.
    #[serde(default)]
    pub range_sites: Vec<Site>,
    /// The price at each site.
    pub sites: Vec<RawSitePrice>,
}

/// The price at one site.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawSitePrice {
    /// Where it is done.
    pub site: Site,
    /// The parts of the bill.
    pub parts: Vec<RawPart>,
}

/// One part of a bill.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawPart {
    /// What kind of service it is.
    pub service: Service,
    /// What it is, for readers.
    pub label: Option<String>,
    /// How often it stands on the bill. Left out: once.
    pub times: Option<u64>,
    /// Exact amounts by year.
    #[serde(default)]
    pub rates: Vec<RawRates>,
    /// A range of amounts.
    pub range: Option<RawPriceRange>,
}

/// Amounts of several years from the same sources.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawRates {
    /// The amount of each year: `{2025: 37.02}`.
    pub by_year: BTreeMap<u16, Rate>,
    /// Ids of the sources.
    pub sources: Vec<String>,
}

/// A range of amounts, or one known amount as `typical` alone.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawPriceRange {
    /// The lowest.
    pub low: Option<Amount>,
    /// The usual one.
    pub typical: Option<Amount>,
    /// The highest.
    pub high: Option<Amount>,
    /// Of which year. Left out: the source has no date.
    pub year: Option<u64>,
    /// Ids of the sources.
    pub sources: Vec<String>,
}

/// What can be added to a sum.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawCostItem {
    /// Its public name.
    pub id: String,
    /// Its name for readers.
    pub label: String,
    /// One of it: `visit`.
    pub one: String,
    /// More of it: `visits`.
    pub many: String,
    /// Whether it goes through the plan.
    pub kind: ItemKind,
    /// What one is worth, by year. Left out: the user gives the price.
    #[serde(default)]
    pub rates: Vec<RawRates>,
    /// What one costs is the rate times this. Left out: 1.
    pub times: Option<u64>,
    /// How the source was read. Needed with rates.
    pub provenance: Option<Provenance>,
    /// What else to know.
    pub note: Option<String>,
}

/// One treatment first, another if it is not enough.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawPathway {
    /// Its public name; not that of a treatment.
    pub id: String,
    /// Its name for readers.
    pub label: String,
    /// The heading of its column.
    pub short: String,
    /// Ids of the conditions.
    pub conditions: Vec<String>,
    /// The first treatment: an id.
    pub first: String,
    /// The treatment that may follow: an id.
    pub then: String,
    /// Published figures of how many go on, two or more.
    pub chances: Vec<RawChance>,
    /// What else to know.
    pub note: Option<String>,
}

/// How many go on.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawChance {
    /// Of 100 people.
    pub people: f64,
    /// Within what time.
    pub within: String,
    /// Who was counted.
    pub who: String,
    /// The people counted.
    pub count: Option<Count>,
    /// How the source was read.
    pub provenance: Provenance,
    /// Ids of the sources.
    pub sources: Vec<String>,
}

/// Yearly levels of prices. Only ratios within one series are used.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawPriceIndex {
    /// Its public name.
    pub id: String,
    /// The issuer's name of it.
    pub series: String,
    /// Its name for readers.
    pub label: String,
    /// What it is used for.
    pub use_for: String,
    /// The level of each year.
    pub by_year: BTreeMap<u16, f64>,
    /// Ids of the sources.
    pub sources: Vec<String>,
}
