//! What the knowledge is, who keeps it, until when it was searched, and what its authors declare about how it was made.

use super::source::Source;
use crate::values::{Ref, vocabulary};
use jiff::civil::Date;
use schemars::JsonSchema;
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
    /// Who outside the authors took part.
    pub development: Development,
    /// Studies of this very aid with people who used it.
    pub studies: Vec<Study>,
    /// What it is not about, for who names such a thing.
    pub elsewhere: Option<Elsewhere>,
}

/// What a knowledge file is not about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Elsewhere {
    /// Words that name it, in small letters.
    pub words: Vec<String>,
    /// What is said to whoever names it.
    pub text: String,
}

/// Somebody who wrote the knowledge file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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

/// Who outside the authors took part in making the file, as the authors declare it. `None`: the file says nothing of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Development {
    /// Patients were asked what they need for the decision.
    pub needs_patients: Option<Declaration>,
    /// Professionals were asked what patients need for it.
    pub needs_professionals: Option<Declaration>,
    /// Patients who did not write it have read it.
    pub review_patients: Option<Declaration>,
    /// Professionals who did not write it have read it.
    pub review_professionals: Option<Declaration>,
}

/// What the authors say was done, or was not. Nobody has verified it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declaration {
    /// How it was done, or that it was not.
    pub text: String,
    /// Who did it and when; `None`: it was not done.
    pub done: Option<DoneBy>,
}

/// Who did something, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DoneBy {
    /// Name or group.
    pub by: String,
    /// When it was done, or done last.
    pub date: Date,
}

/// A study of this very aid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Study {
    /// What it looked at.
    pub about: StudyTopic,
    /// What it found.
    pub text: String,
    /// Where it was published.
    pub source: Ref<Source>,
}

vocabulary! {
    /// What a study of a decision aid can look at.
    StudyTopic {
        /// A test with patients who face the decision.
        FieldTestPatients = "field-test-patients",
        /// A test with professionals who advise them.
        FieldTestProfessionals = "field-test-professionals",
        /// Whether choices fit what people care for better.
        PreferenceMatch = "preference-match",
        /// Whether people know more.
        KnowledgeGain = "knowledge-gain",
    }
}
