//! `spinecmp audit`: what the pages for patients achieve, item by item, and what they do not.

use super::args::DetailArg;
use super::settings::{self, Looked, OutputSettings};
use super::{Exit, Session, deliver::deliver, failure::Failure};
use crate::audit::{AuditReport, audit, audit_unread};
use crate::knowledge::{Condition, Knowledge};
use crate::values::Ref;
use clap::Args;
use std::path::PathBuf;

pub(super) const AUDIT_HELP: &str = include_str!("../../data/help/audit.txt").trim_ascii_end();

#[derive(Debug, Args)]
pub(super) struct AuditArgs {
    /// Only the page of this condition, by id or ICD-10-CM code; else every page
    #[arg(long, value_name = "ID")]
    pub(super) condition: Option<String>,
    /// Also fail where something that only people can do is not declared as done
    #[arg(long)]
    pub(super) strict: bool,
    /// How much to show
    #[arg(long, value_name = "HOW-MUCH", default_value = "normal")]
    pub(super) detail: DetailArg,
}

pub(super) fn run(args: &AuditArgs, session: &mut Session) -> Result<Exit, Failure> {
    let AuditArgs { condition, strict, detail } = args;
    let output = OutputSettings::of(session)?;
    let named = settings::named_knowledge(session);
    let Looked { name, found } = settings::look(named.map(PathBuf::as_path), session)?;
    let report = AuditReport {
        name,
        audit: match &found {
            Ok(knowledge) => {
                audit(knowledge, &conditions(knowledge, condition.as_deref())?, output.today)
            }
            Err(problems) => audit_unread(problems),
        },
        knowledge: found.as_deref().ok(),
        detail: settings::detail(*detail),
        strict: *strict,
        today: output.today,
    };
    deliver(&report, &output, session)?;
    Ok(if report.passes() { Exit::Answered } else { Exit::Content })
}

/// The condition named by id or code, else all of them.
fn conditions(knowledge: &Knowledge, name: Option<&str>) -> Result<Vec<Ref<Condition>>, Failure> {
    let all = || knowledge.conditions.refs().map(|(pointer, _)| pointer).collect();
    Ok(settings::condition(knowledge, name)?.map_or_else(all, |named| vec![named]))
}
