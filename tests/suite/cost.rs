//! What care costs, from the command line and from the library: the published worked examples to the cent, refusals that name the field, the
//! documents that scripts read, and draws that come out the same every time.
//!
//! The examples stand in `tests/data/cost-examples.yaml`, the refusals in `tests/data/cost-refusals.yaml`.

#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a broken test should stop")]

use crate::common::{Run, spinecmp};
use serde_json::Value;
use serde_yaml::Value as Yaml;
use spinecmp::cost::{
    CostError, Quote, QuoteBasis, Settlement, price_by_id, quote, read_course, settle,
};
use spinecmp::knowledge::{
    ItemKind, Knowledge, PartAmount, Payer, Plan, Price, PriceBasis, PriceSubject, Site,
};
use spinecmp::values::{Money, Ref};
use std::collections::BTreeSet;
use tempfile::TempDir;

const EXAMPLES: &str = include_str!("../data/cost-examples.yaml");
const REFUSALS: &str = include_str!("../data/cost-refusals.yaml");

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
const OTHER_PLANS: [&str; 4] =
    ["medicare-original", "medicare-medigap-g", "medicare-medigap-n", "uninsured-cash"];

// Helpers.

fn knowledge() -> &'static Knowledge {
    spinecmp::builtin().expect("the built-in knowledge")
}

fn money(text: &str) -> Money {
    Money::parse(text, 2).expect("an amount")
}

/// Runs `cost` with these words.
fn cost(line: &str) -> Run {
    let mut args = vec!["cost"];
    args.extend(line.split_whitespace());
    spinecmp(&args, "")
}

fn answered(line: &str) -> String {
    let run = cost(line);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{line}");
    run.out
}

fn json(line: &str) -> Value {
    serde_json::from_str(&answered(&format!("{line} -f json"))).expect("JSON")
}

fn get(line: &str, path: &str) -> String {
    let value = answered(&format!("{line} --get {path}"));
    value.strip_suffix('\n').expect("one line").to_owned()
}

/// The header and the rows of a page of CSV.
fn csv(line: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let page = answered(&format!("{line} -f csv"));
    let mut reader = csv::Reader::from_reader(page.as_bytes());
    let owned = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect();
    let header = owned(reader.headers().expect("a header"));
    let rows =
        reader.records().map(|row| owned(&row.expect("a row as long as the header"))).collect();
    (header, rows)
}

fn column(header: &[String], name: &str) -> usize {
    let place = header.iter().position(|known| known == name);
    place.expect("the column")
}

/// A page in one line, whatever its line breaks.
fn flat(page: &str) -> String {
    page.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn array(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
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

fn data(file: &str) -> Yaml {
    serde_yaml::from_str(file).expect("YAML")
}

fn list(of: &Yaml, key: &str) -> Vec<Yaml> {
    of[key].as_sequence().expect("a list").clone()
}

fn words(of: &Yaml, key: &str) -> String {
    of[key].as_str().expect("text").to_owned()
}

fn texts(of: &Yaml, key: &str) -> Vec<String> {
    list(of, key).iter().map(|item| item.as_str().expect("text").to_owned()).collect()
}

/// The entries of a map of texts; none where it is not there.
fn entries(of: &Yaml) -> Vec<(String, String)> {
    let text = |value: &Yaml| value.as_str().expect("text").to_owned();
    of.as_mapping().into_iter().flatten().map(|(key, value)| (text(key), text(value))).collect()
}

/// A folder of files for one test.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(TempDir::new().expect("a folder"))
    }

    fn path(&self, name: &str) -> String {
        let path = self.0.path().join(name);
        path.to_str().expect("a path").to_owned()
    }

    fn file(&self, name: &str, text: &str) -> String {
        let path = self.path(name);
        std::fs::write(&path, text).expect("written");
        path
    }

    /// A course of bills: "2024-02-05 physician allowed: 246.33".
    fn course(&self, bills: &[&str]) -> String {
        self.file("course.yaml", &course_file(bills))
    }
}

fn course_file(bills: &[&str]) -> String {
    let mut file = String::from("services:\n");
    for bill in bills {
        let (date, rest) = bill.split_once(' ').expect("a date");
        let (service, amount) = rest.split_once(' ').expect("a service");
        file.push_str(&format!("  - {{ date: {date}, service: {service}, {amount} }}\n"));
    }
    file
}

// Worked examples.

/// "2024-02-05 physician 246.33 pays 241.27": the bill as a course holds it, and what the person pays.
fn bill(line: &str) -> (String, String) {
    let (bill, pays) = line.split_once(" pays ").expect("what the person pays");
    let (start, amount) = bill.rsplit_once(' ').expect("an amount");
    let (key, amount) = amount.split_once('=').unwrap_or(("allowed", amount));
    (format!("{start} {key}: {amount}"), pays.to_owned())
}

fn preset(id: &str) -> &'static Plan {
    let plans = &knowledge().costs.plans;
    &plans.find(|preset| preset.id == id).expect("the preset").1.plan
}

fn settled(plan: &Plan, file: &str) -> Settlement {
    let costs = &knowledge().costs;
    let course = read_course("course.yaml", file.as_bytes(), Some(plan), costs)
        .expect("a course without problems");
    settle(&course, plan, costs).expect("the plan's amounts are known")
}

/// What came out: bill by bill, by plan year ("2024 738.99 339.80"), in all ("738.99 339.80").
#[derive(Debug, PartialEq)]
struct Found {
    pays: Vec<String>,
    years: Vec<String>,
    total: String,
}

fn through_the_library(plan: &str, file: &str) -> Found {
    let settlement = settled(preset(plan), file);
    Found {
        pays: settlement.splits.iter().map(|split| split.patient.plain()).collect(),
        years: settlement
            .years
            .iter()
            .map(|year| {
                let (allowed, patient) = (year.allowed.plain(), year.patient.plain());
                format!("{} {allowed} {patient}", year.plan_year)
            })
            .collect(),
        total: format!("{} {}", settlement.allowed().plain(), settlement.patient().plain()),
    }
}

fn through_the_document(document: &Value) -> Found {
    Found {
        pays: array(&document["services"])
            .iter()
            .map(|service| text(&service["patient_share"]))
            .collect(),
        years: array(&document["years"])
            .iter()
            .map(|year| {
                let [year, allowed, patient] =
                    ["plan_year", "allowed", "patient_share"].map(|key| text(&year[key]));
                format!("{year} {allowed} {patient}")
            })
            .collect(),
        total: format!(
            "{} {}",
            text(&document["total_allowed"]),
            text(&document["total_patient_share"])
        ),
    }
}

/// The steps of a bill add up to the share; each is rounded when it is shown.
fn steps_add_up(service: &Value) {
    let steps = array(&service["steps"]);
    assert!(!steps.is_empty(), "{service}");
    let cents = |value: &Value| -> i64 { text(value).replace('.', "").parse().expect("cents") };
    let sum: i64 = steps.iter().map(|step| cents(&step["amount"])).sum();
    let off = sum.abs_diff(cents(&service["patient_share"]));
    // Half a cent a step, and half a cent for the share itself.
    assert!(2 * off <= steps.len() as u64 + 1, "{service}");
}

#[test]
fn worked_examples_through_the_library_and_a_course_file() {
    let mut seen = BTreeSet::new();
    let folder = Folder::new();
    for example in list(&data(EXAMPLES), "examples") {
        if example["bills"].is_null() {
            continue;
        }
        let (id, plan) = (words(&example, "id"), words(&example, "plan"));
        seen.insert(id.split(',').next().unwrap_or_default().to_owned());
        let lines = texts(&example, "bills");
        let (bills, pays): (Vec<String>, Vec<String>) = lines.iter().map(|line| bill(line)).unzip();
        let expected =
            Found { pays, years: texts(&example, "years"), total: words(&example, "total") };
        let bills: Vec<&str> = bills.iter().map(String::as_str).collect();
        let found = through_the_library(&plan, &course_file(&bills));
        assert_eq!(found, expected, "{id}: the library");

        let line = format!("--course {} --plan {plan}", folder.course(&bills));
        let document = json(&line);
        assert_eq!(through_the_document(&document), expected, "{id}: JSON");
        assert_eq!(document["plan"]["id"], plan, "{id}");
        for (bill, service) in bills.iter().zip(array(&document["services"])) {
            let date = service["date"].as_str().expect("a date");
            let of = service["service"].as_str().expect("a service");
            assert!(bill.starts_with(&format!("{date} {of} ")), "{id}: {bill}");
            steps_add_up(service);
        }
        let (header, rows) = csv(&line);
        let place = column(&header, "patient_share");
        let pays: Vec<String> = rows.iter().map(|row| row[place].clone()).collect();
        assert_eq!(pays, expected.pays, "{id}: CSV");
        for format in ["table", "markdown"] {
            let page = answered(&format!("{line} -f {format}"));
            for amount in expected.total.split(' ').map(on_page) {
                assert!(page.contains(&amount), "{id}: no {amount} in\n{page}");
            }
        }
    }
    assert_eq!(seen.len(), 10, "E1 to E10: {seen:?}");
}

#[test]
fn worked_examples_through_the_built_in_prices() {
    let mut count = 0;
    for example in list(&data(EXAMPLES), "examples") {
        let id = words(&example, "id");
        for command in example["commands"].as_sequence().into_iter().flatten() {
            let line = words(command, "run");
            for (path, amounts) in entries(&command["ends"]) {
                let amounts: Vec<&str> = amounts.split(' ').collect();
                for (position, end) in ["low", "typical", "high"].iter().enumerate() {
                    let expected = amounts.get(position).unwrap_or(&amounts[0]);
                    let found = get(&line, &format!("strategies.0.{path}.{end}"));
                    assert_eq!(found, **expected, "{id}: {line}, {end} of {path}");
                    count += 1;
                }
            }
            for (path, expected) in entries(&command["get"]) {
                assert_eq!(get(&line, &path), expected, "{id}: {line}, {path}");
                count += 1;
            }
        }
    }
    assert!(count > 100, "only {count} amounts");
}

#[test]
fn e9_a_plan_file_may_have_its_own_discount() {
    let folder = Folder::new();
    let plan = folder.file("plan.yaml", "type: uninsured\ndiscount-off-list: 0.25\n");
    let share = |amount: &str| {
        let course = folder.course(&[&format!("2024-09-02 other {amount}")]);
        get(&format!("--course {course} --plan {plan}"), "total_patient_share")
    };
    assert_eq!(share("list-price: 18000"), "13500.00");
    // A cash price that is known wins over a list price.
    assert_eq!(share("list-price: 18000, cash-price: 8268"), "8268.00");
}

#[test]
fn e11_own_costs_are_rate_times_count() {
    let worth = |id: &str, year: u16, count: u32| {
        let items = &knowledge().costs.items;
        let (_, item) = items.find(|item| item.id == id).expect("the item");
        let rate = item.rates.iter().find(|rate| rate.year == year);
        (rate.expect("a rate of the year").amount * item.times * count).plain()
    };
    assert_eq!(worth("lost-work-day", 2025, 20), "5923.20");
    assert_eq!(worth("lost-work-day", 2025, 3), "888.48");
    assert_eq!(worth("mile", 2024, 120), "25.20");
}

/// By the index of medical care.
fn carried(amount: &str, from: u16, to: u16) -> Option<String> {
    let indexes = &knowledge().costs.indexes;
    let (_, index) = indexes.find(|index| index.id == "medical-care").expect("the index");
    index.carry(money(amount), from, to).map(Money::plain)
}

#[test]
fn e12_prices_of_another_year() {
    for (amount, from, expected) in [
        ("51465", 2015, "66826.67"),
        ("14137", 2004, "26445.99"),
        ("90", 2021, "99.39"),
        ("1000", 2021, "1104.38"),
    ] {
        assert_eq!(carried(amount, from, 2025).as_deref(), Some(expected));
    }
    // A year that is not in the series is not guessed.
    assert_eq!(carried("90", 1999, 2025), None);
    assert_eq!(carried("90", 2021, 2026), None);
}

/// Each of these lies just below half a cent, 5409.499973 cents and the like. Rounded to the millionth of a dollar first and then to the cent,
/// it would be a cent too much.
#[test]
fn an_amount_of_another_year_is_rounded_once() {
    for (amount, from, to, expected) in [
        ("41.66", 2015, 2025, "54.09"),
        ("238.04", 2024, 2025, "244.90"),
        ("123.64", 2021, 2025, "136.54"),
        ("186.60", 2023, 2024, "191.61"),
    ] {
        let found = carried(amount, from, to);
        let what = format!("{amount} of {from} in dollars of {to}");
        assert_eq!(found.as_deref(), Some(expected), "{what}");
    }
}

// Plan years, what was spent so far, benefit periods.

#[test]
fn a_plan_year_may_start_on_any_day() {
    let folder = Folder::new();
    let plan = folder.file(
        "plan.yaml",
        "type: private\nplan-year: 2025\nplan-year-starts: 07-01\ndeductible: 1000\ncoinsurance: 0.5\nout-of-pocket-max: 3000\n",
    );
    let course = folder.course(&[
        "2025-07-01 other allowed: 800",
        "2026-06-30 other allowed: 800",
        "2026-07-01 other allowed: 800",
    ]);
    let found = through_the_document(&json(&format!("--course {course} --plan {plan}")));
    // 1000 to the deductible and half of 600; then 800 to a new deductible.
    assert_eq!(found.years, ["2025 1600.00 1300.00", "2026 800.00 800.00"]);
    let early = folder.course(&["2025-06-30 other allowed: 800"]);
    let run = cost(&format!("--course {early} --plan {plan}"));
    refused(&run, 3, &["2025-06-30", "plan year 2024", "2025"]);
}

#[test]
fn what_was_spent_counts_in_the_year_of_the_plan_only() {
    let folder = Folder::new();
    let terms = "type: private\nplan-year: 2026\ndeductible: 4500\ncoinsurance: 0.30\nout-of-pocket-max: 8500\n";
    let bare = folder.file("bare.yaml", terms);
    let spent = "spent: { deductible: 600, out-of-pocket: 700 }\n";
    let plan = folder.file("plan.yaml", &format!("{terms}{spent}"));
    let course = folder.course(&[
        "2026-03-02 other allowed: 5000",
        "2026-04-02 other allowed: 20000",
        "2027-03-02 other allowed: 5000",
    ]);
    let by_file = format!("--course {course} --plan {plan}");
    let by_option =
        format!("--course {course} --plan {bare} --spent-deductible 600 --spent-out-of-pocket 700");
    for line in [by_file, by_option] {
        let found = through_the_document(&json(&line));
        // 3900 + 0.3 x 1100; then 6000, but 8500 - 700 - 4230 are left; then 4500 + 0.3 x 500.
        assert_eq!(found.pays, ["4230.00", "3570.00", "4650.00"]);
        assert_eq!(found.total, "30000.00 12450.00");
    }
}

/// An option that is not given leaves what the file says.
#[test]
fn an_option_that_repeats_the_file_changes_nothing() {
    let folder = Folder::new();
    let plan = folder.file(
        "plan.yaml",
        "type: private\ndeductible: 4500\ncoinsurance: 0.30\nout-of-pocket-max: 8500\nspent: { deductible: 600, out-of-pocket: 700 }\n",
    );
    let course = folder.course(&["2026-03-02 other allowed: 50000"]);
    let share = |options: &str| {
        let line = format!("--course {course} --plan {plan} {options}");
        get(&line, "total_patient_share")
    };
    assert_eq!(share(""), "7800.00");
    for same in [
        "--spent-deductible 600 --spent-out-of-pocket 700",
        "--spent-out-of-pocket 700",
        "--spent-deductible 600",
    ] {
        assert_eq!(share(same), "7800.00", "{same}");
    }
    assert_eq!(share("--spent-out-of-pocket 8500"), "0.00");
}

#[test]
fn a_benefit_period_ends_after_sixty_days() {
    let shares = |plan: &str, stays: &[&str]| {
        let bills: Vec<String> = stays
            .iter()
            .map(|stay| {
                let (date, rest) = stay.split_once(' ').expect("a date");
                format!("{date} inpatient-facility {rest}")
            })
            .collect();
        let bills: Vec<&str> = bills.iter().map(String::as_str).collect();
        through_the_library(plan, &course_file(&bills)).pays
    };
    let medicare = |stays: &[&str]| shares("medicare-original", stays);
    // The day of leaving is the first of sixty days outside hospital: back on the sixtieth day after it, a new period begins.
    let first = "2024-01-01 discharge: 2024-01-05, allowed: 9000";
    let same = medicare(&[first, "2024-03-04 days: 1, allowed: 9000"]);
    assert_eq!(same, ["1632.00", "0.00"]);
    let new = medicare(&[first, "2024-03-05 allowed: 9000"]);
    assert_eq!(new, ["1632.00", "1632.00"]);
    // A stay of one day.
    let short = "2024-01-01 days: 1, allowed: 9000";
    let same = medicare(&[short, "2024-03-01 days: 1, allowed: 9000"]);
    assert_eq!(same, ["1632.00", "0.00"]);
    let new = medicare(&[short, "2024-03-02 allowed: 9000"]);
    assert_eq!(new, ["1632.00", "1632.00"]);
    // A cheap stay leaves a part of the deductible for the next one of the same period.
    let cheap = medicare(&[
        "2024-01-01 days: 1, allowed: 1000",
        "2024-01-20 days: 1, allowed: 400.50",
        "2024-02-10 days: 1, allowed: 5000",
    ]);
    assert_eq!(cheap, ["1000.00", "400.50", "231.50"]);
    // A period keeps the deductible of the year in which it began; a new one has that of its own year.
    let over = medicare(&[
        "2024-12-20 days: 1, allowed: 1000",
        "2025-01-10 days: 1, allowed: 5000",
        "2025-06-10 allowed: 5000",
    ]);
    assert_eq!(over, ["1000.00", "632.00", "1676.00"]);
    for plan in ["medicare-medigap-g", "medicare-medigap-n"] {
        assert_eq!(shares(plan, &[first]), ["0.00"]);
    }
}

#[test]
fn a_plan_file_may_give_what_the_table_of_medicare_does_not_have() {
    let folder = Folder::new();
    let terms = "type: medicare\npart-a-deductible: 1000\npart-b-deductible: 100\n";
    let plan = folder.file("plan.yaml", terms);
    let course = folder.course(&[
        "2012-03-02 outpatient-facility allowed: 5300",
        "2027-03-02 inpatient-facility allowed: 5300",
    ]);
    let found = through_the_document(&json(&format!("--course {course} --plan {plan}")));
    // 100 to the deductible; 20 % of 5200 are 1040, cut to 1000; a stay costs 1000.
    assert_eq!(found.pays, ["1100.00", "1000.00"]);
    // A policy that pays the Part A deductible does not need to know it.
    let bills = [
        "2020-03-02 outpatient-facility allowed: 5300",
        "2020-06-02 inpatient-facility allowed: 5300",
    ];
    for plan in ["medicare-medigap-g", "medicare-medigap-n"] {
        let found = through_the_library(plan, &course_file(&bills));
        assert_eq!(found.pays, ["198.00", "0.00"]);
    }
}

#[test]
fn a_course_comes_with_or_without_a_plan_from_a_file_or_standard_input() {
    let refusals = data(REFUSALS);
    let folder = Folder::new();
    let plan = folder.file("plan.yaml", &words(&refusals, "good-plan"));
    let course = folder.file("course.yaml", &words(&refusals, "good-course"));
    let with = format!("--course {course} --plan {plan}");
    assert_eq!(get(&with, "total_patient_share"), "947.87");
    let run = spinecmp(
        &["cost", "--course", "-", "--get", "total_allowed"],
        r#"{"services": [{"date": "2026-03-02", "service": "physician", "allowed": 947.87}]}"#,
    );
    assert_eq!((run.code, run.out.as_str()), (0, "947.87\n"), "{run:?}");
    // Without a plan nobody knows what is the person's: null, with the reason beside it.
    let bare = json(&format!("--course {course}"));
    assert_eq!(text(&bare["total_allowed"]), "947.87");
    assert_eq!(bare["total_patient_share"], Value::Null);
    assert_eq!(bare["missing_because"]["total_patient_share"], "no plan was named");
    assert_eq!(bare["services"][0]["patient_share"], Value::Null);
    assert_eq!(bare["years"], Value::Null);
}

// Refusals.

/// Refused with this code; the message holds these words; nothing is printed beside it.
fn refused(run: &Run, code: u8, says: &[impl AsRef<str>]) {
    assert_eq!(run.code, code, "{run:?}");
    assert_eq!(run.out, "", "{run:?}");
    assert!(run.err.starts_with("error: "), "{run:?}");
    for words in says.iter().map(AsRef::as_ref) {
        assert!(run.err.contains(words), "no `{words}` in {}", run.err);
    }
}

#[test]
fn wrong_use_names_the_option() {
    for case in list(&data(REFUSALS), "use") {
        refused(&cost(&words(&case, "run")), 2, &texts(&case, "says"));
    }
}

#[test]
fn a_charge_is_no_price() {
    let costs = &knowledge().costs;
    let mut count = 0;
    for (pointer, price) in costs.prices.refs() {
        if price.basis != PriceBasis::Charge {
            continue;
        }
        count += 1;
        let id = &price.id;
        assert_eq!(price.payer, None, "{id}: nobody pays it");
        assert!(!price.is_default, "{id}");
        let of = match price.of {
            PriceSubject::Treatment(treatment) => knowledge().treatments[treatment].id.clone(),
            PriceSubject::Item(item) => format!("discectomy --with {}=1", costs.items[item].id),
        };
        let run = cost(&format!("{of} --price {id}"));
        refused(&run, 2, &[id, "billed before discounts"]);
        assert!(at(pointer, None, None).is_err(), "{id}");
    }
    assert!(count > 0, "the knowledge has charges");
}

/// Where the needle stands in a file: "plan.yaml:3:13: "; nothing where no place is expected.
fn place(name: &str, file: &str, needle: &str) -> String {
    if needle.is_empty() {
        return String::new();
    }
    let before = &file[..file.find(needle).expect("the needle is in the file")];
    let (above, start) = before.rsplit_once('\n').unwrap_or(("", before));
    let line = if start.len() == before.len() { 1 } else { above.matches('\n').count() + 2 };
    format!("{name}:{line}:{}: ", start.chars().count() + 1)
}

/// A good file with one thing in the place of another, and what the message must hold.
fn spoilt(case: &Yaml, good: &str, name: &str, folder: &Folder) -> (String, Vec<String>) {
    let (from, to) = (words(case, "in"), words(case, "put"));
    assert!(good.contains(&from), "`{from}` is not in the good file");
    let text = good.replacen(&from, &to, 1);
    let path = folder.file(name, &text);
    let needle = case["at"].as_str().map_or(to, str::to_owned);
    let mut says = texts(case, "says");
    says.push(place(&path, &text, &needle));
    (path, says)
}

#[test]
fn a_wrong_plan_is_told_with_its_place() {
    let refusals = data(REFUSALS);
    let folder = Folder::new();
    let course = folder.file("course.yaml", &words(&refusals, "good-course"));
    let good = words(&refusals, "good-plan");
    for case in list(&refusals, "plans") {
        let (path, says) = spoilt(&case, &good, "plan.yaml", &folder);
        for line in
            [format!("--course {course} --plan {path}"), format!("--get currency --plan {path}")]
        {
            refused(&cost(&line), 3, &says);
        }
    }
    for case in list(&refusals, "whole-plans") {
        let path = folder.file("plan.yaml", &words(&case, "file"));
        let run = cost(&format!("--course {course} --plan {path}"));
        refused(&run, 3, &texts(&case, "says"));
    }
    // Two slips are told at once.
    let two = "type: private\ndeductible: -1\ncoinsurance: 20\n";
    let run = cost(&format!("--plan {}", folder.file("plan.yaml", two)));
    refused(&run, 3, &["plan.yaml:2:13: ", "plan.yaml:3:14: "]);
}

#[test]
fn a_wrong_course_is_told_with_its_place() {
    let refusals = data(REFUSALS);
    let folder = Folder::new();
    let own = folder.file("plan.yaml", &words(&refusals, "good-plan"));
    let good = words(&refusals, "good-course");
    for case in list(&refusals, "courses") {
        let (path, says) = spoilt(&case, &good, "course.yaml", &folder);
        let plan = case["with"].as_str().unwrap_or(&own);
        let run = cost(&format!("--course {path} --plan {plan}"));
        refused(&run, 3, &says);
    }
    for case in list(&refusals, "whole-courses") {
        let path = folder.file("course.yaml", &words(&case, "file"));
        let run = cost(&format!("--course {path} --plan {own}"));
        refused(&run, 3, &texts(&case, "says"));
    }
}

#[test]
fn a_file_that_cannot_be_read_or_written_is_told() {
    let folder = Folder::new();
    let course = folder.course(&["2026-03-02 other allowed: 100"]);
    let missing = folder.path("not-there.yaml");
    let dir = folder.path("");
    let out = folder.path("no-folder/page.json");
    for (line, path) in [
        (format!("--course {missing}"), &missing),
        (format!("--course {dir}"), &dir),
        (format!("--course {course} --plan {missing}"), &missing),
        (format!("--course {course} --plan {dir}"), &dir),
        (format!("--course {course} -o {out}"), &out),
    ] {
        refused(&cost(&line), 4, &[path]);
    }
}

/// A value that is wrong is not one that is missing: whoever reads the first line would look for a line that is there.
#[test]
fn a_wrong_value_is_not_told_as_missing() {
    let refusals = data(REFUSALS);
    let folder = Folder::new();
    let mut wrong = Vec::new();
    for (good, name, option, changes) in [
        ("good-plan", "plan.yaml", "--plan", [("1000", "-1000"), ("0.25", "20"), ("0.25", "25%")]),
        (
            "good-course",
            "course.yaml",
            "--course",
            [("98.53", "-5"), ("98.53", "98.535"), ("98.53", "$98.53")],
        ),
    ] {
        let good = words(&refusals, good);
        for (from, to) in changes {
            let path = folder.file(name, &good.replacen(from, to, 1));
            let run = cost(&format!("{option} {path}"));
            assert_eq!(run.code, 3, "{run:?}");
            if run.err.contains("is missing") {
                wrong.push(format!("{to} for {from}:\n{}", run.err));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The options that say how sure the sums are, a price index and pictures have nothing to work on beside a user's own bills.
#[test]
fn an_option_that_can_do_nothing_is_refused() {
    let folder = Folder::new();
    let course = folder.course(&["2026-03-02 other allowed: 100"]);
    let options = [
        "--simulate 10",
        "--sensitivity",
        "--break-even",
        "--chance 30",
        "--index no-such-index",
        "--pictures",
    ];
    let ignored: Vec<&str> = options
        .into_iter()
        .filter(|option| cost(&format!("--course {course} {option}")).code != 2)
        .collect();
    assert!(ignored.is_empty(), "silently ignored: {ignored:?}");
}

/// What a plan file is refused for, the options are refused for too.
#[test]
fn options_of_what_was_spent_are_held_to_the_rules_of_a_plan_file() {
    let folder = Folder::new();
    let course = folder.course(&["2026-03-02 other cash-price: 100, allowed: 100"]);
    let private = words(&data(REFUSALS), "good-plan");
    let mut taken = Vec::new();
    for (terms, spent, options) in [
        (
            private.as_str(),
            "spent: { deductible: 600, out-of-pocket: 100 }\n",
            "--spent-deductible 600 --spent-out-of-pocket 100",
        ),
        ("type: uninsured\n", "spent: { deductible: 600 }\n", "--spent-deductible 600"),
        (
            "type: medicare\npart-b-deductible: 283\n",
            "spent: { deductible: 100, out-of-pocket: 100 }\n",
            "--spent-deductible 100 --spent-out-of-pocket 100",
        ),
    ] {
        let with = folder.file("with.yaml", &format!("{terms}{spent}"));
        let by_file = cost(&format!("--course {course} --plan {with}"));
        refused(&by_file, 3, &["spent", "with.yaml:"][1..]);
        let bare = folder.file("bare.yaml", terms);
        let by_option = cost(&format!("--course {course} --plan {bare} {options}"));
        if by_option.code != 2 {
            taken.push(format!("{options} with {}", terms.replace('\n', "; ")));
        }
    }
    assert!(taken.is_empty(), "taken: {taken:#?}");
}

/// Among many people somebody has paid more than the deductible: it is met, which is told once, and the sums are those of what is just met.
#[test]
fn more_spent_than_the_plan_asks_for_is_met() {
    let folder = Folder::new();
    let private = words(&data(REFUSALS), "good-plan");
    let medicare = "type: medicare\npart-b-deductible: 283\n";
    let course =
        folder.course(&["2026-03-02 physician allowed: 3000", "2026-03-03 other allowed: 9000"]);
    let with = |terms: &str, spent: &str, options: &str| {
        let plan = folder.file("plan.yaml", &format!("{terms}{spent}"));
        let line = format!("--course {course} --plan {plan} {options}");
        let page = flat(&answered(&line));
        (get(&line, "total_patient_share"), page.matches(" is met.").count(), page)
    };
    for (terms, met, over, said) in [
        (
            private.as_str(),
            "deductible: 1000",
            "deductible: 1000.01",
            "The deductible of $1,000.00 is met.",
        ),
        (
            private.as_str(),
            "deductible: 1000, out-of-pocket: 5000",
            "deductible: 1000, out-of-pocket: 7000",
            "The yearly limit of $5,000.00 is met.",
        ),
        (medicare, "deductible: 283", "deductible: 3000", "The deductible of $283.00 is met."),
    ] {
        let (just, times, _) = with(terms, &format!("spent: {{{met}}}\n"), "");
        assert_eq!(times, 0, "{met}");
        let (share, times, page) = with(terms, &format!("spent: {{{over}}}\n"), "");
        assert_eq!((share, times), (just.clone(), 1), "{over}: {page}");
        assert!(page.contains(said), "{page}");
        // On the command line the same.
        let options: Vec<String> = over
            .split(", ")
            .filter_map(|spent| spent.split_once(": "))
            .map(|(key, amount)| format!("--spent-{key} {amount}"))
            .collect();
        let options = options.join(" ");
        let (share, times, _) = with(terms, "", &options);
        assert_eq!((share, times), (just, 1), "{options}");
    }
}

/// A sum is exact, or it is refused; it is never a wrong number.
#[test]
fn a_sum_that_is_too_large_is_not_cut_short() {
    let scans = " --with mri-scan=10000@100000000".repeat(12);
    let line =
        format!("discectomy@surgery-center --payer medicare{scans} --get strategies.0.total.low");
    let run = cost(&line);
    if run.code == 0 {
        // Twelve million million, and 4319.98 for the operation.
        assert_eq!(run.out, "12000000004319.98\n");
    } else {
        refused(&run, 2, &["--with"]);
    }
}

// Documents.

/// Command lines that together print every part of the documents.
const DOCUMENTS: &[&str] = &[
    "",
    "--condition M48.062 --payer commercial",
    "--condition facet-joint-pain --payer cash",
    "--condition chronic-low-back-pain --plan silver-2024",
    "fusion --plan medicare-medigap-n --explain",
    "--plan medicare-original --explain --years 3 --sessions 1-4",
    "epidural-then-discectomy epidural-steroid-injection discectomy nonsurgical-care --plan employer-average \
     --spent-deductible 100.5 --sessions 2-6 --years 2 --with lost-work-day=3 --with discectomy:mri-scan=1 \
     --chance 16.9-54 --simulate 300 --sensitivity --break-even --explain",
    "--list-plans",
    "--list-prices",
    "--list-prices --payer medicare",
];

/// Keys whose numbers are dollars.
const MONEY: &str = "low typical high total patient_share allowed total_allowed total_patient_share amount cost once \
    mean p5 median p95 least most base at_low at_high effect deductible out_of_pocket out_of_pocket_max \
    part_a_deductible part_b_deductible visit_copay both_in_one_plan_year second_in_next_plan_year as_asked \
    all_in_one_plan_year from to";

/// Every number of dollars has two decimals; nothing that means money is text.
fn money_has_two_places(value: &Value, path: &str, found: &mut usize) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                let below = format!("{path}.{key}");
                let is_count = path.ends_with(".sessions");
                let is_key = MONEY.split(' ').any(|known| known == key);
                if (is_key || path.ends_with(".copays")) && !is_count {
                    if value.is_number() {
                        let number = text(value);
                        let digits = number.strip_prefix('-').unwrap_or(&number);
                        let cents = digits.split_once('.').map(|(_, cents)| cents.len());
                        let is_plain = digits.bytes().all(|b| b == b'.' || b.is_ascii_digit());
                        assert!(cents == Some(2) && is_plain, "{below}: {number}");
                        *found += 1;
                    }
                    // A column's id may stand under such a key, an amount may not.
                    let words = value.as_str().unwrap_or_default();
                    assert!(words.parse::<f64>().is_err(), "{below}: `{words}` is text");
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
    let good = words(&data(REFUSALS), "good-course");
    let course = folder.file("course.yaml", &good);
    let mut lines: Vec<String> = DOCUMENTS.iter().map(ToString::to_string).collect();
    lines.push(format!("--course {course}"));
    for plan in ["medicare-original", "uninsured-cash", "gold-2024"] {
        lines.push(format!("--course {course} --plan {plan}"));
    }
    for line in lines {
        let document = json(&line);
        let map = document.as_object().expect("an object");
        let keys: Vec<&String> = map.keys().take(2).collect();
        assert_eq!(keys, ["schema_version", "knowledge"], "{line}");
        assert_eq!(text(&document["schema_version"]), "2", "{line}");
        for key in ["title", "version", "sha256"] {
            assert!(document["knowledge"][key].is_string(), "{line}: {key}");
        }
        let mut found = 0;
        money_has_two_places(&document, "", &mut found);
        assert!(found > 3, "{line}: only {found} amounts");
        assert_eq!(document["currency"], "USD");
        assert!(
            document.get("strategies").is_none() || document["price_year"].is_number(),
            "{line}"
        );
    }
}

#[test]
fn get_prints_one_bare_value() {
    assert_eq!(get("discectomy", "currency"), "USD");
    assert_eq!(get("discectomy", "schema_version"), "2");
    assert_eq!(get("discectomy", "strategies.0.patient_share"), "null");
    let document = json("discectomy --plan gold-2024");
    let range = &document["strategies"][0]["patient_share"];
    let path = "strategies.0.patient_share";
    let whole = get("discectomy --plan gold-2024", path);
    assert_eq!(whole, range.to_string());
    for end in ["low", "typical", "high"] {
        let one = get("discectomy --plan gold-2024", &format!("{path}.{end}"));
        assert_eq!(one, text(&range[end]));
    }
}

#[test]
fn every_format_answers() {
    for line in DOCUMENTS {
        for format in ["table", "markdown", "csv", "json"] {
            let as_asked = format!("{line} -f {format}");
            if format == "csv" && line.contains("--explain") {
                refused(&cost(&as_asked), 2, &["--explain", "CSV"]);
                continue;
            }
            let page = answered(&as_asked);
            assert!(page.ends_with('\n') && page.len() > 100, "{line}, {format}");
        }
        let narrow = answered(&format!("{line} --width 40"));
        for row in narrow.lines() {
            let columns = unicode_width::UnicodeWidthStr::width(row);
            // A word that is longer is never broken.
            let is_one_word = !row.trim().contains(' ');
            assert!(columns <= 40 || is_one_word, "{line}: {row}");
        }
        assert!(answered(&format!("{line} --linear --ascii")).is_ascii());
    }
}

#[test]
fn the_plans_are_listed_with_their_published_amounts() {
    let published = PUBLISHED_PLANS.iter().map(|plan| plan.0);
    let ids: BTreeSet<&str> = published.chain(OTHER_PLANS).collect();
    for format in ["table", "markdown"] {
        let page = flat(&answered(&format!("--list-plans -f {format}")));
        for id in &ids {
            assert!(page.contains(id), "{format}: no {id}");
        }
        for (id, deductible, _, limit) in PUBLISHED_PLANS {
            for amount in [deductible, limit].map(on_page) {
                let is_told = amount == "$0.00" || page.contains(&amount);
                assert!(is_told, "{format}, {id}: no {amount}");
            }
        }
    }
    let document = json("--list-plans");
    let plans = array(&document["plans"]);
    let listed: BTreeSet<&str> =
        plans.iter().map(|plan| plan["id"].as_str().expect("an id")).collect();
    assert_eq!((listed, plans.len()), (ids.clone(), ids.len()));
    let (header, rows) = csv("--list-plans");
    assert_eq!(rows.len(), ids.len());
    let columns = ["plan", "deductible", "coinsurance", "out_of_pocket_max"];
    let columns = columns.map(|name| column(&header, name));
    for (id, deductible, coinsurance, limit) in PUBLISHED_PLANS {
        let plan = plans.iter().find(|plan| plan["id"] == id);
        let plan = plan.expect("the plan");
        let is_advantage = id == "medicare-advantage-ceiling";
        let plan_type = if is_advantage { "medicare-advantage" } else { "private" };
        assert_eq!(plan["type"], plan_type, "{id}");
        assert_eq!(text(&plan["deductible"]), deductible, "{id}");
        assert_eq!(text(&plan["coinsurance"]), coinsurance, "{id}");
        assert_eq!(text(&plan["out_of_pocket_max"]), limit, "{id}");
        assert!(!array(&plan["basis"]).is_empty(), "{id}");
        let in_csv = rows.iter().any(|row| {
            columns.map(|column| row[column].as_str()) == [id, deductible, coinsurance, limit]
        });
        assert!(in_csv, "{id} in CSV");
    }
    for (year, part_a, part_b) in [
        (2013, "null", "147.00"),
        (2020, "null", "198.00"),
        (2021, "1484.00", "203.00"),
        (2024, "1632.00", "240.00"),
        (2025, "1676.00", "257.00"),
        (2026, "1736.00", "283.00"),
    ] {
        let amounts = array(&document["medicare_amounts"]).iter();
        let of_year: Vec<&Value> = amounts.filter(|entry| entry["year"] == year).collect();
        assert_eq!(of_year.len(), 1, "{year}");
        assert_eq!(of_year[0]["part_a_deductible"].to_string(), part_a);
        assert_eq!(of_year[0]["part_b_deductible"].to_string(), part_b);
    }
}

#[test]
fn the_prices_are_listed_with_their_sources() {
    let prices = &knowledge().costs.prices;
    for format in ["table", "markdown"] {
        let page = answered(&format!("--list-prices -f {format} --width 200"));
        // What is billed before discounts stands apart, after everything that is a price.
        let apart = page.rfind("Billed, before discounts");
        for price in prices {
            let place = page.find(&price.id);
            assert!(place.is_some(), "{format}: no {}", price.id);
            let is_apart = place > apart;
            let is_charge = price.basis == PriceBasis::Charge;
            assert_eq!(is_apart, is_charge, "{format}: {}", price.id);
        }
    }
    let document = json("--list-prices");
    let listed = array(&document["prices"]);
    assert_eq!(listed.len(), prices.len());
    for (entry, price) in listed.iter().zip(prices) {
        let id = &price.id;
        assert_eq!(entry["id"], id.as_str());
        let payer = price.payer.map(Payer::slug);
        assert_eq!(entry["payer"].as_str(), payer, "{id}");
        assert_eq!(array(&entry["sites"]).len(), price.sites.len(), "{id}");
        for site in array(&entry["sites"]) {
            for part in array(&site["parts"]) {
                for amounts in array(&part["amounts"]) {
                    let sources = array(&amounts["sources"]);
                    assert!(!sources.is_empty(), "{id}: an amount without a source");
                }
            }
        }
    }
    let (header, rows) = csv("--list-prices");
    let [sources, low, high] = ["sources", "low", "high"].map(|name| column(&header, name));
    let parts = prices.iter().flat_map(|price| &price.sites);
    let amounts = parts.flat_map(|site| &site.parts).map(|part| match &part.amount {
        PartAmount::Rates(rates) => rates.len(),
        PartAmount::Range(_) => 1,
    });
    assert_eq!(rows.len(), amounts.sum::<usize>());
    for row in &rows {
        assert!(!row[sources].is_empty(), "{row:?}");
        assert!(money(&row[low]) <= money(&row[high]), "{row:?}");
    }
    for payer in Payer::ALL {
        let only = json(&format!("--list-prices --payer {}", payer.slug()));
        let wanted = prices.iter().filter(|price| price.payer == Some(*payer));
        assert_eq!(array(&only["prices"]).len(), wanted.count());
    }
}

#[test]
fn a_column_without_a_price_has_the_keys_of_the_others() {
    let mut unpriced = 0;
    for line in [
        "discectomy disc-replacement --payer cash",
        "discectomy disc-replacement --payer cash --explain",
        "--payer cash --plan uninsured-cash --explain",
        "--condition facet-joint-pain --payer cash --explain",
    ] {
        let document = json(line);
        let keys = |strategy: &Value| -> Vec<String> {
            // A reason stands only beside a null, and branches only with a pathway.
            let some = ["total_reason", "patient_share_reason", "branches", "chances"];
            let keys = strategy.as_object().expect("an object").keys();
            keys.filter(|key| !some.contains(&key.as_str())).cloned().collect()
        };
        let strategies = array(&document["strategies"]);
        let mut expected = keys(&strategies[0]);
        expected.sort();
        for strategy in strategies {
            let mut found = keys(strategy);
            found.sort();
            assert_eq!(found, expected, "{line}: {strategy}");
            unpriced += usize::from(strategy["total"].is_null());
        }
    }
    assert!(unpriced > 2, "{unpriced}");
}

// Quotes.

/// A quote at a site in the dollars of a year; a site that the price does not have is an error.
fn at(pointer: Ref<Price>, site: Option<Site>, year: Option<u16>) -> Result<Quote, CostError> {
    let costs = &knowledge().costs;
    let basis = QuoteBasis {
        payer: costs.prices[pointer].payer.unwrap_or(Payer::Cash),
        site,
        year,
        index: costs.frame.as_ref().expect("a frame").index,
        chosen: &[],
    };
    quote(knowledge(), pointer, &basis, true)
}

/// What the three ends of a quote come to.
fn totals(quote: &Quote) -> [Option<Money>; 3] {
    [
        Some(Quote::total(&quote.low)),
        quote.typical.as_deref().map(Quote::total),
        Some(Quote::total(&quote.high)),
    ]
}

/// Low, typical and high of a site, part by part from the knowledge, official rates of the year nearest to 2024.
fn by_hand(price: &Price, site: Site) -> [Option<Money>; 3] {
    let mut ends = [Some(Money::ZERO); 3];
    for part in &price.at(site).expect("the site").parts {
        let amounts = match &part.amount {
            PartAmount::Rates(rates) => {
                let nearest = rates.iter().min_by_key(|rate| rate.year.abs_diff(2024));
                [nearest.map(|rate| rate.amount); 3]
            }
            PartAmount::Range(range) => {
                let one = (range.low == range.high).then_some(range.low);
                [Some(range.low), range.typical.or(one), Some(range.high)]
            }
        };
        for (end, amount) in ends.iter_mut().zip(amounts) {
            for _ in 0..part.times {
                *end = end.zip(amount).map(|(end, amount)| end + amount);
            }
        }
    }
    ends
}

#[test]
fn every_price_is_quoted_at_each_of_its_sites() {
    let mut quoted = 0;
    for (pointer, price) in knowledge().costs.prices.refs() {
        let id = &price.id;
        if price.basis == PriceBasis::Charge {
            continue;
        }
        let anywhere = at(pointer, None, None).expect("a quote over all sites");
        let [low, _, high] = totals(&anywhere);
        assert!(low <= high, "{id}");
        for entry in &price.sites {
            let quote = at(pointer, Some(entry.site), None).expect("a quote at the site");
            let expected = by_hand(price, entry.site);
            assert_eq!(totals(&quote), expected, "{id} at {}", entry.site.slug());
            assert!(expected[0] > Some(Money::ZERO), "{id}");
            // The bills of one session come in the order of a day, or a plan would share them in another.
            for bills in [Some(&quote.low), quote.typical.as_ref(), Some(&quote.high)] {
                let bills = bills.into_iter().flatten();
                let order: Vec<u8> = bills.map(|bill| bill.service.order_in_day()).collect();
                assert!(order.is_sorted(), "{id}: {order:?}");
            }
            quoted += 1;
        }
        for site in Site::ALL {
            if price.at(*site).is_none() {
                let known = price.sites.iter().map(|entry| entry.site);
                let known = known.filter(|site| *site != Site::Any).collect();
                assert_eq!(
                    at(pointer, Some(*site), None),
                    Err(CostError::NotAtSite { price: pointer, wanted: *site, known })
                );
            }
        }
        // A year is quoted, or it is said that it cannot be.
        for year in 1990..=2030 {
            let told = match at(pointer, None, Some(year)) {
                Ok(quote) => totals(&quote)[0] > Some(Money::ZERO),
                Err(CostError::NoRate { price, year: of, .. }) => (price, of) == (pointer, year),
                Err(CostError::NotCarried { price, to, .. }) => (price, to) == (pointer, year),
                Err(_) => false,
            };
            assert!(told, "{id}, {year}");
        }
    }
    assert!(quoted > 60, "only {quoted}");
}

#[test]
fn a_price_in_dollars_of_its_own_year_is_as_it_was_published() {
    let mut published = 0;
    for (pointer, price) in knowledge().costs.prices.refs() {
        let years: Vec<Option<u16>> = price
            .sites
            .iter()
            .flat_map(|site| &site.parts)
            .map(|part| match &part.amount {
                PartAmount::Range(range) => range.year,
                PartAmount::Rates(_) => None,
            })
            .collect();
        if price.basis == PriceBasis::Charge || years.is_empty() {
            continue;
        }
        // One year for all of it, or two years could not both be its own.
        let Some(year) = years[0].filter(|year| years.iter().all(|other| *other == Some(*year)))
        else {
            continue;
        };
        let (own, plain) = (at(pointer, None, Some(year)), at(pointer, None, None));
        let (own, plain) = (own.expect("a quote"), plain.expect("a quote"));
        assert_eq!(totals(&own), totals(&plain), "{}", price.id);
        // Nothing had to be done to it, whether or not the index has that year.
        assert_eq!(own.remarks, [], "{}", price.id);
        published += 1;
    }
    assert!(published > 10, "only {published}");
}

#[test]
fn the_guide_says_when_a_stay_begins_a_new_benefit_period() {
    let guide = include_str!("../../docs/costs.md");
    for (first, second, owed) in [
        ("2026-03-01 inpatient-facility days: 1, allowed: 9000", "2026-04-30", "1736.00"),
        (
            "2026-03-01 inpatient-facility discharge: 2026-03-01, allowed: 9000",
            "2026-04-30",
            "1736.00",
        ),
        (
            "2026-03-01 inpatient-facility discharge: 2026-03-02, allowed: 9000",
            "2026-04-30",
            "1736.00",
        ),
        ("2026-03-01 inpatient-facility days: 1, allowed: 9000", "2026-05-01", "3472.00"),
        (
            "2026-03-01 inpatient-facility discharge: 2026-03-01, allowed: 9000",
            "2026-05-01",
            "3472.00",
        ),
        (
            "2026-03-01 inpatient-facility discharge: 2026-03-02, allowed: 9000",
            "2026-05-01",
            "3472.00",
        ),
    ] {
        let folder = Folder::new();
        let second = format!("{second} inpatient-facility days: 1, allowed: 9000");
        let course = folder.course(&[first, second.as_str()]);
        let line = format!("--course {course} --plan medicare-original");
        assert_eq!(get(&line, "total_patient_share"), owed, "{first}, {second}");
    }
    let words = guide.split_whitespace().collect::<Vec<_>>().join(" ");
    let said = "After a stay of one day on 1 March 2026 (left the same day or the day after, or `days: 1`) a stay on 30 April owes nothing more, 1,736.00 in all; one on 1 May owes the deductible again, 3,472.00 in all.";
    assert!(words.contains(said), "{said}");
}

#[test]
fn every_default_price_answers_on_the_command_line() {
    let costs = &knowledge().costs;
    for price in costs.prices.iter().filter(|price| price.is_default) {
        let id = &price.id;
        let payer = price.payer.expect("a default has a payer");
        let alike = costs.prices.iter().filter(|other| {
            (other.of, other.payer, other.is_default) == (price.of, price.payer, true)
        });
        assert_eq!(alike.count(), 1, "{id}: two defaults for one thing");
        for entry in &price.sites {
            let of = match price.of {
                PriceSubject::Treatment(treatment) => {
                    let treatment = &knowledge().treatments[treatment].id;
                    match entry.site {
                        Site::Any => treatment.clone(),
                        site => format!("{treatment}@{}", site.slug()),
                    }
                }
                PriceSubject::Item(item) => {
                    let item = &costs.items[item];
                    assert_eq!(item.kind, ItemKind::Care, "{}", item.id);
                    format!("discectomy --with {}=1", item.id)
                }
            };
            let line = format!("{of} --payer {}", payer.slug());
            let strategy = &json(&line)["strategies"][0];
            let is_used = array(&strategy["prices"]).iter().any(|used| used["id"] == id.as_str());
            assert!(is_used, "{line}: {id} is not used");
            if matches!(price.of, PriceSubject::Treatment(_)) {
                let found = ["low", "typical", "high"].map(|end| &strategy["total"][end]);
                for (found, expected) in found.into_iter().zip(by_hand(price, entry.site)) {
                    let expected = expected.map_or("null".to_owned(), Money::plain);
                    assert_eq!(found.to_string(), expected, "{line}");
                }
            }
        }
    }
}

#[test]
fn every_price_but_a_charge_can_be_chosen_by_its_id() {
    let costs = &knowledge().costs;
    for price in &costs.prices {
        let id = &price.id;
        assert!(price_by_id(costs, id).is_some(), "{id}");
        if let PriceSubject::Treatment(treatment) = price.of
            && price.basis != PriceBasis::Charge
        {
            let treatment = &knowledge().treatments[treatment].id;
            let line = format!("{treatment} --price {id}");
            assert_eq!(get(&line, "strategies.0.prices.0.id"), *id);
        }
    }
}

// Coverage.

#[test]
fn a_coverage_limit_is_told_where_sessions_run_into_it() {
    const RULE: &str = "esi-medicare-yearly-limit";
    let told = |line: &str| {
        let document = json(line);
        let limits = array(&document["strategies"][0]["coverage_limits"]);
        for limit in limits {
            assert!(!array(&limit["sources"]).is_empty(), "{line}: {limit}");
        }
        limits.iter().any(|limit| limit["criterion"] == RULE)
    };
    for plan in ["medicare-original", "medicare-medigap-g", "medicare-medigap-n"] {
        let of = |treatment: &str, sessions: &str| {
            told(&format!("{treatment} --sessions {sessions} --plan {plan}"))
        };
        for sessions in ["1", "3", "4", "1-4"] {
            assert!(!of("epidural-steroid-injection", sessions), "{sessions}");
            assert!(!of("epidural-then-discectomy", sessions), "{sessions}");
        }
        for sessions in ["5", "1-5", "12", "365"] {
            assert!(of("epidural-steroid-injection", sessions), "{sessions}");
            // A pathway begins with its sessions.
            assert!(of("epidural-then-discectomy", sessions), "{sessions}");
            // An operation has none.
            assert!(!of("discectomy", sessions), "{sessions}");
        }
    }
    // It is a rule of Medicare: nobody else is held to it.
    assert!(!told("epidural-steroid-injection --sessions 5 --plan uninsured-cash"));
    // On the page as well as in the document, in the words of the rule.
    let criteria = &knowledge().criteria;
    let (_, rule) = criteria.find(|criterion| criterion.id == RULE).expect("the rule");
    let page = |sessions: u8| {
        flat(&answered(&format!(
            "epidural-steroid-injection --payer medicare --sessions {sessions}"
        )))
    };
    assert!(page(5).contains(&rule.text));
    assert!(!page(4).contains(&rule.text));
}

// Draws.

const THREE: &str =
    "epidural-then-discectomy epidural-steroid-injection discectomy --plan employer-average";

#[test]
fn the_same_seed_gives_the_same_bytes() {
    let page = |cases: u32, seed: u64, threads: u16, format: &str| {
        answered(&format!(
            "{THREE} --sessions 1-4 --simulate {cases} --seed {seed} --threads {threads} -f {format}"
        ))
    };
    // A few cases, a block that is just full, one more, and blocks that no number of threads divides.
    for cases in [1, 10, 4096, 4097, 20_000] {
        let one = page(cases, 7, 1, "json");
        for threads in [1, 2, 7, 256] {
            let many = page(cases, 7, threads, "json");
            assert_eq!(one, many, "{cases} cases, {threads} threads");
        }
    }
    for format in ["table", "markdown", "csv"] {
        let one = page(5000, 7, 1, format);
        assert_eq!(one, page(5000, 7, 2, format), "{format}");
        assert_eq!(one, page(5000, 7, 7, format), "{format}");
    }
    let figures = |rest: &str| {
        let line = format!("{THREE} --simulate 5000{rest}");
        get(&line, "simulation.strategies")
    };
    let seeds = ["0", "1", "2", "18446744073709551615"];
    let seen: BTreeSet<String> =
        seeds.iter().map(|seed| figures(&format!(" --seed {seed}"))).collect();
    assert_eq!(seen.len(), seeds.len(), "different seeds differ");
    // Without a seed it is always the same one.
    assert_eq!(figures(""), figures(" --seed 1"));
}

#[test]
fn simulated_pairs_count_every_case_once() {
    let document = json(&format!("{THREE} --simulate 5000"));
    let simulation = &document["simulation"];
    assert_eq!(simulation["cases"], 5000);
    assert_eq!(array(&simulation["strategies"]).len(), 3);
    let pairs = array(&simulation["pairs"]);
    assert_eq!(pairs.len(), 3);
    let count = |of: &Value, key: &str| of[key].as_u64().expect("a count");
    for pair in pairs {
        for quantity in ["total", "patient_share"] {
            let keys = ["first_costs_less", "same", "second_costs_less"];
            let sum: u64 = keys.iter().map(|key| count(&pair[quantity], key)).sum();
            assert_eq!(sum, 5000, "{pair}");
        }
    }
    // Going on never costs less than stopping after the first step: both see the same draws.
    let pair =
        pairs.iter().find(|pair| pair["second"] == "epidural-steroid-injection").expect("the pair");
    assert_eq!(pair["first"], "epidural-then-discectomy");
    for quantity in ["total", "patient_share"] {
        assert_eq!(count(&pair[quantity], "first_costs_less"), 0);
    }
    // Between 16.9 and 54 of 100 go on, so as many cases cost more than the first step alone.
    let more = count(&pair["total"], "second_costs_less");
    assert!((845..=2700).contains(&more), "{more} of 5000 go on");
}

/// As low, typical and high a spreadsheet gets what 5, 50 and 95 of 100 cases do not exceed.
#[test]
fn simulated_figures_are_the_same_in_csv() {
    let line = format!("{THREE} --simulate 3000");
    let document = json(&line);
    let (header, rows) = csv(&line);
    let columns = ["treatment", "quantity", "low", "typical", "high"];
    let columns = columns.map(|name| column(&header, name));
    let found: Vec<[String; 5]> = rows
        .iter()
        .map(|row| columns.map(|column| row[column].clone()))
        .filter(|row| row[1].starts_with("simulated_"))
        .collect();
    let mut expected = Vec::new();
    for strategy in array(&document["simulation"]["strategies"]) {
        let id = strategy["treatment"].as_str().expect("an id").to_owned();
        for quantity in ["total", "patient_share"] {
            let [low, typical, high] =
                ["p5", "median", "p95"].map(|key| text(&strategy[quantity][key]));
            let quantity = format!("simulated_{quantity}");
            expected.push([id.clone(), quantity, low, typical, high]);
        }
    }
    assert_eq!(found, expected);
}

/// A range over sites tells what its price has outside of it, as it comes out when that site is asked for.
#[test]
fn what_a_range_is_without_is_told() {
    let mut told = 0;
    for treatment in ["discectomy", "decompression", "fusion", "epidural-steroid-injection"] {
        let all = json(treatment);
        let price = &all["strategies"][0]["prices"][0];
        let apart = price["years"].as_array().expect("remarks").iter();
        for remark in apart.filter(|remark| remark["remark"] == "not-in-range") {
            let site = remark["site"].as_str().expect("a site");
            let there = json(&format!("{treatment} --site {site}"));
            let total = &there["strategies"][0]["total"];
            assert_eq!((&total["low"], &total["high"]), (&remark["low"], &remark["high"]));
            let range = &all["strategies"][0]["total"];
            assert_ne!(range["high"], total["high"], "{treatment}");
            let screen = spinecmp(&["cost", treatment], "");
            assert!(screen.out.contains("without a stay"), "{}", screen.out);
            told += 1;
        }
    }
    assert_eq!(told, 3);
}
