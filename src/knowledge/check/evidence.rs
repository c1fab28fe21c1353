//! Checks everything that is not a rule, section by section: gaps and sources here, the rest in the modules beside.

use super::context::{CheckContext, Location};
use super::decision::{condition, outcome, row_choices, treatment, unit};
use super::finding;
use super::key_row;
use super::opinion::{claim, dispute, modifier};
use super::sections::EntrySection;
use super::weighing;
use crate::knowledge::raw::{RawCitedWork, RawContext, RawGap, RawMeaningfulChange};
use crate::knowledge::{
    Attribute, AttributeScale, CitedWork, Claim, ComparisonGroup, Condition, Context, Dispute,
    Finding, Gap, KeyQuestion, KeyRow, MeaningfulChange, Modifier, Outcome, Source, Treatment,
    Unit,
};
use crate::values::visible;

/// The evidence in order; an entry that does not hold is `None`, and then the whole is refused.
pub(super) struct CheckedEvidence {
    pub(super) units: Vec<Option<Unit>>,
    pub(super) meaningful_changes: Vec<Option<MeaningfulChange>>,
    pub(super) conditions: Vec<Option<Condition>>,
    pub(super) treatments: Vec<Option<Treatment>>,
    pub(super) outcomes: Vec<Option<Outcome>>,
    pub(super) findings: Vec<Option<Finding>>,
    pub(super) comparison_groups: Vec<Option<ComparisonGroup>>,
    pub(super) key_questions: Vec<Option<KeyQuestion>>,
    /// Checked against all the rest, so they come last.
    pub(super) key_rows: Vec<KeyRow>,
    pub(super) attributes: Vec<Option<Attribute>>,
    /// Checked against all the rest, as the key rows are.
    pub(super) attribute_scales: Vec<AttributeScale>,
    pub(super) gaps: Vec<Option<Gap>>,
    pub(super) disputes: Vec<Option<Dispute>>,
    pub(super) modifiers: Vec<Option<Modifier>>,
    pub(super) context: Vec<Option<Context>>,
    pub(super) claims: Vec<Option<Claim>>,
    pub(super) cited_works: Vec<Option<CitedWork>>,
    pub(super) sources: Vec<Option<Source>>,
}

/// Checks every entry of a section with one function. One with an unknown word counts for nothing where entries are held against others.
fn each<R, K, T, C: Into<Option<T>>>(
    context: &mut CheckContext,
    section: &EntrySection<R, K>,
    mut check: impl FnMut(&mut CheckContext, &Location, &R) -> C,
) -> Vec<Option<T>> {
    context.each(section, |context, at, raw| {
        let checked = check(context, at, raw).into()?;
        context.with_its_words(at, checked)
    })
}

/// Checks every entry of a section that is known as it is written.
fn as_written<T: Clone>(
    context: &mut CheckContext,
    section: &EntrySection<T, T>,
    check: impl Fn(&mut CheckContext, &Location, &T),
) -> Vec<Option<T>> {
    each(context, section, |context, at, entry| {
        check(context, at, entry);
        entry.clone()
    })
}

impl CheckedEvidence {
    pub(super) fn of(context: &mut CheckContext) -> Self {
        let sections = context.sections;
        let units = as_written(context, &sections.units, unit);
        let outcomes =
            each(context, &sections.outcomes, |context, at, raw| outcome(context, &units, at, raw));
        Self {
            meaningful_changes: each(context, &sections.meaningful_changes, meaningful_change),
            conditions: each(context, &sections.conditions, condition),
            treatments: each(context, &sections.treatments, treatment),
            findings: each(context, &sections.findings, |context, at, raw| {
                finding::finding(context, &units, &outcomes, at, raw)
            }),
            units,
            outcomes,
            comparison_groups: each(context, &sections.comparison_groups, key_row::group),
            key_questions: as_written(context, &sections.key_questions, |_, _, _| {}),
            key_rows: Vec::new(),
            attributes: as_written(context, &sections.attributes, weighing::attribute),
            attribute_scales: Vec::new(),
            gaps: each(context, &sections.gaps, gap),
            disputes: each(context, &sections.disputes, dispute),
            modifiers: each(context, &sections.modifiers, modifier),
            context: each(context, &sections.context, around),
            claims: each(context, &sections.claims, claim),
            cited_works: each(context, &sections.cited_works, cited_work),
            sources: as_written(context, &sections.sources, source),
        }
    }
}

fn meaningful_change(
    context: &mut CheckContext,
    at: &Location,
    raw: &RawMeaningfulChange,
) -> Option<MeaningfulChange> {
    Some(MeaningfulChange {
        id: raw.id.clone(),
        value: raw.value,
        sources: context.sources(at, &raw.sources),
        text: raw.text.clone(),
        unit: context.reference(&at.key("unit"), &raw.unit)?,
    })
}

/// A fact around the decision.
fn around(context: &mut CheckContext, at: &Location, raw: &RawContext) -> Context {
    let sources = context.sources(at, &raw.sources);
    if raw.value.is_some() && raw.unit.is_none() {
        context.problem(&at.key("value"), "a number needs its unit: add `unit`");
    }
    Context {
        id: raw.id.clone(),
        statement: raw.statement.clone(),
        conditions: context.references(&at.key("conditions"), &raw.conditions),
        value: raw.value,
        unit: raw.unit.clone(),
        provenance: raw.provenance,
        sources,
    }
}

fn cited_work(context: &mut CheckContext, at: &Location, raw: &RawCitedWork) -> Option<CitedWork> {
    let source = match &raw.source {
        // A work that was found counts as used: it is shown.
        Some(id) => Some(context.source(&at.key("source"), id)?),
        None => None,
    };
    Some(CitedWork { cited: raw.cited.clone(), source, note: raw.note.clone() })
}

fn gap(context: &mut CheckContext, at: &Location, raw: &RawGap) -> Gap {
    if raw.outcomes.is_empty() && raw.topics.is_empty() {
        context.problem(&at.key("outcomes"), "say what is missing: name `outcomes` or `topics`");
    }
    Gap {
        conditions: context.some_references(&at.key("conditions"), &raw.conditions),
        treatments: context.some_references(&at.key("treatments"), &raw.treatments),
        outcomes: row_choices(context, &at.key("outcomes"), &raw.outcomes),
        topics: raw.topics.clone(),
        reason: raw.reason.clone(),
        show_instead: raw
            .show_instead
            .as_ref()
            .and_then(|id| context.reference(&at.key("show-instead"), id)),
        kind: raw.kind,
    }
}

fn source(context: &mut CheckContext, at: &Location, source: &Source) {
    for (key, address) in [("url", &source.url), ("read-at", &source.read_at)] {
        if let Some(address) = address
            && !(address.starts_with("https://") || address.starts_with("http://"))
        {
            context.problem(
                &at.key(key),
                format!(
                    "expected an address that begins with https://, found `{}`",
                    visible(address)
                ),
            );
        }
    }
    if let Some(doi) = &source.doi
        && !doi.starts_with("10.")
    {
        context.problem_with_hint(
            &at.key("doi"),
            format!("`{}` is no DOI", visible(doi)),
            "a DOI begins with `10.`; leave out `https://doi.org/`",
        );
    }
}
