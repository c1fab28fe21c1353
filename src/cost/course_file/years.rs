//! The years of a course: the plan's, and those whose amounts are known.

use super::super::course::{plan_year, starts};
use super::super::medicare::{Unknown, unknown};
use super::{CourseFileReader, YEARS_AHEAD};
use crate::knowledge::{MedicareTerms, Plan, Service, Terms};
use crate::yaml::Path;
use jiff::civil::Date;

impl CourseFileReader<'_> {
    /// What cannot be shared without knowing more: the days of a stay, drugs beside Medicare.
    pub(super) fn is_known(
        &mut self,
        at: &Path,
        service: Option<Service>,
        is_outside: bool,
        days: Option<u16>,
    ) {
        let (Some(service), Some(plan)) = (service, self.plan) else { return };
        match &plan.terms {
            Terms::Private(terms) => {
                let outside = terms.outside.as_ref().and_then(|outside| outside.terms.as_ref());
                let Some(terms) = (if is_outside { outside } else { Some(terms) }) else { return };
                let own = terms.services.iter().find(|(of, _)| *of == service);
                let is_by_day = match own {
                    Some((_, terms)) => terms.is_by_day(),
                    None => terms.rest.copay.is_some_and(|copay| copay.days.is_some()),
                };
                if is_by_day && service.has_days() && days.is_none() {
                    self.problem(
                        at,
                        format!(
                            "the plan counts `{}` by the day, and this line does not say how many",
                            service.slug()
                        ),
                        "add `days: …`, or for a stay `discharge: …`",
                    );
                }
            }
            Terms::Medicare(_) if service.is_drug() => self.problem(
                &at.key("service"),
                "drugs from a pharmacy go through Part D, which is not known here".to_owned(),
                "leave the line out; with `covered: false` you pay all of it",
            ),
            Terms::Medicare(_) | Terms::Uninsured { .. } => {}
        }
    }

    /// A date that the plan says nothing about.
    pub(super) fn plan_year(&mut self, at: &Path, date: Date, service: Option<Service>) {
        let Some(plan) = self.plan else { return };
        match &plan.terms {
            Terms::Private(_) => {
                if let Some(named) = plan.year.and_then(|year| i16::try_from(year).ok()) {
                    let of = plan_year(date, starts(plan));
                    if of < named {
                        self.problem(
                            at,
                            format!("{date} lies in plan year {of}, before the plan's year {named}"),
                            "is the date right? Else use a plan file whose `plan-year` is that of the first service",
                        );
                    } else if of > named.saturating_add(YEARS_AHEAD) {
                        self.problem(
                            at,
                            format!("{date} is more than {YEARS_AHEAD} years after the plan's year {named}"),
                            "is the year right?",
                        );
                    }
                }
            }
            Terms::Medicare(terms) => self.medicare_year(at, date, service, terms),
            Terms::Uninsured { .. } => {}
        }
    }

    pub(super) fn medicare_year(
        &mut self,
        at: &Path,
        date: Date,
        service: Option<Service>,
        terms: &MedicareTerms,
    ) {
        let Some(service) = service else { return };
        let year = u16::try_from(date.year()).ok();
        let Some(Unknown { part, known }) = unknown(terms, self.costs, year, service) else {
            return;
        };
        let (what, key) = (part.what(), part.key());
        let known: Vec<String> = known.iter().map(u16::to_string).collect();
        self.problem(
            at,
            format!("the {what} of {} is not known here", date.year()),
            &if known.is_empty() {
                format!("give `{key}` in a plan file")
            } else {
                format!("known years: {}; or give `{key}` in a plan file", known.join(", "))
            },
        );
    }

    /// A stay that goes on into a later year costs what that year asks for.
    pub(super) fn last_year(
        &mut self,
        at: &Path,
        date: Date,
        days: Option<u16>,
        service: Option<Service>,
    ) {
        let Some(Plan { terms: Terms::Medicare(terms), .. }) = self.plan else { return };
        let Some(days) = days.filter(|_| service.is_some_and(Service::is_stay)) else { return };
        let last = date.saturating_add(jiff::Span::new().days(i64::from(days.saturating_sub(1))));
        if last.year() > date.year() {
            self.medicare_year(at, last, service, terms);
        }
    }
}
