//! Works and pages.

use crate::answer::answer_entry;
use crate::knowledge::{Knowledge, Source, SourceKind};
use crate::values::{Ref, distinct};

answer_entry! {
    /// One citation.
    pub struct SourceEntry<'k>;

    /// A source, whole.
    pub fn of(source: &'k Source) {
        let none = "none is known";
    }

    /// Public id.
    pub id: &'k str = &source.id,
    /// Who wrote it.
    pub authors: Option<&'k str> = unless(source.authors.as_deref(), AUTHORS_NOT_SHOWN),
    /// Its title.
    pub title: &'k str = &source.title,
    /// Journal or issuer.
    pub publisher: &'k str = &source.publisher,
    /// When.
    pub year: Option<u64> = unless(source.year, "not dated"),
    /// Digital object identifier.
    pub doi: Option<&'k str> = unless(source.doi.as_deref(), none),
    /// `PubMed` number.
    pub pmid: Option<u64> = unless(source.pmid, none),
    /// `PubMed` Central number.
    pub pmcid: Option<&'k str> = unless(source.pmcid.as_deref(), none),
    /// The work's own address.
    pub url: Option<&'k str> = unless(source.url.as_deref(), none),
    /// The page that was read, where it is a copy or a summary of the work.
    pub read_at: Option<&'k str> = unless(source.read_at.as_deref(), "the work itself was read"),
    /// The kind of work.
    pub kind: SourceKind = source.kind,
    /// Who read it, where it was not the dossier's reader.
    pub checked_by: Option<&'k str> =
        unless(source.checked_by.as_deref(), "the reader of the dossier read it"),
    /// Where its identifiers come from, when they were not read on the work itself.
    pub ids_from: Option<&'k str> =
        unless(source.ids_from.as_deref(), "they stand on the work itself"),
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
