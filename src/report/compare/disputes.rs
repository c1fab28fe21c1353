//! Where respected sources disagree: how many, the gist of each, or every side.

use crate::answer::Compare;
use crate::evidence::Detail;
use crate::knowledge::Dispute;
use crate::report::citations::Citations;
use crate::report::{Block, Text, facts};
use crate::values::plural;
use crate::wording::phrase;

const TITLE: &str = "Where experts disagree";
/// The usual page tells so many disputes in words and names the others.
const DISPUTES_IN_WORDS: usize = 2;

/// Disputes: in brief their number, then their gist, in full every side.
pub(super) fn disputes(answer: &Compare, citations: &mut Citations) -> Vec<Block> {
    let knowledge = answer.knowledge;
    let disputes: Vec<_> = answer
        .comparison
        .disputes()
        .into_iter()
        .map(|dispute| &knowledge.disputes[dispute])
        .collect();
    if disputes.is_empty() {
        return Vec::new();
    }
    if answer.extras.has_layers() {
        return folded_disputes(&disputes, citations);
    }
    match answer.detail {
        Detail::Brief => vec![Block::Paragraph(
            Text::strong(format!(
                "Experts disagree on {}.",
                plural(disputes.len(), "point", "points")
            ))
            .then(" This, and who was studied: ")
            .then_code("--detail normal"),
        )],
        Detail::Normal => {
            let mut items: Vec<Text> = disputes
                .iter()
                .take(DISPUTES_IN_WORDS)
                .map(|dispute| {
                    Text::strong(phrase::closed(&dispute.title))
                        .then(format!(" {}", dispute.say_plainly))
                })
                .collect();
            let rest = disputes.len().saturating_sub(DISPUTES_IN_WORDS);
            if rest > 0 {
                items.push(Text::quiet(format!("And {rest} more: ")).then_code("--detail full"));
            }
            vec![Block::section(TITLE, vec![Block::list(items)])]
        }
        Detail::Full => {
            let each = disputes.iter().map(|dispute| facts::dispute(dispute, citations));
            vec![Block::section(TITLE, each.collect())]
        }
    }
}

/// The state of each dispute, and who says what folded away below it.
fn folded_disputes(disputes: &[&Dispute], citations: &mut Citations) -> Vec<Block> {
    let mut blocks = Vec::new();
    for dispute in disputes {
        blocks.push(Block::Paragraph(
            Text::strong(phrase::closed(&dispute.title)).then(format!(" {}", dispute.say_plainly)),
        ));
        blocks.push(Block::fold("Who says what", facts::sides(dispute, citations).into()));
    }
    vec![Block::section(TITLE, blocks)]
}
