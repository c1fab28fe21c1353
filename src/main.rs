//! The doorway: arguments and streams in, an exit code out. Everything is decided in [`spinecmp::cli`].

use std::io::{IsTerminal, stderr, stdin, stdout};
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut out = stdout().lock();
    let mut err = stderr().lock();
    let terminals = [stdin().is_terminal(), stdout().is_terminal(), stderr().is_terminal()];
    let environment = spinecmp::cli::Environment::of_process(terminals);
    spinecmp::cli::run(std::env::args_os(), &environment, &mut stdin(), &mut out, &mut err).into()
}
