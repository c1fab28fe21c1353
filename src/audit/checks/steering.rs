//! Words that steer: what a fair page never says, whoever reads it.

use super::beyond::beyond_the_page;
use super::plain::{has_mixed_scripts, plain};
use super::wording::{has_word, is_ours};
use crate::audit::counting;
use crate::audit::found::Found;
use crate::audit::subject::Subject;
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
            let quoted = passage.has_source().then(|| without_quotes(passage.words()));
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
        && rest.split_whitespace().take(4).any(|word| word.starts_with("chance"))
    {
        found.push("you have a … chance".to_owned());
    }
    found
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
        assert_eq!(steered("It is the Best Option for most."), ["best option"]);
        assert_eq!(steered("You have a 12% chance of it."), ["you have a … chance"]);
        assert!(steered("You have a 12-month plan.").is_empty());
        assert!(steered("Not the best options.").is_empty());
        assert_eq!(
            without_quotes("The panel says \"we recommend it\" for some"),
            "The panel says  for some"
        );
        assert_eq!(without_quotes("5\" long, we recommend"), "5\" long, we recommend");
    }
}
