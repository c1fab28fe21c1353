//! Attributes, and where each choice stands on the scale of each.

use super::tipping::TippingEntry;
use crate::answer::{Cited, Compare, Missing, Number};
use crate::evidence::{Figure, StudyArm};
use crate::knowledge::{
    AMOUNT, AttributeScale, Certainty, Direction, Finding, Knowledge, Measure, ScaleCell,
    ScaleEnds, ScoredBy, ScoredOn, Treatment,
};
use crate::profile::preferences::OwnConcern;
use crate::values::{Money, Ref};
use crate::weighing::{Exact, TOP, ValueInterval};
use crate::wording::number::exact;
use crate::wording::phrase::Phrase;
use crate::wording::{key_row, weigh as words};
use schemars::JsonSchema;
use serde::Serialize;
use std::borrow::Cow;

/// Something that may matter, and where each choice stands for it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct WeighedAttributeEntry<'k> {
    /// Public id.
    pub attribute: Option<&'k str>,
    /// In two or three words; of a concern of one's own, its words.
    pub label: Cow<'k, str>,
    /// How much does it matter?
    pub question: Option<&'k str>,
    /// What is measured, and when.
    pub what: Cow<'k, str>,
    /// By what choices are scored.
    pub scored_by: ScoreKind,
    /// How much it matters to the person, from 0 to 10.
    pub importance: Option<Number>,
    /// How much of all that matters that is, of 100.
    pub share_of_100: Option<Number>,
    /// The end of the scale that scores 0, in the unit of the figures.
    pub least_wanted: Option<Number>,
    /// The end of the scale that scores 1.
    pub most_wanted: Option<Number>,
    /// The unit of the two.
    pub unit: Option<&'k str>,
    /// A step from the one end to the other, in words.
    pub change: Option<String>,
    /// Whether it tells at least two of the choices apart.
    pub tells_apart: bool,
    /// Why no choice can be scored, or what to know.
    pub warning: Option<Cow<'k, str>>,
    /// One a choice, in the order of the options.
    pub cells: Vec<WeighedCellEntry<'k>>,
    /// The importances at which two choices change places, all others held.
    pub tipping_points: Vec<TippingEntry<'k>>,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
    /// What a step on its scale is called.
    #[serde(skip)]
    pub step: Option<StepWords<'k>>,
    /// Where the choices stand.
    #[serde(skip)]
    pub spans: Vec<ValueInterval>,
}

/// What a step on a scale is called.
#[derive(Debug, Clone, Copy)]
pub enum StepWords<'k> {
    /// There is one step alone.
    Fixed(&'k str),
    /// Its size in the unit of a finding stands in the words.
    OfFigures(&'k str, Ref<Finding>, f64),
    /// Its size in dollars does.
    OfDollars(&'k str, Money),
}

impl StepWords<'_> {
    /// A step of so many thousandths of the whole scale.
    pub(super) fn of(self, knowledge: &Knowledge, size: u16) -> String {
        match self {
            Self::Fixed(change) => change.to_owned(),
            Self::OfFigures(change, finding, width) => {
                let phrase = Phrase::new(knowledge, Figure { finding, side: StudyArm::Treatment });
                let part = width * f64::from(size) / 1000.0;
                change.replace(AMOUNT, &phrase.amount(part))
            }
            Self::OfDollars(change, width) => {
                let part = width.scaled(i64::from(size), 1000);
                change.replace(AMOUNT, &key_row::whole_dollars(part))
            }
        }
    }

    /// Whether there are steps of any size.
    pub(super) fn can_halve(self) -> bool {
        !matches!(self, Self::Fixed(_))
    }
}

/// By what choices are scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ScoreKind {
    /// Figures of the same people.
    Figures,
    /// Figures of different people, which score nothing.
    DifferentPeople,
    /// How sure a finding is.
    Certainty,
    /// The road that a choice takes.
    Approach,
    /// What it costs.
    Costs,
    /// The person's own ratings.
    OwnRatings,
}

/// Where one choice stands.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct WeighedCellEntry<'k> {
    /// The treatment.
    pub treatment: &'k str,
    /// The figure in words.
    pub text: Option<String>,
    /// Why there is none.
    pub empty: Option<Cow<'k, str>>,
    /// The finding that it is.
    pub finding: Option<&'k str>,
    /// How sure it is.
    pub certainty: Option<Certainty>,
    /// What it is most likely mistaken for.
    pub take_care: Option<&'k str>,
    /// The lowest place on the scale, from 0 to 1.
    pub score_low: Number,
    /// The likeliest place.
    pub score: Option<Number>,
    /// The highest place.
    pub score_high: Number,
    /// Ids of its sources.
    pub sources: Cited<'k>,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
}

/// What is known of one choice on one scale.
struct Stands<'k> {
    span: ValueInterval,
    text: Option<String>,
    empty: Option<Cow<'k, str>>,
    finding: Option<&'k Finding>,
}

impl<'k> Stands<'k> {
    fn at(span: ValueInterval, text: impl Into<String>) -> Self {
        Self { span, text: Some(text.into()), empty: None, finding: None }
    }

    fn nowhere(why: impl Into<Cow<'k, str>>) -> Self {
        Self { span: ValueInterval::anywhere(), text: None, empty: Some(why.into()), finding: None }
    }
}

/// The words and numbers of a scale that depend on what scores it.
#[derive(Default)]
struct EndsInWords<'k> {
    least_wanted: Option<Number>,
    most_wanted: Option<Number>,
    unit: Option<&'k str>,
    /// How long it is.
    width: Option<Width>,
}

/// How long a scale is.
#[derive(Clone, Copy)]
enum Width {
    Figures(Ref<Finding>, f64),
    Dollars(Money),
}

impl<'k> WeighedAttributeEntry<'k> {
    /// A scale of the knowledge, with the choices in the order of the columns.
    pub(super) fn of(answer: &Compare<'k>, scale: &'k AttributeScale) -> Self {
        let knowledge = answer.knowledge;
        let attribute = &knowledge.attributes[scale.attribute];
        let columns = answer.comparison.columns.as_slice();
        let mut what = Cow::Borrowed(scale.what.as_str());
        let (kind, stands, ends, warning) = match &scale.scored_by {
            ScoredBy::Figures(ends, cells) => {
                let all: Vec<Stands> =
                    columns.iter().map(|column| figure(answer, cells, *ends, *column)).collect();
                let count = all.iter().filter(|stands| stands.finding.is_some()).count();
                let warning = (count < 2).then(|| Cow::Borrowed(words::one_figure(count)));
                (ScoreKind::Figures, all, written(answer, *ends, cells), warning)
            }
            ScoredBy::DifferentPeople(ends, cells) => {
                let all = columns.iter().map(|column| figure(answer, cells, *ends, *column));
                let warning = Some(Cow::Borrowed(words::DIFFERENT_PEOPLE));
                (ScoreKind::DifferentPeople, all.collect(), written(answer, *ends, cells), warning)
            }
            ScoredBy::Certainty(cells) => {
                let all = columns.iter().map(|column| certainty(answer, cells, *column));
                (ScoreKind::Certainty, all.collect(), EndsInWords::default(), None)
            }
            ScoredBy::Avoiding(approach) => {
                let all = columns.iter().map(|column| {
                    let takes_it = knowledge.treatments[*column].approach == *approach;
                    let place = Exact::whole(i64::from(!takes_it));
                    Stands::at(ValueInterval::only(place), words::yes_no(takes_it))
                });
                (ScoreKind::Approach, all.collect(), EndsInWords::default(), None)
            }
            ScoredBy::Costs => {
                let (all, ends, label, warning) = costs(answer);
                if let Some(label) = label {
                    what = Cow::Owned(label);
                }
                (ScoreKind::Costs, all, ends, warning.map(Cow::Owned))
            }
        };
        // What may not be set side by side scores nothing: each choice may stand anywhere.
        let stands = if warning.is_some() {
            let open = |stands: Stands<'k>| Stands { span: ValueInterval::anywhere(), ..stands };
            stands.into_iter().map(open).collect()
        } else {
            stands
        };
        let step = match ends.width {
            Some(Width::Figures(finding, width)) => {
                Some(StepWords::OfFigures(&scale.change, finding, width))
            }
            Some(Width::Dollars(width)) => Some(StepWords::OfDollars(&scale.change, width)),
            None if scale.change.contains(AMOUNT) => None,
            None => Some(StepWords::Fixed(&scale.change)),
        };
        Self::put(
            Of {
                attribute: Some((&attribute.id, &attribute.question)),
                label: Cow::Borrowed(&attribute.label),
                what,
                kind,
            },
            columns.iter().map(|column| &knowledge.treatments[*column]),
            stands,
            &ends,
            step,
            warning,
            answer,
        )
    }

    /// A concern of the person's own, with their own ratings.
    pub(super) fn of_own(answer: &Compare<'k>, own: &OwnConcern) -> Self {
        let knowledge = answer.knowledge;
        let columns = answer.comparison.columns.as_slice();
        let stands = columns.iter().map(|column| {
            let rating = own.ratings.iter().find(|(treatment, _)| treatment == column);
            match rating {
                Some((_, rating)) => {
                    let place = rating.divided(&Exact::whole(i64::from(TOP)));
                    let place = place.unwrap_or_else(|| Exact::whole(0));
                    Stands::at(ValueInterval::only(place), words::your_rating(rating.near()))
                }
                None => Stands::nowhere(words::NOT_RATED),
            }
        });
        Self::put(
            Of {
                attribute: None,
                label: Cow::Owned(own.concern.clone()),
                what: Cow::Borrowed(words::OWN_RATINGS),
                kind: ScoreKind::OwnRatings,
            },
            columns.iter().map(|column| &knowledge.treatments[*column]),
            stands.collect(),
            &EndsInWords::default(),
            None,
            None,
            answer,
        )
    }

    fn put(
        of: Of<'k>,
        treatments: impl Iterator<Item = &'k Treatment>,
        stands: Vec<Stands<'k>>,
        ends: &EndsInWords<'k>,
        step: Option<StepWords<'k>>,
        warning: Option<Cow<'k, str>>,
        answer: &Compare<'k>,
    ) -> Self {
        let spans: Vec<ValueInterval> = stands.iter().map(|stands| stands.span.clone()).collect();
        let known: Vec<&Exact> = spans.iter().filter_map(ValueInterval::at).collect();
        let tells_apart = known.iter().any(|place| Some(place) != known.first());
        let warning = warning.or_else(|| {
            let is_same = known.len() == spans.len() && !tells_apart;
            is_same.then_some(Cow::Borrowed(words::THE_SAME))
        });
        let mut missing = Missing::default();
        let own = "it is a concern of the person's own";
        let no_ends = "its scale has no ends in numbers";
        Self {
            attribute: missing.unless("attribute", of.attribute.map(|(id, _)| id), own),
            question: missing.unless("question", of.attribute.map(|(_, question)| question), own),
            label: of.label,
            what: of.what,
            scored_by: of.kind,
            importance: None,
            share_of_100: None,
            least_wanted: missing.unless("least_wanted", ends.least_wanted, no_ends),
            most_wanted: missing.unless("most_wanted", ends.most_wanted, no_ends),
            unit: missing.unless("unit", ends.unit, no_ends),
            change: missing.unless(
                "change",
                step.map(|step| step.of(answer.knowledge, 1000)),
                "nothing on its scale can be asked for",
            ),
            tells_apart,
            warning: missing.unless("warning", warning, "its figures may be compared"),
            cells: treatments
                .zip(stands)
                .map(|(treatment, stands)| cell(answer, treatment, stands))
                .collect(),
            tipping_points: Vec::new(),
            missing_because: missing,
            step,
            spans,
        }
    }

    /// Says how much it matters, of all that does.
    pub(super) fn weigh(&mut self, importance: Option<&Exact>, total: &Exact) {
        let share =
            importance.and_then(|importance| (importance * &Exact::whole(100)).divided(total));
        let missing = &mut self.missing_because;
        let plain = |exact: &Exact| Number::Plain(exact.near());
        let unsaid = "the person did not say";
        self.importance = missing.unless("importance", importance.map(plain), unsaid);
        self.share_of_100 = missing.unless("share_of_100", share.as_ref().map(thousandths), unsaid);
    }
}

/// What an attribute is, and by what it is scored.
struct Of<'k> {
    /// Its id and its question; `None`: it is the person's own.
    attribute: Option<(&'k str, &'k str)>,
    label: Cow<'k, str>,
    what: Cow<'k, str>,
    kind: ScoreKind,
}

/// A number with three decimals at most.
pub(super) fn thousandths(exact: &Exact) -> Number {
    #[expect(clippy::cast_precision_loss, reason = "a few thousands")]
    let thousandths = exact.thousandths() as f64;
    Number::Plain(thousandths / 1000.0)
}

fn cell<'k>(
    answer: &Compare<'k>,
    treatment: &'k Treatment,
    stands: Stands<'k>,
) -> WeighedCellEntry<'k> {
    let Stands { span, text, empty, finding } = stands;
    let mut missing = Missing::default();
    let why = empty.clone().unwrap_or(Cow::Borrowed("it is no published finding"));
    let certainty = finding.map(|finding| finding.certainty);
    WeighedCellEntry {
        treatment: &treatment.id,
        text: missing.unless("text", text, why.clone()),
        empty: missing.unless("empty", empty, "there is a figure"),
        finding: missing.unless("finding", finding.map(|finding| &*finding.id), why.clone()),
        certainty: missing.unless("certainty", certainty, why),
        take_care: missing.unless(
            "take_care",
            finding.and_then(|finding| finding.take_care.as_deref()),
            "nothing is noted",
        ),
        score_low: thousandths(span.low()),
        score: missing.unless("score", span.at().map(thousandths), words::ANYWHERE),
        score_high: thousandths(span.high()),
        sources: finding
            .map_or(Cited::default(), |finding| Cited::of(answer.knowledge, &finding.sources)),
        missing_because: missing,
    }
}

fn found(cells: &[ScaleCell], column: Ref<Treatment>) -> Result<Ref<Finding>, Cow<'_, str>> {
    match cells.iter().find(|cell| cell.treatment == column).map(|cell| &cell.on) {
        Some(ScoredOn::Finding(finding)) => Ok(*finding),
        Some(ScoredOn::Nothing(why)) => Err(Cow::Borrowed(why)),
        None => Err(Cow::Borrowed(key_row::NOT_IN_THIS_ROW)),
    }
}

fn figure<'k>(
    answer: &Compare<'k>,
    cells: &'k [ScaleCell],
    ends: ScaleEnds,
    column: Ref<Treatment>,
) -> Stands<'k> {
    let pointer = match found(cells, column) {
        Ok(pointer) => pointer,
        Err(why) => return Stands::nowhere(why),
    };
    let knowledge = answer.knowledge;
    let finding = &knowledge.findings[pointer];
    let phrase = Phrase::new(knowledge, Figure { finding: pointer, side: StudyArm::Treatment });
    let place = |number: Option<f64>| place(ends, number?);
    let (low, high) = finding.low.zip(finding.high).or_else(|| by_chance(finding)).unzip();
    let span = match (place(finding.value), place(low), place(high)) {
        (Some(at), Some(low), Some(high)) => ValueInterval::between(low, at, high),
        // Without a range nobody knows how far off it is.
        _ => ValueInterval::anywhere(),
    };
    Stands { span, text: phrase.lead(), empty: None, finding: Some(finding) }
}

/// The range that chance alone leaves to a count of people, in 95 of 100 cases (Wilson 1927), in the unit of the finding; `None`: nobody was counted, or
/// it is not known how many.
fn by_chance(finding: &Finding) -> Option<(f64, f64)> {
    /// The 97.5th percentile of the standard normal distribution.
    const Z: f64 = 1.959_964;
    let count = finding.count?;
    let scale = match finding.measure {
        Measure::Share => exact(finding.denominator?),
        Measure::Count => exact(count.of),
        _ => return None,
    };
    let (events, of) = (exact(count.events), exact(count.of));
    let share = events / of;
    let middle = (share + Z * Z / (2.0 * of)) / (1.0 + Z * Z / of);
    let half =
        Z * (share * (1.0 - share) / of + Z * Z / (4.0 * of * of)).sqrt() / (1.0 + Z * Z / of);
    let to_thousandths = |number: f64| (number * 1000.0).round() / 1000.0;
    let ends = (to_thousandths((middle - half) * scale), to_thousandths((middle + half) * scale));
    (of > 0.0).then_some(ends)
}

/// Where a number stands between two ends, from 0 to 1.
fn place(ends: ScaleEnds, number: f64) -> Option<Exact> {
    let from = Exact::decimal(ends.least_wanted)?;
    let to = Exact::decimal(ends.most_wanted)?;
    (&Exact::decimal(number)? - &from).divided(&(&to - &from))
}

fn certainty<'k>(
    answer: &Compare<'k>,
    cells: &'k [ScaleCell],
    column: Ref<Treatment>,
) -> Stands<'k> {
    let nothing = || ValueInterval::only(Exact::whole(0));
    let pointer = match found(cells, column) {
        Ok(pointer) => pointer,
        // Where nothing was found to help, nothing is sure to.
        Err(why) => return Stands { span: nothing(), ..Stands::nowhere(why) },
    };
    let finding = &answer.knowledge.findings[pointer];
    let step = match finding.certainty {
        Certainty::NotGraded => None,
        Certainty::VeryLow => Some(0),
        Certainty::Low => Some(1),
        Certainty::Moderate => Some(2),
        Certainty::High => Some(3),
    };
    let (span, text) = if finding.direction == Direction::NoClearDifference {
        (nothing(), words::NO_CLEAR_GAIN.to_owned())
    } else {
        let span = step
            .map_or(ValueInterval::anywhere(), |step| ValueInterval::only(Exact::over(step, 3)));
        (span, words::how_sure(finding.certainty))
    };
    Stands { span, text: Some(text), empty: None, finding: Some(finding) }
}

/// What each choice costs, the ends of the scale, whose prices they are, and why they may not be compared.
fn costs<'k>(
    answer: &Compare<'k>,
) -> (Vec<Stands<'k>>, EndsInWords<'k>, Option<String>, Option<String>) {
    let Some(prices) = answer.prices() else {
        let all = answer.comparison.columns.iter().map(|_| Stands::nowhere(key_row::NO_PRICE));
        return (
            all.collect(),
            EndsInWords::default(),
            None,
            Some(words::one_figure(0).to_owned()),
        );
    };
    let known = || prices.ranges.iter().flatten();
    let most = known().map(|range| range.high).max();
    let least = known().map(|range| range.low).min();
    let (Some(most), Some(least)) = (most, least) else {
        let all = prices.cells.iter().map(|_| Stands::nowhere(key_row::NO_PRICE));
        return (
            all.collect(),
            EndsInWords::default(),
            None,
            Some(words::one_figure(0).to_owned()),
        );
    };
    let width = Exact::whole((most - least).in_cents());
    let place = |amount: Money| {
        let saved = Exact::whole((most - amount).in_cents());
        // Where all cost the same, nothing can be saved.
        saved.divided(&width).unwrap_or_else(|| Exact::whole(1))
    };
    let stands = prices.cells.iter().zip(&prices.ranges).map(|(cell, range)| {
        let Some(range) = range else {
            let why = cell.empty.clone().unwrap_or(Cow::Borrowed(key_row::NO_PRICE));
            return Stands::nowhere(why);
        };
        let (low, high) = (place(range.high), place(range.low));
        // Without a usual amount the middle is halfway, as everywhere else in costs.
        let halfway = || &(&low + &high) * &Exact::over(1, 2);
        let at = range.typical.map_or_else(halfway, place);
        Stands::at(ValueInterval::between(low, at, high), key_row::dollars(range))
    });
    let count = known().count();
    let not_all = if count < 2 { words::one_figure(count) } else { words::NOT_ALL_PRICED };
    let is_whole = count == prices.ranges.len();
    let warning = prices.warning.clone().or((!is_whole).then(|| not_all.to_owned()));
    let ends = EndsInWords {
        least_wanted: Some(Number::Money(most)),
        most_wanted: Some(Number::Money(least)),
        unit: Some("usd"),
        width: Some(Width::Dollars(most - least)),
    };
    let label = if answer.own_costs().is_some() {
        prices.label.clone()
    } else {
        key_row::full_price(&prices.label)
    };
    (stands.collect(), ends, Some(label), warning)
}

/// The ends of a scale that are written down.
fn written<'k>(answer: &Compare<'k>, ends: ScaleEnds, cells: &[ScaleCell]) -> EndsInWords<'k> {
    let knowledge = answer.knowledge;
    let pointer = cells.iter().find_map(|cell| match cell.on {
        ScoredOn::Finding(finding) => Some(finding),
        ScoredOn::Nothing(_) => None,
    });
    let ScaleEnds { least_wanted, most_wanted } = ends;
    let unit = pointer.map(|finding| &knowledge.units[knowledge.findings[finding].unit]);
    let width = (most_wanted - least_wanted).abs();
    let number = |value: f64| unit.map(|unit| Number::in_unit(unit, value));
    EndsInWords {
        least_wanted: number(least_wanted),
        most_wanted: number(most_wanted),
        unit: unit.map(|unit| unit.id.as_str()),
        width: pointer.map(|finding| Width::Figures(finding, width)),
    }
}
