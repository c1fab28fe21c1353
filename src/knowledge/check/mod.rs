//! From the shape of the file to knowledge that can be trusted: references resolved, ranges the right way up, nothing unused.
//!
//! Everything wrong is noted and the check goes on, so that one look shows all.

mod about;
mod codes;
mod comparability;
mod context;
mod cost;
mod decision;
mod evidence;
mod fact;
mod finding;
mod glossary;
mod key_row;
mod opinion;
mod reach;
mod recorded;
mod rules;
mod sections;
mod size;
mod test;
mod weighing;

pub(super) use cost::{plan_keys, read_plan};
pub(super) use sections::Sections;

use super::Knowledge;
use crate::values::List;
use crate::yaml::{Problems, YamlDocument};
use context::CheckContext;

/// Checks documents that are read as one knowledge base.
///
/// # Errors
/// Every problem found.
pub(super) fn check(documents: &[YamlDocument], sha256: String) -> Result<Knowledge, Problems> {
    let mut problems = Problems::default();
    size::check(documents, &mut problems);
    if !problems.is_empty() {
        return Err(problems);
    }
    let Some(sections) = Sections::of(documents, &mut problems) else {
        return Err(problems);
    };
    let mut context = CheckContext::new(&sections, problems);

    let about = about::about(&mut context);
    let facts = fact::facts(&mut context);
    let mut context = context.with_facts(&facts);
    let codes = codes::CheckedCodes::of(&mut context);
    let meanings = codes.meanings(&mut context);
    let rules = rules::CheckedRules::of(&mut context);
    let mut evidence = evidence::CheckedEvidence::of(&mut context);
    let glossary = glossary::glossary(&mut context);
    let costs = cost::costs(&mut context);
    evidence.key_rows = key_row::rows(&mut context, &evidence);
    evidence.attribute_scales = weighing::scales(&mut context, &evidence);
    key_row::unused_groups(&mut context, &evidence);
    reach::check(&mut context, &evidence, &rules);

    let problems = context.finish();
    match about {
        Some(about) if problems.is_empty() => Ok(Knowledge {
            about,
            sha256,
            units: list(evidence.units),
            meaningful_changes: list(evidence.meaningful_changes),
            conditions: list(evidence.conditions),
            treatments: list(evidence.treatments),
            outcomes: list(evidence.outcomes),
            findings: list(evidence.findings),
            comparison_groups: list(evidence.comparison_groups),
            key_questions: list(evidence.key_questions),
            key_rows: List::new(evidence.key_rows),
            attributes: list(evidence.attributes),
            attribute_scales: List::new(evidence.attribute_scales),
            gaps: list(evidence.gaps),
            disputes: list(evidence.disputes),
            modifiers: list(evidence.modifiers),
            context: list(evidence.context),
            claims: list(evidence.claims),
            cited_works: list(evidence.cited_works),
            condition_fact: facts.condition,
            facts: list(facts.list),
            code_systems: list(codes.systems),
            code_families: list(codes.families),
            record_meanings: list(meanings),
            red_flags: List::new(rules.red_flags),
            rule_sets: list(rules.rule_sets),
            criteria: list(rules.criteria),
            contradictions: list(rules.contradictions),
            waivers: list(rules.waivers),
            questions: list(rules.questions),
            glossary,
            sources: list(evidence.sources),
            costs,
        }),
        _ => Err(problems),
    }
}

/// Entries of which each holds, as a list.
fn list<T>(entries: Vec<Option<T>>) -> List<T> {
    List::new(entries.into_iter().flatten().collect())
}
