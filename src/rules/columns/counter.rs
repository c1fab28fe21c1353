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
        // Nearly all numbers are below 256: eight of them are added up at once.
        let mut eights = [0; BLOCK / 8];
        for (power, digit) in self.0.iter().take(8).enumerate() {
            digit.add_power_to(&mut eights, power);
        }
        let mut numbers = [0; BLOCK];
        for (eight, numbers) in eights.iter().zip(numbers.as_chunks_mut::<8>().0) {
            for (byte, number) in eight.to_le_bytes().iter().zip(numbers) {
                *number = u16::from(*byte);
            }
        }
        for (place, digit) in self.0.iter().enumerate().skip(8) {
            let worth = u32::try_from(place).ok().and_then(|place| 1_u16.checked_shl(place));
            digit.add_to(&mut numbers, worth.unwrap_or(u16::MAX));
        }
        numbers
    }
}

#[cfg(test)]
mod tests {
    use super::Counter;
    use crate::rules::columns::Bitmap;

    #[test]
    fn numbers_are_counted_whatever_their_size() {
        for count in [0, 1, 7, 255, 256, 700] {
            let mut some = Bitmap::NONE;
            some.add(3);
            some.add(511);
            let mut counter = Counter::default();
            for _ in 0..count {
                counter.add(&some);
            }
            let numbers = counter.numbers();
            for (person, number) in numbers.iter().enumerate() {
                assert_eq!(*number, if some.has(person) { count } else { 0 }, "{person}");
            }
        }
    }
}
