//! `spinecmp`.

mod builtin;
pub mod cli;
pub mod comparison;
pub mod knowledge;
pub mod profile;
pub mod render;
pub mod report;
pub mod rules;
pub mod values;
pub mod yaml;

pub use builtin::builtin;
