//! What is known and where it comes from: entries of every section that were asked for, each whole.

mod search;
mod selection;

pub(crate) use selection::age;
pub use selection::{Filter, Selection};

use super::{
    ClaimEntry, CommandAnswer, ContextEntry, DisputeEntry, FindingEntry, GapEntry, ModifierEntry,
    Rows, SourceEntry, Table, answer_entry, entry,
};
use crate::knowledge::{CitedWork, Knowledge, Source, Test};
use crate::values::Ref;
use crate::wording::rule_entry;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

answer_entry! {
    /// The answer of `facts`.
    pub struct Facts<'k>;

    /// The answer that tells these entries.
    pub fn of(
        knowledge: &'k Knowledge,
        asked: String,
        selection: Selection,
        whole: bool,
        today: Date,
    ) {
        let chosen = &selection;
        let rules = rules(knowledge, chosen);
        let findings = chosen.findings.iter().map(|id| &knowledge.findings[*id]);
        let disputes = chosen.disputes.iter().map(|id| &knowledge.disputes[*id]);
        let modifiers = chosen.modifiers.iter().map(|id| &knowledge.modifiers[*id]);
        let context = chosen.context.iter().map(|id| &knowledge.context[*id]);
        let claims = chosen.claims.iter().map(|id| &knowledge.claims[*id]);
        let sources: Vec<&[Ref<Source>]> = [chosen.sources.as_slice()]
            .into_iter()
            .chain(findings.clone().map(|entry| entry.sources.as_slice()))
            .chain(disputes.clone().flat_map(|entry| &entry.sides).map(|side| &side.sources[..]))
            .chain(modifiers.clone().map(|entry| entry.sources.as_slice()))
            .chain(context.clone().map(|entry| entry.sources.as_slice()))
            .chain(claims.clone().map(|entry| entry.sources.as_slice()))
            .chain(rules.iter().map(|entry| entry.cited))
            .collect();
    }

    /// What was asked for, in words.
    pub asked: String = asked,
    /// Findings.
    pub findings: Vec<FindingEntry<'k>> =
        findings.map(|entry| FindingEntry::of(knowledge, entry)).collect(),
    /// Disputes.
    pub disputes: Vec<DisputeEntry<'k>> =
        disputes.map(|entry| DisputeEntry::of(knowledge, entry)).collect(),
    /// Gaps.
    pub gaps: Vec<GapEntry<'k>> =
        chosen.gaps.iter().map(|id| GapEntry::of(knowledge, &knowledge.gaps[*id])).collect(),
    /// What about a person changes a figure.
    pub modifiers: Vec<ModifierEntry<'k>> =
        modifiers.map(|entry| ModifierEntry::of(knowledge, entry)).collect(),
    /// Facts around the decision.
    pub context: Vec<ContextEntry<'k>> =
        context.map(|entry| ContextEntry::of(knowledge, entry)).collect(),
    /// Statements that people meet.
    pub claims: Vec<ClaimEntry<'k>> =
        claims.map(|entry| ClaimEntry::of(knowledge, entry)).collect(),
    /// What those who make the claims cite: with the list of all claims only.
    pub cited_works: Vec<CitedWorkEntry<'k>> = cited_works(knowledge, chosen),
    /// Entries of the rules and of the frame.
    pub rules: Vec<RuleEntry<'k>> = rules,
    /// Findings about the treatments, conditions and outcomes that were asked for.
    pub related: Vec<RelatedEntry<'k>> = related(knowledge, chosen),
    /// Warning signs and published rules that ask for the facts about a person that were asked for.
    pub asked_by: Vec<RelatedEntry<'k>> = asked_by(knowledge, chosen),
    /// What rests on the sources that were asked for.
    pub resting: Vec<RestingEntry<'k>> =
        chosen.sources.iter().filter(|_| whole).map(|source| resting(knowledge, *source)).collect(),
    /// Every source of these entries, and those that were asked for.
    pub sources: Vec<SourceEntry<'k>> =
        entry::sources_whole(knowledge, sources.into_iter().flatten().copied()),
    /// Where everything comes from.
    #[serde(skip)]
    pub knowledge: &'k Knowledge = knowledge,
    /// The entries.
    #[serde(skip)]
    pub selection: Selection = selection,
    /// Its page shows every entry with all that belongs to it; else one line each.
    #[serde(skip)]
    pub whole: bool = whole,
    /// The day that ages are counted to.
    #[serde(skip)]
    pub today: Date = today,
}

/// What an entry of the rules or of the frame is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RuleKind {
    /// A red flag.
    RedFlag,
    /// A rule set.
    RuleSet,
    /// A criterion.
    Criterion,
    /// A waiver.
    Waiver,
    /// A treatment.
    Treatment,
    /// A condition.
    Condition,
    /// An outcome.
    Outcome,
    /// A fact about a person.
    Fact,
    /// A question to ask.
    Question,
}

impl RuleKind {
    /// For people.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::RedFlag => "Red flag",
            Self::RuleSet => "Rule set",
            Self::Criterion => "Criterion",
            Self::Waiver => "Waiver",
            Self::Treatment => "Treatment",
            Self::Condition => "Condition",
            Self::Outcome => "Outcome",
            Self::Fact => "Fact about a person",
            Self::Question => "Question to ask",
        }
    }
}

/// An entry of the rules or of the frame, whole in words.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RuleEntry<'k> {
    /// What it is.
    pub kind: RuleKind,
    /// Public id.
    pub id: &'k str,
    /// The entry in words.
    pub text: String,
    /// Ids of its sources.
    pub sources: Vec<&'k str>,
    /// Its sources.
    #[serde(skip)]
    pub cited: &'k [Ref<Source>],
}

answer_entry! {
    /// A work that somebody else cites, and whether it was found.
    pub struct CitedWorkEntry<'k>;

    fn of(knowledge: &'k Knowledge, work: &'k CitedWork) {
        let source = work.source.map(|source| knowledge.sources[source].id.as_str());
    }

    /// The reference as they give it.
    pub cited: &'k str = &work.cited,
    /// The id of the source that it turned out to be.
    pub source: Option<&'k str> = unless(source, "no such work was found"),
    /// What was found.
    pub note: &'k str = &work.note,
}

/// An entry that another one leads to.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RelatedEntry<'k> {
    /// Public id.
    pub id: &'k str,
    /// The entry in a sentence.
    pub text: &'k str,
}

/// What rests on a source.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RestingEntry<'k> {
    /// The source.
    pub source: &'k str,
    /// Findings, criteria and disputes that name it.
    pub entries: Vec<RelatedEntry<'k>>,
}

/// Entries of the rules and the frame that were asked for by id.
fn rules<'k>(knowledge: &'k Knowledge, selection: &Selection) -> Vec<RuleEntry<'k>> {
    let mut all = Vec::new();
    let mut add = |kind: RuleKind, id: &'k str, text: String, cited: &'k [Ref<Source>]| {
        let sources = entry::sources(knowledge, cited);
        all.push(RuleEntry { kind, id, text, sources, cited });
    };
    for id in &selection.red_flags {
        let flag = &knowledge.red_flags[*id];
        add(RuleKind::RedFlag, &flag.id, rule_entry::red_flag(knowledge, flag), &flag.sources);
    }
    for id in &selection.rule_sets {
        let set = &knowledge.rule_sets[*id];
        let criteria: Vec<&str> = knowledge
            .criteria
            .iter()
            .filter(|criterion| criterion.rule_set == *id)
            .map(|criterion| criterion.id.as_str())
            .collect();
        add(RuleKind::RuleSet, &set.id, rule_entry::rule_set(set, &criteria), &set.sources);
    }
    for id in &selection.criteria {
        let criterion = &knowledge.criteria[*id];
        let text = rule_entry::criterion(knowledge, criterion);
        add(RuleKind::Criterion, &criterion.id, text, &criterion.sources);
    }
    for id in &selection.waivers {
        let waiver = &knowledge.waivers[*id];
        add(RuleKind::Waiver, &waiver.id, rule_entry::waiver(knowledge, waiver), &waiver.sources);
    }
    for id in &selection.treatments {
        let treatment = &knowledge.treatments[*id];
        add(RuleKind::Treatment, &treatment.id, rule_entry::treatment(treatment), &[]);
    }
    for id in &selection.conditions {
        let condition = &knowledge.conditions[*id];
        add(RuleKind::Condition, &condition.id, rule_entry::condition(condition), &[]);
    }
    for id in &selection.outcomes {
        let outcome = &knowledge.outcomes[*id];
        add(RuleKind::Outcome, &outcome.id, rule_entry::outcome(outcome), &[]);
    }
    for id in &selection.facts {
        let fact = &knowledge.facts[*id];
        add(RuleKind::Fact, &fact.id, rule_entry::fact(fact), &[]);
    }
    for id in &selection.questions {
        let question = &knowledge.questions[*id];
        add(RuleKind::Question, &question.id, question.text.clone(), &[]);
    }
    all
}

fn cited_works<'k>(knowledge: &'k Knowledge, selection: &Selection) -> Vec<CitedWorkEntry<'k>> {
    if selection.claims.is_empty() || selection.claims.len() != knowledge.claims.len() {
        return Vec::new();
    }
    knowledge.cited_works.iter().map(|work| CitedWorkEntry::of(knowledge, work)).collect()
}

fn related<'k>(knowledge: &'k Knowledge, selection: &Selection) -> Vec<RelatedEntry<'k>> {
    knowledge
        .findings
        .iter()
        .filter(|finding| {
            finding.treatments.iter().any(|id| selection.treatments.contains(id))
                || finding.conditions.iter().any(|id| selection.conditions.contains(id))
                || selection.outcomes.contains(&finding.outcome)
        })
        .map(|finding| RelatedEntry { id: &finding.id, text: &finding.statement })
        .collect()
}

fn asked_by<'k>(knowledge: &'k Knowledge, selection: &Selection) -> Vec<RelatedEntry<'k>> {
    if selection.facts.is_empty() {
        return Vec::new();
    }
    let reads = |test: &Test| test.facts().iter().any(|fact| selection.facts.contains(fact));
    let red_flags = knowledge.red_flags.iter().filter(|flag| reads(&flag.when));
    let criteria = knowledge.criteria.iter().filter(|criterion| {
        let others = &knowledge.rule_sets[criterion.rule_set].for_others_when;
        let whom = criterion.applies_when.iter().chain(others);
        whom.chain([&criterion.when]).any(reads)
    });
    let waivers = knowledge.waivers.iter().filter(|waiver| reads(&waiver.when));
    red_flags
        .map(|flag| RelatedEntry { id: &flag.id, text: &flag.text })
        .chain(criteria.map(|criterion| RelatedEntry { id: &criterion.id, text: &criterion.text }))
        .chain(waivers.map(|waiver| RelatedEntry { id: &waiver.id, text: &waiver.text }))
        .collect()
}

fn resting(knowledge: &Knowledge, source: Ref<Source>) -> RestingEntry<'_> {
    let findings = knowledge.findings.iter().filter(|entry| entry.sources.contains(&source));
    let criteria = knowledge.criteria.iter().filter(|entry| entry.sources.contains(&source));
    let disputes = knowledge
        .disputes
        .iter()
        .filter(|entry| entry.sides.iter().any(|side| side.sources.contains(&source)));
    RestingEntry {
        source: &knowledge.sources[source].id,
        entries: findings
            .map(|entry| RelatedEntry { id: &entry.id, text: &entry.statement })
            .chain(criteria.map(|entry| RelatedEntry { id: &entry.id, text: &entry.text }))
            .chain(disputes.map(|entry| RelatedEntry { id: &entry.id, text: &entry.title }))
            .collect(),
    }
}

impl CommandAnswer for Facts<'_> {
    const TABLE: Table = Table {
        header: "kind,id,conditions,treatments,variant,outcome,role,horizon,window,measure,value,\
            low,high,range_kind,typical,denominator,unit,comparator,comparator_value,who,\
            population,n,design,certainty,certainty_by,provenance,text,take_care,note,sources",
        rows: &[
            Rows {
                each: &["findings"],
                fields: &["kind:=finding id conditions treatments variant outcome role \
                    horizon:horizon.band window:horizon.label measure value low high range_kind \
                    typical denominator unit comparator:comparator.arm \
                    comparator_value:comparator.value who population n design certainty \
                    certainty_by provenance text:statement take_care note sources"],
            },
            Rows {
                each: &["disputes"],
                fields: &["kind:=dispute id conditions treatments who:sides.*.who \
                    text:say_plainly note:title sources:sides.*.sources"],
            },
            Rows {
                each: &["gaps"],
                fields: &["kind:=gap conditions treatments outcome:outcomes.*.outcome \
                    horizon:outcomes.*.band measure:kind text:reason note:show_instead"],
            },
            Rows {
                each: &["modifiers"],
                fields: &[
                    "kind:=modifier id treatments outcome measure value low high range_kind \
                    comparator_value who:factor provenance text:statement note sources",
                ],
            },
            Rows {
                each: &["context"],
                fields: &["kind:=context id conditions value unit provenance text:statement \
                    sources"],
            },
            Rows {
                each: &["claims"],
                fields: &["kind:=claim id measure:verdict text:gist note sources"],
            },
            Rows { each: &["rules"], fields: &["kind id text sources"] },
            Rows {
                each: &["sources"],
                fields: &["kind:=source id who:authors horizon:year text:title note:publisher \
                    sources:id"],
            },
        ],
    };

    fn knowledge(&self) -> Option<&Knowledge> {
        Some(self.knowledge)
    }
}
