//! What there is and what it is called: conditions, treatments, outcomes, facts about a person, what may matter to them, plans.

use super::{CommandAnswer, Missing, Number, Rows, Table, entry, with_missing};
use crate::knowledge::{
    Approach, Attribute, Condition, Fact, FactKind, Knowledge, Outcome, Preset, Priority, Treatment,
};
use crate::values::Ref;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// What can be listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listed {
    /// Conditions.
    Conditions,
    /// Treatments.
    Treatments,
    /// Outcomes.
    Outcomes,
    /// Facts about a person.
    Facts,
    /// What may matter to a person.
    Attributes,
    /// Insurance plans.
    Plans,
}

/// Why a list is not there.
const NOT_ASKED_FOR: &str = "another list was asked for";

/// The answer of `list`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Listing<'k> {
    /// Conditions, the one that is taken when none is named first.
    pub conditions: Option<Vec<ListedCondition<'k>>>,
    /// Treatments.
    pub treatments: Option<Vec<ListedTreatment<'k>>>,
    /// Outcomes.
    pub outcomes: Option<Vec<ListedOutcome<'k>>>,
    /// Facts about a person.
    pub facts: Option<Vec<ListedFact<'k>>>,
    /// What may matter to a person.
    pub attributes: Option<Vec<ListedAttribute<'k>>>,
    /// Insurance plans.
    pub plans: Option<Vec<ListedPlan<'k>>>,
    /// What the answer is for.
    pub intended_use: &'k str,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
    /// Where they stand.
    #[serde(skip)]
    pub knowledge: &'k Knowledge,
}

/// A condition and its names.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ListedCondition<'k> {
    /// Public id.
    pub id: &'k str,
    /// Its name in plain words.
    pub label: &'k str,
    /// Other names that are understood.
    pub also: Vec<&'k str>,
    /// ICD-10-CM codes that mean it.
    pub icd10cm: Vec<&'k str>,
    /// ICD-10-CM codes that often mean it.
    pub icd10cm_related: Vec<&'k str>,
    /// Ids of what can be chosen.
    pub treatments: Vec<&'k str>,
}

/// A treatment and its names.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ListedTreatment<'k> {
    /// Public id.
    pub id: &'k str,
    /// Its name.
    pub label: &'k str,
    /// Other names that are understood.
    pub also: Vec<&'k str>,
    /// The kind of road it takes.
    pub approach: Approach,
    /// Ids of the conditions that it is a choice for.
    pub conditions: Vec<&'k str>,
}

/// An outcome.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ListedOutcome<'k> {
    /// Public id.
    pub id: &'k str,
    /// What is measured.
    pub label: &'k str,
    /// The id of its unit.
    pub unit: &'k str,
}

/// A fact about a person.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ListedFact<'k> {
    /// Public id: the key in a profile.
    pub id: &'k str,
    /// A noun phrase for it.
    pub label: &'k str,
    /// What to ask.
    pub question: &'k str,
    /// How early it is asked.
    pub priority: Priority,
    /// What kind of answer it takes.
    pub answer: AnswerKind,
    /// The words to choose from, where it takes words.
    pub options: Option<Vec<&'k str>>,
    /// Those of them in plain words whose own names are none.
    pub words: &'k BTreeMap<String, String>,
    /// The unit of a number.
    pub unit: Option<&'k str>,
    /// The least number taken.
    pub min: Option<Number>,
    /// The largest number taken.
    pub max: Option<Number>,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
}

/// What kind of answer a fact takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AnswerKind {
    /// Yes or no.
    YesOrNo,
    /// A number.
    Number,
    /// A number without decimals.
    WholeNumber,
    /// One word of several.
    OneOf,
    /// Any words of several.
    AnyOf,
}

/// Something that may matter to a person.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ListedAttribute<'k> {
    /// Public id: the key among weights.
    pub id: &'k str,
    /// In two or three words.
    pub label: &'k str,
    /// What to ask.
    pub question: &'k str,
    /// Ids of the conditions that have a scale for it.
    pub conditions: Vec<&'k str>,
}

/// An insurance plan.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ListedPlan<'k> {
    /// Public id.
    pub id: &'k str,
    /// What it is.
    pub label: &'k str,
}

impl<'k> Listing<'k> {
    /// One list, or every one.
    pub fn of(knowledge: &'k Knowledge, asked: Option<Listed>) -> Self {
        let is = |listed| asked.is_none_or(|asked| asked == listed);
        let conditions = is(Listed::Conditions).then(|| {
            knowledge.conditions.iter().map(|entry| condition(knowledge, entry)).collect()
        });
        let treatments = is(Listed::Treatments).then(|| {
            let refs = knowledge.treatments.refs();
            refs.map(|(pointer, entry)| treatment(knowledge, pointer, entry)).collect()
        });
        let outcomes = is(Listed::Outcomes)
            .then(|| knowledge.outcomes.iter().map(|entry| outcome(knowledge, entry)).collect());
        let facts = is(Listed::Facts).then(|| {
            let asked = knowledge.facts.refs();
            let asked = asked.filter(|(pointer, _)| Some(*pointer) != knowledge.condition_fact);
            asked.map(|(_, entry)| fact(entry)).collect()
        });
        let attributes = is(Listed::Attributes).then(|| {
            let refs = knowledge.attributes.refs();
            refs.map(|(pointer, entry)| attribute(knowledge, pointer, entry)).collect()
        });
        let plans = is(Listed::Plans).then(|| knowledge.costs.plans.iter().map(plan).collect());
        with_missing!(Self {
            conditions: unless(conditions, NOT_ASKED_FOR),
            treatments: unless(treatments, NOT_ASKED_FOR),
            outcomes: unless(outcomes, NOT_ASKED_FOR),
            facts: unless(facts, NOT_ASKED_FOR),
            attributes: unless(attributes, NOT_ASKED_FOR),
            plans: unless(plans, NOT_ASKED_FOR),
            intended_use: &knowledge.about.intended_use,
            knowledge,
        })
    }
}

fn texts(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

fn condition<'k>(knowledge: &'k Knowledge, entry: &'k Condition) -> ListedCondition<'k> {
    ListedCondition {
        id: &entry.id,
        label: &entry.label,
        also: texts(&entry.also),
        icd10cm: texts(&entry.icd10cm),
        icd10cm_related: texts(&entry.icd10cm_related),
        treatments: entry::treatments(knowledge, &entry.treatments),
    }
}

fn treatment<'k>(
    knowledge: &'k Knowledge,
    pointer: Ref<Treatment>,
    entry: &'k Treatment,
) -> ListedTreatment<'k> {
    let conditions = knowledge.conditions.iter();
    let conditions = conditions.filter(|condition| condition.treatments.contains(&pointer));
    ListedTreatment {
        id: &entry.id,
        label: &entry.label,
        also: texts(&entry.also),
        approach: entry.approach,
        conditions: conditions.map(|condition| condition.id.as_str()).collect(),
    }
}

fn outcome<'k>(knowledge: &'k Knowledge, entry: &'k Outcome) -> ListedOutcome<'k> {
    ListedOutcome { id: &entry.id, label: &entry.label, unit: &knowledge.units[entry.unit].id }
}

fn fact(entry: &Fact) -> ListedFact<'_> {
    let (answer, options, number) = match &entry.kind {
        FactKind::Flag => (AnswerKind::YesOrNo, None, None),
        FactKind::Choice(options) => (AnswerKind::OneOf, Some(texts(options)), None),
        FactKind::Set(options) => (AnswerKind::AnyOf, Some(texts(options)), None),
        FactKind::Number { unit, min, max, whole } => {
            let kind = if *whole { AnswerKind::WholeNumber } else { AnswerKind::Number };
            (kind, None, Some((unit.as_str(), Number::Plain(*min), Number::Plain(*max))))
        }
    };
    let no_number = "its answer is no number";
    with_missing!(ListedFact {
        id: &entry.id,
        label: &entry.label,
        question: &entry.question,
        priority: entry.priority,
        answer,
        options: unless(options, "its answer is not one of some words"),
        words: &entry.words,
        unit: unless(number.map(|(unit, _, _)| unit), no_number),
        min: unless(number.map(|(_, min, _)| min), no_number),
        max: unless(number.map(|(_, _, max)| max), no_number),
    })
}

fn attribute<'k>(
    knowledge: &'k Knowledge,
    pointer: Ref<Attribute>,
    entry: &'k Attribute,
) -> ListedAttribute<'k> {
    let scales = knowledge.attribute_scales.iter();
    let scales = scales.filter(|scale| scale.attribute == pointer);
    let conditions = scales.map(|scale| knowledge.conditions[scale.condition].id.as_str());
    ListedAttribute {
        id: &entry.id,
        label: &entry.label,
        question: &entry.question,
        conditions: conditions.collect(),
    }
}

fn plan(entry: &Preset) -> ListedPlan<'_> {
    ListedPlan { id: &entry.id, label: &entry.label }
}

impl CommandAnswer for Listing<'_> {
    const TABLE: Table = Table {
        header: "list,id,label,also,icd10cm,question,answer,options",
        rows: &[
            Rows { each: &["conditions"], fields: &["list:=condition id label also icd10cm"] },
            Rows { each: &["treatments"], fields: &["list:=treatment id label also"] },
            Rows { each: &["outcomes"], fields: &["list:=outcome id label"] },
            Rows { each: &["facts"], fields: &["list:=fact id label question answer options"] },
            Rows { each: &["attributes"], fields: &["list:=attribute id label question"] },
            Rows { each: &["plans"], fields: &["list:=plan id label"] },
        ],
    };

    fn knowledge(&self) -> Option<&Knowledge> {
        Some(self.knowledge)
    }
}
