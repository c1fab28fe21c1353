//! What care costs, in all and of it the person's own: known prices side by side, a user's own bills, the plans and the prices that there are.

mod choices;
mod column;
mod course;
mod explained;
mod money;
mod named_plan;
mod pathway;
mod plan;
mod plans;
mod prices;
mod query;
mod reckoning;
mod remarks;
mod rows;
mod strategy;
mod uncertainty;

pub use crate::wording::share::ShareStep;
pub use column::{ColumnEntry, ColumnKind, Times};
pub use course::{CourseQuery, CourseReport};
pub use explained::{PlanLine, PlanReport};
pub use money::{BillEntry, MoneyRange, Shared};
pub use named_plan::NamedPlan;
pub use pathway::{AverageEntry, BranchesEntry, ChanceEntry};
pub use plan::{BasisEntry, LegalLimitEntry, PlanEntry, SpentEntry};
pub use plans::{MedicareAmountsEntry, PlansReport};
pub use prices::{
    AmountEntry, CostItemEntry, ListedPriceEntry, PartEntry, PriceEntry, PricesReport,
    SitePriceEntry,
};
pub use query::{CostQuery, NoCost};
pub use reckoning::Reckoning;
pub use remarks::RemarkEntry;
pub use rows::{CostCell, CostRow};
pub use strategy::{
    AdditionEntry, CoverageLimitEntry, LineEntry, ScenarioEntry, StrategyEntry, UsedPriceEntry,
};
pub use uncertainty::{
    BreakEvenEntry, InputEntry, MeetingsEntry, OwnMeetingsEntry, PairEntry, SensitivityEntry,
    SimulatedEntry, SimulationEntry,
};

use super::entry::sources_whole;
use super::{Cited, CommandAnswer, Missing, Rows, SourceEntry, Table, with_missing};
use crate::cost::Repeat;
use crate::knowledge::{Knowledge, Payer, QuestionScope, Site, Source};
use crate::values::{Money, Ref};
use crate::wording::cost as words;
use money::NO_PLAN;
use schemars::JsonSchema;
use serde::Serialize;

const CURRENCY: &str = "USD";

/// The answer of `cost`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CostReport<'k> {
    /// The currency of all amounts.
    pub currency: &'static str,
    /// The year of the prices.
    pub price_year: u16,
    /// Every year whose dollars are in a sum, ascending: more than one where some part was found for another year only.
    pub price_years: Vec<u16>,
    /// Whose prices.
    pub payer: Payer,
    /// What those are called.
    pub payer_label: Option<&'k str>,
    /// What they are.
    pub payer_prices: Option<&'k str>,
    /// Whether the payer was named, or follows from the plan.
    pub payer_named: bool,
    /// The site that was named.
    pub site: Option<Site>,
    /// The condition.
    pub condition: &'k str,
    /// What it is called.
    pub condition_label: &'k str,
    /// Whether it was named, or follows from a treatment that was; else it is the first of the knowledge.
    pub condition_named: bool,
    /// Years looked at.
    pub years: u32,
    /// The plan.
    pub plan: Option<PlanEntry<'k>>,
    /// The columns, in order.
    pub strategies: Vec<StrategyEntry<'k>>,
    /// What to know before setting them side by side.
    pub caution: Option<&'static str>,
    /// Where the plan stops the person's part.
    pub yearly_limit: Option<YearlyLimitEntry>,
    /// What is worth knowing beside the sums.
    pub worth_knowing: Vec<RemarkEntry<'k>>,
    /// The usual numbers of sessions a year, where they stand in for a number that nobody named.
    pub usual_sessions: Option<UsualSessionsEntry<'k>>,
    /// How many sessions cost as much as what is done once.
    pub break_even: Option<BreakEvenEntry<'k>>,
    /// The simulated cases.
    pub simulation: Option<SimulationEntry<'k>>,
    /// What matters most.
    pub sensitivity: Option<SensitivityEntry<'k>>,
    /// Other published figures for the same treatments.
    pub also_published: Vec<PriceEntry<'k>>,
    /// What is billed for them before discounts: not what people pay.
    pub billed: Vec<PriceEntry<'k>>,
    /// What every sum takes for granted.
    pub assumptions: Vec<String>,
    /// What to ask about costs before deciding.
    pub questions: Vec<&'k str>,
    /// Every source that is named, whole.
    pub sources: Vec<SourceEntry<'k>>,
    /// What the answer is for.
    pub intended_use: &'k str,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
    /// What was asked and reckoned.
    #[serde(skip)]
    pub reckoned: Reckoning<'k>,
}

/// Where the plan stops the person's part.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
pub struct YearlyLimitEntry {
    /// How much.
    pub amount: Money,
    /// What that is.
    pub label: &'static str,
}

/// How many sessions a year are usual.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct UsualSessionsEntry<'k> {
    /// At least.
    pub low: u32,
    /// At most.
    pub high: u32,
    /// Why these.
    pub text: &'k str,
    /// Ids of its sources.
    pub sources: Cited<'k>,
}

impl<'k> CostReport<'k> {
    /// Whether the plan's yearly limit stops the high end of what a person pays for this.
    pub fn reaches_limit(&self, strategy: &StrategyEntry) -> bool {
        let pays = strategy.patient_share.as_ref().map(|share| share.range.high);
        pays.zip(self.yearly_limit).is_some_and(|(pays, limit)| pays >= limit.amount)
    }

    /// What the columns cost that are asked for.
    ///
    /// # Errors
    /// Why that has no answer.
    pub fn of(query: CostQuery<'k>) -> Result<Self, NoCost> {
        let reckoned = Reckoning::of(query)?;
        let query = &reckoned.query;
        let knowledge = query.knowledge;
        let condition = &knowledge.conditions[reckoned.condition];
        let payer = reckoned.frame.payer(reckoned.payer);
        let no_words = "the knowledge says nothing of this payer";
        let columns = reckoned.built.columns.iter();
        let strategies: Vec<StrategyEntry> =
            columns.filter_map(|column| StrategyEntry::of(&reckoned, column)).collect();
        let price_years =
            column::years(strategies.iter().flat_map(|strategy| &strategy.column.price_years));
        let mut report = with_missing!(Self {
            currency: CURRENCY,
            price_year: reckoned.price_year(),
            price_years,
            payer: reckoned.payer,
            payer_label: unless(payer.map(|payer| &*payer.label), no_words),
            payer_prices: unless(payer.map(|payer| &*payer.what), no_words),
            payer_named: query.payer.is_some() || query.plan.is_some(),
            site: unless(query.site, "no site was named"),
            condition: &condition.id,
            condition_label: &condition.label,
            condition_named: query.condition.is_some(),
            years: reckoned.model().years,
            plan: unless(query.plan.as_ref().map(NamedPlan::in_full), NO_PLAN),
            strategies,
            caution: unless(
                reckoned.differs().then_some(words::NOT_ALIKE),
                "they count like stretches of care",
            ),
            yearly_limit: unless(
                reckoned.limit(),
                "no plan with a limit was named, or more than one year is looked at",
            ),
            worth_knowing: Vec::new(),
            usual_sessions: unless(
                usual_sessions(&reckoned),
                "they do not stand in for a number that nobody named",
            ),
            break_even: unless(BreakEvenEntry::of(&reckoned), "it was not asked for: --break-even"),
            simulation: unless(SimulationEntry::of(&reckoned), "it was not asked for: --simulate"),
            sensitivity: unless(
                SensitivityEntry::of(&reckoned),
                "it was not asked for: --sensitivity",
            ),
            also_published: Vec::new(),
            billed: Vec::new(),
            assumptions: Vec::new(),
            questions: Vec::new(),
            sources: Vec::new(),
            intended_use: &knowledge.about.intended_use,
            reckoned,
        });
        if !report.reckoned.query.sums_only {
            report.tell_beside();
        }
        Ok(report)
    }

    /// Adds what is told beside the sums.
    fn tell_beside(&mut self) {
        let reckoned = &self.reckoned;
        let knowledge = reckoned.query.knowledge;
        let questions = knowledge.questions.iter();
        self.worth_knowing = remarks::worth_knowing(reckoned);
        (self.also_published, self.billed) = remarks::also_published(reckoned);
        self.assumptions = remarks::taken_for_granted(reckoned);
        self.questions = questions
            .filter(|question| question.scope == QuestionScope::Cost)
            .map(|question| question.text.as_str())
            .collect();
        self.sources = sources_whole(knowledge, self.cited());
    }

    /// Every source that some part names.
    fn cited(&self) -> Vec<Ref<Source>> {
        let mut all: Vec<&Cited> = Vec::new();
        for strategy in &self.strategies {
            all.push(&strategy.column.sources);
            all.extend(strategy.prices.iter().map(|used| &used.price.sources));
            all.extend(strategy.additions.iter().map(|addition| &addition.sources));
            all.extend(strategy.chances.iter().flatten().map(|chance| &chance.sources));
            all.extend(strategy.coverage_limits.iter().map(|limit| &limit.sources));
        }
        if let Some(plan) = &self.plan {
            all.push(&plan.sources);
            all.extend(plan.legal_limit.iter().map(|limit| &limit.sources));
        }
        all.extend(self.worth_knowing.iter().map(|remark| &remark.sources));
        all.extend(self.usual_sessions.iter().map(|usual| &usual.sources));
        let limits = self.break_even.iter().filter_map(|meeting| meeting.coverage_limit.as_ref());
        all.extend(limits.map(|limit| &limit.sources));
        let published = self.also_published.iter().chain(&self.billed);
        all.extend(published.map(|price| &price.sources));
        all.into_iter().flat_map(|cited| cited.refs.iter().copied()).collect()
    }
}

/// Where no number of sessions was named, which are looked at and why.
fn usual_sessions<'k>(reckoned: &Reckoning<'k>) -> Option<UsualSessionsEntry<'k>> {
    let query = &reckoned.query;
    let usual = reckoned.frame.sessions.as_ref()?;
    let is_looked_at = query.sessions.is_none() && (query.simulate.is_some() || query.sensitivity);
    let strategies = &reckoned.model().strategies;
    let has_sessions = strategies.iter().any(|strategy| strategy.first.repeat == Repeat::Sessions);
    (is_looked_at && has_sessions).then(|| UsualSessionsEntry {
        low: usual.low,
        high: usual.high,
        text: &usual.text,
        sources: Cited::of(query.knowledge, &usual.sources),
    })
}

/// What every sum is traced back by.
const OF_A_SUM: &str = "/condition ^treatment ^name /currency /payer ^site ^price_year \
    ^price_years ^sessions ^years plan:/plan.id plan_label:/plan.label ^basis ^price ^sources ^at_least";

/// What is known of a sum.
const RANGE: &str = "low typical high gap:missing_because.typical";

/// What was drawn of a sum.
const DRAWN: &str = "low:p5 typical:median high:p95 cases:/simulation.cases seed:/simulation.seed";

impl CommandAnswer for CostReport<'_> {
    const TABLE: Table = Table {
        header: "condition,treatment,name,quantity,low,typical,high,currency,payer,site,price_year,\
            price_years,sessions,years,plan,plan_label,basis,gap,price,sources,cases,seed,at_least",
        rows: &[
            Rows { each: &["strategies", "total"], fields: &[OF_A_SUM, "quantity:=total", RANGE] },
            Rows {
                each: &["strategies", "missing_because.total"],
                fields: &[OF_A_SUM, "quantity:=total gap:"],
            },
            Rows {
                each: &["strategies", "patient_share"],
                fields: &[OF_A_SUM, "quantity:=patient_share", RANGE],
            },
            Rows {
                each: &["simulation.strategies", "total"],
                fields: &[OF_A_SUM, "quantity:=simulated_total", DRAWN],
            },
            Rows {
                each: &["simulation.strategies", "patient_share"],
                fields: &[OF_A_SUM, "quantity:=simulated_patient_share", DRAWN],
            },
        ],
    };

    fn knowledge(&self) -> Option<&Knowledge> {
        Some(self.reckoned.query.knowledge)
    }

    fn seed(&self) -> Option<u64> {
        self.simulation.as_ref().map(|simulation| simulation.seed)
    }
}
