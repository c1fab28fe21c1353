//! The rows of judged people, cell by cell.

use super::block::{InputRow, RowBlock};
use super::column::{AnsweredBy, ColumnContent};
use super::cost_cells::{CostCells, CostsOfPlan, Payment};
use super::planned::PlannedCells;
use super::prepared::Batch;
use super::tally::Tally;
use super::word_lists::BlockLists;
use super::worker::{BadRow, BatchCounts, JudgedChunk};
use super::writer::{RowFormat, RowWriter, ShortCell};
use crate::answer::{AnswerEntry, value_at};
use crate::knowledge::{Answer, Condition, Fact, OwnPrices, Payer, Urgency};
use crate::profile::record::{RecordDoubt, RecordDoubtKind};
use crate::rules::RuleDirection;
use crate::rules::columns::{Bitmap, JudgedBlock};
use crate::values::{Ref, Verdict, distinct};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// More bad rows of a chunk than this are counted only.
const MOST_TOLD: usize = 10;

/// The rows that are written so far, and what is kept from row to row.
pub(super) struct RowsOut<'b, 'k> {
    batch: &'b Batch<'k>,
    writer: RowWriter<'b>,
    costs: &'b mut CostCells,
    /// The answer of `check` about the person of this row, where it was asked for.
    check: Option<Value>,
    counts: BatchCounts,
    bad_rows: Vec<BadRow>,
}

/// The people of a block, judged.
#[derive(Clone, Copy)]
pub(super) struct SeenBlock<'s> {
    pub(super) block: &'s RowBlock,
    pub(super) judged: &'s JudgedBlock,
    /// One for each of the batch's.
    pub(super) tallies: &'s [Tally],
    /// Those whose answers raise a red flag, by how urgent it is.
    pub(super) raised: &'s BTreeMap<Urgency, Bitmap>,
    pub(super) lists: &'s BlockLists<'s>,
}

/// One of them.
#[derive(Clone, Copy)]
struct Seen<'s> {
    of: SeenBlock<'s>,
    person: usize,
    row: &'s InputRow,
}

impl<'s> Seen<'s> {
    /// What a record of care leaves in doubt and no answer has settled.
    fn doubts(&self) -> impl Iterator<Item = &'s RecordDoubt> {
        let Self { of, person, row } = *self;
        let answer = move |fact| of.block.people.answer(person, fact);
        row.doubts.iter().filter(move |doubt| doubt.is_open(answer))
    }

    /// How urgent the most urgent red flag is that the person's answers raise.
    fn urgency(&self) -> Option<Urgency> {
        let raised = self.of.raised.iter().find(|(_, people)| people.has(self.person));
        raised.map(|(urgency, _)| *urgency)
    }
}

impl<'b, 'k> RowsOut<'b, 'k> {
    pub(super) fn new(
        batch: &'b Batch<'k>,
        writer: RowWriter<'b>,
        costs: &'b mut CostCells,
    ) -> Self {
        Self {
            batch,
            writer,
            costs,
            check: None,
            counts: BatchCounts::default(),
            bad_rows: Vec::new(),
        }
    }

    pub(super) fn finish(self) -> JudgedChunk {
        let Self { writer, counts, bad_rows, .. } = self;
        JudgedChunk { bytes: writer.bytes, counts, bad_rows }
    }

    /// Writes the rows of a block.
    pub(super) fn write(&mut self, seen: SeenBlock) {
        for (person, row) in seen.block.rows().enumerate() {
            self.counts.people += 1;
            let seen = Seen { of: seen, person, row };
            self.counts.with_red_flag += u64::from(seen.urgency().is_some());
            if row.problems.is_empty() {
                self.row(&seen);
            } else {
                self.bad_row(&seen);
            }
        }
    }

    fn row(&mut self, seen: &Seen) {
        self.counts.without_condition += u64::from(seen.row.condition.is_none());
        self.counts.with_contradiction +=
            u64::from(seen.of.judged.contradictions_of(seen.person).next().is_some());
        let has_doubt = |kinds: &[RecordDoubtKind]| {
            u64::from(seen.doubts().any(|doubt| kinds.contains(&doubt.kind)))
        };
        self.counts.with_unconfirmed += has_doubt(&[RecordDoubtKind::NotConfirmed]);
        self.counts.not_covered +=
            has_doubt(&[RecordDoubtKind::Died, RecordDoubtKind::AgeNotCovered]);
        self.counts.plan_not_used +=
            u64::from(seen.row.plan.is_some() && !self.batch.tells_of_plans);
        let batch = self.batch;
        for cells in batch.planned.for_condition(seen.row.condition) {
            match cells {
                PlannedCells::Unknown { columns, bytes } => self.writer.skip(*columns, bytes),
                PlannedCells::Criteria(places) => {
                    self.writer.short_cells(places.iter().map(|place| {
                        let criterion = seen.of.judged.criteria.get(*place);
                        ShortCell::of_verdict(
                            criterion.and_then(|criterion| criterion.verdict(seen.person)),
                        )
                    }));
                }
                PlannedCells::Counts(counts) => {
                    self.writer.short_cells(counts.iter().map(|(tally, verdict)| {
                        let tally = seen.of.tallies.get(*tally);
                        ShortCell::of_count(
                            tally.map_or(0, |tally| tally.count(*verdict, seen.person)),
                        )
                    }));
                }
                PlannedCells::Cell(place) => {
                    if let Some(column) = batch.columns.get(*place) {
                        self.cell(&column.holds, seen);
                    }
                }
            }
        }
        self.check = None;
        self.writer.end();
    }

    /// What is wrong with a row, and what calls for help by the part of it that could be read: nobody who needs help today is lost to a misspelt cell.
    fn bad_row(&mut self, seen: &Seen) {
        let row = seen.row;
        self.counts.with_error += 1;
        let at = self.writer.bytes.len();
        let problem = all_problems(&row.problems);
        for column in &self.batch.columns {
            match column.holds {
                ColumnContent::Id if !row.id.is_empty() => self.writer.text(&row.id),
                ColumnContent::Line => self.writer.number(row.line),
                ColumnContent::Error => self.writer.text(&problem),
                ColumnContent::Urgency | ColumnContent::RedFlags if seen.urgency().is_some() => {
                    self.cell(&column.holds, seen);
                }
                _ => self.writer.unknown(),
            }
        }
        self.writer.end();
        if self.bad_rows.len() < MOST_TOLD {
            self.bad_rows.push(BadRow { line: row.line, problem, at });
        }
    }

    fn cell(&mut self, holds: &ColumnContent, seen: &Seen) {
        let knowledge = self.batch.query.knowledge;
        let Seen { row, person, of: SeenBlock { judged, tallies, lists, .. } } = *seen;
        match holds {
            ColumnContent::Count(tally, verdict) => {
                let count = tallies.get(*tally).map_or(0, |tally| tally.count(*verdict, person));
                self.writer.number(u64::from(count));
            }
            ColumnContent::Directions(tally) => {
                let places = self.batch.tallies.get(*tally).map_or(&[][..], |of| &of.criteria);
                let criteria = places.iter().filter_map(|place| judged.criteria.get(*place));
                let directions: BTreeSet<RuleDirection> =
                    criteria.map(|criterion| criterion.direction(knowledge, person)).collect();
                let of_others = RuleDirection::Others;
                let told = directions.into_iter().filter(|direction| *direction != of_others);
                self.writer.words(told.map(RuleDirection::slug));
            }
            ColumnContent::Criterion(place) => {
                let criterion = judged.criteria.get(*place);
                let verdict = criterion.and_then(|criterion| criterion.verdict(person));
                self.word(verdict.map(Verdict::slug));
            }
            ColumnContent::Error => self.writer.unknown(),
            ColumnContent::Id if row.id.is_empty() => self.writer.unknown(),
            ColumnContent::Id => self.writer.text(&row.id),
            ColumnContent::Line => self.writer.number(row.line),
            ColumnContent::Condition => {
                self.word(row.condition.map(|found| knowledge.conditions[found].id.as_str()));
            }
            ColumnContent::Urgency => self.word(seen.urgency().map(Urgency::slug)),
            ColumnContent::RedFlags => self.writer.list(&lists.red_flags, person),
            ColumnContent::RedFlagsUnanswered => self.writer.list(&lists.unanswered, person),
            ColumnContent::Missing => self.writer.list(&lists.missing, person),
            ColumnContent::Contradictions => {
                let told = judged.contradictions_of(person);
                self.writer.words(told.map(|entry| knowledge.contradictions[entry].id.as_str()));
            }
            ColumnContent::RecordDoubts => {
                let kinds = distinct(seen.doubts().map(|doubt| doubt.kind));
                self.writer.words(kinds.into_iter().map(RecordDoubtKind::slug));
            }
            ColumnContent::Answer(fact) => self.writer.value(&self.answered(*fact, seen)),
            ColumnContent::Plan => {
                let plan = row.plan.or(self.batch.query.usual_plan);
                match plan.and_then(|plan| self.batch.query.plans.get(plan)) {
                    Some((name, _)) => self.writer.text(name),
                    None => self.writer.unknown(),
                }
            }
            ColumnContent::Payer => {
                let payer = self.costs_of(seen).and_then(|costs| costs.payer);
                self.word(payer.map(Payer::slug));
            }
            ColumnContent::Cost(treatment, part) => {
                let costs = self.costs_of(seen);
                match costs.and_then(|costs| costs.sum(*treatment, *part)) {
                    Some(sum) => self.writer.money(sum),
                    None => self.writer.unknown(),
                }
            }
            ColumnContent::AtLeast(treatment) => {
                let costs = self.costs_of(seen);
                let at_least = costs.and_then(|costs| costs.at_least(*treatment));
                self.writer.value(&at_least.map_or(Value::Null, Value::Bool));
            }
            ColumnContent::Path(command, path) => {
                let value = match command {
                    AnsweredBy::Cost => self.costs_of(seen).map(|costs| at(&costs.answer, path)),
                    AnsweredBy::Check => self.checked(seen).map(|check| at(check, path)),
                };
                self.writer.value(&value.unwrap_or_default());
            }
        }
    }

    /// The answer of `check` about the person of this row, made once for all columns that look into it.
    fn checked(&mut self, seen: &Seen) -> Option<&Value> {
        if self.check.is_none() {
            let answers = seen.of.block.people.answers(seen.person);
            self.check = self.batch.checked(answers, seen.row.condition, seen.row.doubts.clone());
        }
        self.check.as_ref()
    }

    /// A word of the program or an id of the knowledge, or nothing.
    fn word(&mut self, word: Option<&str>) {
        match word {
            Some(word) => self.writer.word(word),
            None => self.writer.unknown(),
        }
    }

    /// What the person answered to a fact.
    fn answered(&self, fact: Ref<Fact>, seen: &Seen) -> Value {
        let entry = &self.batch.query.knowledge.facts[fact];
        match (self.batch.query.format, seen.of.block.people.answer(seen.person, fact)) {
            // What is known in part is not known.
            (_, None | Some(Answer::Among(_))) => Value::Null,
            // A known empty set, as the input has it.
            (RowFormat::Csv, Some(Answer::Set(0))) => "[]".into(),
            // Every number is finite.
            (_, Some(answer)) => {
                serde_json::to_value(AnswerEntry::of(entry, answer)).unwrap_or_default()
            }
        }
    }

    /// What the treatments cost this person; `None`: no price is known of whoever pays.
    fn costs_of(&mut self, seen: &Seen) -> Option<&CostsOfPlan> {
        let condition: Ref<Condition> = seen.row.condition?;
        let treatments = self.batch.asked.of_condition(condition);
        let payment = self.payment(seen)?;
        Some(self.costs.of(self.batch.costs(), payment, condition, treatments))
    }

    /// Through the plan that was named, else at the prices of the payer that the person names.
    fn payment(&self, seen: &Seen) -> Option<Payment> {
        let query = &self.batch.query;
        if let Some(plan) = seen.row.plan.or(query.usual_plan) {
            return Some(Payment::Plan(plan));
        }
        let answer = |fact| seen.of.block.people.answer(seen.person, fact);
        match query.knowledge.own_prices(answer) {
            OwnPrices::Unsaid => Some(Payment::FullPrice(None)),
            OwnPrices::Of(payer) => Some(Payment::FullPrice(Some(payer))),
            OwnPrices::Unknown(_) => None,
        }
    }
}

/// So many problems of a row are told in words; the others are counted.
const MOST_PROBLEMS: usize = 10;

fn all_problems(problems: &[String]) -> String {
    let (told, more) = problems.split_at(problems.len().min(MOST_PROBLEMS));
    let told = told.join("; ");
    if more.is_empty() { told } else { format!("{told}; and {} more", more.len()) }
}

/// The value at a path of an answer; a list that is too short for it has none.
fn at(answer: &Value, path: &str) -> Value {
    value_at(answer, path).cloned().unwrap_or_default()
}
