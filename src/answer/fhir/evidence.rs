//! A finding as an `Evidence` of FHIR R5: whom it speaks for, what was done, against what, what was measured, and its figures.

use super::super::{FindingEntry, answer_entry};
use super::code;
use super::element::{
    ACTIVE, FhirCoding, FhirConcept, FhirNote, FhirReference, FhirRelation, FhirRelationKind,
};
use super::statistic::{self, FhirStatistic};
use super::text::{markdown, plain};
use super::variable::{self, FhirVariable};
use super::{COMPARATOR, identity};
use crate::knowledge::{ComparatorKind, Design, Finding, Knowledge, Source};
use crate::wording::fhir as words;
use crate::wording::phrase;
use schemars::JsonSchema;
use serde::Serialize;

answer_entry! {
    /// One finding, or the other group of one (`Evidence`).
    #[derive(PartialEq)]
    #[serde(rename_all = "camelCase")]
    #[schemars(deny_unknown_fields)]
    pub struct Evidence;

    /// What both groups of a finding have.
    fn framed(knowledge: &Knowledge, finding: &Finding, suffix: &str, what: &str) {
        let about = &knowledge.about;
        let outcome = &knowledge.outcomes[finding.outcome];
        let authors = about.authors.iter().filter_map(|author| plain(&author.name));
        let conditions = finding.conditions.iter().map(|id| &knowledge.conditions[*id].label);
        let is_review = finding.design == Design::SystematicReview;
    }

    /// The kind of resource.
    #[schemars(extend("const" = "Evidence"))]
    resource_type: &'static str = "Evidence",
    /// The id of the finding; of its other group, that and `.comparator`.
    #[schemars(regex(pattern = r"^[A-Za-z0-9\-.]{1,64}$"))]
    pub(super) id: String = identity::id(&finding.id, suffix),
    /// The version of the knowledge.
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<String> = plain(&about.version),
    /// What was measured, of what, and when.
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String> =
        plain(&format!("{}: {what}, {}", outcome.short, finding.horizon.label)),
    /// Which knowledge it stands in, exactly.
    #[serde(skip_serializing_if = "Option::is_none")]
    cite_as_markdown: Option<String> =
        markdown(&words::cite_as(about, &knowledge.sha256, &finding.id)),
    /// Its state.
    #[schemars(extend("const" = "active"))]
    status: &'static str = ACTIVE,
    /// Who picked the figure and wrote the words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<FhirContact> = authors.map(|name| FhirContact { name }).collect(),
    /// The conditions it was measured in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    use_context: Vec<FhirUse> = conditions.filter_map(|label| FhirUse::of(label)).collect(),
    /// What it is for, and what it is not for.
    #[serde(skip_serializing_if = "Option::is_none")]
    purpose: Option<String> = markdown(&about.intended_use),
    /// Its sources, and its other group.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_artifact: Vec<FhirRelation> = sources(knowledge, finding),
    /// The finding in a sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String> = None,
    /// Which group did better.
    #[serde(skip_serializing_if = "Option::is_none")]
    assertion: Option<String> = None,
    /// What to know about it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    note: Vec<FhirNote> = Vec::new(),
    /// What it is about.
    #[schemars(length(min = 1))]
    variable_definition: Vec<FhirVariable> = Vec::new(),
    /// That it sums up many studies.
    #[serde(skip_serializing_if = "Option::is_none")]
    synthesis_type: Option<FhirConcept> =
        is_review.then(|| FhirConcept::worded(phrase::design(finding.design))),
    /// The kind of study.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    study_design: Vec<FhirConcept> = design(finding.design).into_iter().collect(),
    /// Its figures.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    statistic: Vec<FhirStatistic> = Vec::new(),
    /// How sure they are.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    certainty: Vec<FhirCertainty> = Vec::new(),
}

/// Somebody by name (`ContactDetail`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct FhirContact {
    /// The name.
    name: String,
}

/// What a resource is for (`UsageContext`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
pub struct FhirUse {
    /// The kind of use.
    code: FhirCoding,
    /// The use.
    value_codeable_concept: FhirConcept,
}

/// How sure a figure is (`Evidence.certainty`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
pub struct FhirCertainty {
    /// That nobody has graded it.
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    /// Which aspect.
    #[serde(rename = "type")]
    kind: FhirConcept,
    /// The grade.
    #[serde(skip_serializing_if = "Option::is_none")]
    rating: Option<FhirConcept>,
    /// Who gave it.
    #[serde(skip_serializing_if = "Option::is_none")]
    rater: Option<String>,
}

impl FhirUse {
    /// For this condition; `None`: it has no name.
    fn of(label: &str) -> Option<Self> {
        let value_codeable_concept = FhirConcept::worded(label);
        plain(label).map(|_| Self { code: code::FOCUS, value_codeable_concept })
    }
}

impl Evidence {
    /// A finding: itself, and the group that it was compared with where the finding tells its figure.
    pub(super) fn of(knowledge: &Knowledge, finding: &Finding, entry: &FindingEntry) -> Vec<Self> {
        let exposure = variable::exposure(knowledge, finding);
        let mut itself = Self::framed(knowledge, finding, "", &exposure);
        itself.description = markdown(entry.statement);
        itself.note = notes(finding, entry);
        itself.certainty = vec![certainty(finding)];
        itself.assertion = words::direction(finding.direction).and_then(markdown);
        itself.variable_definition = variable::of_finding(knowledge, finding, &exposure);
        itself.statistic = statistic::of_finding(knowledge, finding, entry);
        let Some(figure) = statistic::of_other_group(knowledge, finding, entry) else {
            return vec![itself];
        };
        let other = variable::reference(knowledge, finding).unwrap_or(words::UNNAMED_GROUP);
        let mut beside = Self::framed(knowledge, finding, COMPARATOR, other);
        // Remarks and the grade are of the finding.
        beside.note = FhirNote::of(&words::read(finding.provenance)).into_iter().collect();
        beside.description = markdown(&words::other_group_of(entry.id, entry.statement));
        beside.variable_definition = variable::of_other_group(knowledge, finding, other);
        beside.statistic = vec![figure];
        let title = &knowledge.about.title;
        let to_other = beside.linked(title, FhirRelationKind::SupportedWith, "The other group");
        let to_finding = itself.linked(title, FhirRelationKind::Supports, "The finding");
        itself.related_artifact.push(to_other);
        beside.related_artifact.push(to_finding);
        vec![itself, beside]
    }

    /// A relation that leads to this one.
    fn linked(&self, title: &str, kind: FhirRelationKind, label: &str) -> FhirRelation {
        let full_url = identity::full_url(title, self.resource_type, &self.id);
        let display = self.title.as_deref().unwrap_or_default();
        FhirRelation::new(kind, Some(label), FhirReference::new(full_url, "Evidence", display))
    }
}

/// What else the finding says.
fn notes(finding: &Finding, entry: &FindingEntry) -> Vec<FhirNote> {
    let is_before = finding.comparator.kind == ComparatorKind::BeforeAfter;
    let notes = [
        entry.take_care.map(words::take_care),
        entry.note.map(str::to_owned),
        is_before.then(|| words::before(finding.comparator.arm.as_deref())),
        words::price(entry.payer, entry.price_year),
        words::no_study(finding.design),
        Some(words::read(finding.provenance)),
    ];
    notes.iter().flatten().filter_map(|note| FhirNote::of(note)).collect()
}

/// The works that it rests on.
fn sources(knowledge: &Knowledge, finding: &Finding) -> Vec<FhirRelation> {
    let sources = finding.sources.iter().map(|source| &knowledge.sources[*source]);
    let reference = |source: &Source| {
        let id = identity::id(&source.id, "");
        let full_url = identity::full_url(&knowledge.about.title, "Citation", &id);
        let words = phrase::short_source(source);
        FhirReference::new(full_url, "Citation", &words)
    };
    sources
        .map(|source| FhirRelation::new(FhirRelationKind::Citation, None, reference(source)))
        .collect()
}

/// The design of the study; `None`: it is a review, or no study.
fn design(design: Design) -> Option<FhirConcept> {
    let in_words = phrase::design(design);
    match design {
        Design::Rct => Some(FhirConcept::coded(code::RANDOMIZED).with_words(in_words)),
        Design::Registry | Design::Cohort | Design::PriceData => {
            Some(FhirConcept::worded(in_words))
        }
        Design::SystematicReview | Design::News | Design::Guideline => None,
    }
}

/// The grade and who gave it; that nobody has graded is said too.
fn certainty(finding: &Finding) -> FhirCertainty {
    let rating = code::rating(finding.certainty).map(FhirConcept::coded);
    FhirCertainty {
        description: rating.is_none().then(|| words::NOT_GRADED.to_owned()),
        kind: FhirConcept::coded(code::OVERALL),
        rating,
        rater: finding.certainty_by.map(|by| words::rater(by).to_owned()),
    }
}
