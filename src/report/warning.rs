//! Red flags in a box, before everything else. The words of a flag are fixed: everybody reads the same.

use super::citations::Citations;
use super::{AlertLevel, Block, Text};
use crate::comparison::Detail;
use crate::knowledge::Knowledge;
use crate::rules::{Assessment, JudgedFlag};
use crate::values::plural;

/// What must be read first: flags raised, then flags that the answers point to, and for a reader nothing is known of the signs themselves.
pub(super) fn blocks(
    knowledge: &Knowledge,
    assessment: &Assessment,
    profile_given: bool,
    detail: Detail,
    citations: &mut Citations,
) -> Vec<Block> {
    if !profile_given {
        let warning = &knowledge.about.warning;
        return vec![match detail {
            Detail::Brief => Block::Paragraph(Text::strong(warning)),
            Detail::Normal | Detail::Full => Block::Alert {
                level: AlertLevel::Important,
                title: Text::plain("Warning signs come first"),
                body: vec![
                    Text::plain(warning),
                    Text::plain("All of them, and whether they fit you: ")
                        .then_code("spinecmp check"),
                ],
            },
        }];
    }
    let mut blocks: Vec<Block> = assessment
        .raised()
        .map(|judged| raised(knowledge, judged, citations))
        .collect();
    let suggested: Vec<&JudgedFlag> = assessment.suggested().collect();
    if !suggested.is_empty() {
        blocks.push(suggestion(knowledge, &suggested));
    }
    let unanswered = assessment.unanswered().count();
    if suggested.is_empty() && unanswered > 0 {
        blocks.push(Block::Alert {
            level: AlertLevel::Important,
            title: Text::plain(format!(
                "{} not ruled out, because answers are missing",
                plural(unanswered, "warning sign is", "warning signs are")
            )),
            body: vec![
                Text::plain(&knowledge.about.warning),
                Text::plain("The questions that would rule them out: ").then_code("spinecmp check"),
            ],
        });
    }
    blocks
}

fn raised(knowledge: &Knowledge, judged: &JudgedFlag, citations: &mut Citations) -> Block {
    let flag = &knowledge.red_flags[judged.flag];
    let numbers = citations.cite(&flag.sources, Some(flag.provenance));
    Block::Alert {
        level: if flag.urgency.stops_comparison() {
            AlertLevel::Urgent
        } else {
            AlertLevel::Important
        },
        title: Text::plain(&flag.label),
        body: vec![
            Text::strong(&flag.text),
            Text::plain(format!("Why: {}", flag.why)).then_notes(numbers),
        ],
    }
}

/// Flags that one answer more could raise: the questions, as plain as they are.
fn suggestion(knowledge: &Knowledge, suggested: &[&JudgedFlag]) -> Block {
    let mut body = vec![Text::plain(
        "Your answers point to these, and an answer is missing. Unknown is not \"no\": if one may be true, do what it says.",
    )];
    for judged in suggested {
        let flag = &knowledge.red_flags[judged.flag];
        let questions: Vec<&str> = judged
            .step
            .missing()
            .into_iter()
            .map(|fact| knowledge.facts[fact].question.as_str())
            .collect();
        body.push(Text::strong(format!("{}. ", flag.label)).then(format!(
            "Open: {} If so: {}",
            questions.join(" "),
            flag.text
        )));
    }
    Block::Alert {
        level: AlertLevel::Important,
        title: Text::plain("Answer these first"),
        body,
    }
}
