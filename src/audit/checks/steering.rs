//! Words that steer: what a fair page never says, whoever reads it.

use super::wording::{has_word, is_ours};
use crate::audit::counting;
use crate::audit::found::Found;
use crate::audit::subject::Subject;
use crate::knowledge::Knowledge;
use crate::values::plural;

/// What tells a reader what to choose, or speaks of the reader's own chance as if anybody knew it.
const STEERING: [&str; 18] = [
    "you should have",
    "you should get",
    "you should choose",
    "you should not have",
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

/// The phrases of a text that steer.
fn steered(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let mut found: Vec<String> = STEERING
        .iter()
        .filter(|phrase| has_word(&lower, phrase))
        .map(|phrase| (*phrase).to_owned())
        .collect();
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

/// Texts for patients that other commands print.
fn beyond_the_page(knowledge: &Knowledge) -> Vec<(String, &str)> {
    let mut texts = Vec::new();
    for criterion in &knowledge.criteria {
        let at = format!("criteria: {}", criterion.id);
        texts.push((at.clone(), criterion.text.as_str()));
        texts.push((at.clone(), criterion.why.as_str()));
        texts.extend(
            criterion
                .text_not_met
                .as_deref()
                .map(|text| (at.clone(), text)),
        );
    }
    for flag in &knowledge.red_flags {
        let at = format!("red-flags: {}", flag.id);
        texts.push((at.clone(), flag.text.as_str()));
        texts.push((at, flag.why.as_str()));
    }
    for fact in &knowledge.facts {
        texts.push((format!("facts: {}", fact.id), fact.question.as_str()));
        texts.push((format!("facts: {}", fact.id), fact.why.as_str()));
    }
    for question in &knowledge.questions {
        texts.push((
            format!("questions: {}", question.id),
            question.text.as_str(),
        ));
    }
    texts
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
}
