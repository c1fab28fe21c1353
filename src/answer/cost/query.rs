//! What is asked about the cost of treatments, and why it may have no answer.

use super::NamedPlan;
use crate::cost::{Choice, CostError, Draws, Extra, NoSimulation, Sessions};
use crate::evidence::Detail;
use crate::knowledge::{Condition, Knowledge, Pathway, Payer, PlanType, Price, PriceIndex, Site};
use crate::values::Ref;
use crate::yaml::Problem;
use jiff::civil::Date;

/// What is asked about the cost of treatments.
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says whether the user wants one thing; they are no states"
)]
pub struct CostQuery<'k> {
    /// Where everything comes from.
    pub knowledge: &'k Knowledge,
    /// The condition that was named.
    pub condition: Option<Ref<Condition>>,
    /// The columns that were named; none: everything of the condition.
    pub choices: Vec<Choice>,
    /// What is added.
    pub extras: Vec<Extra>,
    /// Whose prices; else the plan's.
    pub payer: Option<Payer>,
    /// Where; else over the sites of its range.
    pub site: Option<Site>,
    /// In the prices of which year; else the knowledge's.
    pub year: Option<u16>,
    /// What carries amounts to that year; else the knowledge's own.
    pub index: Option<Ref<PriceIndex>>,
    /// Prices to take in place of the usual ones.
    pub chosen: Vec<Ref<Price>>,
    /// Sessions a year; else one, or the usual ones where a spread is looked at.
    pub sessions: Option<Sessions>,
    /// Years looked at, at least one.
    pub years: u32,
    /// Of ten thousand who start a pathway so many go on; else as published.
    pub chance: Option<(u16, u16)>,
    /// The plan.
    pub plan: Option<NamedPlan<'k>>,
    /// Draw cases.
    pub simulate: Option<Draws>,
    /// Move one input at a time.
    pub sensitivity: bool,
    /// Count how many sessions cost as much as the operation.
    pub break_even: bool,
    /// The sums alone, for a comparison: what a report tells beside them (limits of payers, other published figures, questions, sources) is left out.
    pub sums_only: bool,
    /// How much a page shows.
    pub detail: Detail,
    /// Each sum bill by bill.
    pub explain: bool,
    /// Draw pictures too.
    pub pictures: bool,
    /// The day that ages are counted to.
    pub today: Date,
}

impl<'k> CostQuery<'k> {
    /// Everything of the first condition, once, for one year, with nothing that has to be named.
    pub fn new(knowledge: &'k Knowledge, today: Date) -> Self {
        Self {
            knowledge,
            condition: None,
            choices: Vec::new(),
            extras: Vec::new(),
            payer: None,
            site: None,
            year: None,
            index: None,
            chosen: Vec::new(),
            sessions: None,
            years: 1,
            chance: None,
            plan: None,
            simulate: None,
            sensitivity: false,
            break_even: false,
            sums_only: false,
            detail: Detail::Normal,
            explain: false,
            pictures: false,
            today,
        }
    }

    /// Each sum is told bill by bill.
    pub(crate) fn explains(&self) -> bool {
        self.explain || self.detail == Detail::Full
    }
}

/// Why a question about cost has no answer.
#[derive(Debug, Clone, PartialEq)]
pub enum NoCost {
    /// The knowledge holds no condition.
    NoCondition,
    /// No sum can be made.
    Sum(CostError),
    /// Prices of that payer never go through the rules of a plan of that type.
    OtherRules(Payer, PlanType),
    /// A price of another payer was named: it would go through rules that it was never under.
    OfAnotherPayer(Ref<Price>, Payer),
    /// A price was named of nothing that is looked at.
    OfNothing(Ref<Price>),
    /// A chance was named, and no pathway is looked at.
    NoPathway,
    /// Nothing has a price that could be drawn.
    NothingToDraw,
    /// Nothing has a price that could be moved.
    NothingToMove,
    /// So many cases of so many choices are more than can be kept.
    TooManyCases {
        /// Asked for.
        cases: usize,
        /// At most.
        most: usize,
    },
    /// Cases cannot be drawn.
    Simulation(NoSimulation),
    /// Nobody knows how many go on.
    NoChance(Ref<Pathway>),
    /// There is nothing in sessions, or nothing that is done once.
    NothingToMeet,
    /// The file of bills is wrong.
    Course(Vec<Problem>),
}

impl From<CostError> for NoCost {
    fn from(error: CostError) -> Self {
        Self::Sum(error)
    }
}
