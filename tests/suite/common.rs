//! Runs the program inside the test: arguments and standard input in; exit code, standard output and standard error out.

#![allow(
    dead_code,
    clippy::allow_attributes,
    clippy::expect_used,
    reason = "every test file uses its own part of this"
)]

use expect_test::expect_file;
use serde_json::{Value, json};
use spinecmp::cli::{Environment, run};
use spinecmp::knowledge::KnowledgeFile;
use std::ffi::OsString;
use std::path::Path;

/// What a run left behind.
#[derive(Debug)]
pub(crate) struct Run {
    /// The exit code.
    pub(crate) code: u8,
    /// Standard output.
    pub(crate) out: String,
    /// Standard error.
    pub(crate) err: String,
}

/// Runs one command line, away from any terminal and environment, on a fixed day.
pub(crate) fn spinecmp(args: &[&str], input: &str) -> Run {
    spinecmp_bytes(args, input.as_bytes())
}

/// Like [`spinecmp`], with any bytes on standard input.
pub(crate) fn spinecmp_bytes(args: &[&str], input: &[u8]) -> Run {
    let environment = Environment::bare(jiff::civil::date(2026, 11, 28));
    spinecmp_within(&environment, args, input)
}

/// Like [`spinecmp`], on a terminal of 80 columns.
pub(crate) fn spinecmp_on_a_terminal(args: &[&str]) -> Run {
    let environment = Environment {
        terminal: true,
        width: Some(80),
        ..Environment::bare(jiff::civil::date(2026, 11, 28))
    };
    spinecmp_within(&environment, args, b"")
}

/// Like [`spinecmp`], in an environment of one's own.
pub(crate) fn spinecmp_within(environment: &Environment, args: &[&str], mut input: &[u8]) -> Run {
    let line = std::iter::once("spinecmp").chain(args.iter().copied()).map(OsString::from);
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let exit = run(line, environment, &mut input, &mut out, &mut err);
    Run {
        code: exit.code(),
        out: String::from_utf8_lossy(&out).into_owned(),
        err: String::from_utf8_lossy(&err).into_owned(),
    }
}

/// Holds a whole output against the one that is expected, in `tests/golden`.
pub(crate) fn golden(name: &str, args: &[&str]) {
    let run = spinecmp(args, "");
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{args:?}");
    // Which knowledge it was would change every page with every word of it.
    let sha256 = &spinecmp::builtin().expect("the built-in knowledge").sha256;
    let short = sha256.get(..12).expect("a hash");
    let out = run.out.replace(sha256, &"k".repeat(64)).replace(short, &"k".repeat(12));
    as_expected(&format!("golden/{name}"), &out);
}

/// Holds a text against a file in `tests`; with `UPDATE_EXPECT=1` it is written anew.
pub(crate) fn as_expected(name: &str, text: &str) {
    expect_file![Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)].assert_eq(text);
}

/// A document without the hash of what was asked: two ways of asking the same are told apart by it, and by nothing else.
pub(crate) fn unstamped(output: &str) -> serde_json::Value {
    let mut document: serde_json::Value = serde_json::from_str(output).unwrap_or_default();
    let made = document
        .pointer_mut("/made/inputs_sha256")
        .map(serde_json::Value::take)
        .unwrap_or_default();
    assert_eq!(made.as_str().map(str::len), Some(64), "{output}");
    document
}

/// The built-in knowledge as files by name, to be changed.
pub(crate) fn files() -> Vec<KnowledgeFile> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/knowledge");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    paths
        .into_iter()
        .map(|path| KnowledgeFile {
            name: path.file_name().expect("a name").to_string_lossy().into_owned(),
            bytes: std::fs::read(&path).expect("a file"),
        })
        .collect()
}

/// A diagnosis that is active and confirmed, of this month.
pub(crate) fn diagnosis(code: &str) -> Value {
    json!({
        "resourceType": "Condition",
        "code": {"coding": [{"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": code}]},
        "clinicalStatus": {"coding": [{"code": "active"}]},
        "verificationStatus": {"coding": [{"code": "confirmed"}]},
        "recordedDate": "2026-11-20",
    })
}

/// The same with another value there.
pub(crate) fn with(mut resource: Value, key: &str, value: Value) -> Value {
    resource.as_object_mut().expect("a resource").insert(key.to_owned(), value);
    resource
}

/// The same with nothing there.
pub(crate) fn without(mut resource: Value, key: &str) -> Value {
    resource.as_object_mut().expect("a resource").remove(key);
    resource
}

/// A bundle in one line: a person and what is told of them.
pub(crate) fn bundle(birth: &str, resources: &[Value]) -> String {
    let person = json!({"resourceType": "Patient", "id": "p1", "birthDate": birth});
    let entries: Vec<Value> = std::iter::once(&person)
        .chain(resources)
        .map(|resource| json!({"resource": resource}))
        .collect();
    json!({"resourceType": "Bundle", "type": "collection", "entry": entries}).to_string()
}
