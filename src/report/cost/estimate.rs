//! What strategies cost, side by side, as a report.

use super::{document, page, records};
use crate::answer::CostReport;
use crate::cost::{Column, Estimate, Model, Of, Priced, Quote, Range, Strategy, Unpriced};
use crate::knowledge::{Episode, Price, PrivateTerms, Terms};
use crate::report::{Page, Records};
use crate::values::Money;
use crate::wording;

crate::report::handwritten!(CostReport);

impl crate::report::Handwritten for CostReport<'_> {
    fn page(&self) -> Page {
        page::page(self)
    }

    fn records(&self) -> Records {
        records::records(self)
    }

    fn document(&self) -> serde_json::Value {
        document::document(self)
    }

    fn knowledge(&self) -> Option<&crate::knowledge::Knowledge> {
        Some(self.knowledge)
    }

    fn seed(&self) -> Option<u64> {
        self.simulation.as_ref().map(|(settings, _)| settings.seed)
    }
}

impl<'k> CostReport<'k> {
    pub(super) fn model(&self) -> &Model {
        &self.built.model
    }

    /// Strategies with their estimates, in order.
    pub(super) fn priced(&self) -> impl Iterator<Item = (&Strategy, &Estimate)> {
        self.model().strategies.iter().zip(&self.estimates)
    }

    /// What a column is, in full.
    pub(super) fn name(&self, of: Of) -> &'k str {
        match of {
            Of::Treatment(treatment) => &self.knowledge.treatments[treatment].label,
            Of::Pathway(pathway) => &self.knowledge.costs.pathways[pathway].label,
        }
    }

    /// A column's heading.
    pub(super) fn short(&self, of: Of) -> &'k str {
        match of {
            Of::Treatment(treatment) => &self.knowledge.treatments[treatment].short,
            Of::Pathway(pathway) => &self.knowledge.costs.pathways[pathway].short,
        }
    }

    /// A column's id.
    pub(super) fn id(&self, of: Of) -> &'k str {
        match of {
            Of::Treatment(treatment) => &self.knowledge.treatments[treatment].id,
            Of::Pathway(pathway) => &self.knowledge.costs.pathways[pathway].id,
        }
    }

    /// The id of a strategy by its place in the model.
    pub(super) fn id_at(&self, place: usize) -> Option<&'k str> {
        let strategy = self.model().strategies.get(place)?;
        Some(self.id(strategy.of))
    }

    /// What a column is.
    pub(super) fn of(&self, column: &Column) -> Option<Of> {
        match column {
            Column::Unpriced(of, _) => Some(*of),
            Column::Priced(place) => self.model().strategies.get(*place).map(|entry| entry.of),
        }
    }

    /// Why a column is empty.
    pub fn why_empty(&self, why: &Unpriced) -> String {
        wording::cost::unpriced(self.knowledge, why)
    }

    /// A strategy's heading by its place in the model: with its variant and its site, where they are not the usual ones.
    pub(super) fn heading(&self, place: usize) -> String {
        self.with_place(place, |of| self.short(of))
    }

    /// The same in full.
    pub(super) fn full_name(&self, place: usize) -> String {
        self.with_place(place, |of| self.name(of))
    }

    fn with_place(&self, place: usize, name: impl Fn(Of) -> &'k str) -> String {
        let Some(strategy) = self.model().strategies.get(place) else {
            return String::new();
        };
        let variant = self
            .price(strategy.first.quote)
            .filter(|price| !price.is_default)
            .and_then(|price| price.short.as_deref());
        let site = self
            .quote(strategy.first.quote)
            .and_then(|quote| quote.site)
            .map(super::words::short_site);
        std::iter::once(name(strategy.of)).chain(variant).chain(site).collect::<Vec<_>>().join(", ")
    }

    /// Whether a strategy counts whole years of care rather than a treatment.
    pub(super) fn is_of_a_year(&self, place: usize) -> bool {
        self.model()
            .strategies
            .get(place)
            .and_then(|strategy| self.price(strategy.first.quote))
            .is_some_and(|price| {
                matches!(price.episode, Episode::Year | Episode::FirstYear | Episode::Month)
            })
    }

    /// A range of a strategy's costs. A sum of which a main part is missing is no whole sum.
    pub(super) fn range_words(&self, place: usize, range: &Range) -> String {
        let at_least = if self.is_incomplete(place) { "at least " } else { "" };
        format!("{at_least}{}", super::words::range(range))
    }

    /// Whether a main part of what a strategy costs is not known.
    fn is_incomplete(&self, place: usize) -> bool {
        self.model().strategies.get(place).is_some_and(|strategy| {
            strategy
                .quotes()
                .into_iter()
                .any(|quote| self.price(quote).is_some_and(|price| price.incomplete.is_some()))
        })
    }

    /// The most that the plan lets the person pay this year, and what that is. Over several years no one amount stops the share.
    pub(super) fn limit(&self) -> Option<(Money, &'static str)> {
        let plan = &self.plan.as_ref()?.plan;
        let limit = match &plan.terms {
            Terms::Private(PrivateTerms { limit, .. }) => (*limit)?,
            Terms::Medicare(_) | Terms::Uninsured { .. } => return None,
        };
        let spent = plan.spent.out_of_pocket;
        let what = if spent > Money::ZERO {
            "what is left of the plan's yearly limit"
        } else {
            "the plan's yearly limit"
        };
        (self.model().years == 1).then_some((limit.less(spent), what))
    }

    /// A quote of the model by its place.
    pub(super) fn quote(&self, place: usize) -> Option<&Quote> {
        match self.model().quotes.get(place)? {
            Priced::Known(quote) => Some(quote),
            Priced::Own { .. } => None,
        }
    }

    /// The price behind a quote.
    pub(super) fn price(&self, place: usize) -> Option<&'k Price> {
        self.quote(place).map(|quote| &self.knowledge.costs.prices[quote.price])
    }

    /// What is done or bought, in few words.
    pub(super) fn thing(&self, place: usize) -> &str {
        match self.model().quotes.get(place) {
            Some(Priced::Own { label, .. }) => label,
            Some(Priced::Known(quote)) => match self.knowledge.costs.prices[quote.price].of {
                crate::knowledge::Priced::Treatment(treatment) => {
                    &self.knowledge.treatments[treatment].short
                }
                crate::knowledge::Priced::Item(item) => &self.knowledge.costs.items[item].label,
            },
            None => "",
        }
    }
}
