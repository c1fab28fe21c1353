//! Knowledge files: the built-in one is sound, the documented example works in every command, and every kind of mistake is told at its place.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::too_many_lines,
    reason = "a broken file should stop the test"
)]

use crate::common::{files, spinecmp};
use serde_json::Value;
use spinecmp::knowledge::{Development, Knowledge, KnowledgeFile, StudyTopic};
use std::fmt::Write as _;

const GUIDE: &str = include_str!("../../docs/knowledge.md");

/// The whole small file that the guide prints.
fn example() -> String {
    let (_, rest) =
        GUIDE.split_once("<!-- this example is a test -->\n```yaml\n").expect("the example");
    rest.split_once("```").expect("its end").0.to_owned()
}

fn load(text: &str) -> Result<Knowledge, Vec<String>> {
    Knowledge::load(&[KnowledgeFile { name: "k.yaml".to_owned(), bytes: text.as_bytes().to_vec() }])
        .map_err(|problems| problems.iter().map(ToString::to_string).collect())
}

#[test]
fn the_built_in_knowledge_is_the_folder() {
    let loaded = Knowledge::load(&files()).expect("sound");
    let builtin = spinecmp::builtin().expect("whole");
    assert!(loaded == *builtin, "data/knowledge and the embedded form differ");
}

#[test]
fn the_whole_selection_is_in_it() {
    let knowledge = spinecmp::builtin().expect("whole");
    let found = [
        knowledge.conditions.len(),
        knowledge.treatments.len(),
        knowledge.findings.len(),
        knowledge.disputes.len(),
        knowledge.modifiers.len(),
        knowledge.context.len(),
        knowledge.claims.len(),
        knowledge.sources.len(),
        knowledge.facts.len(),
        knowledge.red_flags.len(),
        knowledge.rule_sets.len(),
        knowledge.criteria.len(),
        knowledge.waivers.len(),
        knowledge.questions.len(),
    ];
    assert_eq!(found, [6, 9, 199, 20, 25, 22, 28, 326, 58, 19, 18, 99, 3, 120]);
    // Gaps may be added where a blank cell was found; none may be lost.
    assert!(knowledge.gaps.len() >= 40);
}

#[test]
fn the_guides_example_works_in_every_command() {
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    std::io::Write::write_all(&mut file, example().as_bytes()).expect("written");
    let path = file.path().to_str().expect("a path").to_owned();
    for args in [
        vec!["validate", &path],
        vec!["--knowledge", &path, "compare"],
        vec!["--knowledge", &path, "compare", "--detail", "brief"],
        vec!["--knowledge", &path, "compare", "--detail", "full"],
        vec!["--knowledge", &path, "compare", "-f", "markdown"],
        vec!["--knowledge", &path, "compare", "-f", "csv"],
        vec!["--knowledge", &path, "compare", "-f", "json", "--condition", "M17.11"],
        vec!["--knowledge", &path, "compare", "--set", "fever=true"],
        vec!["--knowledge", &path, "check", "--set", "knee-weeks=20"],
        vec!["--knowledge", &path, "check", "--questions"],
        vec!["--knowledge", &path, "facts"],
        vec!["--knowledge", &path, "facts", "knee-injection-pain-6w"],
        vec!["--knowledge", &path, "facts", "--sources"],
        vec!["--knowledge", &path, "facts", "--claims"],
    ] {
        let run = spinecmp(&args, "");
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{args:?}");
        assert!(!run.out.is_empty());
        let said = run.out.to_lowercase();
        for word in ["spine", "spinal", "disc", "epidural"] {
            let said = said.replace("spinecmp", "");
            assert!(!said.contains(word), "{args:?} speaks of `{word}`");
        }
    }
    let stopped = spinecmp(&["--knowledge", &path, "compare", "--set", "fever=true"], "");
    assert!(stopped.out.contains("Get medical help today."));
    assert!(!stopped.out.contains("What can go wrong"));
}

/// Makes one change in the example and returns the problems.
fn broken(from: &str, to: &str) -> Vec<String> {
    let text = example();
    assert!(text.contains(from), "the example has no `{from}`");
    match load(&text.replacen(from, to, 1)) {
        Ok(_) => panic!("`{to}` was let through"),
        Err(problems) => problems,
    }
}

#[test]
fn every_kind_of_mistake_is_told_where_it_stands() {
    let cases = [
        ("label: Worn knee", "lable: Worn knee", "unknown key `lable`", "did you mean `label`?"),
        ("label: Worn knee\n    decision", "decision", "`label` is missing", "add a line"),
        (
            "outcome: knee-pain-extra",
            "outcome: knee-pain",
            "no outcome has the id `knee-pain`",
            "did you mean `knee-pain-extra`?",
        ),
        (
            "- id: carry-on",
            "- id: knee-injection",
            "a second treatment has the id `knee-injection`",
            "another id",
        ),
        ("low: -1.5", "low: 1.5", "`low` (1.5) is more than `value` (-1)", ""),
        ("value: -1.0\n", "value: -11\n", "-11 cannot be of 10 points", ""),
        ("value: -1.0\n", "value: .nan\n", "expected a finite number", ""),
        ("value: -1.0\n", "value: 1e300\n", "a number is written in plain digits", "without `0x`"),
        (
            "value: -1.0\n",
            "value: '1'\n",
            "expected a number such as 2 or -0.5, found the text `1`",
            "",
        ),
        (
            "sources: [example-review]\n    statement",
            "sources: []\n    statement",
            "nothing is printed without a source",
            "name at least one",
        ),
        (
            "population: adults with a worn knee in made-up trials\n    ",
            "",
            "`population` is missing",
            "",
        ),
        (
            "    horizon: {band: short, label: 6 weeks, value: 6, unit: weeks}\n",
            "",
            "`horizon` is missing",
            "",
        ),
        (
            "band: short",
            "band: shortly",
            "`shortly` is not a word known here",
            "did you mean `short`?",
        ),
        ("fact: fever", "fact: feever", "no fact has the id `feever`", "did you mean `fever`?"),
        (
            "{fact: fever, is: true}",
            "{fact: fever, at-least: 3}",
            "this test does not fit it",
            "is: true",
        ),
        (
            "{fact: fever, is: true}",
            "{fact: fever}",
            "not what is asked of it",
            "write `{fact: NAME",
        ),
        ("{fact: fever, is: true}", "{all: []}", "an empty list of steps", ""),
        (
            "{fact: fever, is: true}",
            "{at-least: 3, of: [{fact: fever, is: true}]}",
            "from 1 to 1",
            "",
        ),
        (
            "{fact: knee-weeks, at-least: 13}",
            "{fact: knee-weeks, at-least: 13000}",
            "outside the answers of this fact",
            "",
        ),
        (
            "{fact: knee-weeks, at-least: 13}",
            "{all: [{fact: knee-weeks, at-least: 13}, {fact: knee-weeks, at-most: 12}]}",
            "no answers can ever meet this rule",
            "rule each other out",
        ),
        (
            "    conditions: [knee-arthritis]\n    when",
            "    conditions: []\n    when",
            "name at least one condition",
            "",
        ),
        (
            "year: 2025, kind: systematic-review}",
            "year: 2025, kind: systematic-review}\n  - {id: unused, authors: A, title: T, publisher: P, kind: rct}",
            "no entry names this source",
            "take it out",
        ),
        (
            "treatments: [knee-injection, carry-on]",
            "treatments: [knee-injection]",
            "does not offer a fair choice",
            "carry-on",
        ),
        ("denominator: 10000\n    ", "", "but not out of how many", "denominator: 100"),
        (
            "decision: \"Your knee is worn. What next: an injection, or carry on as now?\"",
            "decision: Have the injection.",
            "ends in `?`",
            "",
        ),
        ("icd10cm: [M17.11]", "icd10cm: [knee]", "no ICD-10-CM code", ""),
        ("published: \"2026-01-15\"", "published: \"2026-02-30\"", "expected a date", ""),
        ("funding: None declared.", "funding: ~", "there is no value here", ""),
        ("    who: adults with a worn knee\n", "    who: \"a\\u202Eb\"\n", "hidden character", ""),
        ("{fact: fever, is: true}", "[fever]", "expected an entry with keys", ""),
        (
            "kind: guideline, year: 2025",
            "kind: guidline, year: 2025",
            "`guidline` is not a word known here",
            "did you mean `guideline`?",
        ),
        ("polarity: for\n    ", "", "does not say which way it speaks", "polarity: for"),
        ("{word: steroid, also", "{also", "`word` is missing", ""),
        (
            "also: [steroids]",
            "also: [a, b, c, d, e, f, g, h, i, j, k, l, m]",
            "a word has at most 12 other forms",
            "",
        ),
        ("means: A drug that calms swelling.", "means: ''", "expected text, found nothing", ""),
        (
            "also: [steroids]",
            "also: [steroids, Steroid]",
            "the word `Steroid` stands twice",
            "among `word` and `also`",
        ),
        (
            "glossary:\n",
            "glossary:\n  - {word: cortisone, also: [steroids], means: The same.}\n",
            "the word `steroids` stands twice",
            "keep one of the two",
        ),
        (
            "also: [steroids]",
            "also: ['(steroid)']",
            "does not begin and end with a letter or a digit",
            "",
        ),
        (
            "also: [steroids]",
            "also: [a drug that is put in with a needle or taken by mouth]",
            "is too long for a word",
            "",
        ),
        (
            "means: A drug that calms swelling.",
            "means: A drug that calms swelling in a joint or around a nerve or anywhere else in the body where it is put in with a needle or where it comes to with the blood after it was taken by mouth.",
            "160 are the most",
            "one or two short sentences",
        ),
        (
            "priorities: [I want to have less pain in my knee.]",
            "priorities: [I want less pain in my knee. And soon.]",
            "a priority is one sentence",
            "write what somebody may care for",
        ),
        (
            "priorities: [I want to have less pain in my knee.]",
            "priorities: [Less knee pain]",
            "a priority is one sentence",
            "",
        ),
        (
            "priorities: [I want to have less pain in my knee.]",
            "priorities: [I want to have less pain in my knee when I walk and when I sit and when I climb stairs and when I lie down at night and soon.]",
            "this priority has 125 characters; 120 are the most",
            "",
        ),
        (
            "priorities: [I want to have less pain in my knee.]",
            "priorities: [I want it all., I want it all., I want it all., I want it all., I want it all.]",
            "an outcome has at most 4 priorities",
            "",
        ),
        (
            "funding: None declared.",
            "funding: None declared.\n  development: {review-patients: {text: Read it., by: A group}}",
            "`by` and `date` go together",
            "add `date: …`",
        ),
        (
            "funding: None declared.",
            "funding: None declared.\n  development: {review-patients: {text: Read it., date: '2025-11-03'}}",
            "`by` and `date` go together",
            "add `by: …`",
        ),
        (
            "funding: None declared.",
            "funding: None declared.\n  development: {needs-patients: {by: A group, date: '2025-11-03'}}",
            "`text` is missing",
            "",
        ),
        (
            "funding: None declared.",
            "funding: None declared.\n  development: {needs-patients: {text: Asked., by: A group, date: last year}}",
            "expected a date",
            "",
        ),
        (
            "funding: None declared.",
            "funding: None declared.\n  development: {needs-patients: {text: Asked., by: A group, date: '2026-01-16'}}",
            "2026-01-16 is after `published` (2026-01-15)",
            "publish a new one",
        ),
        (
            "funding: None declared.",
            "funding: None declared.\n  development: {needs-patient: {text: Not done.}}",
            "unknown key `needs-patient`",
            "did you mean `needs-patients`?",
        ),
        (
            "funding: None declared.",
            "funding: None declared.\n  studies: [{about: field-test, text: It helped., source: example-review}]",
            "`field-test` is not a word known here",
            "",
        ),
        (
            "funding: None declared.",
            "funding: None declared.\n  studies: [{about: knowledge-gain, text: It helped., source: example-revue}]",
            "no source has the id `example-revue`",
            "did you mean `example-review`?",
        ),
    ];
    for (from, to, message, hint) in cases {
        let problems = broken(from, to);
        let all = problems.join("\n");
        assert!(all.contains(message), "`{to}`: wanted `{message}` in\n{all}");
        assert!(all.contains(hint), "`{to}`: wanted the hint `{hint}` in\n{all}");
        assert!(problems.iter().all(|problem| problem.starts_with("k.yaml:")), "{all}");
    }
}

/// Where a file holds a word of a closed list, as its schema has it.
fn places_of_words(schema: &Value, part: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
    let forms = [&part["allOf"], &part["anyOf"]].into_iter().filter_map(Value::as_array).flatten();
    for part in forms.chain([part]) {
        let name = part["$ref"].as_str().map(|place| place.trim_start_matches('#'));
        let part = name.map_or(part, |name| schema.pointer(name).expect("a definition"));
        match value {
            Value::String(_) if part["enum"].is_array() => found.push(at.to_owned()),
            Value::Object(entries) => {
                for (key, value) in entries {
                    let part = &part["properties"][key];
                    places_of_words(schema, part, value, &format!("{at}/{key}"), found);
                }
            }
            Value::Array(items) => {
                for (position, value) in items.iter().enumerate() {
                    let part = &part["items"];
                    places_of_words(schema, part, value, &format!("{at}/{position}"), found);
                }
            }
            _ => {}
        }
    }
}

#[test]
fn one_misspelt_word_is_one_problem_wherever_it_stands() {
    let schema = spinecmp::knowledge::file_schema().to_value();
    let file: Value = serde_yaml::from_str(&example()).expect("YAML");
    let mut places = Vec::new();
    places_of_words(&schema, &schema, &file, "", &mut places);
    assert!(places.len() >= 36, "the example has few words to try: {places:#?}");
    for place in places {
        let mut broken = file.clone();
        let word = broken.pointer_mut(&place).expect("a word");
        let misspelt = format!("{}x", word.as_str().expect("text"));
        *word = Value::from(misspelt.as_str());
        let problems = load(&broken.to_string()).expect_err("no such word");
        assert_eq!(problems.len(), 1, "`{misspelt}` at {place}: {problems:#?}");
        assert!(problems[0].contains(&format!("`{misspelt}`")), "{place}: {problems:#?}");
    }
}

#[test]
fn a_problem_names_what_it_is_about_in_the_files_own_terms() {
    let cases = [
        ("funding: None declared.\n  ", "", "about.funding"),
        ("review-every-months: 12, ", "", "about.update-policy.review-every-months"),
        (
            "  update-policy: {text: Never; it is an example., review-every-months: 12, next-review: \"2027-01-15\"}\n",
            "",
            "about.update-policy",
        ),
        ("denominator: 10000\n    ", "", "outcomes[1].denominator"),
        ("polarity: for\n    ", "", "criteria[0].polarity"),
        ("low: -1.5", "low: 1.5", "findings[0].low"),
        ("label: Worn knee", "lable: Worn knee", "conditions[0].lable"),
        (
            "sources: [example-review]\n    statement",
            "sources: []\n    statement",
            "findings[0].sources",
        ),
        ("    sources: [example-review]\n    statement", "    statement", "findings[0].sources"),
        (
            "sources: [example-review]\n    statement",
            "sources: [example-revue]\n    statement",
            "findings[0].sources[0]",
        ),
        (
            "social: Some people like that it takes a short time. Others need a ride.",
            "sozial: Some people like that it takes a short time. Others need a ride.",
            "treatments[0].experience.social",
        ),
        ("also: [steroids]", "also: [steroids, Steroid]", "glossary[0].also[1]"),
        ("about:\n", "abaut:\n", "about"),
        ("country: Example", "country: Example\n  country: Example", ""),
        (
            "funding: None declared.",
            "funding: None declared.\n  development: {review-patients: {text: Read it., by: A group}}",
            "about.development.review-patients.date",
        ),
    ];
    for (from, to, path) in cases {
        assert!(example().contains(from), "the example has no `{from}`");
        let problems = Knowledge::load(&[KnowledgeFile {
            name: "k.yaml".to_owned(),
            bytes: example().replacen(from, to, 1).into_bytes(),
        }])
        .expect_err("broken");
        let paths: Vec<&str> = problems.iter().map(|problem| problem.path.as_str()).collect();
        assert!(paths.contains(&path), "`{to}`: wanted `{path}` in {paths:?}");
        for problem in &problems {
            // The path is not for people.
            let first = problem.to_string();
            let first = first.lines().next().expect("a line");
            assert!(problem.path.is_empty() || !first.ends_with(&problem.path), "{first}");
        }
    }
}

#[test]
fn the_path_stands_in_the_document_and_changes_no_order() {
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    let text = example()
        .replacen("    short: Injection\n", "", 1)
        .replacen("  funding: None declared.\n", "", 1)
        .replacen("low: -1.5", "low: 1.5", 1);
    std::io::Write::write_all(&mut file, text.as_bytes()).expect("written");
    let path = file.path().to_str().expect("a path").to_owned();
    let run = spinecmp(&["validate", &path, "-f", "json"], "");
    assert_eq!(run.code, 3);
    let document: Value = serde_json::from_str(&run.out).expect("JSON");
    let problems = document["problems"].as_array().expect("problems");
    let paths: Vec<&str> =
        problems.iter().map(|problem| problem["path"].as_str().expect("a path")).collect();
    assert_eq!(paths, ["about.funding", "treatments[0].short", "findings[0].low"]);
    let lines: Vec<u64> =
        problems.iter().map(|problem| problem["line"].as_u64().expect("a line")).collect();
    assert!(lines.is_sorted(), "{lines:?}");
}

#[test]
fn what_was_done_and_studied_is_declared_and_may_be_left_out() {
    let silent = load(&example()).expect("sound").about;
    assert_eq!(silent.development, Development::default());
    assert!(silent.studies.is_empty());
    let text = example().replacen(
        "funding: None declared.",
        "funding: None declared.
  development:
    needs-patients: {text: Six people were asked., by: The knee group, date: '2025-11-03'}
    review-patients: {text: Not done.}
  studies:
    - {about: preference-match, text: More people chose what they cared for., source: example-review}",
        1,
    );
    let about = load(&text).expect("sound").about;
    let asked = about.development.needs_patients.expect("declared");
    let done = asked.done.expect("done");
    assert_eq!(
        (asked.text.as_str(), done.by.as_str(), done.date.to_string()),
        ("Six people were asked.", "The knee group", "2025-11-03".to_owned())
    );
    assert_eq!(about.development.review_patients.expect("declared").done, None);
    assert_eq!(about.development.needs_professionals, None);
    assert_eq!(about.studies[0].about, StudyTopic::PreferenceMatch);
    // The built-in knowledge says that none of it was done.
    let own = &spinecmp::builtin().expect("whole").about;
    for declared in [
        &own.development.needs_patients,
        &own.development.needs_professionals,
        &own.development.review_patients,
        &own.development.review_professionals,
    ] {
        let declared = declared.as_ref().expect("declared");
        assert_eq!(declared.done, None);
        assert!(declared.text.starts_with("Not done."), "{}", declared.text);
    }
    assert!(own.studies.is_empty());
}

#[test]
fn a_glossary_is_no_dictionary() {
    let words = |count: usize| {
        let words: Vec<String> = (1..count)
            .map(|number| format!("  - {{word: word{number}, means: Something.}}\n"))
            .collect();
        example().replacen("glossary:\n", &format!("glossary:\n{}", words.concat()), 1)
    };
    assert_eq!(load(&words(300)).expect("sound").glossary.len(), 300);
    let problems = load(&words(301)).expect_err("one too many");
    assert!(problems[0].contains("more than 300 words"), "{problems:?}");
}

#[test]
fn the_place_of_a_problem_is_its_line_and_column() {
    let text = example();
    let line = |needle: &str| {
        let position = text.find(needle).expect("there");
        text.get(..position).expect("before").lines().count()
    };
    let problems = broken("low: -1.5", "low: 1.5");
    assert!(
        problems.join("\n").contains(&format!("k.yaml:{}:10:", line("low: -1.5"))),
        "{problems:?}"
    );
}

#[test]
fn all_problems_are_told_in_one_go() {
    let mut text = example();
    for (from, to) in [
        ("short: Injection\n", "shrt: Injection\n"),
        ("outcome: knee-pain-extra", "outcome: knee"),
        ("low: -1.5", "low: 1.5"),
        ("certainty: low", "certainty: lowish"),
        ("fact: fever", "fact: feever"),
        ("min: 0, max: 4000", "min: many, max: 4000"),
        ("kind: guideline", "kind: guide"),
    ] {
        assert!(text.contains(from));
        text = text.replacen(from, to, 1);
    }
    let problems = load(&text).expect_err("broken in seven places");
    let all = problems.iter().fold(String::new(), |mut all, problem| {
        let _ = writeln!(all, "{problem}");
        all
    });
    for message in [
        "unknown key `shrt`",
        "`short` is missing",
        "no outcome has the id `knee`",
        "`low` (1.5) is more than",
        "`lowish` is not a word",
        "no fact has the id `feever`",
        "found the text `many`",
        "`guide` is not a word",
    ] {
        assert!(all.contains(message), "wanted `{message}` in\n{all}");
    }
}

#[test]
fn a_folder_is_read_as_one_and_its_fingerprint_can_be_computed_by_anybody() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/knowledge");
    let run = spinecmp(&["validate", folder, "-f", "json"], "");
    assert_eq!(run.code, 0, "{}", run.err);
    let document: Value = serde_json::from_str(&run.out).expect("JSON");
    let output = std::process::Command::new("sh")
        .args(["-c", "LC_ALL=C sha256sum *.yaml | sha256sum"])
        .current_dir(folder)
        .output()
        .expect("sh runs");
    let printed = String::from_utf8(output.stdout).expect("text");
    assert_eq!(document["knowledge"]["sha256"].as_str(), printed.split_whitespace().next());
}

/// A list that nobody here wrote.
#[test]
fn every_code_is_a_whole_one_of_the_release_that_the_file_names() {
    let leaves = include_str!("../data/icd-10-cm-leaves.txt");
    let leaves: Vec<&str> = leaves.lines().skip(1).collect();
    let knowledge = spinecmp::builtin().expect("the built-in knowledge");
    for condition in &knowledge.conditions {
        for code in condition.icd10cm.iter().chain(&condition.icd10cm_related) {
            assert!(leaves.contains(&code.as_str()), "{}: {code}", condition.id);
        }
    }
}

#[test]
fn what_to_do_at_a_warning_sign_fits_a_card_whole() {
    let advice = |count: usize| {
        let text = format!("text: {}", "a".repeat(count));
        load(&example().replace("text: Get medical help today.", &text))
    };
    assert!(advice(600).is_ok());
    let problems = advice(601).expect_err("too long");
    let told = problems.join("\n");
    assert_eq!(problems.len(), 1, "{told}");
    assert!(told.contains("at most 600 characters fit here; this has 601"), "{told}");
}

#[test]
fn an_answer_in_plain_words_is_one_of_the_allowed() {
    let wanted = "type: boolean, question: Do you have a fever?";
    let scan = |words: &str| {
        let scan =
            format!("type: one-of, allowed: [ct, mri], words: {words}, question: Which scan?");
        load(
            &example()
                .replace(wanted, &scan)
                .replace("{fact: fever, is: true}", "{fact: fever, is: ct}"),
        )
    };
    let knowledge = scan("{ct: CT scan}").expect("sound");
    let fact = knowledge.facts.iter().find(|fact| fact.id == "fever").expect("the fact");
    assert_eq!(fact.words.get("ct").map(String::as_str), Some("CT scan"));
    let problems = scan("{cd: CT scan}").expect_err("no such answer").join("\n");
    assert!(problems.contains("`cd` is none of the allowed answers"), "{problems}");
    for same in ["{ct: Scan, mri: scan}", "{ct: MRI}"] {
        let problems = scan(same).expect_err("one word for two").join("\n");
        assert!(problems.contains("are the same in words"), "{same}: {problems}");
    }
}
