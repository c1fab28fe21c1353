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

use super::{CardPage, HasPage, Page, Prose, WordsFound, read_prose};
use crate::answer::Compare;
use crate::reading::{Glossary, Reading};

impl HasPage for Compare<'_> {
    fn page(&self) -> Page {
        let mut words = WordsFound::of_one_page(self.knowledge);
        comparison_page(self, &mut words, |prose, known| read_prose(prose, &known))
    }

    fn cards(&self) -> Vec<CardPage> {
        card::cards(self)
    }
}

/// The same page for who has read most of its texts before: `words` are those found in them, and `read` tells how hard its prose is.
pub fn comparison_page(
    answer: &Compare,
    words: &mut WordsFound,
    read: impl FnOnce(&Prose, Glossary) -> Reading,
) -> Page {
    page::page(answer, words, read)
}
