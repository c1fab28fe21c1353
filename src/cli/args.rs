//! The command line as clap reads it: structs that mirror the flags, and the help that teaches by example. Nothing is decided here.

use super::audit::{AUDIT_HELP, AuditArgs};
use super::batch::{BATCH_HELP, BatchArgs};
use super::completions::{COMPLETIONS_HELP, CompletionsArgs};
use super::cost::{COST_HELP, CostArgs, PlanArgs};
use super::facts::{FACTS_HELP, FactsArgs};
use super::list::{LIST_HELP, ListArgs};
use super::man::{MAN_HELP, ManArgs};
use super::schema::{SCHEMA_HELP, SchemaArgs};
use super::validate::{VALIDATE_HELP, ValidateArgs};
use crate::render::Format;
use crate::weighing::{DEFAULT_DRAWS, MOST_DRAWS};
use clap::builder::PossibleValue;
use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use std::path::PathBuf;

const AFTER_HELP: &str = include_str!("../../data/help/spinecmp.txt").trim_ascii_end();

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "spinecmp", version, about = env!("CARGO_PKG_DESCRIPTION"), long_about = None, after_help = AFTER_HELP, max_term_width = 100)]
pub(super) struct Cli {
    #[command(flatten)]
    pub(super) shared: SharedArgs,
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// What are my options, side by side?
    #[command(after_help = COMPARE_HELP)]
    Compare(CompareArgs),
    /// Which published rules does this situation meet, and what is still unknown?
    #[command(after_help = CHECK_HELP)]
    Check(CheckArgs),
    /// What does it cost, in total and out of my pocket?
    #[command(after_help = COST_HELP)]
    Cost(CostArgs),
    /// What do my priorities say about each option, and what would change the answer?
    #[command(after_help = WEIGH_HELP)]
    Weigh(WeighArgs),
    /// The same for a file of people: a row in, a row out
    #[command(after_help = BATCH_HELP)]
    Batch(BatchArgs),
    /// Where does this number come from?
    #[command(after_help = FACTS_HELP)]
    Facts(FactsArgs),
    /// What is there, and what is it called?
    #[command(after_help = LIST_HELP)]
    List(ListArgs),
    /// What do the pages for patients achieve, item by item, and what not?
    #[command(after_help = AUDIT_HELP)]
    Audit(AuditArgs),
    /// Is this knowledge file sound? Are these codes?
    #[command(after_help = VALIDATE_HELP)]
    Validate(ValidateArgs),
    /// What may stand in an answer or a file? As JSON Schema
    #[command(after_help = SCHEMA_HELP)]
    Schema(SchemaArgs),
    /// What a shell needs to complete the command line
    #[command(after_help = COMPLETIONS_HELP)]
    Completions(CompletionsArgs),
    /// The manual page, as roff
    #[command(after_help = MAN_HELP)]
    Man(ManArgs),
}

impl Command {
    /// Whether its answer can be a card for a clinical system.
    pub(super) fn has_cards(&self) -> bool {
        matches!(self, Self::Compare(_) | Self::Check(_))
    }

    /// Whether its answer holds findings for a repository of evidence.
    pub(super) fn has_evidence(&self) -> bool {
        matches!(self, Self::Facts(_))
    }
}

const COMPARE_HELP: &str = include_str!("../../data/help/compare.txt").trim_ascii_end();

const CHECK_HELP: &str = include_str!("../../data/help/check.txt").trim_ascii_end();

const WEIGH_HELP: &str = include_str!("../../data/help/weigh.txt").trim_ascii_end();

/// Options of every command.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub(super) struct SharedArgs {
    /// Use this knowledge file or folder instead of the built-in one (also `SPINECMP_KNOWLEDGE`); `-` is standard input
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) knowledge: Option<PathBuf>,
    /// How to write the answer; with --output its extension tells
    #[arg(short, long, global = true, value_name = "FORMAT")]
    pub(super) format: Option<Format>,
    /// Write the answer to a file, whole or not at all
    #[arg(short, long, global = true, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Print one bare value of the JSON answer: keys and numbers joined by dots, such as strategies.0.total.high
    #[arg(long, global = true, value_name = "PATH")]
    pub(super) get: Option<String>,
    /// Print what is longer than the screen at once (else through `SPINECMP_PAGER`, `PAGER` or less)
    #[arg(long, global = true)]
    pub(super) no_pager: bool,
    /// Colour: the flag wins over `NO_COLOR`
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(super) color: Color,
    /// Columns to fill; else the terminal's, else 80
    #[arg(long, global = true, value_name = "N", value_parser = width)]
    pub(super) width: Option<u16>,
    /// Plain ASCII: no lines, signs or accents beyond it
    #[arg(long, global = true)]
    pub(super) ascii: bool,
    /// One fact a line, for screen readers (also `ACCESSIBLE=1`)
    #[arg(long, global = true)]
    pub(super) linear: bool,
    /// The date that ages are counted to, for pages that come out the same every day
    #[arg(long, global = true, value_name = "YYYY-MM-DD")]
    pub(super) today: Option<String>,
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal that can
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// How much to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum DetailArg {
    /// One screen
    Brief,
    /// Two or three screens
    Normal,
    /// Everything
    Full,
}

/// Which decision it is about, and what is known of the person.
#[derive(Debug, Args)]
#[command(next_help_heading = "The person")]
pub(super) struct CaseArgs {
    /// The condition, by id or ICD-10-CM code; else the profile's, else the first one
    #[arg(long, value_name = "ID")]
    pub(super) condition: Option<String>,
    /// The treatments, in this order; else all that the condition has
    #[arg(long, value_name = "ID,ID", value_delimiter = ',')]
    pub(super) treatments: Vec<String>,
    /// A profile: facts, one a line, as YAML or JSON; or a FHIR R4 Bundle of one person; `-` is standard input
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) patient: Option<PathBuf>,
    /// One answer; wins over the profile; may be given often
    #[arg(long, value_name = "FACT=VALUE")]
    pub(super) set: Vec<String>,
    /// Print what was read from the bundle, what was not, and why, in place of an answer
    #[arg(long)]
    pub(super) explain_input: bool,
}

/// What of a page comes out on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum PrintArg {
    /// The choices side by side, and what goes along to the visit
    Sides,
    /// Everything: all that is folded away stands open
    Full,
}

#[derive(Debug, Args)]
pub(super) struct CompareArgs {
    /// How much to show; else one screen in a terminal, and more in a file that is kept
    #[arg(long, value_name = "HOW-MUCH")]
    pub(super) detail: Option<DetailArg>,
    /// The condition: an id, a name that people use (its words need no quotes), or an ICD-10-CM code
    #[arg(value_name = "CONDITION", conflicts_with = "condition")]
    pub(super) named: Vec<String>,
    #[command(flatten)]
    pub(super) case: CaseArgs,
    #[command(flatten)]
    pub(super) plan: PlanArgs,
    #[command(flatten)]
    pub(super) weights: WeightArgs,
    /// Draw pictures too (a file in HTML always has them)
    #[arg(long, help_heading = "The page")]
    pub(super) pictures: bool,
    /// Add the worksheet: what matters to you, questions to ask, room for notes (a file in HTML always has it)
    #[arg(long, help_heading = "The page")]
    pub(super) worksheet: bool,
    /// What of a page in HTML is printed: two sides for the visit, or everything
    #[arg(long, value_name = "HOW-MUCH", default_value = "sides", help_heading = "The page")]
    pub(super) print: PrintArg,
    /// Show the comparison although a warning sign calls for help first
    #[arg(long, help_heading = "The page")]
    pub(super) despite_red_flags: bool,
}

#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    /// How much to show; else one screen in a terminal, and more in a file that is kept
    #[arg(long, value_name = "HOW-MUCH")]
    pub(super) detail: Option<DetailArg>,
    /// The condition: an id, a name that people use (its words need no quotes), or an ICD-10-CM code
    #[arg(value_name = "CONDITION", conflicts_with = "condition")]
    pub(super) named: Vec<String>,
    #[command(flatten)]
    pub(super) case: CaseArgs,
    /// Ask one question at a time, warning signs first; `-o me.yaml` keeps the answers
    #[arg(long, conflicts_with_all = ["questions", "criterion"], help_heading = "The answer")]
    pub(super) ask: bool,
    /// Print a profile to fill in: every question, with the answers it takes
    #[arg(long, help_heading = "The answer")]
    pub(super) questions: bool,
    /// Only this criterion, in a few lines
    #[arg(long, value_name = "ID", help_heading = "The answer")]
    pub(super) criterion: Option<String>,
    /// Tell the result by the exit code too
    #[arg(long, help_heading = "The answer")]
    pub(super) exit_code: bool,
}

/// What matters to the person.
#[derive(Debug, Args)]
#[command(next_help_heading = "What matters")]
pub(super) struct WeightArgs {
    /// How much something matters, from 0 to 10; wins over the file; may be given often
    #[arg(long, value_name = "ATTRIBUTE=N")]
    pub(super) weight: Vec<String>,
    /// A file of what matters, as `weigh --ask` and `weigh --trade-offs` keep it; `-` is standard input
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) weights: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct WeighArgs {
    /// How much to show; else one screen in a terminal, and more in a file that is kept
    #[arg(long, value_name = "HOW-MUCH")]
    pub(super) detail: Option<DetailArg>,
    /// The condition: an id, a name that people use (its words need no quotes), or an ICD-10-CM code
    #[arg(value_name = "CONDITION", conflicts_with = "condition")]
    pub(super) named: Vec<String>,
    #[command(flatten)]
    pub(super) weights: WeightArgs,
    /// Ask how much each thing matters, one question at a time; `-o weights.yaml` keeps the answers
    #[arg(long, help_heading = "What matters")]
    pub(super) ask: bool,
    /// Ask which of two changes matters more, at most nine times; `-o weights.yaml` keeps the answers
    #[arg(long, conflicts_with = "ask", help_heading = "What matters")]
    pub(super) trade_offs: bool,
    /// Draw so often: figures and weights within their ranges
    #[arg(long, value_name = "N", default_value_t = DEFAULT_DRAWS, value_parser = draws, help_heading = "What matters")]
    pub(super) draws: u32,
    /// Where the random numbers start; the same seed gives the same answer
    #[arg(long, value_name = "N", default_value_t = 1, help_heading = "What matters")]
    pub(super) seed: u64,
    #[command(flatten)]
    pub(super) case: CaseArgs,
    #[command(flatten)]
    pub(super) plan: PlanArgs,
    /// Weigh although a warning sign calls for help first
    #[arg(long, help_heading = "The page")]
    pub(super) despite_red_flags: bool,
}

/// A width that a page can have.
fn width(text: &str) -> Result<u16, String> {
    text.parse()
        .ok()
        .filter(|width| (20..=1000).contains(width))
        .ok_or_else(|| "expected a whole number from 20 to 1000".to_owned())
}

/// A number of draws.
fn draws(text: &str) -> Result<u32, String> {
    let wanted = || format!("expected a whole number from 1 to {MOST_DRAWS}");
    text.parse().ok().filter(|draws| (1..=MOST_DRAWS).contains(draws)).ok_or_else(wanted)
}
