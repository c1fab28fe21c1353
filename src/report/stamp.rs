//! What an answer was made from, said on its page, so that it can be made again: the program, the knowledge, what was asked, the day.

use super::{Block, Page, Report, Text};
use crate::answer::{Made, PROGRAM, VERSION};

/// So much of a hash tells two apart at a glance.
const SHORT: usize = 8;

/// The page of a report, which ends with what it was made from.
pub fn stamped(report: &dyn Report, made: &Made) -> Page {
    let mut page = report.page();
    let line = line(report, made, page.compact);
    let words = if page.compact { line } else { format!("Made by {line}.") };
    page.blocks.push(Block::Paragraph(Text::quiet(words)));
    page
}

fn line(report: &dyn Report, made: &Made, is_short: bool) -> String {
    let cut = |hash: &str| hash.get(..SHORT).filter(|_| is_short).unwrap_or(hash).to_owned();
    let edition = report.edition();
    let knowledge = match (edition.version, edition.sha256) {
        (Some(version), Some(sha256)) => format!("; knowledge {version} {}", cut(sha256)),
        _ => String::new(),
    };
    let seed = report.seed().map_or(String::new(), |seed| format!("; seed {seed}"));
    format!(
        "{PROGRAM} {VERSION}, {}{knowledge}; inputs {}{seed}",
        made.today,
        cut(made.inputs_sha256)
    )
}
