//! Timing: the same care at other times of the plan year, where that changes what the person pays.

use super::estimate::Branches;
use super::model::{End, Model, Sessions};
use super::strategy::{Follow, Repeat, Strategy};
use crate::values::Money;
use schemars::JsonSchema;
use serde::Serialize;

/// The same care at other times of the plan year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Timing {
    /// The second step of a pathway in the next plan year in place of the same one, at typical (else high) prices.
    SecondStep {
        /// The person's part with both in one plan year.
        #[serde(rename = "both_in_one_plan_year")]
        same_year: Money,
        /// The person's part with the second step in the next.
        #[serde(rename = "second_in_next_plan_year")]
        next_year: Money,
    },
    /// The same care after the plan year has started again, when what was spent no longer counts.
    AfterReset {
        /// The person's part now.
        #[serde(rename = "in_this_plan_year")]
        now: Money,
        /// The person's part then.
        #[serde(rename = "after_it_starts_again")]
        later: Money,
    },
    /// All sessions of several years in one plan year.
    OneYear {
        /// The person's part, spread over the years.
        #[serde(rename = "as_asked")]
        spread: Money,
        /// The person's part, in one year.
        #[serde(rename = "all_in_one_plan_year")]
        together: Money,
    },
}

impl Model {
    /// Whether it matters when in the plan year things are done.
    pub(super) fn timing(
        &self,
        strategy: &Strategy,
        branches: Option<&Branches>,
    ) -> Option<Timing> {
        self.ledgers.as_ref()?;
        let end = if self.scenario(strategy, End::Typical, Follow::Never).is_some() {
            End::Typical
        } else {
            End::High
        };
        if branches.is_some() {
            let same_year = self.scenario(strategy, end, Follow::SameYear)?.totals.patient;
            let longer = Model { years: self.years.max(2), ..self.clone() };
            let next_year = longer.scenario(strategy, end, Follow::NextYear)?.totals.patient;
            return (same_year != next_year && self.years == 1)
                .then_some(Timing::SecondStep { same_year, next_year });
        }
        if self.years < 2 || strategy.first.repeat != Repeat::Sessions {
            return self.after_reset(strategy, end);
        }
        let spread = self.scenario(strategy, end, Follow::Never)?.totals.patient;
        let sessions = self.sessions.at(end).saturating_mul(self.years);
        let packed = Model {
            years: 1,
            sessions: Sessions { low: sessions, high: sessions },
            ..self.clone()
        };
        let together = packed.scenario(strategy, end, Follow::Never)?.totals.patient;
        (spread != together).then_some(Timing::OneYear { spread, together })
    }

    /// What the same care costs once what was spent no longer counts.
    fn after_reset(&self, strategy: &Strategy, end: End) -> Option<Timing> {
        let [_, fresh] = self.ledgers.as_ref()?;
        let now = self.scenario(strategy, end, Follow::Never)?.totals.patient;
        let reset = Model { ledgers: Some([fresh.clone(), fresh.clone()]), ..self.clone() };
        let later = reset.scenario(strategy, end, Follow::Never)?.totals.patient;
        (now != later).then_some(Timing::AfterReset { now, later })
    }
}
