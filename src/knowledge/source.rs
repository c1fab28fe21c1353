//! Where it all comes from.

use super::vocabulary::SourceKind;
use serde::{Deserialize, Serialize};

/// One citation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Public id.
    pub id: String,
    /// Who wrote it; `None`: it was not shown where the work was read.
    pub authors: Option<String>,
    /// Its title.
    pub title: String,
    /// Journal or issuer.
    pub publisher: String,
    /// When; `None`: not dated.
    pub year: Option<u64>,
    /// Digital object identifier.
    pub doi: Option<String>,
    /// `PubMed` number.
    pub pmid: Option<u64>,
    /// `PubMed` Central number.
    pub pmcid: Option<String>,
    /// The work's own address.
    pub url: Option<String>,
    /// The page that was read, where it is a copy or a summary of the work.
    pub read_at: Option<String>,
    /// The kind of work.
    pub kind: SourceKind,
    /// Who read it, where it was not the dossier's reader.
    pub checked_by: Option<String>,
    /// Where its identifiers come from, when they were not read on the work itself.
    pub ids_from: Option<String>,
}
