//! What Medicare asks for, and what the law lets a plan ask for.

use super::plan::ServiceLines;
use crate::knowledge::{PlanType, Service};
use crate::yaml::{Amount, Proportion};
use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::IgnoredAny;

/// What Medicare asks of a person in a year.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawMedicareYear {
    /// The year.
    pub year: u64,
    /// What is paid before Part A pays.
    pub part_a_deductible: Option<Amount>,
    /// What is paid before Part B pays.
    pub part_b_deductible: Amount,
    /// The deductible of Medigap plans with a high one.
    pub medigap_high_deductible: Option<Amount>,
    /// The yearly limit of Medigap K.
    pub medigap_k_limit: Option<Amount>,
    /// The yearly limit of Medigap L.
    pub medigap_l_limit: Option<Amount>,
    /// Ids of the sources.
    pub sources: Vec<String>,
    /// Printed where that year is used.
    pub note: Option<String>,
}

/// How Medicare shares bills.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawMedicareRules {
    /// The person's share after the Part B deductible.
    pub coinsurance: Proportion,
    /// Services of Part B with a share of their own; lines as in a plan file.
    #[expect(dead_code, reason = "a line may be written in two ways: the check reads it")]
    #[schemars(with = "Option<ServiceLines>")]
    pub services: Option<IgnoredAny>,
    /// Services whose share stops at the Part A deductible. Left out: `outpatient-facility`.
    pub capped: Option<Vec<Service>>,
    /// What Part A asks for by the day. Left out: courses with a stay are refused.
    pub days: Option<RawPartADays>,
    /// The most that may be billed above the allowed amount: 0.15 for 15 percent.
    pub excess: Option<Proportion>,
    /// What Medigap plans pay. Left out: plans of such a type are refused.
    #[serde(default)]
    pub policies: Vec<RawPolicy>,
    /// Ids of the sources.
    pub sources: Vec<String>,
}

/// What Part A asks for by the day.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawPartADays {
    /// Days out of hospital after which a new benefit period begins.
    pub gap: u64,
    /// The last day without a daily share.
    pub free_to: u64,
    /// The last day with the first daily share.
    pub shared_to: u64,
    /// That share, as a fraction of the Part A deductible.
    pub shared: Proportion,
    /// Days that are given once in a life.
    pub lifetime_days: u64,
    /// Their daily share, as a fraction of the Part A deductible.
    pub lifetime: Proportion,
    /// The last day of skilled nursing without a daily share.
    pub nursing_free_to: u64,
    /// The last day of skilled nursing that is covered.
    pub nursing_to: u64,
    /// Its daily share, as a fraction of the Part A deductible.
    pub nursing: Proportion,
    /// Days that a Medigap plan adds.
    pub policy_days: u64,
}

/// Which fraction of each gap a Medigap plan pays.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawPolicy {
    /// The type of the plan.
    #[serde(rename = "type")]
    pub plan_type: PlanType,
    /// Of the Part A deductible.
    pub part_a_deductible: Proportion,
    /// Of the daily share in hospital.
    pub hospital_days: Proportion,
    /// Of the daily share of skilled nursing.
    pub nursing_days: Proportion,
    /// Of the Part B deductible.
    pub part_b_deductible: Proportion,
    /// Of the share after that.
    pub part_b_share: Proportion,
    /// Of what is billed above the allowed amount.
    pub excess: Proportion,
    /// What a visit costs the person at most.
    pub visit_copay: Option<Amount>,
    /// What an emergency visit costs the person at most.
    pub emergency_copay: Option<Amount>,
    /// Whether the plan pays only above a deductible of its own.
    #[serde(default)]
    pub has_deductible: bool,
    /// Which yearly limit it has.
    #[schemars(extend("minLength" = 1, "enum" = ["k", "l"]))]
    pub limit: Option<String>,
}

/// The most that a private plan may ask of one person in a year.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawLegalLimit {
    /// The year.
    pub year: u64,
    /// The amount.
    pub out_of_pocket_max: Amount,
    /// Ids of the sources.
    pub sources: Vec<String>,
    /// What else to know.
    pub note: Option<String>,
}
