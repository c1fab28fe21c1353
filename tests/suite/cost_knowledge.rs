//! The sections about money: a file about knees works in every form of `cost`, and what must never be mixed is refused.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a broken test should stop"
)]

use crate::common::spinecmp;
use spinecmp::knowledge::{Knowledge, KnowledgeFile};
use std::path::PathBuf;

const GUIDE: &str = include_str!("../../docs/knowledge.md");

const COSTS: &str = r"
costs:
  price-year: 2025
  price-index: care
  payers:
    - {payer: medicare, label: Medicare, what: What Medicare allows.}
    - {payer: commercial, label: Private plan, what: What private plans pay.}
cost-items:
  - {id: brace, label: Knee brace, one: brace, many: braces, kind: care}
  - {id: taxi, label: Taxi ride, one: ride, many: rides, kind: own, rates: [{by-year: {2025: 12.5}, sources: [example-review]}], provenance: abstract}
prices:
  - id: injection-medicare
    treatment: knee-injection
    payer: medicare
    basis: official-rate
    episode: session
    default: true
    label: One injection
    who: everybody
    provenance: full-text
    range-sites: [office, hospital-outpatient, hospital-outpatient]
    sites:
      - site: office
        parts:
          - {service: physician, rates: [{by-year: {2024: 90, 2025: 100}, sources: [example-review]}]}
      - site: hospital-outpatient
        parts:
          - {service: physician, rates: [{by-year: {2025: 60}, sources: [example-review]}]}
          - {service: outpatient-facility, rates: [{by-year: {2025: 400.5}, sources: [example-review]}]}
  - id: injection-private
    treatment: knee-injection
    payer: commercial
    basis: estimate
    episode: session
    default: true
    label: One injection
    who: everybody
    provenance: abstract
    sites:
      - {site: any, parts: [{service: other, range: {low: 200, typical: 300, high: 900, year: 2020, sources: [example-review]}}]}
  - id: carry-on-private
    treatment: carry-on
    payer: commercial
    basis: paid
    episode: year
    default: true
    label: One year
    who: everybody
    provenance: abstract
    sites:
      - {site: any, parts: [{service: other, range: {low: 500, high: 800, sources: [example-review]}}]}
  - id: brace-private
    item: brace
    payer: commercial
    basis: posted
    episode: visit
    default: true
    label: A brace
    who: everybody
    provenance: abstract
    sites:
      - {site: any, parts: [{service: other, range: {typical: 80, year: 2025, sources: [example-review]}}]}
  - id: injection-billed
    treatment: knee-injection
    basis: charge
    episode: session
    label: What is billed
    who: everybody
    provenance: abstract
    sites:
      - {site: any, parts: [{service: other, range: {low: 1000, high: 2000, year: 2025, sources: [example-review]}}]}
pathways:
  - id: injection-then-carry-on
    label: Injection first, then carrying on
    short: Injection first
    conditions: [knee-arthritis]
    first: knee-injection
    then: carry-on
    chances:
      - {people: 20, within: 1 year, who: some people, provenance: abstract, sources: [example-review]}
      - {people: 45.5, within: 2 years, who: other people, count: {events: 91, of: 200}, provenance: abstract, sources: [example-review]}
plans:
  - id: small-plan
    label: A small plan
    terms: {type: private, plan-year: 2025, deductible: 250, coinsurance: 0.1, out-of-pocket-max: 400}
    basis: [{of: [deductible, coinsurance, out-of-pocket-max], sources: [example-review]}]
  - {id: medicare-plan, label: Medicare, terms: {type: medicare}}
medicare-amounts:
  - {year: 2025, part-a-deductible: 50, part-b-deductible: 30, sources: [example-review]}
medicare-rules: {coinsurance: 0.2, sources: [example-review]}
legal-limits:
  - {year: 2025, out-of-pocket-max: 9000, sources: [example-review]}
price-indexes:
  - {id: care, series: CARE, label: Care, use-for: care, by-year: {2020: 100, 2025: 110.5}, sources: [example-review]}
";

/// The guide's file about knees, with costs.
fn knees() -> String {
    let (_, rest) =
        GUIDE.split_once("<!-- this example is a test -->\n```yaml\n").expect("the example");
    let (example, _) = rest.split_once("```").expect("its end");
    format!("{example}{COSTS}")
}

fn load(text: &str) -> Result<Knowledge, Vec<String>> {
    let file = KnowledgeFile { name: "knees.yaml".to_owned(), bytes: text.as_bytes().to_vec() };
    Knowledge::load(&[file]).map_err(|problems| problems.iter().map(ToString::to_string).collect())
}

fn written(name: &str, text: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("{name}-{}.yaml", std::process::id()));
    std::fs::write(&path, text).expect("written");
    path
}

#[test]
fn a_file_about_knees_works_in_every_form_of_cost() {
    let file = written("knee-costs", &knees());
    let file = file.display().to_string();
    let cost = |args: &[&str]| {
        let mut line = vec!["--knowledge", &file, "cost"];
        line.extend(args);
        let run = spinecmp(&line, "");
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{args:?}");
        let said = run.out.to_lowercase().replace("spinecmp", "");
        for word in ["spin", "disc surgery", "epidural", "back pain"] {
            assert!(!said.contains(word), "{args:?} speaks of `{word}`");
        }
        run.out
    };
    for format in ["table", "markdown", "csv", "json"] {
        for args in [
            vec!["-f", format],
            vec!["-f", format, "--payer", "commercial", "--plan", "small-plan"],
            vec!["-f", format, "--list-plans"],
            vec!["-f", format, "--list-prices"],
            vec![
                "-f",
                format,
                "injection-then-carry-on",
                "carry-on",
                "--plan",
                "small-plan",
                "--simulate",
                "500",
            ],
        ] {
            cost(&args);
        }
    }
    cost(&["--plan", "small-plan", "--explain", "--sensitivity"]);
    // Two injections of 300: 250 to the deductible, 10% of the other 50; then 10% of 300.
    let share = cost(&[
        "knee-injection",
        "--sessions",
        "2",
        "--plan",
        "small-plan",
        "--get",
        "strategies.0.patient_share.typical",
    ]);
    assert_eq!(share, "285.00\n");
    // In a hospital: 30 and 20% of 30 for the doctor; 20% of 400.50 stop at 50.
    let share = cost(&[
        "knee-injection@hospital-outpatient",
        "--plan",
        "medicare-plan",
        "--get",
        "strategies.0.patient_share.high",
    ]);
    assert_eq!(share, "86.00\n");
    // 300 of 2020 in dollars of 2025.
    let carried = cost(&[
        "knee-injection",
        "--payer",
        "commercial",
        "--year",
        "2025",
        "--get",
        "strategies.0.total.typical",
    ]);
    assert_eq!(carried, "331.50\n");
    let own =
        cost(&["knee-injection@office", "--with", "taxi=4", "--get", "strategies.0.total.low"]);
    assert_eq!(own, "150.00\n");
    let plan = spinecmp(&["--knowledge", &file, "compare", "--plan", "small-plan"], "");
    assert_eq!((plan.code, plan.err.as_str()), (0, ""));
    assert!(plan.out.contains("Your own share, with: A small plan"));
}

#[test]
fn a_page_explains_the_words_that_it_uses_and_no_others() {
    let words = "glossary:
  - {word: aspirin, means: A drug that no page here names.}
  - {word: bra, means: Only a part of another word here.}
  - {word: coinsurance, means: 'Your share of a bill, after the deductible.'}
  - {word: deductible, also: [deductibles], means: What you pay in full first.}
  - {word: PRICES, means: In capitals nowhere.}
  - {word: injection, also: [shot], means: A drug put in with a needle.}
";
    let text = knees().replacen("glossary:\n", words, 1);
    let file = written("knee-words", &text).display().to_string();
    let cost = |args: &[&str]| {
        let mut line = vec!["--knowledge", &file, "cost"];
        line.extend(args);
        let run = spinecmp(&line, "");
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{args:?}");
        run.out
    };
    let out =
        cost(&["--payer", "commercial", "--plan", "small-plan", "--linear", "--detail", "normal"]);
    assert_eq!(out.matches("Words used here").count(), 1, "{out}");
    let section = out.split_once("Words used here").expect("the words").1;
    let section = section.split_once("Section:").map_or(section, |(section, _)| section);
    let lines: Vec<&str> = section.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(
        lines[..3],
        [
            "coinsurance: Your share of a bill, after the deductible.",
            "deductible: What you pay in full first.",
            "injection: A drug put in with a needle.",
        ],
        "{out}"
    );
    for word in ["aspirin:", "bra:", "PRICES:", "steroid:"] {
        assert!(!section.contains(word), "{word} in {section}");
    }
    // A page of one screen explains nothing.
    assert!(!cost(&["--detail", "brief"]).contains("Words used here"));
    // The section may be left out.
    let bare = text.replacen(
        &format!(
            "{words}  - {{word: steroid, also: [steroids], means: A drug that calms swelling.}}\n"
        ),
        "",
        1,
    );
    assert!(!bare.contains("glossary"));
    let file = written("knee-no-words", &bare).display().to_string();
    let run = spinecmp(&["--knowledge", &file, "cost", "--detail", "normal"], "");
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(!run.out.contains("Words used here"), "{}", run.out);
}

#[test]
fn a_file_without_costs_still_reckons_with_own_bills() {
    let bare = knees().replace(COSTS, "");
    let file = written("knee-bare", &bare).display().to_string();
    let run = spinecmp(&["--knowledge", &file, "cost"], "");
    assert_eq!(run.code, 2);
    assert!(run.err.contains("--course"), "{}", run.err);
    let plan = written("knee-plan", "{type: private, deductible: 100, coinsurance: 0.5}");
    let course = "services: [{date: 2026-01-02, service: other, allowed: 300}]";
    let run = spinecmp(
        &[
            "--knowledge",
            &file,
            "cost",
            "--course",
            "-",
            "--plan",
            &plan.display().to_string(),
            "--get",
            "total_patient_share",
        ],
        course,
    );
    assert_eq!((run.code, run.err.as_str(), run.out.as_str()), (0, "", "200.00\n"));
}

#[test]
#[expect(clippy::too_many_lines, reason = "one line a mistake")]
fn what_must_never_be_mixed_is_refused() {
    let cases = [
        // Charges are not prices.
        (
            "    basis: charge\n",
            "    basis: charge\n    payer: commercial\n",
            "is no payer's price",
        ),
        ("    basis: charge\n", "    basis: charge\n    default: true\n", "is no payer's price"),
        // A part of a bill is not the whole.
        (
            "          - {service: physician, rates: [{by-year: {2025: 60}, sources: [example-review]}]}\n",
            "",
            "without a doctor's is not the whole price",
        ),
        // One number from one trial is not a range.
        (
            "      - {people: 45.5, within: 2 years, who: other people, count: {events: 91, of: 200}, provenance: abstract, sources: [example-review]}\n",
            "",
            "one number from one study",
        ),
        ("{people: 20,", "{people: 120,", "so many of 100 people"),
        (
            "count: {events: 91, of: 200}",
            "count: {events: 291, of: 200}",
            "cannot be counted among",
        ),
        // Ranges and orders.
        ("low: 200, typical: 300", "low: 400, typical: 300", "is more than `typical`"),
        (
            "{low: 200, typical: 300, high: 900,",
            "{low: 200, typical: 300,",
            "write `low` and `high`",
        ),
        (
            "range-sites: [office, hospital-outpatient, hospital-outpatient]",
            "range-sites: [hospital-outpatient, office, office]",
            "not in the order of their prices",
        ),
        (
            "range-sites: [office, hospital-outpatient, hospital-outpatient]",
            "range-sites: [office, inpatient, inpatient]",
            "no price stands for the site",
        ),
        (
            "    range-sites: [office, hospital-outpatient, hospital-outpatient]\n",
            "",
            "say which of them give low, typical and high",
        ),
        // Amounts.
        ("2025: 400.5}", "2025: 400.505}", "whole cents"),
        ("2025: 400.5}", "2025: -400}", "below zero"),
        ("2025: 400.5}", "1825: 400}", "expected a year"),
        ("low: 500, high: 800", "low: 500.001, high: 800", "at most two decimals"),
        (
            "{service: other, range: {low: 500, high: 800, sources: [example-review]}}",
            "{service: other}",
            "say how much",
        ),
        (
            "low: 500, high: 800, sources: [example-review]",
            "low: 500, high: 800, sources: []",
            "nothing is printed without a source",
        ),
        ("coinsurance: 0.1,", "coinsurance: 10,", "for 10 percent write 0.10"),
        ("coinsurance: 0.1,", "coinsurance: 1.5,", "from 0 to 1"),
        // References.
        ("    item: brace\n", "    item: brase\n", "did you mean `brace`?"),
        (
            "    item: brace\n",
            "    item: brace\n    treatment: carry-on\n",
            "one of `treatment` and `item`",
        ),
        (
            "    payer: medicare\n    basis",
            "    payer: medicaire\n    basis",
            "did you mean `medicare`?",
        ),
        ("  price-index: care\n", "  price-index: car\n", "did you mean `care`?"),
        ("then: carry-on\n", "then: knee-injection\n", "are the same treatment"),
        ("  - id: injection-then-carry-on\n", "  - id: carry-on\n", "a treatment has this id too"),
        ("    payer: commercial\n    basis: paid", "    basis: paid", "whose price is it?"),
        // Plans.
        ("deductible: 250, coinsurance", "coinsurance", "`deductible` is missing"),
        ("out-of-pocket-max: 400}", "out-of-pocket-max: 200}", "is less than the deductible"),
        (
            "{of: [deductible, coinsurance, out-of-pocket-max], sources",
            "{of: [deductible, coinsurance], sources",
            "nothing is printed without a source",
        ),
        (
            "terms: {type: medicare}",
            "terms: {type: medicare, coinsurance: 0.2}",
            "has no `coinsurance`",
        ),
        (
            "terms: {type: medicare}",
            "terms: {type: medicare, plan-year-starts: 07-01}",
            "calendar year",
        ),
        (
            "{type: private, plan-year: 2025,",
            "{type: private, plan-year: 2025, spent: {deductible: 5},",
            "not a plan's",
        ),
        (
            "{type: private, plan-year: 2025,",
            "{type: private, plan-year: 2025, plan-year-starts: 02-30,",
            "no day that a plan year can start on",
        ),
        (
            "{type: private, plan-year: 2025,",
            "{type: private, plan-year: 2025, copays: {own-pocket: 5},",
            "has no copay",
        ),
        // Sections.
        (
            "medicare-rules: {coinsurance: 0.2, sources: [example-review]}\n",
            "",
            "need the section `medicare-rules`",
        ),
        (
            "  - {year: 2025, part-a",
            "  - {year: 2025, part-b-deductible: 1, sources: [example-review]}\n  - {year: 2025, part-a",
            "stands twice",
        ),
        (
            "kind: care}",
            "kind: care, rates: [{by-year: {2025: 1}, sources: [example-review]}]}",
            "care is priced by payer",
        ),
        // Words stand in the glossary.
        (
            "  price-index: care\n",
            "  price-index: care\n  words: [{word: copay, means: A fixed amount.}]\n",
            "unknown key `words`",
        ),
        ("2025: 110.5}", "2025: 110.5555}", "at most three decimals"),
        ("2025: 110.5}", "2025: 0}", "expected a level"),
    ];
    load(&knees()).expect("sound");
    for (from, to, words) in cases {
        assert!(knees().contains(from), "there is no `{from}`");
        match load(&knees().replacen(from, to, 1)) {
            Ok(_) => panic!("`{to}` was let through"),
            Err(problems) => assert!(
                problems.iter().any(|problem| problem.contains(words)),
                "`{to}`: {problems:?}"
            ),
        }
    }
}

#[test]
fn the_place_of_a_problem_about_money_is_its_line() {
    let text = knees().replacen("low: 200, typical: 300", "low: 400, typical: 300", 1);
    let line = text.lines().position(|line| line.contains("low: 400")).expect("the line") + 1;
    let problems = load(&text).expect_err("refused");
    assert!(problems[0].starts_with(&format!("knees.yaml:{line}:")), "{problems:?}");
}
