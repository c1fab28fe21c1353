//! A column of answers to one fact: how its cells are read.

use super::block::RowBlock;
use super::cells::{CellColumn, KEY_LETTERS, key, whole_number};
use super::input::in_one_line;
use crate::knowledge::{Answer, Fact, FactKind, Knowledge};
use crate::profile::{answer_from_json, parse_answer};
use crate::rules::columns::{BLOCK, Bitmap};
use crate::values::Ref;
use serde_json::Value;
use std::collections::BTreeMap;

/// A column of answers to one fact.
#[derive(Debug, Clone)]
pub(super) struct AnswerColumn<'k> {
    fact: Ref<Fact>,
    entry: &'k Fact,
    words: Vec<AnswerWord<'k>>,
}

/// A word and the answer that it is in its usual form, which nearly all cells have.
#[derive(Debug, Clone, Copy)]
struct AnswerWord<'k> {
    /// Of its column's, no other has it.
    key: u64,
    word: &'k [u8],
    answer: Answer,
}

impl<'k> AnswerColumn<'k> {
    pub(super) fn of(fact: Ref<Fact>, entry: &'k Fact) -> Self {
        let options = |options: &'k [String], answer: fn(u8) -> Answer| {
            let words = options.iter().map(String::as_str);
            words.zip((0..=u8::MAX).map(answer)).collect::<Vec<_>>()
        };
        let answers = match &entry.kind {
            FactKind::Flag => vec![("true", Answer::Flag(true)), ("false", Answer::Flag(false))],
            FactKind::Number { .. } => Vec::new(),
            FactKind::Choice(words) => options(words, Answer::Choice),
            FactKind::Set(words) => {
                // The checker refuses sets of more options than there are bits.
                let one = |option| Answer::Set(1_u64.checked_shl(u32::from(option)).unwrap_or(0));
                let mut answers = options(words, one);
                answers.push(("[]", Answer::Set(0)));
                answers
            }
        };
        let words = answers.into_iter().map(|(word, answer)| AnswerWord {
            key: key(word.as_bytes()),
            word: word.as_bytes(),
            answer,
        });
        let mut words: Vec<AnswerWord> = words.collect();
        let all = words.clone();
        words.retain(|word| all.iter().filter(|other| other.key == word.key).count() == 1);
        Self { fact, entry, words }
    }

    pub(super) fn fact(&self) -> Ref<Fact> {
        self.fact
    }

    /// Reads the cells of a block: those in their usual form all at once, the others one by one.
    pub(super) fn read_all(&self, cells: &CellColumn, block: &mut RowBlock) {
        let keys = cells.keys();
        // An empty cell is unknown.
        let mut read = Bitmap::of(&keys, |key| *key == 0);
        if let FactKind::Number { min, max, .. } = &self.entry.kind {
            let mut numbers = [f64::NAN; BLOCK];
            for (number, key) in numbers.iter_mut().zip(&keys) {
                *number = whole_number(*key).map_or(f64::NAN, f64::from);
            }
            let known = Bitmap::of(&numbers, |number| (*min..=*max).contains(number));
            block.people.give_numbers(&known, self.fact, &numbers);
            read = read.or(&known);
        }
        for word in &self.words {
            let mut people = Bitmap::of(&keys, |key| *key == word.key);
            if word.word.len() > KEY_LETTERS {
                for person in people.people() {
                    if cells.cell(person) != word.word {
                        people.remove(person);
                    }
                }
            }
            block.people.give(&people, self.fact, word.answer);
            read = read.or(&people);
        }
        for person in read.not().people() {
            let Some((row, people)) = block.row(person) else { break };
            match self.read(cells.cell(person)) {
                Ok(Some(answer)) => people.set(person, self.fact, answer),
                Ok(None) => {}
                Err(problem) => row.problems.push(problem),
            }
        }
    }

    /// Reads a cell. Empty is unknown.
    fn read(&self, cell: &[u8]) -> Result<Option<Answer>, String> {
        if cell.is_empty() {
            return Ok(None);
        }
        if let Some(answer) = self.set_of_words(cell) {
            return Ok(Some(answer));
        }
        let text = std::str::from_utf8(cell)
            .map_err(|_| format!("`{}` holds text that is not UTF-8", self.entry.id))?;
        parse_answer(self.entry, text.trim()).map_err(|misfit| in_one_line(&misfit))
    }

    /// Reads a value of JSON. Null is unknown.
    pub(super) fn read_json(&self, value: &Value) -> Result<Option<Answer>, String> {
        let usual = match (&self.entry.kind, value) {
            (FactKind::Flag, Value::Bool(flag)) => Some(Answer::Flag(*flag)),
            (FactKind::Number { min, max, .. }, Value::Number(number)) => number
                .as_u64()
                .and_then(|number| u16::try_from(number).ok())
                .map(f64::from)
                .filter(|number| (*min..=*max).contains(number))
                .map(Answer::Number),
            (FactKind::Choice(_), Value::String(word)) => self.answer(word.as_bytes()),
            _ => None,
        };
        match usual {
            Some(answer) => Ok(Some(answer)),
            None => answer_from_json(self.entry, value).map_err(|misfit| in_one_line(&misfit)),
        }
    }

    /// Several options in their usual form. `None`: ask [`parse_answer`].
    fn set_of_words(&self, cell: &[u8]) -> Option<Answer> {
        let FactKind::Set(_) = self.entry.kind else { return None };
        let mut words = cell.split(|byte| *byte == b';');
        let chosen = words.try_fold(0, |chosen, word| match self.answer(word)? {
            Answer::Set(option) if option > 0 => Some(chosen | option),
            _ => None,
        });
        chosen.map(Answer::Set)
    }

    /// The answer that a word is in its usual form.
    fn answer(&self, word: &[u8]) -> Option<Answer> {
        self.words.iter().find(|found| found.word == word).map(|found| found.answer)
    }
}

/// Every fact by its id, as a column of answers to it.
#[derive(Debug)]
pub(super) struct FactColumns<'k>(BTreeMap<&'k str, AnswerColumn<'k>>);

impl<'k> FactColumns<'k> {
    pub(super) fn of(knowledge: &'k Knowledge) -> Self {
        let facts = knowledge.facts.refs();
        Self(
            facts.map(|(fact, entry)| (entry.id.as_str(), AnswerColumn::of(fact, entry))).collect(),
        )
    }

    pub(super) fn get(&self, id: &str) -> Option<&AnswerColumn<'k>> {
        self.0.get(id)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::expect_used, reason = "a broken test should stop")]

    use super::AnswerColumn;
    use crate::batch::block::RowBlock;
    use crate::batch::cells::{CellTable, place_of};
    use crate::knowledge::FactKind;
    use crate::profile::parse_answer;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

        /// Cells that are read all at once are those that are read one by one as a person types them.
        #[test]
        fn all_at_once_is_one_by_one(
            fact in any::<prop::sample::Index>(),
            cells in proptest::collection::vec(
                (any::<prop::sample::Index>(), any::<prop::sample::Index>(), "[0-9]{1,5}|[ -+]{0,3}|[a-z.]{1,9}", 0..9_u8),
                0..70,
            ),
        ) {
            let knowledge = crate::builtin().expect("the built-in knowledge");
            let facts: Vec<_> = knowledge.facts.refs().collect();
            let (fact, entry) = *fact.get(&facts);
            let words = match &entry.kind {
                FactKind::Flag => ["true", "false", "yes", "no"].map(str::to_owned).to_vec(),
                FactKind::Number { min, max, .. } => [*min, *max, f64::midpoint(*min, *max), 7.0].map(|number| number.to_string()).to_vec(),
                FactKind::Choice(options) | FactKind::Set(options) => options.clone(),
            };
            let cells: Vec<String> = cells
                .iter()
                .map(|(one, other, text, form)| {
                    let (one, other) = (one.get(&words), other.get(&words));
                    match form {
                        0 => String::new(),
                        1 => "[]".to_owned(),
                        2 => format!("{one};{other}"),
                        3 => format!(" {one}"),
                        4 => text.clone(),
                        // Of the same length and beginning.
                        5 => one.chars().rev().skip(1).collect::<Vec<_>>().into_iter().rev().chain(['x']).collect(),
                        _ => one.clone(),
                    }
                })
                .collect();
            let mut table = CellTable::default();
            table.clear(1);
            let mut block = RowBlock::new(knowledge);
            let mut text = String::new();
            for (line, cell) in (1..).zip(&cells) {
                block.add(line);
                let begin = place_of(text.len());
                text.push_str(cell);
                table.add(&[begin], place_of(text.len()), false);
                text.push(',');
            }
            AnswerColumn::of(fact, entry).read_all(&table.column(text.as_bytes(), 0), &mut block);
            for (person, cell) in cells.iter().enumerate() {
                let alone = if cell.is_empty() { Ok(None) } else { parse_answer(entry, cell.trim()) };
                let (row, people) = block.row(person).expect("a row");
                prop_assert_eq!(row.problems.is_empty(), alone.is_ok(), "{:?}", cell);
                prop_assert_eq!(people.answer(person, fact), alone.ok().flatten(), "{:?}", cell);
            }
        }
    }
}
