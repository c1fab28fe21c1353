//! How many of several bitmaps each person is in.

use super::bits::Bitmap;

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

    /// The number of one person.
    pub fn of(&self, person: usize) -> u64 {
        self.0.iter().rev().fold(0, |number, digit| number << 1 | u64::from(digit.has(person)))
    }
}
