//! A user's own bills on the page: what the person pays, in all and by plan year, and each bill with its steps.

use super::plan;
use crate::answer::CourseReport;
use crate::answer::cost::BillEntry;
use crate::report::citations::Citations;
use crate::report::{Block, HasPage, Page, Text, about_this_page, glossary};
use crate::wording::{cost as words, share};

impl HasPage for CourseReport<'_> {
    fn page(&self) -> Page {
        let mut citations = Citations::default();
        let mut blocks = Vec::new();
        match &self.plan {
            None => blocks.extend(added_up(self)),
            Some(entry) => {
                blocks.extend(sums(self));
                let bills = Block::list(self.services.iter().map(bill));
                blocks.push(Block::section("Bill by bill", vec![bills]));
                blocks.push(plan::blocks(entry, &mut citations));
                blocks.push(Block::section(
                    "Taken for granted",
                    vec![Block::list(&self.assumptions)],
                ));
            }
        }
        blocks.extend(glossary::blocks(self.knowledge, &blocks));
        blocks.extend(about_this_page::of_prices(self.knowledge, &citations, self.today));
        Page {
            title: Text::plain(match &self.plan {
                Some(plan) => format!("Your own bills, with: {}", plan.label),
                None => "Your own bills".to_owned(),
            }),
            blocks,
            ..Page::default()
        }
    }
}

/// Without a plan: the sum, and what is missing for more.
fn added_up(report: &CourseReport) -> [Block; 3] {
    [
        Block::Paragraph(
            Text::plain("All bills together: ")
                .then_strong(report.total_allowed.to_string())
                .then("."),
        ),
        Block::Paragraph(
            Text::plain("Without a plan nobody can say what of it is yours. Name one: ")
                .then_code("--plan ID_or_FILE")
                .then(" (the presets: ")
                .then_code("spinecmp cost --list-plans")
                .then(")."),
        ),
        Block::list(report.services.iter().map(|bill| {
            Text::plain(format!("{}: ", when_and_what(bill))).then_strong(bill.allowed.to_string())
        })),
    ]
}

/// The date, and the user's words, else those of the service.
fn when_and_what(bill: &BillEntry) -> String {
    let date = bill.date.as_deref().unwrap_or_default();
    let what = bill.label.as_deref().unwrap_or_else(|| words::service(bill.service));
    let outside = if bill.network == Some("out") { ", outside the network" } else { "" };
    match &bill.person {
        Some(person) => format!("{date}, {person}: {what}{outside}"),
        None => format!("{date}, {what}{outside}"),
    }
}

fn bill(bill: &BillEntry) -> Text {
    let patient = bill.patient_share.unwrap_or_default();
    Text::plain(format!("{}, {}: you pay ", when_and_what(bill), bill.allowed))
        .then_strong(patient.to_string())
        .then(format!(" ({}).", share::sentence(bill.steps.iter().flatten())))
}

/// What the person pays, in all and by plan year.
fn sums(report: &CourseReport) -> Vec<Block> {
    let patient = report.total_patient_share.unwrap_or_default();
    let mut blocks = vec![Block::Paragraph(
        Text::plain("You pay ")
            .then_strong(patient.to_string())
            .then(format!(" of {} in all.", report.total_allowed)),
    )];
    let years = report.years.as_deref().unwrap_or_default();
    if years.len() > 1 {
        blocks.push(Block::list(years.iter().map(|year| {
            Text::plain(format!("Plan year {}: you pay ", year.plan_year))
                .then_strong(year.patient.to_string())
                .then(format!(" of {}.", year.allowed))
        })));
    }
    let together = report.total_patient_share_in_one_plan_year;
    let text = together
        .and_then(|together| words::together(together.rounded(), patient.rounded()))
        .map(|words| Block::Paragraph(Text::plain(words)));
    blocks.extend(text);
    blocks
}
