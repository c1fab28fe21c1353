//! What care costs, and what of it the person pays: exact arithmetic over the knowledge's prices, a plan and a course of care.
//!
//! [`quote`](quote()) makes bills of a price; a [`Ledger`] splits them; a [`Strategy`] puts them in order; [`Model`] reckons its ends;
//! [`simulate`], [`sensitivity`](sensitivity()) and [`break_even`](break_even()) ask the same traversal other questions. Nothing here knows how a page
//! looks.

#![deny(clippy::float_arithmetic)]

mod account;
mod benefit_period;
mod break_even;
mod build;
mod claim;
mod course;
mod course_file;
mod coverage;
mod error;
mod estimate;
mod ledger;
mod line;
mod medicare;
mod model;
mod opening;
mod price_choice;
mod quote;
mod request;
mod sensitivity;
#[expect(
    clippy::float_arithmetic,
    reason = "random draws are fractions; each becomes whole cents before it is part of a sum"
)]
mod simulation;
mod strategy;
mod timing;
mod whole_year;

pub use break_even::{BreakEven, MOST_SESSIONS, Meeting, Patient, break_even};
pub use build::build;
pub use claim::{Daily, InsuranceClaim, Parts, SharingRule, Split};
pub use course::{Course, DatedBill, Settlement, YearTotal, default_discount, plan_year, settle};
pub use course_file::{course_schema, read_course};
pub use coverage::{CoverageLimit, limits};
pub use error::{CostError, MOST_BILLS, MedicarePart, Unpriced};
pub use estimate::{Average, Branches, Estimate, EstimateLine, Scenario, Sums};
pub use ledger::{Ledger, Left, Sharing};
pub use model::{End, Model, Range, Sessions};
pub use price_choice::{find_price, price_by_id};
pub use quote::{Bill, PriceVariation, Quote, QuoteBasis, Remark, quote};
pub use request::{Built, Choice, Column, Extra, Request};
pub use sensitivity::{Input, InputEffect, Sensitivity, sensitivity};
pub use simulation::{
    Distribution, Draws, Histogram, MOST_SUMS, NoSimulation, STEPS, SimulatedStrategy,
    SimulatedSum, Simulation, StrategyPair, Wins, simulate,
};
pub use strategy::{
    Addition, Draw, Follow, Plans, QuotedPrice, Repeat, SecondStep, SharedBill, Strategy,
    StrategyStep, Totals, TreatmentOrPathway,
};
pub use timing::Timing;
