//! `spinecmp cost`: what it costs, in all and out of pocket.

mod args;
mod plan;
mod request;

pub(super) use args::{COST_HELP, CostArgs, PlanArgs};
pub(super) use plan::plan;

use super::args::Shared;
use super::settings::{Output, detail, knowledge};
use super::{Exit, Streams, Surroundings, deliver::deliver, failure::Failure, files};
use crate::comparison::Detail;
use crate::cost::{
    self, Basis, Built, Choice, Column, Extra, Model, NoSimulation, Of, Request, Sessions,
    Settings, Strategy,
};
use crate::knowledge::{Condition, Knowledge, Payer, Price, PriceIndex, Site, Terms, Treatment};
use crate::profile::ProfileBuilder;
use crate::render::Format;
use crate::report::{CostReport, CourseReport, NamedPlan, PlansReport, PricesReport};
use crate::values::{Ref, visible};
use args::DoubtArgs;
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
    plan: Option<NamedPlan<'k>>,
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
    let choices = request::choices(knowledge, condition, &args.treatments)?;
    let is_alone = args.doubt.simulate.is_some() || args.doubt.sensitivity || args.doubt.break_even;
    let asked = Asked {
        choices: if is_alone {
            choices
        } else {
            request::with_carrying_on(knowledge, condition, choices)
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
    report.sensitivity = args
        .doubt
        .sensitivity
        .then(|| cost::sensitivity(&model, second_of(knowledge, &model)));
    report.break_even = break_even(&args.doubt, &model)?;
    if let Some(most) = report
        .break_even
        .as_ref()
        .and_then(|even| even.total.iter().flatten().map(|met| met.sessions).max())
    {
        let limits = coverage(knowledge, condition, &report.built, report.payer, most);
        report.even_limit = limits.first().copied();
    }
    report.explain = args.explain;
    report.detail = detail(args.detail);
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
            .map(|treatment| request::unnamed(Of::Treatment(*treatment)))
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

/// What is taken where nobody names a number.
const ONE_SESSION: Sessions = Sessions { low: 1, high: 1 };

/// What a cost report is asked for, in the program's own types.
struct Asked {
    choices: Vec<Choice>,
    extras: Vec<Extra>,
    payer: Option<Payer>,
    site: Option<Site>,
    year: Option<u16>,
    index: Ref<PriceIndex>,
    chosen: Vec<Ref<Price>>,
    sessions: Option<Sessions>,
    otherwise: Sessions,
    years: u32,
    chance: Option<(u16, u16)>,
}

impl Asked {
    /// The payer: the one that was named, else the plan's, else that of a price that was named, else the first of the knowledge. A price of another payer is
    /// refused: it would go through rules that it was never under.
    fn payer_for(&self, knowledge: &Knowledge, plan: Option<&NamedPlan>) -> Result<Payer, Failure> {
        let prices = &knowledge.costs.prices;
        let of_price = self
            .chosen
            .iter()
            .find_map(|pointer| prices[*pointer].payer);
        let payer = match (self.payer, plan, of_price) {
            (None, None, Some(payer)) => payer,
            (payer, plan, _) => payer.unwrap_or_else(|| payer_of(knowledge, plan)),
        };
        let stranger = self
            .chosen
            .iter()
            .map(|pointer| &prices[*pointer])
            .find(|price| price.payer.is_some_and(|other| other != payer));
        match stranger {
            Some(price) => Err(Failure::usage(
                format!(
                    "--price: `{}` is a {} price, and the payer here is {}",
                    price.id,
                    price.payer.map_or("", Payer::slug),
                    payer.slug()
                ),
                "name a price of that payer, or another --payer or --plan",
            )),
            None => Ok(payer),
        }
    }

    fn report<'k>(
        self,
        mut plan: Option<NamedPlan<'k>>,
        knowledge: &'k Knowledge,
        condition: Ref<Condition>,
        today: jiff::civil::Date,
    ) -> Result<CostReport<'k>, Failure> {
        let payer = self.payer_for(knowledge, plan.as_ref())?;
        // A preset of Medicare holds in every year; its amounts are those of the prices' year.
        if let Some(named) = plan.as_mut().filter(|named| named.preset.is_some())
            && matches!(named.plan.terms, Terms::Medicare(_))
        {
            named.plan.year = None;
        }
        let request = Request {
            choices: self.choices,
            extras: self.extras,
            basis: Basis {
                payer,
                site: self.site,
                year: self.year,
                index: self.index,
                chosen: &self.chosen,
            },
            sessions: self.sessions.unwrap_or(self.otherwise),
            years: self.years,
            plan: plan.as_ref().map(|plan| &plan.plan),
            chance: self.chance,
        };
        let built = cost::build(knowledge, &request)?;
        let estimates = (0..built.model.strategies.len())
            .filter_map(|place| built.model.estimate(place))
            .collect();
        Ok(CostReport {
            knowledge,
            condition,
            estimates,
            payer,
            payer_is_known: self.payer.is_some() || plan.is_some(),
            site: self.site,
            year: self.year,
            index: self.index,
            sessions_are_known: self.sessions.is_some(),
            limits: coverage(
                knowledge,
                condition,
                &built,
                payer,
                built.model.sessions.high,
            ),
            packed_limits: coverage(
                knowledge,
                condition,
                &built,
                payer,
                built.model.sessions.high.saturating_mul(built.model.years),
            ),
            even_limit: None,
            detail: Detail::Normal,
            condition_is_known: true,
            simulation: None,
            sensitivity: None,
            break_even: None,
            explain: false,
            plan: plan.map(|plan| NamedPlan {
                medicare_year: built.medicare_year,
                ..plan
            }),
            built,
            today,
        })
    }
}

/// The first strategy and the one that it is set against: the next that is not carrying on, which counts another stretch of care.
fn second_of(knowledge: &Knowledge, model: &Model) -> (usize, Option<usize>) {
    let second = model
        .strategies
        .iter()
        .skip(1)
        .position(|strategy| !request::carries_on(knowledge, strategy.of))
        .map(|position| position + 1);
    (0, second.or((model.strategies.len() == 2).then_some(1)))
}

/// What was named must have something to work on.
fn refuse_nothing(args: &CostArgs, report: &CostReport) -> Result<(), Failure> {
    let model = &report.built.model;
    let is_used = |id: &str| {
        model.quotes.iter().any(|priced| {
            priced
                .price()
                .is_some_and(|price| report.knowledge.costs.prices[price].id == id)
        })
    };
    if let Some(id) = args.prices.price.iter().find(|id| !is_used(id)) {
        return Err(Failure::usage(
            format!(
                "--price: `{}` is the price of nothing that is looked at here",
                visible(id)
            ),
            "name the treatment that it is for, or leave --price out",
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

/// The payer that follows from the plan; without one, the first that the knowledge names.
fn payer_of(knowledge: &Knowledge, plan: Option<&NamedPlan>) -> Payer {
    let first = knowledge
        .costs
        .frame
        .as_ref()
        .and_then(|frame| frame.payers.first())
        .map_or(Payer::Cash, |payer| payer.payer);
    plan.map_or(first, NamedPlan::payer)
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
    sessions: u32,
) -> Vec<(usize, cost::CoverageLimit)> {
    built
        .columns
        .iter()
        .filter_map(|column| match column {
            Column::Priced(place) => Some((*place, built.model.strategies.get(*place)?)),
            Column::Unpriced(..) => None,
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
    if model.strategies.is_empty() {
        return Err(Failure::usage(
            "--simulate: nothing here has a price",
            "name treatments that have one",
        ));
    }
    let threads = args
        .threads
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
