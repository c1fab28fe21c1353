//! How an item came out. Seven words, none of which may stand for another: what is declared is not met, and what nobody did is not declared.

use crate::values::vocabulary;

vocabulary! {
    /// How an item of the list came out.
    Status, "AuditStatus", {
        /// Computed: nothing was found wrong.
        Met = "met",
        /// Computed: something was.
        NotMet = "not_met",
        /// Somebody says, with name and date, that it was done. Nobody has verified it.
        Declared = "declared",
        /// The file says that it was not done, or says nothing of it.
        NotDone = "not_done",
        /// It needs a study, and none is named.
        NotClaimed = "not_claimed",
        /// The item is about another kind of aid.
        NotApplicable = "na",
        /// The file cannot be read whole, or holds nothing of the kind, so nothing can be said.
        NotJudged = "not_judged",
    }
}

impl Status {
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
