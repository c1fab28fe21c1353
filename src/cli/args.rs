//! The command line as clap reads it: structs that mirror the flags, and the help that teaches by example. Nothing is decided here.

use super::batch::{BATCH_HELP, BatchArgs};
use super::cost::{COST_HELP, CostArgs, PlanArgs};
use crate::render::Format;
use crate::weighing::{DEFAULT_DRAWS, MOST_DRAWS};
use clap::builder::PossibleValue;
use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use clap_complete::Shell;
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

/// Commands in groups.
type Group = (&'static str, &'static [(&'static str, &'static str)]);

/// The commands as a newcomer meets them.
pub(super) const START: &[Group] = &[
    (
        "Start",
        &[
            ("compare NAME", "the choices on one screen, by any usual name"),
            ("check --ask", "questions one by one, warning signs first"),
            ("compare -o page.html", "a page for a browser, and two sides of paper"),
        ],
    ),
    (
        "Decide",
        &[
            ("compare [CONDITION]", "What are my options, side by side?"),
            ("check", "Which published rules do my answers meet?"),
            ("cost [TREATMENT]", "What does it cost, in all and out of my pocket?"),
            ("weigh --ask", "What do my priorities say, and what would tip it?"),
        ],
    ),
    (
        "Look up",
        &[
            ("facts [ID or WORDS]", "Where does this number come from?"),
            ("list", "What is there, and what is it called?"),
            ("audit", "What do these pages achieve, and what not?"),
        ],
    ),
    (
        "Build on",
        &[
            ("batch FILE", "The same for a file of people"),
            ("validate [FILE]", "Is this knowledge file sound?"),
            ("schema [NAME]", "What may stand in an answer or a file?"),
            ("completions, man", "for the shell, and the manual"),
        ],
    ),
    (
        "More",
        &[
            ("COMMAND --help", "options and examples of one command"),
            ("--help", "every command and option"),
        ],
    ),
];

const COMPARE_HELP: &str = include_str!("../../data/help/compare.txt").trim_ascii_end();

const CHECK_HELP: &str = include_str!("../../data/help/check.txt").trim_ascii_end();

const WEIGH_HELP: &str = include_str!("../../data/help/weigh.txt").trim_ascii_end();

const FACTS_HELP: &str = include_str!("../../data/help/facts.txt").trim_ascii_end();

const LIST_HELP: &str = "\
Examples:
  spinecmp list                                 everything that has a name
  spinecmp list conditions                      conditions, the names that people use, ICD-10-CM codes
  spinecmp list facts -f csv                    what may be asked about a person, for a spreadsheet

Exit codes: 0 answered, 2 wrong use, 3 wrong content of a file, 4 a file cannot be read or written.";

const SCHEMA_HELP: &str = "\
Examples:
  spinecmp schema                               the names of all schemas
  spinecmp schema compare                       what `spinecmp compare -f json` may hold
  spinecmp schema profile -o profile.json       what an editor may hold a profile against

knowledge, profile, plan, course and weights are files; the others are answers. An editor takes a schema
for a file from its first line: # yaml-language-server: $schema=profile.json

Exit codes: 0 answered, 2 wrong use, 3 wrong content of a file, 4 a file cannot be read or written.";

const VALIDATE_HELP: &str = "\
Examples:
  spinecmp validate                             the built-in knowledge
  spinecmp validate knees.yaml                  a file
  spinecmp validate data/knowledge              a folder of files that are read as one
  spinecmp validate knees.yaml -f json
  spinecmp validate --codes                     the ICD-10-CM codes of the built-in knowledge
  spinecmp validate --codes a.json b.json       the codes of FHIR bundles: heads, clashes, labels

Every problem at once, each with file, line, column and a hint. Exit code 3 when there is one. With --codes a
warning alone is no problem.";

const AUDIT_HELP: &str = include_str!("../../data/help/audit.txt").trim_ascii_end();

const COMPLETIONS_HELP: &str = "\
Examples:
  spinecmp completions bash -o ~/.local/share/bash-completion/completions/spinecmp
  spinecmp completions zsh -o ~/.zfunc/_spinecmp
  spinecmp completions fish -o ~/.config/fish/completions/spinecmp.fish

A folder that does not exist is not made. Zsh looks in the folders of its `fpath`.";

const MAN_HELP: &str = "\
Examples:
  spinecmp man | man -l -                       the program's page
  spinecmp man compare | man -l -               the page of one command
  spinecmp man compare -o spinecmp-compare.1";

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
    /// The condition: an id, a name that people use, or an ICD-10-CM code
    #[arg(value_name = "CONDITION", conflicts_with = "condition")]
    pub(super) named: Option<String>,
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
    /// The condition: an id, a name that people use, or an ICD-10-CM code
    #[arg(value_name = "CONDITION", conflicts_with = "condition")]
    pub(super) named: Option<String>,
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
    /// The condition: an id, a name that people use, or an ICD-10-CM code
    #[arg(value_name = "CONDITION", conflicts_with = "condition")]
    pub(super) named: Option<String>,
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

#[derive(Debug, Args)]
pub(super) struct FactsArgs {
    /// An id to show whole, or words to look for
    #[arg(value_name = "ID or WORDS")]
    pub(super) words: Vec<String>,
    /// About this condition, by id or ICD-10-CM code
    #[arg(long, value_name = "ID")]
    pub(super) condition: Option<String>,
    /// About this treatment
    #[arg(long, value_name = "ID")]
    pub(super) treatment: Option<String>,
    /// About this outcome
    #[arg(long, value_name = "ID")]
    pub(super) outcome: Option<String>,
    /// From this source
    #[arg(long, value_name = "ID")]
    pub(super) source: Option<String>,
    /// Evidence older than so many years, or without a date
    #[arg(long, value_name = "YEARS", value_parser = years)]
    pub(super) older_than: Option<u16>,
    /// The sources, each as a citation
    #[arg(long, conflicts_with_all = ["claims", "treatment", "outcome", "condition"])]
    pub(super) sources: bool,
    /// Sentences that people meet, and how they stand up
    #[arg(long, conflicts_with_all = ["treatment", "outcome", "condition", "source", "older_than"])]
    pub(super) claims: bool,
}

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

#[derive(Debug, Args)]
pub(super) struct SchemaArgs {
    /// A command, such as compare, or a kind of file; without one, the names that there are
    #[arg(value_name = "NAME")]
    pub(super) name: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct ValidateArgs {
    /// A knowledge file or folder, `-` for standard input; else the one of --knowledge, else the built-in one; with --codes any number of them, FHIR bundles too
    #[arg(value_hint = ValueHint::AnyPath)]
    pub(super) file: Vec<PathBuf>,
    /// Look at the codes: are they codes of the release, whole ones, that may stand together?
    #[arg(long)]
    pub(super) codes: bool,
}

#[derive(Debug, Args)]
pub(super) struct CompletionsArgs {
    /// Which shell
    pub(super) shell: Shell,
}

#[derive(Debug, Args)]
pub(super) struct ManArgs {
    /// Only this command; else the whole program
    #[arg(value_parser = COMMANDS)]
    pub(super) command: Option<String>,
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

/// A number of years.
fn years(text: &str) -> Result<u16, String> {
    text.parse().map_err(|_| "expected a whole number of years, such as 10".to_owned())
}
