//! What strategies cost, side by side, as a report.

use super::NamedPlan;
use super::{document, page, records};
use crate::cost::{
    BreakEven, Built, Column, CoverageLimit, Estimate, Model, Of, Priced, Quote, Sensitivity,
    Sessions, Settings, Simulation, Strategy,
};
use crate::knowledge::{Condition, Knowledge, Payer, Price, PriceIndex, Site};
use crate::report::{Page, Records, Report};
use crate::values::Ref;
use jiff::civil::Date;

/// What a cost report is made from.
#[derive(Debug, Clone)]
pub struct CostReport<'k> {
    /// Where everything comes from.
    pub knowledge: &'k Knowledge,
    /// The condition that coverage rules are asked about.
    pub condition: Ref<Condition>,
    /// The model and its columns.
    pub built: Built,
    /// One entry a strategy of the model.
    pub estimates: Vec<Estimate>,
    /// Whose prices.
    pub payer: Payer,
    /// Whether the payer was named, or follows from the plan; else the page says that it took one.
    pub payer_is_known: bool,
    /// The site asked for.
    pub site: Option<Site>,
    /// The year asked for.
    pub year: Option<u16>,
    /// What carries amounts to that year.
    pub index: Ref<PriceIndex>,
    /// Sessions a year where doubt is looked at: those asked for, else the usual ones.
    pub doubtful_sessions: Sessions,
    /// The number of sessions was asked for.
    pub sessions_are_known: bool,
    /// The plan.
    pub plan: Option<NamedPlan<'k>>,
    /// Rules that speak against so many sessions, by strategy.
    pub limits: Vec<(usize, CoverageLimit)>,
    /// The simulation, where one was asked for.
    pub simulation: Option<(Settings, Simulation)>,
    /// What matters most, where it was asked for.
    pub sensitivity: Option<Sensitivity>,
    /// How many sessions cost as much as the operation, where it was asked for.
    pub break_even: Option<BreakEven>,
    /// Print each sum bill by bill.
    pub explain: bool,
    /// The day that ages are counted to.
    pub today: Date,
}

impl Report for CostReport<'_> {
    fn page(&self) -> Page {
        page::page(self)
    }

    fn records(&self) -> Records {
        records::records(self)
    }

    fn document(&self) -> serde_json::Value {
        document::document(self)
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

    /// What a column is.
    pub(super) fn of(&self, column: &Column) -> Option<Of> {
        match column {
            Column::Unpriced(of, _) => Some(*of),
            Column::Priced(place) => self.model().strategies.get(*place).map(|entry| entry.of),
        }
    }

    /// A strategy's heading by its place in the model.
    pub(super) fn short_at(&self, place: usize) -> &'k str {
        self.model()
            .strategies
            .get(place)
            .map_or("", |strategy| self.short(strategy.of))
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
        self.quote(place)
            .map(|quote| &self.knowledge.costs.prices[quote.price])
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
