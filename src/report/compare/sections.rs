//! What stands below the matrix: what people notice, figures met elsewhere, disputes, the frame, questions to ask.

use crate::answer::Compare;
use crate::evidence::{Figure, StudyArm};
use crate::knowledge::{Finding, Knowledge};
use crate::report::citations::Citations;
use crate::report::{Block, RATIOS_ONLY, Text};
use crate::values::Ref;
use crate::wording::phrase::Phrase;

/// How much of a change people notice, in words.
pub(super) fn noticeable(answer: &Compare, citations: &mut Citations) -> Vec<Block> {
    answer
        .noticeable()
        .into_iter()
        .map(|change| {
            let numbers = citations.cite(&change.sources, None);
            Block::Paragraph(Text::plain(&change.text).then_notes(numbers))
        })
        .collect()
}

/// Figures that people meet elsewhere, with what is behind them.
pub(super) fn quoted(answer: &Compare, citations: &mut Citations) -> Option<Block> {
    let items = answer.quoted().into_iter().map(|finding| with_note(finding, citations));
    Block::listed("Figures you may have read elsewhere", items.collect())
}

fn with_note(finding: &Finding, citations: &mut Citations) -> Text {
    let numbers = citations.cite(&finding.sources, Some(finding.provenance));
    let mut text = Text::strong(&finding.statement);
    if let Some(note) = &finding.note {
        text = text.then(format!(" {note}"));
    }
    text.then_notes(numbers)
}

pub(super) fn natural_course(answer: &Compare, citations: &mut Citations) -> Block {
    let knowledge = answer.knowledge;
    let findings = answer.natural_course();
    let block = if findings.is_empty() {
        let gap = knowledge
            .gaps
            .iter()
            .find(|gap| gap.explains_natural_course(answer.comparison.condition));
        Block::Paragraph(Text::plain(
            gap.map_or("This file holds no figure for it.", |gap| gap.reason.as_str()),
        ))
    } else {
        Block::list(findings.iter().map(|finding| come_by_itself(knowledge, *finding, citations)))
    };
    Block::section("What happens if nothing new is done", vec![block])
}

/// How it goes without anything new: the sentence, then the figure with its range, who was studied, when, and how sure.
fn come_by_itself(knowledge: &Knowledge, pointer: Ref<Finding>, citations: &mut Citations) -> Text {
    let finding = &knowledge.findings[pointer];
    let numbers = citations.cite(&finding.sources, Some(finding.provenance));
    let phrase = Phrase::new(knowledge, Figure { finding: pointer, side: StudyArm::Treatment });
    let pieces: Vec<String> = [
        phrase.lead_with_scale(),
        phrase.range(),
        Some(finding.population.trim_end_matches('.').to_owned()),
        Some(finding.horizon.label.clone()),
        Some(phrase.certainty()),
    ]
    .into_iter()
    .flatten()
    .collect();
    Text::plain(format!("{} ({}.)", finding.statement, pieces.join("; "))).then_notes(numbers)
}

/// What about a person changes a figure, and facts around the decision.
pub(super) fn around(answer: &Compare, citations: &mut Citations) -> Vec<Block> {
    let modifiers: Vec<Text> = answer
        .modifiers()
        .into_iter()
        .map(|modifier| {
            let numbers = citations.cite(&modifier.sources, Some(modifier.provenance));
            Text::plain(&modifier.statement).then_notes(numbers)
        })
        .collect();
    let context: Vec<Text> = answer
        .context()
        .map(|context| {
            let numbers = citations.cite(&context.sources, Some(context.provenance));
            Text::plain(&context.statement).then_notes(numbers)
        })
        .collect();
    let is_relative = answer.modifiers().iter().any(|modifier| modifier.relative_only);
    let ratios = is_relative.then(|| Block::Paragraph(Text::plain(RATIOS_ONLY)));
    [
        ("What about a person changes the figures", ratios, modifiers),
        ("Facts around the decision", None, context),
    ]
    .into_iter()
    .filter(|(_, _, items)| !items.is_empty())
    .map(|(title, before, items)| {
        Block::section(title, before.into_iter().chain([Block::list(items)]).collect())
    })
    .collect()
}
