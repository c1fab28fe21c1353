//! Break-even: how many sessions cost as much as an operation, in all and for the person. Counted session by session, so it is exact.

use super::claim::InsuranceClaim;
use super::model::{End, Model};
use super::quote::{Bill, Quote};
use super::sensitivity::middle;
use super::strategy::{QuotedPrice, Repeat};
use crate::values::Money;
use schemars::JsonSchema;
use serde::Serialize;

/// Nobody has more sessions than this; beyond it the two never meet.
pub const MOST_SESSIONS: u32 = 1000;

/// How many sessions cost as much as the operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BreakEven {
    /// The strategy of sessions.
    pub sessions: usize,
    /// The strategy that comes once.
    pub once: usize,
    /// All that is paid: at the dearest session and the cheapest operation, at typical prices, and the other way round.
    pub total: [Option<Meeting>; 3],
    /// What the person pays with all sessions in one plan year, at typical prices; `None`: no plan.
    pub patient: Option<Patient>,
}

/// Where two sums meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "MeetingEntry")]
pub struct Meeting {
    /// The least number of sessions that costs at least as much as the operation.
    pub sessions: u32,
    /// What so many sessions cost.
    pub cost: Money,
    /// What the operation costs.
    pub once: Money,
    /// They cost exactly the same.
    pub exactly: bool,
}

impl Meeting {
    fn of(sessions: u32, cost: Money, once: Money) -> Self {
        Self { sessions, cost, once, exactly: cost == once }
    }
}

/// The person's side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patient {
    /// What the operation costs the person.
    pub once: Money,
    /// All sessions in one plan year; `None`: however many, they cost the person less.
    pub in_one_year: Option<Meeting>,
    /// So many sessions in each plan year.
    pub pace: u32,
    /// At that pace; `None`: not within a thousand sessions.
    pub at_pace: Option<Meeting>,
}

/// Compares the first strategy of sessions with the first that comes once. `None` where one of them is not there.
pub fn break_even(model: &Model) -> Option<BreakEven> {
    let position = |repeat: Repeat| {
        model
            .strategies
            .iter()
            .position(|strategy| strategy.first.repeat == repeat && strategy.then.is_none())
    };
    let (sessions, once) = (position(Repeat::Sessions)?, position(Repeat::Once)?);
    let quote = |strategy: usize| {
        let first = model.strategies.get(strategy)?.first;
        model.quotes.get(first.quote)
    };
    let (session, operation) = (quote(sessions)?, quote(once)?);
    let total = |priced: &QuotedPrice, end: End| priced.bills(end).map(Quote::total);
    let at = |session_end: End, operation_end: End| {
        meet(total(session, session_end)?, total(operation, operation_end)?)
    };
    let patient = model.ledgers.as_ref().map(|[first, _]| {
        let (session, operation) = (middle(session), middle(operation));
        let mut ledger = first.clone();
        let paid = |ledger: &mut super::Ledger, bills: &[Bill]| {
            let mut sum = Money::ZERO;
            for bill in bills {
                for _ in 0..bill.times {
                    sum += ledger.pay(&InsuranceClaim::of(bill.service, bill.amount)).patient;
                }
            }
            sum
        };
        let once = paid(&mut ledger, &operation);
        let count = |pace: u32| {
            let mut ledger = first.clone();
            let mut cost = Money::ZERO;
            (1..=MOST_SESSIONS).find_map(|sessions| {
                if sessions > 1 && (sessions - 1).is_multiple_of(pace.max(1)) {
                    ledger = model.ledgers.as_ref()?[1].clone();
                }
                cost += paid(&mut ledger, &session);
                (cost >= once).then_some(Meeting::of(sessions, cost, once))
            })
        };
        let pace = model.sessions.at(End::Typical);
        Patient { once, in_one_year: count(MOST_SESSIONS), pace, at_pace: count(pace) }
    });
    Some(BreakEven {
        sessions,
        once,
        total: [at(End::High, End::Low), at(End::Typical, End::Typical), at(End::Low, End::High)],
        patient,
    })
}

fn meet(session: Money, once: Money) -> Option<Meeting> {
    let (each, all) = (session.millionths(), once.millionths());
    if each <= 0 {
        return None;
    }
    let sessions = u32::try_from(all.max(1).div_euclid(each) + i64::from(all % each != 0)).ok()?;
    Some(Meeting::of(sessions, session * sessions, once))
}
