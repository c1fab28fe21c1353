//! The file of a user's own bills: read, checked against the plan that they are to go through, every problem at its line.

use super::course::{Course, DatedBill, default_discount, plan_year, starts};
use super::medicare::{Unknown, unknown};
use crate::knowledge::{Costs, MedicareTerms, Plan, PrivateTerms, Service, Terms};
use crate::values::{Fraction, Money, closest, join_with, visible};
use crate::yaml::{
    Amount, DAY, Node, NonEmptyText, Outline, Path, Problem, Problems, Signed, Whole, Written,
    YamlDocument, decode, schema_of_file,
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
    days: Option<Whole>,
    /// What kind of service it is.
    #[schemars(extend("enum" = services()))]
    service: NonEmptyText,
    /// What the plan and you pay together. An explanation of benefits shows it. Below zero: it came back.
    allowed: Option<Signed>,
    /// What was billed, where it is more than the allowed amount.
    billed: Option<Amount>,
    /// The price without insurance.
    cash_price: Option<Amount>,
    /// The price before any discount.
    list_price: Option<Amount>,
    /// What it is, in your words.
    label: Option<NonEmptyText>,
    /// Who of the family it is for. Left out: you.
    person: Option<NonEmptyText>,
    /// Inside the plan's network or outside it. Left out: in.
    #[schemars(extend("enum" = ["in", "out"]))]
    network: Option<NonEmptyText>,
    /// Whether the plan covers it. Left out: yes.
    covered: Option<bool>,
    /// Its place in the order in which the insurer worked the claims.
    processed: Option<Whole>,
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
            let words = services();
            let all = join_with(&words, "or");
            let hint = match closest(text, words.iter().copied()) {
                Some(near) => format!("did you mean `{near}`? Write one of {all}"),
                None => format!("write one of {all}"),
            };
            self.problem(at, format!("no service is called `{}`", visible(text)), &hint);
        }
        found
    }

    /// The days of a stay, from the day of leaving or as they are counted. The day of leaving is none of them, unless it is that of arrival.
    fn days(
        &mut self,
        at: &Path,
        raw: &RawBill,
        date: Date,
        service: Option<Service>,
    ) -> Option<u16> {
        let is_stay = service.is_none_or(Service::is_stay);
        let takes_days = service.is_none_or(Service::has_days);
        let mut found = None;
        if let Some(text) = &raw.discharge {
            let at = at.key("discharge");
            let discharge = self.date(&at, text)?;
            let days = (discharge - date).get_days();
            let days = u16::try_from(days).ok().filter(|days| *days <= MOST_DAYS);
            if !is_stay {
                self.problem(
                    &at,
                    "only a stay has a day of leaving".to_owned(),
                    "leave `discharge` out here; stays are `inpatient-facility` and `skilled-nursing`",
                );
            } else if days.is_none() {
                self.problem(
                    &at,
                    format!("{discharge} is not within {MOST_DAYS} days after {date}"),
                    "a stay ends on its day of arrival or later",
                );
            }
            found = days.map(|days| days.max(1));
        }
        if let Some(Whole(written)) = raw.days {
            let at = at.key("days");
            let days = u16::try_from(written).ok().filter(|days| (1..=MOST_DAYS).contains(days));
            if !takes_days {
                self.problem(
                    &at,
                    "only a stay has days".to_owned(),
                    "leave `days` out here; stays are `inpatient-facility` and `skilled-nursing`",
                );
            } else if days.is_none() {
                self.problem(
                    &at,
                    format!("expected a number of days from 1 to {MOST_DAYS}, found {written}"),
                    "count the nights; a stay that ends on its day of arrival has one day",
                );
            } else if found.is_some() && found != days {
                self.problem(
                    &at,
                    "`days` and `discharge` do not tell the same length".to_owned(),
                    "keep one of them; the day of leaving is not counted",
                );
            }
            found = days;
        }
        found
    }

    fn network(&mut self, at: &Path, text: Option<&str>) -> bool {
        let is_outside = match text {
            None | Some("in") => false,
            Some("out") => true,
            Some(other) => {
                self.problem(at, format!("`{}` is no network", visible(other)), "write in or out");
                false
            }
        };
        let (message, hint) = match self.plan.map(|plan| &plan.terms) {
            Some(Terms::Private(PrivateTerms { outside: None, .. })) => (
                "the plan says nothing about care outside its network",
                "add `out-of-network: {deductible: …, coinsurance: …}` to the plan file, or `out-of-network: not covered`",
            ),
            Some(Terms::Medicare(_)) => (
                "original Medicare has no network",
                "leave `network` out; where a doctor bills more than Medicare allows, add `billed: …`",
            ),
            Some(Terms::Private(_) | Terms::Uninsured { .. }) | None => return is_outside,
        };
        if is_outside {
            self.problem(at, message.to_owned(), hint);
        }
        is_outside
    }

    fn processed(&mut self, at: &Path, place: Option<Whole>) -> Option<u16> {
        let Whole(written) = place?;
        let place = u16::try_from(written).ok();
        if place.is_none() {
            self.problem(
                at,
                format!("{written} is no place in an order"),
                "number the claims as the insurer worked them: 1, 2, 3",
            );
        }
        place
    }

    /// What is billed above the allowed amount, where the person may owe it.
    fn above(
        &mut self,
        at: &Path,
        raw: &RawBill,
        allowed: Money,
        is_outside: bool,
        service: Service,
    ) -> Money {
        let Some(Amount(billed)) = raw.billed else { return Money::ZERO };
        if billed < allowed {
            self.problem(
                at,
                format!("less is billed ({billed}) than allowed ({allowed})"),
                "are the two mixed up?",
            );
            return Money::ZERO;
        }
        let above = billed - allowed.max(Money::ZERO);
        match self.plan.map(|plan| &plan.terms) {
            Some(Terms::Private(terms)) => {
                let is_owed = terms.outside.as_ref().is_some_and(|outside| outside.balance_billing);
                if is_outside && is_owed { above } else { Money::ZERO }
            }
            Some(Terms::Medicare(_)) if !service.is_stay() => {
                let most = self.costs.medicare_rules.as_ref().and_then(|rules| rules.excess);
                if let Some(part) = most.filter(|part| above > allowed.share(*part).rounded()) {
                    self.problem(
                        at,
                        format!("{above} is more than {part} above what Medicare allows, the most that the law lets a doctor bill"),
                        "is `allowed` the amount that Medicare approves?",
                    );
                }
                above
            }
            Some(Terms::Medicare(_) | Terms::Uninsured { .. }) | None => Money::ZERO,
        }
    }

    /// The bill that a refund undoes: the latest before it of the same service and person that has so much left.
    fn undone(
        &mut self,
        at: &Path,
        refund: &DatedBill,
        bills: &[DatedBill],
        left: &mut [Money],
    ) -> Option<usize> {
        let is_medicare = self.plan.is_some_and(|plan| matches!(plan.terms, Terms::Medicare(_)));
        if is_medicare && refund.service.is_stay() {
            self.problem(
                &at.key("allowed"),
                "a stay beside Medicare cannot be given back: its days may count or not".to_owned(),
                "leave the stay and its refund out, or write the stay as it was settled",
            );
            return None;
        }
        let found = bills.iter().zip(left).enumerate().rev().find(|(_, (bill, left))| {
            bill.refund_of.is_none()
                && bill.service == refund.service
                && bill.person == refund.person
                && bill.is_outside == refund.is_outside
                && bill.is_covered == refund.is_covered
                && **left + refund.amount >= Money::ZERO
        });
        if found.is_none() {
            self.problem(
                &at.key("allowed"),
                format!("no bill before this one is large enough to give {} back", Money::ZERO - refund.amount),
                "a refund stands after its bill, with the same service, person, `network` and `covered`; an amount to pay has no sign",
            );
        }
        found.map(|(position, (_, left))| {
            *left += refund.amount;
            position
        })
    }

    /// What cannot be shared without knowing more: the days of a stay, drugs beside Medicare.
    fn is_known(
        &mut self,
        at: &Path,
        service: Option<Service>,
        is_outside: bool,
        days: Option<u16>,
    ) {
        let (Some(service), Some(plan)) = (service, self.plan) else { return };
        match &plan.terms {
            Terms::Private(terms) => {
                let outside = terms.outside.as_ref().and_then(|outside| outside.terms.as_ref());
                let Some(terms) = (if is_outside { outside } else { Some(terms) }) else { return };
                let own = terms.services.iter().find(|(of, _)| *of == service);
                let is_by_day = match own {
                    Some((_, terms)) => terms.is_by_day(),
                    None => terms.rest.copay.is_some_and(|copay| copay.days.is_some()),
                };
                if is_by_day && service.has_days() && days.is_none() {
                    self.problem(
                        at,
                        format!(
                            "the plan counts `{}` by the day, and this line does not say how many",
                            service.slug()
                        ),
                        "add `days: …`, or for a stay `discharge: …`",
                    );
                }
            }
            Terms::Medicare(_) if service.is_drug() => self.problem(
                &at.key("service"),
                "drugs from a pharmacy go through Part D, which is not known here".to_owned(),
                "leave the line out; with `covered: false` you pay all of it",
            ),
            Terms::Medicare(_) | Terms::Uninsured { .. } => {}
        }
    }

    /// Every stay whose days could matter under Medicare must tell them: in skilled nursing, and where another stay comes near.
    fn stays(&mut self, bills: &[DatedBill], places: &[usize]) {
        let Some(Plan { terms: Terms::Medicare(terms), .. }) = self.plan else { return };
        let rules = self.costs.medicare_rules.as_ref();
        let list = Path::top().key(SERVICES);
        let stays: Vec<(usize, &DatedBill)> = bills
            .iter()
            .zip(places)
            .filter(|(bill, _)| {
                // A refund was refused already.
                bill.service.is_stay() && bill.is_covered && bill.amount >= Money::ZERO
            })
            .map(|(bill, place)| (*place, bill))
            .collect();
        let Some(days) = rules.and_then(|rules| rules.days) else {
            if let Some((place, _)) = stays.first() {
                self.problem(
                    &list.item(*place).key("service"),
                    "the knowledge does not say what Part A asks for by the day".to_owned(),
                    "add `days` to its section `medicare-rules`",
                );
            }
            return;
        };
        let policy = terms.policy.and_then(|policy| rules?.policy(policy));
        if policy.is_some_and(crate::knowledge::Policy::fills_stays) {
            return;
        }
        for (position, (place, stay)) in stays.iter().enumerate() {
            if stay.days.is_some() {
                continue;
            }
            let is_same = |other: &&(usize, &DatedBill)| other.1.person == stay.person;
            let comes_after =
                stays.iter().skip(position.saturating_add(1)).any(|other| is_same(&other));
            let before = stays.iter().take(position).filter(is_same);
            let is_near = before.into_iter().any(|(_, other)| {
                let known = i32::from(other.days.unwrap_or(1));
                (stay.date - other.date).get_days().saturating_sub(known).saturating_add(1)
                    <= i32::from(days.gap)
            });
            if stay.service == Service::SkilledNursing || comes_after || is_near {
                self.problem(
                    &list.item(*place),
                    "how long this stay was could change what Medicare asks for".to_owned(),
                    "add `discharge: …` (the day of leaving) or `days: …`",
                );
            }
        }
    }

    /// A date that the plan says nothing about.
    fn plan_year(&mut self, at: &Path, date: Date, service: Option<Service>) {
        let Some(plan) = self.plan else { return };
        match &plan.terms {
            Terms::Private(_) => {
                if let Some(named) = plan.year.and_then(|year| i16::try_from(year).ok()) {
                    let of = plan_year(date, starts(plan));
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
        let Some(service) = service else { return };
        let year = u16::try_from(date.year()).ok();
        let Some(Unknown { part, known }) = unknown(terms, self.costs, year, service) else {
            return;
        };
        let (what, key) = (part.what(), part.key());
        let known: Vec<String> = known.iter().map(u16::to_string).collect();
        self.problem(
            at,
            format!("the {what} of {} is not known here", date.year()),
            &if known.is_empty() {
                format!("give `{key}` in a plan file")
            } else {
                format!("known years: {}; or give `{key}` in a plan file", known.join(", "))
            },
        );
    }

    /// A stay that goes on into a later year costs what that year asks for.
    fn last_year(&mut self, at: &Path, date: Date, days: Option<u16>, service: Option<Service>) {
        let Some(Plan { terms: Terms::Medicare(terms), .. }) = self.plan else { return };
        let Some(days) = days.filter(|_| service.is_some_and(Service::is_stay)) else { return };
        let last = date.saturating_add(jiff::Span::new().days(i64::from(days.saturating_sub(1))));
        if last.year() > date.year() {
            self.medicare_year(at, last, service, terms);
        }
    }

    /// What the plan allows; without insurance the cash price, or the list price less the discount.
    fn amount(&mut self, at: &Path, raw: &RawBill) -> Option<(Money, Option<(Money, Fraction)>)> {
        let money = |amount: Option<Amount>| amount.map(|Amount(amount)| amount);
        let allowed = raw.allowed.map(|Signed(amount)| amount);
        let (cash, list) = (money(raw.cash_price), money(raw.list_price));
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
