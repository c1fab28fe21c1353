//! Which condition was taken, where nobody named one, and how a command names the one that a page is about.

use super::{Block, Text};
use crate::knowledge::{Condition, Knowledge};
use crate::profile::Profile;
use crate::values::{Ref, join_with};

/// In a sentence. `None`: it was named, or there is no other.
pub(super) fn sentence(knowledge: &Knowledge, profile: &Profile) -> Option<Block> {
    if let Some(text) = by_record(knowledge, profile) {
        return Some(Block::Paragraph(text));
    }
    first_taken(knowledge, profile.condition, profile.condition_named)
}

/// In a few words, for one screen whose title says which it is: "first of 6, another: compare NAME".
pub(super) fn in_short(knowledge: &Knowledge, profile: &Profile, to_type: &str) -> Option<Text> {
    match profile.possible.len() {
        count if count > 0 && !profile.condition_named => {
            let of = if count == 1 {
                "what the record may be about".to_owned()
            } else {
                format!("first of {count} that the record may be about")
            };
            Some(Text::quiet(format!("{of}, another: ")).then_code(to_type))
        }
        _ => first_in_short(knowledge, profile.condition_named, to_type),
    }
}

/// In a sentence of a card.
pub(super) fn on_card(knowledge: &Knowledge, profile: &Profile) -> Option<Text> {
    by_record(knowledge, profile).or_else(|| {
        let first = first_in_short(knowledge, profile.condition_named, OPTION)?;
        Some(Text::plain("No condition was named: ").join(first))
    })
}

/// A command about the same condition: what it takes without a name is the first of all.
pub(super) fn command(knowledge: &Knowledge, profile: &Profile, command: &str) -> String {
    let first = knowledge.conditions.refs().next().map(|(first, _)| first);
    if first == Some(profile.condition) {
        return command.to_owned();
    }
    let entry = &knowledge.conditions[profile.condition];
    format!("{command} {}", entry.also.first().unwrap_or(&entry.id))
}

/// The command that holds the rules against the person's answers, which are to be named again.
pub(super) fn with_answers(knowledge: &Knowledge, profile: &Profile) -> String {
    format!("{} -p FILE", command(knowledge, profile, "spinecmp check"))
}

const OPTION: &str = "--condition NAME";

/// What a record may be about, where it names no condition for sure.
fn by_record(knowledge: &Knowledge, profile: &Profile) -> Option<Text> {
    if profile.condition_named || profile.possible.is_empty() {
        return None;
    }
    let label = |of: &Ref<Condition>| knowledge.conditions[*of].label.as_str();
    let may_be: Vec<&str> = profile.possible.iter().map(label).collect();
    let (all, this) = (join_with(&may_be, "or"), label(&profile.condition));
    let text =
        format!("The record may be about {all}. What stands here is about {this}. Another: ");
    Some(Text::plain(text).then_code(OPTION).then("."))
}

/// That the first of all was taken, in a sentence.
pub(super) fn first_taken(
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
        .then_code(OPTION)
        .then_quiet("."),
    ))
}

/// The same in a few words.
pub(super) fn first_in_short(knowledge: &Knowledge, is_named: bool, to_type: &str) -> Option<Text> {
    let count = others(knowledge, is_named)?;
    Some(Text::quiet(format!("first of {count}, another: ")).then_code(to_type))
}

fn others(knowledge: &Knowledge, is_named: bool) -> Option<usize> {
    Some(knowledge.conditions.len()).filter(|count| *count > 1 && !is_named)
}
