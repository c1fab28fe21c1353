//! Cards for a clinical system: a response of CDS Hooks, whose details are Markdown.
//!
//! What does not fit is left out whole and counted; nothing is cut. No word of a card is obeyed as Markdown.

use super::clean::{clean, clean_line};
use super::markdown;
use crate::answer::{Card, CardDetail, CardSummary, Cards, text};
use crate::report::{CardPage, CardPartShape, Span, Text, note_marks};
use std::collections::BTreeSet;

/// The response, ending in a line break.
pub(super) fn render(cards: &[CardPage]) -> String {
    text(&Cards::of(cards.iter().map(card).collect()))
}

fn card(page: &CardPage) -> Card {
    let mut summaries = page.summaries.iter().map(|summary| clean_line(summary, false));
    let summary = summaries.find_map(|summary| CardSummary::of(&summary));
    Card::new(
        summary.unwrap_or_else(|| page.fixed_summary.clone()),
        page.indicator,
        page.source.clone(),
        CardDetail::of(detail(page)),
    )
}

/// As many ranks as fit, the lowest first.
fn detail(page: &CardPage) -> String {
    let of_parts = page.parts.iter().map(|part| part.rank);
    let ranks: BTreeSet<usize> = of_parts.chain([page.foot_rank]).collect();
    let upto = |end: usize| written(page, |rank| rank < end);
    let whole = upto(usize::MAX);
    if CardDetail::fits(&whole) {
        return whole;
    }
    // Without any part only words of the program are left, which fit.
    let mut kept = upto(0);
    for rank in ranks {
        let next = upto(rank + 1);
        if !CardDetail::fits(&next) {
            break;
        }
        kept = next;
    }
    kept
}

/// The parts that are kept, where the rest is, and their sources.
fn written(page: &CardPage, is_kept: impl Fn(usize) -> bool) -> String {
    let mut output = String::new();
    let mut sources: Vec<String> = Vec::new();
    let mut left_out = 0_usize;
    let mut before = CardPartShape::Paragraph;
    for part in &page.parts {
        if !is_kept(part.rank) {
            left_out += usize::from(part.shape == CardPartShape::Item);
            continue;
        }
        let mut numbers = Vec::new();
        for source in &part.sources {
            let source = markdown::line(&on_one_line(&Text::plain(source)));
            let place = sources.iter().position(|known| *known == source).unwrap_or_else(|| {
                sources.push(source);
                sources.len() - 1
            });
            if !numbers.contains(&(place + 1)) {
                numbers.push(place + 1);
            }
        }
        let line = markdown::line(&on_one_line(&part.text));
        if !output.is_empty() {
            let is_next_item = (before, part.shape) == (CardPartShape::Item, CardPartShape::Item);
            output.push_str(if is_next_item { "\n" } else { "\n\n" });
        }
        if part.shape == CardPartShape::Item {
            output.push_str("- ");
        }
        output.push_str(&line);
        // Nothing in a card is the target of a reference, so Markdown prints the brackets.
        output.push_str(&note_marks(&numbers));
        before = part.shape;
    }
    let rest = match left_out {
        0 => page.rest.clone(),
        1 => Text::plain("1 line more has no room here. ").join(page.rest.clone()),
        count => {
            Text::plain(format!("{count} lines more have no room here. ")).join(page.rest.clone())
        }
    };
    let sources = (1..).zip(&sources).map(|(number, source)| format!("[{number}] {source}"));
    let sources = sources.collect::<Vec<_>>().join("; ");
    let sources = if sources.is_empty() { sources } else { format!("Sources: {sources}") };
    let foot = if is_kept(page.foot_rank) { on_one_line(&page.foot) } else { Text::default() };
    [output, sources, markdown::line(&foot), markdown::line(&rest)]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("\n\n")
}

/// A text without line breaks, which Markdown would take for the start of something.
fn on_one_line(text: &Text) -> Text {
    let line = |words: &String| clean(words, false).replace('\n', " ");
    let spans = text.0.iter().map(|span| match span {
        Span::Plain(words) => Span::Plain(line(words)),
        Span::Strong(words) => Span::Strong(line(words)),
        Span::Quiet(words) => Span::Quiet(line(words)),
        Span::Code(words) => Span::Code(line(words)),
        // A card leads nowhere by itself.
        Span::Link { words, .. } => Span::Plain(line(words)),
        // Its notes are numbered by the parts that are kept.
        Span::Note(_) => Span::Note(Vec::new()),
    });
    Text(spans.collect())
}
