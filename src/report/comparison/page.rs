//! The comparison as a page: warnings, the decision, the matrix, what is disputed, what to ask, where it all comes from.

use super::disputes::disputes;
use super::matrix::{at_a_glance, matrix, more_harms};
use super::questions::questions;
use super::sections::{around, natural_course, noticeable, quoted};
use super::{ComparisonReport, experience, pictures, worksheet};
use crate::evidence::Detail;
use crate::report::citations::Citations;
use crate::report::warning::Reader;
use crate::report::{
    AssessmentReport, Block, Page, Text, assessment, colophon, explained, glossary, grade_words,
    read_blocks, warning,
};
use crate::values::join_with;

pub(super) fn page(report: &ComparisonReport) -> Page {
    let condition = &report.knowledge.conditions[report.comparison.condition];
    let is_compact = report.detail == Detail::Brief && !report.is_stopped();
    let draft = draft(report);
    let mut blocks = draft.blocks;
    blocks.extend(draft.grade.map(|words| Block::Paragraph(Text::quiet(words))));
    Page {
        title: Text::plain(if is_compact { &condition.decision } else { &condition.label }),
        blocks,
        compact: is_compact,
    }
}

/// A page before it says how hard it is to read.
pub(super) struct Draft {
    blocks: Vec<Block>,
    /// So many of the blocks are written for the reader; the words used, the sources and what the page says of itself come after them.
    told: usize,
    /// How hard all of it is to read.
    pub(super) grade: Option<String>,
    /// The sources that it cites.
    pub(super) citations: Citations,
}

impl Draft {
    /// What is written for the reader.
    pub(super) fn told(&self) -> &[Block] {
        self.blocks.get(..self.told).unwrap_or_default()
    }
}

/// The page of a report, and what it was made from.
pub(super) fn draft(report: &ComparisonReport) -> Draft {
    let knowledge = report.knowledge;
    let mut citations = Citations::default();
    let mut blocks = told(report, &mut citations);
    let told = blocks.len();
    if report.is_whole() {
        blocks.extend(glossary::blocks(knowledge, &blocks));
    }
    let detail = if report.is_whole() { Detail::Full } else { report.detail };
    blocks.extend(colophon::blocks(knowledge, &citations, detail, report.today));
    let grade = (report.detail > Detail::Brief && !report.is_stopped())
        .then(|| grade_words(read_blocks(&blocks, &explained(knowledge, &blocks))))
        .flatten();
    Draft { blocks, told, grade, citations }
}

/// What is written for the reader: everything but the words used, the sources and what the page says of itself.
fn told(report: &ComparisonReport, citations: &mut Citations) -> Vec<Block> {
    let knowledge = report.knowledge;
    let mut blocks = warning::blocks(
        knowledge,
        &report.assessment,
        Reader::of_comparison(report.profile.given, report.extras.layers),
        report.detail,
        citations,
    );
    if report.extras.layers {
        blocks.push(warning::all(knowledge, citations));
    }
    if report.is_stopped() {
        blocks.push(Block::Paragraph(
            Text::plain(
                "The comparison is not shown, because help comes first. To see it all the same: ",
            )
            .then_code("--despite-red-flags"),
        ));
    } else {
        if report.detail > Detail::Brief {
            blocks.extend(opening(report));
        }
        blocks.extend(body(report, citations));
    }
    blocks
}

/// The decision, which condition was taken, and what it is.
fn opening(report: &ComparisonReport) -> Vec<Block> {
    let knowledge = report.knowledge;
    let condition = &knowledge.conditions[report.comparison.condition];
    let mut blocks = vec![Block::Paragraph(Text::strong(&condition.decision))];
    if knowledge.conditions.len() > 1 && !report.profile.condition_named {
        blocks.push(Block::Paragraph(
            Text::quiet(format!(
                "No condition was named, so this is the first of {}. Others: ",
                knowledge.conditions.len()
            ))
            .then_code("--condition")
            .then_quiet(format!(" {}", other_conditions(report))),
        ));
    }
    blocks.push(Block::Paragraph(Text::plain(&condition.summary)));
    blocks
}

/// Everything between the opening and the sources.
fn body(report: &ComparisonReport, citations: &mut Citations) -> Vec<Block> {
    let is_brief = report.detail == Detail::Brief;
    let mut blocks = Vec::new();
    if report.extras.layers {
        if !is_brief {
            blocks.push(Block::heading(2, "At a glance"));
            blocks.push(Block::Matrix(at_a_glance(report, citations)));
        }
        blocks.push(Block::heading(2, "The choices side by side"));
        blocks.push(Block::Paragraph(Text::quiet(
            "The choices stand in the same order everywhere. The order is no ranking.",
        )));
    }
    blocks.push(Block::Matrix(matrix(report, citations)));
    if report.extras.layers {
        blocks.extend(more_harms(report, citations).map(Block::Matrix));
    }
    if !is_brief {
        blocks.extend(noticeable(report, citations));
    }
    if report.extras.pictures {
        let pictures = pictures::pictures(report, citations);
        if !pictures.is_empty() {
            blocks.push(Block::heading(2, "In pictures"));
            blocks.extend(pictures.into_iter().map(Block::Picture));
        }
    }
    if report.is_whole() {
        blocks.extend(natural_course(report, citations));
        blocks.extend(experience::blocks(report));
    }
    blocks.extend(disputes(report, citations));
    if !is_brief {
        blocks.extend(quoted(report, citations));
    }
    if report.is_whole() {
        blocks.extend(around(report, citations));
    }
    if report.profile.given {
        blocks.extend(if is_brief {
            vec![Block::Paragraph(
                Text::plain("Published rules held against your answers: ")
                    .then_code("spinecmp check"),
            )]
        } else {
            rules(report, citations)
        });
    }
    blocks.extend(questions(report));
    if report.extras.worksheet {
        blocks.extend(worksheet::blocks(report));
    }
    blocks
}

/// The rules held against the person: counted, and where there are layers one by one below the counts.
fn rules(report: &ComparisonReport, citations: &mut Citations) -> Vec<Block> {
    if !report.extras.layers {
        return assessment::summary(report.knowledge, &report.assessment);
    }
    let judged = AssessmentReport {
        knowledge: report.knowledge,
        profile: report.profile.clone(),
        assessment: report.assessment.clone(),
        open: Vec::new(),
        detail: Detail::Normal,
        today: report.today,
    };
    assessment::folded(&judged, citations)
}

/// The ids of the other conditions, to type.
fn other_conditions(report: &ComparisonReport) -> String {
    let ids: Vec<&str> = report
        .knowledge
        .conditions
        .refs()
        .filter(|(pointer, _)| *pointer != report.comparison.condition)
        .map(|(_, condition)| condition.id.as_str())
        .collect();
    join_with(&ids, "or")
}
