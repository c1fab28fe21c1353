//! What may stand in a row of JSON.

use crate::knowledge::{Knowledge, Payer, Urgency};
use crate::profile::record::RecordDoubtKind;
use crate::rules::RuleDirection;
use crate::values::Verdict;
use schemars::{Schema, json_schema};
use serde_json::{Value, json};

/// The JSON Schema of a row that `batch` writes as JSON: its keys are the names of the columns.
pub fn row_schema(knowledge: &Knowledge) -> Schema {
    let flags: Vec<&str> = knowledge.red_flags.iter().map(|flag| flag.id.as_str()).collect();
    let contradictions: Vec<&str> =
        knowledge.contradictions.iter().map(|entry| entry.id.as_str()).collect();
    let doubts: Vec<&str> = RecordDoubtKind::ALL.iter().map(|kind| kind.slug()).collect();
    let facts: Vec<&str> = knowledge.facts.iter().map(|fact| fact.id.as_str()).collect();
    let conditions = knowledge.conditions.iter().map(|condition| condition.id.as_str());
    let urgencies = Urgency::ALL.iter().map(|urgency| urgency.slug());
    let payers = Payer::ALL.iter().map(|payer| payer.slug());
    let directions: Vec<&str> = RuleDirection::ALL.iter().map(|way| way.slug()).collect();
    let verdicts = [Verdict::Met, Verdict::NotMet, Verdict::Unknown].map(Verdict::slug);
    json_schema!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A row of batch",
        "type": "object",
        "properties": {
            "id": text("What the row calls the person."),
            "line": { "description": "The line that the row begins on, from 1.", "type": "integer", "minimum": 1 },
            "error": text("All that is wrong with the row; then nothing else is known but what calls for help by the part that could be read."),
            "condition": one_of("The condition.", conditions),
            "urgency": one_of("How fast help is needed.", urgencies),
            "red_flags": list("Red flags that are raised.", &flags),
            "red_flags_unanswered": list("Red flags that a missing answer could still raise.", &flags),
            "contradictions": list("Answers of the person that cannot all be right.", &contradictions),
            "record_doubts": list("What a record of care, or the code of its condition, leaves in doubt.", &doubts),
            "missing": list("Facts that some verdict hangs on.", &facts),
            "plan": text("The plan that the costs are shared by, as the row or `--plan` names it."),
            "payer": one_of("Whose prices the costs are.", payers),
        },
        "patternProperties": {
            "^facts\\.": { "description": "What the row says.", "type": ["boolean", "number", "string", "array", "null"] },
            "^rules\\..*\\.(met|not-met|unknown)$": {
                "description": "How many criteria of a rule set about a treatment come out so.",
                "type": ["integer", "null"],
                "minimum": 0,
            },
            "^directions\\.": list("Every way in which some criterion of a rule set about a treatment speaks; empty: all are for other people.", &directions),
            "^criteria\\.": one_of("How a criterion comes out.", verdicts.into_iter()),
            "^costs\\..*\\.at_least$": {
                "description": "Whether a main part of it has no known price: the sums are the least that it costs.",
                "type": ["boolean", "null"]
            },
            "^costs\\..*\\.(low|typical|high)$": {
                "description": "Dollars.", "type": ["number", "null"]
            },
            "^(check|cost):": { "description": "The value at a path of an answer." },
        },
        "additionalProperties": false,
    })
}

fn text(about: &str) -> Value {
    json!({ "description": about, "type": ["string", "null"] })
}

fn one_of<'w>(about: &str, words: impl Iterator<Item = &'w str>) -> Value {
    let words: Vec<Value> = words.map(Value::from).chain([Value::Null]).collect();
    json!({ "description": about, "enum": words })
}

fn list(about: &str, ids: &[&str]) -> Value {
    json!({ "description": about, "type": ["array", "null"], "items": { "enum": ids } })
}
