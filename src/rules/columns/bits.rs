//! A bit a person.

/// So many people are judged together: their columns stay in the fast memory of a processor.
pub const BLOCK: usize = 512;

const WORD: usize = u64::BITS as usize;
const WORDS: usize = BLOCK / WORD;

/// A bit for each person of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bitmap([u64; WORDS]);

impl Bitmap {
    /// Nobody.
    pub const NONE: Self = Self([0; WORDS]);
    /// Everybody.
    pub const ALL: Self = Self([u64::MAX; WORDS]);

    /// Whether the person is in it; nobody beyond the block is.
    pub fn has(&self, person: usize) -> bool {
        self.0.get(person / WORD).is_some_and(|word| word >> (person % WORD) & 1 == 1)
    }

    /// Puts a person in; beyond the block nothing happens.
    pub fn add(&mut self, person: usize) {
        if let Some(word) = self.0.get_mut(person / WORD) {
            *word |= 1 << (person % WORD);
        }
    }

    /// Takes a person out; beyond the block nothing happens.
    pub fn remove(&mut self, person: usize) {
        if let Some(word) = self.0.get_mut(person / WORD) {
            *word &= !(1 << (person % WORD));
        }
    }

    /// Everybody in it, in order.
    pub fn people(&self) -> impl Iterator<Item = usize> + use<> {
        self.0.into_iter().enumerate().flat_map(|(at, mut word)| {
            std::iter::from_fn(move || {
                let place = word.trailing_zeros() as usize;
                word &= word.wrapping_sub(1);
                (place < WORD).then_some(at * WORD + place)
            })
        })
    }

    /// For each person the bitmaps of these that hold them, by position, a bit each. The 65th and later ones are left out.
    pub fn turned(bitmaps: &[Self]) -> [u64; BLOCK] {
        let mut turned = [0; BLOCK];
        for (at, square) in turned.as_chunks_mut::<WORD>().0.iter_mut().enumerate() {
            for (line, bitmap) in square.iter_mut().zip(bitmaps) {
                *line = bitmap.0.get(at).copied().unwrap_or_default();
            }
            turn(square);
        }
        turned
    }

    /// Whether nobody is in it.
    pub fn is_empty(&self) -> bool {
        self.0 == Self::NONE.0
    }

    /// Those in both.
    pub fn and(&self, other: &Self) -> Self {
        self.with(other, |one, other| one & other)
    }

    /// Those in either.
    pub fn or(&self, other: &Self) -> Self {
        self.with(other, |one, other| one | other)
    }

    /// Those in one of the two.
    pub(super) fn xor(&self, other: &Self) -> Self {
        self.with(other, |one, other| one ^ other)
    }

    /// Those not in it.
    pub fn not(&self) -> Self {
        Self(self.0.map(|word| !word))
    }

    fn with(&self, other: &Self, join: impl Fn(u64, u64) -> u64) -> Self {
        let mut joined = *self;
        for (word, other) in joined.0.iter_mut().zip(&other.0) {
            *word = join(*word, *other);
        }
        joined
    }

    /// Those whose value passes.
    pub fn of<V>(values: &[V; BLOCK], passes: impl Fn(&V) -> bool) -> Self {
        let mut found = Self::NONE;
        for (word, values) in found.0.iter_mut().zip(values.as_chunks::<WORD>().0) {
            *word = values
                .iter()
                .enumerate()
                .fold(0, |word, (place, value)| word | u64::from(passes(value)) << place);
        }
        found
    }

    /// Adds a worth to the numbers of those in it.
    pub(super) fn add_to(&self, numbers: &mut [u16; BLOCK], worth: u16) {
        for person in self.people() {
            if let Some(number) = numbers.get_mut(person) {
                *number = number.saturating_add(worth);
            }
        }
    }

    /// Adds 2 to that power, at most the seventh, to the numbers of those in it, which do not hold it yet: eight a word, the first its lowest byte.
    pub(super) fn add_power_to(&self, numbers: &mut [u64; BLOCK / 8], power: usize) {
        for (word, numbers) in self.0.iter().zip(numbers.as_chunks_mut::<8>().0) {
            for (byte, number) in word.to_le_bytes().iter().zip(numbers) {
                let spread = SPREAD.get(usize::from(*byte)).copied().unwrap_or_default();
                *number |= spread << power;
            }
        }
    }

    /// Those who are in `needed` of these or more.
    pub(super) fn in_at_least(needed: usize, all: impl Iterator<Item = Self>) -> Self {
        // Who is in so many of those looked at, from none upwards.
        let mut reached = vec![Self::NONE; needed];
        reached.insert(0, Self::ALL);
        for bitmap in all {
            // From the top down, so that one bitmap lifts a person by one.
            let mut above: Option<&mut Self> = None;
            for level in reached.iter_mut().rev() {
                if let Some(above) = above {
                    *above = above.or(&level.and(&bitmap));
                }
                above = Some(level);
            }
        }
        reached.last().copied().unwrap_or(Self::ALL)
    }
}

/// For each byte a word whose bytes are its bits.
#[expect(clippy::indexing_slicing, reason = "worked out when the program is built")]
static SPREAD: [u64; 256] = {
    let mut words = [0; 256];
    let mut place = 0;
    while place < words.len() {
        let mut bit = 0;
        while bit < 8 {
            words[place] |= ((place >> bit & 1) as u64) << (8 * bit);
            bit += 1;
        }
        place += 1;
    }
    words
};

/// Turns a square of bits, so that rows become columns: its quarters change places, then the quarters of each quarter, and so on.
fn turn(square: &mut [u64; WORD]) {
    let mut width = WORD / 2;
    // The lower half of each run of twice the width.
    let mut lower = u64::MAX >> width;
    while width > 0 {
        for lines in square.chunks_exact_mut(2 * width) {
            let (above, below) = lines.split_at_mut(width);
            for (one, other) in above.iter_mut().zip(below) {
                let differ = (*one >> width ^ *other) & lower;
                *one ^= differ << width;
                *other ^= differ;
            }
        }
        width /= 2;
        lower ^= lower << width;
    }
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, Bitmap};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn turned_bitmaps_say_the_same(
            bitmaps in proptest::collection::vec(
                proptest::array::uniform8(any::<u64>()).prop_map(Bitmap), 0..70
            )
        ) {
            for (person, turned) in Bitmap::turned(&bitmaps).into_iter().enumerate() {
                let one_by_one = bitmaps.iter().take(64).enumerate().fold(0, |bits, (at, bitmap)| {
                    bits | u64::from(bitmap.has(person)) << at
                });
                prop_assert_eq!(turned, one_by_one);
            }
            prop_assert_eq!(Bitmap::turned(&bitmaps).len(), BLOCK);
        }
    }
}
