//! Brings an answer to where it was asked for.

use super::settings::OutputSettings;
use super::{Session, failure::Failure, files, pick::pick, whole_file};
use crate::answer::AnswerProvenance;
use crate::render::{Format, render};
use crate::report::Report;
use crate::values::safe;
use std::path::Path;

/// Renders an answer, or picks one value out of it, and writes it to standard output or to the file.
pub(super) fn deliver(
    report: &dyn Report,
    output: &OutputSettings,
    session: &mut Session,
) -> Result<(), Failure> {
    let inputs = session.inputs.sha256();
    let made = AnswerProvenance::new(&inputs, output.today);
    let text = match &output.get {
        Some(path) => pick(&report.document(&made), path)?,
        None => render(report, &made, output.format, &output.layout),
    };
    deliver_text(&text, output, session)
}

/// Writes finished text to the file, or to standard output, where a pager shows what is longer than the screen.
pub(super) fn deliver_text(
    text: &str,
    output: &OutputSettings,
    session: &mut Session,
) -> Result<(), Failure> {
    match (&output.path, &session.pager) {
        (Some(path), _) => write(path, text, session),
        (None, Some(pager)) if output.is_paged() => pager.print(text, &mut *session.out),
        (None, _) => files::print(text, &mut *session.out),
    }
}

/// Writes a file, and tells who sits at the terminal what was written and how it is opened.
pub(super) fn write(path: &Path, text: &str, session: &mut Session) -> Result<(), Failure> {
    whole_file::write(path, text)?;
    tell(path, session)
}

/// Tells who sits at the terminal what was written.
pub(super) fn tell(path: &Path, session: &mut Session) -> Result<(), Failure> {
    if let (true, Some(size)) = (session.environment.error_terminal, whole_file::size(path)) {
        let message = safe(&wrote(path, size));
        files::print(&message, &mut *session.err)?;
    }
    Ok(())
}

/// "Wrote page.html (139 kB). To open it: xdg-open page.html".
fn wrote(path: &Path, size: u64) -> String {
    let name = path.display().to_string();
    let size = if size < 1000 { format!("{size} bytes") } else { format!("{} kB", size / 1000) };
    let extension = path.extension().unwrap_or_default().to_string_lossy();
    let open = if Format::from_extension(&extension) == Some(Format::Html) {
        let program = if cfg!(target_os = "macos") {
            "open"
        } else if cfg!(windows) {
            "start"
        } else {
            "xdg-open"
        };
        format!(" To open it: {program} {}", typed(&name))
    } else {
        String::new()
    };
    format!("Wrote {name} ({size}).{open}\n")
}

/// A name as it is typed in a shell: in quotes where it needs them.
fn typed(name: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || "._-/".contains(letter);
    if name.chars().all(is_plain) {
        name.to_owned()
    } else {
        format!("'{}'", name.replace('\'', "'\\''"))
    }
}
