//! Checks what is said about the evidence: disputes, what changes a figure, and claims with their pointers.

use super::context::{CheckContext, Location};
use super::finding;
use super::sections::{Names, Sections};
use crate::knowledge::raw::{RawClaim, RawDispute, RawModifier};
use crate::knowledge::{Claim, Dispute, Modifier, Pointer, Side};
use crate::values::{Ref, visible};

pub(super) fn dispute(
    context: &mut CheckContext,
    sections: &Sections,
    at: &Location,
    raw: &RawDispute,
) -> Dispute {
    if raw.sides.len() < 2 {
        context.problem(&at.key("sides"), "a dispute has at least two sides");
    }
    let sides = raw
        .sides
        .iter()
        .enumerate()
        .map(|(position, side)| Side {
            letter: side.side.clone(),
            who: side.who.clone(),
            year: side.year,
            position: side.position.clone(),
            sources: context.sources(
                &at.key("sides").item(position),
                &side.sources,
                &sections.sources.names,
            ),
        })
        .collect();
    Dispute {
        id: raw.id.clone(),
        title: raw.title.clone(),
        conditions: context.some_references(
            &at.key("conditions"),
            &raw.conditions,
            &sections.conditions.names,
        ),
        treatments: context.some_references(
            &at.key("treatments"),
            &raw.treatments,
            &sections.treatments.names,
        ),
        claim: raw.claim.clone(),
        sides,
        say_plainly: raw.say_plainly.clone(),
        why_it_is_open: raw.why_it_is_open.clone(),
    }
}

pub(super) fn modifier(
    context: &mut CheckContext,
    sections: &Sections,
    at: &Location,
    raw: &RawModifier,
) -> Option<Modifier> {
    context.range(at, raw.low, raw.value, raw.high);
    finding::range_kind(context, at, raw.range_kind, raw.low, raw.high);
    let outcome = context.reference(&at.key("outcome"), &raw.outcome, &sections.outcomes.names);
    let sources = context.sources(at, &raw.sources, &sections.sources.names);
    Some(Modifier {
        id: raw.id.clone(),
        factor: raw.factor.clone(),
        treatments: context.some_references(
            &at.key("treatments"),
            &raw.treatments,
            &sections.treatments.names,
        ),
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

pub(super) fn claim(
    context: &mut CheckContext,
    sections: &Sections,
    at: &Location,
    raw: &RawClaim,
) -> Claim {
    let sources = context.sources(at, &raw.sources, &sections.sources.names);
    let see_at = at.key("see");
    if raw.see.is_empty() {
        context.problem(&see_at, "say where the claim is answered");
    }
    let see = see_at
        .each(&raw.see)
        .filter_map(|(at, text)| pointer(context, sections, &at, text))
        .collect();
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
fn pointer(
    context: &mut CheckContext,
    sections: &Sections,
    at: &Location,
    text: &str,
) -> Option<Pointer> {
    let (kind, id) = text.split_once(':').unwrap_or((text, ""));
    let mut to = ReferenceTarget { context, at, id };
    match kind {
        "finding" => to.entry(&sections.findings.names, Pointer::Finding),
        "dispute" => to.entry(&sections.disputes.names, Pointer::Dispute),
        "rule-set" => to.entry(&sections.rule_sets.names, Pointer::RuleSet),
        "red-flag" => to.entry(&sections.red_flags.names, Pointer::RedFlag),
        "criterion" => to.entry(&sections.criteria.names, Pointer::Criterion),
        "context" => to.entry(&sections.context.names, Pointer::Context),
        "treatment" => to.entry(&sections.treatments.names, Pointer::Treatment),
        "question" => to.entry(&sections.questions.names, Pointer::Question),
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

/// An id whose section is being looked for.
struct ReferenceTarget<'c, 'd> {
    context: &'c mut CheckContext,
    at: &'c Location<'d>,
    id: &'c str,
}

impl ReferenceTarget<'_, '_> {
    fn entry<T>(&mut self, names: &Names<T>, pointer: fn(Ref<T>) -> Pointer) -> Option<Pointer> {
        self.context.reference(self.at, self.id, names).map(pointer)
    }
}
