//! What one resource of each kind says: whether it counts by its status, when it was, and what its codes mean.

use super::coded::Concept;
use super::date::PartialDate;
use super::gather::{Gathering, Said, is_modified};
use super::json::{Object, each_item};
use super::why::{ResourceKind, WhyNot};
use crate::knowledge::{RecordPart, Telling};
use jiff::civil::Date;
use serde_json::Value;
use serde_json::value::RawValue;

/// A panel has so many parts at most.
const MOST_COMPONENTS: usize = 200;

/// What is the same of all that a resource says.
struct ResourceFrame {
    kind: &'static str,
    part: RecordPart,
    date: Option<PartialDate>,
    onset: Option<PartialDate>,
    rejected: Option<WhyNot>,
    /// It is over: most meanings count only while it is not.
    is_over: bool,
    /// When it was said, where nothing tells whether it is still so.
    unstated_since: Option<PartialDate>,
}

impl Gathering<'_, '_> {
    pub(super) fn patient(&mut self, patient: &Object, full_url: Option<&str>) {
        let birth = date_at(patient, "birthDate");
        let has_died = patient.has("deceasedDateTime")
            || patient.value("deceasedBoolean") == Some(Value::Bool(true));
        self.person(patient.text("id"), full_url, birth, has_died);
    }

    pub(super) fn condition(&mut self, condition: &Object, _: Option<&str>) {
        let verification = words(condition.raw("verificationStatus"));
        let clinical = words(condition.raw("clinicalStatus"));
        let is = |words: &Option<Vec<String>>, wanted: &[&str]| {
            words.iter().flatten().any(|word| wanted.contains(&word.as_str()))
        };
        let has_ended = [
            "abatementDateTime",
            "abatementAge",
            "abatementPeriod",
            "abatementRange",
            "abatementString",
        ]
        .iter()
        .any(|key| condition.has(key))
            || condition.value("abatementBoolean") == Some(Value::Bool(true));
        let is_over = has_ended || is(&clinical, &["inactive", "remission", "resolved"]);
        let rejected = if is(&verification, &["entered-in-error"]) {
            Some(WhyNot::EnteredInError)
        } else if is(&verification, &["refuted"]) {
            Some(WhyNot::RuledOut)
        } else if verification.is_some() && !is(&verification, &["confirmed"]) {
            Some(WhyNot::NotConfirmed)
        } else if clinical.is_none()
            || is_over
            || is(&clinical, &["active", "recurrence", "relapse"])
        {
            None
        } else {
            Some(WhyNot::NoStatus)
        };
        // What came back began anew, and the first time tells nothing of this one.
        let came_back = is(&clinical, &["recurrence", "relapse"]);
        let onset = date_at(condition, "onsetDateTime")
            .or_else(|| within(condition, "onsetPeriod", self.today))
            .filter(|_| !came_back);
        let recorded =
            date_at(condition, "recordedDate").or_else(|| date_at(condition, "assertedDate"));
        self.coded(
            condition,
            condition.raw("code"),
            &ResourceFrame {
                kind: "Condition",
                part: RecordPart::Condition,
                // What is stated to go on tells of the day that it was stated, whenever it began.
                date: if clinical.is_some() { recorded.or(onset) } else { onset.or(recorded) },
                onset,
                rejected,
                is_over,
                unstated_since: if clinical.is_none() { recorded.or(onset) } else { None },
            },
        );
    }

    pub(super) fn observation(&mut self, observation: &Object, _: Option<&str>) {
        let effective =
            ["effectiveDateTime", "effectiveInstant", "effectivePeriod", "effectiveTiming"];
        let date = date_at(observation, "effectiveDateTime")
            .or_else(|| date_at(observation, "effectiveInstant"))
            .or_else(|| end_of(observation, "effectivePeriod"));
        // When it was measured is not the day of its report, where it stands there and cannot be read.
        let issued = || date_at(observation, "issued");
        let is_told = effective.iter().any(|key| observation.has(key));
        let date = if is_told { date } else { issued() };
        let rejected = match observation.text("status").as_deref() {
            Some("final" | "amended" | "corrected") => None,
            Some("entered-in-error") => Some(WhyNot::EnteredInError),
            Some("registered" | "preliminary" | "cancelled") => Some(WhyNot::NotFinal),
            _ => Some(WhyNot::NoStatus),
        };
        let frame = ResourceFrame {
            kind: "Observation",
            part: RecordPart::Observation,
            date,
            onset: None,
            rejected,
            is_over: false,
            unstated_since: None,
        };
        let concept = self.reader.concept(observation.raw("code"));
        self.take_back(&frame);
        let mut is_understood = self.says(observation, observation, &concept, &frame);
        let mut count = 0;
        if let Some(components) = observation.raw("component") {
            each_item(components, |component| {
                count += 1;
                let Some(component) = Object::of(component) else { return };
                if count <= MOST_COMPONENTS && !is_modified(&component) {
                    let concept = self.reader.concept(component.raw("code"));
                    is_understood |= self.says(observation, &component, &concept, &frame);
                }
            });
        }
        if !is_understood {
            self.not_understood(frame.kind, &concept);
        }
    }

    pub(super) fn procedure(&mut self, procedure: &Object, _: Option<&str>) {
        let rejected = match procedure.text("status").as_deref() {
            Some("completed") => None,
            Some("entered-in-error") => Some(WhyNot::EnteredInError),
            Some("unknown") | None => Some(WhyNot::NoStatus),
            Some(_) => Some(WhyNot::NotDone),
        };
        let date = date_at(procedure, "performedDateTime")
            .or_else(|| end_of(procedure, "performedPeriod"));
        let frame = ResourceFrame {
            kind: "Procedure",
            part: RecordPart::Procedure,
            date,
            onset: None,
            rejected,
            is_over: false,
            unstated_since: None,
        };
        self.coded(procedure, procedure.raw("code"), &frame);
    }

    pub(super) fn medication_request(&mut self, request: &Object, _: Option<&str>) {
        let is_order = matches!(
            request.text("intent").as_deref(),
            Some("order" | "original-order" | "reflex-order" | "filler-order" | "instance-order")
        );
        let forbids = !matches!(request.value("doNotPerform"), None | Some(Value::Bool(false)));
        let is_over = has_ended(request, self.today).then_some(WhyNot::NotInUse);
        let rejected =
            in_use(request).or((!is_order || forbids).then_some(WhyNot::NotOrdered)).or(is_over);
        let date = date_at(request, "authoredOn");
        self.medicine("MedicationRequest", request, date, rejected);
    }

    pub(super) fn medication_statement(&mut self, statement: &Object, _: Option<&str>) {
        let asserted = || date_at(statement, "dateAsserted");
        let period = statement.raw("effectivePeriod").and_then(Object::of);
        let end = period.as_ref().and_then(|period| date_at(period, "end"));
        let date = match (&period, end) {
            // Taken until a day to come, or with no end: that it is taken was said when it was asserted, or began.
            (Some(period), end) if end.is_none_or(|end| end.latest >= self.today) => {
                asserted().or_else(|| date_at(period, "start"))
            }
            (Some(_), end) => end,
            (None, _) => date_at(statement, "effectiveDateTime").or_else(asserted),
        };
        // Older releases say apart whether it is taken at all.
        let is_not_taken = statement.text("taken").is_some_and(|taken| taken != "y")
            || statement.value("wasNotTaken") == Some(Value::Bool(true));
        let is_over = end.is_some_and(|end| end.latest < self.today)
            || is_not_taken
            || has_ended(statement, self.today);
        let rejected = in_use(statement).or(is_over.then_some(WhyNot::NotInUse));
        self.medicine("MedicationStatement", statement, date, rejected);
    }

    fn medicine(
        &mut self,
        kind: &'static str,
        medicine: &Object,
        date: Option<PartialDate>,
        rejected: Option<WhyNot>,
    ) {
        let frame = ResourceFrame {
            kind,
            part: RecordPart::Medication,
            date,
            onset: None,
            rejected,
            is_over: false,
            unstated_since: None,
        };
        self.coded(medicine, medicine.raw("medicationCodeableConcept"), &frame);
    }

    /// A resource that says one thing.
    fn coded(&mut self, resource: &Object, concept: Option<&RawValue>, frame: &ResourceFrame) {
        let concept = self.reader.concept(concept);
        self.take_back(frame);
        if !self.says(resource, resource, &concept, frame) {
            self.not_understood(frame.kind, &concept);
        }
    }

    /// What was entered in error takes back whatever another entry of its name means, and may say nothing itself.
    fn take_back(&mut self, frame: &ResourceFrame) {
        if frame.rejected == Some(WhyNot::EnteredInError) {
            self.versions.take_back(self.entry, None);
        }
    }

    fn not_understood(&mut self, kind: &'static str, concept: &Concept) {
        let kind = ResourceKind::of(kind);
        match concept.codes.first() {
            Some(code) => self.ignore(kind, Some(code), WhyNot::UnknownCode),
            None => self.ignore(kind, None, concept.why_not.clone().unwrap_or(WhyNot::NoCode)),
        }
    }

    /// Notes what a concept means, with the value that stands in `of`; `false` where it means nothing here.
    fn says(
        &mut self,
        resource: &Object,
        of: &Object,
        concept: &Concept,
        frame: &ResourceFrame,
    ) -> bool {
        let found = self.reader.meanings_of(frame.part, concept);
        if found.is_empty() {
            return false;
        }
        let (about, of_other) = match self.subject(resource) {
            Ok(about) => (about, None),
            Err(why) => (None, Some(why)),
        };
        let is_future = frame.date.is_some_and(|date| date.earliest > self.today);
        for (place, code) in found {
            let Some(meaning) = self.reader.meanings.get(place) else { continue };
            let is_over = frame.is_over && !meaning.also_past;
            let unstated = frame.unstated_since.zip(meaning.unstated_within_weeks);
            let is_old = unstated.is_some_and(|(said, weeks)| said.is_weeks_ago(weeks, self.today));
            let otherwise = of_other
                .clone()
                .or(is_future.then_some(WhyNot::Future))
                .or(is_over.then_some(WhyNot::Over))
                .or(is_old.then_some(WhyNot::TooOld));
            let rejected = WhyNot::first_of(frame.rejected.clone(), otherwise);
            let answer = match (frame.part, &meaning.tells) {
                (RecordPart::Observation, tells) => self.reader.value(tells, of),
                (_, Telling::Answer(_, answer)) => Ok(Some(*answer)),
                _ => Ok(None),
            };
            if rejected.as_ref().is_some_and(WhyNot::is_of_status) {
                self.versions.take_back(self.entry, Some(place));
            }
            // What was not measured takes nothing from what was measured before.
            let rejected = rejected.or((answer == Err(WhyNot::NoValue)).then_some(WhyNot::NoValue));
            self.said.push(Said {
                meaning: place,
                code: code.clone(),
                date: frame.date,
                onset: frame.onset,
                about,
                entry: self.entry,
                answer,
                rejected,
            });
        }
        true
    }
}

/// Why a medicine is not in use.
fn in_use(medicine: &Object) -> Option<WhyNot> {
    match medicine.text("status").as_deref() {
        Some("active") => None,
        Some("entered-in-error") => Some(WhyNot::EnteredInError),
        Some("unknown") | None => Some(WhyNot::NoStatus),
        Some(_) => Some(WhyNot::NotInUse),
    }
}

/// The words of a status: the codes of a concept whatever their system, or one bare word, as older releases have it. `None`: there is no status.
fn words(status: Option<&RawValue>) -> Option<Vec<String>> {
    let status = status.filter(|status| status.get() != "null")?;
    if let Ok(word) = serde_json::from_str::<String>(status.get()) {
        return Some(vec![word]);
    }
    let mut words = Vec::new();
    if let Some(codings) = Object::of(status).as_ref().and_then(|concept| concept.raw("coding")) {
        each_item(codings, |coding| {
            words.extend(Object::of(coding).and_then(|coding| coding.text("code")));
        });
    }
    Some(words)
}

fn date_at(of: &Object, key: &str) -> Option<PartialDate> {
    PartialDate::parse(of.text(key)?.trim())
}

/// Some day of a period; without an end it is over at the latest today.
fn within(of: &Object, key: &str, today: Date) -> Option<PartialDate> {
    let period = Object::of(of.raw(key)?)?;
    let end = date_at(&period, "end").map_or(today, |end| end.latest);
    Some(PartialDate::within(date_at(&period, "start")?, end))
}

/// Whether a medicine was to be taken up to a day that is past, by each of its dosages. How long it may be dispensed (`validityPeriod`) tells nothing of that.
fn has_ended(medicine: &Object, today: Date) -> bool {
    let is_past = |period: &Object| date_at(period, "end").is_some_and(|end| end.latest < today);
    let (mut count, mut past) = (0, 0);
    for key in ["dosageInstruction", "dosage"] {
        let Some(dosages) = medicine.raw(key) else { continue };
        each_item(dosages, |dosage| {
            count += 1;
            let repeat = Object::of(dosage)
                .and_then(|dosage| object_at(&dosage, "timing"))
                .and_then(|timing| object_at(&timing, "repeat"));
            let bounds = repeat.and_then(|repeat| object_at(&repeat, "boundsPeriod"));
            past += usize::from(bounds.is_some_and(|bounds| is_past(&bounds)));
        });
    }
    count > 0 && past == count
}

fn end_of(of: &Object, key: &str) -> Option<PartialDate> {
    let period = Object::of(of.raw(key)?)?;
    date_at(&period, "end").or_else(|| date_at(&period, "start"))
}

fn object_at<'a>(of: &Object<'a>, key: &str) -> Option<Object<'a>> {
    Object::of(of.raw(key)?)
}
