//! How sure a sum is: the simulation, what matters most, and the break-even point, where they are asked for.

use super::args::DoubtArgs;
use super::choices;
use crate::cli::failure::Failure;
use crate::cost::{self, Model, NoSimulation, Of, Settings};
use crate::knowledge::Knowledge;
use std::num::NonZero;

/// The first strategy and the one that it is set against: the next that is not carrying on, which counts another stretch of care.
pub(super) fn second_of(knowledge: &Knowledge, model: &Model) -> (usize, Option<usize>) {
    let second = model
        .strategies
        .iter()
        .skip(1)
        .position(|strategy| !choices::carries_on(knowledge, strategy.of))
        .map(|position| position + 1);
    (0, second.or((model.strategies.len() == 2).then_some(1)))
}

pub(super) fn simulation(
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
        .0
        .unwrap_or_else(|| std::thread::available_parallelism().map_or(1, NonZero::get));
    let settings = Settings { cases, seed: args.seed, threads, sessions: model.sessions };
    match cost::simulate(model, &settings) {
        Ok(simulation) => Ok(Some((settings, simulation))),
        Err(NoSimulation::TooLarge) => Err(Failure::usage(
            "--simulate: a case could cost more than $42,949,672.95, more than is kept",
            "look at fewer years, fewer sessions or smaller prices",
        )),
        Err(NoSimulation::TooMany) => Err(Failure::usage(
            "--simulate: more than 20 choices cannot be set against each other",
            "name those that are to be compared",
        )),
        Err(NoSimulation::TooManyCases(most)) => Err(Failure::usage(
            format!("--simulate: {cases} cases of these choices are more than can be kept"),
            format!("draw at most {most} for so many, or name fewer choices"),
        )),
        Err(NoSimulation::NoChance(place)) => {
            let id = model.strategies.get(place).map_or("", |strategy| match strategy.of {
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

pub(super) fn break_even(
    args: &DoubtArgs,
    model: &Model,
) -> Result<Option<cost::BreakEven>, Failure> {
    if !args.break_even {
        return Ok(None);
    }
    cost::break_even(model).map(Some).ok_or_else(|| {
        Failure::usage(
            "--break-even: it takes something in sessions and something that is done once",
            "name two treatments, one of each; `spinecmp cost` shows how often each comes",
        )
    })
}
