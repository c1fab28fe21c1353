//! What a figure is about: the people, what was done, against what, and what was measured.

use super::element::{FhirCoding, FhirConcept, FhirNote};
use super::text::markdown;
use super::{code, statistic};
use crate::knowledge::{ComparatorKind, Finding, Knowledge};
use crate::values::join_with;
use crate::wording::evidence as words;
use schemars::JsonSchema;
use serde::Serialize;

/// What a figure is about (`Evidence.variableDefinition`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
pub struct FhirVariable {
    /// In words.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    description: Option<String>,
    /// What to know about it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    note: Vec<FhirNote>,
    /// Its part.
    variable_role: FhirConcept,
}

impl FhirVariable {
    fn new(role: FhirCoding, words: &str, notes: &[Option<String>]) -> Self {
        Self {
            description: markdown(words),
            note: notes.iter().flatten().filter_map(|note| FhirNote::of(note)).collect(),
            variable_role: FhirConcept::coded(role),
        }
    }
}

/// What was done: the treatments, in the way that is meant.
pub(super) fn exposure(knowledge: &Knowledge, finding: &Finding) -> String {
    let treatments = || finding.treatments.iter().map(|id| &knowledge.treatments[*id]);
    let labels: Vec<&str> = treatments().map(|treatment| treatment.label.as_str()).collect();
    let labels = join_with(&labels, "or");
    let Some(id) = &finding.variant else { return labels };
    let variant = treatments().flat_map(|treatment| &treatment.variants).find(|way| way.id == *id);
    let way = variant.map_or_else(|| id.replace('-', " "), |way| way.label.clone());
    format!("{labels} ({way})")
}

/// What it was compared with: another group, in the words of the finding and by the name of the treatment that it had.
pub(super) fn reference(knowledge: &Knowledge, finding: &Finding) -> Option<String> {
    let comparator = &finding.comparator;
    if !statistic::is_of_two_groups(finding) {
        return None;
    }
    let treatment = comparator.treatment.map(|id| knowledge.treatments[id].label.as_str());
    match (comparator.arm.as_deref(), treatment) {
        (Some(arm), Some(treatment)) => Some(format!("{arm} ({treatment})")),
        (Some(words), None) | (None, Some(words)) => Some(words.to_owned()),
        (None, None) => None,
    }
}

/// The people, what was done, against what, and what was measured.
pub(super) fn variables(
    knowledge: &Knowledge,
    finding: &Finding,
    exposure: &str,
    reference: Option<&str>,
) -> Vec<FhirVariable> {
    let outcome = &knowledge.outcomes[finding.outcome];
    let is_indirect = finding.comparator.kind == ComparatorKind::Indirect;
    let across = is_indirect.then(|| words::OTHER_STUDIES.to_owned());
    let measured = [
        Some(words::when(&finding.horizon)),
        words::time(&finding.horizon),
        words::better(outcome.better).map(str::to_owned),
        outcome.caution.as_deref().map(words::take_care),
    ];
    let variables = [
        Some(FhirVariable::new(code::POPULATION, &finding.population, &[])),
        Some(FhirVariable::new(code::EXPOSURE, exposure, &[])),
        reference.map(|other| FhirVariable::new(code::REFERENCE_EXPOSURE, other, &[across])),
        Some(FhirVariable::new(code::MEASURED_VARIABLE, &outcome.label, &measured)),
    ];
    variables.into_iter().flatten().collect()
}
