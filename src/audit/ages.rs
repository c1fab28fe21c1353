//! The age of the evidence. Old evidence is a warning with counts, never a failure: an old trial may be the only one.

use super::subject::Subject;
use crate::answer;
use crate::knowledge::Source;
use crate::values::Ref;
use std::collections::BTreeSet;

/// Aids older than this should not guide anybody, says more than one list.
pub const AGE_LIMIT_YEARS: u64 = 5;

/// How old the sources of the figures are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ages {
    /// One a decision.
    pub pages: Vec<PageAge>,
    /// All pages together.
    pub all: Age,
}

/// How old the sources of one page's figures are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageAge {
    /// The id of the condition.
    pub condition: String,
    /// Its sources.
    pub age: Age,
}

/// Sources by their age.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Age {
    /// How many there are.
    pub sources: usize,
    /// Published in a year more than five before this one.
    pub older: usize,
    /// Without a year.
    pub undated: usize,
    /// The year of the oldest.
    pub oldest: Option<u64>,
}

/// Counts the sources of the figures in the tables.
pub(super) fn ages(subject: &Subject) -> Ages {
    let mut together: BTreeSet<Ref<Source>> = BTreeSet::new();
    let mut pages = Vec::new();
    for audited in subject.whole() {
        let sources: BTreeSet<Ref<Source>> =
            audited.shown.iter().flat_map(|shown| shown.finding.sources.iter().copied()).collect();
        together.extend(&sources);
        pages
            .push(PageAge { condition: audited.condition.id.clone(), age: age(subject, &sources) });
    }
    Ages { pages, all: age(subject, &together) }
}

fn age(subject: &Subject, sources: &BTreeSet<Ref<Source>>) -> Age {
    let mut age = Age { sources: sources.len(), ..Age::default() };
    for source in sources {
        match subject.knowledge.sources[*source].year {
            Some(year) => {
                age.older += usize::from(answer::age(year, subject.today) > AGE_LIMIT_YEARS);
                age.oldest = Some(age.oldest.map_or(year, |oldest| oldest.min(year)));
            }
            None => age.undated += 1,
        }
    }
    age
}
