//! `spinecmp cost`: what it costs, in all and out of pocket.

mod args;
mod asked;
mod choices;
mod doubt;
mod plan;
mod refusal;
mod request;

pub(super) use args::{COST_HELP, CostArgs, PlanArgs};
pub(super) use plan::plan;

use super::args::Shared;
use super::settings::{Output, detail, knowledge, pictures};
use super::{Exit, Streams, Surroundings, deliver::deliver, failure::Failure, files};
use crate::answer::CostReport;
use crate::answer::NamedPlan;
use crate::cost::{self, CostError, Of, Strategy};
use crate::evidence::Detail;
use crate::knowledge::{Condition, Knowledge, Treatment};
use crate::profile::ProfileBuilder;
use crate::render::Format;
use crate::report::{CourseReport, PlansReport, PricesReport};
use crate::values::{Ref, visible};
use asked::{Asked, ONE_SESSION, coverage, usual_sessions};
use doubt::{break_even, second_of, simulation};
use refusal::refused;

pub(super) fn run(
    args: &CostArgs,
    shared: &Shared,
    surroundings: &Surroundings,
    streams: &mut Streams,
) -> Result<Exit, Failure> {
    let output = Output::of(shared, surroundings)?;
    let knowledge = knowledge(shared, surroundings, streams)?;
    let today = output.today;
    if args.list_plans {
        let report = PlansReport { knowledge: &knowledge, today };
        deliver(&report, &output, streams)?;
    } else if args.list_prices {
        let report =
            PricesReport { knowledge: &knowledge, payer: request::payer(&args.prices)?, today };
        deliver(&report, &output, streams)?;
    } else {
        let plan = plan(&args.plan, &knowledge, streams)?;
        if let Some(path) = &args.course {
            let report = course(path, plan, &knowledge, today, streams)?;
            deliver(&report, &output, streams)?;
        } else {
            let asked = [
                ("--explain", args.explain),
                ("--sensitivity", args.doubt.sensitivity),
                ("--break-even", args.doubt.break_even),
            ];
            if let Some((option, _)) = asked.iter().find(|(_, is_asked)| *is_asked)
                && output.format == Format::Csv
            {
                return Err(Failure::usage(
                    format!("{option}: what it adds has no place in CSV"),
                    "write it as JSON: -f json",
                ));
            }
            let mut report = estimate(args, plan, &knowledge, today)?;
            report.pictures = pictures(args.pictures, report.detail, &output)?;
            deliver(&report, &output, streams)?;
        }
    }
    Ok(Exit::Answered)
}

/// The user's own bills.
fn course<'k>(
    path: &std::path::Path,
    plan: Option<NamedPlan<'k>>,
    knowledge: &'k Knowledge,
    today: jiff::civil::Date,
    streams: &mut Streams,
) -> Result<CourseReport<'k>, Failure> {
    let plan = plan.map(|mut plan| {
        // A preset's amounts are taken for whatever year the bills are of; the page says so.
        if plan.preset.is_some() {
            plan.plan.year = None;
        }
        plan
    });
    let bytes = files::read("course", path, streams)?;
    let costs = &knowledge.costs;
    let course = cost::read_course(
        &path.display().to_string(),
        &bytes,
        plan.as_ref().map(|plan| &plan.plan),
        costs,
    )?;
    let settled = match plan {
        None => None,
        Some(plan) => match cost::settle(&course, &plan.plan, costs) {
            Some(settlement) => Some((plan, settlement)),
            None => {
                return Err(refused(knowledge, &CostError::NoMedicareRules, false));
            }
        },
    };
    Ok(CourseReport { knowledge, course, settled, today })
}

/// Known prices, side by side.
fn estimate<'k>(
    args: &CostArgs,
    plan: Option<NamedPlan<'k>>,
    knowledge: &'k Knowledge,
    today: jiff::civil::Date,
) -> Result<CostReport<'k>, Failure> {
    let named =
        args.condition.as_deref().map(|name| find_condition(knowledge, name)).transpose()?;
    let condition = choices::condition(knowledge, named, &args.treatments)
        .ok_or_else(|| Failure::usage("the knowledge file holds no condition", "add one"))?;
    let prices = &args.prices;
    let choices = choices::choices(knowledge, condition, &args.treatments)?;
    let is_alone = args.doubt.simulate.is_some() || args.doubt.sensitivity || args.doubt.break_even;
    let asked = Asked {
        choices: if is_alone {
            choices
        } else {
            choices::with_carrying_on(knowledge, condition, choices)
        },
        extras: request::extras(knowledge, &prices.with)?,
        payer: request::payer(prices)?,
        site: request::site(prices)?,
        year: prices.year,
        index: request::index(knowledge, prices.index.as_deref())?,
        chosen: request::chosen(knowledge, &prices.price)?,
        sessions: request::sessions(prices.sessions.as_deref())?,
        // Where doubt is looked at and no number was named, the whole page is about the usual ones.
        otherwise: usual_sessions(knowledge)
            .filter(|_| args.doubt.simulate.is_some() || args.doubt.sensitivity)
            .unwrap_or(ONE_SESSION),
        years: prices.years,
        chance: request::chance(args.doubt.chance.as_deref())?,
    };
    let mut report = asked.report(plan, knowledge, condition, today)?;
    let model = report.built.model.clone();
    report.simulation = simulation(&args.doubt, &model, knowledge)?;
    if args.doubt.sensitivity && model.strategies.is_empty() {
        return Err(Failure::usage(
            "--sensitivity: nothing here has a price",
            "name treatments that have one",
        ));
    }
    report.sensitivity =
        args.doubt.sensitivity.then(|| cost::sensitivity(&model, second_of(knowledge, &model)));
    report.break_even = break_even(&args.doubt, &model)?;
    if let Some(most) = report
        .break_even
        .as_ref()
        .and_then(|even| even.total.iter().flatten().map(|met| met.sessions).max())
    {
        let limits = coverage(knowledge, condition, &report.built, report.payer, most);
        report.even_limit = limits.first().copied();
    }
    report.detail = detail(args.detail);
    report.explain = args.explain || report.detail == Detail::Full;
    report.condition_is_known = args.condition.is_some() || !args.treatments.is_empty();
    refuse_nothing(args, &report)?;
    Ok(report)
}

/// What each of these treatments costs with a plan, once and in one year: the rows that a plan adds to a comparison.
pub(super) fn of_treatments<'k>(
    plan: NamedPlan<'k>,
    knowledge: &'k Knowledge,
    condition: Ref<Condition>,
    treatments: &[Ref<Treatment>],
    today: jiff::civil::Date,
) -> Result<CostReport<'k>, Failure> {
    let asked = Asked {
        choices: treatments
            .iter()
            .map(|treatment| choices::unnamed(Of::Treatment(*treatment)))
            .collect(),
        extras: Vec::new(),
        payer: None,
        site: None,
        year: None,
        index: request::index(knowledge, None)?,
        chosen: Vec::new(),
        sessions: None,
        otherwise: ONE_SESSION,
        years: 1,
        chance: None,
    };
    asked.report(Some(plan), knowledge, condition, today)
}

/// What was named must have something to work on.
fn refuse_nothing(args: &CostArgs, report: &CostReport) -> Result<(), Failure> {
    let model = &report.built.model;
    let is_used = |id: &str| {
        model.quotes.iter().any(|priced| {
            priced.price().is_some_and(|price| report.knowledge.costs.prices[price].id == id)
        })
    };
    if let Some(id) = args.prices.price.iter().find(|id| !is_used(id)) {
        return Err(Failure::usage(
            format!("--price: `{}` is the price of nothing that is looked at here", visible(id)),
            "name the treatment and the variant that it is for, and one price for each",
        ));
    }
    if args.doubt.chance.is_some() && !model.strategies.iter().any(Strategy::is_pathway) {
        return Err(Failure::usage(
            "--chance: no pathway is looked at",
            "a pathway is a choice of its own, such as `A-then-B`; `spinecmp cost` without a treatment shows those of the condition",
        ));
    }
    Ok(())
}

fn find_condition(knowledge: &Knowledge, name: &str) -> Result<Ref<Condition>, Failure> {
    let mut builder = ProfileBuilder::new(knowledge);
    builder
        .set_condition(name)
        .and_then(|()| builder.build())
        .map(|profile| profile.condition)
        .map_err(|misfit| Failure::of_option("--condition", misfit))
}
