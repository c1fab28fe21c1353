//! Checks everything that is not a rule: conditions, treatments, outcomes, gaps, disputes, sources and the file about itself.

use super::context::{Context, Spot};
use super::finding;
use super::rules;
use super::sections::{Entry, Sections};
use crate::knowledge::raw::{
    RawClaim, RawCondition, RawDispute, RawGap, RawModifier, RawOutcome, RawRows, RawSource,
    RawSourced, RawTreatment, RawUnit,
};
use crate::knowledge::{
    About, Approach, Author, Band, CitedWork, Claim, Condition, Context as ContextFact, Dispute,
    Experience, Finding, Gap, Knowledge, MeaningfulChange, Measure, Modifier, Outcome, Pointer,
    RowChoice, Side, Source, Sourced, Treatment, Unit, UnitKind, Variant,
};
use crate::values::{List, visible};
use crate::yaml::{Number, Text, Whole};

/// The evidence in order; an entry that does not hold is `None`, and then the whole is refused.
pub(super) struct Checked {
    pub(super) units: Vec<Option<Unit>>,
    pub(super) meaningful_changes: Vec<Option<MeaningfulChange>>,
    pub(super) conditions: Vec<Option<Condition>>,
    pub(super) treatments: Vec<Option<Treatment>>,
    pub(super) outcomes: Vec<Option<Outcome>>,
    pub(super) findings: Vec<Option<Finding>>,
    pub(super) gaps: Vec<Option<Gap>>,
    pub(super) disputes: Vec<Option<Dispute>>,
    pub(super) modifiers: Vec<Option<Modifier>>,
    pub(super) context: Vec<Option<ContextFact>>,
    pub(super) claims: Vec<Option<Claim>>,
    pub(super) cited_works: Vec<Option<CitedWork>>,
    pub(super) sources: Vec<Option<Source>>,
}

/// Checks every entry of a section with one function.
fn each<R, T>(
    context: &mut Context,
    entries: &[Entry<R>],
    check: impl Fn(&mut Context, &Spot, &R) -> Option<T>,
) -> Vec<Option<T>> {
    entries
        .iter()
        .map(|entry| check(context, &entry.at, entry.raw.as_ref()?))
        .collect()
}

impl Checked {
    pub(super) fn of(context: &mut Context, sections: &Sections) -> Self {
        let sources = &sections.sources.names;
        let units = each(context, &sections.units.entries, unit);
        let outcomes = each(context, &sections.outcomes.entries, |context, at, raw| {
            outcome(context, sections, &units, at, raw)
        });
        Self {
            meaningful_changes: each(
                context,
                &sections.meaningful_changes.entries,
                |context, at, raw| {
                    Some(MeaningfulChange {
                        id: raw.id.to_string(),
                        value: raw.value.0,
                        sources: context.sources(at, &raw.sources, sources),
                        text: raw.text.to_string(),
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
                treatment(context, sections, at, raw)
            }),
            findings: each(context, &sections.findings.entries, |context, at, raw| {
                finding::finding(context, sections, &units, &outcomes, at, raw)
            }),
            units,
            outcomes,
            gaps: each(context, &sections.gaps, |context, at, raw| {
                gap(context, sections, at, raw)
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
                Some(ContextFact {
                    id: raw.id.to_string(),
                    statement: raw.statement.to_string(),
                    value: raw.value.map(|Number(value)| value),
                    unit: owned(raw.unit.as_ref()),
                    provenance: context.word(&at.key("provenance"), &raw.provenance)?,
                    sources,
                })
            }),
            claims: each(context, &sections.claims.entries, |context, at, raw| {
                claim(context, sections, at, raw)
            }),
            cited_works: each(context, &sections.cited_works, |context, at, raw| {
                let source = match &raw.source {
                    // A work that was found counts as used: it is shown.
                    Some(id) => Some(context.source(&at.key("source"), id, sources)?),
                    None => None,
                };
                Some(CitedWork {
                    cited: raw.cited.to_string(),
                    source,
                    note: raw.note.to_string(),
                })
            }),
            sources: each(context, &sections.sources.entries, source),
        }
    }

    /// Puts the whole together. Only called when nothing was wrong, so no entry is missing.
    pub(super) fn into_knowledge(
        self,
        about: About,
        sha256: String,
        facts: rules::Facts,
        rules: rules::Checked,
    ) -> Knowledge {
        fn list<T>(entries: Vec<Option<T>>) -> List<T> {
            List::new(entries.into_iter().flatten().collect())
        }
        Knowledge {
            about,
            sha256,
            units: list(self.units),
            meaningful_changes: list(self.meaningful_changes),
            conditions: list(self.conditions),
            treatments: list(self.treatments),
            outcomes: list(self.outcomes),
            findings: list(self.findings),
            gaps: list(self.gaps),
            disputes: list(self.disputes),
            modifiers: list(self.modifiers),
            context: list(self.context),
            claims: list(self.claims),
            cited_works: list(self.cited_works),
            condition_fact: facts.condition,
            facts: list(facts.list),
            red_flags: List::new(rules.red_flags),
            rule_sets: List::new(rules.rule_sets),
            criteria: list(rules.criteria),
            waivers: List::new(rules.waivers),
            questions: List::new(rules.questions),
            sources: list(self.sources),
        }
    }
}

fn owned(text: Option<&Text>) -> Option<String> {
    text.map(ToString::to_string)
}

/// The file about itself: exactly one, over all files.
pub(super) fn about(context: &mut Context, sections: &Sections) -> Option<About> {
    let entry = match sections.about.as_slice() {
        [] => {
            context.problem_with_hint(
                &sections.top,
                "the section `about` is missing",
                "add `about:` with title, version, published, evidence-until and the rest",
            );
            return None;
        }
        [entry] => entry,
        [_, second, ..] => {
            context.problem(
                &second.at,
                "a second section `about`; keep one over all files",
            );
            return None;
        }
    };
    if sections.conditions.entries.is_empty() {
        context.problem(
            &sections.top,
            "the section `conditions` is missing or empty",
        );
    }
    let (at, raw) = (&entry.at, entry.raw.as_ref()?);
    if raw.authors.is_empty() {
        context.problem(&at.key("authors"), "name at least one author");
    }
    let published = context.date(&at.key("published"), &raw.published);
    let evidence_until = context.date(&at.key("evidence-until"), &raw.evidence_until);
    let policy = at.key("update-policy");
    let next_review = context.date(&policy.key("next-review"), &raw.update_policy.next_review);
    Some(About {
        title: raw.title.to_string(),
        version: raw.version.to_string(),
        published: published?,
        evidence_until: evidence_until?,
        country: raw.country.to_string(),
        intended_use: raw.intended_use.to_string(),
        warning: raw.warning.to_string(),
        method: raw.method.to_string(),
        update_policy: raw.update_policy.text.to_string(),
        review_every_months: raw.update_policy.review_every_months.0,
        next_review: next_review?,
        funding: raw.funding.to_string(),
        authors: raw
            .authors
            .iter()
            .map(|author| Author {
                name: author.name.to_string(),
                role: author.role.to_string(),
                credentials: author.credentials.to_string(),
                interests: author.interests.to_string(),
            })
            .collect(),
    })
}

fn unit(context: &mut Context, at: &Spot, raw: &RawUnit) -> Option<Unit> {
    let kind = context.word(&at.key("kind"), &raw.kind);
    if matches!(kind, Some(UnitKind::Time | UnitKind::Count))
        && (raw.one.is_none() || raw.many.is_none())
    {
        context.problem_with_hint(
            at,
            format!("the unit `{}` lacks its words", visible(&raw.id)),
            "add `one: week` and `many: weeks`",
        );
    }
    if let Some(Number(out_of)) = raw.out_of
        && out_of <= 0.0
    {
        context.problem(&at.key("out-of"), "the top of a scale is more than 0");
    }
    Some(Unit {
        id: raw.id.to_string(),
        kind: kind?,
        one: owned(raw.one.as_ref()),
        many: owned(raw.many.as_ref()),
        out_of: raw.out_of.map(|Number(out_of)| out_of),
    })
}

fn condition(
    context: &mut Context,
    sections: &Sections,
    at: &Spot,
    raw: &RawCondition,
) -> Condition {
    let treatments = context.some_references(
        &at.key("treatments"),
        &raw.treatments,
        &sections.treatments.names,
    );
    let carries_on = treatments.iter().any(|treatment| {
        sections
            .treatments
            .entries
            .get(treatment.position())
            // A treatment that does not hold itself is told already.
            .is_some_and(|entry| {
                entry
                    .raw
                    .as_ref()
                    .is_none_or(|raw| &*raw.approach == Approach::CarryOn.slug())
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
        context.problem(
            &at.key("decision"),
            "the decision is one question and ends in `?`",
        );
    }
    for (key, codes) in [
        ("icd10cm", &raw.icd10cm),
        ("icd10cm-related", &raw.icd10cm_related),
    ] {
        for (position, code) in codes.iter().enumerate() {
            if !is_icd10cm(code) {
                context.problem(
                    &at.key(key).item(position),
                    format!("`{}` is no ICD-10-CM code (such as M51.16)", visible(code)),
                );
            }
        }
    }
    let RawRows { brief, normal } = &raw.rows;
    let rows = at.key("rows");
    Condition {
        id: raw.id.to_string(),
        label: raw.label.to_string(),
        decision: raw.decision.to_string(),
        summary: raw.summary.to_string(),
        natural_course: context.references(
            &at.key("natural-course"),
            &raw.natural_course,
            &sections.findings.names,
        ),
        treatments,
        icd10cm: raw.icd10cm.iter().map(ToString::to_string).collect(),
        icd10cm_related: raw
            .icd10cm_related
            .iter()
            .map(ToString::to_string)
            .collect(),
        rows_brief: row_choices(context, sections, &rows.key("brief"), brief),
        rows_normal: row_choices(context, sections, &rows.key("normal"), normal),
        quoted: context.references(&at.key("quoted"), &raw.quoted, &sections.findings.names),
    }
}

/// A letter, a digit, a letter or digit, and up to four more after a point.
fn is_icd10cm(code: &str) -> bool {
    let (stem, rest) = code.split_once('.').unwrap_or((code, "0"));
    let mut stem_characters = stem.chars();
    stem.len() == 3
        && stem_characters
            .next()
            .is_some_and(|c| c.is_ascii_uppercase())
        && stem_characters.next().is_some_and(|c| c.is_ascii_digit())
        && stem_characters.all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
        && (1..=4).contains(&rest.len())
        && rest
            .chars()
            .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
}

/// `outcome` or `outcome/band`.
fn row_choices(
    context: &mut Context,
    sections: &Sections,
    at: &Spot,
    raw: &[Text],
) -> Vec<RowChoice> {
    raw.iter()
        .enumerate()
        .filter_map(|(position, text)| {
            let at = at.item(position);
            let (outcome, band) = match text.split_once('/') {
                Some((outcome, band)) => (outcome, Some(context.word::<Band>(&at, band)?)),
                None => (&**text, None),
            };
            Some(RowChoice {
                outcome: context.reference(&at, outcome, &sections.outcomes.names)?,
                band,
            })
        })
        .collect()
}

fn sourced(context: &mut Context, sections: &Sections, at: &Spot, raw: &RawSourced) -> Sourced {
    Sourced {
        text: raw.text.to_string(),
        sources: context.sources(at, &raw.sources, &sections.sources.names),
    }
}

fn treatment(
    context: &mut Context,
    sections: &Sections,
    at: &Spot,
    raw: &RawTreatment,
) -> Option<Treatment> {
    let approach = context.word(&at.key("approach"), &raw.approach);
    let mut part = |key: &str, raw: Option<&RawSourced>| {
        raw.map(|raw| sourced(context, sections, &at.key(key), raw))
    };
    Some(Treatment {
        id: raw.id.to_string(),
        label: raw.label.to_string(),
        short: raw.short.to_string(),
        approach: approach?,
        how_it_works: raw.how_it_works.to_string(),
        variants: raw
            .variants
            .iter()
            .map(|variant| Variant {
                id: variant.id.to_string(),
                label: variant.label.to_string(),
            })
            .collect(),
        setting: part("setting", raw.setting.as_ref()),
        anesthesia: part("anesthesia", raw.anesthesia.as_ref()),
        recovery: part("recovery", raw.recovery.as_ref()),
        experience: Experience {
            physical: raw.experience.physical.to_string(),
            emotional: raw.experience.emotional.to_string(),
            social: raw.experience.social.to_string(),
        },
    })
}

fn outcome(
    context: &mut Context,
    sections: &Sections,
    units: &[Option<Unit>],
    at: &Spot,
    raw: &RawOutcome,
) -> Option<Outcome> {
    let group = context.word(&at.key("group"), &raw.group);
    let measure = context.word(&at.key("measure"), &raw.measure);
    let better = context.word(&at.key("better"), &raw.better);
    let unit = context.reference(&at.key("unit"), &raw.unit, &sections.units.names);
    let meaningful_change = raw.meaningful_change.as_ref().and_then(|id| {
        context.reference(
            &at.key("meaningful-change"),
            id,
            &sections.meaningful_changes.names,
        )
    });
    let denominator = raw.denominator.map(|Whole(number)| number);
    match (measure, denominator) {
        (Some(Measure::Share | Measure::ShareDifference), None | Some(0)) => context
            .problem_with_hint(
                at,
                format!(
                    "`{}` counts people, but not out of how many",
                    visible(&raw.id)
                ),
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
    Some(Outcome {
        id: raw.id.to_string(),
        label: raw.label.to_string(),
        short: raw.short.to_string(),
        group: group?,
        measure: measure?,
        unit,
        better: better?,
        denominator,
        meaningful_change,
        caution: owned(raw.caution.as_ref()),
    })
}

fn gap(context: &mut Context, sections: &Sections, at: &Spot, raw: &RawGap) -> Option<Gap> {
    if raw.outcomes.is_empty() && raw.topics.is_empty() {
        context.problem(at, "say what is missing: name `outcomes` or `topics`");
    }
    let kind = context.word(&at.key("kind"), &raw.kind);
    Some(Gap {
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
        topics: raw.topics.iter().map(ToString::to_string).collect(),
        reason: raw.reason.to_string(),
        show_instead: raw.show_instead.as_ref().and_then(|id| {
            context.reference(&at.key("show-instead"), id, &sections.findings.names)
        }),
        kind: kind?,
    })
}

fn dispute(context: &mut Context, sections: &Sections, at: &Spot, raw: &RawDispute) -> Dispute {
    if raw.sides.len() < 2 {
        context.problem(&at.key("sides"), "a dispute has at least two sides");
    }
    let sides = raw
        .sides
        .iter()
        .enumerate()
        .map(|(position, side)| Side {
            letter: side.side.to_string(),
            who: side.who.to_string(),
            year: side.year.map(|Whole(year)| year),
            position: side.position.to_string(),
            sources: context.sources(
                &at.key("sides").item(position),
                &side.sources,
                &sections.sources.names,
            ),
        })
        .collect();
    Dispute {
        id: raw.id.to_string(),
        title: raw.title.to_string(),
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
        claim: raw.claim.to_string(),
        sides,
        say_plainly: raw.say_plainly.to_string(),
        why_it_is_open: raw.why_it_is_open.to_string(),
    }
}

fn modifier(
    context: &mut Context,
    sections: &Sections,
    at: &Spot,
    raw: &RawModifier,
) -> Option<Modifier> {
    context.range(at, raw.low, raw.value, raw.high);
    let measure = context.word(&at.key("measure"), &raw.measure);
    let range_kind = finding::range_kind(context, at, raw.range_kind.as_ref(), raw.low, raw.high);
    let provenance = context.word(&at.key("provenance"), &raw.provenance);
    let outcome = context.reference(&at.key("outcome"), &raw.outcome, &sections.outcomes.names);
    let sources = context.sources(at, &raw.sources, &sections.sources.names);
    Some(Modifier {
        id: raw.id.to_string(),
        factor: raw.factor.to_string(),
        treatments: context.some_references(
            &at.key("treatments"),
            &raw.treatments,
            &sections.treatments.names,
        ),
        outcome: outcome?,
        measure: measure?,
        value: raw.value.map(|Number(value)| value),
        low: raw.low.map(|Number(value)| value),
        high: raw.high.map(|Number(value)| value),
        range_kind,
        comparator_value: raw.comparator_value.map(|Number(value)| value),
        relative_only: raw.relative_only,
        statement: raw.statement.to_string(),
        provenance: provenance?,
        sources,
        note: owned(raw.note.as_ref()),
    })
}

fn claim(context: &mut Context, sections: &Sections, at: &Spot, raw: &RawClaim) -> Option<Claim> {
    let verdict = context.word(&at.key("verdict"), &raw.verdict);
    let sources = context.sources(at, &raw.sources, &sections.sources.names);
    let see_at = at.key("see");
    if raw.see.is_empty() {
        context.problem(&see_at, "say where the claim is answered");
    }
    let see = raw
        .see
        .iter()
        .enumerate()
        .filter_map(|(position, text)| pointer(context, sections, &see_at.item(position), text))
        .collect();
    Some(Claim {
        id: raw.id.to_string(),
        gist: raw.gist.to_string(),
        verdict: verdict?,
        note: raw.note.to_string(),
        see,
        sources,
    })
}

/// `kind:id`.
fn pointer(context: &mut Context, sections: &Sections, at: &Spot, text: &str) -> Option<Pointer> {
    let (kind, id) = text.split_once(':').unwrap_or((text, ""));
    match kind {
        "finding" => context
            .reference(at, id, &sections.findings.names)
            .map(Pointer::Finding),
        "dispute" => context
            .reference(at, id, &sections.disputes.names)
            .map(Pointer::Dispute),
        "rule-set" => context
            .reference(at, id, &sections.rule_sets.names)
            .map(Pointer::RuleSet),
        "red-flag" => context
            .reference(at, id, &sections.red_flags.names)
            .map(Pointer::RedFlag),
        "criterion" => context
            .reference(at, id, &sections.criteria.names)
            .map(Pointer::Criterion),
        "context" => context
            .reference(at, id, &sections.context.names)
            .map(Pointer::Context),
        "treatment" => context
            .reference(at, id, &sections.treatments.names)
            .map(Pointer::Treatment),
        "question" => context
            .reference(at, id, &sections.questions.names)
            .map(Pointer::Question),
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

fn source(context: &mut Context, at: &Spot, raw: &RawSource) -> Option<Source> {
    for (key, address) in [("url", &raw.url), ("read-at", &raw.read_at)] {
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
    if let Some(doi) = &raw.doi
        && !doi.starts_with("10.")
    {
        context.problem_with_hint(
            &at.key("doi"),
            format!("`{}` is no DOI", visible(doi)),
            "a DOI begins with `10.`; leave out `https://doi.org/`",
        );
    }
    Some(Source {
        id: raw.id.to_string(),
        authors: raw.authors.to_string(),
        title: raw.title.to_string(),
        publisher: raw.publisher.to_string(),
        year: raw.year.map(|Whole(year)| year),
        doi: owned(raw.doi.as_ref()),
        pmid: raw.pmid.map(|Whole(pmid)| pmid),
        pmcid: owned(raw.pmcid.as_ref()),
        url: owned(raw.url.as_ref()),
        read_at: owned(raw.read_at.as_ref()),
        kind: context.word(&at.key("kind"), &raw.kind)?,
        checked_by: owned(raw.checked_by.as_ref()),
        ids_from: owned(raw.ids_from.as_ref()),
    })
}
