//! What the columns of the input mean, and how a cell is read.

use super::block::InputRow;
use crate::knowledge::{Answer, Condition, Fact, FactKind, Knowledge};
use crate::profile::{Mismatch, answer_from_json, fact_named, find_condition, parse_answer};
use crate::rules::columns::People;
use crate::values::{Ref, closest, join_with, visible};
use serde_json::Value;
use std::collections::BTreeMap;

/// The key of the person's own name.
pub(super) const ID: &str = "id";
/// The key of the condition.
pub(super) const CONDITION: &str = "condition";
/// The key of the plan.
pub(super) const PLAN: &str = "plan";

/// More names than this are no person's: a header or a row with more is refused.
pub(super) const MOST_NAMES: usize = 1000;

/// The columns of the input in order.
#[derive(Debug, Clone)]
pub struct InputColumns<'k>(Vec<InputColumn<'k>>);

/// What a column of the input holds.
#[derive(Debug, Clone)]
pub(super) enum InputColumn<'k> {
    Id,
    Condition,
    Plan,
    Answer(AnswerColumn<'k>),
    /// Nothing that is asked for.
    Other,
}

/// A column of answers to one fact.
#[derive(Debug, Clone)]
pub(super) struct AnswerColumn<'k> {
    fact: Ref<Fact>,
    entry: &'k Fact,
    /// The options of a choice or set by their keys, in order, with the words and their places. Those that share a key are left out.
    options: Vec<(u64, &'k [u8], u8)>,
}

/// Why a header cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputError {
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub hint: String,
}

impl<'k> InputColumns<'k> {
    /// What these names mean. Names that are none of ours are refused, or left out where that is allowed.
    ///
    /// # Errors
    /// Every name that means nothing or stands twice.
    pub fn of(
        knowledge: &'k Knowledge,
        names: &[String],
        leave_out_others: bool,
    ) -> Result<Self, Vec<InputError>> {
        if names.len() > MOST_NAMES {
            return Err(vec![InputError {
                message: format!("{} columns, where {MOST_NAMES} are the most", names.len()),
                hint: "is this the header?".to_owned(),
            }]);
        }
        let mut errors = Vec::new();
        let mut columns = Vec::new();
        for (position, name) in names.iter().enumerate() {
            if names.iter().take(position).any(|before| before == name) {
                errors.push(InputError {
                    message: format!("two columns are called `{}`", visible(name)),
                    hint: "leave one of them out, or give it another name".to_owned(),
                });
            }
            columns.push(match InputColumn::named(knowledge, name) {
                Ok(column) => column,
                Err(_) if leave_out_others => InputColumn::Other,
                Err(misfit) => {
                    errors.push(InputError {
                        message: misfit.message,
                        hint: misfit.hint.unwrap_or_default(),
                    });
                    InputColumn::Other
                }
            });
        }
        if errors.is_empty() { Ok(Self(columns)) } else { Err(errors) }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &InputColumn<'k>> {
        self.0.iter()
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether a column names the plan.
    pub fn has_plan(&self) -> bool {
        self.iter().any(|column| matches!(column, InputColumn::Plan))
    }
}

impl<'k> InputColumn<'k> {
    fn named(knowledge: &'k Knowledge, name: &str) -> Result<Self, Mismatch> {
        Ok(match name {
            ID => Self::Id,
            CONDITION => Self::Condition,
            PLAN => Self::Plan,
            name => {
                let (fact, entry) = fact_named(knowledge, name)?;
                Self::Answer(AnswerColumn::of(fact, entry))
            }
        })
    }
}

impl<'k> AnswerColumn<'k> {
    fn of(fact: Ref<Fact>, entry: &'k Fact) -> Self {
        let mut options = Vec::new();
        if let FactKind::Choice(words) | FactKind::Set(words) = &entry.kind {
            let words = words.iter().map(String::as_bytes);
            options.extend(words.zip(0..=u8::MAX).map(|(word, place)| (key(word), word, place)));
            options.sort_unstable();
            let all = options.clone();
            options.retain(|(key, ..)| all.iter().filter(|(other, ..)| other == key).count() == 1);
        }
        Self { fact, entry, options }
    }

    pub(super) fn fact(&self) -> Ref<Fact> {
        self.fact
    }

    /// Reads a cell. Empty is unknown.
    pub(super) fn read(&self, cell: &[u8]) -> Result<Option<Answer>, String> {
        if cell.is_empty() {
            return Ok(None);
        }
        if let Some(answer) = self.usual(cell) {
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
            (FactKind::Number { .. }, Value::Number(number)) => {
                number.as_u64().and_then(|number| self.number(u16::try_from(number).ok()?))
            }
            (FactKind::Choice(_), Value::String(word)) => {
                self.option(word.as_bytes()).map(Answer::Choice)
            }
            _ => None,
        };
        match usual {
            Some(answer) => Ok(Some(answer)),
            None => answer_from_json(self.entry, value).map_err(|misfit| in_one_line(&misfit)),
        }
    }

    /// Answers in their usual form, which nearly all are, without a look at what else a word may mean. `None`: ask [`parse_answer`].
    fn usual(&self, cell: &[u8]) -> Option<Answer> {
        match &self.entry.kind {
            FactKind::Flag => match cell {
                b"true" => Some(Answer::Flag(true)),
                b"false" => Some(Answer::Flag(false)),
                _ => None,
            },
            FactKind::Number { .. } => self.number(small_number(cell)?),
            FactKind::Choice(_) => self.option(cell).map(Answer::Choice),
            FactKind::Set(_) if cell == b"[]" => Some(Answer::Set(0)),
            FactKind::Set(_) => {
                let mut words = cell.split(|byte| *byte == b';');
                let chosen =
                    words.try_fold(0, |chosen, word| Some(chosen | 1 << self.option(word)?));
                chosen.map(Answer::Set)
            }
        }
    }

    /// A whole number within the limits.
    fn number(&self, number: u16) -> Option<Answer> {
        let FactKind::Number { min, max, .. } = &self.entry.kind else { return None };
        let number = f64::from(number);
        (*min..=*max).contains(&number).then_some(Answer::Number(number))
    }

    /// The place of an option that is written as the knowledge has it.
    fn option(&self, word: &[u8]) -> Option<u8> {
        let found = self.options.binary_search_by_key(&key(word), |(key, ..)| *key).ok()?;
        let (_, option, place) = self.options.get(found)?;
        (*option == word).then_some(*place)
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

/// The length and the first letters of a word, as a number: what is compared first.
fn key(word: &[u8]) -> u64 {
    let letters = word.iter().take(7).fold(0, |key, letter| key << 8 | u64::from(*letter));
    u64::from(u8::try_from(word.len()).unwrap_or(u8::MAX)) << 56 | letters
}

/// A whole number of up to four digits.
fn small_number(cell: &[u8]) -> Option<u16> {
    let is_plain = cell.len() == 1 || cell.first() != Some(&b'0');
    (cell.len() <= 4 && is_plain).then_some(())?;
    cell.iter().try_fold(0, |number: u16, digit| {
        digit.is_ascii_digit().then(|| number * 10 + u16::from(digit - b'0'))
    })
}

/// What does not fit and how to mend it, for a cell.
pub(super) fn in_one_line(misfit: &Mismatch) -> String {
    match &misfit.hint {
        Some(hint) => format!("{}: {hint}", misfit.message),
        None => misfit.message.clone(),
    }
}

/// What a row may name: conditions by any of their names, plans by theirs. Names come again and again, so the last ones are kept.
#[derive(Debug)]
pub(super) struct RowNames<'k> {
    knowledge: &'k Knowledge,
    plans: &'k [String],
    /// Everybody's condition stands elsewhere: what a row names is not asked for.
    is_named_elsewhere: bool,
    conditions: Vec<(String, Ref<Condition>)>,
}

/// So many names of conditions are kept.
const MOST_KEPT: usize = 32;

impl<'k> RowNames<'k> {
    pub(super) fn new(
        knowledge: &'k Knowledge,
        plans: &'k [String],
        is_named_elsewhere: bool,
    ) -> Self {
        Self { knowledge, plans, is_named_elsewhere, conditions: Vec::new() }
    }

    /// Takes the condition that a row names. No name is unknown.
    pub(super) fn condition(
        &mut self,
        name: &[u8],
        person: usize,
        row: &mut InputRow,
        people: &mut People,
    ) {
        if name.is_empty() || self.is_named_elsewhere {
            return;
        }
        let known = self.conditions.iter().find(|(known, _)| known.as_bytes() == name);
        let condition = match known {
            Some((_, condition)) => *condition,
            None => match self.look_up(name) {
                Ok(condition) => condition,
                Err(problem) => return row.problems.push(problem),
            },
        };
        self.found(condition, person, row, people);
    }

    /// Takes the condition of a row, unless everybody's stands elsewhere.
    pub(super) fn found(
        &self,
        condition: Ref<Condition>,
        person: usize,
        row: &mut InputRow,
        people: &mut People,
    ) {
        if !self.is_named_elsewhere {
            row.condition = Some(condition);
            people.set_condition(person, condition);
        }
    }

    fn look_up(&mut self, name: &[u8]) -> Result<Ref<Condition>, String> {
        let text = std::str::from_utf8(name)
            .map_err(|_| format!("`{CONDITION}` holds text that is not UTF-8"))?;
        let found = find_condition(self.knowledge, text).map_err(|misfit| in_one_line(&misfit))?;
        if self.conditions.len() < MOST_KEPT {
            self.conditions.push((text.to_owned(), found));
        }
        Ok(found)
    }

    /// Takes the plan that a row names. No name is unknown.
    pub(super) fn plan(&self, name: &[u8], row: &mut InputRow) {
        if name.is_empty() {
            return;
        }
        row.plan = self.plans.iter().position(|known| known.as_bytes() == name);
        if row.plan.is_none() {
            let name = String::from_utf8_lossy(name);
            let plans = self.plans.iter().map(String::as_str);
            row.problems.push(match closest(&name, plans) {
                Some(near) => {
                    format!("no plan is called `{}`: did you mean `{near}`?", visible(&name))
                }
                None => format!(
                    "no plan is called `{}`: the plans are {}",
                    visible(&name),
                    join_with(self.plans, "and")
                ),
            });
        }
    }
}
