//! What the columns of the input mean.

use super::answer_column::AnswerColumn;
use crate::knowledge::Knowledge;
use crate::profile::{Mismatch, fact_named};
use crate::values::{closest, visible};

/// The key of the person's own name.
pub(super) const ID: &str = "id";
/// The key of the condition.
pub(super) const CONDITION: &str = "condition";
/// The key of the plan.
pub(super) const PLAN: &str = "plan";

/// More names than this are no person's: a header or a row with more is refused.
pub(super) const MOST_NAMES: usize = 1000;

/// The columns of the input in order.
#[derive(Debug, Clone)]
pub struct InputColumns<'k>(Vec<InputColumn<'k>>);

/// What a column of the input holds.
#[derive(Debug, Clone)]
pub(super) enum InputColumn<'k> {
    Id,
    Condition,
    Plan,
    Answer(AnswerColumn<'k>),
    /// Nothing that is asked for.
    Other,
}

impl<'k> InputColumns<'k> {
    /// What these names mean. Names that are none of ours are refused, or left out where that is allowed.
    ///
    /// # Errors
    /// Every name that means nothing or stands twice.
    pub fn of(
        knowledge: &'k Knowledge,
        names: &[String],
        leave_out_others: bool,
    ) -> Result<Self, Vec<Mismatch>> {
        if names.len() > MOST_NAMES {
            return Err(vec![Mismatch {
                message: format!("{} columns, where {MOST_NAMES} are the most", names.len()),
                hint: Some("is this the header?".to_owned()),
            }]);
        }
        let mut errors = Vec::new();
        let mut columns = Vec::new();
        for (position, name) in names.iter().enumerate() {
            if names.iter().take(position).any(|before| before == name) {
                errors.push(Mismatch {
                    message: format!("two columns are called `{}`", visible(name)),
                    hint: Some("leave one of them out, or give it another name".to_owned()),
                });
            }
            columns.push(match InputColumn::named(knowledge, name) {
                Ok(column) => column,
                Err(_) if leave_out_others => InputColumn::Other,
                Err(misfit) => {
                    errors.push(misfit);
                    InputColumn::Other
                }
            });
        }
        if errors.is_empty() { Ok(Self(columns)) } else { Err(errors) }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &InputColumn<'k>> {
        self.0.iter()
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether a column names the plan.
    pub fn has_plan(&self) -> bool {
        self.iter().any(|column| matches!(column, InputColumn::Plan))
    }
}

impl<'k> InputColumn<'k> {
    fn named(knowledge: &'k Knowledge, name: &str) -> Result<Self, Mismatch> {
        Ok(match name {
            ID => Self::Id,
            CONDITION => Self::Condition,
            PLAN => Self::Plan,
            name => {
                let (fact, entry) =
                    fact_named(knowledge, name).map_err(|misfit| {
                        match closest(name, [ID, CONDITION, PLAN]) {
                            Some(near) => {
                                Mismatch { hint: Some(format!("did you mean `{near}`?")), ..misfit }
                            }
                            None => misfit,
                        }
                    })?;
                Self::Answer(AnswerColumn::of(fact, entry))
            }
        })
    }
}

/// What does not fit and how to mend it, for a cell.
pub(super) fn in_one_line(misfit: &Mismatch) -> String {
    match &misfit.hint {
        Some(hint) => format!("{}: {hint}", misfit.message),
        None => misfit.message.clone(),
    }
}
