//! The comparison as a page: warnings, the decision, the matrix, what is disputed, what to ask, where it all comes from.

use super::ComparisonReport;
use super::matrix::matrix;
use super::sections::{
    around, disputes, experience, natural_course, noticeable, questions, quoted,
};
use crate::comparison::Detail;
use crate::report::citations::Citations;
use crate::report::warning::Reader;
use crate::report::{Block, Page, Text, assessment, colophon, warning};
use crate::values::join_with;

pub(super) fn page(report: &ComparisonReport) -> Page {
    let knowledge = report.knowledge;
    let condition = &knowledge.conditions[report.comparison.condition];
    let mut citations = Citations::default();
    let mut blocks = warning::blocks(
        knowledge,
        &report.assessment,
        Reader::of_comparison(report.profile.given),
        report.detail,
        &mut citations,
    );
    if report.is_stopped() {
        blocks.push(Block::Paragraph(
            Text::plain(
                "The comparison is not shown, because help comes first. To see it all the same: ",
            )
            .then_code("--despite-red-flags"),
        ));
        blocks.extend(colophon::blocks(
            knowledge,
            &citations,
            report.detail,
            report.today,
        ));
        return Page {
            title: Text::plain(&condition.label),
            blocks,
            compact: false,
        };
    }
    if report.detail > Detail::Brief {
        blocks.push(Block::Paragraph(Text::strong(&condition.decision)));
    }
    let others = report.knowledge.conditions.len() > 1;
    if others && !report.profile.condition_named && report.detail > Detail::Brief {
        blocks.push(Block::Paragraph(
            Text::quiet(format!(
                "No condition was named, so this is the first of {}. Others: ",
                report.knowledge.conditions.len()
            ))
            .then_code("--condition")
            .then_quiet(format!(" {}", other_conditions(report))),
        ));
    }
    if report.detail > Detail::Brief {
        blocks.push(Block::Paragraph(Text::plain(&condition.summary)));
    }
    blocks.push(Block::Matrix(matrix(report, &mut citations)));
    if report.detail > Detail::Brief {
        blocks.extend(noticeable(report, &mut citations));
        blocks.extend(quoted(report, &mut citations));
    }
    blocks.extend(disputes(report, &mut citations));
    if report.detail == Detail::Full {
        blocks.extend(natural_course(report, &mut citations));
        blocks.extend(around(report, &mut citations));
        blocks.extend(experience(report));
    }
    if report.profile.given {
        blocks.extend(if report.detail == Detail::Brief {
            vec![Block::Paragraph(
                Text::plain("Published rules held against your answers: ")
                    .then_code("spinecmp check"),
            )]
        } else {
            assessment::summary(knowledge, &report.assessment)
        });
    }
    blocks.extend(questions(report));
    blocks.extend(colophon::blocks(
        knowledge,
        &citations,
        report.detail,
        report.today,
    ));
    Page {
        title: match report.detail {
            Detail::Brief => Text::plain(&condition.decision),
            Detail::Normal | Detail::Full => Text::plain(&condition.label),
        },
        blocks,
        compact: report.detail == Detail::Brief,
    }
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
