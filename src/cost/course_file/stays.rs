//! Stays that touch, and bills that undo each other.

use super::super::course::DatedBill;
use super::{CourseFileReader, SERVICES};
use crate::knowledge::{Plan, Service, Terms};
use crate::values::Money;
use crate::yaml::Path;

impl CourseFileReader<'_> {
    /// The bill that a refund undoes: the latest before it of the same service and person that has so much left.
    pub(super) fn undone(
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

    /// Every stay whose days could matter under Medicare must tell them: in skilled nursing, and where another stay comes near.
    pub(super) fn stays(&mut self, bills: &[DatedBill], places: &[usize]) {
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
}
