//! Values that everything else is built from. Nothing here knows any other part of the program.

mod list;
pub(crate) mod markdown;
mod money;
mod verdict;
mod words;

pub use list::{List, Ref};
pub use money::{Fraction, Money};
pub use verdict::Verdict;
pub use words::{
    closest, grouped, hidden_in, instead, is_treacherous, join_with, plural, safe, visible,
};
