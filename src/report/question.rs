//! One question of an interview as a page of a few lines: what is asked, and the answers by number.

use super::{Block, Page, Text};
use crate::knowledge::{Fact, FactKind, Knowledge};
use crate::rules::NextQuestion;
use crate::wording::ask as words;

/// The question, its place among those that may come, and the answers to choose from.
pub fn question(
    knowledge: &Knowledge,
    asked: &NextQuestion,
    number: usize,
    at_most: usize,
) -> Page {
    let (question, block) = match asked {
        NextQuestion::Condition => {
            let labels = knowledge.conditions.iter().map(|condition| Text::plain(&condition.label));
            let asked =
                knowledge.condition_fact.map(|fact| knowledge.facts[fact].question.as_str());
            (asked.unwrap_or(words::WHICH_CONDITION), numbered(labels))
        }
        NextQuestion::Fact(open) => {
            let fact = &knowledge.facts[open.fact];
            (fact.question.as_str(), answers(fact))
        }
    };
    Page {
        title: Text::plain(format!("{} {question}", words::place(number, at_most))),
        blocks: vec![block],
        compact: true,
        ..Page::default()
    }
}

/// A question by its number of so many, and the answers to choose from; of one answer, what is wanted.
pub fn numbered_question(number: usize, of: usize, question: &str, answers: &[&str]) -> Page {
    let block = match answers {
        [wanted] => Block::Paragraph(Text::plain(*wanted)),
        several => numbered(several.iter().map(|answer| Text::plain(*answer))),
    };
    Page {
        title: Text::plain(format!("{} {question}", words::numbered(number, of))),
        blocks: vec![block],
        compact: true,
        ..Page::default()
    }
}

/// Why it is asked, and what hangs on it.
pub fn reason(knowledge: &Knowledge, asked: &NextQuestion) -> Page {
    let why = match asked {
        NextQuestion::Condition => words::WHY_CONDITION.to_owned(),
        NextQuestion::Fact(open) => {
            let why = &knowledge.facts[open.fact].why;
            format!("{why} {}", words::hangs_on(open.red_flags, open.rules))
        }
    };
    remark(why)
}

/// A remark of one paragraph.
pub fn remark(words: impl Into<String>) -> Page {
    let blocks = vec![Block::Paragraph(Text::plain(words))];
    Page { title: Text::default(), blocks, compact: true, ..Page::default() }
}

fn answers(fact: &Fact) -> Block {
    match &fact.kind {
        FactKind::Flag => numbered(["yes", "no"].into_iter().map(Text::plain)),
        FactKind::Choice(options) => {
            numbered(options.iter().map(|option| Text::plain(words::option(fact, option))))
        }
        FactKind::Set(options) => {
            let options = options.iter().map(|option| words::option(fact, option));
            let none = std::iter::once(words::NONE_OF_THEM.to_owned());
            numbered(options.chain(none).map(Text::plain))
        }
        FactKind::Number { .. } => Block::Paragraph(Text::plain(words::number_wanted(fact))),
    }
}

fn numbered(items: impl Iterator<Item = Text>) -> Block {
    Block::List { ordered: true, items: items.collect() }
}
