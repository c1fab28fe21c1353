//! The side-by-side as a page.

mod card;
mod cell;
mod disputes;
mod experience;
mod key_rows;
mod layers;
mod matrix;
mod page;
mod pictures;
mod questions;
mod sections;
mod visit;
mod worksheet;

use super::{CardPage, HasPage, Page};
use crate::answer::Compare;

impl HasPage for Compare<'_> {
    fn page(&self) -> Page {
        page::page(self)
    }

    fn cards(&self) -> Vec<CardPage> {
        card::cards(self)
    }
}
