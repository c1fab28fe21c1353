//! `spinecmp compare`: the options side by side.

use super::args::{CompareArgs, PrintArg, SharedArgs};
use super::settings::{self, Case, OutputSettings, knowledge};
use super::{Environment, Exit, Streams, cost, deliver::deliver, failure::Failure};
use crate::answer::{Compare, CostQuery, CostReport, Extras, Layers};
use crate::cost::{Choice, TreatmentOrPathway};
use crate::evidence::compare;
use crate::render::Format;
use crate::rules::assess;

pub(super) fn run(
    args: &CompareArgs,
    shared: &SharedArgs,
    environment: &Environment,
    streams: &mut Streams,
) -> Result<Exit, Failure> {
    let CompareArgs { detail, named, case, plan, pictures, worksheet, print, despite_red_flags } =
        args;
    let output = OutputSettings::of(shared, environment)?;
    let knowledge = knowledge(shared, environment, streams)?;
    let case = Case::of(case, named.as_deref(), &knowledge, streams)?;
    let detail = settings::detail_for(*detail, &output);
    let plan = cost::plan(plan, &knowledge, streams)?;
    let has_plan = plan.is_some();
    // What each column costs, once and in one year.
    let choices = case
        .treatments
        .iter()
        .map(|treatment| Choice::unnamed(TreatmentOrPathway::Treatment(*treatment)));
    let query = CostQuery {
        condition: Some(case.profile.condition),
        choices: choices.collect(),
        plan,
        ..CostQuery::new(&knowledge, output.today)
    };
    let costs = match CostReport::of(query) {
        Ok(costs) => Some(costs),
        Err(why) if has_plan => return Err(cost::refusal(&knowledge, why, false)),
        // A knowledge without prices has no row of them.
        Err(_) => None,
    };
    // Without an answer no rule can be told: the page says only that warning signs come first.
    let judged = if case.profile.given { case.treatments.as_slice() } else { &[] };
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
    let answer = Compare {
        knowledge: &knowledge,
        comparison: compare(&knowledge, case.profile.condition, &case.treatments, detail),
        detail,
        extras: Extras { pictures, worksheet: *worksheet || is_page, layers },
        assessment: assess(&knowledge, &case.profile, judged),
        profile: case.profile,
        costs,
        despite_red_flags: *despite_red_flags,
        today: output.today,
    };
    deliver(&answer, &output, streams)?;
    Ok(Exit::Answered)
}
