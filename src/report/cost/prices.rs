//! Every price that is known, and what can be added to a sum, as a page.

use crate::answer::PricesReport;
use crate::answer::cost::{CostItemEntry, ListedPriceEntry, PriceEntry};
use crate::knowledge::{Payer, PriceBasis};
use crate::report::citations::Citations;
use crate::report::{Block, HasPage, Page, Text, about_this_page};
use crate::values::distinct;
use crate::wording::cost as words;

/// What is billed is told apart from what is paid.
pub(super) const BILLED: &str = "Billed, before discounts: not what people pay";

impl HasPage for PricesReport<'_> {
    fn page(&self) -> Page {
        let mut citations = Citations::default();
        let mut blocks = vec![Block::Paragraph(
            Text::plain(
                "At each site, in the latest year known. One price in place of the usual one: ",
            )
            .then_code("spinecmp cost … --price ID")
            .then("."),
        )];
        let frame = self.knowledge.costs.frame.as_ref();
        for payer in Payer::ALL {
            let label = frame.and_then(|frame| frame.payer(*payer));
            let label = label.map_or(payer.slug(), |words| words.label.as_str());
            let items = self.listed(&mut citations, |entry| entry.payer == Some(*payer));
            blocks.extend(Block::listed(label, items));
        }
        for (label, basis) in
            [("Reported in the news", PriceBasis::Reported), (BILLED, PriceBasis::Charge)]
        {
            let items = self.listed(&mut citations, |entry| entry.basis == basis);
            blocks.extend(Block::listed(label, items));
        }
        if !self.items.is_empty() {
            let how = Block::Paragraph(
                Text::plain("So many of it: ")
                    .then_code("--with ID=COUNT")
                    .then(", at your own price: ")
                    .then_code("--with ID=COUNT@DOLLARS")
                    .then("."),
            );
            let items = Block::list(self.items.iter().map(|entry| item(entry, &mut citations)));
            blocks.push(Block::section("What can be added to a sum", vec![how, items]));
        }
        blocks.extend(about_this_page::of_prices(self.knowledge, &citations, self.today));
        Page { title: Text::plain("Prices"), blocks, ..Page::default() }
    }
}

impl PricesReport<'_> {
    fn listed(&self, citations: &mut Citations, fits: impl Fn(&PriceEntry) -> bool) -> Vec<Text> {
        let entries = self.prices.iter().map(|ListedPriceEntry { price, .. }| price);
        entries
            .filter(|entry| fits(entry))
            .map(|price| {
                Text::code(price.id)
                    .then(format!(" {}: ", price.label))
                    .then_strong(&price.text)
                    .then(words::kind_of_price(price.episode, price.basis, price.incomplete))
                    .then_notes(citations.cite(&price.sources.refs, Some(price.provenance)))
            })
            .collect()
    }
}

/// Prices beside those of a sum.
pub(super) fn published(entries: &[PriceEntry], citations: &mut Citations) -> Vec<Text> {
    let entries = entries.iter().map(|price| {
        Text::plain(format!("{}: ", price.label))
            .then_strong(&price.text)
            .then(words::whose_price(price.basis, price.episode, price.who))
            .then_notes(citations.cite(&price.sources.refs, Some(price.provenance)))
    });
    // One price that is of two treatments is one thing to know.
    distinct(entries)
}

/// What can be added, and what one of it costs where that does not depend on who pays.
fn item(entry: &CostItemEntry, citations: &mut Citations) -> Text {
    let text = Text::code(entry.id).then(format!(" {}", entry.label));
    let text = match entry.each.zip(entry.year) {
        Some((each, year)) => text
            .then(": ")
            .then_strong(format!("{} per {}", each.in_full(), entry.one))
            .then(format!(" ({year})"))
            .then_notes(citations.cite(&entry.sources.refs, entry.provenance)),
        None if entry.is_priced => text.then(": priced above, by who pays"),
        None => text,
    };
    match entry.note {
        Some(note) => text.then(". ").then_quiet(note),
        None => text,
    }
}
