//! The side-by-side as a report: one page, its rows for spreadsheets, its document for programs.

mod background;
mod cell;
mod disputes;
mod document;
mod experience;
mod layers;
mod matrix;
mod page;
mod pictures;
mod questions;
mod records;
mod sections;
mod worksheet;

use super::{Page, Records};
use crate::answer::CostReport;
use crate::evidence::{Comparison, Detail, Row, compare};
use crate::knowledge::{Knowledge, OutcomeGroup};
use crate::profile::Profile;
use crate::rules::Assessment;
use jiff::civil::Date;

/// What a comparison's report is made from.
#[derive(Debug, Clone)]
pub struct ComparisonReport<'k> {
    /// Where everything comes from.
    pub knowledge: &'k Knowledge,
    /// The rows and cells.
    pub comparison: Comparison,
    /// How much to show.
    pub detail: Detail,
    /// What the page holds beside its rows.
    pub extras: Extras,
    /// The person.
    pub profile: Profile,
    /// The rules held against the person.
    pub assessment: Assessment<'k>,
    /// What each choice costs with a plan, where one is named.
    pub costs: Option<CostReport<'k>>,
    /// Print the comparison although a red flag calls for help first.
    pub despite_red_flags: bool,
    /// The day that ages are counted to.
    pub today: Date,
}

/// What a page holds beside its rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Extras {
    /// The rows as pictures.
    pub pictures: bool,
    /// What to fill in before a visit.
    pub worksheet: bool,
    /// Everything else that is known, folded away: for a medium that can.
    pub layers: bool,
}

impl Extras {
    /// All of it.
    pub const ALL: Self = Self { pictures: true, worksheet: true, layers: true };
}

impl ComparisonReport<'_> {
    /// Whether help comes before any comparison, so that only the warning is shown.
    pub fn is_stopped(&self) -> bool {
        !self.despite_red_flags
            && self
                .assessment
                .urgency(self.knowledge)
                .is_some_and(crate::knowledge::Urgency::stops_comparison)
    }

    /// The label of a row as the page prints it.
    pub fn label(&self, row: &Row) -> String {
        cell::label(self.knowledge, row)
    }

    /// What can go wrong beyond the usual rows: a page of layers leaves no harm out.
    fn more_harms(&self) -> Vec<Row> {
        if self.detail == Detail::Full {
            return Vec::new();
        }
        let rows = &self.comparison.rows;
        let is_shown = |row: &Row| {
            rows.iter().any(|shown| {
                (shown.outcome, shown.unit, shown.band) == (row.outcome, row.unit, row.band)
            })
        };
        self.at(Detail::Full)
            .rows
            .into_iter()
            .filter(|row| {
                self.knowledge.outcomes[row.outcome].group == OutcomeGroup::Harm && !is_shown(row)
            })
            .collect()
    }

    /// The same comparison at another detail.
    fn at(&self, detail: Detail) -> Comparison {
        compare(self.knowledge, self.comparison.condition, &self.comparison.columns, detail)
    }

    /// Whether the page holds everything, folded away or not.
    fn is_whole(&self) -> bool {
        self.detail == Detail::Full || self.extras.layers
    }
}

crate::report::handwritten!(ComparisonReport);

impl crate::report::Handwritten for ComparisonReport<'_> {
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
}
