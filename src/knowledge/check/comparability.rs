//! What key rows and scales share: a cell for every treatment, and a flag that says what the figures say.

use super::context::{CheckContext, Location};
use super::evidence::CheckedEvidence;
use crate::knowledge::{Condition, Finding, Treatment};
use crate::values::Ref;

/// What the key rows and the scales of a condition are checked against.
pub(super) struct ConditionChecker<'c> {
    pub(super) evidence: &'c CheckedEvidence,
    pub(super) condition: Ref<Condition>,
    /// What the condition offers.
    pub(super) treatments: &'c [Ref<Treatment>],
}

impl<'c> ConditionChecker<'c> {
    /// `None`: the condition does not hold itself, which is told already.
    pub(super) fn of(evidence: &'c CheckedEvidence, condition: Ref<Condition>) -> Option<Self> {
        let entry = evidence.conditions.get(condition.position())?.as_ref()?;
        Some(Self { evidence, condition, treatments: &entry.treatments })
    }

    pub(super) fn finding(&self, pointer: Ref<Finding>) -> Option<&'c Finding> {
        self.evidence.findings.get(pointer.position())?.as_ref()
    }

    /// The treatment that a cell is of.
    pub(super) fn treatment(
        &self,
        context: &mut CheckContext,
        at: &Location,
        id: &str,
    ) -> Option<Ref<Treatment>> {
        let found = context.reference(at, id)?;
        if !self.treatments.contains(&found) {
            context.problem(at, "the condition does not offer this treatment");
        }
        Some(found)
    }

    /// Tells which treatments of the condition have no cell, or several.
    pub(super) fn each_treatment_once(
        &self,
        context: &mut CheckContext,
        at: &Location,
        cells: &(impl Iterator<Item = Ref<Treatment>> + Clone),
        place: &str,
    ) {
        for treatment in self.treatments {
            let count = cells.clone().filter(|of| of == treatment).count();
            if count != 1 {
                let id = self.evidence.treatments.get(treatment.position());
                let id = id.and_then(Option::as_ref).map_or("", |entry| entry.id.as_str());
                context.problem_with_hint(
                    at,
                    format!("`{id}` has {count} cells {place}"),
                    "give each treatment of the condition one; `empty: …` says why there is no figure",
                );
            }
        }
    }
}

/// How it is told that figures side by side may be compared or may not, and that the file says otherwise.
pub(super) struct Comparability {
    /// What holds the figures.
    pub(super) whole: &'static str,
    /// Whose figures may be compared.
    pub(super) of_one_group: &'static str,
    /// What `different-people: true` does.
    pub(super) then: &'static str,
}

impl Comparability {
    /// Holds the flag of the file against the figures; `None`: it is wrong, which is told.
    pub(super) fn check(
        &self,
        context: &mut CheckContext,
        at: &Location,
        may_be_compared: bool,
        different_people: bool,
    ) -> Option<()> {
        let Self { whole, of_one_group, then } = self;
        match (may_be_compared, different_people) {
            (true, false) | (false, true) => return Some(()),
            (true, true) => context.problem_with_hint(
                &at.key("different-people"),
                format!("the figures of this {whole} are of the same people, and may be compared"),
                "take `different-people` out",
            ),
            (false, false) => context.problem_with_hint(
                &at.key("cells"),
                format!("the figures of this {whole} may not be compared: they are not all {of_one_group}, one outcome, one unit, one time and against one comparator"),
                format!("take other findings, or add `different-people: true`: {then}"),
            ),
        }
        None
    }
}
