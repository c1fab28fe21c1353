//! What the entries of a bundle say, one after the other, before it is settled what counts.

use super::date::PartialDate;
use super::json::{Object, has_key_twice};
use super::why::{ResourceKind, WhyNot};
use super::{RecordCode, RecordReader};
use crate::knowledge::{Answer, CodeForm};
use jiff::civil::Date;
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

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
    /// The names by which entries point to them.
    names: Vec<String>,
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
    pub(super) entry: Option<EntryName>,
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
    /// The entry that is read now.
    pub(super) entry: Option<EntryName>,
}

/// What an entry is called, by its kind, address and number; entries of one name are versions of one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct EntryName(u64);

impl EntryName {
    fn of(kind: ResourceKind, address: Option<&str>, number: Option<&str>) -> Option<Self> {
        let mut hasher = DefaultHasher::new();
        (kind, address, number).hash(&mut hasher);
        address.or(number).map(|_| Self(hasher.finish()))
    }
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
            entry: None,
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
            return self.ignore(ResourceKind::Other, None, WhyNot::NoValue);
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
        if text.get().len() > LARGEST_ENTRY {
            self.ignore(kind, None, WhyNot::TooLarge);
        } else if has_key_twice(text) {
            self.ignore(kind, None, WhyNot::Ambiguous);
        } else if is_modified(&resource) || is_modified(&entry) || takes_away(&entry) {
            self.ignore(kind, None, WhyNot::Modified);
        } else {
            let full_url = entry.text("fullUrl");
            let number = resource.text("id");
            self.entry = EntryName::of(kind, full_url.as_deref(), number.as_deref());
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
        let mut names: Vec<String> = full_url.map(str::to_owned).into_iter().collect();
        names.extend(id);
        let person = RecordPerson { names, birth, has_died };
        // Two are too many already.
        if self.persons.len() < 2 && (person.names.is_empty() || !self.persons.contains(&person)) {
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
        // On two servers one number may be of two people; how a server is spoken to does not matter.
        let address = |name: &str| name.split_once("://").map(|(_, rest)| rest.to_owned());
        let addresses: Vec<String> = person.names.iter().filter_map(|name| address(name)).collect();
        let is_person = |reference: &str| match address(reference) {
            Some(address) if !addresses.is_empty() => addresses.contains(&address),
            _ => person.names.iter().any(|name| last_part(name) == last_part(reference)),
        };
        let all = self.subjects.iter();
        Some(all.filter(|(name, _)| is_person(name)).map(|(_, subject)| *subject).collect())
    }
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
fn takes_away(entry: &Object) -> bool {
    let method = entry.raw("request").and_then(Object::of).and_then(|asked| asked.text("method"));
    method.is_some_and(|method| method == "DELETE")
}
