//! The audit for people: the verdict first, then what fails, then item by item, then the meters, the other lists, and what none of it proves.

use super::AuditReport;
use super::{items, meters, verdict};
use crate::audit::crosswalk::NOT_READ;
use crate::audit::{AGE_LIMIT_YEARS, Age, CrosswalkResult};
use crate::evidence::Detail;
use crate::report::{Block, Page, Text};
use crate::values::plural;

/// What an audit by a program cannot show.
pub(super) const LIMITS: [&str; 6] = [
    "Computed means that something is there, on the page and in order. It never means that it is good enough.",
    "What is looked at is the page of `compare -o page.html`, not what a terminal shows.",
    "Nobody has checked here that a figure is true to its source. Each figure names the source, so that you can.",
    "Declared means that somebody says so. Nobody has verified it.",
    "Whether people choose better with these pages, or know more, only a study with people can tell.",
    "The list is the one of 2013 (IPDAS version 4; Joseph-Williams and others 2014, doi:10.1177/0272989X13501721), in our own words. No \
     outside rater has scored these pages.",
];

pub(super) fn page(report: &AuditReport) -> Page {
    let detail = report.detail;
    let mut blocks = verdict::blocks(report);
    blocks.extend(items::failed(report));
    if detail > Detail::Brief {
        blocks.extend(items::table(report));
        blocks.extend(meters::balance(report));
        blocks.extend(meters::reading(report));
        blocks.extend(ages(report));
        blocks.push(crosswalk(report));
        let items = LIMITS.iter().map(|limit| Text::plain(*limit)).collect();
        let limits = Block::List { ordered: false, items };
        blocks.push(Block::section("What this does not prove", vec![limits]));
    } else {
        let [first, ..] = LIMITS;
        blocks.push(Block::Paragraph(Text::quiet(first)));
    }
    Page { title: Text::plain(format!("Audit of {}", report.name)), blocks, ..Page::default() }
}

/// The age of the evidence: a warning, never a failure.
fn ages(report: &AuditReport) -> Vec<Block> {
    let Some(ages) = &report.audit.ages else {
        return Vec::new();
    };
    let mut blocks = vec![
        Block::Paragraph(Text::strong(warning(&ages.all)).then(format!(
            " Counted to {}. Old evidence is a warning here, not a failure: an old trial may be the only one.",
            report.today
        ))),
    ];
    if ages.pages.len() > 1 {
        blocks.push(Block::Entries(
            ages.pages
                .iter()
                .map(|page| (Text::plain(&page.condition), Text::plain(short(&page.age))))
                .collect(),
        ));
    }
    vec![Block::section("Age of the evidence", blocks)]
}

fn warning(age: &Age) -> String {
    format!(
        "{} of the figures' {} {} older than {AGE_LIMIT_YEARS} years, {} without a year.",
        age.older,
        plural(age.sources, "source", "sources"),
        if age.older == 1 { "is" } else { "are" },
        age.undated
    )
}

fn short(age: &Age) -> String {
    let oldest = age.oldest.map_or(String::new(), |year| format!("; the oldest of {year}"));
    format!(
        "{} of {} older than {AGE_LIMIT_YEARS} years{oldest}",
        age.older,
        plural(age.sources, "source", "sources")
    )
}

/// Other lists.
fn crosswalk(report: &AuditReport) -> Block {
    let items = report.audit.crosswalk.iter().map(crossed).collect();
    let not_read = Block::Paragraph(Text::quiet(NOT_READ));
    Block::section("Other lists", vec![Block::List { ordered: false, items }, not_read])
}

fn crossed(crossed: &CrosswalkResult) -> Text {
    let ask = crossed.ask;
    let counts =
        format!(" ({} of {} met here", crossed.met, plural(ask.items.len(), "item", "items"));
    let mut rest = String::new();
    if !crossed.missing.is_empty() {
        rest.push_str(&format!("; not: {}", crossed.missing.join(", ")));
    }
    if let Some(beyond) = ask.beyond {
        rest.push_str(&format!("; not computed: {beyond}"));
    }
    rest.push(')');
    Text::plain(format!("{}: {}: ", ask.list, ask.asks))
        .then_strong(crossed.extent.words())
        .then(counts + &rest)
        .then_quiet(format!(" [{}]", ask.source))
}
