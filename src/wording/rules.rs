//! Tests, answers and verdicts in plain words. The words for each fact come from the knowledge file.

use crate::knowledge::{
    Answer, Answers, CriterionKind, Fact, FactKind, Knowledge, Leaf, Polarity, Predicate, Test,
    Urgency, chosen,
};
use crate::rules::{JudgedCriterion, Step};
use crate::values::{Ref, Verdict, distinct, join_with};
use crate::wording::number;

/// What a step asks: "All of these", "Weeks with this pain: 6 or more".
pub(crate) fn test(knowledge: &Knowledge, test: &Test) -> String {
    match test {
        Test::Leaf(leaf) => self::leaf(knowledge, leaf),
        Test::All(_) => "All of these".to_owned(),
        Test::Any(_) => "Any of these".to_owned(),
        Test::Not(_) => "Not this".to_owned(),
        Test::AtLeast(needed, _) => format!("At least {needed} of these"),
    }
}

/// A whole test in one line: "all of (a; b; any of (c; d))".
pub(crate) fn whole(knowledge: &Knowledge, test: &Test) -> String {
    let list = |tests: &[Test]| {
        tests.iter().map(|test| whole(knowledge, test)).collect::<Vec<_>>().join("; ")
    };
    match test {
        Test::Leaf(leaf) => self::leaf(knowledge, leaf),
        Test::All(tests) => format!("all of ({})", list(tests)),
        Test::Any(tests) => format!("any of ({})", list(tests)),
        Test::AtLeast(needed, tests) => format!("at least {needed} of ({})", list(tests)),
        Test::Not(test) => format!("not ({})", whole(knowledge, test)),
    }
}

fn leaf(knowledge: &Knowledge, leaf: &Leaf) -> String {
    let fact = &knowledge.facts[leaf.fact];
    let asked = match (leaf.predicate, &fact.kind) {
        (Predicate::Is(flag), _) => yes_or_no(flag).to_owned(),
        (Predicate::OneOf(bits), FactKind::Choice(options)) => {
            join_with(&picked(bits, options), "or")
        }
        (Predicate::Includes(option), FactKind::Set(options)) => {
            format!("{} among them", join_with(&picked(1 << option, options), "or"))
        }
        (Predicate::AtLeast(bound), kind) => format!("{} or more", in_unit(bound, kind)),
        (Predicate::AtMost(bound), kind) => format!("{} or less", in_unit(bound, kind)),
        // The checker lets no other pair through.
        (Predicate::OneOf(_) | Predicate::Includes(_), _) => String::new(),
    };
    format!("{}: {asked}", fact.label)
}

/// The answer to a fact as the page shows it; `None` without one.
pub(crate) fn answer(knowledge: &Knowledge, answers: &Answers, fact: Ref<Fact>) -> Option<String> {
    let kind = &knowledge.facts[fact].kind;
    Some(match (answers.get(fact)?, kind) {
        (Answer::Flag(flag), _) => yes_or_no(flag).to_owned(),
        (Answer::Number(number), _) if knowledge.facts[fact].none_is == Some(number) => {
            "none".to_owned()
        }
        (Answer::Number(number), kind) => in_unit(number, kind),
        (Answer::Choice(option), FactKind::Choice(options)) => {
            join_with(&picked(1 << option, options), "and")
        }
        (Answer::Set(0), FactKind::Set(_)) => "none of them".to_owned(),
        (Answer::Set(bits), FactKind::Set(options)) => join_with(&picked(bits, options), "and"),
        (Answer::Among(bits), FactKind::Set(options)) => {
            format!("{}; the others are not known", join_with(&picked(bits, options), "and"))
        }
        (Answer::Choice(_) | Answer::Set(_) | Answer::Among(_), _) => String::new(),
    })
}

/// The facts whose answers a criterion hangs on: but for the condition, which is always known, and for what counts only where it was told.
pub(crate) fn facts(knowledge: &Knowledge, judged: &JudgedCriterion) -> Vec<Ref<Fact>> {
    let mut facts = Vec::new();
    knowledge.criteria[judged.criterion].when.each_leaf(&mut |leaf| {
        if !leaf.told && Some(leaf.fact) != knowledge.condition_fact {
            facts.push(leaf.fact);
        }
    });
    distinct(facts)
}

/// What a criterion says, and where it is met what kind it is.
pub(crate) fn sentence(knowledge: &Knowledge, judged: &JudgedCriterion) -> String {
    let kind = match knowledge.criteria[judged.criterion].kind {
        CriterionKind::Contraindication => "Reason against: ",
        CriterionKind::Caution => "Caution: ",
        CriterionKind::Indication | CriterionKind::CoverageLimit | CriterionKind::EvidenceFit => "",
    };
    beside_verdict(knowledge, judged, kind)
}

/// What a criterion says beside its verdict, after these words where it is met. The words of a rule that is met must never be read as said of somebody for
/// whom it is not.
pub(crate) fn beside_verdict(
    knowledge: &Knowledge,
    judged: &JudgedCriterion,
    when_met: &str,
) -> String {
    let entry = &knowledge.criteria[judged.criterion];
    let topic = || topic(knowledge, judged);
    match (judged.verdict(), entry.kind) {
        (Some(Verdict::Met), _) => {
            let whom = if judged.applies.verdict() == Verdict::Unknown {
                "If it is for you: "
            } else {
                ""
            };
            format!("{whom}{when_met}{}", entry.text)
        }
        (Some(Verdict::NotMet), kind) => match (&entry.text_not_met, kind) {
            (Some(text), _) => text.clone(),
            (None, CriterionKind::EvidenceFit) => {
                format!("A study of people who differ from these answers (in: {}).", topic())
            }
            (None, CriterionKind::Contraindication | CriterionKind::Caution) => {
                format!("Does not come up: {}.", topic())
            }
            (None, CriterionKind::Indication | CriterionKind::CoverageLimit) => {
                format!("A rule that does not fit these answers (because of: {}).", topic())
            }
        },
        (Some(Verdict::Unknown), _) => format!(
            "Cannot be told yet: it hangs on {}.",
            judged.step.as_ref().map_or(String::new(), |step| missing_inline(knowledge, step))
        ),
        (None, _) => format!("For other people ({}).", topic()),
    }
}

/// What a criterion is about, where its words may not be printed.
pub(crate) fn topic(knowledge: &Knowledge, judged: &JudgedCriterion) -> String {
    let labels =
        about(knowledge, judged).into_iter().map(|fact| inline(&knowledge.facts[fact].label));
    labels.collect::<Vec<_>>().join(", ")
}

/// The facts that decided against a criterion, else those that it reads.
pub(crate) fn about(knowledge: &Knowledge, judged: &JudgedCriterion) -> Vec<Ref<Fact>> {
    let mut about = judged.step.as_ref().map_or(Vec::new(), Step::failing);
    about.retain(|fact| Some(*fact) != knowledge.condition_fact);
    if about.is_empty() {
        about = facts(knowledge, judged);
    }
    about
}

/// What stands where no rule about something is known here.
pub(crate) fn rules_not_known(about: &str) -> String {
    format!("Rules on {about} are not known here.")
}

/// A label within a sentence: its first letter small, unless it is a name of letters such as "MRI".
pub(crate) fn inline(label: &str) -> String {
    let mut letters = label.chars();
    match letters.next() {
        Some(first) if !letters.clone().next().is_some_and(char::is_uppercase) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => label.to_owned(),
    }
}

/// The facts that an open step hangs on.
pub(crate) fn missing_labels(knowledge: &Knowledge, step: &Step) -> String {
    step.missing()
        .into_iter()
        .map(|fact| knowledge.facts[fact].label.as_str())
        .collect::<Vec<_>>()
        .join("; ")
}

fn missing_inline(knowledge: &Knowledge, step: &Step) -> String {
    let labels = step.missing().into_iter().map(|fact| inline(&knowledge.facts[fact].label));
    labels.collect::<Vec<_>>().join("; ")
}

fn yes_or_no(flag: bool) -> &'static str {
    if flag { "yes" } else { "no" }
}

/// A number of a fact with its unit: "8 weeks", "1 week".
fn in_unit(value: f64, kind: &FactKind) -> String {
    let amount = number::decimal(value);
    let FactKind::Number { unit, .. } = kind else {
        return amount;
    };
    let unit = unit.replace("points-0-10", "of 10");
    match (amount.as_str(), unit.strip_suffix('s')) {
        ("1", Some(one)) => format!("1 {one}"),
        _ => format!("{amount} {unit}"),
    }
}

fn picked(bits: u64, options: &[String]) -> Vec<String> {
    chosen(bits, options).map(|option| option.replace('-', " ")).collect()
}

/// What kind of rule it is, as the heading of a count.
pub(crate) fn kind(kind: CriterionKind, polarity: Option<Polarity>) -> &'static str {
    match (kind, polarity) {
        (CriterionKind::Contraindication, _) => "reasons against",
        (CriterionKind::Caution, _) => "cautions",
        (CriterionKind::Indication, Some(Polarity::Against)) => "where it speaks against",
        (CriterionKind::Indication, _) => "what it asks for",
        (CriterionKind::CoverageLimit, Some(Polarity::Against)) => "limits on payment",
        (CriterionKind::CoverageLimit, _) => "what the payer asks for",
        (CriterionKind::EvidenceFit, _) => "studies of people like this",
    }
}

/// How fast to act, in a few words.
pub(crate) fn urgency(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::EmergencyNow => "emergency, now",
        Urgency::SameDay => "today",
        Urgency::WithinDays => "within days",
        Urgency::UrgentWeeks => "within weeks",
    }
}
