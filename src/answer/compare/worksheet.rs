//! The worksheet: six steps from reading to the visit, with boxes to tick and lines to write on. It leans to no option: each is named in the same
//! words, in the order of the columns.

use super::{Compare, asked};
use crate::wording::worksheet as words;
use schemars::JsonSchema;
use serde::Serialize;

/// Boxes of a scale: an odd number, so that there is a middle.
const BOXES: u8 = 5;
/// Lines to write on after the questions.
const NOTES: u8 = 4;

/// One step of the worksheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct WorksheetStepEntry {
    /// What it is called.
    pub step: &'static str,
    /// What to know before it is filled in; may be empty.
    pub before: &'static str,
    /// What is asked.
    pub asks: Vec<AskEntry>,
}

/// One thing to fill in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum AskEntry {
    /// A mark on a scale of boxes between two ends.
    Scale {
        /// What is weighed.
        question: String,
        /// Where on the page it was told about; may be empty.
        see: String,
        /// What the first and the last box mean.
        ends: [&'static str; 2],
        /// How many boxes.
        boxes: u8,
    },
    /// One answer of several.
    OneOf {
        /// What is asked.
        question: String,
        /// A box each.
        answers: Vec<String>,
    },
    /// As many answers as fit.
    AnyOf {
        /// What is asked.
        question: String,
        /// A box each.
        answers: Vec<String>,
    },
    /// Lines to write on.
    Lines {
        /// What to write.
        question: String,
        /// How many lines.
        lines: u8,
    },
}

/// The six steps.
pub(crate) fn worksheet(answer: &Compare) -> Vec<WorksheetStepEntry> {
    let step = |step, before, asks| WorksheetStepEntry { step, before, asks };
    vec![
        step(
            words::SAFETY,
            "",
            vec![AskEntry::OneOf {
                question: words::SIGNS_READ.to_owned(),
                answers: words::SIGNS_ANSWERS.map(str::to_owned).to_vec(),
            }],
        ),
        step(
            words::CHOICES,
            "",
            vec![
                AskEntry::AnyOf {
                    question: words::BOTH_SIDES_READ.to_owned(),
                    answers: names(answer),
                },
                AskEntry::Lines { question: words::NOT_UNDERSTOOD.to_owned(), lines: 2 },
            ],
        ),
        step(words::PRIORITIES, words::NO_RIGHT_ANSWER, priorities(answer)),
        step(words::LEANING, "", leaning(answer)),
        step(words::QUESTIONS, words::TICK_QUESTIONS, questions(answer)),
        step(
            words::NEXT,
            "",
            vec![
                AskEntry::AnyOf {
                    question: words::WHAT_I_DO.to_owned(),
                    answers: words::NEXT_ANSWERS.map(str::to_owned).to_vec(),
                },
                AskEntry::Lines { question: words::WHEN_AND_WHO.to_owned(), lines: 2 },
            ],
        ),
    ]
}

/// How much each thing that was measured matters.
pub(crate) fn priorities(answer: &Compare) -> Vec<AskEntry> {
    let scale = |question: &str, see: String| AskEntry::Scale {
        question: question.to_owned(),
        see,
        ends: words::HOW_MUCH,
        boxes: BOXES,
    };
    let mut asks = Vec::new();
    let mut asked: Vec<&str> = Vec::new();
    for outcome in answer.outcomes() {
        for priority in &outcome.priorities {
            // Outcomes that mean the same to a person share their sentences.
            if !asked.contains(&priority.as_str()) {
                asked.push(priority);
                asks.push(scale(priority, words::see_above(&outcome.short)));
            }
        }
    }
    for _ in 0..2 {
        asks.push(scale(words::SOMETHING_ELSE, String::new()));
    }
    asks
}

/// Where the person leans, being unsure among the answers.
pub(crate) fn leaning(answer: &Compare) -> Vec<AskEntry> {
    let mut answers = names(answer);
    answers.push(words::CANNOT_SAY.to_owned());
    vec![
        AskEntry::OneOf { question: words::LEAN_TO.to_owned(), answers },
        AskEntry::Scale {
            question: words::HOW_SETTLED.to_owned(),
            see: String::new(),
            ends: words::SETTLED,
            boxes: BOXES,
        },
        AskEntry::Lines { question: words::CHANGE_MY_MIND.to_owned(), lines: 2 },
    ]
}

/// Questions to take along: for everybody, for each option, for each answer that is missing.
fn questions(answer: &Compare) -> Vec<AskEntry> {
    let mut asks: Vec<AskEntry> = asked(answer)
        .into_iter()
        .filter(|(_, questions)| !questions.is_empty())
        .map(|(question, answers)| AskEntry::AnyOf {
            question,
            answers: answers.into_iter().map(str::to_owned).collect(),
        })
        .collect();
    asks.push(AskEntry::Lines { question: words::OWN_QUESTIONS.to_owned(), lines: NOTES });
    asks
}

/// The options in the order of the columns.
fn names(answer: &Compare) -> Vec<String> {
    answer.treatments().map(|treatment| treatment.label.clone()).collect()
}
