//! Findings as FHIR R5: every one makes a resource that R5 takes, with its figures and no others, and every reference leads somewhere in the bundle.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a broken test should stop"
)]

use crate::common::{Run, spinecmp};
use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// What R5 has of these elements.
static R5: LazyLock<Validator> = LazyLock::new(|| {
    let schema = include_str!("../data/fhir-r5-evidence.schema.json");
    jsonschema::draft7::new(&serde_json::from_str(schema).expect("JSON")).expect("a schema")
});

/// What we say of our own bundles.
static OURS: LazyLock<Validator> = LazyLock::new(|| {
    let schema = spinecmp(&["schema", "fhir"], "").out;
    jsonschema::draft7::new(&serde_json::from_str(&schema).expect("JSON")).expect("a schema")
});

/// Everything that is built in, as JSON and as FHIR.
static ALL: LazyLock<(Value, Value)> = LazyLock::new(|| asked(&[]));

/// The small file of `docs/knowledge.md` with findings of every kind.
static KNEES: LazyLock<String> = LazyLock::new(|| {
    let docs = include_str!("../../docs/knowledge.md");
    let (_, rest) = docs.split_once("```yaml\n").expect("an example");
    let (file, _) = rest.split_once("```").expect("its end");
    let findings = include_str!("../data/evidence-knees.yaml");
    let (_, findings) = findings.split_once("\n\n").expect("findings");
    let price = "  - {id: knee-price, label: What it costs, short: Price, group: cost, measure: range, unit: usd, better: lower, priorities: [I want to pay as little as I can for my knee.]}\n";
    let units = "  - {id: text, kind: text}\n  - {id: points-0-100, kind: points, out-of: 100}\n";
    [
        ("\nconditions:\n", format!("{units}\nconditions:\n")),
        ("\nfindings:\n", format!("{price}\nfindings:\n")),
        ("\ngaps:\n", format!("\n{findings}\ngaps:\n")),
    ]
    .iter()
    .fold(file.to_owned(), |file, (from, to)| {
        assert_eq!(file.matches(from).count(), 1, "{from}");
        file.replace(from, to)
    })
});

fn run(args: &[&str], format: &str) -> Run {
    let run = spinecmp(&[&["facts"], args, &["-f", format]].concat(), "");
    assert_eq!(run.code, 0, "{args:?}: {}", run.err);
    run
}

/// The answer as JSON, and as a bundle that is sound.
fn asked(args: &[&str]) -> (Value, Value) {
    let document = serde_json::from_str(&run(args, "json").out).expect("JSON");
    let bundle = serde_json::from_str(&run(args, "fhir").out).expect("JSON");
    is_sound(&bundle);
    (document, bundle)
}

/// The same of the knees.
fn of_knees(knowledge: &str) -> (Value, Value) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("knees.yaml").display().to_string();
    std::fs::write(&path, knowledge).expect("written");
    asked(&["--knowledge", &path])
}

fn faults(schema: &Validator, bundle: &Value) -> Vec<String> {
    schema.iter_errors(bundle).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn entries(bundle: &Value) -> &[Value] {
    bundle["entry"].as_array().map_or(&[], Vec::as_slice)
}

fn word<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_else(|| panic!("{key} in {value}"))
}

/// The resources of a kind by their ids.
fn resources<'b>(bundle: &'b Value, kind: &str) -> BTreeMap<&'b str, &'b Value> {
    let resources = entries(bundle).iter().map(|entry| &entry["resource"]);
    resources
        .filter(|resource| resource["resourceType"] == kind)
        .map(|resource| (word(resource, "id"), resource))
        .collect()
}

/// Every value that stands under this key, at any depth.
fn under<'v>(value: &'v Value, key: &str, found: &mut Vec<&'v Value>) {
    match value {
        Value::Object(map) => map.iter().for_each(|(name, value)| {
            if name == key {
                found.push(value);
            }
            under(value, key, found);
        }),
        Value::Array(items) => items.iter().for_each(|item| under(item, key, found)),
        _ => {}
    }
}

/// Every number at any depth, as it is written.
fn numbers(value: &Value) -> Vec<String> {
    let mut all: Vec<String> = match value {
        Value::Number(number) => vec![number.to_string()],
        Value::Object(map) => map.values().flat_map(numbers).collect(),
        Value::Array(items) => items.iter().flat_map(numbers).collect(),
        _ => Vec::new(),
    };
    all.sort();
    all
}

/// What R5 asks of a bundle of this kind: both schemas, and its rules across elements.
fn is_sound(bundle: &Value) {
    for schema in [&*R5, &*OURS] {
        assert_eq!(faults(schema, bundle), [""; 0]);
    }
    // bdl-7: each `fullUrl` once; an id once within its kind, whatever its capitals.
    let urls: Vec<&str> = entries(bundle).iter().map(|entry| word(entry, "fullUrl")).collect();
    assert_eq!(urls.iter().collect::<BTreeSet<_>>().len(), urls.len());
    let ids: BTreeSet<String> = entries(bundle)
        .iter()
        .map(|entry| &entry["resource"])
        .map(|resource| {
            let id = word(resource, "id");
            assert!((1..=64).contains(&id.len()), "{id}");
            format!("{}/{}", word(resource, "resourceType"), id.to_lowercase())
        })
        .collect();
    assert_eq!(ids.len(), urls.len());
    for url in urls {
        let uuid = url.strip_prefix("urn:uuid:").expect("a UUID");
        let lengths: Vec<usize> = uuid.split('-').map(str::len).collect();
        assert_eq!(lengths, [8, 4, 4, 4, 12], "{url}");
        assert!(uuid.chars().all(|sign| matches!(sign, '0'..='9' | 'a'..='f' | '-')), "{url}");
    }
    // A reference is found in the bundle, under the type that it names.
    let mut references = Vec::new();
    under(bundle, "resourceReference", &mut references);
    for reference in references {
        let entry = entries(bundle).iter().find(|entry| entry["fullUrl"] == reference["reference"]);
        let entry = entry.unwrap_or_else(|| panic!("nothing is at {reference}"));
        assert_eq!(entry["resource"]["resourceType"], reference["type"]);
    }
    // rng-2: low is not above high.
    let mut ranges = Vec::new();
    under(bundle, "range", &mut ranges);
    for range in ranges {
        let end = |key: &str| range[key]["value"].as_f64();
        if let (Some(low), Some(high)) = (end("low"), end("high")) {
            assert!(low <= high, "{range}");
        }
    }
    for (id, evidence) in resources(bundle, "Evidence") {
        assert!(!word(evidence, "title").is_empty() && !word(evidence, "description").is_empty());
        for (role, least, most) in [
            ("population", 1, 1),
            ("exposure", 1, 1),
            ("referenceExposure", 0, 1),
            ("measuredVariable", 1, 1),
        ] {
            let count = variables(evidence, role).len();
            assert!((least..=most).contains(&count), "{id}: {count} of {role}");
        }
    }
}

/// What an evidence says of a part.
fn variables<'v>(evidence: &'v Value, role: &str) -> Vec<&'v Value> {
    let all = evidence["variableDefinition"].as_array().expect("variables").iter();
    all.filter(|variable| variable["variableRole"]["coding"][0]["code"] == role).collect()
}

/// The remarks on something.
fn notes(value: &Value) -> Vec<&str> {
    let notes = value["note"].as_array().map_or(&[][..], Vec::as_slice);
    notes.iter().map(|note| word(note, "text")).collect()
}

/// "12,049,555".
fn with_commas(number: &Value) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Where the figures of a finding should stand, by an account of its own.
#[derive(Default)]
struct Places {
    /// As numbers in its evidence.
    itself: Vec<String>,
    /// As numbers in the evidence of its other group.
    other: Vec<String>,
    /// In words: where, which, and how they are written there.
    words: Vec<(&'static str, Value, String)>,
    /// Confidence intervals.
    levels: usize,
}

impl Places {
    fn of(finding: &Value) -> Self {
        let mut places = Self::default();
        let known = |value: &Value| (!value.is_null()).then(|| value.clone());
        let is_compared = ["direct", "indirect"].contains(&word(&finding["comparator"], "kind"));
        let is_between = ["difference", "share-difference"].contains(&word(finding, "measure"));
        let counts_people = finding["per"].is_null();
        for key in ["value", "low", "high", "typical", "start_value"] {
            places.itself.extend(known(&finding[key]).map(|value| value.to_string()));
        }
        for key in ["value", "low", "high"] {
            let value = known(&finding["as_published"][key]);
            places.itself.extend(value.map(|value| value.to_string()));
        }
        if let Some(value) = known(&finding["comparator"]["value"]) {
            let group = if is_compared { &mut places.other } else { &mut places.itself };
            group.push(value.to_string());
        }
        if let Some(count) = known(&finding["count"]) {
            for key in ["events", "of"] {
                if counts_people {
                    places.itself.push(count[key].to_string());
                } else {
                    let written = with_commas(&count[key]);
                    places.words.push(("size", count[key].clone(), written));
                }
            }
        }
        if let Some(n) = known(&finding["n"]) {
            let fits = n.as_u64().is_some_and(|n| n < 1 << 31);
            if counts_people && fits && (is_between || !is_compared) {
                places.itself.push(n.to_string());
            } else {
                places.words.push(("size", n.clone(), format!("{} counted", with_commas(&n))));
            }
        }
        if let Some(denominator) = known(&finding["denominator"]) {
            let what = finding["per"].as_str().map_or("people".to_owned(), |per| format!("{per}s"));
            let written = format!("of {} {what}", with_commas(&denominator));
            places.words.push(("unit", denominator, written));
        }
        for key in ["value", "low", "high"] {
            if let Some(value) = known(&finding["horizon"][key]) {
                let written = value.to_string();
                places.words.push(("time", value, written));
            }
        }
        if let Some(year) = known(&finding["price_year"]) {
            places.words.push(("note", year.clone(), format!("Price of {year}.")));
        }
        if finding["range_kind"] == "ci95" {
            let ranges = [finding, &finding["as_published"]];
            let is_range = |of: &&&Value| !of["low"].is_null() || !of["high"].is_null();
            places.levels = ranges.iter().filter(is_range).count();
        }
        places
    }
}

/// Every figure of the finding stands in its resources, and no number stands there that is none of its figures.
fn figures_agree(finding: &Value, itself: &Value, other: Option<&Value>) {
    let id = word(finding, "id");
    let places = Places::of(finding);
    // No figure of a finding is forgotten by this account.
    let mut accounted = [places.itself.clone(), places.other.clone()].concat();
    accounted.extend(places.words.iter().map(|(_, value, _)| value.to_string()));
    accounted.sort();
    assert_eq!(accounted, numbers(finding), "{id}");

    let mut expected = places.itself;
    expected.extend(std::iter::repeat_n("0.95".to_owned(), places.levels));
    expected.sort();
    assert_eq!(numbers(itself), expected, "{id}");
    assert_eq!(other.map(numbers).unwrap_or_default(), places.other, "{id}");

    let mut sizes = Vec::new();
    under(&itself["statistic"], "sampleSize", &mut sizes);
    let sizes: Vec<&str> = sizes.iter().filter_map(|size| size["description"].as_str()).collect();
    let mut units = Vec::new();
    under(&itself["statistic"], "unit", &mut units);
    let measured = notes(variables(itself, "measuredVariable")[0]);
    let time: Vec<&str> =
        measured.iter().copied().filter(|note| note.starts_with("In figures: ")).collect();
    for (place, _, written) in &places.words {
        let is_told = match *place {
            "size" => sizes.iter().any(|text| text.contains(written)),
            "unit" => units.is_empty() || units.iter().any(|unit| *unit == written),
            "time" => time.iter().any(|text| has_number(text, written)),
            _ => notes(itself).iter().any(|note| note.starts_with(written)),
        };
        assert!(is_told, "{id}: {place} lacks {written}");
    }
    // Nothing else is told in these words.
    let count = |of: &str| places.words.iter().filter(|(place, _, _)| *place == of).count();
    assert_eq!(digits(&sizes.join(" ")), count("size"), "{id}: {sizes:?}");
    assert_eq!(digits(&time.join(" ")), count("time"), "{id}: {time:?}");
}

/// Whether this number stands in a text by itself.
fn has_number(text: &str, number: &str) -> bool {
    text.split([' ', '(', ')']).any(|part| part == number)
}

/// How many numbers a text holds.
fn digits(text: &str) -> usize {
    text.split(' ').filter(|part| part.contains(|sign: char| sign.is_ascii_digit())).count()
}

/// Whether the resources are those of these findings and sources, figure by figure.
fn holds_the_findings(document: &Value, bundle: &Value) {
    let evidence = resources(bundle, "Evidence");
    let findings = document["findings"].as_array().expect("findings");
    // In the order of the answer, each followed by its other group.
    let mut order: Vec<&str> = Vec::new();
    for entry in
        entries(bundle).iter().filter(|entry| entry["resource"]["resourceType"] == "Evidence")
    {
        order.push(word(&entry["resource"], "id"));
    }
    let mut ids = order.iter();
    for finding in findings {
        let id = *ids.next().expect("one more evidence");
        let itself = evidence[id];
        if word(finding, "id").len() <= 50 {
            assert_eq!(id, word(finding, "id"));
        }
        assert!(
            word(itself, "citeAsMarkdown").ends_with(&format!("Finding {}.", word(finding, "id")))
        );
        let comparator = &finding["comparator"];
        let is_compared = ["direct", "indirect"].contains(&word(comparator, "kind"));
        let other = (is_compared && !comparator["value"].is_null()).then(|| {
            let other = *ids.next().expect("the other group");
            assert_eq!(other, format!("{id}.comparator"));
            evidence[other]
        });
        figures_agree(finding, itself, other);
        belongs_together(finding, itself, other);
    }
    assert_eq!(ids.next(), None);
}

/// The words, the grade and the parts of a finding are those of its resource.
fn belongs_together(finding: &Value, itself: &Value, other: Option<&Value>) {
    let id = word(finding, "id");
    let grade = &itself["certainty"][0]["rating"]["coding"][0]["code"];
    match word(finding, "certainty") {
        "not-graded" => assert!(grade.is_null(), "{id}"),
        given => assert_eq!(grade, given, "{id}"),
    }
    let is_compared = ["direct", "indirect"].contains(&word(&finding["comparator"], "kind"));
    assert!(is_compared || variables(itself, "referenceExposure").is_empty(), "{id}");
    let citations = |evidence: &Value| -> Vec<Value> {
        let all = evidence["relatedArtifact"].as_array().expect("relations").iter();
        all.filter(|relation| relation["type"] == "citation").cloned().collect()
    };
    assert_eq!(citations(itself).len(), finding["sources"].as_array().expect("ids").len(), "{id}");
    let Some(other) = other else { return };
    // The group that a finding is set against is the exposure of its own evidence; no grade is of it.
    let reference = &variables(itself, "referenceExposure")[0]["description"];
    assert_eq!(variables(other, "exposure")[0]["description"], *reference, "{id}");
    assert_eq!(variables(other, "referenceExposure").len(), 0, "{id}");
    assert_eq!(citations(other), citations(itself), "{id}");
    assert!(other["certainty"].is_null(), "{id}");
    for (one, to) in [(itself, other), (other, itself)] {
        let relations = one["relatedArtifact"].as_array().expect("relations");
        let link = relations.last().expect("a link");
        assert_eq!(link["resourceReference"]["display"], to["title"], "{id}");
    }
}

#[test]
fn every_built_in_finding_makes_evidence_with_its_figures() {
    let (document, bundle) = &*ALL;
    assert!(document["findings"].as_array().expect("findings").len() > 150);
    holds_the_findings(document, bundle);
    let citations = resources(bundle, "Citation");
    let sources = document["sources"].as_array().expect("sources");
    assert_eq!(citations.len(), sources.len());
    for source in sources {
        let cited = &citations[word(source, "id")]["citedArtifact"];
        let mut values = Vec::new();
        under(&cited["identifier"], "value", &mut values);
        let known = |key: &str| source[key].as_str().map(str::to_owned);
        let pmid = source["pmid"].as_u64().map(|pmid| pmid.to_string());
        let expected: Vec<String> =
            [known("doi"), pmid, known("pmcid")].into_iter().flatten().collect();
        assert_eq!(values, expected.iter().collect::<Vec<_>>());
        let year = &cited["publicationForm"][0]["publicationDateText"];
        assert_eq!(
            year.as_str().map(str::to_owned),
            source["year"].as_u64().map(|year| year.to_string())
        );
    }
}

#[test]
fn findings_of_every_kind_make_evidence_with_their_figures() {
    let (document, bundle) = of_knees(&KNEES);
    assert_eq!(document["findings"].as_array().expect("findings").len(), 7);
    holds_the_findings(&document, &bundle);
    let evidence = resources(&bundle, "Evidence");
    // Two ids that begin alike and are too long for FHIR.
    assert_eq!(
        evidence.keys().filter(|id| id.starts_with("knee-injection-0123456789-")).count(),
        4
    );
    let hostile: Vec<&&Value> =
        evidence.values().filter(|entry| word(entry, "description").contains("2.5")).collect();
    assert_eq!(hostile.len(), 2);
    let words = hostile[0].to_string();
    // What Markdown would obey is escaped (each backslash twice: it is JSON); a title is no Markdown.
    for escaped in [
        r"\\# all \\_people\\_ of a place",
        r"\\# salt \\*water\\* \\<i\\>",
        r"1\\) Of 10,000 injections, \\<b\\>2.5\\</b\\>",
        r"1\\. See \\[here\\](javascript:alert) \\&lt; \\_there\\_",
        r"Take care: - not \\`yours\\`.",
    ] {
        assert!(words.contains(escaped), "{escaped} in {words}");
    }
    let text = &evidence["knee-words"]["statistic"][0];
    assert_eq!(text["statisticType"]["coding"][0]["code"], "descriptive");
    assert_eq!(text["description"], "Many knees get better.");
    let none = &evidence["knee-no-number"]["statistic"][0];
    assert_eq!(none["description"], "No figure: the source read gives no number.");
    let printed = &evidence["knee-pain-before"]["statistic"][2]["quantity"]["unit"];
    assert_eq!(printed, "points on a scale of 0 to 100");
    let price = &evidence["knee-price"]["statistic"][0]["quantity"];
    assert_eq!(price["value"].to_string(), "99.99");
    assert_eq!((word(price, "system"), word(price, "code")), ("urn:iso:std:iso:4217", "USD"));
}

#[test]
fn a_figure_that_is_lost_changed_or_new_is_noticed() {
    let (document, bundle) = of_knees(&KNEES);
    let mut objects = Vec::new();
    paths(&bundle, String::new(), &mut objects);
    let holds = |bundle: &Value| std::panic::catch_unwind(|| holds_the_findings(&document, bundle));
    let mut tried = 0;
    for path in objects.iter().filter(|path| path.contains("/statistic/")) {
        let object = bundle.pointer(path).and_then(Value::as_object).expect("an object");
        for (key, _) in object.iter().filter(|(_, value)| value.is_number()) {
            let changed = |change: &dyn Fn(&mut serde_json::Map<String, Value>)| {
                let mut bundle = bundle.clone();
                change(bundle.pointer_mut(path).and_then(Value::as_object_mut).expect("an object"));
                bundle
            };
            let lost = changed(&|object| _ = object.remove(key));
            let other = changed(&|object| object[key] = json!(123_456));
            let new = changed(&|object| _ = object.insert("numberOfEvents".to_owned(), json!(7)));
            for bundle in [lost, other, new] {
                assert!(holds(&bundle).is_err(), "{path}/{key}");
                tried += 1;
            }
        }
    }
    assert!(tried > 60, "{tried}");
    assert!(holds(&bundle).is_ok());
}

#[test]
fn another_knowledge_has_other_addresses_and_another_version_has_the_same() {
    let urls = |knowledge: &str| -> Vec<Value> {
        let (_, bundle) = of_knees(knowledge);
        entries(&bundle).iter().map(|entry| entry["fullUrl"].clone()).collect()
    };
    let first = urls(&KNEES);
    assert_eq!(first, urls(&KNEES.replace("  version: \"1\"\n", "  version: \"2\"\n")));
    let other = urls(&KNEES.replace("title: \"Knee injection,", "title: \"Another injection,"));
    assert!(first.iter().all(|url| !other.contains(url)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_resource_is_the_same_whatever_was_asked(
        condition in proptest::option::of(0_usize..6),
        treatment in proptest::option::of(0_usize..12),
        outcome in proptest::option::of(0_usize..60),
        older in proptest::option::of(1_u32..20),
    ) {
        let knowledge = spinecmp::builtin().expect("the built-in knowledge");
        let mut args: Vec<String> = Vec::new();
        if let Some(place) = condition {
            let entry = knowledge.conditions.iter().nth(place).expect("a condition");
            args.extend(["--condition".to_owned(), entry.id.clone()]);
        }
        if let Some(place) = treatment {
            let entry = knowledge.treatments.iter().nth(place % knowledge.treatments.len());
            args.extend(["--treatment".to_owned(), entry.expect("a treatment").id.clone()]);
        }
        if let Some(place) = outcome {
            let entry = knowledge.outcomes.iter().nth(place % knowledge.outcomes.len());
            args.extend(["--outcome".to_owned(), entry.expect("an outcome").id.clone()]);
        }
        args.extend(older.map(|years| format!("--older-than={years}")));
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let (document, bundle) = asked(&args);
        holds_the_findings(&document, &bundle);
        let (_, all) = &*ALL;
        for entry in entries(&bundle) {
            prop_assert!(entries(all).contains(entry), "{:?}: {}", args, entry);
        }
        // Sources come along with what cites them, and never alone.
        let mut cited = Vec::new();
        under(&bundle, "resourceReference", &mut cited);
        let cited: BTreeSet<&str> = cited.iter().map(|reference| word(reference, "reference")).collect();
        let is_cited = |entry: &&Value| cited.contains(word(entry, "fullUrl"));
        let citations = entries(&bundle).iter().filter(|entry| entry["resource"]["resourceType"] == "Citation");
        if !args.is_empty() {
            prop_assert_eq!(citations.clone().filter(is_cited).count(), citations.count());
        }
    }
}

#[test]
fn the_schemas_refuse_what_r5_does() {
    let id = "clbp-fus-good-result-2y";
    let (_, bundle) = asked(&[id]);
    let mut objects = Vec::new();
    paths(&bundle, String::new(), &mut objects);
    assert!(objects.len() > 60, "{objects:?}");
    let refused = |bundle: &Value| {
        let both = (!R5.is_valid(bundle), !OURS.is_valid(bundle));
        assert_eq!(both.0, both.1, "{bundle}");
        both.0
    };
    for path in &objects {
        let changed = |change: &dyn Fn(&mut Value)| {
            let mut bundle = bundle.clone();
            change(bundle.pointer_mut(path).expect("an object"));
            bundle
        };
        // No object has room for what is not known.
        assert!(refused(&changed(&|object| object["extra"] = json!("x"))), "{path}");
        let object = bundle.pointer(path).expect("an object").as_object().expect("an object");
        for key in object.keys() {
            let nothing = changed(&|object| object[key.as_str()] = Value::Null);
            assert!(refused(&nothing), "{path}/{key}");
            let other = changed(&|object| object[key.as_str()] = json!({"a": 1}));
            assert!(refused(&other), "{path}/{key}");
        }
        if object.contains_key("display") && object.contains_key("code") {
            for key in ["system", "code", "display"] {
                let other = changed(&|object| object[key] = json!("other"));
                assert!(!R5.is_valid(&other), "{path}/{key}");
            }
        }
    }
    // What R5 asks for.
    for path in [
        "/resourceType",
        "/type",
        "/entry/0/fullUrl",
        "/entry/0/resource",
        "/entry/0/resource/resourceType",
        "/entry/0/resource/status",
        "/entry/0/resource/variableDefinition",
        "/entry/0/resource/variableDefinition/0/variableRole",
        "/entry/0/resource/relatedArtifact/0/type",
        "/entry/0/resource/note/0/text",
        "/entry/0/resource/useContext/0/code",
        "/entry/2/resource/status",
        "/entry/2/resource/summary/0/text",
        "/entry/2/resource/citedArtifact/title/0/text",
        "/entry/2/resource/citedArtifact/contributorship/summary/0/value",
    ] {
        let mut changed = bundle.clone();
        let (object, key) = path.rsplit_once('/').expect("a path");
        let object = changed.pointer_mut(object).and_then(Value::as_object_mut).expect("an object");
        assert!(object.remove(key).is_some(), "{path}");
        assert!(!R5.is_valid(&changed), "{path}");
    }
    for (path, value) in [
        ("/entry/0/resource/id", json!("a_b")),
        ("/entry/0/resource/id", json!("a".repeat(65))),
        ("/entry/0/resource/title", json!("")),
        ("/entry/0/resource/title", json!("a\u{1b}b")),
        ("/entry/0/resource/title", json!(" a")),
        ("/entry/0/resource/status", json!("published")),
        ("/entry/0/resource/variableDefinition", json!([])),
        ("/entry/0/fullUrl", json!("a b")),
        ("/entry/0/resource/statistic/0/quantity/value", json!("63")),
    ] {
        let mut changed = bundle.clone();
        *changed.pointer_mut(path).expect("a value") = value;
        assert!(!R5.is_valid(&changed), "{path}");
    }
}

/// Where the objects of a value are.
fn paths(value: &Value, at: String, found: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                paths(value, format!("{at}/{key}"), found);
            }
            found.push(at);
        }
        Value::Array(items) => {
            for (place, item) in items.iter().enumerate() {
                paths(item, format!("{at}/{place}"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn what_is_no_finding_is_left_out_and_told() {
    let (document, bundle) = &*ALL;
    let told = run(&[], "fhir").err;
    for (key, words) in [
        ("disputes", "disputes"),
        ("gaps", "gaps"),
        ("modifiers", "modifiers"),
        ("context", "facts around the decision"),
        ("claims", "statements that people meet"),
    ] {
        let count = document[key].as_array().expect("entries").len();
        assert!(count > 1 && told.contains(&format!("{count} {words}")), "{told}");
    }
    assert_eq!(told.lines().count(), 1, "{told}");
    assert!(!entries(bundle).is_empty());

    let dispute = word(&document["disputes"][0], "id");
    let run = run(&[dispute], "fhir");
    assert_eq!(run.out, "{\n  \"resourceType\": \"Bundle\",\n  \"type\": \"collection\"\n}\n");
    assert!(
        run.err
            .starts_with("Left out, since only findings and sources go out as FHIR: 1 dispute. ")
    );
    assert!(run.err.contains("\nThe bundle is empty. "), "{}", run.err);
    let (_, empty) = asked(&[dispute]);
    assert_eq!(entries(&empty), [] as [Value; 0]);

    // A source by itself is a citation by itself.
    let source = word(&document["sources"][0], "id");
    let (_, bundle) = asked(&[source]);
    assert_eq!(resources(&bundle, "Citation").keys().collect::<Vec<_>>(), [&source]);
    assert_eq!(entries(&bundle).len(), 1);
    // A finding by itself leaves nothing to tell.
    assert_eq!(self::run(&["esi-infection"], "fhir").err, "");
}

#[test]
fn other_commands_say_where_findings_are() {
    for args in [
        vec!["compare"],
        vec!["check"],
        vec!["cost"],
        vec!["weigh", "--weight", "quick-relief=9"],
        vec!["list"],
        vec!["audit"],
        vec!["validate"],
        vec!["schema", "fhir"],
        vec!["completions", "bash"],
        vec!["man"],
        vec!["batch", "-"],
    ] {
        let args: Vec<&str> = args.into_iter().chain(["-f", "fhir"]).collect();
        let run = spinecmp(&args, "");
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{args:?}");
        assert!(run.err.contains("only `facts` has it"), "{args:?}: {}", run.err);
    }
    let run = spinecmp(&["facts", "esi-infection", "-f", "fhir", "--get", "findings.0.value"], "");
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.starts_with("error: --get"), "{}", run.err);
}

#[test]
fn a_file_of_json_holds_the_answer_and_a_bundle_only_where_one_is_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("x.json").display().to_string();
    let written = |more: &[&str]| -> Value {
        let args = [&["facts", "esi-infection", "-o", &path], more].concat();
        assert_eq!(spinecmp(&args, "").code, 0);
        serde_json::from_str(&std::fs::read_to_string(&path).expect("a file")).expect("JSON")
    };
    assert!(written(&[])["findings"].is_array());
    assert_eq!(written(&["-f", "fhir"])["resourceType"], "Bundle");
}
