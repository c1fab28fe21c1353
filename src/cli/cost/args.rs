//! The arguments of `cost` as clap reads them, and its help.

use crate::cli::args::DetailArg;
use crate::cli::made_from::{IdOrFile, Threads};
use clap::{Args, ValueHint};
use std::path::PathBuf;

pub(in crate::cli) const COST_HELP: &str =
    include_str!("../../../data/help/cost.txt").trim_ascii_end();

/// What shapes a sum of known prices: own bills and lists have no use for it.
const OF_SUMS: [&str; 13] = [
    "condition",
    "patient",
    "sessions",
    "years",
    "site",
    "year",
    "index",
    "price",
    "with",
    "simulate",
    "chance",
    "sensitivity",
    "break_even",
];

/// What it costs.
#[derive(Debug, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one flag as clap reads it; they are no states"
)]
pub(in crate::cli) struct CostArgs {
    /// A condition, then treatments or pathways, side by side; else all of the condition
    #[arg(value_name = "CONDITION or TREATMENT", value_delimiter = ',')]
    pub(super) treatments: Vec<String>,
    /// The condition, by id or ICD-10-CM code; else the first one
    #[arg(long, value_name = "ID")]
    pub(super) condition: Option<String>,
    /// A profile, or a FHIR R4 Bundle of one person, as for `compare`: its condition, and the prices of who pays; `-` is standard input
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) patient: Option<PathBuf>,
    /// Your own bills in place of known prices: a file of dated services; `-` is standard input
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with_all = OF_SUMS, conflicts_with_all = ["treatments", "payer"])]
    pub(super) course: Option<PathBuf>,
    /// How much to show; else one screen in a terminal, and more in a file that is kept
    #[arg(long, value_name = "HOW-MUCH")]
    pub(super) detail: Option<DetailArg>,
    /// Print each sum bill by bill
    #[arg(long)]
    pub(super) explain: bool,
    /// Print the plan back in plain words, to be held against the paper
    #[arg(long, requires = "plan", conflicts_with_all = OF_SUMS, conflicts_with_all = ["course", "explain", "payer"])]
    pub(super) explain_plan: bool,
    /// Draw pictures too (a file in HTML always has them)
    #[arg(long, conflicts_with_all = ["course", "explain_plan", "list_plans", "list_prices"])]
    pub(super) pictures: bool,
    /// The plans that can be named
    #[arg(long, conflicts_with_all = OF_SUMS, conflicts_with_all = ["treatments", "list_prices", "course", "plan", "payer"])]
    pub(super) list_plans: bool,
    /// Every price, with its source; with --payer those of one payer
    #[arg(long, conflicts_with_all = OF_SUMS, conflicts_with_all = ["treatments", "course", "plan"])]
    pub(super) list_prices: bool,
    #[command(flatten)]
    pub(super) plan: PlanArgs,
    #[command(flatten)]
    pub(super) prices: PriceArgs,
    #[command(flatten)]
    pub(super) uncertainty: UncertaintyArgs,
}

/// The plan, and what it has seen so far.
#[derive(Debug, Args)]
#[command(next_help_heading = "The plan")]
pub(in crate::cli) struct PlanArgs {
    /// Insurance: a preset's id, your own plan file (`-` is standard input), or its terms: deductible=2000,coinsurance=0.20,out-of-pocket-max=6000
    #[arg(long, value_name = "ID_or_FILE", value_hint = ValueHint::FilePath)]
    pub(super) plan: Option<IdOrFile>,
    /// Paid towards the deductible so far this plan year
    #[arg(long, value_name = "DOLLARS", requires = "plan")]
    pub(super) spent_deductible: Option<String>,
    /// Paid in all so far this plan year, the deductible included
    #[arg(long, value_name = "DOLLARS", requires = "plan")]
    pub(super) spent_out_of_pocket: Option<String>,
}

/// Which prices, how often.
#[derive(Debug, Args)]
#[command(next_help_heading = "The care and its prices")]
pub(super) struct PriceArgs {
    /// Sessions a year of what comes in sessions: a number, or a spread such as 1-4
    #[arg(long, value_name = "N or N-M")]
    pub(super) sessions: Option<String>,
    /// Years to look at
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = years)]
    pub(super) years: u32,
    /// Whose prices: medicare, commercial or cash; else the plan's, else those of who pays for the person
    #[arg(long, value_name = "WHO")]
    pub(super) payer: Option<String>,
    /// Where: office, surgery-center, hospital-outpatient or inpatient; else a range over the sites that the price names, and what it is without
    #[arg(long, value_name = "WHERE")]
    pub(super) site: Option<String>,
    /// In the prices of which year: official rates of it, else carried by a price index
    #[arg(long, value_name = "YEAR", value_parser = year)]
    pub(super) year: Option<u16>,
    /// The price index that carries amounts to another year
    #[arg(long, value_name = "ID", requires = "year")]
    pub(super) index: Option<String>,
    /// Take this price in place of the usual one; may be given often
    #[arg(long, value_name = "ID")]
    pub(super) price: Vec<String>,
    /// Add something in the first year: ITEM=COUNT, at your own price ITEM=COUNT@DOLLARS, to one column TREATMENT:ITEM=COUNT
    #[arg(long, value_name = "ITEM=COUNT")]
    pub(super) with: Vec<String>,
}

/// How sure the sums are.
#[derive(Debug, Args)]
#[command(next_help_heading = "How sure it is")]
pub(super) struct UncertaintyArgs {
    /// Draw so many cases: prices, sessions, who goes on to a second step
    #[arg(long, value_name = "N", value_parser = cases)]
    pub(super) simulate: Option<usize>,
    /// Where the random numbers start; the same seed gives the same answer
    #[arg(long, value_name = "N", default_value_t = 1, requires = "simulate")]
    pub(super) seed: u64,
    /// Threads to share the work; the answer does not depend on it
    #[arg(long, value_name = "N", requires = "simulate", default_value = "all", value_parser = threads)]
    pub(super) threads: Threads,
    /// Of 100 who start a pathway so many go on: a number, or a spread such as 20-50; else as published
    #[arg(long, value_name = "N or N-M")]
    pub(super) chance: Option<String>,
    /// Move one input at a time from low to high: what matters most?
    #[arg(long)]
    pub(super) sensitivity: bool,
    /// How many sessions cost as much as the operation?
    #[arg(long)]
    pub(super) break_even: bool,
}

/// A year of prices.
fn year(text: &str) -> Result<u16, String> {
    within(text, 1980..=2100)
}

/// A number of years to look at.
fn years(text: &str) -> Result<u32, String> {
    within(text, 1..=30)
}

/// A number of threads, or all that the machine has.
pub(in crate::cli) fn threads(text: &str) -> Result<Threads, String> {
    if text == "all" {
        return Ok(Threads(None));
    }
    within(text, 1..=256).map(|threads| Threads(Some(threads)))
}

/// A number of cases.
fn cases(text: &str) -> Result<usize, String> {
    within(text, 1..=crate::cost::MOST_SUMS)
}

/// A whole number within limits.
fn within<N: std::str::FromStr + PartialOrd + std::fmt::Display>(
    text: &str,
    limits: std::ops::RangeInclusive<N>,
) -> Result<N, String> {
    text.parse().ok().filter(|number| limits.contains(number)).ok_or_else(|| {
        format!(
            "expected a whole number from {} to {}, without commas",
            limits.start(),
            limits.end()
        )
    })
}
