//! The way in: the page that stands there when nothing was asked, lists, one screen of rules, a pager, what is said beside the answer, and what is found.

#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a broken test should stop")]

use crate::common::{spinecmp, spinecmp_within};
use spinecmp::cli::Environment;
use spinecmp::knowledge::KeyCellSays;

const PROFILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/example-profile.yaml");

fn terminal() -> Environment {
    Environment {
        typed: true,
        terminal: true,
        error_terminal: true,
        width: Some(80),
        height: Some(24),
        pager: Some(String::new()),
        ..Environment::bare(jiff::civil::date(2026, 11, 28))
    }
}

#[test]
fn nothing_asked_shows_where_to_begin_on_one_screen() {
    let bare = spinecmp(&[], "");
    assert_eq!((bare.code, bare.err.as_str()), (0, ""));
    assert_eq!(bare.out, spinecmp(&["help"], "").out);
    assert!(bare.out.lines().count() <= 23, "{}", bare.out);
    assert!(bare.out.lines().all(|line| line.chars().count() <= 80), "{}", bare.out);
    let about = &spinecmp::builtin().expect("whole").about;
    let words: Vec<&str> = bare.out.split_whitespace().collect();
    assert!(words.join(" ").contains(&about.warning));
    let help = spinecmp(&["--help"], "").out;
    let (_, commands) = help.split_once("Commands:\n").expect("the commands");
    let (commands, _) = commands.split_once("\n\n").expect("their end");
    let names = commands.lines().filter_map(|line| line.strip_prefix("  ")?.split(' ').next());
    for name in names.filter(|name| *name != "help") {
        assert!(bare.out.contains(name), "{name}");
    }
    // Help of one command stays that of the command.
    assert!(spinecmp(&["help", "compare"], "").out.contains("Usage: spinecmp compare"));
}

#[test]
fn every_name_that_is_listed_is_understood() {
    let csv = spinecmp(&["list", "-f", "csv"], "").out;
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let mut count = 0;
    for row in reader.records() {
        let row = row.expect("a row");
        let (list, id, also) = (&row[0], &row[1], &row[3]);
        let args: Vec<Vec<&str>> = match list {
            "condition" => std::iter::once(id)
                .chain(also.split(';'))
                .filter(|name| !name.is_empty())
                .map(|name| vec!["compare", name, "--get", "condition"])
                .collect(),
            "outcome" => vec![vec!["facts", "--outcome", id, "--get", "asked"]],
            "plan" => vec![vec!["cost", "--plan", id, "--get", "currency"]],
            _ => Vec::new(),
        };
        for line in args {
            let run = spinecmp(&line, "");
            assert_eq!((run.code, run.err.as_str()), (0, ""), "{line:?}");
            if list == "condition" {
                assert_eq!(run.out.trim(), id, "{line:?}");
            }
            count += 1;
        }
    }
    assert!(count > 60, "{count}");
    // One list alone says why the others are not there.
    let one = spinecmp(&["list", "plans", "-f", "json"], "").out;
    let one: serde_json::Value = serde_json::from_str(&one).expect("JSON");
    assert!(one["facts"].is_null() && one["missing_because"]["facts"].is_string());
}

#[test]
fn the_rules_fit_one_screen_where_most_is_answered() {
    let page = spinecmp(&["check", "-p", PROFILE], "").out;
    assert!(page.lines().count() <= 22, "{page}");
    for words in ["says yes", "take care", "not met", "open"] {
        assert!(page.contains(words), "{words}");
    }
    let one = spinecmp(&["check", "-p", PROFILE, "--criterion", "disc-us-six-weeks"], "").out;
    assert!(one.lines().count() <= 9, "{one}");
}

#[test]
fn a_raised_sign_is_seen_first_and_last() {
    for detail in ["brief", "normal", "full"] {
        let page =
            spinecmp(&["check", "--set", "saddle-numbness=true", "--detail", detail], "").out;
        let lines: Vec<&str> = page.lines().collect();
        let is_in =
            |lines: &[&str]| lines.iter().any(|line| line.contains("emergency department now"));
        assert!(is_in(&lines[..8]), "{page}");
        assert!(is_in(&lines[lines.len() - 12..]), "{page}");
    }
}

#[cfg(unix)]
#[test]
fn what_is_longer_than_the_screen_goes_through_the_pager() {
    let folder = tempfile::tempdir().expect("a folder");
    let copy = folder.path().join("a copy");
    let paged = |pager: &str, height: usize, args: &[&str]| {
        let _ = std::fs::remove_file(&copy);
        let environment =
            Environment { pager: Some(pager.to_owned()), height: Some(height), ..terminal() };
        let run = spinecmp_within(&environment, args, b"");
        (run.out, std::fs::read_to_string(&copy).unwrap_or_default())
    };
    let copier = format!("cp /dev/stdin '{}'", copy.display());
    let long = ["check", "-p", PROFILE, "--detail", "normal"];
    let plain = paged("", 24, &long).0;
    assert!(plain.lines().count() > 100);
    assert_eq!(paged(&copier, 24, &long), (String::new(), plain.clone()));
    // Not where it fits, is not wanted, or goes elsewhere; and plainly where the pager fails.
    let nothing = String::new();
    assert_eq!(paged(&copier, 1000, &long), (plain.clone(), nothing.clone()));
    for off in ["--no-pager", "--linear"] {
        assert_eq!(paged(&copier, 24, &[&long[..], &[off]].concat()).1, nothing);
    }
    assert_eq!(paged(&copier, 24, &[&long[..], &["--get", "treatments"]].concat()).1, nothing);
    for broken in ["cat", "no-such-program", "false", " "] {
        assert_eq!(paged(broken, 24, &long), (plain.clone(), nothing.clone()), "{broken}");
    }
    // No shell reads it.
    let trap = format!("cat; touch '{}'", copy.display());
    assert_eq!(paged(&trap, 24, &long), (plain, nothing));
    let piped = Environment { terminal: false, pager: Some(copier), ..terminal() };
    spinecmp_within(&piped, &long, b"");
    assert!(!copy.exists());
}

#[test]
fn who_sits_at_the_terminal_is_told_what_was_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let page = folder.path().join("my page.html").display().to_string();
    let run = spinecmp_within(&terminal(), &["compare", "-o", &page], b"");
    assert_eq!((run.code, run.out.as_str()), (0, ""));
    assert!(run.err.starts_with(&format!("Wrote {page} (")), "{}", run.err);
    assert!(run.err.ends_with(&format!(" '{page}'\n")), "{}", run.err);
    let told = |environment: &Environment, name: &str| {
        let path = folder.path().join(name).display().to_string();
        spinecmp_within(environment, &["compare", "-o", &path], b"").err
    };
    assert!(told(&terminal(), "page.json").ends_with(" kB).\n"));
    assert_eq!(told(&Environment { error_terminal: false, ..terminal() }, "page.html"), "");
}

#[test]
fn answers_are_kept_where_the_person_says_and_nowhere_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("me.yaml").display().to_string();
    let asked = |lines: &str| {
        spinecmp_within(
            &terminal(),
            &["check", "--ask", "--condition", "stenosis"],
            lines.as_bytes(),
        )
    };
    let run = asked("no\nmaybe\nq\n\n");
    assert!(run.err.contains("Type a number from 1 to "), "{}", run.err);
    assert_eq!(std::fs::read_dir(folder.path()).expect("the folder").count(), 0);
    let run = asked(&format!("no\nq\n{path}.txt\n{path}\n"));
    assert!(run.err.contains("should end in .yaml"), "{}", run.err);
    assert!(run.err.contains(&format!("spinecmp check -p {path}")), "{}", run.err);
    assert!(std::fs::read_to_string(&path).expect("kept").contains(": false\n"));
    // What is there is not written over.
    let run = asked(&format!("no\nq\n{path}\n\n"));
    assert!(run.err.contains("There is such a file"), "{}", run.err);
    // Who answered nothing, or must get help, is not asked.
    assert!(!asked("q\n").err.contains("To keep your answers"));
    let line = ["check", "--ask", "--set", "saddle-numbness=true"];
    assert!(!spinecmp_within(&terminal(), &line, b"").err.contains("To keep your answers"));
}

#[test]
fn what_is_looked_for_is_found_as_it_is_printed() {
    let found = |words: &[&str], list: &str| -> Vec<String> {
        let run = spinecmp(&[&["facts", "-f", "json"], words].concat(), "");
        assert_eq!(run.err, "", "{words:?}");
        let document: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
        let list = document[list].as_array().expect("a list").clone();
        list.iter().map(|entry| entry["id"].as_str().expect("an id").to_owned()).collect()
    };
    let knowledge = spinecmp::builtin().expect("whole");
    // Every finding by its id, with signs around it and in capitals.
    for finding in knowledge.findings.iter().step_by(17) {
        let asked = format!("[{}].", finding.id.to_uppercase());
        assert_eq!(found(&[&asked], "findings"), [finding.id.as_str()]);
    }
    // Every work by its DOI, in the forms in which it is printed.
    for source in knowledge.sources.iter().filter(|source| source.doi.is_some()).step_by(13) {
        let doi = source.doi.as_deref().expect("a DOI");
        for asked in [doi.to_owned(), format!("doi:{doi}."), format!("https://doi.org/{doi}")] {
            assert!(found(&[&asked], "sources").contains(&source.id), "{asked}");
        }
    }
    // A figure of the one screen leads to its finding, first of all.
    let apart = found(&["72", "of", "100"], "findings");
    assert_eq!(apart, found(&["72 of 100"], "findings"));
    assert!(!apart.is_empty() && apart.len() < 12, "{apart:?}");
    let with_number = |words: &str| words.contains(|letter: char| letter.is_ascii_digit());
    for row in &knowledge.key_rows {
        let cells = row.answers.cells().iter().filter_map(|cell| match &cell.says {
            KeyCellSays::Figure { findings, lead, .. } => Some((lead, findings)),
            KeyCellSays::Nothing(_) => None,
        });
        let sentences = row.answers.sentences().iter();
        let sentences = sentences.map(|sentence| (&sentence.line, &sentence.findings));
        for (words, of) in cells.chain(sentences).filter(|(words, _)| with_number(words)).step_by(3)
        {
            let ids = if of.is_empty() { continue } else { found(&["--", words], "findings") };
            for finding in of {
                assert!(ids.contains(&knowledge.findings[*finding].id), "{words}: {ids:?}");
            }
        }
    }
    let ranked = found(&["wound", "infection"], "findings");
    let first = knowledge.findings.iter().find(|entry| Some(&entry.id) == ranked.first());
    assert!(first.is_some_and(|entry| {
        format!("{} {}", entry.id, entry.statement).to_lowercase().contains("wound infection")
    }));
}

/// One answer takes no warning away while a sign that calls for help today is open.
#[test]
fn the_emergency_words_stay_until_their_signs_are_ruled_out() {
    let words = "emergency now";
    for args in [
        &["check", "--set", "age=68"][..],
        &["check", "stenosis", "--set", "age=68"],
        &["compare", "stenosis", "--set", "bladder-bowel-change=false"],
    ] {
        let run = spinecmp(args, "");
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{args:?}");
        assert!(run.out.contains(words), "{args:?}: {}", run.out);
    }
    assert!(!spinecmp(&["check", "-p", PROFILE], "").out.contains(words));
}

#[test]
fn a_bare_value_is_of_the_document_that_json_prints() {
    for args in [&["compare", "stenosis"][..], &["check", "stenosis"], &["cost"]] {
        let document = spinecmp(&[args, &["-f", "json"]].concat(), "").out;
        let document: serde_json::Value = serde_json::from_str(&document).expect("JSON");
        let count = |key: &str| document[key].as_array().map_or(0, Vec::len);
        for key in ["rows", "costs", "sources", "treatments", "strategies"] {
            if let Some(last) = count(key).checked_sub(1) {
                let value = |place: usize| {
                    spinecmp(&[args, &["--get", &format!("{key}.{place}")]].concat(), "").code
                };
                assert_eq!((value(last), value(last + 1)), (0, 2), "{args:?}: {key}");
            }
        }
    }
}

/// Whoever has a card of a plan in hand needs no file.
#[test]
fn a_plan_in_one_line_is_the_plan_of_a_file() {
    let terms = "deductible=4500,coinsurance=0.30,out-of-pocket-max=8500";
    let file = "type: private\ndeductible: 4500\ncoinsurance: 0.30\nout-of-pocket-max: 8500\n";
    for args in [
        &["cost", "discectomy", "--get", "strategies.0.patient_share.high", "--plan"][..],
        &["compare", "-f", "json", "--get", "costs.1.cells", "--plan"],
    ] {
        let line = spinecmp(&[args, &[terms]].concat(), "");
        assert_eq!((line.code, line.err.as_str()), (0, ""), "{args:?}");
        assert_eq!(line.out, spinecmp(&[args, &["-"]].concat(), file).out, "{args:?}");
    }
    let wrong = spinecmp(&["cost", "--plan", "deductible=2000,coinsurance=20"], "");
    assert_eq!(wrong.code, 2, "{}", wrong.err);
    assert!(wrong.err.starts_with("error: --plan: a fraction is from 0 to 1"), "{}", wrong.err);
    let missing = spinecmp(&["cost", "--plan", "deductable=2000"], "");
    for words in ["`deductible` is missing", "`coinsurance` is missing", "unknown key `deductable`"]
    {
        assert!(missing.err.contains(words), "{}", missing.err);
    }
    // What was typed in one line has none to be added.
    assert!(missing.err.contains("write for example deductible=3000,coinsurance=0.20"));
    assert!(!missing.err.contains("add a line"), "{}", missing.err);
    let other = spinecmp(&["cost", "--plan", "type=medigap-g", "--explain-plan"], "");
    assert!(other.out.contains("Medigap") && other.code == 0, "{}{}", other.out, other.err);
    let spaced = spinecmp(&["cost", "--plan", "type = medigap-g, part-b-deductible = 283"], "");
    assert_eq!((spaced.code, spaced.err.as_str()), (0, ""));
    let comma = spinecmp(&["cost", "--plan", "deductible=2,000,coinsurance=0.2,20"], "");
    assert!(comma.code == 2 && comma.err.contains("`20` has no `=`"), "{}", comma.err);
    let file = spinecmp(&["cost", "--plan", "plans/a=b.yaml"], "");
    assert!(file.err.contains("plans/a=b.yaml") && !file.err.contains("missing"), "{}", file.err);
    let option = spinecmp(&["cost", "--deductible", "2000"], "");
    assert!(option.err.contains("--plan deductible=2000,coinsurance=0.20"), "{}", option.err);
    assert!(!option.err.contains("a similar argument"), "{}", option.err);
}

#[test]
fn a_condition_in_the_place_of_a_command_is_told_its_place() {
    let run = spinecmp(&["sciatica"], "");
    assert_eq!(run.code, 2);
    assert!(run.err.contains("spinecmp compare CONDITION"), "{}", run.err);
    let near = spinecmp(&["compar"], "");
    assert!(near.err.contains("'compare'") && !near.err.contains("CONDITION"), "{}", near.err);
}

/// Ruled out a week ago is not ruled out for good, and a page is kept.
#[test]
fn who_rules_every_sign_out_is_told_to_act_on_one_all_the_same() {
    for args in [
        &["compare", "-p", PROFILE][..],
        &["compare", "-p", PROFILE, "--detail", "normal"],
        &["compare", "-p", PROFILE, "-f", "markdown"],
        &["compare", "-p", PROFILE, "--linear"],
        &["compare", "-p", PROFILE, "-f", "card"],
        &["weigh", "-p", PROFILE, "--weight", "quick-relief=5"],
        &["check", "-p", PROFILE],
        &["check", "-p", PROFILE, "--detail", "full"],
    ] {
        let page = spinecmp(args, "").out.replace('\n', " ");
        assert!(page.contains("f one shows up, act on it."), "{args:?}: {page}");
    }
}

/// What a person sees first is in the spreadsheet too, and every amount says whose dollars of which year it is.
#[test]
fn a_spreadsheet_holds_the_key_rows_and_whose_prices_they_are() {
    for condition in &spinecmp::builtin().expect("whole").conditions {
        let condition = condition.id.as_str();
        let json = |path: &str| {
            let run = spinecmp(&["compare", "--condition", condition, "--get", path], "");
            serde_json::from_str::<Vec<serde_json::Value>>(&run.out).expect("a list")
        };
        let csv = spinecmp(
            &["compare", "--condition", condition, "--plan", "employer-average", "-f", "csv"],
            "",
        );
        let mut reader = csv::Reader::from_reader(csv.out.as_bytes());
        let header = reader.headers().expect("a header").clone();
        let rows: Vec<csv::StringRecord> =
            reader.records().map(|row| row.expect("a row")).collect();
        let cell = |row: &csv::StringRecord, column: &str| {
            let place = header.iter().position(|name| name == column).expect("a column");
            row[place].to_owned()
        };
        for finding in json("key_findings") {
            let id = finding["id"].as_str().expect("an id");
            let row = rows
                .iter()
                .find(|row| cell(row, "section") == "key-row" && cell(row, "finding") == id);
            let told = row.map(|row| cell(row, "statement"));
            assert_eq!(told.as_deref(), finding["statement"].as_str(), "{condition}: {id}");
        }
        for row in rows.iter().filter(|row| cell(row, "section") == "cost") {
            if cell(row, "low").is_empty() {
                continue;
            }
            let told = ["unit", "payer", "price_year"].map(|column| cell(row, column));
            assert!(told.iter().all(|told| !told.is_empty()), "{condition}: {told:?}");
        }
    }
}

/// An amount that is cut in two is read as another one.
#[test]
fn no_amount_is_cut_whatever_the_width() {
    let amounts = |text: &str| -> Vec<String> {
        let words = text.split(|letter: char| letter.is_whitespace() || "│[)".contains(letter));
        // A comma within an amount stays, so that a cut behind it is seen.
        let words = words.map(|word| word.trim_end_matches([';', '.', ':']));
        words.filter(|word| word.contains('$')).map(str::to_owned).collect()
    };
    for args in [
        &["cost", "--condition", "stenosis", "--plan", "employer-average"][..],
        &["cost", "--condition", "slipped bone"],
        &["cost", "sciatica", "--sessions", "6", "--years", "30"],
        &["compare", "chronic-low-back-pain"],
        &["compare", "si joint"],
    ] {
        let wide: Vec<String> = amounts(&spinecmp(&[args, &["--width", "200"]].concat(), "").out);
        for width in 58..100 {
            let page = spinecmp(&[args, &["--width", &width.to_string()]].concat(), "").out;
            for amount in amounts(&page) {
                assert!(wide.contains(&amount), "{args:?} at {width}: {amount}\n{page}");
            }
        }
    }
}
