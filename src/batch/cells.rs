//! Where cells stand in a text of rows, and what their letters are as numbers.

use crate::rules::columns::BLOCK;

/// Where the cells of up to [`BLOCK`] rows begin, row by row: one place more than there are columns, since a cell ends a byte before the next begins.
#[derive(Debug, Default)]
pub(super) struct CellTable {
    columns: usize,
    begins: Vec<u32>,
    /// The rows that have too few or too many cells, and how many.
    uneven: Vec<(usize, usize)>,
    /// Room for the places of a whole text.
    pub(super) scratch: Vec<u32>,
}

/// The cells of a column.
#[derive(Debug, Clone, Copy)]
pub(super) struct CellColumn<'t> {
    table: &'t CellTable,
    text: &'t [u8],
    column: usize,
}

impl CellTable {
    /// Rows of so many columns; none yet.
    pub(super) fn clear(&mut self, columns: usize) {
        self.columns = columns;
        self.begins.clear();
        self.uneven.clear();
    }

    /// A row more: where its cells begin, and where the last ends. Where there are too few or too many, nobody can tell which stands in which column: all
    /// are empty, but for the first, if nothing can have shifted it.
    pub(super) fn add(&mut self, cells: &[u32], end: u32, first_is_sure: bool) {
        if cells.len() == self.columns {
            self.begins.extend_from_slice(cells);
            self.begins.push(end + 1);
            return;
        }
        let row = self.begins.len() / (self.columns + 1);
        self.uneven.push((row, cells.len()));
        let first = cells.first().copied().filter(|_| first_is_sure);
        let after = cells.get(1).copied().filter(|_| first.is_some()).unwrap_or(end + 1);
        self.begins.push(first.unwrap_or(after));
        self.begins.extend(std::iter::repeat_n(after, self.columns));
    }

    /// The rows that have too few or too many cells, and how many.
    pub(super) fn uneven(&self) -> impl Iterator<Item = (usize, usize)> {
        self.uneven.iter().copied()
    }

    pub(super) fn column<'t>(&'t self, text: &'t [u8], column: usize) -> CellColumn<'t> {
        CellColumn { table: self, text, column }
    }
}

impl<'t> CellColumn<'t> {
    /// Every row's cell.
    pub(super) fn iter(self) -> impl Iterator<Item = &'t [u8]> {
        self.ends().map(move |(begin, end)| self.text.get(begin..end).unwrap_or_default())
    }

    /// A row's cell.
    pub(super) fn cell(&self, row: usize) -> &'t [u8] {
        let places = self.table.begins.get(row * (self.table.columns + 1) + self.column..);
        let Some([begin, next, ..]) = places else { return &[] };
        self.text.get(*begin as usize..*next as usize - 1).unwrap_or_default()
    }

    /// The [`key`]s of the cells.
    pub(super) fn keys(&self) -> [u64; BLOCK] {
        let mut keys = [0; BLOCK];
        for (key, (begin, end)) in keys.iter_mut().zip(self.ends()) {
            *key = key_of(self.text.get(begin..).unwrap_or_default(), end.saturating_sub(begin));
        }
        keys
    }

    fn ends(self) -> impl Iterator<Item = (usize, usize)> {
        let rows = self.table.begins.chunks_exact(self.table.columns + 1);
        rows.filter_map(move |row| {
            let begin = row.get(self.column)?;
            let next = row.get(self.column + 1)?;
            Some((*begin as usize, *next as usize - 1))
        })
    }
}

/// So many letters of a word are in its key.
pub(super) const KEY_LETTERS: usize = 7;

/// The length and the first letters of a word as a number: 0 for none, and for no other word where it has up to [`KEY_LETTERS`].
pub(super) fn key(word: &[u8]) -> u64 {
    key_of(word, word.len())
}

/// The key of the word of this length that a text begins with.
fn key_of(text: &[u8], length: usize) -> u64 {
    let letters = text.first_chunk::<8>().copied().unwrap_or_else(|| {
        let mut letters = [0; 8];
        for (letter, byte) in letters.iter_mut().zip(text) {
            *letter = *byte;
        }
        letters
    });
    let letters = u64::from_be_bytes(letters);
    // In line with the end of the word, so that the last digit of a number stands last.
    let others = u64::BITS - 8 * u32::try_from(length.min(KEY_LETTERS)).unwrap_or_default();
    let length = u64::from(u8::try_from(length).unwrap_or(u8::MAX));
    length << 56 | letters.checked_shr(others).unwrap_or(0)
}

/// The whole number of up to four digits, the first of several no zero, that the word of this key writes.
pub(super) fn whole_number(key: u64) -> Option<u16> {
    let [length, _, _, _, letters @ ..] = key.to_be_bytes();
    if !(1..=4).contains(&length) {
        return None;
    }
    let others = 32 - 8 * u32::from(length);
    let zeros = 0x3030_3030_u32 >> others;
    let digits = u32::from_be_bytes(letters) ^ zeros;
    // A byte above nine shows in its highest bit, after 118 is added or before.
    let is_plain = (digits.wrapping_add(0x7676_7676) | digits) & 0x8080_8080 == 0;
    let first = digits >> (24 - others);
    (is_plain && (length == 1 || first != 0)).then(|| {
        let digits = digits.to_be_bytes();
        digits.iter().fold(0, |number, digit| number * 10 + u16::from(*digit))
    })
}

/// A place in a text of rows, in as little room as it needs: a text that is read at once is far shorter than 4 GiB.
pub(super) fn place_of(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// Where the bytes after each of two stand in a text, in order. Sixty-four bytes are looked at in one go, because cells are short.
pub(super) fn after_each_of(two: [u8; 2], text: &[u8], places: &mut Vec<u32>) {
    let (many, rest) = text.as_chunks::<64>();
    for (at, bytes) in many.iter().enumerate() {
        let words = bytes.as_chunks::<8>().0.iter().zip(0_u32..);
        let mut found = words.fold(0_u64, |found, (word, at)| {
            let word = u64::from_le_bytes(*word);
            let [one, other] = two.map(|byte| bytes_that_are(byte, word));
            found | (one | other) << (8 * at)
        });
        let before = places.len();
        // Room for all of them at once is sooner made than for each.
        places.resize(before + found.count_ones() as usize, 0);
        let after = place_of(64 * at + 1);
        for place in places.iter_mut().skip(before) {
            *place = after + found.trailing_zeros();
            found &= found.wrapping_sub(1);
        }
    }
    let after = 64 * many.len() + 1;
    let found = rest.iter().enumerate().filter(|(_, byte)| two.contains(byte));
    places.extend(found.map(|(at, _)| place_of(after + at)));
}

/// A bit for each of eight bytes, the lowest first: it is this one.
fn bytes_that_are(byte: u8, word: u64) -> u64 {
    const LOW: u64 = 0x7f7f_7f7f_7f7f_7f7f;
    let differs = word ^ u64::from_le_bytes([byte; 8]);
    // The highest bit of each byte that does not differ at all.
    let same = !(((differs & LOW) + LOW) | differs | LOW);
    (same >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

#[cfg(test)]
mod tests {
    use super::{after_each_of, key, place_of, whole_number};
    use proptest::prelude::*;

    proptest! {
        /// What is looked at in one go is what is found byte by byte.
        #[test]
        fn places_are_those_found_one_by_one(
            text in proptest::collection::vec(prop_oneof![Just(b','), Just(b'\n'), any::<u8>()], 0..300),
        ) {
            let mut places = Vec::new();
            after_each_of(*b",\n", &text, &mut places);
            let one_by_one = text.iter().enumerate().filter(|(_, byte)| b",\n".contains(byte));
            prop_assert_eq!(places, one_by_one.map(|(place, _)| place_of(place + 1)).collect::<Vec<_>>());
        }

        /// Only words of the same length that begin alike share a key.
        #[test]
        fn keys_are_of_lengths_and_beginnings(
            one in proptest::collection::vec(0..3_u8, 0..10),
            other in proptest::collection::vec(0..3_u8, 0..10),
        ) {
            let alike = one.len() == other.len() && one.iter().zip(&other).take(7).all(|(a, b)| a == b);
            prop_assert_eq!(key(&one) == key(&other), alike);
        }

        /// A number is what it is elsewhere, or left to those who know more.
        #[test]
        fn numbers_are_those_of_rust(
            word in prop_oneof!["[0-9]{0,6}", "[ -~]{0,5}", "[+-]?[0-9]{1,4}", any::<String>()],
        ) {
            let is_plain = word.bytes().all(|byte| byte.is_ascii_digit())
                && word.len() <= 4
                && (word.len() == 1 || !word.starts_with('0'));
            let number = word.parse::<u16>().ok().filter(|_| is_plain);
            prop_assert_eq!(whole_number(key(word.as_bytes())), number);
        }
    }
}
