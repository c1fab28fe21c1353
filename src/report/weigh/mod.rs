//! What a person's own importances imply, as a page: what they come to first, then attribute by attribute where each choice stands, then where it turns.

mod grid;
mod page;

use super::{Drawn, Page};
use crate::answer::Weigh;

impl Drawn for Weigh<'_> {
    fn page(&self) -> Page {
        page::page(self)
    }
}
