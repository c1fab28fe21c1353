//! Why no sum can be made, with the option that asks for what is not there, and how to mend it.

use crate::cli::failure::Failure;
use crate::cost::{CostError, MedicarePart};
use crate::knowledge::{Knowledge, Site};
use crate::values::join_with;
use crate::wording;

/// The failure of a sum. `year_is_asked`: the year of Medicare's amounts was named, else it follows from the plan.
pub(super) fn refused(knowledge: &Knowledge, error: &CostError, year_is_asked: bool) -> Failure {
    let what = wording::cost::refusal(knowledge, error);
    let message = match option(error, year_is_asked) {
        Some(option) => format!("{option}: {what}"),
        None => what,
    };
    Failure::usage(message, hint(knowledge, error))
}

/// The option that is to blame; `None`: no single one.
fn option(error: &CostError, year_is_asked: bool) -> Option<&'static str> {
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
        CostError::NoMedicareAmount { .. } if year_is_asked => Some("--year"),
        CostError::NoMedicareAmount { .. }
        | CostError::NoMedicareRules
        | CostError::SpentTooMuch { .. } => Some("--plan"),
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
        CostError::NoMedicareRules => "name a plan of another type".to_owned(),
        CostError::NoMedicareAmount { part, known, .. } => {
            let key = match part {
                MedicarePart::A => "part-a-deductible",
                MedicarePart::B => "part-b-deductible",
            };
            if known.is_empty() {
                format!("give `{key}` in a plan file")
            } else {
                format!("known years: {}; or give `{key}` in a plan file", years(known))
            }
        }
        CostError::SpentTooMuch { .. } => "is it what was paid in this calendar year?".to_owned(),
    }
}

fn years(years: &[u16]) -> String {
    years.iter().map(u16::to_string).collect::<Vec<_>>().join(", ")
}
