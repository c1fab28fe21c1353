//! Rows of JSON: one object a line, a profile with `id` and `plan` beside its answers.

use super::answer_column::FactColumns;
use super::block::{InputRow, RowBlock};
use super::chunk::LONGEST_PROFILE;
use super::input::{CONDITION, ID, MOST_NAMES, PLAN, in_one_line};
use super::row_names::RowNames;
use super::worker::too_long;
use crate::knowledge::{Condition, Knowledge};
use crate::profile::record::{RecordReader, is_record};
use crate::profile::{Mismatch, fact_named};
use crate::rules::columns::People;
use crate::values::{Ref, visible};
use crate::yaml::Problem;
use jiff::civil::Date;
use memchr::memmem;
use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Visitor};
use serde_json::Value;
use serde_json::error::Category;
use std::borrow::Cow;
use std::fmt;

/// What rows of JSON are read by.
pub(super) struct JsonRows<'r, 'k> {
    pub(super) knowledge: &'k Knowledge,
    pub(super) facts: &'r FactColumns<'k>,
    /// Reads rows that are bundles of records.
    pub(super) records: &'r RecordReader<'k>,
    /// The condition of everybody, where it is named.
    pub(super) condition: Option<Ref<Condition>>,
    pub(super) leaves_out_others: bool,
    /// The day that ages are counted to.
    pub(super) today: Date,
}

impl JsonRows<'_, '_> {
    /// Reads the rows of a chunk; `full` is called with every block that is full, and must clear it.
    pub(super) fn read(
        &self,
        bytes: &[u8],
        first_line: u64,
        names: &mut RowNames,
        block: &mut RowBlock,
        mut full: impl FnMut(&mut RowBlock),
    ) {
        for (line, text) in (first_line..).zip(bytes.split(|byte| *byte == b'\n')) {
            let text = text.trim_ascii();
            if text.is_empty() {
                continue;
            }
            if block.is_full() {
                full(block);
            }
            let Some((person, row, people)) = block.add(line) else { return };
            // Most rows don't have the word at all, and need not be read twice.
            if memmem::find(text, b"\"resource").is_some() && is_record(text) {
                self.take_record(text, names, person, row, people);
                continue;
            }
            if text.len() > LONGEST_PROFILE {
                row.problems.push(too_long(LONGEST_PROFILE));
                continue;
            }
            match serde_json::from_slice::<RowEntries>(text) {
                Ok(RowEntries(entries)) => self.take(&entries, names, person, row, people),
                Err(error) => row.problems.push(format!(
                    "no JSON object in one line ({}): write for example {{\"id\":\"1\",\"age\":44}}, a bundle too in one line",
                    reason(&error)
                )),
            }
        }
    }

    /// Takes a bundle of records of one person. Nothing of it names the person, so the row has no id.
    fn take_record(
        &self,
        text: &[u8],
        names: &RowNames,
        person: usize,
        row: &mut InputRow,
        people: &mut People,
    ) {
        match self.records.read("the bundle", text, self.today) {
            Ok(record) => {
                let answers = record.answers_for(self.condition.or(record.condition));
                for (fact, _) in self.knowledge.facts.refs() {
                    if let Some(answer) = answers.get(fact) {
                        people.set(person, fact, answer);
                    }
                }
                row.doubts = record.doubts();
                if let Some(condition) = record.condition {
                    names.found(condition, person, row, people);
                }
            }
            Err(Problem { message, hint, .. }) => {
                row.problems.push(in_one_line(&Mismatch { message, hint }));
            }
        }
    }

    fn take(
        &self,
        entries: &[(Key, Value)],
        names: &mut RowNames,
        person: usize,
        row: &mut InputRow,
        people: &mut People,
    ) {
        let mut answered = vec![false; self.knowledge.facts.len()];
        let mut others: Vec<&str> = Vec::new();
        for (Key(key), value) in entries {
            let key = key.as_ref();
            let column = self.facts.get(key);
            let before = column.and_then(|column| answered.get_mut(column.fact().position()));
            let stands_twice = if let Some(before) = before {
                std::mem::replace(before, true)
            } else {
                let stands_twice = others.contains(&key);
                others.push(key);
                stands_twice
            };
            match (key, column) {
                _ if stands_twice => {
                    row.problems.push(format!("`{}` stands twice", visible(key)));
                }
                (ID, _) => match word(value) {
                    Some(id) => row.id.push_str(&id),
                    None => row.problems.push("`id` is neither text nor a number".to_owned()),
                },
                (CONDITION | PLAN, _) => match word(value) {
                    Some(name) if key == PLAN => names.plan(name.trim().as_bytes(), row),
                    Some(name) => names.condition(name.trim().as_bytes(), person, row, people),
                    None => row.problems.push(format!("`{key}` is no text")),
                },
                (_, Some(column)) => match column.read_json(value) {
                    Ok(Some(answer)) => people.set(person, column.fact(), answer),
                    Ok(None) => {}
                    Err(problem) => row.problems.push(problem),
                },
                (_, None) if self.leaves_out_others => {}
                (_, None) => {
                    let misfit = fact_named(self.knowledge, key).err();
                    row.problems.extend(misfit.as_ref().map(in_one_line));
                }
            }
        }
    }
}

/// A text or a number as a word; nothing as no word.
fn word(value: &Value) -> Option<String> {
    match value {
        Value::Null => Some(String::new()),
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

/// What is wrong with a line: where, and nothing of what stands there, for it could be a name.
fn reason(error: &serde_json::Error) -> String {
    let what = match error.classify() {
        Category::Eof => "it ends before it is whole",
        Category::Data if error.to_string().starts_with(TOO_MANY_KEYS) => TOO_MANY_KEYS,
        Category::Data => "it is no object",
        Category::Syntax | Category::Io => "it is no JSON from here on",
    };
    format!("{what}, column {}", error.column())
}

/// More than [`MOST_NAMES`].
const TOO_MANY_KEYS: &str = "it has more than 1000 keys";

/// A key of an object, as it stands in the text where it can.
#[derive(Deserialize)]
#[serde(transparent)]
struct Key<'t>(#[serde(borrow)] Cow<'t, str>);

/// The keys of an object with their values, each as often as it stands there.
struct RowEntries<'t>(Vec<(Key<'t>, Value)>);

impl<'de> Deserialize<'de> for RowEntries<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct RowVisitor;
        impl<'de> Visitor<'de> for RowVisitor {
            type Value = RowEntries<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<RowEntries<'de>, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    if entries.len() == MOST_NAMES {
                        return Err(A::Error::custom(TOO_MANY_KEYS));
                    }
                    entries.push(entry);
                }
                Ok(RowEntries(entries))
            }
        }
        deserializer.deserialize_map(RowVisitor)
    }
}
