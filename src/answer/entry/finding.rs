//! A finding as documents tell it: one published number and all that belongs to it.

use super::super::{Number, answer_entry};
use super::source::sources;
use super::{NOT_PUBLISHED, NOTHING_TO_ADD, conditions, treatments};
use crate::knowledge::{
    AsPublished, Band, Certainty, CertaintyBy, ComparatorKind, Count, Design, Direction, Finding,
    Horizon, Knowledge, Measure, Provenance, RangeKind, Role, TimeUnit,
};
use schemars::JsonSchema;
use serde::Serialize;

answer_entry! {
    /// One published number (or the statement that there is none) and all that belongs to it.
    pub struct FindingEntry<'k>;

    /// A finding, whole.
    pub fn of(knowledge: &'k Knowledge, finding: &'k Finding) {
        let unit = &knowledge.units[finding.unit];
        let number = |value: Option<f64>| value.map(|value| Number::in_unit(unit, value));
        let no_price = "it is no price";
    }

    /// Public id.
    pub id: &'k str = &finding.id,
    /// Conditions it was measured in.
    pub conditions: Vec<&'k str> = conditions(knowledge, &finding.conditions),
    /// Treatments it is about.
    pub treatments: Vec<&'k str> = treatments(knowledge, &finding.treatments),
    /// The way of doing it.
    pub variant: Option<&'k str> = unless(finding.variant.as_deref(), "not of one way alone"),
    /// What was measured.
    pub outcome: &'k str = &knowledge.outcomes[finding.outcome].id,
    /// When it is shown.
    pub role: Role = finding.role,
    /// When it was measured.
    pub horizon: HorizonEntry<'k> = HorizonEntry::of(&finding.horizon),
    /// The kind of number.
    pub measure: Measure = finding.measure,
    /// Best estimate, in `unit`.
    pub value: Option<Number> = unless(number(finding.value), no_value(finding)),
    /// Low end.
    pub low: Option<Number> = unless(number(finding.low), NOT_PUBLISHED),
    /// High end.
    pub high: Option<Number> = unless(number(finding.high), NOT_PUBLISHED),
    /// What low and high are.
    pub range_kind: Option<RangeKind> = unless(finding.range_kind, "there is no range"),
    /// The usual figure within a range of prices.
    pub typical: Option<Number> = unless(number(finding.typical), NOT_PUBLISHED),
    /// The score before treatment.
    pub start_value: Option<Number> = unless(finding.start.map(Number::Plain), NOT_PUBLISHED),
    /// Events counted.
    pub count: Option<CountEntry> = unless(finding.count.map(CountEntry::of), NOT_PUBLISHED),
    /// For shares: out of how many.
    pub denominator: Option<u64> = unless(finding.denominator, "it is no share"),
    /// What is counted where it is not people.
    pub per: Option<&'k str> = unless(finding.per.as_deref(), "people are counted"),
    /// The unit of its numbers.
    pub unit: &'k str = &unit.id,
    /// Whether that is another one than its outcome's.
    pub unit_differs: bool = finding.unit != knowledge.outcomes[finding.outcome].unit,
    /// The printed figure, where it was rescaled.
    pub as_published: Option<AsPublishedEntry<'k>> =
        unless(finding.as_published.as_ref().map(AsPublishedEntry::of), "it was not rescaled"),
    /// Against what.
    pub comparator: ComparatorEntry<'k> = ComparatorEntry::of(knowledge, finding),
    /// Whom it speaks for.
    pub direction: Direction = finding.direction,
    /// Who was studied, in a few words.
    pub who: &'k str = &finding.who,
    /// Who was studied.
    pub population: &'k str = &finding.population,
    /// How many people or procedures.
    pub n: Option<u64> = unless(finding.n, NOT_PUBLISHED),
    /// The kind of study.
    pub design: Design = finding.design,
    /// How sure anybody is.
    pub certainty: Certainty = finding.certainty,
    /// Who graded that.
    pub certainty_by: Option<CertaintyBy> = unless(finding.certainty_by, "not graded"),
    /// How much of the source was read.
    pub provenance: Provenance = finding.provenance,
    /// Who pays, for prices.
    pub payer: Option<&'k str> = unless(finding.payer.as_deref(), no_price),
    /// The year of a price.
    pub price_year: Option<u64> = unless(finding.price_year, no_price),
    /// Ids of its sources.
    pub sources: Vec<&'k str> = sources(knowledge, &finding.sources),
    /// In a sentence.
    pub statement: &'k str = &finding.statement,
    /// What it is most likely mistaken for.
    pub take_care: Option<&'k str> = unless(finding.take_care.as_deref(), NOTHING_TO_ADD),
    /// What to know about it.
    pub note: Option<&'k str> = unless(finding.note.as_deref(), NOTHING_TO_ADD),
}

answer_entry! {
    /// When after the treatment a finding holds.
    pub struct HorizonEntry<'k>;

    /// When a finding holds.
    pub fn of(horizon: &'k Horizon) {
        let number = |value: Option<f64>| value.map(Number::Plain);
        let in_words = "told in words only";
    }

    /// The column of time that it belongs to.
    pub band: Band = horizon.band,
    /// In words.
    pub label: &'k str = &horizon.label,
    /// The time itself, in `unit`.
    pub value: Option<Number> = unless(number(horizon.value), in_words),
    /// From.
    pub low: Option<Number> = unless(number(horizon.low), in_words),
    /// To.
    pub high: Option<Number> = unless(number(horizon.high), in_words),
    /// The unit of the three.
    pub unit: Option<TimeUnit> = unless(horizon.unit, in_words),
}

/// Events counted among people.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
pub struct CountEntry {
    /// How many.
    pub events: u64,
    /// Among how many.
    pub of: u64,
}

answer_entry! {
    /// The printed figure of a finding that was rescaled.
    pub struct AsPublishedEntry<'k>;

    /// The printed figure.
    pub fn of(published: &'k AsPublished) {
        let number = |value: Option<f64>| value.map(Number::Plain);
    }

    /// Best estimate.
    pub value: Option<Number> = unless(number(published.value), NOT_PUBLISHED),
    /// Low end.
    pub low: Option<Number> = unless(number(published.low), NOT_PUBLISHED),
    /// High end.
    pub high: Option<Number> = unless(number(published.high), NOT_PUBLISHED),
    /// In this unit.
    pub unit: &'k str = &published.unit,
}

answer_entry! {
    /// What a finding was compared with.
    pub struct ComparatorEntry<'k>;

    fn of(knowledge: &'k Knowledge, finding: &'k Finding) {
        let comparator = &finding.comparator;
        let unit = &knowledge.units[finding.unit];
    }

    /// How.
    pub kind: ComparatorKind = comparator.kind,
    /// In words.
    pub arm: Option<&'k str> = unless(comparator.arm.as_deref(), "there is no other group"),
    /// Its own figure, in the finding's unit.
    pub value: Option<Number> =
        unless(comparator.value.map(|value| Number::in_unit(unit, value)), NOT_PUBLISHED),
    /// The other treatment, where it is one.
    pub treatment: Option<&'k str> = unless(
        comparator.treatment.map(|id| knowledge.treatments[id].id.as_str()),
        "it is none of the treatments here",
    ),
}

/// Why a finding has no best estimate.
pub(in crate::answer) fn no_value(finding: &Finding) -> &'static str {
    match (finding.low.or(finding.high), finding.measure) {
        (Some(_), _) => "given as a range",
        (None, Measure::Text) => "told in words only",
        (None, _) => "the source read gives no number",
    }
}

impl CountEntry {
    /// Events among people.
    pub fn of(count: Count) -> Self {
        Self { events: count.events, of: count.of }
    }
}
