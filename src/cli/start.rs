//! What stands on the screen when nothing was asked: the commands in groups, and where to begin. It fits 24 lines.

use super::args::START;
use super::{Environment, Failure, args::Color, files, settings};
use crate::render::{Layout, draw};
use crate::report::{Block, Page, Text, warning_line};
use std::ffi::OsString;
use std::io::Write;

/// Whether a command line asks for it: no word at all, or `help` alone.
pub(super) fn is_asked(line: &[OsString]) -> bool {
    match line {
        [] | [_] => true,
        [_, word] => word == "help",
        _ => false,
    }
}

pub(super) fn print(environment: &Environment, out: &mut dyn Write) -> Result<(), Failure> {
    let knowledge = settings::built_in()?;
    let about = &knowledge.about;
    let mut blocks = vec![warning_line(knowledge)];
    blocks.extend(START.iter().map(|(title, entries)| {
        let entries = entries
            .iter()
            .map(|(command, words)| (Text::code(*command), Text::plain(*words)))
            .collect();
        Block::section(*title, vec![Block::Entries(entries)])
    }));
    blocks.push(Block::Paragraph(Text::plain(&about.intended_use)));
    let page = Page {
        title: Text::plain(format!("spinecmp COMMAND · {}", about.title)),
        blocks,
        compact: true,
        ..Page::default()
    };
    let layout = Layout {
        width: environment.width.unwrap_or(80),
        ascii: environment.terminal && environment.ascii_locale,
        color: environment.styled(Color::Auto),
        linear: environment.accessible,
    };
    files::print(&draw(&page, &layout), out)
}
