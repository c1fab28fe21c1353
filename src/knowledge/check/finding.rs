//! Checks one finding: the number, its range, unit and denominator, who was studied, against what, and who says so.

use super::context::{CheckContext, Location};
use crate::knowledge::raw::{RawComparator, RawFinding};
use crate::knowledge::{
    Certainty, Comparator, Count, Finding, Horizon, Measure, Outcome, RangeKind, Role, Unit,
    UnitKind,
};
use crate::values::visible;

/// Who was studied has this much room in a cell.
const LONGEST_WHO: usize = 40;

pub(super) fn finding(
    context: &mut CheckContext,
    units: &[Option<Unit>],
    outcomes: &[Option<Outcome>],
    at: &Location,
    raw: &RawFinding,
) -> Option<Finding> {
    let conditions = context.some_references(&at.key("conditions"), &raw.conditions);
    let treatments = context.some_references(&at.key("treatments"), &raw.treatments);
    horizon(context, &at.key("horizon"), &raw.horizon);
    let comparator = comparator(context, &at.key("comparator"), &raw.comparator);
    graded_by(context, at, raw);
    if raw.who.chars().count() > LONGEST_WHO {
        context.problem_with_hint(
            &at.key("who"),
            format!("`who` has more than {LONGEST_WHO} characters: it stands in a narrow cell"),
            "shorten it; `population` says it in full",
        );
    }
    let sources = context.sources(at, &raw.sources);
    count(context, &at.key("count"), raw.count);
    range_kind(context, at, raw.range_kind, raw.low, raw.high);
    variant(context, at, raw);
    context.range(at, raw.low, raw.value, raw.high);
    if raw.typical.is_some() {
        context.range(at, raw.low, raw.typical, raw.high);
    }

    let outcome_ref = context.reference(&at.key("outcome"), &raw.outcome)?;
    let outcome = outcomes.get(outcome_ref.position())?.as_ref()?;
    let measure = context.stood(&at.key("measure"), raw.measure.unwrap_or(outcome.measure))?;
    let unit = match &raw.unit {
        Some(id) => context.reference(&at.key("unit"), id)?,
        None => outcome.unit,
    };
    let denominator = match measure {
        Measure::Share | Measure::ShareDifference => outcome.denominator,
        _ => None,
    };
    if let Some(unit) = units.get(unit.position()).and_then(Option::as_ref) {
        unit_fits(context, &at.key("unit"), measure, unit);
        bounds(context, at, raw, measure, unit, denominator);
    }
    if let (Measure::Share, Some(all)) = (measure, denominator) {
        share_fits_count(context, at, raw.value, raw.count, all);
    }
    Some(Finding {
        id: raw.id.clone(),
        conditions,
        treatments,
        variant: raw.variant.clone(),
        outcome: outcome_ref,
        role: raw.role.unwrap_or(Role::Main),
        horizon: raw.horizon.clone(),
        measure,
        unit,
        denominator,
        per: raw.per.clone(),
        value: raw.value,
        low: raw.low,
        high: raw.high,
        range_kind: raw.range_kind,
        typical: raw.typical,
        start: raw.start,
        count: raw.count,
        as_published: raw.as_published.clone(),
        comparator,
        direction: raw.direction,
        who: raw.who.clone(),
        population: raw.population.clone(),
        n: raw.n,
        design: raw.design,
        certainty: raw.certainty,
        certainty_by: raw.certainty_by,
        provenance: raw.provenance,
        payer: raw.payer.clone(),
        price_year: raw.price_year,
        sources,
        compare_within: raw
            .compare_within
            .as_ref()
            .and_then(|id| context.reference(&at.key("compare-within"), id)),
        statement: raw.statement.clone(),
        take_care: raw.take_care.clone(),
        show_with: context.references(&at.key("show-with"), &raw.show_with),
        note: raw.note.clone(),
    })
}

fn horizon(context: &mut CheckContext, at: &Location, horizon: &Horizon) {
    let timed = horizon.value.is_some() || horizon.low.is_some() || horizon.high.is_some();
    if timed != horizon.unit.is_some() && context.stands(&at.key("unit")) {
        context.problem_with_hint(
            &at.key(if timed { "unit" } else { "value" }),
            "a time needs a number and a unit",
            "write `value: 3, unit: months`, or leave both out",
        );
    }
    context.range(at, horizon.low, horizon.value, horizon.high);
}

fn comparator(context: &mut CheckContext, at: &Location, raw: &RawComparator) -> Comparator {
    let treatment =
        raw.treatment.as_ref().and_then(|id| context.reference(&at.key("treatment"), id));
    Comparator { kind: raw.kind, arm: raw.arm.clone(), value: raw.value, treatment }
}

pub(super) fn count(context: &mut CheckContext, at: &Location, count: Option<Count>) {
    if let Some(Count { events, of }) = count
        && events > of
    {
        context.problem(at, format!("{events} events cannot be counted among {of}"));
    }
}

/// Who graded the certainty: nobody for what is not graded, somebody for every grade.
fn graded_by(context: &mut CheckContext, at: &Location, raw: &RawFinding) {
    if !context.stands(&at.key("certainty")) || !context.stands(&at.key("certainty-by")) {
        return;
    }
    let is_graded = raw.certainty != Certainty::NotGraded;
    if !is_graded && raw.certainty_by.is_some() {
        context.problem(
            &at.key("certainty-by"),
            "nobody graded it (`certainty: not-graded`), so leave `certainty-by` out",
        );
    }
    if is_graded && raw.certainty_by.is_none() {
        context.problem_with_hint(
            &at.key("certainty"),
            "a grade does not say who gave it",
            "add `certainty-by: source` or `certainty-by: dossier-editor`",
        );
    }
}

/// A share and the events that it was counted from must tell the same, but for rounding.
#[expect(clippy::cast_precision_loss, reason = "counts are far below the limit")]
fn share_fits_count(
    context: &mut CheckContext,
    at: &Location,
    value: Option<f64>,
    count: Option<Count>,
    denominator: u64,
) {
    let (Some(value), Some(Count { events, of })) = (value, count) else {
        return;
    };
    let counted = events as f64 / of.max(1) as f64 * denominator as f64;
    if (counted - value).abs() > (value * 0.05).max(1.0) {
        context.problem(
            &at.key("count"),
            format!("{events} of {of} is {counted:.1} of {denominator}, but `value` is {value}"),
        );
    }
}

/// A range says what it is; what is no range says nothing.
pub(super) fn range_kind(
    context: &mut CheckContext,
    at: &Location,
    kind: Option<RangeKind>,
    low: Option<f64>,
    high: Option<f64>,
) {
    let ranged = low.is_some() || high.is_some();
    if ranged && kind.is_none() && context.stands(&at.key("range-kind")) {
        context.problem_with_hint(
            &at.key(if low.is_some() { "low" } else { "high" }),
            "a range does not say what it is",
            "add `range-kind: ci95` (95 percent interval), range, arms or iqr",
        );
    }
    if !ranged && kind.is_some() {
        context.problem(&at.key("range-kind"), "there is no `low` or `high` for `range-kind`");
    }
}

fn variant(context: &mut CheckContext, at: &Location, raw: &RawFinding) {
    let Some(variant) = &raw.variant else { return };
    let treatments = &context.sections.treatments.entries;
    let known = treatments
        .iter()
        .filter_map(|entry| entry.raw.as_ref())
        .filter(|treatment| raw.treatments.contains(&treatment.id))
        .any(|treatment| treatment.variants.iter().any(|known| known.id == *variant));
    if !known {
        context.problem_with_hint(
            &at.key("variant"),
            format!("no treatment of this finding has the variant `{}`", visible(variant)),
            "add it to the treatment's `variants`, or take it out",
        );
    }
}

/// People are counted in people, scores in points, words in text.
pub(super) fn unit_fits(context: &mut CheckContext, at: &Location, measure: Measure, unit: &Unit) {
    let fits = match measure {
        Measure::Share | Measure::ShareDifference => unit.kind == UnitKind::People,
        Measure::Difference | Measure::Level | Measure::Change => {
            matches!(unit.kind, UnitKind::Points | UnitKind::Money | UnitKind::Time)
        }
        Measure::Time => unit.kind == UnitKind::Time,
        Measure::Count => unit.kind == UnitKind::Count,
        Measure::Range => matches!(
            unit.kind,
            UnitKind::Money | UnitKind::Time | UnitKind::Count | UnitKind::Points
        ),
        Measure::Text => unit.kind == UnitKind::Text,
    };
    if !fits {
        context.problem(
            at,
            format!(
                "a {} is not given in `{}` ({})",
                measure.slug(),
                visible(&unit.id),
                unit.kind.slug()
            ),
        );
    }
}

/// No number may lie outside what can be: 112 of 100 people, 12 points of 10, a price below nothing.
fn bounds(
    context: &mut CheckContext,
    at: &Location,
    raw: &RawFinding,
    measure: Measure,
    unit: &Unit,
    denominator: Option<u64>,
) {
    #[expect(clippy::cast_precision_loss, reason = "a denominator is a round number")]
    let (least, most, what) = match (measure, denominator, unit.out_of) {
        (Measure::Share, Some(all), _) => (0.0, all as f64, format!("of {all} people")),
        (Measure::ShareDifference, Some(all), _) => {
            (-(all as f64), all as f64, format!("of {all} people"))
        }
        (Measure::Level | Measure::Range, _, Some(top)) => (0.0, top, format!("of {top} points")),
        (Measure::Difference | Measure::Change, _, Some(top)) => {
            (-top, top, format!("of {top} points"))
        }
        (Measure::Time | Measure::Count | Measure::Range, _, _) => {
            (0.0, f64::INFINITY, "(less than nothing)".to_owned())
        }
        (Measure::Text, _, _) => {
            for (key, value) in [("value", raw.value), ("low", raw.low), ("high", raw.high)] {
                if value.is_some() {
                    context.problem(&at.key(key), "a finding of `measure: text` holds no number");
                }
            }
            return;
        }
        _ => return,
    };
    for (key, value) in
        [("value", raw.value), ("low", raw.low), ("high", raw.high), ("typical", raw.typical)]
    {
        if let Some(value) = value
            && !(least..=most).contains(&value)
        {
            context.problem(&at.key(key), format!("{value} cannot be {what}"));
        }
    }
}
