//! Why there is no sum, in plain words: for the cell of a column that is empty, and for the line that refuses a whole answer.

use super::cost::sentence;
use super::number;
use crate::cost::{CostError, MOST_BILLS, Unpriced};
use crate::knowledge::{Knowledge, Payer};

/// Why a column is empty, as a sentence.
pub(crate) fn unpriced(knowledge: &Knowledge, why: &Unpriced) -> String {
    match why {
        Unpriced::NoPrice { payer, has_extras } => {
            let payer = match payer {
                Payer::Medicare => "Medicare",
                Payer::Commercial => "a private plan",
                Payer::Cash => "somebody who pays cash",
            };
            let lost =
                if *has_extras { " What was added with --with cannot be added to it." } else { "" };
            format!("No price for {payer} was found.{lost}")
        }
        Unpriced::Refused(error) => sentence(&refusal(knowledge, error)),
    }
}

/// Why no sum can be made, without how to mend it.
pub(crate) fn refusal(knowledge: &Knowledge, error: &CostError) -> String {
    let costs = &knowledge.costs;
    match error {
        CostError::NoPrices => "this knowledge file has no prices".to_owned(),
        CostError::Charge(price) => {
            format!("`{}` is what is billed before discounts, not a price", costs.prices[*price].id)
        }
        CostError::NotAtSite { price, wanted, .. } => format!(
            "no price of `{}` is known for the site `{}`",
            costs.prices[*price].id,
            wanted.slug()
        ),
        CostError::NoRate { price, year, .. } => {
            format!("no official rate of {year} is known for `{}`", costs.prices[*price].id)
        }
        CostError::NotCarried { price, index, from, to } => {
            let index = &costs.indexes[*index];
            let years = index
                .years()
                .map_or(String::new(), |(first, last)| format!("; it has {first} to {last}"));
            format!(
                "the price index `{}` cannot carry `{}` from {from} to {to}{years}",
                index.id, costs.prices[*price].id
            )
        }
        CostError::NoColumn(item) => format!(
            "`{}` is to be added to a column that is not looked at here",
            costs.items[*item].id
        ),
        CostError::NoItemPrice { item, payer, .. } => {
            format!("no {} price of `{}` is known", payer.slug(), costs.items[*item].id)
        }
        CostError::NoItemRate(item) => {
            format!("no source was found for what one `{}` costs", costs.items[*item].id)
        }
        CostError::TooLarge => {
            "the sum is larger than can be counted here (2 trillion dollars)".to_owned()
        }
        CostError::TooManyBills => {
            format!("the columns have more than {} bills together", number::whole(MOST_BILLS))
        }
        CostError::NoMedicareRules => "this knowledge file has no rules of Medicare".to_owned(),
        CostError::NoDays(service) => format!(
            "the plan asks for a copay for every day of `{}`, and no price tells how many days it has",
            service.slug()
        ),
        CostError::NoMedicareAmount { part, year, .. } => format!(
            "the {} of {} is not known here",
            part.what(),
            year.map_or("that year".to_owned(), |year| year.to_string())
        ),
    }
}
