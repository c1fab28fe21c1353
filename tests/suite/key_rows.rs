//! The key rows: a row that sets side by side what may not be compared is refused, every number is a finding's, and each decision fits one screen.

#![expect(clippy::expect_used, reason = "a broken test should stop")]

use crate::common::{files, spinecmp};
use spinecmp::evidence::{Detail, compare};
use spinecmp::knowledge::{Finding, KeyAnswers, Knowledge, Measure};

const CONDITIONS: [&str; 6] = ["disc", "stenosis", "slip", "back pain", "facet", "sacroiliac"];

/// The problems of the built-in knowledge with one change.
fn problems(name: &str, from: &str, to: &str) -> Vec<String> {
    let mut files = files();
    let file = files.iter_mut().find(|file| file.name == name).expect("the file");
    let text = String::from_utf8(file.bytes.clone()).expect("text");
    assert!(text.contains(from), "{name} does not hold `{from}`");
    file.bytes = text.replacen(from, to, 1).into_bytes();
    match Knowledge::load(&files) {
        Ok(_) => Vec::new(),
        Err(problems) => problems.iter().map(ToString::to_string).collect(),
    }
}

#[test]
fn false_rows_are_refused_where_they_stand() {
    let rows = "key-rows.yaml";
    let groups = "comparison-groups.yaml";
    for (name, from, to, says) in [
        // Different people, and nothing says so.
        (
            rows,
            "    label: More needed?\n    counts: harm\n    different-people: true\n",
            "    label: More needed?\n    counts: harm\n",
            "may not be compared",
        ),
        // The same people, called different.
        (
            rows,
            "    what: Half felt well after\n",
            "    what: Half felt well after\n    different-people: true\n",
            "are of the same people",
        ),
        // An effect of another study in a row of one.
        (
            rows,
            "findings: [ldh-disc-disability-after-18w, ldh-disc-vs-esi-disability-18w]",
            "findings: [ldh-disc-disability-4y]",
            "may not be compared",
        ),
        // A claims figure where the trial's stood.
        (
            rows,
            "findings: [ldh-esi-any-side-effect-trial, ldh-esi-serious-trial]",
            "findings: [esi-any-side-effect-asked]",
            "may not be compared",
        ),
        // A sentence that sets two treatments side by side, of people who are not the same.
        (
            rows,
            "findings: [lss-dec-good-result-8w]",
            "findings: [lss-dec-good-result-8w, lss-fus-less-leg-pain-5y]",
            "tell one thing of two treatments",
        ),
        // A number of nobody.
        (rows, "lead: 4 weeks", "lead: 5 weeks", "`5` is no number of the findings"),
        (rows, "20 of 100 not happy", "23 of 100 not happy", "`23` is no number of the findings"),
        (
            rows,
            "No fair test was found: no trial of a shot",
            "No fair test was found in 3 of them",
            "`3` is no number",
        ),
        // A figure of another condition.
        (
            rows,
            "findings: [lss-dec-good-result-8w]",
            "findings: [clbp-fus-good-result-2y]",
            "is about another condition",
        ),
        // A count of a few with nobody to compare.
        (
            rows,
            "findings: [sij-fus-pain-6m-open]",
            "findings: [sij-inj-good-result-2y, sij-fus-pain-6m-open]",
            "no key figure",
        ),
        // Two empty cells, and a treatment without one.
        (
            rows,
            "      - treatment: discectomy\n        findings: [ldh-disc-weeks-to-feel-well]\n        lead: 4 weeks\n        more: (3.7-4.4)\n        plain: Half of those sent for early surgery felt well by 4 weeks.\n",
            "      - {treatment: discectomy, empty: not here}\n",
            "cells of this row are empty",
        ),
        (
            rows,
            "      - {treatment: epidural-steroid-injection, empty: not in this trial}\n      - treatment: discectomy\n        findings: [ldh-disc-weeks",
            "      - treatment: discectomy\n        findings: [ldh-disc-weeks",
            "`epidural-steroid-injection` has 0 cells",
        ),
        // Too long for its place, and too long to be plain.
        (rows, "lead: 4 weeks", "lead: as soon as about 4 weeks on", "at most 22 characters"),
        (
            rows,
            "plain: Half felt well by 12 weeks. Within a year 39 of 100 had surgery.",
            "plain: Half of those who waited felt well by 12 weeks, and of these some of them had surgery in the end.",
            "at most 14 words",
        ),
        // On one line with its dots.
        (
            rows,
            "line: good drop in 24 more of 100 (13-35), 3 months, neck/leg",
            "line: good drop in 24 more of 100 (13-35), 3 months, neck or legs",
            "at most 58 characters",
        ),
        // Out of order.
        (
            rows,
            "    condition: lumbar-disc-herniation\n    question: year\n",
            "    condition: lumbar-disc-herniation\n    question: nothing-new\n",
            "in the order of `key-questions`",
        ),
        (groups, "assignment: by-lot", "assignment: by-luck", "is not a word known here"),
        (
            groups,
            "  - id: nerves\n",
            "  - id: nobody\n    label: No study\n    people: nobody\n    assignment: by-lot\n    counted: nothing\n    sources: [wilby-2021]\n\n  - id: nerves\n",
            "0 findings name this group",
        ),
    ] {
        let found = problems(name, from, to);
        assert!(found.iter().any(|problem| problem.contains(says)), "{to}: {found:#?}");
        assert!(found.iter().all(|problem| problem.contains(name)), "{to}: {found:#?}");
    }
}

/// The same question, asked in the plainest way.
fn may_be_compared(one: &Finding, other: &Finding) -> bool {
    let (Some(first), Some(second)) = (one.compare_within, other.compare_within) else {
        return false;
    };
    if first != second {
        return false;
    }
    for finding in [one, other] {
        if finding.measure == Measure::Text {
            return true;
        }
    }
    if one.outcome != other.outcome || one.measure != other.measure || one.unit != other.unit {
        return false;
    }
    if one.denominator != other.denominator || one.per != other.per {
        return false;
    }
    if one.horizon.band != other.horizon.band {
        return false;
    }
    match one.measure {
        Measure::Difference | Measure::ShareDifference => {
            one.comparator.kind == other.comparator.kind
                && one.comparator.treatment == other.comparator.treatment
        }
        _ => true,
    }
}

#[test]
fn two_ways_of_asking_agree_on_every_pair() {
    let knowledge = spinecmp::builtin().expect("whole");
    let (mut yes, mut no) = (0, 0);
    for one in &knowledge.findings {
        for other in &knowledge.findings {
            let found = one.comparable_with(other).is_some();
            assert_eq!(found, may_be_compared(one, other), "{} and {}", one.id, other.id);
            assert_eq!(found, other.comparable_with(one).is_some(), "{} and {}", one.id, other.id);
            if one.id != other.id {
                *(if found { &mut yes } else { &mut no }) += 1;
            }
        }
    }
    assert!(yes >= 20 && no > 20_000, "{yes} and {no}");
}

/// No row of any page calls comparable what the figures behind it do not allow.
#[test]
fn a_row_of_the_whole_table_is_comparable_only_within_a_group() {
    let knowledge = spinecmp::builtin().expect("whole");
    let mut apart = 0;
    for (condition, entry) in knowledge.conditions.refs() {
        for row in compare(knowledge, condition, &entry.treatments, Detail::Full).rows() {
            let figures = row.cells.iter().flat_map(spinecmp::evidence::Cell::figures);
            let all: Vec<&Finding> =
                figures.map(|figure| &knowledge.findings[figure.finding]).collect();
            let is_of_one = |finding: &Finding| {
                all.iter().all(|other| other.id == finding.id || may_be_compared(finding, other))
            };
            let group = knowledge.outcomes[row.outcome].group.slug();
            let expected = matches!(group, "cost" | "practical")
                || !all.iter().any(|finding| finding.has_number())
                || all.iter().all(|finding| is_of_one(finding));
            assert_eq!(
                row.is_comparable(knowledge),
                expected,
                "{}",
                knowledge.outcomes[row.outcome].id
            );
            apart += usize::from(!expected);
        }
    }
    assert!(apart > 20, "{apart}");
}

#[test]
fn every_condition_has_its_key_rows_and_asks_each_question_in_order() {
    let knowledge = spinecmp::builtin().expect("whole");
    for (condition, entry) in knowledge.conditions.refs() {
        let rows: Vec<_> =
            knowledge.key_rows.iter().filter(|row| row.condition == condition).collect();
        assert!((6..=12).contains(&rows.len()), "{}: {}", entry.id, rows.len());
        assert!(rows.iter().any(|row| row.answers == KeyAnswers::Prices), "{}", entry.id);
    }
}

#[test]
fn each_decision_fits_one_screen() {
    for condition in CONDITIONS {
        for more in [&[][..], &["--plan", "medicare-original"], &["--plan", "employer-average"]] {
            let run = spinecmp(&[&["compare", condition], more].concat(), "");
            assert_eq!((run.code, run.err.as_str()), (0, ""), "{condition}");
            let lines = run.out.lines().count();
            // With the prompt they fill a terminal of 24 lines.
            assert!(lines <= 23, "{condition} {more:?}: {lines} lines\n{}", run.out);
            for line in run.out.lines() {
                assert!(line.chars().count() <= 80, "{line}");
            }
        }
        let run = spinecmp(&["compare", condition, "--detail", "normal"], "");
        let lines = run.out.lines().count();
        // Both sides of every pair are told.
        assert!(lines <= 130, "{condition}: {lines} lines");
    }
}

#[test]
fn people_find_a_condition_by_the_name_that_they_use() {
    for (name, title) in [
        ("stenosis", "Narrow spinal canal"),
        ("Spinal Stenosis", "Narrow spinal canal"),
        ("sciatica", "Slipped disc"),
        ("slipped disc", "Slipped disc"),
        ("herniated", "Slipped disc"),
        ("M48.062", "Narrow spinal canal"),
        ("back pain", "Lasting back pain"),
        ("SI joint", "Pain from the pelvic joint"),
    ] {
        let run = spinecmp(&["compare", name], "");
        assert!(run.out.starts_with(title), "{name}: {}{}", run.out, run.err);
    }
    // As it is said, and as it is nearly written.
    let run = spinecmp(&["compare", "slipped", "disc"], "");
    assert!(run.out.starts_with("Slipped disc"), "{}", run.err);
    for (name, meant) in [("siatica", "sciatica"), ("slipped dics", "slipped disc")] {
        let run = spinecmp(&["compare", name], "");
        assert!(run.err.contains(&format!("did you mean `{meant}`?")), "{}", run.err);
    }
    let run = spinecmp(&["cost", "stenosi"], "");
    assert!(run.err.contains("did you mean `stenosis`?"), "{}", run.err);
    // A part of a name is asked about, not taken: it may be of another's.
    for (name, hint) in [
        ("narrow canal", "did you mean `stenosis` or `spondylolisthesis`?"),
        ("hernia", "did you mean `slipped disc`?"),
        ("arthritis", "did you mean `facet`?"),
        ("cervical stenosis", "Only problems of the low back are covered here."),
        ("neck pain", "Only problems of the low back are covered here."),
    ] {
        for command in ["compare", "check", "cost"] {
            let run =
                spinecmp(&[&[command], &name.split(' ').collect::<Vec<_>>()[..]].concat(), "");
            assert_eq!(run.code, 2, "{command} {name}: {}", run.out);
            assert!(run.err.contains(hint), "{command} {name}: {}", run.err);
        }
        let run = spinecmp(&["batch", "-"], &format!("id,condition\n1,{name}\n"));
        assert!(run.out.contains("no condition"), "{}", run.out);
    }
    // The head of a column is a name of it.
    let run = spinecmp(&["compare", "sciatica", "--treatments", "SURGERY"], "");
    assert_eq!(run.code, 0, "{}", run.err);
    // What is about a choice that was left out goes with it.
    assert!(!run.out.contains("shot: under 1 of 10,000"), "{}", run.out);
    let run = spinecmp(&["compare", "knee"], "");
    assert_eq!(run.code, 2);
    assert!(run.err.contains("no condition has the name or code `knee`"), "{}", run.err);
    let run = spinecmp(&["compare", "joint"], "");
    assert_eq!(run.code, 2);
    assert!(run.err.contains("did you mean `facet` or `sacroiliac`?"), "{}", run.err);
    let run = spinecmp(&["compare", "degenerative"], "");
    assert!(run.err.contains("can mean more than one condition"), "{}", run.err);
    for (head, parts) in [
        ("M54.5", "write M54.50, M54.51 or M54.59"),
        ("m5136", "write M51.360, M51.361, M51.362 or M51.369"),
        ("M48.06", "write M48.061 or M48.062"),
    ] {
        let run = spinecmp(&["compare", head], "");
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{head}");
        assert!(run.err.contains("it was split") && run.err.contains(parts), "{}", run.err);
    }
    let run = spinecmp(&["compare", "M51.362"], "");
    assert!(run.err.contains("name one: lumbar-disc-herniation or chronic"), "{}", run.err);
    let run = spinecmp(&["compare", "M54"], "");
    assert!(run.err.contains("no condition has the name or code `M54`"), "{}", run.err);
    let run = spinecmp(&["cost", "laminectomy", "--payer", "medicare"], "");
    assert!(run.out.contains("DECOMPRESSION"), "{}{}", run.out, run.err);
    let run = spinecmp(&["compare", "stenosis", "--treatments", "laminectomy,cortisone shot"], "");
    assert!(run.out.contains("DECOMPRESSION"), "{}{}", run.out, run.err);
}

/// Both numbers of a pair are told behind the rows, and a range stands behind its own number.
#[test]
fn the_figures_behind_the_rows_are_whole() {
    for (condition, told) in [
        (
            "sciatica",
            &["ldh-ns-weeks-to-feel-well", "ldh-ns-disability-change-4y", "49 to 22 out of 100"][..],
        ),
        ("back pain", &["clbp-ns-rehab-disability-2y"]),
        (
            "stenosis",
            &[
                "lss-fus-less-leg-pain-5y",
                "(72 of 100, likely 60 to 81)",
                "(4 more of 100, likely 6 fewer to 13 more)",
            ],
        ),
        ("slipped bone", &["21 points of 100"]),
    ] {
        let run = spinecmp(&["compare", condition, "--detail", "normal"], "");
        let text = run.out.split_whitespace().collect::<Vec<_>>().join(" ");
        for words in told {
            assert!(text.contains(words), "{condition}: {words}\n{}", run.out);
        }
    }
}
