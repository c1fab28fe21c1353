//! Warning signs held against the answers.

use super::super::{Missing, entry, with_missing};
use super::facts;
use crate::knowledge::{Knowledge, Urgency};
use crate::rules::{Assessment, JudgedFlag};
use crate::values::Verdict;
use schemars::JsonSchema;
use serde::Serialize;

/// A red flag that is raised.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RedFlagEntry<'k> {
    /// Public id.
    pub id: &'k str,
    /// Its name.
    pub label: &'k str,
    /// How soon help is needed.
    pub urgency: Urgency,
    /// What to do. The words are fixed: everybody reads the same.
    pub text: &'k str,
    /// Why.
    pub why: &'k str,
    /// Ids of its sources.
    pub sources: Vec<&'k str>,
}

/// A red flag that a missing answer could still raise.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct OpenFlagEntry<'k> {
    /// Public id.
    pub id: &'k str,
    /// Its name.
    pub label: &'k str,
    /// How soon help would be needed.
    pub urgency: Urgency,
    /// Whether the answers that were given point to it.
    pub suggested: bool,
    /// Ids of the facts that it hangs on.
    pub missing: Vec<&'k str>,
}

/// A red flag, whatever its verdict.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct JudgedFlagEntry<'k> {
    /// Public id.
    pub id: &'k str,
    /// How soon help is needed where it is raised.
    pub urgency: Urgency,
    /// Whether it is raised.
    pub verdict: Verdict,
    /// Ids of the facts that the verdict hangs on.
    pub missing: Vec<&'k str>,
    /// What to do.
    pub text: Option<&'k str>,
    /// Ids of its sources.
    pub sources: Vec<&'k str>,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
}

/// The flags that are raised.
pub(crate) fn raised<'k>(
    knowledge: &'k Knowledge,
    assessment: &Assessment,
) -> Vec<RedFlagEntry<'k>> {
    assessment
        .raised()
        .map(|judged| {
            let flag = &knowledge.red_flags[judged.flag];
            RedFlagEntry {
                id: &flag.id,
                label: &flag.label,
                urgency: flag.urgency,
                text: &flag.text,
                why: &flag.why,
                sources: entry::sources(knowledge, &flag.sources),
            }
        })
        .collect()
}

/// The flags that a missing answer could still raise.
pub(crate) fn unanswered<'k>(
    knowledge: &'k Knowledge,
    assessment: &Assessment,
) -> Vec<OpenFlagEntry<'k>> {
    assessment
        .unanswered()
        .map(|judged| {
            let flag = &knowledge.red_flags[judged.flag];
            OpenFlagEntry {
                id: &flag.id,
                label: &flag.label,
                urgency: flag.urgency,
                suggested: judged.step.is_suggested(),
                missing: facts(knowledge, &judged.step.missing()),
            }
        })
        .collect()
}

impl<'k> JudgedFlagEntry<'k> {
    pub(super) fn of(knowledge: &'k Knowledge, judged: &JudgedFlag) -> Self {
        let flag = &knowledge.red_flags[judged.flag];
        let is_raised = judged.step.verdict == Verdict::Met;
        with_missing!(Self {
            id: &flag.id,
            urgency: flag.urgency,
            verdict: judged.step.verdict,
            missing: facts(knowledge, &judged.step.missing()),
            text: unless(is_raised.then_some(flag.text.as_str()), "it is not raised"),
            sources: entry::sources(knowledge, &flag.sources),
        })
    }
}
