//! Help with deciding: what matters to the reader, the steps, and what to ask.

use crate::audit::found::Found;
use crate::audit::passage::Part;
use crate::audit::subject::{Sheet, Subject};
use crate::knowledge::{Question, QuestionScope};
use crate::report::{Ask, Block};
use crate::values::plural;

/// Fewer questions are no help at a visit.
const QUESTIONS: usize = 5;
/// The steps of the decision.
const STEPS: usize = 6;
/// Fewer things to weigh are no exercise.
const WEIGHED: usize = 3;

/// K9: the reader is asked what matters most.
pub(in crate::audit) fn values(subject: &Subject) -> Found {
    let mut found = Found::at("the form of each page");
    let mut scales = 0;
    for sheet in &subject.sheets {
        let weighed = sheet
            .blocks()
            .iter()
            .filter_map(|block| match block {
                Block::Form(asks) => Some(asks),
                _ => None,
            })
            .flatten()
            .filter(|ask| matches!(ask, Ask::Scale { .. }))
            .count();
        scales += weighed;
        found.expect(
            weighed >= WEIGHED,
            sheet.place("the values exercise"),
            format!("{weighed} things to weigh; {WEIGHED} or more make an exercise"),
        );
    }
    found.counted(format!(
        "{} on {}",
        plural(scales, "thing to weigh", "things to weigh"),
        plural(subject.sheets.len(), "page", "pages")
    ))
}

/// K10: the steps of the decision, 1 to 6, in order.
pub(in crate::audit) fn steps(subject: &Subject) -> Found {
    let mut found = Found::at("the numbered list of steps");
    for sheet in &subject.sheets {
        let numbered = sheet.blocks().iter().any(|block| {
            matches!(block, Block::List { ordered: true, items } if items.len() == STEPS && items.iter().all(|item| !item.is_empty()))
        });
        found.expect(
            numbered,
            sheet.place("next steps"),
            format!("no list numbered from 1 to {STEPS}"),
        );
    }
    found.counted(format!(
        "{STEPS} steps on {}",
        plural(subject.sheets.len(), "page", "pages")
    ))
}

/// K11: questions for the visit, for every option one at least.
pub(in crate::audit) fn questions(subject: &Subject) -> Found {
    let mut found = Found::at("questions[]");
    let mut least = None;
    for sheet in &subject.sheets {
        let asked: Vec<&Question> = subject
            .knowledge
            .questions
            .iter()
            .filter(|question| is_asked(sheet, question))
            .collect();
        least = Some(least.map_or(asked.len(), |least: usize| least.min(asked.len())));
        found.expect(
            asked.len() >= QUESTIONS,
            sheet.place("questions"),
            format!(
                "{}; {QUESTIONS} or more help at a visit",
                plural(asked.len(), "question", "questions")
            ),
        );
        for (column, option) in sheet.columns.iter().zip(&sheet.options) {
            let about_it = asked.iter().any(|question| {
                matches!(&question.scope, QuestionScope::Treatments(treatments) if treatments.contains(column))
            });
            found.expect(
                about_it,
                sheet.place(&option.short),
                "no question is about it",
            );
        }
    }
    found.counted(format!(
        "{} questions or more a page, at least one an option",
        least.unwrap_or_default()
    ))
}

/// Whether the page asks a question, as an entry of a list or on the worksheet.
fn is_asked(sheet: &Sheet, question: &Question) -> bool {
    sheet
        .passages
        .iter()
        .filter(|passage| matches!(passage.part, Part::Item { .. } | Part::Ask | Part::Entry))
        .any(|passage| passage.words().ends_with(question.text.as_str()))
}
