//! Prices of an answer: what each is of, for whom, where, in which year; and all of them as a list.

use super::super::entry::{NOTHING_TO_ADD, sources_whole};
use super::super::{
    Cited, CommandAnswer, Missing, Number, Rows, SourceEntry, Table, answer_entry, with_missing,
};
use super::MoneyRange;
use crate::cost::Range;
use crate::knowledge::{
    CostItem, Episode, ItemKind, Knowledge, PartAmount, Payer, Price, PriceBasis, PriceRange,
    PriceSubject, Provenance, Service, Site, SitePrice, Source,
};
use crate::values::{Money, Ref};
use crate::wording::cost as words;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

answer_entry! {
    /// A price.
    pub struct PriceEntry<'k>;

    /// A price, and where it stands.
    pub(super) fn of(knowledge: &'k Knowledge, price: &'k Price) {
        let any = price.at(Site::Any);
        let sites = price.sites.iter().filter(|site| any.is_none_or(|any| any == *site));
        let at = |site: &SitePrice| words::price_at(site.site, latest(site), years(site));
    }

    /// Public id.
    pub id: &'k str = &price.id,
    /// The treatment, or what can be added, that it is a price of.
    pub of: &'k str = match price.of {
        PriceSubject::Treatment(treatment) => &knowledge.treatments[treatment].id,
        PriceSubject::Item(item) => &knowledge.costs.items[item].id,
    },
    /// What exactly is priced.
    pub label: &'k str = &price.label,
    /// Variants of the treatment that it holds for; none: for all.
    pub variants: &'k [String] = &price.variants,
    /// Whose price.
    pub payer: Option<Payer> = unless(price.payer, "nobody was said to pay it"),
    /// What kind of figure.
    pub basis: PriceBasis = price.basis,
    /// Whether that is an estimate.
    pub is_estimate: bool = price.basis == PriceBasis::Estimate,
    /// The stretch of care.
    pub episode: Episode = price.episode,
    /// The one that is taken when only the thing and the payer are named.
    pub default: bool = price.is_default,
    /// What is in it that a reader may ask about.
    pub includes: Option<&'k str> = unless(price.includes.as_deref(), NOTHING_TO_ADD),
    /// What comes on top.
    pub not_included: &'k [String] = &price.not_included,
    /// A main part that is missing: the amount is no full price.
    pub incomplete: Option<&'k str> = unless(price.incomplete.as_deref(), "it is whole"),
    /// Whom it holds for.
    pub who: &'k str = &price.who,
    /// How it was read.
    pub provenance: Provenance = price.provenance,
    /// What else to know.
    pub note: Option<&'k str> = unless(price.note.as_deref(), NOTHING_TO_ADD),
    /// Its amounts by site, in the latest year known.
    pub text: String = sites.map(at).collect::<Vec<_>>().join(", "),
    /// Ids of its sources; where it was taken, of those of the amounts that were.
    pub sources: Cited<'k> = Cited::of(knowledge, &price.sources()),
    /// At how many sites it is known.
    #[serde(skip)]
    pub sites: usize = price.sites.len(),
}

answer_entry! {
    /// A price with every amount that is known.
    pub struct ListedPriceEntry<'k>;

    fn of(knowledge: &'k Knowledge, price: &'k Price) {
        let part = |part: &'k crate::knowledge::Part| {
            with_missing!(PartEntry {
                service: part.service,
                label: unless(part.label.as_deref(), "the service tells"),
                times: part.times,
                amounts: amounts(knowledge, &part.amount),
            })
        };
    }

    /// The price.
    #[serde(flatten)]
    pub price: PriceEntry<'k> = PriceEntry::of(knowledge, price),
    /// Its amounts by site.
    pub sites: Vec<SitePriceEntry<'k>> = price
        .sites
        .iter()
        .map(|site| SitePriceEntry {
            site: site.site,
            parts: site.parts.iter().map(part).collect(),
        })
        .collect(),
}

/// The parts of a price at one site.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SitePriceEntry<'k> {
    /// Where.
    pub site: Site,
    /// What is billed.
    pub parts: Vec<PartEntry<'k>>,
}

/// One part of a price.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PartEntry<'k> {
    /// What it is for.
    pub service: Service,
    /// Its words, where the service's name does not tell.
    pub label: Option<&'k str>,
    /// How many times it is billed.
    pub times: u32,
    /// How much, once.
    pub amounts: Vec<AmountEntry<'k>>,
    /// Why a field is null.
    pub missing_because: Missing<'static>,
}

/// The amount of a part in one year.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AmountEntry<'k> {
    /// The year of the dollars.
    pub year: Option<u16>,
    /// How much.
    #[serde(flatten)]
    pub amount: MoneyRange,
    /// Ids of its sources.
    pub sources: Cited<'k>,
}

answer_entry! {
    /// Something that can be added to a sum.
    pub struct CostItemEntry<'k>;

    fn of(knowledge: &'k Knowledge, of: Ref<CostItem>, item: &'k CostItem) {
        let rate = item.rates.last();
        let each = rate.map(|rate| rate.amount * item.times);
        let no_rate = "it depends on who pays, or the user must say";
    }

    /// Public id.
    pub id: &'k str = &item.id,
    /// What it is.
    pub label: &'k str = &item.label,
    /// Who bears it.
    pub kind: ItemKind = item.kind,
    /// What one of it costs, with every decimal, where that does not depend on who pays.
    pub rate: Option<Number> = unless(each.map(Number::Rate), no_rate),
    /// The year of that.
    pub year: Option<u16> = unless(rate.map(|rate| rate.year), no_rate),
    /// One of it.
    pub one: &'k str = &item.one,
    /// It has prices of its own, by who pays.
    pub is_priced: bool =
        knowledge.costs.prices.iter().any(|price| price.of == PriceSubject::Item(of)),
    /// How the rate was read.
    pub provenance: Option<Provenance> = unless(item.provenance, no_rate),
    /// What else to know.
    pub note: Option<&'k str> = unless(item.note.as_deref(), NOTHING_TO_ADD),
    /// Ids of the sources of the rate.
    pub sources: Cited<'k> = Cited::of(knowledge, rate.iter().flat_map(|rate| &rate.sources)),
    /// The rate exactly.
    #[serde(skip)]
    pub each: Option<Money> = each,
}

answer_entry! {
    /// The answer of `cost --list-prices`.
    pub struct PricesReport<'k>;

    /// Every price; with a payer, only its own.
    pub fn of(knowledge: &'k Knowledge, payer: Option<Payer>, today: Date) {
        let costs = &knowledge.costs;
        let prices: Vec<ListedPriceEntry> = costs
            .prices
            .iter()
            .filter(|price| payer.is_none() || price.payer == payer)
            .map(|price| ListedPriceEntry::of(knowledge, price))
            .collect();
        let items: Vec<CostItemEntry> = costs
            .items
            .refs()
            .map(|(pointer, item)| CostItemEntry::of(knowledge, pointer, item))
            .collect();
        let cited = prices.iter().map(|price| &price.price.sources);
        let cited = cited.chain(items.iter().map(|item| &item.sources));
        let cited = cited.flat_map(|cited| cited.refs.iter().copied());
        let sources = sources_whole(knowledge, cited);
    }

    /// The currency of all amounts.
    pub currency: &'static str = super::CURRENCY,
    /// The one payer whose prices these are.
    pub payer: Option<Payer> = unless(payer, "no payer was named: they are those of all"),
    /// The prices.
    pub prices: Vec<ListedPriceEntry<'k>> = prices,
    /// What can be added to a sum.
    pub items: Vec<CostItemEntry<'k>> = items,
    /// The sources of all of them, whole.
    pub sources: Vec<SourceEntry<'k>> = sources,
    /// What the answer is for.
    pub intended_use: &'k str = &knowledge.about.intended_use,
    /// Where they stand.
    #[serde(skip)]
    pub knowledge: &'k Knowledge = knowledge,
    /// The day that ages are counted to.
    #[serde(skip)]
    pub today: Date = today,
}

/// The low and the high end at a site in its latest year.
fn latest(site: &SitePrice) -> [Money; 2] {
    let mut ends = [Money::ZERO; 2];
    for part in &site.parts {
        let amounts = match &part.amount {
            PartAmount::Rates(rates) => [rates.last().map_or(Money::ZERO, |rate| rate.amount); 2],
            PartAmount::Range(range) => [range.low, range.high],
        };
        for (end, amount) in ends.iter_mut().zip(amounts) {
            *end += amount * part.times;
        }
    }
    ends
}

/// The first and the last year of a site's latest amounts.
fn years(site: &SitePrice) -> Option<(u16, u16)> {
    let known = || {
        site.parts.iter().filter_map(|part| match &part.amount {
            PartAmount::Rates(rates) => rates.last().map(|rate| rate.year),
            PartAmount::Range(range) => range.year,
        })
    };
    Some((known().min()?, known().max()?))
}

fn amounts<'k>(knowledge: &'k Knowledge, amount: &PartAmount) -> Vec<AmountEntry<'k>> {
    let one = |year: Option<u16>, range: Range, sources: &[Ref<Source>]| {
        let mut amount = MoneyRange::of(range, false);
        AmountEntry {
            year: amount.missing_because.unless("year", year, "its source has no date"),
            amount,
            sources: Cited::of(knowledge, sources),
        }
    };
    match amount {
        PartAmount::Rates(rates) => rates
            .iter()
            .map(|rate| one(Some(rate.year), Range::one(rate.amount), &rate.sources))
            .collect(),
        PartAmount::Range(PriceRange { low, typical, high, year, sources }) => {
            vec![one(*year, Range { low: *low, typical: *typical, high: *high }, sources)]
        }
    }
}

impl CommandAnswer for PricesReport<'_> {
    const TABLE: Table = Table {
        header: "price,of,payer,basis,episode,site,service,year,low,typical,high,currency,\
            default,incomplete,label,who,sources",
        rows: &[Rows {
            each: &["prices", "sites", "parts", "amounts"],
            fields: &["price:^^^id ^^^of ^^^payer ^^^basis ^^^episode ^^site ^service year low \
                typical high /currency ^^^default ^^^incomplete ^^^label ^^^who sources"],
        }],
    };

    fn knowledge(&self) -> Option<&Knowledge> {
        Some(self.knowledge)
    }
}
