//! A line of a plan's table: a map, or the phrase that plans print. Both say the same things, and are checked by one set of rules.

use super::phrase;
use crate::knowledge::check::context::{CheckContext, Location};
use crate::knowledge::raw::RawCostSharing;
use crate::knowledge::{Copay, CostSharing, Days, Limit, ServiceTerms, Towards};
use crate::values::{Fraction, Money, visible};
use crate::yaml::{Amount, Content, Proportion};

/// More visits or days than a plan year has are no limit.
const MOST: u64 = 366;

/// What a line says, as far as it says anything.
#[derive(Debug, Default)]
pub(super) struct StatedCostSharing {
    pub(super) covered: Option<bool>,
    pub(super) is_free: bool,
    pub(super) copay: Option<Money>,
    pub(super) per_day: bool,
    pub(super) from_day: Option<u16>,
    pub(super) to_day: Option<u16>,
    pub(super) first_visits: Option<u16>,
    pub(super) then: Option<Box<StatedCostSharing>>,
    pub(super) coinsurance: Option<Fraction>,
    pub(super) of_whole: bool,
    pub(super) deductible: Option<Towards>,
    pub(super) at_most: Option<Money>,
    pub(super) visits: Option<u16>,
    pub(super) days: Option<u16>,
    pub(super) counts: Option<bool>,
}

impl StatedCostSharing {
    /// Nothing says what a bill costs.
    pub(super) fn says_no_price(&self) -> bool {
        self.covered.is_none()
            && !self.is_free
            && self.copay.is_none()
            && self.coinsurance.is_none()
    }

    /// What it comes to. `rest`: what holds where it says nothing.
    ///
    /// # Errors
    /// Why it cannot be, as a message.
    fn terms(&self, rest: &CostSharing) -> Result<ServiceTerms, String> {
        let limit = match (self.visits, self.days) {
            (Some(_), Some(_)) => return Err("a limit of visits and one of days".to_owned()),
            (Some(visits), None) => Some(Limit::Visits(visits)),
            (None, Some(days)) => Some(Limit::Days(days)),
            (None, None) => None,
        };
        if self.days.is_some() && self.first_visits.is_some() {
            return Err("a limit of days beside a number of first visits".to_owned());
        }
        let own = self.line(rest)?;
        let mut says_deductible = self.deductible.is_some() || self.copay.is_none();
        let (first, line) = match (self.first_visits, &self.then) {
            (None, None) => (None, own),
            (None, Some(_)) => return Err("`then` needs a number of first visits".to_owned()),
            (Some(visits), then) => {
                let then = match then {
                    None => *rest,
                    Some(stated) => {
                        if stated.first_visits.is_some() || stated.then.is_some() {
                            return Err("too many steps follow each other".to_owned());
                        }
                        says_deductible &= stated.deductible.is_some() || stated.copay.is_none();
                        stated.line(rest)?
                    }
                };
                (Some((visits, own)), then)
            }
        };
        Ok(ServiceTerms { first, line, limit, says_deductible })
    }

    fn line(&self, rest: &CostSharing) -> Result<CostSharing, String> {
        if self.covered == Some(false) {
            let asks = self.is_free || self.copay.is_some() || self.coinsurance.is_some();
            if asks || self.deductible.is_some() || self.at_most.is_some() {
                return Err("what is not covered has no copay, share or deductible".to_owned());
            }
            return Ok(CostSharing::not_covered());
        }
        if self.is_free && (self.copay.is_some() || self.coinsurance.is_some()) {
            return Err("no charge, and yet a copay or a share".to_owned());
        }
        let has_days = self.per_day || self.from_day.is_some() || self.to_day.is_some();
        if has_days && self.copay.is_none() {
            return Err("days stand here without a copay".to_owned());
        }
        let days = has_days.then(|| Days { from: self.from_day.unwrap_or(1), to: self.to_day });
        if days.is_some_and(|days| days.from == 0 || days.to.is_some_and(|to| to < days.from)) {
            return Err("the first day comes after the last".to_owned());
        }
        if self.of_whole && (self.copay.is_none() || self.coinsurance.is_none()) {
            return Err("a share of the whole price stands beside a copay".to_owned());
        }
        let mut line = if self.says_no_price() {
            *rest
        } else {
            CostSharing {
                copay: self.copay.map(|amount| Copay { amount, days }),
                // A share comes after the deductible and a flat amount beside it, unless something else is said.
                deductible: if self.coinsurance.is_some() {
                    Towards::First
                } else {
                    Towards::Nothing
                },
                of_whole: self.of_whole && self.coinsurance > Some(Fraction::ZERO),
                ..CostSharing::percentage(self.coinsurance.unwrap_or(Fraction::ZERO))
            }
        };
        line.deductible = self.deductible.unwrap_or(line.deductible);
        line.at_most = self.at_most.or(line.at_most);
        line.counts = self.counts.unwrap_or(line.counts);
        if line.deductible == Towards::AfterCopay && line.copay.is_none() {
            return Err("the deductible cannot come after a copay that is not there".to_owned());
        }
        Ok(line)
    }
}

/// The line at a location.
pub(super) fn terms(
    context: &mut CheckContext,
    at: &Location,
    rest: &CostSharing,
) -> Option<ServiceTerms> {
    let stated = stated(context, at, true)?;
    match stated.terms(rest) {
        Ok(terms) => Some(terms),
        Err(message) => {
            context.problem_with_hint(at, message, "see `docs/costs.md`, \"A line of the table\"");
            None
        }
    }
}

/// One line that holds for every bill: without a limit and without first visits.
pub(super) fn every(
    context: &mut CheckContext,
    at: &Location,
    rest: &CostSharing,
) -> Option<CostSharing> {
    let terms = terms(context, at, rest)?;
    if terms.first.is_some() || terms.limit.is_some() {
        context.problem(at, "here one line holds for every bill: it has no limit of visits");
        return None;
    }
    Some(terms.line)
}

fn stated(
    context: &mut CheckContext,
    at: &Location,
    may_follow: bool,
) -> Option<StatedCostSharing> {
    let node = at.document.node(&at.path).filter(|node| !node.is_nothing())?;
    match &node.content {
        Content::Map(_) => {
            let raw: RawCostSharing = context.decode(at)?;
            of_map(context, at, &raw, may_follow)
        }
        Content::Scalar { .. } | Content::List(_) => {
            let text: String = context.decode(at)?;
            match phrase::parse(&text) {
                Ok(stated) => Some(stated),
                Err(message) => {
                    context.problem_with_hint(
                        at,
                        format!("`{}`: {message}", visible(&text)),
                        phrase::UNDERSTOOD,
                    );
                    None
                }
            }
        }
    }
}

fn of_map(
    context: &mut CheckContext,
    at: &Location,
    raw: &RawCostSharing,
    may_follow: bool,
) -> Option<StatedCostSharing> {
    let mut number = |key: &str, number: Option<u64>| match number {
        None => Some(None),
        Some(number) if (1..=MOST).contains(&number) => Some(u16::try_from(number).ok()),
        Some(number) => {
            context.problem(
                &at.key(key),
                format!("expected a number from 1 to {MOST}, found {number}"),
            );
            None
        }
    };
    let from_day = number("from-day", raw.from_day);
    let to_day = number("to-day", raw.to_day);
    let first_visits = number("first-visits", raw.first_visits);
    let visits = number("visits", raw.visits);
    let days = number("days", raw.days);
    let per_day = match raw.per.as_deref() {
        None | Some("visit" | "stay") => Some(false),
        Some("day") => Some(true),
        Some(other) => {
            context.problem_with_hint(
                &at.key("per"),
                format!("a copay is not asked for per `{}`", visible(other)),
                "write visit, stay or day",
            );
            None
        }
    };
    let of_whole = match raw.coinsurance_of.as_deref() {
        None | Some("rest") => Some(false),
        Some("whole") => Some(true),
        Some(other) => {
            context.problem_with_hint(
                &at.key("coinsurance-of"),
                format!("`{}` is not understood here", visible(other)),
                "write rest (what is left after the copay) or whole",
            );
            None
        }
    };
    let deductible = match raw.deductible.as_deref() {
        None => Some(None),
        Some("copay-first") => Some(Some(Towards::AfterCopay)),
        Some(word) => match crate::yaml::meaning::yes_or_no(word) {
            Some(true) => Some(Some(Towards::First)),
            Some(false) => Some(Some(Towards::Nothing)),
            None => {
                context.problem_with_hint(
                    &at.key("deductible"),
                    format!("`{}` does not say whether the deductible applies", visible(word)),
                    "write yes, no or copay-first; an amount of some services alone stands in `other-deductibles`",
                );
                None
            }
        },
    };
    let then = match (&raw.then, may_follow) {
        (None, _) => Some(None),
        (Some(_), true) => stated(context, &at.key("then"), false).map(|then| Some(Box::new(then))),
        (Some(_), false) => {
            context.problem(&at.key("then"), "too many steps follow each other");
            None
        }
    };
    Some(StatedCostSharing {
        covered: raw.covered,
        is_free: false,
        copay: raw.copay.map(|Amount(amount)| amount),
        per_day: per_day?,
        from_day: from_day?,
        to_day: to_day?,
        first_visits: first_visits?,
        then: then?,
        coinsurance: raw.coinsurance.map(|Proportion(part)| part),
        of_whole: of_whole?,
        deductible: deductible?,
        at_most: raw.at_most.map(|Amount(amount)| amount),
        visits: visits?,
        days: days?,
        counts: raw.counts,
    })
}
