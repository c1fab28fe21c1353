//! Prices of an answer: what each is of, for whom, where, in which year; and all of them as a list.

use super::super::entry::{NOTHING_TO_ADD, sources_whole};
use super::super::{Cited, CommandAnswer, Missing, Number, Rows, SourceEntry, Table, with_missing};
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

/// A price.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PriceEntry<'k> {
    /// Public id.
    pub id: &'k str,
    /// The treatment, or what can be added, that it is a price of.
    pub of: &'k str,
    /// What exactly is priced.
    pub label: &'k str,
    /// Variants of the treatment that it holds for; none: for all.
    pub variants: &'k [String],
    /// Whose price.
    pub payer: Option<Payer>,
    /// What kind of figure.
    pub basis: PriceBasis,
    /// Whether that is an estimate.
    pub is_estimate: bool,
    /// The stretch of care.
    pub episode: Episode,
    /// The one that is taken when only the thing and the payer are named.
    pub default: bool,
    /// What is in it that a reader may ask about.
    pub includes: Option<&'k str>,
    /// What comes on top.
    pub not_included: &'k [String],
    /// A main part that is missing: the amount is no full price.
    pub incomplete: Option<&'k str>,
    /// Whom it holds for.
    pub who: &'k str,
    /// How it was read.
    pub provenance: Provenance,
    /// What else to know.
    pub note: Option<&'k str>,
    /// Its amounts by site, in the latest year known.
    pub text: String,
    /// Ids of its sources; where it was taken, of those of the amounts that were.
    pub sources: Cited<'k>,
    /// Why a field is null.
    pub missing_because: Missing<'static>,
    /// At how many sites it is known.
    #[serde(skip)]
    pub sites: usize,
}

/// A price with every amount that is known.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ListedPriceEntry<'k> {
    /// The price.
    #[serde(flatten)]
    pub price: PriceEntry<'k>,
    /// Its amounts by site.
    pub sites: Vec<SitePriceEntry<'k>>,
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

/// Something that can be added to a sum.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CostItemEntry<'k> {
    /// Public id.
    pub id: &'k str,
    /// What it is.
    pub label: &'k str,
    /// Who bears it.
    pub kind: ItemKind,
    /// What one of it costs, with every decimal, where that does not depend on who pays.
    pub rate: Option<Number>,
    /// The year of that.
    pub year: Option<u16>,
    /// One of it.
    pub one: &'k str,
    /// It has prices of its own, by who pays.
    pub is_priced: bool,
    /// How the rate was read.
    pub provenance: Option<Provenance>,
    /// What else to know.
    pub note: Option<&'k str>,
    /// Ids of the sources of the rate.
    pub sources: Cited<'k>,
    /// Why a field is null.
    pub missing_because: Missing<'static>,
    /// The rate exactly.
    #[serde(skip)]
    pub each: Option<Money>,
}

/// The answer of `cost --list-prices`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PricesReport<'k> {
    /// The currency of all amounts.
    pub currency: &'static str,
    /// The one payer whose prices these are.
    pub payer: Option<Payer>,
    /// The prices.
    pub prices: Vec<ListedPriceEntry<'k>>,
    /// What can be added to a sum.
    pub items: Vec<CostItemEntry<'k>>,
    /// The sources of all of them, whole.
    pub sources: Vec<SourceEntry<'k>>,
    /// What the answer is for.
    pub intended_use: &'k str,
    /// Why a field is null.
    pub missing_because: Missing<'static>,
    /// Where they stand.
    #[serde(skip)]
    pub knowledge: &'k Knowledge,
    /// The day that ages are counted to.
    #[serde(skip)]
    pub today: Date,
}

impl<'k> PriceEntry<'k> {
    /// A price, and where it stands.
    pub(super) fn of(knowledge: &'k Knowledge, price: &'k Price) -> Self {
        let any = price.at(Site::Any);
        let sites = price.sites.iter().filter(|site| any.is_none_or(|any| any == *site));
        let at = |site: &SitePrice| words::price_at(site.site, latest(site), years(site));
        with_missing!(Self {
            id: &price.id,
            of: match price.of {
                PriceSubject::Treatment(treatment) => &knowledge.treatments[treatment].id,
                PriceSubject::Item(item) => &knowledge.costs.items[item].id,
            },
            label: &price.label,
            variants: &price.variants,
            payer: unless(price.payer, "nobody was said to pay it"),
            basis: price.basis,
            is_estimate: price.basis == PriceBasis::Estimate,
            episode: price.episode,
            default: price.is_default,
            includes: unless(price.includes.as_deref(), NOTHING_TO_ADD),
            not_included: &price.not_included,
            incomplete: unless(price.incomplete.as_deref(), "it is whole"),
            who: &price.who,
            provenance: price.provenance,
            note: unless(price.note.as_deref(), NOTHING_TO_ADD),
            text: sites.map(at).collect::<Vec<_>>().join(", "),
            sources: Cited::of(knowledge, &price.sources()),
            sites: price.sites.len(),
        })
    }
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

impl<'k> ListedPriceEntry<'k> {
    fn of(knowledge: &'k Knowledge, price: &'k Price) -> Self {
        let part = |part: &'k crate::knowledge::Part| {
            with_missing!(PartEntry {
                service: part.service,
                label: unless(part.label.as_deref(), "the service tells"),
                times: part.times,
                amounts: amounts(knowledge, &part.amount),
            })
        };
        Self {
            price: PriceEntry::of(knowledge, price),
            sites: price
                .sites
                .iter()
                .map(|site| SitePriceEntry {
                    site: site.site,
                    parts: site.parts.iter().map(part).collect(),
                })
                .collect(),
        }
    }
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

impl<'k> CostItemEntry<'k> {
    fn of(knowledge: &'k Knowledge, of: Ref<CostItem>, item: &'k CostItem) -> Self {
        let rate = item.rates.last();
        let each = rate.map(|rate| rate.amount * item.times);
        let no_rate = "it depends on who pays, or the user must say";
        with_missing!(Self {
            id: &item.id,
            label: &item.label,
            kind: item.kind,
            rate: unless(each.map(Number::Rate), no_rate),
            year: unless(rate.map(|rate| rate.year), no_rate),
            one: &item.one,
            is_priced: knowledge
                .costs
                .prices
                .iter()
                .any(|price| price.of == PriceSubject::Item(of)),
            provenance: unless(item.provenance, no_rate),
            note: unless(item.note.as_deref(), NOTHING_TO_ADD),
            sources: Cited::of(knowledge, rate.iter().flat_map(|rate| &rate.sources)),
            each,
        })
    }
}

impl<'k> PricesReport<'k> {
    /// Every price; with a payer, only its own.
    pub fn of(knowledge: &'k Knowledge, payer: Option<Payer>, today: Date) -> Self {
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
        with_missing!(Self {
            currency: super::CURRENCY,
            payer: unless(payer, "no payer was named: they are those of all"),
            sources: sources_whole(knowledge, cited.flat_map(|cited| cited.refs.iter().copied())),
            prices,
            items,
            intended_use: &knowledge.about.intended_use,
            knowledge,
            today,
        })
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
