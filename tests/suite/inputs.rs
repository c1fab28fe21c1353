//! The stamp of an answer: equal questions have equal ones, different questions different ones, in every release.

#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a broken test should stop")]

use crate::common::spinecmp;
use std::collections::BTreeSet;
use std::path::Path;

/// The hash of what was asked, as the answer names it.
fn stamp(args: &[&str], input: &str) -> String {
    let line = [args, &["--get", "made.inputs_sha256"]].concat();
    let run = spinecmp(&line, input);
    assert_eq!(run.err, "", "{args:?}");
    let stamp = run.out.trim().to_owned();
    assert_eq!(stamp.len(), 64, "{args:?}: {stamp}");
    stamp
}

fn written(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    std::fs::write(&path, text).expect("written");
    path.display().to_string()
}

const PROFILE: &str = "age: 44\nleg-pain: 7\n";
const PLAN: &str = "type: private\ndeductible: 1000\ncoinsurance: 0.2\n";

/// Pages that people keep name these.
#[test]
fn the_stamp_of_a_question_is_the_same_in_every_release() {
    // SHA-256 of {"command":"compare","options":{},"files":{}}
    let compare = "e8ed37a8f93a301855f99d5f7dcbc1185cffe39d05a2a3ea91878afb443cae81";
    assert_eq!(stamp(&["compare"], ""), compare);
    // SHA-256 of {"command":"check","options":{"criterion":["disc-us-six-weeks"],"set":["age=44","weakness=none"]},"files":{"patient":["…"]}},
    // with the SHA-256 of the profile's two lines in place of the dots.
    let check = "check -p - --set age=44 --set weakness=none --criterion disc-us-six-weeks";
    assert_eq!(
        stamp(&check.split(' ').collect::<Vec<_>>(), PROFILE),
        "9f16320f0eb7933cae0e50f5438192b42314b9ea79c118d73b12929681afb380"
    );
}

#[test]
fn the_same_question_has_the_same_stamp_however_it_is_written() {
    let (here, there) = (tempfile::tempdir().expect("one"), tempfile::tempdir().expect("two"));
    let (here, there) = (here.path(), there.path());
    let me = written(here, "me.yaml", PROFILE);
    let me_again = written(there, "somebody.json", PROFILE);
    let plan = written(here, "plan.yaml", PLAN);
    let plan_again = written(there, "p.yaml", PLAN);
    let weights = written(here, "weights.yaml", "weights: {no-operation: 4}\n");
    let weights_again = written(there, "w.json", "weights: {no-operation: 4}\n");
    let broken = written(here, "broken.yaml", "about: 1\n");
    let broken_again = written(there, "other.yaml", "about: 1\n");
    let knowledge = concat!(env!("CARGO_MANIFEST_DIR"), "/data/knowledge");
    for lines in [
        vec![
            format!("check -p {me} --set age=45 --set back-pain=3"),
            format!("check --patient {me} --set=age=45 --set=back-pain=3"),
            format!("check --set back-pain=3 -p {me_again} --set age=45"),
            "check --set back-pain=3 -p - --set age=45".to_owned(),
            format!("check -p {me} --no-pager --set age=45 --set back-pain=3"),
            format!("--linear check -p {me} --set age=45 --set back-pain=3 --ascii --width 40"),
            format!("check -p {me} --set age=45 --set back-pain=3 --knowledge {knowledge}"),
            format!("check -p {me} --set age=45 --set back-pain=3 --today 2026-01-31 -f json"),
        ],
        vec![
            format!("compare --treatments discectomy,nonsurgical-care --plan {plan}"),
            format!("compare --plan {plan_again} --treatments=discectomy,nonsurgical-care"),
            format!("compare --treatments discectomy --plan {plan} --treatments nonsurgical-care"),
        ],
        vec![
            "cost discectomy --simulate 100 --threads 1".to_owned(),
            "cost --simulate 0100 --threads 2 discectomy".to_owned(),
            "cost --simulate 100 discectomy --seed 1 --years 01 --color never".to_owned(),
        ],
        vec![
            format!("weigh --weights {weights} --weight quick-relief=3"),
            format!("weigh --weight quick-relief=3 --weights {weights_again} --seed 1"),
            format!("weigh --weights {weights} --weight quick-relief=3 --draws 010000 -f json"),
        ],
        vec![
            format!("validate {broken}"),
            format!("validate {broken_again}"),
            format!("validate --knowledge {broken}"),
        ],
        vec![format!("audit --knowledge {broken}"), format!("audit --knowledge {broken_again}")],
    ] {
        let stamps: BTreeSet<String> =
            lines.iter().map(|line| stamp(&line.split(' ').collect::<Vec<_>>(), PROFILE)).collect();
        assert_eq!(stamps.len(), 1, "{lines:#?}");
    }
}

#[test]
fn different_questions_have_different_stamps() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let me = written(folder, "me.yaml", PROFILE);
    let other = written(folder, "other.yaml", "age: 45\n");
    let plan = written(folder, "plan.yaml", PLAN);
    let course = written(
        folder,
        "course.yaml",
        "services:\n  - { date: 2026-03-02, service: physician, allowed: 100 }\n",
    );
    let weights = written(folder, "weights.yaml", "weights: {no-operation: 4}\n");
    let broken = written(folder, "broken.yaml", "about: 1\n");
    let broken_too = written(folder, "broken-too.yaml", "about: 2\n");
    let lines = [
        "compare".to_owned(),
        "check".to_owned(),
        "cost".to_owned(),
        "facts".to_owned(),
        "audit".to_owned(),
        "validate".to_owned(),
        "compare --detail brief".to_owned(),
        "compare --pictures".to_owned(),
        "compare --condition M48.062".to_owned(),
        format!("compare -p {me}"),
        format!("compare -p {other}"),
        "compare --set age=44".to_owned(),
        "compare --set age=45".to_owned(),
        // What is said last wins.
        "compare --set age=44 --set age=45".to_owned(),
        "compare --set age=45 --set age=44".to_owned(),
        "compare --treatments discectomy,nonsurgical-care".to_owned(),
        "compare --treatments nonsurgical-care,discectomy".to_owned(),
        "compare --plan employer-average".to_owned(),
        "compare --plan gold-2024".to_owned(),
        format!("compare --plan {plan}"),
        "cost --plan gold-2024".to_owned(),
        format!("cost --course {course}"),
        format!("cost --course {course} --plan {plan}"),
        "cost discectomy".to_owned(),
        "cost discectomy --years 2".to_owned(),
        "cost discectomy --simulate 100".to_owned(),
        "cost discectomy --simulate 100 --seed 2".to_owned(),
        "weigh".to_owned(),
        "weigh stenosis".to_owned(),
        "weigh --weight quick-relief=9".to_owned(),
        "weigh --weight quick-relief=8".to_owned(),
        // What is said last wins.
        "weigh --weight quick-relief=9 --weight quick-relief=8".to_owned(),
        "weigh --weight quick-relief=8 --weight quick-relief=9".to_owned(),
        format!("weigh --weights {weights}"),
        format!("weigh --weights {weights} --seed 2"),
        format!("weigh --weights {weights} --draws 300"),
        format!("weigh --weights {weights} --plan gold-2024"),
        "facts infection".to_owned(),
        "facts --sources".to_owned(),
        "facts --treatment discectomy".to_owned(),
        "facts wound infection".to_owned(),
        "facts infection wound".to_owned(),
        format!("validate {broken}"),
        format!("validate {broken_too}"),
    ];
    let mut seen: Vec<(String, &String)> =
        lines.iter().map(|line| (stamp(&line.split(' ').collect::<Vec<_>>(), ""), line)).collect();
    seen.sort();
    for pair in seen.windows(2) {
        assert_ne!(pair[0].0, pair[1].0, "{} and {}", pair[0].1, pair[1].1);
    }
}
