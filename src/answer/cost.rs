//! What care costs: the sums of `cost` and what they were made from, and the plan that was named. Their documents are made in `report/cost`.

use crate::cost::{BreakEven, Built, CoverageLimit, Estimate, Sensitivity, Settings, Simulation};
use crate::evidence::Detail;
use crate::knowledge::{Condition, Knowledge, Payer, Plan, Preset, PriceIndex, Site};
use crate::values::Ref;
use jiff::civil::Date;

/// The answer of `cost` about treatments.
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says of one thing whether the user named it or wants it; they are no states"
)]
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
    /// The rule that so many sessions as that would run into.
    pub even_limit: Option<(usize, CoverageLimit)>,
    /// How many sessions cost as much as the operation, where it was asked for.
    pub break_even: Option<BreakEven>,
    /// Rules that would speak against all sessions of several years in one, by strategy.
    pub packed_limits: Vec<(usize, CoverageLimit)>,
    /// How much to show.
    pub detail: Detail,
    /// The condition was named, or follows from a treatment that was.
    pub condition_is_known: bool,
    /// Print each sum bill by bill.
    pub explain: bool,
    /// Draw pictures too.
    pub pictures: bool,
    /// The day that ages are counted to.
    pub today: Date,
}

/// A plan that was asked for.
#[derive(Debug, Clone)]
pub struct NamedPlan<'k> {
    /// Where its sources are.
    pub knowledge: &'k Knowledge,
    /// The preset's label, or the file's name.
    pub label: String,
    /// The preset; `None`: a user's file.
    pub preset: Option<Ref<Preset>>,
    /// The plan.
    pub plan: Plan,
    /// The calendar year of Medicare's amounts, where one year's are used.
    pub medicare_year: Option<u16>,
}
