//! What of a page is prose, and how hard it is to read. Numbers in a table, labels and sources are no prose: counted in, they would make a page
//! look easier than it is.

use super::{Block, Span, Text, traversal};
use crate::knowledge::{Knowledge, Term};
use crate::reading::{Glossary, Reading, read};
use std::collections::BTreeSet;

/// A shorter text is a label, whatever it ends in.
const LEAST_WORDS: usize = 4;

/// The sentences of a text, without notes and what is to be typed; `None` where it is no sentence.
pub fn prose(text: &Text) -> Option<String> {
    let words: String = text
        .0
        .iter()
        .map(|span| match span {
            Span::Plain(words)
            | Span::Strong(words)
            | Span::Quiet(words)
            | Span::Link { words, .. } => words.as_str(),
            Span::Code(_) | Span::Note(_) => "",
        })
        .collect();
    let words = words.trim();
    let is_sentence = words.trim_end_matches(['"', ')', '\u{201d}']).ends_with(['.', '?', '!']);
    let is_long = || words.split_whitespace().nth(LEAST_WORDS - 1).is_some();
    (is_sentence && is_long()).then(|| words.to_owned())
}

/// How hard the prose of a page is, given in parts. Numbered notes are not read.
pub fn read_blocks(parts: &[&[Block]], known: &Glossary) -> Reading {
    let mut texts = Vec::new();
    for blocks in parts {
        collect(blocks, &mut texts);
    }
    read(once(&texts), known)
}

fn collect(blocks: &[Block], texts: &mut Vec<String>) {
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

/// Each text once, however often a page says it: short remarks that stand beside every figure would make it look easy.
fn once(texts: &[String]) -> Vec<&str> {
    let mut seen = BTreeSet::new();
    texts.iter().map(String::as_str).filter(|text| seen.insert(*text)).collect()
}

/// The words that a page explains, given in parts: those of the glossary whose meaning stands in it.
pub fn explained(knowledge: &Knowledge, parts: &[&[Block]]) -> Glossary {
    let mut meanings: BTreeSet<String> = BTreeSet::new();
    for blocks in parts {
        each_entry(blocks, &mut |value| {
            meanings.insert(value.bare());
        });
    }
    Glossary::new(
        knowledge
            .glossary
            .iter()
            .filter(|term| meanings.contains(&term.means))
            .flat_map(Term::forms),
    )
}

fn each_entry(blocks: &[Block], see: &mut dyn FnMut(&Text)) {
    for block in blocks {
        if let Block::Entries(entries) = block {
            for (_, value) in entries {
                see(value);
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
        let reading = read_blocks(&[&blocks], &known);
        let words = grade_words(reading).unwrap_or_default();
        assert!(words.starts_with("Reading grade "), "{words}");
        let mut more = blocks;
        more.push(Block::Paragraph(Text::plain(words)));
        assert_eq!(read_blocks(&[&more], &known), reading);
        assert_eq!(grade_words(Reading::default()), None);
    }
}
