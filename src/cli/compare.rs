//! `spinecmp compare`: the options side by side.

use super::args::{CompareArgs, PrintArg, SharedArgs};
use super::cost::{self, PlanArgs};
use super::settings::{self, Case, OutputSettings, knowledge};
use super::{Environment, Exit, Streams, deliver::deliver, failure::Failure, weigh};
use crate::answer::{Compare, CostQuery, CostReport, Extras, Layers, Weigh, WeighQuery};
use crate::cost::{Choice, TreatmentOrPathway};
use crate::evidence::{Detail, compare};
use crate::knowledge::Knowledge;
use crate::render::Format;
use crate::rules::assess;
use crate::weighing::DEFAULT_DRAWS;

pub(super) fn run(
    args: &CompareArgs,
    shared: &SharedArgs,
    environment: &Environment,
    streams: &mut Streams,
) -> Result<Exit, Failure> {
    let CompareArgs {
        detail,
        named,
        case,
        plan,
        weights,
        pictures,
        worksheet,
        print,
        despite_red_flags,
    } = args;
    let output = OutputSettings::of(shared, environment)?;
    let knowledge = knowledge(shared, environment, streams)?;
    let preferences = weigh::preferences(weights, &knowledge, streams)?;
    let case = weigh::case(case, named.as_deref(), "compare", &preferences, &knowledge, streams)?;
    let detail = settings::detail_for(*detail, &output);
    if *worksheet && output.format == Format::Csv {
        return Err(Failure::usage(
            "--worksheet: a worksheet has no place in CSV",
            "leave --worksheet out, or write a page: -o page.html",
        ));
    }
    let pictures = settings::pictures(*pictures, detail, &output)?;
    let is_page = output.format == Format::Html;
    let layers = match (is_page, print) {
        (false, _) => Layers::Absent,
        (true, PrintArg::Sides) => Layers::Folded,
        (true, PrintArg::Full) => Layers::Open,
    };
    if *print == PrintArg::Full && !is_page {
        return Err(Failure::usage(
            "--print full: only a page in HTML folds anything away",
            "leave --print out, or write a page: -o page.html",
        ));
    }
    let mut answer = side_by_side(&knowledge, &case, plan, detail, &output, streams)?;
    answer.despite_red_flags = *despite_red_flags;
    if !preferences.is_empty() {
        let (compare, draws, seed) = (answer.clone(), DEFAULT_DRAWS, 1);
        let query = WeighQuery { compare, preferences, draws, seed };
        answer.weighed = Some(Box::new(Weigh::of(query)));
    }
    answer.extras = Extras { pictures, worksheet: *worksheet || is_page, layers };
    deliver(&answer, &output, streams)?;
    Ok(Exit::Answered)
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
        plan,
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
