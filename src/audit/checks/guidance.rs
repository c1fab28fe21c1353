//! Help with deciding: what matters to the reader, the steps, and what to ask.

use crate::audit::check_result::CheckResult;
use crate::audit::passage::{Passage, PassageKind};
use crate::audit::subject::{AuditedPage, Subject};
use crate::knowledge::{Question, QuestionScope};
use crate::report::{Block, FormField};
use crate::values::plural;
use std::collections::{BTreeMap, BTreeSet};

/// Fewer questions are no help at a visit.
const QUESTIONS: usize = 5;
/// The steps of the decision.
const STEPS: u64 = 6;
/// Fewer things to weigh are no exercise.
const WEIGHED: usize = 3;

/// K9: the reader is asked what matters most, by things to weigh that differ.
pub(in crate::audit) fn values(subject: &Subject) -> CheckResult {
    let mut found = CheckResult::at("the form of each page");
    let mut scales = 0;
    let outcomes = subject.knowledge.outcomes.iter();
    let priorities: BTreeSet<&str> =
        outcomes.flat_map(|outcome| &outcome.priorities).map(String::as_str).collect();
    for audited in &subject.pages {
        let weighed = audited
            .blocks
            .iter()
            .filter_map(|block| {
                if let Block::Form(asks) = block { Some(weighed(&priorities, asks)) } else { None }
            })
            .max()
            .unwrap_or_default();
        scales += weighed;
        found.expect(
            weighed >= WEIGHED,
            audited.place("the values exercise"),
            format_args!(
                "{}; {WEIGHED} or more make an exercise",
                plural(weighed, "thing to weigh", "things to weigh")
            ),
        );
    }
    found.counted(format!(
        "{} on {}",
        plural(scales, "thing to weigh", "things to weigh"),
        plural(subject.pages.len(), "page", "pages")
    ))
}

/// How many different things a form gives to weigh: sentences that the file has for it. "Something else" is a place to write, not a thing.
fn weighed(priorities: &BTreeSet<&str>, asks: &[FormField]) -> usize {
    asks.iter()
        .filter_map(|ask| match ask {
            FormField::Scale { question, .. } => Some(question.bare()),
            FormField::OneOf { .. } | FormField::AnyOf { .. } | FormField::Lines { .. } => None,
        })
        .filter_map(|question| {
            priorities.iter().copied().find(|priority| question.starts_with(priority))
        })
        .collect::<BTreeSet<&str>>()
        .len()
}

/// K10: the steps of the decision, 1 to 6, in order.
pub(in crate::audit) fn steps(subject: &Subject) -> CheckResult {
    let mut found = CheckResult::at("the headings of each page that begin with a number");
    for audited in &subject.pages {
        let numbers: Vec<u64> = audited
            .parts(PassageKind::Heading)
            .filter_map(|heading| {
                let words = heading.words();
                let (number, rest) = words.split_once(". ")?;
                (!rest.is_empty()).then(|| number.parse().ok()).flatten()
            })
            .collect();
        found.expect(
            numbers.iter().copied().eq(1..=STEPS),
            audited.place("steps"),
            format_args!("the headings are numbered {numbers:?}, not 1 to {STEPS}"),
        );
    }
    found.counted(format!("{STEPS} steps on {}", plural(subject.pages.len(), "page", "pages")))
}

/// K11: questions for the visit, for every option one at least.
pub(in crate::audit) fn questions(subject: &Subject) -> CheckResult {
    let mut found = CheckResult::at("questions[]");
    let mut least = None;
    for audited in &subject.pages {
        let said = said(audited);
        let is_asked = |question: &&Question| {
            let near = said.get(last_word(&question.text));
            near.into_iter().flatten().any(|words| words.ends_with(&question.text))
        };
        let asked: Vec<&Question> = subject.knowledge.questions.iter().filter(is_asked).collect();
        least = Some(least.map_or(asked.len(), |least: usize| least.min(asked.len())));
        found.expect(
            asked.len() >= QUESTIONS,
            audited.place("questions"),
            format_args!(
                "{}; {QUESTIONS} or more help at a visit",
                plural(asked.len(), "question", "questions")
            ),
        );
        for (column, option) in audited.columns.iter().zip(&audited.options) {
            let about_it = asked.iter().any(|question| {
                matches!(&question.scope, QuestionScope::Treatments(treatments) if treatments.contains(column))
            });
            found.expect(about_it, audited.place(&option.short), "no question is about it");
        }
    }
    found.counted(format!(
        "{} questions or more a page, at least one an option",
        least.unwrap_or_default()
    ))
}

/// Where a page asks its questions: the entries of its lists, and the worksheet; by their last words, so that each question is held against few.
fn said<'a>(audited: &'a AuditedPage) -> BTreeMap<&'a str, Vec<&'a str>> {
    let passages = audited.passages.iter().filter(|passage| {
        matches!(passage.part, PassageKind::Item { .. } | PassageKind::Ask | PassageKind::Entry)
    });
    let mut said: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for words in passages.map(Passage::words) {
        said.entry(last_word(words)).or_default().push(words);
    }
    said
}

fn last_word(words: &str) -> &str {
    words.rsplit_once(' ').map_or(words, |(_, last)| last)
}
