//! Checks what may be added to a sum, and the ways that lead from one treatment to another.

use super::rates;
use crate::knowledge::check::context::{CheckContext, Location};
use crate::knowledge::check::finding::count;
use crate::knowledge::check::sections::Sections;
use crate::knowledge::raw::{RawChance, RawCostItem, RawPathway, RawPrice};
use crate::knowledge::{Chance, CostItem, ItemKind, Pathway, Treatment};
use crate::values::Ref;

/// More of one thing in one sum is a slip of the pen.
pub(super) const MOST_TIMES: u64 = 1000;

pub(super) fn item(
    context: &mut CheckContext,
    at: &Location,
    raw: &RawCostItem,
) -> Option<CostItem> {
    let kind = context.stood(&at.key("kind"), raw.kind)?;
    if kind == ItemKind::Care && !raw.rates.is_empty() {
        context.problem_with_hint(
            &at.key("rates"),
            "care is priced by payer, not here",
            "write its amounts in `prices` with `item: …`",
        );
    }
    let provenance_at = at.key("provenance");
    if !raw.rates.is_empty() && raw.provenance.is_none() && context.stands(&provenance_at) {
        context.problem(&provenance_at, "say how the rate was read: add `provenance`");
    }
    Some(CostItem {
        id: raw.id.clone(),
        label: raw.label.clone(),
        one: raw.one.clone(),
        many: raw.many.clone(),
        rates: rates(context, &at.key("rates"), &raw.rates, false),
        times: times(context, &at.key("times"), raw.times)?,
        kind,
        provenance: raw.provenance,
        note: raw.note.clone(),
    })
}

/// How many times; once when it is left out.
pub(super) fn times(context: &mut CheckContext, at: &Location, raw: Option<u64>) -> Option<u32> {
    let times = raw.unwrap_or(1);
    if (1..=MOST_TIMES).contains(&times) {
        return u32::try_from(times).ok();
    }
    context.problem(at, format!("expected a whole number from 1 to {MOST_TIMES}, found {times}"));
    None
}

pub(super) fn pathway(
    context: &mut CheckContext,
    at: &Location,
    raw: &RawPathway,
) -> Option<Pathway> {
    if raw.chances.len() < 2 {
        context.problem_with_hint(
            &at.key("chances"),
            "one number from one study is not how many go on",
            "name at least two published figures, each with who was counted",
        );
    }
    let sections = context.sections;
    let first = context.reference(&at.key("first"), &raw.first);
    let then = context.reference(&at.key("then"), &raw.then);
    if first.is_some() && first == then {
        context.problem(&at.key("then"), "`first` and `then` are the same treatment");
    }
    for (at, id) in at.key("conditions").each(&raw.conditions) {
        let condition = sections.find(id).and_then(|pointer| sections.conditions.raw(pointer));
        let offers = |wanted| condition.is_none_or(|raw| raw.treatments.contains(wanted));
        if !offers(&raw.first) || !offers(&raw.then) {
            context.problem(&at, "this condition does not offer both treatments");
        }
    }
    for (key, treatment) in [("first", first), ("then", then)] {
        if let Some(treatment) = treatment
            && !is_priced(sections, treatment)
        {
            context.problem(&at.key(key), "no price is known for this treatment");
        }
    }
    let chances = at
        .key("chances")
        .each(&raw.chances)
        .filter_map(|(at, raw)| chance(context, &at, raw))
        .collect();
    // A pathway is a choice like a treatment: one name must not mean both.
    if sections.find::<Treatment>(&raw.id).is_some() {
        context.problem(&at.key("id"), "a treatment has this id too");
    }
    Some(Pathway {
        id: raw.id.clone(),
        label: raw.label.clone(),
        short: raw.short.clone(),
        conditions: context.some_references(&at.key("conditions"), &raw.conditions),
        first: first?,
        then: then?,
        chances,
        note: raw.note.clone(),
    })
}

/// A charge and a report are nobody's price. A price that does not hold itself is told already.
fn is_priced(sections: &Sections, treatment: Ref<Treatment>) -> bool {
    let is_of = |raw: &RawPrice| {
        let of = raw.treatment.as_ref().and_then(|id| sections.find(id));
        raw.payer.is_some() && of == Some(treatment)
    };
    sections.prices.entries.iter().any(|entry| entry.raw.as_ref().is_none_or(is_of))
}

fn chance(context: &mut CheckContext, at: &Location, raw: &RawChance) -> Option<Chance> {
    let people = raw.people;
    if (people * 100.0 - (people * 100.0).round()).abs() > 1e-9 {
        context
            .problem(&at.key("people"), format!("expected at most two decimals, found {people}"));
    }
    if !(0.0..=100.0).contains(&people) {
        context
            .problem(&at.key("people"), format!("expected so many of 100 people, found {people}"));
        return None;
    }
    count(context, &at.key("count"), raw.count);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 10,000")]
    let of_ten_thousand = (people * 100.0).round() as u16;
    Some(Chance {
        of_ten_thousand,
        within: raw.within.clone(),
        who: raw.who.clone(),
        count: raw.count,
        provenance: raw.provenance,
        sources: context.sources(at, &raw.sources),
    })
}
