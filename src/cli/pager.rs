//! What is longer than the screen goes through a pager, as in git and gh: `SPINECMP_PAGER`, else `PAGER`, else `less`. The words of the variable are
//! a program and its arguments; no shell reads them.

use super::files;
use super::{Environment, Failure};
use signal_hook::consts::SIGINT;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use unicode_width::UnicodeWidthStr;

/// Where no variable names one.
const USUAL: &str = "less";
/// As git does: colours are let through, and what fits is not held. Its prompt says which keys lead on and out, for who has never met it.
const LESS: &str = r"FRXPsspace\: more   q\: end$";

/// A program that shows a text page by page, and the screen that it is for.
#[derive(Debug)]
pub(super) struct Pager {
    words: Vec<String>,
    height: usize,
    width: usize,
    /// Its user has set what `less` is to do.
    has_options: bool,
}

impl Pager {
    /// `None`: nobody wants one, or there is no screen to fill.
    pub(super) fn of(environment: &Environment, no_pager: bool) -> Option<Self> {
        if no_pager || !environment.terminal || environment.dumb || environment.accessible {
            return None;
        }
        let words = words(environment.pager.as_deref().unwrap_or(USUAL));
        let is_wanted = words.first().is_some_and(|program| program != "cat");
        let (width, height) = (environment.width.unwrap_or(80), environment.height?);
        is_wanted.then_some(Self { words, height, width, has_options: environment.less })
    }

    /// Prints a text: through the pager where it is longer than the screen, as it is where there is no such program.
    pub(super) fn print(&self, text: &str, out: &mut dyn Write) -> Result<(), Failure> {
        if self.fits(text) || !self.show(text) {
            return files::print(text, out);
        }
        Ok(())
    }

    /// Whether the text leaves room for the next prompt.
    fn fits(&self, text: &str) -> bool {
        let rows = |line: &str| UnicodeWidthStr::width(line).div_ceil(self.width.max(1)).max(1);
        text.lines().map(rows).sum::<usize>() < self.height
    }

    /// Whether the pager has shown it.
    fn show(&self, text: &str) -> bool {
        let Some((program, arguments)) = self.words.split_first() else {
            return false;
        };
        let mut command = Command::new(program);
        command.args(arguments).stdin(Stdio::piped());
        if !self.has_options {
            command.env("LESS", LESS);
        } else if Path::new(program).file_stem().is_some_and(|name| name == USUAL) {
            command.arg("-R");
        }
        // A key that interrupts is the pager's.
        let is_ours = Arc::new(AtomicBool::new(false));
        let _ = signal_hook::flag::register_conditional_default(SIGINT, Arc::clone(&is_ours));
        let shown = command.spawn().is_ok_and(|mut pager| {
            if let Some(mut input) = pager.stdin.take() {
                // Who leaves before the end has read enough.
                let _ = input.write_all(text.as_bytes());
            }
            // One that ends with an error has shown nothing that can be relied on.
            pager.wait().is_ok_and(|status| status.success() || status.code().is_none())
        });
        is_ours.store(true, Ordering::Relaxed);
        shown
    }
}

/// The words of a variable: blanks part them, quotes and backslashes keep what they keep in a shell.
fn words(variable: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut characters = variable.chars();
    while let Some(character) = characters.next() {
        match (quote, character) {
            (Some(open), _) if character == open => quote = None,
            (None, '\'' | '"') => {
                quote = Some(character);
                word.get_or_insert_default();
            }
            (None | Some('"'), '\\') => {
                word.get_or_insert_default().extend(characters.next());
            }
            (None, blank) if blank.is_whitespace() => words.extend(word.take()),
            _ => word.get_or_insert_default().push(character),
        }
    }
    words.extend(word);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variable_is_a_program_and_its_arguments_and_never_a_line_of_a_shell() {
        assert_eq!(words("less -R"), ["less", "-R"]);
        assert_eq!(words("  'my pager'  \"a b\"c d\\ e ''"), ["my pager", "a bc", "d e", ""]);
        assert_eq!(words("less; rm x | y $(z) `w`"), ["less;", "rm", "x", "|", "y", "$(z)", "`w`"]);
        assert_eq!(words("it's open"), ["its open"]);
        assert!(words(" ").is_empty());
    }

    #[test]
    fn a_text_as_high_as_the_screen_has_no_room_for_the_prompt() {
        let pager = Pager { words: words("less"), height: 4, width: 10, has_options: false };
        assert!(pager.fits("1\n2\n3\n"));
        assert!(!pager.fits("1\n2\n3\n4\n"));
        assert!(!pager.fits("1\n2\n3 and so on\n"));
    }

    #[cfg(unix)]
    #[test]
    fn a_pager_that_is_not_there_or_fails_shows_nothing() {
        let pager =
            |line: &str| Pager { words: words(line), height: 1, width: 80, has_options: true };
        let shows = |line: &str| pager(line).show("text\n");
        assert!(!shows("no-such-program-as-this"));
        assert!(!shows("false"));
        assert!(shows("true"));
    }
}
