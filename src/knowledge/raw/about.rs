//! The section in which a knowledge file tells about itself.

use crate::knowledge::StudyTopic;
use crate::knowledge::word::Word;
use crate::yaml::{DAY, NonEmptyText, Whole, Written};
use schemars::JsonSchema;
use serde::Deserialize;

/// What the knowledge tells about itself.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawAbout {
    /// Its title.
    pub title: NonEmptyText,
    /// Its version, in quotes.
    pub version: NonEmptyText,
    /// The day it was published: "2026-11-22".
    #[schemars(extend("type" = "string", "pattern" = DAY))]
    pub published: Written,
    /// The day up to which evidence was looked for.
    #[schemars(extend("type" = "string", "pattern" = DAY))]
    pub evidence_until: Written,
    /// Whose prices and rules they are.
    pub country: NonEmptyText,
    /// What it is for. It ends every page.
    pub intended_use: NonEmptyText,
    /// The warning signs in one line.
    pub warning: NonEmptyText,
    /// How it was made.
    pub method: NonEmptyText,
    /// When it is looked at again.
    pub update_policy: RawUpdatePolicy,
    /// Who paid for it.
    pub funding: NonEmptyText,
    /// Who wrote it.
    pub authors: Vec<RawAuthor>,
    /// Who outside the authors took part.
    #[serde(default)]
    pub development: RawDevelopment,
    /// Studies of this very aid with people who used it.
    #[serde(default)]
    pub studies: Vec<RawStudy>,
}

/// When the knowledge is looked at again.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawUpdatePolicy {
    /// The same in a sentence.
    pub text: NonEmptyText,
    /// Every so many months.
    pub review_every_months: Whole,
    /// The next time.
    #[schemars(extend("type" = "string", "pattern" = DAY))]
    pub next_review: Written,
}

/// Somebody who wrote it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawAuthor {
    /// The name.
    pub name: NonEmptyText,
    /// What they did.
    pub role: NonEmptyText,
    /// What they know it from.
    pub credentials: NonEmptyText,
    /// What they may gain.
    pub interests: NonEmptyText,
}

/// Who outside the authors took part. It is printed as declared, not as verified.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(in crate::knowledge) struct RawDevelopment {
    /// Were patients asked what the decision needs?
    pub needs_patients: Option<RawDeclaration>,
    /// Were professionals asked what the decision needs?
    pub needs_professionals: Option<RawDeclaration>,
    /// Did patients who did not write it read it?
    pub review_patients: Option<RawDeclaration>,
    /// Did professionals who did not write it read it?
    pub review_professionals: Option<RawDeclaration>,
}

/// What was done, or that it was not.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawDeclaration {
    /// The same in a sentence.
    pub text: NonEmptyText,
    /// Who did it. Left out where it was not done.
    pub by: Option<NonEmptyText>,
    /// When. Left out where it was not done.
    #[schemars(extend("type" = "string", "pattern" = DAY))]
    pub date: Option<Written>,
}

/// A study of this very aid.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawStudy {
    /// What was studied.
    pub about: Word<StudyTopic>,
    /// What was found.
    pub text: NonEmptyText,
    /// The source: an id.
    pub source: NonEmptyText,
}
