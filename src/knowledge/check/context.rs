//! What every check needs: where an entry stands, which names exist, and the list of problems.

use super::fact::{CheckedFacts, NO_FACTS};
use super::sections::{Entry, EntrySection, HasId, Once, Sections};
use crate::knowledge::Source;
use crate::values::{ClosedVocabulary, Ref, closest, visible};
use crate::yaml::{Path, Problems, Written, YamlDocument, decode};
use jiff::civil::Date;
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;

/// Where a value stands: its document and the path in it.
#[derive(Debug, Clone)]
pub(super) struct Location<'d> {
    pub(super) document: &'d YamlDocument,
    pub(super) path: Path,
}

impl Location<'_> {
    pub(super) fn key(&self, key: &str) -> Self {
        Self { document: self.document, path: self.path.key(key) }
    }

    pub(super) fn item(&self, position: usize) -> Self {
        Self { document: self.document, path: self.path.item(position) }
    }

    /// The entries of the list that stands here, each with its place.
    pub(super) fn each<'r, R>(&self, entries: &'r [R]) -> impl Iterator<Item = (Self, &'r R)> {
        entries.iter().enumerate().map(|(position, entry)| (self.item(position), entry))
    }
}

/// The state of a check: what is there, what is wrong with it so far, and which sources have been pointed to.
#[derive(Debug)]
pub(super) struct CheckContext<'s, 'd> {
    pub(super) sections: &'s Sections<'d>,
    /// None until they are checked: they come before all that reads their types.
    pub(super) facts: &'s CheckedFacts,
    problems: Problems,
    used_sources: BTreeSet<Ref<Source>>,
}

impl<'s, 'd> CheckContext<'s, 'd> {
    pub(super) fn new(sections: &'s Sections<'d>, problems: Problems) -> Self {
        Self { sections, facts: &NO_FACTS, problems, used_sources: BTreeSet::new() }
    }

    pub(super) fn with_facts(self, facts: &'s CheckedFacts) -> Self {
        Self { facts, ..self }
    }

    pub(super) fn finish(self) -> Problems {
        self.problems
    }

    pub(super) fn problem(&mut self, at: &Location, message: impl Into<String>) {
        self.problems.add(at.document, &at.path, message);
    }

    pub(super) fn problem_with_hint(
        &mut self,
        at: &Location,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.problems.add_with_hint(at.document, &at.path, message, hint);
    }

    /// Reads the value at a location into a typed entry; `None` where there is none, or it does not fit, which is told.
    pub(super) fn decode<T: DeserializeOwned>(&mut self, at: &Location) -> Option<T> {
        let node = at.document.node(&at.path).filter(|node| !node.is_nothing())?;
        decode(at.document, &at.path, node, &mut self.problems)
    }

    /// The entry of a section that stands once over all files; a second one is told.
    pub(super) fn only<R>(
        &mut self,
        key: &str,
        section: &'s EntrySection<'d, R, Once>,
    ) -> Option<&'s Entry<'d, R>> {
        if let [_, second, ..] = section.entries.as_slice() {
            self.problem(&second.at, format!("a second section `{key}`; keep one over all files"));
            return None;
        }
        section.entries.first()
    }

    /// Checks every entry of a section with one function; `None` where one does not hold.
    pub(super) fn each<R, K, T, C: Into<Option<T>>>(
        &mut self,
        section: &EntrySection<R, K>,
        mut check: impl FnMut(&mut Self, &Location, &R) -> C,
    ) -> Vec<Option<T>> {
        let mut checked = |at: &_, raw: Option<&R>| check(self, at, raw?).into();
        section.entries.iter().map(|entry| checked(&entry.at, entry.raw.as_ref())).collect()
    }

    /// A key that cannot stand there, with the nearest of those that can.
    pub(super) fn unknown_key(&mut self, at: &Location, key: &str, known: &[&str]) {
        self.problems.unknown_key(at.document, &at.path.name(key), key, known);
    }

    pub(super) fn is_used(&self, source: Ref<Source>) -> bool {
        self.used_sources.contains(&source)
    }

    /// Tells a text that is longer than where it is printed.
    pub(super) fn fits(&mut self, at: &Location, text: &str, longest: usize) {
        let count = text.chars().count();
        if count > longest {
            self.problem(at, format!("at most {longest} characters fit here; this has {count}"));
        }
    }

    /// Whether what was read at a place stands there. If not, that is told, and what was taken in its stead proves nothing.
    pub(super) fn stands(&self, at: &Location) -> bool {
        !self.problems.is_made_up(at.document, &at.path)
    }

    /// What was made of an entry, where each of its words is there and can stand there.
    pub(super) fn with_its_words<T>(&self, at: &Location, entry: T) -> Option<T> {
        (!self.problems.lacks_a_word(at.document, &at.path)).then_some(entry)
    }

    /// What was read at a place, where it stands there.
    pub(super) fn stood<T>(&self, at: &Location, value: T) -> Option<T> {
        self.stands(at).then_some(value)
    }

    /// A word of a closed vocabulary that stands within something else.
    pub(super) fn word<W: ClosedVocabulary>(&mut self, at: &Location, text: &str) -> Option<W> {
        let word = W::from_slug(text);
        if word.is_none() {
            self.problems.unknown_word(at.document, &at.path, text, &W::words());
        }
        word
    }

    /// The entry that an id points to.
    pub(super) fn reference<T: HasId>(&mut self, at: &Location, id: &str) -> Option<Ref<T>> {
        let found = self.sections.find(id);
        if found.is_none() && !self.problems.is_full() {
            let noun = T::NOUN;
            let known = T::positions(self.sections).keys().map(String::as_str);
            let hint = match closest(id, known) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("add that {noun}, or take the id out"),
            };
            self.problem_with_hint(at, format!("no {noun} has the id `{}`", visible(id)), hint);
        }
        found
    }

    /// The entries that a list of ids points to, each once.
    pub(super) fn references<T: HasId>(&mut self, at: &Location, ids: &[String]) -> Vec<Ref<T>> {
        let mut found = Vec::new();
        for (location, id) in at.each(ids) {
            if let Some(pointer) = self.reference(&location, id) {
                if found.contains(&pointer) {
                    self.problem(&location, format!("`{}` stands twice in this list", visible(id)));
                } else {
                    found.push(pointer);
                }
            }
        }
        found
    }

    /// Like [`references`](Self::references), but an empty list is a problem.
    pub(super) fn some_references<T: HasId>(
        &mut self,
        at: &Location,
        ids: &[String],
    ) -> Vec<Ref<T>> {
        if ids.is_empty() {
            self.problem(at, format!("name at least one {}", T::NOUN));
        }
        self.references(at, ids)
    }

    /// The sources of an entry: at least one, and each now counts as used.
    pub(super) fn sources(&mut self, at: &Location, ids: &[String]) -> Vec<Ref<Source>> {
        let at = at.key("sources");
        if ids.is_empty() {
            self.problem_with_hint(
                &at,
                "nothing is printed without a source, and none is named",
                "name at least one id of the section `sources`",
            );
        }
        let found = self.references(&at, ids);
        self.used_sources.extend(found.iter().copied());
        found
    }

    /// One source, which now counts as used.
    pub(super) fn source(&mut self, at: &Location, id: &str) -> Option<Ref<Source>> {
        let found = self.reference(at, id);
        self.used_sources.extend(found);
        found
    }

    /// A date as year, month, day.
    pub(super) fn date(&mut self, at: &Location, written: &Written) -> Option<Date> {
        let date = written.day();
        if date.is_none() {
            self.problem_with_hint(
                at,
                format!("expected a date such as 2026-11-22, found `{}`", visible(written)),
                written.how_to_write_the_day(),
            );
        }
        date
    }

    /// Low, value and high must not be upside down.
    pub(super) fn range(
        &mut self,
        at: &Location,
        low: Option<f64>,
        value: Option<f64>,
        high: Option<f64>,
    ) {
        let mut pair = |first: (&str, Option<f64>), second: (&str, Option<f64>)| {
            if let (Some(less), Some(more)) = (first.1, second.1)
                && less > more
            {
                self.problem_with_hint(
                    &at.key(first.0),
                    format!("`{}` ({less}) is more than `{}` ({more})", first.0, second.0),
                    "for a fall, the larger fall is the lower number: low -1.9, high -0.5",
                );
            }
        };
        if value.is_some() {
            pair(("low", low), ("value", value));
            pair(("value", value), ("high", high));
        } else {
            pair(("low", low), ("high", high));
        }
    }
}
