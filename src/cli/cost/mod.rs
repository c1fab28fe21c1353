//! `spinecmp cost`: what it costs, in all and out of pocket.

mod args;
mod plan;
mod request;

pub(super) use args::{COST_HELP, CostArgs};
pub(super) use plan::plan;

use super::args::Shared;
use super::settings::{Output, knowledge};
use super::{Exit, Streams, Surroundings, deliver::deliver, failure::Failure, files};
use crate::cost::{
    self, Basis, Built, Column, Model, NoSimulation, Of, Request, Sessions, Settings, Strategy,
};
use crate::knowledge::{Condition, Knowledge, Payer, PlanType, Terms};
use crate::profile::ProfileBuilder;
use crate::report::{CostReport, CourseReport, NamedPlan, PlansReport, PricesReport};
use crate::values::{Ref, visible};
use args::{DoubtArgs, PriceArgs};
use std::num::NonZero;

pub(super) fn run(
    args: &CostArgs,
    shared: &Shared,
    surroundings: &Surroundings,
    streams: &mut Streams,
) -> Result<Exit, Failure> {
    let output = Output::of(shared, surroundings)?;
    let knowledge = knowledge(shared, surroundings)?;
    let today = output.today;
    if args.list_plans {
        let report = PlansReport {
            knowledge: &knowledge,
            today,
        };
        deliver(&report, &output, streams)?;
    } else if args.list_prices {
        let report = PricesReport {
            knowledge: &knowledge,
            payer: request::payer(&args.prices)?,
            today,
        };
        deliver(&report, &output, streams)?;
    } else {
        let plan = plan(&args.plan, &knowledge, streams)?;
        if let Some(path) = &args.course {
            let report = course(path, plan, &knowledge, today, streams)?;
            deliver(&report, &output, streams)?;
        } else {
            let report = estimate(args, plan, &knowledge, today)?;
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
    let bytes = files::read(path, streams)?;
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
                return Err(Failure::usage(
                    "--plan: this knowledge file has no rules of Medicare",
                    "name a plan of another type",
                ));
            }
        },
    };
    Ok(CourseReport {
        knowledge,
        course,
        settled,
        today,
    })
}

/// Known prices, side by side.
fn estimate<'k>(
    args: &CostArgs,
    mut plan: Option<NamedPlan<'k>>,
    knowledge: &'k Knowledge,
    today: jiff::civil::Date,
) -> Result<CostReport<'k>, Failure> {
    let named = args
        .condition
        .as_deref()
        .map(|name| find_condition(knowledge, name))
        .transpose()?;
    let condition = request::condition(knowledge, named, &args.treatments)
        .ok_or_else(|| Failure::usage("the knowledge file holds no condition", "add one"))?;
    let prices = &args.prices;
    let index = request::index(knowledge, prices.index.as_deref())?;
    let chosen = request::chosen(knowledge, &prices.price)?;
    let asked_payer = request::payer(prices)?;
    let payer = asked_payer.unwrap_or_else(|| payer_of(knowledge, plan.as_ref()));
    let sessions = request::sessions(prices.sessions.as_deref())?;
    let is_alone = args.doubt.simulate.is_some() || args.doubt.sensitivity || args.doubt.break_even;
    let choices = request::choices(knowledge, condition, &args.treatments)?;
    let choices = if is_alone {
        choices
    } else {
        request::with_carrying_on(knowledge, condition, choices)
    };
    if let Some(named) = plan.as_mut().filter(|named| named.preset.is_some())
        && matches!(named.plan.terms, Terms::Medicare(_))
    {
        named.plan.year = None;
    }
    let request = Request {
        choices,
        extras: request::extras(knowledge, &prices.with)?,
        basis: Basis {
            payer,
            site: request::site(prices)?,
            year: prices.year,
            index,
            chosen: &chosen,
        },
        sessions: sessions.unwrap_or(Sessions { low: 1, high: 1 }),
        years: prices.years,
        plan: plan.as_ref().map(|plan| &plan.plan),
        chance: request::chance(args.doubt.chance.as_deref())?,
    };
    let built = cost::build(knowledge, &request)?;
    // Where no number of sessions was named, doubt is about the usual ones too.
    let doubtful = Model {
        sessions: sessions
            .or_else(|| usual_sessions(knowledge))
            .unwrap_or(request.sessions),
        ..built.model.clone()
    };
    let estimates = (0..built.model.strategies.len())
        .filter_map(|place| built.model.estimate(place))
        .collect();
    let limits = coverage(knowledge, condition, &built, payer);
    let report = CostReport {
        knowledge,
        condition,
        estimates,
        payer,
        payer_is_known: asked_payer.is_some() || plan.is_some(),
        site: request.basis.site,
        year: prices.year,
        index,
        doubtful_sessions: doubtful.sessions,
        sessions_are_known: sessions.is_some(),
        limits,
        simulation: simulation(&args.doubt, &doubtful, knowledge)?,
        sensitivity: args.doubt.sensitivity.then(|| {
            let second = (doubtful.strategies.len() > 1).then_some(1);
            cost::sensitivity(&doubtful, (0, second))
        }),
        break_even: break_even(&args.doubt, &built.model)?,
        explain: args.explain,
        plan: plan.clone().map(|plan| NamedPlan {
            medicare_year: built.medicare_year,
            ..plan
        }),
        built,
        today,
    };
    refuse_nothing(args, prices, &report)?;
    Ok(report)
}

/// What was asked for must have something to work on.
fn refuse_nothing(args: &CostArgs, prices: &PriceArgs, report: &CostReport) -> Result<(), Failure> {
    let strategies = &report.built.model.strategies;
    for pointer in prices.price.iter().enumerate() {
        let (position, id) = pointer;
        let is_used = report.built.model.quotes.iter().any(|priced| {
            priced
                .price()
                .is_some_and(|price| report.knowledge.costs.prices[price].id == *id)
        });
        if !is_used {
            debug_assert!(position < prices.price.len(), "it is in the list");
            return Err(Failure::usage(
                format!(
                    "--price: `{}` is the price of nothing that is looked at here",
                    visible(id)
                ),
                "name the treatment that it is for, or leave --price out",
            ));
        }
    }
    let has_pathway = strategies.iter().any(Strategy::is_pathway);
    if args.doubt.chance.is_some() && !has_pathway {
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

/// The payer that follows from the plan; without one, the first that the knowledge names.
fn payer_of(knowledge: &Knowledge, plan: Option<&NamedPlan>) -> Payer {
    let first = knowledge
        .costs
        .frame
        .as_ref()
        .and_then(|frame| frame.payers.first())
        .map_or(Payer::Cash, |payer| payer.payer);
    plan.map_or(first, |plan| {
        let of_preset = plan
            .preset
            .and_then(|pointer| knowledge.costs.plans[pointer].prices);
        of_preset.unwrap_or_else(|| PlanType::payer(plan.plan.plan_type()))
    })
}

fn usual_sessions(knowledge: &Knowledge) -> Option<Sessions> {
    let usual = knowledge.costs.frame.as_ref()?.sessions.as_ref()?;
    Some(Sessions {
        low: usual.low,
        high: usual.high,
    })
}

/// Every rule that speaks against so many sessions.
fn coverage(
    knowledge: &Knowledge,
    condition: Ref<Condition>,
    built: &Built,
    payer: Payer,
) -> Vec<(usize, cost::CoverageLimit)> {
    let sessions = built.model.sessions.high;
    built
        .columns
        .iter()
        .filter_map(|column| match column {
            Column::Priced(place) => Some((*place, built.model.strategies.get(*place)?)),
            Column::Unpriced(_) => None,
        })
        .filter(|(_, strategy)| strategy.first.repeat == cost::Repeat::Sessions)
        .flat_map(|(place, strategy)| {
            let treatment = match strategy.of {
                Of::Treatment(treatment) => treatment,
                Of::Pathway(pathway) => knowledge.costs.pathways[pathway].first,
            };
            cost::limits(knowledge, condition, treatment, payer, sessions)
                .into_iter()
                .map(move |limit| (place, limit))
        })
        .collect()
}

fn simulation(
    args: &DoubtArgs,
    model: &Model,
    knowledge: &Knowledge,
) -> Result<Option<(Settings, cost::Simulation)>, Failure> {
    let Some(cases) = args.simulate else {
        return Ok(None);
    };
    if !(1..=cost::MOST_CASES).contains(&cases) {
        return Err(Failure::usage(
            format!("--simulate: expected a number of cases, found {cases}"),
            format!("write a whole number from 1 to {}", cost::MOST_CASES),
        ));
    }
    if model.strategies.is_empty() {
        return Err(Failure::usage(
            "--simulate: nothing here has a price",
            "name treatments that have one",
        ));
    }
    let threads = args
        .threads
        .map(usize::from)
        .unwrap_or_else(|| std::thread::available_parallelism().map_or(1, NonZero::get));
    let settings = Settings {
        cases,
        seed: args.seed,
        threads,
        sessions: model.sessions,
    };
    match cost::simulate(model, &settings) {
        Ok(simulation) => Ok(Some((settings, simulation))),
        Err(NoSimulation::TooLarge) => Err(Failure::usage(
            "--simulate: a case could cost more than $42,949,672.95, more than is kept",
            "look at fewer years, fewer sessions or smaller prices",
        )),
        Err(NoSimulation::NoChance(place)) => {
            let id = model
                .strategies
                .get(place)
                .map_or("", |strategy| match strategy.of {
                    Of::Pathway(pathway) => knowledge.costs.pathways[pathway].id.as_str(),
                    Of::Treatment(_) => "",
                });
            Err(Failure::usage(
                format!("--simulate: nobody knows how many go on in `{id}`"),
                "say it: --chance 20-50",
            ))
        }
    }
}

fn break_even(args: &DoubtArgs, model: &Model) -> Result<Option<cost::BreakEven>, Failure> {
    if !args.break_even {
        return Ok(None);
    }
    cost::break_even(model).map(Some).ok_or_else(|| {
        Failure::usage(
            "--break-even: it takes something in sessions and something that is done once",
            "name two treatments, such as an injection and an operation",
        )
    })
}
