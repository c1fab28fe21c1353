//! Whole outputs of the commands, standard error and exit codes; files written whole or not at all; pages that agree with each other.
//!
//! The expected pages stand in `tests/golden`. After a change that is meant, `UPDATE_EXPECT=1 cargo test --test suite cli::` writes them anew: read the difference
//! before it is committed.

#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a broken test should stop")]

use crate::common::{golden, spinecmp, unstamped};
use serde_json::Value;
use std::path::PathBuf;

const PROFILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/example-profile.yaml");

const WEIGHTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/example-weights.yaml");

const CONDITIONS: [&str; 6] = [
    "lumbar-disc-herniation",
    "lumbar-spinal-stenosis",
    "degenerative-spondylolisthesis",
    "chronic-low-back-pain",
    "facet-joint-pain",
    "sacroiliac-joint-pain",
];

#[test]
fn the_pages_are_as_expected() {
    golden("compare.txt", &["compare"]);
    golden("compare-brief.txt", &["compare", "--detail", "brief"]);
    golden("compare-140.txt", &["compare", "--width", "140", "--condition", "M48.062"]);
    golden("compare-ascii.txt", &["compare", "--ascii", "--condition", "facet-joint-pain"]);
    golden("compare-linear.txt", &["compare", "--linear", "--condition", "sacroiliac-joint-pain"]);
    golden("compare.md", &["compare", "-f", "markdown", "--detail", "brief"]);
    golden("compare.csv", &["compare", "-f", "csv", "--detail", "brief"]);
    golden("compare-stopped.txt", &["compare", "--set", "saddle-numbness=true"]);
    golden("check.txt", &["check", "-p", PROFILE, "--detail", "normal"]);
    golden("check-empty.txt", &["check", "--detail", "normal"]);
    golden("check-brief.txt", &["check", "-p", PROFILE]);
    golden("check-brief-empty.txt", &["check"]);
    golden(
        "check-stenosis.txt",
        &["check", "--condition", "stenosis", "--set", "insurance=medicare"],
    );
    golden("compare.card.json", &["compare", "-f", "card", "-p", PROFILE]);
    golden("check.card.json", &["check", "-f", "card", "-p", PROFILE]);
    golden("facts-finding.fhir.json", &["facts", "clbp-fus-good-result-2y", "-f", "fhir"]);
    golden(
        "compare-stopped.card.json",
        &["compare", "-f", "card", "--set", "saddle-numbness=true"],
    );
    golden("check-stopped.txt", &["check", "--set", "saddle-numbness=true"]);
    golden("check-rule.txt", &["check", "-p", PROFILE, "--criterion", "disc-us-six-weeks"]);
    golden("start.txt", &["help"]);
    golden("list.txt", &["list"]);
    golden("facts-number.txt", &["facts", "72 of 100"]);
    golden("facts-finding.txt", &["facts", "ldh-disc-leg-pain-3m"]);
    golden("facts-dispute.txt", &["facts", "sport-disc"]);
    golden("facts-claims.txt", &["facts", "--claims"]);
    golden("weigh.txt", &["weigh", "--weights", WEIGHTS]);
    golden("weigh-empty.txt", &["weigh", "stenosis"]);
    golden("weigh-full.txt", &["weigh", "--weights", WEIGHTS, "--detail", "full"]);
    golden("weigh-linear.txt", &["weigh", "--weights", WEIGHTS, "--linear"]);
    golden("compare-weighed.txt", &["compare", "--weights", WEIGHTS]);
    golden("validate.txt", &["validate"]);
}

#[test]
fn what_it_costs_fits_one_screen() {
    for condition in &spinecmp::builtin().expect("whole").conditions {
        for plan in [&[][..], &["--plan", "docs/example-plan.yaml"]] {
            let args = [&["cost", "--condition", &condition.id], plan].concat();
            let run = spinecmp(&args, "");
            assert_eq!((run.code, run.err.as_str()), (0, ""), "{args:?}");
            let lines = run.out.lines().count();
            // Five columns stand below each other, and take more.
            let most = if run.out.contains("\n  Carry on:") { 32 } else { 22 };
            assert!(lines <= most, "{args:?}: {lines} lines\n{}", run.out);
        }
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "one entry a page")]
fn the_pages_of_cost_are_as_expected() {
    golden("cost.txt", &["cost", "--detail", "normal"]);
    golden("cost-screen.txt", &["cost"]);
    golden("cost-screen-plan.txt", &["cost", "--plan", "docs/example-plan.yaml"]);
    golden(
        "cost-plan.txt",
        &[
            "cost",
            "--detail",
            "normal",
            "epidural-steroid-injection",
            "discectomy",
            "--sessions",
            "5",
            "--plan",
            "medicare-original",
        ],
    );
    golden(
        "cost-doubt.txt",
        &[
            "cost",
            "--detail",
            "normal",
            "epidural-steroid-injection",
            "epidural-then-discectomy",
            "discectomy",
            "--plan",
            "employer-average",
            "--spent-deductible",
            "600",
            "--simulate",
            "2000",
            "--sensitivity",
            "--break-even",
            "--width",
            "120",
        ],
    );
    golden(
        "cost-brief.txt",
        &[
            "cost",
            "fusion@hospital-outpatient",
            "fusion@surgery-center",
            "--plan",
            "medicare-original",
            "--detail",
            "brief",
        ],
    );
    golden(
        "cost-linear.txt",
        &[
            "cost",
            "--detail",
            "normal",
            "--linear",
            "discectomy",
            "--plan",
            "silver-2024",
            "--sensitivity",
        ],
    );
    golden(
        "cost.md",
        &["cost", "discectomy", "--payer", "cash", "-f", "markdown", "--detail", "brief"],
    );
    golden("cost.csv", &["cost", "--plan", "gold-2024", "--simulate", "100", "-f", "csv"]);
    golden("cost-pictures.txt", &["cost", "--pictures", "--detail", "normal"]);
    golden(
        "cost-pictures-plan.txt",
        &["cost", "--plan", "employer-average", "--pictures", "--detail", "normal"],
    );
    let drawn = [
        "cost",
        "epidural-steroid-injection",
        "discectomy",
        "--plan",
        "employer-average",
        "--simulate",
        "2000",
        "--sensitivity",
        "--pictures",
        "--detail",
        "brief",
    ];
    let drawn = |more: &[&'static str]| [&drawn[..], more].concat();
    golden("cost-pictures-simulated.txt", &drawn(&[]));
    golden("cost-pictures-linear.txt", &drawn(&["--linear"]));
    golden("cost-pictures.md", &drawn(&["-f", "markdown"]));
    golden(
        "cost-course.txt",
        &["cost", "--course", "docs/example-course.yaml", "--plan", "docs/example-plan.yaml"],
    );
    let summary = "docs/example-summary-plan.yaml";
    golden("cost-explained.txt", &["cost", "--plan", summary, "--explain-plan"]);
    golden(
        "cost-summary-course.txt",
        &["cost", "--course", "docs/example-summary-course.yaml", "--plan", summary],
    );
    golden("cost-plans.txt", &["cost", "--list-plans"]);
    golden("cost-prices.txt", &["cost", "--list-prices"]);
    golden("compare-plan.txt", &["compare", "--detail", "brief", "--plan", "medicare-medigap-n"]);
}

#[test]
fn brief_fits_one_screen() {
    for condition in CONDITIONS {
        let run = spinecmp(&["compare", "--detail", "brief", "--condition", condition], "");
        let lines = run.out.lines().count();
        assert!(lines <= 24, "{condition}: {lines} lines");
    }
}

#[test]
fn no_line_is_wider_than_asked_for() {
    for width in ["20", "37", "80", "140", "200"] {
        for condition in CONDITIONS {
            for detail in ["brief", "normal", "full"] {
                let args =
                    ["compare", "--width", width, "--detail", detail, "--condition", condition];
                let run = spinecmp(&args, "");
                let most: usize = width.parse().expect("a number");
                for line in run.out.lines() {
                    let columns = unicode_width::UnicodeWidthStr::width(line);
                    assert!(columns <= most, "{args:?}: {columns} in `{line}`");
                    assert_eq!(line, line.trim_end(), "blank at the end");
                }
            }
        }
    }
}

/// The full comparison of a condition for programs.
fn full_document(condition: &str) -> Value {
    let args = ["compare", "-f", "json", "--detail", "full", "--condition", condition];
    serde_json::from_str(&spinecmp(&args, "").out).expect("JSON")
}

#[test]
fn every_figure_of_the_page_is_in_the_document() {
    for condition in CONDITIONS {
        let page =
            spinecmp(&["compare", "--linear", "--detail", "full", "--condition", condition], "");
        let document = full_document(condition);
        let mut cells = 0;
        for row in ["rows", "costs"].iter().flat_map(|key| document[*key].as_array().expect("rows"))
        {
            let columns = document["columns"].as_array().expect("columns");
            for column in columns {
                assert!(
                    row["cells"]
                        .as_array()
                        .expect("cells")
                        .iter()
                        .any(|cell| cell["treatment"] == column["treatment"]),
                    "a column without a cell"
                );
            }
            for cell in row["cells"].as_array().expect("cells") {
                cells += 1;
                if cell["value"].is_null() && cell["low"].is_null() {
                    continue;
                }
                // What a figure may not be without.
                assert!(!cell["sources"].as_array().expect("sources").is_empty());
                assert!(cell["population"].as_str().is_some_and(|text| !text.is_empty()));
                assert!(cell["window"].as_str().is_some());
                assert!(cell["certainty"].as_str().is_some());
                let statement = cell["statement"].as_str().expect("a statement");
                if cell["side"] == "treatment" {
                    assert!(page.out.contains(statement), "{statement}");
                }
            }
        }
        assert!(cells >= 10, "{condition}: {cells} cells");
        // Every source that a cell names is listed.
        let listed: Vec<&Value> = document["sources"]
            .as_array()
            .expect("sources")
            .iter()
            .map(|source| &source["id"])
            .collect();
        for row in document["rows"].as_array().expect("rows") {
            for cell in row["cells"].as_array().expect("cells") {
                for source in cell["sources"].as_array().expect("sources") {
                    assert!(listed.contains(&source));
                }
            }
        }
    }
}

#[test]
fn a_difference_and_a_before_and_after_figure_never_share_a_row() {
    for condition in CONDITIONS {
        let document = full_document(condition);
        for row in document["rows"].as_array().expect("rows") {
            let measures: Vec<&str> = row["cells"]
                .as_array()
                .expect("cells")
                .iter()
                .filter_map(|cell| cell["measure"].as_str())
                .collect();
            let difference = measures.iter().any(|measure| measure.ends_with("difference"));
            let before_after =
                measures.iter().any(|measure| matches!(*measure, "level" | "change"));
            assert!(!(difference && before_after), "{condition}: {}", row["outcome"]);
        }
    }
}

#[test]
fn help_teaches_and_ends_with_the_sentence_of_every_page() {
    let intended_use = &spinecmp::builtin().expect("whole").about.intended_use;
    let help = spinecmp(&["--help"], "");
    assert_eq!(help.code, 0);
    assert!(help.out.contains(intended_use.as_str()), "{}", help.out);
    for command in ["compare", "check", "cost", "facts", "validate"] {
        assert!(help.out.contains(command));
        let run = spinecmp(&[command, "--help"], "");
        assert_eq!(run.code, 0);
        assert!(run.out.contains("Examples:"), "{command}");
    }
    for args in [["compare"], ["check"], ["cost"]] {
        let page = spinecmp(&args, "");
        assert!(page.out.contains(intended_use.as_str()));
    }
}

#[test]
fn wrong_use_is_told_with_a_way_out() {
    for (args, words) in [
        (vec!["compare", "--treatments", "discectomi"], "did you mean `discectomy`?"),
        (
            vec!["compare", "--condition", "lumbar-disk-herniation"],
            "did you mean `lumbar-disc-herniation`?",
        ),
        (vec!["compare", "--set", "age"], "expected FACT=VALUE"),
        (vec!["compare", "--today", "tomorrow"], "write for example `--today 2026-11-22`"),
        (vec!["compare", "-o", "page.xyz"], "no format is known for `.xyz`"),
        (vec!["compare", "--width", "abc"], "expected a whole number from 20 to 1000"),
        (vec!["check", "--criterion", "disc-us-six-week"], "did you mean `disc-us-six-weeks`?"),
        (vec!["check", "--questions", "-f", "json"], "leave --format out"),
        (vec!["facts", "--source", "liu-2022"], "did you mean `liu-2023`?"),
        (vec!["facts", "zebrafish"], "nothing has the id or the word"),
        (vec!["facts", "$98,765"], "spinecmp cost --list-prices"),
        (vec!["check", "--ask", "--questions"], "cannot be used with"),
        (vec!["list", "knees"], "possible values: conditions, treatments"),
        (vec!["compair"], "compare"),
    ] {
        let run = spinecmp(&args, "");
        assert_eq!(run.code, 2, "{args:?}");
        assert_eq!(run.out, "", "{args:?}");
        assert!(run.err.contains(words), "{args:?}: {}", run.err);
    }
}

#[test]
fn exit_codes_mean_one_thing_each() {
    let code = |args: &[&str]| spinecmp(args, "").code;
    assert_eq!(code(&["check", "--exit-code"]), 0);
    assert_eq!(code(&["check", "--exit-code", "--set", "saddle-numbness=true"]), 12);
    assert_eq!(code(&["check", "--set", "saddle-numbness=true"]), 0);
    let criterion = ["check", "--criterion", "disc-nass-six-months", "--exit-code"];
    let with = |answer: &str| spinecmp(&[&criterion[..], &["--set", answer]].concat(), "").code;
    assert_eq!(spinecmp(&criterion, "").code, 11);
    assert_eq!(with("symptom-weeks=8"), 0);
    assert_eq!(with("symptom-weeks=60"), 10);
    assert_eq!(code(&["compare", "-p", "/nonexistent/me.yaml"]), 4);
    assert_eq!(code(&["--knowledge", "/nonexistent", "compare"]), 4);
    assert_eq!(code(&["validate", PROFILE]), 3);
}

#[test]
fn a_file_is_written_whole_or_not_at_all() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| -> PathBuf { folder.path().join(name) };
    let named = |name: &str| path(name).to_str().expect("a path").to_owned();

    let run = spinecmp(&["compare", "-o", &named("page.md")], "");
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, "", ""));
    let written = std::fs::read_to_string(path("page.md")).expect("the page");
    assert_eq!(written, spinecmp(&["compare", "-f", "markdown"], "").out);

    // What is there stays, where the answer cannot be made or the place cannot be written.
    std::fs::write(path("old.json"), "old").expect("written");
    let run = spinecmp(&["compare", "--set", "age=old", "-o", &named("old.json")], "");
    assert_eq!(run.code, 2);
    assert_eq!(std::fs::read_to_string(path("old.json")).expect("there"), "old");
    let run = spinecmp(&["compare", "-o", &named("no-such-folder/page.md")], "");
    assert_eq!(run.code, 4);
    assert!(run.err.starts_with("error: cannot write"), "{}", run.err);
    let run =
        spinecmp(&["compare", "-f", "csv", "-o", folder.path().to_str().expect("a path")], "");
    assert_eq!(run.code, 4);
    let left: Vec<_> = std::fs::read_dir(folder.path()).expect("the folder").collect();
    assert_eq!(left.len(), 2, "nothing else is left behind");

    // A file that nobody may write is not replaced by another of its name.
    let mut locked = std::fs::metadata(path("old.json")).expect("there").permissions();
    locked.set_readonly(true);
    std::fs::set_permissions(path("old.json"), locked).expect("locked");
    let run = spinecmp(&["compare", "-o", &named("old.json")], "");
    assert_eq!(run.code, 4, "{}", run.err);
    assert!(run.err.contains("old.json`: it is read-only; name another file"), "{}", run.err);
    assert_eq!(std::fs::read_to_string(path("old.json")).expect("there"), "old");
    let left: Vec<_> = std::fs::read_dir(folder.path()).expect("the folder").collect();
    assert_eq!(left.len(), 2, "nothing else is left behind");

    // Questions are YAML whatever the name says, and feed back as they are.
    let run = spinecmp(&["check", "--questions", "-o", &named("me.yaml")], "");
    assert_eq!(run.code, 0, "{}", run.err);
    let run = spinecmp(&["check", "-p", &named("me.yaml"), "-f", "json"], "");
    assert_eq!(run.code, 0, "{}", run.err);
    let bare = spinecmp(&["check", "-f", "json"], "");
    // That a file was read is told by the stamp, and by nothing else.
    assert_eq!(unstamped(&run.out), unstamped(&bare.out));
}

#[test]
fn a_closed_pipe_is_quiet() {
    struct Closed;
    impl std::io::Write for Closed {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let mut err = Vec::new();
    let exit = spinecmp::cli::run(
        ["spinecmp", "compare"].into_iter().map(Into::into),
        &spinecmp::cli::Environment::of_process([false; 3]),
        &mut std::io::empty(),
        &mut Closed,
        &mut err,
    );
    assert_eq!((exit.code(), err), (0, Vec::new()));
}

#[test]
fn plain_output_has_no_escape_and_colour_changes_nothing_else() {
    let plain = spinecmp(&["compare", "--color", "never"], "");
    let colored = spinecmp(&["compare", "--color", "always"], "");
    assert!(!plain.out.contains('\u{1b}'));
    let mut stripped = String::new();
    let mut rest = colored.out.as_str();
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        stripped.push_str(before);
        rest = after.split_once('m').expect("the end of an escape").1;
    }
    stripped.push_str(rest);
    assert_eq!(stripped, plain.out);
    assert!(spinecmp(&["compare", "--ascii", "--detail", "full"], "").out.is_ascii());
}

#[test]
fn carrying_on_is_always_a_column() {
    let run = spinecmp(&["compare", "--treatments", "discectomy", "-f", "json"], "");
    let document: Value = serde_json::from_str(&run.out).expect("JSON");
    let columns: Vec<&str> = document["columns"]
        .as_array()
        .expect("columns")
        .iter()
        .map(|column| column["approach"].as_str().expect("an approach"))
        .collect();
    assert_eq!(columns, ["surgery", "carry-on"]);
}

#[test]
fn who_is_told_to_get_help_is_asked_only_about_what_is_more_urgent() {
    for detail in ["brief", "normal", "full"] {
        let page = |answers: &[&str]| {
            let mut args = vec!["compare", "--detail", detail];
            for answer in answers {
                args.extend(["--set", answer]);
            }
            spinecmp(&args, "").out
        };
        // Today, and past cancer would make it "now".
        let today = page(&["weakness=marked", "weakness-new-or-worse=yes"]);
        assert!(today.contains("Get medical help today"), "{today}");
        assert!(today.contains("Have you ever had cancer?"), "{today}");
        // Now: nothing is more urgent.
        let now = page(&["saddle-numbness=yes", "weakness=marked"]);
        assert!(now.contains("emergency department now"), "{now}");
        assert!(!now.contains("Answer these first"), "{now}");
        assert!(!now.contains("not ruled out"), "{now}");
    }
}

#[test]
fn bills_on_both_sides_of_new_year_say_that_the_date_matters() {
    let course = "services:
  - {date: 2024-12-01, service: other, allowed: 997.48}
  - {date: 2024-12-10, service: other, allowed: 997.48}
  - {date: 2025-01-15, service: other, allowed: 10039}
";
    let cost = |extra: &[&str]| {
        let mut line = vec!["cost", "--course", "-", "--plan", "bronze-2025"];
        line.extend(extra);
        let run = spinecmp(&line, course);
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        run.out
    };
    assert_eq!(cost(&["--get", "total_patient_share"]), "9490.56\n");
    assert_eq!(cost(&["--get", "total_patient_share_in_one_plan_year"]), "8293.58\n");
    let page = cost(&[]);
    let words: Vec<&str> = page.split_whitespace().collect();
    assert!(words.join(" ").contains("$8,293.58, $1,196.98 less"));
}
