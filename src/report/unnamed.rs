//! Which condition was taken, where nobody named one.

use super::{Block, Text};
use crate::knowledge::{Condition, Knowledge};
use crate::values::Ref;

/// In a sentence. `None`: it was named, or there is no other.
pub(super) fn sentence(
    knowledge: &Knowledge,
    taken: Ref<Condition>,
    is_named: bool,
) -> Option<Block> {
    let count = others(knowledge, is_named)?;
    let label = &knowledge.conditions[taken].label;
    Some(Block::Paragraph(
        Text::quiet(format!(
            "No condition was named, so this is the first of {count}: {label}. Another: "
        ))
        .then_code("--condition NAME")
        .then_quiet("."),
    ))
}

/// In a few words, for one screen whose title says which it is: "first of 6, another: compare NAME".
pub(super) fn in_short(knowledge: &Knowledge, is_named: bool, to_type: &str) -> Option<Text> {
    let count = others(knowledge, is_named)?;
    Some(Text::quiet(format!("first of {count}, another: ")).then_code(to_type))
}

fn others(knowledge: &Knowledge, is_named: bool) -> Option<usize> {
    Some(knowledge.conditions.len()).filter(|count| *count > 1 && !is_named)
}
