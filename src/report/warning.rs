//! Red flags in a box, before everything else. The words of a flag are fixed: everybody reads the same.

use super::citations::Citations;
use super::{AlertLevel, Block, Text};
use crate::evidence::Detail;
use crate::knowledge::{Knowledge, Urgency};
use crate::rules::{Assessment, JudgedFlag};
use crate::values::{Verdict, plural};
use crate::wording::{phrase, rules};

/// So many open signs are named one by one.
const SIGNS_NAMED: usize = 4;

/// What the page knows of its reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PageReader {
    /// Some answer was given.
    answered: bool,
    /// The page lists the warning signs itself, so it need not send the reader to them.
    lists_signs: bool,
}

impl PageReader {
    /// The reader of a comparison.
    pub(super) fn of_comparison(answered: bool, lists_signs: bool) -> Self {
        Self { answered, lists_signs }
    }

    /// The reader of a check.
    pub(super) fn of_check(answered: bool) -> Self {
        Self { answered, lists_signs: true }
    }
}

/// What must be read first: flags raised, then flags that the answers point to, and for a reader nothing is known of the signs themselves. One screen has
/// no list of sources, so it points to none.
pub(super) fn blocks(
    knowledge: &Knowledge,
    assessment: &Assessment,
    reader: PageReader,
    detail: Detail,
    citations: &mut Citations,
) -> Vec<Block> {
    if detail == Detail::Brief {
        let mut not_listed = Citations::default();
        let blocks = with_notes(knowledge, assessment, reader, detail, &mut not_listed);
        return blocks.into_iter().map(unnoted).collect();
    }
    with_notes(knowledge, assessment, reader, detail, citations)
}

fn unnoted(block: Block) -> Block {
    match block {
        Block::Paragraph(text) => Block::Paragraph(text.without_notes()),
        Block::Alert { level, title, body } => {
            let body = body.into_iter().map(Text::without_notes).collect();
            Block::Alert { level, title, body }
        }
        other => other,
    }
}

fn with_notes(
    knowledge: &Knowledge,
    assessment: &Assessment,
    reader: PageReader,
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
            Detail::Brief => line(knowledge),
            Detail::Normal | Detail::Full => Block::Alert {
                level: AlertLevel::Important,
                title: warning,
                body: vec![more("All of them, and whether they fit you: ")],
            },
        }];
    }
    let stop = assessment.urgency(knowledge).filter(|urgency| urgency.stops_comparison());
    // Beside what calls for help today nothing slower is told: only that it was answered too.
    let is_slower = |judged: &&JudgedFlag| {
        let urgency = assessment.urgency(knowledge);
        stop.is_some() && Some(knowledge.red_flags[judged.flag].urgency) != urgency
    };
    let mut blocks: Vec<Block> = assessment
        .raised()
        .filter(|judged| !is_slower(judged))
        .map(|judged| {
            let flag = &knowledge.red_flags[judged.flag];
            if detail == Detail::Brief && !flag.urgency.stops_comparison() {
                // One screen has a line for it; what calls for help today keeps its box.
                let numbers = citations.cite(&flag.sources, Some(flag.provenance));
                Block::Paragraph(Text::strong(&flag.text).then_notes(numbers))
            } else {
                raised(knowledge, judged, citations)
            }
        })
        .collect();
    let slower = beside(knowledge, assessment.raised().filter(is_slower));
    blocks.extend(slower.map(Block::Paragraph));
    // Somebody who is told to get help is asked no more questions, but for what is more urgent still.
    let suggested = suggested(knowledge, assessment, stop);
    if detail == Detail::Brief && stop.is_none() {
        let open = open_in_brief(knowledge, assessment, &suggested, reader);
        blocks.extend(open.into_iter().map(Block::Paragraph));
        return blocks;
    }
    if !suggested.is_empty() {
        blocks.push(Block::Alert {
            level: AlertLevel::Important,
            title: Text::plain(ANSWER_FIRST),
            body: suggestion(knowledge, &suggested),
        });
    }
    if stop.is_some() {
        return blocks;
    }
    let open: Vec<&str> = assessment
        .unanswered()
        .map(|judged| knowledge.red_flags[judged.flag].label.as_str())
        .collect();
    if open.is_empty() {
        blocks.extend(not_for_good(assessment, reader).map(Block::Paragraph));
    }
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

/// The signs that are raised beside a more urgent one: by their names, to be told there.
fn beside<'a>(
    knowledge: &Knowledge,
    slower: impl Iterator<Item = &'a JudgedFlag<'a>>,
) -> Option<Text> {
    let labels: Vec<&str> =
        slower.map(|judged| knowledge.red_flags[judged.flag].label.as_str()).collect();
    (!labels.is_empty())
        .then(|| Text::strong("Say there too: ").then(format!("{}.", labels.join("; "))))
}

/// The general warning, for a page without room or answers.
pub fn line(knowledge: &Knowledge) -> Block {
    Block::Paragraph(general(knowledge))
}

fn general(knowledge: &Knowledge) -> Text {
    Text::strong(format!("! {}", knowledge.about.warning))
}

/// The title of what [`suggestion`] says.
const ANSWER_FIRST: &str = "Answer these first";

/// What a card says of the signs that are not raised: in a line; beside one that calls for help, only what the answers point to and is more urgent.
pub(super) fn not_raised(
    knowledge: &Knowledge,
    assessment: &Assessment,
    reader: PageReader,
) -> Vec<Text> {
    let stop = assessment.urgency(knowledge).filter(|urgency| urgency.stops_comparison());
    let suggested = suggested(knowledge, assessment, stop);
    match stop {
        _ if !reader.answered => vec![general(knowledge)],
        None => open_in_brief(knowledge, assessment, &suggested, reader),
        Some(_) if suggested.is_empty() => Vec::new(),
        Some(_) => std::iter::once(Text::strong(format!("{ANSWER_FIRST}.")))
            .chain(suggestion(knowledge, &suggested))
            .collect(),
    }
}

/// The open signs that the answers point to; beside a raised sign only those that are more urgent.
fn suggested<'a>(
    knowledge: &Knowledge,
    assessment: &'a Assessment,
    stop: Option<Urgency>,
) -> Vec<&'a JudgedFlag<'a>> {
    assessment
        .suggested()
        .filter(|judged| stop.is_none_or(|stop| knowledge.red_flags[judged.flag].urgency < stop))
        .collect()
}

/// Every warning sign with what to do, folded away.
pub(super) fn all(knowledge: &Knowledge, citations: &mut Citations) -> Block {
    Block::fold(
        Text::strong(&knowledge.about.warning),
        vec![Block::List {
            ordered: false,
            items: knowledge
                .red_flags
                .iter()
                .map(|flag| {
                    let numbers = citations.cite(&flag.sources, Some(flag.provenance));
                    Text::strong(phrase::closed(&flag.label))
                        .then(format!(" {}", flag.text))
                        .then_notes(numbers)
                })
                .collect(),
        }],
    )
}

/// The open warning signs in one line; where one of them would call for help today, the general warning above it.
fn open_in_brief(
    knowledge: &Knowledge,
    assessment: &Assessment,
    suggested: &[&JudgedFlag],
    reader: PageReader,
) -> Vec<Text> {
    let open = assessment.unanswered().count();
    if open == 0 {
        return not_for_good(assessment, reader).into_iter().collect();
    }
    let words = plural(open, "warning sign is not ruled out", "warning signs are not ruled out");
    let pointed_to = match suggested {
        [] => String::new(),
        [first, more @ ..] => {
            let label = rules::inline(&knowledge.red_flags[first.flag].label);
            let more =
                if more.is_empty() { String::new() } else { format!(" +{} more", more.len()) };
            format!("; your answers may point to {label}{more}")
        }
    };
    let may_stop = assessment
        .unanswered()
        .any(|judged| knowledge.red_flags[judged.flag].urgency.stops_comparison());
    let ask = if reader.lists_signs { "spinecmp check --ask" } else { "spinecmp check" };
    let open = Text::strong(format!("{words}{pointed_to}. Answer first: ")).then_code(ask);
    may_stop.then(|| general(knowledge)).into_iter().chain([open]).collect()
}

/// "2 warning signs are ruled out by your answers"; `None`: none is.
pub(super) fn ruled_out(assessment: &Assessment) -> Option<String> {
    // What nobody is asked about is ruled out by no answer.
    let asked = assessment.red_flags.iter().filter(|judged| !judged.step.test.is_of_told());
    let verdicts = asked.map(|judged| judged.step.verdict);
    let count = verdicts.filter(|verdict| *verdict == Verdict::NotMet).count();
    let signs = (count > 0).then(|| plural(count, "warning sign is", "warning signs are"))?;
    Some(format!("{signs} ruled out by your answers"))
}

/// The same where nothing else on the page says it: what is ruled out today is not ruled out for good, and a page is kept.
fn not_for_good(assessment: &Assessment, reader: PageReader) -> Option<Text> {
    let signs = ruled_out(assessment).filter(|_| !reader.lists_signs)?;
    Some(Text::plain(format!("{signs}. {ACT_ON_IT}")))
}

/// What to do if a sign shows up that was ruled out.
pub(super) const ACT_ON_IT: &str = "If one shows up, act on it.";

/// The most urgent sign that is raised, once more: on a terminal the end of a page is what is seen.
pub(super) fn last(knowledge: &Knowledge, assessment: &Assessment) -> Option<Block> {
    let flag = &knowledge.red_flags[assessment.raised().next()?.flag];
    Some(Block::Alert {
        level: level(flag.urgency),
        title: Text::plain(&flag.label),
        body: vec![Text::strong(&flag.text)],
    })
}

fn level(urgency: Urgency) -> AlertLevel {
    if urgency.stops_comparison() { AlertLevel::Urgent } else { AlertLevel::Important }
}

fn raised(knowledge: &Knowledge, judged: &JudgedFlag, citations: &mut Citations) -> Block {
    let flag = &knowledge.red_flags[judged.flag];
    let numbers = citations.cite(&flag.sources, Some(flag.provenance));
    Block::Alert {
        level: level(flag.urgency),
        title: Text::plain(&flag.label),
        body: vec![
            Text::strong(&flag.text),
            Text::plain(format!("Why: {}", flag.why)).then_notes(numbers),
        ],
    }
}

/// Flags that one answer more could raise: the questions, as plain as they are.
fn suggestion(knowledge: &Knowledge, suggested: &[&JudgedFlag]) -> Vec<Text> {
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
    body
}
