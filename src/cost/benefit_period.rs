//! Benefit periods of Medicare's Part A: the days of all stays of one period are counted together, hospital and skilled nursing each by itself.

use super::claim::Daily;
use crate::knowledge::{PartADays, Service};
use crate::values::Money;
use jiff::civil::Date;

/// A stay of one person.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stay {
    /// In hospital or in skilled nursing.
    pub(super) service: Service,
    /// The day of arrival.
    pub(super) from: Date,
    /// How many days; at least one.
    pub(super) days: u16,
}

/// A stay in its benefit period.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct CountedStay {
    /// Which of the person's periods, counted from 1.
    pub(super) period: usize,
    /// What its days cost.
    pub(super) daily: Daily,
}

/// Counts the days of a person's stays, the earliest first. `lifetime`: days of those given once in a life that were used before. `deductible`: that of
/// Part A in a year. `None` where one is not known and a day costs a part of it.
pub(super) fn count(
    stays: &[Stay],
    rules: &PartADays,
    lifetime: u16,
    deductible: impl Fn(i16) -> Option<Money>,
) -> Option<Vec<CountedStay>> {
    let mut period = Period { hospital: 0, nursing: 0, lifetime };
    let mut outside_since: Option<Date> = None;
    let mut number = 0;
    let mut counted = Vec::new();
    for stay in stays {
        let mut found = CountedStay::default();
        // The last day inside is the one before.
        let is_new = outside_since.is_none_or(|since| {
            (stay.from - since).get_days().saturating_add(1) > i32::from(rules.gap)
        });
        if is_new {
            period = Period { hospital: 0, nursing: 0, lifetime: period.lifetime };
            number += 1;
        }
        found.period = number;
        let mut day = stay.from;
        for _ in 0..stay.days {
            let is_counted = outside_since.is_some_and(|since| day < since);
            // A second bill of the same days does not make them more.
            if !is_counted {
                period.one_day(stay.service, rules, day.year(), &deductible, &mut found.daily)?;
            }
            day = day.tomorrow().unwrap_or(Date::MAX);
        }
        outside_since = outside_since.max(Some(day));
        counted.push(found);
    }
    Some(counted)
}

/// The days of a period so far.
struct Period {
    hospital: u16,
    nursing: u16,
    lifetime: u16,
}

impl Period {
    fn one_day(
        &mut self,
        service: Service,
        rules: &PartADays,
        year: i16,
        deductible: impl Fn(i16) -> Option<Money>,
        daily: &mut Daily,
    ) -> Option<()> {
        let part = |part| Some(deductible(year)?.share(part));
        if service == Service::SkilledNursing {
            self.nursing = self.nursing.saturating_add(1);
            if self.nursing > rules.nursing_to {
                daily.beyond = daily.beyond.saturating_add(1);
            } else if self.nursing > rules.nursing_free_to {
                daily.shared = daily.shared.saturating_add(1);
                daily.shared_cost += part(rules.nursing)?;
            }
            return Some(());
        }
        self.hospital = self.hospital.saturating_add(1);
        if self.hospital <= rules.free_to {
            return Some(());
        }
        if self.hospital <= rules.shared_to {
            daily.shared = daily.shared.saturating_add(1);
            daily.shared_cost += part(rules.shared)?;
        } else if self.lifetime < rules.lifetime_days {
            self.lifetime = self.lifetime.saturating_add(1);
            daily.lifetime = daily.lifetime.saturating_add(1);
            daily.lifetime_cost += part(rules.lifetime)?;
        } else {
            daily.beyond = daily.beyond.saturating_add(1);
        }
        Some(())
    }
}
