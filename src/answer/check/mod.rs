//! Published rules held against a person's answers: red flags first, then per treatment and rule set every criterion with the tree behind it.

mod criterion;
mod flag;

pub use criterion::{AnswerEntry, AppliesEntry, CriterionEntry, StepEntry};
pub use flag::{JudgedFlagEntry, OpenFlagEntry, RedFlagEntry};
pub(crate) use flag::{raised, unanswered};

use super::{CommandAnswer, Missing, Rows, Table, entry, with_missing};
use crate::evidence::Detail;
use crate::knowledge::{Answers, Fact, Knowledge, Provenance, RuleSetKind, Urgency};
use crate::profile::Profile;
use crate::rules::{Assessment, OpenAnswer};
use crate::values::Ref;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

/// The answer of `check`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Check<'k> {
    /// The condition; `None`: nobody named one, and of many people the first is not guessed.
    pub condition: Option<&'k str>,
    /// Whether somebody named it; else it is the first of the knowledge.
    pub condition_named: bool,
    /// That of the most urgent flag that is raised.
    pub urgency: Option<Urgency>,
    /// The flags that are raised, most urgent first.
    pub red_flags: Vec<RedFlagEntry<'k>>,
    /// The flags that a missing answer could still raise.
    pub red_flags_unanswered: Vec<OpenFlagEntry<'k>>,
    /// Every flag, whatever its verdict.
    pub red_flags_judged: Vec<JudgedFlagEntry<'k>>,
    /// The treatments, in the order asked for.
    pub treatments: Vec<TreatmentRulesEntry<'k>>,
    /// Rules that lift waiting times of others, and hold.
    pub waivers: Vec<WaiverEntry<'k>>,
    /// Missing answers, the one that would settle most first.
    pub missing_answers: Vec<MissingAnswerEntry<'k>>,
    /// What the answer is for.
    pub intended_use: &'k str,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
    /// Where the rules come from.
    #[serde(skip)]
    pub knowledge: &'k Knowledge,
    /// The person.
    #[serde(skip)]
    pub profile: Profile,
    /// The rules held against the person.
    #[serde(skip)]
    pub assessment: Assessment<'k>,
    /// Missing answers, the one that would settle most first.
    #[serde(skip)]
    pub open: Vec<OpenAnswer>,
    /// It is about one rule only.
    #[serde(skip)]
    pub of_one_rule: bool,
    /// How much its page shows.
    #[serde(skip)]
    pub detail: Detail,
    /// The day that ages are counted to.
    #[serde(skip)]
    pub today: Date,
}

/// What published rules say of one treatment.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TreatmentRulesEntry<'k> {
    /// The treatment.
    pub treatment: &'k str,
    /// Each judged apart.
    pub rule_sets: Vec<RuleSetEntry<'k>>,
}

/// One published set of rules, never summed up to one verdict.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RuleSetEntry<'k> {
    /// Public id.
    pub id: &'k str,
    /// Who issued it.
    pub issuer: &'k str,
    /// What it is.
    pub kind: RuleSetKind,
    /// When it was issued.
    pub year: Option<u64>,
    /// How much of it was read.
    pub provenance: Provenance,
    /// Whether the answers say that it is for somebody else, such as people of another payer. Its criteria are judged all the same.
    pub for_others: bool,
    /// Ids of its sources.
    pub sources: Vec<&'k str>,
    /// Its criteria about this treatment and condition.
    pub criteria: Vec<CriterionEntry<'k>>,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
}

/// A rule that lifts others, and holds.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct WaiverEntry<'k> {
    /// Public id.
    pub id: &'k str,
    /// What it says.
    pub text: &'k str,
    /// Ids of the criteria that it lifts.
    pub waives: Vec<&'k str>,
    /// Ids of its sources.
    pub sources: Vec<&'k str>,
}

/// A missing answer, and what hangs on it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MissingAnswerEntry<'k> {
    /// The fact.
    pub fact: &'k str,
    /// What to ask.
    pub question: &'k str,
    /// How many red flags hang on it.
    pub red_flags: usize,
    /// How many criteria hang on it.
    pub criteria: usize,
}

impl<'k> Check<'k> {
    /// The answer about a person.
    pub fn of(
        knowledge: &'k Knowledge,
        profile: Profile,
        assessment: Assessment<'k>,
        open: Vec<OpenAnswer>,
        detail: Detail,
        today: Date,
    ) -> Self {
        with_missing!(Self {
            condition: Some(&knowledge.conditions[profile.condition].id),
            condition_named: profile.condition_named,
            urgency: unless(assessment.urgency(knowledge), "no flag is raised"),
            red_flags: raised(knowledge, &assessment),
            red_flags_unanswered: unanswered(knowledge, &assessment),
            red_flags_judged: assessment
                .red_flags
                .iter()
                .map(|judged| JudgedFlagEntry::of(knowledge, judged))
                .collect(),
            treatments: treatments(knowledge, &profile.answers, &assessment),
            waivers: assessment
                .waivers
                .iter()
                .map(|waiver| {
                    let waiver = &knowledge.waivers[*waiver];
                    WaiverEntry {
                        id: &waiver.id,
                        text: &waiver.text,
                        waives: waiver
                            .waives
                            .iter()
                            .map(|id| knowledge.criteria[*id].id.as_str())
                            .collect(),
                        sources: entry::sources(knowledge, &waiver.sources),
                    }
                })
                .collect(),
            missing_answers: open
                .iter()
                .map(|open| MissingAnswerEntry {
                    fact: &knowledge.facts[open.fact].id,
                    question: &knowledge.facts[open.fact].question,
                    red_flags: open.red_flags,
                    criteria: open.rules,
                })
                .collect(),
            intended_use: &knowledge.about.intended_use,
            knowledge,
            profile,
            assessment,
            open,
            of_one_rule: false,
            detail,
            today,
        })
    }
}

impl Check<'_> {
    /// The answer about somebody of whom no condition is known, and on whom no rule was held.
    #[must_use]
    pub fn of_warning_signs_alone(mut self) -> Self {
        self.condition = self.missing_because.unless("condition", None, "nobody named one");
        self
    }
}

/// Per treatment and rule set every criterion.
pub(crate) fn treatments<'k>(
    knowledge: &'k Knowledge,
    answers: &Answers,
    assessment: &Assessment,
) -> Vec<TreatmentRulesEntry<'k>> {
    assessment
        .treatments
        .iter()
        .map(|judged| TreatmentRulesEntry {
            treatment: &knowledge.treatments[judged.treatment].id,
            rule_sets: judged
                .rule_sets
                .iter()
                .map(|judged| {
                    let rule_set = &knowledge.rule_sets[judged.rule_set];
                    with_missing!(RuleSetEntry {
                        id: &rule_set.id,
                        issuer: &rule_set.label,
                        kind: rule_set.kind,
                        year: unless(rule_set.year, "not dated"),
                        provenance: rule_set.provenance,
                        for_others: judged.is_for_others,
                        sources: entry::sources(knowledge, &rule_set.sources),
                        criteria: judged
                            .criteria
                            .iter()
                            .map(|rule| {
                                let is_for_others = judged.is_for_others;
                                CriterionEntry::of(knowledge, answers, rule, is_for_others)
                            })
                            .collect(),
                    })
                })
                .collect(),
        })
        .collect()
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
