//! Published rules held against a person's answers: red flags first, then per treatment and rule set every criterion with the tree behind it.
//!
//! [`Check`] holds what was judged, and the page is drawn from it; as a document it becomes a [`CheckEntry`], which is made only when somebody asks for one.

mod criterion;
mod document;
mod flag;

pub use criterion::{AnswerEntry, AppliesEntry, CriterionEntry, StepEntry};
pub use document::{
    CheckEntry, ContradictionEntry, MissingAnswerEntry, RuleSetEntry, TreatmentRulesEntry,
    WaiverEntry,
};
pub(crate) use document::{contradictions, treatments};
pub use flag::{JudgedFlagEntry, OpenFlagEntry, RedFlagEntry};
pub(crate) use flag::{raised, unanswered};

use super::{CommandAnswer, Rows, Table};
use crate::evidence::Detail;
use crate::knowledge::{Fact, Knowledge};
use crate::profile::Profile;
use crate::rules::{Assessment, OpenAnswer};
use crate::values::Ref;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Serialize, Serializer};
use std::borrow::Cow;

/// The answer of `check`.
#[derive(Debug, Clone)]
pub struct Check<'k> {
    /// Where the rules come from.
    pub knowledge: &'k Knowledge,
    /// The person.
    pub profile: Profile,
    /// The rules held against the person.
    pub assessment: Assessment<'k>,
    /// Missing answers, the one that would settle most first.
    pub open: Vec<OpenAnswer>,
    /// What of it was asked for.
    pub scope: CheckScope,
    /// How much its page shows.
    pub detail: Detail,
    /// The day that ages are counted to.
    pub today: Date,
}

/// What is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckScope {
    /// Warning signs, and the rules of a condition.
    Everything,
    /// Warning signs, and one rule.
    OneRule,
    /// Warning signs alone: nobody named a condition.
    WarningSigns,
}

impl Serialize for Check<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        CheckEntry::of(self).serialize(serializer)
    }
}

impl JsonSchema for Check<'_> {
    fn schema_name() -> Cow<'static, str> {
        CheckEntry::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        CheckEntry::json_schema(generator)
    }
}

fn facts<'k>(knowledge: &'k Knowledge, facts: &[Ref<Fact>]) -> Vec<&'k str> {
    facts.iter().map(|fact| knowledge.facts[*fact].id.as_str()).collect()
}

impl CommandAnswer for Check<'_> {
    const TABLE: Table = Table {
        header: "condition,section,treatment,rule_set,id,kind,polarity,applies,verdict,direction,\
            missing,text,sources",
        rows: &[
            Rows {
                each: &["red_flags_judged"],
                fields: &["/condition section:=red-flag id kind:urgency applies:=true verdict \
                    missing text sources"],
            },
            Rows {
                each: &["record_doubts"],
                fields: &["/condition section:=record-doubt id:kind missing:fact text"],
            },
            Rows {
                each: &["contradictions"],
                fields: &["/condition section:=contradiction id missing:facts text"],
            },
            Rows {
                each: &["treatments", "rule_sets", "criteria"],
                fields: &["/condition section:=criterion ^^treatment rule_set:^id id kind \
                    polarity applies verdict direction missing text sources"],
            },
        ],
    };

    fn knowledge(&self) -> Option<&Knowledge> {
        Some(self.knowledge)
    }
}
