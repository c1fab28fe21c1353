//! Made-up answers for the tests of the renderers, and beside them the pages that must come of the first.

mod form;
mod fruit;
mod hostile;
mod hostile_parts;
pub(super) mod picture;

pub(super) use fruit::Fruit;
pub(super) use hostile::{HOSTILE, Hostile};

use super::Layout;

/// A plain layout of a width.
pub(super) fn layout(width: usize) -> Layout {
    Layout { width, ascii: false, color: false, linear: false }
}
