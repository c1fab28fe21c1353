//! What a question about cost is about: the condition, and the columns where nobody names them.

use super::query::CostQuery;
use crate::cost::{Choice, TreatmentOrPathway};
use crate::knowledge::{Condition, Knowledge};
use crate::values::Ref;

/// The condition: the one that was named, else the first that offers the most of the choices.
pub(super) fn condition(query: &CostQuery) -> Option<Ref<Condition>> {
    let CostQuery { knowledge, choices, .. } = query;
    let offers = |condition: Ref<Condition>, choice: &Choice| match choice.of {
        TreatmentOrPathway::Treatment(treatment) => {
            knowledge.conditions[condition].treatments.contains(&treatment)
        }
        TreatmentOrPathway::Pathway(pathway) => {
            knowledge.costs.pathways[pathway].conditions.contains(&condition)
        }
    };
    let offered = |condition: Ref<Condition>| {
        choices.iter().filter(|choice| offers(condition, choice)).count()
    };
    // Of several that offer as many, `max_by_key` takes the last.
    let conditions: Vec<_> = knowledge.conditions.refs().map(|(found, _)| found).collect();
    let best = conditions.into_iter().rev().max_by_key(|found| offered(*found));
    query.condition.or(best)
}

/// The columns: those that are named, else every treatment of the condition and the pathways between them. Carrying on as now is one of several, unless the
/// question is how sure the named ones are.
pub(super) fn choices(query: &CostQuery, condition: Ref<Condition>) -> Vec<Choice> {
    let knowledge = query.knowledge;
    if query.choices.is_empty() {
        return all(knowledge, condition);
    }
    let mut choices = query.choices.clone();
    let looks_at_doubt = query.simulate.is_some() || query.sensitivity || query.break_even;
    let carries_on = |choice: &Choice| carries_on(knowledge, choice.of);
    if choices.len() > 1 && !looks_at_doubt && !choices.iter().any(carries_on) {
        choices.extend(all(knowledge, condition).into_iter().filter(carries_on));
    }
    choices
}

/// Every treatment of a condition, and every pathway, those before carrying on.
fn all(knowledge: &Knowledge, condition: Ref<Condition>) -> Vec<Choice> {
    let treatments = knowledge.conditions[condition].treatments.iter();
    let pathways = knowledge.costs.pathways.refs();
    let mut choices: Vec<Choice> = treatments
        .map(|treatment| TreatmentOrPathway::Treatment(*treatment))
        .chain(
            pathways
                .filter(|(_, pathway)| pathway.conditions.contains(&condition))
                .map(|(pointer, _)| TreatmentOrPathway::Pathway(pointer)),
        )
        .map(Choice::unnamed)
        .collect();
    // A stable sort: what carries on as now stays last, as on every page.
    choices.sort_by_key(|choice| carries_on(knowledge, choice.of));
    choices
}

/// Whether a column is carrying on as now.
pub(super) fn carries_on(knowledge: &Knowledge, of: TreatmentOrPathway) -> bool {
    match of {
        TreatmentOrPathway::Treatment(treatment) => {
            crate::evidence::carries_on(knowledge, &[treatment])
        }
        TreatmentOrPathway::Pathway(_) => false,
    }
}
