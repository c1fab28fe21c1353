//! The checks: small pure functions from what is audited to what was found. Each can fail; none looks at another's result.

mod balance;
mod beyond;
mod chances;
mod course;
mod decision;
mod doubt;
mod frames;
mod guidance;
mod plain;
mod policy;
mod reading;
mod sides;
mod sources;
mod steering;
mod table;
mod warning;
mod ways;
mod wording;

pub(super) use balance::balance;
pub(super) use chances::{denominators, event_rates, groups_named, windows};
pub(super) use course::natural_course;
pub(super) use decision::{experience, options, question, summary};
pub(super) use doubt::{certainty, uncertainty};
pub(super) use frames::frames_add_up;
pub(super) use guidance::{questions, steps, values};
pub(super) use policy::{funding, method, published, updates};
pub(super) use reading::reading;
pub(super) use sides::{benefits, harms};
pub(super) use sources::sources;
pub(super) use steering::steering;
pub(super) use table::{probabilities, side_by_side};
pub(super) use warning::{intended_use, warnings_first};
pub(super) use ways::shown_in_several_ways;
pub(super) use wording::{one_in_n, words_of_chance};
