//! What the entries of a bundle say, one after the other, before it is settled what counts.

use super::date::PartialDate;
use super::json::{Object, has_key_twice};
use super::versions::{EntryName, EntryVersions};
use super::why::{ResourceKind, WhyNot};
use super::{RecordCode, RecordReader};
use crate::knowledge::{Answer, CodeForm};
use jiff::civil::Date;
use serde_json::value::RawValue;
use std::collections::{BTreeMap, BTreeSet};

/// An entry that is read is a few kilobytes; a larger one holds something else.
const LARGEST_ENTRY: usize = 1 << 20;
/// So many codes that are not known are told one by one.
const MOST_CODES: usize = 2_000;
/// So many people are told apart.
const MOST_SUBJECTS: usize = 1_000;

/// Somebody whom an entry is about: a place in the list of those that were met.
pub(super) type SubjectPlace = usize;

/// The person of the bundle.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct RecordPerson {
    /// The address by which entries point to them.
    address: Option<String>,
    /// The number by which entries of the same server point to them.
    number: Option<String>,
    pub(super) birth: Option<PartialDate>,
    pub(super) has_died: bool,
}

/// Something that an entry says with a code whose meaning is known.
#[derive(Debug, Clone)]
pub(super) struct Said {
    /// Which meaning.
    pub(super) meaning: usize,
    pub(super) code: RecordCode,
    /// When it began, was measured or done.
    pub(super) date: Option<PartialDate>,
    /// When it began, and nothing else.
    pub(super) onset: Option<PartialDate>,
    pub(super) about: Option<SubjectPlace>,
    /// The entry that says it.
    pub(super) entry: EntryName,
    /// What it answers, if it can answer something.
    pub(super) answer: Result<Option<Answer>, WhyNot>,
    /// Why the entry does not count at all.
    pub(super) rejected: Option<WhyNot>,
}

/// What was met so far.
#[derive(Debug)]
pub(super) struct Gathering<'r, 'k> {
    pub(super) reader: &'r RecordReader<'k>,
    pub(super) today: Date,
    pub(super) persons: Vec<RecordPerson>,
    pub(super) said: Vec<Said>,
    pub(super) ignored: BTreeMap<(ResourceKind, Option<RecordCode>, WhyNot), usize>,
    subjects: BTreeMap<String, SubjectPlace>,
    pub(super) entries: usize,
    /// What entries take back of others of their name.
    pub(super) versions: EntryVersions,
    /// The entry that is read now.
    pub(super) entry: EntryName,
}

impl<'r, 'k> Gathering<'r, 'k> {
    pub(super) fn new(reader: &'r RecordReader<'k>, today: Date) -> Self {
        Self {
            reader,
            today,
            persons: Vec::new(),
            said: Vec::new(),
            ignored: BTreeMap::new(),
            subjects: BTreeMap::new(),
            entries: 0,
            versions: EntryVersions::default(),
            entry: EntryName::default(),
        }
    }

    /// One entry of the bundle.
    pub(super) fn entry(&mut self, text: &RawValue) {
        self.entries += 1;
        let Some(entry) = Object::of(text) else {
            return self.ignore(ResourceKind::Other, None, WhyNot::Malformed);
        };
        if entry.is_ambiguous() {
            return self.ignore(ResourceKind::Other, None, WhyNot::Ambiguous);
        }
        let resource = entry.raw("resource");
        let Some(resource) = resource.filter(|resource| resource.get() != "null") else {
            if !takes_away(&entry) {
                return self.ignore(ResourceKind::Other, None, WhyNot::NoValue);
            }
            self.versions.take_away(&entry);
            return self.ignore(ResourceKind::Other, None, WhyNot::TakenBack);
        };
        let text = resource;
        let Some(resource) = Object::of(text) else {
            return self.ignore(ResourceKind::Other, None, WhyNot::Malformed);
        };
        let kind = ResourceKind::of(&resource.text("resourceType").unwrap_or_default());
        let read = match kind.name() {
            Some("Patient") => Self::patient,
            Some("Condition") => Self::condition,
            Some("Observation") => Self::observation,
            Some("Procedure") => Self::procedure,
            Some("MedicationRequest") => Self::medication_request,
            Some("MedicationStatement") => Self::medication_statement,
            Some(_) => return self.ignore(kind, None, WhyNot::OtherKind),
            None if resource.has("resourceType") => {
                return self.ignore(kind, None, WhyNot::OtherKind);
            }
            None => return self.ignore(kind, None, WhyNot::Malformed),
        };
        let full_url = entry.text("fullUrl");
        self.entry = EntryName::of(kind, full_url.as_deref(), resource.text("id").as_deref());
        let why = if text.get().len() > LARGEST_ENTRY {
            Some(WhyNot::TooLarge)
        } else if has_key_twice(text) {
            Some(WhyNot::Ambiguous)
        } else if is_modified(&resource) || is_modified(&entry) {
            Some(WhyNot::Modified)
        } else if takes_away(&entry) {
            self.versions.take_away(&entry);
            Some(WhyNot::TakenBack)
        } else {
            None
        };
        if let Some(why) = why {
            // What it says is not known: it may take back what another entry of its name says.
            self.versions.take_back(self.entry, None);
            self.ignore(kind, None, why);
        } else {
            read(self, &resource, full_url.as_deref());
        }
    }

    /// Notes that something is not used.
    pub(super) fn ignore(&mut self, kind: ResourceKind, code: Option<&RecordCode>, why: WhyNot) {
        // A code that is digits alone could be the number of anything, and no number of a person may come out.
        let code = code.filter(|code| {
            let form = self.reader.knowledge.code_systems[code.system].form;
            match form {
                CodeForm::Icd10Cm | CodeForm::Loinc => self.ignored.len() < MOST_CODES,
                CodeForm::SnomedCt | CodeForm::RxNorm => false,
            }
        });
        *self.ignored.entry((kind, code.cloned(), why)).or_default() += 1;
    }

    /// The person whom an entry points to; `None`: it points to nobody.
    ///
    /// # Errors
    /// Where it points to something else, or has its own focus in something else, such as an unborn child.
    pub(super) fn subject(&mut self, resource: &Object) -> Result<Option<SubjectPlace>, WhyNot> {
        if resource.says_something("focus") {
            return Err(WhyNot::SomebodyElse);
        }
        let subject = resource.raw("subject").or_else(|| resource.raw("patient"));
        let Some(subject) = subject.filter(|subject| subject.get() != "null") else {
            return Ok(None);
        };
        // A name or a number alone could be anybody's.
        let reference = Object::of(subject).and_then(|subject| subject.text("reference"));
        let Some(reference) = reference else { return Err(WhyNot::SomebodyElse) };
        // What is contained in one resource is somebody of that resource alone.
        if reference.starts_with('#') {
            return Err(WhyNot::SomebodyElse);
        }
        // Which version of the person it was matters to nobody.
        let reference = reference.split("/_history/").next().unwrap_or_default().to_owned();
        let kind = reference.rsplit('/').nth(1);
        if kind.is_some_and(|kind| kind != "Patient") {
            return Err(WhyNot::SomebodyElse);
        }
        Ok(Some(self.subject_place(reference)))
    }

    fn subject_place(&mut self, reference: String) -> SubjectPlace {
        let next = self.subjects.len();
        if next >= MOST_SUBJECTS {
            return self.subjects.get(&reference).copied().unwrap_or(MOST_SUBJECTS);
        }
        *self.subjects.entry(reference).or_insert(next)
    }

    /// Notes the person; the same one may stand there twice.
    pub(super) fn person(
        &mut self,
        id: Option<String>,
        full_url: Option<&str>,
        birth: Option<PartialDate>,
        has_died: bool,
    ) {
        let address = full_url.map(str::to_owned);
        let is_named = address.is_some() || id.is_some();
        let person = RecordPerson { address, number: id, birth, has_died };
        // Two are too many already.
        if self.persons.len() < 2 && !(is_named && self.persons.contains(&person)) {
            self.persons.push(person);
        }
    }

    /// How many people the bundle is about.
    pub(super) fn people(&self) -> usize {
        match self.persons.len() {
            0 => self.subjects.len(),
            people => people,
        }
    }

    /// The subjects that are the person of the bundle; `None`: there is no such entry, so nobody is told apart.
    pub(super) fn of_person(&self) -> Option<Vec<SubjectPlace>> {
        let person = self.persons.first()?;
        let number = |reference: &str| {
            let numbers = [person.number.as_deref(), person.address.as_deref().map(last_part)];
            numbers.contains(&Some(last_part(reference)))
        };
        // On two servers one number may be of two people.
        let servers: BTreeSet<&str> = self
            .subjects
            .keys()
            .filter(|reference| number(reference))
            .filter_map(|reference| on_server(reference))
            .collect();
        let is_person = |reference: &str| match (&person.address, on_server(reference)) {
            (Some(address), Some(there)) => on_server(address) == Some(there),
            (Some(address), None) if is_urn(reference) => address == reference,
            (None, Some(_)) => number(reference) && servers.len() == 1,
            (_, None) => number(reference),
        };
        let all = self.subjects.iter();
        Some(all.filter(|(name, _)| is_person(name)).map(|(_, subject)| *subject).collect())
    }
}

/// The address of something on a server; how it is spoken to does not matter.
fn on_server(reference: &str) -> Option<&str> {
    reference.split_once("://").map(|(_, there)| there)
}

/// Whether it is the name of one thing in the world, and no number of a server.
fn is_urn(reference: &str) -> bool {
    reference.get(..4).is_some_and(|scheme| scheme.eq_ignore_ascii_case("urn:"))
}

/// The number at the end of a name.
fn last_part(name: &str) -> &str {
    name.rsplit(['/', ':']).next().unwrap_or_default()
}

/// Whether a part of it may change what the rest means.
pub(super) fn is_modified(object: &Object) -> bool {
    object.says_something("modifierExtension") || object.says_something("implicitRules")
}

/// Whether an entry of a transaction takes its resource away.
pub(super) fn takes_away(entry: &Object) -> bool {
    let method = entry.raw("request").and_then(Object::of).and_then(|asked| asked.text("method"));
    method.is_some_and(|method| method == "DELETE")
}
