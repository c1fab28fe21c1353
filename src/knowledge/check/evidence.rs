//! Checks everything that is not a rule, section by section: gaps and sources here, the rest in the modules beside.

use super::context::{CheckContext, Location};
use super::decision::{condition, outcome, row_choices, treatment, unit};
use super::fact;
use super::finding;
use super::key_row;
use super::opinion::{claim, dispute, modifier};
use super::rules;
use super::sections::{Entry, EntrySection, Sections};
use super::weighing;
use crate::knowledge::raw::RawGap;
use crate::knowledge::{
    About, Attribute, AttributeScale, CitedWork, Claim, ComparisonGroup, Condition, Context, Costs,
    Dispute, Finding, Gap, KeyQuestion, KeyRow, Knowledge, MeaningfulChange, Modifier, Outcome,
    Source, Term, Treatment, Unit,
};
use crate::values::{List, visible};

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
fn each<R, T>(
    context: &mut CheckContext,
    entries: &[Entry<R>],
    check: impl Fn(&mut CheckContext, &Location, &R) -> Option<T>,
) -> Vec<Option<T>> {
    let checked = |entry: &Entry<R>| {
        let checked = check(context, &entry.at, entry.raw.as_ref()?)?;
        context.with_its_words(&entry.at, checked)
    };
    entries.iter().map(checked).collect()
}

/// Checks every entry of a section that is known as it is written.
fn as_written<T: Clone>(
    context: &mut CheckContext,
    section: &EntrySection<T>,
    check: impl Fn(&mut CheckContext, &Location, &T),
) -> Vec<Option<T>> {
    each(context, &section.entries, |context, at, entry| {
        check(context, at, entry);
        Some(entry.clone())
    })
}

impl CheckedEvidence {
    pub(super) fn of(context: &mut CheckContext, sections: &Sections) -> Self {
        let sources = &sections.sources.names;
        let units = as_written(context, &sections.units, unit);
        let outcomes = each(context, &sections.outcomes.entries, |context, at, raw| {
            outcome(context, sections, &units, at, raw)
        });
        Self {
            meaningful_changes: each(
                context,
                &sections.meaningful_changes.entries,
                |context, at, raw| {
                    Some(MeaningfulChange {
                        id: raw.id.clone(),
                        value: raw.value,
                        sources: context.sources(at, &raw.sources, sources),
                        text: raw.text.clone(),
                        unit: context.reference(
                            &at.key("unit"),
                            &raw.unit,
                            &sections.units.names,
                        )?,
                    })
                },
            ),
            conditions: each(context, &sections.conditions.entries, |context, at, raw| {
                Some(condition(context, sections, at, raw))
            }),
            treatments: each(context, &sections.treatments.entries, |context, at, raw| {
                Some(treatment(context, sections, at, raw))
            }),
            findings: each(context, &sections.findings.entries, |context, at, raw| {
                finding::finding(context, sections, &units, &outcomes, at, raw)
            }),
            units,
            outcomes,
            comparison_groups: each(
                context,
                &sections.comparison_groups.entries,
                |context, at, raw| Some(key_row::group(context, sections, at, raw)),
            ),
            key_questions: as_written(context, &sections.key_questions, |_, _, _| {}),
            key_rows: Vec::new(),
            attributes: as_written(context, &sections.attributes, weighing::attribute),
            attribute_scales: Vec::new(),
            gaps: each(context, &sections.gaps, |context, at, raw| {
                Some(gap(context, sections, at, raw))
            }),
            disputes: each(context, &sections.disputes.entries, |context, at, raw| {
                Some(dispute(context, sections, at, raw))
            }),
            modifiers: each(context, &sections.modifiers.entries, |context, at, raw| {
                modifier(context, sections, at, raw)
            }),
            context: each(context, &sections.context.entries, |context, at, raw| {
                let sources = context.sources(at, &raw.sources, sources);
                if raw.value.is_some() && raw.unit.is_none() {
                    context.problem(&at.key("value"), "a number needs its unit: add `unit`");
                }
                Some(Context {
                    id: raw.id.clone(),
                    statement: raw.statement.clone(),
                    conditions: context.references(
                        &at.key("conditions"),
                        &raw.conditions,
                        &sections.conditions.names,
                    ),
                    value: raw.value,
                    unit: raw.unit.clone(),
                    provenance: raw.provenance,
                    sources,
                })
            }),
            claims: each(context, &sections.claims.entries, |context, at, raw| {
                Some(claim(context, sections, at, raw))
            }),
            cited_works: each(context, &sections.cited_works, |context, at, raw| {
                let source = match &raw.source {
                    // A work that was found counts as used: it is shown.
                    Some(id) => Some(context.source(&at.key("source"), id, sources)?),
                    None => None,
                };
                Some(CitedWork { cited: raw.cited.clone(), source, note: raw.note.clone() })
            }),
            sources: as_written(context, &sections.sources, source),
        }
    }

    /// Puts the whole together. Only called when nothing was wrong, so no entry is missing.
    pub(super) fn into_knowledge(
        self,
        about: About,
        sha256: String,
        facts: fact::CheckedFacts,
        rules: rules::CheckedRules,
        glossary: List<Term>,
        costs: Costs,
    ) -> Knowledge {
        Knowledge {
            about,
            sha256,
            units: list(self.units),
            meaningful_changes: list(self.meaningful_changes),
            conditions: list(self.conditions),
            treatments: list(self.treatments),
            outcomes: list(self.outcomes),
            findings: list(self.findings),
            comparison_groups: list(self.comparison_groups),
            key_questions: list(self.key_questions),
            key_rows: List::new(self.key_rows),
            attributes: list(self.attributes),
            attribute_scales: List::new(self.attribute_scales),
            gaps: list(self.gaps),
            disputes: list(self.disputes),
            modifiers: list(self.modifiers),
            context: list(self.context),
            claims: list(self.claims),
            cited_works: list(self.cited_works),
            condition_fact: facts.condition,
            facts: list(facts.list),
            code_systems: List::default(),
            code_families: List::default(),
            record_meanings: List::default(),
            red_flags: List::new(rules.red_flags),
            rule_sets: List::new(rules.rule_sets),
            criteria: list(rules.criteria),
            contradictions: List::new(rules.contradictions),
            waivers: List::new(rules.waivers),
            questions: List::new(rules.questions),
            glossary,
            sources: list(self.sources),
            costs,
        }
    }
}

/// Entries of which each holds, as a list.
pub(super) fn list<T>(entries: Vec<Option<T>>) -> List<T> {
    List::new(entries.into_iter().flatten().collect())
}

fn gap(context: &mut CheckContext, sections: &Sections, at: &Location, raw: &RawGap) -> Gap {
    if raw.outcomes.is_empty() && raw.topics.is_empty() {
        context.problem(&at.key("outcomes"), "say what is missing: name `outcomes` or `topics`");
    }
    Gap {
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
        outcomes: row_choices(context, sections, &at.key("outcomes"), &raw.outcomes),
        topics: raw.topics.clone(),
        reason: raw.reason.clone(),
        show_instead: raw.show_instead.as_ref().and_then(|id| {
            context.reference(&at.key("show-instead"), id, &sections.findings.names)
        }),
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
