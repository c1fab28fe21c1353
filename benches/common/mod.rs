//! What the benchmarks of the whole program share: the program that they hold it against.

use std::path::PathBuf;
use std::process::Command;

/// The smallest Rust program that prints a line, built as ours is.
pub(crate) fn bare_program() -> PathBuf {
    let folder = std::env::temp_dir().join(format!("bare-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for the bare program");
    let source = folder.join("bare.rs");
    std::fs::write(&source, "fn main() { println!(\"hello\"); }").expect("its source");
    let program = folder.join("bare");
    let built = Command::new("rustc")
        .args(["-C", "opt-level=3", "-C", "lto=fat", "-C", "codegen-units=1"])
        .args(["-C", "panic=abort", "-C", "strip=symbols", "-o"])
        .args([&program, &source])
        .status()
        .expect("rustc");
    assert!(built.success());
    program
}
