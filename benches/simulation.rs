//! A million simulated cases of two strategies over five years, as whole processes in turn: `spinecmp` on one core and on two, the same model as a bare
//! loop (`models/bare.rs`), and with numpy (`models/numpy_model.py`) where Python has it. Run with `cargo bench --bench simulation`.
//!
//! The bare loop draws the same random numbers, so its figures must be equal to the cent; that is checked first. `cargo test` checks it and takes no
//! times: prices and chances stand in the loop as numbers, and would fall behind the knowledge unseen.

#![expect(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a benchmark prints its figures and stops where it cannot measure"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

const RUNS: usize = 15;
const MODELS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/models");

fn main() {
    let bare = bare_loop();
    agree(&bare);
    // Cargo's word for a benchmark; without it this is a test.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let numpy = Command::new("python3")
        .args(["-c", "import numpy"])
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    let mut programs: Vec<(&str, Vec<String>)> = vec![
        ("spinecmp, 1 thread", simulate_five_years(1, "simulation.cases")),
        ("spinecmp, 2 threads", simulate_five_years(2, "simulation.cases")),
        ("bare loop, 1 thread", vec![bare.display().to_string()]),
    ];
    if numpy {
        programs.push(("numpy", vec!["python3".to_owned(), format!("{MODELS}/numpy_model.py")]));
    }
    let mut times: Vec<Vec<f64>> = vec![Vec::new(); programs.len()];
    for _ in 0..RUNS {
        for ((_, line), times) in programs.iter().zip(&mut times) {
            times.push(time(line));
        }
    }
    println!("{:<22} {:>8} {:>10}", "program", "min s", "median s");
    for ((name, _), times) in programs.iter().zip(&mut times) {
        times.sort_by(f64::total_cmp);
        let at = |position: usize| times.get(position).copied().unwrap_or(f64::NAN);
        println!("{name:<22} {:>8.3} {:>10.3}", at(0), at(times.len() / 2));
    }
}

fn simulate_five_years(threads: usize, get: &str) -> Vec<String> {
    let threads = threads.to_string();
    [
        env!("CARGO_BIN_EXE_spinecmp"),
        "cost",
        "epidural-then-discectomy",
        "discectomy",
        "--years",
        "5",
        "--sessions",
        "1-4",
        "--plan",
        "employer-average",
        "--simulate",
        "1000000",
        "--threads",
        &threads,
        "--get",
        get,
    ]
    .map(str::to_owned)
    .to_vec()
}

/// Both print the same numbers of cases in which one costs less, and the same percentiles.
fn agree(bare: &Path) {
    let bare = output(&[bare.display().to_string()]);
    let figures: Vec<&str> = bare.trim().split(',').collect();
    let at = |position: usize| *figures.get(position).expect("a figure");
    let get = |path: &str| output(&simulate_five_years(2, path)).trim().to_owned();
    for (path, position) in [
        ("simulation.pairs.0.patient_share.first_costs_less", 0),
        ("simulation.pairs.0.patient_share.same", 1),
        ("simulation.pairs.0.patient_share.second_costs_less", 2),
    ] {
        assert_eq!(get(path), at(position), "{path}");
    }
    let columns = [
        "strategies.0.total",
        "strategies.1.total",
        "strategies.0.patient_share",
        "strategies.1.patient_share",
    ];
    for (column, first) in columns.iter().zip((3..).step_by(3)) {
        for (part, offset) in [("p5", 0), ("median", 1), ("p95", 2)] {
            let ours = get(&format!("simulation.{column}.{part}")).replace('.', "");
            assert_eq!(ours, at(first + offset), "{column} {part}");
        }
    }
    println!("equal to the bare loop in every figure");
}

fn bare_loop() -> PathBuf {
    let folder = std::env::temp_dir().join(format!("bare-loop-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for the bare loop");
    let program = folder.join("bare");
    let built = Command::new("rustc")
        .args(["-O", "-C", "strip=symbols", "-o"])
        .arg(&program)
        .arg(format!("{MODELS}/bare.rs"))
        .status()
        .expect("rustc");
    assert!(built.success());
    program
}

fn command(line: &[String]) -> Command {
    let (program, args) = line.split_first().expect("a program");
    let mut command = Command::new(program);
    command.args(args);
    command
}

fn output(line: &[String]) -> String {
    let output = command(line).output().expect("the program runs");
    assert!(output.status.success());
    String::from_utf8(output.stdout).expect("text")
}

fn time(line: &[String]) -> f64 {
    let start = Instant::now();
    let status = command(line).stdout(Stdio::null()).status().expect("the program runs");
    let taken = start.elapsed().as_secs_f64();
    assert!(status.success());
    taken
}
