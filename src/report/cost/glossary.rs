//! Words that a reader may not know, explained where a page uses them.

use crate::knowledge::Knowledge;
use crate::report::walk::each_text;
use crate::report::{Block, Text};

/// A list of the words that these blocks use, each with its meaning.
pub(super) fn blocks(knowledge: &Knowledge, blocks: &[Block]) -> Vec<Block> {
    let Some(frame) = &knowledge.costs.frame else {
        return Vec::new();
    };
    let used = words_of(blocks).to_lowercase();
    let entries: Vec<(Text, Text)> = frame
        .words
        .iter()
        .filter(|(word, _)| used.contains(&word.to_lowercase()))
        .map(|(word, means)| (Text::strong(word), Text::plain(means)))
        .collect();
    if entries.is_empty() {
        return Vec::new();
    }
    vec![
        super::heading("What the words mean"),
        Block::Entries(entries),
    ]
}

/// Everything that the blocks say.
fn words_of(blocks: &[Block]) -> String {
    let mut words = String::new();
    each_text(blocks, &mut |text| {
        words.push_str(&text.bare());
        words.push('\n');
    });
    words
}
