//! `spinecmp list`: what there is, and what it is called.

use super::args::{ListArg, ListArgs, SharedArgs};
use super::settings::{OutputSettings, knowledge};
use super::{Environment, Exit, Streams, deliver::deliver, failure::Failure};
use crate::answer::{Listed, Listing};

pub(super) fn run(
    args: &ListArgs,
    shared: &SharedArgs,
    environment: &Environment,
    streams: &mut Streams,
) -> Result<Exit, Failure> {
    let ListArgs { list } = args;
    let output = OutputSettings::of(shared, environment)?;
    let knowledge = knowledge(shared, environment, streams)?;
    let asked = list.map(|list| match list {
        ListArg::Conditions => Listed::Conditions,
        ListArg::Treatments => Listed::Treatments,
        ListArg::Outcomes => Listed::Outcomes,
        ListArg::Facts => Listed::Facts,
        ListArg::Attributes => Listed::Attributes,
        ListArg::Plans => Listed::Plans,
    });
    deliver(&Listing::of(&knowledge, asked), &output, streams)?;
    Ok(Exit::Answered)
}
