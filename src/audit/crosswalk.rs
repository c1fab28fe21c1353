//! Other lists, mapped to our items: what they ask for, which items answer it, and which parts of them nobody here has read.

use super::judgement::Judgement;
use super::status::Status;
use crate::values::vocabulary;

/// One thing that another list asks for.
#[derive(Debug)]
pub struct ExternalRequirement {
    /// Whose list it is.
    pub list: &'static str,
    /// Where it is published.
    pub source: &'static str,
    /// What it asks, in our own words.
    pub asks: &'static str,
    /// Our items that answer it.
    pub items: &'static [&'static str],
    /// What no check here can show; then it is never more than partly met.
    pub beyond: Option<&'static str>,
}

vocabulary! {
    /// How far something asked for is met.
    Extent, "AuditExtent", {
        /// Every item is met, and there is nothing beyond them.
        Met = "met",
        /// Some are.
        Partly = "partly",
        /// None is.
        NotMet = "not_met",
        /// The file cannot be read whole.
        NotJudged = "not_judged",
    }
}

/// What another list asks for, and how far it is met.
#[derive(Debug)]
pub struct CrosswalkResult {
    /// What is asked.
    pub ask: &'static ExternalRequirement,
    /// How far it is met.
    pub extent: Extent,
    /// How many of its items are met.
    pub met: usize,
    /// The items that are not.
    pub missing: Vec<&'static str>,
}

const NICE: &str = "NICE ECD8, essential items";
const NICE_SOURCE: &str = "nice.org.uk/corporate/ecd8";
const WASHINGTON: &str = "Washington State, three groups";
const WASHINGTON_SOURCE: &str = "WAC 182-60-025 and 182-60-040";

const OWN_CRITERIA: &str = "the criteria of this group were not read; the grouping is ours";

/// What was read of the other lists.
pub(super) static ASKS: [ExternalRequirement; 6] = [
    ExternalRequirement {
        list: NICE,
        source: NICE_SOURCE,
        asks: "all reasonable options, doing nothing among them",
        items: &["Q3", "K1"],
        beyond: Some("whether a reasonable option is left out"),
    },
    ExternalRequirement {
        list: NICE,
        source: NICE_SOURCE,
        asks: "options told with an even hand: type, weight, colour, wording",
        items: &["C1", "G1"],
        beyond: Some("whether the tone is even"),
    },
    ExternalRequirement {
        list: WASHINGTON,
        source: WASHINGTON_SOURCE,
        asks: "content",
        items: &[
            "Q1", "Q2", "Q3", "Q4", "Q5", "Q6", "C1", "C5", "K1", "K2", "K3", "K4", "K5", "K6",
            "K7", "K8", "K9", "K10", "K11", "K21",
        ],
        beyond: Some(OWN_CRITERIA),
    },
    ExternalRequirement {
        list: WASHINGTON,
        source: WASHINGTON_SOURCE,
        asks: "how it was developed",
        items: &["C2", "C3", "C6", "K12", "K13", "K14", "K15", "K16", "K17", "K18", "K19", "K20"],
        beyond: Some(OWN_CRITERIA),
    },
    ExternalRequirement {
        list: WASHINGTON,
        source: WASHINGTON_SOURCE,
        asks: "a life of five years at most (of the aid itself; the ages of its evidence stand above)",
        items: &["C4"],
        beyond: None,
    },
    ExternalRequirement {
        list: WASHINGTON,
        source: WASHINGTON_SOURCE,
        asks: "whether it works",
        items: &["K22", "K23"],
        beyond: Some(OWN_CRITERIA),
    },
];

/// What was not read of them.
pub(super) const NOT_READ: &str = "Not read: sections 2 to 4 of NICE ECD8 in full, and Washington's own form. This crosswalk covers no more than the \
     lines above, and no one at either body has looked at it.";

impl Extent {
    /// The words that people read.
    pub fn words(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Partly => "partly",
            Self::NotMet => "not met",
            Self::NotJudged => "not judged",
        }
    }
}

/// Reads the other lists off our judgements.
pub(super) fn crosswalk(judgements: &[Judgement]) -> Vec<CrosswalkResult> {
    ASKS.iter().map(|ask| crossed(ask, judgements)).collect()
}

fn crossed(ask: &'static ExternalRequirement, judgements: &[Judgement]) -> CrosswalkResult {
    let status = |id: &str| {
        judgements
            .iter()
            .find(|judgement| judgement.item.id == id)
            .map_or(Status::NotJudged, |judgement| judgement.status)
    };
    // What is only declared is met by nobody's proof.
    let missing: Vec<&'static str> =
        ask.items.iter().copied().filter(|id| status(id) != Status::Met).collect();
    let met = ask.items.len() - missing.len();
    let extent = if ask.items.iter().any(|id| status(id) == Status::NotJudged) {
        Extent::NotJudged
    } else if missing.is_empty() && ask.beyond.is_none() {
        Extent::Met
    } else if met > 0 {
        Extent::Partly
    } else {
        Extent::NotMet
    };
    CrosswalkResult { ask, extent, met, missing }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::items::ITEMS;

    #[test]
    fn every_item_named_exists() {
        for id in ASKS.iter().flat_map(|ask| ask.items) {
            assert!(ITEMS.iter().any(|item| item.id == *id), "{id}");
        }
    }
}
