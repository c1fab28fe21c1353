//! The knowledge that comes with the program, embedded in the form that the build script made of `data/knowledge`.

use crate::knowledge::Knowledge;
use std::sync::OnceLock;

/// The built-in knowledge: decoded once, in half a millisecond, and kept until the process ends.
///
/// # Errors
/// When the embedded form and this program do not belong together; a build cannot make that happen.
pub fn builtin() -> Result<&'static Knowledge, postcard::Error> {
    static BUILTIN: OnceLock<Knowledge> = OnceLock::new();
    if let Some(knowledge) = BUILTIN.get() {
        return Ok(knowledge);
    }
    let knowledge =
        Knowledge::from_compact(include_bytes!(concat!(env!("OUT_DIR"), "/knowledge.bin")))?;
    Ok(BUILTIN.get_or_init(|| knowledge))
}
