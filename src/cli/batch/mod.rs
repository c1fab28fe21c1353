//! `spinecmp batch`: the same for a file of people, a row in, a row out.

mod args;
mod source;
mod told;

pub(super) use args::{BATCH_HELP, BatchArgs};

use super::args::SharedArgs;
use super::cost::named_plan;
use super::failure::Failure;
use super::settings::{OutputSettings, knowledge, treatment};
use super::whole_file::{Signals, WholeFile};
use super::{Environment, Exit, Streams, files};
use crate::answer::NamedPlan;
use crate::batch::{
    BadRow, Batch, BatchQuery, Chunks, Counts, Flow, InputColumns, InputFormat, JudgedChunk,
    RowFormat, StreamError, header, run as run_batch, usual_columns,
};
use crate::knowledge::{Answer, Approach, Condition, Fact, Knowledge, Treatment};
use crate::profile::ProfileBuilder;
use crate::render::Format;
use crate::values::{Ref, visible};
use crate::yaml::Problem;
use args::RowsArg;
use source::Source;
use std::io::Read;
use std::path::Path;
use told::Told;

pub(super) fn run(
    args: &BatchArgs,
    shared: &SharedArgs,
    environment: &Environment,
    streams: &mut Streams,
) -> Result<Exit, Failure> {
    let asked_format = format(shared)?;
    let output = OutputSettings::on_screen(shared, environment)?;
    let knowledge = knowledge(shared, environment, streams)?;
    let everybody = Everybody::of(args, &knowledge)?;
    let plans = Plans::of(args, &knowledge, streams)?;
    let name = shown(&args.file);
    // `-` is standard output.
    let path = shared.output.as_deref().filter(|path| path.as_os_str() != "-");
    let told = Told::new(&name, environment, path.is_some());
    let (source, size) = files::stream(&args.file, &mut *streams.input)?;
    let source = Source::open(source, size).map_err(|error| stream_failure(&name, error))?;
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
        plan_names: plans.names,
        plans: plans.found,
        usual_plan: plans.usual,
        output: match args.columns.as_slice() {
            [] => usual_columns(has_costs),
            named => named.to_vec(),
        },
        format: asked_format.unwrap_or(match input {
            InputFormat::Csv => RowFormat::Csv,
            InputFormat::Json => RowFormat::Json,
        }),
        today: output.today,
    };
    let batch = Batch::new(query)
        .map_err(|error| Failure::usage(format!("--columns: {}", error.message), error.hint))?;
    let target = match path {
        Some(path) => Target::File(Box::new(WholeFile::begin(path)?)),
        None => Target::Screen(&mut *streams.out, Signals::hold()),
    };
    let mut written = Written {
        target: Some(target),
        told,
        strict: args.strict,
        err: &mut *streams.err,
        failure: None,
        counts: Counts::default(),
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

/// What holds for everybody, whatever a row says.
struct Everybody {
    condition: Option<Ref<Condition>>,
    treatments: Vec<Ref<Treatment>>,
    answers: Vec<(Ref<Fact>, Option<Answer>)>,
}

impl Everybody {
    fn of(args: &BatchArgs, knowledge: &Knowledge) -> Result<Self, Failure> {
        let mut builder = ProfileBuilder::new(knowledge);
        for assignment in &args.set {
            builder.set(assignment).map_err(|misfit| Failure::of_option("--set", misfit))?;
        }
        if let Some(name) = &args.condition {
            builder
                .set_condition(name)
                .map_err(|misfit| Failure::of_option("--condition", misfit))?;
        }
        let profile =
            builder.build().map_err(|misfit| Failure::of_option("--condition", misfit))?;
        let is_set = |id: &str| {
            let mut names = args.set.iter().filter_map(|assignment| assignment.split_once('='));
            names.any(|(name, _)| name.trim() == id)
        };
        let facts = knowledge
            .facts
            .refs()
            .filter(|(fact, entry)| Some(*fact) != knowledge.condition_fact && is_set(&entry.id));
        let answers = facts.map(|(fact, _)| (fact, profile.answers.get(fact)));
        let all: Vec<Ref<Treatment>> =
            knowledge.treatments.refs().map(|(found, _)| found).collect();
        let mut treatments = Vec::new();
        for name in &args.treatments {
            treatments.push(treatment(knowledge, name.trim(), &all, "anybody")?);
        }
        if !treatments.is_empty() {
            // Carrying on is always one of the choices.
            let carries_on =
                |found: &Ref<Treatment>| knowledge.treatments[*found].approach == Approach::CarryOn;
            treatments.extend(all.iter().copied().filter(carries_on));
        }
        Ok(Self {
            condition: profile.condition_named.then_some(profile.condition),
            treatments,
            answers: answers.collect(),
        })
    }
}

/// The plans that rows can name: every preset by its id, every file that was named by its name without its extension.
struct Plans<'k> {
    names: Vec<String>,
    found: Vec<NamedPlan<'k>>,
    /// The one that was named, if it is one: that of who names none.
    usual: Option<usize>,
}

impl<'k> Plans<'k> {
    fn of(
        args: &BatchArgs,
        knowledge: &'k Knowledge,
        streams: &mut Streams,
    ) -> Result<Self, Failure> {
        let mut names = Vec::new();
        let mut found = Vec::new();
        for (_, preset) in knowledge.costs.plans.refs() {
            found.push(named_plan(preset.id.as_ref(), knowledge, streams)?);
            names.push(preset.id.clone());
        }
        let mut usual = None;
        for named in &args.plan {
            let plan = named_plan(named, knowledge, streams)?;
            let place = if let Some(preset) = plan.preset {
                preset.position()
            } else {
                let name = Path::new(&**named).file_stem().unwrap_or_default();
                let name = name.to_string_lossy().into_owned();
                if names.contains(&name) {
                    return Err(Failure::usage(
                        format!("--plan: two plans are called `{}`", visible(&name)),
                        "give the file another name",
                    ));
                }
                names.push(name);
                found.push(plan);
                found.len() - 1
            };
            usual = Some(place);
        }
        Ok(Self { names, found, usual: usual.filter(|_| args.plan.len() == 1) })
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
    let problem = |message: String, hint: String| Problem {
        file: file.to_owned(),
        line: 1,
        column: 1,
        message,
        hint: Some(hint),
        path: String::new(),
    };
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
    InputColumns::of(knowledge, &names, args.ignore_unknown).map_err(|errors| {
        let others = "--ignore-unknown leaves columns out that mean nothing here";
        let all = errors
            .into_iter()
            .map(|error| problem(error.message, format!("{} ({others})", error.hint)));
        Failure::Content(all.collect())
    })
}

/// Where rows are written.
enum Target<'s> {
    Screen(&'s mut dyn std::io::Write, Signals),
    File(Box<WholeFile>),
}

/// Writes rows and tells what happened.
struct Written<'s, 'n> {
    /// Gone once a signal to end came: with it the signal is let through.
    target: Option<Target<'s>>,
    told: Told<'n>,
    err: &'s mut dyn std::io::Write,
    strict: bool,
    failure: Option<Failure>,
    counts: Counts,
}

impl Written<'_, '_> {
    /// Takes the rows of a chunk, and says whether more are wanted.
    fn take(&mut self, rows: Option<JudgedChunk>, read: &source::ReadSoFar) -> Flow {
        let is_interrupted = match &self.target {
            None => true,
            Some(Target::Screen(_, signals)) => signals.came(),
            Some(Target::File(file)) => file.is_interrupted(),
        };
        if is_interrupted {
            // Here and now: whoever reads the input may wait for its next row for ever.
            self.told.clear(self.err);
            self.target = None;
            return Flow::Stop;
        }
        if let Some(JudgedChunk { bytes, counts, bad_rows }) = rows {
            let first_bad = bad_rows.first().filter(|_| self.strict);
            let whole = first_bad.map_or(bytes.len(), |bad| bad.at);
            self.write(bytes.get(..whole).unwrap_or_default());
            if let Some(bad) = first_bad {
                self.failure.get_or_insert_with(|| self.told.failure(bad));
            } else {
                self.counts.add(counts);
                self.told.bad_rows(&bad_rows, self.err);
            }
        }
        self.told.progress(&self.counts, read, self.err);
        if self.failure.is_some() { Flow::Stop } else { Flow::On }
    }

    fn write(&mut self, bytes: &[u8]) {
        if self.failure.is_some() {
            return;
        }
        let written = match &mut self.target {
            Some(Target::Screen(out, _)) => files::print_bytes(bytes, *out).map_err(perhaps_cut),
            Some(Target::File(file)) => file.write(bytes),
            None => return,
        };
        self.failure = written.err();
    }

    /// Everything is written, or nothing more is.
    fn finish(self, ended: Result<(), StreamError>, name: &str) -> Result<Exit, Failure> {
        let Self { target, mut told, err, failure, counts, .. } = self;
        told.clear(err);
        let failure = failure.or_else(|| ended.err().map(|error| stream_failure(name, error)));
        if let Some(failure) = failure {
            return Err(failure);
        }
        match target {
            Some(Target::File(file)) => file.finish()?,
            Some(Target::Screen(..)) => {}
            None => return Ok(Exit::Answered),
        }
        told.summary(&counts, err);
        Ok(Exit::Answered)
    }
}

/// Of what could not be written, a part was.
fn perhaps_cut(failure: Failure) -> Failure {
    match failure {
        Failure::File(error) => Failure::File(anyhow::anyhow!(
            "{error:#}; the last row there may be cut off (--output writes whole or not at all)"
        )),
        other => other,
    }
}

/// Why a stream could not be read to its end, in words.
fn stream_failure(file: &str, error: StreamError) -> Failure {
    let content = |line: usize, message: &str, hint: &str| {
        Failure::Content(vec![Problem {
            file: file.to_owned(),
            line,
            column: 1,
            message: message.to_owned(),
            hint: Some(hint.to_owned()),
            path: String::new(),
        }])
    };
    match error {
        StreamError::OpenQuote(line) => content(
            usize::try_from(line).unwrap_or(usize::MAX),
            "a quote opens in this row and does not close",
            "close it, or write two where one is meant; the rows before were judged",
        ),
        StreamError::Read(error) if source::is_damaged(&error) => content(
            1,
            "what is packed with gzip is damaged or ends before its end",
            "fetch it again, or unpack it; the whole rows before were judged",
        ),
        StreamError::Read(error) if source::is_other_text(&error) => {
            content(1, "the text is not UTF-8 but UTF-16", "save it as UTF-8")
        }
        StreamError::Read(error) => {
            Failure::File(anyhow::anyhow!(error).context(format!("cannot read `{file}`")))
        }
    }
}

/// Of a row that stops everything.
fn strict_failure(file: &str, bad: &BadRow) -> Failure {
    Failure::Content(vec![Problem {
        file: file.to_owned(),
        line: usize::try_from(bad.line).unwrap_or(usize::MAX),
        column: 1,
        message: bad.problem.clone(),
        hint: Some(
            "without --strict it becomes a row with this error, and the rest goes on".to_owned(),
        ),
        path: String::new(),
    }])
}
