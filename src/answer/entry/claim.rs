//! Statements that people meet, and what they lead to.

use super::source::sources;
use crate::answer::answer_entry;
use crate::knowledge::{Claim, ClaimVerdict, Knowledge, Pointer};

answer_entry! {
    /// A statement that people meet, and how it stands up.
    pub struct ClaimEntry<'k>;

    /// A claim, whole.
    pub fn of(knowledge: &'k Knowledge, entry: &'k Claim) {}

    /// Public id.
    pub id: &'k str = &entry.id,
    /// What is said, in our words.
    pub gist: &'k str = &entry.gist,
    /// How it stands up.
    pub verdict: ClaimVerdict = entry.verdict,
    /// In a sentence or two.
    pub note: &'k str = &entry.note,
    /// Where it is answered: `finding:ID` and the like.
    pub see: Vec<String> = entry.see.iter().map(|pointer| see(knowledge, *pointer)).collect(),
    /// Ids of the sources that say it.
    pub sources: Vec<&'k str> = sources(knowledge, &entry.sources),
}

/// `finding:ID` and the like, as the knowledge file writes it.
pub(crate) fn see(knowledge: &Knowledge, pointer: Pointer) -> String {
    match pointer {
        Pointer::Finding(id) => format!("finding:{}", knowledge.findings[id].id),
        Pointer::Dispute(id) => format!("dispute:{}", knowledge.disputes[id].id),
        Pointer::RuleSet(id) => format!("rule-set:{}", knowledge.rule_sets[id].id),
        Pointer::RedFlag(id) => format!("red-flag:{}", knowledge.red_flags[id].id),
        Pointer::Criterion(id) => format!("criterion:{}", knowledge.criteria[id].id),
        Pointer::Context(id) => format!("context:{}", knowledge.context[id].id),
        Pointer::Treatment(id) => format!("treatment:{}", knowledge.treatments[id].id),
        Pointer::Question(id) => format!("question:{}", knowledge.questions[id].id),
    }
}
