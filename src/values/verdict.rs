//! Three-valued logic after Kleene: met, not met, or not known yet.
//!
//! Unknown is an answer of its own. It must never be read as "no".

use super::vocabulary;

vocabulary! {
    /// How a test came out.
    Verdict {
        /// The answers given rule it out.
        NotMet = "not-met",
        /// An answer is missing, and it could still go either way.
        Unknown = "unknown",
        /// The answers given settle it.
        Met = "met",
    }
}

impl Verdict {
    /// Met only if both are; not met as soon as one is not.
    pub fn and(self, other: Self) -> Self {
        self.min(other)
    }

    /// Met as soon as one is; not met only if neither is.
    pub fn or(self, other: Self) -> Self {
        self.max(other)
    }

    /// Turns met and not met round; unknown stays unknown.
    pub fn negate(self) -> Self {
        match self {
            Self::NotMet => Self::Met,
            Self::Unknown => Self::Unknown,
            Self::Met => Self::NotMet,
        }
    }

    /// Met once `needed` of the verdicts are met, not met once that can no longer be reached.
    pub fn at_least(needed: usize, verdicts: impl IntoIterator<Item = Self>) -> Self {
        let (mut met, mut unknown) = (0_usize, 0_usize);
        for verdict in verdicts {
            match verdict {
                Self::Met => met += 1,
                Self::Unknown => unknown += 1,
                Self::NotMet => {}
            }
        }
        if met >= needed {
            Self::Met
        } else if met.saturating_add(unknown) < needed {
            Self::NotMet
        } else {
            Self::Unknown
        }
    }
}

impl From<bool> for Verdict {
    fn from(holds: bool) -> Self {
        if holds { Self::Met } else { Self::NotMet }
    }
}

#[cfg(test)]
mod tests {
    use super::Verdict::{self, Met, NotMet, Unknown};

    #[test]
    fn de_morgan_holds() {
        for a in Verdict::ALL.iter().copied() {
            for b in Verdict::ALL.iter().copied() {
                assert_eq!(a.and(b).negate(), a.negate().or(b.negate()));
                assert_eq!(a.or(b).negate(), a.negate().and(b.negate()));
            }
        }
    }

    #[test]
    fn unknown_survives_unless_the_other_side_settles_it() {
        assert_eq!(Unknown.and(NotMet), NotMet);
        assert_eq!(Unknown.or(Met), Met);
        assert_eq!(Unknown.and(Met), Unknown);
        assert_eq!(Unknown.or(NotMet), Unknown);
        assert_eq!(Unknown.negate(), Unknown);
    }

    #[test]
    fn counting_agrees_with_all_and_any() {
        for a in Verdict::ALL.iter().copied() {
            for b in Verdict::ALL.iter().copied() {
                assert_eq!(Verdict::at_least(2, [a, b]), a.and(b));
                assert_eq!(Verdict::at_least(1, [a, b]), a.or(b));
            }
        }
        assert_eq!(Verdict::at_least(2, [Met, Unknown, NotMet]), Unknown);
        assert_eq!(Verdict::at_least(2, [Met, NotMet, NotMet]), NotMet);
    }
}
