//! Checks facts, red flags, rule sets, criteria, waivers and questions, and resolves every name in a rule.

use super::context::{Context, Spot};
use super::sections::{Names, Sections};
use crate::knowledge::raw::{RawCriterion, RawFact, RawQuestion, RawRedFlag, RawTest, RawWaiver};
use crate::knowledge::{
    Ask, Criterion, CriterionKind, Fact, FactKind, Leaf, Question, QuestionScope, RedFlag, RuleSet,
    Test, Waiver,
};
use crate::values::{Ref, closest, join_with, visible};
use crate::yaml::{Number, Text, Whole};

/// The bits of a choice or set are kept in 64.
const MAX_OPTIONS: usize = 64;

/// The facts in order (`None` where one does not hold), and which of them names the condition.
pub(super) struct Facts<'n> {
    pub(super) list: Vec<Option<Fact>>,
    pub(super) condition: Option<Ref<Fact>>,
    pub(super) names: &'n Names<Fact>,
}

/// The rules in order; an entry that does not hold is left out, and then the whole is refused.
pub(super) struct Checked {
    pub(super) red_flags: Vec<RedFlag>,
    pub(super) rule_sets: Vec<RuleSet>,
    pub(super) criteria: Vec<Option<Criterion>>,
    pub(super) waivers: Vec<Waiver>,
    pub(super) questions: Vec<Question>,
}

impl Checked {
    pub(super) fn of(context: &mut Context, sections: &Sections, facts: &Facts) -> Self {
        let mut red_flags: Vec<RedFlag> = sections
            .red_flags
            .entries
            .iter()
            .filter_map(|entry| red_flag(context, sections, facts, &entry.at, entry.raw.as_ref()?))
            .collect();
        // Stable: flags of one urgency keep the order of the file.
        red_flags.sort_by_key(|flag| flag.urgency);
        Self {
            red_flags,
            rule_sets: sections
                .rule_sets
                .entries
                .iter()
                .filter_map(|entry| {
                    let (at, raw) = (&entry.at, entry.raw.as_ref()?);
                    let kind = context.word(&at.key("kind"), &raw.kind);
                    let provenance = context.word(&at.key("provenance"), &raw.provenance);
                    let sources = context.sources(at, &raw.sources, &sections.sources.names);
                    Some(RuleSet {
                        id: raw.id.to_string(),
                        label: raw.label.to_string(),
                        kind: kind?,
                        year: raw.year.map(|Whole(year)| year),
                        provenance: provenance?,
                        sources,
                        note: raw.note.as_deref().map(str::to_owned),
                    })
                })
                .collect(),
            criteria: sections
                .criteria
                .entries
                .iter()
                .map(|entry| criterion(context, sections, facts, &entry.at, entry.raw.as_ref()?))
                .collect(),
            waivers: sections
                .waivers
                .entries
                .iter()
                .filter_map(|entry| {
                    waiver(context, sections, facts, &entry.at, entry.raw.as_ref()?)
                })
                .collect(),
            questions: sections
                .questions
                .entries
                .iter()
                .filter_map(|entry| question(context, sections, &entry.at, entry.raw.as_ref()?))
                .collect(),
        }
    }
}

/// Checks the facts. They come before the rules, which read their types.
pub(super) fn facts<'n>(context: &mut Context, sections: &'n Sections) -> Facts<'n> {
    let mut condition = None;
    let list = sections
        .facts
        .entries
        .iter()
        .enumerate()
        .map(|(position, entry)| {
            let raw = entry.raw.as_ref()?;
            if &*raw.kind == "condition" {
                condition = Some(Ref::new(position));
            }
            fact(context, sections, &entry.at, raw)
        })
        .collect();
    Facts {
        list,
        condition,
        names: &sections.facts.names,
    }
}

fn fact(context: &mut Context, sections: &Sections, at: &Spot, raw: &RawFact) -> Option<Fact> {
    let priority = context.word(&at.key("priority"), &raw.priority);
    let kind = fact_kind(context, sections, at, raw);
    Some(Fact {
        id: raw.id.to_string(),
        label: raw.label.to_string(),
        group: raw.group.to_string(),
        kind: kind?,
        question: raw.question.to_string(),
        why: raw.why.to_string(),
        priority: priority?,
    })
}

fn fact_kind(
    context: &mut Context,
    sections: &Sections,
    at: &Spot,
    raw: &RawFact,
) -> Option<FactKind> {
    let kind = &*raw.kind;
    if kind != "number"
        && (raw.min.is_some() || raw.max.is_some() || raw.whole || raw.unit.is_some())
    {
        context.problem(
            &at.key("type"),
            "`unit`, `min`, `max` and `whole` go with `type: number` only",
        );
    }
    if !matches!(kind, "one-of" | "set-of") && !raw.allowed.is_empty() {
        context.problem(
            &at.key("allowed"),
            "`allowed` goes with `type: one-of` or `type: set-of` only",
        );
    }
    match kind {
        "boolean" => Some(FactKind::Flag),
        "number" => number_kind(context, at, raw),
        "one-of" => options(context, at, &raw.allowed).map(FactKind::Choice),
        "set-of" => options(context, at, &raw.allowed).map(FactKind::Set),
        // The conditions are written once, in their own section.
        "condition" => Some(FactKind::Choice(
            sections
                .conditions
                .entries
                .iter()
                .filter_map(|entry| entry.raw.as_ref().map(|raw| raw.id.to_string()))
                .collect(),
        )),
        other => {
            context.problem_with_hint(
                &at.key("type"),
                format!("`{}` is no type of a fact", visible(other)),
                "write boolean, number, one-of, set-of or condition",
            );
            None
        }
    }
}

fn number_kind(context: &mut Context, at: &Spot, raw: &RawFact) -> Option<FactKind> {
    let (Some(unit), Some(Number(min)), Some(Number(max))) = (&raw.unit, raw.min, raw.max) else {
        context.problem_with_hint(
            at,
            format!(
                "the number `{}` lacks its unit or its limits",
                visible(&raw.id)
            ),
            "add `unit`, `min` and `max`",
        );
        return None;
    };
    if min >= max {
        context.problem(
            &at.key("min"),
            format!("`min` ({min}) is not below `max` ({max})"),
        );
    }
    Some(FactKind::Number {
        unit: unit.to_string(),
        min,
        max,
        whole: raw.whole,
    })
}

fn options(context: &mut Context, at: &Spot, allowed: &[Text]) -> Option<Vec<String>> {
    let at = at.key("allowed");
    if allowed.is_empty() || allowed.len() > MAX_OPTIONS {
        context.problem(&at, "name between 1 and 64 allowed answers in `allowed`");
        return None;
    }
    let mut options: Vec<String> = Vec::new();
    for (position, option) in allowed.iter().enumerate() {
        if options.iter().any(|known| **known == **option) {
            context.problem(
                &at.item(position),
                format!("`{}` stands twice in this list", visible(option)),
            );
        }
        options.push(option.to_string());
    }
    Some(options)
}

fn red_flag(
    context: &mut Context,
    sections: &Sections,
    facts: &Facts,
    at: &Spot,
    raw: &RawRedFlag,
) -> Option<RedFlag> {
    let urgency = context.word(&at.key("urgency"), &raw.urgency);
    let when = test(context, facts, &at.key("when"), &raw.when);
    let provenance = context.word(&at.key("provenance"), &raw.provenance);
    let sources = context.sources(at, &raw.sources, &sections.sources.names);
    Some(RedFlag {
        id: raw.id.to_string(),
        label: raw.label.to_string(),
        urgency: urgency?,
        when: when?,
        text: raw.text.to_string(),
        why: raw.why.to_string(),
        provenance: provenance?,
        sources,
        note: raw.note.as_deref().map(str::to_owned),
    })
}

fn criterion(
    context: &mut Context,
    sections: &Sections,
    facts: &Facts,
    at: &Spot,
    raw: &RawCriterion,
) -> Option<Criterion> {
    let rule_set = context.reference(
        &at.key("rule-set"),
        &raw.rule_set,
        &sections.rule_sets.names,
    );
    let kind: Option<CriterionKind> = context.word(&at.key("kind"), &raw.kind);
    let polarity = raw
        .polarity
        .as_ref()
        .and_then(|text| context.word(&at.key("polarity"), text));
    let treatments = context.some_references(
        &at.key("treatments"),
        &raw.treatments,
        &sections.treatments.names,
    );
    let conditions = context.some_references(
        &at.key("conditions"),
        &raw.conditions,
        &sections.conditions.names,
    );
    let applies_when = raw
        .applies_when
        .as_ref()
        .map(|raw| test(context, facts, &at.key("applies-when"), raw));
    let when = test(context, facts, &at.key("when"), &raw.when);
    let sources = context.sources(at, &raw.sources, &sections.sources.names);
    match kind {
        Some(
            CriterionKind::Indication
            | CriterionKind::CoverageLimit
            | CriterionKind::Contraindication,
        ) if raw.polarity.is_none() => context.problem_with_hint(
            at,
            format!(
                "`{}` does not say which way it speaks when it is met",
                visible(&raw.id)
            ),
            "add `polarity: for` or `polarity: against`",
        ),
        _ => {}
    }
    Some(Criterion {
        id: raw.id.to_string(),
        rule_set: rule_set?,
        kind: kind?,
        polarity,
        treatments,
        conditions,
        applies_when: match applies_when {
            Some(None) => return None,
            Some(when) => when,
            None => None,
        },
        when: when?,
        text: raw.text.to_string(),
        text_not_met: raw.text_not_met.as_deref().map(str::to_owned),
        why: raw.why.to_string(),
        sources,
        note: raw.note.as_deref().map(str::to_owned),
    })
}

fn waiver(
    context: &mut Context,
    sections: &Sections,
    facts: &Facts,
    at: &Spot,
    raw: &RawWaiver,
) -> Option<Waiver> {
    let when = test(context, facts, &at.key("when"), &raw.when);
    let waives = context.some_references(&at.key("waives"), &raw.waives, &sections.criteria.names);
    let sources = context.sources(at, &raw.sources, &sections.sources.names);
    Some(Waiver {
        id: raw.id.to_string(),
        when: when?,
        text: raw.text.to_string(),
        waives,
        sources,
        note: raw.note.as_deref().map(str::to_owned),
    })
}

fn question(
    context: &mut Context,
    sections: &Sections,
    at: &Spot,
    raw: &RawQuestion,
) -> Option<Question> {
    let of = at.key("of");
    let scope = match &*raw.about {
        "general" | "cost" if !raw.of.is_empty() => {
            context.problem(
                &of,
                "a general or cost question is about all; leave `of` out",
            );
            return None;
        }
        "general" => QuestionScope::General,
        "cost" => QuestionScope::Cost,
        "treatment" => QuestionScope::Treatments(context.some_references(
            &of,
            &raw.of,
            &sections.treatments.names,
        )),
        "condition" => QuestionScope::Conditions(context.some_references(
            &of,
            &raw.of,
            &sections.conditions.names,
        )),
        "fact" => {
            QuestionScope::Facts(context.some_references(&of, &raw.of, &sections.facts.names))
        }
        other => {
            context.problem_with_hint(
                &at.key("about"),
                format!(
                    "`{}` is nothing that a question can be about",
                    visible(other)
                ),
                "write general, cost, treatment, condition or fact",
            );
            return None;
        }
    };
    Some(Question {
        id: raw.id.to_string(),
        scope,
        text: raw.text.to_string(),
    })
}

/// One step of a rule: exactly one of the forms.
fn test(context: &mut Context, facts: &Facts, at: &Spot, raw: &RawTest) -> Option<Test> {
    let RawTest {
        fact,
        is,
        one_of,
        includes,
        at_least,
        at_most,
        all,
        any,
        not,
        of,
    } = raw;
    let asks = [
        is.is_some(),
        one_of.is_some(),
        includes.is_some(),
        at_least.is_some(),
        at_most.is_some(),
    ]
    .iter()
    .filter(|given| **given)
    .count();
    let combined = [all.is_some(), any.is_some(), not.is_some(), of.is_some()]
        .iter()
        .filter(|given| **given)
        .count();
    match (fact, all, any, not, of) {
        (Some(name), None, None, None, None) if asks == 1 => {
            leaf(context, facts, at, name, raw).map(Test::Leaf)
        }
        (None, Some(tests), None, None, None) if asks == 0 => {
            tests_of(context, facts, &at.key("all"), tests).map(Test::All)
        }
        (None, None, Some(tests), None, None) if asks == 0 => {
            tests_of(context, facts, &at.key("any"), tests).map(Test::Any)
        }
        (None, None, None, Some(inner), None) if asks == 0 => {
            test(context, facts, &at.key("not"), inner).map(|inner| Test::Not(Box::new(inner)))
        }
        (None, None, None, None, Some(tests)) if asks == 1 && at_least.is_some() => {
            let inner = tests_of(context, facts, &at.key("of"), tests);
            let needed = needed(context, &at.key("at-least"), *at_least, tests.len());
            Some(Test::AtLeast(needed?, inner?))
        }
        _ => {
            let found = if fact.is_some() && asks == 0 && combined == 0 {
                "the fact is named, but not what is asked of it"
            } else {
                "a step is either one test of one fact or one combination of steps"
            };
            context.problem_with_hint(
                at,
                found,
                "write `{fact: NAME, is: …}` (or one-of, includes, at-least, at-most), or `all: […]`, `any: […]`, `not: …`, or `at-least: 2` with `of: […]`",
            );
            None
        }
    }
}

fn tests_of(context: &mut Context, facts: &Facts, at: &Spot, raw: &[RawTest]) -> Option<Vec<Test>> {
    if raw.is_empty() {
        context.problem(at, "an empty list of steps settles nothing");
        return None;
    }
    let tests: Vec<Test> = raw
        .iter()
        .enumerate()
        .filter_map(|(position, raw)| test(context, facts, &at.item(position), raw))
        .collect();
    (tests.len() == raw.len()).then_some(tests)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "whole and within the number of steps"
)]
fn needed(context: &mut Context, at: &Spot, number: Option<Number>, steps: usize) -> Option<usize> {
    let Number(number) = number?;
    let needed = number as usize;
    if number.fract() != 0.0 || number < 1.0 || needed > steps {
        context.problem(
            at,
            format!(
                "expected a whole number from 1 to {steps} (the steps in `of`), found {number}"
            ),
        );
        return None;
    }
    Some(needed)
}

fn leaf(
    context: &mut Context,
    facts: &Facts,
    at: &Spot,
    name: &Text,
    raw: &RawTest,
) -> Option<Leaf> {
    let pointer = context.reference(&at.key("fact"), name, facts.names)?;
    // A fact that does not hold itself is told already.
    let kind = &facts.list.get(pointer.position())?.as_ref()?.kind;
    let ask = match (kind, raw) {
        (
            FactKind::Flag,
            RawTest {
                is: Some(value), ..
            },
        ) => value.as_bool().map(Ask::Is),
        (
            FactKind::Choice(options),
            RawTest {
                is: Some(value), ..
            },
        ) => {
            let word = value.as_str().map(str::to_owned);
            match word {
                Some(word) => {
                    let bit = option(context, &at.key("is"), &word, options)?;
                    Some(Ask::OneOf(1 << bit))
                }
                None => None,
            }
        }
        (
            FactKind::Choice(options),
            RawTest {
                one_of: Some(words),
                ..
            },
        ) if !words.is_empty() => {
            let mut bits = 0;
            for (position, word) in words.iter().enumerate() {
                bits |= 1 << option(context, &at.key("one-of").item(position), word, options)?;
            }
            Some(Ask::OneOf(bits))
        }
        (
            FactKind::Set(options),
            RawTest {
                includes: Some(word),
                ..
            },
        ) => option(context, &at.key("includes"), word, options).map(Ask::Includes),
        (
            FactKind::Number { min, max, .. },
            RawTest {
                at_least: Some(Number(bound)),
                ..
            },
        ) => {
            within(context, &at.key("at-least"), *bound, *min, *max)?;
            Some(Ask::AtLeast(*bound))
        }
        (
            FactKind::Number { min, max, .. },
            RawTest {
                at_most: Some(Number(bound)),
                ..
            },
        ) => {
            within(context, &at.key("at-most"), *bound, *min, *max)?;
            Some(Ask::AtMost(*bound))
        }
        _ => None,
    };
    if ask.is_none() {
        let (what, how) = match kind {
            FactKind::Flag => ("a yes-or-no fact", "`is: true` or `is: false`"),
            FactKind::Choice(_) => (
                "a fact with one answer of a list",
                "`is: ANSWER` or `one-of: [ANSWER, …]`",
            ),
            FactKind::Set(_) => ("a fact with any answers of a list", "`includes: ANSWER`"),
            FactKind::Number { .. } => ("a number", "`at-least: …` or `at-most: …`"),
        };
        context.problem_with_hint(
            at,
            format!("`{}` is {what}; this test does not fit it", visible(name)),
            format!("ask it with {how}"),
        );
    }
    Some(Leaf {
        fact: pointer,
        ask: ask?,
    })
}

fn option(context: &mut Context, at: &Spot, word: &str, options: &[String]) -> Option<u8> {
    let position = options.iter().position(|option| option == word);
    if position.is_none() {
        let hint = match closest(word, options.iter().map(String::as_str)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the answers are {}", join_with(options, "or")),
        };
        context.problem_with_hint(
            at,
            format!("`{}` is no answer of this fact", visible(word)),
            hint,
        );
    }
    position.and_then(|position| u8::try_from(position).ok())
}

fn within(context: &mut Context, at: &Spot, bound: f64, min: f64, max: f64) -> Option<()> {
    if (min..=max).contains(&bound) {
        return Some(());
    }
    context.problem(
        at,
        format!("{bound} is outside the answers of this fact ({min} to {max}), so the test always comes out the same"),
    );
    None
}

#[cfg(test)]
mod tests {
    #[test]
    fn sixty_four_options_fit_their_bits() {
        assert_eq!(super::MAX_OPTIONS, u64::BITS as usize);
    }
}
