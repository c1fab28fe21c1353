//! Where it all comes from.

use super::vocabulary::SourceKind;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One citation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Source {
    /// Its public name.
    pub id: String,
    /// Who wrote it. Left out: it was not shown where the work was read.
    pub authors: Option<String>,
    /// Its title.
    pub title: String,
    /// The journal or the issuer.
    pub publisher: String,
    /// When it was published.
    pub year: Option<u64>,
    /// Its DOI, which begins with `10.`.
    pub doi: Option<String>,
    /// Its PMID.
    pub pmid: Option<u64>,
    /// Its PMCID.
    pub pmcid: Option<String>,
    /// Where it stands.
    pub url: Option<String>,
    /// The page that was read, where it is a copy or a summary.
    pub read_at: Option<String>,
    /// What kind of work it is.
    pub kind: SourceKind,
    /// Who checked it.
    pub checked_by: Option<String>,
    /// Where the identifiers come from, when they were not read on the work.
    pub ids_from: Option<String>,
}
