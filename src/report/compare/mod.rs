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

use super::{CardPage, HasPage, Page, Prose, read_prose};
use crate::answer::Compare;
use crate::reading::{Glossary, Reading};

impl HasPage for Compare<'_> {
    fn page(&self) -> Page {
        comparison_page(self, |prose, known| read_prose(prose, &known))
    }

    fn cards(&self) -> Vec<CardPage> {
        card::cards(self)
    }
}

/// The same page for who has read most of its prose before: `read` tells how hard it is.
pub fn comparison_page(answer: &Compare, read: impl FnOnce(&Prose, Glossary) -> Reading) -> Page {
    page::page(answer, read)
}
