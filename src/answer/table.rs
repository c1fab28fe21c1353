//! An answer as a spreadsheet: one header, and records that are paths into the answer's document.

use serde_json::Value;

/// How an answer is laid out in a spreadsheet.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// The names of the columns, with commas between them.
    pub header: &'static str,
    /// The kinds of records, one after the other; kinds in a row that go through the same list take turns, item by item.
    pub rows: &'static [Rows],
}

/// Records of one kind.
#[derive(Debug, Clone, Copy)]
pub struct Rows {
    /// Lists within lists that are gone through: `["rows", "cells"]` makes a record of each cell of each row. What is no list is a list of one, and what
    /// is null of none. Empty: one record.
    pub each: &'static [&'static str],
    /// The columns and where their fields come from, with spaces between them, in any number of texts: `column:place`, or the place alone where it ends
    /// in the column's own name. `a.b` is looked up in the item of the innermost list, `^a` in the item one list further out, `/a` at the top, and `=a` is
    /// the word itself. `*` stands for every item of a list. A column that is not named stays empty.
    pub fields: &'static [&'static str],
}

/// A header row and the records below it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Records {
    /// Column names.
    pub header: Vec<&'static str>,
    /// As many fields each as the header has; an unknown value is an empty field.
    pub rows: Vec<Vec<String>>,
}

impl Records {
    fn new(header: impl Iterator<Item = &'static str>) -> Self {
        Self { header: header.collect(), rows: Vec::new() }
    }

    /// Adds a record: fields by the names of their columns, the others left empty.
    fn add(&mut self, fields: impl IntoIterator<Item = (&'static str, String)>) {
        let mut row = vec![String::new(); self.header.len()];
        for (name, value) in fields {
            let place = self.header.iter().position(|column| *column == name);
            debug_assert!(place.is_some(), "no column `{name}`");
            if let Some(place) = place.and_then(|place| row.get_mut(place)) {
                *place = value;
            }
        }
        self.rows.push(row);
    }
}

impl Table {
    /// The names of the columns.
    pub fn columns(&self) -> impl Iterator<Item = &'static str> {
        self.header.split(',')
    }
}

impl Rows {
    /// Each column that has a field, with the place of it.
    pub fn places(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.fields.iter().flat_map(|fields| fields.split(' ')).map(|field| {
            let own_name = (field.trim_start_matches(['^', '/']), field);
            field.split_once(':').unwrap_or(own_name)
        })
    }
}

/// The records of a document.
pub(crate) fn records_of(table: &Table, document: &Value) -> Records {
    let mut records = Records::new(table.columns());
    for kinds in table.rows.chunk_by(|one, next| one.each.first() == next.each.first()) {
        let Some(list) = kinds.iter().find_map(|rows| rows.each.first()) else {
            for rows in kinds {
                each(rows, &[], &mut vec![document], &mut records);
            }
            continue;
        };
        for item in items(document, list) {
            for rows in kinds {
                let further = rows.each.get(1..).unwrap_or_default();
                each(rows, further, &mut vec![document, item], &mut records);
            }
        }
    }
    records
}

fn each(rows: &Rows, lists: &[&'static str], within: &mut Vec<&Value>, records: &mut Records) {
    let Some((list, further)) = lists.split_first() else {
        records.add(rows.places().map(|(column, place)| (column, field(place, within))));
        return;
    };
    for item in within.last().map_or(&[][..], |item| items(item, list)) {
        within.push(item);
        each(rows, further, within, records);
        within.pop();
    }
}

/// The items of a list; of what is none, itself.
fn items<'d>(item: &'d Value, list: &str) -> &'d [Value] {
    match at(item, list) {
        None | Some(Value::Null) => &[],
        Some(Value::Array(items)) => items,
        Some(one) => std::slice::from_ref(one),
    }
}

fn at<'d>(item: &'d Value, place: &str) -> Option<&'d Value> {
    place.split('.').try_fold(item, |item, step| item.get(step))
}

/// The field of a record: a list, and what an object holds, is joined by `;`; what is unknown is empty.
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
            for item in items {
                gather(item, rest, words);
            }
        }
        _ if step.is_empty() => say(item, words),
        _ => {
            if let Some(item) = item.get(step) {
                gather(item, rest, words);
            }
        }
    }
}

/// The words of a value: those of every item of a list, and of what an object holds.
pub(crate) fn say(value: &Value, words: &mut Vec<String>) {
    match value {
        Value::Null => {}
        Value::Bool(is) => words.push(is.to_string()),
        Value::Number(number) => words.push(number.to_string()),
        Value::String(text) => words.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| say(item, words)),
        Value::Object(map) => map.values().for_each(|item| say(item, words)),
    }
}

#[cfg(test)]
mod tests {
    use super::{Rows, Table, records_of};
    use serde_json::json;

    #[test]
    fn fields_come_from_the_item_from_further_out_and_from_the_top() {
        let table = Table {
            header: "kind,basket,fruit,price,tags,who,note",
            rows: &[Rows {
                each: &["baskets", "fruit"],
                fields: &[
                    "kind:=fruit basket:^id fruit:name",
                    "price:price.high tags who:sides.*.who /note",
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

    #[test]
    fn kinds_of_the_same_list_take_turns_and_what_is_no_list_is_a_list_of_one() {
        let table = Table {
            header: "kind,fruit,kilos,why",
            rows: &[
                Rows { each: &["fruit", "sold"], fields: &["kind:=sold fruit:^name kilos"] },
                Rows {
                    each: &["fruit", "missing_because.sold"],
                    fields: &["kind:=sold fruit:^name why:"],
                },
                Rows { each: &["fruit"], fields: &["kind:=seen fruit:name"] },
            ],
        };
        let document = json!({ "fruit": [
            { "name": "apple", "sold": { "kilos": { "low": 1, "high": 4 } }, "missing_because": {} },
            { "name": "pear", "sold": null, "missing_because": { "sold": "no day" } },
        ] });
        let found = records_of(&table, &document);
        let expected = [
            ["sold", "apple", "1;4", ""],
            ["seen", "apple", "", ""],
            ["sold", "pear", "", "no day"],
            ["seen", "pear", "", ""],
        ];
        assert_eq!(found.rows, expected);
    }
}
