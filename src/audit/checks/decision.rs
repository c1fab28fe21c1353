//! What the decision is: the problem, the question, the options, and what living with each is like.

use crate::audit::check_result::CheckResult;
use crate::audit::counting;
use crate::audit::passage::PassageKind;
use crate::audit::subject::Subject;
use crate::evidence::Detail;
use crate::knowledge::Approach;
use crate::values::{holds, plural};

/// A shorter summary cannot say what a health problem is.
const SUMMARY_WORDS: usize = 40;
/// One word forty times is no summary.
const DIFFERENT_WORDS: usize = 25;
/// The question stands on the first screen: so many words may come before it, the warning among them.
const WORDS_BEFORE_QUESTION: usize = 150;
/// A shorter text tells nobody what something is like.
const EXPERIENCE_WORDS: usize = 6;

/// Q1: every problem is described, and the page prints it.
pub(in crate::audit) fn summary(subject: &Subject) -> CheckResult {
    let mut found = CheckResult::at("conditions[].summary");
    let mut counts = Vec::new();
    for audited in &subject.pages {
        let summary = &audited.condition.summary;
        let count = counting::words(summary);
        counts.push(count);
        let at = audited.place("summary");
        found.expect(
            count >= SUMMARY_WORDS,
            &at,
            format_args!("{count} words; a summary has {SUMMARY_WORDS} or more"),
        );
        let different = counting::different_words(summary);
        found.expect(
            different >= DIFFERENT_WORDS,
            &at,
            format_args!("{different} different words; a summary has {DIFFERENT_WORDS} or more"),
        );
        found.expect(audited.says(summary), at, "the page does not print it");
    }
    let least = counts.iter().min().copied().unwrap_or_default();
    let most = counts.iter().max().copied().unwrap_or_default();
    found.counted(format!(
        "{} of {least} to {most} words",
        plural(subject.whole().count(), "summary", "summaries")
    ))
}

/// Q2: one question, asked once, near the top.
pub(in crate::audit) fn question(subject: &Subject) -> CheckResult {
    let mut found = CheckResult::at("conditions[].decision");
    let mut deepest = 0;
    for audited in &subject.pages {
        let decision = &audited.condition.decision;
        let at = audited.place("decision");
        found.expect(
            decision.matches('?').count() == 1 && decision.ends_with('?'),
            &at,
            "it is not one question that ends in a question mark",
        );
        let asked: Vec<usize> = audited
            .passages
            .iter()
            .enumerate()
            .filter(|(_, passage)| holds(passage.words(), decision))
            .map(|(place, _)| place)
            .collect();
        if !found.expect(
            asked.len() == 1,
            &at,
            format_args!("the page asks it {} times, not once", asked.len()),
        ) {
            continue;
        }
        let before: usize = audited
            .passages
            .iter()
            .take(asked.first().copied().unwrap_or_default())
            .filter(|passage| !passage.folded)
            .map(|passage| passage.known.word_count())
            .sum();
        deepest = deepest.max(before);
        found.expect(
            before <= WORDS_BEFORE_QUESTION,
            at,
            format_args!("{before} words come before it; no more than {WORDS_BEFORE_QUESTION} may"),
        );
    }
    found.counted(format!(
        "{}; at most {deepest} words come before one",
        plural(subject.whole().count(), "question", "questions")
    ))
}

/// Q3: two options or more, carrying on among them, each named and explained.
pub(in crate::audit) fn options(subject: &Subject) -> CheckResult {
    let mut found = CheckResult::at("conditions[].treatments");
    let mut counts = Vec::new();
    for audited in &subject.pages {
        let at = audited.place("treatments");
        counts.push(audited.options.len());
        found.expect(audited.options.len() >= 2, &at, "fewer than two options are offered");
        found.expect(
            audited.options.iter().any(|option| option.approach == Approach::CarryOn),
            &at,
            "carrying on is not among the options",
        );
        let headed: Vec<&str> =
            audited.parts(PassageKind::Column).map(super::super::passage::Passage::words).collect();
        for option in &audited.options {
            found.expect(
                headed.contains(&option.short.as_str()),
                audited.place(&option.id),
                "it heads no column of the table",
            );
            found.expect(
                audited.says(&option.how_it_works),
                audited.place(&option.id),
                "the page does not say what is done",
            );
        }
    }
    let least = counts.iter().min().copied().unwrap_or_default();
    let most = counts.iter().max().copied().unwrap_or_default();
    found.counted(format!(
        "{least} to {most} options a decision, looked at for carrying on and for what is done"
    ))
}

/// Q6: body, mind and others, for every option, on every page.
pub(in crate::audit) fn experience(subject: &Subject) -> CheckResult {
    let mut found = CheckResult::at("treatments[].experience");
    let mut texts = 0;
    for audited in &subject.pages {
        for option in &audited.options {
            let experience = &option.experience;
            for (key, text) in [
                ("physical", &experience.physical),
                ("emotional", &experience.emotional),
                ("social", &experience.social),
            ] {
                let at = format!("treatments: {}.experience.{key}", option.id);
                texts += usize::from(audited.detail == Detail::Full);
                let count = counting::different_words(text);
                found.expect(
                    count >= EXPERIENCE_WORDS,
                    &at,
                    format_args!("{count} different words tell nobody what it is like"),
                );
                found.expect(
                    audited.says(text),
                    at,
                    format_args!("the page of {} does not print it", audited.condition.id),
                );
            }
        }
    }
    found.counted(format!("{texts} texts, three an option"))
}
