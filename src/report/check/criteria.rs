//! Rule sets and their criteria in words: what is met, what is not, what cannot be told, each with the tree behind it.

use super::RuleContext;
use crate::evidence::Detail;
use crate::knowledge::{Criterion, CriterionKind, Fact, Provenance, RuleSet, Test};
use crate::report::citations::Citations;
use crate::report::{Block, Text, TreeLine, WhenMet};
use crate::rules::{self, Applies, JudgedCriterion, JudgedRuleSet, RuleDirection};
use crate::values::{Ref, Verdict, distinct, plural};
use crate::wording::phrase;
use crate::wording::rules as words;

/// One rule set, under its name.
pub(super) fn rule_set(
    context: RuleContext,
    judged: &JudgedRuleSet,
    citations: &mut Citations,
) -> Block {
    Block::section(
        name(&context.knowledge.rule_sets[judged.rule_set]),
        rules(context, judged, citations),
    )
}

/// The rules of one set, without its name.
pub(super) fn rules(
    context: RuleContext,
    judged: &JudgedRuleSet,
    citations: &mut Citations,
) -> Vec<Block> {
    let entry = &context.knowledge.rule_sets[judged.rule_set];
    let full = context.detail == Detail::Full;
    let mut blocks = Vec::new();
    if judged.is_for_others && !full {
        return vec![Block::Steps(vec![for_others(context, judged)])];
    }
    // In full every criterion has its own tree. Else those that say nothing new share a line.
    let others = judged.is_for_others.then(|| for_others(context, judged));
    let of_their_own = judged
        .criteria
        .iter()
        .filter(|criterion| full || place(context, criterion) == CriterionPlacement::OfItsOwn)
        .map(|judged| criterion(context, judged, citations));
    let mut steps: Vec<TreeLine> = others.into_iter().chain(of_their_own).collect();
    if !full {
        steps.extend(shared_line(context, judged, CriterionPlacement::QuietWarning));
        steps.extend(shared_line(context, judged, CriterionPlacement::NothingAnswered));
        steps.extend(shared_line(context, judged, CriterionPlacement::PerhapsForOthers));
        steps.extend(shared_line(context, judged, CriterionPlacement::ForOthers));
    }
    blocks.push(Block::Steps(steps));
    if full {
        let numbers = citations.cite(&entry.sources, Some(entry.provenance));
        let note = entry.note.as_deref().unwrap_or("Where it was read:");
        blocks.push(Block::Paragraph(Text::quiet(note).then_notes(numbers)));
    }
    blocks
}

/// "NICE guideline NG59 (2016; read only in a summary)".
pub(super) fn name(entry: &RuleSet) -> String {
    let year = entry.year.map_or_else(|| "no date".to_owned(), |year| year.to_string());
    let mut remarks = Vec::new();
    // Some names hold their year already.
    if !entry.label.contains(&year) {
        remarks.push(year);
    }
    if entry.provenance == Provenance::SecondarySummary {
        remarks.push(phrase::provenance(entry.provenance).to_owned());
    }
    if remarks.is_empty() {
        entry.label.clone()
    } else {
        format!("{} ({})", entry.label, remarks.join("; "))
    }
}

/// A set that is for somebody else, in one line.
pub(super) fn for_others(context: RuleContext, judged: &JudgedRuleSet) -> TreeLine {
    let whom = &context.knowledge.rule_sets[judged.rule_set].for_others_when;
    let facts = distinct(whom.iter().flat_map(Test::facts));
    let going_by: Vec<String> =
        facts.into_iter().map(|fact| words::inline(&context.knowledge.facts[fact].label)).collect();
    let text = format!("The set is for other people, going by: {}.", going_by.join("; "));
    TreeLine { text: Text::plain(text), ..TreeLine::default() }
}

/// Where a criterion stands on a page that is not full.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum CriterionPlacement {
    /// With its own words and tree.
    OfItsOwn,
    /// A warning that does not come up.
    QuietWarning,
    /// Unknown, and no answer bears on it yet: its tree would say nothing.
    NothingAnswered,
    /// The same, and it is not known either whether it is for this person.
    PerhapsForOthers,
    /// For other people.
    ForOthers,
}

fn place(context: RuleContext, judged: &JudgedCriterion) -> CriterionPlacement {
    let knowledge = context.knowledge;
    let entry = &knowledge.criteria[judged.criterion];
    let is_warning = matches!(entry.kind, CriterionKind::Contraindication | CriterionKind::Caution);
    let is_answered =
        words::facts(knowledge, judged).into_iter().any(|fact| context.answers.get(fact).is_some());
    match judged.verdict() {
        None => CriterionPlacement::ForOthers,
        Some(Verdict::NotMet) if is_warning && entry.text_not_met.is_none() => {
            CriterionPlacement::QuietWarning
        }
        Some(Verdict::Unknown) if !is_answered => match judged.applies.verdict() {
            Verdict::Unknown => CriterionPlacement::PerhapsForOthers,
            Verdict::Met | Verdict::NotMet => CriterionPlacement::NothingAnswered,
        },
        Some(Verdict::Met | Verdict::NotMet | Verdict::Unknown) => CriterionPlacement::OfItsOwn,
    }
}

/// All criteria of one place in one line: how many, and what they are about.
fn shared_line(
    context: RuleContext,
    judged: &JudgedRuleSet,
    wanted: CriterionPlacement,
) -> Option<TreeLine> {
    let knowledge = context.knowledge;
    let criteria: Vec<&JudgedCriterion> =
        judged.criteria.iter().filter(|judged| place(context, judged) == wanted).collect();
    let labels = |of: &dyn Fn(&JudgedCriterion) -> Vec<Ref<Fact>>| {
        distinct(criteria.iter().flat_map(|judged| of(judged)))
            .into_iter()
            .map(|fact| words::inline(&knowledge.facts[fact].label))
            .collect::<Vec<_>>()
            .join("; ")
    };
    let whom = labels(&|judged| match &judged.applies {
        Applies::Depends(step) => step.test.facts(),
        Applies::Always => Vec::new(),
    });
    // An answer that brings a rule of the set up does not count as one that brings none up.
    let brought_up: Vec<Ref<Fact>> = judged
        .criteria
        .iter()
        .filter(|rule| rule.verdict() == Some(Verdict::Met))
        .flat_map(|rule| words::facts(knowledge, rule))
        .collect();
    let labels = labels(&|judged| {
        let mut facts = words::facts(knowledge, judged);
        facts.retain(|fact| {
            wanted != CriterionPlacement::QuietWarning || !brought_up.contains(fact)
        });
        facts
    });
    let count = criteria.len();
    let (verdict, text) = match wanted {
        _ if count == 0 => return None,
        CriterionPlacement::QuietWarning => (
            Some(Verdict::NotMet),
            format!("{} not come up: {labels}.", plural(count, "warning does", "warnings do")),
        ),
        CriterionPlacement::NothingAnswered => (
            Some(Verdict::Unknown),
            format!(
                "{} on answers that are missing: {labels}.",
                plural(count, "rule hangs", "rules hang")
            ),
        ),
        CriterionPlacement::PerhapsForOthers => (
            Some(Verdict::Unknown),
            format!(
                "If they are for you (that hangs on: {whom}): {} on answers that are missing: {labels}.",
                plural(count, "rule hangs", "rules hang")
            ),
        ),
        CriterionPlacement::ForOthers => (
            None,
            format!(
                "{} for other people, going by: {whom}.",
                plural(count, "rule is", "rules are")
            ),
        ),
        CriterionPlacement::OfItsOwn => return None,
    };
    Some(TreeLine { verdict, text: Text::plain(text), ..TreeLine::default() })
}

pub(super) fn criterion(
    context: RuleContext,
    judged: &JudgedCriterion,
    citations: &mut Citations,
) -> TreeLine {
    let knowledge = context.knowledge;
    let entry = &knowledge.criteria[judged.criterion];
    let full = context.detail == Detail::Full;
    let numbers = citations.cite(&entry.sources, None);
    let mut remarks = Vec::new();
    if judged.verdict() == Some(Verdict::Met) {
        remarks.push(Text::quiet("Why: ").then(&entry.why));
        if full {
            remarks.extend(entry.note.as_ref().map(Text::quiet));
        }
    }
    if full {
        remarks.push(
            Text::quiet(format!("{} · ", words::kind(entry.kind, entry.polarity)))
                .then_code(&entry.id),
        );
    }
    let mut steps = Vec::new();
    if let Applies::Depends(applies) = &judged.applies
        && (full || applies.verdict == Verdict::Unknown)
    {
        let mut applies = step(context, applies);
        applies.text = Text::plain("Whom it is for: ").join(applies.text);
        steps.push(applies);
    }
    if let Some(judged_step) = &judged.step
        && context.detail > Detail::Brief
        && !words::facts(knowledge, judged).is_empty()
    {
        steps.push(step(context, judged_step));
    }
    let mut text = Text::plain(words::beside_verdict(knowledge, judged, "")).then_notes(numbers);
    if context.detail == Detail::Normal {
        text = text.then(" ").then_code(&entry.id);
    }
    TreeLine { verdict: judged.verdict(), when_met: when_met(entry), text, remarks, steps }
}

/// What a rule says where it is met.
fn when_met(entry: &Criterion) -> WhenMet {
    match RuleDirection::where_it_comes_out(entry, Verdict::Met) {
        RuleDirection::TakeCare => WhenMet::Caution,
        RuleDirection::ReasonAgainst | RuleDirection::No => WhenMet::Against,
        _ => WhenMet::Met,
    }
}

/// A judged step, its answer and the steps below it.
pub(super) fn step(context: RuleContext, judged: &rules::Step) -> TreeLine {
    // "Not" and what it turns round are one thought.
    if let (Test::Not(_), [inner]) = (judged.test, judged.steps.as_slice())
        && let Test::Leaf(_) = inner.test
    {
        let inner = step(context, inner);
        return TreeLine {
            verdict: Some(judged.verdict),
            text: Text::plain("Not: ").join(inner.text),
            ..TreeLine::default()
        };
    }
    let knowledge = context.knowledge;
    if let (Test::Not(_), [inner]) = (judged.test, judged.steps.as_slice())
        && let Test::Any(_) = inner.test
    {
        let inner = step(context, inner);
        return TreeLine {
            verdict: Some(judged.verdict),
            text: Text::plain("None of these"),
            ..inner
        };
    }
    let mut text = Text::plain(words::test(knowledge, judged.test));
    if let Test::Leaf(leaf) = judged.test {
        let answer = words::answer(knowledge, context.answers, leaf.fact);
        text = text.then_quiet(match answer {
            Some(answer) if Some(leaf.fact) == knowledge.condition_fact => {
                format!(" (here: {answer})")
            }
            Some(answer) => format!(" (you said: {answer})"),
            None => " (not answered)".to_owned(),
        });
    }
    TreeLine {
        verdict: Some(judged.verdict),
        when_met: WhenMet::Met,
        text,
        remarks: Vec::new(),
        steps: judged
            .steps
            .iter()
            .filter(|below| context.detail == Detail::Full || decides(judged, below))
            .map(|below| step(context, below))
            .collect(),
    }
}

/// Whether a step bears on the verdict of the step above it: of "any of these", met, only those that are met do.
fn decides(above: &rules::Step, below: &rules::Step) -> bool {
    match (above.test, above.verdict) {
        (Test::Any(_) | Test::AtLeast(..), Verdict::Met) => below.verdict == Verdict::Met,
        _ => true,
    }
}
