//! Whole-process timings: how much longer than a bare program the answers take. Run with `cargo bench`.
//!
//! A program that prints one line and `spinecmp` take turns, so that a machine that slows down slows both. The figure to quote is the difference of the
//! medians, from one run.

#![expect(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a benchmark prints its figures and stops where it cannot measure"
)]

mod common;

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const RUNS: usize = 300;

fn main() {
    let bare = common::bare_program();
    let spinecmp = Path::new(env!("CARGO_BIN_EXE_spinecmp"));
    let profile = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/example-profile.yaml");
    println!("{:<44} {:>9} {:>9} {:>12}", "command", "min ms", "median ms", "over bare ms");
    for args in [
        vec!["compare"],
        vec!["compare", "--detail", "full"],
        vec!["compare", "-f", "json"],
        vec!["compare", "-f", "html"],
        vec!["compare", "-f", "html", "--detail", "full"],
        vec!["compare", "--pictures"],
        vec!["compare", "-p", profile],
        vec!["check", "-p", profile],
        vec!["cost"],
        vec!["cost", "--plan", "employer-average", "-f", "json"],
        vec!["facts", "infection"],
        vec!["audit"],
        vec!["validate", concat!(env!("CARGO_MANIFEST_DIR"), "/data/knowledge")],
    ] {
        let (mut bare_times, mut times) = (Vec::new(), Vec::new());
        for _ in 0..RUNS {
            bare_times.push(time(&bare, &[]));
            times.push(time(spinecmp, &args));
        }
        let shown: Vec<&str> =
            args.iter().map(|arg| arg.rsplit('/').next().unwrap_or(arg)).collect();
        let (least, median) = least_and_median(&mut times);
        let (_, bare_median) = least_and_median(&mut bare_times);
        println!(
            "{:<44} {least:>9.2} {median:>9.2} {:>12.2}",
            shown.join(" "),
            median - bare_median
        );
    }
}

fn time(program: &Path, args: &[&str]) -> Duration {
    let start = Instant::now();
    let status =
        Command::new(program).args(args).stdout(Stdio::null()).status().expect("the program runs");
    let taken = start.elapsed();
    assert!(status.success());
    taken
}

fn least_and_median(times: &mut [Duration]) -> (f64, f64) {
    times.sort();
    let at = |position: usize| times.get(position).map_or(f64::NAN, Duration::as_secs_f64) * 1000.0;
    (at(0), at(times.len() / 2))
}
