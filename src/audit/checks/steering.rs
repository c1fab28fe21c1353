//! Words that steer: what a fair page never says, whoever reads it.

use super::beyond::beyond_the_page;
use super::plain::{has_mixed_scripts, plain};
use super::wording::is_ours;
use crate::audit::check_result::CheckResult;
use crate::audit::counting;
use crate::audit::subject::Subject;
use crate::audit::texts::JoinedTexts;
use crate::values::plural;
use std::borrow::Cow;
use std::collections::BTreeSet;

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
    let mut count = 0;
    // Pages share most of their texts: each different one is looked at once.
    let steering = steered(&subject.lower);
    for audited in &subject.pages {
        for passage in audited.passages.iter().filter(|passage| is_ours(passage)) {
            count += 1;
            let known = &passage.known;
            let phrases = match steering.get(known.number) {
                // What stands in quotation marks is not the page's own, where it leads to a source.
                Some(_) if known.has_quotes && passage.has_source() => {
                    let own = without_quotes(&known.words).to_lowercase();
                    Cow::Owned(steered(&JoinedTexts::of([&*own])).concat())
                }
                Some(phrases) => Cow::Borrowed(phrases.as_slice()),
                None => Cow::default(),
            };
            for phrase in &*phrases {
                found.fault(audited.place(passage.place()), format_args!("\"{phrase}\""));
            }
        }
    }
    let beyond = beyond_the_page(subject.knowledge);
    count += beyond.len();
    let lower: Vec<String> = beyond.iter().map(|(.., text)| text.to_lowercase()).collect();
    let steering = steered(&JoinedTexts::of(lower.iter().map(String::as_str)));
    for ((list, id, _), phrases) in beyond.iter().zip(steering) {
        for phrase in phrases {
            found.fault(format_args!("{list}: {id}"), format_args!("\"{phrase}\""));
        }
    }
    found.counted(format!(
        "{} read for {} that steer",
        plural(count, "text", "texts"),
        plural(STEERING.len(), "phrase", "phrases")
    ))
}

/// The phrases of each text that steer; the texts are in small letters.
fn steered(texts: &JoinedTexts) -> Vec<Vec<&'static str>> {
    let mut found = texts.map(plain).phrases(&STEERING);
    for (text, found) in texts.iter().zip(&mut found) {
        if has_mixed_scripts(text) {
            found.push("letters of two scripts in one word");
        }
    }
    let chances = texts.find(OPENING_OF_CHANCE).filter(|(.., behind)| tells_a_chance(behind));
    for position in chances.map(|(position, ..)| position).collect::<BTreeSet<usize>>() {
        if let Some(found) = found.get_mut(position) {
            found.push("you have a … chance");
        }
    }
    found
}

/// "You have a 12% chance": it is the studied people's chance, not the reader's. This is what stands behind the opening.
fn tells_a_chance(behind: &str) -> bool {
    counting::leading_number(behind).is_some()
        && behind.split_whitespace().take(4).any(|word| word.starts_with("chance"))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_is_found_and_what_is_quoted_is_not() {
        let texts = [
            "it is the best option for most.",
            "you have a 12% chance of it. you have a 3% chance of more.",
            "you have a 12-month plan.",
            "not the best options.",
            "it is best.",
            "option by option.",
        ];
        let found = [&["best option"][..], &["you have a … chance"], &[], &[], &[], &[]];
        assert_eq!(steered(&JoinedTexts::of(texts)), found);
        assert_eq!(
            without_quotes("The panel says \"we recommend it\" for some"),
            "The panel says  for some"
        );
        assert_eq!(without_quotes("5\" long, we recommend"), "5\" long, we recommend");
    }
}
