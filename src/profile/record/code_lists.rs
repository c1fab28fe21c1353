//! Codes held against the lists of a release: is it a code, a whole one, one that may stand beside the others?

use super::RecordCode;
use super::date::PartialDate;
use crate::knowledge::{CodePattern, CodeRelease, CodeSystem, Knowledge, ListedCode};
use crate::values::Ref;
use std::collections::{BTreeMap, BTreeSet};

/// What is wrong with a code, or may be.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum CodeFault {
    /// It does not look like a code of its system; the system that it looks like.
    OtherSystem(Option<Ref<CodeSystem>>),
    /// The release does not have it.
    Unknown,
    /// The release does not have it, and it may be newer.
    Newer,
    /// It is no whole code, but the head of these.
    Header(Vec<String>),
    /// It was a whole code once, and is the head of these now.
    SplitSince(Vec<String>),
    /// It was a whole code once and is the head of these now; the date does not tell which it was.
    SplitAtSomeTime(Vec<String>),
    /// It is never written together with this one.
    NeverWith(RecordCode),
    /// Its label is not its title.
    OtherTitle(String),
    /// It does not tell the side, and these do.
    NoSide(Vec<String>),
    /// One of these comes before it, where the person has what it means.
    ListedAfter(Vec<String>),
}

impl CodeFault {
    /// Whether it is surely wrong; else it may be.
    pub fn is_error(&self) -> bool {
        match self {
            Self::OtherSystem(_) | Self::Unknown | Self::Header(_) | Self::NeverWith(_) => true,
            Self::Newer
            | Self::SplitSince(_)
            | Self::SplitAtSomeTime(_)
            | Self::OtherTitle(_)
            | Self::NoSide(_)
            | Self::ListedAfter(_) => false,
        }
    }
}

/// The codes of the families of a knowledge, to look up.
#[derive(Debug)]
pub(super) struct CodeLists<'k> {
    pub(super) knowledge: &'k Knowledge,
    listed: BTreeMap<RecordCode, &'k ListedCode>,
}

impl<'k> CodeLists<'k> {
    pub(super) fn of(knowledge: &'k Knowledge) -> Self {
        let families = knowledge.code_families.iter();
        let listed = families.flat_map(|family| {
            let coded = |code: &str| RecordCode { system: family.system, code: code.to_owned() };
            family.codes.iter().map(move |listed| (coded(&listed.code), listed))
        });
        Self { knowledge, listed: listed.collect() }
    }

    /// What is wrong with one code, as it was written on that day with that label.
    pub(super) fn faults(
        &self,
        code: &RecordCode,
        date: Option<PartialDate>,
        label: Option<&str>,
    ) -> Vec<CodeFault> {
        let Some(listed) = self.listed.get(code) else {
            return self.unlisted(code, date).into_iter().collect();
        };
        let mut faults = Vec::new();
        if listed.header {
            faults.extend(self.header(code, listed, date));
        }
        if !listed.sides.is_empty() {
            faults.push(CodeFault::NoSide(listed.sides.clone()));
        }
        if label.is_some_and(|label| !says_the_same(label, &listed.title)) {
            faults.push(CodeFault::OtherTitle(listed.title.clone()));
        }
        faults
    }

    /// A code that no list has: wrong where a list is whole.
    fn unlisted(&self, code: &RecordCode, date: Option<PartialDate>) -> Option<CodeFault> {
        if !self.is_judged(code) {
            return None;
        }
        let system = &self.knowledge.code_systems[code.system];
        let is_older =
            |release: &CodeRelease| date.is_some_and(|date| date.latest < release.next_codes);
        let is_surely_wrong = system.release.as_ref().is_none_or(is_older);
        Some(if is_surely_wrong { CodeFault::Unknown } else { CodeFault::Newer })
    }

    fn header(
        &self,
        code: &RecordCode,
        listed: &ListedCode,
        date: Option<PartialDate>,
    ) -> Option<CodeFault> {
        let below = self.parts_of(code);
        let (Some(until), Some(since)) = (listed.whole_until, listed.header_since) else {
            return Some(CodeFault::Header(below));
        };
        match date {
            Some(date) if date.latest <= until => None,
            Some(date) if date.earliest >= since => Some(CodeFault::SplitSince(below)),
            Some(_) | None => Some(CodeFault::SplitAtSomeTime(below)),
        }
    }

    /// The next whole codes below a head.
    fn parts_of(&self, head: &RecordCode) -> Vec<String> {
        /// More are not read.
        const MOST: usize = 6;
        let below = self.listed.range(head.clone()..).take_while(|(code, _)| {
            code.system == head.system && code.code.starts_with(&head.code)
        });
        let whole = below.filter(|(_, listed)| !listed.header);
        whole.map(|(code, _)| code.code.clone()).take(MOST).collect()
    }

    /// What is wrong with codes together: each with the code that it is wrong for.
    pub(super) fn together(&self, codes: &BTreeSet<RecordCode>) -> Vec<(RecordCode, CodeFault)> {
        let mut faults = BTreeSet::new();
        for family in &self.knowledge.code_families {
            let of_family = || codes.iter().filter(|code| code.system == family.system);
            for exclusion in &family.exclusions {
                let is = |patterns: &[CodePattern], code: &RecordCode| {
                    patterns.iter().any(|pattern| pattern.holds(&code.code))
                };
                for first in of_family().filter(|code| is(&exclusion.codes, code)) {
                    for second in of_family().filter(|code| is(&exclusion.never_with, code)) {
                        // Each pair once, whichever of the two says it.
                        let (low, high) =
                            if first < second { (first, second) } else { (second, first) };
                        if low != high {
                            faults.insert((high.clone(), CodeFault::NeverWith(low.clone())));
                        }
                    }
                }
            }
            for order in &family.orders {
                let is_there = of_family()
                    .any(|code| order.after.iter().any(|pattern| pattern.holds(&code.code)));
                if is_there {
                    continue;
                }
                for code in of_family()
                    .filter(|code| order.codes.iter().any(|pattern| pattern.holds(&code.code)))
                {
                    let after = order.after.iter().map(CodePattern::written).collect();
                    faults.insert((code.clone(), CodeFault::ListedAfter(after)));
                }
            }
        }
        faults.into_iter().collect()
    }

    /// Whether some listed code begins like that.
    pub(super) fn has_below(&self, stem: &RecordCode) -> bool {
        let mut below = self.listed.range(stem.clone()..);
        below.next().is_some_and(|(code, _)| {
            code.system == stem.system && code.code.starts_with(&stem.code)
        })
    }

    /// Whether the list that a code or stem would be in is whole.
    pub(super) fn is_judged(&self, code: &RecordCode) -> bool {
        self.knowledge.code_families.iter().any(|family| {
            family.system == code.system
                && family.whole.iter().any(|branch| branch.holds(&code.code))
        })
    }
}

/// Whether a label says what a title says: the words of one are all among those of the other.
fn says_the_same(label: &str, title: &str) -> bool {
    let words = |text: &str| -> BTreeSet<String> {
        text.to_lowercase()
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let (label, title) = (words(label), words(title));
    label.is_empty() || label.is_subset(&title) || title.is_subset(&label)
}
