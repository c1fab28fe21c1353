//! How every page ends: its sources, what it is for, and the date of the evidence.

use super::citations::Citations;
use super::{Block, Text};
use crate::comparison::Detail;
use crate::knowledge::{Knowledge, Source};
use jiff::civil::Date;

/// Sources, legend, intended use, dates.
pub(super) fn blocks(
    knowledge: &Knowledge,
    citations: &Citations,
    detail: Detail,
    today: Date,
) -> Vec<Block> {
    let about = &knowledge.about;
    let mut blocks = Vec::new();
    let notes = citations.notes(knowledge);
    if !notes.is_empty() {
        match detail {
            Detail::Brief => blocks.push(Block::Paragraph(short_sources(knowledge, citations))),
            Detail::Normal | Detail::Full => {
                blocks.push(Block::Heading {
                    level: 2,
                    text: Text::plain("Sources"),
                });
                blocks.push(Block::Notes(notes));
            }
        }
    }
    if detail > Detail::Brief {
        blocks.push(Block::Paragraph(Text::quiet(
            "Certainty: high = new studies are unlikely to change the number; moderate = they may; low = they \
             probably will; very low = little more than a guess; not graded = nobody has judged it. \"Likely 1 to 3\" is a \
             95 percent interval: one study's doubt, not all doubt.",
        )));
    }
    blocks.push(Block::Paragraph(Text::plain(&about.intended_use)));
    let overdue = if today > about.next_review {
        " This review is overdue."
    } else {
        ""
    };
    if detail > Detail::Brief {
        blocks.push(Block::Paragraph(Text::quiet(format!(
            "{}, version {} ({}). Evidence searched until {}; next review {}.{overdue} Funding: {} \
             Prices and rules: {}.",
            about.title,
            about.version,
            about.published,
            about.evidence_until,
            about.next_review,
            about.funding,
            about.country,
        ))));
    }
    if detail == Detail::Full {
        blocks.push(Block::Paragraph(Text::quiet(format!(
            "How the evidence was chosen: {} Updates: {} Written by: {}.",
            about.method,
            about.update_policy,
            about
                .authors
                .iter()
                .map(|author| format!(
                    "{} ({}; credentials: {} interests: {})",
                    author.name, author.role, author.credentials, author.interests
                ))
                .collect::<Vec<_>>()
                .join("; ")
        ))));
    }
    blocks
}

/// "[1] Oliveira 2020 · [2] …", for a page of one screen.
fn short_sources(knowledge: &Knowledge, citations: &Citations) -> Text {
    let sources: Vec<String> = citations
        .sources()
        .enumerate()
        .map(|(position, source)| {
            format!(
                "[{}] {}",
                position + 1,
                first_author(&knowledge.sources[source])
            )
        })
        .collect();
    Text::quiet(sources.join(", "))
}

/// The first author's family name and the year; the id where no author is shown.
fn first_author(source: &Source) -> String {
    let name = source.authors.split([',', ' ']).next().unwrap_or_default();
    match source.year {
        Some(year) if name != "Authors" => format!("{name} {year}"),
        Some(_) | None => source.id.clone(),
    }
}
