//! What one bill of a course says.

use super::super::course::default_discount;
use super::{CourseFileReader, MOST_DAYS, RawBill, YEARS, services};
use crate::knowledge::{Plan, PrivateTerms, Service, Terms};
use crate::values::{ClosedVocabulary, Fraction, Money, closest, join_with, visible};
use crate::yaml::{Amount, Path, Signed, Written};
use jiff::civil::Date;

impl CourseFileReader<'_> {
    pub(super) fn date(&mut self, at: &Path, written: &Written) -> Option<Date> {
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

    pub(super) fn service(&mut self, at: &Path, text: &str) -> Option<Service> {
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
    pub(super) fn days(
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
        if let Some(written) = raw.days {
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

    pub(super) fn network(&mut self, at: &Path, text: Option<&str>) -> bool {
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

    pub(super) fn processed(&mut self, at: &Path, place: Option<u64>) -> Option<u16> {
        let written = place?;
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
    pub(super) fn above(
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

    /// What the plan allows; without insurance the cash price, or the list price less the discount.
    pub(super) fn amount(
        &mut self,
        at: &Path,
        raw: &RawBill,
    ) -> Option<(Money, Option<(Money, Fraction)>)> {
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
