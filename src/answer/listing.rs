//! What there is and what it is called: conditions, treatments, outcomes, facts about a person, what may matter to them, plans.

use super::{CommandAnswer, Number, Rows, Table, answer_entry, entry};
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

answer_entry! {
    /// The answer of `list`.
    pub struct Listing<'k>;

    /// One list, or every one.
    pub fn of(knowledge: &'k Knowledge, asked: Option<Listed>) {
        let is = |listed| asked.is_none_or(|asked| asked == listed);
        let conditions = is(Listed::Conditions).then(|| {
            let all = knowledge.conditions.iter();
            all.map(|entry| ListedCondition::of(knowledge, entry)).collect()
        });
        let treatments = is(Listed::Treatments).then(|| {
            let refs = knowledge.treatments.refs();
            refs.map(|(pointer, entry)| ListedTreatment::of(knowledge, pointer, entry)).collect()
        });
        let outcomes = is(Listed::Outcomes).then(|| {
            let all = knowledge.outcomes.iter();
            all.map(|entry| ListedOutcome::of(knowledge, entry)).collect()
        });
        let facts = is(Listed::Facts).then(|| {
            let asked = knowledge.facts.refs();
            let asked = asked.filter(|(pointer, _)| Some(*pointer) != knowledge.condition_fact);
            asked.map(|(_, entry)| ListedFact::of(entry)).collect()
        });
        let attributes = is(Listed::Attributes).then(|| {
            let refs = knowledge.attributes.refs();
            refs.map(|(pointer, entry)| ListedAttribute::of(knowledge, pointer, entry)).collect()
        });
        let plans = is(Listed::Plans)
            .then(|| knowledge.costs.plans.iter().map(ListedPlan::of).collect());
    }

    /// Conditions, the one that is taken when none is named first.
    pub conditions: Option<Vec<ListedCondition<'k>>> = unless(conditions, NOT_ASKED_FOR),
    /// Treatments.
    pub treatments: Option<Vec<ListedTreatment<'k>>> = unless(treatments, NOT_ASKED_FOR),
    /// Outcomes.
    pub outcomes: Option<Vec<ListedOutcome<'k>>> = unless(outcomes, NOT_ASKED_FOR),
    /// Facts about a person.
    pub facts: Option<Vec<ListedFact<'k>>> = unless(facts, NOT_ASKED_FOR),
    /// What may matter to a person.
    pub attributes: Option<Vec<ListedAttribute<'k>>> = unless(attributes, NOT_ASKED_FOR),
    /// Insurance plans.
    pub plans: Option<Vec<ListedPlan<'k>>> = unless(plans, NOT_ASKED_FOR),
    /// What the answer is for.
    pub intended_use: &'k str = &knowledge.about.intended_use,
    /// Where they stand.
    #[serde(skip)]
    pub knowledge: &'k Knowledge = knowledge,
}

answer_entry! {
    /// A condition and its names.
    pub struct ListedCondition<'k>;

    fn of(knowledge: &'k Knowledge, entry: &'k Condition) {}

    /// Public id.
    pub id: &'k str = &entry.id,
    /// Its name in plain words.
    pub label: &'k str = &entry.label,
    /// Other names that are understood.
    pub also: Vec<&'k str> = texts(&entry.also),
    /// ICD-10-CM codes that mean it.
    pub icd10cm: Vec<&'k str> = texts(&entry.icd10cm),
    /// ICD-10-CM codes that often mean it.
    pub icd10cm_related: Vec<&'k str> = texts(&entry.icd10cm_related),
    /// Ids of what can be chosen.
    pub treatments: Vec<&'k str> = entry::treatments(knowledge, &entry.treatments),
}

answer_entry! {
    /// A treatment and its names.
    pub struct ListedTreatment<'k>;

    fn of(knowledge: &'k Knowledge, pointer: Ref<Treatment>, entry: &'k Treatment) {
        let conditions = knowledge.conditions.iter();
        let conditions = conditions.filter(|condition| condition.treatments.contains(&pointer));
    }

    /// Public id.
    pub id: &'k str = &entry.id,
    /// Its name.
    pub label: &'k str = &entry.label,
    /// Other names that are understood.
    pub also: Vec<&'k str> = texts(&entry.also),
    /// The kind of road it takes.
    pub approach: Approach = entry.approach,
    /// Ids of the conditions that it is a choice for.
    pub conditions: Vec<&'k str> = conditions.map(|condition| condition.id.as_str()).collect(),
}

answer_entry! {
    /// An outcome.
    pub struct ListedOutcome<'k>;

    fn of(knowledge: &'k Knowledge, entry: &'k Outcome) {}

    /// Public id.
    pub id: &'k str = &entry.id,
    /// What is measured.
    pub label: &'k str = &entry.label,
    /// The id of its unit.
    pub unit: &'k str = &knowledge.units[entry.unit].id,
}

answer_entry! {
    /// A fact about a person.
    pub struct ListedFact<'k>;

    fn of(entry: &'k Fact) {
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
    }

    /// Public id: the key in a profile.
    pub id: &'k str = &entry.id,
    /// A noun phrase for it.
    pub label: &'k str = &entry.label,
    /// What to ask.
    pub question: &'k str = &entry.question,
    /// How early it is asked.
    pub priority: Priority = entry.priority,
    /// What kind of answer it takes.
    pub answer: AnswerKind = answer,
    /// The words to choose from, where it takes words.
    pub options: Option<Vec<&'k str>> = unless(options, "its answer is not one of some words"),
    /// Those of them in plain words whose own names are none.
    pub words: &'k BTreeMap<String, String> = &entry.words,
    /// The unit of a number.
    pub unit: Option<&'k str> = unless(number.map(|(unit, _, _)| unit), no_number),
    /// The least number taken.
    pub min: Option<Number> = unless(number.map(|(_, min, _)| min), no_number),
    /// The largest number taken.
    pub max: Option<Number> = unless(number.map(|(_, _, max)| max), no_number),
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

answer_entry! {
    /// Something that may matter to a person.
    pub struct ListedAttribute<'k>;

    fn of(knowledge: &'k Knowledge, pointer: Ref<Attribute>, entry: &'k Attribute) {
        let scales = knowledge.attribute_scales.iter();
        let scales = scales.filter(|scale| scale.attribute == pointer);
        let conditions = scales.map(|scale| knowledge.conditions[scale.condition].id.as_str());
    }

    /// Public id: the key among weights.
    pub id: &'k str = &entry.id,
    /// In two or three words.
    pub label: &'k str = &entry.label,
    /// What to ask.
    pub question: &'k str = &entry.question,
    /// Ids of the conditions that have a scale for it.
    pub conditions: Vec<&'k str> = conditions.collect(),
}

answer_entry! {
    /// An insurance plan.
    pub struct ListedPlan<'k>;

    fn of(entry: &'k Preset) {}

    /// Public id.
    pub id: &'k str = &entry.id,
    /// What it is.
    pub label: &'k str = &entry.label,
}

fn texts(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
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
