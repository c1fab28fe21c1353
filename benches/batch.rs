//! A hundred thousand people with an answer to every fact, in turn on one thread: read with the `csv` crate alone; read, judged by all rules and written
//! (a few columns, every verdict, what is written by default). Also the rules alone, on people who are in memory. Run with `cargo bench --bench batch`.
//!
//! The times are of one process on one thread, so the ratios are those of CPU seconds.

#![expect(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a benchmark prints its figures and stops where it cannot measure"
)]

use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};
use spinecmp::batch::{
    Batch, BatchQuery, Chunk, Chunks, InputColumns, InputFormat, RowFormat, header, usual_columns,
};
use spinecmp::knowledge::{Answer, FactKind, Knowledge};
use spinecmp::rules::columns::{BLOCK, CompiledRules, People};
use std::hint::black_box;
use std::time::Instant;

const PEOPLE: usize = 100_000;
const RUNS: usize = 9;

fn main() {
    let knowledge = spinecmp::builtin().expect("the built-in knowledge");
    let text = people(knowledge);
    let megabytes = text.len() / 1_000_000;
    println!("{PEOPLE} people, {} columns, {megabytes} MB", knowledge.facts.len() + 1);
    let read = || text_of(&text).map(|chunk| with_csv_crate(&chunk.bytes)).sum::<usize>();
    let few: Vec<String> = ["id", "urgency"].map(str::to_owned).to_vec();
    let verdicts: Vec<String> = ["id", "criteria"].map(str::to_owned).to_vec();
    let (few, verdicts, usual) = (
        batch(knowledge, &text, few),
        batch(knowledge, &text, verdicts),
        batch(knowledge, &text, usual_columns(InputFormat::Csv, false)),
    );
    let judge = |batch: &Batch| {
        let mut worker = batch.worker();
        text_of(&text).map(|chunk| worker.judge(&chunk).bytes.len()).sum::<usize>()
    };
    let rules = in_memory(knowledge);
    let measured: [(&str, &dyn Fn() -> usize); 5] = [
        ("csv crate, read only", &read),
        ("batch, two columns", &|| judge(&few)),
        ("batch, every verdict", &|| judge(&verdicts)),
        ("batch, usual columns", &|| judge(&usual)),
        ("rules, in memory", &rules),
    ];
    let mut times = vec![Vec::new(); measured.len()];
    for _ in 0..RUNS {
        for ((_, run), times) in measured.iter().zip(&mut times) {
            let start = Instant::now();
            black_box(run());
            times.push(start.elapsed().as_secs_f64());
        }
    }
    println!("{:<22} {:>8} {:>10} {:>12} {:>8}", "", "min s", "median s", "us a person", "ratio");
    let mut first = None;
    for ((name, _), times) in measured.iter().zip(&mut times) {
        times.sort_by(f64::total_cmp);
        let median = times.get(times.len() / 2).copied().unwrap_or(f64::NAN);
        let least = times.first().copied().unwrap_or(f64::NAN);
        let ratio = median / *first.get_or_insert(median);
        #[expect(clippy::cast_precision_loss, reason = "a hundred thousand is exact")]
        let each = 1e6 * median / PEOPLE as f64;
        println!("{name:<22} {least:>8.4} {median:>10.4} {each:>12.3} {ratio:>8.2}");
    }
}

/// Everybody's answers as CSV. Every seventh is unknown.
fn people(knowledge: &Knowledge) -> Vec<u8> {
    let mut random = Xoshiro256PlusPlus::seed_from_u64(7);
    let mut below = |count: u64| random.next_u64() % count.max(1);
    let ids: Vec<&str> = knowledge.facts.iter().map(|fact| fact.id.as_str()).collect();
    let mut text = format!("id,{}\n", ids.join(","));
    for person in 0..PEOPLE {
        text.push_str(&person.to_string());
        for fact in &knowledge.facts {
            text.push(',');
            let is_condition = fact.id == "condition";
            match &fact.kind {
                _ if !is_condition && below(7) == 0 => {}
                FactKind::Flag => text.push_str(if below(2) == 0 { "true" } else { "false" }),
                FactKind::Number { min, max, .. } => {
                    #[expect(
                        clippy::cast_possible_truncation,
                        clippy::cast_sign_loss,
                        reason = "the limits of a fact are small whole numbers from 0 upwards"
                    )]
                    let (min, max) = (min.ceil() as u64, max.min(200.0) as u64);
                    text.push_str(&(min + below(max - min + 1)).to_string());
                }
                FactKind::Choice(options) | FactKind::Set(options) => {
                    let place = usize::try_from(below(options.len() as u64)).unwrap_or(0);
                    text.push_str(options.get(place).map_or("", String::as_str));
                }
            }
        }
        text.push('\n');
    }
    text.into_bytes()
}

fn text_of(text: &[u8]) -> impl Iterator<Item = Chunk> {
    let mut chunks = Chunks::new(text, InputFormat::Csv);
    chunks.first_row().expect("memory");
    std::iter::from_fn(move || chunks.next_chunk().expect("memory"))
}

fn with_csv_crate(bytes: &[u8]) -> usize {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
    let mut record = csv::ByteRecord::new();
    let mut fields = 0;
    while reader.read_byte_record(&mut record).expect("memory") {
        fields += record.len();
    }
    fields
}

fn batch<'k>(knowledge: &'k Knowledge, text: &[u8], output: Vec<String>) -> Batch<'k> {
    let names = header(text).expect("a header");
    Batch::new(BatchQuery {
        knowledge,
        input: InputFormat::Csv,
        columns: InputColumns::of(knowledge, &names, false).expect("facts"),
        leaves_out_others: false,
        condition: None,
        treatments: Vec::new(),
        answers: Vec::new(),
        plans: Vec::new(),
        usual_plan: None,
        output,
        format: RowFormat::Csv,
        today: jiff::civil::date(2026, 11, 29),
    })
    .expect("columns")
}

/// The rules alone, on one block of people over and over.
fn in_memory(knowledge: &Knowledge) -> impl Fn() -> usize {
    let rules = CompiledRules::of(knowledge, |condition, treatment| {
        knowledge.conditions[condition].treatments.contains(&treatment)
    });
    let mut people = People::new(knowledge);
    let mut random = Xoshiro256PlusPlus::seed_from_u64(7);
    while let Some(person) = people.add() {
        for (fact, entry) in knowledge.facts.refs() {
            let draw = random.next_u64();
            match entry.kind {
                FactKind::Flag => people.set(person, fact, Answer::Flag(draw % 2 == 0)),
                FactKind::Number { min, .. } => people.set(person, fact, Answer::Number(min)),
                FactKind::Choice(_) => people.set(person, fact, Answer::Choice(0)),
                FactKind::Set(_) => people.set(person, fact, Answer::Set(draw % 4)),
            }
        }
        for (condition, _) in knowledge.conditions.refs().take(person % 6 + 1).skip(person % 6) {
            people.set_condition(person, condition);
        }
    }
    move || {
        (0..PEOPLE.div_ceil(BLOCK))
            .map(|_| black_box(rules.judge(black_box(&people))).criteria.len())
            .sum()
    }
}
