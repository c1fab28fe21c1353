//! One YAML file, read safely: its tree with places, and its value for typed reading.

use super::node::{Content, Node, Path, Place};
use super::problem::{Problem, Problems};
use crate::values::visible;
use saphyr_parser::{Event, Parser, ScalarStyle, Span};
use serde_yaml::Value;
use std::borrow::Cow;

/// A longer file is not a knowledge file or a profile.
pub const MAX_FILE_BYTES: usize = 1 << 20;
/// Deeper than any rule needs; parsers go quadratic far beyond it.
const MAX_DEPTH: usize = 64;
const TOO_DEEP: &str = "nested more than 64 levels deep";
/// More values than a file of honest entries of that size can hold.
const MAX_VALUES: usize = 60_000;

/// A YAML file: where everything stands, and what it says.
#[derive(Debug, Clone)]
pub struct Document {
    name: String,
    text: String,
    root: Node,
    values: usize,
}

impl Document {
    /// Reads a file's bytes. Refuses what is not one plain YAML document: aliases, anchors, tags, several documents, repeated keys,
    /// nesting over 64 levels, more than 1 MiB.
    ///
    /// # Errors
    /// Every problem that could be found, with its place.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Self, Problems> {
        let at = |line: usize, column: usize, message: &str, hint: &str| {
            Problems::from(Problem {
                file: name.to_owned(),
                line,
                column,
                message: message.to_owned(),
                hint: Some(hint.to_owned()),
                path: String::new(),
            })
        };
        if bytes.len() > MAX_FILE_BYTES {
            return Err(at(
                1,
                1,
                "the file is larger than 1 MiB, so it was not read",
                "split it into several files of one folder",
            ));
        }
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let line = before.split(|byte| *byte == b'\n').count();
            at(line, 1, "the file is not UTF-8 text", "save it as UTF-8 in a text editor")
        })?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if let Some((line, column)) = first_control(text) {
            return Err(at(
                line,
                column,
                "a control character stands here",
                "take it out; a text editor can show it",
            ));
        }
        let text = tabs_of_json(text);
        let (root, values) = Builder::new(name, &text).document()?;
        if root.is_nothing() {
            return Err(at(
                1,
                1,
                "the file is empty",
                "`docs/knowledge.md` and `spinecmp check --questions` show what belongs in one",
            ));
        }
        Ok(Self { name: name.to_owned(), text: text.into_owned(), root, values })
    }

    /// The file's name as the user gave it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many values it holds.
    pub fn values(&self) -> usize {
        self.values
    }

    /// The value at a path, where there is one.
    pub(super) fn node(&self, path: &Path) -> Option<&Node> {
        self.root.at(&path.0)
    }

    /// The tree with places.
    pub fn root(&self) -> &Node {
        &self.root
    }

    /// What the file says, for typed reading.
    ///
    /// # Errors
    /// When a value is none that the typed reader knows, such as a number of thirty digits.
    pub fn value(&self) -> Result<Value, Problems> {
        serde_yaml::from_str(&self.text).map_err(|error| {
            let (line, column) =
                error.location().map_or((1, 1), |place| (place.line(), place.column()));
            let message = error.to_string();
            Problems::from(Problem {
                file: self.name.clone(),
                line,
                column,
                message: if message.contains("invalid type: integer") {
                    "this number is too large to be read".to_owned()
                } else {
                    format!("this cannot be read: {}", visible(&message))
                },
                hint: None,
                path: String::new(),
            })
        })
    }

    /// Where the value at a path stands.
    pub fn place(&self, path: &Path) -> Place {
        self.root.place_of(&path.0)
    }
}

impl Node {
    fn is_nothing(&self) -> bool {
        matches!(&self.content, Content::Scalar { text, plain: true } if text.is_empty() || text == "~" || text == "null")
    }
}

/// Builds the tree from the parser's events.
struct Builder<'a> {
    name: &'a str,
    parser: Parser<'a, saphyr_parser::StrInput<'a>>,
    values: usize,
    problems: Problems,
}

/// Reading stops here; the problem is already noted.
struct Stop;

impl<'a> Builder<'a> {
    fn new(name: &'a str, text: &'a str) -> Self {
        Self { name, parser: Parser::new_from_str(text), values: 0, problems: Problems::default() }
    }

    fn document(mut self) -> Result<(Node, usize), Problems> {
        match self.only_document() {
            Ok(root) if self.problems.is_empty() => Ok((root, self.values)),
            Ok(_) | Err(Stop) => Err(self.problems),
        }
    }

    fn only_document(&mut self) -> Result<Node, Stop> {
        let mut root = None;
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::StreamStart
                | Event::DocumentStart(_)
                | Event::DocumentEnd
                | Event::Nothing => {}
                Event::StreamEnd => break,
                _ if root.is_some() => {
                    return self.stop(
                        span,
                        "the file holds a second document; only one is read",
                        Some("put it into a file of its own"),
                    );
                }
                event => root = Some(self.value(event, span, 0)?),
            }
        }
        Ok(root.unwrap_or(Node {
            place: Place { line: 1, column: 1 },
            content: Content::Scalar { text: String::new(), plain: true },
        }))
    }

    fn value(&mut self, event: Event<'a>, span: Span, depth: usize) -> Result<Node, Stop> {
        self.values += 1;
        if self.values > MAX_VALUES {
            return self.stop(
                span,
                "the file holds more than 60,000 values",
                Some("split it into several files of one folder"),
            );
        }
        if depth > MAX_DEPTH {
            return self.stop(
                span,
                TOO_DEEP,
                Some("no rule needs that; look for a bracket too many"),
            );
        }
        let place = place_of(span);
        let content = match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_extras(span, anchor, tag.is_some())?;
                Content::Scalar { text: text.into_owned(), plain: style == ScalarStyle::Plain }
            }
            Event::SequenceStart(anchor, tag) => {
                self.refuse_extras(span, anchor, tag.is_some())?;
                Content::List(self.items(depth)?)
            }
            Event::MappingStart(anchor, tag) => {
                self.refuse_extras(span, anchor, tag.is_some())?;
                Content::Map(self.entries(depth)?)
            }
            Event::Alias(_) => {
                return self.stop(
                    span,
                    "an alias (`*name`) stands here",
                    Some("write the value out; aliases are not read"),
                );
            }
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd
            | Event::SequenceEnd
            | Event::MappingEnd => return self.stop(span, "expected a value", None),
        };
        Ok(Node { place, content })
    }

    fn items(&mut self, depth: usize) -> Result<Vec<Node>, Stop> {
        let mut items = Vec::new();
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::SequenceEnd => return Ok(items),
                event => items.push(self.value(event, span, depth + 1)?),
            }
        }
    }

    fn entries(&mut self, depth: usize) -> Result<Vec<(String, Place, Node)>, Stop> {
        let mut entries: Vec<(String, Place, Node)> = Vec::new();
        let mut names = std::collections::BTreeSet::new();
        loop {
            let (event, key_span) = self.next()?;
            let key = match event {
                Event::MappingEnd => return Ok(entries),
                Event::Scalar(text, _, anchor, tag) => {
                    self.refuse_extras(key_span, anchor, tag.is_some())?;
                    text.into_owned()
                }
                _ => {
                    return self.stop(
                        key_span,
                        "a key must be a plain word",
                        Some("write `key: value`"),
                    );
                }
            };
            let (event, span) = self.next()?;
            let value = self.value(event, span, depth + 1)?;
            if names.insert(key.clone()) {
                entries.push((key, place_of(key_span), value));
            } else {
                // Go on: a repeated key does not hide what comes after it.
                self.note(
                    key_span,
                    &format!("the key `{}` stands here a second time", visible(&key)),
                    Some("keep one of the two"),
                );
            }
        }
    }

    fn refuse_extras(&mut self, span: Span, anchor: usize, tagged: bool) -> Result<(), Stop> {
        if anchor != 0 {
            return self.stop(
                span,
                "an anchor (`&name`) stands here",
                Some("leave it out; aliases are not read"),
            );
        }
        if tagged {
            return self.stop(
                span,
                "a tag (`!name`) stands here",
                Some("leave it out; tags are not read"),
            );
        }
        Ok(())
    }

    fn next(&mut self) -> Result<(Event<'a>, Span), Stop> {
        match self.parser.next_event() {
            Some(Ok(event)) => Ok(event),
            Some(Err(error)) => {
                // The parser looks ahead of the depth that is counted here, and stops by itself.
                let (message, hint) = if error.info().contains("recursion limit") {
                    (
                        TOO_DEEP.to_owned(),
                        Some("no rule needs that; look for a bracket too many".to_owned()),
                    )
                } else {
                    (
                        format!("this is not YAML: {}", visible(error.info())),
                        Some(
                            "look for a missing quote, colon or space, or a wrong indent, here or on the line above"
                                .to_owned(),
                        ),
                    )
                };
                self.problems.take(Problem {
                    file: self.name.to_owned(),
                    line: error.marker().line(),
                    column: error.marker().col() + 1,
                    message,
                    hint,
                    path: String::new(),
                });
                Err(Stop)
            }
            None => Err(Stop),
        }
    }

    fn stop<T>(&mut self, span: Span, message: &str, hint: Option<&str>) -> Result<T, Stop> {
        self.note(span, message, hint);
        Err(Stop)
    }

    fn note(&mut self, span: Span, message: &str, hint: Option<&str>) {
        let place = place_of(span);
        self.problems.take(Problem {
            file: self.name.to_owned(),
            line: place.line,
            column: place.column,
            message: message.to_owned(),
            hint: hint.map(str::to_owned),
            path: String::new(),
        });
    }
}

/// The place of the first character that no text file needs.
fn first_control(text: &str) -> Option<(usize, usize)> {
    text.lines().enumerate().find_map(|(line, words)| {
        words
            .chars()
            .position(|character| character.is_control() && !matches!(character, '\t' | '\r'))
            .map(|column| (line + 1, column + 1))
    })
}

/// JSON is YAML but for its tabs: those between its words become spaces.
fn tabs_of_json(text: &str) -> Cow<'_, str> {
    if !text.trim_start().starts_with('{') || !text.contains('\t') {
        return Cow::Borrowed(text);
    }
    let (mut in_string, mut escaped) = (false, false);
    let spaced = text.chars().map(|character| {
        let quote = character == '"' && !escaped;
        escaped = in_string && character == '\\' && !escaped;
        in_string ^= quote;
        if character == '\t' && !in_string { ' ' } else { character }
    });
    Cow::Owned(spaced.collect())
}

fn place_of(span: Span) -> Place {
    Place { line: span.start.line().max(1), column: span.start.col() + 1 }
}
