//! The costs as a page: what it costs in all, what of it is yours, how it adds up, how sure it is, what was taken for granted, what to ask.

use super::matrix::matrix;
use super::pathways::pathways;
use super::sums::sums;
use super::{break_even, picture, plan, prices, screen, sensitivity, simulation};
use crate::answer::CostReport;
use crate::answer::cost::RemarkEntry;
use crate::evidence::Detail;
use crate::knowledge::Payer;
use crate::report::citations::Citations;
use crate::report::{Block, HasPage, Page, Text, about_this_page, glossary, unnamed, warning};
use crate::wording::cost as words;

impl HasPage for CostReport<'_> {
    fn page(&self) -> Page {
        let query = &self.reckoned.query;
        let knowledge = query.knowledge;
        let is_brief = query.detail == Detail::Brief;
        let mut citations = Citations::default();
        let mut blocks = vec![warning::line(knowledge)];
        if is_brief {
            blocks.push(screen::grid(self, &mut citations));
        } else {
            let taken = self.reckoned.condition;
            blocks.extend(unnamed::first_taken(knowledge, taken, !names_nothing(self)));
            blocks.push(Block::Paragraph(whose_prices(self)));
            blocks.push(Block::Matrix(matrix(self, &mut citations)));
        }
        if query.pictures {
            blocks.extend(picture(self).map(Block::Picture));
        }
        if !is_brief {
            blocks.extend(pathways(self, &mut citations));
        }
        // One screen tells what a payer may refuse; the rest is counted.
        let remarks =
            self.worth_knowing.iter().filter(|remark| !is_brief || screen::is_told(remark));
        blocks.extend(worth_knowing(remarks, &mut citations));
        blocks.extend(break_even::blocks(self, &mut citations));
        blocks.extend(self.usual_sessions.as_ref().map(|usual| {
            let numbers = citations.cite(&usual.sources.refs, None);
            let text = words::usual_sessions(usual.low, usual.high, usual.text);
            Block::Paragraph(Text::plain(text).then_notes(numbers))
        }));
        blocks.extend(simulation::blocks(self));
        blocks.extend(sensitivity::blocks(self));
        if query.explains() || !is_brief {
            blocks.extend(sums(self));
        }
        if !is_brief {
            if let Some(entry) = &self.plan {
                blocks.push(plan::blocks(entry, &mut citations));
            }
            let mut published = |title: &str, entries| {
                Block::listed(title, prices::published(entries, &mut citations))
            };
            blocks.extend(published("Also published", &self.also_published));
            blocks.extend(published(prices::BILLED, &self.billed));
            let assumed = std::iter::once(Block::list(&self.assumptions)).chain(additions(self));
            blocks.push(Block::section("Taken for granted", assumed.collect()));
            let questions = self.questions.iter().map(|question| Text::plain(*question));
            blocks.extend(Block::listed("Questions to ask", questions.collect()));
            blocks.extend(glossary::blocks(knowledge, &blocks));
        }
        blocks.extend(about_this_page::of_sums(knowledge, &citations, query.detail, query.today));
        if is_brief {
            blocks.push(screen::more(self));
        }
        Page { title: Text::plain(title(self)), blocks, compact: is_brief, ..Page::default() }
    }
}

/// Whether neither a condition nor a choice was named: then the page is about the first condition.
pub(super) fn names_nothing(report: &CostReport) -> bool {
    !report.condition_named && report.reckoned.query.choices.is_empty()
}

fn title(report: &CostReport) -> String {
    let years =
        if report.years > 1 { format!(" over {} years", report.years) } else { String::new() };
    // One screen has no room to say elsewhere whose problem it is.
    let is_of_one = report.condition_named || names_nothing(report);
    let of = if is_of_one && report.reckoned.query.detail == Detail::Brief {
        format!(": {}", report.condition_label)
    } else {
        String::new()
    };
    match &report.plan {
        Some(plan) => format!("What it costs{years}{of}, with: {}", plan.label),
        None => format!("What it costs{years}{of}"),
    }
}

/// Whose prices these are, and what to type for others.
fn whose_prices(report: &CostReport) -> Text {
    let what = report.payer_label.zip(report.payer_prices);
    let text = Text::plain(what.map_or(String::new(), |(label, what)| {
        words::prices_of(label, report.price_year, &report.price_years, what)
    }));
    let others: Vec<String> = report
        .reckoned
        .frame
        .payers
        .iter()
        .filter(|other| other.payer != report.payer && !report.payer_named)
        .map(|other| format!("--payer {}", other.payer.slug()))
        .collect();
    let text = if others.is_empty() {
        text
    } else {
        text.then(" Nobody was named who pays; for others: ")
            .then_code(crate::values::join_with(&others, "or"))
            .then(".")
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

/// Limits of payers, and where the date or the place changes what a person pays.
fn worth_knowing<'r, 'k: 'r>(
    remarks: impl Iterator<Item = &'r RemarkEntry<'k>>,
    citations: &mut Citations,
) -> Vec<Block> {
    let items: Vec<Text> = remarks
        .map(|remark| {
            let numbers = citations.cite(&remark.sources.refs, remark.provenance);
            Text::strong(format!("{}: ", remark.name)).then(&remark.text).then_notes(numbers)
        })
        .collect();
    let Some(list) = Block::listed("Worth knowing", items) else {
        return Vec::new();
    };
    let about =
        "This is about money only. What should be done when is a question for your clinician.";
    vec![list, Block::Paragraph(Text::quiet(about))]
}

/// What else can be part of the sum.
fn additions(report: &CostReport) -> Option<Block> {
    (!report.reckoned.query.knowledge.costs.items.is_empty()).then(|| {
        Block::Paragraph(
            Text::plain("Lost work, travel, therapy, scans and more can be added: ")
                .then_code("--with ID=COUNT")
                .then("; what there is: ")
                .then_code("spinecmp cost --list-prices")
                .then("."),
        )
    })
}
