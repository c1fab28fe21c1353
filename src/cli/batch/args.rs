//! The arguments of `batch` as clap reads them.

use crate::cli::cost::threads;
use crate::cli::made_from::{IdOrFile, Threads};
use clap::{Args, ValueEnum, ValueHint};
use std::path::PathBuf;

/// What follows the options in the help.
pub(in crate::cli) const BATCH_HELP: &str =
    include_str!("../../../data/help/batch.txt").trim_ascii_end();

#[derive(Debug, Args)]
pub(in crate::cli) struct BatchArgs {
    /// People, one a row: CSV with a header, or JSON (profiles or FHIR bundles), one a line; also with gzip; `-` is standard input
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) file: PathBuf,
    /// What the rows are written in, where their beginning does not tell
    #[arg(long, value_name = "FORMAT", help_heading = "Rows in")]
    pub(super) from: Option<RowsArg>,
    /// The names of the columns, where the file has no header
    #[arg(long, value_name = "NAME,NAME", value_delimiter = ',', help_heading = "Rows in")]
    pub(super) header: Vec<String>,
    /// Leave out columns and keys that mean nothing here
    #[arg(long, help_heading = "Rows in")]
    pub(super) ignore_unknown: bool,
    /// Stop at the first row that cannot be read, with exit code 3
    #[arg(long, help_heading = "Rows in")]
    pub(super) strict: bool,
    /// What to write: columns, or what their names begin with; check:PATH and cost:PATH look into those answers
    #[arg(long, value_name = "NAME,NAME", value_delimiter = ',', help_heading = "Rows out")]
    pub(super) columns: Vec<String>,
    /// Leave the names of the columns out
    #[arg(long, help_heading = "Rows out")]
    pub(super) no_header: bool,
    /// The condition of everybody; else each row names its own
    #[arg(long, value_name = "ID", help_heading = "Everybody")]
    pub(super) condition: Option<String>,
    /// Only these treatments, and carrying on as now
    #[arg(long, value_name = "ID,ID", value_delimiter = ',', help_heading = "Everybody")]
    pub(super) treatments: Vec<String>,
    /// One answer of everybody, whatever a row says; may be given often
    #[arg(long, value_name = "FACT=VALUE", help_heading = "Everybody")]
    pub(super) set: Vec<String>,
    /// Insurance: a preset's id, or a plan file; given often, rows name one of them in their column `plan`
    #[arg(long, value_name = "ID_or_FILE", value_hint = ValueHint::FilePath, help_heading = "Everybody")]
    pub(super) plan: Vec<IdOrFile>,
    /// So many threads; else all that the machine has
    #[arg(long, value_name = "N", value_parser = threads, default_value = "all", hide_default_value = true)]
    pub(super) threads: Threads,
}

/// What rows are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum RowsArg {
    /// Comma-separated values
    Csv,
    /// One JSON object a line
    Json,
}
