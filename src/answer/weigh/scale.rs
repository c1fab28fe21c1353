//! Attributes, each with the scale that choices are scored on.

use super::cell::{Stands, WeighedCellEntry, certainty, figure, thousandths};
use super::costs::CostScale;
use super::step::StepWords;
use super::tipping::TippingEntry;
use crate::answer::{Compare, Number, answer_entry};
use crate::knowledge::{
    Attribute, AttributeScale, Knowledge, ScaleCell, ScaleEnds, ScoredBy, ScoredOn,
};
use crate::profile::preferences::OwnConcern;
use crate::values::Ref;
use crate::weighing::{Exact, TOP, ValueInterval};
use crate::wording::weigh as words;
use schemars::JsonSchema;
use serde::Serialize;
use std::borrow::Cow;

answer_entry! {
    /// Something that may matter, and where each choice stands for it.
    pub struct WeighedAttributeEntry<'k>;

    fn put(
        of: Of<'k>,
        stands: Vec<Stands<'k>>,
        ends: &EndsInWords<'k>,
        warning: Option<Cow<'k, str>>,
        answer: &Compare<'k>,
    ) {
        let knowledge = answer.knowledge;
        let columns = answer.comparison.columns.iter();
        let spans: Vec<ValueInterval> = stands.iter().map(|stands| stands.span.clone()).collect();
        let known: Vec<&Exact> = spans.iter().filter_map(ValueInterval::at).collect();
        let tells_apart = known.iter().any(|place| Some(place) != known.first());
        let warning = warning.or_else(|| {
            let is_same = known.len() == spans.len() && !tells_apart;
            is_same.then_some(Cow::Borrowed(words::THE_SAME))
        });
        let own = "it is a concern of the person's own";
        let no_ends = "its scale has no ends in numbers";
    }

    /// Public id.
    pub attribute: Option<&'k str> = unless(of.attribute.map(|(_, entry)| &*entry.id), own),
    /// In two or three words; of a concern of one's own, its words.
    pub label: Cow<'k, str> = of.label,
    /// How much does it matter?
    pub question: Option<&'k str> = unless(of.attribute.map(|(_, entry)| &*entry.question), own),
    /// What is measured, and when.
    pub what: Cow<'k, str> = of.what,
    /// By what choices are scored.
    pub scored_by: ScoreKind = of.kind,
    /// How much it matters to the person, from 0 to 10.
    pub importance: Option<Number> = None,
    /// How much of all that matters that is, of 100.
    pub share_of_100: Option<Number> = None,
    /// The end of the scale that scores 0, in the unit of the figures.
    pub least_wanted: Option<Number> = unless(ends.least_wanted, no_ends),
    /// The end of the scale that scores 1.
    pub most_wanted: Option<Number> = unless(ends.most_wanted, no_ends),
    /// The unit of the two.
    pub unit: Option<&'k str> = unless(ends.unit, no_ends),
    /// A step from the one end to the other, in words.
    pub change: Option<String> = unless(
        ends.step.map(|step| step.of(knowledge, 1000)),
        "nothing on its scale can be asked for",
    ),
    /// Whether it tells at least two of the choices apart.
    pub tells_apart: bool = tells_apart,
    /// Why no choice can be scored, or what to know.
    pub warning: Option<Cow<'k, str>> = unless(warning, "its figures may be compared"),
    /// One a choice, in the order of the options.
    pub cells: Vec<WeighedCellEntry<'k>> = columns
        .zip(stands)
        .map(|(column, stands)| WeighedCellEntry::of(knowledge, *column, stands))
        .collect(),
    /// The importances at which two choices change places, all others held.
    pub tipping_points: Vec<TippingEntry<'k>> = Vec::new(),
    /// The attribute itself; `None`: it is the person's own.
    #[serde(skip)]
    pub pointer: Option<Ref<Attribute>> = of.attribute.map(|(pointer, _)| pointer),
    /// What a step on its scale is called.
    #[serde(skip)]
    pub(super) step: Option<StepWords<'k>> = ends.step,
    /// Where the choices stand.
    #[serde(skip)]
    pub spans: Vec<ValueInterval> = spans,
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

/// The words and numbers of a scale that depend on what scores it.
#[derive(Default)]
pub(super) struct EndsInWords<'k> {
    pub(super) least_wanted: Option<Number>,
    pub(super) most_wanted: Option<Number>,
    pub(super) unit: Option<&'k str>,
    /// What a step on it is called.
    pub(super) step: Option<StepWords<'k>>,
}

impl<'k> EndsInWords<'k> {
    /// Of a scale that has one step alone.
    fn fixed(change: &'k str) -> Self {
        Self { step: Some(StepWords::Fixed(change)), ..Self::default() }
    }

    /// Of a scale of figures.
    fn of(knowledge: &'k Knowledge, ends: ScaleEnds, cells: &[ScaleCell], change: &'k str) -> Self {
        let pointer = cells.iter().find_map(|cell| match cell.on {
            ScoredOn::Finding(finding) => Some(finding),
            ScoredOn::Nothing(_) | ScoredOn::Unknown(_) => None,
        });
        let Some(pointer) = pointer else { return Self::default() };
        let ScaleEnds { least_wanted, most_wanted } = ends;
        let unit = &knowledge.units[knowledge.findings[pointer].unit];
        let width = (most_wanted - least_wanted).abs();
        Self {
            least_wanted: Some(Number::in_unit(unit, least_wanted)),
            most_wanted: Some(Number::in_unit(unit, most_wanted)),
            unit: Some(&unit.id),
            step: Some(StepWords::OfFigures(change, pointer, width)),
        }
    }
}

/// What an attribute is, and by what it is scored.
struct Of<'k> {
    /// `None`: it is the person's own.
    attribute: Option<(Ref<Attribute>, &'k Attribute)>,
    label: Cow<'k, str>,
    what: Cow<'k, str>,
    kind: ScoreKind,
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
                    columns.iter().map(|column| figure(knowledge, cells, *ends, *column)).collect();
                let count = all.iter().filter(|stands| stands.finding.is_some()).count();
                let warning = (count < 2).then(|| Cow::Borrowed(words::one_figure(count)));
                (
                    ScoreKind::Figures,
                    all,
                    EndsInWords::of(knowledge, *ends, cells, &scale.change),
                    warning,
                )
            }
            ScoredBy::DifferentPeople(ends, cells) => {
                let all = columns.iter().map(|column| figure(knowledge, cells, *ends, *column));
                let warning = Some(Cow::Borrowed(words::DIFFERENT_PEOPLE));
                (
                    ScoreKind::DifferentPeople,
                    all.collect(),
                    EndsInWords::of(knowledge, *ends, cells, &scale.change),
                    warning,
                )
            }
            ScoredBy::Certainty(cells) => {
                let all = columns.iter().map(|column| certainty(knowledge, cells, *column));
                (ScoreKind::Certainty, all.collect(), EndsInWords::fixed(&scale.change), None)
            }
            ScoredBy::Avoiding(approach) => {
                let all = columns.iter().map(|column| {
                    let takes_it = knowledge.treatments[*column].approach == *approach;
                    let place = Exact::whole(i64::from(!takes_it));
                    Stands::at(ValueInterval::only(place), words::takes(*approach, takes_it))
                });
                (ScoreKind::Approach, all.collect(), EndsInWords::fixed(&scale.change), None)
            }
            ScoredBy::Costs => {
                let CostScale { stands, ends, label, warning } =
                    CostScale::of(answer, &scale.change);
                what = label.map_or(what, Cow::Owned);
                (ScoreKind::Costs, stands, ends, warning.map(Cow::Owned))
            }
        };
        // What may not be set side by side scores nothing: each choice may stand anywhere.
        let stands = if warning.is_some() {
            stands.into_iter().map(Stands::not_counted).collect()
        } else {
            stands
        };
        Self::put(
            Of {
                attribute: Some((scale.attribute, attribute)),
                label: Cow::Borrowed(&attribute.label),
                what,
                kind,
            },
            stands,
            &ends,
            warning,
            answer,
        )
    }

    /// A concern of the person's own, with their own ratings.
    pub(super) fn of_own(answer: &Compare<'k>, own: &OwnConcern) -> Self {
        let stands = answer.comparison.columns.iter().map(|column| {
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
            stands.collect(),
            &EndsInWords::default(),
            None,
            answer,
        )
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
