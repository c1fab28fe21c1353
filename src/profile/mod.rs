//! What the user told us about one person: a flat map of facts, every answer optional.
//!
//! The knowledge declares the facts; nothing here knows one by name. An unknown name is an error with a suggestion, a missing answer is
//! unknown, never no.

mod answer;
mod condition;
pub mod preferences;
pub mod record;
mod schema;
mod template;

pub use answer::{Mismatch, answer_from_json, parse_answer};
pub use condition::{find_condition, guess_condition, related_code};
pub use schema::{profile_schema, weights_schema};
pub use template::{filled, template};

use crate::knowledge::{Answer, Answers, Condition, Fact, Knowledge};
use crate::values::{Ref, did_you_mean, visible};
use crate::yaml::{Content, Node, Path, Problem, Problems, YamlDocument};
use record::{Beginning, Record, RecordDoubt};

/// The key that names the condition, whether or not the knowledge declares a fact for it.
const CONDITION: &str = "condition";

/// One person's answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    /// The condition, and whether the user named it.
    pub condition: Ref<Condition>,
    /// `false`: nobody named a condition, so the first of the knowledge was taken, and pages say so.
    pub condition_named: bool,
    /// Where nobody named one: those that a record of care may be about, in the order of the knowledge. The first of them was taken.
    pub possible: Vec<Ref<Condition>>,
    /// What a record of care leaves in doubt, whether or not it is settled since.
    pub record_doubts: Vec<RecordDoubt>,
    /// When each condition that a record tells of began.
    pub beginnings: Vec<Beginning>,
    /// The answers.
    pub answers: Answers,
    /// Whether the user gave any answer at all.
    pub given: bool,
}

impl Profile {
    /// Somebody with that condition of whom nothing else is known.
    pub fn of_condition(knowledge: &Knowledge, condition: Ref<Condition>) -> Self {
        let answers = Answers::none(knowledge.facts.len());
        let mut profile = Self {
            condition,
            condition_named: true,
            possible: Vec::new(),
            record_doubts: Vec::new(),
            beginnings: Vec::new(),
            answers,
            given: false,
        };
        profile.name_condition(knowledge, condition);
        profile
    }

    /// What a record of care leaves in doubt and no answer has settled; what may be urgent comes first.
    pub fn open_doubts(&self) -> impl Iterator<Item = &RecordDoubt> {
        self.record_doubts.iter().filter(|doubt| doubt.is_open(|fact| self.answers.get(fact)))
    }

    /// Takes the condition that somebody named.
    pub fn name_condition(&mut self, knowledge: &Knowledge, condition: Ref<Condition>) {
        // How long it has been is known of the condition that it was told of, and of no other.
        for began in self.beginnings.iter().filter(|began| began.condition == self.condition) {
            self.answers.set(began.fact, None);
        }
        for began in self.beginnings.iter().filter(|began| began.condition == condition) {
            self.answers.set(began.fact, Some(began.answer));
        }
        self.condition = condition;
        self.condition_named = true;
        // Rules may ask for the condition like for any other fact.
        if let (Some(fact), Ok(option)) =
            (knowledge.condition_fact, u8::try_from(condition.position()))
        {
            self.answers.set(fact, Some(Answer::Choice(option)));
        }
    }
}

/// Collects answers from a file, then from the command line, which wins.
#[derive(Debug)]
pub struct ProfileBuilder<'k> {
    knowledge: &'k Knowledge,
    condition: Option<Ref<Condition>>,
    possible: Vec<Ref<Condition>>,
    doubts: Vec<RecordDoubt>,
    related_code: Option<String>,
    beginnings: Vec<Beginning>,
    answers: Answers,
    given: bool,
}

impl<'k> ProfileBuilder<'k> {
    /// Nothing is known yet.
    pub fn new(knowledge: &'k Knowledge) -> Self {
        Self {
            knowledge,
            condition: None,
            possible: Vec::new(),
            doubts: Vec::new(),
            related_code: None,
            beginnings: Vec::new(),
            answers: Answers::none(knowledge.facts.len()),
            given: false,
        }
    }

    /// Takes the answers of a file.
    ///
    /// # Errors
    /// Every problem of the file, each at its line.
    pub fn read(&mut self, name: &str, bytes: &[u8]) -> Result<(), Vec<Problem>> {
        let document = YamlDocument::read(name, bytes).map_err(Problems::sorted)?;
        let mut problems = Problems::default();
        let top = Path::top();
        let Content::Map(entries) = &document.root().content else {
            problems.add_with_hint(
                &document,
                &top,
                "a profile is a list of facts, one a line, such as `age: 44`",
                "`spinecmp check --questions` prints one to fill in",
            );
            return Err(problems.sorted());
        };
        if entries.iter().any(|(key, _, _)| key == "resourceType") {
            problems.add_with_hint(
                &document,
                &top.name("resourceType"),
                "this is a FHIR resource in YAML, not a profile",
                "give it as JSON; or write the answers as facts, one a line: `spinecmp check --questions` prints a profile to fill in",
            );
            return Err(problems.sorted());
        }
        for (key, _, value) in entries {
            if problems.is_full() {
                break;
            }
            let at = top.name(key);
            if let Err(misfit) = self.take(key, &Given::Node(value)) {
                match misfit.hint {
                    Some(hint) => problems.add_with_hint(&document, &at, misfit.message, hint),
                    None => problems.add(&document, &at, misfit.message),
                }
            }
        }
        if problems.is_empty() { Ok(()) } else { Err(problems.sorted()) }
    }

    /// Takes what a record of care told.
    pub fn take_record(&mut self, record: &Record) {
        self.condition = record.condition.or(self.condition);
        self.possible.clone_from(&record.possible);
        self.doubts = record.doubts();
        self.beginnings.clone_from(&record.beginnings);
        // When it began is taken once the condition is known.
        let answers = record.answers_for(None);
        for (fact, _) in self.knowledge.facts.refs() {
            if let Some(answer) = answers.get(fact) {
                self.answers.set(fact, Some(answer));
                self.given = true;
            }
        }
    }

    /// Takes one answer from the command line: `fact=value`.
    ///
    /// # Errors
    /// What does not fit, and how to mend it.
    pub fn set(&mut self, assignment: &str) -> Result<(), Mismatch> {
        let Some((fact, value)) = assignment.split_once('=') else {
            return Err(Mismatch::with_hint(
                format!("expected FACT=VALUE, found `{}`", visible(assignment)),
                "write for example `--set age=44`",
            ));
        };
        self.take(fact.trim(), &Given::Word(value.trim()))
    }

    /// Takes the condition: an id, a name that people use, or an ICD-10-CM code.
    ///
    /// # Errors
    /// When nothing has that name.
    pub fn set_condition(&mut self, name: &str) -> Result<(), Mismatch> {
        let condition = find_condition(self.knowledge, name)?;
        self.condition = Some(condition);
        self.related_code = related_code(self.knowledge, condition, name);
        Ok(())
    }

    /// The profile. Without a condition the first one is taken, of those that a record may be about where there are such.
    ///
    /// # Errors
    /// When the knowledge holds no condition; a checked one always does.
    pub fn build(self) -> Result<Profile, Mismatch> {
        let first = self.knowledge.conditions.refs().next().map(|(first, _)| first);
        let condition = self
            .condition
            .or(self.possible.first().copied())
            .or(first)
            .ok_or_else(|| Mismatch::new("the knowledge file holds no condition"))?;
        let of_condition = Profile::of_condition(self.knowledge, condition);
        let mut answers = self.answers;
        let mut given = self.given;
        for began in self.beginnings.iter().filter(|began| began.condition == condition) {
            answers.set(began.fact, Some(began.answer));
            given = true;
        }
        if let Some(fact) = self.knowledge.condition_fact {
            answers.set(fact, of_condition.answers.get(fact));
        }
        let mut doubts = self.doubts;
        doubts.extend(self.related_code.map(RecordDoubt::of_related_code));
        doubts.sort_by_key(|doubt| doubt.kind);
        Ok(Profile {
            condition_named: self.condition.is_some(),
            possible: self.possible,
            record_doubts: doubts,
            beginnings: self.beginnings,
            answers,
            given,
            ..of_condition
        })
    }

    fn take(&mut self, name: &str, given: &Given) -> Result<(), Mismatch> {
        if name == CONDITION {
            return match given.text()?.filter(|text| !text.trim().is_empty()) {
                Some(text) => self.set_condition(text),
                None => Ok(()),
            };
        }
        let (pointer, fact) = fact_named(self.knowledge, name)?;
        let answer = given.answer(fact)?;
        self.given |= answer.is_some();
        self.beginnings.retain(|began| began.fact != pointer);
        self.answers.set(pointer, answer);
        Ok(())
    }
}

/// A value as it came: from a file with its YAML form, or as a bare word of the command line.
enum Given<'a> {
    Node(&'a Node),
    Word(&'a str),
}

impl Given<'_> {
    fn answer(&self, fact: &Fact) -> Result<Option<Answer>, Mismatch> {
        match self {
            Self::Word(word) => parse_answer(fact, word),
            Self::Node(node) => answer::from_node(fact, node),
        }
    }

    fn text(&self) -> Result<Option<&str>, Mismatch> {
        match self {
            Self::Word(word) => Ok(Some(word)),
            Self::Node(node) if node.is_nothing() => Ok(None),
            Self::Node(node) => match &node.content {
                Content::Scalar { text, .. } => Ok(Some(text)),
                Content::List(_) | Content::Map(_) => {
                    Err(Mismatch::new("expected one condition, found a list or a map"))
                }
            },
        }
    }
}

/// The fact of that id.
///
/// # Errors
/// When no fact has it.
pub fn fact_named<'k>(
    knowledge: &'k Knowledge,
    id: &str,
) -> Result<(Ref<Fact>, &'k Fact), Mismatch> {
    knowledge.facts.find(|fact| fact.id == id).ok_or_else(|| {
        let names = knowledge.facts.iter().map(|fact| fact.id.as_str());
        Mismatch::with_hint(
            format!("no fact is called `{}`", visible(id)),
            did_you_mean(id, names)
                .unwrap_or_else(|| "`spinecmp check --questions` lists the facts".to_owned()),
        )
    })
}
