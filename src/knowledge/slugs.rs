//! Closed vocabularies: each word of the knowledge file and its Rust name, written once.

/// A closed vocabulary.
pub(super) trait ClosedVocabulary: Copy + 'static {
    /// The variant that a word stands for.
    fn parse(slug: &str) -> Option<Self>;
    /// Every word of the vocabulary.
    fn words() -> Vec<&'static str>;
}

/// Declares an enum whose variants are words of the knowledge file.
macro_rules! vocabulary {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $slug:literal),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$doc])* #[serde(rename = $slug)] $variant),+ }

        impl $name {
            /// Every word, in the order of the declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word as the knowledge file writes it.
            pub fn slug(self) -> &'static str {
                match self { $(Self::$variant => $slug),+ }
            }

            /// The variant that a word stands for.
            pub fn from_slug(slug: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|word| word.slug() == slug)
            }
        }

        impl $crate::knowledge::slugs::ClosedVocabulary for $name {
            fn parse(slug: &str) -> Option<Self> {
                Self::from_slug(slug)
            }

            fn words() -> Vec<&'static str> {
                Self::ALL.iter().map(|word| word.slug()).collect()
            }
        }
    };
}

pub(super) use vocabulary;
