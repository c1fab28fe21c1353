//! Cards for a clinical system: the response of a CDS Hooks service.
//!
//! From the specification of CDS Hooks (github cds-hooks/docs, commit 462a38f, `docs/specification/current.md`, "CDS Service Response"). A card here
//! informs: it can hold no suggestion, no recommendation and nothing that starts by itself, because no type has a place for one.

use super::PROGRAM;
use schemars::JsonSchema;
use serde::Serialize;
use std::borrow::Cow;

/// A summary has fewer characters: "<140-character summary message".
const SUMMARY: usize = 140;
/// A detail has fewer characters. The limit is ours: a card is read between two patients.
const DETAIL: usize = 1500;

/// What a service of CDS Hooks answers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Cards {
    /// The cards, the most urgent first; none where there is nothing to say.
    cards: Vec<Card>,
}

/// One card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Card {
    /// What it is about, as one sentence of fewer than 140 characters. It is no Markdown.
    #[schemars(length(min = 1, max = 139))]
    summary: CardSummary,
    /// How loud it is.
    indicator: CardIndicator,
    /// Whose knowledge it is.
    source: CardSource,
    /// All that it says, as GitHub's Markdown of fewer than 1,500 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = 1499))]
    detail: Option<CardDetail>,
}

/// How loud a card is. CDS Hooks also has `critical`, which no card of ours is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub enum CardIndicator {
    /// Something to know.
    Info,
    /// A warning sign that is raised.
    Warning,
}

/// One sentence of fewer than 140 characters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(transparent)]
#[schemars(inline)]
pub struct CardSummary(Cow<'static, str>);

/// Markdown of fewer than 1,500 characters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(transparent)]
#[schemars(inline)]
pub struct CardDetail(String);

/// Whose knowledge a card is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct CardSource {
    /// A short name for it.
    #[schemars(length(min = 1, max = 139))]
    label: String,
}

impl Cards {
    /// These cards, in this order.
    pub fn of(cards: Vec<Card>) -> Self {
        Self { cards }
    }
}

impl Card {
    /// A card. Without a detail it says where to find one by its summary alone.
    pub fn new(
        summary: CardSummary,
        indicator: CardIndicator,
        source: CardSource,
        detail: Option<CardDetail>,
    ) -> Self {
        Self { summary, indicator, source, detail }
    }
}

impl CardSummary {
    /// A sentence; `None`: it is empty, too long, or more than one.
    pub fn of(sentence: &str) -> Option<Self> {
        let is_one = !sentence.contains(['\n', '\r'])
            && ![". ", "! ", "? "].iter().any(|end| sentence.contains(end));
        (is_one && !sentence.trim().is_empty() && sentence.chars().count() < SUMMARY)
            .then(|| Self(Cow::Owned(sentence.to_owned())))
    }

    /// A sentence of the program, for a card whose own words do not fit. Its length is checked where it is compiled.
    pub(crate) const fn fixed(sentence: &'static str) -> Self {
        assert!(!sentence.is_empty() && sentence.len() < SUMMARY, "a summary that fits");
        Self(Cow::Borrowed(sentence))
    }
}

impl CardDetail {
    /// Markdown as it stands; `None`: it is empty or too long.
    pub fn of(markdown: String) -> Option<Self> {
        let fits = !markdown.trim().is_empty() && Self::fits(&markdown);
        fits.then_some(Self(markdown))
    }

    /// Whether it is short enough.
    pub fn fits(markdown: &str) -> bool {
        markdown.chars().nth(DETAIL - 1).is_none()
    }
}

impl CardSource {
    /// A source of this name. One without words, or with more than a label has, goes by the name of the program.
    pub fn of(label: &str) -> Self {
        let label = label.trim();
        let is_label = !label.is_empty() && label.chars().count() < SUMMARY;
        Self { label: (if is_label { label } else { PROGRAM }).to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::{CardDetail, CardSource, CardSummary};

    #[test]
    fn a_summary_is_one_short_sentence() {
        assert!(CardSummary::of(&"é".repeat(139)).is_some());
        assert!(CardSummary::of(&"é".repeat(140)).is_none());
        for none in ["", " ", "a\nb", "One. Two.", "What? This."] {
            assert!(CardSummary::of(none).is_none(), "{none}");
        }
        assert!(CardSummary::of("About 2.5 of 10, e.g. here.").is_none());
        assert!(CardSummary::of("About 2.5 of 10.").is_some());
    }

    #[test]
    fn a_detail_is_short_and_says_something() {
        assert!(CardDetail::of("é".repeat(1499)).is_some());
        assert!(CardDetail::of("é".repeat(1500)).is_none());
        assert!(CardDetail::of(" \n".to_owned()).is_none());
    }

    #[test]
    fn a_source_has_a_label() {
        for label in ["", " \u{a0} ", &"a".repeat(140)] {
            assert_eq!(CardSource::of(label).label, "spinecmp");
        }
        assert_eq!(CardSource::of(" Knees ").label, "Knees");
    }
}
