//! The audit: the built-in file passes it, and a file with one thing taken out or put in fails at that item and at no other.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a broken file should stop the test"
)]

mod common;

use common::spinecmp;
use spinecmp::audit::{Audit, Group, Kind, Status, audit, audit_unread};
use spinecmp::knowledge::{Knowledge, KnowledgeFile, OutcomeGroup, Role};
use std::path::Path;

const TODAY: jiff::civil::Date = jiff::civil::date(2026, 11, 22);

const GUIDE: &str = include_str!("../docs/knowledge.md");

/// The built-in knowledge as files, to be changed.
fn files() -> Vec<KnowledgeFile> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/knowledge");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    paths
        .into_iter()
        .map(|path| KnowledgeFile {
            name: path
                .file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned(),
            bytes: std::fs::read(&path).expect("a file"),
        })
        .collect()
}

/// The files with one text replaced by another, once.
fn changed(name: &str, from: &str, to: &str) -> Vec<KnowledgeFile> {
    let mut files = files();
    let file = files
        .iter_mut()
        .find(|file| file.name == name)
        .unwrap_or_else(|| panic!("no file {name}"));
    let text = String::from_utf8(file.bytes.clone()).expect("text");
    assert!(text.contains(from), "{name} does not hold `{from}`");
    file.bytes = text.replacen(from, to, 1).into_bytes();
    files
}

/// The text of an entry of a list, from its dash to the next.
fn entry(file: &KnowledgeFile, id: &str) -> Option<String> {
    let text = std::str::from_utf8(&file.bytes).expect("text");
    let mut lines = text.split_inclusive('\n');
    let first = lines.find(|line| line.trim_end() == format!("  - id: {id}"))?;
    let rest: String = lines.take_while(|line| !line.starts_with("  - ")).collect();
    Some(format!("{first}{rest}"))
}

/// The files without one entry.
fn without(id: &str) -> Vec<KnowledgeFile> {
    let (name, text) = files()
        .iter()
        .find_map(|file| Some((file.name.clone(), entry(file, id)?)))
        .unwrap_or_else(|| panic!("no entry {id}"));
    changed(&name, &text, "")
}

/// The audit of some files: of one condition, or of all.
fn audited(files: &[KnowledgeFile], condition: Option<&str>) -> Audit {
    match Knowledge::load(files) {
        Ok(knowledge) => {
            let conditions: Vec<_> = knowledge
                .conditions
                .refs()
                .filter(|(_, entry)| condition.is_none_or(|id| entry.id == id))
                .map(|(pointer, _)| pointer)
                .collect();
            audit(&knowledge, &conditions, TODAY)
        }
        Err(problems) => audit_unread(&problems),
    }
}

/// The computed items that are not met.
fn failed(audit: &Audit) -> Vec<&'static str> {
    audit
        .judgements
        .iter()
        .filter(|judgement| judgement.status == Status::NotMet)
        .map(|judgement| judgement.item.id)
        .collect()
}

/// What is wrong with an item, in one text.
fn faults(audit: &Audit, id: &str) -> String {
    audit
        .judgements
        .iter()
        .filter(|judgement| judgement.item.id == id)
        .flat_map(|judgement| &judgement.faults)
        .map(|fault| format!("{}: {}\n", fault.at, fault.says))
        .collect()
}

#[test]
#[ignore = "measuring"]
fn measure() {
    let builtin = spinecmp::builtin().expect("whole");
    for finding in &builtin.findings {
        if builtin.outcomes[finding.outcome].group != OutcomeGroup::Harm {
            continue;
        }
        let condition = &builtin.conditions[finding.conditions[0]].id;
        let audit = audited(&without(&finding.id), Some(condition));
        println!(
            "{} {:?} {} {:?} other {}",
            finding.id,
            finding.role,
            condition,
            failed(&audit),
            audit.other_problems.len()
        );
    }
}
