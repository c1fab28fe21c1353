//! Which meanings a code has: those of the knowledge, and for codes that it gives no meaning the conditions that list them.

use super::RecordCode;
use crate::knowledge::{
    CodeForm, CodePattern, CodeSystem, CodedAs, Condition, Knowledge, RecordMeaning, RecordPart,
    Telling, ToldCondition,
};
use crate::values::Ref;
use std::collections::BTreeMap;

/// Meanings by their codes.
#[derive(Debug)]
pub(super) struct MeaningIndex {
    codes: BTreeMap<(RecordPart, RecordCode), Vec<usize>>,
    stems: Vec<(RecordPart, RecordCode, usize)>,
    systems: BTreeMap<String, Ref<CodeSystem>>,
}

impl MeaningIndex {
    pub(super) fn of(knowledge: &Knowledge, meanings: &[RecordMeaning]) -> Self {
        let systems = knowledge.code_systems.refs();
        let systems = systems
            .flat_map(|(pointer, system)| system.uris.iter().map(move |uri| (uri.clone(), pointer)))
            .collect();
        let mut index = Self { codes: BTreeMap::new(), stems: Vec::new(), systems };
        for (place, meaning) in meanings.iter().enumerate() {
            for CodedAs { system, pattern } in &meaning.codes {
                let code = RecordCode { system: *system, code: pattern.text.clone() };
                if pattern.stem {
                    index.stems.push((meaning.part, code, place));
                } else {
                    index.codes.entry((meaning.part, code)).or_default().push(place);
                }
            }
        }
        index
    }

    /// The system of an address.
    pub(super) fn system(&self, uri: &str) -> Option<Ref<CodeSystem>> {
        self.systems.get(&CodeSystem::plain_uri(uri)).copied()
    }

    /// The meanings of a code in a part of a record.
    pub(super) fn meanings(&self, part: RecordPart, code: &RecordCode) -> Vec<usize> {
        let whole = self.codes.get(&(part, code.clone())).into_iter().flatten().copied();
        let below = self.stems.iter().filter(|(of, stem, _)| {
            *of == part && stem.system == code.system && code.code.starts_with(&stem.code)
        });
        whole.chain(below.map(|(_, _, place)| *place)).collect()
    }
}

/// The meanings of the knowledge, and those that follow from the codes of its conditions.
pub(super) fn meanings(knowledge: &Knowledge) -> Vec<RecordMeaning> {
    let mut meanings: Vec<RecordMeaning> = knowledge.record_meanings.iter().cloned().collect();
    let system = knowledge.code_systems.find(|system| system.form == CodeForm::Icd10Cm);
    let Some((system, _)) = system else { return meanings };
    let told: Vec<RecordMeaning> = meanings
        .iter()
        .filter(|meaning| {
            meaning.part == RecordPart::Condition
                && matches!(meaning.tells, Telling::Condition(_) | Telling::Nothing(_))
        })
        .cloned()
        .collect();
    let is_new = |code: &&String| !told.iter().any(|meaning| meaning.holds(system, code));
    for (pointer, condition) in knowledge.conditions.refs() {
        let sure: Vec<&String> = condition.icd10cm.iter().filter(is_new).collect();
        meanings.extend(of_condition(system, pointer, condition, &sure, true));
        let related: Vec<&String> = condition.icd10cm_related.iter().filter(is_new).collect();
        meanings.extend(of_condition(system, pointer, condition, &related, false));
    }
    meanings
}

fn of_condition(
    system: Ref<CodeSystem>,
    pointer: Ref<Condition>,
    condition: &Condition,
    codes: &[&String],
    is_sure: bool,
) -> Option<RecordMeaning> {
    let as_system = |code: &&String| CodedAs {
        system,
        pattern: CodePattern { text: (*code).clone(), stem: false },
    };
    (!codes.is_empty()).then(|| RecordMeaning {
        id: condition.id.clone(),
        label: condition.label.clone(),
        part: RecordPart::Condition,
        codes: codes.iter().map(as_system).collect(),
        tells: Telling::Condition(ToldCondition {
            conditions: vec![pointer],
            is_sure,
            only_alone: false,
            lasting_weeks: None,
            onset_weeks: None,
        }),
        within_weeks: None,
        unstated_within_weeks: None,
        ask: None,
        undated: false,
        also_past: false,
        outranks: Vec::new(),
        read_in: String::new(),
    })
}
