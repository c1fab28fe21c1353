//! The comparison as a document: all that any medium shows of it.

use super::key_row::KeyRowEntry;
use super::row::{CostRowEntry, RowEntry};
use super::{Compare, WorksheetStepEntry, pictures, worksheet};
use crate::answer::check::{self, OpenFlagEntry, RedFlagEntry, TreatmentRulesEntry};
use crate::answer::document::written;
use crate::answer::entry::{self, DisputeEntry, FindingEntry, ModifierEntry};
use crate::answer::{ContextEntry, Missing, Number, PictureEntry, SourceEntry, Weigh};
use crate::evidence::{Cell, Row};
use crate::knowledge::{Approach, Context, Finding, OutcomeGroup, Source, Sourced, Urgency};
use crate::values::Ref;
use crate::wording::legend::CERTAINTY;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

/// The document of `compare`. A raised emergency leaves every part of the comparison empty, never half of it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
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

/// An option.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct OptionEntry<'k> {
    /// The treatment.
    pub treatment: &'k str,
    /// Its name.
    pub name: &'k str,
    /// A shorter name.
    pub short: &'k str,
    /// The kind of road it takes.
    pub approach: Approach,
    /// What is done.
    pub how_it_works: &'k str,
    /// Where it is done.
    pub setting: Option<SourcedEntry<'k>>,
    /// Asleep or awake.
    pub anesthesia: Option<SourcedEntry<'k>>,
    /// The way back.
    pub recovery: Option<SourcedEntry<'k>>,
    /// What living with it can be like.
    pub experience: ExperienceEntry<'k>,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
}

/// A sentence with its sources.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SourcedEntry<'k> {
    /// The sentence.
    pub text: &'k str,
    /// Ids of its sources.
    pub sources: Vec<&'k str>,
}

/// What living with an option can be like.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ExperienceEntry<'k> {
    /// For the body.
    pub physical: &'k str,
    /// For the mind.
    pub emotional: &'k str,
    /// Among others.
    pub social: &'k str,
    /// It has no source: who wrote it.
    pub written_by: &'static str,
}

/// A warning sign.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct WarningSignEntry<'k> {
    /// Public id of the red flag.
    pub id: &'k str,
    /// How soon help is needed.
    pub urgency: Urgency,
    /// Its name.
    pub label: &'k str,
    /// What to do.
    pub text: &'k str,
    /// Ids of its sources.
    pub sources: Vec<&'k str>,
}

/// The least change that people notice.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct NoticeableEntry<'k> {
    /// Public id.
    pub id: &'k str,
    /// The change.
    pub value: Number,
    /// In this unit.
    pub unit: &'k str,
    /// In a sentence.
    pub text: &'k str,
    /// Ids of its sources.
    pub sources: Vec<&'k str>,
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

/// Who keeps the knowledge, and how.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AboutEntry<'k> {
    /// When this version came out.
    #[serde(serialize_with = "written")]
    #[schemars(with = "String")]
    pub published: Date,
    /// Nothing later was looked for.
    #[serde(serialize_with = "written")]
    #[schemars(with = "String")]
    pub evidence_until: Date,
    /// When it will be looked at next.
    #[serde(serialize_with = "written")]
    #[schemars(with = "String")]
    pub next_review: Date,
    /// Months between reviews.
    pub review_every_months: u64,
    /// How it is kept up to date.
    pub update_policy: &'k str,
    /// How the evidence was found and chosen.
    pub method: &'k str,
    /// Who paid.
    pub funding: &'k str,
    /// Where prices and rules come from.
    pub country: &'k str,
    /// The warning signs in one line.
    pub warning: &'k str,
    /// What the words for certainty mean.
    pub certainty: &'static str,
    /// Who wrote it.
    pub authors: Vec<AuthorEntry<'k>>,
}

/// Somebody who wrote the knowledge.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AuthorEntry<'k> {
    /// Name or group.
    pub name: &'k str,
    /// What they did.
    pub role: &'k str,
    /// Why they may be trusted with it.
    pub credentials: &'k str,
    /// What they stand to gain.
    pub interests: &'k str,
}

impl<'k> CompareEntry<'k> {
    /// The document of an answer.
    pub fn of(answer: &Compare<'k>) -> Self {
        let knowledge = answer.knowledge;
        let about = &knowledge.about;
        let condition = &knowledge.conditions[answer.comparison.condition];
        let is_stopped = answer.is_stopped();
        let mut missing = Missing::default();
        let weighed = missing.unless(
            "weighed",
            answer.weighed.clone(),
            "nobody said what matters: --weights or --weight",
        );
        let mut document = Self {
            condition: &condition.id,
            condition_label: &condition.label,
            condition_named: answer.profile.condition_named,
            decision: &condition.decision,
            summary: &condition.summary,
            stopped_by_red_flag: is_stopped,
            columns: columns(answer, is_stopped),
            red_flags: check::raised(knowledge, &answer.assessment),
            red_flags_unanswered: check::unanswered(knowledge, &answer.assessment),
            warning_signs: warning_signs(answer),
            key_rows: Vec::new(),
            key_findings: Vec::new(),
            rows: Vec::new(),
            costs: Vec::new(),
            more_harms: Vec::new(),
            noticeable: Vec::new(),
            natural_course: Vec::new(),
            quoted: Vec::new(),
            disputes: Vec::new(),
            gaps: Vec::new(),
            modifiers: Vec::new(),
            context: Vec::new(),
            pictures: Vec::new(),
            criteria: Vec::new(),
            questions: Vec::new(),
            worksheet: Vec::new(),
            weighed,
            glossary: knowledge
                .glossary
                .iter()
                .map(|term| TermEntry { word: &term.word, means: &term.means })
                .collect(),
            sources: entry::sources_whole(knowledge, sources(answer, is_stopped)),
            about: AboutEntry::of(answer),
            intended_use: &about.intended_use,
            evidence_until: about.evidence_until,
            missing_because: missing,
        };
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
        let behind = answer.key_findings();
        self.key_findings = behind
            .into_iter()
            .map(|finding| FindingEntry::of(knowledge, &knowledge.findings[finding]))
            .collect();
        let is_cost = |row: &&Row| knowledge.outcomes[row.outcome].group == OutcomeGroup::Cost;
        let (costs, rows): (Vec<&Row>, Vec<&Row>) = comparison.rows().iter().partition(is_cost);
        self.rows = rows.into_iter().map(|row| RowEntry::of(answer, row)).collect();
        self.costs = costs
            .into_iter()
            .map(|row| CostRowEntry::Published(RowEntry::of(answer, row)))
            .chain(answer.cost_rows().into_iter().map(CostRowEntry::Reckoned))
            .collect();
        self.more_harms = answer.more_harms().iter().map(|row| RowEntry::of(answer, row)).collect();
        self.noticeable = answer
            .noticeable()
            .into_iter()
            .map(|change| NoticeableEntry {
                id: &change.id,
                value: Number::in_unit(&knowledge.units[change.unit], change.value),
                unit: &knowledge.units[change.unit].id,
                text: &change.text,
                sources: entry::sources(knowledge, &change.sources),
            })
            .collect();
        let whole = |finding: &'k Finding| FindingEntry::of(knowledge, finding);
        self.natural_course = natural_course(answer).into_iter().map(whole).collect();
        self.quoted = answer.quoted().into_iter().map(whole).collect();
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
        self.context =
            context(answer).into_iter().map(|entry| ContextEntry::of(knowledge, entry)).collect();
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

fn columns<'k>(answer: &Compare<'k>, is_stopped: bool) -> Vec<OptionEntry<'k>> {
    let knowledge = answer.knowledge;
    // An answer that stops for a red flag tells nothing of what the options do.
    let reason = if is_stopped { "help comes first" } else { "no source was found for this" };
    let sourced = |part: &'k Option<Sourced>| {
        part.as_ref().filter(|_| !is_stopped).map(|part| SourcedEntry {
            text: &part.text,
            sources: entry::sources(knowledge, &part.sources),
        })
    };
    answer
        .comparison
        .columns
        .iter()
        .map(|treatment| {
            let treatment = &knowledge.treatments[*treatment];
            let experience = &treatment.experience;
            let mut missing = Missing::default();
            OptionEntry {
                treatment: &treatment.id,
                name: &treatment.label,
                short: &treatment.short,
                approach: treatment.approach,
                how_it_works: &treatment.how_it_works,
                setting: missing.unless("setting", sourced(&treatment.setting), reason),
                anesthesia: missing.unless("anesthesia", sourced(&treatment.anesthesia), reason),
                recovery: missing.unless("recovery", sourced(&treatment.recovery), reason),
                experience: ExperienceEntry {
                    physical: &experience.physical,
                    emotional: &experience.emotional,
                    social: &experience.social,
                    written_by: "the editors of the knowledge",
                },
                missing_because: missing,
            }
        })
        .collect()
}

fn warning_signs<'k>(answer: &Compare<'k>) -> Vec<WarningSignEntry<'k>> {
    let knowledge = answer.knowledge;
    knowledge
        .red_flags
        .iter()
        .map(|flag| WarningSignEntry {
            id: &flag.id,
            urgency: flag.urgency,
            label: &flag.label,
            text: &flag.text,
            sources: entry::sources(knowledge, &flag.sources),
        })
        .collect()
}

fn natural_course<'k>(answer: &Compare<'k>) -> Vec<&'k Finding> {
    let knowledge = answer.knowledge;
    knowledge.conditions[answer.comparison.condition]
        .natural_course
        .iter()
        .map(|finding| &knowledge.findings[*finding])
        .collect()
}

fn context<'k>(answer: &Compare<'k>) -> Vec<&'k Context> {
    let condition = answer.comparison.condition;
    answer.knowledge.context.iter().filter(|context| context.is_around(condition)).collect()
}

/// Every source that the document names, in the order in which it is first named.
fn sources<'k>(answer: &Compare<'k>, is_stopped: bool) -> Vec<Ref<Source>> {
    let knowledge = answer.knowledge;
    let comparison = &answer.comparison;
    let mut all: Vec<&'k [Ref<Source>]> =
        knowledge.red_flags.iter().map(|flag| flag.sources.as_slice()).collect();
    if is_stopped {
        return all.into_iter().flatten().copied().collect();
    }
    for treatment in &comparison.columns {
        let treatment = &knowledge.treatments[*treatment];
        let parts = [&treatment.setting, &treatment.anesthesia, &treatment.recovery];
        all.extend(parts.into_iter().flatten().map(|part| part.sources.as_slice()));
    }
    let harms = answer.more_harms();
    all.extend(
        comparison
            .rows()
            .iter()
            .chain(harms)
            .flat_map(|row| &row.cells)
            .flat_map(Cell::figures)
            .map(|figure| knowledge.findings[figure.finding].sources.as_slice()),
    );
    all.extend(answer.noticeable().into_iter().map(|change| change.sources.as_slice()));
    let whole = natural_course(answer).into_iter().chain(answer.quoted());
    all.extend(whole.map(|finding| finding.sources.as_slice()));
    all.extend(
        comparison
            .disputes()
            .into_iter()
            .flat_map(|id| &knowledge.disputes[id].sides)
            .map(|side| side.sources.as_slice()),
    );
    all.extend(answer.modifiers().into_iter().map(|entry| entry.sources.as_slice()));
    all.extend(context(answer).into_iter().map(|entry| entry.sources.as_slice()));
    let mut found: Vec<Ref<Source>> = all.into_iter().flatten().copied().collect();
    for drawn in pictures(answer) {
        if let crate::evidence::PictureRows::OverTime(_, lines) = drawn {
            found.extend(lines.iter().flat_map(|line| line.finding.sources.iter().copied()));
        }
    }
    if answer.profile.given {
        for rule_set in answer.assessment.treatments.iter().flat_map(|judged| &judged.rule_sets) {
            found.extend(&knowledge.rule_sets[rule_set.rule_set].sources);
            for judged in &rule_set.criteria {
                found.extend(&knowledge.criteria[judged.criterion].sources);
            }
        }
    }
    for row in answer.key_rows() {
        found.extend(row.people.iter().flat_map(|group| &group.sources.refs));
        found.extend(row.cells.iter().flat_map(|cell| &cell.sources.refs));
        found.extend(row.across.iter().flat_map(|line| &line.sources.refs));
    }
    found.extend(
        answer.cost_rows().iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.sources.refs),
    );
    found
}

impl<'k> AboutEntry<'k> {
    fn of(answer: &Compare<'k>) -> Self {
        let about = &answer.knowledge.about;
        Self {
            published: about.published,
            evidence_until: about.evidence_until,
            next_review: about.next_review,
            review_every_months: about.review_every_months,
            update_policy: &about.update_policy,
            method: &about.method,
            funding: &about.funding,
            country: &about.country,
            warning: &about.warning,
            certainty: CERTAINTY,
            authors: about
                .authors
                .iter()
                .map(|author| AuthorEntry {
                    name: &author.name,
                    role: &author.role,
                    credentials: &author.credentials,
                    interests: &author.interests,
                })
                .collect(),
        }
    }
}
