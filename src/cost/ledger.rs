//! Cost sharing: what of one bill the person pays.
//!
//! A [`Ledger`] is what one plan year has seen so far. It is asked for one bill after another, in the order in which they come.
//! What it answers, a [`Split`], holds every step of the sum, so that the explanation and the result are one thing. A line of a plan's table
//! is in [`line`](super::line), Medicare with its policies in [`medicare`](super::medicare).

use super::claim::{InsuranceClaim, SharingRule, Split};
use super::line::{ServiceSharing, by_line};
use super::medicare::MedicareSharing;
use crate::knowledge::{
    Bound, CostSharing, MOST_DEDUCTIBLES, MedicareRules, MedicareYear, Plan, PrivateTerms, Service,
    ServiceTerms, Terms, Towards,
};
use crate::values::Money;

/// How many kinds of service there are.
pub(super) const SERVICES: usize = Service::ALL.len();

/// One plan year so far: its rules, and what is left of its limits.
#[derive(Debug, Clone, PartialEq)]
pub struct Ledger {
    rules: Sharing,
    left: Left,
}

/// How a plan shares, in the form that splits bills fastest.
#[derive(Debug, Clone, PartialEq)]
pub struct Sharing {
    kind: SharingKind,
    /// Each claim is rounded to the cent, as insurers do. Else sums are exact, and rounded once.
    to_cent: bool,
}

/// What is left of a plan year's limits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Left {
    /// Of the deductible, for Medicare that of Part B; then of those of some services alone.
    pub(super) deductibles: [Money; MOST_DEDUCTIBLES],
    /// Up to the yearly limit; `None`: there is none.
    pub(super) room: Option<Money>,
    /// Of the Part A deductible of this benefit period.
    pub(super) part_a: Money,
    /// Of a policy's own deductible.
    pub(super) policy: Money,
    /// Of the days in hospital that a policy pays once in a life.
    pub(super) policy_days: u16,
    /// Visits or days so far, by service, where they are counted.
    pub(super) used: [u16; SERVICES],
}

#[derive(Debug, Clone, PartialEq)]
enum SharingKind {
    Private(Box<[ServiceSharing; SERVICES]>),
    Medicare(Box<MedicareSharing>),
    Uninsured,
}

impl Ledger {
    /// A plan year in which nothing was paid yet. `None` where Medicare's rules or the year's amounts are not known.
    pub fn open(
        plan: &Plan,
        rules: Option<&MedicareRules>,
        year: Option<&MedicareYear>,
    ) -> Option<Self> {
        let (kind, left) = match &plan.terms {
            Terms::Private(terms) => (private(terms), fresh(terms)),
            Terms::Medicare(terms) => {
                let (sharing, left) = MedicareSharing::open(terms, rules?, year)?;
                (SharingKind::Medicare(Box::new(sharing)), left)
            }
            Terms::Uninsured { .. } => (SharingKind::Uninsured, Left::default()),
        };
        Some(Self { rules: Sharing { kind, to_cent: false }, left })
    }

    /// The same outside the network of a private plan; `None`: the plan says nothing about it.
    pub fn open_outside(plan: &Plan) -> Option<Self> {
        let Terms::Private(PrivateTerms { outside: Some(outside), .. }) = &plan.terms else {
            return None;
        };
        let (kind, left) = match &outside.terms {
            Some(terms) => (private(terms), fresh(terms)),
            None => (
                SharingKind::Private(Box::new([of_one_line(CostSharing::not_covered()); SERVICES])),
                Left::default(),
            ),
        };
        Some(Self { rules: Sharing { kind, to_cent: false }, left })
    }

    /// Each claim rounded to the cent.
    pub fn to_cents(mut self) -> Self {
        self.rules.to_cent = true;
        self
    }

    /// The same plan year after what the plan says was spent already, by the person and by others of the family.
    pub fn after_spending(mut self, plan: &Plan) -> Self {
        let (own, others) = (plan.spent, plan.spent.others);
        self.left = self.left.less(own.deductible, own.out_of_pocket);
        if let Some(family) = Left::of_family(plan) {
            let family = family.less(own.deductible, own.out_of_pocket);
            self.left = self.left.within(&family.less(others.deductible, others.out_of_pocket));
        }
        self
    }

    /// The same after what the person spent.
    pub(super) fn after_own_spending(mut self, plan: &Plan) -> Self {
        self.left = self.left.less(plan.spent.deductible, plan.spent.out_of_pocket);
        self
    }

    /// Another benefit period: of its Part A deductible so much is `owed`, all of it where it is new. Gives what is left of the one before.
    pub fn change_benefit_period(&mut self, owed: Option<Money>) -> Money {
        let left = self.left.part_a;
        if let SharingKind::Medicare(sharing) = &self.rules.kind {
            self.left.part_a = owed.unwrap_or(sharing.part_a_deductible);
        }
        left
    }

    /// What outlasts a year: the benefit period, and the days that a policy pays once in a life.
    pub(super) fn carry(&mut self, before: &Self, is_in_period: bool) {
        if is_in_period {
            self.left.part_a = before.left.part_a;
        }
        self.left.policy_days = before.left.policy_days;
    }

    /// The rules.
    pub fn sharing(&self) -> &Sharing {
        &self.rules
    }

    /// What is left of the limits.
    pub fn left(&self) -> Left {
        self.left
    }

    /// Something else is left.
    pub(super) fn set_left(&mut self, left: Left) {
        self.left = left;
    }

    /// Splits the next bill.
    pub fn pay(&mut self, claim: &InsuranceClaim) -> Split {
        self.rules.split(&mut self.left, claim)
    }
}

impl Left {
    /// What is left of a family's amounts; `None`: the plan has none.
    pub(super) fn of_family(plan: &Plan) -> Option<Self> {
        let Terms::Private(terms) = &plan.terms else { return None };
        Self::of_family_by(terms)
    }

    /// The same outside the network.
    pub(super) fn of_family_outside(plan: &Plan) -> Option<Self> {
        let Terms::Private(terms) = &plan.terms else { return None };
        Self::of_family_by(terms.outside.as_ref()?.terms.as_ref()?)
    }

    fn of_family_by(terms: &PrivateTerms) -> Option<Self> {
        let family = |bound: &Bound| bound.family.unwrap_or(Money::MOST);
        let left = amounts(terms, family);
        let limit = terms.limit.as_ref().map(family).filter(|limit| *limit < Money::MOST);
        let is_bound = left.iter().any(|amount| *amount < Money::MOST) || limit.is_some();
        is_bound.then_some(Self { deductibles: left, room: limit, ..Self::default() })
    }

    /// After so much was spent.
    pub(super) fn less(mut self, deductible: Money, out_of_pocket: Money) -> Self {
        if let Some(first) = self.deductibles.first_mut() {
            *first = first.less(deductible);
        }
        self.room = self.room.map(|room| room.less(out_of_pocket));
        self.policy = self.policy.less(out_of_pocket);
        self
    }

    /// No more than the family has left.
    pub(super) fn within(mut self, family: &Self) -> Self {
        for (own, family) in self.deductibles.iter_mut().zip(family.deductibles) {
            *own = (*own).min(family);
        }
        self.room = match (self.room, family.room) {
            (Some(own), Some(family)) => Some(own.min(family)),
            (own, family) => own.or(family),
        };
        self
    }

    /// Less what was used between the two; more where that is below nothing.
    pub(super) fn after_use(mut self, before: &Self, after: &Self) -> Self {
        let used = before.deductibles.iter().zip(after.deductibles);
        for (own, (before, after)) in self.deductibles.iter_mut().zip(used) {
            *own = *own - (*before - after);
        }
        if let (Some(before), Some(after)) = (before.room, after.room) {
            self.room = self.room.map(|room| room - (before - after));
        }
        self.part_a = self.part_a - (before.part_a - after.part_a);
        self.policy = self.policy - (before.policy - after.policy);
        let days = before.policy_days.saturating_sub(after.policy_days);
        let back = after.policy_days.saturating_sub(before.policy_days);
        self.policy_days = self.policy_days.saturating_sub(days).saturating_add(back);
        let used = before.used.iter().zip(after.used);
        for (own, (before, after)) in self.used.iter_mut().zip(used) {
            *own = own
                .saturating_add(after.saturating_sub(*before))
                .saturating_sub(before.saturating_sub(after));
        }
        self
    }
}

impl Sharing {
    /// A service's lines in a private plan that rounds no claim.
    pub(super) fn exact_line(&self, service: Service) -> Option<&ServiceSharing> {
        match &self.kind {
            SharingKind::Private(cells) if !self.to_cent => cells.get(service as usize),
            SharingKind::Private(_) | SharingKind::Medicare(_) | SharingKind::Uninsured => None,
        }
    }

    /// Splits the next bill, and takes it off what is left.
    #[expect(
        clippy::inline_always,
        reason = "a simulation asks this a million times and reads two of its fields: half the time, measured"
    )]
    #[inline(always)]
    pub fn split(&self, left: &mut Left, claim: &InsuranceClaim) -> Split {
        let whole = |rule| Split {
            allowed: claim.allowed,
            patient: claim.allowed,
            above: Money::ZERO,
            rule,
            cut_at: None,
        };
        if claim.service == Service::OwnPocket {
            return whole(SharingRule::OwnPocket);
        }
        if !claim.is_covered {
            return claim.not_covered();
        }
        match &self.kind {
            SharingKind::Uninsured => whole(SharingRule::Cash),
            SharingKind::Private(cells) => match cells.get(claim.service as usize) {
                Some(cell) => by_table(cell, left, claim, self.to_cent),
                None => whole(SharingRule::NotCovered),
            },
            SharingKind::Medicare(sharing) => sharing.split(left, claim, self.to_cent),
        }
    }
}

/// A bill by its line, up to the yearly limit. What is billed above the allowed amount comes on top, and counts towards nothing.
#[inline]
fn by_table(
    cell: &ServiceSharing,
    left: &mut Left,
    claim: &InsuranceClaim,
    to_cent: bool,
) -> Split {
    let (allowed, above) = (claim.allowed, claim.above);
    let mut none = 0;
    let used = left.used.get_mut(claim.service as usize).unwrap_or(&mut none);
    let (line, uncovered, days) = cell.next(used, claim);
    if !line.is_covered {
        return claim.not_covered();
    }
    let mut other = Money::ZERO;
    let deductible = left.deductibles.get_mut(cell.which).unwrap_or(&mut other);
    let mut parts = by_line(line, deductible, days, allowed - uncovered, to_cent);
    parts.uncovered = uncovered;
    parts.limit = cell.limit;
    parts.deductible_is_other = cell.which > 0;
    let asked = parts.deductible + parts.share();
    let mut cut_at = None;
    if line.counts {
        cut_at = left.room.filter(|room| asked > *room);
        left.room = left.room.map(|room| room - cut_at.unwrap_or(asked));
    }
    if let Some(paid) = cut_at
        && let Some(deductible) = left.deductibles.get_mut(cell.which)
    {
        // What the limit spares the person is not paid to the deductible either: a family's would be met by nobody's money.
        let first = if line.deductible == Towards::AfterCopay { parts.copay } else { Money::ZERO };
        *deductible += parts.deductible - parts.deductible.min(paid.less(first));
    }
    let patient = cut_at.unwrap_or(asked) + uncovered + above;
    Split { allowed, patient, above, rule: SharingRule::Line(parts), cut_at }
}

fn of_one_line(line: CostSharing) -> ServiceSharing {
    ServiceSharing::of(&ServiceTerms::every(line))
}

fn private(terms: &PrivateTerms) -> SharingKind {
    let mut cells = Box::new([of_one_line(terms.rest); SERVICES]);
    for (service, terms) in &terms.services {
        if let Some(place) = cells.get_mut(*service as usize) {
            *place = ServiceSharing::of(terms);
        }
    }
    for (place, other) in terms.others.iter().enumerate() {
        for service in &other.services {
            if let Some(cell) = cells.get_mut(*service as usize) {
                cell.which = place.saturating_add(1);
            }
        }
    }
    SharingKind::Private(cells)
}

/// A plan year of one person in which nothing was paid.
fn fresh(terms: &PrivateTerms) -> Left {
    Left {
        deductibles: amounts(terms, Bound::for_one),
        room: terms.limit.as_ref().map(Bound::for_one),
        ..Left::default()
    }
}

/// The plan's deductible and those of some services, each read in one way.
fn amounts(terms: &PrivateTerms, of: impl Fn(&Bound) -> Money) -> [Money; MOST_DEDUCTIBLES] {
    let mut found = [Money::ZERO; MOST_DEDUCTIBLES];
    let all = [&terms.deductible].into_iter().chain(terms.others.iter().map(|other| &other.amount));
    for (place, bound) in found.iter_mut().zip(all) {
        *place = of(bound);
    }
    found
}
