//! The choices of a decision side by side, as `compare` shows and `weigh` weighs them.

use super::cost::{self, PlanArgs};
use super::settings::{Case, OutputSettings};
use super::{Streams, failure::Failure};
use crate::answer::{Compare, CostQuery, CostReport, Extras};
use crate::cost::{Choice, TreatmentOrPathway};
use crate::evidence::{Detail, compare};
use crate::knowledge::{Knowledge, Payer};
use crate::rules::assess;

/// The payer that the answers name.
fn payer_of(knowledge: &Knowledge, case: &Case) -> Option<Payer> {
    let frame = knowledge.costs.frame.as_ref()?;
    frame.payer_of(&knowledge.facts, |fact| case.profile.answers.get(fact))
}

/// The choices side by side, with what each costs once and in one year.
pub(super) fn side_by_side<'k>(
    knowledge: &'k Knowledge,
    case: &Case,
    plan: &PlanArgs,
    detail: Detail,
    output: &OutputSettings,
    streams: &mut Streams,
) -> Result<Compare<'k>, Failure> {
    let plan = cost::plan(plan, knowledge, streams)?;
    let has_plan = plan.is_some();
    let choices = case
        .treatments
        .iter()
        .map(|treatment| Choice::unnamed(TreatmentOrPathway::Treatment(*treatment)));
    let query = CostQuery {
        condition: Some(case.profile.condition),
        choices: choices.collect(),
        // A plan has prices of its own.
        payer: if has_plan { None } else { payer_of(knowledge, case) },
        plan,
        sums_only: true,
        ..CostQuery::new(knowledge, output.today)
    };
    let costs = match CostReport::of(query) {
        Ok(costs) => Some(costs),
        Err(why) if has_plan => return Err(cost::refusal(knowledge, why, false)),
        // A knowledge without prices has no row of them.
        Err(_) => None,
    };
    // Without an answer no rule can be told: the page says only that warning signs come first.
    let judged = if case.profile.given { case.treatments.as_slice() } else { &[] };
    Ok(Compare {
        knowledge,
        comparison: compare(knowledge, case.profile.condition, &case.treatments, detail),
        detail,
        extras: Extras::default(),
        assessment: assess(knowledge, &case.profile, judged),
        profile: case.profile.clone(),
        costs,
        weighed: None,
        despite_red_flags: false,
        today: output.today,
    })
}
