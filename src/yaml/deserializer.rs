//! Hands the tree of a file to serde, which makes typed entries of it.
//!
//! What has been set aside is passed over, and a key that is missing can be stood in for, so that one look finds every misfit. An error
//! knows its path and its kind; its words are made by [`decode`](super::decode).

use super::meaning::{self, NumberNotation};
use super::misread::{Misread, Trouble, in_plain_words};
use super::node::{Content, Node, PathSegment, Place};
use super::scalar;
use super::stand_in::StandIn;
use crate::values::visible;
use serde::de::{
    self, DeserializeSeed, Deserializer, Expected, IntoDeserializer, MapAccess, SeqAccess,
    Unexpected, Visitor,
};
use serde::forward_to_deserialize_any;
use std::cell::Cell;
use std::collections::BTreeSet;

/// Asked for by a type that reads a number as it is written: it gets the text, in plain digits.
pub(super) const AS_NUMBER: &str = "a number as it is written";
/// Asked for by a type that reads any single value as it is written, with or without quotes.
pub(super) const AS_WRITTEN: &str = "a value as it is written";

/// What has been told already. Values are known by their address: the tree stays as it is while it is read.
#[derive(Debug, Default)]
pub(super) struct Aside {
    values: BTreeSet<*const Node>,
    missing: Vec<(*const Node, &'static str)>,
    /// Whether a word was made up in the place of a missing one.
    pub(super) has_made_up_word: Cell<bool>,
}

impl Aside {
    /// Passes over a value from now on. `false` where that is done already.
    pub(super) fn set(&mut self, value: &Node) -> bool {
        self.values.insert(std::ptr::from_ref(value))
    }

    /// Lets something stand in for a key that is missing in a map. `false` where that is done already.
    pub(super) fn stand_in(&mut self, map: &Node, key: &'static str) -> bool {
        let missing = (std::ptr::from_ref(map), key);
        let is_new = !self.missing.contains(&missing);
        if is_new {
            self.missing.push(missing);
        }
        is_new
    }

    fn holds(&self, value: &Node) -> bool {
        !self.values.is_empty() && self.values.contains(&std::ptr::from_ref(value))
    }

    fn missing_in(&self, map: &Node) -> impl Iterator<Item = &'static str> {
        let map = std::ptr::from_ref(map);
        self.missing.iter().filter(move |(of, _)| *of == map).map(|(_, key)| *key)
    }
}

/// A value to be read.
#[derive(Debug, Clone, Copy)]
pub(super) struct NodeDeserializer<'t> {
    pub(super) node: &'t Node,
    pub(super) aside: &'t Aside,
}

impl NodeDeserializer<'_> {
    fn wrong_kind<T>(&self, wanted: &dyn Expected) -> Result<T, Misread> {
        Err(Misread::new(Trouble::Kind {
            wanted: in_plain_words(wanted),
            found: self.node.description(),
            hint: None,
        }))
    }

    /// Text that is not empty.
    fn text(&self) -> Result<String, Misread> {
        match &self.node.content {
            Content::Scalar { text, plain } if !*plain || meaning::is_text(text) => {
                scalar::text(text).map_err(de::Error::custom)
            }
            _ => self.wrong_kind(&"a string"),
        }
    }

    /// The digits of a number that is written plainly; any other is told with the way to write it.
    fn digits(&self, wanted: &dyn Expected) -> Result<&str, Misread> {
        let Content::Scalar { text, plain } = &self.node.content else {
            return self.wrong_kind(wanted);
        };
        match meaning::number(text) {
            None => self.wrong_kind(wanted),
            Some(_) if !*plain => Err(in_quotes(text, wanted)),
            Some(NumberNotation::Plain) => Ok(text),
            Some(NumberNotation::Odd(mended)) => Err(Misread::new(Trouble::Message {
                message: format!("a number is written in plain digits, found `{}`", visible(text)),
                hint: Some(match mended {
                    Some(mended) => format!("write {}", visible(&mended)),
                    None => "write it like 98.53, without `0x`, `e` or `+`".to_owned(),
                }),
            })),
            Some(NumberNotation::NotFinite) => Err(Misread::new(Trouble::Message {
                message: format!(
                    "expected a finite number: {}; found {text}",
                    in_plain_words(wanted)
                ),
                hint: None,
            })),
        }
    }
}

/// The right word, but as text.
fn in_quotes(text: &str, wanted: &dyn Expected) -> Misread {
    Misread::new(Trouble::Kind {
        wanted: in_plain_words(wanted),
        found: format!("the text `{}`, which stands in quotes", visible(text)),
        hint: Some(format!("write it without quotes: {}", visible(text))),
    })
}

impl<'de> Deserializer<'de> for NodeDeserializer<'_> {
    type Error = Misread;

    /// Only for values that may be of any kind.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        match &self.node.content {
            Content::Scalar { text, plain: true } => {
                if meaning::is_nothing(text) {
                    visitor.visit_unit()
                } else if let Some(truth) = meaning::yes_or_no(text) {
                    visitor.visit_bool(truth)
                } else if meaning::is_number(text) {
                    if let Ok(number) = text.parse() {
                        visitor.visit_f64(number)
                    } else {
                        let digits = self.digits(&visitor)?;
                        visitor.visit_str(digits)
                    }
                } else {
                    visitor.visit_str(text)
                }
            }
            Content::Scalar { text, plain: false } => visitor.visit_str(text),
            Content::List(_) => self.deserialize_seq(visitor),
            Content::Map(_) => self.deserialize_map(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        let Content::Scalar { text, plain } = &self.node.content else {
            return self.wrong_kind(&visitor);
        };
        match meaning::yes_or_no(text) {
            Some(truth) if *plain => visitor.visit_bool(truth),
            Some(_) => Err(in_quotes(text, &visitor)),
            None => self.wrong_kind(&visitor),
        }
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        let number = scalar::finite_number(self.digits(&visitor)?).map_err(de::Error::custom)?;
        visitor.visit_f64(number)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        let number = scalar::whole_number(self.digits(&visitor)?).map_err(de::Error::custom)?;
        visitor.visit_u64(number)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        let text = self.text()?;
        visitor.visit_string(text)
    }

    /// A word of a closed vocabulary.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misread> {
        let word = self.text()?;
        if !known.contains(&word.as_str()) {
            return Err(Misread::new(Trouble::Word { word, known }));
        }
        visitor.visit_enum(word.into_deserializer())
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Misread> {
        match (name, &self.node.content) {
            (AS_NUMBER, _) => {
                let digits = self.digits(&visitor)?;
                visitor.visit_str(digits)
            }
            (AS_WRITTEN, Content::Scalar { text, .. }) => visitor.visit_str(text),
            (AS_WRITTEN, _) => self.wrong_kind(&visitor),
            _ => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        if self.node.is_nothing() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        let Content::List(items) = &self.node.content else {
            return self.wrong_kind(&visitor);
        };
        visitor.visit_seq(Items { items: items.iter().enumerate(), aside: self.aside })
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        let Content::Map(entries) = &self.node.content else {
            return self.wrong_kind(&visitor);
        };
        visitor.visit_map(Entries {
            rest: entries.iter(),
            missing: self.aside.missing_in(self.node),
            found: None,
            aside: self.aside,
        })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misread> {
        self.deserialize_map(visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u32 u128 f32 char str bytes byte_buf unit unit_struct tuple
        tuple_struct identifier
    }
}

/// The items of a list that are not set aside. Each keeps its number.
struct Items<'t> {
    items: std::iter::Enumerate<std::slice::Iter<'t, Node>>,
    aside: &'t Aside,
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Misread;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Misread> {
        let aside = self.aside;
        // An empty item is told before anything is read.
        match self.items.find(|(_, node)| !node.is_nothing() && !aside.holds(node)) {
            None => Ok(None),
            Some((position, node)) => seed
                .deserialize(NodeDeserializer { node, aside })
                .map(Some)
                .map_err(|misread| misread.inside(PathSegment::Item(position))),
        }
    }
}

/// What comes after a key.
enum EntryValue<'t> {
    Value(&'t str, &'t Node),
    StandIn,
}

/// The entries of a map that are not set aside, then what stands in for those that are missing.
struct Entries<'t, M> {
    rest: std::slice::Iter<'t, (String, Place, Node)>,
    missing: M,
    found: Option<EntryValue<'t>>,
    aside: &'t Aside,
}

impl<'de, M: Iterator<Item = &'static str>> MapAccess<'de> for Entries<'_, M> {
    type Error = Misread;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Misread> {
        let aside = self.aside;
        // A key without a value is told before anything is read.
        if let Some((key, _, value)) =
            self.rest.find(|(_, _, value)| !value.is_nothing() && !aside.holds(value))
        {
            self.found = Some(EntryValue::Value(key, value));
            return seed
                .deserialize(KeyDeserializer(key))
                .map(Some)
                .map_err(|misread| misread.inside(PathSegment::Name(key.clone())));
        }
        match self.missing.next() {
            None => Ok(None),
            Some(key) => {
                self.found = Some(EntryValue::StandIn);
                seed.deserialize(KeyDeserializer(key)).map(Some)
            }
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Misread> {
        match self.found.take() {
            Some(EntryValue::Value(key, node)) => seed
                .deserialize(NodeDeserializer { node, aside: self.aside })
                .map_err(|misread| misread.inside(PathSegment::Key(key.to_owned()))),
            Some(EntryValue::StandIn) | None => {
                seed.deserialize(StandIn { has_word: &self.aside.has_made_up_word })
            }
        }
    }
}

/// The key of an entry: a word, or a year.
#[derive(Clone, Copy)]
struct KeyDeserializer<'t>(&'t str);

impl<'de> Deserializer<'de> for KeyDeserializer<'_> {
    type Error = Misread;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        visitor.visit_str(self.0)
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        match self.0.parse() {
            Ok(year) if meaning::number(self.0) == Some(NumberNotation::Plain) => {
                visitor.visit_u16(year)
            }
            _ => Err(de::Error::invalid_type(Unexpected::Str(self.0), &visitor)),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}
