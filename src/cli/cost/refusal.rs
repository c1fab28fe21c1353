//! Why a question about cost has no answer, with the option that asks for what is not there, and how to mend it.

use crate::answer::cost::NoCost;
use crate::cli::failure::Failure;
use crate::cost::{CostError, NoSimulation};
use crate::knowledge::{Knowledge, Payer, Site};
use crate::values::join_with;
use crate::wording;

/// What to change, and how.
pub(in crate::cli) fn refusal(knowledge: &Knowledge, why: NoCost, year_is_named: bool) -> Failure {
    let costs = &knowledge.costs;
    match why {
        NoCost::Course(problems) => problems.into(),
        NoCost::Sum(error) => refused(knowledge, &error, year_is_named),
        NoCost::NoCondition => Failure::usage("the knowledge file holds no condition", "add one"),
        NoCost::OtherRules(payer, plan_type) => Failure::usage(
            format!(
                "--payer, --plan: {} prices never go through the rules of a plan of type `{}`",
                payer.slug(),
                plan_type.slug()
            ),
            "leave --payer out to take the prices that the plan pays, or leave --plan out to see the prices alone",
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
        NoCost::TooManyCases { cases, most } => Failure::usage(
            format!("--simulate: {cases} cases of these choices are more than can be kept"),
            format!("draw at most {most} for so many, or name fewer choices"),
        ),
        NoCost::Simulation(
            NoSimulation::TooLarge | NoSimulation::TooManyCases(_) | NoSimulation::NoChance(_),
        ) => Failure::usage(
            "--simulate: a case could cost more than $42,949,672.95, more than is kept",
            "look at fewer years, fewer sessions or smaller prices",
        ),
    }
}

fn nothing_priced(option: &str) -> Failure {
    Failure::usage(format!("{option}: nothing here has a price"), "name treatments that have one")
}

/// The failure of a sum. `year_is_named`: the year of Medicare's amounts was named, else it follows from the plan.
fn refused(knowledge: &Knowledge, error: &CostError, year_is_named: bool) -> Failure {
    let what = wording::refusal::refusal(knowledge, error);
    let message = match option(error, year_is_named) {
        Some(option) => format!("{option}: {what}"),
        None => what,
    };
    Failure::usage(message, hint(knowledge, error))
}

/// The option that is to blame; `None`: no single one.
fn option(error: &CostError, year_is_named: bool) -> Option<&'static str> {
    match error {
        CostError::NoPrices
        | CostError::Charge(_)
        | CostError::TooLarge
        | CostError::TooManyBills => None,
        CostError::NotAtSite { .. } => Some("--site"),
        CostError::NoRate { .. } | CostError::NotCarried { .. } => Some("--year"),
        CostError::NoColumn(_) | CostError::NoItemPrice { .. } | CostError::NoItemRate(_) => {
            Some("--with")
        }
        CostError::NoMedicareAmount { .. } if year_is_named => Some("--year"),
        CostError::NoMedicareAmount { .. } | CostError::NoMedicareRules | CostError::NoDays(_) => {
            Some("--plan")
        }
    }
}

fn hint(knowledge: &Knowledge, error: &CostError) -> String {
    let id = |item| &knowledge.costs.items[item].id;
    match error {
        CostError::NoPrices => "`spinecmp cost --course FILE` reckons with your own bills".to_owned(),
        CostError::Charge(_) => "no sum is made of it, because nobody pays it".to_owned(),
        CostError::NotAtSite { known, .. } if known.is_empty() => {
            "leave --site out: this price is not known by site".to_owned()
        }
        CostError::NotAtSite { known, .. } => {
            let known: Vec<&str> = known.iter().copied().map(Site::slug).collect();
            format!("its sites are {}", join_with(&known, "and"))
        }
        CostError::NoRate { known, .. } => format!("known years: {}", years(known)),
        CostError::NotCarried { from, .. } => {
            format!("leave --year out to see the amount in dollars of {from}")
        }
        CostError::NoColumn(_) => {
            "name that treatment too, or leave it out of --with to add it to all".to_owned()
        }
        CostError::NoItemPrice { item, count, .. } => {
            format!("say what one costs: --with {}={count}@100", id(*item))
        }
        CostError::NoItemRate(item) => format!("say it yourself: --with {}=1@95", id(*item)),
        CostError::TooLarge => {
            "is there a slip in a price, a number of sessions or --with?".to_owned()
        }
        CostError::TooManyBills => {
            "is there a slip in a number of sessions, in --years or in --with? Else name fewer treatments"
                .to_owned()
        }
        CostError::NoDays(_) => {
            "say for which days the copay is, such as `days 1 to 5`; or give your own bills with --course"
                .to_owned()
        }
        CostError::NoMedicareRules => "name a plan of another type".to_owned(),
        CostError::NoMedicareAmount { part, known, .. } => {
            let key = part.key();
            if known.is_empty() {
                format!("give `{key}` in a plan file")
            } else {
                format!("known years: {}; or give `{key}` in a plan file", years(known))
            }
        }
    }
}

fn years(years: &[u16]) -> String {
    years.iter().map(u16::to_string).collect::<Vec<_>>().join(", ")
}
