//! The codes of a bundle or of a knowledge file, held against the lists of a release.

use super::code_lists::{CodeFault, CodeLists};
use super::date::PartialDate;
use super::json::{self, Object, each_item};
use super::{MAX_RECORD_BYTES, RecordCode, without_mark};
use crate::knowledge::{CodeForm, CodeSystem, Knowledge, LONGEST_CODE, RecordPart};
use crate::values::Ref;
use crate::yaml::Problem;
use serde_json::value::RawValue;
use std::collections::{BTreeMap, BTreeSet};

/// So many findings are told.
const MOST_FINDINGS: usize = 1_000;

/// One thing that is wrong with a code, or may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeFinding {
    /// Where it stands: a JSON pointer in a bundle, keys and ids in a knowledge file.
    pub place: String,
    /// The system that is named.
    pub system: Ref<CodeSystem>,
    /// The code, where it looks like one of its system.
    pub code: Option<String>,
    /// What is wrong.
    pub fault: CodeFault,
}

/// What a look at codes found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CodeLook {
    /// How many codes were looked at.
    pub codes: usize,
    /// What was found, in the order of the file.
    pub findings: Vec<CodeFinding>,
}

/// Looks at the codes of a bundle. Nothing else of it is kept.
///
/// # Errors
/// When it is no Bundle, or broken.
pub fn lint_bundle(knowledge: &Knowledge, name: &str, bytes: &[u8]) -> Result<CodeLook, Problem> {
    if bytes.len() > MAX_RECORD_BYTES {
        let message = format!("the bundle is larger than {} MiB", MAX_RECORD_BYTES >> 20);
        return Err(json::problem(name, 1, 1, message, "split it"));
    }
    let bundle = json::whole(name, without_mark(bytes))?;
    let mut linter = BundleLinter {
        lists: CodeLists::of(knowledge),
        look: CodeLook::default(),
        together: BTreeMap::new(),
    };
    match (bundle.text("resourceType").as_deref(), bundle.raw("entry")) {
        (Some("Bundle"), Some(entries)) => {
            let mut position = 0;
            each_item(entries, |entry| {
                if let Some(entry) = Object::of(entry) {
                    let at = format!("/entry/{position}/resource");
                    linter.resource(&at, entry.raw("resource"));
                }
                position += 1;
            });
        }
        (Some("Bundle"), None) => {}
        _ => {
            let message = "this is no FHIR Bundle";
            let hint = "a Bundle begins with \"resourceType\": \"Bundle\"";
            return Err(json::problem(name, 1, 1, message, hint));
        }
    }
    Ok(linter.finish())
}

struct BundleLinter<'k> {
    lists: CodeLists<'k>,
    look: CodeLook,
    /// The codes of diagnoses that count, each with where it stands first.
    together: BTreeMap<RecordCode, String>,
}

impl BundleLinter<'_> {
    fn resource(&mut self, at: &str, text: Option<&RawValue>) {
        let Some(resource) = text.and_then(Object::of) else { return };
        let kind = resource.text("resourceType").unwrap_or_default();
        let key = match kind.as_str() {
            "Condition" | "Observation" | "Procedure" => "code",
            "MedicationRequest" | "MedicationStatement" => "medicationCodeableConcept",
            _ => return,
        };
        let says = |key: &str, word: &str| {
            resource.raw(key).is_some_and(|status| status.get().contains(&format!("\"{word}\"")))
        };
        let is_wrong =
            says("verificationStatus", "entered-in-error") || says("status", "entered-in-error");
        if is_wrong {
            return;
        }
        let is_over =
            ["inactive", "remission", "resolved"].iter().any(|word| says("clinicalStatus", word))
                || says("verificationStatus", "refuted");
        let date = ["recordedDate", "onsetDateTime", "effectiveDateTime", "issued", "authoredOn"]
            .iter()
            .find_map(|key| PartialDate::parse(resource.text(key)?.trim()));
        let Some(codings) = resource.raw(key).and_then(Object::of) else { return };
        let mut position = 0;
        if let Some(codings) = codings.raw("coding") {
            each_item(codings, |coding| {
                let at = format!("{at}/{key}/coding/{position}");
                position += 1;
                if let Some(coding) = Object::of(coding) {
                    let counts = kind == "Condition" && !is_over;
                    self.coding(&at, &coding, date, counts);
                }
            });
        }
    }

    fn coding(&mut self, at: &str, coding: &Object, date: Option<PartialDate>, counts: bool) {
        let systems = &self.lists.knowledge.code_systems;
        let (Some(uri), Some(code)) = (coding.text("system"), coding.text("code")) else { return };
        let uri = CodeSystem::plain_uri(&uri);
        let Some((pointer, system)) = systems.find(|system| system.uris.contains(&uri)) else {
            return;
        };
        self.look.codes += 1;
        let usual = system.form.usual(&code);
        if code.len() > 2 * LONGEST_CODE || !system.form.fits(&usual) {
            let looks_like = |other: &CodeSystem| {
                other.form != system.form && other.form.fits(&other.form.usual(&code))
            };
            let other = systems.find(looks_like).map(|(other, _)| other);
            let other = other.filter(|_| code.len() <= LONGEST_CODE);
            self.note(at, pointer, None, CodeFault::OtherSystem(other));
            return;
        }
        let code = RecordCode { system: pointer, code: usual.into_owned() };
        let label = coding.text("display");
        for fault in self.lists.faults(&code, date, label.as_deref()) {
            // A code that is not listed may be anything: only its place is told, where it is digits alone.
            self.note(at, pointer, Some(code.code.clone()), fault);
        }
        if counts {
            self.together.entry(code).or_insert_with(|| at.to_owned());
        }
    }

    fn note(&mut self, at: &str, system: Ref<CodeSystem>, code: Option<String>, fault: CodeFault) {
        if self.look.findings.len() < MOST_FINDINGS {
            let place = at.to_owned();
            self.look.findings.push(CodeFinding { place, system, code, fault });
        }
    }

    fn finish(mut self) -> CodeLook {
        let codes: BTreeSet<RecordCode> = self.together.keys().cloned().collect();
        for (code, fault) in self.lists.together(&codes) {
            let at = self.together.get(&code).cloned().unwrap_or_default();
            self.note(&at, code.system, Some(code.code), fault);
        }
        self.look
    }
}

/// Looks at the codes that a knowledge file names, with the lists of another or its own.
pub fn lint_knowledge(lists: &Knowledge, subject: &Knowledge) -> CodeLook {
    let found = lists.code_systems.find(|system| system.form == CodeForm::Icd10Cm);
    let lists = CodeLists::of(lists);
    let mut look = CodeLook::default();
    let form = |system: &CodeSystem| system.form == CodeForm::Icd10Cm;
    let Some((system, _)) = found else { return look };
    let note = |look: &mut CodeLook, place: String, code: &str, fault: CodeFault| {
        look.findings.push(CodeFinding { place, system, code: Some(code.to_owned()), fault });
    };
    for condition in &subject.conditions {
        for (key, codes) in
            [("icd10cm", &condition.icd10cm), ("icd10cm-related", &condition.icd10cm_related)]
        {
            for (position, code) in codes.iter().enumerate() {
                look.codes += 1;
                let listed = RecordCode { system, code: code.clone() };
                for fault in lists.faults(&listed, None, None) {
                    // A condition has no side.
                    if !matches!(fault, CodeFault::NoSide(_)) {
                        let place = format!("conditions/{}/{key}/{position}", condition.id);
                        note(&mut look, place, code, fault);
                    }
                }
            }
        }
    }
    for meaning in &subject.record_meanings {
        let is_ours = |of: Ref<CodeSystem>| form(&subject.code_systems[of]);
        for (position, coded) in meaning.codes.iter().enumerate() {
            if meaning.part != RecordPart::Condition || !is_ours(coded.system) {
                continue;
            }
            look.codes += 1;
            let code = RecordCode { system, code: coded.pattern.text.clone() };
            // Records hold codes that were split, and a stem means all below it.
            let is_known = lists.has_below(&code) || !lists.is_judged(&code);
            if !is_known {
                let place = format!("record-meanings/{}/codes/{position}", meaning.id);
                note(&mut look, place, &coded.pattern.written(), CodeFault::Unknown);
            }
        }
    }
    look
}
