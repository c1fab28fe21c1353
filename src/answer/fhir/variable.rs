//! What a figure is about: the people, what was done, against what, and what was measured.

use super::element::{FhirCoding, FhirConcept, FhirNote};
use super::text::markdown;
use super::{code, statistic};
use crate::answer::answer_entry;
use crate::knowledge::{ComparatorKind, Finding, Knowledge};
use crate::values::join_with;
use crate::wording::fhir as words;

answer_entry! {
    /// What a figure is about (`Evidence.variableDefinition`).
    #[derive(PartialEq, Eq)]
    #[serde(rename_all = "camelCase")]
    #[schemars(deny_unknown_fields)]
    pub struct FhirVariable;

    fn new(role: FhirCoding, words: &str, notes: &[Option<String>]) {}

    /// In words.
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String> = markdown(words),
    /// What to know about it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    note: Vec<FhirNote> =
        notes.iter().flatten().filter_map(|note| FhirNote::of(note)).collect(),
    /// Its part.
    variable_role: FhirConcept = FhirConcept::coded(role),
}

/// What was done: the treatments, in the way that is meant.
pub(super) fn exposure(knowledge: &Knowledge, finding: &Finding) -> String {
    let treatments = || finding.treatments.iter().map(|id| &knowledge.treatments[*id]);
    let labels: Vec<&str> = treatments().map(|treatment| treatment.label.as_str()).collect();
    let labels = join_with(&labels, "or");
    let Some(id) = &finding.variant else { return labels };
    let variant = treatments().flat_map(|treatment| &treatment.variants).find(|way| way.id == *id);
    let way = variant.map_or_else(|| id.replace('-', " "), |way| way.label.clone());
    format!("{labels}: {way}")
}

/// What it was compared with: another group, in the words of the finding, else by the name of the treatment that it had.
pub(super) fn reference<'k>(knowledge: &'k Knowledge, finding: &'k Finding) -> Option<&'k str> {
    let arm = finding.comparator.arm.as_deref().or_else(|| choice(knowledge, finding));
    arm.filter(|_| statistic::is_of_two_groups(finding))
}

/// The choice here that the other group had.
fn choice<'k>(knowledge: &'k Knowledge, finding: &Finding) -> Option<&'k str> {
    finding.comparator.treatment.map(|id| knowledge.treatments[id].label.as_str())
}

/// What the other group is, as the evidence of itself is about it.
pub(super) fn of_other_group(
    knowledge: &Knowledge,
    finding: &Finding,
    exposure: &str,
) -> Vec<FhirVariable> {
    let of_choice = choice(knowledge, finding).map(words::choice);
    let exposure = FhirVariable::new(code::EXPOSURE, exposure, &[of_choice]);
    let measured = measured(knowledge, finding);
    vec![population(finding), exposure, measured]
}

/// The people, what was done, against what, and what was measured.
pub(super) fn of_finding(
    knowledge: &Knowledge,
    finding: &Finding,
    exposure: &str,
) -> Vec<FhirVariable> {
    let is_indirect = finding.comparator.kind == ComparatorKind::Indirect;
    let about_other = [
        choice(knowledge, finding).map(words::choice),
        is_indirect.then(|| words::OTHER_STUDIES.to_owned()),
    ];
    let other = reference(knowledge, finding);
    let variables = [
        Some(population(finding)),
        Some(FhirVariable::new(code::EXPOSURE, exposure, &[])),
        other.map(|other| FhirVariable::new(code::REFERENCE_EXPOSURE, other, &about_other)),
        Some(measured(knowledge, finding)),
    ];
    variables.into_iter().flatten().collect()
}

/// Who was studied.
fn population(finding: &Finding) -> FhirVariable {
    FhirVariable::new(code::POPULATION, &finding.population, &[])
}

/// What was measured, when, and which way is better.
fn measured(knowledge: &Knowledge, finding: &Finding) -> FhirVariable {
    let outcome = &knowledge.outcomes[finding.outcome];
    let notes = [
        Some(words::when(&finding.horizon)),
        words::time(&finding.horizon),
        words::better(outcome.better).map(str::to_owned),
        outcome.caution.as_deref().map(words::take_care),
    ];
    FhirVariable::new(code::MEASURED_VARIABLE, &outcome.label, &notes)
}
