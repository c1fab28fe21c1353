//! How many instructions an answer takes, beside a program that prints one line. Run with `cargo bench --bench instructions`; it needs valgrind.
//!
//! Unlike times, these counts stay within a thousandth of each other on a machine that does other things too, so that a small loss shows.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::expect_used,
    reason = "a benchmark prints its figures and stops where it cannot measure"
)]

mod common;

use std::path::Path;
use std::process::{Command, Stdio};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn main() {
    if Command::new("valgrind").arg("--version").stdout(Stdio::null()).status().is_err() {
        eprintln!(
            "nothing was counted: valgrind is not installed, and its tool callgrind counts the instructions"
        );
        return;
    }
    let bare = instructions(&common::bare_program(), &[]);
    let spinecmp = Path::new(env!("CARGO_BIN_EXE_spinecmp"));
    println!("{:<62} {:>12} {:>12}", "command", "millions", "times bare");
    println!("{:<62} {:>12.2} {:>12.1}", "a program that prints one line", millions(bare), 1.0);
    for command in [
        "--version",
        "compare --detail brief",
        "compare",
        "compare -f json",
        "compare -f html",
        "check -p docs/example-profile.yaml",
        "cost discectomy --payer commercial --get strategies.0.total.high",
        "facts ldh-disc-leg-pain-3m",
        "audit",
        "validate data/knowledge",
    ] {
        let args: Vec<&str> = command.split(' ').collect();
        let count = instructions(spinecmp, &args);
        println!("{command:<62} {:>12.2} {:>12.1}", millions(count), count / bare);
    }
}

/// How many instructions a program runs, its start and the system's libraries among them.
fn instructions(program: &Path, args: &[&str]) -> f64 {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(program)
        .args(args)
        .current_dir(ROOT)
        .stdin(Stdio::null())
        .output()
        .expect("valgrind runs");
    assert!(output.status.success(), "{} {args:?}", program.display());
    let report = String::from_utf8_lossy(&output.stderr);
    let count = report.lines().find_map(|line| line.split_once("Collected :"));
    count.and_then(|(_, count)| count.trim().parse().ok()).expect("callgrind's count")
}

fn millions(count: f64) -> f64 {
    count / 1e6
}
