//! Who keeps the knowledge behind a comparison, and how.

use super::Compare;
use crate::answer::document::written;
use crate::knowledge::Author;
use crate::wording::legend::CERTAINTY;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

/// Who keeps the knowledge, and how.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
pub struct AboutEntry<'k> {
    /// When this version came out.
    #[serde(serialize_with = "written")]
    #[schemars(with = "String")]
    pub published: Date,
    /// Nothing later was looked for.
    #[serde(serialize_with = "written")]
    #[schemars(with = "String")]
    pub evidence_until: Date,
    /// When it will be looked at next.
    #[serde(serialize_with = "written")]
    #[schemars(with = "String")]
    pub next_review: Date,
    /// Months between reviews.
    pub review_every_months: u64,
    /// How it is kept up to date.
    pub update_policy: &'k str,
    /// How the evidence was found and chosen.
    pub method: &'k str,
    /// Who paid.
    pub funding: &'k str,
    /// Where prices and rules come from.
    pub country: &'k str,
    /// The warning signs in one line.
    pub warning: &'k str,
    /// What the words for certainty mean.
    pub certainty: &'static str,
    /// Who wrote it.
    pub authors: &'k [Author],
}

impl<'k> AboutEntry<'k> {
    pub(super) fn of(answer: &Compare<'k>) -> Self {
        let about = &answer.knowledge.about;
        Self {
            published: about.published,
            evidence_until: about.evidence_until,
            next_review: about.next_review,
            review_every_months: about.review_every_months,
            update_policy: &about.update_policy,
            method: &about.method,
            funding: &about.funding,
            country: &about.country,
            warning: &about.warning,
            certainty: CERTAINTY,
            authors: &about.authors,
        }
    }
}
