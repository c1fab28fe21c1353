//! Reading YAML that strangers wrote: safely, and with every problem at its line and column.
//!
//! The only folder that names a YAML package. A file is read twice: first as a stream of events that refuses what can blow up
//! (deep nesting, aliases, tags, repeated keys) and remembers where everything stands ([`Document`]); then entry by entry into
//! typed values, where a misfit is reported and set aside so that the next one is found too ([`decode`]).

mod amount;
mod decode;
mod document;
mod node;
mod problem;
mod scalar;

pub use amount::{Amount, Rate, Share};
pub use decode::{decode, outline};
pub use document::{Document, MAX_FILE_BYTES};
pub use node::{Content, Node, Path, Place};
pub use problem::{Problem, Problems};
pub use scalar::{Number, Text, Whole};
pub use serde_yaml::Value;
