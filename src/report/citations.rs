//! The numbered notes of a page: each source once, in the order in which it is first cited.

use super::{Note, Text};
use crate::knowledge::{Knowledge, Provenance, Source};
use crate::values::Ref;
use crate::wording::phrase;
use memchr::memchr3;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Collects the sources that a page cites.
#[derive(Debug, Default)]
pub(super) struct Citations {
    cited: Vec<(Ref<Source>, BTreeSet<Provenance>)>,
    /// So many of them are of what stands open.
    open: usize,
}

impl Citations {
    /// The note numbers of these sources. `read` says how much of them was read, where the entry that cites them says so.
    pub(super) fn cite(&mut self, sources: &[Ref<Source>], read: Option<Provenance>) -> Vec<usize> {
        sources
            .iter()
            .map(|source| {
                let position = self.cited.iter().position(|(known, _)| known == source);
                let position = position.unwrap_or_else(|| {
                    self.cited.push((*source, BTreeSet::new()));
                    self.cited.len() - 1
                });
                if let Some((_, reads)) = self.cited.get_mut(position) {
                    reads.extend(read);
                }
                position + 1
            })
            .collect()
    }

    /// What is cited from here on stands in what is folded away.
    pub(super) fn fold_the_rest(&mut self) {
        self.open = self.cited.len();
    }

    /// How many sources were cited before that.
    pub(super) fn open(&self) -> usize {
        self.open
    }

    /// The sources cited so far, in order.
    pub(super) fn sources(&self) -> impl Iterator<Item = Ref<Source>> {
        self.cited.iter().map(|(source, _)| *source)
    }

    /// The notes in a line each: who, where, when, and the id.
    pub(super) fn short_notes(&self, knowledge: &Knowledge) -> impl Iterator<Item = Note> {
        let notes = self.sources().enumerate();
        notes.map(|(position, source)| short_note(position, &knowledge.sources[source]))
    }

    /// The same behind the first ones, each with the address that lasts longest.
    pub(super) fn linked_notes(
        &self,
        knowledge: &Knowledge,
        behind: usize,
    ) -> impl Iterator<Item = Note> {
        self.sources().enumerate().skip(behind).map(|(position, source)| {
            let source = &knowledge.sources[source];
            let mut note = short_note(position, source);
            if let Some((words, address)) = addresses(source).next() {
                note.text = note.text.then(" ").then_link(words, address);
            }
            note
        })
    }

    /// The notes, one a source; `whole` gives every number that a work is known by.
    pub(super) fn notes(&self, knowledge: &Knowledge, whole: bool) -> impl Iterator<Item = Note> {
        self.cited.iter().enumerate().map(move |(position, (source, reads))| Note {
            number: position + 1,
            text: citation(&knowledge.sources[*source], reads.iter().copied(), whole),
        })
    }
}

fn short_note(position: usize, source: &Source) -> Note {
    let words = phrase::short_source(source);
    Note { number: position + 1, text: Text::plain(words).then(" ").then_code(&source.id) }
}

/// Where a work is found, the lasting addresses first: what is printed, and where it leads.
fn addresses(source: &Source) -> impl Iterator<Item = (String, String)> {
    let Source { doi, pmid, pmcid, url, .. } = source;
    let is_lasting = doi.is_some() || pmid.is_some() || pmcid.is_some();
    let doi = doi
        .iter()
        .map(|doi| (["doi:", doi].concat(), ["https://doi.org/", &in_path(doi)].concat()));
    let pmid = pmid
        .iter()
        .map(|pmid| (format!("PMID {pmid}"), format!("https://pubmed.ncbi.nlm.nih.gov/{pmid}/")));
    let central = pmcid.iter().map(|pmcid| {
        (pmcid.clone(), ["https://pmc.ncbi.nlm.nih.gov/articles/", pmcid, "/"].concat())
    });
    // An address may be gone tomorrow; it stands where there is nothing better.
    let url = url.iter().filter(move |_| !is_lasting).map(|url| (url.clone(), url.clone()));
    doi.chain(pmid).chain(central).chain(url)
}

/// A name as a part of an address: the signs that would end it there are written as their numbers.
fn in_path(name: &str) -> Cow<'_, str> {
    if memchr3(b'%', b'#', b'?', name.as_bytes()).is_none() {
        return Cow::Borrowed(name);
    }
    Cow::Owned(name.replace('%', "%25").replace('#', "%23").replace('?', "%3F"))
}

/// A citation as scholars write it: authors, title, journal or issuer, year, then a DOI or PMID before any other address, and how much of it was
/// read.
pub(super) fn citation(
    source: &Source,
    reads: impl Iterator<Item = Provenance>,
    whole: bool,
) -> Text {
    let mut text = Text::plain(phrase::full_source(
        source.authors.as_deref(),
        &source.title,
        &source.publisher,
        source.year,
    ));
    let shown = if whole { usize::MAX } else { 1 };
    for (words, address) in addresses(source).take(shown) {
        text = text.then(" ").then_link(words, address);
    }
    if source.ids_from.is_some()
        && (source.doi.is_some() || source.pmid.is_some() || source.pmcid.is_some())
    {
        text = text.then_quiet(" (number not checked against the work)");
    }
    // Most works were read as abstracts: the end of every page says so, once.
    let mut remarks: Vec<String> = reads
        .filter(|read| *read != Provenance::Abstract)
        .map(|read| phrase::provenance(read).to_owned())
        .collect();
    if let Some(read_at) = &source.read_at {
        remarks.push(format!("a copy or summary was read: {read_at}"));
    }
    if !remarks.is_empty() {
        text = text.then_quiet(format!(" ({})", remarks.join("; ")));
    }
    text
}
