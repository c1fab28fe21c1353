//! What else is published about the same treatments, and everything that a sum takes for granted.

use super::words;
use crate::answer::CostReport;
use crate::cost::{Priced, Strategy};
use crate::knowledge::PriceBasis;
use crate::report::citations::Citations;
use crate::report::{Block, Text};

/// Other published figures for the same treatments: prices of other kinds, and what is billed before discounts, told apart.
pub(super) fn also_published(report: &CostReport, citations: &mut Citations) -> Vec<Block> {
    let used: Vec<_> = report.model().quotes.iter().filter_map(Priced::price).collect();
    let treatments: Vec<crate::knowledge::Priced> = report
        .model()
        .quotes
        .iter()
        .filter_map(|priced| Some(report.knowledge.costs.prices[priced.price()?].of))
        .collect();
    let mut others: Vec<Text> = Vec::new();
    let mut charges: Vec<Text> = Vec::new();
    for (pointer, price) in report.knowledge.costs.prices.refs() {
        if used.contains(&pointer) || !treatments.contains(&price.of) {
            continue;
        }
        let numbers = price.sources();
        let text = |citations: &mut Citations| {
            let cited = citations.cite(&numbers, Some(price.provenance));
            Text::plain(format!("{}: ", price.label))
                .then_strong(super::prices::amounts(price))
                .then(format!(
                    "; {}; for {}; {}",
                    words::basis(price.basis),
                    words::episode(price.episode),
                    price.who
                ))
                .then_notes(cited)
        };
        match price.basis {
            PriceBasis::Charge => charges.push(text(citations)),
            PriceBasis::Reported => others.push(text(citations)),
            _ if price.payer == Some(report.payer)
                && !price.is_default
                && price.variants.is_empty() =>
            {
                others.push(text(citations));
            }
            _ => {}
        }
    }
    let mut blocks = Vec::new();
    if !others.is_empty() {
        blocks.push(Block::heading(2, "Also published"));
        blocks.push(Block::List { ordered: false, items: others });
    }
    if !charges.is_empty() {
        blocks.push(Block::heading(2, "Billed, before discounts: not what people pay"));
        blocks.push(Block::List { ordered: false, items: charges });
    }
    blocks
}

/// Everything that was taken for granted, the particular first.
pub(super) fn taken_for_granted(report: &CostReport) -> Vec<String> {
    let knowledge = report.knowledge;
    let model = report.model();
    let mut taken = Vec::new();
    let index = &knowledge.costs.indexes[report.index].label;
    let mut has_sessions = false;
    for (place, priced) in model.quotes.iter().enumerate() {
        let quote = match priced {
            Priced::Known(quote) => quote,
            Priced::Own { bill, year, .. } => {
                let rate = year.map_or("your own amount".to_owned(), |year| {
                    format!("the known rate of {year}")
                });
                taken.push(format!("{}: {} each, {rate}.", report.thing(place), bill.amount));
                continue;
            }
        };
        let price = &knowledge.costs.prices[quote.price];
        let thing = report.thing(place);
        taken.extend(quote.remarks.iter().map(|remark| words::remark(thing, remark, index)));
        // An official rate speaks for itself; how any other figure was come by must be said.
        if let Some(note) = price.note.as_ref().filter(|_| price.basis != PriceBasis::OfficialRate)
        {
            taken.push(format!("{thing}: {note}"));
        }
        if let Some(incomplete) = &price.incomplete {
            taken.push(format!("{thing}: not the whole price. {}", words::sentence(incomplete)));
        } else if !price.not_included.is_empty() {
            taken.push(format!(
                "{thing}: on top come {}.",
                crate::values::join_with(&price.not_included, "and")
            ));
        }
    }
    for strategy in &model.strategies {
        has_sessions |= strategy.first.repeat == crate::cost::Repeat::Sessions;
    }
    if has_sessions && !report.sessions_are_known && model.sessions.high == 1 {
        taken.push("One session a year, because no number was named (--sessions 3).".to_owned());
    }
    if model.years > 1 {
        taken.push(format!(
            "Prices and the plan stay as they are in all {} years, and later money counts like money today.",
            model.years
        ));
    }
    if model.strategies.iter().any(Strategy::is_pathway) {
        taken.push("Where a second treatment follows, it comes in the same plan year, after the first, and ends it.".to_owned());
    }
    if model.strategies.iter().any(|strategy| !strategy.additions.is_empty()) {
        taken.push(
            "What was added with --with comes in the first year, after the treatment.".to_owned(),
        );
    }
    if let Some(plan) = &report.plan {
        taken.extend(plan.taken_for_granted());
        let wanted = plan.payer();
        if wanted != report.payer {
            taken.push(format!(
                "The prices are those of {}, though the plan goes with those of {}.",
                words::payer(report.payer),
                words::payer(wanted)
            ));
        }
        let year = super::document::price_year(report);
        if let (Some(amounts), Some(prices)) = (plan.medicare_year, year)
            && amounts != prices
        {
            taken.push(format!(
                "Medicare's deductibles are those of {amounts}, the prices those of {prices}."
            ));
        }
    }
    taken.extend(knowledge.costs.frame.iter().flat_map(|frame| frame.assumptions.clone()));
    taken
}
