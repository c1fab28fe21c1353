//! Reading YAML that strangers wrote: safely, once, and with every problem at its line and column.
//!
//! The only folder that names a YAML package. A file becomes one tree with places ([`YamlDocument`]), built from a stream of events that
//! refuses what can blow up (deep nesting, aliases, tags, repeated keys). What a value without quotes means is settled in one place
//! ([`meaning`]), so that it is the same in every file. Typed entries are read from that tree by serde, number for number as written;
//! a misfit is reported and set aside so that the next one is found too ([`decode`]).

mod amount;
mod decode;
mod deserializer;
mod document;
pub mod meaning;
mod misread;
mod node;
mod outline;
mod problem;
mod scalar;
mod schema;
mod stand_in;
mod tree;

pub use amount::{Amount, Proportion, Rate, Signed};
pub use decode::decode;
pub use document::{MAX_FILE_BYTES, YamlDocument};
pub use node::{Content, Node, Path, Place};
pub use outline::Outline;
pub use problem::{Problem, Problems};
pub use scalar::Written;
pub use schema::{DAY, never_null, schema_of_file, yes_or_no};
pub use serde_yaml::Value;
pub use tree::ValueBudget;
