//! Tests, answers and verdicts in plain words. The words for each fact come from the knowledge file.

use crate::knowledge::{
    Answer, Answers, Ask, CriterionKind, Fact, FactKind, Knowledge, Leaf, Polarity, Test, Urgency,
};
use crate::report::phrase;
use crate::values::{Ref, join_with};

/// What a step asks: "All of these", "Weeks with this pain: 6 or more".
pub(super) fn test(knowledge: &Knowledge, test: &Test) -> String {
    match test {
        Test::Leaf(leaf) => self::leaf(knowledge, leaf),
        Test::All(_) => "All of these".to_owned(),
        Test::Any(_) => "Any of these".to_owned(),
        Test::Not(_) => "Not this".to_owned(),
        Test::AtLeast(needed, _) => format!("At least {needed} of these"),
    }
}

fn leaf(knowledge: &Knowledge, leaf: &Leaf) -> String {
    let fact = &knowledge.facts[leaf.fact];
    let asked = match (leaf.ask, &fact.kind) {
        (Ask::Is(flag), _) => yes_or_no(flag).to_owned(),
        (Ask::OneOf(bits), FactKind::Choice(options)) => join_with(&picked(bits, options), "or"),
        (Ask::Includes(option), FactKind::Set(options)) => {
            format!(
                "{} among them",
                join_with(&picked(1 << option, options), "or")
            )
        }
        (Ask::AtLeast(bound), kind) => format!("{}{} or more", amount(bound), unit(kind)),
        (Ask::AtMost(bound), kind) => format!("{}{} or less", amount(bound), unit(kind)),
        // The checker lets no other pair through.
        (Ask::OneOf(_) | Ask::Includes(_), _) => String::new(),
    };
    format!("{}: {asked}", fact.label)
}

/// The answer to a fact as the page shows it; `None` without one.
pub(super) fn answer(knowledge: &Knowledge, answers: &Answers, fact: Ref<Fact>) -> Option<String> {
    let kind = &knowledge.facts[fact].kind;
    Some(match (answers.get(fact)?, kind) {
        (Answer::Flag(flag), _) => yes_or_no(flag).to_owned(),
        (Answer::Number(number), kind) => format!("{}{}", amount(number), unit(kind)),
        (Answer::Choice(option), FactKind::Choice(options)) => {
            join_with(&picked(1 << option, options), "and")
        }
        (Answer::Set(0), FactKind::Set(_)) => "none of them".to_owned(),
        (Answer::Set(bits), FactKind::Set(options)) => join_with(&picked(bits, options), "and"),
        (Answer::Choice(_) | Answer::Set(_), _) => String::new(),
    })
}

/// The answer for programs.
pub(super) fn answer_value(
    knowledge: &Knowledge,
    answers: &Answers,
    fact: Ref<Fact>,
) -> serde_json::Value {
    use serde_json::{Value, json};
    match (answers.get(fact), &knowledge.facts[fact].kind) {
        (Some(Answer::Flag(flag)), _) => json!(flag),
        (Some(Answer::Number(number)), _) => crate::report::document::number(Some(number)),
        (Some(Answer::Choice(option)), FactKind::Choice(options)) => {
            json!(options.get(usize::from(option)))
        }
        (Some(Answer::Set(bits)), FactKind::Set(options)) => json!(
            options
                .iter()
                .enumerate()
                .filter(|(position, _)| bits >> position & 1 == 1)
                .map(|(_, option)| option)
                .collect::<Vec<_>>()
        ),
        (None | Some(Answer::Choice(_) | Answer::Set(_)), _) => Value::Null,
    }
}

fn yes_or_no(flag: bool) -> &'static str {
    if flag { "yes" } else { "no" }
}

/// Limits keep their digits: 4.3 weeks is a rule's own figure.
fn amount(number: f64) -> String {
    phrase::decimal(number)
}

fn unit(kind: &FactKind) -> String {
    match kind {
        FactKind::Number { unit, .. } => format!(" {}", unit.replace("points-0-10", "of 10")),
        FactKind::Flag | FactKind::Choice(_) | FactKind::Set(_) => String::new(),
    }
}

fn picked(bits: u64, options: &[String]) -> Vec<String> {
    options
        .iter()
        .enumerate()
        .filter(|(position, _)| bits >> position & 1 == 1)
        .map(|(_, option)| option.replace('-', " "))
        .collect()
}

/// What kind of rule it is, and which way it speaks when it is met.
pub(super) fn kind(kind: CriterionKind, polarity: Option<Polarity>) -> &'static str {
    match (kind, polarity) {
        (CriterionKind::Contraindication, _) => "a reason against",
        (CriterionKind::Caution, _) => "a reason for care",
        (CriterionKind::Indication, Some(Polarity::Against)) => "speaks against it when met",
        (CriterionKind::Indication, _) => "speaks for it when met",
        (CriterionKind::CoverageLimit, Some(Polarity::Against)) => "a limit on payment when met",
        (CriterionKind::CoverageLimit, _) => "asked for before payment",
        (CriterionKind::EvidenceFit, _) => "whether the studies had people like this",
    }
}

/// How fast to act, in a few words.
pub(super) fn urgency(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::EmergencyNow => "emergency, now",
        Urgency::SameDay => "today",
        Urgency::WithinDays => "within days",
        Urgency::UrgentWeeks => "within weeks",
    }
}
