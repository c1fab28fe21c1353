//! Documents for programs: each fits its own schema, says beside every `null` why, and holds what the spreadsheet of the same question holds.

#![expect(
    clippy::expect_used,
    clippy::string_slice,
    clippy::indexing_slicing,
    reason = "a broken test should stop"
)]

use crate::common::spinecmp;
use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::Value;
use spinecmp::answer::{Rows, Table};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock, Mutex};

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

/// Compiled once: there are many documents of one name.
static SCHEMAS: LazyLock<Mutex<BTreeMap<String, Arc<Validator>>>> = LazyLock::new(Mutex::default);

/// The document fits the schema of that name, as the program prints it.
pub(crate) fn fits(name: &str, document: &Value) {
    let validator = {
        let mut schemas = SCHEMAS.lock().expect("no test has stopped with it");
        let schema = schemas.entry(name.to_owned()).or_insert_with(|| {
            let run = spinecmp(&["schema", name], "");
            let schema = serde_json::from_str(&run.out).expect("a schema");
            Arc::new(jsonschema::draft7::new(&schema).expect("a sound schema"))
        });
        Arc::clone(schema)
    };
    let wrong: Vec<String> = validator
        .iter_errors(document)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(wrong.is_empty(), "{name}: {wrong:#?}");
}

/// Beside each null stands why, and beside nothing else.
pub(crate) fn each_null_says_why(document: &Value, path: &str) {
    match document {
        Value::Object(map) => {
            let nulls: BTreeSet<&str> = map
                .iter()
                .filter(|(_, value)| value.is_null())
                .map(|(key, _)| key.as_str())
                .collect();
            let why = map.get("missing_because").and_then(Value::as_object);
            let told: BTreeSet<&str> =
                why.into_iter().flatten().map(|(key, _)| key.as_str()).collect();
            assert_eq!(nulls, told, "{path}");
            for (key, value) in why.into_iter().flatten() {
                assert!(value.as_str().is_some_and(|words| !words.is_empty()), "{path}.{key}");
            }
            map.iter().for_each(|(key, value)| each_null_says_why(value, &format!("{path}.{key}")));
        }
        Value::Array(items) => {
            for (place, item) in items.iter().enumerate() {
                assert!(!item.is_null(), "{path}.{place} cannot say why");
                each_null_says_why(item, &format!("{path}.{place}"));
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Every source that is named by its id stands whole at the end.
pub(crate) fn each_source_stands_whole(document: &Value) {
    let whole = document["sources"].as_array().expect("sources");
    let whole: BTreeSet<&str> = whole.iter().filter_map(|source| source["id"].as_str()).collect();
    let mut named = BTreeSet::new();
    ids_under("sources", document, &mut named);
    let lost: Vec<&&str> = named.difference(&whole).collect();
    assert!(lost.is_empty(), "{lost:?}");
}

fn ids_under<'d>(key: &str, document: &'d Value, found: &mut BTreeSet<&'d str>) {
    match document {
        Value::Object(map) => {
            for (known, value) in map {
                let ids = value.as_array().filter(|_| known == key);
                found.extend(ids.into_iter().flatten().filter_map(Value::as_str));
                ids_under(key, value, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| ids_under(key, item, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Every number of a page of CSV stands in the document. Returns how many there are.
pub(crate) fn numbers_stand_in(csv: &str, document: &Value) -> usize {
    let mut known = BTreeSet::new();
    numbers(document, &mut known);
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let mut count = 0;
    for row in reader.records() {
        let row = row.expect("a row as long as the header");
        for number in row.iter().flat_map(|field| field.split(';')) {
            if number.parse::<f64>().is_ok() {
                assert!(known.contains(number), "{number} of {row:?}");
                count += 1;
            }
        }
    }
    count
}

fn numbers(document: &Value, found: &mut BTreeSet<String>) {
    match document {
        Value::Object(map) => map.values().for_each(|value| numbers(value, found)),
        Value::Array(items) => items.iter().for_each(|item| numbers(item, found)),
        Value::Number(number) => {
            found.insert(number.to_string());
        }
        Value::Null | Value::Bool(_) | Value::String(_) => {}
    }
}

/// Every path of a table leads somewhere in one of the documents, and every column has one.
pub(crate) fn each_path_leads_somewhere(table: &Table, documents: &[Value]) {
    for rows in table.rows {
        for (column, place) in rows.places() {
            let is_found = documents.iter().any(|document| leads(&[document], rows.each, place));
            assert!(is_found, "{:?}: {column} of {place}", rows.each);
        }
    }
    let filled: BTreeSet<&str> =
        table.rows.iter().flat_map(Rows::places).map(|(column, _)| column).collect();
    assert_eq!(filled, table.columns().collect());
    assert_eq!(filled.len(), table.columns().count(), "two columns of one name");
}

fn leads(within: &[&Value], lists: &[&str], place: &str) -> bool {
    let Some((list, further)) = lists.split_first() else {
        let up = place.len() - place.trim_start_matches('^').len();
        return match place.as_bytes().first() {
            Some(b'=') => true,
            Some(b'/') => steps(within[0], &place[1..]),
            _ => steps(within[within.len() - 1 - up], &place[up..]),
        };
    };
    let found = list.split('.').try_fold(within[within.len() - 1], |item, step| item.get(step));
    let one = found.into_iter().filter(|found| !found.is_null() && !found.is_array());
    let items = found.and_then(Value::as_array).into_iter().flatten().chain(one);
    items.map(|item| [within, &[item]].concat()).any(|within| leads(&within, further, place))
}

fn steps(item: &Value, place: &str) -> bool {
    let (step, rest) = place.split_once('.').unwrap_or((place, ""));
    match step {
        "" => true,
        "*" => item.as_array().is_some_and(|items| items.iter().any(|item| steps(item, rest))),
        _ => item.get(step).is_some_and(|item| steps(item, rest)),
    }
}

fn holds(args: &[&str]) {
    let document = document(args);
    fits(args.first().expect("a command"), &document);
    each_null_says_why(&document, "");
}

#[test]
fn every_answer_fits_its_schema_and_says_what_is_missing() {
    for condition in CONDITIONS {
        for detail in ["brief", "normal", "full"] {
            holds(&["compare", "--condition", condition, "--detail", detail]);
        }
        holds(&["check", "--condition", condition]);
        holds(&["weigh", "--condition", condition]);
        holds(&["weigh", condition, "--weight", "lasting-relief=7", "--weight", "cost-to-me=4"]);
        holds(&["facts", "--condition", condition]);
    }
    holds(&["compare", "-p", PROFILE]);
    holds(&["weigh", "-p", PROFILE, "--weight", "quick-relief=7", "--plan", "employer-average"]);
    holds(&["weigh", "--set", "saddle-numbness=true", "--weight", "quick-relief=7"]);
    holds(&["compare", "--set", "saddle-numbness=true"]);
    holds(&["compare", "--treatments", "epidural-steroid-injection"]);
    holds(&["check", "-p", PROFILE]);
    holds(&["check", "-p", PROFILE, "--criterion", "disc-us-six-weeks"]);
    holds(&["facts"]);
    holds(&["facts", "--claims"]);
    holds(&["facts", "--sources"]);
    holds(&["facts", "ldh-disc-leg-pain-3m"]);
    holds(&["facts", "wilby-2021"]);
    holds(&["list"]);
    for list in ["conditions", "treatments", "outcomes", "facts", "plans"] {
        holds(&["list", list]);
    }
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
        // A file may leave out what an answer always says, a row has the columns that are asked for, and FHIR knows no null and no empty list.
        if ["batch", "fhir", "knowledge", "profile", "plan", "course", "weights"].contains(&name) {
            continue;
        }
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
        vec!["weigh", "--weight", "quick-relief=9", "--weight", "no-serious-harm=2.5"],
        vec!["weigh", "--set", "saddle-numbness=true"],
        vec!["facts"],
        vec!["list"],
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
                    || matches!(
                        field,
                        "more-harm" | "key-row" | "finding" | "dispute" | "gap" | "modifier"
                    )
                    || matches!(field, "context" | "claim" | "source" | "condition" | "treatment")
                    || matches!(
                        field,
                        "outcome" | "fact" | "plan" | "attribute" | "option" | "all"
                    );
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
        command in prop::sample::select(vec!["compare", "check", "weigh"]),
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
        if command == "weigh" {
            args.extend(["--weight", "lasting-relief=6", "--weight", "no-operation=3"]);
        }
        if despite && command != "check" {
            args.push("--despite-red-flags");
        }
        holds(&args);
    }
}
