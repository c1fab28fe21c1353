//! Many people judged at once: rules compiled to columns of bits.
//!
//! A block holds up to [`BLOCK`] people. Every answer is a column, every test becomes two bitmaps over the people of the block: who meets it, and who
//! does not; who is in neither is unknown. Kleene's logic is then a few operations on words: *and* is (a ∧ b, x ∨ y), *or* is (a ∨ b, x ∧ y), *not*
//! swaps the two. What comes out equals [`assess`](super::assess) for each person alone, which the tests hold on random people and random rules.

mod bits;
mod compile;
mod counter;
mod judge;
mod people;

pub use bits::{BLOCK, Bitmap};
pub use compile::CompiledRules;
pub use counter::Counter;
pub use judge::{JudgedBlock, JudgedColumn, JudgedCriterionColumn};
pub use people::People;

#[cfg(test)]
mod tests;
