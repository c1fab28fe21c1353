//! Data types of FHIR R5 that the resources here are made of, with the elements that are written and no others.
//!
//! From the definitions of R5 (see `docs/fhir.md`). What is unknown is left out: FHIR has no null.

use super::super::Number;
use super::text::{markdown, plain};
use schemars::JsonSchema;
use serde::Serialize;

/// The state of a record that is ready for normal use (a part of `publication-status`).
pub(super) const ACTIVE: &str = "active";

/// A code of a published system (`Coding`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct FhirCoding {
    /// The system that defines it.
    system: &'static str,
    /// The code.
    code: &'static str,
    /// Its name in the system.
    display: &'static str,
}

/// Something by its code, or in words where no code surely fits (`CodeableConcept`).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct FhirConcept {
    /// The code.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 1))]
    coding: Vec<FhirCoding>,
    /// In words.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
}

/// A number and its unit (`Quantity`).
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct FhirQuantity {
    /// The number.
    value: Number,
    /// The unit in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    /// The system of the unit's code: UCUM, or ISO 4217 for money.
    #[serde(skip_serializing_if = "Option::is_none")]
    system: Option<&'static str>,
    /// The unit's code, where one surely fits.
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'static str>,
}

/// A unit, for quantities of a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FhirUnit {
    /// In words.
    pub words: String,
    /// The system of its code, and the code.
    pub code: Option<(&'static str, &'static str)>,
}

/// From a low to a high number (`Range`).
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct FhirRange {
    /// The low end.
    #[serde(skip_serializing_if = "Option::is_none")]
    low: Option<FhirQuantity>,
    /// The high end.
    #[serde(skip_serializing_if = "Option::is_none")]
    high: Option<FhirQuantity>,
}

/// A remark (`Annotation`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct FhirNote {
    /// Its words, as Markdown.
    text: String,
}

/// Points to another entry of the bundle (`Reference`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct FhirReference {
    /// The `fullUrl` of that entry: beside UUIDs a relative reference would lead nowhere.
    reference: String,
    /// The kind of resource.
    #[serde(rename = "type")]
    kind: &'static str,
    /// That entry in a few words.
    #[serde(skip_serializing_if = "Option::is_none")]
    display: Option<String>,
}

/// How another resource belongs to this one (`RelatedArtifact`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
pub struct FhirRelation {
    /// How.
    #[serde(rename = "type")]
    kind: FhirRelationKind,
    /// In a few words.
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    /// The other one.
    resource_reference: FhirReference,
}

/// Kinds of relation (a part of `related-artifact-type`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum FhirRelationKind {
    /// The other one is the work that this one rests on.
    Citation,
    /// The other one holds more that belongs to this one.
    SupportedWith,
    /// This one holds more that belongs to the other one.
    Supports,
}

/// A number or name that a work is known by (`Identifier`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct FhirIdentifier {
    /// The kind of number in words.
    #[serde(rename = "type")]
    kind: FhirConcept,
    /// Who gives such numbers.
    #[serde(skip_serializing_if = "Option::is_none")]
    system: Option<&'static str>,
    /// The number.
    value: String,
}

impl FhirCoding {
    /// A code as its system has it.
    pub(super) const fn new(
        system: &'static str,
        code: &'static str,
        display: &'static str,
    ) -> Self {
        Self { system, code, display }
    }
}

impl FhirConcept {
    /// By a code.
    pub(super) fn coded(coding: FhirCoding) -> Self {
        Self { coding: vec![coding], text: None }
    }

    /// In words.
    pub(super) fn worded(words: &str) -> Self {
        Self { coding: Vec::new(), text: plain(words) }
    }

    /// This one in words too.
    pub(super) fn with_words(mut self, words: &str) -> Self {
        self.text = plain(words);
        self
    }
}

impl FhirQuantity {
    /// A number of a unit.
    pub(super) fn of(value: Number, unit: &FhirUnit) -> Self {
        let (system, code) = unit.code.unzip();
        Self { value, unit: plain(&unit.words), system, code }
    }
}

impl FhirRange {
    /// From one to the other; `None`: there is neither.
    pub(super) fn of(low: Option<Number>, high: Option<Number>, unit: &FhirUnit) -> Option<Self> {
        let quantity = |value: Option<Number>| value.map(|value| FhirQuantity::of(value, unit));
        let (low, high) = (quantity(low), quantity(high));
        (low.is_some() || high.is_some()).then_some(Self { low, high })
    }
}

impl FhirNote {
    /// A remark; `None`: it says nothing.
    pub(super) fn of(words: &str) -> Option<Self> {
        markdown(words).map(|text| Self { text })
    }
}

impl FhirReference {
    /// A reference to the entry of this `fullUrl`.
    pub(super) fn new(full_url: String, kind: &'static str, display: &str) -> Self {
        Self { reference: full_url, kind, display: plain(display) }
    }
}

impl FhirRelation {
    /// Of this kind, to that one.
    pub(super) fn new(kind: FhirRelationKind, label: Option<&str>, to: FhirReference) -> Self {
        Self { kind, label: label.and_then(plain), resource_reference: to }
    }
}

impl FhirIdentifier {
    /// A number of this kind; `None`: it is empty.
    pub(super) fn of(kind: &str, system: Option<&'static str>, value: &str) -> Option<Self> {
        plain(value).map(|value| Self { kind: FhirConcept::worded(kind), system, value })
    }
}
