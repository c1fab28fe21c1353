//! What can be seen from outside only: a system that starts no thread, a disk that is full, a program that is killed while it writes.

#![cfg(target_os = "linux")]
#![expect(clippy::expect_used, reason = "a broken test should stop")]

use std::io::Write;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::time::Duration;

const PROGRAM: &str = env!("CARGO_BIN_EXE_spinecmp");

/// Runs a line of the shell, in which `spinecmp` is the program.
fn shell(line: &str, folder: &Path) -> Output {
    let line = line.replace("spinecmp", &format!("'{PROGRAM}'"));
    Command::new("sh").arg("-c").arg(line).current_dir(folder).output().expect("a shell")
}

fn told(output: &Output) -> (Option<i32>, String) {
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .expect("the folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn a_simulation_goes_on_with_the_threads_that_the_system_starts() {
    let folder = tempfile::tempdir().expect("a folder");
    let line =
        "spinecmp cost discectomy --simulate 270000 --get simulation.strategies.0.total.median";
    let free = shell(&format!("{line} --threads 1"), folder.path());
    assert_eq!(told(&free), (Some(0), String::new()));
    // 64 threads have no room for their stacks in so much memory (kB).
    for room in [60_000, 90_000, 120_000] {
        let short = shell(&format!("ulimit -v {room}; {line} --threads 64"), folder.path());
        assert_eq!(told(&short), (Some(0), String::new()), "{room}");
        assert_eq!(short.stdout, free.stdout, "{room}");
    }
}

#[test]
fn a_full_disk_is_told_by_the_name_of_the_target_and_how_to_mend_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let (code, words) = told(&shell("spinecmp compare > /dev/full", folder.path()));
    assert_eq!(code, Some(4), "{words}");
    assert_eq!(
        words,
        "error: cannot write to standard output: no space is left there; make room, or write elsewhere\n"
    );
    // No file may be larger than so many blocks: neither the new nor the old one is harmed.
    std::fs::write(folder.path().join("page.html"), "old").expect("written");
    let (code, words) = told(&shell("ulimit -f 8; spinecmp compare -o page.html", folder.path()));
    assert_eq!(code, Some(4), "{words}");
    assert_eq!(
        words,
        "error: cannot write `page.html`: a file may not be so large there; write elsewhere, or raise the limit\n"
    );
    assert_eq!(names(folder.path()), ["page.html"]);
    assert_eq!(std::fs::read(folder.path().join("page.html")).expect("read"), b"old");
}

#[test]
fn answers_are_kept_before_a_page_that_nobody_may_close() {
    let folder = tempfile::tempdir().expect("a folder");
    let check = "printf 'q\\n' | spinecmp check --set age=50 --ask -o me.yaml > /dev/full";
    let weigh = "printf '9\\nq\\n' | spinecmp weigh sciatica --ask -o my.yaml > /dev/full";
    for (line, file, answer) in [(check, "me.yaml", "age: 50"), (weigh, "my.yaml", ": 9")] {
        let (code, words) = told(&shell(line, folder.path()));
        assert_eq!(code, Some(4), "{words}");
        let kept = std::fs::read_to_string(folder.path().join(file)).expect(file);
        assert!(kept.contains(answer), "{kept}");
    }
}

#[test]
fn a_program_that_is_killed_leaves_the_old_file_or_the_new_one_and_nothing_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let args = ["compare", "--detail", "full", "-o", "page.html"];
    let run =
        || Command::new(PROGRAM).args(args).current_dir(folder).spawn().expect("the program runs");
    let page = folder.join("page.html");
    let begun = std::time::Instant::now();
    assert!(run().wait().expect("ended").success());
    let whole = begun.elapsed();
    let new = std::fs::read(&page).expect("the page");
    for (turn, signal) in ["TERM", "INT", "HUP", "QUIT", "KILL"].iter().cycle().take(20).enumerate()
    {
        std::fs::write(&page, "old").expect("written");
        let mut child = run();
        // It writes near its end.
        std::thread::sleep(whole * u32::try_from(80 + turn).expect("small") / 100);
        let kill =
            Command::new("kill").arg(format!("-{signal}")).arg(child.id().to_string()).output();
        kill.expect("a signal");
        let status = child.wait().expect("ended");
        let left = std::fs::read(&page).expect("the page");
        assert!(left == b"old" || left == new, "{signal}: {} bytes, {status}", left.len());
        for name in names(folder).into_iter().filter(|name| name != "page.html") {
            // No system can link a file in the place of another: it needs a passing name, and KILL can't be held back. It has that name when it is whole.
            assert_eq!(*signal, "KILL", "{name} is left, {status}");
            let left = folder.join(name);
            assert!(std::fs::read(&left).expect("a page") == new, "{} is half", left.display());
            std::fs::remove_file(left).expect("cleared away");
        }
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// How a program ended that should do so at once.
fn soon_ended(child: &mut Child) -> ExitStatus {
    let ended = (0..1000).find_map(|_| {
        std::thread::sleep(Duration::from_millis(10));
        child.try_wait().expect("a status")
    });
    if ended.is_none() {
        child.kill().expect("killed");
    }
    ended.expect("an end within ten seconds")
}

#[test]
fn a_batch_that_waits_for_its_next_row_ends_when_it_is_asked_to() {
    let folder = tempfile::tempdir().expect("a folder");
    for (signal, number) in [("INT", 2), ("TERM", 15)] {
        for (threads, output) in [("1", None), ("2", None), ("1", Some("rows.csv"))] {
            let mut command = Command::new(PROGRAM);
            command.args(["batch", "-", "--columns", "id", "--threads", threads]);
            command.args(output.into_iter().flat_map(|name| ["-o", name]));
            command.current_dir(folder.path());
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
            let mut child = command.spawn().expect("the program runs");
            let mut input = child.stdin.take().expect("an input");
            // The header alone: what comes next is waited for until somebody asks to end.
            input.write_all(b"id\n").expect("written");
            std::thread::sleep(Duration::from_millis(500));
            let kill =
                Command::new("kill").arg(format!("-{signal}")).arg(child.id().to_string()).output();
            kill.expect("a signal");
            let status = soon_ended(&mut child);
            // The input stays open until here.
            drop(input);
            assert_eq!(status.signal(), Some(number), "{threads} {output:?}");
        }
    }
    assert_eq!(names(folder.path()), Vec::<String>::new());
}

/// A stream of the program's own is written on, wherever it leads: what others wrote there stays.
#[test]
fn a_stream_that_is_named_as_a_file_is_written_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let page = shell("spinecmp compare", folder.path()).stdout;
    let line = "echo kept > log; spinecmp compare -o /dev/stdout >> log";
    assert_eq!(told(&shell(line, folder.path())), (Some(0), String::new()));
    let log = std::fs::read(folder.path().join("log")).expect("the log");
    assert_eq!(log, [&b"kept\n"[..], &page[..]].concat());
    // What a shell calls a command that reads.
    let piped = shell("spinecmp compare -o /dev/fd/3 3>&1 >/dev/null | cat", folder.path());
    assert_eq!(piped.stdout, page);
}

/// Whoever waits for the reader of a pipe may give up.
#[test]
fn a_pipe_without_a_reader_can_be_given_up() {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(shell("mkfifo pipe", folder.path()).status.success());
    let mut child = Command::new(PROGRAM)
        .args(["compare", "-o", "pipe"])
        .current_dir(folder.path())
        .spawn()
        .expect("the program runs");
    std::thread::sleep(Duration::from_millis(300));
    assert!(child.try_wait().expect("a status").is_none(), "it waits");
    let kill = Command::new("kill").arg(child.id().to_string()).output();
    kill.expect("a signal");
    assert_eq!(child.wait().expect("ended").signal(), Some(15));
    // With a reader it is written.
    let read = shell("(spinecmp compare -o pipe &) ; cat pipe", folder.path());
    assert_eq!(read.stdout, shell("spinecmp compare", folder.path()).stdout);
}
