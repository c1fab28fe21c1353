//! The choices of a decision side by side, as `compare` shows and `weigh` weighs them.

use super::cost::{self, PlanArgs};
use super::settings::{Case, OutputSettings};
use super::{Streams, failure::Failure};
use crate::answer::{Compare, CostQuery, CostReport, Extras, NoPrices};
use crate::cost::{Choice, TreatmentOrPathway};
use crate::evidence::{Detail, compare};
use crate::knowledge::{Knowledge, OwnPrices};
use crate::rules::assess;

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
    let own = match &knowledge.costs.frame {
        // A plan has prices of its own.
        Some(frame) if !has_plan => {
            frame.own_prices(&knowledge.facts, |fact| case.profile.answers.get(fact))
        }
        _ => OwnPrices::Unsaid,
    };
    let choices = case
        .treatments
        .iter()
        .map(|treatment| Choice::unnamed(TreatmentOrPathway::Treatment(*treatment)));
    let query = CostQuery {
        condition: Some(case.profile.condition),
        choices: choices.collect(),
        payer: if let OwnPrices::Of(payer) = own { Some(payer) } else { None },
        plan,
        sums_only: true,
        ..CostQuery::new(knowledge, output.today)
    };
    let costs = match (own, CostReport::of(query)) {
        (OwnPrices::Unknown(payer), _) => Err(NoPrices::OfPayer(payer)),
        (_, Ok(costs)) => Ok(costs),
        (_, Err(why)) if has_plan => return Err(cost::refusal(knowledge, why, false)),
        // A knowledge without prices has no row of them.
        (_, Err(_)) => Err(NoPrices::OfNobody),
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
