//! Documents of `cost` in all its forms: each fits its schema, each null says why, CSV holds what they hold.

use crate::common::spinecmp;
use crate::documents::{
    each_null_says_why, each_path_leads_somewhere, each_source_stands_whole, fits, numbers_stand_in,
};
use proptest::prelude::{Just, ProptestConfig, prop_oneof, proptest};
use proptest::sample::{select, subsequence};
use serde_json::Value;
use spinecmp::answer::{
    CommandAnswer, CostReport, CourseReport, PlanReport, PlansReport, PricesReport, Table,
};

/// Everything that can be asked of known prices.
const ASKED: [&str; 22] = [
    "",
    "--condition M48.062 --payer commercial",
    "--condition facet-joint-pain --payer cash",
    "--condition chronic-low-back-pain --plan silver-2024 --detail full",
    "fusion --plan medicare-medigap-n --explain",
    "fusion@hospital-outpatient fusion@inpatient --plan medicare-original",
    "--plan medicare-original --explain --years 3 --sessions 1-4",
    "--plan uninsured-cash --site office",
    "epidural-then-discectomy epidural-steroid-injection discectomy nonsurgical-care --plan employer-average \
     --spent-deductible 100.5 --sessions 2-6 --years 2 --with lost-work-day=3 --with discectomy:mri-scan=1 \
     --chance 16.9-54 --simulate 300 --sensitivity --break-even --explain",
    "epidural-then-discectomy --payer commercial",
    "epidural-steroid-injection@office epidural-steroid-injection@hospital-outpatient --payer medicare --simulate 50",
    "epidural-steroid-injection discectomy --break-even --payer cash",
    "epidural-steroid-injection discectomy --break-even --plan medicare-original --sessions 3",
    "epidural-steroid-injection --sessions 7 --payer medicare",
    "epidural-steroid-injection --sensitivity",
    "fusion --payer commercial --price commercial-fusion-90-days --year 2025",
    "disc-replacement --payer cash",
    "discectomy --with mile=120 --with physical-therapy-visit=12@90.50",
    "discectomy --plan docs/example-plan.yaml",
    "--payer commercial --year 2023",
    "--simulate 100 --plan gold-2024 --condition facet-joint-pain",
    "epidural-steroid-injection:caudal@office --plan medicare-medigap-g --year 2025",
];

const COURSES: [&str; 4] = [
    "--course docs/example-course.yaml",
    "--course docs/example-course.yaml --plan docs/example-plan.yaml",
    "--course docs/example-course.yaml --plan gold-2024",
    "--course docs/example-course.yaml --plan uninsured-cash",
];

const PRICES: [&str; 3] =
    ["--list-prices", "--list-prices --payer medicare", "--list-prices --payer cash"];

fn answered(line: &str) -> String {
    let args: Vec<&str> = std::iter::once("cost").chain(line.split_whitespace()).collect();
    let run = spinecmp(&args, "");
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{line}");
    run.out
}

/// The document of a command line, held to every law.
fn document(schema: &str, line: &str) -> Value {
    let document: Value =
        serde_json::from_str(&answered(&format!("{line} -f json"))).unwrap_or_default();
    fits(schema, &document);
    each_null_says_why(&document, line);
    each_source_stands_whole(&document);
    if !["--explain", "--sensitivity", "--break-even"].iter().any(|option| line.contains(option)) {
        assert!(numbers_stand_in(&answered(&format!("{line} -f csv")), &document) > 0, "{line}");
    }
    document
}

fn all(schema: &str, table: &Table, lines: &[&str]) {
    let documents: Vec<Value> = lines.iter().map(|line| document(schema, line)).collect();
    each_path_leads_somewhere(table, &documents);
}

#[test]
fn known_prices() {
    all("cost", &CostReport::TABLE, &ASKED);
}

#[test]
fn courses() {
    all("cost-course", &CourseReport::TABLE, &COURSES);
}

#[test]
fn plans() {
    all("cost-plans", &PlansReport::TABLE, &["--list-plans"]);
}

#[test]
fn a_plan_in_plain_words() {
    let plans =
        ["docs/example-summary-plan.yaml", "medicare-medigap-n", "bronze-2025", "uninsured-cash"];
    let lines = plans.map(|plan| format!("--plan {plan} --explain-plan"));
    all("cost-plan", &PlanReport::TABLE, &lines.each_ref().map(String::as_str));
}

#[test]
fn prices() {
    all("cost-prices", &PricesReport::TABLE, &PRICES);
}

/// One shape, whether a column has a price or not.
#[test]
fn a_column_without_a_price_has_the_same_keys() {
    let document = document("cost", "disc-replacement discectomy --payer cash --explain");
    let keys = |column: usize| -> Vec<&String> {
        let column = document.pointer(&format!("/strategies/{column}"));
        column.and_then(Value::as_object).into_iter().flat_map(|map| map.keys()).collect()
    };
    assert!(!keys(0).is_empty());
    assert_eq!(document.pointer("/strategies/0/total"), Some(&Value::Null));
    assert_eq!(keys(0), keys(1));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_command_line(
        treatments in subsequence(
            vec!["epidural-steroid-injection", "discectomy", "epidural-then-discectomy", "fusion", "disc-replacement"],
            0..=4,
        ),
        whose in select(vec![
            "", "--payer cash", "--payer medicare", "--payer commercial", "--plan gold-2024",
            "--plan medicare-original", "--plan medicare-medigap-n", "--plan uninsured-cash",
            "--plan bronze-hdhp-2026 --spent-deductible 900",
        ]),
        years in select(vec!["", "--years 3"]),
        sessions in select(vec!["", "--sessions 2", "--sessions 1-5"]),
        more in prop_oneof![Just(""), Just("--explain"), Just("--with lost-work-day=2"), Just("--detail full")],
    ) {
        document("cost", &format!("{} {whose} {years} {sessions} {more}", treatments.join(" ")));
    }
}
