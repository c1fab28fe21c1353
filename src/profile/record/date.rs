//! Dates as records write them: a year, a month, a day, or an instant. What is left out is not made up: a date is all the days that it can be.

use jiff::Timestamp;
use jiff::civil::Date;
use std::fmt;

/// A date that may be known in part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartialDate {
    /// The first day that it can be.
    pub earliest: Date,
    /// The last day that it can be.
    pub latest: Date,
    /// The moment, where it is known.
    instant: Option<Timestamp>,
}

impl PartialDate {
    /// `2024`, `2024-03`, `2024-03-09` or `2024-03-09T08:00:00+01:00`; `None` for anything else.
    pub fn parse(written: &str) -> Option<Self> {
        let (date, time) = match written.split_once('T') {
            Some((date, time)) => (date, Some(time)),
            None => (written, None),
        };
        let number = |text: &str, length: usize| {
            let fits = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
            fits.then(|| text.parse::<i16>().ok()).flatten()
        };
        let mut parts = date.split('-');
        let year = number(parts.next()?, 4).filter(|year| *year > 0)?;
        let month = match parts.next() {
            Some(month) => Some(i8::try_from(number(month, 2)?).ok()?),
            None => None,
        };
        let day = match parts.next() {
            Some(day) => Some(i8::try_from(number(day, 2)?).ok()?),
            None => None,
        };
        if parts.next().is_some() {
            return None;
        }
        let earliest = Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
        let latest = match (month, day) {
            (None, _) => earliest.last_of_year(),
            (Some(_), None) => earliest.last_of_month(),
            (Some(_), Some(_)) => earliest,
        };
        let instant = match (day, time) {
            (_, None) => None,
            (None, Some(_)) => return None,
            // A time that cannot be read leaves the day that it is of.
            (Some(_), Some(_)) => written.parse().ok(),
        };
        Some(Self { earliest, latest, instant })
    }

    /// Some day from one date to a day.
    pub(super) fn within(from: Self, to: Date) -> Self {
        Self { earliest: from.earliest, latest: to.max(from.latest), instant: None }
    }

    /// Whether the day is known.
    pub fn is_day(self) -> bool {
        self.earliest == self.latest
    }

    /// Whether the moment is known.
    pub(super) fn has_instant(self) -> bool {
        self.instant.is_some()
    }

    /// Whether it is certainly after another.
    pub fn is_after(self, other: Self) -> bool {
        if self.is_day() && self.earliest == other.earliest && other.is_day() {
            return matches!((self.instant, other.instant), (Some(this), Some(that)) if this > that);
        }
        self.earliest > other.latest
    }

    /// Whole weeks up to a day; `None` where the day is not known or comes later.
    pub fn weeks_until(self, today: Date) -> Option<u32> {
        let days = if self.is_day() { days_between(self.earliest, today) } else { None };
        days.map(|days| days / 7)
    }

    /// Whether it is certainly so many weeks ago, or more.
    pub fn is_weeks_ago(self, weeks: u32, today: Date) -> bool {
        days_between(self.latest, today).is_some_and(|days| days >= weeks.saturating_mul(7))
    }

    /// Whether it is certainly so many weeks ago, or less.
    pub fn is_within_weeks(self, weeks: u32, today: Date) -> bool {
        days_between(self.earliest, today).is_some_and(|days| days <= weeks.saturating_mul(7))
    }

    /// The fewest and the most whole years up to a day that it can be; `None` where it comes later.
    pub fn years_until(self, today: Date) -> Option<(u16, u16)> {
        let years = |from: Date| {
            let is_before = (today.month(), today.day()) < (from.month(), from.day());
            u16::try_from(today.year() - from.year() - i16::from(is_before)).ok()
        };
        years(self.latest.min(today)).zip(years(self.earliest).filter(|_| self.earliest <= today))
    }
}

/// Days from one day to a later one.
fn days_between(from: Date, to: Date) -> Option<u32> {
    u32::try_from(from.until(to).ok()?.get_days()).ok()
}

/// As far as it is known, without the time.
impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month) = (self.earliest.year(), self.earliest.month());
        let is_from_first = self.earliest.day() == 1;
        if self.is_day() {
            self.earliest.fmt(f)
        } else if is_from_first && self.latest == self.earliest.last_of_month() {
            write!(f, "{year:04}-{month:02}")
        } else if is_from_first && month == 1 && self.latest == self.earliest.last_of_year() {
            write!(f, "{year:04}")
        } else {
            write!(f, "{}/{}", self.earliest, self.latest)
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::expect_used, reason = "a broken test should stop")]

    use super::*;
    use proptest::prelude::*;

    fn date(written: &str) -> PartialDate {
        PartialDate::parse(written).expect("a date")
    }

    #[test]
    fn dates_are_read_as_far_as_they_are_written() {
        for written in ["2024", "2024-02", "2024-02-29"] {
            assert_eq!(date(written).to_string(), written);
        }
        assert_eq!(date("2024-02").latest, jiff::civil::date(2024, 2, 29));
        assert_eq!(date("2024-03-09T23:30:00-05:00").to_string(), "2024-03-09");
        assert_eq!(date("2024-03-09T23:30:00.123Z").to_string(), "2024-03-09");
        for wrong in [
            "",
            "24",
            "2024-2",
            "2024-13",
            "2023-02-29",
            "2024-02-29-01",
            "0000",
            "x",
            "2024T10",
            "-2024",
            "２０２４",
        ] {
            assert_eq!(PartialDate::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn what_is_later_is_said_only_where_it_is_certain() {
        assert!(date("2024-03").is_after(date("2023")));
        assert!(!date("2024").is_after(date("2024-01-01")));
        assert!(date("2024-03-09T10:00:00Z").is_after(date("2024-03-09T09:00:00Z")));
        assert!(!date("2024-03-09T10:00:00Z").is_after(date("2024-03-09")));
        assert!(date("2024-03-09T00:30:00+02:00").is_after(date("2024-03-08")));
    }

    #[test]
    fn an_age_is_as_exact_as_the_day_of_birth() {
        let today = jiff::civil::date(2026, 11, 29);
        assert_eq!(date("1961-01-25").years_until(today), Some((65, 65)));
        assert_eq!(date("1961-11-30").years_until(today), Some((64, 64)));
        assert_eq!(date("1961-11").years_until(today), Some((64, 65)));
        assert_eq!(date("1961").years_until(today), Some((64, 65)));
        assert_eq!(date("1961-10").years_until(today), Some((65, 65)));
        assert_eq!(date("1961").years_until(jiff::civil::date(2026, 12, 31)), Some((65, 65)));
        assert_eq!(date("2026").years_until(today), Some((0, 0)));
        assert_eq!(date("2026-11-30").years_until(today), None);
        assert_eq!(date("2027").years_until(today), None);
    }

    proptest! {
        #[test]
        fn an_age_of_a_partial_date_holds_that_of_each_of_its_days(
            year in 1900_i16..2030, month in 1_i8..=12, day in 1_i8..=28, length in prop::sample::select(vec![4_usize, 7, 10])
        ) {
            let today = jiff::civil::date(2026, 11, 29);
            let whole = format!("{year:04}-{month:02}-{day:02}");
            let part = date(whole.split_at(length).0);
            match (part.years_until(today), date(&whole).years_until(today)) {
                (Some((fewest, most)), Some((exact, same))) => {
                    prop_assert_eq!(exact, same);
                    prop_assert!(fewest <= exact && exact <= most && most - fewest <= 1);
                }
                // A part of this year may be over and the day be still to come.
                (_, None) => {}
                (None, Some(_)) => prop_assert!(false, "a day that has been, of a time to come"),
            }
        }

        #[test]
        fn after_is_an_order(a in 0_usize..6, b in 0_usize..6, c in 0_usize..6) {
            let all = ["2024", "2024-03", "2024-03-09", "2024-03-09T10:00:00Z", "2024-03-10T00:00:00+05:00", "2024-04-01"];
            let at = |place: usize| date(all.get(place).expect("one"));
            prop_assert!(!(at(a).is_after(at(b)) && at(b).is_after(at(a))));
            if at(a).is_after(at(b)) && at(b).is_after(at(c)) {
                prop_assert!(at(a).is_after(at(c)));
            }
        }
    }
}
