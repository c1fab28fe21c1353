//! What was made of a record of care: what was taken, what was understood and not taken, what was ignored, each with its reason.

use super::check::AnswerEntry;
use super::{CommandAnswer, Missing, Rows, Table, answer_entry};
use crate::knowledge::{Answer, Condition, Knowledge, RecordPart};
use crate::profile::Profile;
use crate::profile::record::{Ignored, Mention, Record, RecordCode, Taken, Told, Unused};
use crate::values::Ref;
use crate::wording::record as words;
use schemars::JsonSchema;
use serde::Serialize;

answer_entry! {
    /// The answer of `--explain-input`.
    pub struct ExplainedInput<'k>;

    /// The answer about a record, of which the command line made that profile.
    pub fn of(knowledge: &'k Knowledge, mut record: Record, profile: &Profile) {
        record.begin_with(profile.condition);
        let condition = record.condition.map(|one| knowledge.conditions[one].id.as_str());
        let taken = record.taken.iter().map(|taken| taken_entry(knowledge, taken, profile));
        let unused = record.unused.iter().map(|unused| UnusedEntry::of(knowledge, unused));
        let ignored = record.ignored.iter().map(|ignored| IgnoredEntry::of(knowledge, ignored));
    }

    /// How many entries the bundle holds.
    pub entries: usize = record.entries,
    /// The id of the condition that the record names.
    pub condition: Option<&'k str> = unless(condition, "the record names none for sure"),
    /// Where it names none for sure: the ids of those that it may be.
    pub possible_conditions: Vec<&'k str> = ids(knowledge, &record.possible),
    /// What was taken.
    pub taken: Vec<TakenEntry<'k>> = taken.collect(),
    /// What was understood, and answers nothing.
    pub unused: Vec<UnusedEntry<'k>> = unused.collect(),
    /// What was not understood, or not read.
    pub ignored: Vec<IgnoredEntry<'k>> = ignored.collect(),
    /// With what it was understood.
    #[serde(skip)]
    pub knowledge: &'k Knowledge = knowledge,
    /// The record.
    #[serde(skip)]
    pub record: Record = record,
}

/// Something that was taken.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TakenEntry<'k> {
    /// The id of the condition that it names.
    pub condition: Option<&'k str>,
    /// The id of the fact that it answers.
    pub fact: Option<&'k str>,
    /// The answer; of a set, what is known to be in it.
    pub answer: Option<AnswerEntry<'k>>,
    /// Whether the command line says otherwise, and wins.
    pub overruled: bool,
    /// What the code means.
    pub label: String,
    /// Where it stands.
    #[serde(flatten)]
    pub mention: MentionEntry<'k>,
}

answer_entry! {
    /// Something that was understood, and answers nothing.
    pub struct UnusedEntry<'k>;

    fn of(knowledge: &'k Knowledge, unused: &Unused) {}

    /// What the code means.
    pub label: String = unused.label.clone(),
    /// Why it answers nothing, in one word.
    pub reason: &'static str = words::reason_word(&unused.why),
    /// Why it answers nothing.
    pub text: String = words::reason(&unused.why).to_owned(),
    /// The ids of the conditions that it means, or often goes along with.
    pub conditions: Vec<&'k str> = ids(knowledge, &unused.conditions),
    /// How many such entries there are.
    pub count: usize = unused.count,
    /// Where the latest of them stands.
    #[serde(flatten)]
    pub mention: MentionEntry<'k> = mention_entry(knowledge, &unused.mention),
}

/// Where something stands in a record.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MentionEntry<'k> {
    /// The part of the record.
    pub part: RecordPart,
    /// The id of the system of its code.
    pub system: Option<&'k str>,
    /// The code.
    pub code: Option<String>,
    /// When it began, was measured or done, as far as it is known.
    pub date: Option<String>,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
}

answer_entry! {
    /// Entries that were not understood, or not read.
    pub struct IgnoredEntry<'k>;

    fn of(knowledge: &'k Knowledge, ignored: &Ignored) {
        let (system, code) = coded(knowledge, ignored.code.as_ref());
        let unsure = "it has none, or none that is surely a code";
    }

    /// The kind of resource.
    pub resource: Option<&'static str> =
        unless(ignored.kind.name(), "a kind that is not known here"),
    /// The id of the system of the code.
    pub system: Option<&'k str> = unless(system, unsure),
    /// The code.
    pub code: Option<String> = unless(code, unsure),
    /// Why, in one word.
    pub reason: &'static str = words::reason_word(&ignored.why),
    /// Why.
    pub text: String = words::reason(&ignored.why).to_owned(),
    /// How many such entries there are.
    pub count: usize = ignored.count,
}

fn taken_entry<'k>(knowledge: &'k Knowledge, taken: &Taken, profile: &Profile) -> TakenEntry<'k> {
    let (condition, fact, answer, stays) = match taken.told {
        Told::Condition(condition) => {
            (Some(&knowledge.conditions[condition].id), None, None, profile.condition == condition)
        }
        Told::Fact(fact, answer) => {
            let entry = AnswerEntry::of(&knowledge.facts[fact], answer);
            let now: Option<Answer> = profile.answers.get(fact);
            (None, Some(&knowledge.facts[fact].id), entry, now == Some(answer))
        }
    };
    // It stands beside the fields of the place, which have a map of their own.
    TakenEntry {
        condition: condition.map(String::as_str),
        fact: fact.map(String::as_str),
        answer,
        overruled: !stays,
        label: taken.label.clone(),
        mention: MentionEntry {
            missing_because: told_missing(condition.is_some(), &taken.mention),
            ..mention_entry(knowledge, &taken.mention)
        },
    }
}

fn ids<'k>(knowledge: &'k Knowledge, conditions: &[Ref<Condition>]) -> Vec<&'k str> {
    conditions.iter().map(|one| knowledge.conditions[*one].id.as_str()).collect()
}

/// Why what is null of a thing that was taken is so.
fn told_missing(is_condition: bool, mention: &Mention) -> Missing<'static> {
    let mut missing = place_missing(mention);
    if is_condition {
        missing.unless("fact", None::<()>, "it names the condition");
        missing.unless("answer", None::<()>, "it names the condition");
    } else {
        missing.unless("condition", None::<()>, "it answers a fact");
    }
    missing
}

fn place_missing(mention: &Mention) -> Missing<'static> {
    let mut missing = Missing::default();
    missing.unless("system", mention.code.as_ref(), "the person has no code");
    missing.unless("code", mention.code.as_ref(), "the person has no code");
    let why = if mention.part == RecordPart::Patient {
        "the day of birth is never shown"
    } else {
        "the record gives no date for it, or that of birth, which is never shown"
    };
    missing.unless("date", mention.date, why);
    missing
}

fn mention_entry<'k>(knowledge: &'k Knowledge, mention: &Mention) -> MentionEntry<'k> {
    let (system, code) = coded(knowledge, mention.code.as_ref());
    MentionEntry {
        part: mention.part,
        system,
        code,
        date: mention.date.map(|date| date.to_string()),
        missing_because: place_missing(mention),
    }
}

fn coded<'k>(
    knowledge: &'k Knowledge,
    code: Option<&RecordCode>,
) -> (Option<&'k str>, Option<String>) {
    match code {
        Some(code) => (Some(&knowledge.code_systems[code.system].id), Some(code.code.clone())),
        None => (None, None),
    }
}

impl CommandAnswer for ExplainedInput<'_> {
    const TABLE: Table = Table {
        header: "list,condition,fact,answer,overruled,label,part,system,code,date,reason,text,\
            count",
        rows: &[
            Rows {
                each: &["taken"],
                fields: &["list:=taken condition fact answer overruled label part system code \
                    date"],
            },
            Rows {
                each: &["unused"],
                fields: &["list:=unused condition:conditions label part system code date reason \
                    text count"],
            },
            Rows {
                each: &["ignored"],
                fields: &["list:=ignored part:resource system code reason text count"],
            },
        ],
    };

    fn knowledge(&self) -> Option<&Knowledge> {
        Some(self.knowledge)
    }
}
