//! The shape of the sections about money, and of a user's plan file, as people write them. See [`raw`](super::raw).

use crate::yaml::{Amount, FiniteNumber, NonEmptyText, Proportion, Rate, Whole, Written};
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::collections::BTreeMap;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawCosts {
    pub price_year: Whole,
    pub price_index: NonEmptyText,
    #[serde(default)]
    pub coverage: RawCoverage,
    pub sessions: Option<RawUsualSessions>,
    pub payers: Vec<RawPayer>,
    #[serde(default)]
    pub assumptions: Vec<NonEmptyText>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct RawCoverage {
    pub sessions: Option<NonEmptyText>,
    pub payer: Option<NonEmptyText>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawUsualSessions {
    pub low: Whole,
    pub high: Whole,
    pub text: NonEmptyText,
    pub sources: Vec<NonEmptyText>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawPayer {
    pub payer: NonEmptyText,
    pub label: NonEmptyText,
    pub what: NonEmptyText,
    pub answer: Option<NonEmptyText>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawPrice {
    pub id: NonEmptyText,
    pub treatment: Option<NonEmptyText>,
    pub item: Option<NonEmptyText>,
    #[serde(default)]
    pub variants: Vec<NonEmptyText>,
    pub payer: Option<NonEmptyText>,
    pub basis: NonEmptyText,
    pub episode: NonEmptyText,
    #[serde(default)]
    pub default: bool,
    pub label: NonEmptyText,
    pub short: Option<NonEmptyText>,
    pub includes: Option<NonEmptyText>,
    #[serde(default)]
    pub not_included: Vec<NonEmptyText>,
    pub incomplete: Option<NonEmptyText>,
    pub who: NonEmptyText,
    pub provenance: NonEmptyText,
    pub note: Option<NonEmptyText>,
    #[serde(default)]
    pub range_sites: Vec<NonEmptyText>,
    pub sites: Vec<RawSitePrice>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawSitePrice {
    pub site: NonEmptyText,
    pub parts: Vec<RawPart>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawPart {
    pub service: NonEmptyText,
    pub label: Option<NonEmptyText>,
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
    pub sources: Vec<NonEmptyText>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawPriceRange {
    pub low: Option<Amount>,
    pub typical: Option<Amount>,
    pub high: Option<Amount>,
    pub year: Option<Whole>,
    pub sources: Vec<NonEmptyText>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawCostItem {
    pub id: NonEmptyText,
    pub label: NonEmptyText,
    pub one: NonEmptyText,
    pub many: NonEmptyText,
    pub kind: NonEmptyText,
    #[serde(default)]
    pub rates: Vec<RawRates>,
    pub times: Option<Whole>,
    pub provenance: Option<NonEmptyText>,
    pub note: Option<NonEmptyText>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawPathway {
    pub id: NonEmptyText,
    pub label: NonEmptyText,
    pub short: NonEmptyText,
    pub conditions: Vec<NonEmptyText>,
    pub first: NonEmptyText,
    pub then: NonEmptyText,
    pub chances: Vec<RawChance>,
    pub note: Option<NonEmptyText>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawChance {
    pub people: FiniteNumber,
    pub within: NonEmptyText,
    pub who: NonEmptyText,
    pub count: Option<super::raw::RawCount>,
    pub provenance: NonEmptyText,
    pub sources: Vec<NonEmptyText>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawPreset {
    pub id: NonEmptyText,
    pub label: NonEmptyText,
    pub terms: RawPlan,
    pub prices: Option<NonEmptyText>,
    #[serde(default)]
    pub basis: Vec<RawBasis>,
    #[serde(default)]
    pub notes: Vec<NonEmptyText>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawBasis {
    pub of: Vec<NonEmptyText>,
    #[serde(default)]
    pub sources: Vec<NonEmptyText>,
    pub assumption: Option<NonEmptyText>,
}

/// A plan, as a user's file holds it and as a preset's `terms` do. Which keys can stand there hangs on the type: the check refuses others.
/// What may be written in two ways is read by the check.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct RawPlan {
    #[serde(rename = "type")]
    pub plan_type: NonEmptyText,
    pub plan_year: Option<Whole>,
    pub plan_year_starts: Option<Written>,
    pub deductible: Option<IgnoredAny>,
    pub coinsurance: Option<Proportion>,
    pub out_of_pocket_max: Option<IgnoredAny>,
    #[serde(default)]
    pub copays: BTreeMap<NonEmptyText, Amount>,
    pub services: Option<IgnoredAny>,
    pub other_deductibles: Option<Vec<RawOtherDeductible>>,
    pub out_of_network: Option<IgnoredAny>,
    pub spent: Option<RawSpent>,
    pub part_a_deductible: Option<Amount>,
    pub part_b_deductible: Option<Amount>,
    pub visit_copay: Option<Amount>,
    pub emergency_copay: Option<Amount>,
    pub discount_off_list: Option<Proportion>,
}

/// How bills are shared outside a plan's network.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct RawOutside {
    pub deductible: Option<IgnoredAny>,
    pub coinsurance: Option<Proportion>,
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
    pub services: Vec<NonEmptyText>,
    #[expect(dead_code, reason = "it may be written in two ways: the check reads it")]
    pub amount: IgnoredAny,
}

/// A line of a plan, as a map.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct RawCostSharing {
    pub covered: Option<bool>,
    pub copay: Option<Amount>,
    pub per: Option<NonEmptyText>,
    pub from_day: Option<Whole>,
    pub to_day: Option<Whole>,
    pub first_visits: Option<Whole>,
    pub then: Option<IgnoredAny>,
    pub coinsurance: Option<Proportion>,
    pub coinsurance_of: Option<NonEmptyText>,
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
    pub sources: Vec<NonEmptyText>,
    pub note: Option<NonEmptyText>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawMedicareRules {
    pub coinsurance: Proportion,
    #[expect(dead_code, reason = "a line may be written in two ways: the check reads it")]
    pub services: Option<IgnoredAny>,
    pub capped: Option<Vec<NonEmptyText>>,
    pub days: Option<RawPartADays>,
    pub excess: Option<Proportion>,
    #[serde(default)]
    pub policies: Vec<RawPolicy>,
    pub sources: Vec<NonEmptyText>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawPartADays {
    pub gap: Whole,
    pub free_to: Whole,
    pub shared_to: Whole,
    pub shared: Proportion,
    pub lifetime_days: Whole,
    pub lifetime: Proportion,
    pub nursing_free_to: Whole,
    pub nursing_to: Whole,
    pub nursing: Proportion,
    pub policy_days: Whole,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawPolicy {
    #[serde(rename = "type")]
    pub plan_type: NonEmptyText,
    pub part_a_deductible: Proportion,
    pub hospital_days: Proportion,
    pub nursing_days: Proportion,
    pub part_b_deductible: Proportion,
    pub part_b_share: Proportion,
    pub excess: Proportion,
    pub visit_copay: Option<Amount>,
    pub emergency_copay: Option<Amount>,
    #[serde(default)]
    pub has_deductible: bool,
    pub limit: Option<NonEmptyText>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawLegalLimit {
    pub year: Whole,
    pub out_of_pocket_max: Amount,
    pub sources: Vec<NonEmptyText>,
    pub note: Option<NonEmptyText>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawPriceIndex {
    pub id: NonEmptyText,
    pub series: NonEmptyText,
    pub label: NonEmptyText,
    pub use_for: NonEmptyText,
    pub by_year: BTreeMap<u16, FiniteNumber>,
    pub sources: Vec<NonEmptyText>,
}
