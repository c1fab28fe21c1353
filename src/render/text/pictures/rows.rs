//! Rows of a picture on one scale: a label, what is drawn, and the same in words.
//!
//! The words stand beside the drawing if there is room, else under it; on a narrow page the label stands above it.

use super::scale::ScaleLine;
use crate::render::text::layout::{TextLayout, columns, padded, wrap};

/// A wider picture would be no clearer, only longer to look along.
const WIDEST: usize = 120;

/// Below this, labels stand above.
const NARROWEST_WITH_LABELS: usize = 60;

/// Below this, nothing is drawn.
const NARROWEST: usize = 32;

/// What is drawn takes so many columns at most: beside its words, and above them.
const WIDEST_BESIDE: usize = 40;
const WIDEST_ABOVE: usize = 60;

/// What is drawn takes so many columns at least where words are beside it: all of them on one line, or wrapped.
const LEAST_BESIDE: usize = 24;
const LEAST_BESIDE_WRAPPED: usize = 30;

/// Words that are wrapped beside a drawing take so many columns at least.
const LEAST_WORDS: usize = 28;

/// Between label, drawing and words.
const GAP: usize = 2;

/// What stands in a row, marked with styles.
#[derive(Debug, Default)]
pub(super) struct PictureRow {
    /// Whose it is.
    pub(super) label: String,
    /// How far the label stands in.
    pub(super) inset: usize,
    /// The lines that are drawn; if there are none, the words take their place.
    pub(super) drawn: Vec<String>,
    /// The same in words.
    pub(super) words: String,
}

/// The columns of all rows of a picture.
#[derive(Debug, Clone, Copy)]
pub(super) struct PictureColumns {
    /// How far all of it stands in.
    indent: usize,
    /// What no line may exceed.
    width: usize,
    /// Columns of the labels; none where they stand above.
    labels: Option<usize>,
    /// Columns of what is drawn.
    pub(super) room: usize,
    /// Columns of the words; none where they stand under it.
    words: Option<usize>,
}

impl PictureColumns {
    /// The columns for labels and words as wide as these; nothing if there is no room to draw.
    pub(super) fn fit(
        layout: &TextLayout,
        indent: usize,
        label: usize,
        words: usize,
    ) -> Option<Self> {
        let width = layout.width.min(WIDEST);
        if width < NARROWEST {
            return None;
        }
        if width < NARROWEST_WITH_LABELS {
            return Some(Self {
                indent,
                width,
                labels: None,
                room: width.saturating_sub(indent + GAP).min(WIDEST_ABOVE),
                words: None,
            });
        }
        // Longer labels are wrapped.
        let label = label.min(width * 2 / 5);
        let rest = width.saturating_sub(indent + label + GAP);
        let most = rest.saturating_sub(words.saturating_add(GAP));
        let most_wrapped = rest.saturating_sub(LEAST_WORDS + GAP);
        let beside = if most >= LEAST_BESIDE {
            Some(most.min(WIDEST_BESIDE))
        } else if most_wrapped >= LEAST_BESIDE_WRAPPED {
            Some(most_wrapped.min(WIDEST_BESIDE))
        } else {
            None
        };
        Some(Self {
            indent,
            width,
            labels: Some(label),
            room: beside.unwrap_or(rest.min(WIDEST_ABOVE)),
            words: beside.map(|room| rest.saturating_sub(room + GAP)),
        })
    }

    /// The scale that is drawn on.
    pub(super) fn scale(&self) -> ScaleLine {
        ScaleLine {
            start: self.indent + self.labels.map_or(GAP, |labels| labels + GAP),
            room: self.room,
            limit: self.width,
        }
    }

    /// The lines of a row. Where it has more lines than were drawn, `filler` goes on beside the words.
    pub(super) fn lines(&self, row: &PictureRow, filler: &str) -> Vec<String> {
        let start = self.scale().start;
        let body = match self.words {
            Some(words) if !row.drawn.is_empty() => {
                let words = wrap(&row.words, words, "", "");
                beside(&row.drawn, filler, self.room + GAP, &words)
            }
            Some(_) | None => {
                let words = wrap(&row.words, self.width.saturating_sub(start), "", "");
                row.drawn.iter().cloned().chain(words).collect()
            }
        };
        let inset = " ".repeat(self.indent + row.inset);
        if let Some(labels) = self.labels {
            let label = wrap(&row.label, self.indent + labels, &inset, &inset);
            beside(&label, "", start, &body)
        } else {
            let mut lines = wrap(&row.label, self.width, &inset, &inset);
            lines.extend(body.iter().map(|line| " ".repeat(start) + line));
            lines
        }
    }
}

/// Lines beside others, which begin at a column. Where there are fewer on the left, `filler` stands for them.
fn beside(left: &[String], filler: &str, column: usize, right: &[String]) -> Vec<String> {
    let lefts = left.iter().map(String::as_str);
    let rights = right.iter().map(String::as_str);
    lefts
        .chain(std::iter::repeat(filler))
        .zip(rights.chain(std::iter::repeat("")))
        .take(left.len().max(right.len()))
        .map(|(left, right)| padded(left, column) + right)
        .collect()
}

/// The width of the widest of some words, line by line.
pub(super) fn widest<'a>(words: impl IntoIterator<Item = &'a String>) -> usize {
    words.into_iter().flat_map(|words| words.lines()).map(columns).max().unwrap_or(0)
}
