//! What a model is built for: the columns that are asked for, with whose prices and what is added; and what came of each.

use super::error::Unpriced;
use super::model::{Model, Sessions};
use super::quote::QuoteBasis;
use super::strategy::TreatmentOrPathway;
use crate::knowledge::{CostItem, Plan, Site};
use crate::values::{Money, Ref};

/// A column that is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// What.
    pub of: TreatmentOrPathway,
    /// Which variant of the treatment.
    pub variant: Option<String>,
    /// Where, for this column alone.
    pub site: Option<Site>,
    /// The user named it: then a site that it does not have is an error.
    pub is_named: bool,
}

impl Choice {
    /// A column that the user did not name.
    pub fn unnamed(of: TreatmentOrPathway) -> Self {
        Self { of, variant: None, site: None, is_named: false }
    }
}

/// Something to add to one column or to all.
#[derive(Debug, Clone, PartialEq)]
pub struct Extra {
    /// What.
    pub item: Ref<CostItem>,
    /// To which column; `None`: to all.
    pub only: Option<TreatmentOrPathway>,
    /// How many.
    pub count: u32,
    /// What one of it costs, where the user says.
    pub price: Option<Money>,
}

/// Everything that a cost calculation is asked for.
#[derive(Debug, Clone)]
pub struct Request<'k> {
    /// The columns, in order.
    pub choices: Vec<Choice>,
    /// What is added.
    pub extras: Vec<Extra>,
    /// Which prices.
    pub basis: QuoteBasis<'k>,
    /// Sessions a year.
    pub sessions: Sessions,
    /// Years looked at, at least one.
    pub years: u32,
    /// The plan.
    pub plan: Option<&'k Plan>,
    /// Of ten thousand, so many go on in a pathway, where the user says.
    pub chance: Option<(u16, u16)>,
}

/// A column of the answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Column {
    /// The strategy at that place of the model.
    Priced(usize),
    /// It has no sum, and why.
    Unpriced(TreatmentOrPathway, Unpriced),
}

/// The model, and which column is where.
#[derive(Debug, Clone)]
pub struct Built {
    /// Strategies that have prices.
    pub model: Model,
    /// One entry a choice.
    pub columns: Vec<Column>,
    /// The calendar year of Medicare's amounts, where they are used.
    pub medicare_year: Option<u16>,
}
