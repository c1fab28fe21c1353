//! `spinecmp batch`: the same for a file of people, a row in, a row out.

mod args;
mod everybody;
mod source;
mod told;
mod written;

pub(super) use args::{BATCH_HELP, BatchArgs};

use super::args::SharedArgs;
use super::failure::Failure;
use super::settings::{OutputSettings, knowledge};
use super::whole_file::{Signals, WholeFile};
use super::{Exit, Session, files};
use crate::batch::{
    Batch, BatchCounts, BatchQuery, Chunks, InputColumns, InputFormat, RowFormat, header,
    run as run_batch, usual_columns,
};
use crate::knowledge::Knowledge;
use crate::render::Format;
use crate::values::visible;
use crate::yaml::Problem;
use args::RowsArg;
use everybody::{BatchPlans, Everybody};
use source::PeopleStream;
use std::io::Read;
use std::path::Path;
use told::Messages;
use written::{RowsWritten, Target, stream_failure};

pub(super) fn run(args: &BatchArgs, session: &mut Session) -> Result<Exit, Failure> {
    let asked_format = format(session.shared)?;
    let output = OutputSettings::on_screen(session)?;
    let knowledge = knowledge(session)?;
    let everybody = Everybody::of(args, &knowledge)?;
    let plans = BatchPlans::of(args, &knowledge, everybody.condition, output.today, session)?;
    let name = shown(&args.file);
    // `-` is standard output.
    let path = session.shared.output.as_deref().filter(|path| path.as_os_str() != "-");
    let told = Messages::new(&name, session.environment, path.is_some());
    let (source, size) = files::stream(&args.file, &mut *session.input)?;
    let source = PeopleStream::open(source, size).map_err(|error| stream_failure(&name, error))?;
    let read = source.read_so_far();
    let input = match args.from {
        Some(RowsArg::Csv) => InputFormat::Csv,
        Some(RowsArg::Json) => InputFormat::Json,
        None => source.format(),
    };
    let mut chunks = Chunks::new(source, input);
    let columns = input_columns(args, &knowledge, &name, input, &mut chunks)?;
    let has_costs = !args.plan.is_empty() || columns.has_plan();
    let query = BatchQuery {
        knowledge: &knowledge,
        input,
        columns,
        leaves_out_others: args.ignore_unknown,
        condition: everybody.condition,
        treatments: everybody.treatments,
        answers: everybody.answers,
        plans: plans.found,
        usual_plan: plans.usual,
        output: match args.columns.as_slice() {
            [] => usual_columns(input, has_costs),
            named => named.to_vec(),
        },
        format: asked_format.unwrap_or(match input {
            InputFormat::Csv => RowFormat::Csv,
            InputFormat::Json => RowFormat::Json,
        }),
        today: output.today,
    };
    let batch = Batch::new(query).map_err(|misfit| Failure::of_option("--columns", misfit))?;
    let target = match path {
        Some(path) => Target::File(Box::new(WholeFile::begin(path)?)),
        None => Target::Screen(&mut *session.out, Signals::hold()),
    };
    let mut written = RowsWritten {
        target: Some(target),
        told,
        strict: args.strict,
        err: &mut *session.err,
        failure: None,
        counts: BatchCounts::default(),
    };
    if !args.no_header {
        written.write(&batch.header());
    }
    let ended = run_batch(&batch, chunks, args.threads.count(), |rows| written.take(rows, &read));
    written.finish(ended, &name)
}

/// The format that was asked for: by name, or by what the file is called.
fn format(shared: &SharedArgs) -> Result<Option<RowFormat>, Failure> {
    if shared.get.is_some() {
        return Err(Failure::usage(
            "--get: many people have no one value",
            "name columns instead: --columns id,urgency",
        ));
    }
    let refused = |option: &str, format: &str| {
        Failure::usage(
            format!(
                "{option}: rows are written as CSV, or as JSON, one object a line; not as {format}"
            ),
            "write -f csv or -f json",
        )
    };
    if let Some(format) = shared.format {
        return match format {
            Format::Csv => Ok(Some(RowFormat::Csv)),
            Format::Json => Ok(Some(RowFormat::Json)),
            other => Err(refused("--format", other.name())),
        };
    }
    let extension = shared.output.as_deref().and_then(Path::extension);
    match extension.map(|extension| extension.to_string_lossy().to_ascii_lowercase()).as_deref() {
        None => Ok(None),
        Some("csv") => Ok(Some(RowFormat::Csv)),
        Some("json" | "ndjson" | "jsonl") => Ok(Some(RowFormat::Json)),
        Some(other) => Err(refused("--output", &format!(".{}", visible(other)))),
    }
}

fn shown(path: &Path) -> String {
    if files::is_standard_input(path) {
        "standard input".to_owned()
    } else {
        path.display().to_string()
    }
}

/// What the columns of the input mean, by their header.
fn input_columns<'k, R: Read>(
    args: &BatchArgs,
    knowledge: &'k Knowledge,
    file: &str,
    input: InputFormat,
    chunks: &mut Chunks<R>,
) -> Result<InputColumns<'k>, Failure> {
    let problem = |message: String, hint: String| Problem::at(file, (1, 1), message, Some(hint));
    if input == InputFormat::Json && !args.header.is_empty() {
        return Err(Failure::usage(
            "`--header` names the columns of CSV, and these rows are JSON, whose keys have names",
            "leave it out",
        ));
    }
    let names = if !args.header.is_empty() {
        args.header.iter().map(|name| name.trim().to_owned()).collect()
    } else if input == InputFormat::Json {
        Vec::new()
    } else {
        // As between rows, an empty line is nothing.
        let row = loop {
            let row = chunks.first_row().map_err(|error| stream_failure(file, error))?;
            if row.is_empty() || !row.trim_ascii().is_empty() {
                break row;
            }
        };
        match header(&row) {
            Some(names) if !row.is_empty() && row.len() <= input.longest_row() => names,
            _ => {
                return Err(Failure::Content(vec![problem(
                    "there is no header: the first row names the columns".to_owned(),
                    "write for example id,condition,age,symptom-weeks".to_owned(),
                )]));
            }
        }
    };
    // Nor is a file of another kind read to anybody: a line of it could hold a name.
    let begins = |name: &String| name.starts_with(['{', '[', '<']);
    if args.header.is_empty() && names.first().is_some_and(begins) {
        return Err(Failure::Content(vec![problem(
            "the first line is no header of CSV".to_owned(),
            "is it JSON or XML? Write JSON, one object a line, and no list around them".to_owned(),
        )]));
    }
    // A spreadsheet may have divided its cells otherwise: then no column of the row means anything.
    if let [name] = names.as_slice()
        && name.contains([';', '\t'])
    {
        return Err(Failure::Content(vec![problem(
            format!("one column is called `{}`", visible(name)),
            "are the cells divided by something else than commas? Write commas".to_owned(),
        )]));
    }
    InputColumns::of(knowledge, &names, args.ignore_unknown).map_err(|errors| {
        let others = "--ignore-unknown leaves columns out that mean nothing here";
        let all = errors.into_iter().map(|error| {
            problem(error.message, format!("{} ({others})", error.hint.unwrap_or_default()))
        });
        Failure::Content(all.collect())
    })
}
