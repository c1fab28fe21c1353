//! Codes that records of care write: which systems there are, what a code of each looks like, and the codes of the release that was looked at.
//!
//! A code is checked against these lists and never against memory: where no list is whole, nothing is said of a code that it lacks.

use crate::values::{Ref, vocabulary};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

vocabulary! {
    /// What the codes of a system look like.
    CodeForm {
        /// A letter, two characters, and up to four more after a point.
        Icd10Cm = "icd-10-cm",
        /// Six to eighteen digits.
        SnomedCt = "snomed-ct",
        /// Up to seven digits, a hyphen, a check digit; answers have letters before them.
        Loinc = "loinc",
        /// Up to eight digits.
        RxNorm = "rxnorm",
    }
}

impl CodeForm {
    /// Whether a text, as [`Self::usual`] writes it, can be a code of such a system.
    pub fn fits(self, code: &str) -> bool {
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        match self {
            Self::Icd10Cm => is_icd10cm(code),
            Self::SnomedCt => (6..=18).contains(&code.len()) && digits(code),
            Self::RxNorm => code.len() <= 8 && digits(code),
            Self::Loinc => code.split_once('-').is_some_and(|(stem, check)| {
                let number = stem.strip_prefix("LA").or_else(|| stem.strip_prefix("LP"));
                let number = number.unwrap_or(stem);
                number.len() <= 7 && digits(number) && check.len() == 1 && digits(check)
            }),
        }
    }

    /// A code as the system writes it: claims leave the point of ICD-10-CM out, and write small letters.
    pub fn usual(self, code: &str) -> Cow<'_, str> {
        let code = code.trim();
        if self != Self::Icd10Cm || code.len() > LONGEST_CODE {
            return Cow::Borrowed(code);
        }
        let capitals = code.to_ascii_uppercase();
        match capitals.split_at_checked(3) {
            Some((stem, rest)) if !rest.is_empty() && !rest.starts_with('.') => {
                Cow::Owned(format!("{stem}.{rest}"))
            }
            _ => Cow::Owned(capitals),
        }
    }
}

/// No code of a system known here is longer.
pub const LONGEST_CODE: usize = 18;

/// A letter, a digit, a letter or digit, and up to four more after a point.
fn is_icd10cm(code: &str) -> bool {
    let (stem, rest) = code.split_once('.').unwrap_or((code, "0"));
    let mut stem_characters = stem.chars();
    stem.len() == 3
        && stem_characters.next().is_some_and(|c| c.is_ascii_uppercase())
        && stem_characters.next().is_some_and(|c| c.is_ascii_digit())
        && stem_characters.all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
        && (1..=4).contains(&rest.len())
        && rest.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
}

/// A system of codes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeSystem {
    /// Public id.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// The addresses that name it in records, without a slash at the end.
    pub uris: Vec<String>,
    /// What its codes look like.
    pub form: CodeForm,
    /// The release that the lists were made of.
    pub release: Option<CodeRelease>,
    /// Where its address and the look of its codes were read.
    pub read_in: String,
}

impl CodeSystem {
    /// An address as it is compared: the scheme and a slash at the end do not matter.
    pub fn plain_uri(uri: &str) -> String {
        let uri = uri.trim().trim_end_matches('/');
        match uri.strip_prefix("https://") {
            Some(rest) => format!("http://{rest}"),
            None => uri.to_owned(),
        }
    }
}

/// One release of a system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeRelease {
    /// What it is called.
    pub label: String,
    /// From this day on there may be codes that it does not have.
    pub next_codes: Date,
}

/// A code, or the stem of several: `M54.5-` is M54.5 and every code below it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CodePattern {
    /// The code or the stem, without the hyphen.
    pub text: String,
    /// Whether codes below it count too.
    pub stem: bool,
}

impl CodePattern {
    /// Whether a code is of it.
    pub fn holds(&self, code: &str) -> bool {
        if self.stem { code.starts_with(&self.text) } else { code == self.text }
    }

    /// As it is written.
    pub fn written(&self) -> String {
        if self.stem { format!("{}-", self.text) } else { self.text.clone() }
    }
}

/// Codes of one system: those of whole branches, and single ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeFamily {
    /// Public id.
    pub id: String,
    /// Of which system.
    pub system: Ref<CodeSystem>,
    /// The branches of which every code is listed: another code of them is no code of the release.
    pub whole: Vec<CodePattern>,
    /// The codes.
    pub codes: Vec<ListedCode>,
    /// Codes that are never written together.
    pub exclusions: Vec<CodeExclusion>,
    /// Codes before which others come.
    pub orders: Vec<CodeOrder>,
    /// Where the codes and their titles were read.
    pub read_in: String,
}

/// One code of a release.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedCode {
    /// The code.
    pub code: String,
    /// Its title in the release.
    pub title: String,
    /// Not a whole code: it was split into those below it.
    pub header: bool,
    /// The last day on which it is known to have been a whole code, where it once was one.
    pub whole_until: Option<Date>,
    /// The first day on which it is known to have been split.
    pub header_since: Option<Date>,
    /// The same with the side told.
    pub sides: Vec<String>,
}

/// Codes that are never written together with others (Excludes1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeExclusion {
    /// None of these …
    pub codes: Vec<CodePattern>,
    /// … with one of these.
    pub never_with: Vec<CodePattern>,
}

/// Codes before which others are listed, where the person has what they mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeOrder {
    /// These …
    pub codes: Vec<CodePattern>,
    /// … come after one of these.
    pub after: Vec<CodePattern>,
}
