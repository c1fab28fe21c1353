//! The README's own commands: each runs, and the page that it shows is the page that is printed.

#![expect(clippy::expect_used, reason = "a broken README should stop the test")]

use crate::common::spinecmp;

const README: &str = include_str!("../../README.md");

/// The fenced blocks of a language.
fn blocks(language: &str) -> Vec<&'static str> {
    README
        .split(&format!("```{language}\n"))
        .skip(1)
        .map(|rest| rest.split("```").next().expect("a closed block"))
        .collect()
}

#[test]
fn every_command_runs() {
    let mut count = 0;
    for line in blocks("sh").into_iter().flat_map(str::lines) {
        let command = line.split('#').next().expect("a part").trim();
        let Some(args) = command.strip_prefix("spinecmp ") else {
            continue;
        };
        // The parts of a line that are the shell's.
        let args = args.split(['|', '>']).next().expect("a part").trim();
        let asks = args.contains("--ask") || args.contains("--trade-offs");
        let args: Vec<&str> = args
            .split(' ')
            .map(|arg| match arg {
                // What is asked for is kept in a file of that name.
                "me.yaml" if !asks => "docs/example-profile.yaml",
                "my-plan.yaml" => "docs/example-plan.yaml",
                "my-bills.yaml" => "docs/example-course.yaml",
                "knees.yaml" => "data/knowledge",
                "people.csv" => "docs/example-people.csv",
                "bundle.json" => "tests/data/fhir/slipped-disc.json",
                arg => arg,
            })
            .filter(|arg| !arg.is_empty())
            .collect();
        // A file is written beside the others of the test.
        let folder = tempfile::tempdir().expect("a folder");
        let written = args
            .iter()
            .position(|arg| *arg == "-o")
            .and_then(|place| args.get(place + 1))
            .map(|name| folder.path().join(name).display().to_string());
        let args: Vec<&str> = args
            .iter()
            .enumerate()
            .map(|(place, arg)| match (&written, place.checked_sub(1)) {
                (Some(path), Some(before)) if args.get(before) == Some(&"-o") => path.as_str(),
                _ => arg,
            })
            .collect();
        let run = spinecmp(&args, "");
        if let Some(path) = &written {
            assert!(std::fs::metadata(path).is_ok_and(|file| file.len() > 0), "{line}");
        }
        // Questions go to standard error, and so does the count of rows.
        let tells = asks || args.contains(&"batch");
        assert_eq!((run.code, tells || run.err.is_empty()), (0, true), "{line}: {}", run.err);
        // Behind a command that prints one bare value stands the value.
        if args.contains(&"--get") {
            let (_, value) = line.split_once('#').expect("the value");
            assert_eq!(run.out.trim(), value.trim(), "{line}");
        }
        count += 1;
    }
    assert!(count >= 6, "only {count} commands");
}

#[test]
fn the_page_shown_is_the_page_printed() {
    let check = ["check", "-p", "docs/example-profile.yaml"];
    let pages = [spinecmp(&["compare", "stenosis"], ""), spinecmp(&check, "")];
    let pages: Vec<&str> = pages.iter().map(|page| page.out.as_str()).collect();
    assert_eq!(blocks("text"), pages);
}
