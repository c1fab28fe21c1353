//! How an item came out. Seven words, none of which may stand for another: what is declared is not met, and what nobody did is not declared.

/// How an item of the list came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Computed: nothing was found wrong.
    Met,
    /// Computed: something was.
    NotMet,
    /// Somebody says, with name and date, that it was done. Nobody has verified it.
    Declared,
    /// The file says that it was not done, or says nothing of it.
    NotDone,
    /// It needs a study, and none is named.
    NotClaimed,
    /// The item is about another kind of aid.
    NotApplicable,
    /// The file cannot be read whole, or holds nothing of the kind, so nothing can be said.
    NotJudged,
}

impl Status {
    /// Every status, in the order of the sums.
    pub const ALL: [Self; 7] = [
        Self::Met,
        Self::NotMet,
        Self::Declared,
        Self::NotDone,
        Self::NotClaimed,
        Self::NotApplicable,
        Self::NotJudged,
    ];

    /// The word that scripts read.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not_met",
            Self::Declared => "declared",
            Self::NotDone => "not_done",
            Self::NotClaimed => "not_claimed",
            Self::NotApplicable => "na",
            Self::NotJudged => "not_judged",
        }
    }

    /// The words that people read.
    pub fn words(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not met",
            Self::Declared => "declared",
            Self::NotDone => "not done",
            Self::NotClaimed => "not claimed",
            Self::NotApplicable => "does not apply",
            Self::NotJudged => "not judged",
        }
    }
}
