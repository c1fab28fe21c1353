//! Warning signs held against the answers.

use super::super::entry;
use super::facts;
use crate::answer::answer_entry;
use crate::knowledge::{Knowledge, Urgency};
use crate::rules::{Assessment, JudgedFlag};
use crate::values::Verdict;

answer_entry! {
    /// A red flag that is raised.
    pub struct RedFlagEntry<'k>;

    fn of(knowledge: &'k Knowledge, judged: &JudgedFlag) {
        let flag = &knowledge.red_flags[judged.flag];
    }

    /// Public id.
    pub id: &'k str = &flag.id,
    /// Its name.
    pub label: &'k str = &flag.label,
    /// How soon help is needed.
    pub urgency: Urgency = flag.urgency,
    /// What to do. The words are fixed: everybody reads the same.
    pub text: &'k str = &flag.text,
    /// Why.
    pub why: &'k str = &flag.why,
    /// Ids of its sources.
    pub sources: Vec<&'k str> = entry::sources(knowledge, &flag.sources),
}

answer_entry! {
    /// A red flag that a missing answer could still raise.
    pub struct OpenFlagEntry<'k>;

    fn of(knowledge: &'k Knowledge, judged: &JudgedFlag) {
        let flag = &knowledge.red_flags[judged.flag];
    }

    /// Public id.
    pub id: &'k str = &flag.id,
    /// Its name.
    pub label: &'k str = &flag.label,
    /// How soon help would be needed.
    pub urgency: Urgency = flag.urgency,
    /// Whether the answers that were given point to it.
    pub suggested: bool = judged.step.is_suggested(),
    /// Ids of the facts that it hangs on.
    pub missing: Vec<&'k str> = facts(knowledge, &judged.step.missing()),
}

answer_entry! {
    /// A red flag, whatever its verdict.
    pub struct JudgedFlagEntry<'k>;

    pub(super) fn of(knowledge: &'k Knowledge, judged: &JudgedFlag) {
        let flag = &knowledge.red_flags[judged.flag];
        let is_raised = judged.step.verdict == Verdict::Met;
    }

    /// Public id.
    pub id: &'k str = &flag.id,
    /// How soon help is needed where it is raised.
    pub urgency: Urgency = flag.urgency,
    /// Whether it is raised.
    pub verdict: Verdict = judged.step.verdict,
    /// Ids of the facts that the verdict hangs on.
    pub missing: Vec<&'k str> = facts(knowledge, &judged.step.missing()),
    /// What to do.
    pub text: Option<&'k str> = unless(is_raised.then_some(flag.text.as_str()), "it is not raised"),
    /// Ids of its sources.
    pub sources: Vec<&'k str> = entry::sources(knowledge, &flag.sources),
}

/// The flags that are raised.
pub(crate) fn raised<'k>(
    knowledge: &'k Knowledge,
    assessment: &Assessment,
) -> Vec<RedFlagEntry<'k>> {
    assessment.raised().map(|judged| RedFlagEntry::of(knowledge, judged)).collect()
}

/// The flags that a missing answer could still raise.
pub(crate) fn unanswered<'k>(
    knowledge: &'k Knowledge,
    assessment: &Assessment,
) -> Vec<OpenFlagEntry<'k>> {
    assessment.unanswered().map(|judged| OpenFlagEntry::of(knowledge, judged)).collect()
}
