//! What editors may hold a profile or a file of weights against: the facts and the attributes of the knowledge that it is for.

use super::{CONDITION, preferences};
use crate::knowledge::{Fact, FactKind, Knowledge, option_of};
use crate::weighing::TOP;
use crate::yaml::yes_or_no;
use schemars::Schema;
use serde_json::{Map, Value, json};

/// The schema of a profile. An answer may be left empty: then it is unknown.
pub fn profile_schema(knowledge: &Knowledge) -> Schema {
    let mut answers = Map::new();
    for fact in &knowledge.facts {
        let mut answer = answer(&fact.kind);
        if let Value::Object(keywords) = &mut answer {
            keywords.insert("title".to_owned(), Value::from(fact.label.as_str()));
            keywords.insert("description".to_owned(), Value::from(description(fact)));
        }
        answers.insert(fact.id.clone(), answer);
    }
    let conditions: Vec<&str> =
        knowledge.conditions.iter().map(|entry| entry.id.as_str()).collect();
    answers.insert(
        CONDITION.to_owned(),
        json!({
            "description": "Which condition is it about? An id, a name that people use, or an ICD-10-CM code.",
            "anyOf": [{ "enum": conditions }, { "type": ["string", "null"] }],
        }),
    );
    schema(json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Profile",
        "description": "What is known of one person: a fact a line, each of which may be left out.",
        "type": "object",
        "additionalProperties": false,
        "properties": answers,
    }))
}

/// The question, and the unit of its answer.
fn description(fact: &Fact) -> String {
    match &fact.kind {
        FactKind::Number { unit, min, max, .. } => {
            format!("{} From {min} to {max} ({unit}).", fact.question)
        }
        FactKind::Flag | FactKind::Choice(_) | FactKind::Set(_) => fact.question.clone(),
    }
}

/// What may stand behind a fact.
fn answer(kind: &FactKind) -> Value {
    match kind {
        FactKind::Flag => one_of(yes_or_no()),
        FactKind::Number { min, max, whole, .. } => {
            let number = if *whole { "integer" } else { "number" };
            json!({ "type": [number, "null"], "minimum": min, "maximum": max })
        }
        FactKind::Choice(options) => one_of(words(options)),
        FactKind::Set(options) => {
            json!({ "type": ["array", "null"], "items": { "enum": words(options) } })
        }
    }
}

/// One of these values, or none.
fn one_of(values: Value) -> Value {
    let mut values = match values {
        Value::Array(values) => values,
        other => vec![other],
    };
    values.push(Value::Null);
    json!({ "enum": values })
}

/// The words of a list. Where yes or no is one of them, all that means the same may stand there.
fn words(options: &[String]) -> Value {
    let mut words: Vec<Value> = options.iter().map(|option| Value::from(option.as_str())).collect();
    if let Value::Array(all) = yes_or_no() {
        let means_one = |value: &Value| {
            let written = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            option_of(options, &written).is_some() && !words.contains(value)
        };
        let more: Vec<Value> = all.into_iter().filter(means_one).collect();
        words.extend(more);
    }
    // An option that looks like a number may stand without quotes.
    words.extend(options.iter().filter_map(|option| option.parse().ok().map(Value::Number)));
    Value::Array(words)
}

/// The schema of a file of weights: the attributes and the choices of this knowledge.
pub fn weights_schema(knowledge: &Knowledge) -> Schema {
    let mut schema = preferences::shape();
    let attributes: Vec<&str> =
        knowledge.attributes.iter().map(|entry| entry.id.as_str()).collect();
    let treatments: Vec<&str> =
        knowledge.treatments.iter().map(|entry| entry.id.as_str()).collect();
    let importance = json!({ "type": "number", "minimum": 0, "maximum": TOP });
    for (place, value) in [
        ("/properties/weights/propertyNames", json!({ "enum": attributes })),
        ("/properties/weights/additionalProperties", importance.clone()),
        ("/definitions/Concern/properties/ratings/propertyNames", json!({ "enum": treatments })),
        ("/definitions/Concern/properties/ratings/additionalProperties", importance),
        ("/definitions/Change/properties/attribute/enum", json!(attributes)),
    ] {
        let (map, key) = place.rsplit_once('/').unwrap_or_default();
        if let Some(Value::Object(keywords)) = schema.pointer_mut(map) {
            keywords.insert(key.to_owned(), value);
        }
    }
    schema
}

fn schema(keywords: Value) -> Schema {
    Schema::try_from(keywords).unwrap_or_default()
}
