//! The columns that are asked for, by id, variant and site, and the condition that follows from them.

use crate::cli::failure::Failure;
use crate::cost::{Choice, Of};
use crate::knowledge::{Condition, Knowledge, Site, Treatment};
use crate::values::{Ref, closest, join_with, visible};

use super::request::{sites, user_site, word};

/// The columns: those that are named, else every treatment of the condition and the pathways between them.
pub(super) fn choices(
    knowledge: &Knowledge,
    condition: Ref<Condition>,
    names: &[String],
) -> Result<Vec<Choice>, Failure> {
    if names.is_empty() {
        return Ok(all(knowledge, condition));
    }
    names.iter().map(|name| named(knowledge, name)).collect::<Result<_, _>>()
}

/// Every treatment of a condition, and every pathway, those before carrying on.
fn all(knowledge: &Knowledge, condition: Ref<Condition>) -> Vec<Choice> {
    let mut choices: Vec<Choice> = knowledge.conditions[condition]
        .treatments
        .iter()
        .map(|treatment| unnamed(Of::Treatment(*treatment)))
        .collect();
    let pathways = knowledge
        .costs
        .pathways
        .refs()
        .filter(|(_, pathway)| pathway.conditions.contains(&condition))
        .map(|(pointer, _)| unnamed(Of::Pathway(pointer)));
    choices.extend(pathways);
    // A stable sort: what carries on as now stays last, as on every page.
    choices.sort_by_key(|choice| carries_on(knowledge, choice.of));
    choices
}

/// A column that the user did not name.
pub(super) fn unnamed(of: Of) -> Choice {
    Choice { of, variant: None, site: None, is_named: false }
}

/// Whether a column is carrying on as now.
pub(super) fn carries_on(knowledge: &Knowledge, of: Of) -> bool {
    match of {
        Of::Treatment(treatment) => crate::evidence::carries_on(knowledge, &[treatment]),
        Of::Pathway(_) => false,
    }
}

/// `ID`, `ID:VARIANT`, `ID@SITE` or `ID:VARIANT@SITE`.
fn named(knowledge: &Knowledge, name: &str) -> Result<Choice, Failure> {
    if let Some((id, rest)) = name.split_once('@')
        && let Some((site, variant)) = rest.split_once(':')
    {
        return Err(Failure::usage(
            format!("`{}`: the variant comes before the site", visible(name)),
            format!("write {}:{}@{}", visible(id), visible(variant), visible(site)),
        ));
    }
    let (rest, site) = match name.split_once('@') {
        Some((rest, site)) => (rest, Some(word::<Site>("@SITE", site, user_site, &sites())?)),
        None => (name, None),
    };
    let (id, variant) = match rest.split_once(':') {
        Some((id, variant)) => (id, Some(variant)),
        None => (rest, None),
    };
    let of = of(knowledge, id)?;
    if let Some(variant) = variant {
        check_variant(knowledge, of, id, variant)?;
    }
    Ok(Choice { of, variant: variant.map(str::to_owned), site, is_named: true })
}

fn check_variant(knowledge: &Knowledge, of: Of, id: &str, variant: &str) -> Result<(), Failure> {
    let variants: Vec<&str> = match of {
        Of::Treatment(treatment) => knowledge.treatments[treatment]
            .variants
            .iter()
            .map(|variant| variant.id.as_str())
            .collect(),
        Of::Pathway(_) => Vec::new(),
    };
    if variants.contains(&variant) {
        return Ok(());
    }
    Err(Failure::usage(
        format!("`{}` has no variant `{}`", visible(id), visible(variant)),
        if variants.is_empty() {
            "leave the variant out".to_owned()
        } else {
            format!("its variants are {}", join_with(&variants, "and"))
        },
    ))
}

/// A treatment or pathway by its id.
pub(super) fn of(knowledge: &Knowledge, id: &str) -> Result<Of, Failure> {
    let treatments = &knowledge.treatments;
    let pathways = &knowledge.costs.pathways;
    if let Some((pointer, _)) = treatments.find(|treatment| treatment.id == id) {
        return Ok(Of::Treatment(pointer));
    }
    if let Some((pointer, _)) = pathways.find(|pathway| pathway.id == id) {
        return Ok(Of::Pathway(pointer));
    }
    if knowledge.costs.plans.find(|plan| plan.id == id).is_some() {
        return Err(Failure::usage(
            format!("`{}` is a plan, not a treatment", visible(id)),
            format!("write --plan {}", visible(id)),
        ));
    }
    let ids: Vec<&str> = treatments
        .iter()
        .map(|treatment| treatment.id.as_str())
        .chain(pathways.iter().map(|pathway| pathway.id.as_str()))
        .collect();
    Err(Failure::usage(
        format!("no treatment or pathway has the id `{}`", visible(id)),
        match closest(id, ids.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("they are {}", join_with(&ids, "and")),
        },
    ))
}

/// Adds carrying on as now where several choices are set side by side and it was left out.
pub(super) fn with_carrying_on(
    knowledge: &Knowledge,
    condition: Ref<Condition>,
    mut choices: Vec<Choice>,
) -> Vec<Choice> {
    let is_there = choices.iter().any(|choice| carries_on(knowledge, choice.of));
    if choices.len() > 1 && !is_there {
        choices.extend(
            all(knowledge, condition).into_iter().filter(|choice| carries_on(knowledge, choice.of)),
        );
    }
    choices
}

/// The condition: the one that was named, else the first that offers the first choice, else the first of all.
pub(super) fn condition(
    knowledge: &Knowledge,
    asked: Option<Ref<Condition>>,
    names: &[String],
) -> Option<Ref<Condition>> {
    let offers = |condition: &Condition, treatment: Ref<Treatment>| {
        condition.treatments.contains(&treatment)
    };
    let by_choice = || {
        let first = names.first()?.split([':', '@']).next()?;
        match of(knowledge, first).ok()? {
            Of::Treatment(treatment) => knowledge
                .conditions
                .find(|condition| offers(condition, treatment))
                .map(|(pointer, _)| pointer),
            Of::Pathway(pathway) => knowledge.costs.pathways[pathway].conditions.first().copied(),
        }
    };
    asked.or_else(by_choice).or_else(|| knowledge.conditions.refs().next().map(|(first, _)| first))
}
