//! The accounts of everybody in a course: what each person's plan year has seen, inside the network and outside it, and the family's.
//!
//! A bill is split by the person's own account, but no more than the family has left counts; what it used is taken off both.

use super::benefit_period::{self, CountedStay, Stay};
use super::claim::{InsuranceClaim, SharingRule, Split};
use super::course::{Course, DatedBill};
use super::ledger::{Ledger, Left};
use crate::knowledge::{Bound, Costs, PartADays, Plan, Service, Spent, Terms};
use crate::values::Money;
use std::collections::{BTreeMap, BTreeSet};

/// The accounts, and what was done so far.
pub(super) struct Accounts<'a> {
    plan: &'a Plan,
    costs: &'a Costs,
    /// The year that what was spent belongs to, and the person who spent it.
    spent: (Option<i16>, Option<&'a str>),
    people: BTreeMap<Option<&'a str>, Person>,
    family: Option<(i16, [Option<Left>; 2])>,
    /// Bills that something later undoes, as they were when they came.
    kept: BTreeMap<usize, Kept>,
    /// Those of them that the plan does not cover, as they are by now.
    not_covered: BTreeMap<usize, InsuranceClaim>,
}

/// One person's plan year.
struct Person {
    year: i16,
    inside: Ledger,
    outside: Option<Ledger>,
    period: Option<usize>,
    /// What is owed of the Part A deductible of other benefit periods, which an insurer's order may come back to.
    other_periods: BTreeMap<usize, Money>,
}

impl Person {
    /// A stay of this benefit period is paid next.
    fn enter(&mut self, period: usize) {
        if self.period == Some(period) {
            return;
        }
        let owed = self.other_periods.remove(&period);
        let left = self.inside.change_benefit_period(owed);
        self.other_periods.extend(self.period.replace(period).map(|before| (before, left)));
    }
}

/// A bill as it was when it came.
struct Kept {
    ledger: Ledger,
    claim: InsuranceClaim,
    split: Split,
    after: Left,
}

impl<'a> Accounts<'a> {
    /// Splits every bill, each in the plan year that is given for it.
    pub(super) fn settle(
        course: &'a Course,
        plan: &'a Plan,
        costs: &'a Costs,
        years: &[i16],
    ) -> Option<Vec<Split>> {
        let first = course.bills.first();
        let spent_in = plan.year.and_then(|year| i16::try_from(year).ok());
        let mut accounts = Self {
            plan,
            costs,
            spent: (
                spent_in.or(years.iter().copied().min()),
                first.and_then(|bill| bill.person.as_deref()),
            ),
            people: BTreeMap::new(),
            family: None,
            kept: BTreeMap::new(),
            not_covered: BTreeMap::new(),
        };
        let counted = accounts.stays(course)?;
        let undone: BTreeSet<usize> =
            course.bills.iter().filter_map(|bill| bill.refund_of).collect();
        let mut splits: Vec<Option<Split>> = vec![None; course.bills.len()];
        for position in order(&course.bills, years) {
            let (Some(bill), Some(year)) = (course.bills.get(position), years.get(position)) else {
                continue;
            };
            let split = if let Some(of) = bill.refund_of {
                accounts.undo(bill, of)
            } else {
                let counted = counted.get(&position).copied().unwrap_or_default();
                let claim = claim(course, bill, counted);
                let keep = undone.contains(&position).then_some(position);
                accounts.pay(bill, *year, claim, counted, keep)?
            };
            if let Some(place) = splits.get_mut(position) {
                *place = Some(split);
            }
        }
        splits.into_iter().collect()
    }

    /// The stays of everybody in their benefit periods, by the place of the bill.
    fn stays(&self, course: &Course) -> Option<BTreeMap<usize, CountedStay>> {
        let mut found = BTreeMap::new();
        let Terms::Medicare(terms) = &self.plan.terms else { return Some(found) };
        let mut by_person: BTreeMap<Option<&str>, Vec<(usize, Stay)>> = BTreeMap::new();
        for (position, bill) in course.bills.iter().enumerate() {
            if bill.service.is_stay() && bill.is_covered {
                let stay =
                    Stay { service: bill.service, from: bill.date, days: bill.days.unwrap_or(1) };
                by_person.entry(bill.person.as_deref()).or_default().push((position, stay));
            }
        }
        if by_person.is_empty() {
            return Some(found);
        }
        let rules: &PartADays = self.costs.medicare_rules.as_ref()?.days.as_ref()?;
        // Where a policy pays all of it, nobody needs to know it.
        let policy = terms.policy.and_then(|of| self.costs.medicare_rules.as_ref()?.policy(of));
        let unknown = policy.filter(|policy| policy.fills_stays()).map(|_| Money::ZERO);
        let deductible = |year: i16| {
            let of_year = u16::try_from(year).ok().and_then(|year| self.costs.medicare_year(year));
            terms.part_a(of_year).or(unknown)
        };
        for (person, mut stays) in by_person {
            stays.sort_by_key(|(position, stay)| (stay.from, stay.service, *position));
            let used = if person == self.spent.1 { self.plan.spent.lifetime_days } else { 0 };
            let days: Vec<Stay> = stays.iter().map(|(_, stay)| *stay).collect();
            let counted = benefit_period::count(&days, rules, used, deductible)?;
            found.extend(stays.iter().map(|(position, _)| *position).zip(counted));
        }
        Some(found)
    }

    fn pay(
        &mut self,
        bill: &'a DatedBill,
        year: i16,
        claim: InsuranceClaim,
        counted: CountedStay,
        keep: Option<usize>,
    ) -> Option<Split> {
        if !bill.is_covered {
            // No account is touched, and none has to be known.
            self.not_covered.extend(keep.map(|position| (position, claim)));
            return Some(claim.not_covered());
        }
        self.open(bill, year)?;
        let is_outside = bill.is_outside;
        let person = self.people.get_mut(&bill.person.as_deref())?;
        if bill.service.is_stay() {
            person.enter(counted.period);
        }
        let ledger = if is_outside { person.outside.as_mut()? } else { &mut person.inside };
        let own = ledger.left();
        let family =
            self.family.as_mut().and_then(|(_, both)| both.get_mut(usize::from(is_outside)));
        let family = family.and_then(Option::as_mut);
        let before = family.as_ref().map_or(own, |family| own.within(family));
        ledger.set_left(before);
        let kept = keep.map(|_| ledger.clone());
        let split = ledger.pay(&claim);
        let after = ledger.left();
        ledger.set_left(own.after_use(&before, &after));
        if let Some(family) = family {
            *family = family.after_use(&before, &after);
        }
        if let (Some(position), Some(ledger)) = (keep, kept) {
            self.kept.insert(position, Kept { ledger, claim, split, after });
        }
        Some(split)
    }

    /// Undoes a part of an earlier bill, or all of it: what it would have cost without that part, as things stood when it came.
    fn undo(&mut self, refund: &'a DatedBill, of: usize) -> Split {
        let nothing = Split {
            allowed: refund.amount,
            patient: Money::ZERO,
            above: Money::ZERO,
            rule: SharingRule::Refund,
            cut_at: None,
        };
        if let Some(claim) = self.not_covered.get_mut(&of) {
            let was = claim.not_covered().patient;
            claim.allowed += refund.amount;
            // Nothing of it is left: nothing above either.
            let is_undone = claim.allowed == Money::ZERO;
            let is = if is_undone { Money::ZERO } else { claim.not_covered().patient };
            return Split { patient: is - was, ..nothing };
        }
        let Some(mut kept) = self.kept.remove(&of) else { return nothing };
        let was = (kept.split.patient, kept.after);
        let before = kept.ledger.left();
        kept.claim.allowed += refund.amount;
        if kept.claim.allowed == Money::ZERO {
            // Nothing of it is left: no visit, and nothing above.
            kept.split.patient = Money::ZERO;
            kept.after = before;
        } else {
            let mut ledger = kept.ledger.clone();
            kept.split = ledger.pay(&kept.claim);
            kept.after = ledger.left();
        }
        let change = (was.1, kept.after);
        if let Some(person) = self.people.get_mut(&refund.person.as_deref()) {
            let ledger =
                if refund.is_outside { person.outside.as_mut() } else { Some(&mut person.inside) };
            if let Some(ledger) = ledger {
                let left = ledger.left().after_use(&change.0, &change.1);
                ledger.set_left(left);
            }
        }
        if let Some((_, both)) = &mut self.family
            && let Some(Some(family)) = both.get_mut(usize::from(refund.is_outside))
        {
            *family = family.after_use(&change.0, &change.1);
        }
        let patient = kept.split.patient - was.0;
        self.kept.insert(of, kept);
        Split { patient, ..nothing }
    }

    /// The person's account of that year, and the family's.
    fn open(&mut self, bill: &'a DatedBill, year: i16) -> Option<()> {
        let is_spent_in = self.spent.0 == Some(year);
        if self.family.as_ref().is_none_or(|(of, _)| *of != year) {
            let spent = self.plan.spent;
            let inside = Left::of_family(self.plan).map(|left| {
                if !is_spent_in {
                    return left;
                }
                let (deductible, out_of_pocket) = own_part(self.plan);
                let left = left.less(deductible, out_of_pocket);
                left.less(spent.others.deductible, spent.others.out_of_pocket)
            });
            self.family = Some((year, [inside, Left::of_family_outside(self.plan)]));
        }
        let name = bill.person.as_deref();
        if self.people.get(&name).is_some_and(|person| person.year == year) {
            return Some(());
        }
        let calendar = u16::try_from(bill.date.year()).ok();
        let of_year = calendar.and_then(|calendar| self.costs.medicare_year(calendar));
        let rules = self.costs.medicare_rules.as_ref();
        let mut inside = Ledger::open(self.plan, rules, of_year)?.to_cents();
        if is_spent_in && self.spent.1 == name {
            inside = inside.after_own_spending(self.plan);
        }
        let before = self.people.remove(&name);
        if let Some(before) = &before {
            inside.carry(&before.inside, before.period.is_some());
        }
        let (period, other_periods) =
            before.map(|before| (before.period, before.other_periods)).unwrap_or_default();
        let outside = Ledger::open_outside(self.plan).map(Ledger::to_cents);
        self.people.insert(name, Person { year, inside, outside, period, other_periods });
        Some(())
    }
}

/// What the person's spending takes off the family's amounts, of the deductible and in all: no more than the person's own amounts.
fn own_part(plan: &Plan) -> (Money, Money) {
    let Spent { deductible, out_of_pocket, .. } = plan.spent;
    let Terms::Private(terms) = &plan.terms else { return (deductible, out_of_pocket) };
    let own = |bound: &Bound| bound.person.unwrap_or(Money::MOST);
    let limit = terms.limit.as_ref().map_or(Money::MOST, own);
    (deductible.min(own(&terms.deductible)), out_of_pocket.min(limit))
}

/// A bill as its plan sees it.
fn claim(course: &Course, bill: &DatedBill, counted: CountedStay) -> InsuranceClaim {
    let is_stay_of_that_day = |other: &DatedBill| {
        other.service == Service::InpatientFacility
            && other.date == bill.date
            && other.person == bill.person
    };
    let claim = InsuranceClaim::of(bill.service, bill.amount);
    InsuranceClaim {
        above: bill.above,
        days: bill.days.unwrap_or(claim.days),
        daily: counted.daily,
        is_admitted: bill.service == Service::EmergencyRoom
            && course.bills.iter().any(is_stay_of_that_day),
        is_covered: bill.is_covered,
        ..claim
    }
}

/// The order in which bills go through the plan: by plan year and day; on one day visits, then doctors' fees, then facility fees, then everything
/// else; equals as in the file. Bills of a plan year that tell the insurer's order change places among themselves.
fn order(bills: &[DatedBill], years: &[i16]) -> Vec<usize> {
    let year = |place: &usize| years.get(*place).copied().unwrap_or_default();
    let mut order: Vec<usize> = (0..bills.len()).collect();
    order.sort_by_key(|place| {
        bills.get(*place).map(|bill| (year(place), bill.date, bill.service.order_in_day(), *place))
    });
    let of = |place: &usize| bills.get(*place).and_then(|bill| bill.processed);
    let mut numbered: Vec<usize> =
        order.iter().copied().filter(|place| of(place).is_some()).collect();
    numbered.sort_by_key(|place| (year(place), of(place)));
    let mut numbered = numbered.into_iter();
    for place in &mut order {
        if of(place).is_some()
            && let Some(next) = numbered.next()
        {
            *place = next;
        }
    }
    // Nothing is given back before it was paid.
    let mut placed = Vec::with_capacity(order.len());
    let mut early: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for place in order {
        let paid = bills.get(place).and_then(|bill| bill.refund_of);
        if let Some(paid) = paid.filter(|paid| !placed.contains(paid)) {
            early.entry(paid).or_default().push(place);
        } else {
            placed.push(place);
            placed.extend(early.remove(&place).unwrap_or_default());
        }
    }
    placed
}
