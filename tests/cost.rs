//! What care costs, from the command line and from the library: the published worked examples to the cent, refusals that name the field, the
//! documents that scripts read, and draws that come out the same every time.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a broken test should stop"
)]

mod common;

use common::{Run, spinecmp};
use serde_json::Value;
use spinecmp::cost::{Basis, NoQuote, Quote, Settlement, price_by_id, quote, read_course, settle};
use spinecmp::knowledge::{
    ItemKind, Knowledge, PartAmount, Payer, Plan, Price, PriceBasis, Priced, Site,
};
use spinecmp::values::{Money, Ref};
use std::path::PathBuf;
use tempfile::TempDir;

/// The amounts of the presets as they were published: id, deductible, the person's share, yearly limit.
const PUBLISHED_PLANS: [(&str, &str, &str, &str); 8] = [
    ("bronze-2025", "5800.00", "0.4", "8850.00"),
    ("bronze-hdhp-2026", "7200.00", "0", "7200.00"),
    ("silver-2024", "5000.00", "0.3", "9000.00"),
    ("silver-2024-alt", "4500.00", "0.3", "8500.00"),
    ("gold-2024", "2000.00", "0.2", "8500.00"),
    ("employer-average", "1787.00", "0.2", "4416.00"),
    ("hdhp-legal-minimum-2026", "1700.00", "0.2", "8500.00"),
    ("medicare-advantage-ceiling", "0.00", "0.2", "9350.00"),
];

/// Plans without such amounts.
const OTHER_PLANS: [&str; 4] = [
    "medicare-original",
    "medicare-medigap-g",
    "medicare-medigap-n",
    "uninsured-cash",
];

fn knowledge() -> &'static Knowledge {
    spinecmp::builtin().expect("the built-in knowledge")
}

fn money(text: &str) -> Money {
    Money::parse(text, 2).expect("an amount")
}

/// The exact text of a number.
fn text(value: &Value) -> String {
    assert!(value.is_number(), "not a number: {value}");
    value.to_string()
}

/// `1234.50` as a page writes it: `$1,234.50`.
fn on_page(plain: &str) -> String {
    let (whole, cents) = plain.split_once('.').expect("two decimals");
    let mut grouped = String::new();
    for (position, digit) in whole.chars().enumerate() {
        if position > 0 && (whole.len() - position).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("${grouped}.{cents}")
}

fn answered(args: &[&str]) -> String {
    let run = spinecmp(args, "");
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{args:?}");
    run.out
}

fn json(args: &[&str]) -> Value {
    let mut line = args.to_vec();
    line.extend(["-f", "json"]);
    serde_json::from_str(&answered(&line)).expect("JSON")
}

fn get(args: &[&str], path: &str) -> String {
    let mut line = args.to_vec();
    line.extend(["--get", path]);
    answered(&line).trim_end_matches('\n').to_owned()
}

/// `--get` of low, typical and high.
fn ends(args: &[&str], path: &str) -> [String; 3] {
    ["low", "typical", "high"].map(|end| get(args, &format!("{path}.{end}")))
}

fn same_ends(amount: &str) -> [String; 3] {
    [amount, amount, amount].map(str::to_owned)
}

/// A folder of files for one test.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(TempDir::new().expect("a folder"))
    }

    fn path(&self, name: &str) -> String {
        self.0
            .path()
            .join(name)
            .to_str()
            .expect("a path")
            .to_owned()
    }

    fn file(&self, name: &str, text: &str) -> String {
        let path = self.path(name);
        std::fs::write(&path, text).expect("written");
        path
    }
}

// ---------------------------------------------------------------------------------------------------------------------------------------
// The worked examples.

/// One bill of a worked example: date, service, the amount as the file holds it, what the person pays.
type Line<'a> = (&'a str, &'a str, &'a str, &'a str);
/// One plan year: all bills, what the person pays.
type Year<'a> = (i64, &'a str, &'a str);

fn course_file(lines: &[Line]) -> String {
    let mut file = String::from("services:\n");
    for (date, service, amount, _) in lines {
        file.push_str(&format!(
            "  - {{ date: {date}, service: {service}, {amount} }}\n"
        ));
    }
    file
}

fn preset(id: &str) -> &'static Plan {
    let (_, preset) = knowledge()
        .costs
        .plans
        .find(|preset| preset.id == id)
        .expect("the preset");
    &preset.plan
}

fn settled(plan: &Plan, file: &str) -> Settlement {
    let costs = &knowledge().costs;
    let course = read_course("course.yaml", file.as_bytes(), Some(plan), costs)
        .expect("a course without problems");
    settle(&course, plan, costs).expect("the plan's amounts are known")
}

/// The example through the library, and through the command line in every format.
fn worked(plan: &str, lines: &[Line], years: &[Year], allowed: &str, patient: &str) {
    let file = course_file(lines);
    let settlement = settled(preset(plan), &file);
    let shares: Vec<String> = settlement
        .splits
        .iter()
        .map(|split| split.patient.plain())
        .collect();
    let expected: Vec<&str> = lines.iter().map(|line| line.3).collect();
    assert_eq!(shares, expected, "{plan}: bill by bill");
    let by_year: Vec<(i64, String, String)> = settlement
        .years
        .iter()
        .map(|year| {
            (
                i64::from(year.plan_year),
                year.allowed.plain(),
                year.patient.plain(),
            )
        })
        .collect();
    let expected_years: Vec<(i64, String, String)> = years
        .iter()
        .map(|(year, allowed, patient)| (*year, (*allowed).to_owned(), (*patient).to_owned()))
        .collect();
    assert_eq!(by_year, expected_years, "{plan}: by year");
    assert_eq!(settlement.allowed().plain(), allowed, "{plan}");
    assert_eq!(settlement.patient().plain(), patient, "{plan}");

    let folder = Folder::new();
    let path = folder.file("course.yaml", &file);
    let args = ["cost", "--course", &path, "--plan", plan];
    let document = json(&args);
    assert_eq!(document["plan"]["id"], plan);
    let services = document["services"].as_array().expect("services");
    assert_eq!(services.len(), lines.len(), "{plan}");
    for ((date, service, _, share), found) in lines.iter().zip(services) {
        assert_eq!(found["date"], *date, "{plan}");
        assert_eq!(found["service"], *service, "{plan}");
        assert_eq!(text(&found["patient_share"]), *share, "{plan}, {date}");
        // The steps add up to the share; each of them is rounded when it is shown.
        let steps = found["steps"].as_array().expect("steps");
        assert!(!steps.is_empty(), "{plan}, {date}");
        let sum: f64 = steps
            .iter()
            .map(|step| step["amount"].as_f64().expect("an amount"))
            .sum();
        let share: f64 = share.parse().expect("a number");
        let most = 0.005 * (steps.len() as f64 + 1.0) + 1e-9;
        assert!((sum - share).abs() <= most, "{plan}, {date}: {steps:?}");
    }
    let by_year: Vec<(i64, String, String)> = document["years"]
        .as_array()
        .expect("years")
        .iter()
        .map(|year| {
            (
                year["plan_year"].as_i64().expect("a year"),
                text(&year["allowed"]),
                text(&year["patient_share"]),
            )
        })
        .collect();
    assert_eq!(by_year, expected_years, "{plan}: by year, JSON");
    assert_eq!(text(&document["total_allowed"]), allowed, "{plan}");
    assert_eq!(text(&document["total_patient_share"]), patient, "{plan}");
    assert_eq!(get(&args, "total_patient_share"), patient, "{plan}");

    let csv = answered(&[&args[..], &["-f", "csv"]].concat());
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let header = reader.headers().expect("a header").clone();
    let place = header
        .iter()
        .position(|name| name == "patient_share")
        .expect("the column");
    let shares: Vec<String> = reader
        .records()
        .map(|record| record.expect("a row")[place].to_owned())
        .collect();
    assert_eq!(shares, expected, "{plan}: CSV");
    for format in ["table", "markdown"] {
        let page = answered(&[&args[..], &["-f", format]].concat());
        for amount in [allowed, patient] {
            let amount = on_page(amount);
            assert!(page.contains(&amount), "{plan}: no {amount} in\n{page}");
        }
    }
}

#[test]
fn e1_medicare_three_injections_in_an_office() {
    let line = |date, share| (date, "physician", "allowed: 246.33", share);
    worked(
        "medicare-original",
        &[
            line("2024-02-05", "241.27"),
            line("2024-05-06", "49.27"),
            line("2024-09-02", "49.27"),
        ],
        &[(2024, "738.99", "339.80")],
        "738.99",
        "339.80",
    );
    let args = [
        "cost",
        "epidural-steroid-injection",
        "--sessions",
        "3",
        "--site",
        "office",
        "--plan",
        "medicare-original",
    ];
    assert_eq!(
        ends(&args, "strategies.0.patient_share"),
        same_ends("339.80")
    );
    assert_eq!(ends(&args, "strategies.0.total"), same_ends("738.99"));
}

#[test]
fn e2_medicare_one_injection_at_three_sites() {
    worked(
        "medicare-original",
        &[("2024-02-05", "physician", "allowed: 246.33", "241.27")],
        &[(2024, "246.33", "241.27")],
        "246.33",
        "241.27",
    );
    worked(
        "medicare-original",
        &[
            ("2024-02-05", "physician", "allowed: 110.51", "110.51"),
            (
                "2024-02-05",
                "surgery-center-facility",
                "allowed: 472.81",
                "198.15",
            ),
        ],
        &[(2024, "583.32", "308.66")],
        "583.32",
        "308.66",
    );
    worked(
        "medicare-original",
        &[
            ("2024-02-05", "physician", "allowed: 110.51", "110.51"),
            (
                "2024-02-05",
                "outpatient-facility",
                "allowed: 868.45",
                "277.28",
            ),
        ],
        &[(2024, "978.96", "387.79")],
        "978.96",
        "387.79",
    );
    for (site, allowed, patient) in [
        ("office", "246.33", "241.27"),
        ("surgery-center", "583.32", "308.66"),
        ("hospital-outpatient", "978.96", "387.79"),
    ] {
        let by_option = [
            "cost",
            "epidural-steroid-injection",
            "--site",
            site,
            "--plan",
            "medicare-original",
        ];
        let column = format!("epidural-steroid-injection@{site}");
        let by_column = ["cost", &column, "--plan", "medicare-original"];
        for args in [&by_option[..], &by_column[..]] {
            assert_eq!(ends(args, "strategies.0.total"), same_ends(allowed));
            assert_eq!(ends(args, "strategies.0.patient_share"), same_ends(patient));
        }
    }
    // Without a site, each end is a site of its own.
    let args = [
        "cost",
        "epidural-steroid-injection",
        "--plan",
        "medicare-original",
    ];
    assert_eq!(
        ends(&args, "strategies.0.patient_share"),
        ["241.27", "308.66", "387.79"].map(str::to_owned)
    );
}

#[test]
fn e3_medigap_g_three_injections_in_a_surgery_center() {
    let lines = |shares: [&'static str; 6]| {
        let days = ["2024-02-05", "2024-05-06", "2024-09-02"];
        let mut lines = Vec::new();
        for (day, pair) in days.into_iter().zip(shares.chunks(2)) {
            lines.push((day, "physician", "allowed: 110.51", pair[0]));
            lines.push((day, "surgery-center-facility", "allowed: 472.81", pair[1]));
        }
        lines
    };
    worked(
        "medicare-medigap-g",
        &lines(["110.51", "129.49", "0.00", "0.00", "0.00", "0.00"]),
        &[(2024, "1749.96", "240.00")],
        "1749.96",
        "240.00",
    );
    worked(
        "medicare-original",
        &lines(["110.51", "198.15", "22.10", "94.56", "22.10", "94.56"]),
        &[(2024, "1749.96", "541.99")],
        "1749.96",
        "541.99",
    );
    for (plan, patient) in [
        ("medicare-medigap-g", "240.00"),
        ("medicare-original", "541.99"),
    ] {
        let args = [
            "cost",
            "epidural-steroid-injection@surgery-center",
            "--sessions",
            "3",
            "--plan",
            plan,
        ];
        assert_eq!(ends(&args, "strategies.0.total"), same_ends("1749.96"));
        assert_eq!(
            ends(&args, "strategies.0.patient_share"),
            same_ends(patient)
        );
    }
}

#[test]
fn e4_medicare_fusion_stops_at_the_part_a_deductible() {
    let surgeon = ("2024-03-04", "physician", "allowed: 1590.81", "510.16");
    let hospital = (
        "2024-03-04",
        "outpatient-facility",
        "allowed: 17040.84",
        "1632.00",
    );
    for lines in [[surgeon, hospital], [hospital, surgeon]] {
        worked(
            "medicare-original",
            &lines,
            &[(2024, "18631.65", "2142.16")],
            "18631.65",
            "2142.16",
        );
    }
    // Only a hospital's fee has that cap.
    worked(
        "medicare-original",
        &[
            surgeon,
            (
                "2024-03-04",
                "surgery-center-facility",
                "allowed: 17040.84",
                "3408.17",
            ),
        ],
        &[(2024, "18631.65", "3918.33")],
        "18631.65",
        "3918.33",
    );
    let args = [
        "cost",
        "fusion",
        "--site",
        "hospital-outpatient",
        "--plan",
        "medicare-original",
    ];
    assert_eq!(ends(&args, "strategies.0.total"), same_ends("18631.65"));
    assert_eq!(
        ends(&args, "strategies.0.patient_share"),
        same_ends("2142.16")
    );
}

#[test]
fn e5_the_deductible_starts_again_with_the_plan_year() {
    let line = |date, share| (date, "other", "allowed: 997.48", share);
    worked(
        "employer-average",
        &[
            line("2024-01-01", "997.48"),
            line("2024-06-03", "831.11"),
            line("2024-12-31", "199.50"),
            line("2025-01-01", "997.48"),
            line("2025-06-03", "831.11"),
            line("2025-12-31", "199.50"),
        ],
        &[(2024, "2992.44", "2028.09"), (2025, "2992.44", "2028.09")],
        "5984.88",
        "4056.18",
    );
    worked(
        "employer-average",
        &[
            line("2024-01-01", "997.48"),
            line("2024-02-01", "831.11"),
            line("2024-03-01", "199.50"),
            line("2024-04-01", "199.50"),
            line("2024-05-01", "199.50"),
            line("2024-06-01", "199.50"),
        ],
        &[(2024, "5984.88", "2626.58")],
        "5984.88",
        "2626.58",
    );
    let of = |sessions, years| {
        [
            "cost",
            "epidural-steroid-injection@surgery-center",
            "--plan",
            "employer-average",
            "--sessions",
            sessions,
            "--years",
            years,
        ]
    };
    let share = "strategies.0.patient_share.typical";
    assert_eq!(get(&of("3", "2"), share), "4056.18");
    assert_eq!(get(&of("6", "1"), share), "2626.58");
    assert_eq!(
        get(&of("3", "2"), "strategies.0.timing.as_asked"),
        "4056.18"
    );
    assert_eq!(
        get(&of("3", "2"), "strategies.0.timing.all_in_one_plan_year"),
        "2626.58"
    );
}

#[test]
fn e6_silver_plan_stops_at_the_yearly_limit() {
    let mut lines = vec![("2024-02-01", "other", "allowed: 51465", "9000.00")];
    let days: Vec<String> = (1..=12).map(|month| format!("{month:02}-15")).collect();
    let this_year: Vec<String> = days.iter().map(|day| format!("2024-{day}")).collect();
    let next_year: Vec<String> = days.iter().map(|day| format!("2025-{day}")).collect();
    // Therapy in January would come before the operation; it is given after it, twice in December.
    for day in this_year.iter().skip(1) {
        lines.push((day, "physical-therapy", "allowed: 100", "0.00"));
    }
    lines.push(("2024-12-16", "physical-therapy", "allowed: 100", "0.00"));
    for day in &next_year {
        lines.push((day, "physical-therapy", "allowed: 100.00", "100.00"));
    }
    lines.push(("2025-12-31", "imaging", "allowed: 800", "800.00"));
    worked(
        "silver-2024",
        &lines,
        &[(2024, "52665.00", "9000.00"), (2025, "2000.00", "2000.00")],
        "54665.00",
        "11000.00",
    );
    let args = [
        "cost",
        "fusion",
        "--price",
        "commercial-fusion-90-days",
        "--with",
        "physical-therapy-visit=12@100",
        "--plan",
        "silver-2024",
    ];
    assert_eq!(ends(&args, "strategies.0.total"), same_ends("52665.00"));
    assert_eq!(
        ends(&args, "strategies.0.patient_share"),
        same_ends("9000.00")
    );
}

#[test]
fn e7_bronze_plan_in_one_plan_year_or_in_two() {
    let injection = |date| (date, "other", "allowed: 997.48", "997.48");
    worked(
        "bronze-2025",
        &[
            injection("2025-02-03"),
            injection("2025-03-03"),
            ("2025-06-02", "other", "allowed: 10039", "6298.62"),
        ],
        &[(2025, "12033.96", "8293.58")],
        "12033.96",
        "8293.58",
    );
    worked(
        "bronze-2025",
        &[
            injection("2025-12-01"),
            injection("2025-12-31"),
            ("2026-01-01", "other", "allowed: 10039", "7495.60"),
        ],
        &[(2025, "1994.96", "1994.96"), (2026, "10039.00", "7495.60")],
        "12033.96",
        "9490.56",
    );
    // The operation's price is the user's own, put in as a bill that the plan shares like it.
    let args = [
        "cost",
        "epidural-steroid-injection@surgery-center",
        "--sessions",
        "2",
        "--with",
        "mri-scan=1@10039",
        "--plan",
        "bronze-2025",
    ];
    assert_eq!(ends(&args, "strategies.0.total"), same_ends("12033.96"));
    assert_eq!(
        ends(&args, "strategies.0.patient_share"),
        same_ends("8293.58")
    );
}

#[test]
fn e8_gold_plan_with_copays() {
    let visit = |date| (date, "specialist-visit", "allowed: 128.16", "35.00");
    worked(
        "gold-2024",
        &[
            visit("2024-01-08"),
            visit("2024-02-08"),
            visit("2024-03-08"),
            visit("2024-04-08"),
            ("2024-04-15", "imaging", "allowed: 800", "800.00"),
            ("2024-05-06", "other", "allowed: 2486.56", "1457.31"),
            ("2024-07-01", "other", "allowed: 18183.99", "3636.80"),
        ],
        &[(2024, "21983.19", "6034.11")],
        "21983.19",
        "6034.11",
    );
    // A copay is never more than the bill.
    worked(
        "gold-2024",
        &[("2024-01-08", "specialist-visit", "allowed: 34.99", "34.99")],
        &[(2024, "34.99", "34.99")],
        "34.99",
        "34.99",
    );
    let args = [
        "cost",
        "epidural-then-discectomy",
        "--site",
        "hospital-outpatient",
        "--with",
        "specialist-visit=4@128.16",
        "--with",
        "mri-scan=1@800",
        "--plan",
        "gold-2024",
    ];
    assert_eq!(
        ends(
            &args,
            "strategies.0.branches.with_second_step.patient_share"
        ),
        same_ends("6034.11")
    );
    assert_eq!(
        ends(&args, "strategies.0.branches.with_second_step.total"),
        same_ends("21983.19")
    );
}

#[test]
fn e9_without_insurance() {
    let injection = |date| (date, "other", "cash-price: 750", "750.00");
    worked(
        "uninsured-cash",
        &[
            injection("2024-01-08"),
            injection("2024-04-08"),
            injection("2024-07-08"),
            ("2024-08-05", "imaging", "cash-price: 550", "550.00"),
            (
                "2024-09-02",
                "outpatient-facility",
                "cash-price: 8268",
                "8268.00",
            ),
        ],
        &[(2024, "11068.00", "11068.00")],
        "11068.00",
        "11068.00",
    );
    worked(
        "uninsured-cash",
        &[("2024-09-02", "other", "list-price: 18000", "10980.00")],
        &[(2024, "10980.00", "10980.00")],
        "10980.00",
        "10980.00",
    );
    // A cash price that is known wins over a list price.
    worked(
        "uninsured-cash",
        &[(
            "2024-09-02",
            "other",
            "list-price: 18000, cash-price: 8268",
            "8268.00",
        )],
        &[(2024, "8268.00", "8268.00")],
        "8268.00",
        "8268.00",
    );
    let args = [
        "cost",
        "epidural-then-decompression",
        "--plan",
        "uninsured-cash",
        "--sessions",
        "3",
        "--with",
        "mri-scan=1",
    ];
    for quantity in ["total", "patient_share"] {
        let path = format!("strategies.0.branches.with_second_step.{quantity}.typical");
        assert_eq!(get(&args, &path), "11068.00");
    }
    // The plan file's own discount in place of the preset's.
    let folder = Folder::new();
    let plan = folder.file("plan.yaml", "type: uninsured\ndiscount-off-list: 0.25\n");
    let course = folder.file(
        "course.yaml",
        &course_file(&[("2024-09-02", "other", "list-price: 18000", "")]),
    );
    assert_eq!(
        get(
            &["cost", "--course", &course, "--plan", &plan],
            "total_patient_share"
        ),
        "13500.00"
    );
}

#[test]
fn e10_high_deductible_plan() {
    worked(
        "bronze-hdhp-2026",
        &[
            ("2026-03-02", "other", "allowed: 18183.99", "7200.00"),
            ("2026-06-01", "physical-therapy", "allowed: 85.54", "0.00"),
            ("2027-02-01", "other", "allowed: 997.48", "997.48"),
        ],
        &[(2026, "18269.53", "7200.00"), (2027, "997.48", "997.48")],
        "19267.01",
        "8197.48",
    );
    let operation = [
        "cost",
        "discectomy@hospital-outpatient",
        "--with",
        "physical-therapy-visit=1@85.54",
        "--plan",
        "bronze-hdhp-2026",
    ];
    assert_eq!(
        ends(&operation, "strategies.0.patient_share"),
        same_ends("7200.00")
    );
    let injection = [
        "cost",
        "epidural-steroid-injection@surgery-center",
        "--plan",
        "bronze-hdhp-2026",
    ];
    assert_eq!(
        ends(&injection, "strategies.0.patient_share"),
        same_ends("997.48")
    );
}

#[test]
fn e11_what_the_person_bears_alone() {
    let worth = |id: &str, year: u16, count: u32| {
        let (_, item) = knowledge()
            .costs
            .items
            .find(|item| item.id == id)
            .expect("the item");
        let rate = item
            .rates
            .iter()
            .find(|rate| rate.year == year)
            .expect("a rate of the year");
        (rate.amount * item.times * count).plain()
    };
    assert_eq!(worth("lost-work-day", 2025, 20), "5923.20");
    assert_eq!(worth("lost-work-day", 2025, 3), "888.48");
    assert_eq!(worth("mile", 2024, 120), "25.20");
    let line = |with: &str| {
        let args = [
            "cost",
            "discectomy",
            "--plan",
            "employer-average",
            "--with",
            with,
        ];
        let document = json(&args);
        let line = &document["strategies"][0]["lines"][1];
        assert_eq!(line["total"], line["patient_share"], "{with}");
        (text(&line["total"]["low"]), text(&line["total"]["high"]))
    };
    for (with, amount) in [
        ("lost-work-day=20", "5923.20"),
        ("lost-work-day=3", "888.48"),
        ("mile=120", "25.20"),
    ] {
        assert_eq!(line(with), (amount.to_owned(), amount.to_owned()), "{with}");
    }
    // It counts towards nothing: it comes on top of the yearly limit whole.
    let share = |extra: &[&str]| {
        let line = [
            "cost",
            "discectomy@hospital-outpatient",
            "--plan",
            "employer-average",
        ];
        get(&[&line, extra].concat(), "strategies.0.patient_share.high")
    };
    assert_eq!(share(&[]), "4416.00");
    assert_eq!(share(&["--with", "lost-work-day=20"]), "10339.20");
}

#[test]
fn e12_prices_of_another_year() {
    let (_, index) = knowledge()
        .costs
        .indexes
        .find(|index| index.id == "medical-care")
        .expect("the index");
    let carried = |amount: &str, from: u16, to: u16| {
        index
            .carry(money(amount), from, to)
            .expect("both years are known")
            .plain()
    };
    assert_eq!(carried("51465", 2015, 2025), "66826.67");
    assert_eq!(carried("14137", 2004, 2025), "26445.99");
    assert_eq!(carried("90", 2021, 2025), "99.39");
    assert_eq!(carried("1000", 2021, 2025), "1104.38");
    // A year that is not in the series is not guessed.
    assert_eq!(index.carry(money("90"), 1999, 2025), None);
    assert_eq!(index.carry(money("90"), 2021, 2026), None);

    let fusion = [
        "cost",
        "fusion",
        "--price",
        "commercial-fusion-90-days",
        "--year",
        "2025",
    ];
    assert_eq!(ends(&fusion, "strategies.0.total"), same_ends("66826.67"));
    let injection = [
        "cost",
        "epidural-steroid-injection",
        "--price",
        "seed-injection-range-2021",
        "--year",
        "2025",
    ];
    assert_eq!(
        ends(&injection, "strategies.0.total"),
        ["99.39", "null", "1104.38"].map(str::to_owned)
    );
    // In dollars of its own year where none is asked for.
    assert_eq!(
        ends(&fusion[..4], "strategies.0.total"),
        same_ends("51465.00")
    );
}

/// Each of these lies just below half a cent: 5409.499973 cents and the like. Rounded to the millionth of a dollar first and then to the cent,
/// it would be a cent too much.
#[test]
fn an_amount_of_another_year_is_rounded_once() {
    let (_, index) = knowledge()
        .costs
        .indexes
        .find(|index| index.id == "medical-care")
        .expect("the index");
    for (amount, from, to, expected) in [
        ("41.66", 2015, 2025, "54.09"),
        ("238.04", 2024, 2025, "244.90"),
        ("123.64", 2021, 2025, "136.54"),
        ("186.60", 2023, 2024, "191.61"),
    ] {
        let carried = index.carry(money(amount), from, to).map(Money::plain);
        assert_eq!(
            carried.as_deref(),
            Some(expected),
            "{amount} of {from} in dollars of {to}"
        );
    }
}

// ---------------------------------------------------------------------------------------------------------------------------------------
// Plan years, what was spent so far, benefit periods.

#[test]
fn a_plan_year_may_start_on_any_day() {
    let folder = Folder::new();
    let plan = folder.file(
        "plan.yaml",
        "type: private\nplan-year: 2025\nplan-year-starts: 07-01\ndeductible: 1000\ncoinsurance: 0.5\nout-of-pocket-max: 3000\n",
    );
    let course = folder.file(
        "course.yaml",
        &course_file(&[
            ("2025-07-01", "other", "allowed: 800", ""),
            ("2026-06-30", "other", "allowed: 800", ""),
            ("2026-07-01", "other", "allowed: 800", ""),
        ]),
    );
    let document = json(&["cost", "--course", &course, "--plan", &plan]);
    let years: Vec<(String, String)> = document["years"]
        .as_array()
        .expect("years")
        .iter()
        .map(|year| (text(&year["plan_year"]), text(&year["patient_share"])))
        .collect();
    // 1000 to the deductible and half of 600, then 800 to a new deductible.
    let expected = [("2025", "1300.00"), ("2026", "800.00")];
    assert_eq!(
        years,
        expected.map(|(year, share)| (year.to_owned(), share.to_owned()))
    );
    let early = folder.file(
        "early.yaml",
        &course_file(&[("2025-06-30", "other", "allowed: 800", "")]),
    );
    let run = spinecmp(&["cost", "--course", &early, "--plan", &plan], "");
    assert_eq!(run.code, 3, "{run:?}");
    assert!(run.err.contains("plan year 2024"), "{}", run.err);
}

#[test]
fn what_was_spent_counts_in_the_year_of_the_plan_only() {
    let folder = Folder::new();
    let terms = "type: private\nplan-year: 2026\ndeductible: 4500\ncoinsurance: 0.30\nout-of-pocket-max: 8500\n";
    let plan = folder.file(
        "plan.yaml",
        &format!("{terms}spent: {{ deductible: 600, out-of-pocket: 700 }}\n"),
    );
    let bare = folder.file("bare.yaml", terms);
    let course = folder.file(
        "course.yaml",
        &course_file(&[
            ("2026-03-02", "other", "allowed: 5000", ""),
            ("2026-04-02", "other", "allowed: 20000", ""),
            ("2027-03-02", "other", "allowed: 5000", ""),
        ]),
    );
    // 3900 + 0.3 x 1100 = 4230; then 6000, but 8500 - 700 - 4230 = 3570 are left; then 4500 + 0.3 x 500 = 4650.
    let expected = ["4230.00", "3570.00", "4650.00"];
    let by_file = json(&["cost", "--course", &course, "--plan", &plan]);
    let by_option = json(&[
        "cost",
        "--course",
        &course,
        "--plan",
        &bare,
        "--spent-deductible",
        "600",
        "--spent-out-of-pocket",
        "700",
    ]);
    for document in [by_file, by_option] {
        let shares: Vec<String> = document["services"]
            .as_array()
            .expect("services")
            .iter()
            .map(|service| text(&service["patient_share"]))
            .collect();
        assert_eq!(shares, expected);
        assert_eq!(text(&document["total_patient_share"]), "12450.00");
    }
}

#[test]
fn a_benefit_period_ends_after_sixty_days() {
    let stay = |from: &str, to: Option<&str>, amount: &str| {
        let to = to.map_or(String::new(), |to| format!(", discharge: {to}"));
        format!("  - {{ date: {from}{to}, service: inpatient-facility, allowed: {amount} }}\n")
    };
    let shares = |stays: &[String]| {
        let file = format!("services:\n{}", stays.concat());
        let settlement = settled(preset("medicare-original"), &file);
        settlement
            .splits
            .iter()
            .map(|split| split.patient.plain())
            .collect::<Vec<_>>()
    };
    // 60 days after leaving it is still the same period; 61 days after, a new one.
    let first = || stay("2024-01-01", Some("2024-01-05"), "9000");
    assert_eq!(
        shares(&[first(), stay("2024-03-05", None, "9000")]),
        ["1632.00", "0.00"]
    );
    assert_eq!(
        shares(&[first(), stay("2024-03-06", None, "9000")]),
        ["1632.00", "1632.00"]
    );
    // Without the day of leaving, the day of arrival counts.
    let short = || stay("2024-01-01", None, "9000");
    assert_eq!(
        shares(&[short(), stay("2024-03-01", None, "9000")]),
        ["1632.00", "0.00"]
    );
    assert_eq!(
        shares(&[short(), stay("2024-03-02", None, "9000")]),
        ["1632.00", "1632.00"]
    );
    // A cheap stay leaves a part of the deductible for the next stay of the same period.
    assert_eq!(
        shares(&[
            stay("2024-01-01", None, "1000"),
            stay("2024-01-20", None, "400.50"),
            stay("2024-02-10", None, "5000")
        ]),
        ["1000.00", "400.50", "231.50"]
    );
    // A period goes on into the next year with the deductible of the year in which it began; a new one has that of its own year.
    assert_eq!(
        shares(&[
            stay("2024-12-20", None, "1000"),
            stay("2025-01-10", None, "5000"),
            stay("2025-06-10", None, "5000")
        ]),
        ["1000.00", "632.00", "1676.00"]
    );
    for plan in ["medicare-medigap-g", "medicare-medigap-n"] {
        let file = format!("services:\n{}", first());
        assert_eq!(settled(preset(plan), &file).patient(), Money::ZERO);
    }
}

// ---------------------------------------------------------------------------------------------------------------------------------------
// Refusals.

/// Refused with this code; the message holds these words; nothing is printed beside it.
fn refused(run: &Run, code: u8, words: &[&str]) {
    assert_eq!(run.code, code, "{run:?}");
    assert_eq!(run.out, "", "{run:?}");
    assert!(run.err.starts_with("error: "), "{run:?}");
    for word in words {
        assert!(run.err.contains(word), "no `{word}` in {}", run.err);
    }
}

#[test]
fn wrong_use_names_the_option() {
    let cases: &[(&[&str], &[&str])] = &[
        (
            &["epidural-steroid-injection", "--sessions", "0"],
            &["--sessions", "`0`"],
        ),
        (
            &["epidural-steroid-injection", "--sessions", "4-1"],
            &["--sessions", "`4-1`"],
        ),
        (
            &["epidural-steroid-injection", "--sessions", "366"],
            &["--sessions", "`366`"],
        ),
        (
            &["epidural-steroid-injection", "--sessions", "2.5"],
            &["--sessions", "`2.5`"],
        ),
        (
            &["epidural-steroid-injection", "--sessions", "some"],
            &["--sessions", "`some`"],
        ),
        (
            &["epidural-steroid-injection", "--years", "0"],
            &["--years", "0"],
        ),
        (
            &["epidural-steroid-injection", "--years", "31"],
            &["--years", "31"],
        ),
        // Official rates and published ranges, each refused for a year that nobody knows.
        (
            &["epidural-steroid-injection", "--year", "1990"],
            &["--year", "1990", "medicare-epidural-transforaminal"],
        ),
        (
            &["fusion", "--payer", "commercial", "--year", "1990"],
            &["--year", "1990", "commercial-fusion", "medical-care"],
        ),
        (
            &["fusion", "--payer", "commercial", "--year", "2026"],
            &["--year", "2026", "medical-care"],
        ),
        (
            &[
                "fusion",
                "--payer",
                "commercial",
                "--year",
                "2025",
                "--index",
                "other-medical-professionals",
            ],
            &["--year", "other-medical-professionals"],
        ),
        (
            &["fusion", "--site", "office"],
            &["--site", "`office`", "surgery-center"],
        ),
        (&["discectomy@office"], &["site", "`office`"]),
        (
            &["fusion", "--site", "offise"],
            &["--site", "`offise`", "did you mean `office`?"],
        ),
        (
            &["fusion", "--payer", "medicaire"],
            &["--payer", "did you mean `medicare`?"],
        ),
        (&["fuson"], &["`fuson`", "did you mean `fusion`?"]),
        (
            &["epidural-steroid-injection:caudel"],
            &["variant", "`caudel`"],
        ),
        (&["fusion", "--index", "medical"], &["--index", "`medical`"]),
        (
            &["discectomy", "--plan", "employer-averge"],
            &[
                "--plan",
                "`employer-averge`",
                "did you mean `employer-average`?",
            ],
        ),
        (
            &["discectomy", "--plan", "zzz"],
            &["--plan", "`zzz`", "--list-plans"],
        ),
        (&["discectomy", "--chance", "30"], &["--chance", "pathway"]),
        (
            &["epidural-then-discectomy", "--chance", "101"],
            &["--chance", "`101`"],
        ),
        (
            &["epidural-then-discectomy", "--chance", "50-20"],
            &["--chance", "`50-20`"],
        ),
        (&["discectomy", "--break-even"], &["--break-even"]),
        (&["discectomy", "fusion", "--break-even"], &["--break-even"]),
        (
            &[
                "epidural-steroid-injection",
                "facet-joint-intervention",
                "--break-even",
            ],
            &["--break-even"],
        ),
        (&["discectomy", "--simulate", "0"], &["--simulate", "0"]),
        (&["discectomy", "--simulate", "-5"], &["-5"]),
        (
            &["discectomy", "--simulate", "100000001"],
            &["--simulate", "100000001"],
        ),
        (
            &["discectomy", "--simulate", "10", "--threads", "0"],
            &["--threads", "0"],
        ),
        (
            &["discectomy", "--with", "mri-scan"],
            &["--with", "`mri-scan`", "ITEM=COUNT"],
        ),
        (
            &["discectomy", "--with", "mri-scn=1"],
            &["--with", "`mri-scn`", "did you mean `mri-scan`?"],
        ),
        (&["discectomy", "--with", "mri-scan=0"], &["--with", "`0`"]),
        (
            &["discectomy", "--with", "mri-scan=1@-5"],
            &["--with", "below zero"],
        ),
        (
            &["discectomy", "--with", "mri-scan=1@5.555"],
            &["--with", "two decimals"],
        ),
        (
            &["discectomy", "--with", "lodging-night=1"],
            &["--with", "`lodging-night`"],
        ),
        (
            &[
                "discectomy",
                "--with",
                "physical-therapy-evaluation=1",
                "--payer",
                "cash",
            ],
            &["--with", "cash", "`physical-therapy-evaluation`"],
        ),
        (
            &["discectomy", "--price", "commercial-fusion-90-days"],
            &["--price", "`commercial-fusion-90-days`"],
        ),
        (
            &["discectomy", "--price", "commercial-discectomi"],
            &["--price", "did you mean `commercial-discectomy`?"],
        ),
        (
            &[
                "discectomy",
                "--plan",
                "employer-average",
                "--spent-deductible",
                "1787.01",
            ],
            &["--spent-deductible", "$1,787.01", "$1,787.00"],
        ),
        (
            &[
                "discectomy",
                "--plan",
                "employer-average",
                "--spent-out-of-pocket",
                "4416.01",
            ],
            &["--spent-out-of-pocket", "$4,416.01", "$4,416.00"],
        ),
        (
            &[
                "discectomy",
                "--plan",
                "employer-average",
                "--spent-deductible",
                "-1",
            ],
            &["-1"],
        ),
        (
            &[
                "discectomy",
                "--plan",
                "employer-average",
                "--spent-deductible",
                "1.005",
            ],
            &["--spent-deductible", "two decimals"],
        ),
        (&["discectomy", "--spent-deductible", "100"], &["--plan"]),
        (&["discectomy", "--course", "bills.yaml"], &["--course"]),
        (
            &["--course", "bills.yaml", "--sessions", "3"],
            &["--course", "--sessions"],
        ),
        (
            &["--list-plans", "--list-prices"],
            &["--list-plans", "--list-prices"],
        ),
        (
            &["discectomy", "--condition", "nothing-known"],
            &["--condition", "nothing-known"],
        ),
    ];
    for (args, words) in cases {
        let line = [&["cost"], *args].concat();
        refused(&spinecmp(&line, ""), 2, words);
    }
}

#[test]
fn medicare_amounts_of_a_year_that_is_not_known_are_refused() {
    // The rates of other years are refused first; a price in dollars of a year that only Medicare's amounts do not have comes this far.
    let run = spinecmp(
        &[
            "cost",
            "fusion",
            "--price",
            "commercial-fusion-90-days",
            "--plan",
            "medicare-original",
            "--year",
            "2012",
        ],
        "",
    );
    refused(&run, 2, &["--year", "Part B deductible of 2012"]);
}

#[test]
fn a_charge_is_no_price() {
    let costs = &knowledge().costs;
    let charges: Vec<&Price> = costs
        .prices
        .iter()
        .filter(|price| price.basis == PriceBasis::Charge)
        .collect();
    assert!(!charges.is_empty(), "the knowledge has charges");
    for price in charges {
        assert_eq!(price.payer, None, "{}: nobody pays it", price.id);
        assert!(!price.is_default, "{}", price.id);
        let with = |id: &str| format!("{id}=1");
        let run = match price.of {
            Priced::Treatment(treatment) => {
                let id = &knowledge().treatments[treatment].id;
                spinecmp(&["cost", id, "--price", &price.id], "")
            }
            Priced::Item(item) => {
                let extra = with(&costs.items[item].id);
                spinecmp(
                    &["cost", "discectomy", "--with", &extra, "--price", &price.id],
                    "",
                )
            }
        };
        refused(&run, 2, &[&price.id, "billed before discounts"]);
        let (pointer, _) = costs
            .prices
            .find(|known| known.id == price.id)
            .expect("the price");
        assert!(
            of(pointer, None, None, Payer::Cash).is_err(),
            "{}",
            price.id
        );
    }
}

/// Where the needle stands in a file: "plan.yaml:3:13: ".
fn place(name: &str, file: &str, needle: &str) -> String {
    let at = file.find(needle).expect("the needle is in the file");
    let before = &file[..at];
    let line = before.matches('\n').count() + 1;
    let column = before
        .rsplit('\n')
        .next()
        .unwrap_or_default()
        .chars()
        .count()
        + 1;
    format!("{name}:{line}:{column}: ")
}

const PLAN: &str = "\
type: private
plan-year: 2026
deductible: 1000
coinsurance: 0.25
out-of-pocket-max: 5000
";

/// What stands in the plan, what is put in its place, where the error points, the words of the error.
const BAD_PLANS: &[(&str, &str, &str, &[&str])] = &[
    ("1000", "-1000", "-1000", &["below zero", "-1000"]),
    (
        "1000",
        "1000.005",
        "1000.005",
        &["two decimals", "1000.005"],
    ),
    ("1000", "a lot", "a lot", &["an amount of dollars", "a lot"]),
    ("1000", "100000000.01", "100000000.01", &["100,000,000"]),
    ("1000", ".inf", ".inf", &["an amount of dollars"]),
    ("0.25", "20", "20\n", &["from 0 to 1", "found 20", "0.20"]),
    ("0.25", "1.01", "1.01", &["from 0 to 1"]),
    ("0.25", "-0.2", "-0.2", &["a fraction"]),
    ("0.25", "0.12345", "0.12345", &["four decimals"]),
    ("0.25", "25%", "25%", &["a fraction", "`25%`"]),
    (
        "5000",
        "999.99",
        "999.99",
        &["yearly limit", "$999.99", "deductible", "$1,000.00"],
    ),
    ("5000", "-1", "-1", &["below zero"]),
    (
        "deductible: 1000\n",
        "",
        "type",
        &["`deductible` is missing"],
    ),
    (
        "coinsurance: 0.25\n",
        "",
        "type",
        &["`coinsurance` is missing"],
    ),
    ("type: private\n", "", "plan-year", &["`type` is missing"]),
    (
        "type: private",
        "type: privat",
        "privat",
        &["`privat`", "did you mean `private`?"],
    ),
    (
        "type: private",
        "type: medicare",
        "1000",
        &["`medicare` has no `deductible`"],
    ),
    ("plan-year: 2026", "plan-year: soon", "soon", &["soon"]),
    (
        "plan-year: 2026",
        "plan-year-starts: 02-30",
        "02-30",
        &["02-30", "07-01"],
    ),
    (
        "plan-year: 2026",
        "plan-year-starts: 7-1",
        "7-1",
        &["7-1", "07-01"],
    ),
    (
        "plan-year: 2026",
        "part-b-deductible: 257",
        "257",
        &["`private` has no `part-b-deductible`"],
    ),
    (
        "plan-year: 2026",
        "premium: 300",
        "premium",
        &["unknown key `premium`"],
    ),
    (
        "plan-year: 2026",
        "copays: { dentist: 20 }",
        "20 }",
        &["`dentist`"],
    ),
    (
        "plan-year: 2026",
        "copays: { specialist: 20 }",
        "20 }",
        &["`specialist`", "did you mean `specialist-visit`?"],
    ),
    (
        "plan-year: 2026",
        "copays: { own-pocket: 20 }",
        "20 }",
        &["no copay"],
    ),
    (
        "plan-year: 2026",
        "copays: { imaging: -20 }",
        "-20",
        &["below zero"],
    ),
    (
        "plan-year: 2026",
        "spent: { deductible: 1000.01 }",
        "1000.01",
        &["more is spent ($1,000.01)", "$1,000.00"],
    ),
    (
        "plan-year: 2026",
        "spent: { deductible: 600, out-of-pocket: 5000.01 }",
        "5000.01",
        &["more is spent ($5,000.01)", "$5,000.00"],
    ),
    (
        "plan-year: 2026",
        "spent: { deductible: 600, out-of-pocket: 599.99 }",
        "599.99",
        &["less is spent in all than on the deductible"],
    ),
    (
        "plan-year: 2026",
        "spent: { copays: 600 }",
        "copays",
        &["unknown key `copays`"],
    ),
];

#[test]
fn a_wrong_plan_is_told_with_its_place() {
    let folder = Folder::new();
    let course = folder.file(
        "course.yaml",
        &course_file(&[("2026-03-02", "other", "allowed: 100", "")]),
    );
    let good = folder.file("plan.yaml", PLAN);
    assert_eq!(
        get(
            &["cost", "--course", &course, "--plan", &good],
            "total_patient_share"
        ),
        "100.00"
    );
    for (from, to, needle, words) in BAD_PLANS {
        assert!(PLAN.contains(from), "{from}");
        let file = PLAN.replacen(from, to, 1);
        let path = folder.file("plan.yaml", &file);
        let at = place(&path, &file, needle);
        for args in [
            ["cost", "--course", &course, "--plan", &path],
            ["cost", "--get", "schema_version", "--plan", &path],
        ] {
            let run = spinecmp(&args, "");
            refused(&run, 3, &[&[at.as_str()], *words].concat());
        }
    }
    let path = folder.file("plan.yaml", "type: [private\n");
    let run = spinecmp(&["cost", "--course", &course, "--plan", &path], "");
    refused(&run, 3, &["plan.yaml:", "YAML"]);
    // Two slips are told at once.
    let path = folder.file(
        "plan.yaml",
        "type: private\ndeductible: -1\ncoinsurance: 20\n",
    );
    let run = spinecmp(&["cost", "--course", &course, "--plan", &path], "");
    refused(&run, 3, &["plan.yaml:2:13: ", "plan.yaml:3:14: "]);
}

/// A value that is wrong is not one that is missing: whoever reads the first line would look for a line that is there.
#[test]
fn a_wrong_value_is_not_told_as_missing() {
    let folder = Folder::new();
    let course = folder.file(
        "course.yaml",
        &course_file(&[("2026-03-02", "other", "allowed: 100", "")]),
    );
    let mut wrong = Vec::new();
    for (from, to) in [("1000", "-1000"), ("0.25", "20"), ("0.25", "25%")] {
        let path = folder.file("plan.yaml", &PLAN.replacen(from, to, 1));
        let run = spinecmp(&["cost", "--course", &course, "--plan", &path], "");
        assert_eq!(run.code, 3, "{run:?}");
        if run.err.contains("is missing") {
            wrong.push(format!("plan, {to}: {}", run.err));
        }
    }
    for amount in ["allowed: -5", "allowed: 98.535", "allowed: x"] {
        let path = folder.file(
            "wrong.yaml",
            &course_file(&[("2026-03-02", "other", amount, "")]),
        );
        let run = spinecmp(&["cost", "--course", &path], "");
        assert_eq!(run.code, 3, "{run:?}");
        if run.err.contains("is missing") {
            wrong.push(format!("course, {amount}: {}", run.err));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const COURSE: &str = "\
services:
  - { date: 2026-03-02, service: physician, allowed: 98.53, label: first }
  - { date: 2026-03-02, service: outpatient-facility, allowed: 721.18 }
  - { date: 2026-05-11, service: specialist-visit, allowed: 128.16 }
";

/// The plan, what stands in the course, what is put in its place, where the error points, the words of the error.
const BAD_COURSES: &[(&str, &str, &str, &str, &[&str])] = &[
    (
        "private",
        "98.53",
        "-98.53",
        "-98.53",
        &["below zero", "-98.53"],
    ),
    (
        "private",
        "98.53",
        "98.535",
        "98.535",
        &["two decimals", "98.535"],
    ),
    ("private", "98.53", "1,000.00",
        "{ date: 2026-03-02, service: physician",
        &["a key here"]),
    (
        "private",
        "98.53",
        "$98.53",
        "$98.53",
        &["an amount of dollars", "$98.53"],
    ),
    (
        "private",
        "allowed: 98.53, ",
        "",
        "{ date: 2026-03-02, service: physician",
        &["`allowed` is missing"],
    ),
    (
        "private",
        "allowed: 98.53",
        "cash-price: 98.53",
        "{ date: 2026-03-02, service: physician",
        &["`allowed` is missing", "cash price"],
    ),
    (
        "private",
        "2026-05-11",
        "2026-03-01",
        "2026-03-01",
        &["2026-03-01 stands after one of 2026-03-02"],
    ),
    (
        "private",
        "2026-05-11",
        "2026-02-30",
        "2026-02-30",
        &["`2026-02-30` is no date", "2026-03-02"],
    ),
    (
        "private",
        "2026-05-11",
        "May 11",
        "May 11",
        &["`May 11` is no date"],
    ),
    (
        "private",
        "2026-05-11",
        "26-05-11",
        "26-05-11",
        &["`26-05-11` is no date"],
    ),
    // Before the plan's year, and long after it.
    (
        "private",
        "date: 2026-03-02, service: physician",
        "date: 2025-12-31, service: physician",
        "2025-12-31",
        &["plan year 2025", "2026"],
    ),
    (
        "private",
        "2026-05-11",
        "2062-05-11",
        "2062-05-11",
        &["more than 10 years after", "2026"],
    ),
    (
        "private",
        "service: physician",
        "service: physican",
        "physican",
        &["`physican`", "did you mean `physician`?"],
    ),
    (
        "private",
        "service: physician",
        "service: own-pocket",
        "own-pocket",
        &["`own-pocket`", "office-visit"],
    ),
    (
        "private",
        "service: physician",
        "service: dentist",
        "dentist",
        &["`dentist`", "inpatient-facility"],
    ),
    (
        "private",
        "service: physician, ",
        "",
        "{ date: 2026-03-02, allowed: 98.53",
        &["`service` is missing"],
    ),
    (
        "private",
        "date: 2026-05-11, ",
        "",
        "{ service: specialist-visit",
        &["`date` is missing"],
    ),
    (
        "private",
        "label: first",
        "lable: first",
        "lable",
        &["unknown key `lable`", "did you mean `label`?"],
    ),
    (
        "private",
        "services:",
        "service:",
        "service:",
        &["unknown key `service`", "did you mean `services`?"],
    ),
    (
        "private",
        "label: first",
        "discharge: 2026-03-04",
        "2026-03-04",
        &["only a stay", "inpatient-facility"],
    ),
    (
        "private",
        "service: physician, allowed: 98.53, label: first",
        "service: inpatient-facility, allowed: 98.53, discharge: 2026-03-01",
        "2026-03-01",
        &["2026-03-01 is not within 60 days after 2026-03-02"],
    ),
    (
        "private",
        "service: physician, allowed: 98.53, label: first",
        "service: inpatient-facility, allowed: 98.53, discharge: 2026-05-02",
        "2026-05-02",
        &["2026-05-02 is not within 60 days after 2026-03-02"],
    ),
    (
        "medicare-original",
        "date: 2026-03-02, service: physician",
        "date: 2012-03-02, service: physician",
        "2012-03-02",
        &["Part B deductible of 2012", "part-b-deductible"],
    ),
    (
        "medicare-original",
        "2026-05-11",
        "2027-05-11",
        "2027-05-11",
        &["Part B deductible of 2027"],
    ),
    (
        "medicare-original",
        "date: 2026-03-02, service: physician",
        "date: 2020-03-02, service: outpatient-facility",
        "2020-03-02",
        &["Part A deductible of 2020", "part-a-deductible"],
    ),
    (
        "uninsured-cash",
        "allowed: 98.53, ",
        "",
        "{ date: 2026-03-02, service: physician",
        &["no amount", "cash-price"],
    ),
];

#[test]
fn a_wrong_course_is_told_with_its_place() {
    let folder = Folder::new();
    let own = folder.file("plan.yaml", PLAN);
    for (plan, from, to, needle, words) in BAD_COURSES {
        assert!(COURSE.contains(from), "{from}");
        let file = COURSE.replacen(from, to, 1);
        let path = folder.file("course.yaml", &file);
        let at = place(&path, &file, needle);
        let plan = if *plan == "private" { &own } else { *plan };
        let run = spinecmp(&["cost", "--course", &path, "--plan", plan], "");
        refused(&run, 3, &[&[at.as_str()], *words].concat());
    }
    for (file, words) in [
        ("services: []\n", &["no service is named"][..]),
        ("services: many\n", &["services"]),
        ("", &["course.yaml:1:1"]),
        ("- 1\n", &["course.yaml:1:1"]),
        ("services: {\n", &["YAML"]),
    ] {
        let path = folder.file("course.yaml", file);
        let run = spinecmp(&["cost", "--course", &path, "--plan", &own], "");
        refused(&run, 3, &[&["course.yaml:"], words].concat());
    }
    // Good as it stands: with a plan, without one, as JSON, from standard input.
    let path = folder.file("course.yaml", COURSE);
    let total = |args: &[&str]| get(&[&["cost", "--course"], args].concat(), "total_allowed");
    assert_eq!(total(&[&path, "--plan", &own]), "947.87");
    assert_eq!(total(&[&path]), "947.87");
    let run = spinecmp(
        &["cost", "--course", "-", "--get", "total_allowed"],
        r#"{"services": [{"date": "2026-03-02", "service": "physician", "allowed": 947.87}]}"#,
    );
    assert_eq!((run.code, run.out.as_str()), (0, "947.87\n"), "{run:?}");
    // Without a plan nobody knows what is the person's: null, with the reason beside it.
    let bare = json(&["cost", "--course", &path]);
    assert_eq!(bare["total_patient_share"], Value::Null);
    assert_eq!(bare["total_patient_share_reason"], "no plan was named");
    assert_eq!(bare["services"][0]["patient_share"], Value::Null);
    assert_eq!(bare["years"], Value::Null);
}

#[test]
fn the_plan_may_give_what_the_table_of_medicare_does_not_have() {
    let folder = Folder::new();
    let plan = folder.file(
        "plan.yaml",
        "type: medicare\npart-a-deductible: 1000\npart-b-deductible: 100\n",
    );
    let course = folder.file(
        "course.yaml",
        &course_file(&[
            ("2012-03-02", "outpatient-facility", "allowed: 5300", ""),
            ("2027-03-02", "inpatient-facility", "allowed: 5300", ""),
        ]),
    );
    // 100 to the deductible; 20 % of 5200 are 1040, cut to 1000; a stay costs 1000.
    assert_eq!(
        get(
            &["cost", "--course", &course, "--plan", &plan],
            "total_patient_share"
        ),
        "2100.00"
    );
}

#[test]
fn a_file_that_cannot_be_read_or_written_is_told() {
    let folder = Folder::new();
    let course = folder.file("course.yaml", COURSE);
    let missing = folder.path("not-there.yaml");
    let dir = folder.path("");
    let out = folder.path("no-folder/page.json");
    let cases: [(&[&str], &str); 5] = [
        (&["--course", &missing], "not-there.yaml"),
        (&["--course", &dir], dir.as_str()),
        (&["--course", &course, "--plan", &missing], "not-there.yaml"),
        (&["--course", &course, "--plan", &dir], dir.as_str()),
        (&["--course", &course, "-o", &out], "page.json"),
    ];
    for (args, word) in cases {
        refused(&spinecmp(&[&["cost"], args].concat(), ""), 4, &[word]);
    }
    assert!(!PathBuf::from(out).exists());
}

#[test]
fn get_tells_what_is_there() {
    let cases = [
        ("strategies.0.totl", "did you mean `total`?"),
        ("strategies.0.total.middle", "it has low, typical and high"),
        ("strategies.1", "counted from 0 to 0"),
        ("strategies.first", "counted from 0 to 0"),
        (
            "strategies.0.total.low.cents",
            "nothing is inside `strategies.0.total.low`",
        ),
        ("nothing", "schema_version"),
        ("simulation", "strategies"),
    ];
    for (path, words) in cases {
        let run = spinecmp(&["cost", "discectomy", "--get", path], "");
        refused(&run, 2, &["--get", words]);
    }
    let run = spinecmp(
        &["cost", "discectomy", "-f", "csv", "--get", "currency"],
        "",
    );
    refused(&run, 2, &["--get", "--format"]);
    assert_eq!(get(&["cost", "discectomy"], "currency"), "USD");
    assert_eq!(get(&["cost", "discectomy"], "schema_version"), "1");
    assert_eq!(
        get(&["cost", "discectomy"], "strategies.0.patient_share"),
        "null"
    );
}

/// The options that say how sure the sums are, and a price index, have nothing to work on beside a user's own bills.
#[test]
fn an_option_that_can_do_nothing_is_refused() {
    let folder = Folder::new();
    let course = folder.file("course.yaml", COURSE);
    let mut ignored = Vec::new();
    for option in [
        &["--simulate", "10"][..],
        &["--sensitivity"],
        &["--break-even"],
        &["--chance", "30"],
        &["--index", "no-such-index"],
    ] {
        let line = [&["cost", "--course", &course][..], option].concat();
        let run = spinecmp(&line, "");
        if run.code != 2 {
            ignored.push(format!("--course with {}", option.join(" ")));
        }
    }
    assert!(ignored.is_empty(), "silently ignored: {ignored:?}");
}

/// What a plan file is refused for, the options are refused for too.
#[test]
fn options_of_what_was_spent_are_held_to_the_rules_of_a_plan_file() {
    let folder = Folder::new();
    let course = folder.file(
        "course.yaml",
        &course_file(&[("2026-03-02", "other", "cash-price: 100, allowed: 100", "")]),
    );
    let cases = [
        (
            PLAN.to_owned(),
            "spent: { deductible: 600, out-of-pocket: 100 }\n",
            &["--spent-deductible", "600", "--spent-out-of-pocket", "100"][..],
        ),
        (
            "type: uninsured\n".to_owned(),
            "spent: { deductible: 600 }\n",
            &["--spent-deductible", "600"],
        ),
        (
            "type: medicare\npart-b-deductible: 283\n".to_owned(),
            "spent: { deductible: 600 }\n",
            &["--spent-deductible", "600"],
        ),
    ];
    let mut wrong = Vec::new();
    for (terms, spent, options) in cases {
        let bare = folder.file("bare.yaml", &terms);
        let with = folder.file("with.yaml", &format!("{terms}{spent}"));
        let by_file = spinecmp(&["cost", "--course", &course, "--plan", &with], "");
        assert_eq!(by_file.code, 3, "{by_file:?}");
        let line = [&["cost", "--course", &course, "--plan", &bare][..], options].concat();
        let by_option = spinecmp(&line, "");
        if by_option.code != 2 {
            wrong.push(format!(
                "`{}` with `{}` is taken",
                options.join(" "),
                terms.trim().replace('\n', "; ")
            ));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A sum is exact, or it is refused; it is never a wrong number.
#[test]
fn a_sum_that_is_too_large_is_not_cut_short() {
    let mut args = vec!["cost", "discectomy@surgery-center", "--payer", "medicare"];
    for _ in 0..12 {
        args.extend(["--with", "mri-scan=10000@100000000"]);
    }
    args.extend(["--get", "strategies.0.total.low"]);
    let run = spinecmp(&args, "");
    if run.code == 0 {
        // Twelve million million, and 4319.98 for the operation.
        assert_eq!(run.out, "12000000004319.98\n");
    } else {
        refused(&run, 2, &["--with"]);
    }
}

// ---------------------------------------------------------------------------------------------------------------------------------------
// Documents.

/// Command lines that together print every part of the documents.
const DOCUMENTS: &[&[&str]] = &[
    &["cost"],
    &["cost", "--condition", "M48.062", "--payer", "commercial"],
    &["cost", "--condition", "facet-joint-pain", "--payer", "cash"],
    &[
        "cost",
        "--condition",
        "chronic-low-back-pain",
        "--plan",
        "silver-2024",
    ],
    &[
        "cost",
        "fusion",
        "--plan",
        "medicare-medigap-n",
        "--explain",
    ],
    &[
        "cost",
        "--plan",
        "medicare-original",
        "--explain",
        "--years",
        "3",
        "--sessions",
        "1-4",
    ],
    &[
        "cost",
        "epidural-then-discectomy",
        "epidural-steroid-injection",
        "discectomy",
        "nonsurgical-care",
        "--plan",
        "employer-average",
        "--spent-deductible",
        "100.5",
        "--sessions",
        "2-6",
        "--years",
        "2",
        "--with",
        "lost-work-day=3",
        "--with",
        "discectomy:mri-scan=1",
        "--chance",
        "16.9-54",
        "--simulate",
        "300",
        "--sensitivity",
        "--break-even",
        "--explain",
    ],
    &["cost", "--list-plans"],
    &["cost", "--list-prices"],
    &["cost", "--list-prices", "--payer", "medicare"],
];

/// Keys whose numbers are dollars.
const MONEY: &[&str] = &[
    "low",
    "typical",
    "high",
    "total",
    "patient_share",
    "allowed",
    "total_allowed",
    "total_patient_share",
    "amount",
    "cost",
    "once",
    "mean",
    "p5",
    "median",
    "p95",
    "least",
    "most",
    "base",
    "at_low",
    "at_high",
    "effect",
    "deductible",
    "out_of_pocket",
    "out_of_pocket_max",
    "part_a_deductible",
    "part_b_deductible",
    "visit_copay",
    "both_in_one_plan_year",
    "second_in_next_plan_year",
    "as_asked",
    "all_in_one_plan_year",
];

/// Every number of dollars has two decimals; nothing that means money is text.
fn money_has_two_places(value: &Value, path: &str, found: &mut usize) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                let below = format!("{path}.{key}");
                let is_count = path.ends_with(".sessions");
                let is_money = MONEY.contains(&key.as_str()) || path.ends_with(".copays");
                if is_money && !is_count {
                    if let Value::Number(number) = value {
                        let number = number.to_string();
                        let digits = number.strip_prefix('-').unwrap_or(&number);
                        let (whole, cents) = digits.split_once('.').unwrap_or((digits, ""));
                        let is_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
                        assert!(
                            cents.len() == 2 && is_digits(cents) && is_digits(whole),
                            "{below}: {number}"
                        );
                        *found += 1;
                    } else if let Value::String(words) = value {
                        // A column's id may stand under such a key, an amount may not.
                        assert!(words.parse::<f64>().is_err(), "{below}: `{words}` is text");
                    }
                }
                money_has_two_places(value, &below, found);
            }
        }
        Value::Array(items) => {
            for (position, item) in items.iter().enumerate() {
                money_has_two_places(item, &format!("{path}.{position}"), found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn every_document_has_a_head_and_money_with_two_places() {
    let folder = Folder::new();
    let course = folder.file("course.yaml", COURSE);
    let mut lines: Vec<Vec<&str>> = DOCUMENTS.iter().map(|args| args.to_vec()).collect();
    lines.push(vec!["cost", "--course", &course]);
    for plan in ["medicare-original", "uninsured-cash", "gold-2024"] {
        lines.push(vec!["cost", "--course", &course, "--plan", plan]);
    }
    for args in lines {
        let document = json(&args);
        let map = document.as_object().expect("an object");
        let keys: Vec<&str> = map.keys().take(2).map(String::as_str).collect();
        assert_eq!(keys, ["schema_version", "knowledge"], "{args:?}");
        assert_eq!(text(&document["schema_version"]), "1", "{args:?}");
        for key in ["title", "version", "sha256"] {
            assert!(document["knowledge"][key].is_string(), "{args:?}: {key}");
        }
        let mut found = 0;
        money_has_two_places(&document, "", &mut found);
        assert!(found > 3, "{args:?}: only {found} amounts");
        // Unknown is null, and says why beside it.
        if let Some(strategies) = document.get("strategies").and_then(Value::as_array) {
            assert_eq!(document["currency"], "USD");
            assert!(document["price_year"].is_number(), "{args:?}");
            for strategy in strategies {
                for key in ["total", "patient_share"] {
                    if strategy[key].is_null() && !strategy["total"].is_null() {
                        assert!(strategy[format!("{key}_reason")].is_string(), "{strategy}");
                    }
                    if strategy[key].is_object() && strategy[key]["typical"].is_null() {
                        assert!(strategy[key]["typical_reason"].is_string(), "{strategy}");
                    }
                }
                if strategy["total"].is_null() {
                    assert!(strategy["total_reason"].is_string(), "{strategy}");
                }
            }
        }
    }
}

#[test]
fn every_format_answers() {
    for args in DOCUMENTS {
        for format in ["table", "markdown", "csv", "json"] {
            let page = answered(&[args, &["-f", format][..]].concat());
            assert!(
                page.ends_with('\n') && page.len() > 100,
                "{args:?}, {format}"
            );
        }
        let narrow = answered(&[args, &["--width", "40"][..]].concat());
        for line in narrow.lines() {
            let columns = unicode_width::UnicodeWidthStr::width(line);
            // An id is never broken.
            let is_one_word = !line.trim().contains(' ');
            assert!(columns <= 40 || is_one_word, "{args:?}: {line}");
        }
        answered(&[args, &["--linear", "--ascii"][..]].concat());
    }
}

fn rows(page: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let mut reader = csv::Reader::from_reader(page.as_bytes());
    let header = reader
        .headers()
        .expect("a header")
        .iter()
        .map(str::to_owned)
        .collect();
    let rows = reader
        .records()
        .map(|row| {
            row.expect("a row as long as the header")
                .iter()
                .map(str::to_owned)
                .collect()
        })
        .collect();
    (header, rows)
}

#[test]
fn the_plans_are_listed_with_their_published_amounts() {
    let ids: Vec<&str> = PUBLISHED_PLANS
        .iter()
        .map(|plan| plan.0)
        .chain(OTHER_PLANS)
        .collect();
    for format in ["table", "markdown"] {
        let page = answered(&["cost", "--list-plans", "-f", format]);
        for id in &ids {
            assert!(page.contains(id), "{format}: no {id}");
        }
        // The amounts stand there too, whatever the line breaks.
        let flat = page.split_whitespace().collect::<Vec<_>>().join(" ");
        for (id, deductible, _, limit) in PUBLISHED_PLANS {
            for amount in [deductible, limit] {
                let amount = on_page(amount);
                assert!(
                    amount == "$0.00" || flat.contains(&amount),
                    "{format}, {id}: no {amount}"
                );
            }
        }
    }
    let document = json(&["cost", "--list-plans"]);
    let plans = document["plans"].as_array().expect("plans");
    let mut listed: Vec<&str> = plans
        .iter()
        .map(|plan| plan["id"].as_str().expect("an id"))
        .collect();
    for (id, deductible, coinsurance, limit) in PUBLISHED_PLANS {
        let plan = plans
            .iter()
            .find(|plan| plan["id"] == id)
            .expect("the plan");
        assert_eq!(plan["type"], "private", "{id}");
        assert_eq!(text(&plan["deductible"]), deductible, "{id}");
        assert_eq!(text(&plan["coinsurance"]), coinsurance, "{id}");
        assert_eq!(text(&plan["out_of_pocket_max"]), limit, "{id}");
        assert!(
            !plan["basis"].as_array().expect("a list").is_empty(),
            "{id}"
        );
    }
    listed.sort_unstable();
    let mut wanted = ids.clone();
    wanted.sort_unstable();
    assert_eq!(listed, wanted);
    let amounts = document["medicare_amounts"].as_array().expect("a list");
    let of_2024 = amounts
        .iter()
        .find(|year| year["year"] == 2024)
        .expect("2024");
    assert_eq!(text(&of_2024["part_a_deductible"]), "1632.00");
    assert_eq!(text(&of_2024["part_b_deductible"]), "240.00");
    let of_2020 = amounts
        .iter()
        .find(|year| year["year"] == 2020)
        .expect("2020");
    assert_eq!(of_2020["part_a_deductible"], Value::Null);

    let (header, rows) = rows(&answered(&["cost", "--list-plans", "-f", "csv"]));
    let column = |name: &str| header.iter().position(|n| n == name).expect("a column");
    assert_eq!(rows.len(), ids.len());
    for (id, deductible, coinsurance, limit) in PUBLISHED_PLANS {
        let row = rows
            .iter()
            .find(|row| row[column("plan")] == id)
            .expect("the plan's row");
        assert_eq!(row[column("deductible")], deductible, "{id}");
        assert_eq!(row[column("coinsurance")], coinsurance, "{id}");
        assert_eq!(row[column("out_of_pocket_max")], limit, "{id}");
    }
}

#[test]
fn the_prices_are_listed_with_their_sources() {
    let prices = &knowledge().costs.prices;
    for format in ["table", "markdown"] {
        let page = answered(&["cost", "--list-prices", "-f", format, "--width", "200"]);
        for price in prices {
            assert!(page.contains(&price.id), "{format}: no {}", price.id);
        }
        // What is billed before discounts stands apart, after everything that is a price.
        let apart = page.rfind("Billed, before discounts").expect("the heading");
        for price in prices.iter().filter(|p| p.basis == PriceBasis::Charge) {
            assert!(page.find(&price.id) > Some(apart), "{format}: {}", price.id);
        }
        for price in prices.iter().filter(|p| p.payer.is_some()) {
            assert!(page.find(&price.id) < Some(apart), "{format}: {}", price.id);
        }
    }
    let document = json(&["cost", "--list-prices"]);
    let listed = document["prices"].as_array().expect("prices");
    assert_eq!(listed.len(), prices.len());
    for (entry, price) in listed.iter().zip(prices) {
        assert_eq!(entry["id"], price.id.as_str());
        assert_eq!(
            entry["payer"].as_str(),
            price.payer.map(Payer::slug),
            "{}",
            price.id
        );
        let sites = entry["sites"].as_array().expect("sites");
        assert_eq!(sites.len(), price.sites.len(), "{}", price.id);
        for part in sites
            .iter()
            .flat_map(|site| site["parts"].as_array().expect("parts"))
        {
            for amounts in part["amounts"].as_array().expect("amounts") {
                assert!(
                    !amounts["sources"].as_array().expect("a list").is_empty(),
                    "{}: an amount without a source",
                    price.id
                );
            }
        }
    }
    let (header, rows) = rows(&answered(&["cost", "--list-prices", "-f", "csv"]));
    let column = |name: &str| header.iter().position(|n| n == name).expect("a column");
    let amounts: usize = prices
        .iter()
        .flat_map(|price| &price.sites)
        .flat_map(|site| &site.parts)
        .map(|part| match &part.amount {
            PartAmount::Rates(rates) => rates.len(),
            PartAmount::Range(_) => 1,
        })
        .sum();
    assert_eq!(rows.len(), amounts);
    for row in &rows {
        assert!(!row[column("sources")].is_empty(), "{row:?}");
        let (low, high) = (money(&row[column("low")]), money(&row[column("high")]));
        assert!(low <= high, "{row:?}");
    }
    for payer in Payer::ALL {
        let only = json(&["cost", "--list-prices", "--payer", payer.slug()]);
        let only = only["prices"].as_array().expect("prices");
        let wanted = prices.iter().filter(|price| price.payer == Some(*payer));
        assert_eq!(only.len(), wanted.count(), "{}", payer.slug());
    }
}

// ---------------------------------------------------------------------------------------------------------------------------------------
// Quotes, coverage, draws.

fn of(
    pointer: Ref<Price>,
    site: Option<Site>,
    year: Option<u16>,
    payer: Payer,
) -> Result<Quote, NoQuote> {
    let index = knowledge().costs.frame.as_ref().expect("a frame").index;
    let basis = Basis {
        payer,
        site,
        year,
        index,
        chosen: &[],
    };
    quote(knowledge(), pointer, &basis, true)
}

/// The amount of a site in the year nearest to the one asked for, added up part by part: low, typical, high.
fn by_hand(price: &Price, site: Site, year: u16) -> [Option<Money>; 3] {
    let at = price.at(site).expect("the site");
    let mut ends = [Some(Money::ZERO); 3];
    for part in &at.parts {
        let amounts = match &part.amount {
            PartAmount::Rates(rates) => {
                // Of two years as near as each other the later is taken.
                let mut best = &rates[0];
                for rate in rates {
                    if rate.year.abs_diff(year) <= best.year.abs_diff(year) {
                        best = rate;
                    }
                }
                [Some(best.amount); 3]
            }
            PartAmount::Range(range) => {
                let one = (range.low == range.high).then_some(range.low);
                [Some(range.low), range.typical.or(one), Some(range.high)]
            }
        };
        for (end, amount) in ends.iter_mut().zip(amounts) {
            *end = match (*end, amount) {
                (Some(end), Some(amount)) => Some((0..part.times).fold(end, |sum, _| sum + amount)),
                _ => None,
            };
        }
    }
    ends
}

#[test]
fn every_price_is_quoted_at_each_of_its_sites() {
    let costs = &knowledge().costs;
    let price_year = costs.frame.as_ref().expect("a frame").price_year;
    let mut quoted = 0;
    for (pointer, price) in costs.prices.refs() {
        if price.basis == PriceBasis::Charge {
            continue;
        }
        let payer = price.payer.unwrap_or(Payer::Cash);
        let over_all = of(pointer, None, None, payer).expect("a quote over all sites");
        assert!(
            Quote::total(&over_all.low) <= Quote::total(&over_all.high),
            "{}",
            price.id
        );
        for entry in &price.sites {
            let quoted_at = of(pointer, Some(entry.site), None, payer);
            let quote = quoted_at.expect("a quote at the site");
            let found = [
                Some(Quote::total(&quote.low)),
                quote.typical.as_deref().map(Quote::total),
                Some(Quote::total(&quote.high)),
            ];
            let expected = by_hand(price, entry.site, price_year);
            assert_eq!(found, expected, "{} at {}", price.id, entry.site.slug());
            assert!(expected[2] > Some(Money::ZERO), "{}", price.id);
            // Bills of one session come in the order of a day, or a plan would share them in another.
            for bills in [Some(&quote.low), quote.typical.as_ref(), Some(&quote.high)]
                .into_iter()
                .flatten()
            {
                let order: Vec<u8> = bills
                    .iter()
                    .map(|bill| bill.service.order_in_day())
                    .collect();
                assert!(order.is_sorted(), "{}: {order:?}", price.id);
            }
            quoted += 1;
        }
        for site in Site::ALL {
            if price.at(*site).is_none() {
                let refusal = of(pointer, Some(*site), None, payer).expect_err("no such site");
                assert!(refusal.message.contains("--site"), "{refusal:?}");
                assert!(refusal.message.contains(&price.id), "{refusal:?}");
            }
        }
    }
    assert!(quoted > 60, "only {quoted}");
}

#[test]
fn every_default_price_answers_on_the_command_line() {
    let costs = &knowledge().costs;
    for price in costs.prices.iter().filter(|price| price.is_default) {
        let payer = price.payer.expect("a default has a payer");
        let (_, known) = costs
            .prices
            .find(|known| known.of == price.of && known.payer == price.payer && known.is_default)
            .expect("itself");
        assert_eq!(known.id, price.id, "two defaults for one thing");
        for entry in &price.sites {
            let args: Vec<String> = match price.of {
                Priced::Treatment(treatment) => {
                    let id = &knowledge().treatments[treatment].id;
                    vec![if entry.site == Site::Any {
                        id.clone()
                    } else {
                        format!("{id}@{}", entry.site.slug())
                    }]
                }
                Priced::Item(item) => {
                    let item = &costs.items[item];
                    assert_eq!(item.kind, ItemKind::Care, "{}", item.id);
                    vec![
                        "discectomy".to_owned(),
                        "--with".to_owned(),
                        format!("{}=1", item.id),
                    ]
                }
            };
            let mut line = vec!["cost"];
            line.extend(args.iter().map(String::as_str));
            line.extend(["--payer", payer.slug()]);
            let document = json(&line);
            let strategy = &document["strategies"][0];
            let found: Vec<&str> = strategy["prices"]
                .as_array()
                .expect("prices")
                .iter()
                .map(|price| price["id"].as_str().expect("an id"))
                .collect();
            assert!(found.contains(&price.id.as_str()), "{line:?}: {found:?}");
            if matches!(price.of, Priced::Treatment(_)) {
                let price_year = costs.frame.as_ref().expect("a frame").price_year;
                let [low, _, high] = by_hand(price, entry.site, price_year);
                let once = strategy["sessions"] == 1;
                assert!(once, "{line:?}");
                assert_eq!(
                    Some(text(&strategy["total"]["low"])),
                    low.map(Money::plain),
                    "{line:?}"
                );
                assert_eq!(
                    Some(text(&strategy["total"]["high"])),
                    high.map(Money::plain),
                    "{line:?}"
                );
            }
        }
    }
}

#[test]
fn every_price_but_a_charge_can_be_chosen_by_its_id() {
    let costs = &knowledge().costs;
    for price in &costs.prices {
        assert!(price_by_id(costs, &price.id).is_ok());
        let Priced::Treatment(treatment) = price.of else {
            continue;
        };
        if price.basis == PriceBasis::Charge {
            continue;
        }
        let id = &knowledge().treatments[treatment].id;
        let path = "strategies.0.prices.0.id";
        assert_eq!(get(&["cost", id, "--price", &price.id], path), price.id);
    }
}

#[test]
fn official_rates_of_the_year_are_taken() {
    for (year, share) in [("2024", "583.32"), ("2025", "585.65"), ("2026", "585.04")] {
        // 110.51 + 472.81, 107.71 + 477.94, 99.53 + 485.51.
        let args = [
            "cost",
            "epidural-steroid-injection@surgery-center",
            "--payer",
            "medicare",
            "--year",
            year,
        ];
        assert_eq!(ends(&args, "strategies.0.total"), same_ends(share));
        assert_eq!(get(&args, "price_year"), year);
    }
    // With the Medicare amounts of the same year: 257 + 0.2 x (585.65 - 257).
    let args = [
        "cost",
        "epidural-steroid-injection@surgery-center",
        "--plan",
        "medicare-original",
        "--year",
        "2025",
    ];
    assert_eq!(
        ends(&args, "strategies.0.patient_share"),
        same_ends("322.73")
    );
}

#[test]
fn a_coverage_limit_is_told_where_sessions_run_into_it() {
    let limits = |sessions: &str, plan: &str| {
        let document = json(&[
            "cost",
            "epidural-steroid-injection",
            "--sessions",
            sessions,
            "--plan",
            plan,
        ]);
        document["strategies"][0]["coverage_limits"]
            .as_array()
            .expect("a list")
            .clone()
    };
    for sessions in ["1", "3", "4", "1-4"] {
        assert_eq!(limits(sessions, "medicare-original"), [Value::Null; 0]);
    }
    for plan in [
        "medicare-original",
        "medicare-medigap-g",
        "medicare-medigap-n",
    ] {
        for sessions in ["5", "1-5", "12", "365"] {
            let found = limits(sessions, plan);
            assert!(
                found
                    .iter()
                    .any(|limit| limit["criterion"] == "esi-medicare-yearly-limit"),
                "{plan}, {sessions}: {found:?}"
            );
            for limit in found {
                let sources = limit["sources"].as_array().expect("sources");
                assert!(!sources.is_empty(), "{limit}");
            }
        }
    }
    // It is a rule of Medicare: nobody else is held to it.
    let others = limits("5", "uninsured-cash");
    assert!(
        others
            .iter()
            .all(|limit| limit["criterion"] != "esi-medicare-yearly-limit"),
        "{others:?}"
    );
    // On the page as well as in the document, in the words of the rule.
    let (_, rule) = knowledge()
        .criteria
        .find(|criterion| criterion.id == "esi-medicare-yearly-limit")
        .expect("the rule");
    let page = |sessions: &str| {
        answered(&[
            "cost",
            "epidural-steroid-injection",
            "--payer",
            "medicare",
            "--sessions",
            sessions,
        ])
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
    };
    assert!(page("5").contains(&rule.text));
    assert!(!page("4").contains(&rule.text));
    // A pathway begins with its sessions.
    let pathway = json(&[
        "cost",
        "epidural-then-discectomy",
        "--sessions",
        "5",
        "--payer",
        "medicare",
    ]);
    assert_eq!(
        pathway["strategies"][0]["coverage_limits"][0]["criterion"],
        "esi-medicare-yearly-limit"
    );
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    let args = |cases: &'static str, seed: &'static str, threads: &'static str| {
        vec![
            "cost",
            "epidural-then-discectomy",
            "epidural-steroid-injection",
            "discectomy",
            "--plan",
            "employer-average",
            "--sessions",
            "1-4",
            "--simulate",
            cases,
            "--seed",
            seed,
            "--threads",
            threads,
        ]
    };
    // A few cases, a block that is just full, one more, and blocks that no number of threads divides.
    for cases in ["1", "10", "4096", "4097", "20000"] {
        let one = answered(&[&args(cases, "7", "1")[..], &["-f", "json"]].concat());
        for threads in ["1", "2", "7", "256"] {
            let many = answered(&[&args(cases, "7", threads)[..], &["-f", "json"]].concat());
            assert_eq!(one, many, "{cases} cases, {threads} threads");
        }
    }
    for format in ["table", "markdown", "csv"] {
        let of = |threads| answered(&[&args("5000", "7", threads)[..], &["-f", format]].concat());
        assert_eq!(of("1"), of("2"), "{format}");
        assert_eq!(of("1"), of("7"), "{format}");
    }
    let figures = |seed| get(&args("5000", seed, "2"), "simulation.strategies");
    let seen: std::collections::BTreeSet<String> =
        ["0", "1", "2", "18446744073709551615"].map(figures).into();
    assert_eq!(seen.len(), 4, "different seeds differ");
    // Without a seed it is always the same one.
    let line = args("5000", "1", "2");
    let bare: Vec<&str> = line
        .iter()
        .copied()
        .filter(|word| *word != "--seed" && *word != "1")
        .collect();
    assert_eq!(get(&bare, "simulation.strategies"), figures("1"));
}

#[test]
fn simulated_pairs_count_every_case_once() {
    let document = json(&[
        "cost",
        "epidural-then-discectomy",
        "epidural-steroid-injection",
        "discectomy",
        "--plan",
        "employer-average",
        "--simulate",
        "5000",
    ]);
    let simulation = &document["simulation"];
    assert_eq!(simulation["cases"], 5000);
    assert_eq!(
        simulation["strategies"].as_array().expect("a list").len(),
        3
    );
    let pairs = simulation["pairs"].as_array().expect("pairs");
    assert_eq!(pairs.len(), 3);
    for pair in pairs {
        for quantity in ["total", "patient_share"] {
            let count: u64 = ["first_costs_less", "same", "second_costs_less"]
                .iter()
                .map(|key| pair[quantity][key].as_u64().expect("a count"))
                .sum();
            assert_eq!(count, 5000, "{pair}");
        }
    }
    // Going on never costs less than stopping after the first step: both see the same draws.
    let injection = pairs
        .iter()
        .find(|pair| {
            pair["first"] == "epidural-then-discectomy"
                && pair["second"] == "epidural-steroid-injection"
        })
        .expect("the pair");
    assert_eq!(injection["total"]["first_costs_less"], 0);
    assert_eq!(injection["patient_share"]["first_costs_less"], 0);
    // Of 100 between 16.9 and 54 go on, so as many cases cost more than the first step alone.
    let more = injection["total"]["second_costs_less"]
        .as_u64()
        .expect("a count");
    assert!((845..=2700).contains(&more), "{more} of 5000 go on");
}
