//! Works and pages.

use super::super::{Missing, with_missing};
use crate::knowledge::{Knowledge, Source, SourceKind};
use crate::values::{Ref, distinct};
use schemars::JsonSchema;
use serde::Serialize;

/// One citation.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SourceEntry<'k> {
    /// Public id.
    pub id: &'k str,
    /// Who wrote it.
    pub authors: Option<&'k str>,
    /// Its title.
    pub title: &'k str,
    /// Journal or issuer.
    pub publisher: &'k str,
    /// When.
    pub year: Option<u64>,
    /// Digital object identifier.
    pub doi: Option<&'k str>,
    /// `PubMed` number.
    pub pmid: Option<u64>,
    /// `PubMed` Central number.
    pub pmcid: Option<&'k str>,
    /// The work's own address.
    pub url: Option<&'k str>,
    /// The page that was read, where it is a copy or a summary of the work.
    pub read_at: Option<&'k str>,
    /// The kind of work.
    pub kind: SourceKind,
    /// Who read it, where it was not the dossier's reader.
    pub checked_by: Option<&'k str>,
    /// Where its identifiers come from, when they were not read on the work itself.
    pub ids_from: Option<&'k str>,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
}

/// Ids of sources.
pub(in crate::answer) fn sources<'k>(
    knowledge: &'k Knowledge,
    all: &[Ref<Source>],
) -> Vec<&'k str> {
    all.iter().map(|id| knowledge.sources[*id].id.as_str()).collect()
}

/// These sources whole, each once, in the order given.
pub(in crate::answer) fn sources_whole(
    knowledge: &Knowledge,
    all: impl IntoIterator<Item = Ref<Source>>,
) -> Vec<SourceEntry<'_>> {
    let sources = distinct(all).into_iter().map(|source| &knowledge.sources[source]);
    sources.map(SourceEntry::of).collect()
}

/// Why nobody is named.
const AUTHORS_NOT_SHOWN: &str = "not shown where it was read";

impl<'k> SourceEntry<'k> {
    /// A source, whole.
    pub fn of(source: &'k Source) -> Self {
        let none = "none is known";
        with_missing!(Self {
            id: &source.id,
            authors: unless(source.authors.as_deref(), AUTHORS_NOT_SHOWN),
            title: &source.title,
            publisher: &source.publisher,
            year: unless(source.year, "not dated"),
            doi: unless(source.doi.as_deref(), none),
            pmid: unless(source.pmid, none),
            pmcid: unless(source.pmcid.as_deref(), none),
            url: unless(source.url.as_deref(), none),
            read_at: unless(source.read_at.as_deref(), "the work itself was read"),
            kind: source.kind,
            checked_by: unless(source.checked_by.as_deref(), "the reader of the dossier read it"),
            ids_from: unless(source.ids_from.as_deref(), "they stand on the work itself"),
        })
    }
}
