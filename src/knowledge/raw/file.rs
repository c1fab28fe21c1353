//! A whole file of knowledge: the sections that it can hold. Only its schema is made of this; the sections are read one by one, to find every problem.

use super::{
    RawAbout, RawAttributeScale, RawCitedWork, RawClaim, RawCodeFamily, RawCodeSystem,
    RawComparisonGroup, RawCondition, RawContext, RawContradiction, RawCostItem, RawCosts,
    RawCriterion, RawDispute, RawFact, RawFinding, RawGap, RawKeyRow, RawLegalLimit,
    RawMeaningfulChange, RawMedicareRules, RawMedicareYear, RawModifier, RawOutcome, RawPathway,
    RawPreset, RawPrice, RawPriceIndex, RawQuestion, RawRecordMeaning, RawRedFlag, RawRuleSet,
    RawTreatment, RawWaiver,
};
use crate::knowledge::{Attribute, KeyQuestion, Source, Term, Unit};
use schemars::JsonSchema;

/// A file of knowledge, or one of several that are read as one.
#[derive(Default, JsonSchema)]
#[schemars(deny_unknown_fields, rename_all = "kebab-case", title = "Knowledge", default)]
pub(in crate::knowledge) struct RawFile {
    /// What the knowledge tells about itself. It stands once over all files.
    about: Option<RawAbout>,
    /// Units of findings.
    units: Vec<Unit>,
    /// How much of a change people notice.
    meaningful_changes: Vec<RawMeaningfulChange>,
    /// Problems that somebody decides about. The first is taken when nobody names one.
    conditions: Vec<RawCondition>,
    /// What can be chosen: the columns.
    treatments: Vec<RawTreatment>,
    /// What was measured, in the order of the rows.
    outcomes: Vec<RawOutcome>,
    /// Published figures.
    findings: Vec<RawFinding>,
    /// People whose figures may be set side by side.
    comparison_groups: Vec<RawComparisonGroup>,
    /// Questions of a person, in the order of the key rows.
    key_questions: Vec<KeyQuestion>,
    /// What a person sees first.
    key_rows: Vec<RawKeyRow>,
    /// What may matter to a person.
    attributes: Vec<Attribute>,
    /// How choices are scored for it.
    attribute_scales: Vec<RawAttributeScale>,
    /// Why cells are empty.
    gaps: Vec<RawGap>,
    /// Where respected sources disagree.
    disputes: Vec<RawDispute>,
    /// What about a person changes a figure.
    modifiers: Vec<RawModifier>,
    /// Facts around the decision.
    context: Vec<RawContext>,
    /// Sentences that people meet.
    claims: Vec<RawClaim>,
    /// What those who make the claims cite.
    cited_works: Vec<RawCitedWork>,
    /// What can be asked of a person.
    facts: Vec<RawFact>,
    /// Systems of codes that records of care write.
    code_systems: Vec<RawCodeSystem>,
    /// Their codes, with their titles.
    code_families: Vec<RawCodeFamily>,
    /// What codes mean.
    record_meanings: Vec<RawRecordMeaning>,
    /// Warning signs.
    red_flags: Vec<RawRedFlag>,
    /// Issuers of rules.
    rule_sets: Vec<RawRuleSet>,
    /// Answers that cannot all be right.
    contradictions: Vec<RawContradiction>,
    /// Situations that lift waiting times.
    waivers: Vec<RawWaiver>,
    /// Published rules.
    criteria: Vec<RawCriterion>,
    /// Questions to take to the visit.
    questions: Vec<RawQuestion>,
    /// Words that a reader may not know.
    glossary: Vec<Term>,
    /// Citations.
    sources: Vec<Source>,
    /// What holds for every sum. It stands once over all files.
    costs: Option<RawCosts>,
    /// Prices.
    prices: Vec<RawPrice>,
    /// What can be added to a sum.
    cost_items: Vec<RawCostItem>,
    /// One treatment first, another if it is not enough.
    pathways: Vec<RawPathway>,
    /// Insurance plans that can be named.
    plans: Vec<RawPreset>,
    /// What Medicare asks of a person, by year.
    medicare_amounts: Vec<RawMedicareYear>,
    /// How Medicare shares bills. It stands once over all files.
    medicare_rules: Option<RawMedicareRules>,
    /// The most that a private plan may ask of one person, by year.
    legal_limits: Vec<RawLegalLimit>,
    /// Yearly levels of prices.
    price_indexes: Vec<RawPriceIndex>,
}
