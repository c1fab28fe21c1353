//! A FHIR bundle as a person: what is taken from it, what is not and why, and that nothing of the person comes out.

#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a broken test should stop")]

use crate::common::{as_expected, files, spinecmp, spinecmp_bytes};
use crate::documents::{each_null_says_why, fits};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use serde_json::{Value, json};
use spinecmp::knowledge::{Answer, Knowledge};
use spinecmp::profile::record::{Record, RecordReader};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// Stands in the bundle of one person wherever something stands that must never come out: names, numbers, addresses, labels, notes.
const MARK: &str = "zyxwvut";
const TODAY: Date = date(2026, 11, 28);

static KNOWLEDGE: LazyLock<&Knowledge> = LazyLock::new(|| spinecmp::builtin().expect("knowledge"));
static READER: LazyLock<RecordReader> = LazyLock::new(|| RecordReader::new(&KNOWLEDGE));

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/fhir")
}

fn bundle(name: &str) -> String {
    std::fs::read_to_string(folder().join(name).with_extension("json")).expect("a bundle")
}

fn value(name: &str) -> Value {
    serde_json::from_str(&bundle(name)).expect("JSON")
}

fn record(bundle: &Value) -> Record {
    READER.read("bundle", bundle.to_string().as_bytes(), TODAY).expect("a record")
}

/// What a bundle told, in one line: condition and facts, then why the rest was not taken.
fn in_one_line(record: &Record) -> String {
    let knowledge = *KNOWLEDGE;
    let mut taken: Vec<String> = record
        .condition
        .iter()
        .map(|condition| format!("condition={}", knowledge.conditions[*condition].id))
        .collect();
    taken.extend(
        record
            .possible
            .iter()
            .map(|condition| format!("perhaps={}", knowledge.conditions[*condition].id)),
    );
    for (pointer, fact) in knowledge.facts.refs() {
        let answer = match record.answers.get(pointer) {
            None => continue,
            Some(Answer::Flag(flag)) => flag.to_string(),
            Some(Answer::Number(number)) => number.to_string(),
            Some(Answer::Choice(option)) => format!("#{option}"),
            Some(Answer::Set(bits)) => format!("={bits:b}"),
            Some(Answer::Among(bits)) => format!("at-least:{bits:b}"),
        };
        taken.push(format!("{}={answer}", fact.id));
    }
    let mut reasons: Vec<String> = record
        .unused
        .iter()
        .map(|unused| format!("{:?}", unused.why))
        .chain(record.ignored.iter().map(|ignored| format!("{:?}", ignored.why)))
        .map(|why| why.split('(').next().unwrap_or_default().to_owned())
        .collect();
    reasons.sort();
    format!("{} | {}", taken.join(" "), reasons.join(" "))
}

/// Each line was held against its bundle by a reader.
#[test]
fn each_bundle_tells_what_its_codes_mean_and_nothing_else() {
    let mut names: Vec<String> = std::fs::read_dir(folder())
        .expect("the folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .map(|path| path.file_stem().expect("a name").to_string_lossy().into_owned())
        .collect();
    names.sort();
    let mut lines = String::new();
    for name in names {
        let told = match READER.read("bundle", bundle(&name).as_bytes(), TODAY) {
            Ok(record) => in_one_line(&record),
            Err(problem) => format!("error: {}", problem.message),
        };
        lines.push_str(&format!("{name}: {}\n", told.trim()));
    }
    as_expected("data/fhir/told.txt", &lines);
}

#[test]
fn a_bundle_is_recognised_wherever_a_profile_is_taken_and_options_win() {
    let text = bundle("slipped-disc");
    for command in ["compare", "check", "weigh"] {
        let run = spinecmp(&[command, "-p", "-", "-f", "json"], &text);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{command}");
        let document: Value = serde_json::from_str(&run.out).expect("JSON");
        assert_eq!(document["condition"], "lumbar-disc-herniation", "{command}");
        assert_eq!(document["condition_named"], true, "{command}");
        // A mark before the first letter and spaces change nothing.
        let marked = format!("\u{feff}\n {text}");
        let again = spinecmp(&[command, "-p", "-", "-f", "json", "--get", "condition"], &marked);
        assert_eq!(again.out.trim(), "lumbar-disc-herniation", "{command}: {}", again.err);
        let explained = spinecmp(&[command, "-p", "-", "--explain-input", "-f", "json"], &text);
        let document: Value = serde_json::from_str(&explained.out).expect("JSON");
        fits("input", &document);
        each_null_says_why(&document, "");
        assert_eq!(document["taken"][1]["fact"], "age", "{command}");
        assert_eq!(document["taken"][1]["answer"], 46, "{command}");
    }
    let set = ["check", "-p", "-", "--set", "age=70", "--condition", "stenosis", "--explain-input"];
    let run = spinecmp(&[&set[..], &["-f", "json"]].concat(), &text);
    let document: Value = serde_json::from_str(&run.out).expect("JSON");
    let overruled: Vec<&Value> = document["taken"]
        .as_array()
        .expect("a list")
        .iter()
        .filter(|taken| taken["overruled"] == true)
        .collect();
    assert_eq!(overruled.len(), 2, "{document:#}");
    let run = spinecmp(&["check", "-p", "-", "--explain-input"], "age: 44\n");
    assert_eq!(run.code, 2, "{run:?}");
    for ill in [&["--ask"][..], &["--questions"], &["--criterion", "x"]] {
        let args = [&["check", "-p", "bundle.json", "--explain-input"], ill].concat();
        assert_eq!(spinecmp(&args, "").code, 4, "the file comes first");
        let args = [&["check", "--explain-input"], ill].concat();
        assert_eq!(spinecmp(&args, "").code, 2, "{ill:?}");
    }
}

#[test]
fn what_is_no_bundle_of_one_person_is_refused_in_plain_words() {
    let cases = [
        ("{\"resourceType\": \"Patient\"}", "this is a FHIR Patient"),
        ("{\"resourceType\": \"Zyxwvut\"}", "resource of another kind"),
        ("{\"resourceType\": 7}", "does not say what it is"),
        ("{\"resource\": {\"resourceType\": \"Patient\"}}", "does not say what it is"),
        ("{\"resourceType\": \"Bundle\", \"entry\": {}}", "`entry` is no list"),
        ("{\"resourceType\": \"Bundle\", \"entry\": [", "the file ends before it is whole"),
        ("{\"resourceType\": \"Bundle\", \"entry\": [NaN]}", "this is no JSON from here on"),
        ("{\"resourceType\": \"Bundle\", \"entry\": [1e]}", "this is no JSON from here on"),
        ("{\"resourceType\": \"Bundle\"} Zyxwvut", "this is no JSON from here on"),
    ];
    for (text, words) in cases {
        let run = spinecmp(&["check", "-p", "-"], text);
        assert_eq!(run.code, 3, "{text}: {run:?}");
        assert!(run.err.contains(words), "{text}: {}", run.err);
        assert!(run.err.contains("  hint: "), "{}", run.err);
        assert!(!run.err.to_lowercase().contains(MARK), "{}", run.err);
        assert_eq!(run.out, "");
    }
    let sixteen: Vec<u8> =
        bundle("slipped-disc").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let broken = b"{\"resourceType\": \"Bundle\xff\", \"entry\": []}";
    for (bytes, words) in [(&sixteen[..], "a control character"), (broken, "UTF-8")] {
        let run = spinecmp_bytes(&["check", "-p", "-"], bytes);
        assert_eq!(run.code, 3, "{run:?}");
        assert!(run.err.contains(words), "{}", run.err);
    }
    for name in ["two-people", "two-people-named-by-others"] {
        let run = spinecmp(&["compare", "-p", "-"], &bundle(name));
        assert_eq!(run.code, 3, "{run:?}");
        assert!(run.err.contains("more than one person"), "{}", run.err);
    }
}

#[test]
fn the_explanation_is_as_expected() {
    let run = spinecmp(&["check", "-p", "-", "--explain-input"], &bundle("one-person"));
    // The stamp names the knowledge, which changes more often than this page.
    let (page, _) = run.out.split_once("Made by ").expect("the stamp");
    as_expected("golden/explain-input.txt", page);
    assert!(run.out.lines().all(|line| line.chars().count() <= 80));
}

#[test]
fn every_slip_in_the_sections_of_codes_is_told() {
    let cases = [
        ("form: loinc", "form: loink", "did you mean `loinc`?"),
        ("form: loinc", "form: rxnorm", "is no code of this system"),
        ("next-codes: 2026-10-01", "next-codes: soon", "expected a date"),
        (
            "uris: ['http://loinc.org']",
            "uris: ['http://snomed.info/sct/']",
            "names a system already",
        ),
        ("fact: hba1c", "fact: hbac1", "did you mean `hba1c`?"),
        ("fact: hba1c", "fact: diabetes", "`diabetes` is no number"),
        ("fact: hba1c", "fact: condition", "the condition is no fact like others"),
        ("answer: anticoagulant", "answer: anticoagulants", "this is no answer of the fact"),
        ("answer: [contrast-dye]", "answer: contrast-dye", "this is no answer of the fact"),
        (
            "condition: lumbar-disc-herniation\n",
            "condition: lumbar-disc\n",
            "no condition has the id",
        ),
        ("onset-weeks: symptom-weeks", "onset-weeks: age", "is no number of weeks"),
        ("lasting-weeks: 12", "lasting-weeks: 0", "from 1 to 6000"),
        (
            "    also-past: true\n",
            "    onset-weeks: symptom-weeks\n",
            "goes with `condition` or `may-be` only",
        ),
        ("    part: patient\n", "    part: observation\n", "`age` goes with `part: patient` only"),
        ("    no-fact: no question asks for it\n", "", "a meaning tells one thing"),
        ("outranks: [narrow-canal]", "outranks: [narrow-canals]", "did you mean `narrow-canal`?"),
        ("icd-10-cm: [M46.1]", "icd-10: [M46.1]", "no system of codes has the id"),
        ("icd-10-cm: [M46.1]", "icd-10-cm: [M46.1, M46.1]", "stands twice"),
        ("code: M54.50,", "code: M54.51,", "stands twice"),
        ("header-since: 2021-10-01", "header-since: 2021-09-01", "it was split after it was whole"),
        (", header-since: 2021-10-01", "", "has both days"),
        ("    undated: true\n", "    undated: true\n    who: me\n", "unknown key `who`"),
    ];
    for (from, to, words) in cases {
        let mut files = files();
        let file = files.iter_mut().find(|file| file.name == "codes.yaml").expect("the file");
        let text = String::from_utf8(file.bytes.clone()).expect("text");
        assert!(text.contains(from), "{from}");
        file.bytes = text.replacen(from, to, 1).into_bytes();
        let problems = Knowledge::load(&files).expect_err("a slip");
        let all: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert!(all.iter().any(|problem| problem.contains(words)), "{to}: {all:#?}");
        assert!(problems.iter().all(|problem| problem.line > 1), "{all:#?}");
    }
}

/// Every page in every form.
fn outputs(bundle: &str) -> Vec<(String, String)> {
    let mut outputs = Vec::new();
    for command in ["compare", "check", "weigh"] {
        for format in ["table", "markdown", "html", "csv", "json"] {
            for more in [&[][..], &["--explain-input"], &["--detail", "full"]] {
                let args = [&[command, "-p", "-", "-f", format], more].concat();
                let run = spinecmp(&args, bundle);
                assert!([0, 2, 3].contains(&run.code), "{args:?}: {run:?}");
                outputs.push((args.join(" "), run.out + &run.err));
            }
        }
    }
    outputs
}

#[test]
fn nothing_of_the_person_comes_out_in_any_form() {
    let bundle = bundle("one-person");
    assert!(bundle.to_lowercase().matches(MARK).count() > 100);
    for (args, output) in outputs(&bundle) {
        assert!(!output.to_lowercase().contains(MARK), "{args}: {output}");
        assert!(!output.contains("1957-03-09"), "{args}");
        assert!(!output.is_empty(), "{args}");
    }
    let path = folder().join("one-person.json").display().to_string();
    for format in ["table", "json", "csv"] {
        let run = spinecmp(&["validate", "--codes", &path, "-f", format], "");
        assert!(!run.out.to_lowercase().contains(MARK), "{}", run.out);
    }
}

/// The verdicts of the steps that ask for a fact alone.
fn steps_on(fact: &str, value: &Value, verdicts: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            let is_leaf = map.get("steps").and_then(Value::as_array).is_some_and(Vec::is_empty);
            let names = |key: &str| {
                map.get(key).is_some_and(|named| named.to_string().contains(&format!("\"{fact}\"")))
            };
            if is_leaf && (names("inputs") || names("missing")) {
                verdicts.insert(map["verdict"].as_str().expect("a verdict").to_owned());
            }
            map.values().for_each(|below| steps_on(fact, below, verdicts));
        }
        Value::Array(items) => items.iter().for_each(|below| steps_on(fact, below, verdicts)),
        _ => {}
    }
}

#[test]
fn a_set_that_is_known_in_part_says_no_to_nothing() {
    let told = record(&value("allergy-to-dye"));
    let (pointer, _) = KNOWLEDGE.facts.find(|fact| fact.id == "serious-allergies").expect("a fact");
    assert_eq!(told.answers.get(pointer), Some(Answer::Among(1)));
    let run = spinecmp(&["check", "-p", "-", "-f", "json"], &bundle("allergy-to-dye"));
    let document: Value = serde_json::from_str(&run.out).expect("JSON");
    fits("check", &document);
    let mut verdicts = BTreeSet::new();
    steps_on("serious-allergies", &document, &mut verdicts);
    assert_eq!(verdicts, BTreeSet::from(["met".to_owned(), "unknown".to_owned()]));
    let run = spinecmp(&["check", "-p", "-", "--explain-input"], &bundle("allergy-to-dye"));
    assert!(run.out.contains("contrast dye; the others are not"), "{}", run.out);
}

#[test]
fn codes_are_held_against_the_release() {
    let path = folder().join("codes.json").display().to_string();
    let run = spinecmp(&["validate", "--codes", &path, "-f", "json"], "");
    assert_eq!(run.code, 3, "{}", run.err);
    let document: Value = serde_json::from_str(&run.out).expect("JSON");
    fits("validate-codes", &document);
    each_null_says_why(&document, "");
    let found: Vec<String> = document["files"][0]["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .map(|finding| {
            let entry = finding["place"].as_str().expect("a place").split('/').nth(2);
            format!(
                "{} {} {} {}",
                entry.expect("an entry"),
                finding["level"].as_str().expect("a level"),
                finding["rule"].as_str().expect("a rule"),
                finding["code"].as_str().unwrap_or("-")
            )
        })
        .collect();
    let expected = [
        "2 warning retired-header M54.5",
        "3 warning perhaps-retired-header M54.5",
        "3 warning other-title M54.5",
        "4 error header M48.06",
        "5 warning perhaps-retired-header M51.36",
        "6 error other-system -",
        "9 warning no-side M54.30",
        "11 error unknown-code M54.99",
        "12 warning newer-than-release M54.98",
        "13 warning newer-than-release M54.97",
        "16 error other-system -",
        // Of the whole record.
        "10 warning listed-after M51.A1",
        "8 error never-together M54.16",
        "9 error never-together M54.30",
    ];
    let mut sorted = found.clone();
    sorted.sort();
    let mut wanted: Vec<String> = expected.iter().map(ToString::to_string).collect();
    // M51.A1 comes after M51.16, which is there.
    wanted.retain(|line| !line.contains("listed-after"));
    wanted.sort();
    assert_eq!(sorted, wanted);
    // A warning alone is no problem.
    let quiet = folder().join("back-pain-and-narrow-canal.json").display().to_string();
    assert_eq!(spinecmp(&["validate", "--codes", &quiet], "").code, 0);
    let run = spinecmp(&["validate", "--codes"], "");
    assert_eq!(run.code, 0, "{}", run.out);
    assert!(run.out.contains("nothing found"), "{}", run.out);
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/data/knowledge");
    assert_eq!(spinecmp(&["validate", "--codes", data, &quiet], "").code, 0);
    assert_eq!(spinecmp(&["validate", &path, &quiet], "").code, 2);
}

#[test]
fn a_knowledge_without_codes_says_so_and_conditions_lend_theirs() {
    let guide = include_str!("../../docs/knowledge.md");
    let (_, rest) = guide.split_once("```yaml\n").expect("the example");
    let (example, _) = rest.split_once("```").expect("its end");
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("fhir-knees.yaml");
    let knees = json!({"resourceType": "Bundle", "entry": [
        {"resource": {"resourceType": "Condition", "code": {"coding": [
            {"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "M17.11"}]}}}]});
    let args = ["check", "-p", "-", "--knowledge", path.to_str().expect("a path")];
    std::fs::write(&path, example).expect("written");
    let run = spinecmp(&args, &knees.to_string());
    assert_eq!(run.code, 3, "{run:?}");
    assert!(run.err.contains("names no codes"), "{}", run.err);
    let systems = "code-systems:\n  - {id: icd-10-cm, label: ICD-10-CM, uris: ['http://hl7.org/fhir/sid/icd-10-cm'], form: icd-10-cm, read-in: made up}\n";
    std::fs::write(&path, format!("{example}\n{systems}")).expect("written");
    let run = spinecmp(
        &[&args[..], &["--explain-input", "--get", "condition"]].concat(),
        &knees.to_string(),
    );
    assert_eq!((run.code, run.out.trim()), (0, "knee-arthritis"), "{run:?}");
}

#[test]
fn hostile_bundles_end_soon_and_in_words() {
    let deep = format!("{{\"resourceType\":\"Bundle\",\"entry\":{}", "[".repeat(200_000));
    let closed = format!(
        "{{\"resourceType\":\"Bundle\",\"entry\":[{{\"resource\":{{\"resourceType\":\"Condition\",\"code\":{}{}}}}}]}}",
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    let huge = format!(
        "{{\"resourceType\":\"Bundle\",\"entry\":[{{\"resource\":{{\"resourceType\":\"Observation\",\"status\":\"final\",\"effectiveDateTime\":\"2026-10-01\",\"code\":{{\"coding\":[{{\"system\":\"http://loinc.org\",\"code\":\"39156-5\"}}]}},\"valueQuantity\":{{\"value\":{}}}}}}}]}}",
        "9".repeat(100_000)
    );
    let exponents = huge.replace(&"9".repeat(100_000), "1e999999999999");
    let observation = |day: usize, value: usize| {
        json!({"resource": {"resourceType": "Observation", "status": "final",
            "effectiveDateTime": format!("2026-{:02}-{:02}", day / 28 % 10 + 1, day % 28 + 1),
            "code": {"coding": [{"system": "http://loinc.org", "code": "39156-5"}]},
            "valueQuantity": {"value": 20 + value % 30}}})
    };
    let many: Vec<Value> = (0..100_000).map(|place| observation(place, place)).collect();
    let many = json!({"resourceType": "Bundle", "entry": many}).to_string();
    let large =
        json!({"resourceType": "Bundle", "entry": [{"resource": {"resourceType": "Condition",
        "note": "x".repeat(2 << 20)}}]})
        .to_string();
    let keys: Vec<String> = (0..100_000).map(|key| format!("\"k{key}\":0")).collect();
    let keys = keys.join(",");
    let wide = format!("{{\"resourceType\":\"Bundle\",{keys}}}");
    let inside = format!(
        "{{\"resourceType\":\"Bundle\",\"entry\":[{{{keys}}},{{\"resource\":{{{keys}}}}}]}}"
    );
    for (name, text, code) in [
        ("many keys", wide, 3),
        ("many keys inside", inside, 0),
        ("deep", deep, 3),
        ("deep and closed", closed, 0),
        ("a huge number", huge, 0),
        ("an exponent", exponents, 0),
        ("many", many, 0),
        ("large", large, 0),
    ] {
        let run = spinecmp(&["check", "-p", "-", "--explain-input"], &text);
        assert_eq!(run.code, code, "{name}: {}", run.err);
        assert!(run.out.len() + run.err.len() < 10_000, "{name}");
    }
}

/// The places of a value and of all that is below it.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(map) => {
            for (key, below) in map {
                places(
                    below,
                    &format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")),
                    found,
                );
            }
        }
        Value::Array(items) => {
            for (place, below) in items.iter().enumerate() {
                places(below, &format!("{at}/{place}"), found);
            }
        }
        _ => {}
    }
}

/// What somebody else's system may write there.
fn stray() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        Just(json!(MARK)),
        Just(json!([MARK, {"code": MARK}])),
        Just(
            json!({ "coding": [{"system": "http://snomed.info/sct", "code": MARK, "display": MARK}] })
        ),
        Just(json!(-1e300)),
        Just(json!(true)),
        Just(json!("2026-02-30")),
        Just(json!("")),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_order_of_entries_changes_anything(seed in any::<prop::sample::Index>(), turn in 0_usize..40, name in prop::sample::select(vec![
        "one-person", "latest-of-many", "blood-thinners", "two-conditions", "stopped-smoking", "two-beginnings", "latest-not-told", "same-day-same-value",
        "diabetes-in-two-versions", "body-mass-index-in-three-versions",
    ])) {
        let bundle = value(name);
        let mut other = bundle.clone();
        let entries = other["entry"].as_array_mut().expect("entries");
        let swap = seed.index(entries.len());
        let turn = turn % entries.len();
        entries.rotate_left(turn);
        entries.swap(0, swap);
        prop_assert_eq!(record(&bundle), record(&other));
    }

    #[test]
    fn what_is_not_about_it_or_entered_in_error_changes_no_answer(
        place in any::<prop::sample::Index>(), name in prop::sample::select(vec!["one-person", "slipped-disc", "latest-of-many", "two-conditions"]),
    ) {
        let bundle = value(name);
        let before = record(&bundle);
        let mut entries = bundle["entry"].as_array().expect("entries").clone();
        let mut more = vec![
            json!({"resource": {"resourceType": "Encounter", "status": "finished"}}),
            json!({"resource": {"resourceType": "Observation", "status": "final", "code": {"coding": [{"system": "http://loinc.org", "code": "8302-2"}]}, "valueQuantity": {"value": 180}}}),
        ];
        for entry in &entries {
            // Of its own: under the name of the other it would take that back.
            let mut wrong = json!({"resource": entry["resource"]});
            let resource = &mut wrong["resource"];
            resource["id"] = json!("another-one");
            match resource["resourceType"].as_str() {
                Some("Condition") => resource["verificationStatus"] = json!({"coding": [{"code": "entered-in-error"}]}),
                Some("Observation" | "Procedure" | "MedicationRequest") => resource["status"] = json!("entered-in-error"),
                _ => continue,
            }
            more.push(wrong);
        }
        let at = place.index(entries.len() + 1);
        entries.splice(at..at, more);
        let after = record(&json!({"resourceType": "Bundle", "entry": entries}));
        prop_assert_eq!((before.condition, before.possible, before.answers, before.taken), (after.condition, after.possible, after.answers, after.taken));
    }

    #[test]
    fn whatever_is_changed_in_a_bundle_nothing_breaks_and_nothing_leaks(
        changes in prop::collection::vec((any::<prop::sample::Index>(), prop::option::of(stray()), any::<prop::sample::Index>()), 1..8),
    ) {
        let mut bundle = value("one-person");
        for (place, stray, other) in changes {
            let mut all = Vec::new();
            places(&bundle, "", &mut all);
            let at = all[place.index(all.len())].clone();
            let instead = match stray {
                Some(stray) => stray,
                // Some other part of it, in the wrong place.
                None => bundle.pointer(&all[other.index(all.len())]).expect("a place").clone(),
            };
            if at.is_empty() { continue; }
            if let Some(place) = bundle.pointer_mut(&at) { *place = instead; }
        }
        let text = bundle.to_string();
        for args in [
            &["check", "-p", "-", "--explain-input", "-f", "json"][..],
            &["check", "-p", "-", "--explain-input"],
            &["compare", "-p", "-", "-f", "json"],
        ] {
            let run = spinecmp(args, &text);
            prop_assert!([0, 3].contains(&run.code), "{:?}", run);
            prop_assert!(!run.out.to_lowercase().contains(MARK), "{}", run.out);
            prop_assert!(!run.err.to_lowercase().contains(MARK), "{}", run.err);
            if run.code == 0 && args.contains(&"json") && args.contains(&"--explain-input") {
                let document: Value = serde_json::from_str(&run.out).expect("JSON");
                fits("input", &document);
                each_null_says_why(&document, "");
            }
        }
    }

    #[test]
    fn a_file_that_was_cut_off_is_told_so(length in any::<prop::sample::Index>()) {
        let text = bundle("slipped-disc");
        let text = text.trim_end();
        let cut = &text.as_bytes()[..length.index(text.len())];
        let run = spinecmp_bytes(&["check", "-p", "-"], cut);
        prop_assert!(run.code == 3 || cut.is_empty(), "{:?}", run);
    }
}
