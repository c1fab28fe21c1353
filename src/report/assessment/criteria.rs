//! Rule sets and their criteria in words: what is met, what is not, what cannot be told, each with the tree behind it.

use super::AssessmentReport;
use crate::evidence::Detail;
use crate::knowledge::{CriterionKind, Fact, Knowledge, Provenance, RuleSet, Test};
use crate::report::citations::Citations;
use crate::report::{Block, Step, Text};
use crate::rules::{self, Applies, JudgedCriterion, JudgedRuleSet};
use crate::values::{Ref, Verdict, plural};
use crate::wording::phrase;
use crate::wording::rules as words;

/// One rule set, under its name.
pub(super) fn rule_set(
    report: &AssessmentReport,
    judged: &JudgedRuleSet,
    citations: &mut Citations,
) -> Vec<Block> {
    let mut blocks = vec![Block::Heading {
        level: 3,
        text: Text::plain(name(&report.knowledge.rule_sets[judged.rule_set])),
    }];
    blocks.extend(rules(report, judged, citations));
    blocks
}

/// The rules of one set, without its name.
pub(super) fn rules(
    report: &AssessmentReport,
    judged: &JudgedRuleSet,
    citations: &mut Citations,
) -> Vec<Block> {
    let entry = &report.knowledge.rule_sets[judged.rule_set];
    let full = report.detail == Detail::Full;
    let mut blocks = Vec::new();
    // In full every criterion has its own tree. Else those that say nothing new share a line.
    let mut steps: Vec<Step> = judged
        .criteria
        .iter()
        .filter(|criterion| full || place(report, criterion) == Place::OfItsOwn)
        .map(|judged| criterion(report, judged, citations))
        .collect();
    if !full {
        steps.extend(shared_line(report, judged, Place::QuietWarning));
        steps.extend(shared_line(report, judged, Place::NothingAnswered));
        steps.extend(shared_line(report, judged, Place::PerhapsForOthers));
        steps.extend(shared_line(report, judged, Place::ForOthers));
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

/// Where a criterion stands on a page that is not full.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
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

fn place(report: &AssessmentReport, judged: &JudgedCriterion) -> Place {
    let knowledge = report.knowledge;
    let entry = &knowledge.criteria[judged.criterion];
    let is_warning = matches!(entry.kind, CriterionKind::Contraindication | CriterionKind::Caution);
    let is_answered =
        facts(knowledge, judged).into_iter().any(|fact| report.profile.answers.get(fact).is_some());
    match judged.verdict() {
        None => Place::ForOthers,
        Some(Verdict::NotMet) if is_warning && entry.text_not_met.is_none() => Place::QuietWarning,
        Some(Verdict::Unknown) if !is_answered => match judged.applies.verdict() {
            Verdict::Unknown => Place::PerhapsForOthers,
            Verdict::Met | Verdict::NotMet => Place::NothingAnswered,
        },
        Some(Verdict::Met | Verdict::NotMet | Verdict::Unknown) => Place::OfItsOwn,
    }
}

/// The facts that a criterion reads, but for the condition, which is always known.
fn facts(knowledge: &Knowledge, judged: &JudgedCriterion) -> Vec<Ref<Fact>> {
    let mut facts = knowledge.criteria[judged.criterion].when.facts();
    facts.retain(|fact| Some(*fact) != knowledge.condition_fact);
    facts
}

/// All criteria of one place in one line: how many, and what they are about.
fn shared_line(report: &AssessmentReport, judged: &JudgedRuleSet, wanted: Place) -> Option<Step> {
    let knowledge = report.knowledge;
    let criteria: Vec<&JudgedCriterion> =
        judged.criteria.iter().filter(|judged| place(report, judged) == wanted).collect();
    let labels = |of: &dyn Fn(&JudgedCriterion) -> Vec<Ref<Fact>>| {
        let mut about: Vec<Ref<Fact>> = Vec::new();
        for fact in criteria.iter().flat_map(|judged| of(judged)) {
            if !about.contains(&fact) {
                about.push(fact);
            }
        }
        about
            .into_iter()
            .map(|fact| knowledge.facts[fact].label.to_lowercase())
            .collect::<Vec<_>>()
            .join("; ")
    };
    let whom = labels(&|judged| match &judged.applies {
        Applies::Depends(step) => step.test.facts(),
        Applies::Always => Vec::new(),
    });
    let labels = labels(&|judged| facts(knowledge, judged));
    let count = criteria.len();
    let (verdict, text) = match wanted {
        _ if count == 0 => return None,
        Place::QuietWarning => (
            Some(Verdict::NotMet),
            format!("{} not come up: {labels}.", plural(count, "warning does", "warnings do")),
        ),
        Place::NothingAnswered => (
            Some(Verdict::Unknown),
            format!(
                "{} on answers that are missing: {labels}.",
                plural(count, "rule hangs", "rules hang")
            ),
        ),
        Place::PerhapsForOthers => (
            Some(Verdict::Unknown),
            format!(
                "If they are for you (that hangs on: {whom}): {} on answers that are missing: {labels}.",
                plural(count, "rule hangs", "rules hang")
            ),
        ),
        Place::ForOthers => (
            None,
            format!(
                "{} for other people, going by: {whom}.",
                plural(count, "rule is", "rules are")
            ),
        ),
        Place::OfItsOwn => return None,
    };
    Some(Step { verdict, text: Text::plain(text), ..Step::default() })
}

fn criterion(
    report: &AssessmentReport,
    judged: &JudgedCriterion,
    citations: &mut Citations,
) -> Step {
    let knowledge = report.knowledge;
    let entry = &knowledge.criteria[judged.criterion];
    let full = report.detail == Detail::Full;
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
        let mut applies = step(report, applies);
        applies.text = Text::plain("Whom it is for: ").join(applies.text);
        steps.push(applies);
    }
    if let Some(judged_step) = &judged.step
        && report.detail > Detail::Brief
        && !facts(knowledge, judged).is_empty()
    {
        steps.push(step(report, judged_step));
    }
    Step {
        verdict: judged.verdict(),
        text: Text::plain(sentence(knowledge, judged)).then_notes(numbers),
        remarks,
        steps,
    }
}

/// What a criterion says. The words of a rule that is met must never be read as said of somebody for whom it is not.
pub(super) fn sentence(knowledge: &Knowledge, judged: &JudgedCriterion) -> String {
    let entry = &knowledge.criteria[judged.criterion];
    let topic = || topic(knowledge, judged);
    match (judged.verdict(), entry.kind) {
        (Some(Verdict::Met), kind) => {
            let whom = if judged.applies.verdict() == Verdict::Unknown {
                "If it is for you: "
            } else {
                ""
            };
            let kind = match kind {
                CriterionKind::Contraindication => "Reason against: ",
                CriterionKind::Caution => "Caution: ",
                CriterionKind::Indication
                | CriterionKind::CoverageLimit
                | CriterionKind::EvidenceFit => "",
            };
            format!("{whom}{kind}{}", entry.text)
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
            judged
                .step
                .as_ref()
                .map_or(String::new(), |step| { missing_labels(knowledge, step).to_lowercase() })
        ),
        (None, _) => format!("For other people ({}).", topic()),
    }
}

/// What a criterion is about, where its words may not be printed: the facts that decided it, else those that it reads.
fn topic(knowledge: &Knowledge, judged: &JudgedCriterion) -> String {
    let mut about = judged.step.as_ref().map_or(Vec::new(), rules::Step::failing);
    about.retain(|fact| Some(*fact) != knowledge.condition_fact);
    if about.is_empty() {
        about = facts(knowledge, judged);
    }
    about
        .into_iter()
        .map(|fact| knowledge.facts[fact].label.to_lowercase())
        .collect::<Vec<_>>()
        .join(", ")
}

/// The facts that an open step hangs on.
pub(super) fn missing_labels(knowledge: &Knowledge, step: &rules::Step) -> String {
    step.missing()
        .into_iter()
        .map(|fact| knowledge.facts[fact].label.as_str())
        .collect::<Vec<_>>()
        .join("; ")
}

/// A judged step, its answer and the steps below it.
pub(super) fn step(report: &AssessmentReport, judged: &rules::Step) -> Step {
    // "Not" and what it turns round are one thought.
    if let (Test::Not(_), [inner]) = (judged.test, judged.steps.as_slice())
        && let Test::Leaf(_) = inner.test
    {
        let inner = step(report, inner);
        return Step {
            verdict: Some(judged.verdict),
            text: Text::plain("Not: ").join(inner.text),
            ..Step::default()
        };
    }
    let knowledge = report.knowledge;
    if let (Test::Not(_), [inner]) = (judged.test, judged.steps.as_slice())
        && let Test::Any(_) = inner.test
    {
        let inner = step(report, inner);
        return Step { verdict: Some(judged.verdict), text: Text::plain("None of these"), ..inner };
    }
    let mut text = Text::plain(words::test(knowledge, judged.test));
    if let Test::Leaf(leaf) = judged.test {
        let answer = words::answer(knowledge, &report.profile.answers, leaf.fact);
        text = text.then_quiet(match answer {
            Some(answer) if Some(leaf.fact) == knowledge.condition_fact => {
                format!(" (here: {answer})")
            }
            Some(answer) => format!(" (you said: {answer})"),
            None => " (not answered)".to_owned(),
        });
    }
    Step {
        verdict: Some(judged.verdict),
        text,
        remarks: Vec::new(),
        steps: judged
            .steps
            .iter()
            .filter(|below| report.detail == Detail::Full || decides(judged, below))
            .map(|below| step(report, below))
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
