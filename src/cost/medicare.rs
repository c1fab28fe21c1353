//! Original Medicare: Part A by the benefit period, Part B by its table, and what a policy pays of what they leave to the person.

use super::claim::{InsuranceClaim, SharingRule, Split};
use super::error::MedicarePart;
use super::ledger::{Left, SERVICES};
use super::line::{ServiceSharing, by_line};
use crate::knowledge::{
    CostSharing, Costs, MOST_DEDUCTIBLES, MedicareRules, MedicareTerms, MedicareYear, Policy,
    Service, ServiceTerms,
};
use crate::values::{Fraction, Money};

/// Medicare in one year, with the policy.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct MedicareSharing {
    /// Owed once a benefit period.
    pub(super) part_a_deductible: Money,
    part_b: [ServiceSharing; SERVICES],
    policy: Option<Policy>,
}

/// What Medicare leaves to the person of one bill, by kind: what a policy pays hangs on it.
#[derive(Debug, Clone, Copy, Default)]
struct Gaps {
    part_a_deductible: Money,
    hospital_days: Money,
    nursing_days: Money,
    /// What lies beyond all days, and how many of them are in hospital.
    beyond: Money,
    beyond_days: u16,
    part_b_deductible: Money,
    part_b_share: Money,
    excess: Money,
}

impl MedicareSharing {
    /// `None` where the year's amounts, or the policy, are not known.
    pub(super) fn open(
        terms: &MedicareTerms,
        rules: &MedicareRules,
        year: Option<&MedicareYear>,
    ) -> Option<(Self, Left)> {
        // Where the Part A deductible is not known, callers refuse the services that need it.
        let part_a_deductible = terms.part_a(year).unwrap_or_default();
        let rest = CostSharing::percentage(rules.coinsurance);
        let mut part_b = [ServiceSharing::of(&ServiceTerms::every(rest)); SERVICES];
        for (service, line) in &rules.services {
            if let Some(cell) = part_b.get_mut(*service as usize) {
                cell.line = *line;
            }
        }
        for service in &rules.capped {
            if let Some(cell) = part_b.get_mut(*service as usize) {
                cell.line.at_most = Some(part_a_deductible);
            }
        }
        let policy = match terms.policy {
            None => None,
            Some(_) => Some(terms.policy(rules)?),
        };
        let mut deductibles = [Money::ZERO; MOST_DEDUCTIBLES];
        if let Some(first) = deductibles.first_mut() {
            *first = terms.part_b(year)?;
        }
        let (mut room, mut before) = (None, Money::ZERO);
        if let Some(policy) = &policy {
            if policy.limit.is_some() {
                room = Some(terms.own_amount(policy, year)?);
            } else if policy.has_deductible {
                before = terms.own_amount(policy, year)?;
            }
        }
        let left = Left {
            deductibles,
            room,
            part_a: part_a_deductible,
            policy: before,
            policy_days: rules.days.map_or(0, |days| days.policy_days),
            ..Left::default()
        };
        Some((Self { part_a_deductible, part_b, policy }, left))
    }

    #[inline]
    pub(super) fn split(&self, left: &mut Left, claim: &InsuranceClaim, to_cent: bool) -> Split {
        if claim.service.is_stay() {
            self.stay(left, claim, to_cent)
        } else {
            self.part_b(left, claim, to_cent)
        }
    }

    #[inline]
    fn part_b(&self, left: &mut Left, claim: &InsuranceClaim, to_cent: bool) -> Split {
        let (allowed, above) = (claim.allowed, claim.above);
        let Some(cell) = self.part_b.get(claim.service as usize) else {
            let rule = SharingRule::NotCovered;
            return Split { allowed, patient: allowed, above: Money::ZERO, rule, cut_at: None };
        };
        let [deductible, ..] = &mut left.deductibles;
        let parts = by_line(&cell.line, deductible, 0, allowed, to_cent);
        let gaps = Gaps {
            part_b_deductible: parts.deductible,
            part_b_share: parts.share(),
            excess: above,
            ..Gaps::default()
        };
        let policy = self.policy.map(|policy| pays(&policy, left, &gaps, claim, to_cent));
        let patient = gaps.all() - policy.unwrap_or_default();
        Split { allowed, patient, above, rule: SharingRule::PartB { parts, policy }, cut_at: None }
    }

    #[inline]
    fn stay(&self, left: &mut Left, claim: &InsuranceClaim, to_cent: bool) -> Split {
        let (allowed, mut daily) = (claim.allowed, claim.daily);
        let is_nursing = claim.service == Service::SkilledNursing;
        let beyond = match daily.beyond {
            0 => Money::ZERO,
            days => allowed.scaled_to_cents(i64::from(days), i64::from(claim.days.max(days))),
        };
        let mut rest = allowed - beyond;
        let deductible = if is_nursing { Money::ZERO } else { rest.min(left.part_a) };
        left.part_a = left.part_a - deductible;
        rest = rest - deductible;
        // A day costs no more than what the hospital asks for it.
        for cost in [&mut daily.shared_cost, &mut daily.lifetime_cost] {
            let whole = if to_cent { cost.rounded() } else { *cost };
            *cost = whole.min(rest);
            rest = rest - *cost;
        }
        let days = daily.shared_cost + daily.lifetime_cost;
        let gaps = Gaps {
            part_a_deductible: deductible,
            hospital_days: if is_nursing { Money::ZERO } else { days },
            nursing_days: if is_nursing { days } else { Money::ZERO },
            beyond,
            beyond_days: if is_nursing { 0 } else { daily.beyond },
            ..Gaps::default()
        };
        let policy = self.policy.map(|policy| pays(&policy, left, &gaps, claim, to_cent));
        let patient = gaps.all() - policy.unwrap_or_default();
        let rule = SharingRule::Stay { deductible, daily, beyond, policy, is_nursing };
        Split { allowed, patient, above: Money::ZERO, rule, cut_at: None }
    }
}

impl Gaps {
    fn all(&self) -> Money {
        self.part_a_deductible
            + self.hospital_days
            + self.nursing_days
            + self.beyond
            + self.part_b_deductible
            + self.part_b_share
            + self.excess
    }
}

/// What a policy pays of the gaps of one bill.
#[inline]
fn pays(
    policy: &Policy,
    left: &mut Left,
    gaps: &Gaps,
    claim: &InsuranceClaim,
    to_cent: bool,
) -> Money {
    // The person's part is rounded, the policy pays the rest.
    let paid = |amount: Money, part: Fraction| {
        let own = amount.share(part.rest());
        amount - if to_cent { own.rounded() } else { own }
    };
    let share = match visit_copay(policy, claim) {
        Some(copay) => gaps.part_b_share.less(copay),
        None => paid(gaps.part_b_share, policy.part_b_share),
    };
    let beyond = beyond(left, gaps);
    let excess = paid(gaps.excess, policy.excess);
    let deductible = paid(gaps.part_b_deductible, policy.part_b_deductible);
    let most = paid(gaps.part_a_deductible, policy.part_a_deductible)
        + paid(gaps.hospital_days, policy.hospital_days)
        + paid(gaps.nursing_days, policy.nursing_days)
        + share;
    let all = most + beyond + excess + deductible;
    if policy.has_deductible {
        return above_deductible(left, all, gaps.part_b_deductible - deductible);
    }
    if policy.limit.is_some() {
        let counted = gaps.all() - gaps.excess - gaps.beyond - all + excess + beyond;
        return all + over_limit(left, counted, gaps.part_b_deductible);
    }
    all
}

/// What of a visit stays the person's in place of a percentage.
fn visit_copay(policy: &Policy, claim: &InsuranceClaim) -> Option<Money> {
    match claim.service {
        Service::OfficeVisit | Service::SpecialistVisit => policy.visit_copay,
        Service::EmergencyRoom if !claim.is_admitted => policy.emergency_copay,
        _ => None,
    }
}

/// Days in hospital beyond all of Medicare's, so many in a life.
fn beyond(left: &mut Left, gaps: &Gaps) -> Money {
    let days = gaps.beyond_days.min(left.policy_days);
    if days == 0 {
        return Money::ZERO;
    }
    left.policy_days = left.policy_days.saturating_sub(days);
    gaps.beyond.scaled_to_cents(i64::from(days), i64::from(gaps.beyond_days))
}

/// The policy's own deductible comes first. What the policy would not pay anyway counts towards it too.
fn above_deductible(left: &mut Left, payable: Money, unpaid: Money) -> Money {
    let counted = left.policy.min(payable + unpaid);
    left.policy = left.policy - counted;
    payable - counted.less(unpaid)
}

/// What lies over the policy's yearly limit. The Part B deductible counts towards it, and is owed all the same.
fn over_limit(left: &mut Left, counted: Money, part_b_deductible: Money) -> Money {
    let room = left.room.unwrap_or(Money::MOST).less(part_b_deductible);
    let over = (counted - part_b_deductible).less(room);
    left.room = Some(room.less(counted - part_b_deductible));
    over
}

/// What Medicare, or the policy, asks for in a year and nobody knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unknown {
    pub(super) part: MedicarePart,
    /// The years in which it is known.
    pub(super) known: Vec<u16>,
}

/// What a bill for that service needs of that year, and is not known.
pub(super) fn unknown(
    terms: &MedicareTerms,
    costs: &Costs,
    year: Option<u16>,
    service: Service,
) -> Option<Unknown> {
    let rules = costs.medicare_rules.as_ref();
    let of_year = year.and_then(|year| costs.medicare_year(year));
    let policy = terms.policy.and_then(|policy| rules?.policy(policy));
    let known = |is_known: &dyn Fn(&MedicareYear) -> bool| {
        let years = costs.medicare_years.iter().filter(|entry| is_known(entry));
        years.map(|entry| entry.year).collect::<Vec<_>>()
    };
    if terms.part_b(of_year).is_none() {
        return Some(Unknown { part: MedicarePart::B, known: known(&|_| true) });
    }
    if terms.part_a(of_year).is_none() && needs_part_a(policy, rules, service) {
        let known = known(&|year| year.part_a_deductible.is_some());
        return Some(Unknown { part: MedicarePart::A, known });
    }
    let policy = policy.filter(|_| terms.own_amount.is_none())?;
    if policy.has_deductible && of_year.is_none_or(|year| year.policy_deductible.is_none()) {
        let part = MedicarePart::PolicyDeductible;
        let known = known(&|year| year.policy_deductible.is_some());
        return Some(Unknown { part, known });
    }
    let limit = policy.limit?;
    of_year.is_none_or(|year| year.limit(limit).is_none()).then(|| {
        let part = MedicarePart::PolicyLimit;
        let known = known(&|year| year.limit(limit).is_some());
        Unknown { part, known }
    })
}

/// Whether the Part A deductible plays a part in a bill for that service.
fn needs_part_a(policy: Option<&Policy>, rules: Option<&MedicareRules>, service: Service) -> bool {
    let is_capped = rules.is_some_and(|rules| rules.capped.contains(&service));
    match policy {
        None => service.is_stay() || is_capped,
        Some(policy) if service == Service::SkilledNursing => !policy.fills_stays(),
        Some(policy) => (service.is_stay() || is_capped) && !policy.fills_all(),
    }
}
