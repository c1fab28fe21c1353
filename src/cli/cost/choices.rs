//! The columns that are asked for, by id, variant and site.

use crate::cli::failure::Failure;
use crate::cost::{Choice, TreatmentOrPathway};
use crate::knowledge::{Knowledge, NameMatch, Site};
use crate::values::{did_you_mean, join_with, visible};

use super::request::{sites, user_site, word};

/// The columns that are named.
pub(super) fn choices(knowledge: &Knowledge, names: &[String]) -> Result<Vec<Choice>, Failure> {
    names.iter().map(|name| named(knowledge, name)).collect()
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

fn check_variant(
    knowledge: &Knowledge,
    of: TreatmentOrPathway,
    id: &str,
    variant: &str,
) -> Result<(), Failure> {
    let variants: Vec<&str> = match of {
        TreatmentOrPathway::Treatment(treatment) => knowledge.treatments[treatment]
            .variants
            .iter()
            .map(|variant| variant.id.as_str())
            .collect(),
        TreatmentOrPathway::Pathway(_) => Vec::new(),
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
pub(super) fn of(knowledge: &Knowledge, id: &str) -> Result<TreatmentOrPathway, Failure> {
    let treatments = &knowledge.treatments;
    let pathways = &knowledge.costs.pathways;
    if let Some((pointer, _)) = pathways.find(|pathway| pathway.id == id) {
        return Ok(TreatmentOrPathway::Pathway(pointer));
    }
    match knowledge.treatment_named(id, treatments.refs().map(|(pointer, _)| pointer)) {
        NameMatch::One(found) => return Ok(TreatmentOrPathway::Treatment(found)),
        NameMatch::Several(several) => {
            let ids: Vec<&str> =
                several.iter().map(|found| treatments[*found].id.as_str()).collect();
            return Err(Failure::usage(
                format!("`{}` can mean more than one treatment", visible(id)),
                format!("name one: {}", join_with(&ids, "or")),
            ));
        }
        NameMatch::Nothing => {}
    }
    if knowledge.costs.plans.find(|plan| plan.id == id).is_some() {
        return Err(Failure::usage(
            format!("`{}` is a plan, not a treatment", visible(id)),
            format!("write --plan {}", visible(id)),
        ));
    }
    if let NameMatch::One(condition) = knowledge.condition_named(id) {
        let condition = &knowledge.conditions[condition].id;
        return Err(Failure::usage(
            format!("`{}` is a condition, not a treatment", visible(id)),
            format!("for all its treatments write --condition {condition}"),
        ));
    }
    let ids: Vec<&str> = treatments
        .iter()
        .map(|treatment| treatment.id.as_str())
        .chain(pathways.iter().map(|pathway| pathway.id.as_str()))
        .collect();
    Err(Failure::usage(
        format!("no treatment or pathway has the id `{}`", visible(id)),
        did_you_mean(id, ids.iter().copied())
            .unwrap_or_else(|| format!("they are {}", join_with(&ids, "and"))),
    ))
}
