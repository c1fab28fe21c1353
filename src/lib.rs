//! `spinecmp` puts the choices for a health problem side by side: sourced figures, published rules held against a person's answers, plain words.
//!
//! The library behind the command line. It reads a knowledge file ([`knowledge`]), holds a [`profile`] against its rules ([`rules`]), lines up its
//! findings ([`evidence`]), reckons what care costs ([`cost`]), shows what a person's own importances imply ([`weighing`]), makes a [`report`] of either and [`render`]s it; a [`batch`] answers for a file of people; an [`audit`] tells what its pages achieve. Nothing in it knows what a spine is: that stands in `data/knowledge`.
//!
//! ```
//! use spinecmp::evidence::{Detail, compare};
//!
//! let knowledge = spinecmp::builtin()?;
//! let (condition, entry) = knowledge
//!     .conditions
//!     .find(|condition| condition.icd10cm.iter().any(|code| code == "M51.16"))
//!     .ok_or("no such condition")?;
//! let comparison = compare(knowledge, condition, &entry.treatments, Detail::Brief);
//! assert_eq!(comparison.columns.len(), 3);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Imports go down only: `reading` (how hard a text is to read) and `weighing` (what importances imply), which know nothing of ours, and `values` → `yaml` → `knowledge` → `profile` → `rules`, `evidence`, `cost` → `wording` → `answer` → `report` → `audit`, `render` → `batch` → `cli`. A test holds the walls.

pub mod answer;
pub mod audit;
pub mod batch;
mod builtin;
pub mod cli;
pub mod cost;
pub mod evidence;
pub mod knowledge;
pub mod profile;
pub mod reading;
pub mod render;
pub mod report;
pub mod rules;
pub mod values;
pub mod weighing;
mod wording;
pub mod yaml;

pub use builtin::builtin;
