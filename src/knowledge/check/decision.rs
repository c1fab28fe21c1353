//! Checks what can be decided: units, conditions, treatments and outcomes.

use super::context::{CheckContext, Location};
use super::finding;
use crate::knowledge::raw::{RawCondition, RawOutcome, RawRows, RawSourced, RawTreatment};
use crate::knowledge::{
    Approach, Band, CodeForm, Condition, Measure, Outcome, RowChoice, Sourced, Treatment, Unit,
    UnitKind,
};
use crate::values::visible;

/// A narrow column has so many characters.
const LONGEST_COLUMN: usize = 15;
/// As much as is read at a glance beside a scale.
const MAX_PRIORITY: usize = 120;
/// Two things and their other sides; more would not be weighed.
const MAX_PRIORITIES: usize = 4;

pub(super) fn unit(context: &mut CheckContext, at: &Location, unit: &Unit) {
    let kind = context.stood(&at.key("kind"), unit.kind);
    if matches!(kind, Some(UnitKind::Time | UnitKind::Count))
        && (unit.one.is_none() || unit.many.is_none())
    {
        context.problem_with_hint(
            &at.key(if unit.one.is_none() { "one" } else { "many" }),
            format!("the unit `{}` lacks its words", visible(&unit.id)),
            "add `one: week` and `many: weeks`",
        );
    }
    if let Some(out_of) = unit.out_of
        && out_of <= 0.0
    {
        context.problem(&at.key("out-of"), "the top of a scale is more than 0");
    }
}

pub(super) fn condition(
    context: &mut CheckContext,
    at: &Location,
    raw: &RawCondition,
) -> Condition {
    let treatments = context.some_references(&at.key("treatments"), &raw.treatments);
    let carries_on = treatments.iter().any(|treatment| {
        context.sections.treatments.entries.get(treatment.position()).is_some_and(|entry| {
            // A treatment that does not hold itself is told already.
            let approach = entry.raw.as_ref().map(|raw| raw.approach);
            !context.stands(&entry.at.key("approach"))
                || approach.is_none_or(|approach| approach == Approach::CarryOn)
        })
    });
    if !carries_on || treatments.len() < 2 {
        context.problem_with_hint(
            &at.key("treatments"),
            format!("`{}` does not offer a fair choice", visible(&raw.id)),
            "name at least two treatments; one of them has `approach: carry-on`",
        );
    }
    if !raw.decision.ends_with('?') {
        context.problem(&at.key("decision"), "the decision is one question and ends in `?`");
    }
    for (key, codes) in [("icd10cm", &raw.icd10cm), ("icd10cm-related", &raw.icd10cm_related)] {
        for (at, code) in at.key(key).each(codes) {
            if !CodeForm::Icd10Cm.fits(code) {
                context.problem(
                    &at,
                    format!("`{}` is no ICD-10-CM code (such as M51.16)", visible(code)),
                );
            }
        }
    }
    let RawRows { brief, normal } = &raw.rows;
    let rows = at.key("rows");
    Condition {
        id: raw.id.clone(),
        label: raw.label.clone(),
        also: names(&raw.also),
        decision: raw.decision.clone(),
        summary: raw.summary.clone(),
        natural_course: context.references(&at.key("natural-course"), &raw.natural_course),
        treatments,
        icd10cm: raw.icd10cm.clone(),
        icd10cm_related: raw.icd10cm_related.clone(),
        rows_brief: row_choices(context, &rows.key("brief"), brief),
        rows_normal: row_choices(context, &rows.key("normal"), normal),
        quoted: context.references(&at.key("quoted"), &raw.quoted),
    }
}

/// `outcome` or `outcome/band`.
pub(super) fn row_choices(
    context: &mut CheckContext,
    at: &Location,
    raw: &[String],
) -> Vec<RowChoice> {
    at.each(raw)
        .filter_map(|(at, text)| {
            let (outcome, band) = match text.split_once('/') {
                Some((outcome, band)) => (outcome, Some(context.word::<Band>(&at, band)?)),
                None => (&**text, None),
            };
            Some(RowChoice { outcome: context.reference(&at, outcome)?, band })
        })
        .collect()
}

/// Other names, in small letters: people write them as they like.
fn names(raw: &[String]) -> Vec<String> {
    raw.iter().map(|name| name.trim().to_lowercase()).collect()
}

fn sourced(context: &mut CheckContext, at: &Location, raw: &RawSourced) -> Sourced {
    Sourced { text: raw.text.clone(), sources: context.sources(at, &raw.sources) }
}

pub(super) fn treatment(
    context: &mut CheckContext,
    at: &Location,
    raw: &RawTreatment,
) -> Treatment {
    if let Some(column) = &raw.column
        && column.chars().count() > LONGEST_COLUMN
    {
        context.problem(
            &at.key("column"),
            format!("at most {LONGEST_COLUMN} characters fit over a narrow column"),
        );
    }
    let mut part =
        |key: &str, raw: Option<&RawSourced>| raw.map(|raw| sourced(context, &at.key(key), raw));
    Treatment {
        id: raw.id.clone(),
        label: raw.label.clone(),
        short: raw.short.clone(),
        column: raw.column.clone(),
        also: names(&raw.also),
        approach: raw.approach,
        how_it_works: raw.how_it_works.clone(),
        variants: raw.variants.clone(),
        setting: part("setting", raw.setting.as_ref()),
        anesthesia: part("anesthesia", raw.anesthesia.as_ref()),
        recovery: part("recovery", raw.recovery.as_ref()),
        experience: raw.experience.clone(),
        no_rules_on: raw.no_rules_on.clone(),
    }
}

pub(super) fn outcome(
    context: &mut CheckContext,
    units: &[Option<Unit>],
    at: &Location,
    raw: &RawOutcome,
) -> Option<Outcome> {
    let measure = context.stood(&at.key("measure"), raw.measure);
    let unit = context.reference(&at.key("unit"), &raw.unit);
    let meaningful_change = raw
        .meaningful_change
        .as_ref()
        .and_then(|id| context.reference(&at.key("meaningful-change"), id));
    let denominator = raw.denominator;
    match (measure, denominator) {
        (Some(Measure::Share | Measure::ShareDifference), None | Some(0)) => context
            .problem_with_hint(
                &at.key("denominator"),
                format!("`{}` counts people, but not out of how many", visible(&raw.id)),
                "add `denominator: 100` (1000 or 10000 for rare harms)",
            ),
        (Some(measure), Some(_))
            if !matches!(measure, Measure::Share | Measure::ShareDifference) =>
        {
            context.problem(
                &at.key("denominator"),
                "`denominator` goes with `measure: share` or `share-difference` only",
            );
        }
        _ => {}
    }
    let unit = unit?;
    if let Some(unit) = units.get(unit.position()).and_then(Option::as_ref)
        && let Some(measure) = measure
    {
        finding::unit_fits(context, &at.key("unit"), measure, unit);
    }
    priorities(context, &at.key("priorities"), &raw.priorities);
    Some(Outcome {
        id: raw.id.clone(),
        label: raw.label.clone(),
        short: raw.short.clone(),
        group: raw.group,
        measure: raw.measure,
        unit,
        better: raw.better,
        denominator,
        meaningful_change,
        caution: raw.caution.clone(),
        priorities: raw.priorities.clone(),
    })
}

/// What may be weighed here, on both sides.
fn priorities(context: &mut CheckContext, at: &Location, raw: &[String]) {
    if raw.len() > MAX_PRIORITIES {
        context.problem(at, format!("an outcome has at most {MAX_PRIORITIES} priorities"));
    }
    for (at, text) in at.each(raw) {
        priority(context, &at, text);
    }
}

/// Something to weigh at a glance: one sentence, not a page.
fn priority(context: &mut CheckContext, at: &Location, text: &str) {
    let length = text.chars().count();
    if length > MAX_PRIORITY {
        context.problem(
            at,
            format!("this priority has {length} characters; {MAX_PRIORITY} are the most"),
        );
    }
    if !text.ends_with('.') || text.contains(". ") || text.contains('?') || text.contains('!') {
        context.problem_with_hint(
            at,
            "a priority is one sentence that ends in a full stop",
            "write what somebody may care for: `I want my pain to ease soon.`",
        );
    }
}
