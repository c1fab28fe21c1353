//! Why a question about cost has no answer, in the words of the command line.

use crate::answer::cost::NoCost;
use crate::cli::failure::Failure;
use crate::cost::{NoQuote, NoSimulation};
use crate::knowledge::{Knowledge, Payer};

impl From<NoQuote> for Failure {
    fn from(problem: NoQuote) -> Self {
        Self::usage(problem.message, problem.hint)
    }
}

/// What to change, and how.
pub(in crate::cli) fn refusal(knowledge: &Knowledge, why: NoCost) -> Failure {
    let costs = &knowledge.costs;
    match why {
        NoCost::Course(problems) => problems.into(),
        NoCost::Quote(problem) => problem.into(),
        NoCost::NoCondition => Failure::usage("the knowledge file holds no condition", "add one"),
        NoCost::NoPrices => Failure::usage(
            "this knowledge file has no prices",
            "`spinecmp cost --course FILE` reckons with your own bills",
        ),
        NoCost::NoMedicare => Failure::usage(
            "--plan: this knowledge file has no rules of Medicare",
            "name a plan of another type",
        ),
        NoCost::OfAnotherPayer(price, payer) => {
            let price = &costs.prices[price];
            Failure::usage(
                format!(
                    "--price: `{}` is a {} price, and the payer here is {}",
                    price.id,
                    price.payer.map_or("", Payer::slug),
                    payer.slug()
                ),
                "name a price of that payer, or another --payer or --plan",
            )
        }
        NoCost::OfNothing(price) => Failure::usage(
            format!(
                "--price: `{}` is the price of nothing that is looked at here",
                costs.prices[price].id
            ),
            "name the treatment and the variant that it is for, and one price for each",
        ),
        NoCost::NoPathway => Failure::usage(
            "--chance: no pathway is looked at",
            "a pathway is a choice of its own, such as `A-then-B`; `spinecmp cost` without a treatment shows those of the condition",
        ),
        NoCost::NothingToDraw => nothing_priced("--simulate"),
        NoCost::NothingToMove => nothing_priced("--sensitivity"),
        NoCost::NothingToMeet => Failure::usage(
            "--break-even: it takes something in sessions and something that is done once",
            "name two treatments, one of each; `spinecmp cost` shows how often each comes",
        ),
        NoCost::NoChance(pathway) => Failure::usage(
            format!("--simulate: nobody knows how many go on in `{}`", costs.pathways[pathway].id),
            "say it: --chance 20-50",
        ),
        NoCost::Simulation(NoSimulation::TooMany) => Failure::usage(
            "--simulate: more than 20 choices cannot be set against each other",
            "name those that are to be compared",
        ),
        NoCost::Simulation(NoSimulation::TooLarge | NoSimulation::NoChance(_)) => Failure::usage(
            "--simulate: a case could cost more than $42,949,672.95, more than is kept",
            "look at fewer years, fewer sessions or smaller prices",
        ),
    }
}

fn nothing_priced(option: &str) -> Failure {
    Failure::usage(format!("{option}: nothing here has a price"), "name treatments that have one")
}
