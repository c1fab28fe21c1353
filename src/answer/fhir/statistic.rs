//! The figures of a finding as statistics. A figure that has no place of its own in R5 stands in words beside the others: none is lost.

use super::super::{CountEntry, FindingEntry, Number, answer_entry};
use super::code;
use super::element::{FhirConcept, FhirQuantity, FhirRange, FhirUnit};
use super::text::markdown;
use crate::knowledge::{ComparatorKind, Finding, Knowledge, Measure, RangeKind, Unit, UnitKind};
use crate::wording::fhir as words;
use schemars::JsonSchema;
use serde::Serialize;

/// The level of a 95 percent interval, as the example of R5 writes it.
const NINETY_FIVE_PERCENT: f64 = 0.95;

answer_entry! {
    /// One number and what belongs to it (`Evidence.statistic`).
    #[derive(PartialEq)]
    #[serde(rename_all = "camelCase")]
    #[schemars(deny_unknown_fields)]
    pub struct FhirStatistic;

    /// A number of this kind; the rest is added.
    fn new(kind: FhirConcept, quantity: Option<FhirQuantity>) {}

    /// Whose number it is, or why there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String> = None,
    /// The kind of number.
    statistic_type: FhirConcept = kind,
    /// The number.
    #[serde(skip_serializing_if = "Option::is_none")]
    quantity: Option<FhirQuantity> = quantity,
    /// Events counted, of which one person can have several.
    #[serde(skip_serializing_if = "Option::is_none")]
    number_of_events: Option<u32> = None,
    /// People counted who had it.
    #[serde(skip_serializing_if = "Option::is_none")]
    number_affected: Option<u32> = None,
    /// Among how many.
    #[serde(skip_serializing_if = "Option::is_none")]
    sample_size: Option<FhirSampleSize> = None,
    /// Its range.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    attribute_estimate: Vec<FhirEstimate> = Vec::new(),
}

/// How many were studied (`Evidence.statistic.sampleSize`).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
pub struct FhirSampleSize {
    /// In words, where it may be other than people of this group.
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    /// People studied.
    #[serde(skip_serializing_if = "Option::is_none")]
    number_of_participants: Option<u32>,
    /// People whose result is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    known_data_count: Option<u32>,
}

/// The range of a number (`Evidence.statistic.attributeEstimate`).
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
pub struct FhirEstimate {
    /// What low and high are.
    #[serde(rename = "type")]
    kind: FhirConcept,
    /// The level of a confidence interval: 0.95 for 95 percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "f64")]
    level: Option<Number>,
    /// Low and high.
    range: FhirRange,
}

impl FhirStatistic {
    /// With words on whose number it is.
    fn described(mut self, words: &str) -> Self {
        self.description = markdown(words);
        self
    }
}

/// Whether two groups of people are compared.
pub(super) fn is_of_two_groups(finding: &Finding) -> bool {
    matches!(finding.comparator.kind, ComparatorKind::Direct | ComparatorKind::Indirect)
}

/// Whether the number is of one of two groups, not of what is between them.
fn is_of_one_group(finding: &Finding) -> bool {
    let is_between = matches!(finding.measure, Measure::Difference | Measure::ShareDifference);
    is_of_two_groups(finding) && !is_between
}

/// Every statistic of the finding but that of the other group.
pub(super) fn of_finding(
    knowledge: &Knowledge,
    finding: &Finding,
    entry: &FindingEntry,
) -> Vec<FhirStatistic> {
    let units = units(finding, &knowledge.units[finding.unit]);
    let main = entry.value.or(entry.typical);
    let quantity = main.map(|value| FhirQuantity::of(value, &units));
    let mut statistic = FhirStatistic::new(kind(finding), quantity);
    statistic.attribute_estimate =
        estimates(entry.range_kind, FhirRange::of(entry.low, entry.high, &units));
    statistic.description = markdown(&description(finding, entry));
    count(&mut statistic, finding, entry);
    let mut all = vec![statistic];
    if let (Some(_), Some(typical)) = (entry.value, entry.typical) {
        all.push(FhirStatistic::new(
            FhirConcept::worded(words::TYPICAL),
            Some(FhirQuantity::of(typical, &units)),
        ));
    }
    all.extend(entry.start_value.map(|start| {
        FhirStatistic::new(FhirConcept::worded(words::START), Some(FhirQuantity::of(start, &units)))
    }));
    let earlier = entry.comparator.value.filter(|_| !is_of_two_groups(finding));
    all.extend(earlier.map(|value| {
        FhirStatistic::new(
            FhirConcept::worded(words::COMPARED),
            Some(FhirQuantity::of(value, &units)),
        )
    }));
    all.extend(entry.as_published.as_ref().map(|published| {
        let words = words::printed_unit(knowledge, published.unit);
        let units = FhirUnit { words, code: None };
        let quantity = published.value.map(|value| FhirQuantity::of(value, &units));
        let mut statistic =
            FhirStatistic::new(kind(finding), quantity).described(words::AS_PRINTED);
        let range = FhirRange::of(published.low, published.high, &units);
        statistic.attribute_estimate = estimates(entry.range_kind, range);
        statistic
    }));
    all
}

/// The figure of the group that the finding compares with; `None`: it tells none.
pub(super) fn of_other_group(
    knowledge: &Knowledge,
    finding: &Finding,
    entry: &FindingEntry,
) -> Option<FhirStatistic> {
    let value = entry.comparator.value.filter(|_| is_of_two_groups(finding))?;
    let quantity = FhirQuantity::of(value, &units(finding, &knowledge.units[finding.unit]));
    let kind = match finding.measure {
        Measure::Share | Measure::ShareDifference => FhirConcept::coded(code::PROPORTION),
        Measure::Difference | Measure::Text => FhirConcept::worded(words::OTHER_GROUP),
        Measure::Level | Measure::Change | Measure::Time | Measure::Count | Measure::Range => {
            kind(finding)
        }
    };
    Some(FhirStatistic::new(kind, Some(quantity)))
}

/// What the number is: by a code where its meaning here is that of the code, whatever the study.
fn kind(finding: &Finding) -> FhirConcept {
    let in_words = FhirConcept::worded(words::measure(finding.measure));
    match finding.measure {
        Measure::Share => FhirConcept::coded(code::PROPORTION),
        Measure::ShareDifference => FhirConcept::coded(code::RISK_DIFFERENCE),
        Measure::Text => FhirConcept::coded(code::DESCRIPTIVE),
        Measure::Count if finding.count.is_some() => FhirConcept::coded(code::COUNT),
        Measure::Range if finding.value.is_none() && finding.typical.is_some() => {
            FhirConcept::worded(words::TYPICAL)
        }
        Measure::Difference
        | Measure::Level
        | Measure::Change
        | Measure::Time
        | Measure::Count
        | Measure::Range => in_words,
    }
}

/// The unit of its numbers.
fn units(finding: &Finding, unit: &Unit) -> FhirUnit {
    let ucum = |unit: &'static str| (code::UCUM, unit);
    let code = match unit.kind {
        UnitKind::People => finding.denominator.and_then(code::out_of).map(ucum),
        UnitKind::Money => Some((code::ISO_4217, "USD")),
        UnitKind::Time => unit.many.as_deref().and_then(code::time_unit).map(ucum),
        UnitKind::Points | UnitKind::Count | UnitKind::Text => None,
    };
    FhirUnit { words: words::unit(finding, unit), code }
}

/// Whose number it is; where there is none, why.
fn description(finding: &Finding, entry: &FindingEntry) -> String {
    let is_none = entry.value.is_none() && entry.low.is_none() && entry.high.is_none();
    let mut sentences = Vec::new();
    if finding.measure == Measure::Text {
        sentences.push(finding.statement.clone());
    } else if is_none && let Some(reason) = entry.missing_because.of("value") {
        sentences.push(words::no_figure(reason));
    }
    if is_of_one_group(finding) && finding.has_number() {
        sentences.push(words::EXPOSED.to_owned());
    }
    sentences.join(" ")
}

/// Adds what was counted, among how many.
fn count(statistic: &mut FhirStatistic, finding: &Finding, entry: &FindingEntry) {
    let per = finding.per.as_deref();
    let mut size = FhirSampleSize::default();
    let mut in_words = Vec::new();
    if let Some(CountEntry { events, of }) = entry.count {
        match (unsigned(events), unsigned(of), per) {
            (Some(events), Some(of), None) => {
                size.known_data_count = Some(of);
                if finding.measure == Measure::Share {
                    statistic.number_affected = Some(events);
                } else {
                    statistic.number_of_events = Some(events);
                }
            }
            _ => in_words.push(words::counted_among(events, of, per)),
        }
    }
    if let Some(n) = entry.n {
        match unsigned(n) {
            // The study's number is no group's number.
            Some(n) if per.is_none() && !is_of_one_group(finding) => {
                size.number_of_participants = Some(n);
            }
            _ => in_words.push(words::counted(n, per)),
        }
    }
    size.description = markdown(&in_words.join(" "));
    statistic.sample_size = (size != FhirSampleSize::default()).then_some(size);
}

/// A count as FHIR takes it: of 31 bits.
fn unsigned(count: u64) -> Option<u32> {
    u32::try_from(count).ok().filter(|count| i32::try_from(*count).is_ok())
}

/// A range and what it is.
fn estimates(kind: Option<RangeKind>, range: Option<FhirRange>) -> Vec<FhirEstimate> {
    let Some(range) = range else { return Vec::new() };
    let in_words = words::range(kind);
    let (concept, level) = match kind {
        Some(RangeKind::Ci95) => (
            FhirConcept::coded(code::CONFIDENCE_INTERVAL),
            Some(Number::Plain(NINETY_FIVE_PERCENT)),
        ),
        Some(RangeKind::Iqr) => (FhirConcept::coded(code::INTERQUARTILE_RANGE), None),
        Some(RangeKind::Range) => (FhirConcept::coded(code::RANGE), None),
        Some(RangeKind::Arms) | None => (FhirConcept::default(), None),
    };
    vec![FhirEstimate { kind: concept.with_words(in_words), level, range }]
}
