//! One rule held against the answers, and the tree of its tests.

use super::super::{Number, answer_entry, entry};
use super::facts;
use crate::knowledge::{
    Answer, Answers, Criterion, CriterionKind, Fact, FactKind, Knowledge, Leaf, Polarity, Test,
    chosen,
};
use crate::rules::{Applies, JudgedCriterion, RuleDirection, Step};
use crate::values::Verdict;
use crate::wording::rules as words;
use schemars::JsonSchema;
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::collections::BTreeMap;

answer_entry! {
    /// One criterion, judged.
    pub struct CriterionEntry<'k>;

    pub(super) fn of(
        knowledge: &'k Knowledge,
        answers: &Answers,
        judged: &JudgedCriterion,
        is_for_others: bool,
    ) {
        let criterion: &Criterion = &knowledge.criteria[judged.criterion];
        let applies_missing = match &judged.applies {
            Applies::Always => Vec::new(),
            Applies::Depends(step) => step.missing(),
        };
        let step = judged.step.as_ref();
    }

    /// Public id.
    pub id: &'k str = &criterion.id,
    /// Which way it counts.
    pub kind: CriterionKind = criterion.kind,
    /// Whether it speaks for or against, where it is about the evidence.
    pub polarity: Option<Polarity> =
        unless(criterion.polarity, "its kind says which way it counts"),
    /// Whether it is for this person.
    pub applies: AppliesEntry = AppliesEntry(judged.applies.verdict()),
    /// Ids of the facts that that hangs on.
    pub applies_missing: Vec<&'k str> = facts(knowledge, &applies_missing),
    /// How it came out.
    pub verdict: Option<Verdict> = unless(judged.verdict(), "it is for other people"),
    /// Which way it speaks for this person.
    pub direction: RuleDirection =
        if is_for_others { RuleDirection::Others } else { RuleDirection::of(knowledge, judged) },
    /// What it says of this person. The words of a criterion that is met are given only where it is.
    pub text: String = words::sentence(knowledge, judged),
    /// Its reason.
    pub why: &'k str = &criterion.why,
    /// What to know about it.
    pub note: Option<&'k str> = unless(criterion.note.as_deref(), entry::NOTHING_TO_ADD),
    /// Ids of the facts that the verdict still hangs on.
    pub missing: Vec<&'k str> = facts(knowledge, &step.map_or(Vec::new(), Step::missing)),
    /// Ids of its sources.
    pub sources: Vec<&'k str> = entry::sources(knowledge, &criterion.sources),
    /// The tree of judged tests.
    pub steps: Vec<StepEntry<'k>> =
        step.map(|step| StepEntry::of(knowledge, answers, step)).into_iter().collect(),
}

/// Whether a criterion is for this person: `true`, `false` or `unknown`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AppliesEntry(pub Verdict);

answer_entry! {
    /// One judged test and the tests below it.
    pub struct StepEntry<'k>;

    fn of(knowledge: &'k Knowledge, answers: &Answers, judged: &Step) {}

    /// What was asked.
    pub text: String = words::test(knowledge, judged.test),
    /// How it came out.
    pub verdict: Verdict = judged.verdict,
    /// The answers that it read, by fact; a missing one is not there.
    pub inputs: BTreeMap<&'k str, AnswerEntry<'k>> = match judged.test {
        Test::Leaf(leaf) => input(knowledge, answers, leaf).into_iter().collect(),
        Test::All(_) | Test::Any(_) | Test::Not(_) | Test::AtLeast(..) => BTreeMap::new(),
    },
    /// Ids of the facts that it hangs on.
    pub missing: Vec<&'k str> = facts(knowledge, &judged.missing()),
    /// The tests that it was judged from.
    pub steps: Vec<StepEntry<'k>> =
        judged.steps.iter().map(|below| Self::of(knowledge, answers, below)).collect(),
}

/// An answer that was given.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum AnswerEntry<'k> {
    /// Yes or no.
    Flag(bool),
    /// A number, in the fact's unit.
    Number(Number),
    /// One word of several.
    Choice(&'k str),
    /// Words that fit; none of them: a known empty set.
    Set(Vec<&'k str>),
}

impl<'k> AnswerEntry<'k> {
    /// An answer of a fact. Of a set that is known in part, what is known to be in it: then the fact still stands under what is missing.
    pub(crate) fn of(fact: &'k Fact, answer: Answer) -> Option<Self> {
        Some(match (answer, &fact.kind) {
            (Answer::Flag(flag), _) => Self::Flag(flag),
            (Answer::Number(number), _) => Self::Number(Number::Plain(number)),
            (Answer::Choice(option), FactKind::Choice(options)) => {
                Self::Choice(options.get(usize::from(option))?)
            }
            (Answer::Set(bits) | Answer::Among(bits), FactKind::Set(options)) => {
                Self::Set(chosen(bits, options).collect())
            }
            // The reader of a profile lets no other pair through.
            (Answer::Choice(_) | Answer::Set(_) | Answer::Among(_), _) => return None,
        })
    }
}

fn input<'k>(
    knowledge: &'k Knowledge,
    answers: &Answers,
    leaf: &Leaf,
) -> Option<(&'k str, AnswerEntry<'k>)> {
    let fact = &knowledge.facts[leaf.fact];
    let answer = AnswerEntry::of(fact, answers.get(leaf.fact)?)?;
    Some((&fact.id, answer))
}

impl Serialize for AppliesEntry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Verdict::Met => serializer.serialize_bool(true),
            Verdict::NotMet => serializer.serialize_bool(false),
            Verdict::Unknown => serializer.serialize_str("unknown"),
        }
    }
}

impl JsonSchema for AppliesEntry {
    fn schema_name() -> Cow<'static, str> {
        "Applies".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "enum": [true, false, "unknown"] })
    }
}
