//! Checks what is said about the evidence: disputes, what changes a figure, and claims with their pointers.

use super::context::{CheckContext, Location};
use super::finding;
use crate::knowledge::raw::{RawClaim, RawDispute, RawModifier};
use crate::knowledge::{Claim, Dispute, Modifier, Pointer, Side};
use crate::values::visible;

pub(super) fn dispute(context: &mut CheckContext, at: &Location, raw: &RawDispute) -> Dispute {
    if raw.sides.len() < 2 {
        context.problem(&at.key("sides"), "a dispute has at least two sides");
    }
    let sides_at = at.key("sides");
    let sides = sides_at.each(&raw.sides).map(|(at, side)| Side {
        letter: side.side.clone(),
        who: side.who.clone(),
        year: side.year,
        position: side.position.clone(),
        sources: context.sources(&at, &side.sources),
    });
    let sides = sides.collect();
    Dispute {
        id: raw.id.clone(),
        title: raw.title.clone(),
        conditions: context.some_references(&at.key("conditions"), &raw.conditions),
        treatments: context.some_references(&at.key("treatments"), &raw.treatments),
        claim: raw.claim.clone(),
        sides,
        say_plainly: raw.say_plainly.clone(),
        why_it_is_open: raw.why_it_is_open.clone(),
    }
}

pub(super) fn modifier(
    context: &mut CheckContext,
    at: &Location,
    raw: &RawModifier,
) -> Option<Modifier> {
    context.range(at, raw.low, raw.value, raw.high);
    finding::range_kind(context, at, raw.range_kind, raw.low, raw.high);
    let outcome = context.reference(&at.key("outcome"), &raw.outcome);
    let sources = context.sources(at, &raw.sources);
    Some(Modifier {
        id: raw.id.clone(),
        factor: raw.factor.clone(),
        treatments: context.some_references(&at.key("treatments"), &raw.treatments),
        outcome: outcome?,
        measure: raw.measure,
        value: raw.value,
        low: raw.low,
        high: raw.high,
        range_kind: raw.range_kind,
        comparator_value: raw.comparator_value,
        relative_only: raw.relative_only,
        statement: raw.statement.clone(),
        provenance: raw.provenance,
        sources,
        note: raw.note.clone(),
    })
}

pub(super) fn claim(context: &mut CheckContext, at: &Location, raw: &RawClaim) -> Claim {
    let sources = context.sources(at, &raw.sources);
    let see_at = at.key("see");
    if raw.see.is_empty() {
        context.problem(&see_at, "say where the claim is answered");
    }
    let see = see_at.each(&raw.see).filter_map(|(at, text)| pointer(context, &at, text)).collect();
    Claim {
        id: raw.id.clone(),
        gist: raw.gist.clone(),
        verdict: raw.verdict,
        note: raw.note.clone(),
        see,
        sources,
    }
}

/// `kind:id`.
fn pointer(context: &mut CheckContext, at: &Location, text: &str) -> Option<Pointer> {
    let (kind, id) = text.split_once(':').unwrap_or((text, ""));
    match kind {
        "finding" => context.reference(at, id).map(Pointer::Finding),
        "dispute" => context.reference(at, id).map(Pointer::Dispute),
        "rule-set" => context.reference(at, id).map(Pointer::RuleSet),
        "red-flag" => context.reference(at, id).map(Pointer::RedFlag),
        "criterion" => context.reference(at, id).map(Pointer::Criterion),
        "context" => context.reference(at, id).map(Pointer::Context),
        "treatment" => context.reference(at, id).map(Pointer::Treatment),
        "question" => context.reference(at, id).map(Pointer::Question),
        _ => {
            context.problem_with_hint(
                at,
                format!("`{}` points nowhere", visible(text)),
                "write finding:ID, dispute:ID, rule-set:ID, red-flag:ID, criterion:ID, context:ID, treatment:ID or question:ID",
            );
            None
        }
    }
}
