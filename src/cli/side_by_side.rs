//! The choices of a decision side by side, as `compare` shows and `weigh` weighs them.

use super::cost::{self, PlanArgs};
use super::settings::{Case, OutputSettings};
use super::{Session, failure::Failure};
use crate::answer::{Compare, CostQuery, CostReport, Extras, NoPrices};
use crate::cost::{Choice, TreatmentOrPathway};
use crate::evidence::{Detail, compare};
use crate::knowledge::{Knowledge, OwnPrices, Treatment};
use crate::rules::assess;
use crate::values::Ref;

/// The choices side by side, with what each costs once and in one year.
pub(super) fn side_by_side<'k>(
    knowledge: &'k Knowledge,
    case: &Case,
    plan: &PlanArgs,
    detail: Detail,
    output: &OutputSettings,
    session: &mut Session,
) -> Result<Compare<'k>, Failure> {
    let plan = cost::plan(plan, knowledge, session)?;
    let has_plan = plan.is_some();
    // A plan has prices of its own.
    let own = if has_plan {
        OwnPrices::Unsaid
    } else {
        knowledge.own_prices(|fact| case.profile.answers.get(fact))
    };
    let costs = match own {
        OwnPrices::Unknown(payer) => Err(NoPrices::OfPayer(payer)),
        OwnPrices::Of(_) | OwnPrices::Unsaid => {
            let of_treatment = |treatment: &Ref<Treatment>| {
                Choice::unnamed(TreatmentOrPathway::Treatment(*treatment))
            };
            let query = CostQuery {
                condition: Some(case.profile.condition),
                choices: case.treatments.iter().map(of_treatment).collect(),
                payer: if let OwnPrices::Of(payer) = own { Some(payer) } else { None },
                plan,
                sums_only: true,
                ..CostQuery::new(knowledge, output.today)
            };
            match CostReport::of(query) {
                Err(why) if has_plan => return Err(cost::refusal(knowledge, why, false)),
                // A knowledge without prices has no row of them.
                costs => costs.map_err(|_| NoPrices::OfNobody),
            }
        }
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
