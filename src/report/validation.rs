//! The report of `validate`: what is in a sound file, or everything that is wrong with another.

use super::{Block, Edition, Page, Records, Report, Text};
use crate::knowledge::Knowledge;
use crate::values::plural;
use crate::yaml::Problem;
use serde_json::{Map, Value, json};

/// What a look at a knowledge file found.
#[derive(Debug, Clone)]
pub struct ValidationReport<'k> {
    /// The file or folder as the user named it.
    pub name: String,
    /// The knowledge, or its problems by file and line.
    pub outcome: Result<&'k Knowledge, Vec<Problem>>,
}

/// How many entries each section holds.
fn counts(knowledge: &Knowledge) -> [(&'static str, &'static str, usize); 14] {
    [
        ("condition", "conditions", knowledge.conditions.len()),
        ("treatment", "treatments", knowledge.treatments.len()),
        ("outcome", "outcomes", knowledge.outcomes.len()),
        ("finding", "findings", knowledge.findings.len()),
        ("gap", "gaps", knowledge.gaps.len()),
        ("dispute", "disputes", knowledge.disputes.len()),
        ("fact", "facts", knowledge.facts.len()),
        ("red flag", "red flags", knowledge.red_flags.len()),
        ("rule set", "rule sets", knowledge.rule_sets.len()),
        ("criterion", "criteria", knowledge.criteria.len()),
        ("question", "questions", knowledge.questions.len()),
        ("source", "sources", knowledge.sources.len()),
        ("price", "prices", knowledge.costs.prices.len()),
        ("plan", "plans", knowledge.costs.plans.len()),
    ]
}

impl Report for ValidationReport<'_> {
    fn page(&self) -> Page {
        match &self.outcome {
            Ok(knowledge) => {
                let counts: Vec<String> = counts(knowledge)
                    .into_iter()
                    .map(|(one, many, count)| plural(count, one, many))
                    .collect();
                Page {
                    title: Text::default(),
                    blocks: vec![Block::Paragraph(Text::plain(format!(
                        "{}: sound, version {}: {}.",
                        self.name,
                        knowledge.about.version,
                        counts.join(", ")
                    )))],
                    compact: true,
                }
            }
            Err(problems) => Page {
                title: Text::plain(format!(
                    "{}: {}",
                    self.name,
                    plural(problems.len(), "problem", "problems")
                )),
                blocks: vec![Block::List {
                    ordered: false,
                    items: problems
                        .iter()
                        .map(|problem| {
                            let text = Text::strong(format!(
                                "{}:{}:{} ",
                                problem.file, problem.line, problem.column
                            ))
                            .then(&problem.message);
                            match &problem.hint {
                                Some(hint) => text.then_quiet(format!(" (hint: {hint})")),
                                None => text,
                            }
                        })
                        .collect(),
                }],
                compact: false,
            },
        }
    }

    fn records(&self) -> Records {
        let problems = self.outcome.as_ref().err().map_or(&[][..], Vec::as_slice);
        Records {
            header: vec!["file", "line", "column", "message", "hint", "path"],
            rows: problems
                .iter()
                .map(|problem| {
                    vec![
                        problem.file.clone(),
                        problem.line.to_string(),
                        problem.column.to_string(),
                        problem.message.clone(),
                        problem.hint.clone().unwrap_or_default(),
                        problem.path.clone(),
                    ]
                })
                .collect(),
        }
    }

    fn document(&self) -> Value {
        let mut document = match &self.outcome {
            Ok(knowledge) => super::document::head(knowledge),
            Err(_) => Map::from_iter([
                ("schema_version".to_owned(), json!(1)),
                ("knowledge".to_owned(), Value::Null),
            ]),
        };
        document.insert("file".to_owned(), json!(self.name));
        document.insert("sound".to_owned(), json!(self.outcome.is_ok()));
        if let Ok(knowledge) = &self.outcome {
            let counts: Map<String, Value> = counts(knowledge)
                .into_iter()
                .map(|(_, many, count)| (many.replace(' ', "_"), json!(count)))
                .collect();
            document.insert("counts".to_owned(), Value::Object(counts));
        }
        let problems = self.outcome.as_ref().err().map_or(&[][..], Vec::as_slice);
        document.insert(
            "problems".to_owned(),
            problems
                .iter()
                .map(|problem| {
                    json!({
                        "file": problem.file,
                        "line": problem.line,
                        "column": problem.column,
                        "message": problem.message,
                        "hint": problem.hint,
                        "path": problem.path,
                    })
                })
                .collect(),
        );
        Value::Object(document)
    }

    fn edition(&self) -> Option<Edition<'_>> {
        self.outcome.as_ref().ok().map(|knowledge| Edition::of(knowledge))
    }
}
