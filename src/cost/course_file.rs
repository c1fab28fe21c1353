//! The file of a user's own bills: read, checked against the plan that they are to go through, every problem at its line.

use super::course::{Course, DAYS_BETWEEN_BENEFIT_PERIODS, DatedBill, default_discount, plan_year};
use super::ledger::MedicareAmounts;
use crate::knowledge::{Costs, MedicareTerms, Plan, Service, Supplement, Terms};
use crate::values::{Fraction, Money, closest, join_with, visible};
use crate::yaml::{
    Amount, Document, Node, Outline, Path, Problem, Problems, Text, Written, decode,
};
use jiff::civil::Date;
use serde::Deserialize;

/// A plan's amounts say nothing about care so many years later: the date is a slip of the pen.
const YEARS_AHEAD: i16 = 10;
/// The only key at the top of the file.
const SERVICES: &str = "services";
/// A date outside these is a slip of the pen.
const YEARS: std::ops::RangeInclusive<i16> = 1980..=2100;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawBill {
    date: Written,
    discharge: Option<Written>,
    service: Text,
    allowed: Option<Amount>,
    cash_price: Option<Amount>,
    list_price: Option<Amount>,
    label: Option<Text>,
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
    let document = Document::read(name, bytes).map_err(Problems::sorted)?;
    let mut problems = Problems::default();
    let outline = Outline::of(&document, &[SERVICES], &mut problems);
    let services = outline.map(|outline| outline.list(&document, SERVICES, &mut problems));
    let mut reader = Reader { document: &document, problems, plan, costs };
    let bills = services.map_or(Vec::new(), |services| reader.bills(services));
    if reader.problems.is_empty() { Ok(Course { bills }) } else { Err(reader.problems.sorted()) }
}

struct Reader<'a> {
    document: &'a Document,
    problems: Problems,
    plan: Option<&'a Plan>,
    costs: &'a Costs,
}

impl Reader<'_> {
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
            self.plan_year(&at.key("date"), date, service);
            let discharge = self.discharge(&at.key("discharge"), raw, date, service);
            if let (Some(service), Some((amount, discounted))) = (service, self.amount(&at, raw)) {
                bills.push(DatedBill {
                    date,
                    discharge,
                    service,
                    label: raw.label.as_ref().map(ToString::to_string),
                    amount,
                    discounted,
                });
            }
        }
        bills
    }

    fn date(&mut self, at: &Path, written: &Written) -> Option<Date> {
        let date = written.day().filter(|date| YEARS.contains(&date.year()));
        if date.is_none() {
            let how = written.how_to_write_the_day();
            self.problem(
                at,
                format!("`{}` is no date", visible(written)),
                &format!("{how}; years go from 1980 to 2100"),
            );
        }
        date
    }

    fn service(&mut self, at: &Path, text: &str) -> Option<Service> {
        let found = Service::from_slug(text).filter(|service| *service != Service::OwnPocket);
        if found.is_none() {
            let words: Vec<&str> = Service::ALL
                .iter()
                .filter(|service| **service != Service::OwnPocket)
                .map(|service| service.slug())
                .collect();
            let all = join_with(&words, "or");
            let hint = match closest(text, words.iter().copied()) {
                Some(near) => format!("did you mean `{near}`? Write one of {all}"),
                None => format!("write one of {all}"),
            };
            self.problem(at, format!("no service is called `{}`", visible(text)), &hint);
        }
        found
    }

    fn discharge(
        &mut self,
        at: &Path,
        raw: &RawBill,
        date: Date,
        service: Option<Service>,
    ) -> Option<Date> {
        let text = raw.discharge.as_ref()?;
        let discharge = self.date(at, text)?;
        let days = (discharge - date).get_days();
        if service.is_some_and(|service| service != Service::InpatientFacility) {
            self.problem(
                at,
                "only a stay (`inpatient-facility`) has a day of leaving".to_owned(),
                "leave `discharge` out here",
            );
        } else if !(0..=DAYS_BETWEEN_BENEFIT_PERIODS).contains(&days) {
            self.problem(
                at,
                format!("{discharge} is not within 60 days after {date}"),
                "a stay ends on its day of arrival or later; what Medicare asks for after day 60 is not known here",
            );
        }
        Some(discharge)
    }

    /// A date that the plan says nothing about.
    fn plan_year(&mut self, at: &Path, date: Date, service: Option<Service>) {
        let Some(plan) = self.plan else { return };
        match &plan.terms {
            Terms::Private(_) => {
                if let Some(named) = plan.year.and_then(|year| i16::try_from(year).ok()) {
                    let of = plan_year(date, plan.starts);
                    if of < named {
                        self.problem(
                            at,
                            format!("{date} lies in plan year {of}, before the plan's year {named}"),
                            "is the date right? Else use a plan file whose `plan-year` is that of the first service",
                        );
                    } else if of > named.saturating_add(YEARS_AHEAD) {
                        self.problem(
                            at,
                            format!("{date} is more than {YEARS_AHEAD} years after the plan's year {named}"),
                            "is the year right?",
                        );
                    }
                }
            }
            Terms::Medicare(terms) => self.medicare_year(at, date, service, terms),
            Terms::Uninsured { .. } => {}
        }
    }

    fn medicare_year(
        &mut self,
        at: &Path,
        date: Date,
        service: Option<Service>,
        terms: &MedicareTerms,
    ) {
        let year = u16::try_from(date.year()).ok().and_then(|year| self.costs.medicare_year(year));
        let amounts = MedicareAmounts::of(terms, year);
        let needs_part_a = terms.supplement == Supplement::None
            && matches!(service, Some(Service::InpatientFacility | Service::OutpatientFacility));
        let (missing, key) = match amounts {
            None => ("Part B", "part-b-deductible"),
            Some(amounts) if needs_part_a && amounts.part_a_deductible.is_none() => {
                ("Part A", "part-a-deductible")
            }
            Some(_) => return,
        };
        let known: Vec<String> = self
            .costs
            .medicare_years
            .iter()
            .filter(|entry| key == "part-b-deductible" || entry.part_a_deductible.is_some())
            .map(|entry| entry.year.to_string())
            .collect();
        self.problem(
            at,
            format!("the {missing} deductible of {} is not known here", date.year()),
            &if known.is_empty() {
                format!("give `{key}` in a plan file")
            } else {
                format!("known years: {}; or give `{key}` in a plan file", known.join(", "))
            },
        );
    }

    /// What the plan allows; without insurance the cash price, or the list price less the discount.
    fn amount(&mut self, at: &Path, raw: &RawBill) -> Option<(Money, Option<(Money, Fraction)>)> {
        let money = |amount: Option<Amount>| amount.map(|Amount(amount)| amount);
        let (allowed, cash, list) =
            (money(raw.allowed), money(raw.cash_price), money(raw.list_price));
        if let Some(Plan { terms: Terms::Uninsured { discount_off_list }, .. }) = self.plan {
            if let Some(cash) = cash.or(allowed) {
                return Some((cash, None));
            }
            let discount = discount_off_list.or_else(|| default_discount(self.costs));
            return match (list, discount) {
                (Some(list), Some(discount)) => {
                    Some((list.share(discount.rest()), Some((list, discount))))
                }
                (Some(_), None) => {
                    self.problem(
                        at,
                        "only a list price is given, and no discount off it is known".to_owned(),
                        "give `cash-price`, or `discount-off-list` in the plan file",
                    );
                    None
                }
                (None, _) => {
                    self.problem(
                        at,
                        "no amount is given".to_owned(),
                        "add `cash-price: …` (or `list-price: …`)",
                    );
                    None
                }
            };
        }
        let is_written = self.document.place(&at.key("allowed")) != self.document.place(at);
        if allowed.is_none() && !is_written {
            let message = if cash.is_some() || list.is_some() {
                "`allowed` is missing: neither a cash price nor a list price is what a plan pays"
            } else {
                "`allowed` is missing: what the plan and you pay together"
            };
            self.problem(
                at,
                message.to_owned(),
                "add `allowed: …`; an explanation of benefits shows it. For somebody without insurance, name a plan of type `uninsured`",
            );
        }
        Some((allowed?, None))
    }
}
