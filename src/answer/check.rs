//! Published rules held against a person's answers: red flags first, then per treatment and rule set every criterion with the tree behind it.

use super::{Answer, Missing, Number, Rows, Table, entry};
use crate::evidence::Detail;
use crate::knowledge::{
    Answer as Given, Answers, Criterion, CriterionKind, Fact, FactKind, Knowledge, Leaf, Polarity,
    Provenance, RuleSetKind, Test, Urgency,
};
use crate::profile::Profile;
use crate::rules::{Applies, Assessment, JudgedCriterion, JudgedFlag, OpenAnswer, Step};
use crate::values::{Ref, Verdict};
use crate::wording::rules as words;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The answer of `check`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Check<'k> {
    /// The condition.
    pub condition: &'k str,
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

/// A red flag that is raised.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RedFlagEntry<'k> {
    /// Public id.
    pub id: &'k str,
    /// Its name.
    pub label: &'k str,
    /// How soon help is needed.
    pub urgency: Urgency,
    /// What to do. The words are fixed: everybody reads the same.
    pub text: &'k str,
    /// Why.
    pub why: &'k str,
    /// Ids of its sources.
    pub sources: Vec<&'k str>,
}

/// A red flag that a missing answer could still raise.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct OpenFlagEntry<'k> {
    /// Public id.
    pub id: &'k str,
    /// Its name.
    pub label: &'k str,
    /// How soon help would be needed.
    pub urgency: Urgency,
    /// Whether the answers that were given point to it.
    pub suggested: bool,
    /// Ids of the facts that it hangs on.
    pub missing: Vec<&'k str>,
}

/// A red flag, whatever its verdict.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct JudgedFlagEntry<'k> {
    /// Public id.
    pub id: &'k str,
    /// How soon help is needed where it is raised.
    pub urgency: Urgency,
    /// Whether it is raised.
    pub verdict: Verdict,
    /// Ids of the facts that the verdict hangs on.
    pub missing: Vec<&'k str>,
    /// What to do.
    pub text: Option<&'k str>,
    /// Ids of its sources.
    pub sources: Vec<&'k str>,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
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
    /// Ids of its sources.
    pub sources: Vec<&'k str>,
    /// Its criteria about this treatment and condition.
    pub criteria: Vec<CriterionEntry<'k>>,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
}

/// One criterion, judged.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CriterionEntry<'k> {
    /// Public id.
    pub id: &'k str,
    /// Which way it counts.
    pub kind: CriterionKind,
    /// Whether it speaks for or against, where it is about the evidence.
    pub polarity: Option<Polarity>,
    /// Whether it is for this person.
    pub applies: AppliesEntry,
    /// Ids of the facts that that hangs on.
    pub applies_missing: Vec<&'k str>,
    /// How it came out.
    pub verdict: Option<Verdict>,
    /// What it says of this person. The words of a criterion that is met are given only where it is.
    pub text: String,
    /// Its reason.
    pub why: &'k str,
    /// What to know about it.
    pub note: Option<&'k str>,
    /// Ids of the facts that the verdict still hangs on.
    pub missing: Vec<&'k str>,
    /// Ids of its sources.
    pub sources: Vec<&'k str>,
    /// The tree of judged tests.
    pub steps: Vec<StepEntry<'k>>,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
}

/// Whether a criterion is for this person: `true`, `false` or `unknown`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AppliesEntry(pub Verdict);

/// One judged test and the tests below it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct StepEntry<'k> {
    /// What was asked.
    pub text: String,
    /// How it came out.
    pub verdict: Verdict,
    /// The answers that it read, by fact; a missing one is not there.
    pub inputs: BTreeMap<&'k str, AnswerEntry<'k>>,
    /// Ids of the facts that it hangs on.
    pub missing: Vec<&'k str>,
    /// The tests that it was judged from.
    pub steps: Vec<StepEntry<'k>>,
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
        let mut missing = Missing::default();
        Self {
            condition: &knowledge.conditions[profile.condition].id,
            condition_named: profile.condition_named,
            urgency: missing.unless("urgency", assessment.urgency(knowledge), "no flag is raised"),
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
            missing_because: missing,
            knowledge,
            profile,
            assessment,
            open,
            of_one_rule: false,
            detail,
            today,
        }
    }
}

/// The flags that are raised.
pub(crate) fn raised<'k>(
    knowledge: &'k Knowledge,
    assessment: &Assessment,
) -> Vec<RedFlagEntry<'k>> {
    assessment
        .raised()
        .map(|judged| {
            let flag = &knowledge.red_flags[judged.flag];
            RedFlagEntry {
                id: &flag.id,
                label: &flag.label,
                urgency: flag.urgency,
                text: &flag.text,
                why: &flag.why,
                sources: entry::sources(knowledge, &flag.sources),
            }
        })
        .collect()
}

/// The flags that a missing answer could still raise.
pub(crate) fn unanswered<'k>(
    knowledge: &'k Knowledge,
    assessment: &Assessment,
) -> Vec<OpenFlagEntry<'k>> {
    assessment
        .unanswered()
        .map(|judged| {
            let flag = &knowledge.red_flags[judged.flag];
            OpenFlagEntry {
                id: &flag.id,
                label: &flag.label,
                urgency: flag.urgency,
                suggested: judged.step.is_suggested(),
                missing: facts(knowledge, &judged.step.missing()),
            }
        })
        .collect()
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
                    let mut missing = Missing::default();
                    RuleSetEntry {
                        id: &rule_set.id,
                        issuer: &rule_set.label,
                        kind: rule_set.kind,
                        year: missing.unless("year", rule_set.year, "not dated"),
                        provenance: rule_set.provenance,
                        sources: entry::sources(knowledge, &rule_set.sources),
                        criteria: judged
                            .criteria
                            .iter()
                            .map(|judged| CriterionEntry::of(knowledge, answers, judged))
                            .collect(),
                        missing_because: missing,
                    }
                })
                .collect(),
        })
        .collect()
}

impl<'k> JudgedFlagEntry<'k> {
    fn of(knowledge: &'k Knowledge, judged: &JudgedFlag) -> Self {
        let flag = &knowledge.red_flags[judged.flag];
        let mut missing = Missing::default();
        let is_raised = judged.step.verdict == Verdict::Met;
        Self {
            id: &flag.id,
            urgency: flag.urgency,
            verdict: judged.step.verdict,
            missing: facts(knowledge, &judged.step.missing()),
            text: missing.unless(
                "text",
                is_raised.then_some(flag.text.as_str()),
                "it is not raised",
            ),
            sources: entry::sources(knowledge, &flag.sources),
            missing_because: missing,
        }
    }
}

impl<'k> CriterionEntry<'k> {
    fn of(knowledge: &'k Knowledge, answers: &Answers, judged: &JudgedCriterion) -> Self {
        let criterion: &Criterion = &knowledge.criteria[judged.criterion];
        let applies_missing = match &judged.applies {
            Applies::Always => Vec::new(),
            Applies::Depends(step) => step.missing(),
        };
        let step = judged.step.as_ref();
        let mut missing = Missing::default();
        Self {
            id: &criterion.id,
            kind: criterion.kind,
            polarity: missing.unless(
                "polarity",
                criterion.polarity,
                "its kind says which way it counts",
            ),
            applies: AppliesEntry(judged.applies.verdict()),
            applies_missing: facts(knowledge, &applies_missing),
            verdict: missing.unless("verdict", judged.verdict(), "it is for other people"),
            text: words::sentence(knowledge, judged),
            why: &criterion.why,
            note: missing.unless("note", criterion.note.as_deref(), entry::NOTHING_TO_ADD),
            missing: facts(knowledge, &step.map_or(Vec::new(), Step::missing)),
            sources: entry::sources(knowledge, &criterion.sources),
            steps: step.map(|step| StepEntry::of(knowledge, answers, step)).into_iter().collect(),
            missing_because: missing,
        }
    }
}

impl<'k> StepEntry<'k> {
    fn of(knowledge: &'k Knowledge, answers: &Answers, judged: &Step) -> Self {
        Self {
            text: words::test(knowledge, judged.test),
            verdict: judged.verdict,
            inputs: match judged.test {
                Test::Leaf(leaf) => input(knowledge, answers, leaf).into_iter().collect(),
                Test::All(_) | Test::Any(_) | Test::Not(_) | Test::AtLeast(..) => BTreeMap::new(),
            },
            missing: facts(knowledge, &judged.missing()),
            steps: judged.steps.iter().map(|below| Self::of(knowledge, answers, below)).collect(),
        }
    }
}

fn input<'k>(
    knowledge: &'k Knowledge,
    answers: &Answers,
    leaf: &Leaf,
) -> Option<(&'k str, AnswerEntry<'k>)> {
    let fact = &knowledge.facts[leaf.fact];
    let answer = match (answers.get(leaf.fact)?, &fact.kind) {
        (Given::Flag(flag), _) => AnswerEntry::Flag(flag),
        (Given::Number(number), _) => AnswerEntry::Number(Number::Plain(number)),
        (Given::Choice(option), FactKind::Choice(options)) => {
            AnswerEntry::Choice(options.get(usize::from(option))?)
        }
        (Given::Set(bits), FactKind::Set(options)) => AnswerEntry::Set(
            options
                .iter()
                .enumerate()
                .filter(|(position, _)| bits >> position & 1 == 1)
                .map(|(_, option)| option.as_str())
                .collect(),
        ),
        // The reader of a profile lets no other pair through.
        (Given::Choice(_) | Given::Set(_), _) => return None,
    };
    Some((&fact.id, answer))
}

fn facts<'k>(knowledge: &'k Knowledge, facts: &[Ref<Fact>]) -> Vec<&'k str> {
    facts.iter().map(|fact| knowledge.facts[*fact].id.as_str()).collect()
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

impl Answer for Check<'_> {
    const TABLE: Table = Table {
        columns: &[
            "condition",
            "section",
            "treatment",
            "rule_set",
            "id",
            "kind",
            "polarity",
            "applies",
            "verdict",
            "missing",
            "text",
            "sources",
        ],
        rows: &[
            Rows {
                each: &["red_flags_judged"],
                fields: &[
                    ("condition", "/condition"),
                    ("section", "=red-flag"),
                    ("id", "id"),
                    ("kind", "urgency"),
                    ("applies", "=true"),
                    ("verdict", "verdict"),
                    ("missing", "missing"),
                    ("text", "text"),
                    ("sources", "sources"),
                ],
            },
            Rows {
                each: &["treatments", "rule_sets", "criteria"],
                fields: &[
                    ("condition", "/condition"),
                    ("section", "=criterion"),
                    ("treatment", "^^treatment"),
                    ("rule_set", "^id"),
                    ("id", "id"),
                    ("kind", "kind"),
                    ("polarity", "polarity"),
                    ("applies", "applies"),
                    ("verdict", "verdict"),
                    ("missing", "missing"),
                    ("text", "text"),
                    ("sources", "sources"),
                ],
            },
        ],
    };

    fn knowledge(&self) -> Option<&Knowledge> {
        Some(self.knowledge)
    }
}
