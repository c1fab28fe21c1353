//! What is known: findings, each one published number with all that belongs to it, and the gaps between them.

use super::decision::{Condition, Outcome, RowChoice, Treatment, Unit};
use super::key_row::ComparisonGroup;
use super::source::Source;
use super::vocabulary::{
    Band, Certainty, CertaintyBy, ComparatorKind, Design, Direction, GapKind, Measure, Provenance,
    RangeKind, Role, TimeUnit,
};
use crate::values::Ref;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// When after the treatment something was measured.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Horizon {
    /// The band of time that it falls in.
    pub band: Band,
    /// The time in words.
    pub label: String,
    /// The time as a number.
    pub value: Option<f64>,
    /// The earliest.
    pub low: Option<f64>,
    /// The latest.
    pub high: Option<f64>,
    /// The unit of these numbers.
    pub unit: Option<TimeUnit>,
}

/// What a finding was compared with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Comparator {
    /// How.
    pub kind: ComparatorKind,
    /// In words.
    pub arm: Option<String>,
    /// Its own figure.
    pub value: Option<f64>,
    /// The other column, where it is one.
    pub treatment: Option<Ref<Treatment>>,
}

/// People counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Count {
    /// How many it happened to.
    pub events: u64,
    /// Out of how many.
    pub of: u64,
}

/// The figure as printed, where it was put on another scale.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct AsPublished {
    /// The figure.
    pub value: Option<f64>,
    /// Its lower end.
    pub low: Option<f64>,
    /// Its upper end.
    pub high: Option<f64>,
    /// The unit as printed.
    pub unit: String,
}

/// One published number (or the statement that there is none) and all that belongs to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// Public id.
    pub id: String,
    /// Conditions it was measured in.
    pub conditions: Vec<Ref<Condition>>,
    /// Treatments it is about.
    pub treatments: Vec<Ref<Treatment>>,
    /// The way of doing it, an id of the treatment's variants.
    pub variant: Option<String>,
    /// What was measured.
    pub outcome: Ref<Outcome>,
    /// When it is shown.
    pub role: Role,
    /// When it was measured.
    pub horizon: Horizon,
    /// The kind of number, where it differs from the outcome's too.
    pub measure: Measure,
    /// The unit, where it differs from the outcome's too.
    pub unit: Ref<Unit>,
    /// For shares: out of how many.
    pub denominator: Option<u64>,
    /// What is counted where it is not people ("injection").
    pub per: Option<String>,
    /// Best estimate.
    pub value: Option<f64>,
    /// Low end.
    pub low: Option<f64>,
    /// High end.
    pub high: Option<f64>,
    /// What low and high are.
    pub range_kind: Option<RangeKind>,
    /// The usual figure within a range of prices.
    pub typical: Option<f64>,
    /// The score before treatment.
    pub start: Option<f64>,
    /// Events counted.
    pub count: Option<Count>,
    /// The printed figure where it was rescaled.
    pub as_published: Option<AsPublished>,
    /// Against what.
    pub comparator: Comparator,
    /// Whom it speaks for.
    pub direction: Direction,
    /// Who was studied, in a few words.
    pub who: String,
    /// Who was studied.
    pub population: String,
    /// How many people or procedures.
    pub n: Option<u64>,
    /// The kind of study.
    pub design: Design,
    /// How sure.
    pub certainty: Certainty,
    /// Who graded that.
    pub certainty_by: Option<CertaintyBy>,
    /// How much of the source was read.
    pub provenance: Provenance,
    /// Who pays, for prices.
    pub payer: Option<String>,
    /// The year of a price.
    pub price_year: Option<u64>,
    /// At least one.
    pub sources: Vec<Ref<Source>>,
    /// The people whose figures this one may be set beside; `None`: nobody else's.
    pub compare_within: Option<Ref<ComparisonGroup>>,
    /// In a sentence.
    pub statement: String,
    /// What it is most likely mistaken for; printed wherever the number is.
    pub take_care: Option<String>,
    /// Findings that stand in the same cell, because this one misleads alone.
    pub show_with: Vec<Ref<Finding>>,
    /// What to know about it.
    pub note: Option<String>,
}

impl Finding {
    /// Whether it is about this pair of condition and treatment.
    pub fn is_about(&self, condition: Ref<Condition>, treatment: Ref<Treatment>) -> bool {
        self.conditions.contains(&condition) && self.treatments.contains(&treatment)
    }

    /// The range of its value: as published, else the one that chance alone leaves to what was counted in 95 of 100 cases, in its unit. `None`: it has
    /// neither.
    pub fn interval(&self) -> Option<(f64, f64)> {
        self.low.zip(self.high).or_else(|| self.interval_by_chance())
    }

    /// Where the normal test just does not refuse the count: of people, of whom each counts once, as a share (Wilson's interval); of events, of which one
    /// person can have several, as a Poisson count.
    fn interval_by_chance(&self) -> Option<(f64, f64)> {
        /// The 97.5th percentile of the standard normal distribution.
        const Z: f64 = 1.959_964;
        #[expect(clippy::cast_precision_loss, reason = "the checker holds counts under 2^53")]
        let exact = |count: u64| count as f64;
        let count = self.count.filter(|count| count.of > 0)?;
        let (events, of) = (exact(count.events), exact(count.of));
        let (middle, half) = match self.measure {
            Measure::Share => {
                let share = events / of;
                let scale = exact(self.denominator?) / (1.0 + Z * Z / of);
                let half = Z * (share * (1.0 - share) / of + Z * Z / (4.0 * of * of)).sqrt();
                ((share + Z * Z / (2.0 * of)) * scale, half * scale)
            }
            Measure::Count => (events + Z * Z / 2.0, Z * (events + Z * Z / 4.0).sqrt()),
            _ => return None,
        };
        let to_thousandths = |number: f64| (number * 1000.0).round() / 1000.0;
        Some((to_thousandths(middle - half), to_thousandths(middle + half)))
    }

    /// Whether it holds any number.
    pub fn has_number(&self) -> bool {
        self.value.is_some() || self.low.is_some() || self.high.is_some()
    }
}

/// Cells that have no figure, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Gap {
    /// What it is.
    pub kind: GapKind,
    /// For these conditions.
    pub conditions: Vec<Ref<Condition>>,
    /// For these treatments.
    pub treatments: Vec<Ref<Treatment>>,
    /// For these outcomes and times.
    pub outcomes: Vec<RowChoice>,
    /// For things that are no outcome.
    pub topics: Vec<String>,
    /// Why.
    pub reason: String,
    /// The nearest figure there is.
    pub show_instead: Option<Ref<Finding>>,
}

impl Gap {
    /// Whether it says that nobody knows how a condition goes when nothing new is done: its topic is `natural-course`.
    pub fn explains_natural_course(&self, condition: Ref<Condition>) -> bool {
        self.conditions.contains(&condition)
            && self.topics.iter().any(|topic| topic == "natural-course")
    }
}
