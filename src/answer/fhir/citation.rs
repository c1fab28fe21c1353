//! A source as a `Citation` of FHIR R5.

use super::super::{SourceEntry, answer_entry};
use super::element::{ACTIVE, FhirConcept, FhirIdentifier, FhirNote};
use super::text::{address, markdown, plain};
use super::{code, identity};
use crate::wording::{fhir as words, phrase};
use schemars::JsonSchema;
use serde::Serialize;

answer_entry! {
    /// One source (`Citation`).
    #[derive(PartialEq, Eq)]
    #[serde(rename_all = "camelCase")]
    #[schemars(deny_unknown_fields)]
    pub struct Citation;

    /// A source.
    pub(super) fn of(source: &SourceEntry) {
        let line = phrase::full_source(source.authors, source.title, source.publisher, source.year);
        let text = |words: &str| -> Vec<CitationLine> {
            markdown(words).map(|text| CitationLine { text }).into_iter().collect()
        };
        let notes =
            [source.checked_by.map(words::checked_by), source.ids_from.map(words::ids_from)];
    }

    /// The kind of resource.
    #[schemars(extend("const" = "Citation"))]
    resource_type: &'static str = "Citation",
    /// The id of the source.
    #[schemars(regex(pattern = r"^[A-Za-z0-9\-.]{1,64}$"))]
    pub(super) id: String = identity::id(source.id, ""),
    /// Its state.
    #[schemars(extend("const" = "active"))]
    status: &'static str = ACTIVE,
    /// The source in one line.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    summary: Vec<CitationLine> = text(&line),
    /// What to know about this record of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    note: Vec<FhirNote> =
        notes.iter().flatten().filter_map(|note| FhirNote::of(note)).collect(),
    /// The work.
    cited_artifact: CitedArtifact = CitedArtifact {
        identifier: identifiers(source),
        title: text(source.title),
        publication_form: form(source).into_iter().collect(),
        web_location: locations(source),
        classification: vec![CitedKind {
            kind: FhirConcept::worded(words::KIND_OF_WORK),
            classifier: vec![FhirConcept::worded(&source.kind.slug().replace('-', " "))],
        }],
        contributorship: source.authors.and_then(markdown).map(|value| CitedAuthors {
            summary: vec![CitedAuthorLine { kind: FhirConcept::coded(code::AUTHORS), value }],
        }),
    },
}

/// A work in one line (`Citation.summary`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct CitationLine {
    /// The line.
    text: String,
}

/// The work that is cited (`Citation.citedArtifact`).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
pub struct CitedArtifact {
    /// The numbers that it is known by.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    identifier: Vec<FhirIdentifier>,
    /// Its title.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    title: Vec<CitationLine>,
    /// Where and when it came out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    publication_form: Vec<CitedForm>,
    /// Where it stands on the web.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    web_location: Vec<CitedLocation>,
    /// The kind of work.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    classification: Vec<CitedKind>,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    contributorship: Option<CitedAuthors>,
}

/// Where and when a work came out (`Citation.citedArtifact.publicationForm`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
pub struct CitedForm {
    /// The journal or issuer.
    #[serde(skip_serializing_if = "Option::is_none")]
    published_in: Option<CitedIn>,
    /// The year.
    #[serde(skip_serializing_if = "Option::is_none")]
    publication_date_text: Option<String>,
}

/// What a work came out in (`Citation.citedArtifact.publicationForm.publishedIn`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct CitedIn {
    /// The journal or issuer.
    title: String,
}

/// An address of a work (`Citation.citedArtifact.webLocation`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct CitedLocation {
    /// What stands there, where it is not the work itself.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    classifier: Vec<FhirConcept>,
    /// The address.
    url: String,
}

/// The kind of a work (`Citation.citedArtifact.classification`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct CitedKind {
    /// That it is a kind.
    #[serde(rename = "type")]
    kind: FhirConcept,
    /// The kind.
    classifier: Vec<FhirConcept>,
}

/// Who wrote a work (`Citation.citedArtifact.contributorship`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct CitedAuthors {
    /// In one line.
    summary: Vec<CitedAuthorLine>,
}

/// The authors in one line (`Citation.citedArtifact.contributorship.summary`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct CitedAuthorLine {
    /// That they are authors.
    #[serde(rename = "type")]
    kind: FhirConcept,
    /// The line.
    value: String,
}

/// The numbers that a work is known by.
fn identifiers(source: &SourceEntry) -> Vec<FhirIdentifier> {
    let pmid = source.pmid.map(|pmid| pmid.to_string());
    [
        source.doi.and_then(|doi| FhirIdentifier::of("DOI", Some(code::DOI), doi)),
        pmid.and_then(|pmid| FhirIdentifier::of("PMID", Some(code::PUBMED), &pmid)),
        // No definition that was read says who gives these.
        source.pmcid.and_then(|pmcid| FhirIdentifier::of("PMCID", None, pmcid)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Where and when it came out; `None`: neither is known.
fn form(source: &SourceEntry) -> Option<CitedForm> {
    let published_in = plain(source.publisher).map(|title| CitedIn { title });
    let publication_date_text = source.year.map(|year| year.to_string());
    let is_known = published_in.is_some() || publication_date_text.is_some();
    is_known.then_some(CitedForm { published_in, publication_date_text })
}

/// Its own address, and that of what was read in its place.
fn locations(source: &SourceEntry) -> Vec<CitedLocation> {
    let own = source.url.and_then(address);
    let own = own.map(|url| CitedLocation { classifier: Vec::new(), url });
    let read = source
        .read_at
        .and_then(address)
        .map(|url| CitedLocation { classifier: vec![FhirConcept::worded(words::READ_COPY)], url });
    own.into_iter().chain(read).collect()
}
