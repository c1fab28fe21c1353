//! The condition that a person names: by its id, a name that people use, or an ICD-10-CM code, which may only go along with it.

use super::Mismatch;
use crate::knowledge::{CodeForm, Condition, Knowledge, NameMatch};
use crate::values::{Ref, did_you_mean, join_with, visible};

/// The condition of that id or name, or the one whose ICD-10-CM codes hold that code.
///
/// # Errors
/// When none has it, or several have.
pub fn find_condition(knowledge: &Knowledge, name: &str) -> Result<Ref<Condition>, Mismatch> {
    let conditions = &knowledge.conditions;
    let name = name.trim();
    let several = |kind: &str, found: &[Ref<Condition>]| {
        let ids: Vec<&str> = found.iter().map(|found| conditions[*found].id.as_str()).collect();
        Err(Mismatch::with_hint(
            format!("{kind}`{}` can mean more than one condition", visible(name)),
            format!("name one: {}", join_with(&ids, "or")),
        ))
    };
    match knowledge.condition_named(name) {
        NameMatch::One(found) => return Ok(found),
        NameMatch::Several(found) => return several("", &found),
        NameMatch::Nothing => {}
    }
    let code = CodeForm::Icd10Cm.usual(name).into_owned();
    if let Some((found, _)) = conditions.find(|condition| condition.icd10cm.contains(&code)) {
        return Ok(found);
    }
    let related = conditions.refs().filter(|(_, entry)| entry.icd10cm_related.contains(&code));
    let related: Vec<Ref<Condition>> = related.map(|(found, _)| found).collect();
    let parts = parts_of(knowledge, &code);
    match related.as_slice() {
        [found] => Ok(*found),
        [] if !parts.is_empty() => Err(Mismatch::with_hint(
            format!("`{}` is no whole ICD-10-CM code: it was split", visible(name)),
            format!("write {}", join_with(&parts, "or")),
        )),
        [] => Err(Mismatch::with_hint(
            format!("no condition has the name or code `{}`", visible(name)),
            guess_condition(knowledge, name).unwrap_or_else(|| {
                let names: Vec<String> = conditions.iter().map(usual_name).collect();
                format!("the conditions are {}", join_with(&names, "and"))
            }),
        )),
        found => several("the code ", found),
    }
}

/// The code that a condition was named by, where it often goes along with it and does not mean it.
pub fn related_code(
    knowledge: &Knowledge,
    condition: Ref<Condition>,
    name: &str,
) -> Option<String> {
    let code = CodeForm::Icd10Cm.usual(name.trim()).into_owned();
    knowledge.conditions[condition].icd10cm_related.contains(&code).then_some(code)
}

/// What people call it, as it is typed.
fn usual_name(condition: &Condition) -> String {
    format!("`{}`", condition.also.first().unwrap_or(&condition.id))
}

/// What somebody may have meant who named no condition. That something is not covered is told before any guess at a slip of the pen.
pub fn guess_condition(knowledge: &Knowledge, name: &str) -> Option<String> {
    let like = knowledge.conditions_like(name);
    if !like.is_empty() {
        let entries = like.iter().map(|found| &knowledge.conditions[*found]);
        let names: Vec<String> = entries.map(usual_name).collect();
        return Some(format!("did you mean {}?", join_with(&names, "or")));
    }
    let lower = name.to_lowercase();
    let mut words = lower.split(|letter: char| !letter.is_alphanumeric());
    if let Some(elsewhere) = &knowledge.about.elsewhere
        && words.any(|word| {
            elsewhere.words.iter().any(|of| word == of || word.strip_suffix('s') == Some(of))
        })
    {
        return Some(elsewhere.text.clone());
    }
    let names = knowledge.conditions.iter();
    let names = names.flat_map(|entry| [&entry.id].into_iter().chain(&entry.also));
    did_you_mean(name, names.map(String::as_str))
}

/// The codes of the conditions that this one is the head of, in order: M54.5 of M54.50, M54.51, M54.59.
fn parts_of<'k>(knowledge: &'k Knowledge, head: &str) -> Vec<&'k str> {
    /// A letter and two digits name a group of many problems.
    const SHORTEST: usize = 5;
    let all = knowledge.conditions.iter();
    let all = all.flat_map(|condition| condition.icd10cm.iter().chain(&condition.icd10cm_related));
    let begins = |code: &&str| head.len() >= SHORTEST && code.len() > head.len();
    let mut parts: Vec<&str> =
        all.map(String::as_str).filter(begins).filter(|code| code.starts_with(head)).collect();
    parts.sort_unstable();
    parts.dedup();
    parts
}
