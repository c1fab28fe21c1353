//! The comparison as a page: warnings, the decision, the matrix, what is disputed, what to ask, where it all comes from.

use super::disputes::disputes;
use super::matrix::{at_a_glance, matrix, more_harms};
use super::questions::questions;
use super::sections::{around, natural_course, noticeable, quoted};
use super::{experience, pictures, worksheet};
use crate::answer::Compare;
use crate::evidence::Detail;
use crate::report::check::Told;
use crate::report::citations::Citations;
use crate::report::warning::Reader;
use crate::report::{
    Block, Page, Text, check, colophon, explained, glossary, grade_words, read_blocks, warning,
};
use crate::values::join_with;

pub(super) fn page(answer: &Compare) -> Page {
    let knowledge = answer.knowledge;
    let condition = &knowledge.conditions[answer.comparison.condition];
    let is_compact = answer.detail == Detail::Brief && !answer.is_stopped();
    let mut citations = Citations::default();
    let mut blocks = told(answer, &mut citations);
    if answer.is_whole() {
        blocks.extend(glossary::blocks(knowledge, &blocks));
    }
    let detail = if answer.is_whole() { Detail::Full } else { answer.detail };
    blocks.extend(colophon::blocks(knowledge, &citations, detail, answer.today));
    if answer.detail > Detail::Brief && !answer.is_stopped() {
        let grade = grade_words(read_blocks(&blocks, &explained(knowledge, &blocks)));
        blocks.extend(grade.map(|words| Block::Paragraph(Text::quiet(words))));
    }
    Page {
        title: Text::plain(if is_compact { &condition.decision } else { &condition.label }),
        blocks,
        compact: is_compact,
    }
}

/// What is written for the reader: everything but the words used, the sources and what the page says of itself.
fn told(answer: &Compare, citations: &mut Citations) -> Vec<Block> {
    let knowledge = answer.knowledge;
    let mut blocks = warning::blocks(
        knowledge,
        &answer.assessment,
        Reader::of_comparison(answer.profile.given, answer.extras.layers),
        answer.detail,
        citations,
    );
    if answer.extras.layers {
        blocks.push(warning::all(knowledge, citations));
    }
    if answer.is_stopped() {
        blocks.push(Block::Paragraph(
            Text::plain(
                "The comparison is not shown, because help comes first. To see it all the same: ",
            )
            .then_code("--despite-red-flags"),
        ));
    } else {
        if answer.detail > Detail::Brief {
            blocks.extend(opening(answer));
        }
        blocks.extend(body(answer, citations));
    }
    blocks
}

/// The decision, which condition was taken, and what it is.
fn opening(answer: &Compare) -> Vec<Block> {
    let knowledge = answer.knowledge;
    let condition = &knowledge.conditions[answer.comparison.condition];
    let mut blocks = vec![Block::Paragraph(Text::strong(&condition.decision))];
    if knowledge.conditions.len() > 1 && !answer.profile.condition_named {
        blocks.push(Block::Paragraph(
            Text::quiet(format!(
                "No condition was named, so this is the first of {}. Others: ",
                knowledge.conditions.len()
            ))
            .then_code("--condition")
            .then_quiet(format!(" {}", other_conditions(answer))),
        ));
    }
    blocks.push(Block::Paragraph(Text::plain(&condition.summary)));
    blocks
}

/// Everything between the opening and the sources.
fn body(answer: &Compare, citations: &mut Citations) -> Vec<Block> {
    let is_brief = answer.detail == Detail::Brief;
    let mut blocks = Vec::new();
    if answer.extras.layers {
        if !is_brief {
            let glance = Block::Matrix(at_a_glance(answer, citations));
            blocks.push(Block::section("At a glance", vec![glance]));
        }
        let mut told = vec![Block::Paragraph(Text::quiet(
            "The choices stand in the same order everywhere. The order is no ranking.",
        ))];
        told.push(Block::Matrix(matrix(answer, citations)));
        told.extend(more_harms(answer, citations).map(Block::Matrix));
        if !is_brief {
            told.extend(noticeable(answer, citations));
        }
        blocks.push(Block::section("The choices side by side", told));
    } else {
        blocks.push(Block::Matrix(matrix(answer, citations)));
        if !is_brief {
            blocks.extend(noticeable(answer, citations));
        }
    }
    if answer.extras.pictures {
        let pictures = pictures::pictures(answer, citations);
        if !pictures.is_empty() {
            let pictures = pictures.into_iter().map(Block::Picture).collect();
            blocks.push(Block::section("In pictures", pictures));
        }
    }
    if answer.is_whole() {
        blocks.push(natural_course(answer, citations));
        blocks.push(experience::blocks(answer));
    }
    blocks.extend(disputes(answer, citations));
    if !is_brief {
        blocks.extend(quoted(answer, citations));
    }
    if answer.is_whole() {
        blocks.extend(around(answer, citations));
    }
    if answer.profile.given {
        blocks.extend(if is_brief {
            vec![Block::Paragraph(
                Text::plain("Published rules held against your answers: ")
                    .then_code("spinecmp check"),
            )]
        } else {
            rules(answer, citations)
        });
    }
    blocks.extend(questions(answer));
    if answer.extras.worksheet {
        blocks.push(worksheet::blocks(answer));
    }
    blocks
}

/// The rules held against the person: counted, and where there are layers one by one below the counts.
fn rules(answer: &Compare, citations: &mut Citations) -> Vec<Block> {
    if !answer.extras.layers {
        return vec![check::summary(answer.knowledge, &answer.assessment)];
    }
    let told = Told {
        knowledge: answer.knowledge,
        answers: &answer.profile.answers,
        detail: Detail::Normal,
    };
    vec![check::folded(told, &answer.assessment, citations)]
}

/// The ids of the other conditions, to type.
fn other_conditions(answer: &Compare) -> String {
    let ids: Vec<&str> = answer
        .knowledge
        .conditions
        .refs()
        .filter(|(pointer, _)| *pointer != answer.comparison.condition)
        .map(|(_, condition)| condition.id.as_str())
        .collect();
    join_with(&ids, "or")
}
