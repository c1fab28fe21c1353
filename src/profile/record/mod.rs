//! A record of care as somebody's answers: a FHIR R4 Bundle of one person.
//!
//! What its codes mean stands in the knowledge; nothing here knows one. Only what a code means is taken. What a record does not say is
//! unknown, never no. Whatever is not used is told with its reason. Of the record itself only codes, dates and numbers that were
//! understood come out: no name, no address, no number of a person and no free text is ever kept.

mod code_lists;
mod coded;
mod date;
mod doubt;
mod gather;
mod index;
mod json;
mod lint;
mod resource;
mod settle;
mod settled;
mod value;
mod versions;
mod why;

pub use code_lists::CodeFault;
pub use date::PartialDate;
pub use doubt::{RecordDoubt, RecordDoubtKind};
pub use lint::{CodeFinding, CodeLook, lint_bundle, lint_knowledge};
pub use why::{ResourceKind, WhyNot};

use crate::knowledge::{
    Answer, Answers, CodeSystem, Condition, Fact, Knowledge, RecordMeaning, RecordPart,
};
use crate::values::Ref;
use crate::yaml::Problem;
use gather::Gathering;
use index::MeaningIndex;
use jiff::civil::Date;

/// A bundle may be so large: those of a long life are a few megabytes.
pub const MAX_RECORD_BYTES: usize = 64 << 20;

/// A code of a system that is known here, as the system writes it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RecordCode {
    /// The system.
    pub system: Ref<CodeSystem>,
    /// The code.
    pub code: String,
}

/// Where something stands in a record: enough to find it again, and nothing of the person.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// The part of the record.
    pub part: RecordPart,
    /// The code; the person has none.
    pub code: Option<RecordCode>,
    /// When it began or was measured or done; never the day of birth.
    pub date: Option<PartialDate>,
}

/// What was learned from a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// The condition, where the record is clear about it.
    pub condition: Option<Ref<Condition>>,
    /// Where it is not: the conditions that it may be, in the order of the knowledge.
    pub possible: Vec<Ref<Condition>>,
    /// The answers.
    pub answers: Answers,
    /// When each condition that it tells of began, where entries of that very condition tell it.
    pub beginnings: Vec<Beginning>,
    /// Each thing that was taken, in the order of the facts.
    pub taken: Vec<Taken>,
    /// What was understood and answers nothing, in the order of the meanings.
    pub unused: Vec<Unused>,
    /// What was not understood or not read.
    pub ignored: Vec<Ignored>,
    /// How many entries the bundle holds.
    pub entries: usize,
}

/// How much of a record was not understood.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct UnreadEntries {
    /// Entries of the kinds that are read whose code, system or form is not known here.
    pub entries: usize,
    /// Those of them that are medicines.
    pub medicines: usize,
}

/// When a condition began, as a record tells it.
#[derive(Debug, Clone, PartialEq)]
pub struct Beginning {
    /// The condition.
    pub condition: Ref<Condition>,
    /// The fact that asks for it.
    pub fact: Ref<Fact>,
    /// The answer.
    pub answer: Answer,
    /// The entry that tells it.
    pub taken: Taken,
}

impl Record {
    /// The answers about a person with that condition: what tells when another one began is left out.
    pub fn answers_for(&self, condition: Option<Ref<Condition>>) -> Answers {
        let mut answers = self.answers.clone();
        for began in &self.beginnings {
            answers.set(began.fact, None);
        }
        for began in self.beginnings.iter().filter(|began| condition == Some(began.condition)) {
            answers.set(began.fact, Some(began.answer));
        }
        answers
    }

    /// Takes the beginning of that condition for what was taken.
    pub fn begin_with(&mut self, condition: Ref<Condition>) {
        self.answers = self.answers_for(Some(condition));
        let is_beginning =
            |taken: &Taken| self.beginnings.iter().any(|began| began.taken == *taken);
        self.taken.retain(|taken| !is_beginning(taken));
        let of_condition = self.beginnings.iter().filter(|began| began.condition == condition);
        self.taken.extend(of_condition.map(|began| began.taken.clone()));
        self.taken.sort_by_key(|taken| match taken.told {
            Told::Condition(_) => 0,
            Told::Fact(fact, _) => fact.position() + 1,
        });
    }

    /// How much of it was not understood; what is of a kind that is not read at all does not count.
    fn unread(&self) -> UnreadEntries {
        let is_unread = |ignored: &&Ignored| {
            matches!(
                ignored.why,
                WhyNot::UnknownCode
                    | WhyNot::UnknownSystem
                    | WhyNot::NotOfSystem
                    | WhyNot::NoCode
                    | WhyNot::Malformed
                    | WhyNot::Ambiguous
                    | WhyNot::TooLarge
            )
        };
        let of = |takes: &dyn Fn(&Ignored) -> bool| {
            let unread = self.ignored.iter().filter(is_unread);
            unread.filter(|ignored| takes(ignored)).map(|ignored| ignored.count).sum()
        };
        UnreadEntries {
            entries: of(&|_| true),
            medicines: of(&|ignored| {
                let kind = ignored.kind.name();
                matches!(kind, Some("MedicationRequest" | "MedicationStatement"))
            }),
        }
    }
}

/// Something that was taken from a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Taken {
    /// What it tells.
    pub told: Told,
    /// What the code means, in the words of the knowledge.
    pub label: String,
    /// Where it stands.
    pub mention: Mention,
}

/// What a record told.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Told {
    /// The condition.
    Condition(Ref<Condition>),
    /// An answer.
    Fact(Ref<Fact>, Answer),
}

/// Something that was understood and answers nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct Unused {
    /// What the code means, in the words of the knowledge.
    pub label: String,
    /// Where the latest of them stands.
    pub mention: Mention,
    /// Why it answers nothing.
    pub why: WhyNot,
    /// The conditions that it often goes along with, or means.
    pub conditions: Vec<Ref<Condition>>,
    /// How many there are.
    pub count: usize,
    /// It is not confirmed, and would raise a warning sign.
    pub is_warning: bool,
    /// What to ask, since it answers nothing.
    pub ask: Option<Ref<Fact>>,
    /// The fact that asks for the age, where it tells that.
    pub of_age: Option<Ref<Fact>>,
}

/// Entries that were not understood or not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ignored {
    /// Their kind.
    pub kind: ResourceKind,
    /// The code, where it surely is one.
    pub code: Option<RecordCode>,
    /// Why.
    pub why: WhyNot,
    /// How many there are.
    pub count: usize,
}

/// Whether a file is a FHIR resource or part of one, by its content: an object in JSON that names its kind, or holds a resource.
pub fn is_record(bytes: &[u8]) -> bool {
    json::has_key(without_mark(bytes), &["resourceType", "resource"])
}

/// Reads records with the meanings of one knowledge. Made once, it reads any number of them.
#[derive(Debug)]
pub struct RecordReader<'k> {
    knowledge: &'k Knowledge,
    meanings: Vec<RecordMeaning>,
    index: MeaningIndex,
}

impl<'k> RecordReader<'k> {
    /// A reader with the meanings of that knowledge.
    pub fn new(knowledge: &'k Knowledge) -> Self {
        let meanings = index::meanings(knowledge);
        let index = MeaningIndex::of(knowledge, &meanings);
        Self { knowledge, meanings, index }
    }

    /// Reads a Bundle of one person. Nothing depends on any date but `today`, nor on the order of the entries.
    ///
    /// # Errors
    /// When it is no Bundle, is broken, or holds more than one person.
    pub fn read(&self, name: &str, bytes: &[u8], today: Date) -> Result<Record, Problem> {
        let refuse = |message: &str, hint: &str| Err(json::problem(name, 1, 1, message, hint));
        if bytes.len() > MAX_RECORD_BYTES {
            let message = format!("the bundle is larger than {} MiB", MAX_RECORD_BYTES >> 20);
            return refuse(&message, "leave out what is not about this problem");
        }
        let bundle = json::whole(name, without_mark(bytes))?;
        if bundle.is_ambiguous() {
            return refuse(
                "a key of the bundle stands there twice",
                "have the system that wrote it write it again",
            );
        }
        if gather::is_modified(&bundle) {
            return refuse(
                "the bundle follows rules of its own, which may change what the rest means",
                "give one without `implicitRules`",
            );
        }
        let kind = bundle.text("resourceType").unwrap_or_default();
        if kind.is_empty() {
            return refuse(
                "this is no FHIR Bundle: it does not say what it is",
                "a Bundle begins with \"resourceType\": \"Bundle\"",
            );
        }
        if kind != "Bundle" {
            let kind = ResourceKind::of(&kind).name().unwrap_or("resource of another kind");
            return refuse(
                &format!("this is a FHIR {kind}, and a Bundle is read here"),
                "give a Bundle that holds the person and their conditions and measurements",
            );
        }
        if self.knowledge.code_systems.is_empty() {
            return refuse(
                "the knowledge file names no codes, so no bundle can be read with it",
                "write the answers as facts, one a line",
            );
        }
        if bundle.text("type").as_deref() == Some("history") {
            return refuse(
                "a history holds every version of its entries, and one of each is read here",
                "give a Bundle of type collection or searchset, with what holds now",
            );
        }
        let mut gathering = Gathering::new(self, today);
        if let Some(entries) = bundle.raw("entry")
            && !json::each_item(entries, |entry| gathering.entry(entry))
        {
            return refuse(
                "`entry` is no list",
                "a Bundle holds its resources in the list `entry`",
            );
        }
        if gathering.people() > 1 {
            return refuse(
                "the bundle is about more than one person",
                "give a bundle of one person",
            );
        }
        Ok(settle::settle(self, gathering))
    }
}

impl RecordReader<'_> {
    /// The meanings that count less than one.
    fn outranked_by(&self, place: usize) -> impl Iterator<Item = usize> {
        let meaning = self.meanings.get(place);
        meaning.into_iter().flat_map(|meaning| &meaning.outranks).map(|other| other.position())
    }
}

/// Some systems write a mark before the first letter.
fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}
