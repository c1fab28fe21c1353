//! A hash for texts, sooner done than the usual one.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};

/// For maps and sets of texts. It begins with a number that nobody knows before, so that no file can choose texts that share their hash.
#[derive(Debug, Clone, Copy)]
pub struct QuickHash(u64);

impl Default for QuickHash {
    fn default() -> Self {
        Self(RandomState::new().build_hasher().finish())
    }
}

impl BuildHasher for QuickHash {
    type Hasher = QuickHasher;

    fn build_hasher(&self) -> QuickHasher {
        QuickHasher(self.0)
    }
}

/// What was hashed so far.
#[derive(Debug, Clone, Copy)]
pub struct QuickHasher(u64);

impl QuickHasher {
    /// Both halves of a long product: a bit of either factor changes bits of all places.
    fn add(&mut self, word: u64) {
        // 2⁶⁴ by the golden ratio, made odd.
        let (low, high) = (self.0 ^ word).carrying_mul(0x9E37_79B9_7F4A_7C15, 0);
        self.0 = low ^ high;
    }
}

impl Hasher for QuickHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.add(u64::from_le_bytes(*word));
        }
        if !rest.is_empty() {
            let last =
                rest.iter().fold(rest.len() as u64, |last, byte| last << 8 | u64::from(*byte));
            self.add(last);
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.add(u64::from(byte));
    }

    fn write_usize(&mut self, number: usize) {
        self.add(number as u64);
    }

    fn write_isize(&mut self, number: isize) {
        self.add(number.cast_unsigned() as u64);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::QuickHash;
    use std::collections::HashSet;
    use std::hash::BuildHasher;

    #[test]
    fn texts_that_differ_little_do_not_share_their_hash() {
        let hash = QuickHash::default();
        let texts = (0..10_000).map(|number| format!("{number:05} of 100,000 people felt better."));
        let places = texts.map(|text| hash.hash_one(text) % (1 << 20));
        // Of ten thousand in a million places about fifty meet by chance.
        assert!(places.collect::<HashSet<u64>>().len() > 9_800);
    }
}
