//! The worksheet: six steps from reading to the visit, with boxes to tick and lines to write on. It leans to no option: each is named in the same
//! words, in the order of the columns.

use super::ComparisonReport;
use super::questions::asked;
use crate::knowledge::Outcome;
use crate::report::{Ask, Block, Text};

/// Boxes of a scale: an odd number, so that there is a middle.
const BOXES: u8 = 5;
/// Lines to write on.
const NOTES: u8 = 4;

/// The six steps under their heading.
pub(super) fn blocks(report: &ComparisonReport) -> Vec<Block> {
    let mut blocks = vec![
        Block::heading(2, "Worksheet: six steps to your decision"),
        Block::Paragraph(Text::plain(
            "Fill it in on paper or on this page, and take it to your visit. Nothing that you write here is sent or saved anywhere.",
        )),
    ];
    let steps: [(&str, Vec<Block>); 6] = [
        ("1. Put safety first", safety()),
        ("2. Look at every choice", choices(report)),
        ("3. Mark what matters to you", priorities(report)),
        ("4. See where you lean", leaning(report)),
        ("5. Pick your questions", questions(report)),
        ("6. Plan what comes next", next()),
    ];
    for (title, parts) in steps {
        blocks.push(Block::heading(3, title));
        blocks.extend(parts);
    }
    blocks
}

fn form(asks: Vec<Ask>) -> Block {
    Block::Form(asks)
}

fn texts(words: &[&str]) -> Vec<Text> {
    words.iter().map(|words| Text::plain(*words)).collect()
}

/// Warning signs come before everything.
fn safety() -> Vec<Block> {
    vec![form(vec![Ask::OneOf {
        question: Text::plain(
            "I have read the warning signs at the top of this page. Does one of them fit?",
        ),
        answers: texts(&[
            "No, none of them",
            "Yes, or I cannot tell: I get help first, as it says there",
        ]),
    }])]
}

/// Has every option been read?
fn choices(report: &ComparisonReport) -> Vec<Block> {
    vec![form(vec![
        Ask::AnyOf {
            question: Text::plain("I have read the good and the bad sides of:"),
            answers: names(report),
        },
        Ask::Lines {
            question: Text::plain("What I did not understand, or want to know more about:"),
            lines: 2,
        },
    ])]
}

/// How much each thing that was measured matters.
fn priorities(report: &ComparisonReport) -> Vec<Block> {
    let mut asks: Vec<Ask> = Vec::new();
    let mut asked: Vec<&str> = Vec::new();
    for outcome in outcomes(report) {
        for priority in &outcome.priorities {
            // Outcomes that mean the same to a person share their sentences.
            if asked.contains(&priority.as_str()) {
                continue;
            }
            asked.push(priority);
            asks.push(scale(
                Text::plain(priority).then_quiet(format!(" See above: {}.", outcome.short)),
            ));
        }
    }
    for _ in 0..2 {
        asks.push(scale(Text::plain(
            "Something else that matters to me (write it here): ______________________",
        )));
    }
    vec![
        Block::Paragraph(Text::plain(
            "There is no right answer. Tick one box in each row. Then look at the rows above for the things that matter most to you: what does each choice do there, and how sure is anybody?",
        )),
        form(asks),
    ]
}

fn scale(question: Text) -> Ask {
    Ask::Scale {
        question,
        ends: [Text::plain("does not matter"), Text::plain("matters a great deal")],
        boxes: BOXES,
    }
}

/// The outcomes of the rows, each once.
fn outcomes<'k>(report: &ComparisonReport<'k>) -> Vec<&'k Outcome> {
    let mut outcomes = Vec::new();
    for row in &report.comparison.rows {
        if !outcomes.contains(&row.outcome) {
            outcomes.push(row.outcome);
        }
    }
    outcomes.into_iter().map(|outcome| &report.knowledge.outcomes[outcome]).collect()
}

/// Where the person leans, being unsure among the answers.
fn leaning(report: &ComparisonReport) -> Vec<Block> {
    let mut answers = names(report);
    answers.push(Text::plain("I cannot say yet"));
    vec![form(vec![
        Ask::OneOf { question: Text::plain("Today I lean towards:"), answers },
        Ask::Scale {
            question: Text::plain("How settled I feel about that:"),
            ends: [Text::plain("not at all"), Text::plain("fully")],
            boxes: BOXES,
        },
        Ask::Lines { question: Text::plain("What would change my mind:"), lines: 2 },
    ])]
}

/// Questions to take along: for everybody, for each option, for each answer that is missing.
fn questions(report: &ComparisonReport) -> Vec<Block> {
    let mut asks: Vec<Ask> = asked(report)
        .into_iter()
        .filter(|(_, questions)| !questions.is_empty())
        .map(|(about, answers)| Ask::AnyOf { question: Text::plain(about), answers })
        .collect();
    asks.push(Ask::Lines {
        question: Text::plain("My own questions, and notes from the visit:"),
        lines: NOTES,
    });
    vec![Block::Paragraph(Text::plain("Tick the ones that you want to ask.")), form(asks)]
}

/// What happens after the page is put away.
fn next() -> Vec<Block> {
    vec![form(vec![
        Ask::AnyOf {
            question: Text::plain("What I will do:"),
            answers: texts(&[
                "Talk it over with somebody close to me",
                "Ask my clinician the questions that I ticked",
                "Find out what I would have to pay",
                "Wait, and look at it again on this date: ____________",
                "Tell my clinician what I have decided",
            ]),
        },
        Ask::Lines { question: Text::plain("When, and with whom:"), lines: 2 },
    ])]
}

/// The options in the order of the columns.
fn names(report: &ComparisonReport) -> Vec<Text> {
    report
        .comparison
        .columns
        .iter()
        .map(|treatment| Text::plain(&report.knowledge.treatments[*treatment].label))
        .collect()
}
