//! Words as numbers, and what is found by them: it is asked of every word of a page, so most answers must be no at once.

/// A word as a number whose digits are its letters, with one more letter. Long words may share one.
pub fn with_letter(number: usize, letter: usize) -> usize {
    number.wrapping_mul(257).wrapping_add(letter)
}

/// So many remainders: a prime, and more than a page has words to explain.
const REMAINDERS: usize = 1021;

/// Items with their numbers, by the remainders of these. Most remainders have none.
#[derive(Debug, Clone)]
pub struct ByNumber<T>(Vec<Vec<(usize, T)>>);

impl<T> ByNumber<T> {
    /// The items of this number, in the order in which they came.
    pub fn of(&self, number: usize) -> impl Iterator<Item = &T> {
        let near = self.0.get(number % REMAINDERS).map(Vec::as_slice).unwrap_or_default();
        near.iter().filter(move |(its_number, _)| *its_number == number).map(|(_, item)| item)
    }
}

impl<T> Default for ByNumber<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> FromIterator<(usize, T)> for ByNumber<T> {
    fn from_iter<I: IntoIterator<Item = (usize, T)>>(items: I) -> Self {
        let mut by_number: Vec<Vec<(usize, T)>> = (0..REMAINDERS).map(|_| Vec::new()).collect();
        for (number, item) in items {
            if let Some(place) = by_number.get_mut(number % REMAINDERS) {
                place.push((number, item));
            }
        }
        Self(by_number)
    }
}
