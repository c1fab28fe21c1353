//! What a person takes to the visit, on one side of paper: what it costs them, what matters to them, what to ask.

use super::matrix::columns;
use super::worksheet;
use crate::answer::{Compare, CostReport};
use crate::report::citations::Citations;
use crate::report::{Block, FormField, Matrix, MatrixGroup, Text, cost};
use crate::wording::{visit as words, worksheet as worksheet_words};

/// So many questions fit beside the rest.
const QUESTIONS: usize = 9;
/// So many things to weigh.
const PRIORITIES: usize = 6;
/// Lines for notes.
const LINES: u8 = 4;

/// What each choice costs with the plan: in all, and what of it is the person's own.
pub(super) fn costs(answer: &Compare, costs: &CostReport, citations: &mut Citations) -> Block {
    let mut blocks = vec![Block::Matrix(Matrix {
        columns: columns(answer),
        groups: vec![MatrixGroup {
            heading: Text::plain(words::with(costs.plan.as_ref().map_or("", |plan| &plan.label))),
            rows: cost::rows(costs, citations),
        }],
    })];
    blocks.extend(costs.caution.map(|caution| Block::Paragraph(Text::quiet(caution))));
    blocks.push(Block::Hint(
        Text::quiet(words::STEPS)
            .then_code(format!("spinecmp cost --condition {} --plan …", costs.condition)),
    ));
    Block::section("Your cost", blocks)
}

/// What matters to the person, and where they lean.
pub(super) fn answers(answer: &Compare) -> Block {
    Block::section("Your answers", vec![Block::Form(answers_asked(answer))])
}

/// What to ask: a box each, and room for notes.
pub(super) fn questions(answer: &Compare) -> Block {
    let more = Block::Hint(Text::quiet(words::MORE_QUESTIONS));
    Block::section("Questions", vec![Block::Form(questions_asked(answer)), more])
}

/// What the steps of the worksheet ask beyond the forms of these sections.
pub(super) fn rest(answer: &Compare, shown: &[Block]) -> Block {
    let forms = shown
        .iter()
        .flat_map(Block::inner)
        .filter_map(|block| if let Block::Form(fields) = block { Some(fields) } else { None });
    let open: Vec<&FormField> = forms.flatten().collect();
    worksheet::rest(answer, &open)
}

fn answers_asked(answer: &Compare) -> Vec<FormField> {
    // Who has said what matters is not asked again.
    let most = if answer.weighed.is_some() { 0 } else { PRIORITIES };
    let asks = worksheet::priorities(answer).into_iter().take(most);
    asks.chain(worksheet::leaning(answer)).collect()
}

fn questions_asked(answer: &Compare) -> Vec<FormField> {
    let picked = super::questions::picked(answer);
    vec![
        FormField::AnyOf {
            question: Text::plain(words::TICK),
            answers: picked.into_iter().take(QUESTIONS).collect(),
        },
        FormField::Lines { question: Text::plain(worksheet_words::OWN_QUESTIONS), lines: LINES },
    ]
}
