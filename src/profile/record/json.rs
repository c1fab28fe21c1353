//! JSON read piece by piece: an object as its keys and the text of their values, a list as the text of each item.
//!
//! A value is only made of what is asked for. So a large file needs little memory, and what is wrong in one entry harms no other.

use crate::yaml::Problem;
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde_json::Value;
use serde_json::error::Category;
use serde_json::value::RawValue;
use std::cell::Cell;
use std::collections::BTreeSet;
use std::fmt;

/// No object of a record that is read here has more keys.
const MOST_KEYS: usize = 2_000;

/// No value that is read here as it stands is longer; it would take a hundred times as much memory at worst.
const LONGEST_VALUE: usize = 1 << 16;

/// An object: its keys in order, each with the text of its value.
#[derive(Debug)]
pub(super) struct Object<'a>(Vec<(String, &'a RawValue)>);

impl<'a> Object<'a> {
    /// The object of this text; `None` where it is none.
    pub(super) fn of(text: &'a RawValue) -> Option<Self> {
        serde_json::from_str(text.get()).ok()
    }

    /// The text of a value.
    pub(super) fn raw(&self, key: &str) -> Option<&'a RawValue> {
        self.0.iter().find(|(known, _)| known == key).map(|(_, value)| *value)
    }

    /// A value; `None` where the key is missing, the value is null, too long, or nested too deep.
    pub(super) fn value(&self, key: &str) -> Option<Value> {
        let text = self.raw(key).map(RawValue::get).filter(|text| text.len() <= LONGEST_VALUE)?;
        let value: Value = serde_json::from_str(text).ok()?;
        Some(value).filter(|value| !value.is_null())
    }

    /// A value that is text.
    pub(super) fn text(&self, key: &str) -> Option<String> {
        let text = self.raw(key)?.get();
        text.starts_with('"').then(|| serde_json::from_str(text).ok())?
    }

    /// Whether a key stands there with some value.
    pub(super) fn has(&self, key: &str) -> bool {
        self.raw(key).is_some_and(|value| value.get() != "null")
    }

    /// Whether a key stands there with some value that is not empty.
    pub(super) fn says_something(&self, key: &str) -> bool {
        self.raw(key).is_some_and(|value| !matches!(value.get(), "null" | "[]" | "{}"))
    }

    /// Whether a key stands there twice: nobody can tell which value is meant.
    pub(super) fn is_ambiguous(&self) -> bool {
        let mut keys: Vec<&str> = self.0.iter().map(|(key, _)| key.as_str()).collect();
        keys.sort_unstable();
        keys.windows(2).any(|pair| matches!(pair, [first, second] if first == second))
    }
}

impl<'de> Deserialize<'de> for Object<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Keys;
        impl<'de> Visitor<'de> for Keys {
            type Value = Object<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Object<'de>, M::Error> {
                let mut keys = Vec::new();
                while let Some(key) = map.next_key::<String>()? {
                    if keys.len() == MOST_KEYS {
                        return Err(M::Error::custom("too many keys"));
                    }
                    keys.push((key, map.next_value()?));
                }
                Ok(Object(keys))
            }
        }
        deserializer.deserialize_map(Keys)
    }
}

/// Hands over the text of each item of a list, one at a time; `false` where it is no list.
pub(super) fn each_item<'a>(list: &'a RawValue, mut take: impl FnMut(&'a RawValue)) -> bool {
    struct ListItems<F>(F);
    impl<'de, F: FnMut(&'de RawValue)> Visitor<'de> for ListItems<F> {
        type Value = ();

        fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
            formatter.write_str("a list")
        }

        fn visit_seq<S: SeqAccess<'de>>(mut self, mut items: S) -> Result<(), S::Error> {
            while let Some(item) = items.next_element()? {
                (self.0)(item);
            }
            Ok(())
        }
    }
    let mut reader = serde_json::Deserializer::from_str(list.get());
    reader.deserialize_seq(ListItems(&mut take)).is_ok()
}

/// Whether the text is an object that has one of these keys, as far as can be told: what comes after the key is not looked at.
pub(super) fn has_key(text: &[u8], keys: &[&str]) -> bool {
    struct Finder<'f> {
        keys: &'f [&'f str],
        found: &'f Cell<bool>,
    }
    impl<'de> Visitor<'de> for Finder<'_> {
        type Value = ();

        fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
            formatter.write_str("an object")
        }

        fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<(), M::Error> {
            while let Some(key) = map.next_key::<String>()? {
                if self.keys.contains(&key.as_str()) {
                    self.found.set(true);
                    return Err(M::Error::custom("found"));
                }
                map.next_value::<IgnoredAny>()?;
            }
            Ok(())
        }
    }
    let found = Cell::new(false);
    let mut reader = serde_json::Deserializer::from_slice(text);
    // An error says that it was found, or that the text ends or is broken before it.
    let _ = reader.deserialize_map(Finder { keys, found: &found });
    found.get()
}

/// Whether a key stands twice in an object, in this text or anywhere in it: nobody can tell which value is meant.
pub(super) fn has_key_twice(text: &RawValue) -> bool {
    #[derive(Clone, Copy)]
    struct Walk<'f>(&'f Cell<bool>);
    impl<'de> DeserializeSeed<'de> for Walk<'_> {
        type Value = ();

        fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
            deserializer.deserialize_any(self)
        }
    }
    impl<'de> Visitor<'de> for Walk<'_> {
        type Value = ();

        fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
            formatter.write_str("a value")
        }

        fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<(), M::Error> {
            let mut keys = BTreeSet::new();
            while let Some(key) = map.next_key::<String>()? {
                if !keys.insert(key) {
                    self.0.set(true);
                }
                map.next_value_seed(self)?;
            }
            Ok(())
        }

        fn visit_seq<S: SeqAccess<'de>>(self, mut items: S) -> Result<(), S::Error> {
            while items.next_element_seed(self)?.is_some() {}
            Ok(())
        }

        fn visit_bool<E>(self, _: bool) -> Result<(), E> {
            Ok(())
        }

        fn visit_i64<E>(self, _: i64) -> Result<(), E> {
            Ok(())
        }

        fn visit_u64<E>(self, _: u64) -> Result<(), E> {
            Ok(())
        }

        fn visit_f64<E>(self, _: f64) -> Result<(), E> {
            Ok(())
        }

        fn visit_str<E>(self, _: &str) -> Result<(), E> {
            Ok(())
        }

        fn visit_unit<E>(self) -> Result<(), E> {
            Ok(())
        }
    }
    let found = Cell::new(false);
    // In what is nested too deep to be looked through a key may stand twice.
    let walked = Walk(&found).deserialize(&mut serde_json::Deserializer::from_str(text.get()));
    walked.is_err() || found.get()
}

/// The whole text as one object.
pub(super) fn whole<'a>(name: &str, text: &'a [u8]) -> Result<Object<'a>, Problem> {
    let text = std::str::from_utf8(text).map_err(|error| {
        let before = text.get(..error.valid_up_to()).unwrap_or_default();
        let line = before.split(|byte| *byte == b'\n').count();
        let message = "this is not written in UTF-8";
        problem(name, line, 1, message, "save it as UTF-8 without changing anything else")
    })?;
    serde_json::from_str(text).map_err(|error| {
        let (message, hint) = match error.classify() {
            Category::Eof => {
                ("the file ends before it is whole", "was it cut off on its way here?")
            }
            Category::Data => ("an object here has more than 2,000 keys", "is this a FHIR bundle?"),
            Category::Syntax | Category::Io => {
                ("this is no JSON from here on", "have the system that wrote it write it again")
            }
        };
        problem(name, error.line(), error.column(), message, hint)
    })
}

/// A problem of a file, with a way out.
pub(super) fn problem(
    name: &str,
    line: usize,
    column: usize,
    message: impl Into<String>,
    hint: impl Into<String>,
) -> Problem {
    Problem::at(name, (line.max(1), column.max(1)), message, Some(hint.into()))
}
