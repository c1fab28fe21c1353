//! A chunk of rows judged and written.

use super::block::{Block, Row};
use super::chunk::{Chunk, InputFormat};
use super::column::{self, AnsweredBy, Column, ColumnContent, ColumnError, Tallied};
use super::cost_cells::{CostCells, CostSettings, CostsOfPlan};
use super::input::{InputColumns, Names};
use super::json_rows::JsonRows;
use super::writer::{self, RowFormat, RowWriter};
use super::csv_rows;
use crate::answer::{Check, NamedPlan, value_at};
use crate::evidence::Detail;
use crate::knowledge::{Answer, Condition, Fact, FactKind, Knowledge, Treatment, Urgency};
use crate::profile::Profile;
use crate::rules::columns::{CompiledRules, Counter, JudgedBlock};
use crate::rules::{assess, open_answers};
use crate::values::{Ref, Verdict};
use jiff::civil::Date;
use serde_json::Value;

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
    /// Answers of everybody, whatever a row says.
    pub answers: Vec<(Ref<Fact>, Answer)>,
    /// What rows call the plans.
    pub plan_names: Vec<String>,
    /// The plans, in the same order.
    pub plans: Vec<NamedPlan<'k>>,
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
    fn of(query: &BatchQuery) -> Self {
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

    fn of_condition(&self, condition: Ref<Condition>) -> &[Ref<Treatment>] {
        self.0.get(condition.position()).map_or(&[], Vec::as_slice)
    }
}

/// A question about many people, made ready for any number of chunks.
#[derive(Debug)]
pub struct Batch<'k> {
    query: BatchQuery<'k>,
    asked: Asked,
    rules: CompiledRules,
    columns: Vec<Column>,
    tallies: Vec<Tallied>,
    keys: Vec<Vec<u8>>,
    costs_whole: bool,
}

/// Rows judged and written.
#[derive(Debug, Default)]
pub struct JudgedChunk {
    /// The rows of the output, whole.
    pub bytes: Vec<u8>,
    /// How many came out how.
    pub counts: Counts,
    /// The first rows that could not be read.
    pub bad_rows: Vec<BadRow>,
}

/// Rows counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// In all.
    pub people: u64,
    /// That could not be read.
    pub with_error: u64,
    /// Whose answers raise a red flag.
    pub with_red_flag: u64,
    /// Without a condition: no rule could be held against them.
    pub without_condition: u64,
}

impl Counts {
    /// Adds others.
    pub fn add(&mut self, other: Self) {
        self.people += other.people;
        self.with_error += other.with_error;
        self.with_red_flag += other.with_red_flag;
        self.without_condition += other.without_condition;
    }
}

/// A row that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadRow {
    /// The line that it begins on, from 1.
    pub line: u64,
    /// All that is wrong with it.
    pub problem: String,
    /// Where its row begins among the bytes of the output.
    pub at: usize,
}

/// More bad rows of a chunk than this are counted only.
const MOST_TOLD: usize = 10;

impl<'k> Batch<'k> {
    /// Makes a question ready.
    ///
    /// # Errors
    /// When a column of the output is not known.
    pub fn new(query: BatchQuery<'k>) -> Result<Self, ColumnError> {
        let asked = Asked::of(&query);
        let rules = CompiledRules::of(query.knowledge, |condition, treatment| {
            asked.is_asked(condition, treatment)
        });
        let (all, tallies) = column::all(query.knowledge, &asked, &rules);
        let columns = column::named(&all, &query.output)?;
        let keys = writer::keys(query.format, columns.iter().map(|column| &column.name));
        let costs_whole = columns
            .iter()
            .any(|column| matches!(column.holds, ColumnContent::Path(AnsweredBy::Cost, _)));
        let batch = Self { query, asked, rules, columns, tallies, keys, costs_whole };
        batch.try_paths()?;
        Ok(batch)
    }

    /// Looks up every path in the answers about somebody of whom nothing is known, so that a misspelt key is told before anything is judged.
    fn try_paths(&self) -> Result<(), ColumnError> {
        let knowledge = self.query.knowledge;
        let Some((first, _)) = knowledge.conditions.refs().next() else { return Ok(()) };
        let condition = self.query.condition.unwrap_or(first);
        for column in &self.columns {
            let ColumnContent::Path(command, path) = &column.holds else { continue };
            let answer = match command {
                AnsweredBy::Check => self.checked(Profile::of_condition(knowledge, condition)),
                AnsweredBy::Cost => {
                    let mut cells = CostCells::default();
                    let treatments = self.asked.of_condition(condition);
                    let costs = cells.of(self.costs(), self.query.usual_plan, condition, treatments);
                    costs.answer.clone()
                }
            };
            if let Err(no_value) = value_at(&answer, path)
                && no_value.is_misspelt()
            {
                let (message, hint) = no_value.words();
                let message = format!("`{}`: {message}", crate::values::visible(&column.name));
                return Err(ColumnError { message, hint });
            }
        }
        Ok(())
    }

    /// What stands before the first row.
    pub fn header(&self) -> Vec<u8> {
        match self.query.format {
            RowFormat::Csv => writer::header(self.columns.iter().map(|column| column.name.as_str())),
            RowFormat::Json => Vec::new(),
        }
    }

    /// Somebody who judges chunks, one after the other.
    pub fn worker(&self) -> BatchWorker<'_, 'k> {
        let query = &self.query;
        let is_named_elsewhere = query.condition.is_some();
        BatchWorker {
            batch: self,
            block: Block::new(query.knowledge),
            names: Names::new(query.knowledge, &query.plan_names, is_named_elsewhere),
            costs: CostCells::default(),
        }
    }

    /// Judges and writes the people of a block, and forgets them.
    fn write(&self, block: &mut Block, output: &mut Output) {
        self.answer_for_everybody(block);
        let judged = self.rules.judge(&block.people);
        let tallies: Vec<Tally> =
            self.tallies.iter().map(|tallied| Tally::of(tallied, &judged)).collect();
        for (person, row) in block.rows().enumerate() {
            let seen = Seen { block, judged: &judged, tallies: &tallies, person, row };
            self.write_row(&seen, output);
        }
        block.clear();
    }

    /// What everybody answers, and has, whatever their rows say.
    fn answer_for_everybody(&self, block: &mut Block) {
        let everybody = 0..block.people.len();
        for person in everybody {
            for (fact, answer) in &self.query.answers {
                block.people.forget_answer(person, *fact);
                block.people.set(person, *fact, *answer);
            }
        }
        if let Some(condition) = self.query.condition {
            block.name_condition(condition);
        }
    }

    fn write_row(&self, seen: &Seen, output: &mut Output) {
        let row = seen.row;
        output.counts.people += 1;
        if !row.problems.is_empty() {
            output.counts.with_error += 1;
            let at = output.writer.bytes.len();
            let problem = row.problems.join("; ");
            for column in &self.columns {
                match column.holds {
                    ColumnContent::Id if !row.id.is_empty() => output.writer.text(&row.id),
                    ColumnContent::Line => output.writer.number(row.line),
                    ColumnContent::Error => output.writer.text(&problem),
                    _ => output.writer.unknown(),
                }
            }
            output.writer.end();
            if output.bad_rows.len() < MOST_TOLD {
                output.bad_rows.push(BadRow { line: row.line, problem, at });
            }
            return;
        }
        let is_raised = seen.judged.red_flags.iter().any(|(_, flag)| flag.met.has(seen.person));
        output.counts.with_red_flag += u64::from(is_raised);
        output.counts.without_condition += u64::from(row.condition.is_none());
        for column in &self.columns {
            self.write_cell(&column.holds, seen, output);
        }
        output.writer.end();
    }

    fn write_cell(&self, holds: &ColumnContent, seen: &Seen, output: &mut Output) {
        let knowledge = self.query.knowledge;
        let Seen { row, person, judged, .. } = *seen;
        let writer = &mut output.writer;
        match holds {
            ColumnContent::Error => writer.unknown(),
            ColumnContent::Id if row.id.is_empty() => writer.unknown(),
            ColumnContent::Id => writer.text(&row.id),
            ColumnContent::Line => writer.number(row.line),
            ColumnContent::Condition => match row.condition {
                Some(condition) => writer.word(&knowledge.conditions[condition].id),
                None => writer.unknown(),
            },
            ColumnContent::Urgency => match self.urgency(seen) {
                Some(urgency) => writer.word(urgency.slug()),
                None => writer.unknown(),
            },
            ColumnContent::RedFlags => self.flags(seen, Verdict::Met, writer),
            ColumnContent::RedFlagsUnanswered => self.flags(seen, Verdict::Unknown, writer),
            ColumnContent::Missing => {
                writer.words(judged.missing_of(knowledge, person).map(|(_, fact)| fact.id.as_str()));
            }
            ColumnContent::Answer(fact) => self.answered(*fact, seen, writer),
            ColumnContent::Count(tally, verdict) => match seen.tallies.get(*tally) {
                Some(tally) if tally.is_about(row.condition) => {
                    writer.number(tally.count(*verdict, person));
                }
                _ => writer.unknown(),
            },
            ColumnContent::Criterion(place) => {
                let criterion = judged.criteria.get(*place);
                match criterion.and_then(|criterion| criterion.verdict(person)) {
                    Some(verdict) => writer.word(verdict.slug()),
                    None => writer.unknown(),
                }
            }
            ColumnContent::Cost(treatment, part) => {
                let sum = self.costs_of(row, output.costs).and_then(|c| c.sum(*treatment, *part));
                match sum {
                    Some(sum) => writer.money(sum),
                    None => writer.unknown(),
                }
            }
            ColumnContent::Path(AnsweredBy::Cost, path) => {
                match self.costs_of(row, output.costs) {
                    Some(costs) => found(&costs.answer, path, writer),
                    None => writer.unknown(),
                }
            }
            ColumnContent::Path(AnsweredBy::Check, path) => match row.condition {
                Some(condition) => found(&self.checked(self.profile(seen, condition)), path, writer),
                None => writer.unknown(),
            },
        }
    }

    fn urgency(&self, seen: &Seen) -> Option<Urgency> {
        let raised = seen.judged.red_flags.iter().filter(|(_, flag)| flag.met.has(seen.person));
        raised.map(|(flag, _)| self.query.knowledge.red_flags[*flag].urgency).min()
    }

    /// The red flags that come out so.
    fn flags(&self, seen: &Seen, verdict: Verdict, writer: &mut RowWriter) {
        let flags = &self.query.knowledge.red_flags;
        let found = seen.judged.red_flags.iter().filter(|(_, flag)| flag.verdict(seen.person) == verdict);
        writer.words(found.map(|(flag, _)| flags[*flag].id.as_str()));
    }

    /// What the person answered to a fact.
    fn answered(&self, fact: Ref<Fact>, seen: &Seen, writer: &mut RowWriter) {
        let answer = seen.block.people.answers(seen.person).get(fact);
        let value = match (&self.query.knowledge.facts[fact].kind, answer) {
            (_, Some(Answer::Flag(flag))) => Value::Bool(flag),
            (_, Some(Answer::Number(number))) => {
                serde_json::to_value(crate::answer::Number::Plain(number)).unwrap_or_default()
            }
            (FactKind::Choice(options), Some(Answer::Choice(option))) => {
                options.get(usize::from(option)).map_or(Value::Null, |word| word.as_str().into())
            }
            (FactKind::Set(options), Some(Answer::Set(chosen))) => {
                let places = options.iter().enumerate().filter(|(place, _)| chosen >> place & 1 == 1);
                let words: Vec<&str> = places.map(|(_, word)| word.as_str()).collect();
                match (self.query.format, words.is_empty()) {
                    // A known empty set, as the input has it.
                    (RowFormat::Csv, true) => "[]".into(),
                    _ => words.into(),
                }
            }
            _ => Value::Null,
        };
        writer.value(&value);
    }

    fn costs(&self) -> CostSettings<'_, 'k> {
        CostSettings {
            knowledge: self.query.knowledge,
            plans: &self.query.plans,
            today: self.query.today,
            with_answer: self.costs_whole,
        }
    }

    fn costs_of<'c>(&self, row: &Row, cells: &'c mut CostCells) -> Option<&'c CostsOfPlan> {
        let condition = row.condition?;
        let plan = row.plan.or(self.query.usual_plan);
        Some(cells.of(self.costs(), plan, condition, self.asked.of_condition(condition)))
    }

    fn profile(&self, seen: &Seen, condition: Ref<Condition>) -> Profile {
        let answers = seen.block.people.answers(seen.person);
        Profile { answers, given: true, ..Profile::of_condition(self.query.knowledge, condition) }
    }

    /// The answer of `check` about one person.
    fn checked(&self, profile: Profile) -> Value {
        let knowledge = self.query.knowledge;
        let assessment = assess(knowledge, &profile, self.asked.of_condition(profile.condition));
        let open = open_answers(knowledge, &profile.answers, &assessment.undetermined());
        let answer =
            Check::of(knowledge, profile, assessment, open, Detail::Normal, self.query.today);
        // Every key is a word, and every number is finite.
        serde_json::to_value(&answer).unwrap_or_default()
    }
}

/// Judges chunks; what was looked up for one serves the next.
#[derive(Debug)]
pub struct BatchWorker<'b, 'k> {
    batch: &'b Batch<'k>,
    block: Block,
    names: Names<'b>,
    costs: CostCells,
}

impl BatchWorker<'_, '_> {
    /// Judges a chunk and writes its rows.
    pub fn judge(&mut self, chunk: &Chunk) -> JudgedChunk {
        let Self { batch, block, names, costs } = self;
        let query = &batch.query;
        let mut output = Output {
            writer: RowWriter::new(query.format, &batch.keys),
            costs,
            counts: Counts::default(),
            bad_rows: Vec::new(),
        };
        let (bytes, line) = (&chunk.bytes[..], chunk.first_line);
        let mut full = |block: &mut Block| batch.write(block, &mut output);
        if chunk.is_too_long {
            if let Some((_, row, _)) = block.add(line) {
                let most = query.input.longest_row() >> 20;
                row.problems.push(format!("longer than {most} MiB: is its end missing?"));
            }
        } else if query.input == InputFormat::Csv {
            csv_rows::read(bytes, line, &query.columns, names, block, &mut full);
        } else {
            let rows = JsonRows {
                knowledge: query.knowledge,
                leaves_out_others: query.leaves_out_others,
            };
            rows.read(bytes, line, names, block, &mut full);
        }
        full(block);
        JudgedChunk {
            bytes: output.writer.bytes,
            counts: output.counts,
            bad_rows: output.bad_rows,
        }
    }
}

/// The value at a path of an answer; a list that is too short for it has none.
fn found(answer: &Value, path: &str, writer: &mut RowWriter) {
    match value_at(answer, path) {
        Ok(value) => writer.value(value),
        Err(_) => writer.unknown(),
    }
}

/// What is written, and what is kept from row to row.
struct Output<'b> {
    writer: RowWriter<'b>,
    costs: &'b mut CostCells,
    counts: Counts,
    bad_rows: Vec<BadRow>,
}

/// One person of a judged block.
#[derive(Clone, Copy)]
struct Seen<'b> {
    block: &'b Block,
    judged: &'b JudgedBlock,
    tallies: &'b [Tally<'b>],
    person: usize,
    row: &'b Row,
}

/// How the criteria of one rule set about one treatment come out, counted.
struct Tally<'b> {
    conditions: &'b [Ref<Condition>],
    met: Counter,
    not_met: Counter,
    unknown: Counter,
}

impl<'b> Tally<'b> {
    fn of(tallied: &'b Tallied, judged: &JudgedBlock) -> Self {
        let mut tally = Self {
            conditions: &tallied.conditions,
            met: Counter::default(),
            not_met: Counter::default(),
            unknown: Counter::default(),
        };
        for criterion in tallied.criteria.iter().filter_map(|place| judged.criteria.get(*place)) {
            let concerned = &criterion.concerns;
            tally.met.add(&criterion.judged.met.and(concerned));
            tally.not_met.add(&criterion.judged.not_met.and(concerned));
            tally.unknown.add(&criterion.judged.unknown().and(concerned));
        }
        tally
    }

    fn is_about(&self, condition: Option<Ref<Condition>>) -> bool {
        condition.is_some_and(|condition| self.conditions.contains(&condition))
    }

    fn count(&self, verdict: Verdict, person: usize) -> u64 {
        match verdict {
            Verdict::Met => &self.met,
            Verdict::NotMet => &self.not_met,
            Verdict::Unknown => &self.unknown,
        }
        .of(person)
    }
}
