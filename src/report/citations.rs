//! The numbered notes of a page: each source once, in the order in which it is first cited.

use super::page::{Note, Text};
use super::phrase;
use crate::knowledge::{Knowledge, Provenance, Source};
use crate::values::Ref;
use std::collections::BTreeSet;

/// Collects the sources that a page cites.
#[derive(Debug, Default)]
pub(super) struct Citations {
    cited: Vec<(Ref<Source>, BTreeSet<Provenance>)>,
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

    /// The sources cited so far, in order.
    pub(super) fn sources(&self) -> impl Iterator<Item = Ref<Source>> {
        self.cited.iter().map(|(source, _)| *source)
    }

    /// The notes, one a source.
    pub(super) fn notes(&self, knowledge: &Knowledge) -> Vec<Note> {
        self.cited
            .iter()
            .enumerate()
            .map(|(position, (source, reads))| Note {
                number: position + 1,
                text: citation(&knowledge.sources[*source], reads.iter().copied()),
            })
            .collect()
    }
}

/// A citation as scholars write it: authors, title, journal or issuer, year, then a DOI or PMID before any other address, and how much of it was
/// read.
pub(super) fn citation(source: &Source, reads: impl Iterator<Item = Provenance>) -> Text {
    let year = source
        .year
        .map_or_else(|| "no date".to_owned(), |year| year.to_string());
    let mut text = Text::plain(format!(
        "{} {} {}, {year}.",
        phrase::closed(&source.authors),
        phrase::closed(&source.title),
        source.publisher
    ));
    let address = match (&source.doi, source.pmid, &source.pmcid, &source.url) {
        (Some(doi), _, _, _) => Some(format!("doi:{doi}")),
        (None, Some(pmid), _, _) => Some(format!("PMID {pmid}")),
        (None, None, Some(pmcid), _) => Some(pmcid.clone()),
        (None, None, None, Some(url)) => Some(url.clone()),
        (None, None, None, None) => None,
    };
    if let Some(address) = address {
        text = text.then(format!(" {address}"));
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
