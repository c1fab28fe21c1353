//! What is asked about many people.

use super::chunk::InputFormat;
use super::input::InputColumns;
use super::writer::RowFormat;
use crate::answer::NamedPlan;
use crate::knowledge::{Answer, Condition, Fact, Knowledge, Treatment};
use crate::values::Ref;
use jiff::civil::Date;

/// What is asked about many people.
#[derive(Debug, Clone)]
pub struct BatchQuery<'k> {
    /// Where everything comes from.
    pub knowledge: &'k Knowledge,
    /// What the rows are written in.
    pub input: InputFormat,
    /// The columns of the input; of no use where each row names its own.
    pub columns: InputColumns<'k>,
    /// Names that mean nothing are left out; else a row with one is an error.
    pub leaves_out_others: bool,
    /// The condition of everybody; else each row names its own.
    pub condition: Option<Ref<Condition>>,
    /// The treatments that are looked at; none: all of each condition.
    pub treatments: Vec<Ref<Treatment>>,
    /// Answers of everybody, whatever a row says; `None`: nobody's is known.
    pub answers: Vec<(Ref<Fact>, Option<Answer>)>,
    /// The plans, each with what rows call it.
    pub plans: Vec<(String, NamedPlan<'k>)>,
    /// The plan of who names none, by its place.
    pub usual_plan: Option<usize>,
    /// The columns of the output: names, or what they begin with.
    pub output: Vec<String>,
    /// How rows are written.
    pub format: RowFormat,
    /// The day that ages are counted to.
    pub today: Date,
}

/// Which treatments are asked for in which condition.
#[derive(Debug, Clone)]
pub(super) struct Asked(Vec<Vec<Ref<Treatment>>>);

impl Asked {
    pub(super) fn of(query: &BatchQuery) -> Self {
        let wanted = |treatment: &Ref<Treatment>| {
            query.treatments.is_empty() || query.treatments.contains(treatment)
        };
        let of_condition = |(found, entry): (Ref<Condition>, &Condition)| {
            let is_looked_at = query.condition.is_none_or(|only| only == found);
            let treatments = entry.treatments.iter().copied().filter(wanted);
            if is_looked_at { treatments.collect() } else { Vec::new() }
        };
        Self(query.knowledge.conditions.refs().map(of_condition).collect())
    }

    pub(super) fn is_asked(&self, condition: Ref<Condition>, treatment: Ref<Treatment>) -> bool {
        self.of_condition(condition).contains(&treatment)
    }

    pub(super) fn is_any(&self, treatment: Ref<Treatment>) -> bool {
        self.0.iter().any(|treatments| treatments.contains(&treatment))
    }

    pub(super) fn of_condition(&self, condition: Ref<Condition>) -> &[Ref<Treatment>] {
        self.0.get(condition.position()).map_or(&[], Vec::as_slice)
    }
}
