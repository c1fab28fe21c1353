//! What a look at a knowledge file found, as a page.

use super::{Block, HasPage, Page, Text};
use crate::answer::{Counts, ProblemEntry, Validation};
use crate::knowledge::Knowledge;
use crate::values::plural;

impl HasPage for Validation<'_> {
    fn page(&self) -> Page {
        match (self.knowledge, &self.counts) {
            (Some(knowledge), Some(counts)) => sound(self, knowledge, counts),
            _ => problems(self),
        }
    }
}

fn sound(answer: &Validation, knowledge: &Knowledge, counts: &Counts) -> Page {
    let counts: Vec<String> =
        counts.named().into_iter().map(|(one, many, count)| plural(count, one, many)).collect();
    Page {
        title: Text::default(),
        blocks: vec![Block::Paragraph(Text::plain(format!(
            "{}: sound, version {}: {}.",
            answer.file,
            knowledge.about.version,
            counts.join(", ")
        )))],
        compact: true,
        ..Page::default()
    }
}

fn problems(answer: &Validation) -> Page {
    let problems = &answer.problems;
    Page {
        title: Text::plain(format!(
            "{}: {}",
            answer.file,
            plural(problems.len(), "problem", "problems")
        )),
        blocks: vec![Block::list(problems.iter().map(problem))],
        ..Page::default()
    }
}

fn problem(problem: &ProblemEntry) -> Text {
    let text = Text::strong(format!("{}:{}:{} ", problem.file, problem.line, problem.column))
        .then(&problem.message);
    match &problem.hint {
        Some(hint) => text.then_quiet(format!(" (hint: {hint})")),
        None => text,
    }
}
