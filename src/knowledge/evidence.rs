//! What is known: conditions, treatments, outcomes, the findings that fill the cells between them, and where they come from.

use super::rules::{Criterion, Question, RedFlag, RuleSet};
use super::slugs::vocabulary;
use crate::values::Ref;
use serde::{Deserialize, Serialize};

vocabulary! {
    /// The kind of road a treatment takes.
    Approach {
        /// Medicine brought to the place with a needle.
        Injection = "injection",
        /// An operation.
        Surgery = "surgery",
        /// Medicine by mouth or skin.
        Medicine = "medicine",
        /// Exercise, training, devices.
        Therapy = "therapy",
        /// Nothing new: the care of today goes on. Every condition offers one.
        CarryOn = "carry-on",
    }
}

vocabulary! {
    /// How numbers in a unit are written.
    UnitKind {
        /// People (or times) out of a hundred, a thousand …
        People = "people",
        /// Points on a scale.
        Points = "points",
        /// United States dollars.
        Money = "money",
        /// Hours, days, weeks …
        Time = "time",
        /// A plain count.
        Count = "count",
        /// No number at all.
        Text = "text",
    }
}

vocabulary! {
    /// Which part of the page an outcome belongs to, in reading order.
    OutcomeGroup {
        /// How the treatment is done.
        Practical = "practical",
        /// How much and how soon it helps.
        Effect = "effect",
        /// How long it lasts and whether more is needed.
        Repeat = "repeat",
        /// What can go wrong.
        Harm = "harm",
        /// Getting back to daily life.
        Recovery = "recovery",
        /// What it costs.
        Cost = "cost",
    }
}

vocabulary! {
    /// What kind of number a finding is.
    Measure {
        /// Treatment minus comparison, in points.
        Difference = "difference",
        /// A score at the end, healing included.
        Level = "level",
        /// A score's change from the start, healing included.
        Change = "change",
        /// People out of the denominator.
        Share = "share",
        /// Treatment minus comparison, in people out of the denominator.
        ShareDifference = "share-difference",
        /// A length of time.
        Time = "time",
        /// How many times.
        Count = "count",
        /// From a low to a high figure.
        Range = "range",
        /// Words only.
        Text = "text",
    }
}

vocabulary! {
    /// Which way an outcome is better.
    Better {
        /// More is better.
        Higher = "higher",
        /// Less is better.
        Lower = "lower",
        /// Neither.
        Neither = "neither",
    }
}

vocabulary! {
    /// When after the treatment something was measured.
    Band {
        /// At the treatment itself or within days.
        Procedure = "procedure",
        /// Up to three months.
        Short = "short",
        /// Three to under twelve months.
        Middle = "middle",
        /// One year.
        Year = "year",
        /// Two years or more.
        Long = "long",
        /// Not stated.
        Any = "any",
    }
}

vocabulary! {
    /// What the low and high of a range are.
    RangeKind {
        /// A 95 percent confidence interval.
        Ci95 = "ci95",
        /// Limits that the source names.
        Range = "range",
        /// Two groups or two trials.
        Arms = "arms",
        /// The middle half.
        Iqr = "iqr",
    }
}

vocabulary! {
    /// What a finding was compared with.
    ComparatorKind {
        /// Another group of the same study.
        Direct = "direct",
        /// Groups of different studies.
        Indirect = "indirect",
        /// The same people earlier.
        BeforeAfter = "before-after",
        /// Nothing: a plain rate.
        None = "none",
    }
}

vocabulary! {
    /// Whom a comparison speaks for.
    Direction {
        /// The treatment did better.
        FavoursTreatment = "favours-treatment",
        /// The comparison did better.
        FavoursComparator = "favours-comparator",
        /// It could be chance, or there is no gap.
        NoClearDifference = "no-clear-difference",
        /// Nothing was compared.
        NotApplicable = "not-applicable",
    }
}

vocabulary! {
    /// The kind of study or document.
    Design {
        /// Randomized trial.
        Rct = "rct",
        /// A review of many studies.
        SystematicReview = "systematic-review",
        /// A register of all patients of a place.
        Registry = "registry",
        /// A group followed over time.
        Cohort = "cohort",
        /// Published prices.
        PriceData = "price-data",
        /// A news or patient-information page.
        News = "news",
        /// A guideline.
        Guideline = "guideline",
    }
}

vocabulary! {
    /// How sure the number is.
    Certainty {
        /// Very unlikely to change.
        High = "high",
        /// May change somewhat.
        Moderate = "moderate",
        /// May well change.
        Low = "low",
        /// Little more than a guess.
        VeryLow = "very-low",
        /// Nobody has graded it.
        NotGraded = "not-graded",
    }
}

vocabulary! {
    /// Who graded the certainty.
    CertaintyBy {
        /// The source itself.
        Source = "source",
        /// Whoever read the source for this file.
        Editor = "dossier-editor",
    }
}

vocabulary! {
    /// How much of the source was read.
    Provenance {
        /// All of it.
        FullText = "full-text",
        /// The abstract or the opening.
        Abstract = "abstract",
        /// Only somebody's summary of it.
        SecondarySummary = "secondary-summary",
    }
}

vocabulary! {
    /// When a finding is shown.
    Role {
        /// The figure of its cell.
        Main = "main",
        /// For those who want all.
        Supporting = "supporting",
    }
}

vocabulary! {
    /// Units of a time window.
    TimeUnit {
        /// Days.
        Days = "days",
        /// Weeks.
        Weeks = "weeks",
        /// Months.
        Months = "months",
        /// Years.
        Years = "years",
    }
}

vocabulary! {
    /// What a gap is.
    GapKind {
        /// No figure was found.
        Missing = "missing",
        /// There is a figure, and something to know about it.
        Caveat = "caveat",
        /// There can be no figure.
        NotApplicable = "not-applicable",
    }
}

vocabulary! {
    /// What a modifier's number is.
    ModifierMeasure {
        /// Times as likely, or times the odds.
        Ratio = "ratio",
        /// Points more or less.
        Difference = "difference",
        /// A change from the start.
        Change = "change",
        /// People out of a hundred.
        Share = "share",
        /// Words only.
        Text = "text",
    }
}

vocabulary! {
    /// The kind of work that a source is.
    SourceKind {
        /// Randomized trial.
        Rct = "rct",
        /// A review of many studies, found by a stated search.
        SystematicReview = "systematic-review",
        /// A review of another kind.
        Review = "review",
        /// A register of all patients of a place.
        Registry = "registry",
        /// A group followed over time.
        Cohort = "cohort",
        /// A guideline.
        Guideline = "guideline",
        /// What a payer pays for.
        CoveragePolicy = "coverage-policy",
        /// A medicine's official label.
        Label = "label",
        /// A clinic's page for patients.
        PatientInformation = "patient-information",
        /// Published prices.
        PriceData = "price-data",
        /// A news page.
        News = "news",
    }
}

vocabulary! {
    /// How a statement that people meet stands up.
    ClaimVerdict {
        /// The evidence backs it.
        Supported = "supported",
        /// It backs a part.
        Partly = "partly",
        /// Respected sources disagree.
        Disputed = "disputed",
        /// No source for it was found.
        NotConfirmed = "not-confirmed",
        /// It is advice, not a fact.
        Advice = "advice",
    }
}

/// A unit that findings are given in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Unit {
    /// Public id.
    pub id: String,
    /// How numbers in it are written.
    pub kind: UnitKind,
    /// The word for one.
    pub one: Option<String>,
    /// The word for many.
    pub many: Option<String>,
    /// The top of a scale that begins at 0.
    pub out_of: Option<f64>,
}

/// How much of a change people notice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MeaningfulChange {
    /// Public id.
    pub id: String,
    /// The least change that counts.
    pub value: f64,
    /// In this unit.
    pub unit: Ref<Unit>,
    /// In a sentence.
    pub text: String,
    /// Who says so.
    pub sources: Vec<Ref<Source>>,
}

/// A health problem with a decision to make.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Condition {
    /// Public id.
    pub id: String,
    /// Its name in plain words.
    pub label: String,
    /// The decision as one question.
    pub decision: String,
    /// What it is, in a few sentences.
    pub summary: String,
    /// What happens when nothing new is done.
    pub natural_course: Vec<Ref<Finding>>,
    /// What can be chosen, in the order of the columns.
    pub treatments: Vec<Ref<Treatment>>,
    /// ICD-10-CM codes that mean this.
    pub icd10cm: Vec<String>,
    /// ICD-10-CM codes that often mean this.
    pub icd10cm_related: Vec<String>,
    /// Rows of the shortest page; empty: the program picks.
    pub rows_brief: Vec<RowChoice>,
    /// Rows of the usual page; empty: the program picks.
    pub rows_normal: Vec<RowChoice>,
    /// Figures that people meet elsewhere, always shown with their note.
    pub quoted: Vec<Ref<Finding>>,
}

/// Chooses rows of the comparison: an outcome, at one time or at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowChoice {
    /// The outcome.
    pub outcome: Ref<Outcome>,
    /// The time; `None` means every time.
    pub band: Option<Band>,
}

/// Anything that can be chosen, carrying on as now included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Treatment {
    /// Public id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// Its name as a column heading.
    pub short: String,
    /// The road it takes.
    pub approach: Approach,
    /// What is done, in a sentence or two.
    pub how_it_works: String,
    /// Ways of doing it.
    pub variants: Vec<Variant>,
    /// Where it is done.
    pub setting: Option<Sourced>,
    /// Whether the person is asleep.
    pub anesthesia: Option<Sourced>,
    /// Getting back to daily life.
    pub recovery: Option<Sourced>,
    /// What living with it is like: editorial, without a source, and printed as such.
    pub experience: Experience,
}

/// A way of doing a treatment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variant {
    /// Public id within the treatment.
    pub id: String,
    /// In plain words.
    pub label: String,
}

/// A sentence and who says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sourced {
    /// The sentence.
    pub text: String,
    /// Who says so.
    pub sources: Vec<Ref<Source>>,
}

/// What living with a treatment is like. Editorial: it has no source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Experience {
    /// For the body.
    pub physical: String,
    /// For the mind.
    pub emotional: String,
    /// Among others.
    pub social: String,
}

/// Something that was measured.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// Public id.
    pub id: String,
    /// In plain words.
    pub label: String,
    /// In a few words.
    pub short: String,
    /// The part of the page.
    pub group: OutcomeGroup,
    /// The kind of number.
    pub measure: Measure,
    /// The unit.
    pub unit: Ref<Unit>,
    /// Which way is better.
    pub better: Better,
    /// For shares: out of how many. One for the whole row.
    pub denominator: Option<u64>,
    /// How much of a change people notice.
    pub meaningful_change: Option<Ref<MeaningfulChange>>,
    /// What to know before setting cells side by side.
    pub caution: Option<String>,
}

/// When after the treatment a finding holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Horizon {
    /// The column of time that it belongs to.
    pub band: Band,
    /// In words.
    pub label: String,
    /// The time itself.
    pub value: Option<f64>,
    /// From.
    pub low: Option<f64>,
    /// To.
    pub high: Option<f64>,
    /// The unit of the three.
    pub unit: Option<TimeUnit>,
}

/// What a finding was compared with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Comparator {
    /// How.
    pub kind: ComparatorKind,
    /// In words.
    pub arm: Option<String>,
    /// Its own figure.
    pub value: Option<f64>,
    /// The other column, where it is one.
    pub treatment: Option<Ref<Treatment>>,
}

/// Events counted among people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// How many.
    pub events: u64,
    /// Among how many.
    pub of: u64,
}

/// The printed figure where it was rescaled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AsPublished {
    /// Best estimate.
    pub value: Option<f64>,
    /// Low end.
    pub low: Option<f64>,
    /// High end.
    pub high: Option<f64>,
    /// In this unit.
    pub unit: String,
}

/// One published number (or the statement that there is none) and all that belongs to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// Public id.
    pub id: String,
    /// Conditions it was measured in.
    pub conditions: Vec<Ref<Condition>>,
    /// Treatments it is about.
    pub treatments: Vec<Ref<Treatment>>,
    /// The way of doing it, an id of the treatment's variants.
    pub variant: Option<String>,
    /// What was measured.
    pub outcome: Ref<Outcome>,
    /// When it is shown.
    pub role: Role,
    /// When it was measured.
    pub horizon: Horizon,
    /// The kind of number, where it differs from the outcome's too.
    pub measure: Measure,
    /// The unit, where it differs from the outcome's too.
    pub unit: Ref<Unit>,
    /// For shares: out of how many.
    pub denominator: Option<u64>,
    /// What is counted where it is not people ("injection").
    pub per: Option<String>,
    /// Best estimate.
    pub value: Option<f64>,
    /// Low end.
    pub low: Option<f64>,
    /// High end.
    pub high: Option<f64>,
    /// What low and high are.
    pub range_kind: Option<RangeKind>,
    /// The usual figure within a range of prices.
    pub typical: Option<f64>,
    /// The score before treatment.
    pub start: Option<f64>,
    /// Events counted.
    pub count: Option<Count>,
    /// The printed figure where it was rescaled.
    pub as_published: Option<AsPublished>,
    /// Against what.
    pub comparator: Comparator,
    /// Whom it speaks for.
    pub direction: Direction,
    /// Who was studied, in a few words.
    pub who: String,
    /// Who was studied.
    pub population: String,
    /// How many people or procedures.
    pub n: Option<u64>,
    /// The kind of study.
    pub design: Design,
    /// How sure.
    pub certainty: Certainty,
    /// Who graded that.
    pub certainty_by: Option<CertaintyBy>,
    /// How much of the source was read.
    pub provenance: Provenance,
    /// Who pays, for prices.
    pub payer: Option<String>,
    /// The year of a price.
    pub price_year: Option<u64>,
    /// At least one.
    pub sources: Vec<Ref<Source>>,
    /// In a sentence.
    pub statement: String,
    /// What it is most likely mistaken for; printed wherever the number is.
    pub take_care: Option<String>,
    /// Findings that stand in the same cell, because this one misleads alone.
    pub show_with: Vec<Ref<Finding>>,
    /// What to know about it.
    pub note: Option<String>,
}

impl Finding {
    /// Whether it is about this pair of condition and treatment.
    pub fn is_about(&self, condition: Ref<Condition>, treatment: Ref<Treatment>) -> bool {
        self.conditions.contains(&condition) && self.treatments.contains(&treatment)
    }

    /// Whether it holds any number.
    pub fn has_number(&self) -> bool {
        self.value.is_some() || self.low.is_some() || self.high.is_some()
    }
}

/// Cells that have no figure, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Gap {
    /// What it is.
    pub kind: GapKind,
    /// For these conditions.
    pub conditions: Vec<Ref<Condition>>,
    /// For these treatments.
    pub treatments: Vec<Ref<Treatment>>,
    /// For these outcomes and times.
    pub outcomes: Vec<RowChoice>,
    /// For things that are no outcome.
    pub topics: Vec<String>,
    /// Why.
    pub reason: String,
    /// The nearest figure there is.
    pub show_instead: Option<Ref<Finding>>,
}

/// Respected sources that disagree.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Dispute {
    /// Public id.
    pub id: String,
    /// What it is about.
    pub title: String,
    /// In these conditions.
    pub conditions: Vec<Ref<Condition>>,
    /// About these treatments.
    pub treatments: Vec<Ref<Treatment>>,
    /// The sentence that they disagree on.
    pub claim: String,
    /// Who says what.
    pub sides: Vec<Side>,
    /// The state of things in plain words.
    pub say_plainly: String,
    /// Why nobody can settle it yet.
    pub why_it_is_open: String,
}

/// One side of a dispute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Side {
    /// Its letter.
    pub letter: String,
    /// Who.
    pub who: String,
    /// When.
    pub year: Option<u64>,
    /// What they say.
    pub position: String,
    /// Where.
    pub sources: Vec<Ref<Source>>,
}

/// Something about a person that changes a figure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Modifier {
    /// Public id.
    pub id: String,
    /// What about the person.
    pub factor: String,
    /// For these treatments.
    pub treatments: Vec<Ref<Treatment>>,
    /// In this outcome.
    pub outcome: Ref<Outcome>,
    /// The kind of number.
    pub measure: ModifierMeasure,
    /// Best estimate.
    pub value: Option<f64>,
    /// Low end.
    pub low: Option<f64>,
    /// High end.
    pub high: Option<f64>,
    /// What low and high are.
    pub range_kind: Option<RangeKind>,
    /// The figure of everybody else.
    pub comparator_value: Option<f64>,
    /// A ratio without a base rate: words only.
    pub relative_only: bool,
    /// In a sentence.
    pub statement: String,
    /// How much of the source was read.
    pub provenance: Provenance,
    /// At least one.
    pub sources: Vec<Ref<Source>>,
    /// What to know about it.
    pub note: Option<String>,
}

/// A fact about the world around the decision.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Context {
    /// Public id.
    pub id: String,
    /// In a sentence.
    pub statement: String,
    /// Its number.
    pub value: Option<f64>,
    /// The number's unit in words.
    pub unit: Option<String>,
    /// How much of the source was read.
    pub provenance: Provenance,
    /// At least one.
    pub sources: Vec<Ref<Source>>,
}

/// A statement that people meet, and how it stands up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// Public id.
    pub id: String,
    /// What is said, in our words.
    pub gist: String,
    /// How it stands up.
    pub verdict: ClaimVerdict,
    /// In a sentence or two.
    pub note: String,
    /// Where it is answered.
    pub see: Vec<Pointer>,
    /// Who says it.
    pub sources: Vec<Ref<Source>>,
}

/// Points to an entry of any section.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Pointer {
    /// A finding.
    Finding(Ref<Finding>),
    /// A dispute.
    Dispute(Ref<Dispute>),
    /// A rule set.
    RuleSet(Ref<RuleSet>),
    /// A red flag.
    RedFlag(Ref<RedFlag>),
    /// A criterion.
    Criterion(Ref<Criterion>),
    /// A context fact.
    Context(Ref<Context>),
    /// A treatment.
    Treatment(Ref<Treatment>),
    /// A question to ask.
    Question(Ref<Question>),
}

/// A work that somebody else cites, and whether it was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CitedWork {
    /// The reference as they give it.
    pub cited: String,
    /// What it turned out to be.
    pub source: Option<Ref<Source>>,
    /// What was found.
    pub note: String,
}

/// One citation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Public id.
    pub id: String,
    /// Who wrote it.
    pub authors: String,
    /// Its title.
    pub title: String,
    /// Journal or issuer.
    pub publisher: String,
    /// When; `None`: not dated.
    pub year: Option<u64>,
    /// Digital object identifier.
    pub doi: Option<String>,
    /// `PubMed` number.
    pub pmid: Option<u64>,
    /// `PubMed` Central number.
    pub pmcid: Option<String>,
    /// The work's own address.
    pub url: Option<String>,
    /// The page that was read, where it is a copy or a summary of the work.
    pub read_at: Option<String>,
    /// The kind of work.
    pub kind: SourceKind,
    /// Who read it, where it was not the dossier's reader.
    pub checked_by: Option<String>,
    /// Where its identifiers come from, when they were not read on the work itself.
    pub ids_from: Option<String>,
}
