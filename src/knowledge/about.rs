//! What the knowledge is, who keeps it and until when it was searched.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The knowledge file about itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct About {
    /// What it is called.
    pub title: String,
    /// Its version.
    pub version: String,
    /// When this version came out.
    pub published: Date,
    /// Nothing later was looked for.
    pub evidence_until: Date,
    /// Where prices and rules come from.
    pub country: String,
    /// What it is for and what it is not for; every page ends with it.
    pub intended_use: String,
    /// The warning signs in one line, for a page that knows nothing of its reader.
    pub warning: String,
    /// How the evidence was found and chosen.
    pub method: String,
    /// How it is kept up to date, in words.
    pub update_policy: String,
    /// Months between reviews.
    pub review_every_months: u64,
    /// When it will be looked at next.
    pub next_review: Date,
    /// Who paid.
    pub funding: String,
    /// Who wrote it.
    pub authors: Vec<Author>,
}

/// Somebody who wrote the knowledge file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Author {
    /// Name or group.
    pub name: String,
    /// What they did.
    pub role: String,
    /// Why they may be trusted with it, or "none claimed".
    pub credentials: String,
    /// What they stand to gain, or "none declared".
    pub interests: String,
}
