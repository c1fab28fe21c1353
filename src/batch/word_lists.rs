//! Cells that list ids of the knowledge: what each person's list holds is found for everybody of a block at once, and a word is copied as it stands.

use super::block::RowBlock;
use super::column::{ColumnContent, OutputColumn};
use super::input::CONDITION;
use super::writer::RowFormat;
use crate::knowledge::Knowledge;
use crate::rules::columns::{BLOCK, Bitmap, JudgedBlock, JudgedColumn};

/// So many bytes of a word are copied at once, whatever its length: that is sooner done than to copy each length for itself. Nearly all words fit.
const AT_ONCE: usize = 32;

/// An id as lists hold it: letters, digits and hyphens, and what stands between it and the next.
#[derive(Debug, Clone)]
pub(super) struct ListWord {
    beginning: [u8; AT_ONCE],
    length: usize,
    /// What does not fit into the beginning.
    rest: Vec<u8>,
}

impl ListWord {
    pub(super) fn of(id: &str, format: RowFormat) -> Self {
        let written = match format {
            RowFormat::Csv => format!("{id};"),
            RowFormat::Json => format!("\"{id}\","),
        };
        let (start, rest) = written.as_bytes().split_at(written.len().min(AT_ONCE));
        let mut beginning = [0; AT_ONCE];
        beginning.iter_mut().zip(start).for_each(|(byte, of_word)| *byte = *of_word);
        Self { beginning, length: start.len(), rest: rest.to_vec() }
    }
}

/// The lists of one column, for everybody of a block.
#[derive(Debug)]
pub(super) struct WordLists<'w> {
    words: Vec<&'w ListWord>,
    /// A bit a word: a number for each person holds 64 of them.
    of_people: Vec<[u64; BLOCK]>,
}

impl<'w> WordLists<'w> {
    /// These words, each in the lists of these people.
    pub(super) fn of(words: impl Iterator<Item = (&'w ListWord, Bitmap)>) -> Self {
        let (words, people): (Vec<_>, Vec<_>) = words.unzip();
        Self { words, of_people: people.chunks(64).map(Bitmap::turned).collect() }
    }

    /// Writes one person's words, one behind the other; whether there are any. The last byte stands between the last word and none.
    pub(super) fn write(&self, person: usize, bytes: &mut Vec<u8>) -> bool {
        let mut is_any = false;
        for (words, people) in self.words.chunks(64).zip(&self.of_people) {
            let mut bits = people.get(person).copied().unwrap_or_default();
            is_any |= bits != 0;
            while let Some(word) = words.get(bits.trailing_zeros() as usize) {
                bits &= bits.wrapping_sub(1);
                let end = bytes.len() + word.length;
                bytes.extend_from_slice(&word.beginning);
                bytes.truncate(end);
                if !word.rest.is_empty() {
                    bytes.extend_from_slice(&word.rest);
                }
            }
        }
        is_any
    }
}

/// The words that lists hold, and which columns there are.
#[derive(Debug)]
pub(super) struct ListColumns {
    /// By the place of the red flag.
    red_flags: Vec<ListWord>,
    /// By the place of the fact, and whether it is the condition.
    facts: Vec<(ListWord, bool)>,
    condition: ListWord,
    has: [bool; 3],
}

/// The lists of everybody of a block; empty where no column holds them.
#[derive(Debug)]
pub(super) struct BlockLists<'w> {
    pub(super) red_flags: WordLists<'w>,
    pub(super) unanswered: WordLists<'w>,
    pub(super) missing: WordLists<'w>,
}

impl ListColumns {
    pub(super) fn of(knowledge: &Knowledge, columns: &[OutputColumn], format: RowFormat) -> Self {
        let has = |holds: ColumnContent| columns.iter().any(|column| column.holds == holds);
        Self {
            red_flags: knowledge
                .red_flags
                .iter()
                .map(|flag| ListWord::of(&flag.id, format))
                .collect(),
            facts: knowledge
                .facts
                .iter()
                .map(|fact| (ListWord::of(&fact.id, format), fact.id == CONDITION))
                .collect(),
            condition: ListWord::of(CONDITION, format),
            has: [
                ColumnContent::RedFlags,
                ColumnContent::RedFlagsUnanswered,
                ColumnContent::Missing,
            ]
            .map(has),
        }
    }

    /// The lists of the people of a block.
    pub(super) fn of_block(&self, block: &RowBlock, judged: &JudgedBlock) -> BlockLists<'_> {
        let [has_red_flags, has_unanswered, has_missing] = self.has;
        let flags = |is_asked: bool, people: fn(&JudgedColumn) -> Bitmap| {
            let flags = judged.red_flags.iter().filter(move |_| is_asked);
            WordLists::of(flags.filter_map(|(flag, of_flag)| {
                Some((self.red_flags.get(flag.position())?, people(of_flag)))
            }))
        };
        let missing = judged.missing.iter().filter_map(|(fact, people)| {
            let (word, is_condition) = self.facts.get(fact.position())?;
            (!is_condition).then_some((word, *people))
        });
        // Without it no rule could be held against the person.
        let missing = [(&self.condition, block.without_condition())].into_iter().chain(missing);
        BlockLists {
            red_flags: flags(has_red_flags, |of_flag| of_flag.met),
            unanswered: flags(has_unanswered, JudgedColumn::unknown),
            missing: WordLists::of(missing.filter(|_| has_missing)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ListWord, WordLists};
    use crate::batch::writer::{RowFormat, RowWriter};
    use crate::rules::columns::Bitmap;
    use proptest::prelude::*;

    proptest! {
        /// Lists are written as they are word by word, however many words there are and however long they are.
        #[test]
        fn lists_are_their_words(
            words in proptest::collection::vec(("[a-z-]{1,40}", any::<bool>()), 0..140),
            is_json in any::<bool>(),
        ) {
            let format = if is_json { RowFormat::Json } else { RowFormat::Csv };
            let written: Vec<ListWord> =
                words.iter().map(|(word, _)| ListWord::of(word, format)).collect();
            let people = words.iter().map(|(_, is_in)| if *is_in { Bitmap::ALL } else { Bitmap::NONE });
            let lists = WordLists::of(written.iter().zip(people));
            let keys = [Vec::new()];
            let mut at_once = RowWriter::new(format, &keys);
            at_once.list(&lists, 77);
            let mut one_by_one = RowWriter::new(format, &keys);
            let own = words.iter().filter(|(_, is_in)| *is_in).map(|(word, _)| word.as_str());
            one_by_one.words(own);
            prop_assert_eq!(at_once.bytes, one_by_one.bytes);
        }
    }
}
