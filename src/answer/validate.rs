//! What a look at a knowledge file found.

use super::{CommandAnswer, Rows, Table, answer_entry};
use crate::knowledge::Knowledge;
use crate::yaml::Problem;

answer_entry! {
    /// The answer of `validate`.
    pub struct Validation<'k>;

    /// The answer about a file that is sound, or has these problems.
    pub fn of(file: String, outcome: Result<&'k Knowledge, &[Problem]>) {
        let (knowledge, problems) = match outcome {
            Ok(knowledge) => (Some(knowledge), &[][..]),
            Err(problems) => (None, problems),
        };
    }

    /// The file or folder as the user named it.
    pub file: String = file,
    /// Whether nothing is wrong with it.
    pub sound: bool = knowledge.is_some(),
    /// How many entries each section holds.
    pub counts: Option<Counts> = unless(knowledge.map(Counts::of), "the file has problems"),
    /// Everything that is wrong, by file and line.
    pub problems: Vec<ProblemEntry> = problems.iter().map(ProblemEntry::of).collect(),
    /// The knowledge, where it is sound.
    #[serde(skip)]
    pub knowledge: Option<&'k Knowledge> = knowledge,
}

answer_entry! {
    /// One thing wrong in a file.
    pub struct ProblemEntry;

    fn of(problem: &Problem) {}

    /// The file.
    pub file: String = problem.file.clone(),
    /// The line, counted from 1.
    pub line: usize = problem.line,
    /// The column, counted from 1.
    pub column: usize = problem.column,
    /// What is wrong.
    pub message: String = problem.message.clone(),
    /// How to mend it.
    pub hint: Option<String> = unless(problem.hint.clone(), "the message says it all"),
    /// Where it is, by keys and positions.
    pub path: String = problem.path.clone(),
}

answer_entry! {
    /// How many entries each section of the knowledge holds.
    #[derive(Copy, PartialEq, Eq)]
    pub struct Counts;

    /// Those of this knowledge.
    pub fn of(knowledge: &Knowledge) {}

    /// Conditions.
    pub conditions: usize = knowledge.conditions.len(),
    /// Treatments.
    pub treatments: usize = knowledge.treatments.len(),
    /// Outcomes.
    pub outcomes: usize = knowledge.outcomes.len(),
    /// Findings.
    pub findings: usize = knowledge.findings.len(),
    /// Gaps.
    pub gaps: usize = knowledge.gaps.len(),
    /// Disputes.
    pub disputes: usize = knowledge.disputes.len(),
    /// Facts.
    pub facts: usize = knowledge.facts.len(),
    /// Red flags.
    pub red_flags: usize = knowledge.red_flags.len(),
    /// Rule sets.
    pub rule_sets: usize = knowledge.rule_sets.len(),
    /// Criteria.
    pub criteria: usize = knowledge.criteria.len(),
    /// Questions.
    pub questions: usize = knowledge.questions.len(),
    /// Sources.
    pub sources: usize = knowledge.sources.len(),
    /// Prices.
    pub prices: usize = knowledge.costs.prices.len(),
    /// Plans.
    pub plans: usize = knowledge.costs.plans.len(),
}

impl Counts {
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

impl CommandAnswer for Validation<'_> {
    const TABLE: Table = Table {
        header: "file,line,column,message,hint,path",
        rows: &[Rows { each: &["problems"], fields: &["file line column message hint path"] }],
    };

    fn knowledge(&self) -> Option<&Knowledge> {
        self.knowledge
    }
}
