//! What the answers say about warning signs: what comes before the rules, which signs are ruled out, and a line each.

use super::{RuleContext, criteria};
use crate::answer::Check;
use crate::evidence::Detail;
use crate::report::warning::{ACT_ON_IT, ruled_out};
use crate::report::{Block, Text, TreeLine, WhenMet};
use crate::values::Verdict;
use crate::wording::rules as words;

/// What is said where a warning sign calls for help today: the rules can wait. `None`: none does.
pub(super) fn stop(report: &Check) -> Option<Vec<Block>> {
    let urgency = report.assessment.urgency(report.knowledge)?;
    let nothing_before = Text::strong("Nothing else comes before this.");
    let text = if report.detail == Detail::Full {
        nothing_before
    } else {
        nothing_before
            .then(" The published rules can wait. To see them all the same: ")
            .then_code("--detail full")
    };
    urgency.stops_comparison().then(|| vec![Block::Paragraph(text)])
}

/// How many warning signs the answers rule out.
pub(super) fn flag_line(report: &Check) -> Option<Block> {
    let signs = ruled_out(&report.assessment)?;
    Some(Block::Paragraph(Text::plain(format!("{signs}. {ACT_ON_IT}"))))
}

/// One line a flag that is open or ruled out; the raised ones stand in their boxes above.
pub(super) fn flags(report: &Check) -> Block {
    let knowledge = report.knowledge;
    let steps: Vec<TreeLine> = report
        .assessment
        .red_flags
        .iter()
        .filter(|judged| {
            let is_asked = !judged.step.test.is_of_told();
            (report.detail == Detail::Full && is_asked) || judged.step.verdict != Verdict::NotMet
        })
        .map(|judged| {
            let flag = &knowledge.red_flags[judged.flag];
            let mut remarks = Vec::new();
            if judged.step.verdict == Verdict::Unknown && report.detail == Detail::Full {
                remarks.push(
                    Text::quiet("Hangs on: ").then(words::missing_labels(knowledge, &judged.step)),
                );
            }
            if report.detail == Detail::Full {
                remarks.extend(flag.note.as_ref().map(Text::quiet));
            }
            TreeLine {
                verdict: Some(judged.step.verdict),
                when_met: WhenMet::Warning,
                text: Text::plain(format!("{} ({})", flag.label, words::urgency(flag.urgency))),
                remarks,
                steps: if report.detail == Detail::Full {
                    vec![criteria::step(RuleContext::of(report), &judged.step)]
                } else {
                    Vec::new()
                },
            }
        })
        .collect();
    let mut blocks = Vec::new();
    let is_open = report.assessment.unanswered().next().is_some();
    if !steps.is_empty() {
        blocks.push(Block::Steps(steps));
    }
    if is_open {
        blocks.push(Block::Paragraph(Text::plain(
            "A warning sign without an answer is not a \"no\". If one may be true, do what it says.",
        )));
    }
    if let Some(signs) = ruled_out(&report.assessment) {
        blocks.push(Block::Paragraph(Text::plain(format!(
            "{signs}. Answers can be wrong and things can change: if one shows up, act on it."
        ))));
    }
    Block::section("Warning signs", blocks)
}
