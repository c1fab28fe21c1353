//! Closed vocabularies: each word that files and answers hold and its Rust name, written once.

/// A closed vocabulary.
pub trait ClosedVocabulary: Copy + 'static {
    /// The variant that a word stands for.
    fn from_slug(slug: &str) -> Option<Self>;
    /// Every word of the vocabulary.
    fn words() -> Vec<&'static str>;
}

/// Declares an enum whose variants are words. In a schema it has its own name, or the one that stands behind it.
macro_rules! vocabulary {
    ($(#[$about:meta])* $name:ident { $($words:tt)+ }) => {
        $crate::values::vocabulary! { $(#[$about])* $name, stringify!($name), { $($words)+ } }
    };
    ($(#[$about:meta])* $name:ident, $schema:expr, {
        $($(#[$doc:meta])* $variant:ident = $slug:literal),+ $(,)?
    }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$doc])* #[serde(rename = $slug)] $variant),+ }

        impl $name {
            /// Every word, in the order of the declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word as files and answers write it.
            pub fn slug(self) -> &'static str {
                match self { $(Self::$variant => $slug),+ }
            }
        }

        impl $crate::values::ClosedVocabulary for $name {
            fn from_slug(slug: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|word| word.slug() == slug)
            }

            fn words() -> Vec<&'static str> {
                Self::ALL.iter().map(|word| word.slug()).collect()
            }
        }

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                $schema.into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let words = <Self as $crate::values::ClosedVocabulary>::words();
                schemars::json_schema!({ "type": "string", "enum": words })
            }
        }
    };
}

pub(crate) use vocabulary;
