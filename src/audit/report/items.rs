//! The items: those that fail first, each with its faults, then all of them by group.

use super::AuditReport;
use crate::audit::{Fault, ItemGroup, Judgement, Status};
use crate::evidence::Detail;
use crate::report::{Block, Text};

/// A page without details tells so many faults of an item.
const FAULTS_SHOWN: usize = 5;

/// What is not met, fault by fault, and problems of a file that break no item.
pub(super) fn failed(report: &AuditReport) -> Option<Block> {
    let audit = &report.audit;
    let mut blocks = Vec::new();
    let broken = audit
        .judgements
        .iter()
        .filter(|judgement| judgement.status == Status::NotMet || !judgement.faults.is_empty());
    for judgement in broken {
        blocks.push(Block::section(
            format!("{} {}", judgement.item.id, judgement.item.asks),
            vec![Block::List { ordered: false, items: faults(report, judgement) }],
        ));
    }
    if !audit.other_problems.is_empty() {
        let items = audit.other_problems.iter().map(fault).collect();
        blocks.push(Block::section("Other problems", vec![Block::List { ordered: false, items }]));
    }
    (!blocks.is_empty()).then(|| Block::section("What is not met", blocks))
}

fn faults(report: &AuditReport, judgement: &Judgement) -> Vec<Text> {
    let shown = if report.detail == Detail::Full { usize::MAX } else { FAULTS_SHOWN };
    let mut items: Vec<Text> = judgement.faults.iter().take(shown).map(fault).collect();
    let rest = judgement.faults.len().saturating_sub(shown);
    if rest > 0 {
        items.push(Text::quiet(format!("and {rest} more: ")).then_code("--detail full"));
    }
    items
}

/// "about.funding (knowledge.yaml:12): `funding` is missing".
fn fault(fault: &Fault) -> Text {
    let line =
        fault.line.as_ref().map_or(String::new(), |line| format!("{}:{}", line.file, line.line));
    let place = match (fault.at.is_empty(), line.is_empty()) {
        (false, true) => fault.at.clone(),
        (true, false) => line,
        (false, false) => format!("{line} ({})", fault.at),
        (true, true) => return Text::plain(&fault.says),
    };
    Text::plain(format!("{place}: ")).then(&fault.says)
}

/// Every item by group: what it asks, how it came out, what was counted, where to look. Neighbours that do not apply share a line, but in full.
pub(super) fn table(report: &AuditReport) -> Vec<Block> {
    let mut blocks = Vec::new();
    for group in ItemGroup::ALL.iter().copied() {
        let judgements: Vec<&Judgement> = report
            .audit
            .judgements
            .iter()
            .filter(|judgement| judgement.item.group == group)
            .collect();
        let runs = judgements.chunk_by(|one, other| {
            report.detail < Detail::Full
                && one.status == Status::NotApplicable
                && other.status == Status::NotApplicable
        });
        let entries = runs.filter_map(|run| match run {
            [] => None,
            [judgement] => Some(entry(judgement)),
            [first, .., last] => Some(not_applicable(first, last)),
        });
        blocks.push(Block::section(group.heading(), vec![Block::Entries(entries.collect())]));
    }
    blocks
}

/// "C7 to C10: do not apply: …".
fn not_applicable(first: &Judgement, last: &Judgement) -> (Text, Text) {
    (
        Text::plain(format!("{} to {}", first.item.id, last.item.id)),
        Text::plain(format!("Do not apply: {}.", first.message)),
    )
}

fn entry(judgement: &Judgement) -> (Text, Text) {
    let label = format!("{} {}", judgement.item.id, judgement.status.words());
    let mut value = Text::plain(format!("{}: {}", capital(judgement.item.asks), judgement.message));
    if !judgement.evidence.is_empty() {
        value = value.then_quiet(format!(" [{}]", judgement.evidence));
    }
    (Text::plain(label), value)
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
