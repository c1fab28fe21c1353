//! The audit for programs: items, sums, balance, reading grades, ages, other lists.

use super::AuditReport;
use crate::answer::SCHEMA_VERSION;
use crate::audit::{
    AGE_LIMIT_YEARS, Age, Balance, Crossed, Fault, Grade, Judgement, Kind, PageGrades, Points,
    Ratio, Room, Status,
};
use crate::evidence::Detail;
use crate::report::document_head;
use serde_json::{Map, Value, json};

pub(super) fn document(report: &AuditReport) -> Value {
    let audit = &report.audit;
    let mut document = head(report);
    let mut add = |key: &str, value: Value| document.insert(key.to_owned(), value);
    add("file", json!(report.name));
    add("today", json!(report.today.to_string()));
    add("passes", json!(report.passes()));
    add("strict", json!(report.strict));
    add("conditions", json!(audit.conditions));
    add("counts", counts(report, false));
    add("house_counts", counts(report, true));
    add("items", audit.judgements.iter().map(item).collect());
    add("other_problems", audit.other_problems.iter().map(fault).collect());
    add("balance", audit.balance.iter().map(balance).collect());
    add("reading", audit.grades.iter().map(grades).collect());
    add("ages", ages(report));
    add("crosswalk", audit.crosswalk.iter().map(crossed).collect());
    add("crosswalk_not_read", json!(crate::audit::crosswalk::NOT_READ));
    add("limits", json!(super::page::LIMITS));
    Value::Object(document)
}

/// What every document begins with. A file that does not load has no version and no hash.
fn head(report: &AuditReport) -> Map<String, Value> {
    match report.knowledge {
        Some(knowledge) => document_head(knowledge),
        None => Map::from_iter([
            ("schema_version".to_owned(), json!(SCHEMA_VERSION)),
            ("knowledge".to_owned(), Value::Null),
        ]),
    }
}

/// Sums by kind and status; kinds are never added up.
fn counts(report: &AuditReport, house: bool) -> Value {
    let mut kinds = Map::new();
    for kind in Kind::ALL {
        let mut by_status = Map::new();
        for status in Status::ALL {
            let count = report.audit.count(kind, house, status);
            if count > 0 {
                by_status.insert(status.slug().to_owned(), json!(count));
            }
        }
        if !by_status.is_empty() {
            kinds.insert(kind.slug().to_owned(), Value::Object(by_status));
        }
    }
    Value::Object(kinds)
}

fn item(judgement: &Judgement) -> Value {
    json!({
        "id": judgement.item.id,
        "group": judgement.item.group.slug(),
        "kind": judgement.item.kind().slug(),
        "status": judgement.status.slug(),
        "asks": judgement.item.asks,
        "evidence": judgement.evidence,
        "message": judgement.message,
        "faults": judgement.faults.iter().map(fault).collect::<Vec<_>>(),
    })
}

fn fault(fault: &Fault) -> Value {
    json!({
        "at": fault.at,
        "file": fault.line.as_ref().map(|line| line.file.as_str()),
        "line": fault.line.as_ref().map(|line| line.line),
        "message": fault.says,
    })
}

fn balance(balance: &Balance) -> Value {
    json!({
        "condition": balance.condition,
        "page": page_name(balance.detail),
        "options": balance.options.iter().map(room).collect::<Vec<_>>(),
        "pairs": balance.pairs.iter().map(|pair| json!({
            "first": pair.first,
            "second": pair.second,
            "ratios": pair.ratios.iter().map(ratio).collect::<Vec<_>>(),
            "all_words_not_judged": ratio(&pair.all_words),
        })).collect::<Vec<_>>(),
    })
}

fn ratio(ratio: &Ratio) -> Value {
    json!({
        "of": ratio.of,
        "first": ratio.first,
        "second": ratio.second,
        "ratio": rounded(ratio.value()),
        "even": ratio.is_fair(),
    })
}

/// Which of the two pages of a decision.
fn page_name(detail: Detail) -> &'static str {
    match detail {
        Detail::Brief | Detail::Normal => "usual",
        Detail::Full => "every_row",
    }
}

fn room(room: &Room) -> Value {
    json!({
        "option": room.option,
        "words": room.words,
        "words_of_texts": room.texts,
        "numbers": room.numbers,
        "benefits": points(room.benefits),
        "harms": points(room.harms),
        "all": points(room.all),
    })
}

fn points(points: Points) -> Value {
    json!({ "figures": points.figures, "reasons": points.reasons })
}

fn grades(page: &PageGrades) -> Value {
    let parts = |parts: &[(String, Grade)]| -> Value {
        parts
            .iter()
            .map(|(name, value)| {
                let mut part = grade(*value);
                part.insert("name".to_owned(), json!(name));
                Value::Object(part)
            })
            .collect()
    };
    json!({
        "condition": page.condition,
        "page": page_name(page.detail),
        "whole": grade(page.whole),
        "sections": parts(&page.sections),
        "options": parts(&page.options),
    })
}

fn grade(grade: Grade) -> Map<String, Value> {
    Map::from_iter([
        ("sentences".to_owned(), json!(grade.bare.sentences)),
        ("words".to_owned(), json!(grade.bare.words)),
        ("flesch_kincaid".to_owned(), number(grade.known.grade())),
        ("smog".to_owned(), number(grade.known.smog())),
        ("flesch_kincaid_without_glossary".to_owned(), number(grade.bare.grade())),
        ("smog_without_glossary".to_owned(), number(grade.bare.smog())),
        ("telling".to_owned(), json!(grade.is_telling())),
        ("too_hard".to_owned(), json!(grade.is_hard())),
    ])
}

fn ages(report: &AuditReport) -> Value {
    let Some(ages) = &report.audit.ages else {
        return Value::Null;
    };
    let age = |age: &Age| {
        json!({
            "sources": age.sources,
            "older": age.older,
            "undated": age.undated,
            "oldest": age.oldest,
        })
    };
    json!({
        "limit_years": AGE_LIMIT_YEARS,
        "all": age(&ages.all),
        "pages": ages.pages.iter().map(|page| {
            json!({ "condition": page.condition, "age": age(&page.age) })
        }).collect::<Vec<_>>(),
    })
}

fn crossed(crossed: &Crossed) -> Value {
    json!({
        "list": crossed.ask.list,
        "source": crossed.ask.source,
        "asks": crossed.ask.asks,
        "items": crossed.ask.items,
        "status": crossed.extent.slug(),
        "met": crossed.met,
        "not_met": crossed.missing,
        "not_computed": crossed.ask.beyond,
    })
}

/// Two decimals are all that a count of some hundred words is worth.
fn rounded(value: f64) -> Value {
    number(value.is_finite().then_some((value * 100.0).round() / 100.0))
}

fn number(value: Option<f64>) -> Value {
    value.map_or(Value::Null, |value| json!((value * 100.0).round() / 100.0))
}
