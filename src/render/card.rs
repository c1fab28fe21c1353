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
        // A card leads nowhere by itself.
        Span::Plain(words) | Span::Link { words, .. } => Span::Plain(line(words)),
        Span::Strong(words) => Span::Strong(line(words)),
        Span::Quiet(words) => Span::Quiet(line(words)),
        Span::Code(words) => Span::Code(line(words)),
        // Its notes are numbered by the parts that are kept.
        Span::Note(_) => Span::Note(Vec::new()),
    });
    Text(spans.collect())
}

#[cfg(test)]
mod tests {
    use super::{detail, render};
    use crate::answer::{CardIndicator, CardSource, CardSummary};
    use crate::report::{CardPage, CardPart, CardPartShape, Text};

    const LAST: CardSummary = CardSummary::fixed("The last.");

    fn page(words: &str, lengths: &[usize]) -> CardPage {
        let part = |(rank, length): (usize, &usize)| CardPart {
            text: Text::plain(format!("{words}{}", "x".repeat(*length))),
            shape: CardPartShape::Item,
            rank,
            sources: vec!["A, 2020".to_owned()],
        };
        CardPage {
            indicator: CardIndicator::Info,
            summaries: vec!["y".repeat(140), format!("{words}.")],
            fixed_summary: LAST,
            source: CardSource::of("Fruit"),
            parts: lengths.iter().enumerate().map(part).collect(),
            foot: Text::plain("The foot."),
            foot_rank: 0,
            rest: Text::plain("All: ").then_code("fruit"),
        }
    }

    #[test]
    fn what_fits_is_there_and_what_does_not_is_counted() {
        assert_eq!(
            detail(&page("a", &[1, 2])),
            "- ax [1]\n- axx [1]\n\nSources: [1] A, 2020\n\nThe foot.\n\nAll: `fruit`"
        );
        // None after one that does not fit, however short it is.
        let cut = detail(&page("a", &[1, 2000, 1]));
        assert_eq!(
            cut,
            "- ax [1]\n\nSources: [1] A, 2020\n\nThe foot.\n\n2 lines more have no room here. All: `fruit`"
        );
        assert_eq!(detail(&page("a", &[2000])), "1 line more has no room here. All: `fruit`");
    }

    #[test]
    fn one_more_would_be_too_many() {
        for length in 0..300 {
            let lengths = vec![length; 20];
            let written = detail(&page("a", &lengths));
            let kept = written.matches("- a").count();
            assert!(written.chars().count() < 1500);
            if kept < lengths.len() {
                let more = written.chars().count() + "\n- a [1]".len() + length;
                assert!(more >= 1500, "{length}: {kept}");
            }
        }
    }

    #[test]
    fn the_first_summary_that_fits_is_taken() {
        assert!(render(&[page("Short", &[])]).contains("\"summary\": \"Short.\""));
        assert!(render(&[page("One. Two", &[])]).contains("\"summary\": \"The last.\""));
        assert_eq!(render(&[]), "{\n  \"cards\": []\n}\n");
    }

    #[test]
    fn no_word_starts_a_block_or_breaks_a_line() {
        let written = detail(&page("# a\n\n- b <c>\u{1b}[0m ", &[1]));
        assert!(written.starts_with("- \\# a  - b \\<c\\>\\[0m x [1]\n\nSources"), "{written}");
    }
}
