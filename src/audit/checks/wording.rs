//! Words that a plain page does not use: no chance in words alone, no "1 in 50", no words of statistics.

use crate::audit::check_result::CheckResult;
use crate::audit::counting;
use crate::audit::passage::{Passage, PassageKind, texts_of};
use crate::audit::subject::Subject;
use crate::report::Text;
use crate::values::plural;
use memchr::memmem;
use std::collections::BTreeSet;

/// Words that tell a chance by themselves.
const CHANCES: [&str; 14] = [
    "rare",
    "rarely",
    "very rare",
    "uncommon",
    "unlikely",
    "very likely",
    "low risk",
    "high risk",
    "small risk",
    "small chance",
    "good chance",
    "hardly ever",
    "almost never",
    "almost always",
];

/// Words of statistics.
const JARGON: [&str; 7] =
    ["p<", "p <", "p=", "p =", "confidence interval", "odds ratio", "hazard ratio"];

/// Said where nobody has counted: then no number can stand beside the word.
const NOT_COUNTED: [&str; 2] = ["no count", "no number"];

/// A number this near makes a word of chance plain, and so does the remark that there is none.
const NEAR: usize = 60;

/// G2: a word of chance has its number beside it.
pub(in crate::audit) fn words_of_chance(subject: &Subject) -> CheckResult {
    let mut found = CheckResult::at("every text of the page but the sources' titles");
    let mut count = 0;
    let words_of_texts = subject.lower.phrases(&CHANCES);
    for audited in &subject.pages {
        for passage in audited.passages.iter().filter(|passage| is_ours(passage)) {
            for word in words_of_texts.get(passage.known.number).into_iter().flatten() {
                // The legend's "unlikely" is about studies to come, not about anybody's chance.
                if audited.is_of_itself(passage) {
                    continue;
                }
                count += 1;
                if !has_number_near(&whole(passage).to_lowercase(), word) {
                    found.fault(
                        audited.place(passage.place()),
                        format_args!(
                            "\"{word}\" stands without a number: \"{}\"",
                            excerpt(passage.words(), word)
                        ),
                    );
                }
            }
        }
    }
    found.counted(format!(
        "{} of chance, each with a number within {NEAR} characters or the remark that nobody has counted",
        plural(count, "word", "words")
    ))
}

/// The words of a passage; of a figure all that it says, because its number leads. The numbers of notes are no figures.
fn whole(passage: &Passage) -> String {
    match passage.figure {
        Some(figure) => texts_of(figure).map(without_notes).collect::<Vec<_>>().join("; "),
        None => without_notes(passage.text),
    }
}

fn without_notes(text: &Text) -> String {
    text.clone().without_notes().bare()
}

/// G6: no "1 in 50", no p values, no percent of a chance.
pub(in crate::audit) fn one_in_n(subject: &Subject) -> CheckResult {
    let mut found = CheckResult::at("every text of the page but the sources' titles");
    let mut count = 0;
    let jargon_of_texts = subject.lower.phrases(&JARGON);
    let tells = |found: &(usize, &str, &str)| {
        !found.1.ends_with(|letter: char| letter.is_alphanumeric() || letter == '.')
            && found.2.starts_with(|letter: char| letter.is_ascii_digit())
    };
    let one_in: BTreeSet<usize> =
        subject.lower.find(ONE_IN).filter(tells).map(|(number, ..)| number).collect();
    for audited in &subject.pages {
        for passage in audited.passages.iter().filter(|passage| is_ours(passage)) {
            count += 1;
            let number = passage.known.number;
            if one_in.contains(&number) {
                found.fault(
                    audited.place(passage.place()),
                    format_args!(
                        "\"{}\": chances are told out of 100 or more",
                        excerpt(passage.words(), ONE_IN)
                    ),
                );
            }
            for jargon in jargon_of_texts.get(number).into_iter().flatten() {
                found.fault(
                    audited.place(passage.place()),
                    format_args!("\"{jargon}\" is not a patient's word"),
                );
            }
        }
    }
    found.counted(format!("{} read", plural(count, "text", "texts")))
}

/// How a chance begins that has no common denominator.
const ONE_IN: &str = "1 in ";

fn has_number_near(lower: &str, word: &str) -> bool {
    let is_whole = |place: &usize| {
        let (before, found) = lower.split_at_checked(*place).unwrap_or_default();
        counting::is_whole(before, word, found.get(word.len()..).unwrap_or_default())
    };
    memmem::find_iter(lower.as_bytes(), word).filter(is_whole).all(|place| {
        let start = lower
            .char_indices()
            .map(|(start, _)| start)
            .find(|start| start + NEAR >= place)
            .unwrap_or_default();
        let near: String =
            lower.get(start..).unwrap_or_default().chars().take(NEAR * 2 + word.len()).collect();
        counting::has_number(&near) || NOT_COUNTED.iter().any(|words| near.contains(words))
    })
}

/// A few words around another.
fn excerpt(text: &str, word: &str) -> String {
    let lower = text.to_lowercase();
    let place = lower.find(word).unwrap_or_default();
    let before: Vec<&str> =
        text.get(..place).unwrap_or_default().split_whitespace().rev().take(4).collect();
    let after: Vec<&str> =
        text.get(place..).unwrap_or_default().split_whitespace().take(5).collect();
    let before: Vec<&str> = before.into_iter().rev().collect();
    format!("{} {}", before.join(" "), after.join(" ")).trim().to_owned()
}

/// Whether a text is ours: the title of a source is not.
pub(super) fn is_ours(passage: &Passage) -> bool {
    passage.part != PassageKind::Note
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_chance_needs_its_number() {
        assert!(has_number_near("rare: 3 of 10,000", "rare"));
        assert!(!has_number_near("it is rare", "rare"));
        assert!(has_number_near("it is rare (no count was found)", "rare"));
        assert!(has_number_near(&format!("3 of 100, {} rare", "x".repeat(40)), "rare"));
        assert!(!has_number_near(&format!("3 of 100, {} rare", "x".repeat(70)), "rare"));
    }
}
