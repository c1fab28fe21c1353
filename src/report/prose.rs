//! What of a page is prose, and how hard it is to read. Numbers in a table, labels and sources are no prose: counted in, they would make a page
//! look easier than it is.

use super::{Block, Span, Text, traversal};
use crate::knowledge::{Knowledge, Term};
use crate::reading::{Glossary, Reading, read};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// A shorter text is a label, whatever it ends in.
const LEAST_WORDS: usize = 4;

/// The sentences of a text, without notes and what is to be typed; `None` where it is no sentence.
pub fn prose(text: &Text) -> Option<Cow<'_, str>> {
    let pieces = || {
        text.0.iter().filter_map(|span| match span {
            Span::Plain(words)
            | Span::Strong(words)
            | Span::Quiet(words)
            | Span::Link { words, .. } => Some(words.as_str()).filter(|words| !words.is_empty()),
            Span::Code(_) | Span::Note(_) => None,
        })
    };
    // Most texts are labels, as their last letter tells.
    if pieces().next_back().is_some_and(|last| last.ends_with(char::is_alphanumeric)) {
        return None;
    }
    let mut words = Cow::Borrowed("");
    for piece in pieces() {
        // Nothing is copied where there is one piece.
        words += piece;
    }
    let trimmed = words.trim();
    let is_sentence = trimmed.trim_end_matches(['"', ')', '\u{201d}']).ends_with(['.', '?', '!']);
    // Blanks before a word are sooner counted than all that can stand between two.
    let is_blank = |pair: &&[u8]| matches!(pair, [b' ', b'!'..=b'~']);
    let blanks = || trimmed.as_bytes().windows(2).filter(is_blank);
    let is_long = || {
        blanks().nth(LEAST_WORDS - 2).is_some()
            || trimmed.split_whitespace().nth(LEAST_WORDS - 1).is_some()
    };
    (is_sentence && is_long()).then(|| match words {
        Cow::Borrowed(words) => Cow::Borrowed(words.trim()),
        Cow::Owned(_) => Cow::Owned(trimmed.to_owned()),
    })
}

/// Each prose text of a page once, however often the page says it: short remarks that stand beside every figure would make it look easy.
pub type Prose<'p> = BTreeSet<Cow<'p, str>>;

/// The prose of a page. Numbered notes are none.
pub fn prose_of(blocks: &[Block]) -> Prose<'_> {
    let mut texts = Prose::new();
    collect(blocks, &mut texts);
    texts
}

/// How hard the prose of a page is.
pub fn read_blocks(blocks: &[Block], known: &Glossary) -> Reading {
    read_prose(&prose_of(blocks), known)
}

/// How hard these texts are.
pub fn read_prose(prose: &Prose, known: &Glossary) -> Reading {
    read(prose.iter().map(Cow::as_ref), known)
}

fn collect<'p>(blocks: &'p [Block], texts: &mut Prose<'p>) {
    for block in blocks {
        if let Block::Section(section) = block {
            texts.extend(prose(&section.title));
            collect(&section.blocks, texts);
        } else if !matches!(block, Block::Notes(_)) {
            traversal::each_text(std::slice::from_ref(block), &mut |text| {
                texts.extend(prose(text));
            });
        }
    }
}

/// The words that a page explains: those of the glossary that stand in it with their meaning.
pub fn explained(knowledge: &Knowledge, blocks: &[Block]) -> Glossary {
    let is_explained = explained_by(blocks);
    Glossary::new(knowledge.glossary.iter().filter(|term| is_explained(term)).flat_map(Term::forms))
}

/// Tells of a term whether these blocks explain it.
pub(super) fn explained_by(blocks: &[Block]) -> impl Fn(&Term) -> bool {
    let mut explained: BTreeSet<(&str, &str)> = BTreeSet::new();
    each_entry(blocks, &mut |label, value| {
        if let ([Span::Strong(word)], [Span::Plain(means)]) = (&*label.0, &*value.0) {
            explained.insert((word, means));
        }
    });
    move |term| explained.contains(&(term.word.as_str(), term.means.as_str()))
}

fn each_entry<'p>(blocks: &'p [Block], see: &mut dyn FnMut(&'p Text, &'p Text)) {
    for block in blocks {
        if let Block::Entries(entries) = block {
            for (label, value) in entries {
                see(label, value);
            }
        }
        each_entry(block.inner(), see);
    }
}

/// How the page's own grade begins.
pub const GRADE_OPENING: &str = "Reading grade ";

/// How hard a page is, in the words that it prints. It is no sentence itself, so that it does not count.
pub fn grade_words(reading: Reading) -> Option<String> {
    let grade = reading.grade()?;
    let smog = reading.smog()?;
    Some(format!(
        "{GRADE_OPENING}{grade:.1} (Flesch-Kincaid; SMOG {smog:.1}; any words that are explained here count as short)"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_sentences_are_prose() {
        for (text, is_prose) in [
            (Text::plain("Sitting down or leaning forward helps."), true),
            (Text::plain("Sitting down or leaning forward helps.").then_notes(vec![1]), true),
            (Text::plain("12 of 100"), false),
            (Text::plain("Sore arm."), false),
            (Text::plain("adults with a worn knee in made-up trials"), false),
            (Text::code("spinecmp check --questions and more."), false),
        ] {
            assert_eq!(prose(&text).is_some(), is_prose, "{text:?}");
        }
    }

    #[test]
    fn what_a_page_says_of_its_own_grade_does_not_count() {
        let known = Glossary::none();
        let blocks = vec![Block::Paragraph(Text::plain(
            "It may help for some weeks. Then it may come back.",
        ))];
        let reading = read_blocks(&blocks, &known);
        let words = grade_words(reading).unwrap_or_default();
        assert!(words.starts_with("Reading grade "), "{words}");
        let mut more = blocks;
        more.push(Block::Paragraph(Text::plain(words)));
        assert_eq!(read_blocks(&more, &known), reading);
        assert_eq!(grade_words(Reading::default()), None);
    }
}
