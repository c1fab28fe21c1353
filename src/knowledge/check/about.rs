//! Checks what the file says about itself: exactly once over all files, with dates that hold and declarations that somebody signed.

use super::context::{CheckContext, Location};
use crate::knowledge::raw::{RawAbout, RawDeclaration, RawStudy};
use crate::knowledge::{About, Author, Declaration, Development, DoneBy, Study};
use crate::values::visible;
use jiff::civil::Date;

pub(super) fn about(context: &mut CheckContext) -> Option<About> {
    let sections = context.sections;
    // It may stand in a document that could not be read.
    if sections.is_whole && sections.about.entries.is_empty() {
        context.problem_with_hint(
            &sections.top.key("about"),
            "the section `about` is missing",
            "add `about:` with title, version, published, evidence-until and the rest",
        );
    }
    let entry = context.only("about", &sections.about)?;
    if sections.is_whole && sections.conditions.entries.is_empty() {
        context.problem(
            &sections.top.key("conditions"),
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
    let development = development(context, at, raw, published);
    let studies = at
        .key("studies")
        .each(&raw.studies)
        .map(|(at, raw)| study(context, &at, raw))
        .collect::<Vec<_>>();
    if let Some(elsewhere) = &raw.elsewhere {
        for (at, word) in at.key("elsewhere").key("words").each(&elsewhere.words) {
            if !word.bytes().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit()) {
                context.problem_with_hint(
                    &at,
                    format!("`{}` is not one word in small letters", visible(word)),
                    "write each word by itself: [upper, neck]",
                );
            }
        }
    }
    Some(About {
        title: raw.title.clone(),
        version: raw.version.clone(),
        published: published?,
        evidence_until: evidence_until?,
        country: raw.country.clone(),
        intended_use: raw.intended_use.clone(),
        warning: raw.warning.clone(),
        method: raw.method.clone(),
        update_policy: raw.update_policy.text.clone(),
        review_every_months: raw.update_policy.review_every_months,
        next_review: next_review?,
        funding: raw.funding.clone(),
        authors: raw
            .authors
            .iter()
            .map(|author| Author {
                name: author.name.clone(),
                role: author.role.clone(),
                credentials: author.credentials.clone(),
                interests: author.interests.clone(),
            })
            .collect(),
        development,
        studies: studies.into_iter().flatten().collect(),
        elsewhere: raw.elsewhere.clone(),
    })
}

fn development(
    context: &mut CheckContext,
    at: &Location,
    raw: &RawAbout,
    published: Option<Date>,
) -> Development {
    let at = at.key("development");
    let mut declared = |key: &str, raw: Option<&RawDeclaration>| {
        raw.map(|raw| declaration(context, &at.key(key), raw, published))
    };
    let raw = &raw.development;
    Development {
        needs_patients: declared("needs-patients", raw.needs_patients.as_ref()),
        needs_professionals: declared("needs-professionals", raw.needs_professionals.as_ref()),
        review_patients: declared("review-patients", raw.review_patients.as_ref()),
        review_professionals: declared("review-professionals", raw.review_professionals.as_ref()),
    }
}

/// What was done says who did it and when; what was not done says neither.
fn declaration(
    context: &mut CheckContext,
    at: &Location,
    raw: &RawDeclaration,
    published: Option<Date>,
) -> Declaration {
    let date_at = at.key("date");
    let date = raw.date.as_ref().and_then(|date| context.date(&date_at, date));
    if let (Some(date), Some(published)) = (date, published)
        && date > published
    {
        context.problem_with_hint(
            &date_at,
            format!("{date} is after `published` ({published})"),
            "what came later is of no help to this version: publish a new one",
        );
    }
    let lacking = match (&raw.by, &raw.date) {
        (Some(_), None) => Some("date"),
        (None, Some(_)) => Some("by"),
        (Some(_), Some(_)) | (None, None) => None,
    };
    if let Some(key) = lacking {
        context.problem_with_hint(
            &at.key(key),
            "`by` and `date` go together: who did this, and when",
            format!("add `{key}: …`, or leave both out where it was not done"),
        );
    }
    Declaration {
        text: raw.text.clone(),
        done: raw.by.as_ref().zip(date).map(|(by, date)| DoneBy { by: by.clone(), date }),
    }
}

fn study(context: &mut CheckContext, at: &Location, raw: &RawStudy) -> Option<Study> {
    let source = context.source(&at.key("source"), &raw.source);
    Some(Study { about: raw.about, text: raw.text.clone(), source: source? })
}
