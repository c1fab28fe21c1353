//! The rules engine: profiles held against published rules, with the judged tree as the result.
//!
//! Values in, values out. Red flags come first, each rule set is judged apart, unknown stays unknown, and a rule set is never summed up to
//! one verdict.

mod assessment;
pub mod columns;
mod direction;
mod interview;
mod open;
mod step;

pub use assessment::{
    Applies, Assessment, JudgedCriterion, JudgedFlag, JudgedRuleSet, JudgedTreatment, Undetermined,
    assess,
};
pub use direction::RuleDirection;
pub use interview::{Interview, NextQuestion, StopReason, Turn};
pub use open::{OpenAnswer, open_answers};
pub use step::{Step, judge};
