//! From a YAML value to a typed entry, finding every misfit on the way.
//!
//! A typed reader stops at its first misfit. Here the misfit is noted, taken out of the value, and the reader is asked again, until
//! nothing more is wrong or nothing more can be told. So one look shows all problems of an entry.

use super::node::{Content, Node, Path, Step};
use super::problem::Problems;
use super::{Document, Value};
use crate::values::{closest, join_with, visible};
use serde::de::DeserializeOwned;

/// An entry with more misfits than this is of another kind altogether.
const MAX_ROUNDS: usize = 250;

/// Reads the value at `at` into a typed entry. What does not fit is noted; the entry is returned where the rest makes one.
pub fn decode<T: DeserializeOwned>(
    document: &Document,
    at: &Path,
    value: &Value,
    problems: &mut Problems,
) -> Option<T> {
    // What stands there without a value, or is no plain number, is told and taken out before anything is read.
    let mut value = value.clone();
    let mut taken_out: Vec<Vec<Step>> = Vec::new();
    if let Some(node) = document.node(at) {
        inspect(&value, node, &mut Vec::new(), &mut |inside, (message, hint)| {
            problems.add_with_hint(document, &full(at, inside), message, hint);
            taken_out.push(inside.to_vec());
        });
    }
    for inside in taken_out.iter().rev() {
        take_out(&mut value, inside);
    }
    read(document, at, value, taken_out, problems)
}

/// Reads the outline of a file, whose parts are read with [`decode`] one by one.
pub fn outline<T: DeserializeOwned>(
    document: &Document,
    value: &Value,
    problems: &mut Problems,
) -> Option<T> {
    read(document, &Path::top(), value.clone(), Vec::new(), problems)
}

fn read<T: DeserializeOwned>(
    document: &Document,
    at: &Path,
    mut value: Value,
    mut taken_out: Vec<Vec<Step>>,
    problems: &mut Problems,
) -> Option<T> {
    let mut stand_ins: Vec<StandIn> = Vec::new();
    for _ in 0..MAX_ROUNDS {
        if problems.is_full() {
            return None;
        }
        let error = match serde_path_to_error::deserialize::<_, T>(value.clone()) {
            // Read on: what else is wrong is told in the same go. What is made up is not.
            Ok(entry) => return Some(entry),
            Err(error) => error,
        };
        let inside = steps(error.path());
        let message = error.inner().to_string();
        // A stand-in of the wrong kind: try the next kind.
        if let Some(stand_in) =
            stand_ins.iter_mut().find(|stand_in| inside.starts_with(&stand_in.path))
        {
            let next = stand_in.kinds.pop()?;
            put(&mut value, &stand_in.path, next);
            continue;
        }
        let mut path = full(at, &inside);
        if let Some(key) = between(&message, "missing field `", "`") {
            let mut missing = inside;
            missing.push(Step::Key(key.to_owned()));
            // Missing only because its misfit was taken out: already told.
            if !taken_out.contains(&missing) {
                problems.add_with_hint(
                    document,
                    &full(at, &missing),
                    format!("`{key}` is missing"),
                    format!("add a line `{key}: …` to this entry"),
                );
            }
            problems.ignore(document, full(at, &missing));
            let mut stand_in = StandIn::at(missing);
            put(&mut value, &stand_in.path, stand_in.kinds.pop()?);
            stand_ins.push(stand_in);
            continue;
        }
        if message.starts_with("unknown field")
            && let Some(Step::Key(key)) = path.0.pop()
        {
            path = path.name(&key);
        }
        let (message, hint) = explain(&message);
        match hint {
            Some(hint) => problems.add_with_hint(document, &path, message, hint),
            None => problems.add(document, &path, message),
        }
        if !take_out(&mut value, &inside) {
            return None;
        }
        taken_out.push(inside);
    }
    None
}

/// Finds keys without a value, keys with spaces around them, and numbers that are not written as people write them.
fn inspect(
    value: &Value,
    node: &Node,
    inside: &mut Vec<Step>,
    tell: &mut impl FnMut(&[Step], (&'static str, &'static str)),
) {
    match (value, &node.content) {
        (Value::Null, _) => {
            tell(inside, ("there is no value here", "write one, or leave the whole line out"));
        }
        // What is not finite is told by whoever reads it.
        (Value::Number(number), Content::Scalar { text, .. })
            if number.as_f64().is_some_and(f64::is_finite) && !is_plain_number(text) =>
        {
            tell(
                inside,
                (
                    "a number is written in plain digits, at most fifteen of them",
                    "write it like 98.53, without `0x`, `e` or `+`",
                ),
            );
        }
        (Value::Sequence(items), Content::List(nodes)) => {
            for (position, (item, node)) in items.iter().zip(nodes).enumerate() {
                inside.push(Step::Item(position));
                inspect(item, node, inside, tell);
                inside.pop();
            }
        }
        (Value::Mapping(map), Content::Map(entries)) => {
            for (name, _, node) in entries {
                inside.push(Step::Key(name.clone()));
                if name.trim() != name {
                    tell(inside, ("there are spaces around this key", "write it without them"));
                } else if let Some(value) = map.get(name.as_str()) {
                    inspect(value, node, inside, tell);
                }
                inside.pop();
            }
        }
        _ => {}
    }
}

/// Digits, perhaps with a sign and a point. Up to fifteen come through a float as they were.
fn is_plain_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let significant = whole.trim_start_matches('0').len() + fraction.trim_end_matches('0').len();
    all_digits(whole) && all_digits(fraction) && significant <= 15
}

/// The path from the top of the file.
fn full(at: &Path, inside: &[Step]) -> Path {
    let mut path = at.clone();
    path.0.extend(inside.iter().cloned());
    path
}

/// Something in the place of a missing value, so that reading can go on and find what else is wrong.
struct StandIn {
    path: Vec<Step>,
    /// What to try, the likeliest last.
    kinds: Vec<Value>,
}

impl StandIn {
    fn at(path: Vec<Step>) -> Self {
        Self {
            path,
            kinds: vec![
                Value::Mapping(serde_yaml::Mapping::new()),
                Value::Bool(false),
                Value::Sequence(Vec::new()),
                Value::Number(0.into()),
                Value::String("missing".to_owned()),
            ],
        }
    }
}

/// Puts a value at the key at the end of the path.
fn put(value: &mut Value, path: &[Step], new: Value) {
    match path {
        [Step::Key(key) | Step::Name(key)] => {
            if let Some(map) = value.as_mapping_mut() {
                map.insert(key.as_str().into(), new);
            }
        }
        [Step::Key(key) | Step::Name(key), rest @ ..] => {
            if let Some(inner) = value.get_mut(key.as_str()) {
                put(inner, rest, new);
            }
        }
        [Step::Item(position), rest @ ..] => {
            if let Some(inner) = value.get_mut(*position) {
                put(inner, rest, new);
            }
        }
        [] => {}
    }
}

fn steps(path: &serde_path_to_error::Path) -> Vec<Step> {
    use serde_path_to_error::Segment;
    path.iter()
        .filter_map(|segment| match segment {
            Segment::Seq { index } => Some(Step::Item(*index)),
            Segment::Map { key } => Some(Step::Key(key.clone())),
            Segment::Enum { .. } | Segment::Unknown => None,
        })
        .collect()
}

/// Removes the value at the end of the path. `false` where there is none to remove.
fn take_out(value: &mut Value, path: &[Step]) -> bool {
    match path {
        [] => false,
        [Step::Key(key) | Step::Name(key)] => {
            value.as_mapping_mut().is_some_and(|map| map.remove(key.as_str()).is_some())
        }
        [Step::Item(position)] => value.as_sequence_mut().is_some_and(|list| {
            let inside = *position < list.len();
            if inside {
                list.remove(*position);
            }
            inside
        }),
        [Step::Key(key) | Step::Name(key), rest @ ..] => {
            value.get_mut(key.as_str()).is_some_and(|inner| take_out(inner, rest))
        }
        [Step::Item(position), rest @ ..] => {
            value.get_mut(*position).is_some_and(|inner| take_out(inner, rest))
        }
    }
}

/// The reader's message in the words of somebody who writes YAML, and a hint where there is one.
fn explain(message: &str) -> (String, Option<String>) {
    if let Some(key) = between(message, "unknown field `", "`") {
        let known: Vec<&str> = message.split('`').skip(3).step_by(2).collect();
        let hint = match closest(key, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the keys here are {}", join_with(&known, "and")),
        };
        return (format!("unknown key `{}`", visible(key)), Some(hint));
    }
    if message.contains("expected field identifier") {
        return ("a key here is not a word".to_owned(), None);
    }
    if let Some((found, wanted)) = message
        .strip_prefix("invalid type: ")
        .or_else(|| message.strip_prefix("invalid value: "))
        .and_then(|rest| rest.rsplit_once(", expected "))
    {
        return (
            format!("expected {}, found {}", in_plain_words(wanted), found_words(found)),
            None,
        );
    }
    (visible_sentence(message), None)
}

/// What the reader wanted, without the names of Rust types.
fn in_plain_words(wanted: &str) -> &str {
    match wanted {
        "a sequence" => "a list (`[a, b]` or lines that begin with `- `)",
        "a boolean" => "`true` or `false`",
        wanted if wanted.starts_with("struct ") => "an entry with keys (`key: …`)",
        wanted if wanted.starts_with("a map") => "an entry with keys (`key: …`)",
        "u16" => "a year such as 2024, without quotes",
        wanted => wanted,
    }
}

fn found_words(found: &str) -> String {
    let (kind, shown) = found.split_once(' ').unwrap_or((found, ""));
    match kind {
        "string" => format!("the text `{}`", visible(shown.trim_matches('"'))),
        "integer" | "boolean" => visible(shown),
        "floating" => visible(shown.trim_start_matches("point ")),
        "unit" => "nothing".to_owned(),
        "sequence" => "a list".to_owned(),
        "map" => "an entry with keys".to_owned(),
        _ => visible(found),
    }
}

fn visible_sentence(message: &str) -> String {
    message
        .chars()
        .take(300)
        .map(|character| if crate::values::is_hidden(character) { ' ' } else { character })
        .collect()
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let start = text.find(before)? + before.len();
    let rest = text.get(start..)?;
    rest.get(..rest.find(after)?)
}
