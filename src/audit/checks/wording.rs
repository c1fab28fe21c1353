//! Words that a fair page does not use: none that steer, no chance in words alone, no "1 in 50".

use super::beyond::beyond_the_page;
use super::plain::{has_mixed_scripts, plain};
use crate::audit::counting;
use crate::audit::found::Found;
use crate::audit::passage::{Part, Passage};
use crate::audit::subject::Subject;
use crate::report::{Span, Text};
use crate::values::plural;

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
    "you need surgery",
    "you need an injection",
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

/// Said where nobody has counted: then no number can stand beside the word.
const NOT_COUNTED: [&str; 2] = ["no count", "no number"];

/// A number this near makes a word of chance plain, and so does the remark that there is none.
const NEAR: usize = 60;

/// G1: nothing tells the reader what to choose. What a named source says may stand in quotation marks, with its note.
pub(in crate::audit) fn steering(subject: &Subject) -> Found {
    let mut found = Found::at("every text for patients");
    let mut count = 0;
    for sheet in &subject.sheets {
        for passage in &sheet.passages {
            if !is_ours(passage) {
                continue;
            }
            count += 1;
            let quoted = passage
                .has_source()
                .then(|| without_quotes(passage.words()));
            let own = quoted.as_deref().unwrap_or(passage.words());
            for phrase in steered(own) {
                found.fault(sheet.place(&passage.place()), format!("\"{phrase}\""));
            }
        }
    }
    for (at, text) in beyond_the_page(subject.knowledge) {
        count += 1;
        for phrase in steered(text) {
            found.fault(at.clone(), format!("\"{phrase}\""));
        }
    }
    found.counted(format!(
        "{} read for {} that steer",
        plural(count, "text", "texts"),
        plural(STEERING.len(), "phrase", "phrases")
    ))
}

/// G2: a word of chance has its number beside it.
pub(in crate::audit) fn words_of_chance(subject: &Subject) -> Found {
    let mut found = Found::at("every text of the page but the sources' titles");
    let mut count = 0;
    for sheet in &subject.sheets {
        for passage in &sheet.passages {
            // The legend's "unlikely" is about studies to come, not about anybody's chance.
            if !is_ours(passage) || sheet.is_of_itself(passage) {
                continue;
            }
            let lower = passage.words().to_lowercase();
            for word in CHANCES {
                if !has_word(&lower, word) {
                    continue;
                }
                count += 1;
                if !has_number_near(&whole(passage).to_lowercase(), word) {
                    found.fault(
                        sheet.place(&passage.place()),
                        format!(
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
        Some(figure) => std::iter::once(&figure.lead)
            .chain(&figure.details)
            .chain(&figure.more)
            .map(without_notes)
            .collect::<Vec<_>>()
            .join("; "),
        None => without_notes(&passage.text),
    }
}

fn without_notes(text: &Text) -> String {
    let kept = text
        .0
        .iter()
        .filter(|span| !matches!(span, Span::Note(_)))
        .cloned()
        .collect();
    Text(kept).bare()
}

/// G6: no "1 in 50", no p values, no percent of a chance.
pub(in crate::audit) fn one_in_n(subject: &Subject) -> Found {
    let mut found = Found::at("every text of the page but the sources' titles");
    let mut count = 0;
    for sheet in &subject.sheets {
        for passage in sheet.passages.iter().filter(|passage| is_ours(passage)) {
            count += 1;
            let words = passage.words();
            let lower = words.to_lowercase();
            let one_in = lower.match_indices("1 in ").any(|(place, phrase)| {
                let before = lower.get(..place).and_then(|before| before.chars().last());
                let after = lower.get(place + phrase.len()..).unwrap_or_default();
                before.is_none_or(|before| !before.is_alphanumeric() && before != '.')
                    && after.starts_with(|character: char| character.is_ascii_digit())
            });
            if one_in {
                found.fault(
                    sheet.place(&passage.place()),
                    format!(
                        "\"{}\": chances are told out of 100 or more",
                        excerpt(words, "1 in ")
                    ),
                );
            }
            for jargon in [
                "p<",
                "p <",
                "p=",
                "p =",
                "confidence interval",
                "odds ratio",
                "hazard ratio",
            ] {
                if has_word(&lower, jargon) {
                    found.fault(
                        sheet.place(&passage.place()),
                        format!("\"{jargon}\" is not a patient's word"),
                    );
                }
            }
        }
    }
    found.counted(format!("{} read", plural(count, "text", "texts")))
}

/// The phrases of a text that steer.
fn steered(text: &str) -> Vec<String> {
    let plain = plain(text);
    let lower = text.to_lowercase();
    let mut found: Vec<String> = STEERING
        .iter()
        .filter(|phrase| has_word(&plain, phrase))
        .map(|phrase| (*phrase).to_owned())
        .collect();
    if has_mixed_scripts(text) {
        found.push("letters of two scripts in one word".to_owned());
    }
    // "You have a 12% chance": it is the studied people's chance, not the reader's.
    if let Some((_, rest)) = lower.split_once("you have a ")
        && counting::leading_number(rest).is_some()
        && rest
            .split_whitespace()
            .take(4)
            .any(|word| word.starts_with("chance"))
    {
        found.push("you have a … chance".to_owned());
    }
    found
}

/// Whether a word or phrase stands in a text in small letters, not as a part of a longer word.
fn has_word(lower: &str, word: &str) -> bool {
    places(lower, word).next().is_some()
}

fn places<'t>(lower: &'t str, word: &'t str) -> impl Iterator<Item = usize> + 't {
    lower.match_indices(word).filter_map(move |(place, _)| {
        let before = lower.get(..place)?.chars().last();
        let after = lower.get(place + word.len()..)?.chars().next();
        let is_edge = |character: Option<char>| {
            character.is_none_or(|character| !character.is_alphanumeric())
        };
        (is_edge(before) && (is_edge(after) || !word.ends_with(char::is_alphanumeric)))
            .then_some(place)
    })
}

fn has_number_near(lower: &str, word: &str) -> bool {
    places(lower, word).all(|place| {
        let start = lower
            .char_indices()
            .map(|(start, _)| start)
            .find(|start| start + NEAR >= place)
            .unwrap_or_default();
        let near: String = lower
            .get(start..)
            .unwrap_or_default()
            .chars()
            .take(NEAR * 2 + word.len())
            .collect();
        counting::has_number(&near) || NOT_COUNTED.iter().any(|words| near.contains(words))
    })
}

/// A few words around another.
fn excerpt(text: &str, word: &str) -> String {
    let lower = text.to_lowercase();
    let place = lower.find(word).unwrap_or_default();
    let before: Vec<&str> = text
        .get(..place)
        .unwrap_or_default()
        .split_whitespace()
        .rev()
        .take(4)
        .collect();
    let after: Vec<&str> = text
        .get(place..)
        .unwrap_or_default()
        .split_whitespace()
        .take(5)
        .collect();
    let before: Vec<&str> = before.into_iter().rev().collect();
    format!("{} {}", before.join(" "), after.join(" "))
        .trim()
        .to_owned()
}

/// What is not in quotation marks.
fn without_quotes(text: &str) -> String {
    let plain = text.replace(['\u{201c}', '\u{201d}'], "\"");
    let parts: Vec<&str> = plain.split('"').collect();
    // A mark without its partner quotes nothing.
    if parts.len().is_multiple_of(2) {
        return plain;
    }
    parts.into_iter().step_by(2).collect()
}

/// Whether a text is ours: the title of a source is not.
fn is_ours(passage: &Passage) -> bool {
    passage.part != Part::Note
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_is_found_and_what_is_quoted_is_not() {
        assert_eq!(steered("It is the Best Option for most."), ["best option"]);
        assert_eq!(
            steered("You have a 12% chance of it."),
            ["you have a … chance"]
        );
        assert!(steered("You have a 12-month plan.").is_empty());
        assert!(steered("Not the best options.").is_empty());
        assert_eq!(
            without_quotes("The panel says \"we recommend it\" for some"),
            "The panel says  for some"
        );
        assert_eq!(
            without_quotes("5\" long, we recommend"),
            "5\" long, we recommend"
        );
    }

    #[test]
    fn a_word_of_chance_needs_its_number() {
        assert!(has_number_near("rare: 3 of 10,000", "rare"));
        assert!(!has_number_near("it is rare", "rare"));
        assert!(has_number_near("it is rare (no count was found)", "rare"));
        assert!(has_number_near(
            &format!("3 of 100, {} rare", "x".repeat(40)),
            "rare"
        ));
        assert!(!has_number_near(
            &format!("3 of 100, {} rare", "x".repeat(70)),
            "rare"
        ));
        assert!(!has_word("compared with rarefied air", "rare"));
    }
}
