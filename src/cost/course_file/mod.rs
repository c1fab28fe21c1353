//! The file of a user's own bills: read, checked against the plan that they are to go through, every problem at its line.

mod bill;
mod stays;
mod years;

use super::course::{Course, DatedBill};
use crate::knowledge::{Costs, Plan, Service, Terms};
use crate::values::Money;
use crate::yaml::{
    Amount, DAY, Node, Outline, Path, Problem, Problems, Signed, Written, YamlDocument, decode,
    schema_of_file,
};
use jiff::civil::Date;
use schemars::{JsonSchema, Schema};
use serde::Deserialize;

/// A plan's amounts say nothing about care so many years later: the date is a slip of the pen.
const YEARS_AHEAD: i16 = 10;
/// A longer stay is a slip of the pen.
const MOST_DAYS: u16 = 1000;
/// The only key at the top of the file.
const SERVICES: &str = "services";
/// A date outside these is a slip of the pen.
const YEARS: std::ops::RangeInclusive<i16> = 1980..=2100;

/// A bill.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawBill {
    /// The day of the service: 2026-03-02. The earliest bill stands first.
    #[schemars(extend("type" = "string", "pattern" = DAY))]
    date: Written,
    /// The day of leaving, of a stay.
    #[schemars(extend("type" = "string", "pattern" = DAY))]
    discharge: Option<Written>,
    /// The days of a stay, in place of `discharge`.
    days: Option<u64>,
    /// What kind of service it is.
    #[schemars(extend("minLength" = 1, "enum" = services()))]
    service: String,
    /// What the plan and you pay together. An explanation of benefits shows it. Below zero: it came back.
    allowed: Option<Signed>,
    /// What was billed, where it is more than the allowed amount.
    billed: Option<Amount>,
    /// The price without insurance.
    cash_price: Option<Amount>,
    /// The price before any discount.
    list_price: Option<Amount>,
    /// What it is, in your words.
    label: Option<String>,
    /// Who of the family it is for. Left out: you.
    person: Option<String>,
    /// Inside the plan's network or outside it. Left out: in.
    #[schemars(extend("minLength" = 1, "enum" = ["in", "out"]))]
    network: Option<String>,
    /// Whether the plan covers it. Left out: yes.
    covered: Option<bool>,
    /// Its place in the order in which the insurer worked the claims.
    processed: Option<u64>,
}

// Only the schema is made of this; the bills are read one by one, to find every problem.
/// A course of care: dated bills.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, title = "Course")]
#[expect(dead_code, reason = "it is read bill by bill")]
struct RawCourse {
    /// The bills in the order of their dates.
    #[schemars(length(min = 1))]
    services: Vec<RawBill>,
}

/// The schema of a course file.
pub fn course_schema() -> Schema {
    schema_of_file::<RawCourse>()
}

/// The services that a bill can be of.
fn services() -> Vec<&'static str> {
    Service::shared().map(Service::slug).collect()
}

/// Reads a course file for a plan; without a plan the bills are only added up.
///
/// # Errors
/// Every problem of the file, each at its line.
pub fn read_course(
    name: &str,
    bytes: &[u8],
    plan: Option<&Plan>,
    costs: &Costs,
) -> Result<Course, Vec<Problem>> {
    let document = YamlDocument::read(name, bytes).map_err(Problems::sorted)?;
    let mut problems = Problems::default();
    let outline = Outline::of(&document, &[SERVICES], &mut problems);
    let services = outline.map(|outline| outline.list(&document, SERVICES, &mut problems));
    let mut reader = CourseFileReader { document: &document, problems, plan, costs };
    let bills = services.map_or(Vec::new(), |services| reader.bills(services));
    if reader.problems.is_empty() { Ok(Course { bills }) } else { Err(reader.problems.sorted()) }
}

struct CourseFileReader<'a> {
    document: &'a YamlDocument,
    problems: Problems,
    plan: Option<&'a Plan>,
    costs: &'a Costs,
}

impl CourseFileReader<'_> {
    fn problem(&mut self, at: &Path, message: String, hint: &str) {
        self.problems.add_with_hint(self.document, at, message, hint);
    }

    fn bills(&mut self, services: &[Node]) -> Vec<DatedBill> {
        let list = Path::top().key(SERVICES);
        if services.is_empty() {
            self.problem(
                &list,
                "no service is named".to_owned(),
                "add lines such as `- { date: 2026-03-02, service: physician, allowed: 98.53 }`",
            );
        }
        let mut bills: Vec<DatedBill> = Vec::new();
        let mut places: Vec<usize> = Vec::new();
        // What is left of each bill after what came back.
        let mut left: Vec<Money> = Vec::new();
        let (mut first, mut latest): (Option<Date>, Option<Date>) = (None, None);
        for (position, node) in services.iter().enumerate() {
            let at = list.item(position);
            if self.problems.is_full() {
                break;
            }
            let Some(raw) = decode::<RawBill>(self.document, &at, node, &mut self.problems) else {
                continue;
            };
            let raw = &raw;
            let Some(date) = self.date(&at.key("date"), &raw.date) else {
                continue;
            };
            if let Some(before) = latest.filter(|before| *before > date) {
                self.problem(
                    &at.key("date"),
                    format!("this service of {date} stands after one of {before}"),
                    "list the services in the order of their dates, the earliest first",
                );
            }
            // Medicare's own table tells which of its years are known.
            let is_private = self.plan.is_some_and(|plan| matches!(plan.terms, Terms::Private(_)));
            if let Some(first) = first.filter(|first: &Date| {
                is_private && date.year() > first.year().saturating_add(YEARS_AHEAD)
            }) {
                self.problem(
                    &at.key("date"),
                    format!("{date} is more than {YEARS_AHEAD} years after the first service, of {first}"),
                    "is the year right?",
                );
            }
            first.get_or_insert(date);
            latest = latest.max(Some(date));
            let service = self.service(&at.key("service"), &raw.service);
            let is_covered = raw.covered.unwrap_or(true);
            let amount = self.amount(&at, raw);
            let days = self.days(&at, raw, date, service);
            let is_outside = self.network(&at.key("network"), raw.network.as_deref());
            let processed = self.processed(&at.key("processed"), raw.processed);
            if is_covered {
                self.plan_year(&at.key("date"), date, service);
                self.last_year(&at, date, days, service);
                self.is_known(&at, service, is_outside, days);
            }
            let (Some(service), Some((amount, discounted))) = (service, amount) else { continue };
            let mut bill = DatedBill {
                date,
                days,
                service,
                label: raw.label.as_ref().map(ToString::to_string),
                amount,
                discounted,
                above: self.above(&at.key("billed"), raw, amount, is_outside, service),
                person: raw.person.as_ref().map(ToString::to_string),
                is_outside,
                is_covered,
                processed,
                refund_of: None,
            };
            if amount < Money::ZERO {
                bill.refund_of = self.undone(&at, &bill, &bills, &mut left);
            }
            left.push(amount);
            places.push(position);
            bills.push(bill);
        }
        self.stays(&bills, &places);
        bills
    }
}
