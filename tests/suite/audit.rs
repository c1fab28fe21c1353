//! The audit: the built-in file passes it, and a file with one thing taken out or put in fails at that item and at no other.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a broken file should stop the test"
)]

use crate::common::{files, golden, spinecmp};
use spinecmp::audit::{Audit, ItemGroup, Status, VerificationMethod, audit, audit_unread};
use spinecmp::knowledge::{Knowledge, KnowledgeFile};

const TODAY: jiff::civil::Date = jiff::civil::date(2026, 11, 28);

const GUIDE: &str = include_str!("../../docs/knowledge.md");

/// The files with one text replaced by another, once.
fn changed(name: &str, from: &str, to: &str) -> Vec<KnowledgeFile> {
    let mut files = files();
    let file =
        files.iter_mut().find(|file| file.name == name).unwrap_or_else(|| panic!("no file {name}"));
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
    let told: Vec<String> = audit
        .judgements
        .iter()
        .filter(|judgement| judgement.item.id == id)
        .flat_map(|judgement| &judgement.faults)
        .map(|fault| format!("{}: {}", fault.at, fault.says))
        .collect();
    told.join("\n")
}

/// One thing changed in the built-in files, and what the audit must say of it.
struct Mutation {
    /// The file, what stands there, and what takes its place.
    change: (&'static str, &'static str, &'static str),
    /// The page to look at.
    condition: &'static str,
    /// The items that fail, and no others.
    fails: &'static [&'static str],
    /// Words of the first item's faults.
    says: &'static str,
}

fn check(mutations: &[Mutation]) {
    for Mutation { change: (file, from, to), condition, fails, says } in mutations {
        let audit = audited(&changed(file, from, to), Some(condition));
        assert_eq!(failed(&audit), *fails, "{file}: `{from}` → `{to}`");
        let first = fails.first().expect("an item");
        let faults = faults(&audit, first);
        assert!(faults.contains(says), "{first} says {faults}");
        assert!(!audit.is_met());
    }
}

const DISC: &str = "lumbar-disc-herniation";
const STENOSIS: &str = "lumbar-spinal-stenosis";
const FACET: &str = "facet-joint-pain";
const PELVIC: &str = "sacroiliac-joint-pain";

#[test]
fn the_built_in_file_passes_its_own_audit() {
    let audit = audited(&files(), None);
    assert_eq!(failed(&audit), [""; 0]);
    assert!(audit.is_met() && audit.other_problems.is_empty());
    // Kinds are never added up.
    let count = |kind, house, status: &Status| audit.count(kind, house, *status);
    let counts = |kind, house| -> Vec<usize> {
        Status::ALL.iter().map(|status| count(kind, house, status)).collect()
    };
    assert_eq!(counts(VerificationMethod::Computed, false), [26, 0, 0, 0, 0, 0, 0]);
    assert_eq!(counts(VerificationMethod::Declared, false), [0, 0, 1, 4, 0, 0, 0]);
    assert_eq!(counts(VerificationMethod::Evidence, false), [0, 0, 0, 0, 4, 0, 0]);
    assert_eq!(counts(VerificationMethod::NotApplicable, false), [0, 0, 0, 0, 0, 9, 0]);
    assert_eq!(counts(VerificationMethod::Computed, true), [8, 0, 0, 0, 0, 0, 0]);
    assert!(!audit.is_declared(), "nobody outside has looked at it");
    // No page, no section and no option is above grade 8, and none flatters itself with too little text.
    assert_eq!(audit.grades.len(), 12);
    for page in &audit.grades {
        assert!(page.whole.bare.sentences > 200, "{}", page.condition);
        let parts = page.sections.iter().chain(&page.options);
        for (name, grade) in parts.chain([&("the whole".to_owned(), page.whole)]) {
            assert!(!grade.is_hard(), "{} {name}: {grade:?}", page.condition);
        }
    }
    for judgement in &audit.judgements {
        assert!(!judgement.message.is_empty(), "{}", judgement.item.id);
    }
}

#[test]
fn a_harm_taken_out_is_missed() {
    for (finding, condition, fails, says) in [
        // Another option has a figure in the row: its cell is blank now.
        ("fus-long-opioid-use", STENOSIS, &["Q5", "K2"][..], "row \""),
        // It was the only figure of its row: the row is gone.
        (
            "fus-long-opioid-use",
            "degenerative-spondylolisthesis",
            &["Q5"][..],
            "outcome long-opioid-use: Fusion has neither a figure nor a reason",
        ),
        ("esi-fainting", DISC, &["Q5"][..], "outcomes: fainting: no finding gives a figure"),
    ] {
        let audit = audited(&without(finding), Some(condition));
        assert_eq!(failed(&audit), fails, "{finding}");
        let faults = faults(&audit, "Q5");
        assert!(faults.contains(says), "{finding}: {faults}");
    }
}

#[test]
fn a_source_dropped_is_missed() {
    // A finding names none.
    let audit = audited(
        &changed("findings-sacroiliac-joint-pain.yaml", "    sources: [", "    quellen: ["),
        None,
    );
    assert_eq!(failed(&audit), ["C2"]);
    let source = audit.judgements.iter().find(|judgement| judgement.item.id == "C2").expect("C2");
    let fault = source.faults.first().expect("a fault");
    let line = fault.line.as_ref().expect("a line");
    assert_eq!(line.file, "findings-sacroiliac-joint-pain.yaml");
    assert!(line.line > 1);
    assert_eq!(fault.at, "findings[0].sources");
    // A source is gone that entries name.
    let audit = audited(&without("ostelo-2008"), None);
    assert_eq!(failed(&audit), ["C2"]);
    assert!(faults(&audit, "C2").contains("no source has the id `ostelo-2008`"));
    // Nothing else can be judged, and nothing is passed off as met.
    assert!(audit.judgements.iter().all(|judgement| judgement.status != Status::Met));
    assert!(audit.ages.is_none() && audit.balance.is_empty());
}

#[test]
fn a_denominator_changed_is_missed() {
    check(&[
        // Figures were counted, and the count no longer fits: the file does not load.
        Mutation {
            change: ("outcomes.yaml", "denominator: 10000", "denominator: 1000"),
            condition: DISC,
            fails: &["K7"],
            says: "of 1000",
        },
        // It loads, and the sentence that a figure was taken from tells another number.
        Mutation {
            change: (
                "outcomes.yaml",
                "    short: Pain at least halved, before and after\n    group: effect\n    measure: share\n    unit: people\n    better: higher\n    denominator: 100\n",
                "    short: Pain at least halved, before and after\n    group: effect\n    measure: share\n    unit: people\n    better: higher\n    denominator: 1000\n",
            ),
            condition: FACET,
            fails: &["K7"],
            says: "its own sentence says otherwise",
        },
    ]);
}

#[test]
fn what_the_file_says_of_itself_is_held_to_the_day() {
    check(&[
        Mutation {
            change: (
                "about.yaml",
                "  update-policy:\n    text: >-\n      Reviewed every 12 months, and sooner if a drug regulator warning or a major guideline changes. Rules of\n      insurers change often and were read in November 2026.\n    review-every-months: 12\n    next-review: '2027-11-28'\n",
                "",
            ),
            condition: PELVIC,
            fails: &["C4"],
            says: "about.update-policy",
        },
        Mutation {
            change: ("about.yaml", "'2027-11-28'", "'2026-11-27'"),
            condition: PELVIC,
            fails: &["C4"],
            says: "overdue",
        },
        Mutation {
            change: ("about.yaml", "'2027-11-28'", "'2028-11-28'"),
            condition: PELVIC,
            fails: &["C4"],
            says: "more than 12 months after",
        },
        Mutation {
            change: ("about.yaml", "  funding: None declared.\n", ""),
            condition: PELVIC,
            fails: &["C6"],
            says: "about.funding",
        },
        Mutation {
            change: ("about.yaml", "published: '2026-11-28'", "published: '2026-11-29'"),
            condition: PELVIC,
            fails: &["C3"],
            says: "still to come",
        },
        Mutation {
            change: ("about.yaml", "evidence-until: '2026-11-28'", "evidence-until: '2026-11-29'"),
            condition: PELVIC,
            fails: &["K18"],
            says: "after the file was published",
        },
    ]);
}

#[test]
fn texts_cut_or_turned_are_missed() {
    check(&[
        Mutation {
            change: (
                "conditions.yaml",
                "Small joints link the bones at the back of the spine. When they wear they can ache, often more when you\n      lean back or twist.",
                "Small joints ache.",
            ),
            condition: FACET,
            fails: &["Q1"],
            says: "words; a summary has 40 or more",
        },
        Mutation {
            change: (
                "conditions.yaml",
                "Pain from small back joints. What next: an injection or carry on as now?",
                "Pain from small back joints? What next: an injection or carry on as now?",
            ),
            condition: FACET,
            fails: &["Q2"],
            says: "not one question",
        },
        Mutation {
            change: (
                "treatments.yaml",
                "      social: Some people like that home and work go on. Others find that pain no one sees is hard to explain.",
                "      social: ''",
            ),
            condition: FACET,
            fails: &["Q6"],
            says: "experience.social",
        },
        Mutation {
            change: (
                "treatments.yaml",
                "      social: Some people like that home and work go on. Others find that pain no one sees is hard to explain.",
                "      social: Home goes on.",
            ),
            condition: FACET,
            // A text so short is room taken away too.
            fails: &["Q6", "C1"],
            says: "3 different words tell nobody",
        },
        Mutation {
            change: (
                "conditions.yaml",
                "    natural-course: [lss-ns-natural-better, lss-ns-got-worse, lss-ns-later-surgery-2y]\n",
                "",
            ),
            condition: STENOSIS,
            fails: &["K1"],
            says: "no number",
        },
    ]);
}

#[test]
fn words_that_steer_and_chances_without_numbers_are_missed() {
    check(&[
        Mutation {
            change: (
                "treatments.yaml",
                "It is care, not\n      nothing.",
                "It is care, not\n      nothing, and the best option for most.",
            ),
            condition: FACET,
            fails: &["G1"],
            says: "\"best option\"",
        },
        Mutation {
            change: ("questions.yaml", "    text: ", "    text: You should have it done. "),
            condition: FACET,
            fails: &["G1"],
            says: "\"you should have\"",
        },
        Mutation {
            change: (
                "treatments.yaml",
                "Exercise can cause small rises in pain that pass.",
                "Exercise can cause small rises in pain. Harm is rare.",
            ),
            condition: FACET,
            fails: &["G2"],
            says: "\"rare\" stands without a number",
        },
        Mutation {
            change: (
                "treatments.yaml",
                "Exercise can cause small rises in pain that pass.",
                "Exercise causes small rises in pain in 1 in 10 people.",
            ),
            condition: FACET,
            fails: &["G6"],
            says: "chances are told out of 100",
        },
        Mutation {
            change: (
                "treatments.yaml",
                "      physical: >-\n        Some people like to move in their own way and time. Others find it hard to exercise while it still\n        hurts.\n      emotional: >-\n        Some people feel proud of what they do for themselves. Others feel low or lose patience when the pain\n        drags on.\n      social: Some people like that home and work go on. Others find that pain no one sees is hard to explain.",
                "      physical: Some move well. Others stay sore.\n      emotional: Some feel proud. Others feel low.\n      social: Some see friends. Others stay home.",
            ),
            condition: FACET,
            // So few words are too few as well.
            fails: &["Q6", "C1"],
            says: "different words tell nobody",
        },
    ]);
}

#[test]
fn a_statement_without_its_source_is_missed() {
    // A number in a reason that leads to no source.
    check(&[Mutation {
        change: (
            "gaps.yaml",
            "No study there tells how this goes when nothing new is done.",
            "No study of it is there, but 70 of 100 people get better by themselves.",
        ),
        condition: PELVIC,
        fails: &["C2"],
        says: "a number without a source",
    }]);
}

#[test]
fn what_says_nothing_is_missed() {
    check(&[
        Mutation {
            change: ("about.yaml", "review-every-months: 12", "review-every-months: 48"),
            condition: PELVIC,
            fails: &["C4"],
            says: "48 months; a review is due within 36",
        },
        Mutation {
            change: ("about.yaml", "evidence-until: '2026-11-28'", "evidence-until: '2021-11-27'"),
            condition: PELVIC,
            fails: &["K18"],
            says: "more than 5 years",
        },
        Mutation {
            change: ("about.yaml", "funding: None declared.", "funding: '.'"),
            condition: PELVIC,
            fails: &["C6"],
            says: "it says nothing",
        },
        Mutation {
            change: (
                "treatments.yaml",
                "      social: Some people like that home and work go on. Others find that pain no one sees is hard to explain.",
                "      social: bla bla bla bla bla bla bla bla bla bla bla bla bla bla bla bla bla bla bla bla bla bla",
            ),
            condition: FACET,
            fails: &["Q6"],
            says: "1 different words",
        },
        Mutation {
            change: (
                "treatments.yaml",
                "It is care, not\n      nothing.",
                "It is care, not\n      nothing. You really should, in truth, just ought to. You definitely must have it.",
            ),
            condition: FACET,
            fails: &["G1"],
            says: "\"you must have\"",
        },
    ]);
}

#[test]
fn a_part_that_is_gone_breaks_every_item_that_stands_on_it() {
    let mut all = files();
    all.retain(|file| file.name != "about.yaml");
    let found = failed(&audited(&all, None));
    for id in ["C3", "C4", "C6", "K18"] {
        assert!(found.contains(&id), "{id} is not among {found:?}");
    }
}

#[test]
fn a_figure_that_its_own_sentence_contradicts_is_missed() {
    check(&[Mutation {
        change: ("findings-facet-joint-pain.yaml", "    value: 55\n", "    value: 5\n"),
        condition: FACET,
        fails: &["K7"],
        says: "nowhere in its own sentence",
    }]);
}

#[test]
fn a_short_version_excuses_no_number() {
    let mut all = changed(
        "gaps.yaml",
        "No study there tells how this goes when nothing new is done.",
        "No study there tells it, but 70 of 100 people get better by themselves.",
    );
    for file in &mut all {
        let text = String::from_utf8(file.bytes.clone()).expect("text");
        file.bytes = text.replacen("  version: '2026-11-28'", "  version: '7'", 1).into_bytes();
    }
    assert_eq!(failed(&audited(&all, Some(PELVIC))), ["C2"]);
}

#[test]
fn help_with_deciding_taken_out_is_missed() {
    // Nothing to weigh.
    let mut all = files();
    for file in &mut all {
        let text = String::from_utf8(file.bytes.clone()).expect("text");
        let kept: Vec<&str> = text
            .lines()
            .filter(|line| *line != "    priorities:" && !line.starts_with("      - I w"))
            .collect();
        file.bytes = (kept.join("\n") + "\n").into_bytes();
    }
    assert_eq!(failed(&audited(&all, Some(FACET))), ["K9"]);
    // No word explained: what was easy to read for who knows them is hard.
    let mut all = files();
    all.retain(|file| file.name != "glossary.yaml");
    let audit = audited(&all, Some(STENOSIS));
    assert_eq!(failed(&audit), ["K21"]);
    assert!(faults(&audit, "K21").contains("What about a person changes the figures"));
}

#[test]
fn a_problem_of_no_item_fails_the_file_all_the_same() {
    let audit =
        audited(&changed("red-flags.yaml", "urgency: emergency-now", "urgency: soon"), None);
    assert_eq!(failed(&audit), [""; 0]);
    assert_eq!(audit.other_problems.len(), 1);
    assert!(!audit.is_met());
}

/// The whole small file that the guide prints, about knees.
fn knees() -> String {
    let (_, rest) =
        GUIDE.split_once("<!-- this example is a test -->\n```yaml\n").expect("the example");
    rest.split_once("```").expect("its end").0.to_owned()
}

fn write(text: &str) -> tempfile::NamedTempFile {
    let mut file = tempfile::Builder::new().suffix(".yaml").tempfile().expect("a file");
    std::io::Write::write_all(&mut file, text.as_bytes()).expect("written");
    file
}

#[test]
fn a_file_about_knees_is_audited_like_any_other() {
    let file = write(&knees());
    let path = file.path().to_str().expect("a path");
    let run = spinecmp(&["audit", "--knowledge", path, "-f", "json"], "");
    assert_eq!((run.code, run.err.as_str()), (3, ""));
    let document: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
    let status = |id: &str| {
        document["items"]
            .as_array()
            .expect("items")
            .iter()
            .find(|item| item["id"] == id)
            .map(|item| item["status"].as_str().expect("a status").to_owned())
            .expect("the item")
    };
    // A short example: its summary is too short, it has two questions and nothing on the natural course.
    for (id, expected) in [
        ("Q1", "not_met"),
        ("Q2", "met"),
        ("C3", "met"),
        ("C4", "met"),
        ("C6", "met"),
        ("K1", "not_met"),
        ("K11", "not_met"),
        ("K12", "not_done"),
        ("K16", "not_claimed"),
        ("K20", "declared"),
        ("K28", "na"),
        ("G1", "met"),
    ] {
        assert_eq!(status(id), expected, "{id}");
    }
    assert_eq!(document["passes"], false);
    assert_eq!(document["items"].as_array().expect("items").len(), 52);
    // What was done is told as declared, with who and when.
    let file = write(&knees().replacen(
        "funding: None declared.",
        "funding: None declared.
  development:
    review-patients: {text: Six people read it., by: The knee group, date: '2025-11-03'}
  studies:
    - {about: knowledge-gain, text: It helped., source: example-review}",
        1,
    ));
    let path = file.path().to_str().expect("a path");
    let run = spinecmp(&["audit", "--knowledge", path], "");
    let told = run.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        told.contains("declared, not verified: Six people read it. (The knee group, 2025-11-03)"),
        "{told}"
    );
    assert!(told.contains("K23 declared"), "{told}");
}

#[test]
fn a_broken_file_is_answered_line_by_line() {
    let file = write(&knees().replacen("  funding: None declared.\n", "", 1).replacen(
        "urgency: same-day",
        "urgency: soon",
        1,
    ));
    let path = file.path().to_str().expect("a path");
    let run = spinecmp(&["audit", "--knowledge", path], "");
    assert_eq!((run.code, run.err.as_str()), (3, ""));
    let told = run.out.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "It does not pass: the file cannot be read whole",
        "C6 says who paid for it",
        "(about.funding): `funding` is missing",
        "Other problems",
        "(red-flags[0].urgency)",
        "not judged: the file cannot be read whole",
    ] {
        assert!(told.contains(words), "`{words}` is not in {told}");
    }
    let run = spinecmp(&["audit", "--knowledge", path, "-f", "csv"], "");
    assert!(
        run.out.lines().any(|line| line.starts_with("C6,") && line.contains("about.funding")),
        "{}",
        run.out
    );
}

#[test]
fn exit_codes_and_formats_agree() {
    let run = spinecmp(&["audit", "--condition", "M46.1"], "");
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    // No mark over all kinds: neither 44 of 44 nor any share of it.
    for sum in ["44/44", "44 of 44", "50 of 50", "percent"] {
        assert!(!run.out.contains(sum), "`{sum}` is printed");
    }
    assert!(run.out.lines().all(|line| line.chars().count() <= 80), "wider than a terminal");
    let strict = spinecmp(&["audit", "--condition", "M46.1", "--strict"], "");
    assert_eq!(strict.code, 3);
    assert!(strict.out.contains("--strict"), "{}", strict.out);
    let wrong = spinecmp(&["audit", "--condition", "M46.9"], "");
    assert_eq!(wrong.code, 2);
    let late = spinecmp(&["audit", "--condition", "M46.1", "--today", "2028-01-01"], "");
    assert_eq!(late.code, 3);
    assert!(late.out.contains("C4"), "{}", late.out);
    for format in ["markdown", "csv", "json"] {
        let run = spinecmp(&["audit", "--condition", "M46.1", "-f", format], "");
        assert_eq!(run.code, 0, "{format}");
        for item in &spinecmp::audit::ITEMS {
            // Markdown tells of neighbours that do not apply in one line.
            let told =
                run.out.contains(item.id) || item.kind() == VerificationMethod::NotApplicable;
            assert!(told, "{} is not in {format}", item.id);
        }
    }
}

#[test]
fn every_group_of_the_list_is_told() {
    let run = spinecmp(&["audit", "--condition", "M46.1", "--detail", "full"], "");
    for group in ItemGroup::ALL {
        let heading = group.heading().split(':').next().expect("words").to_owned();
        assert!(run.out.contains(&heading), "{heading}");
    }
    for part in [
        "Balance meter",
        "How hard it is to read",
        "Age of the evidence",
        "Other lists",
        "What this does not prove",
        "Not read:",
    ] {
        assert!(run.out.contains(part), "{part}");
    }
}

#[test]
fn the_pages_are_as_expected() {
    golden("audit.txt", &["audit", "--condition", PELVIC]);
    golden("audit-brief.txt", &["audit", "--detail", "brief"]);
    golden("audit-linear.txt", &["audit", "--condition", PELVIC, "--detail", "brief", "--linear"]);
}
