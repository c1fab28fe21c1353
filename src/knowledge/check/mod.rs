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

use super::Knowledge;
use crate::yaml::{Problems, YamlDocument};
use context::CheckContext;
use evidence::list;

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
    let Some(sections) = sections::Sections::of(documents, &mut problems) else {
        return Err(problems);
    };
    let mut context = CheckContext::new(problems);

    let about = about::about(&mut context, &sections);
    let facts = fact::facts(&mut context, &sections);
    let codes = codes::CheckedCodes::of(&mut context, &sections);
    let meanings = recorded::meanings(&mut context, &sections, &codes, &facts);
    let rules = rules::CheckedRules::of(&mut context, &sections, &facts);
    let mut evidence = evidence::CheckedEvidence::of(&mut context, &sections);
    let glossary = glossary::glossary(&mut context, &sections);
    let costs = cost::costs(&mut context, &sections, &facts);
    evidence.key_rows = key_row::rows(&mut context, &sections, &evidence);
    evidence.attribute_scales = weighing::scales(&mut context, &sections, &evidence);
    key_row::unused_groups(&mut context, &sections, &evidence);
    reach::check(&mut context, &sections, &evidence, &rules, &facts);

    let problems = context.finish();
    match about {
        Some(about) if problems.is_empty() => Ok(Knowledge {
            code_systems: list(codes.systems),
            code_families: list(codes.families),
            record_meanings: list(meanings),
            ..evidence.into_knowledge(about, sha256, facts, rules, glossary, costs)
        }),
        _ => Err(problems),
    }
}
