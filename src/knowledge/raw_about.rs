//! The shape of the section in which a knowledge file tells about itself. See [`raw`](super::raw).

use crate::yaml::{Text, Whole, Written};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawAbout {
    pub title: Text,
    pub version: Text,
    pub published: Written,
    pub evidence_until: Written,
    pub country: Text,
    pub intended_use: Text,
    pub warning: Text,
    pub method: Text,
    pub update_policy: RawUpdatePolicy,
    pub funding: Text,
    pub authors: Vec<RawAuthor>,
    #[serde(default)]
    pub development: RawDevelopment,
    #[serde(default)]
    pub studies: Vec<RawStudy>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawUpdatePolicy {
    pub text: Text,
    pub review_every_months: Whole,
    pub next_review: Written,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawAuthor {
    pub name: Text,
    pub role: Text,
    pub credentials: Text,
    pub interests: Text,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct RawDevelopment {
    pub needs_patients: Option<RawDeclaration>,
    pub needs_professionals: Option<RawDeclaration>,
    pub review_patients: Option<RawDeclaration>,
    pub review_professionals: Option<RawDeclaration>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawDeclaration {
    pub text: Text,
    pub by: Option<Text>,
    pub date: Option<Written>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawStudy {
    pub about: Text,
    pub text: Text,
    pub source: Text,
}
