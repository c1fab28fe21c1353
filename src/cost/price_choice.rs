//! Which price is taken: one that was named, else that of the variant, else the default of the thing and the payer.

use super::quote::QuoteBasis;
use crate::knowledge::{Costs, Price, PriceSubject};
use crate::values::Ref;

/// The price of a thing: one that was chosen, else that of the variant, else the default. Charges and reports are taken only when chosen,
/// and charges not even then.
pub fn find_price<'k>(
    costs: &'k Costs,
    of: PriceSubject,
    variant: Option<&str>,
    basis: &QuoteBasis,
) -> Option<(Ref<Price>, &'k Price)> {
    let chosen = basis.chosen.iter().map(|pointer| (*pointer, &costs.prices[*pointer])).find(
        |(_, price)| {
            price.of == of
                && variant.is_none_or(|variant| {
                    price.variants.is_empty() || price.variants.iter().any(|known| known == variant)
                })
        },
    );
    if chosen.is_some() {
        return chosen;
    }
    let fits = |price: &Price| {
        price.of == of
            && price.payer == Some(basis.payer)
            && variant.map_or(price.is_default, |variant| {
                price.variants.iter().any(|known| known == variant)
            })
    };
    costs.prices.find(fits).or_else(|| {
        // A price without variants is for all of them.
        costs.prices.find(|price| {
            price.of == of
                && price.payer == Some(basis.payer)
                && price.is_default
                && price.variants.is_empty()
        })
    })
}

/// The price of that id.
pub fn price_by_id(costs: &Costs, id: &str) -> Option<Ref<Price>> {
    costs.prices.find(|price| price.id == id).map(|(pointer, _)| pointer)
}
