//! How every page ends: its sources, what it is for, and the date of the evidence.

use super::citations::Citations;
use super::{Block, Note, Text};
use crate::evidence::Detail;
use crate::knowledge::{About, Knowledge};
use crate::wording::legend::CERTAINTY;
use crate::wording::phrase;
use jiff::civil::Date;

/// Sources, intended use and dates of a page of money, where nothing has a certainty.
pub(super) fn of_sums(
    knowledge: &Knowledge,
    citations: &Citations,
    detail: Detail,
    today: Date,
) -> Vec<Block> {
    ending(knowledge, citations, detail, today, None)
}

/// The same of a page that has one length.
pub(super) fn of_prices(knowledge: &Knowledge, citations: &Citations, today: Date) -> Vec<Block> {
    of_sums(knowledge, citations, Detail::Normal, today)
}

/// Sources, legend, intended use, dates.
pub(super) fn blocks(
    knowledge: &Knowledge,
    citations: &Citations,
    detail: Detail,
    today: Date,
) -> Vec<Block> {
    ending(knowledge, citations, detail, today, Some(CERTAINTY))
}

/// The same in few lines: a line a source, with the id that `facts` tells whole.
pub(super) fn in_short(knowledge: &Knowledge, citations: &Citations, today: Date) -> Vec<Block> {
    let about = &knowledge.about;
    let notes: Vec<Note> = citations.short_notes(knowledge).collect();
    let mut blocks = Vec::new();
    if !notes.is_empty() {
        blocks.push(Block::section("Sources", vec![Block::Notes(notes)]));
    }
    let dates = format!(" {}", searched(about, today));
    blocks.push(Block::Paragraph(Text::plain(&about.intended_use).then_quiet(dates)));
    blocks
}

/// The same for a page that folds. The sources of what stands open stand open too, because paper can't unfold them: the first whole, the others in a line
/// each. All else is folded away, in full a whole citation each.
pub(super) fn folded(
    knowledge: &Knowledge,
    citations: &Citations,
    is_full: bool,
    today: Date,
) -> Vec<Block> {
    /// So many are whole: those of the first rows come first.
    const WHOLE: usize = 8;
    let whole = if is_full { usize::MAX } else { WHOLE };
    let notes = citations.notes(knowledge, is_full).take(whole);
    let mut notes: Vec<Note> = notes.chain(citations.linked_notes(knowledge, whole)).collect();
    let rest = notes.split_off(citations.open().max(WHOLE).min(notes.len()));
    let mut blocks = vec![Block::section("Sources", vec![Block::Notes(notes)])];
    if !rest.is_empty() {
        blocks.push(Block::fold("More sources", vec![Block::Notes(rest)]));
    }
    let about = ending(knowledge, &Citations::default(), Detail::Full, today, Some(CERTAINTY));
    let about = about.iter().flat_map(Block::inner).cloned();
    blocks.push(Block::fold("About this page", about.collect()));
    blocks.push(Block::Paragraph(Text::plain(&knowledge.about.intended_use)));
    blocks
}

fn ending(
    knowledge: &Knowledge,
    citations: &Citations,
    detail: Detail,
    today: Date,
    legend: Option<&str>,
) -> Vec<Block> {
    let about = &knowledge.about;
    let mut blocks = Vec::new();
    let notes: Vec<Note> = citations.notes(knowledge, detail == Detail::Full).collect();
    if !notes.is_empty() {
        match detail {
            Detail::Brief => blocks.push(Block::Paragraph(short_sources(knowledge, citations))),
            Detail::Normal | Detail::Full => {
                blocks.push(Block::section("Sources", vec![Block::Notes(notes)]));
            }
        }
    }
    let intended_use = Block::Paragraph(Text::plain(&about.intended_use));
    if detail == Detail::Brief {
        blocks.push(intended_use);
        return blocks;
    }
    let legend = legend.map(|words| Block::Paragraph(Text::quiet(words)));
    let mut of_page: Vec<Block> = legend.into_iter().chain([intended_use]).collect();
    of_page.push(Block::Paragraph(Text::quiet(format!(
        "{}, version {} ({}). {} Funding: {} Prices and rules: {}.",
        about.title,
        about.version,
        about.published,
        searched(about, today),
        phrase::closed(&about.funding),
        about.country,
    ))));
    if detail == Detail::Full {
        of_page.push(Block::Paragraph(Text::quiet(format!(
            "How the evidence was chosen: {} Updates: {} Written by: {}",
            phrase::closed(&about.method),
            phrase::closed(&about.update_policy),
            about
                .authors
                .iter()
                .map(|author| format!(
                    "{}; {} Credentials: {} Interests: {}",
                    author.name,
                    phrase::closed(&author.role),
                    phrase::closed(&author.credentials),
                    phrase::closed(&author.interests)
                ))
                .collect::<Vec<_>>()
                .join(" ")
        ))));
    }
    blocks.push(Block::section("About this page", of_page));
    blocks
}

/// Up to when the evidence was searched, and when it will be again.
fn searched(about: &About, today: Date) -> String {
    let overdue = if today > about.next_review { " This review is overdue." } else { "" };
    format!(
        "Evidence searched until {}; next review {}.{overdue}",
        about.evidence_until, about.next_review
    )
}

/// "[1] oliveira-2020, [2] …": the ids of the sources, for a page of one screen.
fn short_sources(knowledge: &Knowledge, citations: &Citations) -> Text {
    let sources: Vec<String> = citations
        .sources()
        .enumerate()
        .map(|(position, source)| format!("[{}] {}", position + 1, knowledge.sources[source].id))
        .collect();
    Text::quiet(sources.join(", "))
}
