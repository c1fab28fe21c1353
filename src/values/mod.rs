//! Values that everything else is built from. Nothing here knows any other part of the program.

mod list;
pub(crate) mod markdown;
mod money;
mod verdict;
mod vocabulary;
mod words;

pub(crate) use list::distinct;
pub use list::{List, Ref};
pub use money::{Fraction, Money};
pub use verdict::Verdict;
pub use vocabulary::ClosedVocabulary;
pub(crate) use vocabulary::vocabulary;
pub use words::{
    closest, did_you_mean, first_place, grouped, hidden_in, holds, instead, is_treacherous,
    join_with, plural, safe, visible,
};
