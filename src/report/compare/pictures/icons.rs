//! A row of chances as a hundred people each.

use super::{Mark, cite, marks, option};
use crate::answer::Compare;
use crate::evidence::{Detail, Row};
use crate::report::citations::Citations;

use crate::report::{Drawing, IconArray, Picture, Share, Text};
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
                Mark::None(entry) => IconArray {
                    label: label.clone(),
                    share: None,
                    words: Text::plain(cell::absence(knowledge, entry)),
                },
                Mark::Figure(figure) => IconArray {
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

/// Who is filled in: the best estimate, or what lies between the ends where there is none. What does happen to some is never drawn as none.
fn share(phrase: &Phrase) -> Option<Share> {
    let people = |value: f64| {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "rounded, from 0 to 100"
        )]
        let people = value.round().clamp(0.0, 100.0) as u8;
        people
    };
    let share = match (phrase.value(), phrase.ends()) {
        (Some(value), _) => {
            Share { filled: people(value), unsure: u8::from(value > 0.0 && people(value) == 0) }
        }
        (None, (Some(low), Some(high))) => {
            Share { filled: people(low), unsure: people(high).saturating_sub(people(low)) }
        }
        (None, _) => return None,
    };
    Some(share)
}
