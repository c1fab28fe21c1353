//! What an answer was made from, said on its page, so that it can be made again: the program, the knowledge, what was asked, the day.

use super::{Block, CardPage, Page, Report, Text};
use crate::answer::{AnswerProvenance, PROGRAM, VERSION};

/// So much of a hash tells two apart; documents for programs hold the whole.
const SHORT: usize = 12;

/// The page of a report, which ends with what it was made from; one screen has no room for it.
pub fn stamped(report: &dyn Report, made: &AnswerProvenance) -> Page {
    let mut page = report.page();
    if !page.compact {
        let words = format!("Made by {}.", line(report, made));
        page.blocks.push(Block::Paragraph(Text::quiet(words)));
    }
    page
}

/// The cards of a report, each of which ends with what it was made from.
pub fn stamped_cards(report: &dyn Report, made: &AnswerProvenance) -> Vec<CardPage> {
    let stamped = |mut card: CardPage| {
        card.foot = card.foot.then(format!(" Made by {}.", line(report, made)));
        card
    };
    report.cards().into_iter().map(stamped).collect()
}

fn line(report: &dyn Report, made: &AnswerProvenance) -> String {
    let cut = |hash: &str| hash.get(..SHORT).unwrap_or(hash).to_owned();
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
