//! The section of a page about the plan: its numbers, where they come from, what to know about it.

use crate::answer::cost::PlanEntry;
use crate::knowledge::{Spent, YearStart};
use crate::report::citations::Citations;
use crate::report::{Block, Text};
use crate::wording::plan as words;

pub(super) fn blocks(entry: &PlanEntry, citations: &mut Citations) -> Block {
    let cited = citations.cite(&entry.sources.refs, None);
    let mut items = vec![Text::plain(&entry.text).then_notes(cited)];
    items.extend(others(entry, citations));
    Block::section(format!("The plan: {}", entry.label), vec![Block::list(items)])
}

/// What there is to know beside its lines, and where they come from.
pub(super) fn beside(entry: &PlanEntry, citations: &mut Citations) -> Block {
    let cited = citations.cite(&entry.sources.refs, None);
    let from = if cited.is_empty() {
        Text::plain("The numbers are those of the file.")
    } else {
        Text::plain("Where the numbers come from:").then_notes(cited)
    };
    let items = std::iter::once(from).chain(others(entry, citations));
    Block::section("Beside it", vec![Block::list(items)])
}

/// When the plan year starts, what was spent, what was chosen, what else to know.
fn others(entry: &PlanEntry, citations: &mut Citations) -> Vec<Text> {
    let plan = &entry.plan;
    let mut items = Vec::new();
    if plan.starts != YearStart::default() {
        items.push(Text::plain(words::starts(plan.starts)));
    }
    if plan.spent != Spent::default() {
        let spent = std::iter::once(words::spent(plan.spent)).chain(entry.met.iter().cloned());
        items.push(Text::plain(spent.collect::<Vec<_>>().join(" ")));
    }
    for basis in &entry.basis {
        if let Some(assumption) = basis.assumption {
            let cited = citations.cite(&basis.sources.refs, None);
            items.push(Text::plain(words::chosen(basis.of, assumption)).then_notes(cited));
        }
    }
    items.extend(entry.notes.iter().map(|note| Text::plain(*note)));
    if let Some(limit) = &entry.legal_limit {
        let cited = citations.cite(&limit.sources.refs, None);
        items.push(Text::plain(&limit.text).then_notes(cited));
    }
    items
}
