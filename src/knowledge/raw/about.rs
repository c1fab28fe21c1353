//! The section in which a knowledge file tells about itself.

use crate::knowledge::{Elsewhere, StudyTopic};
use crate::yaml::{DAY, Written};
use schemars::JsonSchema;
use serde::Deserialize;

/// What the knowledge tells about itself.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawAbout {
    /// Its title.
    pub title: String,
    /// Its version, in quotes.
    pub version: String,
    /// The day it was published: "2026-11-22".
    #[schemars(extend("type" = "string", "pattern" = DAY))]
    pub published: Written,
    /// The day up to which evidence was looked for.
    #[schemars(extend("type" = "string", "pattern" = DAY))]
    pub evidence_until: Written,
    /// Whose prices and rules they are.
    pub country: String,
    /// What it is for. It ends every page.
    pub intended_use: String,
    /// The warning signs in one line.
    pub warning: String,
    /// How it was made.
    pub method: String,
    /// When it is looked at again.
    pub update_policy: RawUpdatePolicy,
    /// Who paid for it.
    pub funding: String,
    /// Who wrote it.
    pub authors: Vec<RawAuthor>,
    /// Who outside the authors took part.
    #[serde(default)]
    pub development: RawDevelopment,
    /// Studies of this very aid with people who used it.
    #[serde(default)]
    pub studies: Vec<RawStudy>,
    /// What it is not about, for who names such a thing.
    pub elsewhere: Option<Elsewhere>,
}

/// When the knowledge is looked at again.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawUpdatePolicy {
    /// The same in a sentence.
    pub text: String,
    /// Every so many months.
    pub review_every_months: u64,
    /// The next time.
    #[schemars(extend("type" = "string", "pattern" = DAY))]
    pub next_review: Written,
}

/// Somebody who wrote it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawAuthor {
    /// The name.
    pub name: String,
    /// What they did.
    pub role: String,
    /// What they know it from.
    pub credentials: String,
    /// What they may gain.
    pub interests: String,
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
    pub text: String,
    /// Who did it. Left out where it was not done.
    pub by: Option<String>,
    /// When. Left out where it was not done.
    #[schemars(extend("type" = "string", "pattern" = DAY))]
    pub date: Option<Written>,
}

/// A study of this very aid.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::knowledge) struct RawStudy {
    /// What was studied.
    pub about: StudyTopic,
    /// What was found.
    pub text: String,
    /// The source: an id.
    pub source: String,
}
