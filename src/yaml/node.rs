//! The tree of a YAML file with the place of every value.

use super::meaning;
use crate::values::visible;
use std::fmt;

/// Where a value stands in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Counted from 1.
    pub line: usize,
    /// Counted from 1, in characters.
    pub column: usize,
}

/// A value and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Where it begins.
    pub place: Place,
    /// What it is.
    pub content: Content,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Text as written, and whether it stood without quotes (only then can it be a number, `true` or nothing).
    Scalar {
        /// The characters.
        text: String,
        /// Without quotes.
        plain: bool,
    },
    /// Values in order.
    List(Vec<Node>),
    /// Keys in order, each with its place and value.
    Map(Vec<(String, Place, Node)>),
}

/// One step from a value to a value inside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum PathSegment {
    Key(String),
    /// The key itself, not its value: the end of a path only.
    Name(String),
    Item(usize),
}

/// The way from the top of a file to a value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Path(pub(super) Vec<PathSegment>);

impl Path {
    /// The top of the file.
    pub fn top() -> Self {
        Self::default()
    }

    /// The value of a key.
    pub fn key(&self, key: &str) -> Self {
        let mut steps = self.0.clone();
        steps.push(PathSegment::Key(key.to_owned()));
        Self(steps)
    }

    /// A key itself, not its value.
    pub fn name(&self, key: &str) -> Self {
        let mut steps = self.0.clone();
        steps.push(PathSegment::Name(key.to_owned()));
        Self(steps)
    }

    /// The way on from it.
    pub(super) fn joined(&self, inside: &[PathSegment]) -> Self {
        Self([&self.0, inside].concat())
    }

    /// Whether it leads to a value of that path or inside it.
    pub(super) fn is_in(&self, outer: &Path) -> bool {
        self.0.starts_with(&outer.0)
    }

    /// An item of a list, counted from 0.
    pub fn item(&self, position: usize) -> Self {
        let mut steps = self.0.clone();
        steps.push(PathSegment::Item(position));
        Self(steps)
    }
}

/// In the file's own terms: `findings[12].denominator`, entries counted from 0; nothing for the top of the file.
impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, step) in self.0.iter().enumerate() {
            match step {
                PathSegment::Key(key) | PathSegment::Name(key) => {
                    let dot = if position == 0 { "" } else { "." };
                    write!(f, "{dot}{}", visible(key))?;
                }
                PathSegment::Item(item) => write!(f, "[{item}]")?,
            }
        }
        Ok(())
    }
}

impl Node {
    /// Whether a key stands here without a value, or with `null`.
    pub fn is_nothing(&self) -> bool {
        matches!(&self.content, Content::Scalar { text, plain: true } if meaning::is_nothing(text))
    }

    /// What it is, in the words of a message: "the text `abc`", "a list".
    pub fn description(&self) -> String {
        match &self.content {
            _ if self.is_nothing() => "nothing".to_owned(),
            Content::Scalar { text, plain: true } if !meaning::is_text(text) => visible(text),
            Content::Scalar { text, .. } => format!("the text `{}`", visible(text)),
            Content::List(_) => "a list".to_owned(),
            Content::Map(_) => "an entry with keys".to_owned(),
        }
    }

    /// The value at the end of the path, where there is one.
    pub(super) fn at(&self, path: &[PathSegment]) -> Option<&Node> {
        let Some((step, rest)) = path.split_first() else {
            return Some(self);
        };
        match (&self.content, step) {
            (Content::Map(entries), PathSegment::Key(key)) => entries
                .iter()
                .find(|(name, _, _)| name == key)
                .and_then(|(_, _, value)| value.at(rest)),
            (Content::List(items), PathSegment::Item(position)) => {
                items.get(*position).and_then(|item| item.at(rest))
            }
            _ => None,
        }
    }

    /// The value at the end of the path, or that of the key that the path ends with.
    pub(super) fn value_at(&self, path: &[PathSegment]) -> Option<&Node> {
        match path.split_last() {
            Some((PathSegment::Name(key), map)) => {
                self.at(map)?.at(&[PathSegment::Key(key.clone())])
            }
            _ => self.at(path),
        }
    }

    /// The value of a key, where it is a map that has one.
    pub fn get(&self, key: &str) -> Option<&Node> {
        let Content::Map(entries) = &self.content else {
            return None;
        };
        entries.iter().find(|(name, _, _)| name == key).map(|(_, _, value)| value)
    }

    /// The word that stands at a key, with or without quotes.
    pub fn word(&self, key: &str) -> Option<&str> {
        match &self.get(key)?.content {
            Content::Scalar { text, plain } => {
                (!plain || meaning::is_text(text)).then_some(text.as_str())
            }
            Content::List(_) | Content::Map(_) => None,
        }
    }

    /// The place of the value (or the key itself) at the end of the path, or of the last value on the way that exists.
    pub(super) fn place_of(&self, path: &[PathSegment]) -> Place {
        let Some((step, rest)) = path.split_first() else {
            return self.place;
        };
        match (&self.content, step) {
            (Content::Map(entries), PathSegment::Key(key)) => entries
                .iter()
                .find(|(name, _, _)| name == key)
                .map_or(self.place, |(_, _, value)| value.place_of(rest)),
            (Content::Map(entries), PathSegment::Name(key)) => entries
                .iter()
                .find(|(name, _, _)| name == key)
                .map_or(self.place, |(_, place, _)| *place),
            (Content::List(items), PathSegment::Item(position)) => {
                items.get(*position).map_or(self.place, |item| item.place_of(rest))
            }
            _ => self.place,
        }
    }
}
