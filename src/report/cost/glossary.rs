//! Words that a reader may not know, explained where a page uses them.

use crate::knowledge::Knowledge;
use crate::report::{Block, Cell, Text};

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
    let mut add = |text: &Text| {
        words.push_str(&text.bare());
        words.push('\n');
    };
    for block in blocks {
        match block {
            Block::Alert { title, body, .. } => {
                add(title);
                body.iter().for_each(&mut add);
            }
            Block::Heading { text, .. } | Block::Paragraph(text) => add(text),
            Block::List { items, .. } => items.iter().for_each(&mut add),
            Block::Matrix(matrix) => {
                for row in matrix.groups.iter().flat_map(|group| &group.rows) {
                    add(&row.label);
                    row.caution.iter().for_each(&mut add);
                    for cell in &row.cells {
                        match cell {
                            Cell::Absent(text) => add(text),
                            Cell::Figures(figures) => {
                                for figure in figures {
                                    add(&figure.lead);
                                    figure.details.iter().for_each(&mut add);
                                }
                            }
                        }
                    }
                }
            }
            Block::Entries(entries) => {
                for (label, value) in entries {
                    add(label);
                    add(value);
                }
            }
            Block::Steps(_) | Block::Bars(_) => {}
            Block::Notes(notes) => notes.iter().for_each(|note| add(&note.text)),
        }
    }
    words
}
