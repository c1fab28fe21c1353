//! What a check found: what it counted, where to look, and each thing that is wrong.

use crate::values::plural;

/// So many of the same kind of fault are told one by one; the rest are counted.
const FAULTS_TOLD: usize = 60;

/// What a check of one item found. It is met when there is no fault.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Found {
    /// What was counted, in one line.
    pub(super) message: String,
    /// Where to look: a field of the knowledge file, or a part of the page.
    pub(super) evidence: String,
    /// What is wrong, each at its place.
    pub(super) faults: Vec<Fault>,
    /// Faults beyond those told.
    untold: usize,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// A field of the knowledge file, or a part of a page.
    pub at: String,
    /// The file and the line, where they are known.
    pub line: Option<Line>,
    /// What is wrong there.
    pub says: String,
}

/// A line of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The file as the user named it.
    pub file: String,
    /// Counted from 1.
    pub line: usize,
}

impl Found {
    /// Nothing wrong so far.
    pub(super) fn at(evidence: impl Into<String>) -> Self {
        Self {
            evidence: evidence.into(),
            ..Self::default()
        }
    }

    /// What was counted.
    pub(super) fn counted(mut self, message: impl Into<String>) -> Self {
        self.message = message.into();
        self
    }

    /// Notes a fault.
    pub(super) fn fault(&mut self, at: impl Into<String>, says: impl Into<String>) {
        let fault = Fault {
            at: at.into(),
            line: None,
            says: says.into(),
        };
        if self.faults.contains(&fault) {
            return;
        }
        if self.faults.len() < FAULTS_TOLD {
            self.faults.push(fault);
        } else {
            self.untold += 1;
        }
    }

    /// Notes a fault unless something holds.
    pub(super) fn expect(
        &mut self,
        holds: bool,
        at: impl Into<String>,
        says: impl Into<String>,
    ) -> bool {
        if !holds {
            self.fault(at, says);
        }
        holds
    }

    /// Whether nothing is wrong.
    pub(super) fn is_met(&self) -> bool {
        self.faults.is_empty()
    }

    /// How many faults there are beyond those told, in words.
    pub(super) fn untold(&self) -> Option<String> {
        (self.untold > 0).then(|| format!("and {}", plural(self.untold, "more", "more")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_fault_is_enough_and_none_is_told_twice() {
        let mut found = Found::at("about.funding").counted("1 line");
        assert!(found.is_met());
        for number in 0..FAULTS_TOLD + 8 {
            found.fault(format!("row {number}"), "blank");
            found.fault(format!("row {number}"), "blank");
        }
        assert!(!found.is_met());
        assert_eq!(found.faults.len(), FAULTS_TOLD);
        assert_eq!(found.untold().as_deref(), Some("and 8 more"));
    }
}
