//! What a check found: what it counted, where to look, and each thing that is wrong.

use super::counting::different_words;
use std::collections::BTreeSet;
use std::fmt::Display;

/// What a check of one item found. It is met when there is no fault.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct CheckResult {
    /// What was counted, in one line.
    pub(super) message: String,
    /// Where to look: a field of the knowledge file, or a part of the page.
    pub(super) evidence: String,
    /// What is wrong, each at its place.
    pub(super) faults: Vec<Fault>,
    /// Whether there was nothing to judge: then it is neither met nor not.
    is_empty: bool,
    /// What was noted already, so that two pages of one decision do not tell it twice.
    noted: BTreeSet<(String, String)>,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// A field of the knowledge file, or a part of a page.
    pub at: String,
    /// The file and the line, where they are known.
    pub line: Option<FileLine>,
    /// What is wrong there.
    pub says: String,
}

/// A line of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileLine {
    /// The file as the user named it.
    pub file: String,
    /// Counted from 1.
    pub line: usize,
}

impl CheckResult {
    /// Nothing wrong so far.
    pub(super) fn at(evidence: impl Into<String>) -> Self {
        Self { evidence: evidence.into(), ..Self::default() }
    }

    /// What was counted.
    pub(super) fn counted(mut self, message: impl Into<String>) -> Self {
        self.message = message.into();
        self
    }

    /// How many things were judged. Nothing judged is nothing met.
    pub(super) fn judged(mut self, count: usize) -> Self {
        self.is_empty = count == 0;
        self
    }

    /// Whether nothing was there to judge, and nothing is wrong otherwise.
    pub(super) fn is_without_matter(&self) -> bool {
        self.is_empty && self.faults.is_empty()
    }

    /// Notes a fault.
    pub(super) fn fault(&mut self, at: impl Display, says: impl Display) {
        let (at, says) = (at.to_string(), says.to_string());
        if self.noted.insert((at.clone(), says.clone())) {
            self.faults.push(Fault { at, line: None, says });
        }
    }

    /// Notes a fault unless something holds. Nearly all of it holds: what is given as `format_args` is put into words only where it does not.
    pub(super) fn expect(&mut self, holds: bool, at: impl Display, says: impl Display) -> bool {
        if !holds {
            self.fault(at, says);
        }
        holds
    }

    /// Notes a fault where a text has too few different words to do what it should.
    pub(super) fn expect_words(&mut self, text: &str, least: usize, at: &str, does: &str) {
        let count = different_words(text);
        self.expect(
            count >= least,
            at,
            format_args!("{count} different words; {least} or more {does}"),
        );
    }

    /// Whether nothing is wrong.
    pub(super) fn is_met(&self) -> bool {
        self.faults.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_fault_is_enough_and_none_is_told_twice() {
        let mut found = CheckResult::at("about.funding").counted("1 line");
        assert!(found.is_met());
        for number in [1, 2, 1] {
            found.fault(format!("row {number}"), "blank");
        }
        assert!(!found.is_met());
        assert_eq!(found.faults.len(), 2);
        assert!(!found.expect(false, "row 3", "blank") && found.expect(true, "row 4", "blank"));
        assert_eq!(found.faults.len(), 3);
    }
}
