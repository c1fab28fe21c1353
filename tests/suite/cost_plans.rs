//! Plans as tables of services: a second, plain calculator with exact fractions splits random bills by random plans and must agree to the cent; a phrase
//! means what the map means; and the bills of `tests/data/cost-cases.yaml`, from public sources, come out as they should.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a broken test should stop"
)]

use crate::common::spinecmp;
use crate::cost_laws::{Q, ZERO, config};
use proptest::prelude::{
    Just, TestCaseError, any, prop, prop_assert, prop_assert_eq, prop_oneof, proptest,
};
use proptest::sample::select;
use proptest::strategy::Strategy as Any;
use serde_json::Value;
use spinecmp::cost::{Settlement, read_course, settle};
use spinecmp::knowledge::{Knowledge, Plan};
use spinecmp::values::Money;
use std::collections::BTreeMap;
use std::fmt::Write as _;

const CASES: &str = include_str!("../data/cost-cases.yaml");

fn knowledge() -> &'static Knowledge {
    spinecmp::builtin().expect("the built-in knowledge")
}

fn read(file: &str) -> Plan {
    match Knowledge::read_plan("plan.yaml", file.as_bytes()) {
        Ok(plan) => plan,
        Err(problems) => panic!("{problems:#?}\n{file}"),
    }
}

fn settled(plan: &str, course: &str) -> Settlement {
    let (plan, costs) = (read(plan), &knowledge().costs);
    match read_course("course.yaml", course.as_bytes(), Some(&plan), costs) {
        Ok(course) => settle(&course, &plan, costs).expect("the plan's amounts are known"),
        Err(problems) => panic!("{problems:#?}\n{course}"),
    }
}

// Cases with the right answers.

/// Each case: what the person pays of each bill, from a file to the document; bills and steps add up.
#[test]
fn bills_from_public_sources_come_out_as_they_should() {
    let cases: serde_yaml::Value = serde_yaml::from_str(CASES).expect("YAML");
    let cases = cases["cases"].as_sequence().expect("cases");
    let folder = tempfile::TempDir::new().expect("a folder");
    for case in cases {
        let id = case["id"].as_str().expect("an id");
        let file = |name: &str, text: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).expect("written");
            path.to_str().expect("a path").to_owned()
        };
        let plan = case["plan"].as_str().expect("a plan");
        let plan = if plan.contains(':') { file("plan.yaml", plan) } else { plan.to_owned() };
        let lines = case["bills"].as_sequence().expect("bills");
        let mut course = "services:\n".to_owned();
        for line in lines {
            let line = line.as_str().expect("a bill");
            let (head, rest) = line.split_once(", ").expect("a date, a service and more");
            let (date, service) = head.split_once(' ').expect("a date and a service");
            writeln!(course, "  - {{date: {date}, service: {service}, {rest}}}").expect("written");
        }
        let course = file("course.yaml", &course);
        let run = spinecmp(&["cost", "--course", &course, "--plan", &plan, "-f", "json"], "");
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{id}");
        let document: Value = serde_json::from_str(&run.out).expect("JSON");
        let services = document["services"].as_array().expect("services");
        let pays: Vec<String> =
            services.iter().map(|service| service["patient_share"].to_string()).collect();
        let right: Vec<String> =
            case["pays"].as_str().expect("what is paid").split(' ').map(str::to_owned).collect();
        assert_eq!(pays, right, "{id}");
        let sum: Money =
            pays.iter().map(|pays| signed(pays)).fold(Money::ZERO, |sum, pays| sum + pays);
        assert_eq!(document["total_patient_share"].to_string(), sum.plain(), "{id}");
        for service in services {
            let steps = service["steps"].as_array().expect("steps");
            let steps = steps.iter().map(|step| signed(&step["amount"].to_string()));
            let steps = steps.fold(Money::ZERO, |sum, step| sum + step);
            assert_eq!(service["patient_share"].to_string(), steps.plain(), "{id}");
        }
    }
    assert!(cases.len() > 25, "only {}", cases.len());
}

fn signed(text: &str) -> Money {
    let amount = Money::parse(text.trim_start_matches('-'), 2).expect("an amount");
    if text.starts_with('-') { Money::ZERO - amount } else { amount }
}

// Random plans.

const SERVICES: [(&str, u8); 20] = [
    ("office-visit", 0),
    ("specialist-visit", 0),
    ("urgent-care", 0),
    ("physician", 1),
    ("anesthesia", 1),
    ("outpatient-facility", 2),
    ("surgery-center-facility", 2),
    ("inpatient-facility", 2),
    ("emergency-room", 2),
    ("skilled-nursing", 2),
    ("physical-therapy", 3),
    ("imaging", 3),
    ("ambulance", 3),
    ("lab", 3),
    ("drug-generic", 3),
    ("drug-brand", 3),
    ("drug-specialty", 3),
    ("equipment", 3),
    ("home-health", 3),
    ("other", 3),
];

fn has_days(service: usize) -> bool {
    matches!(SERVICES[service].0, "inpatient-facility" | "skilled-nursing" | "home-health")
}

/// One line, in cents and hundredths of a percent.
#[derive(Debug, Clone, Copy)]
struct MyLine {
    covered: bool,
    /// The deductible: none, first, after the copay.
    towards: u8,
    copay: Option<i64>,
    per_day: Option<(u16, Option<u16>)>,
    share: i64,
    of_whole: bool,
    at_most: Option<i64>,
    counts: bool,
}

#[derive(Debug, Clone)]
struct MyTerms {
    first: Option<(u16, MyLine)>,
    line: MyLine,
    visits: Option<u16>,
    days: Option<u16>,
}

/// One person's amount and the family's.
type Both = (Option<i64>, Option<i64>);

#[derive(Debug, Clone)]
struct MySharing {
    deductible: Both,
    limit: Option<Both>,
    default: MyLine,
    services: BTreeMap<usize, MyTerms>,
}

#[derive(Debug, Clone)]
struct MyPlan {
    inside: MySharing,
    other: Option<(Vec<usize>, Both)>,
    outside: Option<(MySharing, bool)>,
    /// To the deductible and in all, by the person and by others.
    spent: [i64; 4],
}

fn dollars(cents: i64) -> String {
    Q::cents(cents).plain()
}

fn percent(share: i64) -> String {
    format!("{}.{:02}%", share / 100, share % 100)
}

impl MyLine {
    fn phrase(&self) -> String {
        if !self.covered {
            return "not covered".to_owned();
        }
        let mut text = String::new();
        if let Some(copay) = self.copay {
            write!(text, "${} copay", dollars(copay)).expect("written");
            match self.per_day {
                None => {}
                Some((from, None)) => write!(text, " per day, from day {from}").expect("written"),
                Some((from, Some(to))) => {
                    write!(text, " per day, days {from} to {to}").expect("written");
                }
            }
        }
        if self.towards == 2 {
            text.push_str(", then deductible");
        }
        let plus = if self.copay.is_some() { " plus " } else { "" };
        let whole = if self.of_whole { " of the whole price" } else { "" };
        write!(text, "{plus}{} coinsurance{whole}", percent(self.share)).expect("written");
        if let Some(cap) = self.at_most {
            write!(text, ", up to ${}", dollars(cap)).expect("written");
        }
        text.push_str(match self.towards {
            0 => ", deductible does not apply",
            1 => " after deductible",
            _ => "",
        });
        if !self.counts {
            text.push_str(", does not count towards the out-of-pocket limit");
        }
        text
    }

    fn map(&self) -> Vec<String> {
        if !self.covered {
            return vec!["covered: false".to_owned()];
        }
        let mut keys = Vec::new();
        if let Some(copay) = self.copay {
            keys.push(format!("copay: {}", dollars(copay)));
        }
        if let Some((from, to)) = self.per_day {
            keys.push("per: day".to_owned());
            keys.push(format!("from-day: {from}"));
            keys.extend(to.map(|to| format!("to-day: {to}")));
        }
        keys.push(format!("coinsurance: {}.{:04}", self.share / 10_000, self.share % 10_000));
        if self.of_whole {
            keys.push("coinsurance-of: whole".to_owned());
        }
        keys.push(format!(
            "deductible: {}",
            ["no", "yes", "copay-first"][usize::from(self.towards)]
        ));
        keys.extend(self.at_most.map(|cap| format!("at-most: {}", dollars(cap))));
        if !self.counts {
            keys.push("counts: false".to_owned());
        }
        keys
    }
}

impl MyTerms {
    fn phrase(&self) -> String {
        let mut text = match &self.first {
            None => self.line.phrase(),
            Some((visits, first)) => format!(
                "{} for the first {visits} visits, then {}",
                first.phrase(),
                self.line.phrase()
            ),
        };
        if let Some(visits) = self.visits {
            write!(text, ", limited to {visits} visits per year").expect("written");
        }
        if let Some(days) = self.days {
            write!(text, ", limited to {days} days").expect("written");
        }
        text
    }

    fn map(&self) -> String {
        let mut keys = match &self.first {
            None => self.line.map(),
            Some((visits, first)) => {
                let mut keys = first.map();
                keys.push(format!("first-visits: {visits}"));
                keys.push(format!("then: {{{}}}", self.line.map().join(", ")));
                keys
            }
        };
        keys.extend(self.visits.map(|visits| format!("visits: {visits}")));
        keys.extend(self.days.map(|days| format!("days: {days}")));
        format!("{{{}}}", keys.join(", "))
    }
}

fn both(both: Both) -> String {
    let keys = [("person", both.0), ("family", both.1)];
    let keys: Vec<String> = keys
        .into_iter()
        .filter_map(|(key, amount)| Some(format!("{key}: {}", dollars(amount?))))
        .collect();
    format!("{{{}}}", keys.join(", "))
}

fn sharing(file: &mut String, indent: &str, of: &MySharing, as_map: bool) {
    writeln!(file, "{indent}deductible: {}", both(of.deductible)).expect("written");
    if let Some(limit) = of.limit {
        writeln!(file, "{indent}out-of-pocket-max: {}", both(limit)).expect("written");
    }
    writeln!(file, "{indent}services:").expect("written");
    let line = |name: &str, map: String, phrase: String| {
        if as_map {
            format!("{indent}  {name}: {map}\n")
        } else {
            format!("{indent}  {name}: {phrase}\n")
        }
    };
    let default = MyTerms { first: None, line: of.default, visits: None, days: None };
    file.push_str(&line("default", default.map(), default.phrase()));
    for (service, terms) in &of.services {
        file.push_str(&line(SERVICES[*service].0, terms.map(), terms.phrase()));
    }
}

fn written(plan: &MyPlan, as_map: bool) -> String {
    let mut file = "type: private\n".to_owned();
    sharing(&mut file, "", &plan.inside, as_map);
    if let Some((services, amount)) = &plan.other {
        let names: Vec<&str> = services.iter().map(|service| SERVICES[*service].0).collect();
        let (names, amount) = (names.join(", "), both(*amount));
        writeln!(file, "other-deductibles:\n  - {{services: [{names}], amount: {amount}}}")
            .expect("written");
    }
    if let Some((outside, balance)) = &plan.outside {
        file.push_str("out-of-network:\n");
        sharing(&mut file, "  ", outside, as_map);
        writeln!(file, "  balance-billing: {balance}").expect("written");
    }
    let [deductible, all, others, others_all] = plan.spent.map(dollars);
    write!(file, "spent: {{deductible: {deductible}, out-of-pocket: {all}").expect("written");
    let is_family = [Some(plan.inside.deductible), plan.inside.limit]
        .into_iter()
        .flatten()
        .any(|both| both.1.is_some());
    if is_family {
        write!(file, ", others: {{deductible: {others}, out-of-pocket: {others_all}}}")
            .expect("written");
    }
    file.push_str("}\n");
    file
}

/// A bill. `back`: so many cents of it come back, so many days later.
#[derive(Debug, Clone, Copy)]
struct MyBill {
    day: i32,
    service: usize,
    cents: i64,
    person: Option<usize>,
    is_outside: bool,
    covered: bool,
    days: u16,
    above: i64,
    processed: Option<u16>,
    refund: bool,
}

fn course_file(bills: &[MyBill]) -> String {
    let mut file = "services:\n".to_owned();
    for bill in bills {
        let date = jiff::civil::date(2025, 1, 1)
            .saturating_add(jiff::Span::new().days(i64::from(bill.day)));
        let sign = if bill.refund { "-" } else { "" };
        write!(
            file,
            "  - {{date: {date}, service: {}, allowed: {sign}{}",
            SERVICES[bill.service].0,
            dollars(bill.cents)
        )
        .expect("written");
        if let Some(person) = bill.person {
            write!(file, ", person: {}", ["Ann", "Bo", "Cy"][person]).expect("written");
        }
        if bill.is_outside {
            file.push_str(", network: out");
        }
        if !bill.covered {
            file.push_str(", covered: false");
        }
        if has_days(bill.service) {
            write!(file, ", days: {}", bill.days).expect("written");
        }
        if bill.above > 0 && !bill.refund {
            write!(file, ", billed: {}", dollars(bill.cents + bill.above)).expect("written");
        }
        if let Some(processed) = bill.processed {
            write!(file, ", processed: {processed}").expect("written");
        }
        file.push_str("}\n");
    }
    file
}

// The plain calculator.

/// What is left to somebody of a plan year: of the two deductibles, and up to the limit.
#[derive(Debug, Clone, Copy)]
struct Has {
    deductibles: [Option<Q>; 2],
    room: Option<Q>,
}

fn least(one: Option<Q>, other: Option<Q>) -> Option<Q> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

impl Has {
    fn of(sharing: &MySharing, other: Option<Both>, pick: impl Fn(Both) -> Option<i64>) -> Self {
        let pick = |both: Both| pick(both).map(Q::cents);
        Self {
            deductibles: [pick(sharing.deductible), other.and_then(&pick)],
            room: sharing.limit.and_then(&pick),
        }
    }

    fn with(self, other: Self) -> Self {
        Self {
            deductibles: [0, 1]
                .map(|which| least(self.deductibles[which], other.deductibles[which])),
            room: least(self.room, other.room),
        }
    }

    /// After so much went to a deductible and to the limit.
    fn after(mut self, which: usize, deductible: Q, counted: Q) -> Self {
        self.deductibles[which] = self.deductibles[which].map(|left| left - deductible);
        self.room = self.room.map(|room| room - counted);
        self
    }

    fn spent(mut self, deductible: i64, all: i64) -> Self {
        self.deductibles[0] =
            self.deductibles[0].map(|left| (left - Q::cents(deductible)).max(ZERO));
        self.room = self.room.map(|room| (room - Q::cents(all)).max(ZERO));
        self
    }
}

/// What a bill comes to.
#[derive(Debug, Clone, Copy)]
struct Paid {
    pays: Q,
    deductible: Q,
    counted: Q,
    units: u16,
}

fn of_line(terms: &MyTerms, has: Has, which: usize, used: u16, bill: &MyBill) -> Paid {
    let allowed = Q::cents(bill.cents);
    let units = if terms.days.is_some() { bill.days } else { 1 };
    let most = terms.visits.or(terms.days).unwrap_or(u16::MAX);
    let within = units.min(most.saturating_sub(used));
    let uncovered =
        (allowed * Q::new(i128::from(units - within), i128::from(units.max(1)))).rounded();
    let line = match &terms.first {
        Some((visits, first)) if used < *visits => first,
        _ => &terms.line,
    };
    if !line.covered {
        return Paid { pays: allowed, deductible: ZERO, counted: ZERO, units };
    }
    let covered = allowed - uncovered;
    let times = match line.per_day {
        None => 1,
        // A day beyond the limit is paid whole, and costs no copay.
        Some((from, to)) => i64::try_from(
            (1..=if terms.days.is_some() { within } else { bill.days })
                .filter(|day| *day >= from && to.is_none_or(|to| *day <= to))
                .count(),
        )
        .expect("a few"),
    };
    let asked = line.copay.map_or(ZERO, |copay| Q::cents(copay * times));
    let left = has.deductibles[which].unwrap_or(ZERO);
    let (copay, deductible) = match line.towards {
        0 => (asked.min(covered), ZERO),
        1 => {
            let deductible = covered.min(left);
            (asked.min(covered - deductible), deductible)
        }
        _ => {
            let copay = asked.min(covered);
            (copay, (covered - copay).min(left))
        }
    };
    let rest = covered - copay - deductible;
    let base = if line.of_whole { rest + copay } else { rest };
    let share = (base * Q::new(line.share.into(), 10_000)).rounded().min(rest);
    let mut part = copay + share;
    if let Some(cap) = line.at_most {
        part = part.min(Q::cents(cap));
    }
    let pays = deductible + part;
    if !line.counts {
        return Paid { pays: pays + uncovered, deductible, counted: ZERO, units };
    }
    let counted = has.room.map_or(pays, |room| pays.min(room));
    // The deductible is met by what is paid.
    let before = if line.towards == 2 { copay } else { ZERO };
    let deductible =
        if counted < pays { deductible.min((counted - before).max(ZERO)) } else { deductible };
    Paid { pays: counted + uncovered, deductible, counted, units }
}

/// The bill that a refund undoes: the latest of the same kind before it that has so much left.
fn undone(bills: &[MyBill], refund: usize) -> Option<usize> {
    let mut left: BTreeMap<usize, i64> = BTreeMap::new();
    for (place, bill) in bills.iter().enumerate().take(refund + 1) {
        if !bill.refund {
            left.insert(place, bill.cents);
            continue;
        }
        let of = (0..place).rev().find(|of| {
            let earlier = &bills[*of];
            !earlier.refund
                && (earlier.service, earlier.person, earlier.is_outside, earlier.covered)
                    == (bill.service, bill.person, bill.is_outside, bill.covered)
                && left[of] >= bill.cents
        })?;
        *left.get_mut(&of).expect("an earlier bill") -= bill.cents;
        if place == refund {
            return Some(of);
        }
    }
    None
}

struct Kept {
    has: Has,
    used: u16,
    bill: MyBill,
    paid: Paid,
}

/// What is left to each person, inside the network and outside it.
type People = BTreeMap<(Option<usize>, bool), Has>;

/// What the person pays of each bill, in the order of the file. All of one plan year.
fn shares(plan: &MyPlan, bills: &[MyBill]) -> Vec<Q> {
    let mut order: Vec<usize> = (0..bills.len()).collect();
    order.sort_by_key(|&place| (bills[place].day, SERVICES[bills[place].service].1, place));
    let slots: Vec<usize> =
        (0..order.len()).filter(|slot| bills[order[*slot]].processed.is_some()).collect();
    let mut numbered: Vec<usize> = slots.iter().map(|slot| order[*slot]).collect();
    numbered.sort_by_key(|place| bills[*place].processed);
    for (slot, place) in slots.into_iter().zip(numbered) {
        order[slot] = place;
    }
    let other = plan.other.as_ref().map(|(_, amount)| *amount);
    let sharing = |outside: bool| {
        if outside { &plan.outside.as_ref().expect("a plan outside").0 } else { &plan.inside }
    };
    let other_of = |outside: bool| other.filter(|_| !outside);
    let family = |outside: bool| Has::of(sharing(outside), other_of(outside), |both| both.1);
    let mut families: BTreeMap<bool, Has> = BTreeMap::new();
    let mut people: People = BTreeMap::new();
    let mut used: BTreeMap<(Option<usize>, bool, usize), u16> = BTreeMap::new();
    let mut kept: BTreeMap<usize, Kept> = BTreeMap::new();
    let mut shares = vec![ZERO; bills.len()];
    let [deductible, all, others, others_all] = plan.spent;
    // Of what one person spent, no more than their own amounts is the family's.
    let own_part = |own: Option<i64>, spent: i64| own.map_or(spent, |own| spent.min(own));
    let of_deductible = own_part(plan.inside.deductible.0, deductible);
    let of_limit = own_part(plan.inside.limit.and_then(|both| both.0), all);
    let first = bills[0].person;
    for place in order {
        let bill = bills[place];
        let outside = bill.is_outside;
        let family = families.entry(outside).or_insert_with(|| {
            let family = family(outside);
            if outside {
                family
            } else {
                family.spent(of_deductible, of_limit).spent(others, others_all)
            }
        });
        let own = people.entry((bill.person, outside)).or_insert_with(|| {
            let own = Has::of(sharing(outside), other_of(outside), |both| both.0.or(both.1));
            if outside || bill.person != first { own } else { own.spent(deductible, all) }
        });
        let which = usize::from(
            !outside
                && plan
                    .other
                    .as_ref()
                    .is_some_and(|(services, _)| services.contains(&bill.service)),
        );
        let default =
            MyTerms { first: None, line: sharing(outside).default, visits: None, days: None };
        let terms = sharing(outside).services.get(&bill.service).unwrap_or(&default);
        let used = used.entry((bill.person, outside, bill.service)).or_insert(0);
        let owes_above = outside && plan.outside.as_ref().is_some_and(|(_, balance)| *balance);
        let above = if owes_above { Q::cents(bill.above) } else { ZERO };
        if bill.refund {
            let of = undone(bills, place).expect("a bill to undo");
            let was = kept.get_mut(&of).expect("the bill");
            was.bill.cents -= bill.cents;
            let before = was.paid;
            was.paid = if was.bill.cents == 0 {
                Paid { pays: ZERO, deductible: ZERO, counted: ZERO, units: 0 }
            } else if bill.covered {
                let mut paid = of_line(terms, was.has, which, was.used, &was.bill);
                paid.pays = paid.pays + if owes_above { Q::cents(was.bill.above) } else { ZERO };
                paid
            } else {
                let above = if owes_above { Q::cents(was.bill.above) } else { ZERO };
                Paid { pays: Q::cents(was.bill.cents) + above, ..before }
            };
            shares[place] = was.paid.pays - before.pays;
            *own = own.after(
                which,
                was.paid.deductible - before.deductible,
                was.paid.counted - before.counted,
            );
            *family = family.after(
                which,
                was.paid.deductible - before.deductible,
                was.paid.counted - before.counted,
            );
            *used = *used + was.paid.units - before.units;
            continue;
        }
        let has = own.with(*family);
        let paid = if bill.covered {
            let mut paid = of_line(terms, has, which, *used, &bill);
            paid.pays = paid.pays + above;
            paid
        } else {
            let pays = Q::cents(bill.cents) + above;
            Paid { pays, deductible: ZERO, counted: ZERO, units: 0 }
        };
        kept.insert(place, Kept { has, used: *used, bill, paid });
        *own = own.after(which, paid.deductible, paid.counted);
        *family = family.after(which, paid.deductible, paid.counted);
        *used += paid.units;
        shares[place] = paid.pays;
    }
    shares
}

// Random plans and bills.

fn amount() -> impl Any<Value = i64> {
    prop_oneof![1 => Just(0_i64), 6 => 1_i64..60_000, 2 => 60_000_i64..3_000_000]
}

fn line() -> impl Any<Value = MyLine> {
    let days = proptest::option::weighted(0.3, (1_u16..4, proptest::option::of(0_u16..6)));
    (
        prop::bool::weighted(0.93),
        0_u8..3,
        proptest::option::weighted(0.6, 0_i64..40_000),
        days,
        prop_oneof![Just(0_i64), Just(2000), Just(10_000), 0_i64..=10_000],
        prop::bool::weighted(0.2),
        proptest::option::weighted(0.15, 0_i64..50_000),
        prop::bool::weighted(0.85),
    )
        .prop_map(|(covered, towards, copay, days, share, of_whole, at_most, counts)| MyLine {
            covered,
            towards: if copay.is_none() { towards.min(1) } else { towards },
            copay,
            per_day: days
                .filter(|_| copay.is_some())
                .map(|(from, more)| (from, more.map(|more| from + more))),
            share,
            of_whole: of_whole && copay.is_some(),
            at_most,
            counts,
        })
}

fn terms() -> impl Any<Value = MyTerms> {
    let limit = proptest::option::weighted(0.4, (any::<bool>(), 1_u16..8));
    (proptest::option::weighted(0.25, (1_u16..4, line())), line(), limit).prop_map(
        |(first, line, limit)| MyTerms {
            visits: limit
                .filter(|(is_days, _)| !is_days || first.is_some())
                .map(|(_, number)| number),
            days: limit
                .filter(|(is_days, _)| *is_days && first.is_none())
                .map(|(_, number)| number),
            first,
            line,
        },
    )
}

/// An amount of a person, of a family, or of both; the limit is not below the deductible.
fn amounts() -> impl Any<Value = (Both, Option<Both>)> {
    let kind = 0_u8..3;
    (
        kind,
        0_i64..400_000,
        0_i64..400_000,
        proptest::option::weighted(0.8, (0_u8..3, 0_i64..500_000, 0_i64..500_000)),
    )
        .prop_map(|(kind, person, more, limit)| {
            let both = |kind: u8, person: i64, family: i64| match kind {
                0 => (Some(person), None),
                1 => (Some(person), Some(family)),
                _ => (None, Some(family)),
            };
            let deductible = both(kind, person, person + more);
            let least = person + more;
            let limit =
                limit.map(|(kind, above, more)| both(kind, least + above, least + above + more));
            (deductible, limit)
        })
}

fn my_sharing() -> impl Any<Value = MySharing> {
    let services = prop::collection::btree_map(0_usize..SERVICES.len(), terms(), 0..8);
    (amounts(), line(), services).prop_map(|((deductible, limit), default, services)| MySharing {
        deductible,
        limit,
        default,
        services,
    })
}

fn plan() -> impl Any<Value = MyPlan> {
    let other = (prop::collection::btree_set(0_usize..SERVICES.len(), 1..5), amounts());
    (
        my_sharing(),
        proptest::option::weighted(0.3, other),
        proptest::option::weighted(0.5, (my_sharing(), any::<bool>())),
        [0_i64..300_000, 0_i64..300_000, 0_i64..300_000, 0_i64..300_000],
    )
        .prop_map(|(inside, other, outside, spent)| {
            let [deductible, all, others, others_all] = spent;
            MyPlan {
                inside,
                other: other
                    .map(|(services, (amount, _))| (services.into_iter().collect(), amount)),
                outside,
                spent: [deductible, deductible + all, others, others + others_all],
            }
        })
}

/// Bills of one year, and refunds of some of them right behind or later.
fn bills(plan: &MyPlan) -> impl Any<Value = Vec<MyBill>> + use<> {
    let has_outside = plan.outside.is_some();
    let one = (
        (0_i32..60, 0_usize..SERVICES.len(), amount(), proptest::option::weighted(0.7, 0_usize..3)),
        (prop::bool::weighted(0.25), prop::bool::weighted(0.93), 1_u16..9),
        (proptest::option::weighted(0.3, 0_i64..20_000), proptest::option::weighted(0.2, 1_u16..9)),
        proptest::option::weighted(0.15, (0_i64..=100, 0_i32..30)),
    );
    prop::collection::vec(one, 1..14).prop_map(move |all| {
        let mut bills: Vec<MyBill> = Vec::new();
        let mut refunds = Vec::new();
        let has_numbers = all.iter().all(|(.., refund)| refund.is_none());
        for ((day, service, cents, person), (outside, covered, days), (above, processed), refund) in
            all
        {
            let bill = MyBill {
                day,
                service,
                cents,
                person,
                is_outside: outside && has_outside,
                covered,
                days: if has_days(service) { days } else { 1 },
                above: above.unwrap_or(0),
                processed: processed.filter(|_| has_numbers),
                refund: false,
            };
            if let Some((part, later)) = refund {
                let back = (cents * part / 100).max(1);
                if back <= cents {
                    refunds.push(MyBill { cents: back, day: day + later, refund: true, ..bill });
                }
            }
            bills.push(bill);
        }
        bills.sort_by_key(|bill| bill.day);
        // Each behind all bills of its day.
        for refund in refunds {
            let place = bills.iter().position(|bill| bill.day > refund.day).unwrap_or(bills.len());
            let mut more = bills.clone();
            more.insert(place, refund);
            let is_sound = |place: usize| !more[place].refund || undone(&more, place).is_some();
            if (0..more.len()).all(is_sound) {
                bills = more;
            }
        }
        bills
    })
}

fn plan_and_bills() -> impl Any<Value = (MyPlan, Vec<MyBill>)> {
    use proptest::strategy::Strategy as _;
    plan().prop_flat_map(|plan| {
        let bills = bills(&plan);
        (Just(plan), bills)
    })
}

/// How many random pairs the calculators are held against each other with: `SPINECMP_PAIRS`, else few.
fn pairs() -> u32 {
    std::env::var("SPINECMP_PAIRS").ok().and_then(|pairs| pairs.parse().ok()).unwrap_or(1500)
}

/// What holds for every plan.
fn agrees(plan: &MyPlan, bills: &[MyBill]) -> Result<(), TestCaseError> {
    let file = written(plan, false);
    let course = course_file(bills);
    let settlement = settled(&file, &course);
    let expected = shares(plan, bills);
    let found: Vec<Q> = settlement.splits.iter().map(|split| split.patient.into()).collect();
    prop_assert_eq!(&found, &expected, "{}\n{}", file, course);
    for (split, bill) in settlement.splits.iter().zip(bills) {
        if !bill.refund {
            // Nobody pays more than the bill, what is billed above it aside.
            prop_assert!(Money::ZERO <= split.patient);
            prop_assert!(split.patient <= split.allowed + split.above);
        }
        prop_assert_eq!(split.patient, split.patient.rounded());
    }
    let sum: Q = expected.into_iter().sum();
    prop_assert_eq!(Q::from(settlement.patient()), sum);
    Ok(())
}

proptest! {
    #![proptest_config(config(pairs()))]

    #[test]
    fn the_plain_calculator_agrees((plan, bills) in plan_and_bills()) {
        agrees(&plan, &bills)?;
    }
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn a_phrase_means_what_the_map_means(plan in plan()) {
        let (phrases, maps) = (written(&plan, false), written(&plan, true));
        prop_assert_eq!(read(&phrases), read(&maps), "{}\n{}", phrases, maps);
    }

    /// What `--explain-plan` prints of a line can be typed as it stands.
    #[test]
    fn what_is_printed_of_a_line_is_read_back(terms in terms(), service in 0_usize..SERVICES.len()) {
        let name = SERVICES[service].0;
        let file = |line: &str| {
            format!("type: private\ndeductible: 100\ncoinsurance: 0.20\nservices:\n  {name}: {line}\n")
        };
        let written = file(&terms.phrase());
        let run = spinecmp(
            &["cost", "--plan", "-", "--explain-plan", "--get", &format!("plan.services.{name}")],
            &written,
        );
        prop_assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", written);
        prop_assert_eq!(read(&file(run.out.trim())), read(&written), "{}", run.out);
    }

    /// No person and no family pays more in a year than its limit, where everything counts.
    #[test]
    fn limits_hold_for_person_and_family((plan, bills) in plan_and_bills()) {
        let counts = |sharing: &mut MySharing| {
            let lines = sharing.services.values_mut();
            let lines = lines.flat_map(|terms| {
                (terms.visits, terms.days) = (None, None);
                terms.first.iter_mut().map(|(_, line)| line).chain([&mut terms.line])
            });
            for line in lines.chain([&mut sharing.default]) {
                (line.counts, line.covered) = (true, true);
            }
        };
        let mut plan = MyPlan { outside: None, spent: [0; 4], ..plan };
        counts(&mut plan.inside);
        let bills: Vec<MyBill> = bills
            .into_iter()
            .filter(|bill| !bill.refund)
            .map(|bill| MyBill { is_outside: false, covered: true, ..bill })
            .collect();
        let settlement = settled(&written(&plan, true), &course_file(&bills));
        let of = |person: Option<Option<usize>>| -> Money {
            let bills = bills.iter().zip(&settlement.splits);
            bills
                .filter(|(bill, _)| person.is_none_or(|person| bill.person == person))
                .map(|(_, split)| split.patient)
                .fold(Money::ZERO, |sum, patient| sum + patient)
        };
        if let Some((person, family)) = plan.inside.limit {
            if let Some(person) = person {
                for who in [None, Some(0), Some(1), Some(2)] {
                    prop_assert!(of(Some(who)) <= Money::cents(person));
                }
            }
            if let Some(family) = family {
                prop_assert!(of(None) <= Money::cents(family));
            }
        }
    }
}

// Medicare with every policy.

/// The type, and what the policy pays of the Part A deductible, days in skilled nursing, the Part B deductible, the share of Part B and what is billed above
/// it, in quarters.
const POLICIES: [(&str, [i128; 5]); 13] = [
    ("medicare", [0, 0, 0, 0, 0]),
    ("medigap-a", [0, 0, 0, 4, 0]),
    ("medigap-b", [4, 0, 0, 4, 0]),
    ("medigap-c", [4, 4, 4, 4, 0]),
    ("medigap-d", [4, 4, 0, 4, 0]),
    ("medigap-f", [4, 4, 4, 4, 4]),
    ("medigap-g", [4, 4, 0, 4, 4]),
    ("medigap-k", [2, 2, 0, 2, 0]),
    ("medigap-l", [3, 3, 0, 3, 0]),
    ("medigap-m", [2, 4, 0, 4, 0]),
    ("medigap-n", [4, 4, 0, 4, 0]),
    ("medigap-hd-f", [4, 4, 4, 4, 4]),
    ("medigap-hd-g", [4, 4, 0, 4, 4]),
];

/// What the days of each stay cost, counted one by one: whether it begins a benefit period, the days that are shared, and what of the bill is for how many days
/// that Medicare does not pay for.
fn stay_days(bills: &[MyBill], order: &[usize]) -> BTreeMap<usize, (bool, Q, Q, i128)> {
    let part_a = Q::cents(167_600);
    let mut stays: Vec<usize> =
        order.iter().copied().filter(|place| is_stay(bills[*place].service)).collect();
    stays.sort_by_key(|&place| (bills[place].day, bills[place].service, place));
    let mut daily: BTreeMap<usize, (bool, Q, Q, i128)> = BTreeMap::new();
    let (mut last, mut hospital, mut nursing, mut lifetime) = (i32::MIN / 2, 0, 0, 0);
    for place in stays {
        let bill = bills[place];
        let begins = bill.day > last + 60;
        if begins {
            (hospital, nursing) = (0, 0);
        }
        let (mut cost, mut beyond) = (ZERO, 0_i128);
        for day in bill.day..bill.day + i32::from(bill.days) {
            if day <= last {
                continue;
            }
            last = day;
            if SERVICES[bill.service].0 == "skilled-nursing" {
                nursing += 1;
                match nursing {
                    ..=20 => {}
                    21..=100 => cost = cost + Q::new(1, 8) * part_a,
                    _ => beyond += 1,
                }
            } else {
                hospital += 1;
                match hospital {
                    ..=60 => {}
                    61..=90 => cost = cost + Q::new(1, 4) * part_a,
                    _ if lifetime < 60 => {
                        lifetime += 1;
                        cost = cost + Q::new(1, 2) * part_a;
                    }
                    _ => beyond += 1,
                }
            }
        }
        let part = (Q::cents(bill.cents) * Q::new(beyond, bill.days.into())).rounded();
        daily.insert(place, (begins, cost.rounded(), part, beyond));
    }
    daily
}

/// Bills of 2025 with Medicare: the Part A deductible is 1,676, that of Part B 257.
fn medicare(policy: usize, bills: &[MyBill]) -> Vec<Q> {
    let (name, paid) = POLICIES[policy];
    let (part_a, part_b) = (Q::cents(167_600), Q::cents(25_700));
    let own = |amount: Q, quarters: i128| (amount * Q::new(4 - quarters, 4)).rounded();
    let mut order: Vec<usize> = (0..bills.len()).collect();
    order.sort_by_key(|&place| (bills[place].day, SERVICES[bills[place].service].1, place));
    let daily = stay_days(bills, &order);
    let (mut a_left, mut b_left) = (part_a, part_b);
    let mut deductible_left = Q::cents(287_000);
    let mut room = Q::cents(if name == "medigap-k" { 722_000 } else { 361_000 });
    let mut extra_days = 365_i128;
    let mut shares = vec![ZERO; bills.len()];
    for place in order {
        let bill = bills[place];
        let allowed = Q::cents(bill.cents);
        let service = SERVICES[bill.service].0;
        // What Medicare leaves, and what of it the person keeps: counted towards a yearly limit, the Part B deductible, and the rest.
        let (asked, kept, b_deductible, loose) = if let Some((begins, cost, beyond, days)) =
            daily.get(&place).copied()
        {
            let is_nursing = service == "skilled-nursing";
            if begins {
                a_left = part_a;
            }
            let covered = allowed - beyond;
            let deductible = if is_nursing { ZERO } else { covered.min(a_left) };
            a_left = a_left - deductible;
            let cost = cost.min(covered - deductible);
            let paid_days = if is_nursing || policy == 0 { 0 } else { days.min(extra_days) };
            extra_days -= paid_days;
            let beyond_kept = beyond - (beyond * Q::new(paid_days, days.max(1))).rounded();
            let of_days = match (policy, is_nursing) {
                (0, _) => cost,
                (_, true) => own(cost, paid[1]),
                (_, false) => ZERO,
            };
            (deductible + cost + beyond, own(deductible, paid[0]) + of_days, ZERO, beyond_kept)
        } else {
            let is_free = matches!(service, "lab" | "home-health");
            let deductible = if is_free { ZERO } else { allowed.min(b_left) };
            b_left = b_left - deductible;
            let mut share =
                if is_free { ZERO } else { (Q::new(1, 5) * (allowed - deductible)).rounded() };
            if matches!(service, "outpatient-facility" | "emergency-room") {
                share = share.min(part_a);
            }
            let above = Q::cents(bill.above);
            let kept = match (name, service) {
                ("medigap-n", "office-visit" | "specialist-visit") => share.min(Q::cents(2_000)),
                ("medigap-n", "emergency-room") => {
                    let is_admitted = bills.iter().any(|other| {
                        other.day == bill.day && SERVICES[other.service].0 == "inpatient-facility"
                    });
                    if is_admitted { ZERO } else { share.min(Q::cents(5_000)) }
                }
                _ => own(share, paid[3]),
            };
            (deductible + share + above, kept, own(deductible, paid[2]), own(above, paid[4]))
        };
        shares[place] = match name {
            "medigap-k" | "medigap-l" => {
                let under = (room - b_deductible).max(ZERO);
                let pays = kept.min(under);
                room = under - pays;
                b_deductible + pays + loose
            }
            "medigap-hd-f" | "medigap-hd-g" => {
                // All that Medicare leaves, up to the policy's deductible; then what the policy leaves.
                let before = deductible_left;
                // What lies beyond skilled nursing no policy pays, and it counts towards nothing.
                let counted = asked - loose;
                deductible_left = (deductible_left - counted).max(ZERO);
                let towards = before - deductible_left;
                towards.max(kept + b_deductible) + loose
            }
            _ => kept + b_deductible + loose,
        };
    }
    shares
}

fn is_stay(service: usize) -> bool {
    matches!(SERVICES[service].0, "inpatient-facility" | "skilled-nursing")
}

fn medicare_bills() -> impl Any<Value = Vec<MyBill>> {
    let services: Vec<usize> =
        (0..SERVICES.len()).filter(|place| !SERVICES[*place].0.starts_with("drug")).collect();
    let stays: Vec<usize> = services.iter().copied().filter(|service| is_stay(*service)).collect();
    let service = prop_oneof![3 => select(services), 2 => select(stays)];
    let days = prop_oneof![3 => 1_u16..30, 1 => 30_u16..160];
    let one = (0_i32..200, service, amount(), days, proptest::option::weighted(0.3, 0_i64..=15));
    prop::collection::vec(one, 1..12).prop_map(|all| {
        let mut bills: Vec<MyBill> = all
            .into_iter()
            .map(|(day, service, cents, days, above)| MyBill {
                day,
                service,
                cents,
                person: None,
                is_outside: false,
                covered: true,
                days: if has_days(service) { days } else { 1 },
                above: above.filter(|_| !is_stay(service)).map_or(0, |part| cents * part / 100),
                processed: None,
                refund: false,
            })
            .collect();
        bills.sort_by_key(|bill| bill.day);
        bills
    })
}

proptest! {
    #![proptest_config(config(pairs() / 2))]

    #[test]
    fn every_policy_pays_its_part(policy in 0_usize..POLICIES.len(), bills in medicare_bills()) {
        let file = format!("type: {}\n", POLICIES[policy].0);
        let course = course_file(&bills);
        let settlement = settled(&file, &course);
        let found: Vec<Q> = settlement.splits.iter().map(|split| split.patient.into()).collect();
        prop_assert_eq!(found, medicare(policy, &bills), "{}{}", file, course);
        for split in &settlement.splits {
            prop_assert!(Money::ZERO <= split.patient && split.patient <= split.allowed + split.above);
        }
    }
}

/// What a day costs is a part of the year's deductible, and comes to what is published for that year.
#[test]
fn the_days_of_part_a_cost_what_is_published() {
    // Year, days 61 to 90, lifetime days, skilled nursing.
    for (year, shared, lifetime, nursing) in [
        (2022, "389.00", "778.00", "194.50"),
        (2024, "408.00", "816.00", "204.00"),
        (2025, "419.00", "838.00", "209.50"),
        (2026, "434.00", "868.00", "217.00"),
    ] {
        let cost = |service: &str, before: u16| {
            let course = |days: u16| {
                format!(
                    "services:\n  - {{date: {year}-01-01, service: {service}, days: {days}, allowed: 900000}}\n"
                )
            };
            let of = |days: u16| settled("type: medicare\n", &course(days)).patient();
            (of(before + 1) - of(before)).plain()
        };
        assert_eq!(cost("inpatient-facility", 60), shared, "{year}");
        assert_eq!(cost("inpatient-facility", 89), shared, "{year}");
        assert_eq!(cost("inpatient-facility", 59), "0.00", "{year}");
        assert_eq!(cost("inpatient-facility", 90), lifetime, "{year}");
        assert_eq!(cost("inpatient-facility", 149), lifetime, "{year}");
        assert_eq!(cost("skilled-nursing", 19), "0.00", "{year}");
        assert_eq!(cost("skilled-nursing", 20), nursing, "{year}");
        assert_eq!(cost("skilled-nursing", 99), nursing, "{year}");
    }
}
