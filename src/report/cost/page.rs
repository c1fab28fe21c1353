//! The costs as a page: what it costs in all, what of it is yours, how it adds up, how sure it is, what was taken for granted, what to ask.

use super::knowing::{pathways, worth_knowing};
use super::matrix::matrix;
use super::remarks::{also_published, taken_for_granted};
use super::sums::sums;
use super::{doubt, even, list, tornado};
use crate::answer::CostReport;
use crate::evidence::Detail;
use crate::knowledge::{Payer, QuestionScope};
use crate::report::citations::Citations;
use crate::report::{Block, Page, Text, colophon, glossary};

pub(super) fn page(report: &CostReport) -> Page {
    let knowledge = report.knowledge;
    let is_brief = report.detail == Detail::Brief;
    let mut citations = Citations::default();
    let mut blocks = vec![Block::Paragraph(Text::strong(&knowledge.about.warning))];
    blocks.extend(condition(report));
    blocks.push(Block::Paragraph(whose_prices(report)));
    blocks.push(Block::Matrix(matrix(report, &mut citations)));
    if report.pictures {
        blocks.extend(report.picture().map(Block::Picture));
    }
    if !is_brief {
        blocks.extend(pathways(report, &mut citations));
    }
    blocks.extend(worth_knowing(report, &mut citations));
    blocks.extend(even::break_even(report, &mut citations));
    blocks.extend(doubt::usual_sessions(report, &mut citations));
    blocks.extend(doubt::simulation(report));
    blocks.extend(tornado::sensitivity(report));
    if report.explain || !is_brief {
        blocks.extend(sums(report));
    }
    if is_brief {
        blocks.push(Block::Paragraph(
            Text::plain("Step by step, what was taken for granted, and all sources: ")
                .then_code("--detail normal"),
        ));
    } else {
        if let Some(plan) = &report.plan {
            blocks.extend(plan.blocks(&mut citations));
        }
        blocks.extend(also_published(report, &mut citations));
        blocks.push(Block::heading(2, "Taken for granted"));
        blocks.push(list(taken_for_granted(report)));
        blocks.extend(additions(report));
        blocks.extend(questions(report));
        blocks.extend(glossary::blocks(knowledge, &blocks));
    }
    blocks.extend(colophon::of_prices(knowledge, &citations, report.detail, report.today));
    Page { title: Text::plain(title(report)), blocks, compact: is_brief }
}

fn title(report: &CostReport) -> String {
    let years = if report.model().years > 1 {
        format!(" over {} years", report.model().years)
    } else {
        String::new()
    };
    match &report.plan {
        Some(plan) => format!("What it costs{years}, with: {}", plan.label),
        None => format!("What it costs{years}"),
    }
}

/// Which condition was taken, where nobody named one or a treatment.
fn condition(report: &CostReport) -> Option<Block> {
    let count = report.knowledge.conditions.len();
    (!report.condition_is_known && count > 1).then(|| {
        Block::Paragraph(
            Text::quiet(format!(
                "No condition was named, so this is the first of {count}: {}. Another: ",
                report.knowledge.conditions[report.condition].label
            ))
            .then_code("--condition ID")
            .then_quiet("."),
        )
    })
}

/// Whose prices these are, and what to type for others.
fn whose_prices(report: &CostReport) -> Text {
    let frame = report.knowledge.costs.frame.as_ref();
    let what = frame.and_then(|frame| frame.payer(report.payer)).map_or(String::new(), |payer| {
        let year =
            super::document::price_year(report).map_or(String::new(), |year| format!(", {year}"));
        format!("Prices: {}{year}. {}", payer.label, payer.what)
    });
    let text = Text::plain(what);
    let text = if report.payer_is_known {
        text
    } else {
        let others: Vec<String> = frame
            .into_iter()
            .flat_map(|frame| &frame.payers)
            .filter(|other| other.payer != report.payer)
            .map(|other| format!("--payer {}", other.payer.slug()))
            .collect();
        if others.is_empty() {
            text
        } else {
            text.then(" Nobody was named who pays; for others: ")
                .then_code(crate::values::join_with(&others, "or"))
                .then(".")
        }
    };
    if report.plan.is_some() || report.payer == Payer::Cash {
        return text;
    }
    text.then(" What of it you pay yourself depends on your plan: ")
        .then_code("--plan ID_or_FILE")
        .then(" (")
        .then_code("spinecmp cost --list-plans")
        .then(").")
}

/// What else can be part of the sum.
fn additions(report: &CostReport) -> Option<Block> {
    (!report.knowledge.costs.items.is_empty()).then(|| {
        Block::Paragraph(
            Text::plain("Lost work, travel, therapy, scans and more can be added: ")
                .then_code("--with ID=COUNT")
                .then("; what there is: ")
                .then_code("spinecmp cost --list-prices")
                .then("."),
        )
    })
}

/// What to ask about costs before deciding.
fn questions(report: &CostReport) -> Vec<Block> {
    let items: Vec<Text> = report
        .knowledge
        .questions
        .iter()
        .filter(|question| question.scope == QuestionScope::Cost)
        .map(|question| Text::plain(&question.text))
        .collect();
    if items.is_empty() {
        return Vec::new();
    }
    vec![Block::heading(2, "Questions to ask"), Block::List { ordered: false, items }]
}
