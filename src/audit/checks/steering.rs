//! Words that steer: what a fair page never says, whoever reads it.

use super::beyond::beyond_the_page;
use super::plain::{has_mixed_scripts, plain};
use super::wording::{SoughtPhrase, held, is_ours};
use crate::audit::check_result::CheckResult;
use crate::audit::counting;
use crate::audit::passage::Passage;
use crate::audit::subject::{AuditedPage, Subject};
use crate::values::plural;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// What tells a reader what to choose, or speaks of the reader's own chance as if anybody knew it.
const STEERING: [&str; 34] = [
    "you should have",
    "you should get",
    "you should choose",
    "you should not have",
    "you shouldve",
    "you must have",
    "you must get",
    "you must choose",
    "you ought to",
    "you need to have",
    "you need to get",
    "you need to choose",
    "you had better",
    "doctors recommend",
    "doctors advise",
    "experts recommend",
    "surgeons recommend",
    "is recommended for you",
    "do not choose",
    "dont choose",
    "you need this",
    "you need treatment",
    "best option",
    "best choice",
    "better choice",
    "right choice",
    "we recommend",
    "we advise",
    "we suggest",
    "recommended for you",
    "candidate for surgery",
    "your risk is",
    "your chance is",
    "your odds are",
];

/// How a sentence begins that tells the reader a chance.
const OPENING_OF_CHANCE: &str = "you have a ";

/// G1: nothing tells the reader what to choose. What a named source says may stand in quotation marks, with its note.
pub(in crate::audit) fn steering(subject: &Subject) -> CheckResult {
    let mut found = CheckResult::at("every text for patients");
    let of_pages = subject.pages.iter().flat_map(|audited| {
        let ours = audited.passages.iter().filter(|passage| is_ours(passage));
        ours.map(move |passage| (audited, passage, own_words(passage)))
    });
    let of_pages: Vec<(&AuditedPage, &Passage, Cow<str>)> = of_pages.collect();
    let beyond = beyond_the_page(subject.knowledge);
    let texts: Vec<&str> = of_pages
        .iter()
        .map(|(_, _, text)| &**text)
        .chain(beyond.iter().map(|(_, text)| *text))
        .collect();
    // Pages share most of their texts: each different one is looked at once.
    let different: BTreeSet<&str> = texts.iter().copied().collect();
    let different: Vec<&str> = different.into_iter().collect();
    let steering: BTreeMap<&str, Vec<&str>> = different
        .iter()
        .copied()
        .zip(steered(&different))
        .filter(|(_, phrases)| !phrases.is_empty())
        .collect();
    let phrases_of = |text: &str| steering.get(text).into_iter().flatten();
    for (audited, passage, text) in &of_pages {
        for phrase in phrases_of(text) {
            found.fault(audited.place(&passage.place()), format!("\"{phrase}\""));
        }
    }
    for (at, text) in &beyond {
        for phrase in phrases_of(text) {
            found.fault(at, format!("\"{phrase}\""));
        }
    }
    found.counted(format!(
        "{} read for {} that steer",
        plural(texts.len(), "text", "texts"),
        plural(STEERING.len(), "phrase", "phrases")
    ))
}

/// What is the page's own in a passage: where it leads to a source, not what stands in quotation marks.
fn own_words<'p>(passage: &'p Passage) -> Cow<'p, str> {
    if passage.has_source() {
        without_quotes(passage.words())
    } else {
        Cow::Borrowed(passage.words())
    }
}

/// The phrases of each text that steer.
fn steered(texts: &[&str]) -> Vec<Vec<&'static str>> {
    let lower: Vec<String> = texts.iter().map(|text| text.to_lowercase()).collect();
    let plain: Vec<String> = lower.iter().map(|text| plain(text)).collect();
    let phrases = held(&plain.join("\n"), &STEERING);
    let has_opening = !held(&lower.join("\n"), &[OPENING_OF_CHANCE]).is_empty();
    let found = texts.iter().zip(&lower).zip(&plain).map(|((text, lower), plain)| {
        let mut found: Vec<&str> = phrases
            .iter()
            .filter(|phrase| phrase.stands_in(plain))
            .map(SoughtPhrase::words)
            .collect();
        if has_mixed_scripts(text) {
            found.push("letters of two scripts in one word");
        }
        if has_opening && tells_a_chance(lower) {
            found.push("you have a … chance");
        }
        found
    });
    found.collect()
}

/// "You have a 12% chance": it is the studied people's chance, not the reader's.
fn tells_a_chance(lower: &str) -> bool {
    lower.split_once(OPENING_OF_CHANCE).is_some_and(|(_, rest)| {
        counting::leading_number(rest).is_some()
            && rest.split_whitespace().take(4).any(|word| word.starts_with("chance"))
    })
}

/// What is not in quotation marks.
fn without_quotes(text: &str) -> Cow<'_, str> {
    if !text.contains(['"', '\u{201c}', '\u{201d}']) {
        return Cow::Borrowed(text);
    }
    let plain = text.replace(['\u{201c}', '\u{201d}'], "\"");
    let parts: Vec<&str> = plain.split('"').collect();
    // A mark without its partner quotes nothing.
    if parts.len().is_multiple_of(2) {
        return Cow::Owned(plain);
    }
    Cow::Owned(parts.into_iter().step_by(2).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_is_found_and_what_is_quoted_is_not() {
        let texts = [
            "It is the Best Option for most.",
            "You have a 12% chance of it.",
            "You have a 12-month plan.",
            "Not the best options.",
            "It is best.",
            "Option by option.",
        ];
        let found = [&["best option"][..], &["you have a … chance"], &[], &[], &[], &[]];
        assert_eq!(steered(&texts), found);
        assert_eq!(
            without_quotes("The panel says \"we recommend it\" for some"),
            "The panel says  for some"
        );
        assert_eq!(without_quotes("5\" long, we recommend"), "5\" long, we recommend");
    }
}
