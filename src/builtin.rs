//! The knowledge that comes with the program, embedded in the form that the build script made of `data/knowledge`.

use crate::knowledge::Knowledge;

/// Decodes the built-in knowledge: well under a millisecond.
///
/// # Errors
/// When the embedded form and this program do not belong together; a build cannot make that happen.
pub fn builtin() -> Result<Knowledge, postcard::Error> {
    Knowledge::from_compact(include_bytes!(concat!(env!("OUT_DIR"), "/knowledge.bin")))
}
