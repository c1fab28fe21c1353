//! What an answer was made from, as one number: the same question with the same files gives the same, wherever the files lie and however the question
//! was written. It is the SHA-256 of a short JSON text: the command, the options that were given with their values, the files by their content. An option that
//! nobody gave is no part of it, so a release with more options leaves it as it was.

use clap::{ArgMatches, Command};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::any::Any;
use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::num::NonZero;
use std::ops::Deref;
use std::path::PathBuf;

/// What was asked, and the files that were read for it.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Inputs {
    command: String,
    /// By long name; what stands without a name, by the name of its place.
    options: BTreeMap<String, Vec<String>>,
    /// SHA-256 of what was read, by the option that named it.
    files: BTreeMap<String, Vec<String>>,
}

impl Inputs {
    /// What a command line asks. `program` has been built by reading the line.
    ///
    /// Options of every command are left out: they say how an answer is written, or (the knowledge, the day) stand in the stamp by themselves.
    pub(super) fn of(program: &Command, line: &ArgMatches) -> Self {
        let Some((name, matches)) = line.subcommand() else {
            return Self::default();
        };
        let options = program
            .find_subcommand(name)
            .into_iter()
            .flat_map(Command::get_arguments)
            .filter(|option| !option.is_global_set())
            .filter_map(|option| {
                let id = option.get_id().as_str();
                let values = understood(matches, id)?;
                let usual: Vec<_> = option
                    .get_default_values()
                    .iter()
                    .map(|value| value.to_string_lossy())
                    .collect();
                (values != usual).then(|| (option.get_long().unwrap_or(id).to_owned(), values))
            })
            .collect();
        Self { command: name.to_owned(), options, files: BTreeMap::new() }
    }

    /// An option's value that is known only once it was looked up.
    pub(super) fn named(&mut self, option: &str, value: &str) {
        self.options.entry(option.to_owned()).or_default().push(value.to_owned());
    }

    /// A file that an option named, by its content.
    pub(super) fn read(&mut self, option: &str, bytes: &[u8]) {
        self.files.entry(option.to_owned()).or_default().push(hexadecimal(bytes));
    }

    /// The SHA-256 of all of it, in hexadecimal.
    pub(super) fn sha256(&self) -> String {
        // Text by text there is nothing in it that JSON cannot hold.
        hexadecimal(&serde_json::to_vec(self).unwrap_or_default())
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
}

/// The values of an option in the form that the program understands them in. `None`: it has none, or it is told otherwise, or no answer depends on it.
fn understood(matches: &ArgMatches, id: &str) -> Option<Vec<String>> {
    let is = |is_of_type: fn(&ArgMatches, &str) -> bool| is_of_type(matches, id);
    if is(has::<PathBuf>) || is(has::<IdOrFile>) || is(has::<Threads>) {
        return None;
    }
    let numbers = [number::<u16>, number::<u32>, number::<u64>, number::<usize>];
    if let Some(number) = numbers.iter().find_map(|number| number(matches, id)) {
        return Some(vec![number]);
    }
    let raw = matches.try_get_raw(id).ok().flatten()?;
    let mut values: Vec<String> = raw.map(|value| value.to_string_lossy().into_owned()).collect();
    if ANSWERS.contains(&id) {
        values.sort_by(|one, other| fact(one).cmp(fact(other)));
    }
    Some(values)
}

/// Options whose order changes nothing, but that of two answers to one question the last holds.
const ANSWERS: [&str; 2] = ["set", "weight"];

fn fact(assignment: &str) -> &str {
    assignment.split_once('=').map_or(assignment, |(fact, _)| fact).trim()
}

fn has<T: Any + Clone + Send + Sync>(matches: &ArgMatches, id: &str) -> bool {
    matches.try_get_one::<T>(id).is_ok_and(|value| value.is_some())
}

/// A number, however many zeros were written before it.
fn number<N: Any + Clone + Send + Sync + ToString>(
    matches: &ArgMatches,
    id: &str,
) -> Option<String> {
    matches.try_get_one::<N>(id).ok().flatten().map(N::to_string)
}

/// The id of an entry or the name of a file: which of the two, whoever looks it up tells the [`Inputs`].
#[derive(Debug, Clone)]
pub(crate) struct IdOrFile(OsString);

impl From<OsString> for IdOrFile {
    fn from(name: OsString) -> Self {
        Self(name)
    }
}

impl Deref for IdOrFile {
    type Target = OsStr;

    fn deref(&self) -> &OsStr {
        &self.0
    }
}

/// The options of a line that read standard input, as they are written: `--plan -`.
pub(super) fn from_standard_input(program: &Command, line: &ArgMatches) -> Vec<String> {
    let Some((name, matches)) = line.subcommand() else {
        return Vec::new();
    };
    program
        .find_subcommand(name)
        .into_iter()
        .flat_map(Command::get_arguments)
        .filter(|option| {
            let id = option.get_id().as_str();
            let is_file = has::<PathBuf>(matches, id) || has::<IdOrFile>(matches, id);
            let raw = matches.try_get_raw(id).ok().flatten();
            is_file && id != WRITTEN_TO && raw.is_some_and(|mut raw| raw.any(|name| name == "-"))
        })
        .map(|option| match option.get_long() {
            Some(long) => format!("--{long} -"),
            None => format!("{} -", option.get_id().as_str().to_uppercase()),
        })
        // Answers that are typed come that way too.
        .chain(ASKED.iter().filter_map(|(id, long)| {
            let asks = matches.try_get_one::<bool>(id).ok().flatten();
            asks.is_some_and(|asks| *asks).then(|| format!("--{long}"))
        }))
        .collect()
}

/// The flag with which answers are typed.
const ASKED: [(&str, &str); 2] = [("ask", "ask"), ("trade_offs", "trade-offs")];

/// The option that names a file to be written.
const WRITTEN_TO: &str = "output";

/// So many threads, or all there are: no answer depends on them, so they are no part of what is asked.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Threads(pub(super) Option<usize>);

impl Threads {
    /// How many.
    pub(crate) fn count(self) -> usize {
        let all = || std::thread::available_parallelism().map_or(1, NonZero::get);
        self.0.unwrap_or_else(all)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::expect_used, reason = "a broken test should stop")]

    use super::{Command, Inputs};
    use crate::cli::args::Cli;
    use clap::{Arg, CommandFactory};

    fn asked(mut program: Command, line: &str) -> Inputs {
        let line = program.try_get_matches_from_mut(line.split(' ')).expect("a line that is right");
        Inputs::of(&program, &line)
    }

    #[test]
    fn an_option_more_changes_no_stamp_of_a_question_without_it() {
        for line in [
            "spinecmp compare",
            "spinecmp check -p me.yaml --set age=44",
            "spinecmp cost discectomy --plan gold-2024 --years 2 --explain",
            "spinecmp facts wound infection --older-than 10",
            "spinecmp validate",
        ] {
            let command = line.split(' ').nth(1).expect("a command").to_owned();
            let more = Cli::command().mut_subcommand(command, |command| {
                command
                    .arg(Arg::new("aaa").long("aaa").default_value("none"))
                    .arg(Arg::new("zzz").long("zzz").action(clap::ArgAction::SetTrue))
            });
            let inputs = asked(Cli::command(), line);
            assert_eq!(asked(more.clone(), line).sha256(), inputs.sha256(), "{line}");
            let with_it = format!("{line} --zzz");
            assert_ne!(asked(more, &with_it).sha256(), inputs.sha256(), "{line}");
        }
    }

    #[test]
    fn what_was_asked_is_kept_as_a_text_that_can_be_read() {
        let line = "spinecmp -f json cost discectomy --years 02 --explain --simulate 100 --threads 2 --plan my.yaml";
        let mut inputs = asked(Cli::command(), line);
        inputs.read("plan", b"type: uninsured\n");
        assert_eq!(
            serde_json::to_string(&inputs).expect("JSON"),
            "{\"command\":\"cost\",\"options\":{\"explain\":[\"true\"],\"simulate\":[\"100\"],\"treatments\":[\"discectomy\"],\"years\":[\"2\"]},\
             \"files\":{\"plan\":[\"a070cf9ab26b67220420c0032ba2404323e2d1e99ec8bd9513eb6eb7d4d89064\"]}}"
        );
    }
}
