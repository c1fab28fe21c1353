//! The laws of cost sharing, and a second, plain version of the published rules with exact fractions: on random plans and bills both must agree
//! to the last cent of each bill, and for known prices to the last millionth of a dollar. What is built on the rules (estimates, draws, break-even, what matters most) is held to them too.

#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a broken test should stop")]

use crate::common::spinecmp;
use jiff::ToSpan;
use jiff::civil::Date;
use proptest::prelude::{
    Just, ProptestConfig, TestCaseError, any, prop, prop_assert, prop_assert_eq, prop_oneof,
    proptest,
};
use proptest::sample::select;
use proptest::strategy::Strategy as Any;
use serde_json::Value;
use spinecmp::cost::{
    Bill, Choice, Distribution, Draws, End, Estimate, Extra, Histogram, Input, InputEffect,
    Meeting, Model, PriceVariation, Quote, QuoteBasis, QuotedPrice, Range, Repeat, Request, STEPS,
    Sessions, Settlement, SimulatedSum, Strategy, Timing, TreatmentOrPathway, break_even, build,
    quote, read_course, sensitivity, settle, simulate,
};
use spinecmp::knowledge::{
    Copay, Knowledge, PartAmount, Payer, Plan, PlanType, Price, PriceBasis, PriceIndex, PriceRange,
    Service, Site, Spent, Terms,
};
use spinecmp::values::{Fraction, List, Money};
use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::ops::{Add, Mul, Sub};

fn knowledge() -> &'static Knowledge {
    spinecmp::builtin().expect("the built-in knowledge")
}

pub(crate) fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

// Exact fractions.

/// `over` / `under`, in lowest terms, `under` more than 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Q {
    over: i128,
    under: i128,
}

pub(crate) const ZERO: Q = Q { over: 0, under: 1 };

fn divisor(mut a: i128, mut b: i128) -> i128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.abs().max(1)
}

impl Q {
    pub(crate) fn new(over: i128, under: i128) -> Self {
        assert!(under > 0, "a fraction");
        let divisor = divisor(over, under);
        Self { over: over / divisor, under: under / divisor }
    }

    pub(crate) fn cents(cents: i64) -> Self {
        Self::new(cents.into(), 100)
    }

    /// Whole cents, half a cent up.
    pub(crate) fn rounded(self) -> Self {
        Self::new((2 * 100 * self.over + self.under).div_euclid(2 * self.under), 100)
    }

    /// Whole cents, half a cent up, as text.
    pub(crate) fn plain(self) -> String {
        let cents = (2 * 100 * self.over + self.under).div_euclid(2 * self.under);
        let sign = if cents < 0 { "-" } else { "" };
        let cents = cents.abs();
        format!("{sign}{}.{:02}", cents / 100, cents % 100)
    }
}

impl From<Money> for Q {
    fn from(money: Money) -> Self {
        Self::new(money.millionths().into(), 1_000_000)
    }
}

impl From<Fraction> for Q {
    fn from(fraction: Fraction) -> Self {
        Self::new(fraction.ten_thousandths().into(), 10_000)
    }
}

impl Add for Q {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self::new(self.over * other.under + other.over * self.under, self.under * other.under)
    }
}

impl Sub for Q {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        let minus = Self { over: -other.over, ..other };
        self + minus
    }
}

impl Mul for Q {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        Self::new(self.over * other.over, self.under * other.under)
    }
}

impl std::iter::Sum for Q {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(ZERO, Self::add)
    }
}

impl PartialOrd for Q {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Q {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.over * other.under).cmp(&(other.over * self.under))
    }
}

// The published rules, plainly.

/// The words of a course file, in the order in which a day counts them.
const SERVICES: [(&str, u8); 9] = [
    ("office-visit", 0),
    ("specialist-visit", 0),
    ("physician", 1),
    ("outpatient-facility", 2),
    ("surgery-center-facility", 2),
    ("inpatient-facility", 2),
    ("physical-therapy", 3),
    ("imaging", 3),
    ("other", 3),
];

const STAY: &str = "inpatient-facility";

/// Medicare's deductibles of Part A and Part B by year, in dollars.
const MEDICARE: [(i16, i64, i64); 6] = [
    (2021, 1484, 203),
    (2022, 1556, 233),
    (2023, 1600, 226),
    (2024, 1632, 240),
    (2025, 1676, 257),
    (2026, 1736, 283),
];

/// A plan.
#[derive(Debug, Clone)]
enum Rules {
    Private { deductible: Q, share: Q, limit: Option<Q>, copays: Vec<(&'static str, Q)> },
    Medicare(Gap),
    Uninsured,
}

/// What stands beside Medicare.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Gap {
    None,
    G,
    N(Q),
}

/// One plan year.
struct Year<'r> {
    rules: &'r Rules,
    deductible_left: Q,
    paid: Q,
    part_a: Q,
    /// Every bill by itself, as insurers do.
    to_cent: bool,
}

impl<'r> Year<'r> {
    /// `calendar`: the year of Medicare's amounts.
    fn open(rules: &'r Rules, calendar: i16) -> Self {
        let (part_a, part_b) = match rules {
            Rules::Medicare(_) => medicare(calendar),
            Rules::Private { .. } | Rules::Uninsured => (ZERO, ZERO),
        };
        Self {
            rules,
            deductible_left: match rules {
                Rules::Private { deductible, .. } => *deductible,
                Rules::Medicare(_) | Rules::Uninsured => part_b,
            },
            paid: ZERO,
            part_a,
            to_cent: false,
        }
    }

    fn claim_by_claim(self) -> Self {
        Self { to_cent: true, ..self }
    }

    fn round(&self, share: Q) -> Q {
        if self.to_cent { share.rounded() } else { share }
    }

    fn after(mut self, spent: (Q, Q)) -> Self {
        self.deductible_left = (self.deductible_left - spent.0).max(ZERO);
        self.paid = spent.1;
        self
    }

    /// What the person pays of a bill. `part_a_left`: of the Part A deductible, in this benefit period. `days`: what the days of a stay cost, and what of the
    /// bill is for days that Medicare does not pay for.
    fn pay(&mut self, service: &str, allowed: Q, part_a_left: &mut Q, days: (Q, Q, Q)) -> Q {
        if service == "own-pocket" {
            return allowed;
        }
        match self.rules {
            Rules::Uninsured => allowed,
            Rules::Private { share, limit, copays, .. } => {
                let room = limit.map_or(allowed, |limit| (limit - self.paid).max(ZERO));
                let copay = copays.iter().find(|(of, _)| *of == service);
                let pay = if let Some((_, copay)) = copay {
                    (*copay).min(allowed).min(room)
                } else {
                    let d = self.deductible(allowed);
                    (d + self.round(*share * (allowed - d))).min(room)
                };
                self.paid = self.paid + pay;
                pay
            }
            Rules::Medicare(gap) if service == STAY => {
                let covered = allowed - days.1;
                let d = covered.min(*part_a_left);
                *part_a_left = *part_a_left - d;
                let daily = days.0.min(covered - d);
                if *gap == Gap::None { d + daily + days.1 } else { days.2 }
            }
            Rules::Medicare(gap) => {
                let d = self.deductible(allowed);
                let twenty = self.round(Q::new(1, 5) * (allowed - d));
                d + match gap {
                    Gap::None if service == "outpatient-facility" => twenty.min(self.part_a),
                    Gap::None => twenty,
                    Gap::N(copay) if service.ends_with("-visit") => twenty.min(*copay),
                    Gap::G | Gap::N(_) => ZERO,
                }
            }
        }
    }

    fn deductible(&mut self, allowed: Q) -> Q {
        let d = allowed.min(self.deductible_left);
        self.deductible_left = self.deductible_left - d;
        d
    }
}

fn medicare(calendar: i16) -> (Q, Q) {
    let (_, part_a, part_b) =
        MEDICARE.into_iter().find(|(year, ..)| *year == calendar).expect("a year of the table");
    (Q::cents(part_a * 100), Q::cents(part_b * 100))
}

/// A plan file: its rules, the day on which its year begins, what was spent and in which year.
#[derive(Debug, Clone)]
struct MyPlan {
    rules: Rules,
    starts: (i8, i8),
    spent: (Q, Q),
    spent_in: Option<i16>,
    file: String,
}

/// A bill: the day, counted from the first of 2021, and for a stay the day of leaving, counted from it.
#[derive(Debug, Clone, Copy)]
struct MyBill {
    day: i32,
    service: usize,
    cents: i64,
    stays: Option<i32>,
}

impl MyBill {
    fn name(&self) -> &'static str {
        SERVICES[self.service].0
    }

    fn date(&self) -> Date {
        date(self.day)
    }

    fn leaves(&self) -> i32 {
        self.day + self.stays.unwrap_or(0)
    }
}

fn date(day: i32) -> Date {
    jiff::civil::date(2021, 1, 1) + day.days()
}

fn course_file(bills: &[MyBill]) -> String {
    let mut file = String::from("services:\n");
    for bill in bills {
        let leaves = match bill.stays {
            Some(days) => format!(", discharge: {}", date(bill.day + days)),
            None => String::new(),
        };
        file.push_str(&format!(
            "  - {{ date: {}, service: {}, allowed: {}{leaves} }}\n",
            bill.date(),
            bill.name(),
            Q::cents(bill.cents).plain()
        ));
    }
    file
}

/// In the order of their dates.
fn by_date(mut bills: Vec<MyBill>) -> Vec<MyBill> {
    bills.sort_by_key(|bill| bill.day);
    bills
}

fn plan_year(plan: &MyPlan, bill: &MyBill) -> i16 {
    let date = bill.date();
    let (month, day) = match plan.rules {
        Rules::Medicare(_) => (1, 1),
        Rules::Private { .. } | Rules::Uninsured => plan.starts,
    };
    date.year() - i16::from((date.month(), date.day()) < (month, day))
}

/// A benefit period, the year in which it began, and what the days of a stay in it cost: those that are shared, and those beyond (of the whole bill, and of what a
/// policy does not pay).
type Period = (usize, i16, (Q, Q, Q));

/// For each bill that is a stay: where it stands. Days are counted one by one.
fn periods(bills: &[MyBill], order: &[usize]) -> Vec<Option<Period>> {
    let mut periods = vec![None; bills.len()];
    let mut current: Option<(usize, i16)> = None;
    let mut inside: BTreeSet<i32> = BTreeSet::new();
    let mut lifetime = 0;
    // Every policy pays so many further days, once in a life.
    let mut further = 365;
    for &place in order {
        let bill = &bills[place];
        if bill.name() != STAY {
            continue;
        }
        if inside.last().is_none_or(|last| bill.day > last + 60) {
            current = Some((current.map_or(0, |(id, _)| id + 1), bill.date().year()));
            inside.clear();
        }
        // The day of leaving is no day in hospital, unless it is the day of arrival.
        let days: Vec<i32> = (bill.day..bill.leaves().max(bill.day + 1)).collect();
        let (mut shared, mut beyond) = (ZERO, 0_i64);
        for day in &days {
            if !inside.insert(*day) {
                continue;
            }
            let part_a = |under| medicare(date(*day).year()).0 * Q::new(1, under);
            match inside.len() {
                ..=60 => {}
                61..=90 => shared = shared + part_a(4),
                _ if lifetime < 60 => {
                    lifetime += 1;
                    shared = shared + part_a(2);
                }
                _ => beyond += 1,
            }
        }
        let all = i128::try_from(days.len()).expect("a few");
        let paid = beyond.min(further);
        further -= paid;
        let whole = (Q::cents(bill.cents) * Q::new(beyond.into(), all)).rounded();
        let by_policy = (whole * Q::new(paid.into(), i128::from(beyond.max(1)))).rounded();
        periods[place] = current.map(|(id, year)| (id, year, (shared, whole, whole - by_policy)));
    }
    periods
}

/// What the person pays of each bill, in the order of the file.
fn shares(plan: &MyPlan, bills: &[MyBill]) -> Vec<Q> {
    let mut order: Vec<usize> = (0..bills.len()).collect();
    order.sort_by_key(|&place| (bills[place].day, SERVICES[bills[place].service].1, place));
    let periods = periods(bills, &order);
    let years: BTreeSet<i16> = bills.iter().map(|bill| plan_year(plan, bill)).collect();
    let spent_in = plan.spent_in.or(years.first().copied());
    let mut part_a_left: Vec<Q> = Vec::new();
    let mut shares = vec![ZERO; bills.len()];
    for year in years {
        let mut state = Year::open(&plan.rules, year).claim_by_claim();
        if spent_in == Some(year) {
            state = state.after(plan.spent);
        }
        for &place in &order {
            let bill = &bills[place];
            if plan_year(plan, bill) != year {
                continue;
            }
            let mut none = ZERO;
            let left = match periods[place] {
                Some((period, began, _)) => {
                    if part_a_left.len() == period {
                        let is_medicare = matches!(plan.rules, Rules::Medicare(_));
                        part_a_left.push(if is_medicare { medicare(began).0 } else { ZERO });
                    }
                    &mut part_a_left[period]
                }
                None => &mut none,
            };
            let days = periods[place].map_or((ZERO, ZERO, ZERO), |(.., days)| days);
            shares[place] = state.pay(bill.name(), Q::cents(bill.cents), left, days);
        }
    }
    shares
}

// The program's answer.

fn read(plan: &MyPlan) -> Plan {
    Knowledge::read_plan("plan.yaml", plan.file.as_bytes()).expect("a plan without problems")
}

fn settled(plan: &MyPlan, bills: &[MyBill]) -> Settlement {
    let costs = &knowledge().costs;
    let plan = read(plan);
    let file = course_file(bills);
    let course = read_course("course.yaml", file.as_bytes(), Some(&plan), costs)
        .expect("a course without problems");
    settle(&course, &plan, costs).expect("the plan's amounts are known")
}

fn total(plan: &MyPlan, bills: &[MyBill]) -> Q {
    settled(plan, bills).patient().into()
}

/// What holds for every plan; gives what the person pays of each bill.
fn agrees(plan: &MyPlan, bills: &[MyBill]) -> Result<Vec<Q>, TestCaseError> {
    let settlement = settled(plan, bills);
    let expected = shares(plan, bills);
    let found: Vec<Q> = settlement.splits.iter().map(|split| split.patient.into()).collect();
    prop_assert_eq!(&found, &expected, "{}", course_file(bills));
    for (split, bill) in settlement.splits.iter().zip(bills) {
        prop_assert_eq!(Q::from(split.allowed), Q::cents(bill.cents));
        // The plan pays the rest, and never less than nothing.
        prop_assert!(Money::ZERO <= split.patient && split.patient <= split.allowed);
    }
    let years: Vec<i16> = bills.iter().map(|bill| plan_year(plan, bill)).collect();
    prop_assert_eq!(&settlement.plan_years, &years);
    let each: BTreeSet<i16> = years.iter().copied().collect();
    let totals: Vec<(i16, Q, Q)> = each
        .into_iter()
        .map(|year| {
            let of_year = |amounts: &mut dyn Iterator<Item = Q>| -> Q {
                let of_year = amounts.zip(&years).filter(|(_, of)| **of == year);
                of_year.map(|(amount, _)| amount).sum()
            };
            (
                year,
                of_year(&mut bills.iter().map(|bill| Q::cents(bill.cents))),
                of_year(&mut expected.iter().copied()),
            )
        })
        .collect();
    let found: Vec<(i16, Q, Q)> = settlement
        .years
        .iter()
        .map(|year| (year.plan_year, year.allowed.into(), year.patient.into()))
        .collect();
    prop_assert_eq!(found, totals);
    let patient = expected.iter().copied().sum::<Q>();
    prop_assert_eq!(Q::from(settlement.patient()), patient);
    prop_assert_eq!(settlement.patient().plain(), patient.plain());
    Ok(expected)
}

// Random plans and bills.

fn amount() -> impl Any<Value = i64> {
    prop_oneof![
        1 => Just(0_i64),
        2 => 1_i64..300,
        6 => 300_i64..300_000,
        2 => 300_000_i64..7_000_000,
        1 => Just(10_000_000_000_i64),
    ]
}

/// Days of four years, many of them the same or near a turn of the year.
fn day() -> impl Any<Value = i32> {
    prop_oneof![
        2 => select(vec![0, 1, 60, 61, 200, 363, 364, 365, 366, 729, 730, 731]),
        3 => 0_i32..1400,
        1 => 300_i32..430,
    ]
}

fn bill(services: &[usize]) -> impl Any<Value = MyBill> {
    let stays = proptest::option::of(0_i32..=60);
    (day(), select(services.to_vec()), amount(), stays).prop_map(|(day, service, cents, stays)| {
        MyBill { day, service, cents, stays: stays.filter(|_| SERVICES[service].0 == STAY) }
    })
}

const ALL: [usize; 9] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
/// All but stays.
const PART_B: [usize; 8] = [0, 1, 2, 3, 4, 6, 7, 8];

fn bills(services: &[usize]) -> impl Any<Value = Vec<MyBill>> {
    prop::collection::vec(bill(services), 1..14).prop_map(by_date)
}

/// A private plan before it is written down, in cents and ten-thousandths.
#[derive(Debug, Clone)]
struct Private {
    deductible: i64,
    share: i64,
    limit: Option<i64>,
    copays: Vec<(usize, i64)>,
    starts: (i8, i8),
    spent: (i64, i64),
    year: Option<i16>,
}

fn written(terms: &Private) -> MyPlan {
    let dollars = |cents: i64| Q::cents(cents).plain();
    let mut file = format!(
        "type: private\nplan-year-starts: {:02}-{:02}\ndeductible: {}\ncoinsurance: {}.{:04}\n",
        terms.starts.0,
        terms.starts.1,
        dollars(terms.deductible),
        terms.share / 10_000,
        terms.share % 10_000,
    );
    if let Some(limit) = terms.limit {
        file.push_str(&format!("out-of-pocket-max: {}\n", dollars(limit)));
    }
    if let Some(year) = terms.year {
        file.push_str(&format!("plan-year: {year}\n"));
    }
    if !terms.copays.is_empty() {
        file.push_str("copays:\n");
        for (service, copay) in &terms.copays {
            let name = SERVICES[*service].0;
            file.push_str(&format!("  {name}: {}\n", dollars(*copay)));
        }
    }
    if terms.spent != (0, 0) {
        let (deductible, all) = (dollars(terms.spent.0), dollars(terms.spent.1));
        file.push_str(&format!("spent: {{ deductible: {deductible}, out-of-pocket: {all} }}\n"));
    }
    MyPlan {
        rules: Rules::Private {
            deductible: Q::cents(terms.deductible),
            share: Q::new(terms.share.into(), 10_000),
            limit: terms.limit.map(Q::cents),
            copays: terms
                .copays
                .iter()
                .map(|(service, copay)| (SERVICES[*service].0, Q::cents(*copay)))
                .collect(),
        },
        starts: terms.starts,
        spent: (Q::cents(terms.spent.0), Q::cents(terms.spent.1)),
        spent_in: terms.year,
        file,
    }
}

fn deductible() -> impl Any<Value = i64> {
    prop_oneof![Just(0_i64), 1_i64..20_000, 20_000_i64..1_000_000]
}

fn share() -> impl Any<Value = i64> {
    prop_oneof![Just(0_i64), Just(2000), Just(10_000), 0_i64..=10_000]
}

/// Private plans. The year that a plan names is at or before that of every bill.
fn private() -> impl Any<Value = Private> {
    let copays = prop::collection::btree_map(select(ALL.to_vec()), 0_i64..20_000, 0..4);
    (
        deductible(),
        share(),
        proptest::option::of(prop_oneof![Just(0_i64), 0_i64..1_000_000]),
        copays,
        (1_i8..=12, 1_i8..=28),
        (0_i64..=100, 0_i64..=100),
        proptest::option::of(Just(2020_i16)),
    )
        .prop_map(|(deductible, share, above, copays, starts, spent, year)| {
            let limit = above.map(|above| deductible + above);
            let towards = deductible * spent.0 / 100;
            let most = limit.unwrap_or(deductible + 500_000);
            Private {
                deductible,
                share,
                limit,
                copays: copays.into_iter().collect(),
                starts,
                spent: (towards, towards + (most - towards) * spent.1 / 100),
                year,
            }
        })
}

/// Nothing was spent, and the plan is for any year.
fn fresh(terms: Private) -> Private {
    Private { spent: (0, 0), year: None, ..terms }
}

fn with_medicare(gap: Gap) -> MyPlan {
    let file = match gap {
        Gap::None => "type: medicare\n".to_owned(),
        Gap::G => "type: medigap-g\n".to_owned(),
        Gap::N(copay) => format!("type: medigap-n\nvisit-copay: {}\n", copay.plain()),
    };
    MyPlan {
        rules: Rules::Medicare(gap),
        starts: (1, 1),
        spent: (ZERO, ZERO),
        spent_in: None,
        file,
    }
}

fn gap() -> impl Any<Value = Gap> {
    prop_oneof![
        2 => Just(Gap::None),
        1 => Just(Gap::G),
        1 => Just(Gap::N(Q::cents(2000))),
        1 => (0_i64..10_000).prop_map(|cents| Gap::N(Q::cents(cents))),
    ]
}

/// Several stays, close enough to share benefit periods, beside other bills.
fn bills_with_stays() -> impl Any<Value = Vec<MyBill>> {
    let stay = (0_i32..500, amount(), prop_oneof![3 => 0_i32..=60, 1 => 60_i32..=300])
        .prop_map(|(day, cents, stays)| MyBill { day, service: 5, cents, stays: Some(stays) });
    (prop::collection::vec(stay, 1..8), prop::collection::vec(bill(&PART_B), 0..7)).prop_map(
        |(mut stays, others)| {
            stays.extend(others);
            by_date(stays)
        },
    )
}

/// Puts a bill in its place by date, before all others of its day or after them.
fn put_in(bills: &[MyBill], new: MyBill, is_first: bool) -> Vec<MyBill> {
    let mut more = bills.to_vec();
    let place = more
        .iter()
        .position(|bill| if is_first { bill.day >= new.day } else { bill.day > new.day })
        .unwrap_or(more.len());
    more.insert(place, new);
    more
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn a_private_plan_shares_as_the_published_rules_say(terms in private(), bills in bills(&ALL)) {
        let plan = written(&terms);
        let shares = agrees(&plan, &bills)?;
        // No plan year asks for more than the limit, what was spent before included.
        if let Some(limit) = terms.limit {
            let years: BTreeSet<i16> = bills.iter().map(|bill| plan_year(&plan, bill)).collect();
            for year in &years {
                let of_year = bills.iter().zip(&shares).filter(|(bill, _)| plan_year(&plan, bill) == *year);
                let mut paid: Q = of_year.map(|(_, share)| *share).sum();
                if plan.spent_in.or(years.first().copied()) == Some(*year) {
                    paid = paid + plan.spent.1;
                }
                prop_assert!(paid <= Q::cents(limit), "{paid:?} in {year}");
            }
        }
    }

    #[test]
    fn a_further_service_never_lowers_the_total(
        terms in private(), bills in bills(&ALL), new in bill(&ALL), is_first: bool
    ) {
        let plan = written(&terms);
        let before = total(&plan, &bills);
        // At the end.
        let last = bills.last().map_or(0, |bill| bill.day);
        let mut more = bills.clone();
        more.push(MyBill { day: last + new.day, ..new });
        prop_assert!(total(&plan, &more) >= before);
        // Anywhere.
        let more = put_in(&bills, new, is_first);
        prop_assert!(total(&plan, &more) >= before);
    }

    #[test]
    fn with_a_share_of_the_whole_the_deductible_does_not_matter(
        terms in private().prop_map(fresh), other in deductible(), bills in bills(&ALL)
    ) {
        let with = |deductible: i64| written(&Private {
            deductible: terms.limit.map_or(deductible, |limit| deductible.min(limit)),
            share: 10_000,
            ..terms.clone()
        });
        prop_assert_eq!(total(&with(terms.deductible), &bills), total(&with(other), &bills));
    }

    #[test]
    fn a_plan_that_asks_for_nothing_costs_nothing(terms in private().prop_map(fresh), bills in bills(&ALL)) {
        let free = Private { deductible: 0, share: 0, copays: Vec::new(), ..terms };
        prop_assert_eq!(total(&written(&free), &bills), ZERO);
    }

    #[test]
    fn the_order_of_the_file_within_a_day_does_not_matter(
        terms in private(), bills in bills(&ALL), few in 1_i32..4, keys in prop::collection::vec(any::<u32>(), 14)
    ) {
        // On a few days only, so that many share one.
        let bills = by_date(bills.into_iter().map(|bill| MyBill { day: bill.day % few, ..bill }).collect());
        let mut shuffled: Vec<(i32, u32, MyBill)> =
            bills.iter().zip(keys).map(|(bill, key)| (bill.day, key, *bill)).collect();
        shuffled.sort_by_key(|(day, key, _)| (*day, *key));
        let shuffled: Vec<MyBill> = shuffled.into_iter().map(|(_, _, bill)| bill).collect();
        let plan = written(&terms);
        // Which of two equals meets the deductible can move a rounding, by a cent a bill.
        let (one, other) = (total(&plan, &shuffled), total(&plan, &bills));
        let cents = Q::new(i128::try_from(bills.len()).expect("a few"), 100);
        prop_assert!((one - other).max(other - one) <= cents, "{one:?} {other:?}");
    }

    #[test]
    fn each_plan_year_stands_alone(terms in private().prop_map(fresh), bills in bills(&ALL)) {
        let plan = written(&terms);
        let settlement = settled(&plan, &bills);
        prop_assert!(settlement.years.iter().map(|year| year.plan_year).is_sorted());
        for year in &settlement.years {
            let of_year: Vec<MyBill> =
                bills.iter().copied().filter(|bill| plan_year(&plan, bill) == year.plan_year).collect();
            prop_assert_eq!(total(&plan, &of_year), Q::from(year.patient), "{}", year.plan_year);
        }
    }

    #[test]
    fn medicare_shares_as_the_published_rules_say(gap in gap(), bills in bills_with_stays()) {
        agrees(&with_medicare(gap), &bills)?;
    }

    #[test]
    fn medicare_shares_part_b_as_the_published_rules_say(gap in gap(), bills in bills(&PART_B)) {
        let plan = with_medicare(gap);
        let shares = agrees(&plan, &bills)?;
        let years: BTreeSet<i16> = bills.iter().map(|bill| bill.date().year()).collect();
        let deductibles: Q = years.iter().map(|year| medicare(*year).1).sum();
        let paid: Q = shares.into_iter().sum();
        match gap {
            // Only the Part B deductible, once a year.
            Gap::G => prop_assert!(paid <= deductibles),
            Gap::N(copay) => {
                let visits = bills.iter().filter(|bill| bill.name().ends_with("-visit")).count();
                let visits = Q::new(i128::try_from(visits).expect("a few"), 1);
                prop_assert!(paid <= deductibles + visits * copay);
            }
            Gap::None => {}
        }
    }

    #[test]
    fn a_policy_beside_medicare_never_costs_more(bills in bills_with_stays()) {
        let of = |gap| total(&with_medicare(gap), &bills);
        let [bare, n, g] = [Gap::None, Gap::N(Q::cents(2000)), Gap::G].map(of);
        prop_assert!(g <= n && n <= bare, "{g:?} {n:?} {bare:?}");
    }

    /// A stay between two others can make one benefit period of two, and lower the total: so only the services of Part B are put in.
    #[test]
    fn a_further_service_of_part_b_never_lowers_the_total_of_medicare(
        gap in gap(), bills in bills_with_stays(), new in bill(&PART_B), is_first: bool
    ) {
        let plan = with_medicare(gap);
        let more = put_in(&bills, new, is_first);
        prop_assert!(total(&plan, &more) >= total(&plan, &bills));
    }

    /// Two facility fees, or two visits, of one day count in the order of the file; so each day has one of each kind here.
    #[test]
    fn the_order_of_the_file_within_a_day_does_not_matter_to_medicare(
        gap in gap(),
        days in prop::collection::vec((0_i32..3, [amount(), amount(), amount(), amount()], select(vec![3_usize, 4, 5])), 1..4),
        keys in prop::collection::vec(any::<u32>(), 16),
    ) {
        let mut seen = BTreeSet::new();
        let mut bills = Vec::new();
        for (day, cents, facility) in days {
            if seen.insert(day) {
                for (service, cents) in [0, 2, facility, 7].into_iter().zip(cents) {
                    let stays = (service == 5).then_some(1);
                    bills.push(MyBill { day: day * 40, service, cents, stays });
                }
            }
        }
        let plan = with_medicare(gap);
        let mut shuffled: Vec<(u32, MyBill)> = keys.into_iter().zip(bills.clone()).collect();
        shuffled.sort_by_key(|(key, bill)| (bill.day, *key));
        let shuffled: Vec<MyBill> = shuffled.into_iter().map(|(_, bill)| bill).collect();
        prop_assert_eq!(total(&plan, &shuffled), total(&plan, &by_date(bills)));
    }

    #[test]
    fn without_insurance_all_is_paid_and_a_list_price_less_the_discount(
        bills in bills(&ALL), discount in 0_i64..=10_000
    ) {
        let plan = MyPlan {
            rules: Rules::Uninsured,
            starts: (1, 1),
            spent: (ZERO, ZERO),
            spent_in: None,
            file: format!("type: uninsured\ndiscount-off-list: {}.{:04}\n", discount / 10_000, discount % 10_000),
        };
        agrees(&plan, &bills)?;
        let file = course_file(&bills).replace("allowed:", "list-price:");
        let (read, costs) = (read(&plan), &knowledge().costs);
        let course = read_course("course.yaml", file.as_bytes(), Some(&read), costs)
            .expect("a course without problems");
        let settlement = settle(&course, &read, costs).expect("settled");
        let rest = Q::new((10_000 - discount).into(), 10_000);
        let expected: Q = bills.iter().map(|bill| Q::cents(bill.cents) * rest).sum();
        prop_assert_eq!(Q::from(settlement.patient()), expected);
        prop_assert_eq!(Q::from(settlement.allowed()), expected);
    }

    #[test]
    fn an_amount_of_another_year_is_exact_and_rounded_once(
        cents in 0_i64..=10_000_000, index in 0_usize..13, from in 2000_u16..=2025, to in 2000_u16..=2025
    ) {
        let indexes: Vec<&PriceIndex> = knowledge().costs.indexes.iter().collect();
        let index = indexes[index];
        let level = |year: u16| index.by_year.iter().find(|(known, _)| *known == year).map(|(_, level)| *level);
        let found = index.carry(Money::cents(cents), from, to).map(Money::plain);
        let expected = level(from).zip(level(to)).map(|(from, to)| {
            (Q::cents(cents) * Q::new(to.into(), from.into())).plain()
        });
        prop_assert_eq!(found, expected);
    }
}

proptest! {
    #![proptest_config(config(40))]

    /// From files to the document: every amount is the exact one, rounded once.
    #[test]
    fn the_command_line_prints_the_exact_amounts(
        terms in private(), gap in proptest::option::weighted(0.3, gap()), bills in bills(&ALL)
    ) {
        let plan = gap.map_or_else(|| written(&terms), with_medicare);
        // Medicare counts days: each stay tells them.
        let bills: Vec<MyBill> = bills
            .into_iter()
            .map(|bill| MyBill { stays: (bill.name() == STAY).then(|| bill.stays.unwrap_or(1)), ..bill })
            .collect();
        let folder = tempfile::TempDir::new().expect("a folder");
        let file = |name: &str, text: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).expect("written");
            path.to_str().expect("a path").to_owned()
        };
        let (plan_file, course) = (file("plan.yaml", &plan.file), file("course.yaml", &course_file(&bills)));
        let run = spinecmp(&["cost", "--course", &course, "--plan", &plan_file, "-f", "json"], "");
        prop_assert_eq!((run.code, run.err.as_str()), (0, ""));
        let document: Value = serde_json::from_str(&run.out).expect("JSON");
        let shares = shares(&plan, &bills);
        let services = document["services"].as_array().expect("services");
        prop_assert_eq!(services.len(), bills.len());
        for ((service, share), bill) in services.iter().zip(&shares).zip(&bills) {
            prop_assert_eq!(service["patient_share"].to_string(), share.plain());
            prop_assert_eq!(service["allowed"].to_string(), Q::cents(bill.cents).plain());
        }
        let patient: Q = shares.iter().copied().sum();
        prop_assert_eq!(document["total_patient_share"].to_string(), patient.plain());
        for year in document["years"].as_array().expect("years") {
            let of_year = bills.iter().zip(&shares).filter(|(bill, _)| {
                year["plan_year"] == plan_year(&plan, bill)
            });
            let paid: Q = of_year.map(|(_, share)| *share).sum();
            prop_assert_eq!(year["patient_share"].to_string(), paid.plain());
        }
    }
}

// Estimates of the built-in knowledge.

/// The rules of a plan of the knowledge, or of a plan that was read.
fn rules_of(plan: &Plan) -> Rules {
    match &plan.terms {
        Terms::Private(terms) => Rules::Private {
            deductible: terms.deductible.for_one().into(),
            share: terms.rest.coinsurance.into(),
            limit: terms.limit.map(|limit| limit.for_one().into()),
            // No known price has more visits than a plan's first ones.
            copays: terms
                .services
                .iter()
                .map(|(service, terms)| {
                    let line = terms.first.map_or(terms.line, |(_, line)| line);
                    let Copay { amount, .. } = line.copay.expect("a copay");
                    (service.slug(), Q::from(amount))
                })
                .collect(),
        },
        Terms::Medicare(terms) => Rules::Medicare(match terms.policy {
            None => Gap::None,
            Some(PlanType::MedigapN) => Gap::N(terms.visit_copay.expect("a copay").into()),
            Some(_) => Gap::G,
        }),
        Terms::Uninsured { .. } => Rules::Uninsured,
    }
}

/// Every preset, and no plan.
fn presets() -> Vec<(String, Option<Plan>)> {
    let presets = knowledge().costs.plans.iter().map(|preset| {
        let mut plan = preset.plan.clone();
        if matches!(plan.terms, Terms::Medicare(_)) {
            plan.year = None;
        }
        (preset.id.clone(), Some(plan))
    });
    std::iter::once(("no plan".to_owned(), None)).chain(presets).collect()
}

/// Every treatment and every pathway.
fn everything() -> Vec<TreatmentOrPathway> {
    let knowledge = knowledge();
    let treatments = knowledge.treatments.refs();
    let pathways = knowledge.costs.pathways.refs();
    treatments
        .map(|(pointer, _)| TreatmentOrPathway::Treatment(pointer))
        .chain(pathways.map(|(pointer, _)| TreatmentOrPathway::Pathway(pointer)))
        .collect()
}

fn treatment(id: &str) -> TreatmentOrPathway {
    let treatments = &knowledge().treatments;
    let found = treatments.find(|treatment| treatment.id == id);
    TreatmentOrPathway::Treatment(found.expect("the treatment").0)
}

/// What is asked for.
#[derive(Debug, Clone)]
struct Asked {
    payer: Payer,
    site: Option<Site>,
    sessions: Sessions,
    years: u32,
    chance: Option<(u16, u16)>,
    extras: Vec<Extra>,
}

impl Asked {
    fn new(payer: Payer) -> Self {
        Self {
            payer,
            site: None,
            sessions: Sessions { low: 1, high: 1 },
            years: 1,
            chance: None,
            extras: Vec::new(),
        }
    }

    fn model(&self, of: &[TreatmentOrPathway], plan: Option<&Plan>) -> Model {
        let knowledge = knowledge();
        let frame = knowledge.costs.frame.as_ref().expect("a frame");
        let choices =
            of.iter().map(|of| Choice { of: *of, variant: None, site: None, is_named: false });
        let request = Request {
            choices: choices.collect(),
            extras: self.extras.clone(),
            basis: QuoteBasis {
                payer: self.payer,
                site: self.site,
                year: None,
                index: frame.index,
                chosen: &[],
            },
            sessions: self.sessions,
            years: self.years,
            plan,
            chance: self.chance,
        };
        build(knowledge, &request).expect("a model").model
    }
}

fn spread(low: u32, high: u32) -> Sessions {
    Sessions { low, high }
}

/// The bills of a quote at an end; `None` where it has no typical amount.
fn bills_at(priced: &QuotedPrice, end: End) -> Option<Vec<Bill>> {
    match priced {
        QuotedPrice::Own { bill, .. } => Some(vec![*bill]),
        QuotedPrice::Known(quote) => match end {
            End::Low => Some(quote.low.clone()),
            End::Typical => quote.typical.clone(),
            End::High => Some(quote.high.clone()),
        },
    }
}

fn is_fixed(priced: &QuotedPrice) -> bool {
    match priced {
        QuotedPrice::Known(quote) => quote.spread == PriceVariation::Fixed,
        QuotedPrice::Own { .. } => true,
    }
}

fn sessions_at(sessions: Sessions, end: End) -> u32 {
    match end {
        End::Low => sessions.low,
        // The middle, half a session up.
        End::Typical => (sessions.low + sessions.high).div_ceil(2),
        End::High => sessions.high,
    }
}

/// The year of the second step: none, the first, the next.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Then {
    Never,
    SameYear,
    NextYear,
}

/// All bills and the person's part of them.
type Sums = (Q, Q);

/// What a strategy costs, worked out bill by bill; `None` where a part of it has no such amount.
fn sums(
    model: &Model,
    strategy: &Strategy,
    at: &dyn Fn(usize) -> Option<Vec<Bill>>,
    sessions: u32,
    then: Then,
    plan: Option<&Plan>,
) -> Option<Sums> {
    let times = |repeat: Repeat, year: u32| match repeat {
        Repeat::Sessions => sessions,
        Repeat::Yearly(times) => times,
        Repeat::Once => u32::from(year == 1),
    };
    let rules = plan.map(rules_of);
    let mut sum = (ZERO, ZERO);
    for year in 1..=model.years {
        let mut things: Vec<(usize, u32)> = Vec::new();
        // Once the second step has come, the first is over.
        if year == 1 || then == Then::Never {
            things.push((strategy.first.quote, times(strategy.first.repeat, year)));
        }
        let comes = match then {
            Then::Never => 0,
            Then::SameYear => 1,
            Then::NextYear => 2,
        };
        if let Some(step) = strategy.then
            && year == comes
        {
            things.push((step.quote, 1));
        }
        if year == 1 {
            for addition in &strategy.additions {
                things.push((addition.quote, addition.count));
            }
        }
        let mut state = rules.as_ref().map(|rules| Year::open(rules, 2024));
        if let (Some(plan), 1) = (plan, year) {
            let spent = (plan.spent.deductible.into(), plan.spent.out_of_pocket.into());
            state = state.map(|state| state.after(spent));
        }
        let mut part_a_left = state.as_ref().map_or(ZERO, |state| state.part_a);
        for (quote, count) in things {
            let bills = at(quote)?;
            for _ in 0..count {
                for bill in &bills {
                    for _ in 0..bill.times {
                        let allowed = Q::from(bill.amount);
                        sum.0 = sum.0 + allowed;
                        if let Some(state) = &mut state {
                            let share = state.pay(
                                bill.service.slug(),
                                allowed,
                                &mut part_a_left,
                                (ZERO, ZERO, ZERO),
                            );
                            sum.1 = sum.1 + share;
                        }
                    }
                }
            }
        }
    }
    Some(sum)
}

/// Low, typical and high of a strategy, where they are known.
fn three(model: &Model, strategy: &Strategy, then: Then, plan: Option<&Plan>) -> [Option<Sums>; 3] {
    End::ALL.map(|end| {
        let at = |quote: usize| bills_at(&model.quotes[quote], end);
        let sessions = sessions_at(model.sessions, end);
        sums(model, strategy, &at, sessions, then, plan)
    })
}

/// A range holds just these results, in order.
fn is_range_of(range: Range, results: &[Option<Q>; 3]) -> bool {
    let mut known: Vec<Q> = results.iter().flatten().copied().collect();
    known.sort();
    let found: Vec<Q> = [Some(range.low), range.typical, Some(range.high)]
        .into_iter()
        .flatten()
        .map(Q::from)
        .collect();
    known == found
}

fn in_order(range: Range) -> bool {
    let middle = range.typical.unwrap_or(range.low);
    range.low <= middle && middle <= range.high && range.low >= Money::ZERO
}

fn only(results: [Option<Sums>; 3], of: fn(Sums) -> Q) -> [Option<Q>; 3] {
    results.map(|sums| sums.map(of))
}

/// Holds an estimate against the plain sums.
fn check(model: &Model, place: usize, plan: Option<&Plan>, what: &str) {
    let strategy = &model.strategies[place];
    let estimate = model.estimate(place).expect("an estimate");
    let without = three(model, strategy, Then::Never, plan);
    let ranges = |estimate: &Estimate| {
        let mut ranges = vec![Some(estimate.total), estimate.patient];
        for line in &estimate.lines {
            ranges.extend([Some(line.total), line.patient]);
        }
        if let Some(branches) = &estimate.branches {
            for sums in [branches.without, branches.with] {
                ranges.extend([Some(sums.total), sums.patient]);
            }
        }
        ranges.into_iter().flatten().collect::<Vec<_>>()
    };
    for range in ranges(&estimate) {
        assert!(in_order(range), "{what}: {range:?}");
    }
    let holds = |range: Range, results, of| {
        let results = only(results, of);
        assert!(is_range_of(range, &results), "{what}: {range:?} is not {results:?}");
    };
    let holds_both = |total: Range, patient: Option<Range>, results| {
        holds(total, results, |sums: Sums| sums.0);
        assert_eq!(patient.is_some(), plan.is_some(), "{what}");
        if let Some(patient) = patient {
            holds(patient, results, |sums: Sums| sums.1);
            assert!(patient.high <= total.high, "{what}");
            assert!(patient.low <= total.low, "{what}");
        }
    };
    match &estimate.branches {
        None => {
            assert!(strategy.then.is_none(), "{what}");
            holds_both(estimate.total, estimate.patient, without);
        }
        Some(branches) => {
            let with = three(model, strategy, Then::SameYear, plan);
            holds_both(branches.without.total, branches.without.patient, without);
            holds_both(branches.with.total, branches.with.patient, with);
            assert_eq!(estimate.total.typical, None, "{what}");
            average(model, place, &estimate, [without[1], with[1]], what);
        }
    }
    // The lines of the high end add up to all of it.
    let lines: Money = estimate.lines.iter().map(|line| line.total.high).sum();
    let all = match &estimate.branches {
        Some(branches) => branches.with.total,
        None => estimate.total,
    };
    assert_eq!(lines, all.high, "{what}");
    for scenario in &estimate.scenarios {
        let bills: Money = scenario.bills.iter().map(|bill| bill.allowed).sum();
        assert_eq!(bills, scenario.totals.total, "{what}");
        let shares = scenario.bills.iter().filter_map(|bill| bill.split);
        let patient: Money = shares.map(|split| split.patient).sum();
        assert_eq!(patient, scenario.totals.patient, "{what}");
    }
}

/// The average person of a pathway: so many go on, the others do not.
fn average(model: &Model, place: usize, found: &Estimate, ends: [Option<Sums>; 2], what: &str) {
    let averages = found.branches.as_ref().and_then(|branches| branches.average);
    let [Some(without), Some(with)] = ends else {
        assert_eq!(averages, None, "{what}");
        return;
    };
    let (low, high) = model.strategies[place].chance().expect("a published chance");
    for (chance, average) in [low, high].into_iter().zip(averages.expect("averages")) {
        assert_eq!(average.chance, chance, "{what}");
        let part = Q::new(chance.into(), 10_000);
        let rest = Q::new(1, 1) - part;
        let mix = |without: Q, with: Q| (rest * without + part * with).plain();
        assert_eq!(average.totals.total.plain(), mix(without.0, with.0), "{what}");
        let patient = mix(without.1, with.1);
        assert_eq!(average.totals.patient.plain(), patient, "{what}");
    }
}

const SPREADS: [(u32, u32); 4] = [(1, 1), (3, 3), (1, 4), (2, 7)];

#[test]
fn every_estimate_is_in_order_and_is_the_plain_sum() {
    let everything = everything();
    let mut count = 0;
    for (id, plan) in presets() {
        for payer in Payer::ALL {
            for site in std::iter::once(None).chain(Site::ALL.iter().copied().map(Some)) {
                for (position, (low, high)) in SPREADS.into_iter().enumerate() {
                    let asked = Asked {
                        site,
                        sessions: spread(low, high),
                        years: [1, 2, 1, 5][position],
                        ..Asked::new(*payer)
                    };
                    let model = asked.model(&everything, plan.as_ref());
                    for place in 0..model.strategies.len() {
                        let what = format!("{id}, strategy {place}, {asked:?}");
                        check(&model, place, plan.as_ref(), &what);
                        count += 1;
                    }
                }
            }
        }
    }
    assert!(count > 3000, "only {count}");
}

/// Whoever stops after the first step and whoever goes on both lie within the range of a pathway.
#[test]
fn the_range_of_a_pathway_holds_both_its_branches() {
    let pathways: Vec<TreatmentOrPathway> = everything()
        .into_iter()
        .filter(|of| matches!(of, TreatmentOrPathway::Pathway(_)))
        .collect();
    let mut outside = Vec::new();
    for (id, plan) in presets() {
        for payer in Payer::ALL {
            for (low, high) in SPREADS {
                for years in [1, 2, 5, 10, 30] {
                    let asked = Asked { sessions: spread(low, high), years, ..Asked::new(*payer) };
                    let model = asked.model(&pathways, plan.as_ref());
                    for place in 0..model.strategies.len() {
                        let estimate = model.estimate(place).expect("an estimate");
                        let branches = estimate.branches.expect("a pathway has branches");
                        let within = |inner: Range, outer: Range| {
                            outer.low <= inner.low && inner.high <= outer.high
                        };
                        for branch in [branches.without, branches.with] {
                            let patient = branch.patient.zip(estimate.patient);
                            if !within(branch.total, estimate.total)
                                || patient.is_some_and(|(inner, outer)| !within(inner, outer))
                            {
                                outside.push(format!(
                                    "pathway {place}, {id}, {}, {low} to {high} sessions, {years} years: {} to {} is not in {} to {}",
                                    payer.slug(),
                                    branch.total.low,
                                    branch.total.high,
                                    estimate.total.low,
                                    estimate.total.high,
                                ));
                            }
                        }
                    }
                }
            }
        }
    }
    let first = outside.first().cloned().unwrap_or_default();
    assert!(outside.is_empty(), "{} times; {first}", outside.len());
}

/// Holds what is said of timing against the plain sums: it is said where it makes a difference, and only there.
fn check_timing(model: &Model, place: usize, plan: &Plan, what: &str) -> &'static str {
    let strategy = &model.strategies[place];
    // At typical prices, or at the high ones where a part has none.
    let quotes = strategy.quotes();
    let is_known = |end: &End| {
        let mut quotes = quotes.iter();
        quotes.all(|quote| bills_at(&model.quotes[*quote], *end).is_some())
    };
    let end = [End::Typical, End::High].into_iter().find(is_known);
    let end = end.expect("high amounts are always known");
    let count = sessions_at(model.sessions, end);
    let patient = |years: u32, count: u32, then: Then, plan: &Plan| {
        let over = Model { years, ..model.clone() };
        let at = |quote: usize| bills_at(&model.quotes[quote], end);
        let sums = sums(&over, strategy, &at, count, then, Some(plan));
        sums.expect("amounts").1
    };
    let years = model.years;
    let as_asked = patient(years, count, Then::Never, plan);
    let (name, expected) = if strategy.is_pathway() {
        let same = patient(1, count, Then::SameYear, plan);
        let next = patient(2, count, Then::NextYear, plan);
        ("second step", (years == 1).then_some((same, next)))
    } else if years > 1 && strategy.first.repeat == Repeat::Sessions {
        let together = patient(1, count * years, Then::Never, plan);
        ("one year", Some((as_asked, together)))
    } else {
        let fresh = Plan { spent: Spent::default(), ..plan.clone() };
        let later = patient(years, count, Then::Never, &fresh);
        ("after reset", Some((as_asked, later)))
    };
    let timing = model.estimate(place).expect("an estimate").timing;
    let found = timing.map(|timing| match timing {
        Timing::SecondStep { same_year, next_year } => ("second step", same_year, next_year),
        Timing::OneYear { spread, together } => ("one year", spread, together),
        Timing::AfterReset { now, later } => ("after reset", now, later),
    });
    let found = found.map(|(name, first, second)| (name, Q::from(first), Q::from(second)));
    let expected = expected
        .filter(|(first, second)| first != second)
        .map(|(first, second)| (name, first, second));
    assert_eq!(found, expected, "{what}");
    found.map_or("nothing", |(name, ..)| name)
}

#[test]
fn what_is_said_of_timing_is_the_plain_sum() {
    let everything = everything();
    let mut seen = BTreeSet::new();
    for (id, plan) in presets() {
        let Some(plan) = &plan else { continue };
        for payer in Payer::ALL {
            for (position, (low, high)) in SPREADS.into_iter().enumerate() {
                let asked = Asked {
                    sessions: spread(low, high),
                    years: [1, 1, 2, 3][position],
                    ..Asked::new(*payer)
                };
                let model = asked.model(&everything, Some(plan));
                for place in 0..model.strategies.len() {
                    let what = format!("{id}, strategy {place}, {asked:?}");
                    seen.insert(check_timing(&model, place, plan, &what));
                }
            }
        }
    }
    // Of a preset nothing is spent.
    assert_eq!(seen, ["nothing", "one year", "second step"].into());
}

proptest! {
    #![proptest_config(config(120))]

    #[test]
    fn estimates_with_any_private_plan_are_the_plain_sums(
        terms in private(),
        payer in select(Payer::ALL.to_vec()),
        site in proptest::option::of(select(Site::ALL.to_vec())),
        sessions in (1_u32..6, 0_u32..6),
        years in 1_u32..5,
        extras in prop::collection::vec((any::<prop::sample::Index>(), 1_u32..5, 0_i64..300_000), 0..3),
    ) {
        let plan = read(&written(&terms));
        let items: Vec<_> = knowledge().costs.items.refs().map(|(pointer, _)| pointer).collect();
        let extras = extras.into_iter().map(|(item, count, cents)| Extra {
            item: *item.get(&items),
            only: None,
            count,
            price: Some(Money::cents(cents)),
        });
        let sessions = spread(sessions.0, sessions.0 + sessions.1);
        let asked = Asked { site, sessions, years, extras: extras.collect(), ..Asked::new(payer) };
        let model = asked.model(&everything(), Some(&plan));
        for place in 0..model.strategies.len() {
            let what = format!("strategy {place}, {asked:?}");
            check(&model, place, Some(&plan), &what);
            check_timing(&model, place, &plan, &what);
        }
    }
}

// How many sessions cost as much as an operation.

/// The bills in the middle: the typical ones, else halfway between the ends, half a cent up.
fn middle(priced: &QuotedPrice) -> Vec<Bill> {
    bills_at(priced, End::Typical).unwrap_or_else(|| {
        let [low, high] = [End::Low, End::High].map(|end| bills_at(priced, end).expect("an end"));
        assert_eq!(low.len(), high.len(), "the ends have the same bills");
        let bills = low.iter().zip(&high);
        bills
            .map(|(low, high)| Bill {
                amount: Money::cents(
                    (low.amount.in_cents() + high.amount.in_cents() + 1).div_euclid(2),
                ),
                ..*low
            })
            .collect()
    })
}

fn sum_of(bills: &[Bill]) -> Q {
    let amounts = bills.iter().map(|bill| Q::from(bill.amount) * Q::new(bill.times.into(), 1));
    amounts.sum()
}

/// What the person pays for so many sessions, `pace` of them in each plan year.
fn person(bills: &[Bill], sessions: u32, pace: u32, plan: &Plan) -> Q {
    let rules = rules_of(plan);
    let mut paid = ZERO;
    let mut state: Option<(Year, Q)> = None;
    for session in 0..sessions {
        if session % pace == 0 {
            let mut year = Year::open(&rules, 2024);
            if session == 0 {
                year = year.after((plan.spent.deductible.into(), plan.spent.out_of_pocket.into()));
            }
            let part_a = year.part_a;
            state = Some((year, part_a));
        }
        let (year, part_a_left) = state.as_mut().expect("a year is open");
        for bill in bills {
            for _ in 0..bill.times {
                let service = bill.service.slug();
                paid =
                    paid + year.pay(service, bill.amount.into(), part_a_left, (ZERO, ZERO, ZERO));
            }
        }
    }
    paid
}

/// So many sessions cost at least as much; one fewer costs less.
fn is_least(found: Option<Meeting>, cost: &dyn Fn(u32) -> Q, once: Q, most: u32, what: &str) {
    match found {
        Some(found) => {
            let n = found.sessions;
            // Nobody needs a count for something that costs nothing: one session is as much, too.
            assert!(n >= 1, "{what}: {found:?}");
            assert_eq!(Q::from(found.once), once, "{what}");
            assert_eq!(Q::from(found.cost), cost(n), "{what}: {found:?}");
            assert!(cost(n) >= once, "{what}: {found:?}");
            assert!(n == 1 || cost(n - 1) < once, "{what}: {found:?}");
            assert_eq!(found.exactly, cost(n) == once, "{what}");
        }
        None => assert!(cost(most) < once, "{what}: never, but it is so"),
    }
}

fn check_break_even(model: &Model, plan: Option<&Plan>, what: &str) {
    let found = break_even(model).expect("a break-even point");
    let [sessions, once] = [found.sessions, found.once].map(|place| {
        let quote = model.strategies[place].first.quote;
        &model.quotes[quote]
    });
    let ends = [(End::High, End::Low), (End::Typical, End::Typical), (End::Low, End::High)];
    for ((of_session, of_once), found) in ends.into_iter().zip(found.total) {
        match (bills_at(sessions, of_session), bills_at(once, of_once)) {
            (Some(session), Some(once)) => {
                let each = sum_of(&session);
                let cost = |n: u32| each * Q::new(n.into(), 1);
                assert!(found.is_some(), "{what}");
                is_least(found, &cost, sum_of(&once), 0, what);
            }
            _ => assert_eq!(found, None, "{what}: no typical amount is known"),
        }
    }
    assert_eq!(found.patient.is_some(), plan.is_some(), "{what}");
    if let (Some(found), Some(plan)) = (found.patient, plan) {
        let (session, once) = (middle(sessions), middle(once));
        let once = person(&once, 1, 1, plan);
        assert_eq!(Q::from(found.once), once, "{what}");
        assert_eq!(found.pace, sessions_at(model.sessions, End::Typical), "{what}");
        let in_one = |n: u32| person(&session, n, 1000, plan);
        is_least(found.in_one_year, &in_one, once, 1000, what);
        let at_pace = |n: u32| person(&session, n, found.pace, plan);
        is_least(found.at_pace, &at_pace, once, 1000, what);
    }
}

/// Each treatment in sessions beside each that is done once.
fn session_and_once(payer: Payer) -> Vec<[TreatmentOrPathway; 2]> {
    let model = Asked::new(payer).model(&everything(), None);
    let of = |wanted: Repeat| {
        let strategies = model.strategies.iter();
        let fits = strategies
            .filter(move |strategy| strategy.first.repeat == wanted && !strategy.is_pathway());
        fits.map(|strategy| strategy.of).collect::<Vec<_>>()
    };
    let mut pairs = Vec::new();
    for session in of(Repeat::Sessions) {
        for once in of(Repeat::Once) {
            pairs.push([session, once]);
        }
    }
    pairs
}

#[test]
fn break_even_counts_are_the_least() {
    let mut count = 0;
    for payer in Payer::ALL {
        for pair in session_and_once(*payer) {
            for (id, plan) in presets() {
                let asked = Asked { sessions: spread(1, 4), ..Asked::new(*payer) };
                let model = asked.model(&pair, plan.as_ref());
                let what = format!("{id}, {}, {pair:?}", payer.slug());
                check_break_even(&model, plan.as_ref(), &what);
                count += 1;
            }
        }
    }
    assert!(count > 100, "only {count}");
}

proptest! {
    #![proptest_config(config(60))]

    #[test]
    fn break_even_counts_are_the_least_with_any_private_plan(
        terms in private(), low in 1_u32..5, more in 0_u32..5, which in any::<prop::sample::Index>()
    ) {
        let plan = read(&written(&terms));
        let asked = Asked { sessions: spread(low, low + more), ..Asked::new(Payer::Commercial) };
        let pairs = session_and_once(Payer::Commercial);
        let pair = which.get(&pairs);
        let model = asked.model(pair, Some(&plan));
        check_break_even(&model, Some(&plan), &format!("{pair:?}"));
    }
}

/// A model of sessions at one price and an operation at another, in cents.
fn two_prices(session: i64, once: i64, asked: &Asked, plan: Option<&Plan>) -> Model {
    let mut model = asked.model(&session_and_once(Payer::Commercial)[0], plan);
    for (priced, cents) in model.quotes.iter_mut().zip([session, once]) {
        let QuotedPrice::Known(quote) = priced else {
            continue;
        };
        let bills: Vec<Bill> = quote.low.iter().take(1).copied().collect();
        let at = |bill: &Bill| Bill { amount: Money::cents(cents), times: 1, ..*bill };
        let bills: Vec<Bill> = bills.iter().map(at).collect();
        quote.low.clone_from(&bills);
        quote.high.clone_from(&bills);
        quote.typical = Some(bills);
        quote.spread = PriceVariation::Fixed;
    }
    model
}

proptest! {
    #![proptest_config(config(200))]

    /// Also where so many sessions cost exactly as much, or a cent more or less.
    #[test]
    fn break_even_counts_are_the_least_at_any_price(
        terms in private(), session in 1_i64..500_000, count in 1_i64..60, off in -1_i64..=1, pace in 1_u32..6
    ) {
        let plan = read(&written(&terms));
        let asked = Asked { sessions: spread(pace, pace), ..Asked::new(Payer::Commercial) };
        let once = (session * count + off).max(1);
        let model = two_prices(session, once, &asked, Some(&plan));
        check_break_even(&model, Some(&plan), &format!("{session} and {once}"));
    }
}

// What matters most.

/// The model with one input held at an end.
fn held(model: &Model, input: Input, end: End) -> Model {
    let mut model = model.clone();
    match input {
        Input::Price(place) => {
            let QuotedPrice::Known(quote) = &model.quotes[place] else {
                assert!(is_fixed(&model.quotes[place]), "an own price has no doubt");
                return model;
            };
            let at = bills_at(&model.quotes[place], end).expect("an end");
            model.quotes[place] = QuotedPrice::Known(Quote {
                low: at.clone(),
                typical: Some(at.clone()),
                high: at,
                spread: PriceVariation::Fixed,
                ..quote.clone()
            });
        }
        Input::Sessions => {
            let count = sessions_at(model.sessions, end);
            model.sessions = spread(count, count);
        }
        Input::Chance(place) => {
            let then = model.strategies[place].then.as_mut().expect("a pathway");
            let (low, high) = then.chance.expect("a chance");
            let chance = if end == End::Low { low } else { high };
            then.chance = Some((chance, chance));
        }
    }
    model
}

fn check_sensitivity(model: &Model, of: (usize, Option<usize>), what: &str) {
    let found = sensitivity(model, of);
    assert_eq!(found.of_patient, model.ledgers.is_some(), "{what}");
    let effects: Vec<Money> = found.bars.iter().map(InputEffect::effect).collect();
    assert!(effects.is_sorted_by(|a, b| a >= b), "{what}: {effects:?}");
    let used: Vec<&Strategy> =
        std::iter::once(of.0).chain(of.1).map(|place| &model.strategies[place]).collect();
    // One bar for each input that has a range, and none for another.
    let mut expected = Vec::new();
    for (place, priced) in model.quotes.iter().enumerate() {
        let is_used = used.iter().any(|strategy| strategy.quotes().contains(&place));
        if is_used && !is_fixed(priced) {
            expected.push(Input::Price(place));
        }
    }
    let has_sessions = used.iter().any(|strategy| strategy.first.repeat == Repeat::Sessions);
    if has_sessions && model.sessions.low != model.sessions.high {
        expected.push(Input::Sessions);
    }
    for place in std::iter::once(of.0).chain(of.1) {
        if model.strategies[place].chance().is_some_and(|(low, high)| low != high) {
            expected.push(Input::Chance(place));
        }
    }
    assert_eq!(found.bars.len(), expected.len(), "{what}");
    for input in expected {
        let bar = found.bars.iter().find(|bar| bar.input == input);
        let bar = bar.expect("a bar for the input");
        let distance = Q::from(bar.at_high) - Q::from(bar.at_low);
        let effect = Q::from(bar.effect());
        assert_eq!(effect, distance.max(ZERO - distance), "{what}");
        // The end of a bar is the middle of a model that has no other value there.
        let base = |end: End| sensitivity(&held(model, input, end), of).base;
        assert_eq!(base(End::Low), bar.at_low, "{what}: {input:?}");
        assert_eq!(base(End::High), bar.at_high, "{what}: {input:?}");
    }
    // The middle is the typical estimate where there is one.
    let typical = |place: usize| {
        let estimate = model.estimate(place)?;
        let scenarios = estimate.scenarios.iter();
        let mut typical = scenarios.filter(|scenario| scenario.end == End::Typical);
        let totals = typical.next()?.totals;
        let is_plain = !model.strategies[place].is_pathway();
        is_plain.then_some(if found.of_patient { totals.patient } else { totals.total })
    };
    // Of a pathway it is that of the middle chance.
    let mut halfway = model.clone();
    for (low, high) in
        halfway.strategies.iter_mut().filter_map(|strategy| strategy.then.as_mut()?.chance.as_mut())
    {
        let middle = u16::midpoint(*low, *high);
        (*low, *high) = (middle, middle);
    }
    assert_eq!(found.base, sensitivity(&halfway, of).base, "{what}");
    if let (None, Some(branches)) = (of.1, model.estimate(of.0).and_then(|found| found.branches))
        && let (Some((low, high)), [Some(without), Some(with)]) = (
            model.strategies[of.0].chance(),
            [branches.without, branches.with].map(|branch| branch.total.typical),
        )
        && !found.of_patient
    {
        let part = Q::new(u16::midpoint(low, high).into(), 10_000);
        let mixed = (Q::new(1, 1) - part) * without.into() + part * with.into();
        assert_eq!(Q::from(found.base), mixed, "{what}");
    }
    if let Some(first) = typical(of.0) {
        match of.1 {
            None => assert_eq!(found.base, first, "{what}"),
            Some(second) => {
                if let Some(second) = typical(second) {
                    assert_eq!(found.base, first - second, "{what}");
                }
            }
        }
    }
}

#[test]
fn bars_are_sorted_and_are_what_one_input_does() {
    let everything = everything();
    for (id, plan) in presets() {
        for payer in Payer::ALL {
            for (sessions, years) in [((1, 4), 1), ((2, 2), 1), ((1, 3), 3)] {
                let asked =
                    Asked { sessions: spread(sessions.0, sessions.1), years, ..Asked::new(*payer) };
                let model = asked.model(&everything, plan.as_ref());
                let count = model.strategies.len();
                for place in 0..count {
                    let what = format!("{id}, {asked:?}, {place}");
                    check_sensitivity(&model, (place, None), &what);
                    let second = (place + 1) % count;
                    if second != place {
                        check_sensitivity(&model, (place, Some(second)), &what);
                    }
                }
            }
        }
    }
}

// Draws.

fn draws(cases: usize, seed: u64) -> Draws {
    Draws { cases, seed, threads: 2 }
}

fn is_ordered(found: &Distribution) -> bool {
    let percentiles = [found.least, found.p5, found.median, found.p95, found.most];
    percentiles.is_sorted() && found.least <= found.mean && found.mean <= found.most
}

/// Every case lies within these ranges; each case is rounded to the cent.
fn is_within(found: &Distribution, ranges: &[Range]) -> bool {
    let low = ranges.iter().map(|range| range.low.rounded()).min();
    let high = ranges.iter().map(|range| range.high.rounded()).max();
    low <= Some(found.least) && Some(found.most) <= high
}

/// The steps count every case once, are the same for all of a kind, and agree with the ranks.
fn steps_agree(found: &[SimulatedSum], cases: u64, what: &str) {
    for SimulatedSum { figures, histogram } in found {
        let Histogram { from, to, counts, beyond } = *histogram;
        assert_eq!((from, to), (found[0].histogram.from, found[0].histogram.to), "{what}");
        assert_eq!(counts.iter().sum::<u64>(), cases, "{what}");
        assert!(from <= figures.least && from < to, "{what}");
        assert_eq!(beyond > 0, figures.most >= to, "{what}");
        // At most one of a hundred cases lies beyond the end.
        assert!(beyond * 100 <= cases && beyond <= counts[STEPS - 1], "{what}");
        let width = (to - from).in_cents() / i64::try_from(STEPS).expect("a few");
        assert_eq!(from + Money::cents(width) * 40, to, "equal steps: {what}");
        for (of_hundred, money) in [(5, figures.p5), (50, figures.median), (95, figures.p95)] {
            let step = ((money - from).in_cents() / width).min(39);
            let step = usize::try_from(step).expect("on the scale");
            let rank = (cases * of_hundred).div_ceil(100);
            let before: u64 = counts[..step].iter().sum();
            assert!(before < rank && rank <= before + counts[step], "{what}");
        }
    }
}

fn is_always(found: &Distribution, amount: Money) -> bool {
    let figures = [found.least, found.p5, found.median, found.mean, found.p95, found.most];
    figures.iter().all(|figure| *figure == amount.rounded())
}

#[test]
fn draws_are_ordered_and_within_the_ends() {
    let everything = everything();
    for (position, (id, plan)) in presets().into_iter().enumerate() {
        for payer in Payer::ALL {
            let asked =
                Asked { sessions: spread(1, 4), years: [1, 3][position % 2], ..Asked::new(*payer) };
            let model = asked.model(&everything, plan.as_ref());
            let found = simulate(&model, &draws(200, 1)).expect("draws");
            assert_eq!(found.strategies.len(), model.strategies.len());
            for (place, outcome) in found.strategies.iter().enumerate() {
                let what = format!("{id}, {asked:?}, {place}: {outcome:?}");
                let estimate = model.estimate(place).expect("an estimate");
                // A pathway is one of its two branches in every case.
                let (totals, patients) = match estimate.branches {
                    None => (vec![estimate.total], vec![estimate.patient]),
                    Some(branches) => (
                        vec![branches.without.total, branches.with.total],
                        vec![branches.without.patient, branches.with.patient],
                    ),
                };
                let patients: Vec<Range> = patients.into_iter().flatten().collect();
                let total = outcome.total.figures;
                assert!(is_ordered(&total), "{what}");
                assert!(is_within(&total, &totals), "{what}");
                assert_eq!(outcome.patient.is_some(), plan.is_some(), "{what}");
                if let Some(SimulatedSum { figures: patient, .. }) = &outcome.patient {
                    assert!(is_ordered(patient), "{what}");
                    assert!(is_within(patient, &patients), "{what}");
                    assert!(patient.mean <= total.mean, "{what}");
                }
                let has_doubt = !totals.iter().all(Range::is_one_amount);
                assert_eq!(has_doubt, total.least < total.most, "{what}");
            }
            let totals = found.strategies.iter().map(|one| one.total);
            let patients: Vec<_> = found.strategies.iter().filter_map(|one| one.patient).collect();
            let what = format!("{id}, {asked:?}");
            steps_agree(&totals.collect::<Vec<_>>(), 200, &what);
            steps_agree(&patients, 200, &what);
            let count = model.strategies.len();
            assert_eq!(patients.len(), if plan.is_some() { count } else { 0 });
            assert_eq!(found.pairs.len(), count * (count - 1) / 2);
            for pair in &found.pairs {
                for wins in std::iter::once(pair.total).chain(pair.patient) {
                    assert_eq!(wins.first + wins.same + wins.second, 200, "{pair:?}");
                }
            }
        }
    }
}

/// The strategies of a model whose prices have no doubt.
fn sure(model: &Model) -> Vec<TreatmentOrPathway> {
    let strategies = model.strategies.iter();
    let sure = strategies.filter(|strategy| {
        let quotes = strategy.quotes();
        let mut quotes = quotes.iter();
        !strategy.is_pathway() && quotes.all(|quote| is_fixed(&model.quotes[*quote]))
    });
    sure.map(|strategy| strategy.of).collect()
}

#[test]
fn without_doubt_every_draw_is_the_estimate() {
    let everything = everything();
    let mut count = 0;
    for (position, (id, plan)) in presets().into_iter().enumerate() {
        for payer in Payer::ALL {
            for site in
                [Site::Office, Site::SurgeryCenter, Site::HospitalOutpatient, Site::Inpatient]
            {
                let (sessions, years) = [(1, 1), (3, 2)][position % 2];
                let asked = Asked {
                    site: Some(site),
                    sessions: spread(sessions, sessions),
                    years,
                    ..Asked::new(*payer)
                };
                let of = sure(&asked.model(&everything, plan.as_ref()));
                let model = asked.model(&of, plan.as_ref());
                let found = simulate(&model, &draws(20, 5)).expect("draws");
                for (place, outcome) in found.strategies.iter().enumerate() {
                    let what = format!("{id}, {asked:?}, {place}");
                    let estimate = model.estimate(place).expect("an estimate");
                    assert!(estimate.total.is_one_amount(), "{what}");
                    assert!(is_always(&outcome.total.figures, estimate.total.low), "{what}");
                    if let (Some(found), Some(range)) = (&outcome.patient, estimate.patient) {
                        assert!(range.is_one_amount(), "{what}");
                        assert!(is_always(&found.figures, range.low), "{what}");
                    }
                    count += 1;
                }
            }
        }
    }
    assert!(count > 200, "only {count}");
}

/// The figures of so many cases at one amount and so many at another, which is more. The number at rank r of a hundred is the least that at
/// least r of a hundred cases do not exceed.
fn of_two(low: Money, lows: u64, high: Money, highs: u64) -> Distribution {
    let all = lows + highs;
    let at = |of_hundred: u64| {
        let rank = (all * of_hundred).div_ceil(100);
        if rank <= lows { low } else { high }
    };
    let cents = |money: Money, count: u64| i128::from(money.in_cents()) * i128::from(count);
    let mean = Q::new(cents(low, lows) + cents(high, highs), 100 * i128::from(all));
    Distribution {
        mean: Money::parse(&mean.plain(), 2).expect("an amount"),
        p5: at(5),
        median: at(50),
        p95: at(95),
        least: if lows > 0 { low } else { high },
        most: if highs > 0 { high } else { low },
    }
}

/// With fixed prices a pathway has two outcomes, and as many take the second as go on.
#[test]
fn as_many_go_on_as_is_said() {
    let plans = &knowledge().costs.plans;
    let preset = plans.find(|preset| preset.id == "employer-average");
    let plan = &preset.expect("the plan").1.plan;
    let pathways = &knowledge().costs.pathways;
    let pathway = pathways.find(|pathway| pathway.id == "epidural-then-discectomy");
    let first = treatment("epidural-steroid-injection");
    let of = [TreatmentOrPathway::Pathway(pathway.expect("the pathway").0), first];
    // Many cases, for the share that goes on; and few, so that a rank falls on the last of the first outcome.
    let many = [0, 1, 1690, 5000, 9999, 10_000].map(|chance| (chance, 20_000_u64, 11));
    let few = (0..60).map(|seed| ([500, 5000, 9500][seed % 3], 20, seed as u64));
    for (chance, cases, seed) in many.into_iter().chain(few) {
        let asked = Asked {
            site: Some(Site::SurgeryCenter),
            chance: Some((chance, chance)),
            ..Asked::new(Payer::Commercial)
        };
        let model = asked.model(&of, Some(plan));
        let count = usize::try_from(cases).expect("a count");
        let found = simulate(&model, &draws(count, seed)).expect("draws");
        let branches = model.estimate(0).and_then(|estimate| estimate.branches);
        let branches = branches.expect("branches");
        // Whoever goes on pays more than whoever does not.
        let pair = found.pairs[0].total;
        assert_eq!((pair.first, pair.same + pair.second), (0, cases));
        let of = |range: fn(&spinecmp::cost::Sums) -> Range| {
            let [low, high] = [branches.without, branches.with].map(|sums| range(&sums).low);
            of_two(low.rounded(), pair.same, high.rounded(), pair.second)
        };
        let outcome = &found.strategies[0];
        assert_eq!(outcome.total.figures, of(|sums| sums.total), "{chance}, {cases}");
        let patient = of(|sums| sums.patient.expect("a plan"));
        assert_eq!(outcome.patient.map(|sum| sum.figures), Some(patient), "{chance}, {cases}");
        // Five standard deviations leave room for chance.
        let expected = cases * u64::from(chance) / 10_000;
        let variance = expected * (10_000 - u64::from(chance)) / 10_000;
        let off = pair.second.abs_diff(expected);
        assert!(off * off <= 25 * (variance + 1), "{chance}: {pair:?}");
    }
}

/// The middle and the spread of what is drawn for one price: a site, each as likely; a triangle; any amount between two ends.
fn shape(quote: &Quote) -> (f64, f64) {
    let dollars = |money: Money| f64::from(i32::try_from(money.in_cents()).expect("cents")) / 100.0;
    if let PriceVariation::Sites(sites) = quote.spread {
        let ends = [Some(&quote.low), quote.typical.as_ref(), Some(&quote.high)];
        let mut seen = BTreeSet::new();
        let mut amounts = Vec::new();
        for (site, end) in sites.into_iter().zip(ends) {
            if let Some(bills) = end
                && seen.insert(site.slug())
            {
                amounts.push(dollars(Quote::total(bills)));
            }
        }
        let count = f64::from(u32::try_from(amounts.len()).expect("a few"));
        let mean = amounts.iter().sum::<f64>() / count;
        let squares = amounts.iter().map(|amount| (amount - mean).powi(2));
        return (mean, (squares.sum::<f64>() / count).sqrt());
    }
    let [a, c] = [&quote.low, &quote.high].map(|bills| dollars(Quote::total(bills)));
    match &quote.typical {
        Some(bills) => {
            let b = dollars(Quote::total(bills));
            let variance = (a * a + b * b + c * c - a * b - a * c - b * c) / 18.0;
            ((a + b + c) / 3.0, variance.max(0.0).sqrt())
        }
        None => (f64::midpoint(a, c), (c - a) / 12.0_f64.sqrt()),
    }
}

#[test]
fn draws_have_the_mean_of_their_shape() {
    let mut seen = BTreeSet::new();
    let cases: u32 = 4000;
    let deviations = 5.0 / f64::from(cases).sqrt();
    let dollars = |money: Money| f64::from(i32::try_from(money.in_cents()).expect("cents")) / 100.0;
    for payer in Payer::ALL {
        let model = Asked::new(*payer).model(&everything(), None);
        let found = simulate(&model, &draws(cases as usize, 17)).expect("draws");
        for (strategy, outcome) in model.strategies.iter().zip(&found.strategies) {
            if let QuotedPrice::Known(quote) = &model.quotes[strategy.first.quote]
                && !strategy.is_pathway()
            {
                let (mean, deviation) = shape(quote);
                let off = (dollars(outcome.total.figures.mean) - mean).abs();
                assert!(off <= deviations * deviation + 0.01, "{quote:?}: {outcome:?}");
                seen.insert(match quote.spread {
                    PriceVariation::Fixed => "fixed",
                    PriceVariation::Sites(_) => "sites",
                    PriceVariation::Between if quote.typical.is_some() => "triangle",
                    PriceVariation::Between => "between",
                });
            }
        }
    }
    assert_eq!(seen.len(), 4, "{seen:?}");
    // Sessions: each number as likely as the next.
    let asked = Asked {
        site: Some(Site::SurgeryCenter),
        sessions: spread(1, 4),
        ..Asked::new(Payer::Commercial)
    };
    let model = asked.model(&[treatment("epidural-steroid-injection")], None);
    let found = simulate(&model, &draws(cases as usize, 17)).expect("draws");
    let total = found.strategies[0].total.figures;
    let one = dollars(total.least);
    assert_eq!(total.most, total.least * 4);
    let off = (dollars(total.mean) - 2.5 * one).abs();
    assert!(off <= deviations * one * 1.25_f64.sqrt() + 0.01, "{total:?}");
}

#[test]
fn draws_do_not_depend_on_the_number_of_threads() {
    let model = Asked { sessions: spread(1, 4), ..Asked::new(Payer::Commercial) }
        .model(&everything(), None);
    for cases in [1, 4095, 4096, 4097, 9000] {
        let of = |threads: usize| {
            let draws = Draws { threads, ..draws(cases, 3) };
            simulate(&model, &draws).expect("draws")
        };
        let one = of(1);
        for threads in [2, 3, 7, 100] {
            assert_eq!(one, of(threads), "{cases} cases, {threads} threads");
        }
    }
}

/// The amounts of every price, at every site and year that it has: low, typical and high in order, official rates exact.
#[test]
fn every_quote_is_in_order() {
    let costs = &knowledge().costs;
    let index = costs.frame.as_ref().expect("a frame").index;
    for (pointer, price) in costs.prices.refs() {
        if price.basis == PriceBasis::Charge {
            continue;
        }
        for site in std::iter::once(None).chain(Site::ALL.iter().copied().map(Some)) {
            for year in (2000..2030).map(Some).chain([None]) {
                let basis = QuoteBasis {
                    payer: price.payer.unwrap_or(Payer::Cash),
                    site,
                    year,
                    index,
                    chosen: &[],
                };
                let Ok(quote) = quote(knowledge(), pointer, &basis, false) else {
                    continue;
                };
                let what = format!("{}, {site:?}, {year:?}", price.id);
                let (low, high) = (sum_of(&quote.low), sum_of(&quote.high));
                let typical = quote.typical.as_deref().map_or(low, sum_of);
                assert!(low <= typical && typical <= high, "{what}");
                assert!(ZERO < low, "{what}");
                let is_one = quote.low == quote.high;
                assert!(is_one || quote.spread != PriceVariation::Fixed, "{what}");
            }
        }
    }
}

// Other knowledge than the built-in one.

/// The knowledge with one price changed.
fn with_price(id: &str, change: impl Fn(&mut Price)) -> Knowledge {
    let mut knowledge = knowledge().clone();
    let mut prices: Vec<Price> = knowledge.costs.prices.iter().cloned().collect();
    let price = prices.iter_mut().find(|price| price.id == id);
    change(price.expect("the price"));
    knowledge.costs.prices = List::new(prices);
    knowledge
}

fn model_of(
    knowledge: &Knowledge,
    of: &[TreatmentOrPathway],
    payer: Payer,
    year: Option<u16>,
) -> Model {
    let choices =
        of.iter().map(|of| Choice { of: *of, variant: None, site: None, is_named: false });
    let request = Request {
        choices: choices.collect(),
        extras: Vec::new(),
        basis: QuoteBasis {
            payer,
            site: None,
            year,
            index: knowledge.costs.frame.as_ref().expect("a frame").index,
            chosen: &[],
        },
        sessions: spread(1, 1),
        years: 1,
        plan: None,
        chance: None,
    };
    build(knowledge, &request).expect("a model").model
}

/// Only the rate of 2025 is taken away from a part, while another part still has one: 2024 and 2026 are as near as each other.
#[test]
fn of_two_years_as_near_the_later_is_taken() {
    let changed = with_price("medicare-epidural-transforaminal", |price| {
        for site in &mut price.sites {
            for part in &mut site.parts {
                if let (PartAmount::Rates(rates), Site::Office) = (&mut part.amount, site.site) {
                    rates.retain(|rate| rate.year != 2025);
                }
            }
        }
    });
    let of = [treatment("epidural-steroid-injection")];
    let model = model_of(&changed, &of, Payer::Medicare, Some(2025));
    let estimate = model.estimate(0).expect("an estimate");
    assert_eq!(estimate.total.low.plain(), "264.87");
    assert_eq!(estimate.total.high.plain(), "998.01");
}

/// A price by sites, each with two ends and no usual amount, and with bills of its own.
fn sites_without_a_usual_amount() -> Model {
    let changed = with_price("medicare-epidural-transforaminal", |price| {
        for site in &mut price.sites {
            for part in &mut site.parts {
                let (low, high) = match (site.site, part.service) {
                    (Site::Office, _) => (20_000, 25_000),
                    (Site::SurgeryCenter, Service::Physician) => (10_000, 11_000),
                    (Site::SurgeryCenter, _) => (30_000, 50_000),
                    (_, Service::Physician) => (10_000, 12_000),
                    _ => (80_000, 90_000),
                };
                part.amount = PartAmount::Range(PriceRange {
                    low: Money::cents(low),
                    typical: None,
                    high: Money::cents(high),
                    year: Some(2024),
                    sources: Vec::new(),
                });
            }
        }
    });
    let of = [treatment("epidural-steroid-injection")];
    model_of(&changed, &of, Payer::Medicare, None)
}

#[test]
fn the_ends_over_sites_are_the_same_ends_of_the_sites() {
    let model = sites_without_a_usual_amount();
    let total = model.estimate(0).expect("an estimate").total;
    // The low end of the cheapest site, the high end of the dearest one.
    assert_eq!((total.low, total.typical), (Money::cents(20_000), None));
    assert_eq!(total.high, Money::cents(102_000));
    let found = simulate(&model, &draws(200, 1)).expect("draws");
    assert!(is_within(&found.strategies[0].total.figures, &[total]));
}

/// Also where the bills of one end are not those of the other.
#[test]
fn without_a_usual_amount_the_middle_is_halfway_between_the_ends() {
    let model = sites_without_a_usual_amount();
    let total = model.estimate(0).expect("an estimate").total;
    let middle = sensitivity(&model, (0, None)).base;
    let is_between = total.low <= middle && middle <= total.high;
    assert!(is_between, "{middle} is not in {} to {}", total.low, total.high);
    assert_eq!(middle, Money::cents(61_000));
}
