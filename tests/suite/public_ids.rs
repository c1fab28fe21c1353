//! Ids are public: scripts, profiles and plans name them. They only become more; one that goes or changes stands in the changelog.
//!
//! Every id there ever was stands in `tests/data/public-ids.txt`, one a line: the section that it is of, and the id. `UPDATE_EXPECT=1 cargo test --test suite
//! public_ids::` adds the new ones. No line is ever taken out.

#![expect(clippy::expect_used, reason = "a broken list should stop the test")]

use crate::common::{as_expected, files};
use serde_yaml::Value;
use std::collections::BTreeSet;

const CHANGELOG: &str = include_str!("../../docs/changelog.md");
const LISTED: &str = include_str!("../data/public-ids.txt");

/// Every id of an entry, by section, and the answers that a fact takes: a profile names both.
fn ids(value: &Value, section: &str, above: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Sequence(entries) => {
            for entry in entries {
                ids(entry, section, above, found);
            }
        }
        Value::Mapping(entry) => {
            let mut within = above.to_owned();
            if let Some(id) = entry.get("id").and_then(Value::as_str) {
                // A part of an entry is named with it: `treatment:variant`.
                within = if above.is_empty() { id.to_owned() } else { format!("{above}:{id}") };
                found.insert(format!("{section} {within}"));
            }
            for (key, value) in entry {
                let Some(key) = key.as_str() else { continue };
                if section == "facts" && key == "allowed" {
                    for answer in value.as_sequence().into_iter().flatten() {
                        let answer = answer.as_str().expect("a word");
                        found.insert(format!("facts {within}={answer}"));
                    }
                    continue;
                }
                let section =
                    if section.is_empty() { key.to_owned() } else { format!("{section}/{key}") };
                ids(value, &section, &within, found);
            }
        }
        _ => {}
    }
}

/// The ids of the list that are neither there any more nor told as gone.
fn gone<'l>(list: &'l str, there: &BTreeSet<String>, changelog: &str) -> Vec<&'l str> {
    // What the changelog tells as gone: every word in backticks of an entry that begins so.
    let told: Vec<&str> = changelog
        .split("\n- ")
        .filter(|entry| entry.starts_with("Removed") || entry.starts_with("Renamed"))
        .flat_map(|entry| entry.split('`').skip(1).step_by(2))
        .collect();
    list.lines()
        .filter(|line| {
            let id = line.split_once(' ').map_or(*line, |(_, id)| id);
            !there.contains(*line) && !told.contains(&id)
        })
        .collect()
}

#[test]
fn no_id_is_lost_and_every_new_one_is_listed() {
    let mut there = BTreeSet::new();
    for file in files() {
        let value = serde_yaml::from_slice(&file.bytes).expect("YAML");
        ids(&value, "", "", &mut there);
    }
    let gone = gone(LISTED, &there, CHANGELOG);
    assert!(
        gone.is_empty(),
        "{gone:#?} are gone: bring them back, or tell it in docs/changelog.md in an entry that begins with Removed or Renamed and has each in backticks"
    );
    // A new one is added, and stays from then on.
    let all: BTreeSet<&str> = LISTED.lines().chain(there.iter().map(String::as_str)).collect();
    let all: Vec<&str> = all.into_iter().collect();
    as_expected("data/public-ids.txt", &(all.join("\n") + "\n"));
    // The list is of every kind that a command line takes.
    for section in [
        "conditions ",
        "treatments ",
        "treatments/variants ",
        "outcomes ",
        "findings ",
        "sources ",
        "facts ",
        "red-flags ",
        "rule-sets ",
        "criteria ",
        "disputes ",
        "plans ",
        "prices ",
        "pathways ",
        "cost-items ",
        "price-indexes ",
        "claims ",
    ] {
        assert!(LISTED.lines().any(|line| line.starts_with(section)), "no id of {section}");
    }
}

#[test]
fn an_id_is_excused_only_where_the_changelog_tells_that_it_is_gone() {
    let there = BTreeSet::from(["treatments rest".to_owned()]);
    let list = "treatments rest\ntreatments walk\nfacts walk=far\n";
    let after = |changelog| gone(list, &there, changelog);
    assert_eq!(after("# Changelog\n\n- Added: `walk`.\n"), ["treatments walk", "facts walk=far"]);
    assert_eq!(after("# Changelog\n\n- Removed: `rest`.\n"), ["treatments walk", "facts walk=far"]);
    assert_eq!(after("# Changelog\n\n- Renamed: `walk` is now\n  `stroll`.\n"), ["facts walk=far"]);
    assert!(
        after("# Changelog\n\n- Removed: `walk`, `walk=far`.\n- Added: `stroll`.\n").is_empty()
    );
}
