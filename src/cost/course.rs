//! A user's own course of care: dated bills, from a quote or an explanation of benefits, put through a plan.

use super::ledger::{Ledger, MedicareAmounts, Split};
use crate::knowledge::{Costs, MedicareTerms, Plan, Service, Supplement, Terms, YearStart};
use crate::values::{Fraction, Money, closest, join_with, visible};
use crate::yaml::{Amount, Document, Path, Problem, Problems, Text, decode};
use jiff::civil::Date;
use serde::Deserialize;

/// A benefit period of Part A ends when so many days have passed since the last day in hospital.
const DAYS_BETWEEN_BENEFIT_PERIODS: i32 = 60;
/// A plan's amounts say nothing about care so many years later: the date is a slip of the pen.
const YEARS_AHEAD: i16 = 10;

/// Bills in the order of the file, which is that of their dates.
#[derive(Debug, Clone, PartialEq)]
pub struct Course {
    /// At least one.
    pub bills: Vec<DatedBill>,
}

/// One bill.
#[derive(Debug, Clone, PartialEq)]
pub struct DatedBill {
    /// When the care was given.
    pub date: Date,
    /// The day of leaving, for a stay, where it is known.
    pub discharge: Option<Date>,
    /// What it is for.
    pub service: Service,
    /// The user's words.
    pub label: Option<String>,
    /// What the plan allows, or the cash price.
    pub amount: Money,
    /// The list price that the amount was reckoned from, and the discount.
    pub discounted: Option<(Money, Fraction)>,
}

/// What a course comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Settlement {
    /// One entry a bill, in the order of the file.
    pub splits: Vec<Split>,
    /// The plan year of each bill.
    pub plan_years: Vec<i16>,
    /// By plan year, ascending.
    pub years: Vec<YearTotal>,
}

/// The sums of a plan year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearTotal {
    /// The calendar year in which it began.
    pub plan_year: i16,
    /// All bills.
    pub allowed: Money,
    /// What the person pays.
    pub patient: Money,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawCourse {
    services: Vec<RawBill>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawBill {
    date: Text,
    discharge: Option<Text>,
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
    let value = document.value().map_err(Problems::sorted)?;
    let raw: Option<RawCourse> = decode(&document, &Path::top(), &value, &mut problems);
    let mut reader = Reader {
        document: &document,
        problems,
        plan,
        costs,
    };
    let bills = raw.map_or(Vec::new(), |raw| reader.bills(&raw.services));
    if reader.problems.is_empty() {
        Ok(Course { bills })
    } else {
        Err(reader.problems.sorted())
    }
}

struct Reader<'a> {
    document: &'a Document,
    problems: Problems,
    plan: Option<&'a Plan>,
    costs: &'a Costs,
}

impl Reader<'_> {
    fn problem(&mut self, at: &Path, message: String, hint: &str) {
        self.problems
            .add_with_hint(self.document, at, message, hint);
    }

    fn bills(&mut self, raw: &[RawBill]) -> Vec<DatedBill> {
        let list = Path::top().key("services");
        if raw.is_empty() {
            self.problem(
                &list,
                "no service is named".to_owned(),
                "add lines such as `- { date: 2026-03-02, service: physician, allowed: 98.53 }`",
            );
        }
        let mut bills: Vec<DatedBill> = Vec::new();
        let mut latest: Option<Date> = None;
        for (position, raw) in raw.iter().enumerate() {
            let at = list.item(position);
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

    fn date(&mut self, at: &Path, text: &str) -> Option<Date> {
        let date = (text.len() == 10).then(|| text.parse().ok()).flatten();
        if date.is_none() {
            self.problem(
                at,
                format!("`{}` is no date", visible(text)),
                "write year, month and day: 2026-03-02",
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
            self.problem(
                at,
                format!("no service is called `{}`", visible(text)),
                &hint,
            );
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
        let year = u16::try_from(date.year())
            .ok()
            .and_then(|year| self.costs.medicare_year(year));
        let amounts = MedicareAmounts::of(terms, year);
        let needs_part_a = terms.supplement == Supplement::None
            && matches!(
                service,
                Some(Service::InpatientFacility | Service::OutpatientFacility)
            );
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
            format!(
                "the {missing} deductible of {} is not known here",
                date.year()
            ),
            &if known.is_empty() {
                format!("give `{key}` in a plan file")
            } else {
                format!(
                    "known years: {}; or give `{key}` in a plan file",
                    known.join(", ")
                )
            },
        );
    }

    /// What the plan allows; without insurance the cash price, or the list price less the discount.
    fn amount(&mut self, at: &Path, raw: &RawBill) -> Option<(Money, Option<(Money, Fraction)>)> {
        let money = |amount: Option<Amount>| amount.map(|Amount(amount)| amount);
        let (allowed, cash, list) = (
            money(raw.allowed),
            money(raw.cash_price),
            money(raw.list_price),
        );
        if let Some(Plan {
            terms: Terms::Uninsured { discount_off_list },
            ..
        }) = self.plan
        {
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

/// The discount off list prices that the knowledge has a source for.
pub fn default_discount(costs: &Costs) -> Option<Fraction> {
    costs
        .plans
        .iter()
        .find_map(|preset| match preset.plan.terms {
            Terms::Uninsured { discount_off_list } => discount_off_list,
            Terms::Private(_) | Terms::Medicare(_) => None,
        })
}

/// The calendar year in which the plan year of a date began.
pub fn plan_year(date: Date, starts: YearStart) -> i16 {
    if (date.month(), date.day()) >= (starts.month, starts.day) {
        date.year()
    } else {
        date.year().saturating_sub(1)
    }
}

/// The first day of a plan year for a plan: Medicare's is always the calendar year.
fn starts(plan: &Plan) -> YearStart {
    match plan.terms {
        Terms::Medicare(_) => YearStart::default(),
        Terms::Private(_) | Terms::Uninsured { .. } => plan.starts,
    }
}

/// Puts every bill through the plan. `None` where the plan asks for what the knowledge does not have; [`read_course`] tells which.
pub fn settle(course: &Course, plan: &Plan, costs: &Costs) -> Option<Settlement> {
    let starts = starts(plan);
    let plan_years: Vec<i16> = course
        .bills
        .iter()
        .map(|bill| plan_year(bill.date, starts))
        .collect();
    // What was spent belongs to the year that the plan names, else to the first.
    let spent_in = plan
        .year
        .and_then(|year| i16::try_from(year).ok())
        .or(plan_years.first().copied());
    let mut order: Vec<(usize, &DatedBill)> = course.bills.iter().enumerate().collect();
    order.sort_by_key(|(position, bill)| (bill.date, bill.service.order_in_day(), *position));

    let mut splits: Vec<Option<Split>> = vec![None; course.bills.len()];
    let mut years: Vec<YearTotal> = Vec::new();
    let mut open: Option<(i16, Ledger)> = None;
    let mut last_stay: Option<Date> = None;
    for (position, bill) in order {
        let year = plan_year(bill.date, starts);
        let mut ledger = match open.take() {
            Some((of, ledger)) if of == year => ledger,
            before => {
                let calendar = u16::try_from(bill.date.year()).ok();
                let of_year = calendar.and_then(|calendar| costs.medicare_year(calendar));
                let mut ledger = Ledger::open(plan, costs.medicare_rules.as_ref(), of_year)?;
                if spent_in == Some(year) {
                    ledger = ledger.after_spending(plan);
                }
                if let Some((_, before)) = before
                    && last_stay.is_some()
                {
                    ledger.carry_benefit_period(before.part_a_left());
                }
                ledger
            }
        };
        if bill.service == Service::InpatientFacility {
            let is_new = last_stay
                .is_none_or(|last| (bill.date - last).get_days() > DAYS_BETWEEN_BENEFIT_PERIODS);
            if is_new {
                ledger.begin_benefit_period();
            }
            last_stay = last_stay.max(Some(bill.discharge.unwrap_or(bill.date)));
        }
        let split = ledger.pay(bill.service, bill.amount);
        open = Some((year, ledger));
        if let Some(place) = splits.get_mut(position) {
            *place = Some(split);
        }
        match years.last_mut().filter(|total| total.plan_year == year) {
            Some(total) => {
                total.allowed += split.allowed;
                total.patient += split.patient;
            }
            None => years.push(YearTotal {
                plan_year: year,
                allowed: split.allowed,
                patient: split.patient,
            }),
        }
    }
    Some(Settlement {
        splits: splits.into_iter().flatten().collect(),
        plan_years,
        years,
    })
}

impl Settlement {
    /// All bills.
    pub fn allowed(&self) -> Money {
        self.years.iter().map(|year| year.allowed).sum()
    }

    /// What the person pays, exact: it is rounded once, when it is shown.
    pub fn patient(&self) -> Money {
        self.years.iter().map(|year| year.patient).sum()
    }
}
