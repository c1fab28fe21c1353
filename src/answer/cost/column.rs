//! What a column of a cost answer is, and on which prices it rests.

use super::super::{Cited, Missing};
use super::reckoning::Reckoning;
use crate::cost::{Remark, Repeat, Sessions, TreatmentOrPathway};
use crate::knowledge::{PriceBasis, Site};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeSet;

/// Why there is no site.
pub(super) const OVER_ITS_RANGE: &str =
    "none was named, or it has no price there: it is over the sites of its range";

/// What a column is, and on which prices it rests.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
pub struct ColumnEntry<'k> {
    /// The treatment or pathway.
    pub treatment: &'k str,
    /// In full, with the variant and the site where they are not the usual ones.
    pub name: String,
    /// The same as a heading.
    pub short: String,
    /// What it is.
    pub kind: ColumnKind,
    /// How often what is done first comes in a year.
    pub sessions: Option<Times>,
    /// Years looked at.
    pub years: u32,
    /// The site, where one was asked for.
    pub site: Option<Site>,
    /// The year of the dollars.
    pub price_year: Option<u16>,
    /// Every year whose dollars are in it, ascending: more than one where some part was found for another year only.
    pub price_years: Vec<u16>,
    /// A main part of it has no known price: its sums are the least that it costs.
    pub at_least: bool,
    /// What kind of figure each of its prices is.
    pub basis: Vec<PriceBasis>,
    /// Ids of its prices.
    pub price: Vec<&'k str>,
    /// Ids of the sources of its prices.
    pub sources: Cited<'k>,
}

/// What a column is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ColumnKind {
    /// One treatment.
    #[default]
    Treatment,
    /// One first, another if it is not enough.
    Pathway,
}

/// A number of times, or a spread of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Times {
    /// So many.
    One(u32),
    /// From so many to so many.
    Spread(Sessions),
}

impl<'k> ColumnEntry<'k> {
    /// A strategy by its place in the model.
    pub(super) fn of(
        reckoned: &Reckoning<'k>,
        place: usize,
        missing: &mut Missing,
    ) -> Option<Self> {
        let model = reckoned.model();
        let strategy = model.strategies.get(place)?;
        let quote = |place: usize| reckoned.quote(place);
        let quotes: Vec<usize> = strategy.quotes();
        let prices = || quotes.iter().filter_map(|place| reckoned.price(*place));
        let sessions = match strategy.first.repeat {
            Repeat::Sessions if model.sessions.low != model.sessions.high => {
                Times::Spread(model.sessions)
            }
            Repeat::Sessions => Times::One(model.sessions.low),
            Repeat::Once => Times::One(1),
            Repeat::Yearly(times) => Times::One(times),
        };
        let first = quote(strategy.first.quote);
        // That of a figure that is shown as it was published, else the year asked for, else that of the knowledge.
        let own_year = first.and_then(|quote| {
            quote.remarks.iter().find_map(|remark| match remark {
                Remark::OwnYear { published } => Some(*published),
                Remark::OtherYear { .. }
                | Remark::Carried { .. }
                | Remark::Undated { .. }
                | Remark::NoSuchSite { .. }
                | Remark::NotInRange { .. } => None,
            })
        });
        Some(Self {
            treatment: reckoned.named(strategy.of).id,
            name: reckoned.full_name(place),
            short: reckoned.heading(place),
            kind: ColumnKind::of(strategy.of),
            sessions: Some(sessions),
            years: model.years,
            site: missing.unless("site", first.and_then(|quote| quote.site), OVER_ITS_RANGE),
            price_year: missing.unless(
                "price_year",
                own_year.or_else(|| {
                    let own = &first?.years;
                    let asked = own.iter().find(|year| **year == reckoned.price_year());
                    asked.or(own.last()).copied()
                }),
                "its first price has no date",
            ),
            price_years: years(
                quotes.iter().filter_map(|place| quote(*place)).flat_map(|quote| &quote.years),
            ),
            at_least: prices().any(|price| price.incomplete.is_some()),
            basis: prices().map(|price| price.basis).collect(),
            price: prices().map(|price| price.id.as_str()).collect(),
            sources: Cited::of(
                reckoned.query.knowledge,
                quotes.iter().filter_map(|place| quote(*place)).flat_map(|quote| &quote.sources),
            ),
        })
    }
}

/// Each once, ascending.
pub(super) fn years<'y>(years: impl Iterator<Item = &'y u16>) -> Vec<u16> {
    years.copied().collect::<BTreeSet<u16>>().into_iter().collect()
}

impl ColumnKind {
    pub(super) fn of(of: TreatmentOrPathway) -> Self {
        match of {
            TreatmentOrPathway::Treatment(_) => Self::Treatment,
            TreatmentOrPathway::Pathway(_) => Self::Pathway,
        }
    }
}
