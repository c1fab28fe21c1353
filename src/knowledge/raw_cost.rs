//! The shape of the sections about money, and of a user's plan file, as people write them. See [`raw`](super::raw).

use crate::yaml::{Amount, Number, Rate, Share, Text, Whole, Written};
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::collections::BTreeMap;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawCosts {
    pub price_year: Whole,
    pub price_index: Text,
    #[serde(default)]
    pub coverage: RawCoverage,
    pub sessions: Option<RawUsualSessions>,
    pub payers: Vec<RawPayer>,
    #[serde(default)]
    pub assumptions: Vec<Text>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct RawCoverage {
    pub sessions: Option<Text>,
    pub payer: Option<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawUsualSessions {
    pub low: Whole,
    pub high: Whole,
    pub text: Text,
    pub sources: Vec<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawPayer {
    pub payer: Text,
    pub label: Text,
    pub what: Text,
    pub answer: Option<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawPrice {
    pub id: Text,
    pub treatment: Option<Text>,
    pub item: Option<Text>,
    #[serde(default)]
    pub variants: Vec<Text>,
    pub payer: Option<Text>,
    pub basis: Text,
    pub episode: Text,
    #[serde(default)]
    pub default: bool,
    pub label: Text,
    pub short: Option<Text>,
    pub includes: Option<Text>,
    #[serde(default)]
    pub not_included: Vec<Text>,
    pub incomplete: Option<Text>,
    pub who: Text,
    pub provenance: Text,
    pub note: Option<Text>,
    #[serde(default)]
    pub range_sites: Vec<Text>,
    pub sites: Vec<RawSitePrice>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawSitePrice {
    pub site: Text,
    pub parts: Vec<RawPart>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawPart {
    pub service: Text,
    pub label: Option<Text>,
    pub times: Option<Whole>,
    #[serde(default)]
    pub rates: Vec<RawRates>,
    pub range: Option<RawPriceRange>,
}

/// Amounts of several years from the same sources. The amounts of prices are in whole cents, which the check asks for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawRates {
    pub by_year: BTreeMap<u16, Rate>,
    pub sources: Vec<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawPriceRange {
    pub low: Option<Amount>,
    pub typical: Option<Amount>,
    pub high: Option<Amount>,
    pub year: Option<Whole>,
    pub sources: Vec<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawCostItem {
    pub id: Text,
    pub label: Text,
    pub one: Text,
    pub many: Text,
    pub kind: Text,
    #[serde(default)]
    pub rates: Vec<RawRates>,
    pub times: Option<Whole>,
    pub provenance: Option<Text>,
    pub note: Option<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawPathway {
    pub id: Text,
    pub label: Text,
    pub short: Text,
    pub conditions: Vec<Text>,
    pub first: Text,
    pub then: Text,
    pub chances: Vec<RawChance>,
    pub note: Option<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawChance {
    pub people: Number,
    pub within: Text,
    pub who: Text,
    pub count: Option<super::raw::RawCount>,
    pub provenance: Text,
    pub sources: Vec<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawPreset {
    pub id: Text,
    pub label: Text,
    pub terms: RawPlan,
    pub prices: Option<Text>,
    #[serde(default)]
    pub basis: Vec<RawBasis>,
    #[serde(default)]
    pub notes: Vec<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawBasis {
    pub of: Vec<Text>,
    #[serde(default)]
    pub sources: Vec<Text>,
    pub assumption: Option<Text>,
}

/// A plan, as a user's file holds it and as a preset's `terms` do. Which keys can stand there hangs on the type: the check refuses others.
/// What may be written in two ways is read by the check.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct RawPlan {
    #[serde(rename = "type")]
    pub plan_type: Text,
    pub plan_year: Option<Whole>,
    pub plan_year_starts: Option<Written>,
    pub deductible: Option<IgnoredAny>,
    pub coinsurance: Option<Share>,
    pub out_of_pocket_max: Option<IgnoredAny>,
    #[serde(default)]
    pub copays: BTreeMap<Text, Amount>,
    pub services: Option<IgnoredAny>,
    pub other_deductibles: Option<Vec<RawOtherDeductible>>,
    pub out_of_network: Option<IgnoredAny>,
    pub spent: Option<RawSpent>,
    pub part_a_deductible: Option<Amount>,
    pub part_b_deductible: Option<Amount>,
    pub visit_copay: Option<Amount>,
    pub emergency_copay: Option<Amount>,
    pub discount_off_list: Option<Share>,
}

/// How bills are shared outside a plan's network.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct RawOutside {
    pub deductible: Option<IgnoredAny>,
    pub coinsurance: Option<Share>,
    pub out_of_pocket_max: Option<IgnoredAny>,
    pub services: Option<IgnoredAny>,
    pub balance_billing: bool,
}

/// An amount of each person and of the family.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawBound {
    pub person: Option<Amount>,
    pub family: Option<Amount>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawOtherDeductible {
    pub services: Vec<Text>,
    #[expect(dead_code, reason = "it may be written in two ways: the check reads it")]
    pub amount: IgnoredAny,
}

/// A line of a plan, as a map.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct RawLine {
    pub covered: Option<bool>,
    pub copay: Option<Amount>,
    pub per: Option<Text>,
    pub from_day: Option<Whole>,
    pub to_day: Option<Whole>,
    pub first_visits: Option<Whole>,
    pub then: Option<IgnoredAny>,
    pub coinsurance: Option<Share>,
    pub coinsurance_of: Option<Text>,
    pub deductible: Option<Written>,
    pub at_most: Option<Amount>,
    pub visits: Option<Whole>,
    pub days: Option<Whole>,
    pub counts: Option<bool>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct RawSpent {
    pub deductible: Option<Amount>,
    pub out_of_pocket: Option<Amount>,
    pub others: Option<RawOthersSpent>,
    pub lifetime_days: Option<Whole>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct RawOthersSpent {
    pub deductible: Option<Amount>,
    pub out_of_pocket: Option<Amount>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawMedicareYear {
    pub year: Whole,
    pub part_a_deductible: Option<Amount>,
    pub part_b_deductible: Amount,
    pub medigap_high_deductible: Option<Amount>,
    pub medigap_k_limit: Option<Amount>,
    pub medigap_l_limit: Option<Amount>,
    pub sources: Vec<Text>,
    pub note: Option<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawMedicareRules {
    pub coinsurance: Share,
    #[expect(dead_code, reason = "a line may be written in two ways: the check reads it")]
    pub services: Option<IgnoredAny>,
    pub capped: Option<Vec<Text>>,
    pub days: Option<RawPartADays>,
    pub excess: Option<Share>,
    #[serde(default)]
    pub policies: Vec<RawPolicy>,
    pub sources: Vec<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawPartADays {
    pub gap: Whole,
    pub free_to: Whole,
    pub shared_to: Whole,
    pub shared: Share,
    pub lifetime_days: Whole,
    pub lifetime: Share,
    pub nursing_free_to: Whole,
    pub nursing_to: Whole,
    pub nursing: Share,
    pub policy_days: Whole,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawPolicy {
    #[serde(rename = "type")]
    pub plan_type: Text,
    pub part_a_deductible: Share,
    pub hospital_days: Share,
    pub nursing_days: Share,
    pub part_b_deductible: Share,
    pub part_b_share: Share,
    pub excess: Share,
    pub visit_copay: Option<Amount>,
    pub emergency_copay: Option<Amount>,
    #[serde(default)]
    pub has_deductible: bool,
    pub limit: Option<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawLegalLimit {
    pub year: Whole,
    pub out_of_pocket_max: Amount,
    pub sources: Vec<Text>,
    pub note: Option<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawPriceIndex {
    pub id: Text,
    pub series: Text,
    pub label: Text,
    pub use_for: Text,
    pub by_year: BTreeMap<u16, Number>,
    pub sources: Vec<Text>,
}
