//! What shells complete and the manual pages: both hold every command and every option that the help has.

#![expect(clippy::expect_used, reason = "a broken test should stop")]

use crate::common::spinecmp;
use std::collections::BTreeSet;

const SHELLS: [&str; 5] = ["bash", "elvish", "fish", "powershell", "zsh"];

/// Runs a command line that must answer.
fn answer(args: &[&str]) -> String {
    let run = spinecmp(args, "");
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{args:?}");
    run.out
}

/// The commands that the help lists.
fn commands() -> Vec<String> {
    let help = answer(&["--help"]);
    let (_, list) = help.split_once("Commands:\n").expect("the commands");
    let (list, _) = list.split_once("\n\n").expect("the end of the list");
    let names = list.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    names
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .map(str::to_owned)
        .collect()
}

/// The long options that the help of a command lists; of the program where it is empty.
fn options(command: &str) -> Vec<String> {
    let line: Vec<&str> = [command, "--help"].into_iter().filter(|arg| !arg.is_empty()).collect();
    answer(&line)
        .lines()
        .map(str::trim_start)
        .filter(|line| line.starts_with('-'))
        .filter_map(|line| line.split([' ', ',', '<']).find(|word| word.starts_with("--")))
        .map(str::to_owned)
        .collect()
}

/// The words of a shell's script.
fn words(shell: &str) -> BTreeSet<String> {
    let is_of_word = |character: char| character.is_alphanumeric() || character == '-';
    let script = answer(&["completions", shell]);
    script.split(|character| !is_of_word(character)).map(str::to_owned).collect()
}

#[test]
fn every_shell_completes_every_command_and_option() {
    for shell in SHELLS {
        let words = words(shell);
        for command in commands() {
            assert!(words.contains(&command), "{shell} has no {command}");
            for option in options(&command) {
                // Fish writes options without their dashes.
                let bare = option.trim_start_matches('-');
                assert!(words.contains(&option) || words.contains(bare), "{shell} has no {option}");
            }
        }
    }
}

#[test]
fn values_are_offered_where_they_are_known() {
    let knowledge = spinecmp::builtin().expect("the built-in knowledge");
    let ids = knowledge.conditions.iter().map(|entry| entry.id.as_str());
    let ids = ids.chain(knowledge.treatments.iter().map(|entry| entry.id.as_str()));
    let ids = ids.chain(knowledge.outcomes.iter().map(|entry| entry.id.as_str()));
    // A format, a detail, a colour, a payer, a site.
    let words_of_options = ["markdown", "brief", "never", "commercial", "surgery-center"];
    let values: Vec<&str> = words_of_options.into_iter().chain(ids).collect();
    for shell in ["bash", "fish", "zsh"] {
        let words = words(shell);
        for value in &values {
            assert!(words.contains(*value), "{shell} does not offer {value}");
        }
    }
    // Fish is told of no values but those of options.
    for shell in ["bash", "zsh"] {
        let words = words(shell);
        for value in SHELLS {
            assert!(words.contains(value), "{shell} does not offer {value}");
        }
    }
}

#[cfg(unix)]
#[test]
fn bash_reads_its_script_without_a_complaint() {
    use std::io::Write;
    use std::process::{Command, Stdio};

    let mut bash = Command::new("bash")
        .arg("-n")
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("bash");
    let script = answer(&["completions", "bash"]);
    let mut input = bash.stdin.take().expect("its input");
    input.write_all(script.as_bytes()).expect("read");
    drop(input);
    let done = bash.wait_with_output().expect("an end");
    assert_eq!(String::from_utf8_lossy(&done.stderr), "");
    assert!(done.status.success());
}

#[test]
fn the_manual_has_every_command_and_every_option() {
    let program = answer(&["man"]);
    for command in commands() {
        let entry = format!("spinecmp\\-{command}(1)");
        assert!(program.contains(&entry), "no {entry}");
        let page = answer(&["man", &command]);
        assert!(page.contains(&format!(".TH spinecmp-{command} 1 2026-11-28 ")), "{command}");
        for option in options(&command) {
            let entry = option.replace('-', "\\-");
            assert!(page.contains(&format!("\\fB{entry}\\fR")), "{command} has no {option}");
        }
        // What the help teaches by example is told here too.
        let (_, examples) = page.split_once(".SH NOTES\n").expect("the notes");
        assert!(examples.contains(&format!("  spinecmp {command}")), "{command}");
    }
    for option in options("") {
        let entry = option.replace('-', "\\-");
        assert!(program.contains(&format!("\\fB{entry}\\fR")), "the program has no {option}");
    }
}

#[test]
fn the_manual_is_roff() {
    for command in commands() {
        let page = answer(&["man", &command]);
        for line in page.lines() {
            // Text that began with a dot or an apostrophe would be taken for a request.
            let request = line.strip_prefix(['.', '\'']).map(|rest| rest.split(' ').next());
            if let Some(Some(request)) = request {
                let known =
                    ["TH", "SH", "TP", "PP", "IP", "RS", "RE", "ad", "br", "nh", "ie", "el"];
                assert!(known.contains(&request), "{command}: {line}");
            }
            // A backslash begins one of the escapes that are meant.
            for (place, _) in line.match_indices('\\') {
                let rest = line.get(place + 1..).unwrap_or_default();
                let escapes = ["-", "fB", "fI", "fR", "*(Aq", "n(.g", "(aq", "(bu", "\\", "&."];
                let is_escape = escapes.iter().any(|escape| rest.starts_with(escape));
                assert!(is_escape, "{command}: {line}");
            }
        }
        assert_eq!(page.matches(".RS").count(), page.matches(".RE").count(), "{command}");
    }
}

#[test]
fn finished_text_has_its_own_format() {
    for line in [&["completions", "zsh"][..], &["man"], &["check", "--questions"]] {
        for option in [&["--format", "json"][..], &["--get", "a"]] {
            let name = option.first().expect("its name");
            let run = spinecmp(&[line, option].concat(), "");
            let message = format!(
                "error: {name}: what is printed here has a format of its own\n  hint: leave {name} out\n"
            );
            assert_eq!((run.code, run.err), (2, message), "{line:?}");
        }
    }
    // They go to a file like any answer.
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("spinecmp.1").display().to_string();
    assert_eq!(answer(&["man", "-o", &path]), "");
    assert_eq!(std::fs::read_to_string(&path).expect("the page"), answer(&["man"]));
}
