//! The check for programs.

use super::AssessmentReport;
use super::criteria;
use crate::knowledge::{Answers, Criterion, Fact, Knowledge, Test};
use crate::profile::Profile;
use crate::report::document::{head, source_ids};
use crate::rules::{Assessment, JudgedCriterion, JudgedFlag, Step};
use crate::values::{Ref, Verdict};
use crate::wording::rules as words;
use serde_json::{Value, json};

pub(super) fn document(report: &AssessmentReport) -> Value {
    let AssessmentReport { knowledge, profile, assessment, open, .. } = report;
    let mut document = head(knowledge);
    let mut add = |key: &str, value: Value| document.insert(key.to_owned(), value);
    add("condition", json!(knowledge.conditions[profile.condition].id));
    add("condition_named", json!(profile.condition_named));
    add("urgency", json!(assessment.urgency(knowledge).map(crate::knowledge::Urgency::slug)));
    add("red_flags", assessment.raised().map(|judged| flag(knowledge, judged)).collect());
    add(
        "red_flags_unanswered",
        assessment.unanswered().map(|judged| flag_unanswered(knowledge, judged)).collect(),
    );
    add("treatments", treatments(knowledge, profile, assessment));
    add(
        "waivers",
        assessment
            .waivers
            .iter()
            .map(|waiver| {
                let waiver = &knowledge.waivers[*waiver];
                json!({
                    "id": waiver.id,
                    "text": waiver.text,
                    "waives": waiver.waives.iter().map(|id| knowledge.criteria[*id].id.as_str()).collect::<Vec<_>>(),
                    "sources": source_ids(knowledge, &waiver.sources),
                })
            })
            .collect(),
    );
    add(
        "missing_answers",
        open.iter()
            .map(|open| {
                let fact = &knowledge.facts[open.fact];
                json!({
                    "fact": fact.id,
                    "question": fact.question,
                    "red_flags": open.red_flags,
                    "criteria": open.rules,
                })
            })
            .collect(),
    );
    add("intended_use", json!(knowledge.about.intended_use));
    Value::Object(document)
}

/// A raised flag.
pub(in crate::report) fn flag(knowledge: &Knowledge, judged: &JudgedFlag) -> Value {
    let entry = &knowledge.red_flags[judged.flag];
    json!({
        "id": entry.id,
        "label": entry.label,
        "urgency": entry.urgency.slug(),
        "text": entry.text,
        "why": entry.why,
        "sources": source_ids(knowledge, &entry.sources),
    })
}

/// A flag that a missing answer could still raise.
pub(in crate::report) fn flag_unanswered(knowledge: &Knowledge, judged: &JudgedFlag) -> Value {
    let entry = &knowledge.red_flags[judged.flag];
    json!({
        "id": entry.id,
        "label": entry.label,
        "urgency": entry.urgency.slug(),
        "suggested": judged.step.is_suggested(),
        "missing": ids(knowledge, &judged.step.missing()),
    })
}

/// Per treatment and rule set every criterion.
pub(in crate::report) fn treatments(
    knowledge: &Knowledge,
    profile: &Profile,
    assessment: &Assessment,
) -> Value {
    assessment
        .treatments
        .iter()
        .map(|treatment| {
            let rule_sets: Vec<Value> = treatment
                .rule_sets
                .iter()
                .map(|judged| {
                    let entry = &knowledge.rule_sets[judged.rule_set];
                    json!({
                        "id": entry.id,
                        "issuer": entry.label,
                        "kind": entry.kind.slug(),
                        "year": entry.year,
                        "provenance": entry.provenance.slug(),
                        "sources": source_ids(knowledge, &entry.sources),
                        "criteria": judged.criteria.iter()
                            .map(|judged| criterion(knowledge, &profile.answers, judged))
                            .collect::<Vec<_>>(),
                    })
                })
                .collect();
            json!({
                "treatment": knowledge.treatments[treatment.treatment].id,
                "rule_sets": rule_sets,
            })
        })
        .collect()
}

fn criterion(knowledge: &Knowledge, answers: &Answers, judged: &JudgedCriterion) -> Value {
    let entry: &Criterion = &knowledge.criteria[judged.criterion];
    let applies = match judged.applies.verdict() {
        Verdict::Met => json!(true),
        Verdict::NotMet => json!(false),
        Verdict::Unknown => json!("unknown"),
    };
    let applies_missing = match &judged.applies {
        crate::rules::Applies::Always => Vec::new(),
        crate::rules::Applies::Depends(step) => step.missing(),
    };
    let (missing, steps) = match &judged.step {
        Some(judged) => (judged.missing(), json!([step(knowledge, answers, judged)])),
        None => (Vec::new(), json!([])),
    };
    json!({
        "id": entry.id,
        "kind": entry.kind.slug(),
        "polarity": entry.polarity.map(crate::knowledge::Polarity::slug),
        "applies": applies,
        "applies_missing": ids(knowledge, &applies_missing),
        "verdict": judged.verdict().map(Verdict::slug),
        "text": criteria::sentence(knowledge, judged),
        "why": entry.why,
        "note": entry.note,
        "missing": ids(knowledge, &missing),
        "sources": source_ids(knowledge, &entry.sources),
        "steps": steps,
    })
}

fn step(knowledge: &Knowledge, answers: &Answers, judged: &Step) -> Value {
    let inputs: serde_json::Map<String, Value> = match judged.test {
        Test::Leaf(leaf) => std::iter::once((
            knowledge.facts[leaf.fact].id.clone(),
            answer_value(knowledge, answers, leaf.fact),
        ))
        .collect(),
        Test::All(_) | Test::Any(_) | Test::Not(_) | Test::AtLeast(..) => serde_json::Map::new(),
    };
    json!({
        "text": words::test(knowledge, judged.test),
        "verdict": judged.verdict.slug(),
        "inputs": inputs,
        "missing": ids(knowledge, &judged.missing()),
        "steps": judged.steps.iter().map(|below| step(knowledge, answers, below)).collect::<Vec<_>>(),
    })
}

fn ids(knowledge: &Knowledge, facts: &[Ref<Fact>]) -> Vec<String> {
    facts.iter().map(|fact| knowledge.facts[*fact].id.clone()).collect()
}

/// The answer for programs.
fn answer_value(knowledge: &Knowledge, answers: &Answers, fact: Ref<Fact>) -> serde_json::Value {
    match (answers.get(fact), &knowledge.facts[fact].kind) {
        (Some(crate::knowledge::Answer::Flag(flag)), _) => json!(flag),
        (Some(crate::knowledge::Answer::Number(number)), _) => {
            crate::report::document::number(Some(number))
        }
        (
            Some(crate::knowledge::Answer::Choice(option)),
            crate::knowledge::FactKind::Choice(options),
        ) => {
            json!(options.get(usize::from(option)))
        }
        (Some(crate::knowledge::Answer::Set(bits)), crate::knowledge::FactKind::Set(options)) => {
            json!(
                options
                    .iter()
                    .enumerate()
                    .filter(|(position, _)| bits >> position & 1 == 1)
                    .map(|(_, option)| option)
                    .collect::<Vec<_>>()
            )
        }
        (
            None | Some(crate::knowledge::Answer::Choice(_) | crate::knowledge::Answer::Set(_)),
            _,
        ) => Value::Null,
    }
}
