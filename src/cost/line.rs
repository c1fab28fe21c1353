//! What one line of a plan's table makes of one bill. Each rule is a few lines.

use super::claim::{InsuranceClaim, Parts};
use crate::knowledge::{CostSharing, Limit, ServiceTerms, Towards};
use crate::values::Money;

/// A service's lines, in the form that splits bills fastest.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct ServiceSharing {
    /// What every bill costs, but the first ones.
    pub(super) line: CostSharing,
    /// What the first bills of a plan year cost, and how many they are.
    pub(super) first: Option<(u16, CostSharing)>,
    /// How many are covered.
    pub(super) limit: Option<Limit>,
    /// The place of its deductible among those of the plan.
    pub(super) which: usize,
}

impl ServiceSharing {
    pub(super) fn of(terms: &ServiceTerms) -> Self {
        Self { line: terms.line, first: terms.first, limit: terms.limit, which: 0 }
    }

    /// The line of the next bill, what of the bill lies beyond what is covered, and its days that are covered. `used`: visits or days of this plan
    /// year so far.
    #[inline]
    pub(super) fn next(
        &self,
        used: &mut u16,
        claim: &InsuranceClaim,
    ) -> (&CostSharing, Money, u16) {
        let before = *used;
        if self.first.is_none() && self.limit.is_none() {
            return (&self.line, Money::ZERO, claim.days);
        }
        let units = match self.limit {
            Some(Limit::Days(_)) => claim.days,
            Some(Limit::Visits(_)) | None => 1,
        };
        *used = before.saturating_add(units);
        let line = match &self.first {
            Some((visits, line)) if before < *visits => line,
            Some(_) | None => &self.line,
        };
        let over = self.over(before, units);
        // Of a stay, as much of the bill as of its days.
        let beyond = match over {
            0 => Money::ZERO,
            over => claim.allowed.scaled_to_cents(i64::from(over), i64::from(units)),
        };
        let days = match self.limit {
            Some(Limit::Days(_)) => claim.days.saturating_sub(over),
            Some(Limit::Visits(_)) | None => claim.days,
        };
        (line, beyond, days)
    }

    /// How many visits or days of a bill lie beyond the limit.
    #[inline]
    fn over(&self, before: u16, units: u16) -> u16 {
        let Some(Limit::Visits(most) | Limit::Days(most)) = self.limit else { return 0 };
        before.saturating_add(units).saturating_sub(most.max(before))
    }
}

/// Splits what is covered of a bill by a line. `to_cent`: as an insurer does, claim by claim.
#[inline]
pub(super) fn by_line(
    line: &CostSharing,
    deductible_left: &mut Money,
    days: u16,
    covered: Money,
    to_cent: bool,
) -> Parts {
    let mut parts = Parts {
        coinsurance: line.coinsurance,
        towards: line.deductible,
        counts: line.counts,
        ..Parts::default()
    };
    let mut left = covered;
    if line.deductible == Towards::AfterCopay {
        left = copay(line, days, left, &mut parts);
    }
    if line.deductible != Towards::Nothing {
        parts.deductible = left.min(*deductible_left);
        *deductible_left = *deductible_left - parts.deductible;
        left = left - parts.deductible;
    }
    if line.deductible != Towards::AfterCopay {
        left = copay(line, days, left, &mut parts);
    }
    parts.rest = if line.of_whole { covered - parts.deductible } else { left };
    let share = parts.rest.share(line.coinsurance);
    parts.percentage = (if to_cent { share.rounded() } else { share }).min(left);
    parts.capped_at = line.at_most.filter(|cap| parts.copay + parts.percentage > *cap);
    parts
}

/// Takes the flat amount off, and gives what is left.
#[inline]
fn copay(line: &CostSharing, days: u16, left: Money, parts: &mut Parts) -> Money {
    let Some(copay) = line.copay else { return left };
    let times = copay.days.map_or(1, |of| of.of(days));
    parts.asked = Some((copay, times));
    parts.copay = (copay.amount * u32::from(times)).min(left);
    left - parts.copay
}
