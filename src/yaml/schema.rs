//! The JSON Schema of a file that people write: what an editor may hold a file against before the program reads it.
//!
//! It tells the shape alone. A file that the program reads fits; one that fits may still be refused for what it means.

use super::{Amount, Proportion, Rate, Signed, Written};
use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};
use std::borrow::Cow;

/// Where a schema keeps what is named more than once.
const DEFINITIONS: &str = "#/definitions/";

/// A day as it is written: `2026-11-22`.
pub const DAY: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

/// The schema of a file of this type: JSON Schema draft 7, which editors read.
pub fn schema_of_file<T: JsonSchema>() -> Schema {
    let mut schema = SchemaSettings::draft07().into_generator().into_root_schema_for::<T>();
    RecursiveTransform(words_in_place(&mut schema)).transform(&mut schema);
    RecursiveTransform(as_it_is_read).transform(&mut schema);
    if let Some(Value::Object(definitions)) = schema.get_mut("definitions") {
        *definitions = std::mem::take(definitions)
            .into_iter()
            .map(|(name, definition)| (named(&name).to_owned(), definition))
            .collect();
    }
    schema
}

/// Takes the closed vocabularies out of the definitions. What comes back puts their words in the place of what refers to them: `$ref`, or `allOf` or
/// `anyOf` with nothing else in it that can stand in a file.
fn words_in_place(schema: &mut Schema) -> impl FnMut(&mut Schema) + use<> {
    let mut vocabularies = Map::new();
    if let Some(Value::Object(definitions)) = schema.get_mut("definitions") {
        let (words, others) =
            std::mem::take(definitions).into_iter().partition(|(_, of)| of.get("enum").is_some());
        *definitions = others;
        vocabularies = words;
    }
    move |schema| {
        let Some(keywords) = schema.as_object_mut() else { return };
        let referring = ["$ref", "allOf", "anyOf"].into_iter().find_map(|keyword| {
            let form = match keywords.get(keyword)? {
                Value::Array(forms) => forms.first()?.get("$ref")?,
                form => form,
            };
            let name = form.as_str()?.strip_prefix(DEFINITIONS)?;
            Some((keyword, vocabularies.get(name)?.as_object()?.clone()))
        });
        if let Some((keyword, words)) = referring {
            let description = keywords.remove("description");
            keywords.remove(keyword);
            keywords.extend(words);
            keywords.extend(description.map(|text| ("description".to_owned(), text)));
        }
    }
}

/// What a type is called outside the program: what it is read as is nobody's business there.
fn named(name: &str) -> &str {
    name.strip_prefix("Raw").unwrap_or(name)
}

/// A key that may be left out may not stand there empty, no text is empty, and yes and no mean true and false.
fn as_it_is_read(schema: &mut Schema) {
    let Some(keywords) = schema.as_object_mut() else { return };
    keywords.remove("format");
    never_null(keywords);
    if let Some(Value::String(place)) = keywords.get_mut("$ref")
        && let Some(name) = place.strip_prefix(DEFINITIONS)
    {
        *place = format!("{DEFINITIONS}{}", named(name));
    }
    if keywords.get("type").is_some_and(|kind| *kind != json!("boolean")) {
        // What may be left out has no value to write.
        keywords.remove("default");
    }
    let is_text = keywords.get("type") == Some(&json!("string"));
    if (is_text || keywords.get("type") == Some(&json!("integer")))
        && !["enum", "pattern"].iter().any(|keyword| keywords.contains_key(*keyword))
    {
        // What it is stands last: `remove` puts the last keyword in the place of the one that goes.
        let description = keywords.remove("description");
        if is_text {
            keywords.insert("minLength".to_owned(), json!(1));
        }
        keywords.extend(description.map(|text| ("description".to_owned(), text)));
    }
    if keywords.get("type") == Some(&json!("boolean")) {
        keywords.remove("type");
        keywords.insert("enum".to_owned(), yes_or_no());
    }
}

/// What may be left out is never null where it stands.
pub fn never_null(keywords: &mut Map<String, Value>) {
    if let Some(Value::Array(kinds)) = keywords.get_mut("type") {
        kinds.retain(|kind| kind != "null");
        if let [kind] = kinds.as_slice() {
            let kind = kind.clone();
            keywords.insert("type".to_owned(), kind);
        }
    }
    if let Some(Value::Array(words)) = keywords.get_mut("enum") {
        words.retain(|word| !word.is_null());
    }
    if let Some(Value::Array(forms)) = keywords.get_mut("anyOf") {
        forms.retain(|form| form.get("type") != Some(&json!("null")));
    }
}

/// The words that mean true or false. Editors read `yes` and `no` as text.
pub fn yes_or_no() -> Value {
    json!([true, false, "yes", "no", "Yes", "No", "YES", "NO"])
}

/// What stands in a schema for a type that is read from a single value.
macro_rules! single_values {
    ($($type:ident: $schema:tt),+ $(,)?) => { $(
        impl JsonSchema for $type {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }
    )+ };
}

single_values!(
    Written: { "type": ["string", "number", "boolean"] },
    Amount: { "type": "number", "minimum": 0 },
    Signed: { "type": "number" },
    Rate: { "type": "number", "minimum": 0 },
    Proportion: { "type": "number", "minimum": 0, "maximum": 1 },
);
