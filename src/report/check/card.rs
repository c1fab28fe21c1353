//! The check as cards: what is raised, then in a line each what every rule set says, and what to answer next.

use super::screen::{RULES as RULES_NAME, for_others, gaps, lines};
use super::warning_signs::{flag_line, stop};
use crate::answer::{CardIndicator, CardSummary, Check};
use crate::evidence::Detail;
use crate::report::card::{self, CardPage, CardPart, CardPartShape};
use crate::report::warning::PageReader;
use crate::report::{Block, Text, own_answers, unnamed, warning};
use crate::values::plural;

const RULES: CardSummary =
    CardSummary::fixed("Published rules are held against the answers, each set apart.");

/// So many questions more than the first are asked.
const MORE_QUESTIONS: usize = 2;

pub(super) fn cards(report: &Check) -> Vec<CardPage> {
    let reader = PageReader::of_check(report.profile.given);
    let mut cards = card::raised(report.knowledge, &report.assessment, reader);
    let stop = stop(report);
    if let (Some(first), Some(blocks)) = (cards.first_mut(), &stop) {
        for text in blocks.iter().filter_map(paragraph) {
            first.add(text, CardPartShape::Paragraph, Vec::new());
        }
    }
    if stop.is_none() || report.detail == Detail::Full {
        cards.push(rules(report, reader));
    }
    cards
}

fn rules(report: &Check, reader: PageReader) -> CardPage {
    let Check { knowledge, profile, assessment, .. } = report;
    let label = &knowledge.conditions[profile.condition].label;
    let missing = plural(report.open.len(), "answer is open", "answers are open");
    let summaries = vec![
        format!("Published rules held against the answers, {missing}: {label}."),
        format!("Published rules held against the answers, {missing}."),
    ];
    let command = unnamed::command(knowledge, profile, "spinecmp check");
    let mut card = CardPage::new(knowledge, CardIndicator::Info, summaries, RULES, &command);
    for text in warning::not_raised(knowledge, assessment, reader) {
        card = card.then(text);
    }
    let mut questions = report.open.iter().map(|open| &knowledge.facts[open.fact].question);
    if let Some(first) = questions.next() {
        card =
            card.then(Text::strong(format!("{missing}. ")).then(format!("Most telling: {first}")));
    }
    let remarks = own_answers::remarks(knowledge, profile, assessment);
    for text in unnamed::on_card(knowledge, profile).into_iter().chain(remarks) {
        card = card.then(text);
    }
    card = card.with_foot(knowledge, "");
    let first_line = card.next_rank();
    for judged in &assessment.treatments {
        let name = Text::strong(knowledge.treatments[judged.treatment].narrow());
        card.parts.push(CardPart {
            text: name,
            shape: CardPartShape::Paragraph,
            rank: first_line,
            sources: Vec::new(),
        });
        // The same line of every choice goes in together, so each has equal room.
        for (place, (set, says)) in lines(knowledge, judged).into_iter().enumerate() {
            let name = match set {
                Some(set) => {
                    let name = set.narrow();
                    match set.year.map(|year| year.to_string()) {
                        Some(year) if !name.contains(&year) => format!("{name} ({year}):"),
                        _ => format!("{name}:"),
                    }
                }
                None => format!("{RULES_NAME}:"),
            };
            card.parts.push(CardPart {
                text: Text::strong(name).then(format!(" {}", says.bare())),
                shape: CardPartShape::Item,
                rank: first_line + place,
                sources: Vec::new(),
            });
        }
    }
    let waivers = assessment.waivers.iter().map(|waiver| &knowledge.waivers[*waiver].text);
    for waiver in waivers {
        card = card.then(Text::plain(waiver));
    }
    for text in [flag_line(report), for_others(report)].iter().flatten().filter_map(paragraph) {
        card = card.then(text);
    }
    for text in gaps(report) {
        card = card.then(text);
    }
    for question in questions.take(MORE_QUESTIONS) {
        card = card.then(Text::plain(format!("Then: {question}")));
    }
    card
}

fn paragraph(block: &Block) -> Option<Text> {
    match block {
        Block::Paragraph(text) => Some(text.clone()),
        _ => None,
    }
}
