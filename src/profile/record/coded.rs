//! Codes of a concept: which system each is of, and what it means here.

use super::json::{Object, each_item};
use super::why::WhyNot;
use super::{RecordCode, RecordReader};
use crate::knowledge::{LONGEST_CODE, RecordPart};
use serde_json::value::RawValue;

/// A concept names a thing in several systems at most.
const MOST_CODINGS: usize = 50;

/// What the codes of a concept come to.
#[derive(Debug, Default)]
pub(super) struct Concept {
    /// Codes of systems that are known here, as their systems write them.
    pub(super) codes: Vec<RecordCode>,
    /// The best reason why none is.
    pub(super) why_not: Option<WhyNot>,
}

impl RecordReader<'_> {
    /// Reads a concept, or a list of concepts of which the first counts.
    pub(super) fn concept(&self, text: Option<&RawValue>) -> Concept {
        let Some(concept) = text.and_then(Object::of) else {
            return Concept { codes: Vec::new(), why_not: Some(WhyNot::NoCode) };
        };
        let mut found = Concept::default();
        let mut count = 0;
        if let Some(codings) = concept.raw("coding") {
            each_item(codings, |coding| {
                count += 1;
                if count <= MOST_CODINGS {
                    self.coding(coding, &mut found);
                }
            });
        }
        if found.codes.is_empty() && found.why_not.is_none() {
            found.why_not = Some(WhyNot::NoCode);
        }
        found
    }

    fn coding(&self, text: &RawValue, found: &mut Concept) {
        let Some(coding) = Object::of(text).filter(|coding| !coding.is_ambiguous()) else {
            found.why_not = found.why_not.take().or(Some(WhyNot::Malformed));
            return;
        };
        let Some(code) = coding.text("code").filter(|code| !code.trim().is_empty()) else { return };
        let why_not = match coding.text("system").and_then(|uri| self.index.system(&uri)) {
            None => WhyNot::UnknownSystem,
            Some(_) if code.len() > 2 * LONGEST_CODE => WhyNot::NotOfSystem,
            Some(system) => {
                let form = self.knowledge.code_systems[system].form;
                let code = form.usual(&code);
                if form.fits(&code) {
                    let code = RecordCode { system, code: code.into_owned() };
                    if !found.codes.contains(&code) {
                        found.codes.push(code);
                    }
                    return;
                }
                WhyNot::NotOfSystem
            }
        };
        // A code of the wrong form tells more than a system that is not known.
        if found.why_not.as_ref().is_none_or(|known| *known < why_not) {
            found.why_not = Some(why_not);
        }
    }

    /// The meanings of a concept in a part of a record, each with the code that has it.
    pub(super) fn meanings_of<'c>(
        &self,
        part: RecordPart,
        concept: &'c Concept,
    ) -> Vec<(usize, &'c RecordCode)> {
        let mut found: Vec<(usize, &RecordCode)> = Vec::new();
        for code in &concept.codes {
            for place in self.index.meanings(part, code) {
                if !found.iter().any(|(known, _)| *known == place) {
                    found.push((place, code));
                }
            }
        }
        found
    }
}
