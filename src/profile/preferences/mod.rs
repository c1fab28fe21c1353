//! What matters to a person: how much each attribute does, concerns of their own, and which of two changes they would rather have. From a file, from the
//! command line, or asked for; nothing is kept unless somebody says where.

mod file;

pub(super) use file::shape;

use super::Mismatch;
use crate::knowledge::{Attribute, Condition, Knowledge, Treatment};
use crate::values::{Ref, closest, join_with, visible};
use crate::weighing::{Exact, Preference, TOP};

/// A concern is a few words.
pub const LONGEST_CONCERN: usize = 40;
/// More concerns of one's own do not fit a page.
pub const MOST_CONCERNS: usize = 4;

/// What matters to a person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preferences {
    /// What it is about, where the file says so.
    pub condition: Option<Ref<Condition>>,
    /// From 0 to [`TOP`], each attribute once.
    pub importances: Vec<(Ref<Attribute>, Exact)>,
    /// What no attribute speaks of.
    pub own: Vec<OwnConcern>,
    /// Answers to which of two changes matters more, in the order of the questions.
    pub trade_offs: Vec<AnsweredTradeOff>,
}

/// A concern of one's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnConcern {
    /// In the person's words.
    pub concern: String,
    /// From 0 to [`TOP`].
    pub importance: Exact,
    /// How well choices do for it, from 0 to [`TOP`], in the person's eyes.
    pub ratings: Vec<(Ref<Treatment>, Exact)>,
}

/// Which of two changes matters more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnsweredTradeOff {
    /// The first change.
    pub first: KeptChange,
    /// The second change.
    pub second: KeptChange,
    /// `None`: the person does not know.
    pub answer: Option<Preference>,
}

/// A change that was asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptChange {
    /// Its attribute.
    pub attribute: Ref<Attribute>,
    /// How far up the scale, in thousandths of the whole.
    pub size: u16,
    /// What it was called: with other figures or another plan the same size means something else, and the answer is not taken.
    pub change: String,
}

impl Preferences {
    /// Takes one importance from the command line: `attribute=number`. It wins over the file.
    ///
    /// # Errors
    /// What does not fit, and how to mend it.
    pub fn set(&mut self, knowledge: &Knowledge, assignment: &str) -> Result<(), Mismatch> {
        let Some((name, number)) = assignment.split_once('=') else {
            return Err(Mismatch::with_hint(
                format!("expected ATTRIBUTE=NUMBER, found `{}`", visible(assignment)),
                format!("write for example `{}=7`", example(knowledge)),
            ));
        };
        let attribute = find(knowledge, name.trim())?;
        let importance = importance(number.trim())?;
        self.importances.retain(|(known, _)| *known != attribute);
        self.importances.push((attribute, importance));
        Ok(())
    }

    /// How much an attribute matters; `None`: not said.
    pub fn importance(&self, attribute: Ref<Attribute>) -> Option<&Exact> {
        self.importances.iter().find(|(known, _)| *known == attribute).map(|(_, weight)| weight)
    }

    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        self.importances.is_empty() && self.own.is_empty() && self.trade_offs.is_empty()
    }
}

/// How much something matters, as it is typed.
///
/// # Errors
/// When it is no number from 0 to [`TOP`].
pub fn importance(written: &str) -> Result<Exact, Mismatch> {
    Exact::parse(written).and_then(in_bounds).ok_or_else(|| wanted(written))
}

fn in_bounds(number: Exact) -> Option<Exact> {
    let is_plain = number == number.to_hundredths();
    let is_within = !number.is_negative() && number <= Exact::whole(i64::from(TOP));
    (is_plain && is_within).then_some(number)
}

fn wanted(written: &str) -> Mismatch {
    Mismatch::with_hint(
        format!("expected a number from 0 to {TOP}, found `{}`", visible(written)),
        format!("0 does not matter at all, {TOP} matters most; at most two decimals"),
    )
}

/// Some attribute, to show how one is written.
fn example(knowledge: &Knowledge) -> &str {
    knowledge.attributes.iter().next().map_or("attribute", |attribute| attribute.id.as_str())
}

/// The attribute of that id.
fn find(knowledge: &Knowledge, name: &str) -> Result<Ref<Attribute>, Mismatch> {
    let found = knowledge.attributes.find(|attribute| attribute.id == name);
    found.map(|(pointer, _)| pointer).ok_or_else(|| {
        let ids: Vec<&str> =
            knowledge.attributes.iter().map(|attribute| attribute.id.as_str()).collect();
        let message = format!("no attribute is called `{}`", visible(name));
        match closest(name, ids.iter().copied()) {
            Some(near) => Mismatch::with_hint(message, format!("did you mean `{near}`?")),
            None if ids.is_empty() => Mismatch::new(message),
            None => Mismatch::with_hint(message, format!("they are {}", join_with(&ids, "and"))),
        }
    })
}
