//! Sections of pairs on one screen: the title beside its pairs instead of over them, and all sections of the page in the same columns.

use super::layout::{TextLayout, columns, padded, wrap};
use super::style::TextStyle;
use crate::report::{Block, Text};

/// A title stands in a column of at most this width.
const WIDEST_TITLE: usize = 13;
/// Between two columns.
const GAP: usize = 1;
/// With less room for the words titles stand above them.
const NARROWEST: usize = 30;
/// With more, lines are hard to follow.
const WIDEST: usize = 90;

/// A section that holds pairs and nothing else: its title, and the pairs.
pub(super) fn pairs(block: &Block) -> Option<(&Text, &[(Text, Text)])> {
    match block {
        Block::Section(section) if !section.is_folded => match section.blocks.as_slice() {
            [Block::Entries(pairs)] => Some((&section.title, pairs)),
            _ => None,
        },
        _ => None,
    }
}

/// The columns that the sections of a page share.
pub(super) struct SectionColumns {
    title: usize,
    label: usize,
    words: usize,
}

impl SectionColumns {
    /// `None`: no section is of that kind, or there is too little room.
    pub(super) fn of(layout: &TextLayout, blocks: &[Block]) -> Option<Self> {
        let sections: Vec<_> = blocks.iter().filter_map(pairs).collect();
        let width = |text: &Text| columns(&layout.styled_narrow(text, TextStyle::Plain));
        let title = sections.iter().map(|(title, _)| width(title)).max()?.min(WIDEST_TITLE);
        let label = sections
            .iter()
            .flat_map(|(_, pairs)| pairs.iter())
            .map(|(label, _)| width(label))
            .max()?;
        let used = title + GAP + label + GAP;
        let words = layout.width.saturating_sub(used).min(WIDEST);
        (words >= NARROWEST).then_some(Self { title, label, words })
    }

    /// The pairs below each other, the title beside the first.
    pub(super) fn lines(
        &self,
        layout: &TextLayout,
        title: &Text,
        pairs: &[(Text, Text)],
    ) -> Vec<String> {
        let upper = Text::plain(title.bare().to_uppercase());
        let titles = wrap(&layout.styled_narrow(&upper, TextStyle::Heading), self.title, "", "");
        let mut rows: Vec<String> = Vec::new();
        for (label, value) in pairs {
            let mut label =
                padded(&layout.styled_narrow(label, TextStyle::Quiet), self.label + GAP);
            for line in wrap(&layout.styled_narrow(value, TextStyle::Plain), self.words, "", "") {
                rows.push(format!("{label}{line}"));
                label = " ".repeat(self.label + GAP);
            }
        }
        let height = rows.len().max(titles.len());
        let empty = String::new();
        (0..height)
            .map(|place| {
                let title = padded(titles.get(place).unwrap_or(&empty), self.title + GAP);
                format!("{title}{}", rows.get(place).unwrap_or(&empty)).trim_end().to_owned()
            })
            .collect()
    }
}
