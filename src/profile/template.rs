//! A profile to fill in: every question as a comment, every fact as a key, with the answer that was given. As it is printed it is a valid profile that
//! knows no more.

use super::Profile;
use crate::knowledge::{Answer, Fact, FactKind, Knowledge, Priority, chosen};
use crate::values::Ref;
use crate::yaml::meaning;

/// The template as YAML, safety questions first, with what is known of the profile.
pub fn template(knowledge: &Knowledge, profile: &Profile) -> String {
    let mut page = String::from(
        "# Fill in what you know. A line left empty means \"I don't know\", which is never read as \"no\".\n\
         # Then: spinecmp check -p FILE\n",
    );
    page.push_str("\n# Which condition is it about?\n#   one of:\n");
    for known in &knowledge.conditions {
        page.push_str(&format!("#     {}: {}\n", known.id, known.label));
    }
    let named = profile.condition_named.then_some(profile.condition);
    let named = named.map_or("", |named| knowledge.conditions[named].id.as_str());
    page.push_str(format!("condition: {named}").trim_end());
    page.push('\n');
    for priority in Priority::ALL {
        page.push_str(match priority {
            Priority::Safety => {
                "\n# ----- Safety first: signs that need help before any choice, and risks -----\n"
            }
            Priority::Core => "\n# ----- The questions that most rules ask -----\n",
            Priority::IfRelevant => "\n# ----- Only if they apply to you -----\n",
        });
        for (pointer, fact) in knowledge.facts.refs() {
            if fact.priority == *priority && Some(pointer) != knowledge.condition_fact {
                page.push_str(&question(fact));
                page.push_str(
                    &line(knowledge, profile, pointer).unwrap_or_else(|| format!("{}:\n", fact.id)),
                );
            }
        }
    }
    page
}

fn question(fact: &Fact) -> String {
    let answers = match &fact.kind {
        FactKind::Flag => "true or false (or yes or no)".to_owned(),
        FactKind::Number { unit, min, max, whole } => {
            let none = fact.none_is.map_or(String::new(), |none| format!("; none: {none}"));
            let whole = if *whole { "whole " } else { "" };
            format!("a {whole}number, {min} to {max} ({unit}){none}")
        }
        FactKind::Choice(options) => format!("one of: {}", options.join(", ")),
        FactKind::Set(options) => {
            format!("a list of any of [{}]; none of them: []", options.join(", "))
        }
    };
    format!("\n# {}\n#   {answers}\n", fact.question)
}

/// A profile as YAML that reads back as the same: the condition where somebody named it, and the answers that were given.
pub fn filled(knowledge: &Knowledge, profile: &Profile) -> String {
    let mut page = String::from("# What is left out is unknown, which is never read as \"no\".\n");
    if profile.condition_named {
        let id = &knowledge.conditions[profile.condition].id;
        page.push_str(&format!("condition: {}\n", word(id)));
    }
    for (pointer, _) in knowledge.facts.refs() {
        if Some(pointer) != knowledge.condition_fact {
            page.extend(line(knowledge, profile, pointer));
        }
    }
    page
}

/// The line of a fact with the answer that was given; `None`: none was.
fn line(knowledge: &Knowledge, profile: &Profile, pointer: Ref<Fact>) -> Option<String> {
    let fact = &knowledge.facts[pointer];
    let value = match (profile.answers.get(pointer)?, &fact.kind) {
        (Answer::Flag(flag), _) => flag.to_string(),
        (Answer::Number(number), _) => number.to_string(),
        (Answer::Choice(option), FactKind::Choice(options)) => picked(1 << option, options),
        (Answer::Set(bits), FactKind::Set(options)) => format!("[{}]", picked(bits, options)),
        (Answer::Among(bits), FactKind::Set(options)) => {
            let known = picked(bits, options);
            return Some(format!(
                "# {}: [{known}] and perhaps more; take the # away once all are named\n",
                fact.id
            ));
        }
        _ => return None,
    };
    Some(format!("{}: {value}\n", fact.id))
}

/// Options by their bits, with commas between.
fn picked(bits: u64, options: &[String]) -> String {
    chosen(bits, options).map(word).collect::<Vec<_>>().join(", ")
}

/// A word that YAML reads as the text that it is: in quotes where it could be taken for something else.
fn word(option: &str) -> String {
    let is_plain = option.starts_with(|first: char| first.is_ascii_alphabetic())
        && option.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-')
        && meaning::yes_or_no(option).is_none()
        && !meaning::is_nothing(option);
    if is_plain { option.to_owned() } else { format!("'{}'", option.replace('\'', "''")) }
}
