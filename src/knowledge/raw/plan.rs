//! Insurance plans, as a user's file holds them and as a preset's terms do.

use crate::knowledge::{Payer, PlanType, Service};
use crate::yaml::{Amount, Proportion, Written};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The key of the table that holds for every service without a line of its own.
pub(in crate::knowledge) const DEFAULT: &str = "default";

/// An insurance plan that can be named.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawPreset {
    /// Its public name.
    pub id: String,
    /// Its name for readers.
    pub label: String,
    /// Its terms: the keys of a plan file, but for `spent`.
    pub terms: RawPlan,
    /// The payer whose prices hold, where the type does not tell.
    pub prices: Option<Payer>,
    /// Where the numbers of the terms come from. Every number needs an entry.
    #[serde(default)]
    pub basis: Vec<RawBasis>,
    /// What else to know.
    #[serde(default)]
    pub notes: Vec<String>,
}

/// Where numbers of the terms come from.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawBasis {
    /// The keys of the terms.
    pub of: Vec<String>,
    /// Ids of the sources.
    #[serde(default)]
    pub sources: Vec<String>,
    /// What was assumed, where there is no source.
    pub assumption: Option<String>,
}

// What may be written in two ways is read by the check, and so is which keys can stand there.
/// An insurance plan. Which keys can stand there hangs on its type.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(deny_unknown_fields)]
pub(in crate::knowledge) struct RawPlan {
    /// What kind of plan it is.
    #[serde(rename = "type")]
    pub plan_type: PlanType,
    /// The year that its amounts are of.
    pub plan_year: Option<u64>,
    /// Month and day on which its year begins: `07-01`. Left out: 1 January.
    #[schemars(extend("type" = "string", "pattern" = "^[0-9]{2}-[0-9]{2}$"))]
    pub plan_year_starts: Option<Written>,
    /// What a person pays before the plan does: an amount, or `{person: 4500, family: 9000}`.
    #[schemars(with = "Option<AmountOrBound>")]
    pub deductible: Option<IgnoredAny>,
    /// The person's share after the deductible: 0.20 for 20 percent.
    pub coinsurance: Option<Proportion>,
    /// The most that a person pays in a year. Left out: no limit.
    #[schemars(with = "Option<AmountOrBound>")]
    pub out_of_pocket_max: Option<IgnoredAny>,
    /// Flat amounts by service.
    #[serde(default)]
    #[schemars(extend("propertyNames" = { "enum": services() }))]
    pub copays: BTreeMap<String, Amount>,
    /// What each service costs: a phrase such as `50% after deductible`, or a map. `default` holds for the rest.
    #[schemars(with = "Option<ServiceLines>")]
    pub services: Option<IgnoredAny>,
    /// Deductibles of some services alone.
    pub other_deductibles: Option<Vec<RawOtherDeductible>>,
    /// How bills are shared outside the network: `not covered`, or a map.
    #[schemars(with = "Option<OutsideOrPhrase>")]
    pub out_of_network: Option<IgnoredAny>,
    /// What was spent so far this plan year.
    pub spent: Option<RawSpent>,
    /// What is paid before Part A pays.
    pub part_a_deductible: Option<Amount>,
    /// What is paid before Part B pays.
    pub part_b_deductible: Option<Amount>,
    /// What a visit costs under Medigap N.
    pub visit_copay: Option<Amount>,
    /// What an emergency visit costs under Medigap N.
    pub emergency_copay: Option<Amount>,
    /// The discount off list prices for people without insurance: 0.30 for 30 percent.
    pub discount_off_list: Option<Proportion>,
}

/// How bills are shared outside a plan's network.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(in crate::knowledge) struct RawOutside {
    /// What a person pays before the plan does.
    #[schemars(with = "Option<AmountOrBound>")]
    pub deductible: Option<IgnoredAny>,
    /// The person's share after that: 0.50 for 50 percent.
    pub coinsurance: Option<Proportion>,
    /// The most that a person pays in a year. Left out: no limit.
    #[schemars(with = "Option<AmountOrBound>")]
    pub out_of_pocket_max: Option<IgnoredAny>,
    /// What each service costs there.
    #[schemars(with = "Option<ServiceLines>")]
    pub services: Option<IgnoredAny>,
    /// Whether the person owes what is billed above the allowed amount.
    pub balance_billing: bool,
}

/// An amount of each person and of the family.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawBound {
    /// Of each person.
    pub person: Option<Amount>,
    /// Of the whole family.
    pub family: Option<Amount>,
}

/// A deductible of some services alone.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawOtherDeductible {
    /// The services.
    pub services: Vec<Service>,
    /// An amount, or `{person: 500, family: 1000}`.
    #[expect(dead_code, reason = "it may be written in two ways: the check reads it")]
    #[schemars(with = "AmountOrBound")]
    pub amount: IgnoredAny,
}

/// What a service costs the person.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(in crate::knowledge) struct RawCostSharing {
    /// Whether the plan covers it at all.
    pub covered: Option<bool>,
    /// A flat amount.
    pub copay: Option<Amount>,
    /// What the copay is for: `visit`, `stay` or `day`.
    #[schemars(extend("minLength" = 1, "enum" = ["visit", "stay", "day"]))]
    pub per: Option<String>,
    /// The first day of a stay that it is asked for.
    pub from_day: Option<u64>,
    /// The last day of a stay that it is asked for.
    pub to_day: Option<u64>,
    /// How many visits in a year this line holds for.
    pub first_visits: Option<u64>,
    /// What holds after those visits.
    #[schemars(with = "Option<ServiceLine>")]
    pub then: Option<IgnoredAny>,
    /// The person's share: 0.20 for 20 percent.
    pub coinsurance: Option<Proportion>,
    /// What it is a share of, beside a copay.
    #[schemars(extend("minLength" = 1, "enum" = ["rest", "whole"]))]
    pub coinsurance_of: Option<String>,
    /// Whether the deductible comes first: yes, no or copay-first.
    pub deductible: Option<Written>,
    /// The most that the person pays for one bill.
    pub at_most: Option<Amount>,
    /// How many visits a year are covered.
    pub visits: Option<u64>,
    /// How many days a year are covered.
    pub days: Option<u64>,
    /// Whether it counts towards the yearly limit.
    pub counts: Option<bool>,
}

/// What was spent so far this plan year.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(in crate::knowledge) struct RawSpent {
    /// On the deductible.
    pub deductible: Option<Amount>,
    /// Towards the yearly limit, the deductible included.
    pub out_of_pocket: Option<Amount>,
    /// By others of the family.
    pub others: Option<RawOthersSpent>,
    /// Days in hospital that Medicare gives once in a life, used before.
    pub lifetime_days: Option<u64>,
}

/// What others of the family spent so far.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(in crate::knowledge) struct RawOthersSpent {
    /// On the deductible.
    pub deductible: Option<Amount>,
    /// Towards the yearly limit, the deductible included.
    pub out_of_pocket: Option<Amount>,
}

/// An amount of one person, or of each person and of the family.
#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "only the schema is made of it: the check reads the two forms")]
pub(super) enum AmountOrBound {
    Amount(Amount),
    Bound(RawBound),
}

/// What a service costs: the phrase that plans print, or a map.
#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "only the schema is made of it: the check reads the two forms")]
pub(super) enum ServiceLine {
    Phrase(String),
    Map(Box<RawCostSharing>),
}

/// Bills outside the network: `not covered`, or a map.
#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "only the schema is made of it: the check reads the two forms")]
pub(super) enum OutsideOrPhrase {
    Phrase(String),
    Map(RawOutside),
}

/// What each service costs. `default` holds for the rest.
pub(super) struct ServiceLines;

impl JsonSchema for ServiceLines {
    fn schema_name() -> Cow<'static, str> {
        "ServiceLines".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "propertyNames": { "enum": ([services(), vec![DEFAULT]].concat()) },
            "additionalProperties": generator.subschema_for::<ServiceLine>(),
        })
    }
}

/// The services that a plan can have a line for.
fn services() -> Vec<&'static str> {
    Service::shared().map(Service::slug).collect()
}
