//! The knowledge: every fact that a page may show and every rule that it may judge, checked once and then trusted.
//!
//! YAML comes in ([`Knowledge::load`]); what does not hold is refused with all its problems at once; what comes out points only at
//! things that exist. The built-in knowledge went through the same door when the program was built. Nothing here knows what a spine is.

mod about;
mod answers;
mod check;
mod codes;
mod cost;
mod decision;
mod finding;
mod fingerprint;
mod glossary;
mod key_row;
mod names;
mod opinion;
mod raw;
mod recorded;
mod rule_vocabulary;
mod rules;
mod schema;
mod source;
mod vocabulary;
mod weighing;

pub use about::{About, Author, Declaration, Development, DoneBy, Elsewhere, Study, StudyTopic};
pub use answers::{Answer, Answers, chosen, option_of};
pub use codes::{
    CodeExclusion, CodeFamily, CodeForm, CodeOrder, CodePattern, CodeRelease, CodeSystem,
    LONGEST_CODE, ListedCode,
};
pub use cost::{
    Basis, Bound, Chance, Copay, CostFrame, CostItem, CostSharing, Costs, Days, Episode, ItemKind,
    LegalLimit, Limit, MOST_DEDUCTIBLES, MedicareRules, MedicareTerms, MedicareYear,
    OtherDeductible, OthersSpent, Outside, OwnPrices, Part, PartADays, PartAmount, Pathway, Payer,
    PayerWords, Plan, PlanType, Policy, PolicyLimit, Preset, Price, PriceBasis, PriceIndex,
    PriceRange, PriceSubject, PrivateTerms, Service, ServiceTerms, Site, SitePrice, Spent, Terms,
    Towards, UnpricedPayer, UsualSessions, YearRate, YearStart,
};
pub use decision::{
    Condition, Experience, MeaningfulChange, Outcome, RowChoice, Sourced, Treatment, Unit, Variant,
};
pub use finding::{AsPublished, Comparator, Count, Finding, Gap, Horizon};
pub use glossary::Term;
pub use key_row::{
    ComparisonGroup, KeyAnswers, KeyCell, KeyCellSays, KeyQuestion, KeyRow, KeySentence, comparable,
};
pub use names::NameMatch;
pub use opinion::{CitedWork, Claim, Context, Dispute, Modifier, Pointer, Side};
pub use recorded::{
    CodedAs, RecordMeaning, RecordPart, Telling, ToldAnswer, ToldCondition, ToldNumber,
};
pub use rule_vocabulary::{AnswerType, CriterionKind, Polarity, Priority, RuleSetKind, Urgency};
pub use rules::{
    Contradiction, Criterion, Fact, FactKind, Leaf, Predicate, Question, QuestionScope, RedFlag,
    RuleSet, Test, Waiver,
};
pub use schema::{file_schema, plan_schema};
pub use source::Source;
pub use vocabulary::{
    Approach, Assignment, Band, Better, Certainty, CertaintyBy, ClaimVerdict, ComparatorKind,
    Counted, Design, Direction, GapKind, Measure, ModifierMeasure, OutcomeGroup, Provenance,
    RangeKind, Role, SourceKind, TimeUnit, UnitKind,
};
pub use weighing::{AMOUNT, Attribute, AttributeScale, ScaleCell, ScaleEnds, ScoredBy, ScoredOn};

use crate::values::{List, Ref};
use crate::yaml::{Problem, Problems, ValueBudget, YamlDocument};
use serde::{Deserialize, Serialize};

/// The built-in knowledge holds a tenth of this.
const MAX_VALUES: usize = 150_000;

/// Everything known. Lists keep the order of the file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Knowledge {
    /// The file about itself.
    pub about: About,
    /// SHA-256 of what was read, in hexadecimal; see `docs/knowledge.md` for how to compute it.
    pub sha256: String,
    /// Units of findings.
    pub units: List<Unit>,
    /// How much of a change people notice.
    pub meaningful_changes: List<MeaningfulChange>,
    /// Conditions; the first is the one taken when none is named.
    pub conditions: List<Condition>,
    /// Treatments.
    pub treatments: List<Treatment>,
    /// Outcomes in the order of the rows.
    pub outcomes: List<Outcome>,
    /// Findings.
    pub findings: List<Finding>,
    /// People whose figures may be compared.
    pub comparison_groups: List<ComparisonGroup>,
    /// The questions of a person, in the order in which they are asked.
    pub key_questions: List<KeyQuestion>,
    /// The answers that matter most, those of a condition in the order of the questions.
    pub key_rows: List<KeyRow>,
    /// What a person may care about, in the order in which it is asked.
    pub attributes: List<Attribute>,
    /// How choices are scored for it, those of a condition in the order of the attributes.
    pub attribute_scales: List<AttributeScale>,
    /// Gaps.
    pub gaps: List<Gap>,
    /// Disputes.
    pub disputes: List<Dispute>,
    /// Modifiers.
    pub modifiers: List<Modifier>,
    /// Context facts.
    pub context: List<Context>,
    /// Claims that people meet.
    pub claims: List<Claim>,
    /// Works that those who make the claims cite.
    pub cited_works: List<CitedWork>,
    /// Facts about a person.
    pub facts: List<Fact>,
    /// The fact that names the condition, where the file declares one.
    pub condition_fact: Option<Ref<Fact>>,
    /// Systems of codes that records of care write.
    pub code_systems: List<CodeSystem>,
    /// Lists of their codes.
    pub code_families: List<CodeFamily>,
    /// What codes in a record mean here.
    pub record_meanings: List<RecordMeaning>,
    /// Red flags, most urgent first.
    pub red_flags: List<RedFlag>,
    /// Rule sets.
    pub rule_sets: List<RuleSet>,
    /// Criteria.
    pub criteria: List<Criterion>,
    /// Answers that cannot all be right.
    pub contradictions: List<Contradiction>,
    /// Waivers.
    pub waivers: List<Waiver>,
    /// Questions to ask.
    pub questions: List<Question>,
    /// Words that a reader may not know.
    pub glossary: List<Term>,
    /// Sources.
    pub sources: List<Source>,
    /// Everything about money.
    pub costs: Costs,
}

/// One file of knowledge as it was read.
#[derive(Debug, Clone)]
pub struct KnowledgeFile {
    /// Its name as messages show it.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Knowledge {
    /// Reads and checks a knowledge base of one file or of several that are read as one.
    ///
    /// # Errors
    /// Every problem of every file, sorted by file and line.
    pub fn load(files: &[KnowledgeFile]) -> Result<Self, Vec<Problem>> {
        let mut problems = Problems::default();
        let mut documents = Vec::new();
        let mut budget = ValueBudget::new(MAX_VALUES);
        for file in files {
            match YamlDocument::read_part(&file.name, &file.bytes, &mut budget) {
                Ok(document) => documents.push(document),
                Err(found) => problems.extend(found),
            }
            if budget.is_full() {
                break;
            }
        }
        // A file that cannot be read would make every reference into it look dangling.
        if !problems.is_empty() {
            return Err(problems.sorted());
        }
        check::check(&documents, fingerprint::sha256(files)).map_err(Problems::sorted)
    }

    /// Reads a user's plan file.
    ///
    /// # Errors
    /// Every problem of the file, each at its line.
    pub fn read_plan(name: &str, bytes: &[u8]) -> Result<Plan, Vec<Problem>> {
        check::read_plan(name, bytes)
    }

    /// The knowledge from its compact form, as the build script writes it. Entries stay bytes until they are asked for.
    ///
    /// # Errors
    /// When the bytes are not such a form, or one of them has changed since it was written.
    pub fn from_compact(bytes: &'static [u8]) -> Result<Self, postcard::Error> {
        let (checksum, content) =
            bytes.split_first_chunk().ok_or(postcard::Error::DeserializeUnexpectedEnd)?;
        if crc32fast::hash(content) != u32::from_le_bytes(*checksum) {
            return Err(postcard::Error::DeserializeBadCrc);
        }
        postcard::from_bytes(content)
    }

    /// The compact form of the knowledge: a checksum, and what it is the checksum of.
    ///
    /// # Errors
    /// When it cannot be written; no known cause.
    pub fn to_compact(&self) -> Result<Vec<u8>, postcard::Error> {
        let content = postcard::to_allocvec(self)?;
        Ok([crc32fast::hash(&content).to_le_bytes().as_slice(), &content].concat())
    }
}
