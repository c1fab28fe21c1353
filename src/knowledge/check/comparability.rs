//! What key rows and scales share: a cell for every treatment, and a flag that says what the figures say.

use super::context::{CheckContext, Location};
use super::evidence::CheckedEvidence;
use crate::knowledge::Treatment;
use crate::values::Ref;

/// Tells which treatments of a condition have no cell, or several.
pub(super) fn each_treatment_once(
    context: &mut CheckContext,
    at: &Location,
    evidence: &CheckedEvidence,
    treatments: &[Ref<Treatment>],
    cells: &[Ref<Treatment>],
    place: &str,
) {
    for treatment in treatments {
        let count = cells.iter().filter(|of| *of == treatment).count();
        if count != 1 {
            let id = evidence.treatments.get(treatment.position());
            let id = id.and_then(Option::as_ref).map_or("", |entry| entry.id.as_str());
            context.problem_with_hint(
                at,
                format!("`{id}` has {count} cells {place}"),
                "give each treatment of the condition one; `empty: …` says why there is no figure",
            );
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
