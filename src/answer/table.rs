//! An answer as a spreadsheet: one header, and records that are paths into the answer's document.

use super::Records;
use serde_json::Value;

/// How an answer is laid out in a spreadsheet.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// The names of the columns.
    pub columns: &'static [&'static str],
    /// The kinds of records, one after the other.
    pub rows: &'static [Rows],
}

/// Records of one kind.
#[derive(Debug, Clone, Copy)]
pub struct Rows {
    /// Lists within lists that are gone through: `["rows", "cells"]` makes a record of each cell of each row. Empty: one record.
    pub each: &'static [&'static str],
    /// A column and where its field comes from: `a.b` is looked up in the item of the innermost list, `^a` in the item one list further out, `/a` at the
    /// top, and `=a` is the word itself. `*` stands for every item of a list. A column that is not named stays empty.
    pub fields: &'static [(&'static str, &'static str)],
}

/// The records of a document.
pub(crate) fn records_of(table: &Table, document: &Value) -> Records {
    let mut records = Records::new(table.columns);
    for rows in table.rows {
        each(rows, rows.each, &mut vec![document], &mut records);
    }
    records
}

fn each<'d>(
    rows: &Rows,
    lists: &[&'static str],
    items: &mut Vec<&'d Value>,
    records: &mut Records,
) {
    let Some((list, further)) = lists.split_first() else {
        records.add(rows.fields.iter().map(|(column, place)| (*column, field(place, items))));
        return;
    };
    let found = items.last().and_then(|item| at(item, list)).and_then(Value::as_array);
    for item in found.into_iter().flatten() {
        items.push(item);
        each(rows, further, items, records);
        items.pop();
    }
}

fn at<'d>(item: &'d Value, place: &str) -> Option<&'d Value> {
    place.split('.').try_fold(item, |item, step| item.get(step))
}

/// The field of a record: a list is joined by `;`, what is unknown is empty.
fn field(place: &str, items: &[&Value]) -> String {
    if let Some(word) = place.strip_prefix('=') {
        return word.to_owned();
    }
    let (item, place) = if let Some(place) = place.strip_prefix('/') {
        (items.first(), place)
    } else {
        let further = place.trim_start_matches('^');
        (items.iter().rev().nth(place.len() - further.len()), further)
    };
    let mut words = Vec::new();
    if let Some(item) = item {
        gather(item, place, &mut words);
    }
    words.join(";")
}

fn gather(item: &Value, place: &str, words: &mut Vec<String>) {
    let (step, rest) = place.split_once('.').unwrap_or((place, ""));
    match item {
        Value::Array(items) if step == "*" => {
            items.iter().for_each(|item| gather(item, rest, words));
        }
        _ if step.is_empty() => say(item, words),
        _ => {
            if let Some(item) = item.get(step) {
                gather(item, rest, words);
            }
        }
    }
}

fn say(value: &Value, words: &mut Vec<String>) {
    match value {
        Value::Null => {}
        Value::Bool(is) => words.push(is.to_string()),
        Value::Number(number) => words.push(number.to_string()),
        Value::String(text) => words.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| say(item, words)),
        Value::Object(_) => words.push(value.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Rows, Table, records_of};
    use serde_json::json;

    #[test]
    fn fields_come_from_the_item_from_further_out_and_from_the_top() {
        let table = Table {
            columns: &["kind", "basket", "fruit", "price", "tags", "who", "note"],
            rows: &[Rows {
                each: &["baskets", "fruit"],
                fields: &[
                    ("kind", "=fruit"),
                    ("basket", "^id"),
                    ("fruit", "name"),
                    ("price", "price.high"),
                    ("tags", "tags"),
                    ("who", "sides.*.who"),
                    ("note", "/note"),
                ],
            }],
        };
        let document = json!({
            "note": "today",
            "baskets": [{ "id": "b1", "fruit": [
                { "name": "apple", "price": { "high": 1.50 }, "tags": ["red", "round"], "sides": [{ "who": "a" }, { "who": "b" }] },
                { "name": "pear", "price": null, "tags": [], "sides": [] },
            ] }],
        });
        let found = records_of(&table, &document);
        let expected = [
            ["fruit", "b1", "apple", "1.5", "red;round", "a;b", "today"],
            ["fruit", "b1", "pear", "", "", "", "today"],
        ];
        assert_eq!(found.rows, expected);
    }
}
