//! Findings as resources of FHIR R5, for repositories of evidence: a `Bundle` of `Evidence`, with their sources as `Citation`.
//!
//! Made from the answer of `facts`: its figures and no others. `docs/fhir.md` says what each field becomes, what was read, and what is not carried over.

mod citation;
mod code;
mod element;
mod evidence;
mod identity;
mod statistic;
mod text;
mod variable;

pub use citation::{
    Citation, CitationLine, CitedArtifact, CitedAuthorLine, CitedAuthors, CitedForm, CitedIn,
    CitedKind, CitedLocation,
};
pub use element::{
    FhirCoding, FhirConcept, FhirIdentifier, FhirNote, FhirQuantity, FhirRange, FhirReference,
    FhirRelation, FhirRelationKind,
};
pub use evidence::{Evidence, FhirCertainty, FhirContact, FhirUse};
pub use statistic::{FhirEstimate, FhirSampleSize, FhirStatistic};
pub use variable::FhirVariable;

use super::Facts;
use crate::values::plural;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeSet;

/// What the id of a finding's other group ends with.
const COMPARATOR: &str = ".comparator";

/// Findings and their sources (`Bundle`).
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
pub struct EvidenceBundle {
    /// The kind of resource.
    #[schemars(extend("const" = "Bundle"))]
    resource_type: &'static str,
    /// What the bundle is for: resources that are handed over together.
    #[serde(rename = "type")]
    #[schemars(extend("const" = "collection"))]
    kind: &'static str,
    /// Findings, each followed by its other group, then sources. Left out where there is none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    entry: Vec<EvidenceEntry>,
}

/// One resource of a bundle (`Bundle.entry`).
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
pub struct EvidenceEntry {
    /// What others call it: a UUID, since no server is the home of it.
    full_url: String,
    /// The resource.
    resource: EvidenceResource,
}

/// A resource.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum EvidenceResource {
    /// A finding.
    Evidence(Box<Evidence>),
    /// A source.
    Citation(Box<Citation>),
}

impl Default for EvidenceBundle {
    fn default() -> Self {
        Self { resource_type: "Bundle", kind: "collection", entry: Vec::new() }
    }
}

impl EvidenceBundle {
    /// The findings that were asked for, with their sources and those that were asked for by themselves. The other entries of the answer are no
    /// evidence in the sense of FHIR; [`left_out`](Self::left_out) counts them.
    pub fn of(facts: &Facts) -> Self {
        let knowledge = facts.knowledge;
        let title = &knowledge.about.title;
        let entry = |kind: &str, id: &str, resource: EvidenceResource| EvidenceEntry {
            full_url: identity::full_url(title, kind, id),
            resource,
        };
        let findings = facts.selection.findings.iter().map(|id| &knowledge.findings[*id]);
        let evidence = findings
            .zip(&facts.findings)
            .flat_map(|(finding, entry)| Evidence::of(knowledge, finding, entry))
            .map(|evidence| {
                let id = evidence.id.clone();
                entry("Evidence", &id, EvidenceResource::Evidence(Box::new(evidence)))
            });
        let of_findings = facts.findings.iter().flat_map(|finding| finding.sources.iter().copied());
        let asked = facts.selection.sources.iter().map(|id| knowledge.sources[*id].id.as_str());
        let wanted: BTreeSet<&str> = of_findings.chain(asked).collect();
        let sources = facts.sources.iter().filter(|source| wanted.contains(source.id));
        let citations = sources.map(Citation::of).map(|citation| {
            let id = citation.id.clone();
            entry("Citation", &id, EvidenceResource::Citation(Box::new(citation)))
        });
        Self { entry: evidence.chain(citations).collect(), ..Self::default() }
    }

    /// What else the answer holds, which is neither a finding nor a source: "2 disputes".
    pub fn left_out(facts: &Facts) -> Vec<String> {
        let counts = [
            (facts.disputes.len(), "dispute", "disputes"),
            (facts.gaps.len(), "gap", "gaps"),
            (facts.modifiers.len(), "modifier", "modifiers"),
            (facts.context.len(), "fact around the decision", "facts around the decision"),
            (facts.claims.len(), "statement that people meet", "statements that people meet"),
            (
                facts.rules.len(),
                "entry of the rules or the frame",
                "entries of the rules or the frame",
            ),
        ];
        let counts = counts.into_iter().filter(|(count, _, _)| *count > 0);
        counts.map(|(count, one, many)| plural(count, one, many)).collect()
    }

    /// Whether the bundle of this answer is empty.
    pub fn is_empty_for(facts: &Facts) -> bool {
        facts.findings.is_empty() && facts.selection.sources.is_empty()
    }
}
