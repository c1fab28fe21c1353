//! `spinecmp list`: what there is, and what it is called.

use super::settings::{OutputSettings, knowledge};
use super::{Exit, Session, deliver::deliver, failure::Failure};
use crate::answer::{Listed, Listing};
use clap::{Args, ValueEnum};

pub(super) const LIST_HELP: &str = "\
Examples:
  spinecmp list                                 everything that has a name
  spinecmp list conditions                      conditions, the names that people use, ICD-10-CM codes
  spinecmp list facts -f csv                    what may be asked about a person, for a spreadsheet

Exit codes: 0 answered, 2 wrong use, 3 wrong content of a file, 4 a file cannot be read or written.";

#[derive(Debug, Args)]
pub(super) struct ListArgs {
    /// Which list; else every one
    #[arg(value_name = "LIST")]
    pub(super) list: Option<ListArg>,
}

/// What can be listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ListArg {
    /// Conditions and the names that people use
    Conditions,
    /// Treatments and the names that people use
    Treatments,
    /// What is measured
    Outcomes,
    /// What may be asked about a person
    Facts,
    /// What may matter to a person
    Attributes,
    /// Insurance plans that can be named
    Plans,
}

pub(super) fn run(args: &ListArgs, session: &mut Session) -> Result<Exit, Failure> {
    let ListArgs { list } = args;
    let output = OutputSettings::of(session)?;
    let knowledge = knowledge(session)?;
    let asked = list.map(|list| match list {
        ListArg::Conditions => Listed::Conditions,
        ListArg::Treatments => Listed::Treatments,
        ListArg::Outcomes => Listed::Outcomes,
        ListArg::Facts => Listed::Facts,
        ListArg::Attributes => Listed::Attributes,
        ListArg::Plans => Listed::Plans,
    });
    deliver(&Listing::of(&knowledge, asked), &output, session)?;
    Ok(Exit::Answered)
}
