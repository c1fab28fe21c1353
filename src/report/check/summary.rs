//! The check in a few lines, for the page of a comparison: per treatment and rule set how many criteria are met, not met and unknown, by kind. Kinds are
//! never added up: they speak different ways.

use super::{Told, criteria, page};
use crate::knowledge::Knowledge;
use crate::report::citations::Citations;
use crate::report::{Block, Text};
use crate::rules::{Assessment, JudgedRuleSet};
use crate::values::Verdict;
use crate::wording::rules as words;

/// The summary under its heading.
pub(in crate::report) fn summary(knowledge: &Knowledge, assessment: &Assessment) -> Vec<Block> {
    let mut blocks = vec![heading()];
    for treatment in &assessment.treatments {
        let items: Vec<Text> =
            treatment.rule_sets.iter().filter_map(|judged| title(judged, knowledge)).collect();
        if items.is_empty() {
            continue;
        }
        blocks.push(Block::Heading {
            level: 3,
            text: Text::plain(&knowledge.treatments[treatment.treatment].label),
        });
        blocks.push(Block::List { ordered: false, items });
    }
    blocks.push(Block::Paragraph(
        Text::quiet("Each rule, with the answers it used: the same answers with ")
            .then_code("spinecmp check"),
    ));
    blocks
}

/// The summary with every rule folded away below its line, and the answers that were used, for a page of layers.
pub(in crate::report) fn folded(
    told: Told,
    assessment: &Assessment,
    citations: &mut Citations,
) -> Vec<Block> {
    let knowledge = told.knowledge;
    let mut blocks = vec![
        heading(),
        Block::Paragraph(Text::plain(
            "Each set of rules is judged apart from the others. It says what the set asks for. It does not say what to choose.",
        )),
    ];
    for treatment in &assessment.treatments {
        let folds: Vec<Block> = treatment
            .rule_sets
            .iter()
            .filter_map(|judged| {
                Some(Block::Fold {
                    title: title(judged, knowledge)?,
                    blocks: criteria::rules(told, judged, citations),
                })
            })
            .collect();
        if folds.is_empty() {
            continue;
        }
        blocks.push(Block::Heading {
            level: 3,
            text: Text::plain(&knowledge.treatments[treatment.treatment].label),
        });
        blocks.extend(folds);
    }
    blocks.extend(page::answers_used(told));
    blocks
}

fn heading() -> Block {
    Block::Heading { level: 2, text: Text::plain("Published rules and your answers") }
}

/// The name of a rule set, and how many of its rules are met; none where none is for this person.
fn title(judged: &JudgedRuleSet, knowledge: &Knowledge) -> Option<Text> {
    let counts = counts(judged, knowledge)?;
    let name = criteria::name(&knowledge.rule_sets[judged.rule_set]);
    Some(Text::plain(format!("{name}: {counts}")))
}

/// "cautions: 2 met, 5 not met".
fn counts(judged: &JudgedRuleSet, knowledge: &Knowledge) -> Option<String> {
    let mut kinds: Vec<(&str, [usize; 3])> = Vec::new();
    for criterion in &judged.criteria {
        let entry = &knowledge.criteria[criterion.criterion];
        let Some(verdict) = criterion.verdict() else {
            continue;
        };
        let name = words::kind(entry.kind, entry.polarity);
        let position = kinds.iter().position(|(known, _)| *known == name);
        let position = position.unwrap_or_else(|| {
            kinds.push((name, [0; 3]));
            kinds.len() - 1
        });
        if let Some((_, [met, not_met, unknown])) = kinds.get_mut(position) {
            match verdict {
                Verdict::Met => *met += 1,
                Verdict::NotMet => *not_met += 1,
                Verdict::Unknown => *unknown += 1,
            }
        }
    }
    let parts: Vec<String> = kinds
        .into_iter()
        .map(|(name, [met, not_met, unknown])| {
            let words: Vec<String> = [(met, "met"), (not_met, "not met"), (unknown, "unknown")]
                .into_iter()
                .filter(|(count, _)| *count > 0)
                .map(|(count, word)| format!("{count} {word}"))
                .collect();
            format!("{name}: {}", words.join(", "))
        })
        .collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}
