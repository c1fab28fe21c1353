//! What holds for every row of a batch, whatever it says: answers, the condition, the treatments, the plans that rows can name.

use super::BatchArgs;
use crate::answer::{CostQuery, CostReport, NamedPlan};
use crate::cli::Session;
use crate::cli::cost::{named_plan, plan_terms, refusal};
use crate::cli::failure::Failure;
use crate::cli::settings::treatment;
use crate::evidence::carries_on;
use crate::knowledge::{Answer, Condition, Fact, Knowledge, Treatment};
use crate::profile::ProfileBuilder;
use crate::values::{Ref, visible};
use jiff::civil::Date;
use std::path::Path;

/// What holds for everybody, whatever a row says.
pub(super) struct Everybody {
    pub(super) condition: Option<Ref<Condition>>,
    pub(super) treatments: Vec<Ref<Treatment>>,
    pub(super) answers: Vec<(Ref<Fact>, Option<Answer>)>,
}

impl Everybody {
    pub(super) fn of(args: &BatchArgs, knowledge: &Knowledge) -> Result<Self, Failure> {
        let mut builder = ProfileBuilder::new(knowledge);
        for assignment in &args.set {
            builder.set(assignment).map_err(|misfit| Failure::of_option("--set", misfit))?;
        }
        if let Some(name) = &args.condition {
            builder
                .set_condition(name)
                .map_err(|misfit| Failure::of_option("--condition", misfit))?;
        }
        let profile =
            builder.build().map_err(|misfit| Failure::of_option("--condition", misfit))?;
        let is_set = |id: &str| {
            let mut names = args.set.iter().filter_map(|assignment| assignment.split_once('='));
            names.any(|(name, _)| name.trim() == id)
        };
        let facts = knowledge
            .facts
            .refs()
            .filter(|(fact, entry)| Some(*fact) != knowledge.condition_fact && is_set(&entry.id));
        let answers = facts.map(|(fact, _)| (fact, profile.answers.get(fact)));
        let all = knowledge.treatments_of(None);
        let condition = profile.condition_named.then_some(profile.condition);
        let mut treatments = Vec::new();
        for name in &args.treatments {
            treatments.push(treatment(knowledge, name.trim(), condition)?);
        }
        if !treatments.is_empty() {
            // Carrying on is always one of the choices.
            treatments.extend(all.iter().copied().filter(|found| carries_on(knowledge, &[*found])));
        }
        Ok(Self { condition, treatments, answers: answers.collect() })
    }
}

/// The plans that rows can name: every preset by its id, every file that was named by its name without its extension, terms as they were typed.
pub(super) struct BatchPlans<'k> {
    pub(super) found: Vec<(String, NamedPlan<'k>)>,
    /// The one that was named, if it is one: that of who names none.
    pub(super) usual: Option<usize>,
}

impl<'k> BatchPlans<'k> {
    pub(super) fn of(
        args: &BatchArgs,
        knowledge: &'k Knowledge,
        condition: Option<Ref<Condition>>,
        today: Date,
        session: &mut Session,
    ) -> Result<Self, Failure> {
        let mut found: Vec<(String, NamedPlan)> = Vec::new();
        for (_, preset) in knowledge.costs.plans.refs() {
            let plan = named_plan(preset.id.as_ref(), knowledge, session)?;
            found.push((preset.id.clone(), plan));
        }
        let mut usual = None;
        for named in &args.plan {
            let plan = named_plan(named, knowledge, session)?;
            let place = if let Some(preset) = plan.preset {
                preset.position()
            } else {
                let name = if let Some(terms) = plan_terms(named) {
                    terms.to_owned()
                } else {
                    let name = Path::new(&**named).file_stem().unwrap_or_default();
                    name.to_string_lossy().into_owned()
                };
                if found.iter().any(|(known, _)| *known == name) {
                    return Err(Failure::usage(
                        format!("--plan: two plans are called `{}`", visible(&name)),
                        "name it once, or give a file another name",
                    ));
                }
                found.push((name, plan));
                found.len() - 1
            };
            if let Some((_, plan)) = found.get(place) {
                can_be_reckoned(knowledge, condition, plan, today)?;
            }
            usual = Some(place);
        }
        Ok(Self { found, usual: usual.filter(|_| args.plan.len() == 1) })
    }
}

/// That some condition has sums by a plan: what `cost` refuses would be an empty cell for everybody.
fn can_be_reckoned(
    knowledge: &Knowledge,
    condition: Option<Ref<Condition>>,
    plan: &NamedPlan,
    today: Date,
) -> Result<(), Failure> {
    let all = knowledge.conditions.refs().map(|(condition, _)| condition);
    let conditions = condition.map_or(all.collect(), |one| vec![one]);
    let mut refused = None;
    for condition in conditions {
        let query = CostQuery {
            condition: Some(condition),
            plan: Some(plan.clone()),
            sums_only: true,
            ..CostQuery::new(knowledge, today)
        };
        match CostReport::of(query) {
            Ok(_) => return Ok(()),
            Err(why) => refused = refused.or(Some(why)),
        }
    }
    refused.map_or(Ok(()), |why| Err(refusal(knowledge, why, false)))
}
