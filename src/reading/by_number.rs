//! Words as numbers, and what is found by them: it is asked of every word of a page, so most answers must be no at once.

/// A word as a number whose digits are its letters, with one more letter. Long words may share one.
pub fn with_letter(number: usize, letter: usize) -> usize {
    number.wrapping_mul(257).wrapping_add(letter)
}

/// So many remainders: a prime, and more than a page has words to explain.
const REMAINDERS: usize = 1021;

/// Items by the remainders of their numbers. Most remainders have none.
#[derive(Debug, Clone)]
pub struct ByNumber<T>(Vec<Vec<T>>);

impl<T> ByNumber<T> {
    /// The items whose number may be this one, in the order in which they came.
    pub fn near(&self, number: usize) -> impl Iterator<Item = &T> {
        self.0.get(number % REMAINDERS).into_iter().flatten()
    }
}

impl<T> Default for ByNumber<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> FromIterator<(usize, T)> for ByNumber<T> {
    fn from_iter<I: IntoIterator<Item = (usize, T)>>(items: I) -> Self {
        let mut by_number: Vec<Vec<T>> = (0..REMAINDERS).map(|_| Vec::new()).collect();
        for (number, item) in items {
            if let Some(place) = by_number.get_mut(number % REMAINDERS) {
                place.push(item);
            }
        }
        Self(by_number)
    }
}
