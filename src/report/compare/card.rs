//! The comparison as cards: what is raised, then the choices and as many of the key rows as fit whole.

use crate::answer::{CardIndicator, CardSummary, Compare, KeyCellEntry, KeyRowEntry};
use crate::knowledge::{Assignment, Certainty, Counted, Source, Treatment};
use crate::report::card::{self, CardPage, CardPart, CardPartShape};
use crate::report::warning::PageReader;
use crate::report::{Text, check, own_answers, unnamed, warning};
use crate::values::{Ref, distinct, join_with};
use crate::wording::rules::inline;
use crate::wording::{key_row as words, phrase};

const CHOICES: CardSummary = CardSummary::fixed("The choices of a decision, side by side.");

pub(super) fn cards(answer: &Compare) -> Vec<CardPage> {
    let reader = PageReader::of_comparison(answer.profile.given, false);
    let mut cards = card::raised(answer.knowledge, &answer.assessment, reader);
    if !answer.is_stopped() {
        cards.push(side_by_side(answer, reader));
    } else if let Some(first) = cards.first_mut() {
        let text = Text::plain(super::page::STOPPED).then_code("--despite-red-flags");
        first.add(text, CardPartShape::Paragraph, Vec::new());
    }
    cards
}

fn side_by_side(answer: &Compare, reader: PageReader) -> CardPage {
    let knowledge = answer.knowledge;
    let label = &knowledge.conditions[answer.comparison.condition].label;
    let names: Vec<String> =
        answer.treatments().map(|treatment| inline(&treatment.short)).collect();
    let summaries = vec![
        format!("{label}: {}, side by side.", join_with(&names, "or")),
        format!("{label}: {} choices side by side.", names.len()),
    ];
    let command = unnamed::command(knowledge, &answer.profile, "spinecmp compare");
    let mut card = CardPage::new(knowledge, CardIndicator::Info, summaries, CHOICES, &command);
    for text in warning::not_raised(knowledge, &answer.assessment, reader) {
        card = card.then(text);
    }
    for text in check::met_warnings::warnings_in_lines(knowledge, &answer.assessment) {
        card = card.then(text);
    }
    let behind_warnings = card.parts.len();
    let whole: Vec<&str> = answer.treatments().map(|treatment| treatment.label.as_str()).collect();
    card = card.then(Text::strong("Choices (in no order of worth): ").then(whole.join("; ")));
    let remarks = own_answers::remarks(knowledge, &answer.profile, &answer.assessment);
    for text in unnamed::on_card(knowledge, &answer.profile).into_iter().chain(remarks) {
        card = card.then(text);
    }
    card = card.with_foot(knowledge, " Where no certainty stands, nobody graded it.");
    // Advice is read behind the warnings, and goes in for all choices or for none, where there is room.
    let rank = card.next_rank();
    let advice = check::met_warnings::advice_in_lines(knowledge, &answer.assessment);
    let advice = advice.into_iter().map(|text| CardPart {
        text,
        shape: CardPartShape::Paragraph,
        rank,
        sources: Vec::new(),
    });
    card.parts.splice(behind_warnings..behind_warnings, advice);
    let first_row = card.next_rank();
    let rows = answer.key_rows();
    for (entry, place) in rows.iter().zip(turns(&rows)) {
        card.parts.push(CardPart {
            text: row(answer, entry),
            shape: CardPartShape::Item,
            rank: first_row + place,
            sources: card::short_sources(knowledge, &sources(entry)),
        });
    }
    card
}

/// Which row goes in when: what helps, what harms and the rest by turns, each in the order of the page, so that none of them crowds out another.
fn turns(rows: &[KeyRowEntry]) -> Vec<usize> {
    let kind = |row: &KeyRowEntry| match row.counts {
        Counted::Help => 0_usize,
        Counted::Harm => 1,
        Counted::Neither => 2,
    };
    let mut seen = [0_usize; 3];
    let mut keys: Vec<(usize, usize, usize)> = Vec::new();
    for (place, row) in rows.iter().enumerate() {
        let kind = kind(row);
        if let Some(seen) = seen.get_mut(kind) {
            keys.push((*seen, kind, place));
            *seen += 1;
        }
    }
    keys.sort_unstable();
    let mut turns = vec![0; rows.len()];
    for (turn, (_, _, place)) in keys.into_iter().enumerate() {
        if let Some(of_row) = turns.get_mut(place) {
            *of_row = turn;
        }
    }
    turns
}

/// A row with all its cells in one line.
fn row(answer: &Compare, entry: &KeyRowEntry) -> Text {
    let columns = answer.treatments().map(Treatment::narrow);
    let mut said: Vec<String> = entry
        .cells
        .iter()
        .zip(columns)
        .map(|(cell, column)| format!("{column}: {}", self::cell(cell)))
        .collect();
    said.extend(
        entry.across.iter().map(|line| {
            phrase::closed(&with(line.plain.trim_end_matches('.'), None, line.certainty))
        }),
    );
    let name = entry.what.as_deref().unwrap_or(&entry.label);
    let close = if name.ends_with(['?', ':']) { "" } else { ":" };
    let mut text = Text::strong(format!("{name}{close}"));
    if let Some(warning) = &entry.warning {
        text = text.then(format!(" ({warning})"));
    }
    let between = if entry.cells.is_empty() { " " } else { "; " };
    text = text.then(format!(" {}", phrase::closed(&said.join(between))));
    // The sources name the study.
    match &entry.people {
        Some(group) => {
            let how = words::assigned(group.assignment == Assignment::ByLot);
            text.then(format!(" Same people, {how}."))
        }
        None => text,
    }
}

fn cell(cell: &KeyCellEntry) -> String {
    match (&cell.empty, &cell.lead) {
        (Some(why), _) => why.clone().into_owned(),
        (None, lead) => {
            with(lead.as_deref().unwrap_or_default(), cell.more.as_deref(), cell.certainty)
        }
    }
}

/// A figure, what belongs to it, and how sure it is: "4 of 100 (0 serious, 80 people; certainty low)".
fn with(figure: &str, more: Option<&str>, certainty: Option<Certainty>) -> String {
    let more = more.map(|more| {
        let inner = more.strip_prefix('(').and_then(|more| more.strip_suffix(')'));
        inner.unwrap_or(more).to_owned()
    });
    let certainty = certainty.map(|grade| format!("certainty {}", words::grade(grade)));
    let notes: Vec<String> = more.into_iter().chain(certainty).collect();
    if notes.is_empty() { figure.to_owned() } else { format!("{figure} ({})", notes.join("; ")) }
}

/// The sources of a row, each once.
fn sources(entry: &KeyRowEntry) -> Vec<Ref<Source>> {
    let of_cells = entry.cells.iter().map(|cell| &cell.sources);
    let of_lines = entry.across.iter().map(|line| &line.sources);
    distinct(of_cells.chain(of_lines).flat_map(|cited| cited.refs.iter().copied()))
}
