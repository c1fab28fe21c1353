//! Schemas of files: what the program reads fits, what it refuses for its shape does not, and every key says what it is.

#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a broken test should stop")]

use crate::common::{files, spinecmp};
use jsonschema::Validator;
use serde_json::{Map, Value, json};
use std::io::Write;

const EXAMPLE_KNOWLEDGE: &str = include_str!("../../docs/knowledge.md");
const PROFILE: &str = include_str!("../../docs/example-profile.yaml");
const WEIGHTS: &str = include_str!("../../docs/example-weights.yaml");
const PLANS: [&str; 2] = [
    include_str!("../../docs/example-plan.yaml"),
    include_str!("../../docs/example-summary-plan.yaml"),
];
const COURSES: [&str; 2] = [
    include_str!("../../docs/example-course.yaml"),
    include_str!("../../docs/example-summary-course.yaml"),
];
const VIGNETTES: &str = include_str!("../data/vignettes.yaml");
const COST_CASES: &str = include_str!("../data/cost-cases.yaml");

/// The schema of that name, as the program prints it.
fn schema(name: &str) -> Value {
    let run = spinecmp(&["schema", name], "");
    assert_eq!(run.code, 0, "{}", run.err);
    serde_json::from_str(&run.out).expect("a schema")
}

fn validator(name: &str) -> Validator {
    jsonschema::draft7::new(&schema(name)).expect("a sound schema")
}

/// A YAML file as an editor sees it: YAML 1.2, in which `yes` is text and a year is a key like any other.
fn seen(yaml: &str) -> Value {
    json_of(&serde_yaml::from_str(yaml).expect("YAML"))
}

fn json_of(yaml: &serde_yaml::Value) -> Value {
    match yaml {
        serde_yaml::Value::Mapping(entries) => Value::Object(
            entries
                .iter()
                .map(|(key, value)| match key {
                    serde_yaml::Value::String(key) => (key.clone(), json_of(value)),
                    key => (json_of(key).to_string(), json_of(value)),
                })
                .collect::<Map<_, _>>(),
        ),
        serde_yaml::Value::Sequence(items) => items.iter().map(json_of).collect(),
        other => serde_json::to_value(other).expect("a single value"),
    }
}

fn faults(validator: &Validator, file: &Value) -> Vec<String> {
    validator.iter_errors(file).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

/// The whole small file that `docs/knowledge.md` shows.
fn knees() -> &'static str {
    let (_, rest) = EXAMPLE_KNOWLEDGE.split_once("```yaml\n").expect("an example");
    rest.split_once("```").expect("its end").0
}

/// The plans of the worked cases, each as the file that it stands for.
fn plans_of_cases() -> Vec<String> {
    let cases: serde_yaml::Value = serde_yaml::from_str(COST_CASES).expect("YAML");
    let cases = cases["cases"].as_sequence().expect("cases");
    let plans = cases.iter().filter_map(|case| case["plan"].as_str());
    // Others name a preset.
    plans.filter(|plan| plan.contains(':')).map(|plan| plan.replace("; ", "\n")).collect()
}

#[test]
fn what_the_program_reads_fits() {
    let knowledge = validator("knowledge");
    let built_in = files();
    assert!(built_in.len() > 5);
    for file in &built_in {
        let text = String::from_utf8(file.bytes.clone()).expect("text");
        assert_eq!(faults(&knowledge, &seen(&text)), [""; 0], "{}", file.name);
    }
    assert_eq!(faults(&knowledge, &seen(knees())), [""; 0]);

    let profile = validator("profile");
    assert_eq!(faults(&profile, &seen(PROFILE)), [""; 0]);
    let template = spinecmp(&["check", "--questions"], "").out;
    assert_eq!(faults(&profile, &seen(&template)), [""; 0]);
    let vignettes = seen(VIGNETTES);
    let vignettes = vignettes["vignettes"].as_array().expect("vignettes");
    assert!(vignettes.len() > 10);
    for vignette in vignettes {
        assert_eq!(faults(&profile, &vignette["profile"]), [""; 0], "{}", vignette["id"]);
    }
    for answers in ["fever-or-chills: YES\npregnant: no\nage:\n", "serious-allergies: []\n"] {
        assert_eq!(spinecmp(&["check", "-p", "-"], answers).code, 0, "{answers}");
        assert_eq!(faults(&profile, &seen(answers)), [""; 0], "{answers}");
    }

    let plan = validator("plan");
    let cases = plans_of_cases();
    assert!(cases.len() > 10, "{cases:?}");
    for file in PLANS.into_iter().chain(cases.iter().map(String::as_str)) {
        assert_eq!(faults(&plan, &seen(file)), [""; 0], "{file}");
    }
    let course = validator("course");
    for file in COURSES {
        assert_eq!(faults(&course, &seen(file)), [""; 0]);
    }
    let weights = validator("weights");
    let docs = include_str!("../../docs/weigh.md");
    let examples = docs.split("```yaml\n").skip(1).filter_map(|rest| rest.split("```").next());
    for file in std::iter::once(WEIGHTS).chain(examples) {
        assert_eq!(faults(&weights, &seen(file)), [""; 0], "{file}");
    }
}

/// A file with one place of it changed.
struct Change<'c> {
    /// What stands there.
    from: &'c str,
    /// What stands there instead.
    to: &'c str,
}

/// Each change makes a file that the program refuses, and that does not fit.
fn refused(name: &str, file: &str, changes: &[Change], reads: impl Fn(&str) -> u8) {
    let validator = validator(name);
    assert_eq!(reads(file), 0, "{name}: the file itself");
    assert_eq!(faults(&validator, &seen(file)), [""; 0], "{name}: the file itself");
    for Change { from, to } in changes {
        assert_eq!(file.matches(from).count(), 1, "{name}: {from}");
        let spoilt = file.replace(from, to);
        assert_eq!(reads(&spoilt), 3, "{name}: {from} → {to}");
        assert!(!validator.is_valid(&seen(&spoilt)), "{name}: {from} → {to}");
    }
}

fn changes<'c, const N: usize>(pairs: [(&'c str, &'c str); N]) -> [Change<'c>; N] {
    pairs.map(|(from, to)| Change { from, to })
}

#[test]
fn knowledge_of_the_wrong_shape_does_not_fit() {
    refused(
        "knowledge",
        knees(),
        &changes([
            ("about:\n", "abuot:\n"),
            ("  title: \"Knee injection, surgery or carrying on: an example\"\n", ""),
            ("  version: \"1\"\n", "  version: 1\n"),
            ("  published: \"2026-01-15\"\n", "  published: January\n"),
            ("review-every-months: 12", "review-every-months: often"),
            ("authors: [{name: The editors", "authors: [{nam: The editors"),
            (
                "  - {id: points-0-10, kind: points, out-of: 10}",
                "  - {id: points-0-10, kind: scores, out-of: 10}",
            ),
            ("treatments: [knee-injection, carry-on]\n", "treatments: knee-injection\n"),
            ("    approach: injection\n", "    approach: needle\n"),
            ("      social: Some people join a group. Others find no time.\n", ""),
            ("    group: effect\n", "    group: effects\n"),
            ("    better: lower\n    caution", "    better: less\n    caution"),
            ("    denominator: 10000\n", "    denominator: many\n"),
            ("    value: -1.0\n", "    value: \"-1.0\"\n"),
            ("    range-kind: ci95\n", "    range-kind: ci90\n"),
            ("comparator: {kind: direct, arm: salt water}", "comparator: {arm: salt water}"),
            ("    certainty: low\n", "    certainty: none\n"),
            ("    statement: Six weeks on", "    statment: Six weeks on"),
            ("    when: {fact: fever, is: true}\n", "    when: {fact: fever, are: true}\n"),
            ("when: {fact: knee-weeks, at-least: 13}", "when: {fact: knee-weeks, at-least: many}"),
            ("    polarity: for\n", "    polarity: pro\n"),
            ("glossary:\n  - {word: steroid", "glossary:\n  - {term: steroid"),
            ("year: 2025, kind: systematic-review}", "year: 2025, kind: opinion}"),
        ]),
        |file| spinecmp(&["validate", "-"], file).code,
    );
}

#[test]
fn profiles_of_the_wrong_shape_do_not_fit() {
    refused(
        "profile",
        "age: 44\nleg-pain: 7\nweakness: mild\nserious-allergies: [steroid]\npregnant: no\nfever-or-chills: false\n",
        &changes([
            ("age: 44", "agee: 44"),
            ("age: 44", "age: '44'"),
            ("age: 44", "age: 44.5"),
            ("age: 44", "age: 12"),
            ("age: 44", "age: 200"),
            ("age: 44", "age: old"),
            ("age: 44", "age: [44]"),
            ("age: 44", "age: true"),
            ("leg-pain: 7", "leg-pain: 11"),
            ("leg-pain: 7", "leg-pain: {now: 7}"),
            ("leg-pain: 7", "leg_pain: 7"),
            ("weakness: mild", "weakness: mildly"),
            ("weakness: mild", "weakness: [mild]"),
            ("weakness: mild", "weakness: 1"),
            ("serious-allergies: [steroid]", "serious-allergies: steroid"),
            ("serious-allergies: [steroid]", "serious-allergies: [steroids]"),
            ("serious-allergies: [steroid]", "serious-allergies: [[steroid]]"),
            ("pregnant: no", "pregnant: perhaps"),
            ("pregnant: no", "pregnant: 0"),
            ("fever-or-chills: false", "fever-or-chills: [false]"),
            ("fever-or-chills: false", "condition: [a, b]"),
        ]),
        |file| spinecmp(&["check", "-p", "-"], file).code,
    );
}

#[test]
fn plans_of_the_wrong_shape_do_not_fit() {
    refused(
        "plan",
        "type: private\nplan-year-starts: 07-01\ndeductible: {person: 4500, family: 9000}\ncoinsurance: 0.30\nout-of-pocket-max: 9500\n\
         copays: {specialist-visit: 55}\nservices: {imaging: 50% after deductible, lab: {copay: 20, per: visit}}\nspent: {deductible: 600, out-of-pocket: 700}\n",
        &changes([
            ("type: private\n", ""),
            ("type: private\n", "type: privat\n"),
            ("type: private\n", "type: medicare\n"),
            ("type: private\n", "type: uninsured\n"),
            ("plan-year-starts: 07-01", "plan-year-starts: July"),
            ("plan-year-starts: 07-01", "plan-year: this"),
            ("plan-year-starts: 07-01", "plan-yaer: 2026"),
            ("{person: 4500, family: 9000}", "a lot"),
            ("{person: 4500, family: 9000}", "{persons: 4500}"),
            ("{person: 4500, family: 9000}", "'4500'"),
            ("coinsurance: 0.30", "coinsurance: 30"),
            ("coinsurance: 0.30", "coinsurance: -0.1"),
            ("coinsurance: 0.30", "coinsurance: [0.30]"),
            ("out-of-pocket-max: 9500", "out-of-pocket-max: -1"),
            ("out-of-pocket-max: 9500", "part-b-deductible: 257"),
            ("copays: {specialist-visit: 55}", "copays: {special-visit: 55}"),
            ("copays: {specialist-visit: 55}", "copays: {specialist-visit: free}"),
            ("copays: {specialist-visit: 55}", "copays: 55"),
            ("imaging: 50% after deductible", "imagine: 50% after deductible"),
            ("{copay: 20, per: visit}", "{copay: 20, per: week}"),
            ("{copay: 20, per: visit}", "{copay: 20, pre: visit}"),
            ("{copay: 20, per: visit}", "[20]"),
            ("deductible: 600", "deductible: some"),
            ("out-of-pocket: 700", "out-of-pockets: 700"),
        ]),
        |file| {
            let mut plan = tempfile::NamedTempFile::new().expect("a file");
            plan.write_all(file.as_bytes()).expect("written");
            let path = plan.path().to_str().expect("a path");
            spinecmp(&["cost", "--plan", path, "--explain-plan"], "").code
        },
    );
}

#[test]
fn courses_of_the_wrong_shape_do_not_fit() {
    refused(
        "course",
        "services:\n  - {date: 2026-03-02, service: physician, allowed: 98.53, label: first, network: in, covered: yes}\n",
        &changes([
            ("services:", "service:"),
            ("services:\n  - {", "services: {"),
            ("date: 2026-03-02, ", ""),
            ("date: 2026-03-02", "date: 2nd of March"),
            ("date: 2026-03-02", "date: 20260302"),
            ("date: 2026-03-02", "dat: 2026-03-02"),
            ("date: 2026-03-02", "date: [2026-03-02]"),
            ("service: physician, ", ""),
            ("service: physician", "service: physicians"),
            ("service: physician", "service: own-pocket"),
            ("service: physician", "service: 7"),
            ("service: physician", "service: [physician]"),
            ("allowed: 98.53", "allowed: '98.53'"),
            ("allowed: 98.53", "allowed: much"),
            ("allowed: 98.53", "alowed: 98.53"),
            ("allowed: 98.53", "allowed: 98.53, billed: -1"),
            ("allowed: 98.53", "allowed: 98.53, days: some"),
            ("label: first", "label: 1"),
            ("label: first", "label: ''"),
            ("network: in", "network: near"),
            ("covered: yes", "covered: partly"),
        ]),
        |file| spinecmp(&["cost", "--course", "-"], file).code,
    );
}

#[test]
fn weights_of_the_wrong_shape_do_not_fit() {
    let trade_offs = "trade-offs:\n  - first: {attribute: quick-relief, size: 675, change: sooner}\n    second: {attribute: no-operation, size: 1000, change: none}\n    answer: first\n";
    let reads = |file: &str| spinecmp(&["weigh", "--weights", "-"], file).code;
    refused(
        "weights",
        "condition: lumbar-disc-herniation\nweights: {quick-relief: 9, no-operation: 6}\nown:\n  - {concern: My mother, weight: 7, ratings: {discectomy: 2}}\n",
        &changes([
            ("weights: {", "wieghts: {"),
            ("condition: lumbar-disc-herniation", "condition: [a]"),
            ("quick-relief: 9", "quick-releif: 9"),
            ("quick-relief: 9", "quick-relief: 11"),
            ("quick-relief: 9", "quick-relief: -1"),
            ("quick-relief: 9", "quick-relief: much"),
            ("quick-relief: 9", "quick-relief: '9'"),
            ("{quick-relief: 9, no-operation: 6}", "[quick-relief]"),
            ("concern: My mother, ", ""),
            ("concern: My mother", "concern: 3"),
            ("weight: 7, ", ""),
            ("weight: 7", "wait: 7"),
            ("weight: 7", "weight: true"),
            ("ratings: {discectomy: 2}", "ratings: {discectomie: 2}"),
            ("ratings: {discectomy: 2}", "ratings: {discectomy: 12}"),
            ("ratings: {discectomy: 2}", "ratings: 2"),
        ]),
        reads,
    );
    refused(
        "weights",
        trade_offs,
        &changes([
            ("answer: first", "answer: both"),
            ("    answer: first\n", ""),
            ("size: 675", "size: large"),
            ("attribute: quick-relief", "attribute: quickly"),
            ("change: sooner", "changes: sooner"),
            ("first: {attribute: quick-relief, size: 675, change: sooner}", "first: quick-relief"),
        ]),
        reads,
    );
}

#[test]
fn every_key_says_what_it_is() {
    fn told(at: &str, schema: &Value, keys: &mut usize) {
        for (key, value) in schema["properties"].as_object().into_iter().flatten() {
            let words = value["description"].as_str().unwrap_or_default();
            assert!(words.len() > 4 && words.ends_with(['.', '?']), "{at}/{key}: {words}");
            *keys += 1;
        }
        for (name, definition) in schema["definitions"].as_object().into_iter().flatten() {
            told(name, definition, keys);
        }
    }
    let mut keys = 0;
    for name in ["knowledge", "profile", "plan", "course", "weights"] {
        let schema = schema(name);
        assert_eq!(schema["additionalProperties"], json!(false), "{name}");
        told(name, &schema, &mut keys);
    }
    assert!(keys > 400, "{keys}");
}

#[test]
fn a_profile_is_held_against_the_knowledge_that_is_named() {
    let mut knowledge = tempfile::NamedTempFile::new().expect("a file");
    knowledge.write_all(knees().as_bytes()).expect("written");
    let path = knowledge.path().to_str().expect("a path");
    let run = spinecmp(&["schema", "profile", "--knowledge", path], "");
    let schema: Value = serde_json::from_str(&run.out).expect("a schema");
    let answers: Vec<&str> =
        schema["properties"].as_object().expect("answers").keys().map(String::as_str).collect();
    assert_eq!(answers, ["condition", "fever", "knee-weeks"]);
    assert_eq!(schema["properties"]["knee-weeks"]["maximum"], json!(4000.0));
    // Other schemas don't ask for it.
    let run = spinecmp(&["schema", "plan", "--knowledge", "/nonexistent"], "");
    assert_eq!(run.code, 0, "{}", run.err);
}
