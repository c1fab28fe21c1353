//! Documents for programs: each fits its own schema, says beside every `null` why, and holds what the spreadsheet of the same question holds.

#![expect(
    clippy::expect_used,
    clippy::string_slice,
    clippy::indexing_slicing,
    reason = "a broken test should stop"
)]

use crate::common::spinecmp;
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeSet;

const CONDITIONS: [&str; 6] = [
    "lumbar-disc-herniation",
    "lumbar-spinal-stenosis",
    "degenerative-spondylolisthesis",
    "chronic-low-back-pain",
    "facet-joint-pain",
    "sacroiliac-joint-pain",
];
const PROFILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/example-profile.yaml");

fn document(args: &[&str]) -> Value {
    let run = spinecmp(&[args, &["-f", "json"]].concat(), "");
    assert!(run.err.is_empty(), "{args:?}: {}", run.err);
    serde_json::from_str(&run.out).expect("a document")
}

/// A document that fits the schema of this name.
pub(crate) fn fits(name: &str, document: &Value) {
    let run = spinecmp(&["schema", name], "");
    assert_eq!(run.code, 0, "{}", run.err);
    let schema: Value = serde_json::from_str(&run.out).expect("a schema");
    let validator = jsonschema::validator_for(&schema).expect("a sound schema");
    let misfits: Vec<String> = validator
        .iter_errors(document)
        .take(5)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(misfits.is_empty(), "{name}: {misfits:#?}");
}

/// Beside every `null` stands why, and no reason is given for what is known.
pub(crate) fn every_null_says_why(value: &Value, path: &str) {
    match value {
        Value::Object(map) => {
            let reasons: BTreeSet<&String> = map
                .get("missing_because")
                .and_then(Value::as_object)
                .into_iter()
                .flat_map(|reasons| reasons.keys())
                .collect();
            let nulls: BTreeSet<&String> =
                map.iter().filter(|(_, value)| value.is_null()).map(|(key, _)| key).collect();
            assert_eq!(nulls, reasons, "{path}: the nulls, and what is said to be missing");
            for (key, value) in map {
                every_null_says_why(value, &format!("{path}.{key}"));
            }
        }
        Value::Array(items) => {
            for (position, item) in items.iter().enumerate() {
                assert!(!item.is_null(), "{path}.{position}: a null in a list says nothing");
                every_null_says_why(item, &format!("{path}.{position}"));
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn holds(args: &[&str]) {
    let document = document(args);
    fits(args.first().expect("a command"), &document);
    every_null_says_why(&document, "");
}

#[test]
fn every_answer_fits_its_schema_and_says_what_is_missing() {
    for condition in CONDITIONS {
        for detail in ["brief", "normal", "full"] {
            holds(&["compare", "--condition", condition, "--detail", detail]);
        }
        holds(&["check", "--condition", condition]);
        holds(&["facts", "--condition", condition]);
    }
    holds(&["compare", "-p", PROFILE]);
    holds(&["compare", "--set", "saddle-numbness=true"]);
    holds(&["compare", "--treatments", "epidural-steroid-injection"]);
    holds(&["check", "-p", PROFILE]);
    holds(&["check", "-p", PROFILE, "--criterion", "disc-us-six-weeks"]);
    holds(&["facts"]);
    holds(&["facts", "--claims"]);
    holds(&["facts", "--sources"]);
    holds(&["facts", "ldh-disc-leg-pain-3m"]);
    holds(&["facts", "wilby-2021"]);
    holds(&["validate"]);
    holds(&["audit", "--condition", "sacroiliac-joint-pain"]);
    holds(&["audit", "--knowledge", PROFILE]);
    let broken = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/example-plan.yaml");
    holds(&["validate", broken]);
}

#[test]
fn every_schema_is_one_and_names_every_field() {
    let names = spinecmp(&["schema"], "").out;
    assert!(names.lines().count() >= 5, "{names}");
    for name in names.lines() {
        let run = spinecmp(&["schema", name], "");
        let schema: Value = serde_json::from_str(&run.out).expect("a schema");
        assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#", "{name}");
        let required = schema["required"].as_array().map_or(0, Vec::len);
        let properties = schema["properties"].as_object().map_or(0, serde_json::Map::len);
        assert_eq!(required, properties, "{name}: a field that may be absent");
    }
    let run = spinecmp(&["schema", "compere"], "");
    assert_eq!(run.code, 2);
    assert!(run.err.contains("did you mean `compare`?"), "{}", run.err);
}

/// Numbers and words of a document, as a spreadsheet would write them.
fn words(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::Null => {}
        Value::Bool(is) => _ = into.insert(is.to_string()),
        Value::Number(number) => _ = into.insert(number.to_string()),
        Value::String(text) => _ = into.insert(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| words(item, into)),
        Value::Object(map) => map.values().for_each(|item| words(item, into)),
    }
}

/// Whether a field is nothing but words of the document, joined by `;`, which may stand inside a word too.
fn is_joined(field: &str, said: &BTreeSet<String>) -> bool {
    field.is_empty()
        || said.contains(field)
        || field
            .match_indices(';')
            .any(|(end, _)| said.contains(&field[..end]) && is_joined(&field[end + 1..], said))
}

#[test]
fn a_spreadsheet_holds_what_its_document_holds() {
    for args in [
        vec!["compare"],
        vec!["compare", "--condition", "lumbar-spinal-stenosis", "--detail", "full"],
        vec!["compare", "-p", PROFILE],
        vec!["check", "-p", PROFILE],
        vec!["facts"],
        vec!["validate", concat!(env!("CARGO_MANIFEST_DIR"), "/docs/example-plan.yaml")],
    ] {
        let mut said = BTreeSet::new();
        words(&document(&args), &mut said);
        let csv = spinecmp(&[args.as_slice(), &["-f", "csv"]].concat(), "").out;
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let header = reader.headers().expect("a header").clone();
        let mut used = vec![false; header.len()];
        for record in reader.records() {
            for (position, field) in record.expect("a record").iter().enumerate() {
                used[position] |= !field.is_empty();
                // What begins like a formula is quoted, and lists are joined.
                let bare = field.strip_prefix('\'').unwrap_or(field);
                let is_said = is_joined(field, &said)
                    || said.contains(bare)
                    || matches!(field, "true" | "red-flag" | "criterion" | "row" | "cost")
                    || matches!(field, "more-harm" | "finding" | "dispute" | "gap" | "modifier")
                    || matches!(field, "context" | "claim" | "source");
                assert!(is_said, "{args:?}: `{field}` in `{}`", &header[position]);
            }
        }
        if args.len() == 1 {
            let empty: Vec<&str> = header
                .iter()
                .zip(&used)
                .filter(|(_, used)| !**used)
                .map(|(name, _)| name)
                .collect();
            assert!(empty.is_empty(), "{args:?}: columns that never hold anything: {empty:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Whatever is asked, the document fits.
    #[test]
    fn any_question_gets_a_document_that_fits(
        command in prop::sample::select(vec!["compare", "check"]),
        condition in prop::sample::select(CONDITIONS.to_vec()),
        detail in prop::sample::select(vec!["brief", "normal", "full"]),
        age in 18_u8..95,
        weeks in 0_u16..60,
        leg in prop::sample::select(vec!["true", "false"]),
        despite in any::<bool>(),
    ) {
        let (age, weeks) = (format!("age={age}"), format!("symptom-weeks={weeks}"));
        let numb = format!("saddle-numbness={leg}");
        let mut args = vec![
            command, "--condition", condition, "--detail", detail, "--set", &age, "--set", &weeks,
            "--set", &numb,
        ];
        if despite && command == "compare" {
            args.push("--despite-red-flags");
        }
        holds(&args);
    }
}
