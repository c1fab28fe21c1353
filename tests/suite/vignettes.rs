//! Fourteen short stories about people: what the rules must answer for them, and what no page may say.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a broken test file should stop the test"
)]

use crate::common::{Run, spinecmp};
use serde_json::Value;
use serde_yaml::Value as Yaml;
use std::collections::BTreeMap;

fn file() -> Yaml {
    serde_yaml::from_str(include_str!("../data/vignettes.yaml")).expect("the vignettes are YAML")
}

fn vignettes() -> Vec<Yaml> {
    file()["vignettes"].as_sequence().expect("a list").clone()
}

fn words(value: &Yaml) -> Vec<String> {
    value
        .as_sequence()
        .map(|words| words.iter().map(|word| word.as_str().expect("a word").to_owned()).collect())
        .unwrap_or_default()
}

fn run(vignette: &Yaml, args: &[&str]) -> Run {
    let profile = serde_yaml::to_string(&vignette["profile"]).expect("a profile is YAML");
    let (command, rest) = args.split_first().expect("a command");
    let mut line = vec![*command, "-p", "-"];
    line.extend(rest);
    spinecmp(&line, &profile)
}

fn ids(list: &Value) -> Vec<String> {
    list.as_array()
        .expect("a list")
        .iter()
        .map(|entry| entry["id"].as_str().expect("an id").to_owned())
        .collect()
}

/// Every criterion of the document by id. One that is about two treatments must come out the same under both.
fn criteria(document: &Value) -> BTreeMap<String, Value> {
    let mut all: BTreeMap<String, Value> = BTreeMap::new();
    for treatment in document["treatments"].as_array().expect("treatments") {
        for rule_set in treatment["rule_sets"].as_array().expect("rule sets") {
            for criterion in rule_set["criteria"].as_array().expect("criteria") {
                let id = criterion["id"].as_str().expect("an id").to_owned();
                if let Some(known) = all.get(&id) {
                    assert_eq!(known, criterion);
                }
                all.insert(id, criterion.clone());
            }
        }
    }
    all
}

fn verdict(criterion: &Value) -> &str {
    if criterion["applies"] == Value::Bool(false) {
        assert!(criterion["verdict"].is_null());
        "skipped"
    } else {
        criterion["verdict"].as_str().expect("a verdict")
    }
}

#[test]
fn the_rules_answer_as_the_stories_say() {
    for vignette in vignettes() {
        let id = vignette["id"].as_str().expect("an id");
        let expect = &vignette["expect"];
        let run = run(&vignette, &["check", "-f", "json"]);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{id}");
        let document: Value = serde_json::from_str(&run.out).expect("JSON");

        assert_eq!(document["urgency"].as_str(), expect["urgency"].as_str(), "{id}");
        assert_eq!(ids(&document["red_flags"]), words(&expect["red_flags"]), "{id}");
        let mut open = ids(&document["red_flags_unanswered"]);
        let mut expected = words(&expect["red_flags_undetermined"]);
        open.sort();
        expected.sort();
        assert_eq!(open, expected, "{id}");
        for flag in words(&expect["not_red_flags"]) {
            assert!(!ids(&document["red_flags"]).contains(&flag), "{id}: {flag}");
        }

        let criteria = criteria(&document);
        for (name, expected) in expect["verdicts"].as_mapping().expect("verdicts") {
            let name = name.as_str().expect("an id");
            let found = criteria.get(name).map(verdict);
            assert_eq!(found, expected.as_str(), "{id}: {name}");
        }
        for name in words(&expect["applies_unknown"]) {
            assert_eq!(criteria[&name]["applies"], "unknown", "{id}: {name}");
        }
        for name in words(&expect["not_judged"]) {
            assert!(!criteria.contains_key(&name), "{id}: {name}");
        }
        if let Some(missing) = expect["missing"].as_mapping() {
            for (name, expected) in missing {
                let name = name.as_str().expect("an id");
                let mut found: Vec<String> = criteria[name]["missing"]
                    .as_array()
                    .expect("a list")
                    .iter()
                    .map(|fact| fact.as_str().expect("a fact").to_owned())
                    .collect();
                let mut expected = words(expected);
                found.sort();
                expected.sort();
                assert_eq!(found, expected, "{id}: {name}");
            }
        }
    }
}

#[test]
fn no_page_says_what_it_must_not() {
    let file = file();
    let ever = words(&file["never_say_ever"]);
    for vignette in vignettes() {
        let id = vignette["id"].as_str().expect("an id");
        let forbidden_here = words(&vignette["never_say"]);
        for detail in ["brief", "normal", "full"] {
            // Linear, so that no forbidden phrase hides in a line break.
            for command in [&["check"][..], &["compare", "--despite-red-flags"]] {
                let line = [command, &["--detail", detail, "--linear"]].concat();
                let run = run(&vignette, &line);
                let command = command.first();
                assert_eq!(run.code, 0, "{id}: {}", run.err);
                let page = run.out.to_lowercase();
                for phrase in &ever {
                    assert!(!page.contains(&phrase.to_lowercase()), "{id} {command:?}: {phrase}");
                }
                if command == Some(&"check") {
                    for phrase in &forbidden_here {
                        assert!(!page.contains(&phrase.to_lowercase()), "{id}: {phrase}");
                    }
                }
            }
        }
    }
}

/// A phrase that no rule can print is no test: every one must be in the words of some criterion or study.
#[test]
fn what_must_not_be_said_could_be_said() {
    let knowledge = spinecmp::builtin().expect("whole");
    let texts: Vec<String> = knowledge
        .criteria
        .iter()
        .flat_map(|criterion| [Some(&criterion.text), criterion.text_not_met.as_ref()])
        .flatten()
        .chain(knowledge.red_flags.iter().map(|flag| &flag.text))
        .map(|text| text.to_lowercase())
        .collect();
    let mut missing = Vec::new();
    for vignette in vignettes() {
        for phrase in words(&vignette["never_say"]) {
            let phrase = phrase.to_lowercase();
            if !texts.iter().any(|text| text.contains(&phrase)) {
                missing.push(phrase);
            }
        }
    }
    // These two are nobody's words: they must not be made up either.
    assert_eq!(missing, ["you can stop your blood thinner", "no red flags"]);
}

#[test]
fn an_emergency_or_same_day_flag_stops_the_comparison() {
    for vignette in vignettes() {
        let id = vignette["id"].as_str().expect("an id");
        let urgency = vignette["expect"]["urgency"].as_str();
        let run = run(&vignette, &["compare", "-f", "json"]);
        let document: Value = serde_json::from_str(&run.out).expect("JSON");
        let stops = matches!(urgency, Some("emergency-now" | "same-day"));
        assert_eq!(document["stopped_by_red_flag"], Value::Bool(stops), "{id}");
        assert_eq!(document["rows"].as_array().expect("rows").is_empty(), stops, "{id}");
    }
}

/// The lines of the one screen by rule set, for each treatment in its order.
fn screen(vignette: &Yaml) -> Vec<Vec<(String, String)>> {
    let run = run(vignette, &["check", "--detail", "brief", "--linear"]);
    let sections = run.out.split("Section: ").skip(1);
    sections
        .map(|section| {
            let lines = section.split("\n\n").nth(1).unwrap_or_default().lines();
            lines
                .filter_map(|line| line.split_once(": "))
                .map(|(name, says)| (name.to_owned(), says.to_owned()))
                .collect()
        })
        .collect()
}

/// A rule that does not fit, or is for others, is not told in its own words; one that speaks is told, whichever way.
#[test]
fn the_one_screen_says_each_way_and_nothing_that_is_for_others() {
    let knowledge = spinecmp::builtin().expect("whole");
    let mut lines = 0;
    for vignette in vignettes() {
        let id = vignette["id"].as_str().expect("an id");
        let json = run(&vignette, &["check", "-f", "json"]).out;
        let document: Value = serde_json::from_str(&json).expect("JSON");
        let screen = screen(&vignette);
        if screen.is_empty() {
            // A sign that calls for help today stands alone.
            assert!(document["urgency"].is_string(), "{id}");
            continue;
        }
        let treatments = document["treatments"].as_array().expect("treatments");
        assert_eq!(screen.len(), treatments.len(), "{id}");
        for (treatment, told) in treatments.iter().zip(&screen) {
            let sets = treatment["rule_sets"].as_array().expect("rule sets");
            let is_told = |set: &&Value| {
                let rules = set["criteria"].as_array().expect("criteria");
                set["for_others"] == Value::Bool(false)
                    && rules.iter().any(|rule| rule["applies"] != Value::Bool(false))
            };
            let sets: Vec<&Value> = sets.iter().filter(is_told).collect();
            if sets.is_empty() {
                assert_eq!(told.len(), 1, "{id}");
                assert_eq!(told[0].0, "Rules", "{id}");
                continue;
            }
            assert_eq!(sets.len(), told.len(), "{id}: {told:?}");
            for (set, (name, says)) in sets.iter().zip(told) {
                lines += 1;
                let rules = set["criteria"].as_array().expect("criteria");
                let short = |rule: &Value| {
                    let id = rule["id"].as_str().expect("an id");
                    let criterion = knowledge.criteria.iter().find(|entry| entry.id == id);
                    criterion.and_then(|entry| entry.short.clone()).expect("a short form")
                };
                let is = |rule: &Value, words: &str| verdict(rule) == words;
                let spoken: Vec<String> = rules
                    .iter()
                    .filter(|rule| is(rule, "met") || is(rule, "unknown"))
                    .map(short)
                    .collect();
                for rule in rules.iter().filter(|rule| is(rule, "not-met") || is(rule, "skipped")) {
                    let short = short(rule);
                    assert!(
                        spoken.contains(&short) || !says.contains(&short),
                        "{id}, {name}: {says}"
                    );
                }
                let has = |kinds: &[&str], polarity: &str| {
                    rules.iter().any(|rule| {
                        is(rule, "met")
                            && rule["applies"] == Value::Bool(true)
                            && kinds.contains(&rule["kind"].as_str().expect("a kind"))
                            && (rule["polarity"] == polarity || polarity.is_empty())
                    })
                };
                let rule = ["indication", "coverage-limit"];
                let parts: Vec<&str> = says.split(". ").collect();
                let says_one = |leads: &[&str]| {
                    parts.iter().any(|part| leads.iter().any(|lead| part.starts_with(lead)))
                };
                assert_eq!(has(&rule, "against"), says_one(&["says no: "]), "{id}, {name}: {says}");
                assert_eq!(
                    has(&rule, "for"),
                    says_one(&["says yes: ", "met: "]),
                    "{id}, {name}: {says}"
                );
                assert_eq!(
                    has(&["contraindication"], ""),
                    says.contains("reason against"),
                    "{id}, {name}: {says}"
                );
                assert_eq!(
                    has(&["caution"], ""),
                    says.contains("take care"),
                    "{id}, {name}: {says}"
                );
                assert_eq!(
                    has(&["evidence-fit"], ""),
                    says.starts_with("like you"),
                    "{id}, {name}: {says}"
                );
                let is_open = rules.iter().any(|rule| {
                    rule["missing"] != Value::Array(Vec::new())
                        || rule["applies_missing"] != Value::Array(Vec::new())
                });
                assert_eq!(is_open, says.ends_with(" open"), "{id}, {name}: {says}");
            }
        }
    }
    assert!(lines > 100, "{lines}");
}
