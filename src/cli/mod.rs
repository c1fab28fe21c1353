//! The command line: arguments in, a report out, errors in plain words, and an exit code that means one thing.

mod args;
mod ask;
mod audit;
mod batch;
mod check;
mod codes;
mod compare;
mod completions;
mod cost;
mod deliver;
mod environment;
mod exit;
mod facts;
mod failure;
mod files;
mod list;
mod made_from;
mod man;
mod pager;
mod person;
mod pick;
mod preferences;
mod schema;
mod settings;
mod side_by_side;
mod start;
mod suggestion;
mod validate;
mod weigh;
mod whole_file;

pub use environment::Environment;
pub use exit::Exit;

use crate::render::Format;
use crate::values::safe;
use args::{Cli, Command, SharedArgs};
use clap::{CommandFactory, FromArgMatches};
use failure::Failure;
use made_from::Inputs;
use pager::Pager;
use std::ffi::OsString;
use std::io::{Read, Write};

/// What a command was asked with, and the streams that it may use.
pub(crate) struct Session<'a> {
    shared: &'a SharedArgs,
    environment: &'a Environment,
    input: &'a mut (dyn Read + Send),
    out: &'a mut dyn Write,
    err: &'a mut dyn Write,
    /// What shows a text that is longer than the screen.
    pager: Option<Pager>,
    /// What was asked and what was read, for the stamp of the answer.
    inputs: Inputs,
}

/// Runs one command line, from its arguments (the program's name first) to its exit code. Answers go to `out`, errors to `err`.
pub fn run(
    args: impl Iterator<Item = OsString>,
    environment: &Environment,
    input: &mut (dyn Read + Send),
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Exit {
    let line: Vec<OsString> = args.collect();
    if start::is_asked(&line) {
        return ended(start::print(environment, out).map(|()| Exit::Answered), err);
    }
    let mut program = Cli::command();
    let parsed = program.try_get_matches_from_mut(line).and_then(|line| {
        let mut readers = made_from::from_standard_input(&program, &line);
        let inputs = Inputs::of(&program, &line);
        let cli = Cli::from_arg_matches(&line).map_err(|error| error.format(&mut program))?;
        let of_process = environment.knowledge.as_deref();
        if cli.shared.knowledge.is_none() && of_process.is_some_and(files::is_standard_input) {
            readers.push("SPINECMP_KNOWLEDGE -".to_owned());
        }
        Ok((cli, inputs, readers))
    });
    let (cli, inputs, readers) = match parsed {
        Ok(parsed) => parsed,
        Err(error) => return usage(error, environment, out, err),
    };
    let mut session = Session {
        shared: &cli.shared,
        environment,
        input,
        out,
        err: &mut *err,
        pager: Pager::of(environment, cli.shared.no_pager),
        inputs,
    };
    let result = match cli.command {
        _ if readers.len() > 1 => Err(Failure::usage(
            format!("{}: standard input can be read only once", readers.join(", ")),
            "write all of them but one into files",
        )),
        ref command if cli.shared.format == Some(Format::Card) && !command.has_cards() => {
            Err(Failure::usage(
                "--format: a card tells of a person and a decision, so only `check` and `compare` have one",
                "name another format, or use one of these commands",
            ))
        }
        ref command if cli.shared.format == Some(Format::Fhir) && !command.has_evidence() => {
            Err(Failure::usage(
                "--format: FHIR takes published findings, so only `facts` has it",
                "name another format, or use `spinecmp facts -f fhir`",
            ))
        }
        Command::Compare(args) => compare::run(&args, &mut session),
        Command::Check(args) => check::run(&args, &mut session),
        Command::Cost(args) => cost::run(&args, &mut session),
        Command::Weigh(args) => weigh::run(&args, &mut session),
        Command::Batch(args) => batch::run(&args, &mut session),
        Command::Facts(args) => facts::run(&args, &mut session),
        Command::List(args) => list::run(&args, &mut session),
        Command::Audit(args) => audit::run(&args, &mut session),
        Command::Validate(args) => validate::run(&args, &mut session),
        Command::Schema(args) => schema::run(&args, &mut session),
        Command::Completions(args) => completions::run(&args, &mut session),
        Command::Man(args) => man::run(&args, &mut session),
    };
    ended(result, err)
}

/// How a command ended; what stopped it is told.
fn ended(result: Result<Exit, Failure>, err: &mut dyn Write) -> Exit {
    match result {
        Ok(exit) => exit,
        Err(Failure::ClosedPipe) => Exit::Answered,
        Err(failure) => {
            // Names of files and the user's words are in it. Nobody is left to tell when standard error is closed too.
            let _ = write!(err, "{}", safe(&failure.to_string()));
            failure.exit()
        }
    }
}

/// Help and version are answers; everything else that clap finds is a wrong use.
fn usage(
    mut error: clap::Error,
    environment: &Environment,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Exit {
    if error.use_stderr() {
        suggestion::suggest(&mut error);
        let _ = write!(err, "{}", safe(&error.render().to_string()));
        return Exit::Usage;
    }
    let text = if environment.styled(args::Color::Auto) {
        error.render().ansi().to_string()
    } else {
        error.render().to_string()
    };
    ended(files::print(&text, out).map(|()| Exit::Answered), err)
}
