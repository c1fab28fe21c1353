//! The columns that are asked for, by id, variant and site.

use crate::cli::failure::Failure;
use crate::cost::{Choice, TreatmentOrPathway};
use crate::knowledge::{Condition, Knowledge, NameMatch, Pathway, Site};
use crate::profile::{find_condition, guess_condition};
use crate::values::{Ref, did_you_mean, join_with, visible};

use super::request::{sites, user_site, word};

/// A name in more words than these is put in quotes: however many words are typed, each is looked at a few times.
const MOST_WORDS: usize = 12;

/// What is named: a condition, if it comes first, and the treatments and pathways after it.
pub(super) struct CostNames {
    pub(super) condition: Option<Ref<Condition>>,
    pub(super) choices: Vec<String>,
}

/// The words as names. The most words that are a whole name together are that name; of a condition and a treatment that are called the same, the
/// condition is meant where it comes first.
pub(super) fn names(knowledge: &Knowledge, words: &[String]) -> Result<CostNames, Failure> {
    let longest = |words: &[String], is_name: &dyn Fn(&str) -> bool| {
        let counts = (1..=words.len().min(MOST_WORDS)).rev();
        let mut counts = counts.filter_map(|count| Some((count, words.get(..count)?.join(" "))));
        counts.find(|(_, name)| is_name(name))
    };
    let treatment = |words: &[String]| longest(words, &|name| knowledge.is_called_treatment(name));
    let of_treatment = treatment(words).map_or(0, |(count, _)| count);
    let condition = longest(words, &|name| knowledge.condition_called(name).is_some())
        .filter(|(count, _)| *count >= of_treatment);
    let (condition, mut rest) = match condition {
        Some((count, name)) => {
            (knowledge.condition_called(&name), words.get(count..).unwrap_or_default())
        }
        None if of_treatment > 0 => (None, words),
        None => by_code_or_asked(knowledge, words)?,
    };
    let mut choices = Vec::new();
    while let [first, others @ ..] = rest {
        let several = treatment(rest).filter(|(count, _)| *count > 1);
        let (name, left) = match several {
            Some((count, name)) => (name, rest.get(count..).unwrap_or_default()),
            None => (first.trim().to_owned(), others),
        };
        choices.push(name);
        rest = left;
    }
    Ok(CostNames { condition, choices })
}

/// The condition whose code comes first. Words that are like the name of one, and begin with nothing else, are asked about.
fn by_code_or_asked<'w>(
    knowledge: &Knowledge,
    words: &'w [String],
) -> Result<(Option<Ref<Condition>>, &'w [String]), Failure> {
    let Some((first, rest)) = words.split_first() else { return Ok((None, words)) };
    let name = first.split(['@', ':']).next().unwrap_or(first);
    if name != first || of(knowledge, None, name).is_ok() {
        return Ok((None, words));
    }
    if name.contains(|letter: char| letter.is_ascii_digit()) {
        let found = find_condition(knowledge, name);
        return found
            .map(|found| (Some(found), rest))
            .map_err(|misfit| Failure::of_option("cost", misfit));
    }
    let joined = words.join(" ");
    match guess_condition(knowledge, &joined).filter(|_| !rest.is_empty()) {
        Some(guess) => {
            Err(Failure::usage(format!("nothing is called `{}`", visible(&joined)), guess))
        }
        None => Ok((None, words)),
    }
}

/// The columns that are named, each once, of a condition where one is named, too.
pub(super) fn choices(
    knowledge: &Knowledge,
    condition: Option<Ref<Condition>>,
    names: &[String],
) -> Result<Vec<Choice>, Failure> {
    let mut choices: Vec<Choice> = Vec::new();
    for name in names {
        let choice = named(knowledge, condition, name.trim())?;
        if !choices.contains(&choice) {
            choices.push(choice);
        }
    }
    Ok(choices)
}

/// `ID`, `ID:VARIANT`, `ID@SITE` or `ID:VARIANT@SITE`.
fn named(
    knowledge: &Knowledge,
    condition: Option<Ref<Condition>>,
    name: &str,
) -> Result<Choice, Failure> {
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
    let of = of(knowledge, condition, id)?;
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

/// A treatment or pathway by its name, among those of a condition, or all.
pub(super) fn of(
    knowledge: &Knowledge,
    condition: Option<Ref<Condition>>,
    name: &str,
) -> Result<TreatmentOrPathway, Failure> {
    let (treatments, pathways) = (&knowledge.treatments, &knowledge.costs.pathways);
    if let Some((found, _)) =
        pathways.find(|pathway| pathway.id == name && is_for(pathway, condition))
    {
        return Ok(TreatmentOrPathway::Pathway(found));
    }
    let several = match knowledge.treatment_named(name, condition) {
        NameMatch::One(found) => return Ok(TreatmentOrPathway::Treatment(found)),
        NameMatch::Several(several) => several,
        NameMatch::Nothing => return Err(nothing(knowledge, condition, name)),
    };
    let ids: Vec<&str> = several.iter().map(|found| treatments[*found].id.as_str()).collect();
    Err(Failure::usage(
        format!("`{}` can mean more than one treatment", visible(name)),
        format!("name one: {}", join_with(&ids, "or")),
    ))
}

/// Why a name is that of no column.
fn nothing(knowledge: &Knowledge, condition: Option<Ref<Condition>>, name: &str) -> Failure {
    let shown = visible(name);
    if knowledge.costs.plans.find(|plan| plan.id == name).is_some() {
        return Failure::usage(
            format!("`{shown}` is a plan, not a treatment"),
            format!("write --plan {shown}"),
        );
    }
    if let Ok(condition) = find_condition(knowledge, name) {
        let condition = &knowledge.conditions[condition].id;
        return Failure::usage(
            format!("`{shown}` is a condition, not a treatment"),
            format!("for all its treatments write it first: spinecmp cost {condition}"),
        );
    }
    let treatments = knowledge.treatments_of(condition).into_iter();
    let treatments = treatments.map(|found| &*knowledge.treatments[found].id);
    let pathways = || knowledge.costs.pathways.iter();
    let own_pathways = pathways().filter(|pathway| is_for(pathway, condition));
    let known: Vec<&str> = treatments.chain(own_pathways.map(|pathway| &*pathway.id)).collect();
    let they_are = format!("they are {}", join_with(&known, "and"));
    let is_other = knowledge.treatment_named(name, None) != NameMatch::Nothing
        || pathways().any(|pathway| pathway.id == name);
    match condition.map(|of| &knowledge.conditions[of].id) {
        Some(condition) if is_other => Failure::usage(
            format!("`{shown}` is no treatment for {condition}"),
            format!("{they_are}; leave the condition out to see it for what it treats"),
        ),
        _ => Failure::usage(
            format!("no treatment or pathway has the id `{shown}`"),
            did_you_mean(name, known.iter().copied())
                .or_else(|| guess_condition(knowledge, name))
                .unwrap_or(they_are),
        ),
    }
}

/// Whether a pathway is one of the condition, or none was named.
fn is_for(pathway: &Pathway, condition: Option<Ref<Condition>>) -> bool {
    condition.is_none_or(|of| pathway.conditions.contains(&of))
}
