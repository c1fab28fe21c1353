//! A row of chances as a hundred people each.

use super::{OptionMark, cite, marks, option};
use crate::answer::Compare;
use crate::evidence::{Detail, Row};
use crate::report::citations::Citations;

use crate::report::{Drawing, IconArray, IconFill, Picture, Text};
use crate::wording::cell;
use crate::wording::phrase::Phrase;
use crate::wording::picture as words;

/// The arrays of a row: one a figure, in the order of the columns.
pub(super) fn picture(answer: &Compare, row: &Row, citations: &mut Citations) -> Picture {
    let knowledge = answer.knowledge;
    let mut arrays = Vec::new();
    for (position, entry) in row.cells.iter().enumerate() {
        let label = option(answer, position);
        for mark in marks(entry) {
            arrays.push(match mark {
                OptionMark::None(entry) => IconArray {
                    label: label.clone(),
                    share: None,
                    words: Text::plain(cell::absence(knowledge, entry)),
                },
                OptionMark::Figure(figure) => IconArray {
                    label: label.clone(),
                    share: share(&Phrase::new(knowledge, figure)),
                    words: Text::plain(
                        cell::figure(knowledge, Detail::Normal, row, figure).joined(),
                    ),
                },
            });
        }
    }
    Picture {
        title: Text::plain(cell::label(knowledge, row)).then_notes(cite(
            knowledge,
            citations,
            std::slice::from_ref(row),
        )),
        caution: Text::plain(words::each_dot(knowledge, row)),
        counted: knowledge.outcomes[row.outcome].short.clone(),
        drawing: Drawing::Icons(arrays),
        legend: Text::default(),
    }
}

/// Who is filled in: the best estimate, or what lies between the ends where there is none.
fn share(phrase: &Phrase) -> Option<IconFill> {
    match (phrase.value(), phrase.ends()) {
        (Some(value), _) => Some(between(value, value)),
        (None, (Some(low), Some(high))) => Some(between(low, high)),
        (None, _) => None,
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
