//! The comparison as a document: all that any medium shows of it.

use super::about::AboutEntry;
use super::key_row::KeyRowEntry;
use super::option::{OptionEntry, options};
use super::row::{CostRowEntry, RowEntry};
use super::sources::sources;
use super::{Compare, WorksheetStepEntry, pictures, worksheet};
use crate::answer::check::{
    self, ContradictionEntry, OpenFlagEntry, RedFlagEntry, TreatmentRulesEntry,
};
use crate::answer::document::written;
use crate::answer::doubt::{RecordDoubtEntry, record_doubts};
use crate::answer::entry::{self, DisputeEntry, FindingEntry, ModifierEntry};
use crate::answer::{
    ContextEntry, Missing, Number, PictureEntry, SourceEntry, Weigh, answer_entry,
};
use crate::evidence::Row;
use crate::knowledge::{Finding, Knowledge, MeaningfulChange, OutcomeGroup, RedFlag, Urgency};
use crate::values::Ref;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

/// The document of `compare`. A raised emergency leaves every part of the comparison empty, never half of it.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
#[schemars(rename = "Compare")]
pub struct CompareEntry<'k> {
    /// The condition.
    pub condition: &'k str,
    /// Its name.
    pub condition_label: &'k str,
    /// Whether somebody named it; else it is the first of the knowledge.
    pub condition_named: bool,
    /// The decision, as a question.
    pub decision: &'k str,
    /// What the condition is.
    pub summary: &'k str,
    /// Whether help comes first, so that the comparison is not told.
    pub stopped_by_red_flag: bool,
    /// The options, in the order of the cells of every row. The order is no ranking.
    pub columns: Vec<OptionEntry<'k>>,
    /// The flags that are raised, most urgent first.
    pub red_flags: Vec<RedFlagEntry<'k>>,
    /// The flags that a missing answer could still raise.
    pub red_flags_unanswered: Vec<OpenFlagEntry<'k>>,
    /// Answers of the person that cannot all be right.
    pub contradictions: Vec<ContradictionEntry<'k>>,
    /// What a record of care leaves in doubt, what may be urgent first.
    pub record_doubts: Vec<RecordDoubtEntry<'k>>,
    /// Every warning sign.
    pub warning_signs: Vec<WarningSignEntry<'k>>,
    /// The questions that matter most, in the order in which they are asked.
    pub key_rows: Vec<KeyRowEntry<'k>>,
    /// The findings behind them, whole.
    pub key_findings: Vec<FindingEntry<'k>>,
    /// The rows but those of costs.
    pub rows: Vec<RowEntry<'k>>,
    /// The rows of costs.
    pub costs: Vec<CostRowEntry<'k>>,
    /// What can go wrong beyond these rows.
    pub more_harms: Vec<RowEntry<'k>>,
    /// How much of a change people notice.
    pub noticeable: Vec<NoticeableEntry<'k>>,
    /// How it goes without anything new.
    pub natural_course: Vec<FindingEntry<'k>>,
    /// Figures about these options that people meet elsewhere.
    pub quoted: Vec<FindingEntry<'k>>,
    /// Where respected sources disagree.
    pub disputes: Vec<DisputeEntry<'k>>,
    /// What is still uncertain, option by option.
    pub gaps: Vec<ColumnGapsEntry<'k>>,
    /// What about a person changes a figure.
    pub modifiers: Vec<ModifierEntry<'k>>,
    /// Facts around the decision.
    pub context: Vec<ContextEntry<'k>>,
    /// The rows as pictures.
    pub pictures: Vec<PictureEntry<'k>>,
    /// Published rules held against the person, where something is known of one.
    pub criteria: Vec<TreatmentRulesEntry<'k>>,
    /// Questions to ask.
    pub questions: Vec<&'k str>,
    /// What to fill in before a visit.
    pub worksheet: Vec<WorksheetStepEntry>,
    /// What the person's own importances imply.
    pub weighed: Option<Box<Weigh<'k>>>,
    /// Words that a reader may not know.
    pub glossary: Vec<TermEntry<'k>>,
    /// Every source that is named above, in the order in which it is first named.
    pub sources: Vec<SourceEntry<'k>>,
    /// Who keeps the knowledge, and how.
    pub about: AboutEntry<'k>,
    /// What the answer is for.
    pub intended_use: &'k str,
    /// Nothing later was looked for.
    #[serde(serialize_with = "written")]
    #[schemars(with = "String")]
    pub evidence_until: Date,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
}

answer_entry! {
    /// A warning sign.
    pub struct WarningSignEntry<'k>;

    fn of(knowledge: &'k Knowledge, flag: &'k RedFlag) {}

    /// Public id of the red flag.
    pub id: &'k str = &flag.id,
    /// How soon help is needed.
    pub urgency: Urgency = flag.urgency,
    /// Its name.
    pub label: &'k str = &flag.label,
    /// What to do.
    pub text: &'k str = &flag.text,
    /// Ids of its sources.
    pub sources: Vec<&'k str> = entry::sources(knowledge, &flag.sources),
}

answer_entry! {
    /// The least change that people notice.
    pub struct NoticeableEntry<'k>;

    fn of(knowledge: &'k Knowledge, change: &'k MeaningfulChange) {
        let unit = &knowledge.units[change.unit];
    }

    /// Public id.
    pub id: &'k str = &change.id,
    /// The change.
    pub value: Number = Number::in_unit(unit, change.value),
    /// In this unit.
    pub unit: &'k str = &unit.id,
    /// In a sentence.
    pub text: &'k str = &change.text,
    /// Ids of its sources.
    pub sources: Vec<&'k str> = entry::sources(knowledge, &change.sources),
}

/// What is still uncertain of one option.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ColumnGapsEntry<'k> {
    /// The option.
    pub treatment: &'k str,
    /// What was looked for and not found.
    pub reasons: Vec<&'k str>,
}

/// A word and its plain meaning.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TermEntry<'k> {
    /// The word.
    pub word: &'k str,
    /// What it means.
    pub means: &'k str,
}

impl<'k> CompareEntry<'k> {
    /// The document of an answer.
    pub fn of(answer: &Compare<'k>) -> Self {
        let knowledge = answer.knowledge;
        let about = &knowledge.about;
        let condition = &knowledge.conditions[answer.comparison.condition];
        let is_stopped = answer.is_stopped();
        let flags = knowledge.red_flags.iter();
        let mut document = Self {
            condition: &condition.id,
            condition_label: &condition.label,
            condition_named: answer.profile.condition_named,
            decision: &condition.decision,
            summary: &condition.summary,
            stopped_by_red_flag: is_stopped,
            columns: options(answer, is_stopped),
            red_flags: check::raised(knowledge, &answer.assessment),
            red_flags_unanswered: check::unanswered(knowledge, &answer.assessment),
            contradictions: check::contradictions(knowledge, &answer.assessment),
            record_doubts: record_doubts(knowledge, &answer.profile),
            warning_signs: flags.map(|flag| WarningSignEntry::of(knowledge, flag)).collect(),
            glossary: knowledge
                .glossary
                .iter()
                .map(|term| TermEntry { word: &term.word, means: &term.means })
                .collect(),
            sources: entry::sources_whole(knowledge, sources(answer, is_stopped)),
            about: AboutEntry::of(answer),
            intended_use: &about.intended_use,
            evidence_until: about.evidence_until,
            ..Self::default()
        };
        document.weighed = document.missing_because.unless(
            "weighed",
            answer.weighed.clone(),
            "nobody said what matters: --weights or --weight",
        );
        if !is_stopped {
            document.tell(answer);
        }
        document
    }

    /// Fills in the comparison.
    fn tell(&mut self, answer: &Compare<'k>) {
        let knowledge = answer.knowledge;
        let comparison = &answer.comparison;
        self.key_rows = answer.key_rows();
        let whole =
            |finding: &Ref<Finding>| FindingEntry::of(knowledge, &knowledge.findings[*finding]);
        self.key_findings = answer.key_findings().iter().map(whole).collect();
        let is_cost = |row: &&Row| knowledge.outcomes[row.outcome].group == OutcomeGroup::Cost;
        let (costs, rows): (Vec<&Row>, Vec<&Row>) = comparison.rows().iter().partition(is_cost);
        self.rows = rows.into_iter().map(|row| RowEntry::of(answer, row)).collect();
        self.costs = costs
            .into_iter()
            .map(|row| CostRowEntry::Published(RowEntry::of(answer, row)))
            .chain(answer.cost_rows().into_iter().map(CostRowEntry::Reckoned))
            .collect();
        self.more_harms = answer.more_harms().iter().map(|row| RowEntry::of(answer, row)).collect();
        let noticeable = answer.noticeable().into_iter();
        self.noticeable = noticeable.map(|change| NoticeableEntry::of(knowledge, change)).collect();
        self.natural_course = answer.natural_course().iter().map(whole).collect();
        let quoted = answer.quoted().into_iter();
        self.quoted = quoted.map(|finding| FindingEntry::of(knowledge, finding)).collect();
        self.disputes = comparison
            .disputes()
            .iter()
            .map(|id| DisputeEntry::of(knowledge, &knowledge.disputes[*id]))
            .collect();
        self.gaps = comparison
            .columns
            .iter()
            .zip(comparison.gaps())
            .map(|(treatment, gaps)| ColumnGapsEntry {
                treatment: &knowledge.treatments[*treatment].id,
                reasons: gaps.iter().map(|gap| knowledge.gaps[*gap].reason.as_str()).collect(),
            })
            .collect();
        self.modifiers = answer
            .modifiers()
            .into_iter()
            .map(|modifier| ModifierEntry::of(knowledge, modifier))
            .collect();
        self.context = answer.context().map(|entry| ContextEntry::of(knowledge, entry)).collect();
        self.pictures =
            pictures(answer).iter().filter_map(|drawn| PictureEntry::of(answer, drawn)).collect();
        if answer.profile.given {
            self.criteria =
                check::treatments(knowledge, &answer.profile.answers, &answer.assessment);
        }
        self.questions = comparison
            .questions()
            .iter()
            .map(|question| knowledge.questions[*question].text.as_str())
            .collect();
        self.worksheet = worksheet(answer);
    }
}
