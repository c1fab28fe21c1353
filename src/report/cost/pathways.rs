//! How many go on to a second step, by who was counted, and what that means for a hundred people.

use crate::answer::CostReport;
use crate::cost::TreatmentOrPathway;
use crate::report::citations::Citations;
use crate::report::{Block, Text};
use crate::wording::cost as words;

pub(super) fn pathways(report: &CostReport, citations: &mut Citations) -> Vec<Block> {
    let reckoned = &report.reckoned;
    let knowledge = reckoned.query.knowledge;
    let mut blocks = Vec::new();
    for (strategy, estimate) in reckoned.priced() {
        let TreatmentOrPathway::Pathway(pathway) = strategy.of else {
            continue;
        };
        let pathway = &knowledge.costs.pathways[pathway];
        let mut items: Vec<Text> = pathway
            .chances
            .iter()
            .map(|chance| {
                let numbers = citations.cite(&chance.sources, Some(chance.provenance));
                let (people, rest) = words::went_on(chance);
                Text::strong(people).then(rest).then_notes(numbers)
            })
            .collect();
        let average = estimate.branches.as_ref().and_then(|branches| branches.average);
        items.extend(average.map(|ends| {
            let ends = ends.map(|end| (end.chance, end.totals));
            Text::plain(words::averages(ends, report.plan.is_some()))
        }));
        let note = pathway.note.as_ref().map(|note| Block::Paragraph(Text::quiet(note)));
        blocks.push(Block::section(
            format!("How many go on: {}", pathway.label),
            std::iter::once(Block::list(items)).chain(note).collect(),
        ));
    }
    blocks
}
