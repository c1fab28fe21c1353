//! What the program says in more than one place: figures, ranges, comparisons, tests and answers in plain words.
//!
//! One function a sentence, with typed arguments; a constant where it is fixed. What only one page says stands in `report`; what stands whole in the
//! knowledge file is not said here.

pub(crate) mod ask;
pub(crate) mod cell;
pub(crate) mod codes;
pub(crate) mod cost;
pub(crate) mod explained;
pub(crate) mod fhir;
pub(crate) mod key_row;
pub(crate) mod legend;
pub(crate) mod number;
pub(crate) mod phrase;
pub(crate) mod picture;
pub(crate) mod plan;
pub(crate) mod record;
pub(crate) mod refusal;
pub(crate) mod rule_entry;
pub(crate) mod rule_set;
pub(crate) mod rules;
pub(crate) mod service_line;
mod setting;
pub(crate) mod share;
pub(crate) mod uncertainty;
pub(crate) mod visit;
pub(crate) mod weigh;
pub(crate) mod worksheet;
