//! Unknown is said: beside every `null` of a document stands why.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use std::borrow::Cow;

/// Why fields of one object are `null`: a map from the field's name to the reason. Every object that can hold a `null` has one, empty where all is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Missing<'k>(Vec<(&'static str, Cow<'k, str>)>);

impl<'k> Missing<'k> {
    /// Passes a value on, and notes the reason where there is none.
    pub(crate) fn unless<T>(
        &mut self,
        field: &'static str,
        value: Option<T>,
        reason: impl Into<Cow<'k, str>>,
    ) -> Option<T> {
        if value.is_none() {
            self.0.push((field, reason.into()));
        }
        value
    }

    /// Why a field is null.
    pub fn of(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| *known == field).map(|(_, reason)| &**reason)
    }
}

/// Makes a struct in which each field that may be null says why: `field: unless(value, why)` notes the reason under the name of the field, and
/// `missing_because` is filled with all of them.
macro_rules! with_missing {
    ($of:ident { $($fields:tt)+ }) => {{
        let mut missing = $crate::answer::Missing::default();
        $crate::answer::with_missing! { @ missing, $of { } $($fields)+, }
    }};
    // The comma behind the last field, where one was written.
    (@ $missing:ident, $of:ident { $($filled:tt)* } $(,)?) => {
        $of { $($filled)* missing_because: $missing }
    };
    (@ $missing:ident, $of:ident { $($filled:tt)* }
        $field:ident: unless($value:expr, $why:expr $(,)?), $($fields:tt)*
    ) => {
        $crate::answer::with_missing! {
            @ $missing, $of {
                $($filled)*
                $field: $missing.unless(stringify!($field), $value, $why),
            } $($fields)*
        }
    };
    (@ $missing:ident, $of:ident { $($filled:tt)* } $field:ident: $value:expr, $($fields:tt)*) => {
        $crate::answer::with_missing! {
            @ $missing, $of { $($filled)* $field: $value, } $($fields)*
        }
    };
    (@ $missing:ident, $of:ident { $($filled:tt)* } $field:ident, $($fields:tt)*) => {
        $crate::answer::with_missing! { @ $missing, $of { $($filled)* $field, } $($fields)* }
    };
}
pub(crate) use with_missing;

/// An entry of a document, each field once: what it is, its type, and where it comes from, with `unless(value, why)` as in `with_missing!`. Before the
/// fields stands the function that makes one, with what several of them need. Where a field may be null, `missing_because` follows the last.
macro_rules! answer_entry {
    (
        $(#[$about:meta])* $vis:vis struct $name:ident $(<$life:lifetime>)?;
        $(#[$made:meta])* $made_vis:vis fn $make:ident($($arguments:tt)*) { $($given:tt)* }
        $($fields:tt)+
    ) => {
        $crate::answer::answer_entry! { @ missing
            [
                [$(#[$about])* $vis struct $name $(<$life>)?] [$($life)? 'static]
                [impl $(<$life>)? $name $(<$life>)?]
                [$(#[$made])* $made_vis fn $make($($arguments)*) -> Self] [$($given)*]
            ]
            [] [] [] $($fields)+
        }
    };
    (@ $missing:ident $head:tt $nullable:tt [$($declared:tt)*] [$($filled:tt)*]
        $(#[$about:meta])* $vis:vis $field:ident: $type:ty = unless($value:expr, $why:expr $(,)?),
        $($fields:tt)*
    ) => {
        $crate::answer::answer_entry! { @ $missing $head [nullable]
            [$($declared)* $(#[$about])* $vis $field: $type,]
            [$($filled)* $field: $missing.unless(stringify!($field), $value, $why),] $($fields)*
        }
    };
    (@ $missing:ident $head:tt $nullable:tt [$($declared:tt)*] [$($filled:tt)*]
        $(#[$about:meta])* $vis:vis $field:ident: $type:ty = $value:expr, $($fields:tt)*
    ) => {
        $crate::answer::answer_entry! { @ $missing $head $nullable
            [$($declared)* $(#[$about])* $vis $field: $type,]
            [$($filled)* $field: $value,] $($fields)*
        }
    };
    (@ $missing:ident
        [[$($struct:tt)*] $life:tt [$($impl:tt)*] [$($make:tt)*] [$($given:tt)*]]
        [] [$($declared:tt)*] [$($filled:tt)*]
    ) => {
        #[derive(Debug, Clone, serde::Serialize, schemars::JsonSchema)]
        $($struct)* { $($declared)* }
        $($impl)* {
            $($make)* {
                $($given)*
                Self { $($filled)* }
            }
        }
    };
    (@ $missing:ident
        [
            [$($struct:tt)*] [$life:lifetime $($static:lifetime)?]
            [$($impl:tt)*] [$($make:tt)*] [$($given:tt)*]
        ]
        [nullable] [$($declared:tt)*] [$($filled:tt)*]
    ) => {
        #[derive(Debug, Clone, serde::Serialize, schemars::JsonSchema)]
        $($struct)* {
            $($declared)*
            /// Why a field is null.
            pub missing_because: $crate::answer::Missing<$life>,
        }
        $($impl)* {
            $($make)* {
                $($given)*
                let mut $missing = $crate::answer::Missing::default();
                Self { $($filled)* missing_because: $missing }
            }
        }
    };
}
pub(crate) use answer_entry;

impl Serialize for Missing<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (field, reason) in &self.0 {
            map.serialize_entry(field, reason)?;
        }
        map.end()
    }
}

impl schemars::JsonSchema for Missing<'_> {
    fn schema_name() -> Cow<'static, str> {
        "Missing".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "For each field of this object that is null, why.",
            "type": "object",
            "additionalProperties": { "type": "string" },
        })
    }
}
