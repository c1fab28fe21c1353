//! Words as numbers, and what is found by them: it is asked of every word of a page, so most answers must be no at once.

/// A word as a number whose digits are its letters, with one more letter. Long words may share one.
pub fn with_letter(number: usize, letter: usize) -> usize {
    number.wrapping_mul(257).wrapping_add(letter)
}

/// So many bits of a number choose a place: there are many more places than a page has words to explain, so that most are empty.
const BITS: u32 = 11;
/// Spreads numbers over the places: 2⁶⁴ by the golden ratio, made odd.
const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

/// Items with their numbers.
#[derive(Debug, Clone)]
pub struct ByNumber<T> {
    /// By place, which item is its first, counted from 1; 0 where it has none.
    first: Vec<usize>,
    items: Vec<Numbered<T>>,
}

#[derive(Debug, Clone)]
struct Numbered<T> {
    number: usize,
    item: T,
    /// The next item of the same place, likewise.
    next: usize,
}

impl<T> ByNumber<T> {
    /// The items of this number, in the order in which they came.
    pub fn of(&self, number: usize) -> impl Iterator<Item = &T> {
        let mut next = self.first.get(place(number)).copied().unwrap_or_default();
        std::iter::from_fn(move || {
            while let Some(numbered) = self.items.get(next.checked_sub(1)?) {
                next = numbered.next;
                if numbered.number == number {
                    return Some(&numbered.item);
                }
            }
            None
        })
    }
}

fn place(number: usize) -> usize {
    let spread = u64::try_from(number).unwrap_or_default().wrapping_mul(SPREAD);
    usize::try_from(spread >> (u64::BITS - BITS)).unwrap_or_default()
}

impl<T> Default for ByNumber<T> {
    fn default() -> Self {
        Self { first: Vec::new(), items: Vec::new() }
    }
}

impl<T> FromIterator<(usize, T)> for ByNumber<T> {
    fn from_iter<I: IntoIterator<Item = (usize, T)>>(items: I) -> Self {
        let items = items.into_iter().map(|(number, item)| Numbered { number, item, next: 0 });
        let mut by_number = Self { first: vec![0; 1 << BITS], items: items.collect() };
        // From the last to the first, so that the first of a place comes first.
        for (position, numbered) in by_number.items.iter_mut().enumerate().rev() {
            if let Some(first) = by_number.first.get_mut(place(numbered.number)) {
                numbered.next = std::mem::replace(first, position + 1);
            }
        }
        by_number
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_found_by_its_number_is_what_a_list_finds(
            items in proptest::collection::vec((0_usize..40, any::<u8>()), 0..60),
            asked in 0_usize..45,
        ) {
            let by_number: ByNumber<u8> = items.iter().copied().collect();
            let found: Vec<u8> = by_number.of(asked).copied().collect();
            let expected: Vec<u8> =
                items.iter().filter(|(number, _)| *number == asked).map(|(_, item)| *item).collect();
            prop_assert_eq!(found, expected);
        }
    }

    #[test]
    fn nothing_is_found_where_nothing_is() {
        assert_eq!(ByNumber::<u8>::default().of(7).count(), 0);
    }
}
