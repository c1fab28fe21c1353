//! What a record of care leaves in doubt is told alike by every command and in every format, until an answer settles it.

#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a broken test should stop")]

use crate::common::{bundle, diagnosis, spinecmp, with};
use serde_json::{Value, json};

/// Records with a doubt of each kind, the kind first.
fn doubtful() -> Vec<(&'static str, String)> {
    let nerve = diagnosis("M51.16");
    let provisional = json!({"coding": [{"code": "provisional"}]});
    let unconfirmed = with(diagnosis("G83.4"), "verificationStatus", provisional);
    let allergy = json!({"resourceType": "AllergyIntolerance", "criticality": "high"});
    let person = json!({"resourceType": "Patient", "deceasedBoolean": true});
    let died = json!({
        "resourceType": "Bundle",
        "type": "collection",
        "entry": [{"resource": person}, {"resource": nerve}],
    });
    let of = |birth: &str, found: Value| bundle(birth, &[nerve.clone(), found]);
    vec![
        ("not-confirmed", of("1980-03-04", unconfirmed)),
        ("leads-to-question", of("1980-03-04", diagnosis("R33.9"))),
        ("age-not-covered", bundle("2011-06-01", std::slice::from_ref(&nerve))),
        ("age-not-covered", bundle("2014", std::slice::from_ref(&nerve))),
        ("age-not-covered", bundle("2026", std::slice::from_ref(&nerve))),
        ("died", died.to_string()),
        ("allergies-not-read", of("1980-03-04", allergy)),
        ("not-understood", of("1980-03-04", diagnosis("K21.9"))),
    ]
}

/// In one line, without the signs of any format.
fn words(text: &str) -> String {
    let text = text.replace("&#39;", "'").replace("&#x27;", "'").replace(['*', '`'], "");
    let mut is_inside = false;
    let told = text.chars().filter(|letter| match letter {
        '<' | '>' => {
            is_inside = *letter == '<';
            false
        }
        _ => !is_inside,
    });
    told.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn document(args: &[&str], input: &str) -> Value {
    let run = spinecmp(&[args, &["-f", "json"]].concat(), input);
    assert_eq!(run.code, 0, "{args:?}: {}", run.err);
    serde_json::from_str(&run.out).expect("JSON")
}

#[test]
fn every_format_of_every_command_tells_it() {
    for (kind, record) in doubtful() {
        let mut texts: Vec<String> = Vec::new();
        for command in ["check", "compare", "weigh"] {
            let json = document(&[command, "-p", "-"], &record);
            let doubts = json["record_doubts"].as_array().expect("a list");
            assert_eq!(doubts.len(), 1, "{command} {record}: {doubts:?}");
            assert_eq!(doubts[0]["kind"], kind, "{command}");
            let text = words(doubts[0]["text"].as_str().expect("a text"));
            let csv = spinecmp(&[command, "-p", "-", "-f", "csv"], &record);
            assert!(csv.out.contains("record-doubt") && words(&csv.out).contains(&text), "{kind}");
            for more in [&["--detail", "brief"][..], &["--detail", "normal"], &["-f", "html"]] {
                let page = spinecmp(&[&[command, "-p", "-"], more].concat(), &record);
                assert!(words(&page.out).contains(&text), "{command} {more:?}: {text}");
            }
            texts.push(text);
        }
        let same = &texts[0];
        assert!(texts.iter().all(|text| text == same), "{texts:?}");
        let card = spinecmp(&["check", "-p", "-", "-f", "card"], &record);
        assert!(words(&card.out).contains(same), "{same}: {}", card.out);
        // What weighs most is told before prices and questions too.
        let is_weighty = ["not-confirmed", "leads-to-question", "age-not-covered", "died"];
        let is_weighty = is_weighty.contains(&kind);
        let cost = spinecmp(&["cost", "-p", "-"], &record);
        assert_eq!((cost.code, words(&cost.err).contains(same)), (0, is_weighty), "{kind}");
        let file = tempfile::NamedTempFile::new().expect("a file");
        std::fs::write(&file, &record).expect("to be written");
        let asked = spinecmp(&["check", "--ask", "-p", &file.path().to_string_lossy()], "q\n");
        assert_eq!(words(&asked.err).contains(same), is_weighty, "{kind}: {}", asked.err);
    }
}

#[test]
fn a_row_of_many_people_tells_it() {
    let columns = ["--columns", "record_doubts,check:record_doubts.0.kind"];
    let lines: Vec<(&str, String)> = doubtful();
    let records: Vec<&str> = lines.iter().map(|(_, record)| record.as_str()).collect();
    let input = records.join("\n");
    let run = spinecmp(&[&["batch", "-", "-f", "json"], &columns[..]].concat(), &input);
    assert_eq!(run.out.lines().count(), lines.len());
    for ((kind, _), row) in lines.iter().zip(run.out.lines()) {
        let row: Value = serde_json::from_str(row).expect("JSON");
        assert_eq!(row["record_doubts"], json!([kind]));
        assert_eq!(row["check:record_doubts.0.kind"], *kind);
    }
    assert!(run.err.contains("1 whose record speaks of what would be a red flag"), "{}", run.err);
    assert!(run.err.contains("4 who by the record have died"), "{}", run.err);
    // It is there where records may come, whether or not somebody names columns.
    let header = |input: &str, from: &str| {
        let run = spinecmp(&["batch", "-", "--from", from, "-f", "csv"], input);
        run.out.lines().next().unwrap_or_default().contains("record_doubts")
    };
    assert!(header(&input, "json"));
    assert!(!header("age\n44\n", "csv"));
    // A code that does not mean its condition is one in every file.
    let by_code = "condition\nM54.16\nM51.16\n";
    let run = spinecmp(&[&["batch", "-"], &columns[..]].concat(), by_code);
    let rows: Vec<&str> = run.out.lines().collect();
    assert_eq!(rows[1..], ["condition-not-sure,condition-not-sure", ","], "{}", run.out);
    let kind = ["check", "-p", "-", "--get", "record_doubts.0.kind"];
    assert_eq!(spinecmp(&kind, "condition: M54.16\n").out.trim(), "condition-not-sure");
}

#[test]
fn an_answer_settles_what_it_was_asked_for() {
    let record = bundle("1980-03-04", &[diagnosis("M51.16"), diagnosis("R33.9")]);
    let set = ["--set", "bladder-bowel-change=no"];
    for command in ["check", "compare", "weigh"] {
        let json = document(&[&[command, "-p", "-"], &set[..]].concat(), &record);
        assert_eq!(json["record_doubts"], json!([]), "{command}");
    }
    let columns = ["--columns", "record_doubts", "-f", "json"];
    let row = spinecmp(&[&["batch", "-"], &set[..], &columns[..]].concat(), &record);
    assert_eq!(row.out.trim(), r#"{"record_doubts":[]}"#);
    // An age within reach may be exact or not, and is in doubt only where no day of birth would be covered.
    for birth in ["1980", "2010", "1980-03-04"] {
        let told = document(&["check", "-p", "-"], &bundle(birth, &[diagnosis("M51.16")]));
        assert_eq!(told["record_doubts"], json!([]), "{birth}");
    }
}
