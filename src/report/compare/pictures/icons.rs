//! A row of chances as a hundred people each.

use super::option;
use crate::answer::{Compare, MarkEntry, Number, PictureEntry};
use crate::report::{IconArray, IconFill, Text};

/// The arrays of a row: one a mark, in the order of the columns.
pub(super) fn arrays(answer: &Compare, entry: &PictureEntry) -> Vec<IconArray> {
    let array = |mark| IconArray {
        label: option(answer, mark),
        share: share(mark),
        words: Text::plain(&mark.words),
    };
    entry.marks.iter().map(array).collect()
}

/// Who is filled in: the best estimate, or what lies between the ends where there is none.
fn share(mark: &MarkEntry) -> Option<IconFill> {
    let number = |number: Option<Number>| number.and_then(Number::published);
    match (number(mark.value), number(mark.low), number(mark.high)) {
        (Some(value), _, _) => Some(between(value, value)),
        (None, Some(low), Some(high)) => Some(between(low, high)),
        (None, _, _) => None,
    }
}

/// People of a hundred from a low to a high end. What happens to some is never drawn as none, and what does not happen to some never as all:
/// then one is drawn unsure.
fn between(low: f64, high: f64) -> IconFill {
    let people = |value: f64| {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "rounded, from 0 to 100"
        )]
        let people = value.round().clamp(0.0, 100.0) as u8;
        people
    };
    let filled = if low < 100.0 { people(low).min(99) } else { 100 };
    let reached = if high > 0.0 { people(high).max(1) } else { 0 };
    IconFill { filled, unsure: reached.saturating_sub(filled) }
}

#[cfg(test)]
mod tests {
    use super::between;

    #[test]
    fn some_are_never_drawn_as_none_nor_as_all() {
        // In tenths of a person.
        for low in 0..=1000_u16 {
            for high in low..=1000 {
                let drawn = between(f64::from(low) / 10.0, f64::from(high) / 10.0);
                let (full, all) = (drawn.filled, drawn.filled + drawn.unsure);
                assert_eq!(full == 100, low == 1000, "{low} to {high}: {drawn:?}");
                assert_eq!(all == 0, high == 0, "{low} to {high}: {drawn:?}");
                assert!(
                    u16::from(full).abs_diff((low + 5) / 10) <= 1,
                    "{low} to {high}: {drawn:?}"
                );
                assert!(
                    u16::from(all).abs_diff((high + 5) / 10) <= 1,
                    "{low} to {high}: {drawn:?}"
                );
                // Away from the ends a single figure leaves nobody unsure.
                if low == high && (5..995).contains(&low) {
                    assert_eq!(drawn.unsure, 0, "{low}");
                }
            }
        }
        assert_eq!((between(99.6, 99.6).filled, between(99.6, 99.6).unsure), (99, 1));
        assert_eq!((between(0.4, 0.4).filled, between(0.4, 0.4).unsure), (0, 1));
    }
}
