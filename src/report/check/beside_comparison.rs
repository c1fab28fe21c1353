//! The check in a few lines, for the page of a comparison: per treatment and rule set how many criteria are met, not met and unknown, by kind. Kinds are
//! never added up: they speak different ways.

use super::{RuleContext, criteria, page};
use crate::knowledge::Knowledge;
use crate::report::citations::Citations;
use crate::report::{Block, Text};
use crate::rules::{Assessment, JudgedRuleSet};
use crate::values::Verdict;
use crate::wording::rules as words;

const TITLE: &str = "Published rules and your answers";

/// The summary under its heading.
pub(in crate::report) fn summary(knowledge: &Knowledge, assessment: &Assessment) -> Block {
    let mut blocks = Vec::new();
    for treatment in &assessment.treatments {
        let items: Vec<Text> =
            treatment.rule_sets.iter().filter_map(|judged| title(judged, knowledge)).collect();
        if items.is_empty() {
            continue;
        }
        blocks.push(Block::section(
            &knowledge.treatments[treatment.treatment].label,
            vec![Block::List { ordered: false, items }],
        ));
    }
    blocks.push(Block::Paragraph(
        Text::quiet("Each rule, with the answers it used: the same answers with ")
            .then_code("spinecmp check"),
    ));
    Block::section(TITLE, blocks)
}

/// The summary with every rule folded away below its line, and the answers that were used, for a page of layers.
pub(in crate::report) fn folded(
    context: RuleContext,
    assessment: &Assessment,
    citations: &mut Citations,
) -> Block {
    let knowledge = context.knowledge;
    let mut blocks = vec![Block::Paragraph(Text::plain(
        "Each set of rules is judged apart from the others. It says what the set asks for. It does not say what to choose.",
    ))];
    for treatment in &assessment.treatments {
        let folds: Vec<Block> = treatment
            .rule_sets
            .iter()
            .filter_map(|judged| {
                Some(Block::fold(
                    title(judged, knowledge)?,
                    criteria::rules(context, judged, citations),
                ))
            })
            .collect();
        if folds.is_empty() {
            continue;
        }
        blocks.push(Block::section(&knowledge.treatments[treatment.treatment].label, folds));
    }
    blocks.extend(page::answers_used(context));
    Block::section(TITLE, blocks)
}

/// The name of a rule set, and how many of its rules are met; none where none is for this person.
fn title(judged: &JudgedRuleSet, knowledge: &Knowledge) -> Option<Text> {
    let counts = counts(judged, knowledge).filter(|_| !judged.is_for_others)?;
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
