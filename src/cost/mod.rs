//! What care costs, and what of it the person pays: exact arithmetic over the knowledge's prices, a plan and a course of care.
//!
//! [`quote`](quote()) makes bills of a price; a [`Ledger`] splits them; a [`Strategy`] puts them in order; [`Model`] reckons its ends;
//! [`simulate`], [`sensitivity`](sensitivity()) and [`break_even`](break_even()) ask the same walk other questions. Nothing here knows how a page
//! looks.

#![deny(clippy::float_arithmetic)]

mod break_even;
mod course;
mod coverage;
mod estimate;
mod ledger;
mod quote;
mod request;
mod sensitivity;
#[expect(
    clippy::float_arithmetic,
    reason = "random draws are fractions; each becomes whole cents before it is part of a sum"
)]
mod simulation;
mod strategy;

pub use break_even::{BreakEven, MOST_SESSIONS, Meeting, Patient, break_even};
pub use course::{
    Course, DatedBill, Settlement, YearTotal, default_discount, plan_year, read_course, settle,
};
pub use coverage::{CoverageLimit, limits};
pub use estimate::{
    Average, Branches, End, Estimate, Line, Model, Range, Scenario, Sessions, SharedBill, Sums,
    Timing,
};
pub use ledger::{Ledger, Left, MedicareAmounts, Rule, Sharing, Split};
pub use quote::{Basis, Bill, NoQuote, Quote, Remark, Spread, find_price, price_by_id, quote};
pub use request::{Built, Choice, Column, Extra, Request, build};
pub use sensitivity::{Bar, Input, Sensitivity, sensitivity};
pub use simulation::{
    Distribution, MOST_CASES, NoSimulation, Outcome, Pair, Settings, Simulation, Wins, simulate,
};
pub use strategy::{
    Addition, Draw, Follow, Of, Passed, Plans, Priced, Repeat, Step, Strategy, Totals,
};
