//! The shape of the section in which a knowledge file tells about itself. See [`raw`](super::raw).

use crate::yaml::{NonEmptyText, Whole, Written};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawAbout {
    pub title: NonEmptyText,
    pub version: NonEmptyText,
    pub published: Written,
    pub evidence_until: Written,
    pub country: NonEmptyText,
    pub intended_use: NonEmptyText,
    pub warning: NonEmptyText,
    pub method: NonEmptyText,
    pub update_policy: RawUpdatePolicy,
    pub funding: NonEmptyText,
    pub authors: Vec<RawAuthor>,
    #[serde(default)]
    pub development: RawDevelopment,
    #[serde(default)]
    pub studies: Vec<RawStudy>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawUpdatePolicy {
    pub text: NonEmptyText,
    pub review_every_months: Whole,
    pub next_review: Written,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawAuthor {
    pub name: NonEmptyText,
    pub role: NonEmptyText,
    pub credentials: NonEmptyText,
    pub interests: NonEmptyText,
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
    pub text: NonEmptyText,
    pub by: Option<NonEmptyText>,
    pub date: Option<Written>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawStudy {
    pub about: NonEmptyText,
    pub text: NonEmptyText,
    pub source: NonEmptyText,
}
