//! `spinecmp completions SHELL`: what the shell needs to complete a command line, made from the arguments themselves and the built-in knowledge.

use super::args::Cli;
use super::deliver::deliver_text;
use super::schema::SCHEMAS;
use super::settings::{OutputSettings, built_in};
use super::{Exit, Session, failure::Failure};
use crate::knowledge::{Knowledge, Payer, Site};
use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Args, Command, CommandFactory};
use clap_complete::Shell;

pub(super) const COMPLETIONS_HELP: &str = "\
Examples:
  spinecmp completions bash -o ~/.local/share/bash-completion/completions/spinecmp
  spinecmp completions zsh -o ~/.zfunc/_spinecmp
  spinecmp completions fish -o ~/.config/fish/completions/spinecmp.fish

A folder that does not exist is not made. Zsh looks in the folders of its `fpath`.";

#[derive(Debug, Args)]
pub(super) struct CompletionsArgs {
    /// Which shell
    pub(super) shell: Shell,
}

pub(super) fn run(args: &CompletionsArgs, session: &mut Session) -> Result<Exit, Failure> {
    let CompletionsArgs { shell } = args;
    let output = OutputSettings::of_text(session)?;
    let mut command = with_ids(Cli::command(), built_in()?);
    let mut script = Vec::new();
    clap_complete::generate(*shell, &mut command, "spinecmp", &mut script);
    deliver_text(&String::from_utf8_lossy(&script), &output, session)?;
    Ok(Exit::Answered)
}

/// Offers the ids of entries where an argument asks for one: nobody types them gladly.
fn with_ids(command: Command, knowledge: &'static Knowledge) -> Command {
    let conditions = || ids(knowledge.conditions.iter().map(|entry| (&*entry.id, &*entry.label)));
    let treatments = || ids(knowledge.treatments.iter().map(|entry| (&*entry.id, &*entry.label)));
    let outcomes = || ids(knowledge.outcomes.iter().map(|entry| (&*entry.id, &*entry.label)));
    command.mut_subcommands(|command| {
        command.mut_args(|argument| match argument.get_id().as_str() {
            "condition" => argument.value_parser(conditions()),
            "treatment" | "treatments" => argument.value_parser(treatments()),
            "outcome" => argument.value_parser(outcomes()),
            "payer" => argument.value_parser(PossibleValuesParser::new(
                Payer::ALL.iter().map(|payer| payer.slug()),
            )),
            "site" => argument.value_parser(PossibleValuesParser::new(
                Site::ALL.iter().filter(|site| **site != Site::Any).map(|site| site.slug()),
            )),
            "name" => argument
                .value_parser(PossibleValuesParser::new(SCHEMAS.iter().map(|(name, _)| *name))),
            _ => argument,
        })
    })
}

fn ids(entries: impl Iterator<Item = (&'static str, &'static str)>) -> PossibleValuesParser {
    PossibleValuesParser::new(entries.map(|(id, label)| PossibleValue::new(id).help(label)))
}
