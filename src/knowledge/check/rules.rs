//! Checks red flags, rule sets, criteria, waivers and questions, and resolves every name in a rule.

use super::context::{CheckContext, Location};
use super::test::rule;
use crate::knowledge::raw::{
    RawContradiction, RawCriterion, RawQuestion, RawRedFlag, RawRuleSet, RawWaiver,
};
use crate::knowledge::{
    Contradiction, Criterion, CriterionKind, Question, QuestionScope, RedFlag, RuleSet, Test,
    Waiver,
};
use crate::values::{distinct, visible};

/// The name of a rule set stands in a narrow column.
const LONGEST_NAME: usize = 18;
/// What a rule speaks of stands in one line beside that name.
const LONGEST_GIST: usize = 40;
/// What to do at a warning sign is read in a hurry, and stands whole in a card of a clinical system.
const LONGEST_ADVICE: usize = 600;

/// The rules in order; an entry that does not hold is left out, and then the whole is refused.
pub(super) struct CheckedRules {
    pub(super) red_flags: Vec<RedFlag>,
    pub(super) rule_sets: Vec<Option<RuleSet>>,
    pub(super) criteria: Vec<Option<Criterion>>,
    pub(super) contradictions: Vec<Option<Contradiction>>,
    pub(super) waivers: Vec<Option<Waiver>>,
    pub(super) questions: Vec<Option<Question>>,
}

impl CheckedRules {
    pub(super) fn of(context: &mut CheckContext) -> Self {
        let sections = context.sections;
        let red_flags = context.each(&sections.red_flags, red_flag);
        let mut red_flags: Vec<RedFlag> = red_flags.into_iter().flatten().collect();
        // Stable: flags of one urgency keep the order of the file.
        red_flags.sort_by_key(|flag| flag.urgency);
        Self {
            red_flags,
            rule_sets: context.each(&sections.rule_sets, rule_set),
            criteria: context.each(&sections.criteria, criterion),
            contradictions: context.each(&sections.contradictions, contradiction),
            waivers: context.each(&sections.waivers, waiver),
            questions: context.each(&sections.questions, question),
        }
    }
}

fn rule_set(context: &mut CheckContext, at: &Location, raw: &RawRuleSet) -> RuleSet {
    let sources = context.sources(at, &raw.sources);
    let for_others_when =
        raw.for_others_when.as_ref().and_then(|raw| rule(context, &at.key("for-others-when"), raw));
    RuleSet {
        id: raw.id.clone(),
        label: raw.label.clone(),
        short: short(context, at, raw.short.as_deref(), LONGEST_NAME),
        kind: raw.kind,
        year: raw.year,
        for_others_when,
        provenance: raw.provenance,
        sources,
        note: raw.note.clone(),
    }
}

fn red_flag(context: &mut CheckContext, at: &Location, raw: &RawRedFlag) -> Option<RedFlag> {
    let when = rule(context, &at.key("when"), &raw.when);
    let sources = context.sources(at, &raw.sources);
    context.fits(&at.key("text"), &raw.text, LONGEST_ADVICE);
    Some(RedFlag {
        id: raw.id.clone(),
        label: raw.label.clone(),
        urgency: raw.urgency,
        when: when?,
        text: raw.text.clone(),
        why: raw.why.clone(),
        provenance: raw.provenance,
        sources,
        note: raw.note.clone(),
    })
}

fn criterion(context: &mut CheckContext, at: &Location, raw: &RawCriterion) -> Option<Criterion> {
    let rule_set = context.reference(&at.key("rule-set"), &raw.rule_set);
    let treatments = context.some_references(&at.key("treatments"), &raw.treatments);
    let conditions = context.some_references(&at.key("conditions"), &raw.conditions);
    let applies_when =
        raw.applies_when.as_ref().map(|raw| rule(context, &at.key("applies-when"), raw));
    let when = rule(context, &at.key("when"), &raw.when);
    let sources = context.sources(at, &raw.sources);
    let short = short(context, at, raw.short.as_deref(), LONGEST_GIST);
    for (at, short) in at.key("shorts").each(&raw.shorts) {
        context.fits(&at, short, LONGEST_GIST);
    }
    let branches = match &when {
        Some(Test::Any(steps)) => steps.len(),
        _ => 0,
    };
    if !raw.shorts.is_empty() && when.is_some() && raw.shorts.len() != branches {
        context.problem(&at.key("shorts"), "`shorts` has one for each step of an `any`");
    }
    match context.stood(&at.key("kind"), raw.kind) {
        Some(
            CriterionKind::Indication
            | CriterionKind::CoverageLimit
            | CriterionKind::Contraindication,
        ) if raw.polarity.is_none() && context.stands(&at.key("polarity")) => context
            .problem_with_hint(
                &at.key("polarity"),
                format!("`{}` does not say which way it speaks when it is met", visible(&raw.id)),
                "add `polarity: for` or `polarity: against`",
            ),
        _ => {}
    }
    Some(Criterion {
        id: raw.id.clone(),
        rule_set: rule_set?,
        kind: raw.kind,
        polarity: raw.polarity,
        treatments,
        conditions,
        applies_when: match applies_when {
            Some(None) => return None,
            Some(when) => when,
            None => None,
        },
        when: when?,
        short,
        shorts: raw.shorts.clone(),
        text: raw.text.clone(),
        text_not_met: raw.text_not_met.clone(),
        why: raw.why.clone(),
        sources,
        note: raw.note.clone(),
    })
}

/// A short form that fits where it is printed.
fn short(
    context: &mut CheckContext,
    at: &Location,
    raw: Option<&str>,
    longest: usize,
) -> Option<String> {
    context.fits(&at.key("short"), raw?, longest);
    raw.map(ToString::to_string)
}

fn contradiction(
    context: &mut CheckContext,
    at: &Location,
    raw: &RawContradiction,
) -> Option<Contradiction> {
    let when = rule(context, &at.key("when"), &raw.when)?;
    if distinct(when.facts()).len() < 2 {
        context.problem(&at.key("when"), "answers that contradict each other are two or more");
    }
    Some(Contradiction { id: raw.id.clone(), when, text: raw.text.clone() })
}

fn waiver(context: &mut CheckContext, at: &Location, raw: &RawWaiver) -> Option<Waiver> {
    let when = rule(context, &at.key("when"), &raw.when);
    let waives = context.some_references(&at.key("waives"), &raw.waives);
    let sources = context.sources(at, &raw.sources);
    Some(Waiver {
        id: raw.id.clone(),
        when: when?,
        text: raw.text.clone(),
        waives,
        sources,
        note: raw.note.clone(),
    })
}

fn question(context: &mut CheckContext, at: &Location, raw: &RawQuestion) -> Option<Question> {
    let of = at.key("of");
    let scope = match &*raw.about {
        "general" | "cost" if !raw.of.is_empty() => {
            context.problem(&of, "a general or cost question is about all; leave `of` out");
            return None;
        }
        "general" => QuestionScope::General,
        "cost" => QuestionScope::Cost,
        "treatment" => QuestionScope::Treatments(context.some_references(&of, &raw.of)),
        "condition" => QuestionScope::Conditions(context.some_references(&of, &raw.of)),
        "fact" => QuestionScope::Facts(context.some_references(&of, &raw.of)),
        other => {
            context.problem_with_hint(
                &at.key("about"),
                format!("`{}` is nothing that a question can be about", visible(other)),
                "write general, cost, treatment, condition or fact",
            );
            return None;
        }
    };
    Some(Question { id: raw.id.clone(), scope, text: raw.text.clone() })
}
