//! Who keeps the knowledge behind a comparison, and how.

use super::Compare;
use crate::answer::answer_entry;
use crate::answer::document::written;
use crate::knowledge::Author;
use crate::wording::legend::CERTAINTY;
use jiff::civil::Date;

answer_entry! {
    /// Who keeps the knowledge, and how.
    #[derive(Default)]
    pub struct AboutEntry<'k>;

    pub(super) fn of(answer: &Compare<'k>) {
        let about = &answer.knowledge.about;
    }

    /// When this version came out.
    #[serde(serialize_with = "written")]
    #[schemars(with = "String")]
    pub published: Date = about.published,
    /// Nothing later was looked for.
    #[serde(serialize_with = "written")]
    #[schemars(with = "String")]
    pub evidence_until: Date = about.evidence_until,
    /// When it will be looked at next.
    #[serde(serialize_with = "written")]
    #[schemars(with = "String")]
    pub next_review: Date = about.next_review,
    /// Months between reviews.
    pub review_every_months: u64 = about.review_every_months,
    /// How it is kept up to date.
    pub update_policy: &'k str = &about.update_policy,
    /// How the evidence was found and chosen.
    pub method: &'k str = &about.method,
    /// Who paid.
    pub funding: &'k str = &about.funding,
    /// Where prices and rules come from.
    pub country: &'k str = &about.country,
    /// The warning signs in one line.
    pub warning: &'k str = &about.warning,
    /// What the words for certainty mean.
    pub certainty: &'static str = CERTAINTY,
    /// Who wrote it.
    pub authors: &'k [Author] = &about.authors,
}
