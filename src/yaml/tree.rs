//! The tree of a file from the parser's events: refuses what is not one plain document, and counts values while they come.

use super::node::{Content, Node, Place};
use super::problem::{Problem, Problems};
use crate::values::{grouped, visible};
use saphyr_parser::{Event, Parser, ScalarStyle, Span};

/// Deeper than any rule needs; parsers go quadratic far beyond it.
const MAX_DEPTH: usize = 64;
const TOO_DEEP: &str = "nested more than 64 levels deep";
/// More values than a file of honest entries of that size can hold.
const MAX_VALUES: usize = 60_000;

/// How many values several files that are read as one may still hold. They are counted while they are read, so that too many of them
/// never come to be.
#[derive(Debug)]
pub struct ValueBudget {
    most: usize,
    left: usize,
}

impl ValueBudget {
    /// Room for so many values.
    pub fn new(most: usize) -> Self {
        Self { most, left: most }
    }

    /// Whether there is none left.
    pub fn is_full(&self) -> bool {
        self.left == 0
    }
}

/// Builds the tree from the parser's events.
pub(super) struct TreeBuilder<'a> {
    name: &'a str,
    parser: Parser<'a, saphyr_parser::StrInput<'a>>,
    /// The values of this file so far.
    values: usize,
    budget: &'a mut ValueBudget,
    if_too_large: &'static str,
    problems: Problems,
}

/// Reading stops here; the problem is already noted.
struct Stop;

impl<'a> TreeBuilder<'a> {
    pub(super) fn new(
        name: &'a str,
        text: &'a str,
        budget: &'a mut ValueBudget,
        if_too_large: &'static str,
    ) -> Self {
        Self {
            name,
            parser: Parser::new_from_str(text),
            values: 0,
            budget,
            if_too_large,
            problems: Problems::default(),
        }
    }

    pub(super) fn document(mut self) -> Result<Node, Problems> {
        match self.only_document() {
            Ok(root) if self.problems.is_empty() => Ok(root),
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
        self.count(span)?;
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

    fn count(&mut self, span: Span) -> Result<(), Stop> {
        self.values += 1;
        if self.values > MAX_VALUES {
            let hint = self.if_too_large;
            return self.stop(span, "the file holds more than 60,000 values", Some(hint));
        }
        if self.budget.is_full() {
            let most = grouped(&self.budget.most.to_string());
            let message = format!("the files hold more than {most} values in all");
            let hint = "that is more than anybody can keep true; look for copies";
            return self.stop(span, &message, Some(hint));
        }
        self.budget.left -= 1;
        Ok(())
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
        loop {
            let (event, span) = self.next()?;
            let place = place_of(span);
            let key = match event {
                Event::MappingEnd => break,
                Event::Scalar(text, _, anchor, tag) => {
                    self.refuse_extras(span, anchor, tag.is_some())?;
                    text.into_owned()
                }
                _ => {
                    return self.stop(
                        span,
                        "a key must be a plain word",
                        Some("write `key: value`"),
                    );
                }
            };
            let (event, span) = self.next()?;
            entries.push((key, place, self.value(event, span, depth + 1)?));
        }
        self.refuse_repeated(&entries);
        Ok(entries)
    }

    /// A repeated key does not hide what comes after it: reading goes on.
    fn refuse_repeated(&mut self, entries: &[(String, Place, Node)]) {
        let mut keys: Vec<(&str, usize, Place)> = entries
            .iter()
            .enumerate()
            .map(|(position, (key, place, _))| (key.as_str(), position, *place))
            .collect();
        keys.sort_unstable_by_key(|(key, position, _)| (*key, *position));
        for pair in keys.windows(2) {
            if let [(first, ..), (key, _, place)] = pair
                && first == key
            {
                self.note(
                    *place,
                    format!("the key `{}` stands here a second time", visible(key)),
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
                let place = (error.marker().line(), error.marker().col() + 1);
                self.problems.take(Problem::at(self.name, place, message, hint));
                Err(Stop)
            }
            None => Err(Stop),
        }
    }

    fn stop<T>(&mut self, span: Span, message: &str, hint: Option<&str>) -> Result<T, Stop> {
        self.note(place_of(span), message.to_owned(), hint);
        Err(Stop)
    }

    fn note(&mut self, place: Place, message: String, hint: Option<&str>) {
        let (place, hint) = ((place.line, place.column), hint.map(str::to_owned));
        self.problems.take(Problem::at(self.name, place, message, hint));
    }
}

fn place_of(span: Span) -> Place {
    Place { line: span.start.line().max(1), column: span.start.col() + 1 }
}
