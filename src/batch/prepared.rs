//! A question about many people, made ready for any number of chunks.

use super::column::{self, AnsweredBy, ColumnContent, OutputColumn};
use super::cost_cells::{CostCells, CostSettings, Payment};
use super::planned::PlannedRows;
use super::query::{Asked, BatchQuery};
use super::tally::Tallied;
use super::word_lists::ListColumns;
use super::worker::BatchWorker;
use super::writer::{self, RowFormat};
use crate::answer::{Check, CheckScope, value_at};
use crate::evidence::Detail;
use crate::knowledge::{Answers, Condition};
use crate::profile::record::RecordDoubt;
use crate::profile::{Mismatch, Profile};
use crate::rules::columns::CompiledRules;
use crate::rules::{assess, open_answers};
use crate::values::{Ref, visible};
use serde_json::Value;

/// A question about many people, made ready for any number of chunks.
#[derive(Debug)]
pub struct Batch<'k> {
    pub(super) query: BatchQuery<'k>,
    pub(super) asked: Asked,
    pub(super) rules: CompiledRules,
    pub(super) columns: Vec<OutputColumn>,
    pub(super) tallies: Vec<Tallied>,
    /// What stands before the value of each column.
    pub(super) keys: Vec<Vec<u8>>,
    pub(super) planned: PlannedRows,
    pub(super) lists: ListColumns,
    /// A column looks into the whole answer of `cost`.
    costs_whole: bool,
    /// Some column is of a plan, or of what comes of it.
    pub(super) tells_of_plans: bool,
}

impl<'k> Batch<'k> {
    /// Makes a question ready.
    ///
    /// # Errors
    /// When a column of the output is not known.
    pub fn new(query: BatchQuery<'k>) -> Result<Self, Mismatch> {
        let asked = Asked::of(&query);
        let rules = CompiledRules::of(query.knowledge, |condition, treatment| {
            asked.is_asked(condition, treatment)
        });
        let (all, mut tallies) = column::all(query.knowledge, &asked, &rules);
        let columns = column::named(&all, &query.output)?;
        let is_tallied = |column: &OutputColumn| {
            matches!(column.holds, ColumnContent::Count(..) | ColumnContent::Directions(_))
        };
        if !columns.iter().any(is_tallied) {
            tallies.clear();
        }
        let keys = writer::keys(query.format, columns.iter().map(|column| &column.name));
        let costs_whole = columns
            .iter()
            .any(|column| matches!(column.holds, ColumnContent::Path(AnsweredBy::Cost, _)));
        let planned = PlannedRows::of(
            query.knowledge,
            &asked,
            &rules,
            &columns,
            &tallies,
            query.format,
            &keys,
        );
        let tells_of_plans = costs_whole
            || columns.iter().any(|column| {
                let holds = &column.holds;
                matches!(
                    holds,
                    ColumnContent::Plan
                        | ColumnContent::Payer
                        | ColumnContent::Cost(..)
                        | ColumnContent::AtLeast(_)
                )
            });
        let lists = ListColumns::of(query.knowledge, &columns, query.format);
        let batch = Self {
            query,
            asked,
            rules,
            columns,
            tallies,
            keys,
            planned,
            lists,
            costs_whole,
            tells_of_plans,
        };
        batch.try_paths()?;
        Ok(batch)
    }

    /// Looks up every path in the answers about somebody of whom nothing is known, so that a key that is misspelt for every condition is told before anything
    /// is judged.
    fn try_paths(&self) -> Result<(), Mismatch> {
        let all = self.query.knowledge.conditions.refs().map(|(condition, _)| condition);
        let conditions: Vec<_> = self.query.condition.map_or(all.collect(), |one| vec![one]);
        for column in &self.columns {
            let ColumnContent::Path(command, path) = &column.holds else { continue };
            let mut misspelt = None;
            for condition in &conditions {
                let answer = self.about_nobody(*command, *condition);
                match value_at(&answer, path) {
                    Err(no_value) if no_value.is_misspelt() => {
                        misspelt.get_or_insert_with(|| no_value.words());
                    }
                    Ok(_) | Err(_) => {
                        misspelt = None;
                        break;
                    }
                }
            }
            if let Some((message, hint)) = misspelt {
                let message = format!("`{}`: {message}", visible(&column.name));
                return Err(Mismatch { message, hint: Some(hint) });
            }
        }
        Ok(())
    }

    /// What a command answers about somebody with that condition of whom nothing else is known.
    fn about_nobody(&self, command: AnsweredBy, condition: Ref<Condition>) -> Value {
        match command {
            AnsweredBy::Check => {
                let nothing = Answers::none(self.query.knowledge.facts.len());
                self.checked(nothing, Some(condition), Vec::new()).unwrap_or_default()
            }
            AnsweredBy::Cost => {
                let mut cells = CostCells::default();
                let usual = self.query.usual_plan;
                let payment = usual.map_or(Payment::FullPrice(None), Payment::Plan);
                let treatments = self.asked.of_condition(condition);
                cells.of(self.costs(), payment, condition, treatments).answer.clone()
            }
        }
    }

    /// What stands before the first row.
    pub fn header(&self) -> Vec<u8> {
        match self.query.format {
            RowFormat::Csv => {
                writer::header(self.columns.iter().map(|column| column.name.as_str()))
            }
            RowFormat::Json => Vec::new(),
        }
    }

    /// Somebody who judges chunks, one after the other.
    pub fn worker(&self) -> BatchWorker<'_, 'k> {
        BatchWorker::of(self)
    }

    pub(super) fn costs(&self) -> CostSettings<'_, 'k> {
        CostSettings {
            knowledge: self.query.knowledge,
            plans: &self.query.plans,
            today: self.query.today,
            is_named: !self.query.treatments.is_empty(),
            with_answer: self.costs_whole,
        }
    }

    /// The answer of `check` about one person. Of who has no condition it judges the warning signs alone.
    pub(super) fn checked(
        &self,
        answers: Answers,
        condition: Option<Ref<Condition>>,
        record_doubts: Vec<RecordDoubt>,
    ) -> Option<Value> {
        let knowledge = self.query.knowledge;
        let (first, _) = knowledge.conditions.refs().next()?;
        let taken = condition.unwrap_or(first);
        let nobody = Profile::of_condition(knowledge, taken);
        let condition_named = condition.is_some();
        let profile = Profile { answers, given: true, condition_named, record_doubts, ..nobody };
        let treatments = condition.map_or(&[][..], |found| self.asked.of_condition(found));
        let assessment = assess(knowledge, &profile, treatments);
        let open = open_answers(knowledge, &profile.answers, &assessment.undetermined());
        let scope = match condition {
            Some(_) => CheckScope::Everything,
            None => CheckScope::WarningSigns,
        };
        let (detail, today) = (Detail::Normal, self.query.today);
        let answer = Check { knowledge, profile, assessment, open, scope, detail, today };
        // Every key is a word, and every number is finite.
        serde_json::to_value(&answer).ok()
    }
}
