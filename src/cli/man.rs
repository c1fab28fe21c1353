//! `spinecmp man`: the manual page of the program or of one command, made from the arguments themselves.

use super::args::Cli;
use super::deliver::deliver_text;
use super::settings::OutputSettings;
use super::{Exit, Session, failure::Failure};
use anyhow::Context;
use clap::{Args, Command, CommandFactory};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};
use jiff::civil::Date;

pub(super) const MAN_HELP: &str = "\
Examples:
  spinecmp man | man -l -                       the program's page
  spinecmp man compare | man -l -               the page of one command
  spinecmp man compare -o spinecmp-compare.1";

/// Every command, for who asks about one.
const COMMANDS: [&str; 12] = [
    "compare",
    "check",
    "cost",
    "weigh",
    "batch",
    "facts",
    "list",
    "audit",
    "validate",
    "schema",
    "completions",
    "man",
];

#[derive(Debug, Args)]
pub(super) struct ManArgs {
    /// Only this command; else the whole program
    #[arg(value_parser = COMMANDS)]
    pub(super) command: Option<String>,
}

pub(super) fn run(args: &ManArgs, session: &mut Session) -> Result<Exit, Failure> {
    let ManArgs { command } = args;
    let output = OutputSettings::of_text(session)?;
    let mut program = Cli::command().disable_help_subcommand(true);
    // Hands the options of every command down to each.
    program.build();
    let version = program.render_version();
    let asked =
        command.as_deref().and_then(|name| program.find_subcommand(name)).unwrap_or(&program);
    let page = roff(asked.clone(), version.trim_end(), output.today)
        .context("cannot make the manual page")
        .map_err(Failure::File)?;
    deliver_text(&page, &output, session)?;
    Ok(Exit::Answered)
}

fn roff(command: Command, version: &str, today: Date) -> anyhow::Result<String> {
    let notes = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let mut page = Vec::new();
    Man::new(command.after_help(None::<&str>))
        .source(version)
        .date(today.to_string())
        .manual("Not medical advice")
        .render(&mut page)?;
    // Line by line: examples that are filled, spread out or hyphenated can't be copied.
    let mut section = Roff::new();
    section.control("SH", ["NOTES"]).control("ad", ["l"]).control("nh", []);
    for line in notes.lines() {
        match line {
            "" => section.control("PP", []),
            line => section.text([roman(line)]).control("br", []),
        };
    }
    section.to_writer(&mut page)?;
    Ok(String::from_utf8(page)?)
}
