//! What a record of care tells about a person: which codes mean a condition, answer a fact, or tell nothing that is asked here.

use super::answers::Answer;
use super::codes::{CodePattern, CodeSystem};
use super::decision::Condition;
use super::rules::Fact;
use crate::values::{Ref, vocabulary};
use serde::{Deserialize, Serialize};

vocabulary! {
    /// The part of a record that tells it.
    RecordPart {
        /// Who it is about.
        Patient = "patient",
        /// A diagnosis or a problem.
        Condition = "condition",
        /// Something that was measured or asked.
        Observation = "observation",
        /// Something that was done.
        Procedure = "procedure",
        /// A medicine that is ordered or taken.
        Medication = "medication",
    }
}

/// One meaning that codes of a record can have.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RecordMeaning {
    /// Public id.
    pub id: String,
    /// What the codes mean, in our own words.
    pub label: String,
    /// Where it stands in a record.
    pub part: RecordPart,
    /// How it is coded; empty for the person.
    pub codes: Vec<CodedAs>,
    /// What it tells.
    pub tells: Telling,
    /// Older than so many weeks it tells nothing of today.
    pub within_weeks: Option<u32>,
    /// Where the entry does not tell whether it is still so, older than so many weeks it tells nothing of today.
    pub unstated_within_weeks: Option<u32>,
    /// What to ask where it answers nothing.
    pub ask: Option<Ref<Fact>>,
    /// Whether it counts without a date too, where it must not be old.
    pub undated: bool,
    /// Whether it counts when it is over too.
    pub also_past: bool,
    /// Where these tell something else, this counts.
    pub outranks: Vec<Ref<RecordMeaning>>,
    /// Where it was read what the codes mean.
    pub read_in: String,
}

impl RecordMeaning {
    /// Whether a code of a system has this meaning.
    pub fn holds(&self, system: Ref<CodeSystem>, code: &str) -> bool {
        self.codes.iter().any(|coded| coded.holds(system, code))
    }
}

/// A code or a stem of a system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodedAs {
    /// The system.
    pub system: Ref<CodeSystem>,
    /// The code.
    pub pattern: CodePattern,
}

impl CodedAs {
    /// Whether a code of a system is of it.
    pub fn holds(&self, system: Ref<CodeSystem>, code: &str) -> bool {
        self.system == system && self.pattern.holds(code)
    }
}

/// What a meaning tells.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Telling {
    /// The condition.
    Condition(ToldCondition),
    /// An answer, the same each time.
    Answer(Ref<Fact>, Answer),
    /// The number that was measured.
    Number(ToldNumber),
    /// What was answered.
    Answers(Ref<Fact>, Vec<ToldAnswer>),
    /// How old the person is.
    Age(Ref<Fact>),
    /// Nothing that is asked here; why.
    Nothing(String),
}

/// Which condition codes mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldCondition {
    /// They can mean any of these; one, where they mean it.
    pub conditions: Vec<Ref<Condition>>,
    /// Whether they mean it; else they often go along with it.
    pub is_sure: bool,
    /// Only where the record names nothing else.
    pub only_alone: bool,
    /// Only after so many weeks.
    pub lasting_weeks: Option<u32>,
    /// The fact that asks for the weeks since it began.
    pub onset_weeks: Option<Ref<Fact>>,
}

/// A number that was measured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldNumber {
    /// What it answers.
    pub fact: Ref<Fact>,
    /// Its unit, as UCUM and people write it.
    pub units: Vec<String>,
    /// Whether the code fixes the unit, so that it may be left out.
    pub unit_may_be_missing: bool,
}

/// One answer that can stand in a record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ToldAnswer {
    /// How it is coded.
    pub codes: Vec<CodedAs>,
    /// What it means here.
    pub answer: Option<Answer>,
    /// Why it means nothing here.
    pub why_not: Option<String>,
}
