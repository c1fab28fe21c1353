//! What a row may name beside answers: a condition, a plan.

use super::block::InputRow;
use super::input::{CONDITION, in_one_line};
use crate::answer::NamedPlan;
use crate::knowledge::{Condition, Knowledge};
use crate::profile::record::RecordDoubt;
use crate::profile::{find_condition, related_code};
use crate::rules::columns::People;
use crate::values::{Ref, closest, join_with, visible};

/// What a row may name: conditions by any of their names, plans by theirs. Names come again and again, so the last ones are kept.
#[derive(Debug)]
pub(super) struct RowNames<'k> {
    knowledge: &'k Knowledge,
    plans: &'k [(String, NamedPlan<'k>)],
    /// Everybody's condition stands elsewhere: what a row names is not asked for.
    is_named_elsewhere: bool,
    /// Each with the code that it was named by, where that does not mean it.
    conditions: Vec<(String, Ref<Condition>, Option<String>)>,
}

/// So many names of conditions are kept.
const MOST_KEPT: usize = 32;

impl<'k> RowNames<'k> {
    pub(super) fn new(
        knowledge: &'k Knowledge,
        plans: &'k [(String, NamedPlan<'k>)],
        is_named_elsewhere: bool,
    ) -> Self {
        Self { knowledge, plans, is_named_elsewhere, conditions: Vec::new() }
    }

    /// Takes the condition that a row names. No name is unknown.
    pub(super) fn condition(
        &mut self,
        name: &[u8],
        person: usize,
        row: &mut InputRow,
        people: &mut People,
    ) {
        if name.is_empty() || self.is_named_elsewhere {
            return;
        }
        let known = self.conditions.iter().find(|(known, _, _)| known.as_bytes() == name);
        let (condition, code) = match known {
            Some((_, condition, code)) => (*condition, code.clone()),
            None => match self.look_up(name) {
                Ok(found) => found,
                Err(problem) => return row.problems.push(problem),
            },
        };
        row.doubts.extend(code.map(RecordDoubt::of_related_code));
        self.found(condition, person, row, people);
    }

    /// Takes the condition of a row, unless everybody's stands elsewhere.
    pub(super) fn found(
        &self,
        condition: Ref<Condition>,
        person: usize,
        row: &mut InputRow,
        people: &mut People,
    ) {
        if !self.is_named_elsewhere {
            row.condition = Some(condition);
            people.set_condition(person, condition);
        }
    }

    fn look_up(&mut self, name: &[u8]) -> Result<(Ref<Condition>, Option<String>), String> {
        let text = std::str::from_utf8(name)
            .map_err(|_| format!("`{CONDITION}` holds text that is not UTF-8"))?;
        let found = find_condition(self.knowledge, text).map_err(|misfit| in_one_line(&misfit))?;
        let code = related_code(self.knowledge, found, text);
        if self.conditions.len() < MOST_KEPT {
            self.conditions.push((text.to_owned(), found, code.clone()));
        }
        Ok((found, code))
    }

    /// Takes the plan that a row names. No name is unknown.
    pub(super) fn plan(&self, name: &[u8], row: &mut InputRow) {
        if name.is_empty() {
            return;
        }
        row.plan = self.plans.iter().position(|(known, _)| known.as_bytes() == name);
        if row.plan.is_none() {
            let name = String::from_utf8_lossy(name);
            let plans: Vec<&str> = self.plans.iter().map(|(known, _)| known.as_str()).collect();
            row.problems.push(match closest(&name, plans.iter().copied()) {
                Some(near) => {
                    format!("no plan is called `{}`: did you mean `{near}`?", visible(&name))
                }
                None => format!(
                    "no plan is called `{}`: the plans are {}",
                    visible(&name),
                    join_with(&plans, "and")
                ),
            });
        }
    }
}
