//! How many of several bitmaps each person is in.

use super::bits::{BLOCK, Bitmap};

/// A number for each person of a block, its binary digits one bitmap each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counter(Vec<Bitmap>);

impl Counter {
    /// One more for each of these people.
    pub fn add(&mut self, people: &Bitmap) {
        let mut carried = *people;
        for digit in &mut self.0 {
            if carried.is_empty() {
                return;
            }
            (*digit, carried) = (digit.xor(&carried), digit.and(&carried));
        }
        if !carried.is_empty() {
            self.0.push(carried);
        }
    }

    /// The numbers, person by person. A number that is larger than the largest of its type stays that.
    pub fn numbers(&self) -> [u16; BLOCK] {
        let mut numbers = [0; BLOCK];
        for (place, digit) in self.0.iter().enumerate() {
            let worth = u32::try_from(place).ok().and_then(|place| 1_u16.checked_shl(place));
            digit.add_to(&mut numbers, worth.unwrap_or(u16::MAX));
        }
        numbers
    }
}
