//! Checks the systems of codes and the lists of their codes: each code looks like one of its system, none stands twice, dates the right way round.

use super::context::{CheckContext, Location};
use crate::knowledge::codes::{
    CodeExclusion, CodeFamily, CodeForm, CodeOrder, CodePattern, CodeRelease, CodeSystem,
    ListedCode,
};
use crate::knowledge::raw::{RawCodeFamily, RawCodeSystem, RawListedCode};
use crate::values::visible;
use std::collections::BTreeSet;

/// The systems and the families, in order; what does not hold is `None`, and told.
pub(super) struct CheckedCodes {
    pub(super) systems: Vec<Option<CodeSystem>>,
    pub(super) families: Vec<Option<CodeFamily>>,
}

impl CheckedCodes {
    pub(super) fn of(context: &mut CheckContext) -> Self {
        let sections = context.sections;
        let systems: Vec<Option<CodeSystem>> = context.each(&sections.code_systems, system);
        let mut known = BTreeSet::new();
        let entries = sections.code_systems.entries.iter();
        for (entry, system) in entries.zip(&systems) {
            for (position, uri) in system.iter().flat_map(|system| &system.uris).enumerate() {
                if !known.insert(uri.clone()) {
                    let at = entry.at.key("uris").item(position);
                    context.problem(&at, "this address names a system already");
                }
            }
        }
        let families = context
            .each(&sections.code_families, |context, at, raw| family(context, &systems, at, raw));
        Self { systems, families }
    }
}

fn system(context: &mut CheckContext, at: &Location, raw: &RawCodeSystem) -> Option<CodeSystem> {
    let RawCodeSystem { id, label, uris, form, release, read_in } = raw;
    if uris.is_empty() {
        context.problem(&at.key("uris"), "name at least one address that records write");
    }
    let form = context.stood(&at.key("form"), *form)?;
    let release = match release {
        None => None,
        Some(release) => Some(CodeRelease {
            label: release.label.clone(),
            next_codes: context.date(&at.key("release").key("next-codes"), &release.next_codes)?,
        }),
    };
    Some(CodeSystem {
        id: id.clone(),
        label: label.clone(),
        uris: uris.iter().map(|uri| CodeSystem::plain_uri(uri)).collect(),
        form,
        release,
        read_in: read_in.clone(),
    })
}

/// A code or a stem with a hyphen behind it, as the system writes its codes.
pub(super) fn pattern(
    context: &mut CheckContext,
    at: &Location,
    form: CodeForm,
    text: &str,
) -> Option<CodePattern> {
    let pattern = match text.strip_suffix('-') {
        // The check digit of a code comes after a hyphen too, but never nothing.
        Some(stem) if form == CodeForm::Icd10Cm => {
            CodePattern { text: stem.trim_end_matches('.').to_owned(), stem: true }
        }
        _ => CodePattern { text: text.to_owned(), stem: false },
    };
    let fits = if pattern.stem {
        !pattern.text.is_empty() && pattern.text.len() <= 7
    } else {
        form.fits(&pattern.text)
    };
    if !fits {
        context.problem(at, format!("`{}` is no code of this system", visible(text)));
    }
    fits.then_some(pattern)
}

fn patterns(
    context: &mut CheckContext,
    at: &Location,
    form: CodeForm,
    texts: &[String],
) -> Vec<CodePattern> {
    if texts.is_empty() {
        context.problem(at, "name at least one code");
    }
    any_patterns(context, at, form, texts)
}

/// The same where there may be none.
fn any_patterns(
    context: &mut CheckContext,
    at: &Location,
    form: CodeForm,
    texts: &[String],
) -> Vec<CodePattern> {
    at.each(texts).filter_map(|(at, text)| pattern(context, &at, form, text)).collect()
}

fn family(
    context: &mut CheckContext,
    systems: &[Option<CodeSystem>],
    at: &Location,
    raw: &RawCodeFamily,
) -> Option<CodeFamily> {
    let RawCodeFamily { id, system, whole, read_in, codes, excludes, listed_after } = raw;
    let system = context.reference(&at.key("system"), system)?;
    let form = systems.get(system.position())?.as_ref()?.form;
    let mut known = BTreeSet::new();
    let mut listed = Vec::new();
    for (at, raw) in at.key("codes").each(codes) {
        if !known.insert(&*raw.code) {
            context.problem(&at.key("code"), format!("`{}` stands twice", visible(&raw.code)));
        }
        listed.extend(code(context, &at, form, raw));
    }
    let whole = any_patterns(context, &at.key("whole"), form, whole);
    let exclusions = at
        .key("excludes")
        .each(excludes)
        .map(|(at, raw)| CodeExclusion {
            codes: patterns(context, &at.key("codes"), form, &raw.codes),
            never_with: patterns(context, &at.key("never-with"), form, &raw.never_with),
        })
        .collect();
    let orders = at
        .key("listed-after")
        .each(listed_after)
        .map(|(at, raw)| CodeOrder {
            codes: patterns(context, &at.key("codes"), form, &raw.codes),
            after: patterns(context, &at.key("after"), form, &raw.after),
        })
        .collect();
    Some(CodeFamily {
        id: id.clone(),
        system,
        whole,
        codes: listed,
        exclusions,
        orders,
        read_in: read_in.clone(),
    })
}

fn code(
    context: &mut CheckContext,
    at: &Location,
    form: CodeForm,
    raw: &RawListedCode,
) -> Option<ListedCode> {
    let RawListedCode { code, title, header, whole_until, header_since, sides } = raw;
    let pattern = pattern(context, &at.key("code"), form, code)?;
    if pattern.stem {
        context.problem(&at.key("code"), "a list holds codes, no stems");
    }
    let mut date = |key: &str, written: &Option<crate::yaml::Written>| match written {
        Some(written) => context.date(&at.key(key), written),
        None => None,
    };
    let whole_until_day = date("whole-until", whole_until);
    let header_since_day = date("header-since", header_since);
    if whole_until.is_some() != header_since.is_some() || (whole_until.is_some() && !header) {
        context.problem_with_hint(
            at,
            "a code that was split has both days, and is a header now",
            "write `header: true`, `whole-until` and `header-since`",
        );
    }
    if let (Some(until), Some(since)) = (whole_until_day, header_since_day)
        && until >= since
    {
        context.problem(&at.key("header-since"), "it was split after it was whole");
    }
    Some(ListedCode {
        code: code.clone(),
        title: title.clone(),
        header: *header,
        whole_until: whole_until_day,
        header_since: header_since_day,
        sides: sides.clone(),
    })
}
