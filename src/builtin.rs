//! The knowledge that comes with the program, embedded in the form that the build script made of `data/knowledge`.

use crate::knowledge::Knowledge;
use std::sync::OnceLock;

/// The built-in knowledge: each entry is decoded when it is first asked for, and kept until the process ends.
///
/// # Errors
/// When the program file was damaged after it was built.
pub fn builtin() -> Result<&'static Knowledge, postcard::Error> {
    static BUILTIN: OnceLock<Knowledge> = OnceLock::new();
    if let Some(knowledge) = BUILTIN.get() {
        return Ok(knowledge);
    }
    let knowledge =
        Knowledge::from_compact(include_bytes!(concat!(env!("OUT_DIR"), "/knowledge.bin")))?;
    Ok(BUILTIN.get_or_init(|| knowledge))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_program_is_noticed_before_anything_is_read() {
        let whole = builtin().unwrap().to_compact().unwrap();
        assert!(Knowledge::from_compact(whole.clone().leak()).is_ok());
        let places = (0..8).chain((8..whole.len()).step_by(whole.len() / 16));
        for place in places {
            let mut damaged = whole.clone();
            damaged[place] ^= 0x10;
            assert!(Knowledge::from_compact(damaged.leak()).is_err(), "byte {place}");
        }
        for length in [0, 3, 4, whole.len() - 1] {
            assert!(Knowledge::from_compact(whole[..length].to_vec().leak()).is_err(), "{length}");
        }
    }
}
