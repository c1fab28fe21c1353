//! Answers: what a command found out, as one typed value that holds all that any medium shows.
//!
//! A file or a folder a command, a file for the cards of a clinical system, and a folder for findings as evidence in FHIR. JSON and its schema come from the type by derivation, CSV is a table of paths into it ([`Table`]), and
//! [`report`](crate::report) draws the page from it: so no two media can disagree. In every document one thing has one name, every field is
//! there, and beside every `null` stands why ([`Missing`]).

mod card;
mod check;
mod cited;
mod codes;
mod compare;
pub mod cost;
mod document;
mod doubt;
mod entry;
mod facts;
mod fhir;
mod input;
mod json;
mod listing;
mod missing;
mod number;
mod path;
mod picture;
mod schema;
mod table;
mod validate;
mod weigh;

pub use card::{Card, CardDetail, CardIndicator, CardSource, CardSummary, Cards};
pub use check::{
    AnswerEntry, AppliesEntry, Check, CheckEntry, CheckScope, ContradictionEntry, CriterionEntry,
    JudgedFlagEntry, MissingAnswerEntry, OpenFlagEntry, RedFlagEntry, RuleSetEntry, StepEntry,
    TreatmentRulesEntry, WaiverEntry,
};
pub use cited::Cited;
pub use codes::{CodeFindingEntry, CodesValidation, LookedFile};
pub use compare::{
    AboutEntry, AskEntry, CellComparatorEntry, CellEntry, CellGapEntry, ColumnGapsEntry, Compare,
    CompareEntry, ComparisonGroupEntry, CostRowEntry, ExperienceEntry, Extras, KeyCellEntry,
    KeyRowEntry, KeySentenceEntry, Layers, NoPrices, NoticeableEntry, OptionEntry, RowEntry,
    SourcedEntry, TermEntry, WarningSignEntry, WorksheetStepEntry,
};
pub use cost::{
    ColumnEntry, ColumnKind, CostQuery, CostReport, CourseQuery, CourseReport, NamedPlan,
    PlanReport, PlansReport, PricesReport,
};
pub use document::{AnswerProvenance, Document, Edition, SCHEMA_VERSION};
pub use doubt::RecordDoubtEntry;
pub use entry::{
    AsPublishedEntry, ClaimEntry, ComparatorEntry, ContextEntry, CountEntry, DisputeEntry,
    FindingEntry, GapEntry, GapOutcomeEntry, HorizonEntry, ModifierEntry, SideEntry, SourceEntry,
};
pub use facts::{
    CitedWorkEntry, Facts, Filter, RelatedEntry, RestingEntry, RuleEntry, RuleKind, Selection,
};
pub use fhir::{
    Citation, CitationLine, CitedArtifact, CitedAuthorLine, CitedAuthors, CitedForm, CitedIn,
    CitedKind, CitedLocation, Evidence, EvidenceBundle, EvidenceEntry, EvidenceResource,
    FhirCertainty, FhirCoding, FhirConcept, FhirContact, FhirEstimate, FhirIdentifier, FhirNote,
    FhirQuantity, FhirRange, FhirReference, FhirRelation, FhirRelationKind, FhirSampleSize,
    FhirStatistic, FhirUse, FhirVariable,
};
pub use input::{ExplainedInput, IgnoredEntry, MentionEntry, TakenEntry, UnusedEntry};
pub use listing::{
    AnswerKind, Listed, ListedAttribute, ListedCondition, ListedFact, ListedOutcome, ListedPlan,
    ListedTreatment, Listing,
};
pub use missing::Missing;
pub(crate) use missing::{answer_entry, with_missing};
pub use number::Number;
pub use picture::{MarkEntry, PictureEntry, PictureKind, ReferenceLineEntry};
pub use schema::{schema_of, schema_without_null};
pub use table::{Records, Rows, Table};
pub use validate::{Counts, ProblemEntry, Validation};
pub use weigh::{
    PairCall, ScoreKind, TippingEntry, TradeOffAnswer, TradeOffEntry, TradeOffs, TradeOffsEnd,
    Weigh, WeighCall, WeighQuery, WeighedAttributeEntry, WeighedCellEntry, WeighedOptionEntry,
    WeighedPairEntry,
};

pub(crate) use compare::{for_missing_answers, leaning, pictures, priorities, worksheet};
pub(crate) use document::{PROGRAM, VERSION, written};
pub(crate) use entry::see;
pub(crate) use facts::age;
pub(crate) use json::{line as json_line, text};
pub(crate) use path::value_at;
pub(crate) use table::{records_of, say};

use crate::knowledge::Knowledge;
use serde::Serialize;

/// What a command found out.
pub trait CommandAnswer: Serialize + schemars::JsonSchema {
    /// How it is laid out in a spreadsheet.
    const TABLE: Table;

    /// The knowledge that it rests on; none where a file could not be read as such.
    fn knowledge(&self) -> Option<&Knowledge>;

    /// Where chance began, where something was simulated.
    fn seed(&self) -> Option<u64> {
        None
    }
}
