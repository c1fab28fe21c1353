//! One reader for every kind of file: a word, a comment and a blank mean the same in knowledge, profile, plan, course and JSON.

#![expect(clippy::expect_used, reason = "a broken test should stop")]

use crate::common::{files, spinecmp};
use spinecmp::knowledge::{Knowledge, KnowledgeFile};
use std::path::PathBuf;

/// A line separator: it ends a line for some readers and none for others.
const HIDDEN: char = '\u{2028}';

const PLAN: &str = "type: private\nplan-year: 2026\ndeductible: 1000\ncoinsurance: 0.20\nout-of-pocket-max: 5000\n";
const COURSE: &str = "services:\n  - { date: 2026-03-02, service: physician, allowed: 3000 }\n";

/// What `--get` says of a run with this on standard input.
fn get(args: &[&str], input: &str) -> String {
    let run = spinecmp(args, input);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{args:?}: {input}");
    run.out.trim().to_owned()
}

fn urgency(profile: &str) -> String {
    get(&["check", "-p", "-", "--get", "urgency"], profile)
}

/// A file of this content that outlives the test.
fn file(name: &str, content: &str) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, content).expect("written");
    path.display().to_string()
}

/// What a plan makes of a bill of $3,000; the plan comes in by standard input.
fn share_of(plan: &str) -> String {
    let course = file("one-reader-course.yaml", COURSE);
    get(&["cost", "--course", &course, "--plan", "-", "--get", "total_patient_share"], plan)
}

/// The same with the course by standard input.
fn share_by(course: &str) -> String {
    let plan = file("one-reader-plan.yaml", PLAN);
    get(&["cost", "--course", "-", "--plan", &plan, "--get", "total_patient_share"], course)
}

#[test]
fn yes_and_no_in_usual_capitals_mean_the_same_everywhere() {
    for word in ["true", "True", "TRUE", "yes", "Yes", "YES"] {
        assert_eq!(urgency(&format!("fever-or-chills: {word}\n")), "same-day", "{word}");
        let set = format!("fever-or-chills={word}");
        assert_eq!(get(&["check", "--set", &set, "--get", "urgency"], ""), "same-day", "{word}");
    }
    for word in ["false", "False", "FALSE", "no", "No", "NO"] {
        assert_eq!(urgency(&format!("fever-or-chills: {word}\n")), "null", "{word}");
    }
    assert_eq!(urgency(r#"{"fever-or-chills": true}"#), "same-day");
}

#[test]
fn a_comment_is_a_comment_whatever_it_holds() {
    let quiet = format!("age: 50 # old{HIDDEN}fever-or-chills: true\n");
    assert_eq!(urgency(&quiet), "null");
    // A deductible that is met would leave $600.
    let plan = PLAN.replace("1000\n", &format!("1000 # {HIDDEN}spent: {{deductible: 1000}}\n"));
    assert_ne!(plan, PLAN);
    assert_eq!(share_of(&plan), "1400.00");
    let course = COURSE.replace(
        "services:\n",
        &format!("services: # {HIDDEN}- {{ date: 2026-01-01, service: physician, allowed: 9 }}\n"),
    );
    assert_eq!(share_by(&course), "1400.00");
    let mut knowledge = files();
    let first = knowledge.first_mut().expect("a file");
    let text = String::from_utf8(first.bytes.clone()).expect("text");
    first.bytes = format!("# {HIDDEN}conditions: []\n{text}").into_bytes();
    assert!(Knowledge::load(&knowledge).is_ok());
}

#[test]
fn a_tab_after_a_colon_is_a_blank() {
    assert_eq!(urgency("age:\t50\nfever-or-chills:\ttrue\n"), "same-day");
    assert_eq!(share_of(&PLAN.replace(": ", ":\t")), "1400.00");
    assert_eq!(share_by(&COURSE.replace("allowed: ", "allowed:\t")), "1400.00");
    assert_eq!(urgency("{\"fever-or-chills\":\ttrue}"), "same-day");
}

#[test]
fn joiners_that_belong_to_a_picture_are_text_and_others_are_refused() {
    let labelled = |label: &str| COURSE.replace(" }", &format!(", label: \"{label}\" }}"));
    for label in ["a \u{2764}\u{fe0f} b", "\u{1f468}\u{200d}\u{1f469}", "1\u{fe0f}\u{20e3}"] {
        assert_eq!(share_by(&labelled(label)), "1400.00", "{label}");
    }
    let plan = file("one-reader-plan.yaml", PLAN);
    for label in ["a\u{202e}b", "a\u{200b}b", "a\u{e0041}b", "a\u{200d}b"] {
        let run = spinecmp(&["cost", "--course", "-", "--plan", &plan], &labelled(label));
        assert_eq!(run.code, 3, "{label:?}: {}", run.err);
    }
}

#[test]
fn no_hint_leads_from_one_right_word_to_another() {
    for (args, input) in [
        (vec!["cost", "discectomy", "--plan", "-"], "type: medicaid\n"),
        (vec!["check", "-p", "-"], "insurance: medicaid\n"),
        (vec!["cost", "discectomy", "--payer", "medicaid"], ""),
    ] {
        let run = spinecmp(&args, input);
        assert!(run.err.contains("Medicaid is not known here; write "), "{args:?}: {}", run.err);
        assert!(!run.err.contains("did you mean"), "{args:?}: {}", run.err);
    }
}

#[test]
fn a_knowledge_file_may_come_from_standard_input_and_an_entry_that_cannot_be_read_is_told() {
    assert_eq!(spinecmp(&["validate", "-"], "x: 1\n").code, 3);
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("one-reader-knowledge");
    std::fs::create_dir_all(folder.join("gaps.yaml")).expect("a folder in the place of a file");
    let run = spinecmp(&["validate", &folder.display().to_string()], "");
    assert_eq!(run.code, 4, "{}", run.err);
    assert!(run.err.contains("gaps.yaml"), "{}", run.err);
}

#[test]
fn many_values_are_counted_while_they_are_read() {
    let many = |name: &str| KnowledgeFile {
        name: name.to_owned(),
        bytes: format!("findings: [{}]\n", "1,".repeat(40_000)).into_bytes(),
    };
    let problems = Knowledge::load(&["a", "b", "c", "d", "e"].map(many)).expect_err("too much");
    assert!(
        problems.iter().any(|problem| problem.message.contains("150,000 values")),
        "{problems:?}"
    );
}
