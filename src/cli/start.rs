//! What stands on the screen when nothing was asked: the commands in groups, and where to begin. It fits 24 lines.

use super::{Environment, Failure, args::Color, files, settings};
use crate::render::{Layout, draw};
use crate::report::{Block, Page, Text, warning_line};
use std::ffi::OsString;
use std::io::Write;

/// Commands in groups.
type Group = (&'static str, &'static [(&'static str, &'static str)]);

/// The commands as a newcomer meets them.
const START: &[Group] = &[
    (
        "Start",
        &[
            ("compare NAME", "the choices on one screen, by any usual name"),
            ("check --ask", "questions one by one, warning signs first"),
            ("compare NAME -o a.html", "a page for a browser, and two sides of paper"),
        ],
    ),
    (
        "Decide",
        &[
            ("compare [CONDITION]", "What are my options, side by side?"),
            ("check", "Which published rules do my answers meet?"),
            ("cost [TREATMENT]", "What does it cost, in all and out of my pocket?"),
            ("weigh --ask", "What do my priorities say, and what tips it?"),
        ],
    ),
    (
        "Look up",
        &[
            ("facts [ID or WORDS]", "Where does this number come from?"),
            ("list", "What is there, and what is it called?"),
            ("audit", "What do these pages achieve, and what not?"),
        ],
    ),
    (
        "Build on",
        &[
            ("batch FILE", "The same for a file of people"),
            ("validate [FILE]", "Is this knowledge file sound?"),
            ("schema [NAME]", "What may stand in an answer or a file?"),
            ("completions, man", "for the shell, and the manual"),
        ],
    ),
    (
        "More",
        &[
            ("COMMAND --help", "options and examples of one command"),
            ("--help", "every command and option"),
        ],
    ),
];

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
