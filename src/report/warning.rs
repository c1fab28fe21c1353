//! Red flags in a box, before everything else. The words of a flag are fixed: everybody reads the same.

use super::citations::Citations;
use super::{AlertLevel, Block, Text};
use crate::comparison::Detail;
use crate::knowledge::Knowledge;
use crate::rules::{Assessment, JudgedFlag};
use crate::values::plural;

/// So many open signs are named one by one.
const SIGNS_NAMED: usize = 4;

/// What the page knows of its reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reader {
    /// Some answer was given.
    answered: bool,
    /// The page lists the warning signs itself, so it need not send the reader to them.
    lists_signs: bool,
}

impl Reader {
    /// The reader of a comparison.
    pub(super) fn of_comparison(answered: bool) -> Self {
        Self {
            answered,
            lists_signs: false,
        }
    }

    /// The reader of a check.
    pub(super) fn of_check(answered: bool) -> Self {
        Self {
            answered,
            lists_signs: true,
        }
    }
}

/// What must be read first: flags raised, then flags that the answers point to, and for a reader nothing is known of the signs themselves.
pub(super) fn blocks(
    knowledge: &Knowledge,
    assessment: &Assessment,
    reader: Reader,
    detail: Detail,
    citations: &mut Citations,
) -> Vec<Block> {
    let more = |words: &str| {
        if reader.lists_signs {
            Text::default()
        } else {
            Text::plain(words).then_code("spinecmp check")
        }
    };
    if !reader.answered {
        let warning = Text::plain(&knowledge.about.warning);
        return vec![match detail {
            Detail::Brief => Block::Paragraph(Text::strong(&knowledge.about.warning)),
            Detail::Normal | Detail::Full => Block::Alert {
                level: AlertLevel::Important,
                title: Text::plain("Warning signs come first"),
                body: vec![warning.join(more(" All of them, and whether they fit you: "))],
            },
        }];
    }
    if detail == Detail::Brief {
        return brief(knowledge, assessment);
    }
    let mut blocks: Vec<Block> = assessment
        .raised()
        .map(|judged| raised(knowledge, judged, citations))
        .collect();
    let suggested: Vec<&JudgedFlag> = assessment.suggested().collect();
    if !suggested.is_empty() {
        blocks.push(suggestion(knowledge, &suggested));
    }
    let open: Vec<&str> = assessment
        .unanswered()
        .map(|judged| knowledge.red_flags[judged.flag].label.as_str())
        .collect();
    if suggested.is_empty() && !open.is_empty() {
        // A few are named; many are what the general warning says.
        let which = if open.len() <= SIGNS_NAMED {
            format!("Not ruled out: {}.", open.join("; "))
        } else {
            knowledge.about.warning.clone()
        };
        blocks.push(Block::Alert {
            level: AlertLevel::Important,
            title: Text::plain(format!(
                "{} not ruled out, because answers are missing",
                plural(open.len(), "warning sign is", "warning signs are")
            )),
            body: vec![Text::plain(which).join(more(" The questions that would rule them out: "))],
        });
    }
    blocks
}

/// One screen has a line for each flag that is raised, and one for those that are open. What calls for help today keeps its box.
fn brief(knowledge: &Knowledge, assessment: &Assessment) -> Vec<Block> {
    let mut blocks = Vec::new();
    for judged in assessment.raised() {
        let flag = &knowledge.red_flags[judged.flag];
        blocks.push(if flag.urgency.stops_comparison() {
            Block::Alert {
                level: AlertLevel::Urgent,
                title: Text::plain(&flag.label),
                body: vec![Text::strong(&flag.text)],
            }
        } else {
            Block::Paragraph(Text::strong(&flag.text))
        });
    }
    let suggested = assessment.suggested().count();
    let open = assessment.unanswered().count();
    if open > 0 {
        let words = plural(
            open,
            "warning sign is not ruled out",
            "warning signs are not ruled out",
        );
        let pointed_to = if suggested > 0 {
            ", and your answers point to some"
        } else {
            ""
        };
        blocks.push(Block::Paragraph(
            Text::strong(format!("{words}{pointed_to}. Answer them first: "))
                .then_code("spinecmp check"),
        ));
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
