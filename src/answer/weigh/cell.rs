//! Where one choice stands on one scale, and why.

use crate::answer::{Cited, Number, answer_entry};
use crate::evidence::{Figure, StudyArm};
use crate::knowledge::{
    Certainty, Direction, Finding, Knowledge, ScaleCell, ScaleEnds, ScoredOn, Treatment,
};
use crate::values::Ref;
use crate::weighing::{Exact, ValueInterval};
use crate::wording::phrase::Phrase;
use crate::wording::{key_row, weigh as words};
use std::borrow::Cow;

answer_entry! {
    /// Where one choice stands.
    pub struct WeighedCellEntry<'k>;

    pub(super) fn of(knowledge: &'k Knowledge, treatment: Ref<Treatment>, stands: Stands<'k>) {
        let Stands { span, text, empty, finding: pointer } = stands;
        let finding = pointer.map(|pointer| &knowledge.findings[pointer]);
        let why = empty.clone().unwrap_or(Cow::Borrowed("it is no published finding"));
        let certainty = finding.map(|finding| finding.certainty);
    }

    /// The treatment.
    pub treatment: &'k str = &knowledge.treatments[treatment].id,
    /// The figure in words.
    pub text: Option<String> = unless(text, why.clone()),
    /// Why there is none.
    pub empty: Option<Cow<'k, str>> = unless(empty, "there is a figure"),
    /// The finding that it is.
    pub finding: Option<&'k str> = unless(finding.map(|finding| &*finding.id), why.clone()),
    /// How sure it is.
    pub certainty: Option<Certainty> = unless(certainty, why),
    /// What it is most likely mistaken for.
    pub take_care: Option<&'k str> =
        unless(finding.and_then(|finding| finding.take_care.as_deref()), "nothing is noted"),
    /// The lowest place on the scale, from 0 to 1.
    pub score_low: Number = thousandths(span.low()),
    /// The likeliest place.
    pub score: Option<Number> = unless(span.at().map(thousandths), words::ANYWHERE),
    /// The highest place.
    pub score_high: Number = thousandths(span.high()),
    /// Ids of its sources.
    pub sources: Cited<'k> =
        finding.map_or(Cited::default(), |finding| Cited::of(knowledge, &finding.sources)),
    /// The finding itself.
    #[serde(skip)]
    pub pointer: Option<Ref<Finding>> = pointer,
}

/// What is known of one choice on one scale.
pub(super) struct Stands<'k> {
    pub(super) span: ValueInterval,
    text: Option<String>,
    empty: Option<Cow<'k, str>>,
    pub(super) finding: Option<Ref<Finding>>,
}

impl<'k> Stands<'k> {
    pub(super) fn at(span: ValueInterval, text: impl Into<String>) -> Self {
        Self { span, text: Some(text.into()), empty: None, finding: None }
    }

    /// The same figure, that scores nothing.
    pub(super) fn not_counted(self) -> Self {
        Self { span: ValueInterval::anywhere(), ..self }
    }

    pub(super) fn nowhere(why: impl Into<Cow<'k, str>>) -> Self {
        Self { span: ValueInterval::anywhere(), text: None, empty: Some(why.into()), finding: None }
    }
}

/// A number with three decimals at most.
pub(super) fn thousandths(exact: &Exact) -> Number {
    #[expect(clippy::cast_precision_loss, reason = "a few thousands")]
    let thousandths = exact.thousandths() as f64;
    Number::Plain(thousandths / 1000.0)
}

/// What a choice is scored on.
fn found(cells: &[ScaleCell], column: Ref<Treatment>) -> Option<&ScoredOn> {
    cells.iter().find(|cell| cell.treatment == column).map(|cell| &cell.on)
}

/// On a scale of figures.
pub(super) fn figure<'k>(
    knowledge: &Knowledge,
    cells: &'k [ScaleCell],
    ends: ScaleEnds,
    column: Ref<Treatment>,
) -> Stands<'k> {
    let pointer = match found(cells, column) {
        Some(ScoredOn::Finding(finding)) => *finding,
        Some(ScoredOn::Nothing(why) | ScoredOn::Unknown(why)) => return Stands::nowhere(why),
        None => return Stands::nowhere(key_row::NOT_IN_THIS_ROW),
    };
    let finding = &knowledge.findings[pointer];
    let phrase = Phrase::new(knowledge, Figure { finding: pointer, side: StudyArm::Treatment });
    let place = |number: Option<f64>| place(ends, number?);
    let (low, high) = finding.interval().unzip();
    let span = match (place(finding.value), place(low), place(high)) {
        (Some(at), Some(low), Some(high)) => ValueInterval::between(low, at, high),
        // Without a range nobody knows how far off it is.
        _ => ValueInterval::anywhere(),
    };
    Stands { span, text: phrase.lead(), empty: None, finding: Some(pointer) }
}

/// Where a number stands between two ends, from 0 to 1.
fn place(ends: ScaleEnds, number: f64) -> Option<Exact> {
    let from = Exact::decimal(ends.least_wanted)?;
    let to = Exact::decimal(ends.most_wanted)?;
    (&Exact::decimal(number)? - &from).divided(&(&to - &from))
}

/// On the scale of how sure a finding is.
pub(super) fn certainty<'k>(
    knowledge: &Knowledge,
    cells: &'k [ScaleCell],
    column: Ref<Treatment>,
) -> Stands<'k> {
    let nothing = || ValueInterval::only(Exact::whole(0));
    let pointer = match found(cells, column) {
        Some(ScoredOn::Finding(finding)) => *finding,
        // Where nothing was found to help, nothing is sure to.
        Some(ScoredOn::Nothing(why)) => {
            return Stands { span: nothing(), ..Stands::nowhere(why) };
        }
        Some(ScoredOn::Unknown(why)) => return Stands::nowhere(why),
        None => return Stands::nowhere(key_row::NOT_IN_THIS_ROW),
    };
    let finding = &knowledge.findings[pointer];
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
    Stands { span, text: Some(text), empty: None, finding: Some(pointer) }
}
