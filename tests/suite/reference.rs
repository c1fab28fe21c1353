//! A second, plain reading of the rules, straight from the YAML by name, against the program's resolved one: on random profiles both must agree.
//! And the laws of unknown: an answer more never unsettles what was settled.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a broken file should stop the test"
)]

use crate::common::spinecmp;
use proptest::prelude::*;
use serde_json::Value as Json;
use serde_yaml::Value as Yaml;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// The answers of one person, by name. Sets are lists.
type Profile = BTreeMap<String, Yaml>;

fn section(name: &str) -> Vec<Yaml> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/knowledge");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("the knowledge folder")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    paths
        .iter()
        .flat_map(|path| {
            let text = std::fs::read_to_string(path).expect("a file");
            let file: Yaml = serde_yaml::from_str(&text).expect("YAML");
            file[name].as_sequence().cloned().unwrap_or_default()
        })
        .collect()
}

static FACTS: LazyLock<Vec<Yaml>> = LazyLock::new(|| section("facts"));
static CRITERIA: LazyLock<Vec<Yaml>> = LazyLock::new(|| section("criteria"));
static RED_FLAGS: LazyLock<Vec<Yaml>> = LazyLock::new(|| section("red-flags"));
static CONDITIONS: LazyLock<Vec<Yaml>> = LazyLock::new(|| section("conditions"));

/// The facts that are asked for what was told.
static TOLD: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let mut read = Vec::new();
    for rule in CRITERIA.iter().chain(RED_FLAGS.iter()) {
        leaves(&rule["when"], &mut read);
    }
    read.into_iter().filter(|(_, told)| *told).map(|(fact, _)| fact).collect()
});

/// What a test reads: each fact, and whether it is asked for what was told.
fn leaves(test: &Yaml, read: &mut Vec<(String, bool)>) {
    if let Some(fact) = test["fact"].as_str() {
        read.push((fact.to_owned(), test["told"] == true));
    }
    for key in ["all", "any", "of"] {
        for below in test[key].as_sequence().into_iter().flatten() {
            leaves(below, read);
        }
    }
    if !test["not"].is_null() {
        leaves(&test["not"], read);
    }
}

/// `None` is unknown.
fn judge(test: &Yaml, profile: &Profile) -> Option<bool> {
    let list = |key: &str| test[key].as_sequence().cloned();
    if let Some(tests) = list("all") {
        let verdicts: Vec<_> = tests.iter().map(|test| judge(test, profile)).collect();
        return if verdicts.contains(&Some(false)) {
            Some(false)
        } else if verdicts.contains(&None) {
            None
        } else {
            Some(true)
        };
    }
    if let Some(tests) = list("any") {
        let verdicts: Vec<_> = tests.iter().map(|test| judge(test, profile)).collect();
        return if verdicts.contains(&Some(true)) {
            Some(true)
        } else if verdicts.contains(&None) {
            None
        } else {
            Some(false)
        };
    }
    if let Some(tests) = list("of") {
        let needed = test["at-least"].as_u64().expect("a number");
        let verdicts: Vec<_> = tests.iter().map(|test| judge(test, profile)).collect();
        let count = |wanted: Option<bool>| verdicts.iter().filter(|v| **v == wanted).count() as u64;
        return if count(Some(true)) >= needed {
            Some(true)
        } else if count(Some(true)) + count(None) < needed {
            Some(false)
        } else {
            None
        };
    }
    if !test["not"].is_null() {
        return judge(&test["not"], profile).map(|verdict| !verdict);
    }
    let Some(answer) = profile.get(test["fact"].as_str().expect("a fact")) else {
        // What asks for what was told is not met where nobody told it.
        return (test["told"] == true).then_some(false);
    };
    if !test["is"].is_null() {
        return Some(*answer == test["is"]);
    }
    if let Some(words) = list("one-of") {
        return Some(words.contains(answer));
    }
    if !test["includes"].is_null() {
        return Some(answer.as_sequence().expect("a set").contains(&test["includes"]));
    }
    let number = answer.as_f64().expect("a number");
    if let Some(bound) = test["at-least"].as_f64() {
        return Some(number >= bound);
    }
    Some(number <= test["at-most"].as_f64().expect("a bound"))
}

fn word(verdict: Option<bool>) -> &'static str {
    match verdict {
        Some(true) => "met",
        Some(false) => "not-met",
        None => "unknown",
    }
}

/// Each criterion that the reference would print: id → verdict, or "skipped".
fn reference(profile: &Profile) -> BTreeMap<String, String> {
    let condition = profile["condition"].as_str().expect("a condition");
    let offered = CONDITIONS.iter().find(|entry| entry["id"] == condition).expect("the condition")
        ["treatments"]
        .clone();
    let offered = offered.as_sequence().expect("treatments");
    let holds =
        |list: &Yaml, word: &Yaml| list.as_sequence().is_some_and(|list| list.contains(word));
    let mut all = BTreeMap::new();
    for criterion in CRITERIA.iter() {
        let about = holds(&criterion["conditions"], &profile["condition"])
            && offered.iter().any(|treatment| holds(&criterion["treatments"], treatment));
        if !about {
            continue;
        }
        let applies = if criterion["applies-when"].is_null() {
            Some(true)
        } else {
            judge(&criterion["applies-when"], profile)
        };
        let verdict = if applies == Some(false) {
            "skipped"
        } else {
            word(judge(&criterion["when"], profile))
        };
        all.insert(criterion["id"].as_str().expect("an id").to_owned(), verdict.to_owned());
    }
    all
}

/// The same from the program.
fn program(profile: &Profile) -> (BTreeMap<String, String>, Vec<String>, Vec<String>) {
    let text = serde_yaml::to_string(profile).expect("YAML");
    let run = spinecmp(&["check", "-p", "-", "-f", "json"], &text);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{text}");
    let document: Json = serde_json::from_str(&run.out).expect("JSON");
    let mut all = BTreeMap::new();
    for treatment in document["treatments"].as_array().expect("treatments") {
        for rule_set in treatment["rule_sets"].as_array().expect("rule sets") {
            for criterion in rule_set["criteria"].as_array().expect("criteria") {
                all.insert(
                    criterion["id"].as_str().expect("an id").to_owned(),
                    criterion["verdict"].as_str().unwrap_or("skipped").to_owned(),
                );
            }
        }
    }
    let flags = |key: &str| -> Vec<String> {
        document[key]
            .as_array()
            .expect("flags")
            .iter()
            .map(|flag| flag["id"].as_str().expect("an id").to_owned())
            .collect()
    };
    (all, flags("red_flags"), flags("red_flags_unanswered"))
}

/// Any answer that a fact can have, those at and beside the limits of rules more often than others.
fn answer(fact: &Yaml) -> BoxedStrategy<Yaml> {
    let allowed: Vec<Yaml> = fact["allowed"].as_sequence().cloned().unwrap_or_default();
    match fact["type"].as_str().expect("a type") {
        "boolean" => any::<bool>().prop_map(Yaml::from).boxed(),
        "one-of" => proptest::sample::select(allowed).boxed(),
        "set-of" => {
            let most = allowed.len();
            proptest::sample::subsequence(allowed, 0..=most).prop_map(Yaml::Sequence).boxed()
        }
        "condition" => {
            let ids: Vec<Yaml> = CONDITIONS.iter().map(|entry| entry["id"].clone()).collect();
            proptest::sample::select(ids).boxed()
        }
        _ => {
            let (min, max) =
                (fact["min"].as_f64().expect("min"), fact["max"].as_f64().expect("max"));
            let whole = fact["whole"].as_bool().unwrap_or(false);
            let near: Vec<f64> = [
                0.0, 1.0, 2.0, 3.0, 4.0, 4.3, 5.0, 6.0, 7.0, 8.0, 9.0, 12.0, 13.0, 17.0, 26.0,
                30.0, 31.0, 35.0, 40.0, 50.0, 52.0, 60.0, 61.0, 65.0, 71.0, 75.0, 79.0, 80.0, 81.0,
            ]
            .into_iter()
            .flat_map(|bound| [bound - 1.0, bound, bound + 1.0, bound + 0.1])
            .filter(|number| (min..=max).contains(number) && (!whole || number.fract() == 0.0))
            .collect();
            let anywhere =
                (min..=max).prop_map(move |number| if whole { number.floor() } else { number });
            prop_oneof![3 => proptest::sample::select(near), 1 => anywhere]
                .prop_map(Yaml::from)
                .boxed()
        }
    }
}

/// Profiles from empty to full.
fn profile() -> impl Strategy<Value = Profile> {
    let answers: Vec<_> = FACTS
        .iter()
        .map(|fact| {
            let name = fact["id"].as_str().expect("an id").to_owned();
            let always = name == "condition";
            (Just(name), answer(fact), Just(always))
        })
        .collect();
    (answers, 0.0..1.0_f64).prop_flat_map(|(answers, density)| {
        let count = answers.len();
        (Just(answers), proptest::collection::vec(proptest::bool::weighted(density), count))
            .prop_map(|(answers, given)| {
                answers
                    .into_iter()
                    .zip(given)
                    .filter(|((_, _, always), given)| *always || *given)
                    .map(|((name, answer, _), _)| (name, answer))
                    .collect()
            })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_program_agrees_with_the_plain_reading(profile in profile()) {
        let (criteria, raised, open) = program(&profile);
        prop_assert_eq!(criteria, reference(&profile));
        for flag in RED_FLAGS.iter() {
            let id = flag["id"].as_str().expect("an id").to_owned();
            let verdict = judge(&flag["when"], &profile);
            prop_assert_eq!(raised.contains(&id), verdict == Some(true), "{}", &id);
            prop_assert_eq!(open.contains(&id), verdict.is_none(), "{}", &id);
        }
    }

    #[test]
    fn an_answer_more_never_unsettles(profile in profile(), drop in any::<prop::sample::Index>()) {
        // What counts only where it was told may turn a rule.
        let is_told = |name: &String| TOLD.contains(name);
        let names: Vec<String> = profile.keys().filter(|name| *name != "condition" && !is_told(name)).cloned().collect();
        prop_assume!(!names.is_empty());
        let mut fewer = profile.clone();
        fewer.remove(drop.get(&names));
        let (less, less_raised, less_open) = program(&fewer);
        let (more, more_raised, more_open) = program(&profile);
        for (id, verdict) in less {
            if verdict != "unknown" {
                // A rule may turn out not to be for this person; its verdict may not turn.
                prop_assert!(more[&id] == verdict || more[&id] == "skipped", "{}", id);
            }
        }
        for flag in less_raised {
            prop_assert!(more_raised.contains(&flag));
        }
        for flag in more_open {
            prop_assert!(less_open.contains(&flag));
        }
    }
}

#[test]
fn an_empty_profile_settles_nothing_that_an_answer_could_change() {
    for condition in CONDITIONS.iter() {
        let empty: Profile = [("condition".to_owned(), condition["id"].clone())].into();
        let (criteria, raised, open) = program(&empty);
        assert!(raised.is_empty());
        let asked = RED_FLAGS.iter().filter(|flag| flag["when"]["told"].is_null());
        assert_eq!(open.len(), asked.count());
        for (id, verdict) in criteria {
            let rule = CRITERIA.iter().find(|criterion| criterion["id"] == id.as_str());
            let when = &rule.expect("the rule")["when"];
            let mut read = Vec::new();
            leaves(when, &mut read);
            // The condition is known, and what nobody told is settled too.
            let is_settled = |(fact, told): &(String, bool)| fact == "condition" || *told;
            if !read.iter().any(is_settled) {
                assert_eq!(verdict, "unknown", "{id}");
            }
            assert_eq!(
                verdict == "met",
                verdict != "unknown" && judge(when, &empty) == Some(true),
                "{id}"
            );
        }
    }
}
