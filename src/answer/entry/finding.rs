//! A finding as documents tell it: one published number and all that belongs to it.

use super::super::{Missing, Number, with_missing};
use super::source::sources;
use super::{NOT_PUBLISHED, NOTHING_TO_ADD, conditions, treatments};
use crate::knowledge::{
    AsPublished, Band, Certainty, CertaintyBy, ComparatorKind, Count, Design, Direction, Finding,
    Horizon, Knowledge, Measure, Provenance, RangeKind, Role, TimeUnit,
};
use schemars::JsonSchema;
use serde::Serialize;

/// One published number (or the statement that there is none) and all that belongs to it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FindingEntry<'k> {
    /// Public id.
    pub id: &'k str,
    /// Conditions it was measured in.
    pub conditions: Vec<&'k str>,
    /// Treatments it is about.
    pub treatments: Vec<&'k str>,
    /// The way of doing it.
    pub variant: Option<&'k str>,
    /// What was measured.
    pub outcome: &'k str,
    /// When it is shown.
    pub role: Role,
    /// When it was measured.
    pub horizon: HorizonEntry<'k>,
    /// The kind of number.
    pub measure: Measure,
    /// Best estimate, in `unit`.
    pub value: Option<Number>,
    /// Low end.
    pub low: Option<Number>,
    /// High end.
    pub high: Option<Number>,
    /// What low and high are.
    pub range_kind: Option<RangeKind>,
    /// The usual figure within a range of prices.
    pub typical: Option<Number>,
    /// The score before treatment.
    pub start_value: Option<Number>,
    /// Events counted.
    pub count: Option<CountEntry>,
    /// For shares: out of how many.
    pub denominator: Option<u64>,
    /// What is counted where it is not people.
    pub per: Option<&'k str>,
    /// The unit of its numbers.
    pub unit: &'k str,
    /// Whether that is another one than its outcome's.
    pub unit_differs: bool,
    /// The printed figure, where it was rescaled.
    pub as_published: Option<AsPublishedEntry<'k>>,
    /// Against what.
    pub comparator: ComparatorEntry<'k>,
    /// Whom it speaks for.
    pub direction: Direction,
    /// Who was studied, in a few words.
    pub who: &'k str,
    /// Who was studied.
    pub population: &'k str,
    /// How many people or procedures.
    pub n: Option<u64>,
    /// The kind of study.
    pub design: Design,
    /// How sure anybody is.
    pub certainty: Certainty,
    /// Who graded that.
    pub certainty_by: Option<CertaintyBy>,
    /// How much of the source was read.
    pub provenance: Provenance,
    /// Who pays, for prices.
    pub payer: Option<&'k str>,
    /// The year of a price.
    pub price_year: Option<u64>,
    /// Ids of its sources.
    pub sources: Vec<&'k str>,
    /// In a sentence.
    pub statement: &'k str,
    /// What it is most likely mistaken for.
    pub take_care: Option<&'k str>,
    /// What to know about it.
    pub note: Option<&'k str>,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
}

/// When after the treatment a finding holds.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct HorizonEntry<'k> {
    /// The column of time that it belongs to.
    pub band: Band,
    /// In words.
    pub label: &'k str,
    /// The time itself, in `unit`.
    pub value: Option<Number>,
    /// From.
    pub low: Option<Number>,
    /// To.
    pub high: Option<Number>,
    /// The unit of the three.
    pub unit: Option<TimeUnit>,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
}

/// Events counted among people.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
pub struct CountEntry {
    /// How many.
    pub events: u64,
    /// Among how many.
    pub of: u64,
}

/// The printed figure of a finding that was rescaled.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AsPublishedEntry<'k> {
    /// Best estimate.
    pub value: Option<Number>,
    /// Low end.
    pub low: Option<Number>,
    /// High end.
    pub high: Option<Number>,
    /// In this unit.
    pub unit: &'k str,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
}

/// What a finding was compared with.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ComparatorEntry<'k> {
    /// How.
    pub kind: ComparatorKind,
    /// In words.
    pub arm: Option<&'k str>,
    /// Its own figure, in the finding's unit.
    pub value: Option<Number>,
    /// The other treatment, where it is one.
    pub treatment: Option<&'k str>,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
}

/// Why a finding has no best estimate.
pub(in crate::answer) fn no_value(finding: &Finding) -> &'static str {
    match (finding.low.or(finding.high), finding.measure) {
        (Some(_), _) => "given as a range",
        (None, Measure::Text) => "told in words only",
        (None, _) => "the source read gives no number",
    }
}

impl<'k> FindingEntry<'k> {
    /// A finding, whole.
    pub fn of(knowledge: &'k Knowledge, finding: &'k Finding) -> Self {
        let unit = &knowledge.units[finding.unit];
        let number = |value: Option<f64>| value.map(|value| Number::in_unit(unit, value));
        let no_price = "it is no price";
        with_missing!(Self {
            id: &finding.id,
            conditions: conditions(knowledge, &finding.conditions),
            treatments: treatments(knowledge, &finding.treatments),
            variant: unless(finding.variant.as_deref(), "not of one way alone"),
            outcome: &knowledge.outcomes[finding.outcome].id,
            role: finding.role,
            horizon: HorizonEntry::of(&finding.horizon),
            measure: finding.measure,
            value: unless(number(finding.value), no_value(finding)),
            low: unless(number(finding.low), NOT_PUBLISHED),
            high: unless(number(finding.high), NOT_PUBLISHED),
            range_kind: unless(finding.range_kind, "there is no range"),
            typical: unless(number(finding.typical), NOT_PUBLISHED),
            start_value: unless(finding.start.map(Number::Plain), NOT_PUBLISHED),
            count: unless(finding.count.map(CountEntry::of), NOT_PUBLISHED),
            denominator: unless(finding.denominator, "it is no share"),
            per: unless(finding.per.as_deref(), "people are counted"),
            unit: &unit.id,
            unit_differs: finding.unit != knowledge.outcomes[finding.outcome].unit,
            as_published: unless(
                finding.as_published.as_ref().map(AsPublishedEntry::of),
                "it was not rescaled",
            ),
            comparator: ComparatorEntry::of(knowledge, finding),
            direction: finding.direction,
            who: &finding.who,
            population: &finding.population,
            n: unless(finding.n, NOT_PUBLISHED),
            design: finding.design,
            certainty: finding.certainty,
            certainty_by: unless(finding.certainty_by, "not graded"),
            provenance: finding.provenance,
            payer: unless(finding.payer.as_deref(), no_price),
            price_year: unless(finding.price_year, no_price),
            sources: sources(knowledge, &finding.sources),
            statement: &finding.statement,
            take_care: unless(finding.take_care.as_deref(), NOTHING_TO_ADD),
            note: unless(finding.note.as_deref(), NOTHING_TO_ADD),
        })
    }
}

impl<'k> HorizonEntry<'k> {
    /// When a finding holds.
    pub fn of(horizon: &'k Horizon) -> Self {
        let number = |value: Option<f64>| value.map(Number::Plain);
        let in_words = "told in words only";
        with_missing!(Self {
            band: horizon.band,
            label: &horizon.label,
            value: unless(number(horizon.value), in_words),
            low: unless(number(horizon.low), in_words),
            high: unless(number(horizon.high), in_words),
            unit: unless(horizon.unit, in_words),
        })
    }
}

impl CountEntry {
    /// Events among people.
    pub fn of(count: Count) -> Self {
        Self { events: count.events, of: count.of }
    }
}

impl<'k> AsPublishedEntry<'k> {
    /// The printed figure.
    pub fn of(published: &'k AsPublished) -> Self {
        let number = |value: Option<f64>| value.map(Number::Plain);
        with_missing!(Self {
            value: unless(number(published.value), NOT_PUBLISHED),
            low: unless(number(published.low), NOT_PUBLISHED),
            high: unless(number(published.high), NOT_PUBLISHED),
            unit: &published.unit,
        })
    }
}

impl<'k> ComparatorEntry<'k> {
    fn of(knowledge: &'k Knowledge, finding: &'k Finding) -> Self {
        let comparator = &finding.comparator;
        let unit = &knowledge.units[finding.unit];
        with_missing!(Self {
            kind: comparator.kind,
            arm: unless(comparator.arm.as_deref(), "there is no other group"),
            value: unless(
                comparator.value.map(|value| Number::in_unit(unit, value)),
                NOT_PUBLISHED,
            ),
            treatment: unless(
                comparator.treatment.map(|id| knowledge.treatments[id].id.as_str()),
                "it is none of the treatments here",
            ),
        })
    }
}
