//! Every price that is known, and what can be added to a sum.

use super::{amount, words};
use crate::evidence::Detail;
use crate::knowledge::{
    CostItem, Knowledge, PartAmount, Payer, Price, PriceBasis, Priced, Site, SitePrice,
};
use crate::report::citations::Citations;
use crate::report::document::{head, source_ids, sources_whole};
use crate::report::{Block, Page, Records, Text, colophon};
use crate::values::Money;
use jiff::civil::Date;
use serde_json::{Value, json};

/// The prices of the knowledge.
#[derive(Debug, Clone)]
pub struct PricesReport<'k> {
    /// Where they stand.
    pub knowledge: &'k Knowledge,
    /// Only this payer's.
    pub payer: Option<Payer>,
    /// The day that ages are counted to.
    pub today: Date,
}

/// The amounts of a site in its latest year: low, typical, high.
fn latest(site: &SitePrice) -> [Option<Money>; 3] {
    let mut ends = [Some(Money::ZERO); 3];
    for part in &site.parts {
        let amounts = match &part.amount {
            PartAmount::Rates(rates) => [rates.last().map(|rate| rate.amount); 3],
            PartAmount::Range(range) => {
                let only = (range.low == range.high).then_some(range.low);
                [Some(range.low), range.typical.or(only), Some(range.high)]
            }
        };
        for (end, amount) in ends.iter_mut().zip(amounts) {
            *end = end.zip(amount).map(|(end, amount)| end + amount * part.times);
        }
    }
    ends
}

/// The years of a site's amounts: "2026", "2021 to 2024", "no date".
fn years(site: &SitePrice) -> String {
    let known: Vec<u16> = site
        .parts
        .iter()
        .filter_map(|part| match &part.amount {
            PartAmount::Rates(rates) => rates.last().map(|rate| rate.year),
            PartAmount::Range(range) => range.year,
        })
        .collect();
    match (known.iter().min(), known.iter().max()) {
        (Some(first), Some(last)) if first == last => first.to_string(),
        (Some(first), Some(last)) => format!("{first} to {last}"),
        _ => "no date".to_owned(),
    }
}

/// A price in words, site by site: "office $264.87 (2026)", "$90.00 to $1,000.00 (2021)".
pub(super) fn amounts(price: &Price) -> String {
    let sites: Vec<&SitePrice> = match price.at(Site::Any) {
        Some(any) => vec![any],
        None => price.sites.iter().collect(),
    };
    let said: Vec<String> = sites
        .into_iter()
        .map(|site| {
            let [low, _, high] = latest(site);
            let amount = match (low, high) {
                (Some(low), Some(high)) if low != high => format!("{low} to {high}"),
                (Some(one), _) | (None, Some(one)) => one.to_string(),
                (None, None) => String::new(),
            };
            let place = if site.site == Site::Any {
                String::new()
            } else {
                format!("{} ", words::short_site(site.site))
            };
            format!("{place}{amount} ({})", years(site))
        })
        .collect();
    said.join(", ")
}

impl PricesReport<'_> {
    fn prices(&self) -> impl Iterator<Item = &Price> {
        self.knowledge
            .costs
            .prices
            .iter()
            .filter(|price| self.payer.is_none() || price.payer == self.payer)
    }

    fn of(&self, price: &Price) -> &str {
        match price.of {
            Priced::Treatment(treatment) => &self.knowledge.treatments[treatment].id,
            Priced::Item(item) => &self.knowledge.costs.items[item].id,
        }
    }

    fn section(
        &self,
        title: &str,
        citations: &mut Citations,
        fits: impl Fn(&Price) -> bool,
    ) -> Vec<Block> {
        let items: Vec<Text> = self
            .prices()
            .filter(|price| fits(price))
            .map(|price| {
                let numbers = citations.cite(&price.sources(), Some(price.provenance));
                let incomplete = price.incomplete.as_ref().map_or(String::new(), |incomplete| {
                    format!("; not the whole price: {incomplete}")
                });
                Text::code(&price.id)
                    .then(format!(" {}: ", price.label))
                    .then_strong(amounts(price))
                    .then(format!(
                        "; {}; {}{incomplete}",
                        words::episode(price.episode),
                        words::basis(price.basis)
                    ))
                    .then_notes(numbers)
            })
            .collect();
        if items.is_empty() {
            return Vec::new();
        }
        vec![Block::heading(2, title), Block::List { ordered: false, items }]
    }
}

impl PricesReport<'_> {
    fn is_priced(&self, item: &CostItem) -> bool {
        let costs = &self.knowledge.costs;
        let of =
            costs.items.find(|known| known.id == item.id).map(|(pointer, _)| Priced::Item(pointer));
        costs.prices.iter().any(|price| Some(price.of) == of)
    }

    /// What can be added to a sum, and what one of it costs where that does not depend on who pays.
    fn additions(&self, citations: &mut Citations) -> Vec<Block> {
        let items: Vec<Text> = self
            .knowledge
            .costs
            .items
            .iter()
            .map(|item| {
                let text = Text::code(&item.id).then(format!(" {}", item.label));
                let text = match item.rates.last() {
                    Some(rate) => {
                        let numbers = citations.cite(&rate.sources, item.provenance);
                        text.then(": ")
                            .then_strong(format!(
                                "{} per {}",
                                (rate.amount * item.times).in_full(),
                                item.one
                            ))
                            .then(format!(" ({})", rate.year))
                            .then_notes(numbers)
                    }
                    None if !self.is_priced(item) => text,
                    None => text.then(": priced above, by who pays"),
                };
                match &item.note {
                    Some(note) => text.then(". ").then_quiet(note),
                    None => text,
                }
            })
            .collect();
        if items.is_empty() {
            return Vec::new();
        }
        vec![
            Block::heading(2, "What can be added to a sum"),
            Block::Paragraph(
                Text::plain("So many of it: ")
                    .then_code("--with ID=COUNT")
                    .then(", at your own price: ")
                    .then_code("--with ID=COUNT@DOLLARS")
                    .then("."),
            ),
            Block::List { ordered: false, items },
        ]
    }
}

crate::report::handwritten!(PricesReport);

impl crate::report::Handwritten for PricesReport<'_> {
    fn page(&self) -> Page {
        let mut citations = Citations::default();
        let mut blocks = vec![Block::Paragraph(
            Text::plain(
                "At each site, in the latest year known. One price in place of the usual one: ",
            )
            .then_code("spinecmp cost … --price ID")
            .then("."),
        )];
        for payer in Payer::ALL {
            let label = self
                .knowledge
                .costs
                .frame
                .as_ref()
                .and_then(|frame| frame.payer(*payer))
                .map_or(payer.slug(), |words| words.label.as_str());
            blocks.extend(self.section(label, &mut citations, |price| price.payer == Some(*payer)));
        }
        blocks.extend(self.section("Reported in the news", &mut citations, |price| {
            price.basis == PriceBasis::Reported
        }));
        blocks.extend(self.section(
            "Billed, before discounts: not what people pay",
            &mut citations,
            |price| price.basis == PriceBasis::Charge,
        ));
        blocks.extend(self.additions(&mut citations));
        blocks.extend(colophon::of_prices(self.knowledge, &citations, Detail::Normal, self.today));
        Page { title: Text::plain("Prices"), blocks, compact: false }
    }

    fn records(&self) -> Records {
        let mut records = Records::new(&[
            "price", "of", "payer", "basis", "episode", "site", "service", "year", "low",
            "typical", "high", "default", "label", "sources",
        ]);
        for price in self.prices() {
            for site in &price.sites {
                for part in &site.parts {
                    let mut add = |year: Option<u16>, ends: [Option<Money>; 3], sources| {
                        let [low, typical, high] =
                            ends.map(|end| end.map_or(String::new(), Money::plain));
                        records.add([
                            ("price", price.id.clone()),
                            ("of", self.of(price).to_owned()),
                            ("payer", price.payer.map_or("", Payer::slug).to_owned()),
                            ("basis", price.basis.slug().to_owned()),
                            ("episode", price.episode.slug().to_owned()),
                            ("site", site.site.slug().to_owned()),
                            ("service", part.service.slug().to_owned()),
                            ("year", year.map_or(String::new(), |year| year.to_string())),
                            ("low", low),
                            ("typical", typical),
                            ("high", high),
                            ("default", price.is_default.to_string()),
                            ("label", price.label.clone()),
                            ("sources", source_ids(self.knowledge, sources).join(";")),
                        ]);
                    };
                    match &part.amount {
                        PartAmount::Rates(rates) => {
                            for rate in rates {
                                add(Some(rate.year), [Some(rate.amount); 3], &rate.sources);
                            }
                        }
                        PartAmount::Range(range) => add(
                            range.year,
                            [Some(range.low), range.typical, Some(range.high)],
                            &range.sources,
                        ),
                    }
                }
            }
        }
        records
    }

    fn document(&self) -> Value {
        let mut document = head(self.knowledge);
        document.insert("currency".to_owned(), json!("USD"));
        let mut cited = Vec::new();
        let prices: Vec<Value> = self
            .prices()
            .map(|price| {
                cited.extend(price.sources());
                json!({
                    "id": price.id,
                    "of": self.of(price),
                    "variants": price.variants,
                    "payer": price.payer.map(Payer::slug),
                    "basis": price.basis.slug(),
                    "episode": price.episode.slug(),
                    "default": price.is_default,
                    "label": price.label,
                    "includes": price.includes,
                    "not_included": price.not_included,
                    "incomplete": price.incomplete,
                    "who": price.who,
                    "provenance": price.provenance.slug(),
                    "note": price.note,
                    "sites": price.sites.iter().map(|site| json!({
                        "site": site.site.slug(),
                        "parts": site.parts.iter().map(|part| json!({
                            "service": part.service.slug(),
                            "label": part.label,
                            "times": part.times,
                            "amounts": match &part.amount {
                                PartAmount::Rates(rates) => rates.iter().map(|rate| json!({
                                    "year": rate.year,
                                    "low": amount(rate.amount),
                                    "typical": amount(rate.amount),
                                    "high": amount(rate.amount),
                                    "sources": source_ids(self.knowledge, &rate.sources),
                                })).collect::<Vec<_>>(),
                                PartAmount::Range(range) => vec![json!({
                                    "year": range.year,
                                    "low": amount(range.low),
                                    "typical": range.typical.map(amount),
                                    "high": amount(range.high),
                                    "sources": source_ids(self.knowledge, &range.sources),
                                })],
                            },
                        })).collect::<Vec<_>>(),
                    })).collect::<Vec<_>>(),
                })
            })
            .collect();
        document.insert("prices".to_owned(), json!(prices));
        document.insert("sources".to_owned(), sources_whole(self.knowledge, cited));
        Value::Object(document)
    }

    fn knowledge(&self) -> Option<&crate::knowledge::Knowledge> {
        Some(self.knowledge)
    }
}
