//! Pages about money: what treatments cost, a user's own bills, the plans and prices that are known. Each is drawn from its answer.

mod axis;
mod break_even;
mod course;
mod explained;
mod matrix;
mod page;
mod pathways;
mod pictures;
mod plan;
mod plans;
mod prices;
mod rows;
mod screen;
mod sensitivity;
mod simulation;
mod sums;

pub(super) use pictures::picture;
pub(super) use rows::rows;

use super::citations::Citations;
use super::{Block, Text};
use crate::answer::Cited;
use crate::knowledge::Provenance;

fn list(items: impl IntoIterator<Item = impl Into<Text>>) -> Block {
    Block::List { ordered: false, items: items.into_iter().map(Into::into).collect() }
}

/// A list under a heading; nothing where the list is empty.
fn section(title: &str, items: Vec<Text>) -> Vec<Block> {
    if items.is_empty() {
        return Vec::new();
    }
    vec![Block::section(title, vec![list(items)])]
}

impl Citations {
    /// The note numbers of the sources of an entry.
    fn of(&mut self, cited: &Cited, read: Option<Provenance>) -> Vec<usize> {
        self.cite(&cited.refs, read)
    }
}
