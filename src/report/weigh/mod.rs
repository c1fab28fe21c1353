//! What a person's own importances imply, as a page: what they come to first, then attribute by attribute where each choice stands, then where it turns.

mod grid;
mod page;

pub(super) use page::{line, section};

use super::{HasPage, Page};
use crate::answer::Weigh;

impl HasPage for Weigh<'_> {
    fn page(&self) -> Page {
        page::page(self)
    }
}
