//! The people of a block, and what each row holds beside answers.

use crate::knowledge::{Condition, Knowledge};
use crate::profile::record::RecordDoubt;
use crate::rules::columns::{Bitmap, People};
use crate::values::Ref;

/// Up to [`BLOCK`](crate::rules::columns::BLOCK) rows, read and not judged yet. A row and its person have the same place.
#[derive(Debug)]
pub(super) struct RowBlock {
    pub(super) people: People,
    rows: Vec<InputRow>,
}

/// What a row holds beside answers.
#[derive(Debug, Default)]
pub(super) struct InputRow {
    /// What the input calls the person; empty: nothing.
    pub(super) id: String,
    /// Where the row begins, from 1.
    pub(super) line: u64,
    pub(super) condition: Option<Ref<Condition>>,
    /// The place of the plan among those that can be named.
    pub(super) plan: Option<usize>,
    /// What a record of care, or the code of its condition, leaves in doubt.
    pub(super) doubts: Vec<RecordDoubt>,
    /// All that is wrong with it; empty: nothing.
    pub(super) problems: Vec<String>,
}

impl RowBlock {
    pub(super) fn new(knowledge: &Knowledge) -> Self {
        Self { people: People::new(knowledge), rows: Vec::new() }
    }

    pub(super) fn is_full(&self) -> bool {
        self.people.is_full()
    }

    /// A row more, of which nothing is known but its line. `None`: no room.
    pub(super) fn add(&mut self, line: u64) -> Option<(usize, &mut InputRow, &mut People)> {
        let person = self.people.add()?;
        if self.rows.len() <= person {
            self.rows.resize_with(person + 1, InputRow::default);
        }
        let row = self.rows.get_mut(person)?;
        row.id.clear();
        row.problems.clear();
        row.doubts.clear();
        (row.line, row.condition, row.plan) = (line, None, None);
        Some((person, row, &mut self.people))
    }

    /// A row, and everybody's answers.
    pub(super) fn row(&mut self, person: usize) -> Option<(&mut InputRow, &mut People)> {
        Some((self.rows.get_mut(person)?, &mut self.people))
    }

    pub(super) fn rows(&self) -> impl Iterator<Item = &InputRow> {
        self.rows.iter().take(self.people.len())
    }

    /// Those of whom no condition is known.
    pub(super) fn without_condition(&self) -> Bitmap {
        let mut people = Bitmap::NONE;
        for (person, row) in self.rows().enumerate() {
            if row.condition.is_none() {
                people.add(person);
            }
        }
        people
    }

    /// Everybody has this condition.
    pub(super) fn name_condition(&mut self, condition: Ref<Condition>) {
        for (person, row) in self.rows.iter_mut().enumerate().take(self.people.len()) {
            row.condition = Some(condition);
            self.people.set_condition(person, condition);
        }
    }

    pub(super) fn clear(&mut self) {
        self.people.clear();
    }
}
