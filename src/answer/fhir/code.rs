//! Every code that is written, as its system defines it. A code stands here only if it was read; `docs/fhir.md` says where.

use super::element::FhirCoding;
use crate::knowledge::Certainty;

const ROLE: &str = "http://terminology.hl7.org/CodeSystem/variable-role";
const STATISTIC: &str = "http://terminology.hl7.org/CodeSystem/statistic-type";
const ESTIMATE: &str = "http://terminology.hl7.org/CodeSystem/attribute-estimate-type";
const RATING: &str = "http://terminology.hl7.org/CodeSystem/certainty-rating";

/// The people.
pub(super) const POPULATION: FhirCoding = FhirCoding::new(ROLE, "population", "population");
/// What was done.
pub(super) const EXPOSURE: FhirCoding = FhirCoding::new(ROLE, "exposure", "exposure");
/// What it was compared with.
pub(super) const REFERENCE_EXPOSURE: FhirCoding =
    FhirCoding::new(ROLE, "referenceExposure", "reference exposure");
/// What was measured.
pub(super) const MEASURED_VARIABLE: FhirCoding =
    FhirCoding::new(ROLE, "measuredVariable", "measured variable");

/// A part of the whole.
pub(super) const PROPORTION: FhirCoding = FhirCoding::new(STATISTIC, "C44256", "Proportion");
/// One proportion minus another.
pub(super) const RISK_DIFFERENCE: FhirCoding =
    FhirCoding::new(STATISTIC, "0000424", "Risk Difference");
/// How many.
pub(super) const COUNT: FhirCoding = FhirCoding::new(STATISTIC, "C25463", "Count");
/// Told in words.
pub(super) const DESCRIPTIVE: FhirCoding = FhirCoding::new(STATISTIC, "descriptive", "Descriptive");

/// A confidence interval.
pub(super) const CONFIDENCE_INTERVAL: FhirCoding =
    FhirCoding::new(ESTIMATE, "C53324", "Confidence interval");
/// The middle half.
pub(super) const INTERQUARTILE_RANGE: FhirCoding =
    FhirCoding::new(ESTIMATE, "C53245", "Interquartile range");
/// Limits.
pub(super) const RANGE: FhirCoding = FhirCoding::new(ESTIMATE, "C38013", "Range");

/// All aspects of certainty together.
pub(super) const OVERALL: FhirCoding =
    FhirCoding::new("http://hl7.org/fhir/certainty-type", "Overall", "Overall certainty");

/// Drawn by lot.
pub(super) const RANDOMIZED: FhirCoding =
    FhirCoding::new("http://hl7.org/fhir/study-design", "SEVCO:01003", "randomized assignment");

/// What something is about.
pub(super) const FOCUS: FhirCoding = FhirCoding::new(
    "http://terminology.hl7.org/CodeSystem/usage-context-type",
    "focus",
    "Clinical Focus",
);

/// The authors in one line.
pub(super) const AUTHORS: FhirCoding = FhirCoding::new(
    "http://hl7.org/fhir/contributor-summary-type",
    "author-string",
    "Author string",
);

/// The system of units of measure.
pub(super) const UCUM: &str = "http://unitsofmeasure.org";
/// The system of currencies.
pub(super) const ISO_4217: &str = "urn:iso:std:iso:4217";
/// Who gives digital object identifiers.
pub(super) const DOI: &str = "https://doi.org";
/// Who gives `PubMed` numbers.
pub(super) const PUBMED: &str = "https://pubmed.ncbi.nlm.nih.gov";

/// A grade of certainty; `None`: nobody gave one.
pub(super) fn rating(certainty: Certainty) -> Option<FhirCoding> {
    match certainty {
        Certainty::High => Some(FhirCoding::new(RATING, "high", "High quality")),
        Certainty::Moderate => Some(FhirCoding::new(RATING, "moderate", "Moderate quality")),
        Certainty::Low => Some(FhirCoding::new(RATING, "low", "Low quality")),
        Certainty::VeryLow => Some(FhirCoding::new(RATING, "very-low", "Very low quality")),
        Certainty::NotGraded => None,
    }
}

/// The UCUM code of a length of time that goes by this English word.
pub(super) fn time_unit(many: &str) -> Option<&'static str> {
    match many {
        "minutes" => Some("min"),
        "hours" => Some("h"),
        "days" => Some("d"),
        "weeks" => Some("wk"),
        "months" => Some("mo"),
        "years" => Some("a"),
        _ => None,
    }
}

/// The UCUM code of "out of so many"; `None`: UCUM's common units have none for it.
pub(super) fn out_of(denominator: u64) -> Option<&'static str> {
    match denominator {
        100 => Some("%"),
        1000 => Some("[ppth]"),
        1_000_000 => Some("[ppm]"),
        _ => None,
    }
}
