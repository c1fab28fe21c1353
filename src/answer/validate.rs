//! What a look at a knowledge file found.

use super::{CommandAnswer, Missing, Rows, Table, with_missing};
use crate::knowledge::Knowledge;
use crate::yaml::Problem;
use schemars::JsonSchema;
use serde::Serialize;

/// The answer of `validate`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Validation<'k> {
    /// The file or folder as the user named it.
    pub file: String,
    /// Whether nothing is wrong with it.
    pub sound: bool,
    /// How many entries each section holds.
    pub counts: Option<Counts>,
    /// Everything that is wrong, by file and line.
    pub problems: Vec<ProblemEntry>,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
    /// The knowledge, where it is sound.
    #[serde(skip)]
    pub knowledge: Option<&'k Knowledge>,
}

/// One thing wrong in a file.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ProblemEntry {
    /// The file.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The column, counted from 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub hint: Option<String>,
    /// Where it is, by keys and positions.
    pub path: String,
    /// Why a field is null.
    pub missing_because: Missing<'static>,
}

/// How many entries each section of the knowledge holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Counts {
    /// Conditions.
    pub conditions: usize,
    /// Treatments.
    pub treatments: usize,
    /// Outcomes.
    pub outcomes: usize,
    /// Findings.
    pub findings: usize,
    /// Gaps.
    pub gaps: usize,
    /// Disputes.
    pub disputes: usize,
    /// Facts.
    pub facts: usize,
    /// Red flags.
    pub red_flags: usize,
    /// Rule sets.
    pub rule_sets: usize,
    /// Criteria.
    pub criteria: usize,
    /// Questions.
    pub questions: usize,
    /// Sources.
    pub sources: usize,
    /// Prices.
    pub prices: usize,
    /// Plans.
    pub plans: usize,
}

impl Counts {
    /// Those of this knowledge.
    pub fn of(knowledge: &Knowledge) -> Self {
        Self {
            conditions: knowledge.conditions.len(),
            treatments: knowledge.treatments.len(),
            outcomes: knowledge.outcomes.len(),
            findings: knowledge.findings.len(),
            gaps: knowledge.gaps.len(),
            disputes: knowledge.disputes.len(),
            facts: knowledge.facts.len(),
            red_flags: knowledge.red_flags.len(),
            rule_sets: knowledge.rule_sets.len(),
            criteria: knowledge.criteria.len(),
            questions: knowledge.questions.len(),
            sources: knowledge.sources.len(),
            prices: knowledge.costs.prices.len(),
            plans: knowledge.costs.plans.len(),
        }
    }

    /// Each with its name for one and for many.
    pub fn named(&self) -> [(&'static str, &'static str, usize); 14] {
        [
            ("condition", "conditions", self.conditions),
            ("treatment", "treatments", self.treatments),
            ("outcome", "outcomes", self.outcomes),
            ("finding", "findings", self.findings),
            ("gap", "gaps", self.gaps),
            ("dispute", "disputes", self.disputes),
            ("fact", "facts", self.facts),
            ("red flag", "red flags", self.red_flags),
            ("rule set", "rule sets", self.rule_sets),
            ("criterion", "criteria", self.criteria),
            ("question", "questions", self.questions),
            ("source", "sources", self.sources),
            ("price", "prices", self.prices),
            ("plan", "plans", self.plans),
        ]
    }
}

impl<'k> Validation<'k> {
    /// The answer about a file that is sound, or has these problems.
    pub fn of(file: String, outcome: Result<&'k Knowledge, &[Problem]>) -> Self {
        let (knowledge, problems) = match outcome {
            Ok(knowledge) => (Some(knowledge), &[][..]),
            Err(problems) => (None, problems),
        };
        with_missing!(Self {
            file,
            sound: knowledge.is_some(),
            counts: unless(knowledge.map(Counts::of), "the file has problems"),
            problems: problems.iter().map(ProblemEntry::of).collect(),
            knowledge,
        })
    }
}

impl ProblemEntry {
    fn of(problem: &Problem) -> Self {
        with_missing!(Self {
            file: problem.file.clone(),
            line: problem.line,
            column: problem.column,
            message: problem.message.clone(),
            hint: unless(problem.hint.clone(), "the message says it all"),
            path: problem.path.clone(),
        })
    }
}

impl CommandAnswer for Validation<'_> {
    const TABLE: Table = Table {
        header: "file,line,column,message,hint,path",
        rows: &[Rows { each: &["problems"], fields: &["file line column message hint path"] }],
    };

    fn knowledge(&self) -> Option<&Knowledge> {
        self.knowledge
    }
}
