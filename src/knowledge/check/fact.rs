//! Checks the facts about a person: what answers each can have.

use super::context::{CheckContext, Location};
use crate::knowledge::raw::RawFact;
use crate::knowledge::{AnswerType, Fact, FactKind};
use crate::values::{Ref, visible};
use std::collections::BTreeSet;

/// The bits of a choice or set are kept in 64.
const MAX_OPTIONS: usize = 64;

/// The facts in order (`None` where one does not hold), and which of them names the condition.
#[derive(Debug)]
pub(super) struct CheckedFacts {
    pub(super) list: Vec<Option<Fact>>,
    pub(super) condition: Option<Ref<Fact>>,
}

/// Those of a file that asks nothing of a person.
pub(super) static NO_FACTS: CheckedFacts = CheckedFacts { list: Vec::new(), condition: None };

impl CheckedFacts {
    /// What answers a fact can have; `None`: it does not hold itself, which is told already.
    pub(super) fn kind(&self, fact: Ref<Fact>) -> Option<&FactKind> {
        self.list.get(fact.position())?.as_ref().map(|fact| &fact.kind)
    }
}

/// Checks the facts.
pub(super) fn facts(context: &mut CheckContext) -> CheckedFacts {
    let section = &context.sections.facts;
    let is_condition =
        |raw: &Option<RawFact>| raw.as_ref().is_some_and(|raw| raw.kind == AnswerType::Condition);
    let condition = section.entries.iter().rposition(|entry| is_condition(&entry.raw));
    CheckedFacts { list: context.each(section, fact), condition: condition.map(Ref::new) }
}

fn fact(context: &mut CheckContext, at: &Location, raw: &RawFact) -> Option<Fact> {
    let kind = fact_kind(context, at, raw);
    for option in raw.words.keys().filter(|option| !raw.allowed.contains(option)) {
        context.problem_with_hint(
            &at.key("words").key(option),
            format!("`{}` is none of the allowed answers", visible(option)),
            "name one of `allowed`",
        );
    }
    // What is typed in these words must mean one answer.
    let said = |words: &str| words.to_lowercase().replace('-', " ");
    for (option, words) in &raw.words {
        let is_same = |other: &&String| {
            *other != option && said(raw.words.get(*other).unwrap_or(other)) == said(words)
        };
        if let Some(other) = raw.allowed.iter().find(is_same) {
            context.problem(
                &at.key("words").key(option),
                format!("`{}` and `{}` are the same in words", visible(option), visible(other)),
            );
        }
    }
    let is_answer = |number: &f64| match &kind {
        Some(FactKind::Number { min, max, whole, .. }) => {
            (*min..=*max).contains(number) && (!*whole || number.fract() == 0.0)
        }
        Some(_) => false,
        None => true,
    };
    if !raw.none_is.iter().all(is_answer) {
        context.problem(&at.key("none-is"), "`none-is` is one of the numbers of the fact");
    }
    Some(Fact {
        id: raw.id.clone(),
        label: raw.label.clone(),
        group: raw.group.clone(),
        kind: kind?,
        none_is: raw.none_is,
        words: raw.words.clone(),
        question: raw.question.clone(),
        why: raw.why.clone(),
        priority: raw.priority,
    })
}

fn fact_kind(context: &mut CheckContext, at: &Location, raw: &RawFact) -> Option<FactKind> {
    let kind = context.stood(&at.key("type"), raw.kind)?;
    if kind != AnswerType::Number
        && (raw.min.is_some() || raw.max.is_some() || raw.whole || raw.unit.is_some())
    {
        context.problem(
            &at.key("type"),
            "`unit`, `min`, `max` and `whole` go with `type: number` only",
        );
    }
    if !matches!(kind, AnswerType::OneOf | AnswerType::SetOf) && !raw.allowed.is_empty() {
        context.problem(
            &at.key("allowed"),
            "`allowed` goes with `type: one-of` or `type: set-of` only",
        );
    }
    match kind {
        AnswerType::Boolean => Some(FactKind::Flag),
        AnswerType::Number => number_kind(context, at, raw),
        AnswerType::OneOf => options(context, at, &raw.allowed).map(FactKind::Choice),
        AnswerType::SetOf => options(context, at, &raw.allowed).map(FactKind::Set),
        // The conditions are written once, in their own section.
        AnswerType::Condition => Some(FactKind::Choice(
            context
                .sections
                .conditions
                .entries
                .iter()
                .filter_map(|entry| entry.raw.as_ref().map(|raw| raw.id.clone()))
                .collect(),
        )),
    }
}

fn number_kind(context: &mut CheckContext, at: &Location, raw: &RawFact) -> Option<FactKind> {
    let (Some(unit), Some(min), Some(max)) = (&raw.unit, raw.min, raw.max) else {
        let missing = match (&raw.unit, raw.min) {
            (None, _) => "unit",
            (Some(_), None) => "min",
            (Some(_), Some(_)) => "max",
        };
        context.problem_with_hint(
            &at.key(missing),
            format!("the number `{}` lacks its unit or its limits", visible(&raw.id)),
            "add `unit`, `min` and `max`",
        );
        return None;
    };
    if min >= max {
        context.problem(&at.key("min"), format!("`min` ({min}) is not below `max` ({max})"));
    }
    Some(FactKind::Number { unit: unit.clone(), min, max, whole: raw.whole })
}

fn options(context: &mut CheckContext, at: &Location, allowed: &[String]) -> Option<Vec<String>> {
    let at = at.key("allowed");
    if allowed.is_empty() || allowed.len() > MAX_OPTIONS {
        context.problem(&at, "name between 1 and 64 allowed answers in `allowed`");
        return None;
    }
    let mut known = BTreeSet::new();
    for (at, option) in at.each(allowed) {
        if !known.insert(option) {
            context.problem(&at, format!("`{}` stands twice in this list", visible(option)));
        }
    }
    Some(allowed.to_vec())
}

#[cfg(test)]
mod tests {
    #[test]
    fn sixty_four_options_fit_their_bits() {
        assert_eq!(super::MAX_OPTIONS, u64::BITS as usize);
    }
}
