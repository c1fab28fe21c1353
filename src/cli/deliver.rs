//! Brings an answer to where it was asked for.

use super::settings::Output;
use super::{Streams, failure::Failure, files, pick::pick};
use crate::answer::Made;
use crate::render::render;
use crate::report::Report;

/// Renders an answer, or picks one value out of it, and writes it to standard output or to the file.
pub(super) fn deliver(
    report: &dyn Report,
    output: &Output,
    streams: &mut Streams,
) -> Result<(), Failure> {
    let inputs = streams.inputs.sha256();
    let made = Made::new(&inputs, output.today);
    let text = match &output.get {
        Some(path) => pick(&report.document(&made), path)?,
        None => render(report, &made, output.format, &output.layout),
    };
    deliver_text(&text, output, streams)
}

/// Writes finished text to standard output or to the file.
pub(super) fn deliver_text(
    text: &str,
    output: &Output,
    streams: &mut Streams,
) -> Result<(), Failure> {
    match &output.path {
        Some(path) => files::write(path, text),
        None => files::print(text, &mut *streams.out),
    }
}
