//! Reports: what a command answers, as data in three views, with no formatting.
//!
//! A report is one answer. From the same answer come a [`Page`] for people, [`Records`] for spreadsheets and a
//! document for programs, so that the three can never disagree. How each looks is the business of
//! [`render`](crate::render).

use crate::answer::{
    AnswerProvenance, CommandAnswer, Document, Edition, EvidenceBundle, records_of,
};
use serde_json::Value;

mod about_this_page;
mod card;
mod check;
mod citations;
mod codes;
mod compare;
mod cost;
mod facts;
mod form;
mod glossary;
mod grid;
mod input;
mod listing;
mod own_answers;
mod page;
mod picture;
mod prose;
mod question;
mod required_words;
mod scale;
mod stamp;
mod text;
pub mod traversal;
mod unnamed;
mod validation;
mod warning;
mod weigh;

pub use crate::answer::Records;
pub use card::{CardPage, CardPart, CardPartShape};
pub use compare::comparison_page;
pub use form::FormField;
pub use glossary::WordsFound;
pub use grid::{Counted, GridCell, GridLine, GridRow, OptionGrid, RowAnswers, Sparkline, Sureness};
pub use page::{
    AlertLevel, Block, Matrix, MatrixCell, MatrixFigure, MatrixGroup, MatrixRow, Note, Page,
    Section, TreeLine, WhenMet,
};
pub use picture::{
    Bar, Courses, Drawing, IconArray, IconFill, Picture, RangeGroup, Ranges, Spread, Spreads, Tick,
    TimeCourse,
};
pub use prose::{
    GRADE_OPENING, Prose, explained, grade_words, prose, prose_of, read_blocks, read_prose,
};
pub use question::{numbered_question, question, reason, remark};
pub use required_words::{NO_RANGE, RATIOS_ONLY, certainty_words, range_words};
pub use stamp::{stamped, stamped_cards};
pub use text::{Span, Text, note_marks};
pub use warning::line as warning_line;

/// An answer in every form.
pub trait Report {
    /// The answer for people.
    fn page(&self) -> Page;
    /// The answer for a clinical system; empty where a command has none.
    fn cards(&self) -> Vec<CardPage> {
        Vec::new()
    }
    /// The answer for repositories of evidence; empty where a command has no findings.
    fn evidence(&self) -> EvidenceBundle {
        EvidenceBundle::default()
    }
    /// The answer for spreadsheets: long form, one row a cell.
    fn records(&self, made: &AnswerProvenance) -> Records;
    /// The answer for programs.
    fn document(&self, made: &AnswerProvenance) -> Value;
    /// The same as indented text.
    fn json(&self, made: &AnswerProvenance) -> String;
    /// The knowledge that it rests on.
    fn edition(&self) -> Edition<'_>;
    /// Where chance began, where something was simulated.
    fn seed(&self) -> Option<u64>;
}

/// An answer that has a page.
pub trait HasPage: CommandAnswer {
    /// The answer for people.
    fn page(&self) -> Page;

    /// The answer for a clinical system; empty where a command has none.
    fn cards(&self) -> Vec<CardPage> {
        Vec::new()
    }

    /// The answer for repositories of evidence; empty where a command has no findings.
    fn evidence(&self) -> EvidenceBundle {
        EvidenceBundle::default()
    }
}

impl<A: HasPage> Report for A {
    fn page(&self) -> Page {
        HasPage::page(self)
    }

    fn cards(&self) -> Vec<CardPage> {
        HasPage::cards(self)
    }

    fn evidence(&self) -> EvidenceBundle {
        HasPage::evidence(self)
    }

    fn records(&self, made: &AnswerProvenance) -> Records {
        records_of(&A::TABLE, &self.document(made))
    }

    fn document(&self, made: &AnswerProvenance) -> Value {
        // Every key is a word, and every number is finite.
        serde_json::to_value(Document::of(self, made)).unwrap_or_default()
    }

    fn json(&self, made: &AnswerProvenance) -> String {
        crate::answer::text(&Document::of(self, made))
    }

    fn edition(&self) -> Edition<'_> {
        Edition::of(self.knowledge())
    }

    fn seed(&self) -> Option<u64> {
        CommandAnswer::seed(self)
    }
}
