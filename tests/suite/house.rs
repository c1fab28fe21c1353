//! The walls of the house: who may import whom, and what may stand in one place only.

#![expect(clippy::expect_used, reason = "a broken tree should stop the test")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Every source file by its path below `src`, without comments and tests.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    files(&root, &mut found);
    found.sort();
    found
        .into_iter()
        .map(|path| {
            let text = std::fs::read_to_string(&path).expect("a file");
            let text = text.split("#[cfg(test)]\nmod").next().unwrap_or_default();
            let code: Vec<&str> =
                text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            let name = path.strip_prefix(&root).expect("below src").display().to_string();
            (name, code.join("\n"))
        })
        .collect()
}

#[test]
fn imports_go_down_only() {
    // Each room, and the rooms above it, which it may not know.
    let walls: [(&str, &str); 15] = [
        (
            "weighing/",
            "reading values yaml knowledge profile rules evidence cost wording answer report audit render batch cli",
        ),
        (
            "reading/",
            "weighing values yaml knowledge profile rules evidence cost wording answer report audit render batch cli",
        ),
        (
            "values/",
            "yaml knowledge profile rules evidence cost wording answer report audit render batch cli",
        ),
        (
            "yaml/",
            "knowledge profile rules evidence cost wording answer report audit render batch cli",
        ),
        ("knowledge/", "profile rules evidence cost wording answer report audit render batch cli"),
        ("profile/", "rules evidence cost wording answer report audit render batch cli"),
        ("rules/", "evidence cost wording answer report audit render batch cli"),
        ("evidence/", "profile rules cost wording answer report audit render batch cli"),
        ("cost/", "rules evidence wording answer report audit render batch cli"),
        ("wording/", "answer report audit render batch cli"),
        ("answer/", "report audit render batch cli"),
        ("report/", "audit render batch cli"),
        ("audit/", "render cli"),
        ("render/", "knowledge profile rules evidence cost audit batch cli yaml"),
        ("batch/", "audit report cli"),
    ];
    let sources = sources();
    for (room, _) in &walls {
        // A room that has moved would be walled no more.
        assert!(sources.iter().any(|(file, _)| file.starts_with(room)), "no file is in {room}");
    }
    for (file, code) in sources {
        for (room, above) in &walls {
            if file.starts_with(room) {
                for upper in above.split(' ') {
                    assert!(!code.contains(&format!("crate::{upper}")), "{file} knows {upper}");
                }
            }
        }
    }
}

#[test]
fn each_outside_thing_has_one_door() {
    let doors: [(&str, &[&str]); 21] = [
        ("saphyr_parser::", &["yaml/"]),
        ("serde_yaml::", &["yaml/"]),
        ("comfy_table::", &["render/text/"]),
        ("csv::", &["render/csv.rs", "batch/csv_rows.rs"]),
        ("flate2::", &["cli/batch/source.rs"]),
        ("clap::", &["cli/"]),
        ("clap_complete::", &["cli/args.rs", "cli/completions.rs"]),
        ("clap_mangen::", &["cli/man.rs"]),
        ("anyhow::", &["cli/"]),
        ("std::fs", &["cli/files.rs", "cli/whole_file.rs"]),
        ("rustix::", &["cli/whole_file.rs"]),
        ("signal_hook::", &["cli/whole_file.rs", "cli/pager.rs"]),
        ("std::process::Command", &[]),
        ("process::{Command", &["cli/pager.rs"]),
        ("std::env", &["cli/environment.rs", "main.rs"]),
        ("Timestamp::now", &["cli/environment.rs"]),
        ("rand_xoshiro", &["cost/simulation/", "weighing/"]),
        ("std::thread", &["batch/threads.rs", "cost/simulation/mod.rs", "cli/made_from.rs"]),
        // Asked for texts by their words, never for their order.
        ("HashMap", &["audit/texts.rs", "report/glossary.rs"]),
        ("num_rational", &["weighing/exact.rs"]),
        ("num_bigint", &["weighing/exact.rs"]),
    ];
    for (file, code) in sources() {
        for (thing, rooms) in &doors {
            if code.contains(thing) && !rooms.iter().any(|room| file.starts_with(room)) {
                // `csv::render` is our own module.
                assert!(*thing == "csv::" && file == "render/mod.rs", "{file} uses {thing}");
            }
        }
    }
}

#[test]
fn below_the_page_nothing_knows_what_an_option_is_called() {
    for (file, code) in sources() {
        if ["values/", "knowledge/", "rules/", "evidence/", "cost/"]
            .iter()
            .any(|room| file.starts_with(room))
        {
            for (position, _) in code.match_indices("--") {
                let after = code.get(position + 2..).and_then(|text| text.chars().next());
                assert!(
                    !after.is_some_and(|letter| letter.is_ascii_lowercase()),
                    "{file} names an option: {}",
                    code.get(position..).and_then(|text| text.lines().next()).unwrap_or_default()
                );
            }
        }
    }
}

#[test]
fn the_code_knows_nothing_of_any_part_of_the_body() {
    for (file, code) in sources() {
        let code = code.to_lowercase().replace("spinecmp", "");
        for word in [
            "spine",
            "spinal",
            "lumbar",
            "sciatica",
            "disc",
            "epidural",
            "fusion",
            "stenosis",
            "back pain",
            "leg",
            "discectomy",
            "decompression",
            "laminectomy",
            "facet",
            "sacroiliac",
        ] {
            for (position, _) in code.match_indices(word) {
                let before = code.get(..position).and_then(|text| text.chars().last());
                let after = code.get(position + word.len()..).and_then(|text| text.chars().next());
                let is_part = before.is_some_and(char::is_alphanumeric)
                    || after.is_some_and(char::is_alphanumeric);
                assert!(is_part, "{file} speaks of `{word}`");
            }
        }
    }
}

/// The name of a type that a line declares.
fn declared(line: &str) -> Option<&str> {
    let mut words = line.split_whitespace().skip_while(|word| word.starts_with("pub"));
    let is_type = ["struct", "enum", "trait", "union"].contains(&words.next()?);
    let name = words.next().filter(|_| is_type)?;
    name.split(|letter: char| !letter.is_alphanumeric()).next()
}

#[test]
fn no_name_of_a_type_stands_for_two_things() {
    let mut files: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (path, text) in sources() {
        for name in text.lines().filter_map(declared) {
            files.entry(name.to_owned()).or_default().insert(path.clone());
        }
    }
    assert!(files.contains_key("Knowledge") && files.contains_key("HasPage"));
    files.retain(|_, files| files.len() > 1);
    assert!(files.is_empty(), "name one of the two after what it is: {files:#?}");
}

#[test]
fn every_module_says_what_it_is_for_and_none_is_unfinished() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    files(&root, &mut found);
    for path in found {
        let text = std::fs::read_to_string(&path).expect("a file");
        assert!(text.starts_with("//!"), "{} has no header", path.display());
        // Put together, so that a search for them does not find this list.
        for (first, rest) in
            [("TO", "DO"), ("FIX", "ME"), ("db", "g!"), ("to", "do!"), ("un", "implemented!")]
        {
            let word = format!("{first}{rest}");
            assert!(!text.contains(&word), "{}: {word}", path.display());
        }
    }
}
