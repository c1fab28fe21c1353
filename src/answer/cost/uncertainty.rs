//! How sure the sums of an answer are: the simulated cases, what matters most, and how many sessions cost as much as what is done once.

use super::super::{Missing, answer_entry, with_missing};
use super::column::ColumnEntry;
use super::money::{NO_PLAN, Shared};
use super::reckoning::Reckoning;
use super::strategy::CoverageLimitEntry;
use crate::cost::{
    BreakEven, Input, Meeting, QuotedPrice, Sessions, SimulatedStrategy, SimulatedSum, Strategy,
    StrategyPair, Wins,
};
use crate::values::Money;
use crate::wording::cost as words;
use schemars::JsonSchema;
use serde::Serialize;

/// The simulated cases.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SimulationEntry<'k> {
    /// How many.
    pub cases: usize,
    /// Where the random numbers start.
    pub seed: u64,
    /// Sessions a year are drawn from these.
    pub sessions: Sessions,
    /// Every column that has a price.
    pub strategies: Vec<SimulatedEntry<'k>>,
    /// Every two of them, the earlier first.
    pub pairs: Vec<PairEntry<'k>>,
}

/// One column over all cases.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SimulatedEntry<'k> {
    /// What it is.
    #[serde(flatten)]
    pub column: ColumnEntry<'k>,
    /// What it came to.
    #[serde(flatten)]
    pub sums: Shared<SimulatedSum>,
}

/// In how many cases one column costs less than another.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PairEntry<'k> {
    /// The one.
    pub first: &'k str,
    /// What it is called.
    pub first_name: String,
    /// The other.
    pub second: &'k str,
    /// What it is called.
    pub second_name: String,
    /// Whether both count the same stretch of care: a year and a single treatment are not set against each other on a page.
    pub alike: bool,
    /// Cases counted.
    #[serde(flatten)]
    pub wins: Shared<Wins>,
}

/// What moves the answer most.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SensitivityEntry<'k> {
    /// The column that is looked at.
    pub of: &'k str,
    /// What it is called.
    pub of_name: String,
    /// The column that is taken off it.
    pub less: Option<&'k str>,
    /// What that is called.
    pub less_name: Option<String>,
    /// `total`, or with a plan `patient_share`.
    pub quantity: &'static str,
    /// The answer with everything in the middle.
    pub base: Money,
    /// The largest effect first.
    pub inputs: Vec<InputEntry>,
    /// Why a field is null.
    pub missing_because: Missing<'static>,
}

/// What one input does to the answer.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct InputEntry {
    /// `price`, `sessions` or `chance`.
    pub input: &'static str,
    /// What it is.
    pub label: String,
    /// The answer at its low end.
    pub at_low: Money,
    /// The answer at its high end.
    pub at_high: Money,
    /// How far the answer moves.
    pub effect: Money,
    /// Whether it moves by a cent or more: else the rest of the sum hides it.
    pub moves: bool,
}

impl SensitivityEntry<'_> {
    /// The inputs that move the answer.
    pub fn moving(&self) -> impl Iterator<Item = &InputEntry> {
        self.inputs.iter().filter(|input| input.moves)
    }
}

/// How many sessions cost as much as what is done once.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct BreakEvenEntry<'k> {
    /// The column in sessions.
    pub sessions_of: &'k str,
    /// What it is called.
    pub sessions_of_name: String,
    /// The column that is done once.
    pub once: &'k str,
    /// What it is called.
    pub once_name: String,
    /// By all that is paid.
    pub total: MeetingsEntry,
    /// By what the person pays.
    pub patient_share: Option<OwnMeetingsEntry>,
    /// A payer's rule that so many sessions would run into.
    pub coverage_limit: Option<CoverageLimitEntry<'k>>,
    /// Why a field is null.
    pub missing_because: Missing<'static>,
}

answer_entry! {
    /// Where the sums meet by all that is paid.
    pub struct MeetingsEntry;

    fn of([fewest, typical, most]: [Option<Meeting>; 3]) {
        let free = "a session costs nothing, or more sessions than can be counted are needed";
        let unknown = "no typical amount was found for one of the two";
    }

    /// The dearest sessions against the cheapest of the other.
    pub fewest: Option<Meeting> = unless(fewest, free),
    /// At typical prices.
    pub typical: Option<Meeting> = unless(typical, unknown),
    /// The cheapest sessions against the dearest of the other.
    pub most: Option<Meeting> = unless(most, free),
}

answer_entry! {
    /// Where the sums meet by what the person pays, at typical prices.
    pub struct OwnMeetingsEntry;

    fn of(patient: &crate::cost::Patient) {}

    /// What the person pays for what is done once.
    pub once: Money = patient.once,
    /// With all sessions in one plan year.
    pub in_one_plan_year: Option<Meeting> =
        unless(patient.in_one_year, "however many sessions, they leave less to pay"),
    /// So many sessions in each plan year.
    pub sessions_a_year: u32 = patient.pace,
    /// At that pace.
    pub at_that_pace: Option<Meeting> =
        unless(patient.at_pace, "not within the most sessions that are counted"),
}

impl<'k> SimulationEntry<'k> {
    /// The simulated cases, where some were drawn.
    pub(super) fn of(reckoned: &Reckoning<'k>) -> Option<Self> {
        let (draws, found) = reckoned.query.simulate.as_ref().zip(reckoned.simulation.as_ref())?;
        let one = |(place, outcome): (usize, &SimulatedStrategy)| {
            let mut sums = Shared::of(outcome.total, outcome.patient);
            let column = ColumnEntry::of(reckoned, place, &mut sums.missing_because)?;
            Some(SimulatedEntry { column, sums })
        };
        Some(Self {
            cases: draws.cases,
            seed: draws.seed,
            sessions: reckoned.model().sessions,
            strategies: found.strategies.iter().enumerate().filter_map(one).collect(),
            pairs: found.pairs.iter().filter_map(|pair| PairEntry::of(reckoned, pair)).collect(),
        })
    }
}

impl<'k> PairEntry<'k> {
    fn of(reckoned: &Reckoning<'k>, pair: &StrategyPair) -> Option<Self> {
        let strategy = |place: usize| reckoned.model().strategies.get(place);
        let (first, second) = (strategy(pair.of.0)?, strategy(pair.of.1)?);
        Some(Self {
            first: reckoned.named(first.of).id,
            first_name: reckoned.heading(pair.of.0),
            second: reckoned.named(second.of).id,
            second_name: reckoned.heading(pair.of.1),
            alike: reckoned.is_of_a_year(first) == reckoned.is_of_a_year(second),
            wins: Shared::of(pair.total, pair.patient),
        })
    }
}

impl<'k> SensitivityEntry<'k> {
    /// What moves the answer most, where that was asked for.
    pub(super) fn of(reckoned: &Reckoning<'k>) -> Option<Self> {
        let found = reckoned.sensitivity.as_ref()?;
        let id = |place: usize| Some(reckoned.named(reckoned.model().strategies.get(place)?.of).id);
        let (of, less) = found.of;
        let alone = "one column alone is looked at";
        Some(with_missing!(Self {
            of: id(of)?,
            of_name: reckoned.heading(of),
            less: unless(less.and_then(id), alone),
            less_name: unless(less.map(|less| reckoned.heading(less)), alone),
            quantity: if found.of_patient { "patient_share" } else { "total" },
            base: found.base,
            inputs: found
                .bars
                .iter()
                .map(|bar| InputEntry {
                    input: match bar.input {
                        Input::Price(_) => "price",
                        Input::Sessions => "sessions",
                        Input::Chance(_) => "chance",
                    },
                    label: input(reckoned, bar.input),
                    at_low: bar.at_low,
                    at_high: bar.at_high,
                    effect: bar.effect(),
                    moves: found.moves(bar),
                })
                .collect(),
        }))
    }
}

fn input(reckoned: &Reckoning, input: Input) -> String {
    let model = reckoned.model();
    match input {
        Input::Price(place) => match model.quotes.get(place) {
            Some(QuotedPrice::Known(_)) => words::price_of(&reckoned.thing(place)),
            Some(QuotedPrice::Own { .. }) | None => reckoned.thing(place).into_owned(),
        },
        Input::Sessions => words::sessions_from_to(model.sessions),
        Input::Chance(place) => {
            let strategy = model.strategies.get(place);
            words::go_on(strategy.and_then(Strategy::chance).unwrap_or_default())
        }
    }
}

impl<'k> BreakEvenEntry<'k> {
    /// Where the sums meet, where that was asked for.
    pub(super) fn of(reckoned: &Reckoning<'k>) -> Option<Self> {
        let found = reckoned.break_even.as_ref()?;
        let BreakEven { sessions, once, total, patient } = found;
        let strategies = &reckoned.model().strategies;
        let id = |place: usize| Some(reckoned.named(strategies.get(place)?.of).id);
        let most = total.iter().flatten().map(|meeting| meeting.sessions).max();
        let limit = most.and_then(|most| {
            let mut limits = strategies.iter().flat_map(|strategy| reckoned.limits(strategy, most));
            limits.next()
        });
        Some(with_missing!(Self {
            sessions_of: id(*sessions)?,
            sessions_of_name: reckoned.heading(*sessions),
            once: id(*once)?,
            once_name: reckoned.heading(*once),
            total: MeetingsEntry::of(*total),
            patient_share: unless(patient.as_ref().map(OwnMeetingsEntry::of), NO_PLAN),
            coverage_limit: unless(
                limit.map(|limit| CoverageLimitEntry::of(reckoned, &limit)),
                "no rule speaks against so many",
            ),
        }))
    }
}
