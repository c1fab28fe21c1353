//! Entries of the knowledge as documents tell them: findings, what is missing, what is disputed, what changes a figure, sources.

use super::{Missing, Number};
use crate::knowledge::{
    AsPublished, Band, Certainty, CertaintyBy, Claim, ClaimVerdict, ComparatorKind, Condition,
    Context, Count, Design, Direction, Dispute, Finding, Gap, GapKind, Horizon, Knowledge, Measure,
    Modifier, ModifierMeasure, Pointer, Provenance, RangeKind, Role, Source, SourceKind, TimeUnit,
    Treatment,
};
use crate::values::Ref;
use schemars::JsonSchema;
use serde::Serialize;

/// One published number (or the statement that there is none) and all that belongs to it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FindingEntry<'k> {
    /// Public id.
    pub id: &'k str,
    /// Conditions it was measured in.
    pub conditions: Vec<&'k str>,
    /// Treatments it is about.
    pub treatments: Vec<&'k str>,
    /// The way of doing it.
    pub variant: Option<&'k str>,
    /// What was measured.
    pub outcome: &'k str,
    /// When it is shown.
    pub role: Role,
    /// When it was measured.
    pub horizon: HorizonEntry<'k>,
    /// The kind of number.
    pub measure: Measure,
    /// Best estimate, in `unit`.
    pub value: Option<Number>,
    /// Low end.
    pub low: Option<Number>,
    /// High end.
    pub high: Option<Number>,
    /// What low and high are.
    pub range_kind: Option<RangeKind>,
    /// The usual figure within a range of prices.
    pub typical: Option<Number>,
    /// The score before treatment.
    pub start_value: Option<Number>,
    /// Events counted.
    pub count: Option<CountEntry>,
    /// For shares: out of how many.
    pub denominator: Option<u64>,
    /// What is counted where it is not people.
    pub per: Option<&'k str>,
    /// The unit of its numbers.
    pub unit: &'k str,
    /// Whether that is another one than its outcome's.
    pub unit_differs: bool,
    /// The printed figure, where it was rescaled.
    pub as_published: Option<AsPublishedEntry<'k>>,
    /// Against what.
    pub comparator: ComparatorEntry<'k>,
    /// Whom it speaks for.
    pub direction: Direction,
    /// Who was studied, in a few words.
    pub who: &'k str,
    /// Who was studied.
    pub population: &'k str,
    /// How many people or procedures.
    pub n: Option<u64>,
    /// The kind of study.
    pub design: Design,
    /// How sure anybody is.
    pub certainty: Certainty,
    /// Who graded that.
    pub certainty_by: Option<CertaintyBy>,
    /// How much of the source was read.
    pub provenance: Provenance,
    /// Who pays, for prices.
    pub payer: Option<&'k str>,
    /// The year of a price.
    pub price_year: Option<u64>,
    /// Ids of its sources.
    pub sources: Vec<&'k str>,
    /// In a sentence.
    pub statement: &'k str,
    /// What it is most likely mistaken for.
    pub take_care: Option<&'k str>,
    /// What to know about it.
    pub note: Option<&'k str>,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
}

/// When after the treatment a finding holds.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct HorizonEntry<'k> {
    /// The column of time that it belongs to.
    pub band: Band,
    /// In words.
    pub label: &'k str,
    /// The time itself, in `unit`.
    pub value: Option<Number>,
    /// From.
    pub low: Option<Number>,
    /// To.
    pub high: Option<Number>,
    /// The unit of the three.
    pub unit: Option<TimeUnit>,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
}

/// Events counted among people.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
pub struct CountEntry {
    /// How many.
    pub events: u64,
    /// Among how many.
    pub of: u64,
}

/// The printed figure of a finding that was rescaled.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AsPublishedEntry<'k> {
    /// Best estimate.
    pub value: Option<Number>,
    /// Low end.
    pub low: Option<Number>,
    /// High end.
    pub high: Option<Number>,
    /// In this unit.
    pub unit: &'k str,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
}

/// What a finding was compared with.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ComparatorEntry<'k> {
    /// How.
    pub kind: ComparatorKind,
    /// In words.
    pub arm: Option<&'k str>,
    /// Its own figure, in the finding's unit.
    pub value: Option<Number>,
    /// The other treatment, where it is one.
    pub treatment: Option<&'k str>,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
}

/// Respected sources that disagree.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DisputeEntry<'k> {
    /// Public id.
    pub id: &'k str,
    /// What it is about.
    pub title: &'k str,
    /// In these conditions.
    pub conditions: Vec<&'k str>,
    /// About these treatments.
    pub treatments: Vec<&'k str>,
    /// The sentence that they disagree on.
    pub claim: &'k str,
    /// Who says what.
    pub sides: Vec<SideEntry<'k>>,
    /// The state of things in plain words.
    pub say_plainly: &'k str,
    /// Why nobody can settle it yet.
    pub why_it_is_open: &'k str,
}

/// One side of a dispute.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SideEntry<'k> {
    /// Its letter.
    pub side: &'k str,
    /// Who.
    pub who: &'k str,
    /// When.
    pub year: Option<u64>,
    /// What they say.
    pub position: &'k str,
    /// Ids of the sources.
    pub sources: Vec<&'k str>,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
}

/// Cells that have no figure, and why.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct GapEntry<'k> {
    /// What it is.
    pub kind: GapKind,
    /// For these conditions.
    pub conditions: Vec<&'k str>,
    /// For these treatments.
    pub treatments: Vec<&'k str>,
    /// For these outcomes and times.
    pub outcomes: Vec<GapOutcomeEntry<'k>>,
    /// For things that are no outcome.
    pub topics: Vec<&'k str>,
    /// Why.
    pub reason: &'k str,
    /// The id of the nearest finding there is.
    pub show_instead: Option<&'k str>,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
}

/// An outcome that a gap speaks of.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct GapOutcomeEntry<'k> {
    /// The outcome.
    pub outcome: &'k str,
    /// The column of time, or `all`.
    pub band: &'static str,
}

/// Something about a person that changes a figure.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ModifierEntry<'k> {
    /// Public id.
    pub id: &'k str,
    /// What about the person.
    pub factor: &'k str,
    /// For these treatments.
    pub treatments: Vec<&'k str>,
    /// In this outcome.
    pub outcome: &'k str,
    /// The kind of number.
    pub measure: ModifierMeasure,
    /// Best estimate.
    pub value: Option<Number>,
    /// Low end.
    pub low: Option<Number>,
    /// High end.
    pub high: Option<Number>,
    /// What low and high are.
    pub range_kind: Option<RangeKind>,
    /// The figure of everybody else.
    pub comparator_value: Option<Number>,
    /// A ratio without a base rate.
    pub relative_only: bool,
    /// In a sentence.
    pub statement: &'k str,
    /// How much of the source was read.
    pub provenance: Provenance,
    /// Ids of its sources.
    pub sources: Vec<&'k str>,
    /// What to know about it.
    pub note: Option<&'k str>,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
}

/// A fact about the world around the decision.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ContextEntry<'k> {
    /// Public id.
    pub id: &'k str,
    /// In a sentence.
    pub statement: &'k str,
    /// For these conditions; empty: for all.
    pub conditions: Vec<&'k str>,
    /// Its number.
    pub value: Option<Number>,
    /// The number's unit in words.
    pub unit: Option<&'k str>,
    /// How much of the source was read.
    pub provenance: Provenance,
    /// Ids of its sources.
    pub sources: Vec<&'k str>,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
}

/// A statement that people meet, and how it stands up.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ClaimEntry<'k> {
    /// Public id.
    pub id: &'k str,
    /// What is said, in our words.
    pub gist: &'k str,
    /// How it stands up.
    pub verdict: ClaimVerdict,
    /// In a sentence or two.
    pub note: &'k str,
    /// Where it is answered: `finding:ID` and the like.
    pub see: Vec<String>,
    /// Ids of the sources that say it.
    pub sources: Vec<&'k str>,
}

/// One citation.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SourceEntry<'k> {
    /// Public id.
    pub id: &'k str,
    /// Who wrote it.
    pub authors: &'k str,
    /// Its title.
    pub title: &'k str,
    /// Journal or issuer.
    pub publisher: &'k str,
    /// When.
    pub year: Option<u64>,
    /// Digital object identifier.
    pub doi: Option<&'k str>,
    /// `PubMed` number.
    pub pmid: Option<u64>,
    /// `PubMed` Central number.
    pub pmcid: Option<&'k str>,
    /// The work's own address.
    pub url: Option<&'k str>,
    /// The page that was read, where it is a copy or a summary of the work.
    pub read_at: Option<&'k str>,
    /// The kind of work.
    pub kind: SourceKind,
    /// Who read it, where it was not the dossier's reader.
    pub checked_by: Option<&'k str>,
    /// Where its identifiers come from, when they were not read on the work itself.
    pub ids_from: Option<&'k str>,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
}

const NOT_PUBLISHED: &str = "not in what was read";
pub(super) const NOTHING_TO_ADD: &str = "nothing to add";

/// Ids of conditions.
pub(super) fn conditions<'k>(knowledge: &'k Knowledge, all: &[Ref<Condition>]) -> Vec<&'k str> {
    all.iter().map(|id| knowledge.conditions[*id].id.as_str()).collect()
}

/// Ids of treatments.
pub(super) fn treatments<'k>(knowledge: &'k Knowledge, all: &[Ref<Treatment>]) -> Vec<&'k str> {
    all.iter().map(|id| knowledge.treatments[*id].id.as_str()).collect()
}

/// Ids of sources.
pub(super) fn sources<'k>(knowledge: &'k Knowledge, all: &[Ref<Source>]) -> Vec<&'k str> {
    all.iter().map(|id| knowledge.sources[*id].id.as_str()).collect()
}

/// These sources whole, each once, in the order given.
pub(super) fn sources_whole<'k>(
    knowledge: &'k Knowledge,
    all: impl IntoIterator<Item = Ref<Source>>,
) -> Vec<SourceEntry<'k>> {
    let mut seen: Vec<Ref<Source>> = Vec::new();
    for source in all {
        if !seen.contains(&source) {
            seen.push(source);
        }
    }
    seen.into_iter().map(|source| SourceEntry::of(&knowledge.sources[source])).collect()
}

/// Why a finding has no best estimate.
pub(super) fn no_value(finding: &Finding) -> &'static str {
    match (finding.low.or(finding.high), finding.measure) {
        (Some(_), _) => "given as a range",
        (None, Measure::Text) => "told in words only",
        (None, _) => "the source read gives no number",
    }
}

impl<'k> FindingEntry<'k> {
    /// A finding, whole.
    pub fn of(knowledge: &'k Knowledge, finding: &'k Finding) -> Self {
        let unit = &knowledge.units[finding.unit];
        let number = |value: Option<f64>| value.map(|value| Number::in_unit(unit, value));
        let mut missing = Missing::default();
        let no_price = "it is no price";
        Self {
            id: &finding.id,
            conditions: conditions(knowledge, &finding.conditions),
            treatments: treatments(knowledge, &finding.treatments),
            variant: missing.unless("variant", finding.variant.as_deref(), "not of one way alone"),
            outcome: &knowledge.outcomes[finding.outcome].id,
            role: finding.role,
            horizon: HorizonEntry::of(&finding.horizon),
            measure: finding.measure,
            value: missing.unless("value", number(finding.value), no_value(finding)),
            low: missing.unless("low", number(finding.low), NOT_PUBLISHED),
            high: missing.unless("high", number(finding.high), NOT_PUBLISHED),
            range_kind: missing.unless("range_kind", finding.range_kind, "there is no range"),
            typical: missing.unless("typical", number(finding.typical), NOT_PUBLISHED),
            start_value: missing.unless(
                "start_value",
                finding.start.map(Number::Plain),
                NOT_PUBLISHED,
            ),
            count: missing.unless("count", finding.count.map(CountEntry::of), NOT_PUBLISHED),
            denominator: missing.unless("denominator", finding.denominator, "it is no share"),
            per: missing.unless("per", finding.per.as_deref(), "people are counted"),
            unit: &unit.id,
            unit_differs: finding.unit != knowledge.outcomes[finding.outcome].unit,
            as_published: missing.unless(
                "as_published",
                finding.as_published.as_ref().map(AsPublishedEntry::of),
                "it was not rescaled",
            ),
            comparator: ComparatorEntry::of(knowledge, finding),
            direction: finding.direction,
            who: &finding.who,
            population: &finding.population,
            n: missing.unless("n", finding.n, NOT_PUBLISHED),
            design: finding.design,
            certainty: finding.certainty,
            certainty_by: missing.unless("certainty_by", finding.certainty_by, "not graded"),
            provenance: finding.provenance,
            payer: missing.unless("payer", finding.payer.as_deref(), no_price),
            price_year: missing.unless("price_year", finding.price_year, no_price),
            sources: sources(knowledge, &finding.sources),
            statement: &finding.statement,
            take_care: missing.unless("take_care", finding.take_care.as_deref(), NOTHING_TO_ADD),
            note: missing.unless("note", finding.note.as_deref(), NOTHING_TO_ADD),
            missing_because: missing,
        }
    }
}

impl<'k> HorizonEntry<'k> {
    /// When a finding holds.
    pub fn of(horizon: &'k Horizon) -> Self {
        let mut missing = Missing::default();
        let number = |value: Option<f64>| value.map(Number::Plain);
        let in_words = "told in words only";
        Self {
            band: horizon.band,
            label: &horizon.label,
            value: missing.unless("value", number(horizon.value), in_words),
            low: missing.unless("low", number(horizon.low), in_words),
            high: missing.unless("high", number(horizon.high), in_words),
            unit: missing.unless("unit", horizon.unit, in_words),
            missing_because: missing,
        }
    }
}

impl CountEntry {
    /// Events among people.
    pub fn of(count: Count) -> Self {
        Self { events: count.events, of: count.of }
    }
}

impl<'k> AsPublishedEntry<'k> {
    /// The printed figure.
    pub fn of(published: &'k AsPublished) -> Self {
        let mut missing = Missing::default();
        let number = |value: Option<f64>| value.map(Number::Plain);
        Self {
            value: missing.unless("value", number(published.value), NOT_PUBLISHED),
            low: missing.unless("low", number(published.low), NOT_PUBLISHED),
            high: missing.unless("high", number(published.high), NOT_PUBLISHED),
            unit: &published.unit,
            missing_because: missing,
        }
    }
}

impl<'k> ComparatorEntry<'k> {
    fn of(knowledge: &'k Knowledge, finding: &'k Finding) -> Self {
        let comparator = &finding.comparator;
        let unit = &knowledge.units[finding.unit];
        let mut missing = Missing::default();
        Self {
            kind: comparator.kind,
            arm: missing.unless("arm", comparator.arm.as_deref(), "there is no other group"),
            value: missing.unless(
                "value",
                comparator.value.map(|value| Number::in_unit(unit, value)),
                NOT_PUBLISHED,
            ),
            treatment: missing.unless(
                "treatment",
                comparator.treatment.map(|id| knowledge.treatments[id].id.as_str()),
                "it is none of the treatments here",
            ),
            missing_because: missing,
        }
    }
}

impl<'k> DisputeEntry<'k> {
    /// A dispute, whole.
    pub fn of(knowledge: &'k Knowledge, dispute: &'k Dispute) -> Self {
        Self {
            id: &dispute.id,
            title: &dispute.title,
            conditions: conditions(knowledge, &dispute.conditions),
            treatments: treatments(knowledge, &dispute.treatments),
            claim: &dispute.claim,
            sides: dispute
                .sides
                .iter()
                .map(|side| {
                    let mut missing = Missing::default();
                    SideEntry {
                        side: &side.letter,
                        who: &side.who,
                        year: missing.unless("year", side.year, "not dated"),
                        position: &side.position,
                        sources: sources(knowledge, &side.sources),
                        missing_because: missing,
                    }
                })
                .collect(),
            say_plainly: &dispute.say_plainly,
            why_it_is_open: &dispute.why_it_is_open,
        }
    }
}

impl<'k> GapEntry<'k> {
    /// A gap, whole.
    pub fn of(knowledge: &'k Knowledge, gap: &'k Gap) -> Self {
        let mut missing = Missing::default();
        Self {
            kind: gap.kind,
            conditions: conditions(knowledge, &gap.conditions),
            treatments: treatments(knowledge, &gap.treatments),
            outcomes: gap
                .outcomes
                .iter()
                .map(|choice| GapOutcomeEntry {
                    outcome: &knowledge.outcomes[choice.outcome].id,
                    band: choice.band.map_or("all", Band::slug),
                })
                .collect(),
            topics: gap.topics.iter().map(String::as_str).collect(),
            reason: &gap.reason,
            show_instead: missing.unless(
                "show_instead",
                gap.show_instead.map(|id| knowledge.findings[id].id.as_str()),
                "no figure comes near",
            ),
            missing_because: missing,
        }
    }
}

impl<'k> ModifierEntry<'k> {
    /// A modifier, whole.
    pub fn of(knowledge: &'k Knowledge, entry: &'k Modifier) -> Self {
        let number = |value: Option<f64>| value.map(Number::Plain);
        let mut missing = Missing::default();
        Self {
            id: &entry.id,
            factor: &entry.factor,
            treatments: treatments(knowledge, &entry.treatments),
            outcome: &knowledge.outcomes[entry.outcome].id,
            measure: entry.measure,
            value: missing.unless("value", number(entry.value), NOT_PUBLISHED),
            low: missing.unless("low", number(entry.low), NOT_PUBLISHED),
            high: missing.unless("high", number(entry.high), NOT_PUBLISHED),
            range_kind: missing.unless("range_kind", entry.range_kind, "there is no range"),
            comparator_value: missing.unless(
                "comparator_value",
                number(entry.comparator_value),
                NOT_PUBLISHED,
            ),
            relative_only: entry.relative_only,
            statement: &entry.statement,
            provenance: entry.provenance,
            sources: sources(knowledge, &entry.sources),
            note: missing.unless("note", entry.note.as_deref(), NOTHING_TO_ADD),
            missing_because: missing,
        }
    }
}

impl<'k> ContextEntry<'k> {
    /// A fact around the decision, whole.
    pub fn of(knowledge: &'k Knowledge, entry: &'k Context) -> Self {
        let mut missing = Missing::default();
        Self {
            id: &entry.id,
            statement: &entry.statement,
            conditions: conditions(knowledge, &entry.conditions),
            value: missing.unless("value", entry.value.map(Number::Plain), "told in words only"),
            unit: missing.unless("unit", entry.unit.as_deref(), "told in words only"),
            provenance: entry.provenance,
            sources: sources(knowledge, &entry.sources),
            missing_because: missing,
        }
    }
}

impl<'k> ClaimEntry<'k> {
    /// A claim, whole.
    pub fn of(knowledge: &'k Knowledge, entry: &'k Claim) -> Self {
        Self {
            id: &entry.id,
            gist: &entry.gist,
            verdict: entry.verdict,
            note: &entry.note,
            see: entry.see.iter().map(|pointer| see(knowledge, *pointer)).collect(),
            sources: sources(knowledge, &entry.sources),
        }
    }
}

/// `finding:ID` and the like, as the knowledge file writes it.
pub(crate) fn see(knowledge: &Knowledge, pointer: Pointer) -> String {
    match pointer {
        Pointer::Finding(id) => format!("finding:{}", knowledge.findings[id].id),
        Pointer::Dispute(id) => format!("dispute:{}", knowledge.disputes[id].id),
        Pointer::RuleSet(id) => format!("rule-set:{}", knowledge.rule_sets[id].id),
        Pointer::RedFlag(id) => format!("red-flag:{}", knowledge.red_flags[id].id),
        Pointer::Criterion(id) => format!("criterion:{}", knowledge.criteria[id].id),
        Pointer::Context(id) => format!("context:{}", knowledge.context[id].id),
        Pointer::Treatment(id) => format!("treatment:{}", knowledge.treatments[id].id),
        Pointer::Question(id) => format!("question:{}", knowledge.questions[id].id),
    }
}

impl<'k> SourceEntry<'k> {
    /// A source, whole.
    pub fn of(source: &'k Source) -> Self {
        let mut missing = Missing::default();
        let none = "none is known";
        Self {
            id: &source.id,
            authors: &source.authors,
            title: &source.title,
            publisher: &source.publisher,
            year: missing.unless("year", source.year, "not dated"),
            doi: missing.unless("doi", source.doi.as_deref(), none),
            pmid: missing.unless("pmid", source.pmid, none),
            pmcid: missing.unless("pmcid", source.pmcid.as_deref(), none),
            url: missing.unless("url", source.url.as_deref(), none),
            read_at: missing.unless(
                "read_at",
                source.read_at.as_deref(),
                "the work itself was read",
            ),
            kind: source.kind,
            checked_by: missing.unless(
                "checked_by",
                source.checked_by.as_deref(),
                "the reader of the dossier read it",
            ),
            ids_from: missing.unless(
                "ids_from",
                source.ids_from.as_deref(),
                "they stand on the work itself",
            ),
            missing_because: missing,
        }
    }
}
