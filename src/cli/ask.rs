//! Asks one plain question at a time: a line out, a line in, so that it works with a keyboard alone, for the ear, and from a pipe. Questions go to standard
//! error, so that the answer alone stands on standard output.

use super::failure::Failure;
use super::settings::{Case, OutputSettings};
use super::{Session, deliver, files, whole_file};
use crate::knowledge::{Answer, Fact, FactKind, Knowledge, NameMatch};
use crate::profile::parse_answer;
use crate::render::{Layout, draw};
use crate::report::{Page, question, reason, remark};
use crate::rules::{Interview, NextQuestion, StopReason, Turn};
use crate::values::{safe, visible};
use crate::wording::{ask as words, record};
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

/// An answer is a line of at most so many bytes.
const LONGEST_LINE: usize = 4096;

/// Asks until nothing more can change, help comes first, or the person stops.
pub(super) fn ask(
    knowledge: &Knowledge,
    case: Case,
    asks_condition: bool,
    dialog: &mut Dialog,
) -> Result<Case, Failure> {
    let mut interview = Interview::new(knowledge, case.profile, case.treatments, asks_condition);
    dialog.say(&remark(words::OPENING))?;
    for doubt in interview.profile().open_doubts().filter(|doubt| doubt.kind.is_weighty()) {
        dialog.say(&remark(record::doubt_in_words(knowledge, doubt)))?;
    }
    loop {
        let (asked, at_most) = match interview.turn() {
            Turn::Ask { question, at_most } => (question, at_most),
            Turn::End(end) => {
                if end == StopReason::Settled {
                    dialog.say(&remark(words::SETTLED))?;
                }
                break;
            }
        };
        let number = interview.count() + 1;
        dialog.say(&question(knowledge, &asked, number, at_most))?;
        if !take(knowledge, &mut interview, &asked, dialog)? {
            break;
        }
    }
    let (profile, treatments) = interview.into_parts();
    Ok(Case { profile, treatments, record: case.record })
}

/// Takes lines until one of them leads on; `false`: the person stops.
fn take(
    knowledge: &Knowledge,
    interview: &mut Interview,
    asked: &NextQuestion,
    dialog: &mut Dialog,
) -> Result<bool, Failure> {
    loop {
        match dialog.reply()? {
            Reply::Skip => match asked {
                NextQuestion::Condition => interview.answer_condition(None),
                NextQuestion::Fact(open) => interview.answer(open.fact, None),
            },
            Reply::Stop => return Ok(false),
            Reply::Back => {
                if !interview.back() {
                    dialog.say(&remark(words::NO_QUESTION_BEFORE))?;
                    continue;
                }
            }
            Reply::Why => {
                dialog.say(&reason(knowledge, asked))?;
                continue;
            }
            Reply::Words(line) => {
                if let Err(wanted) = answer(knowledge, interview, asked, &line) {
                    dialog.refuse(interview.count() + 1, &line, &wanted)?;
                    continue;
                }
            }
        }
        return Ok(true);
    }
}

/// Takes an answer by its number or in its own words; what is wanted, where it is none.
fn answer(
    knowledge: &Knowledge,
    interview: &mut Interview,
    asked: &NextQuestion,
    line: &str,
) -> Result<(), String> {
    let open = match asked {
        NextQuestion::Condition => {
            let chosen = match numbered(line, knowledge.conditions.len()) {
                Some(place) => {
                    knowledge.conditions.refs().nth(place).map(|(condition, _)| condition)
                }
                None => match knowledge.condition_named(line) {
                    NameMatch::One(condition) => Some(condition),
                    NameMatch::Several(_) | NameMatch::Nothing => None,
                },
            };
            let chosen = chosen.ok_or_else(|| words::one_of(knowledge.conditions.len()))?;
            interview.answer_condition(Some(chosen));
            return Ok(());
        }
        NextQuestion::Fact(open) => open,
    };
    let fact = &knowledge.facts[open.fact];
    let answer = match &fact.kind {
        FactKind::Flag => match (numbered(line, 2), line.to_lowercase().as_str()) {
            (Some(0), _) | (None, "y" | "yes" | "true") => Answer::Flag(true),
            (Some(_), _) | (None, "n" | "no" | "false") => Answer::Flag(false),
            (None, _) => return Err(words::one_of(2)),
        },
        FactKind::Choice(options) => match numbered(line, options.len()) {
            Some(place) => Answer::Choice(u8::try_from(place).unwrap_or(u8::MAX)),
            None => worded(fact, line).ok_or_else(|| words::one_of(options.len()))?,
        },
        FactKind::Set(options) => {
            let several = || words::several_of(options.len() + 1);
            several_numbered(line, options.len())
                .or_else(|| worded(fact, line))
                .ok_or_else(several)?
        }
        FactKind::Number { .. } => worded(fact, line).ok_or_else(|| words::number_wanted(fact))?,
    };
    interview.answer(open.fact, Some(answer));
    Ok(())
}

/// The place, counted from 0, that a number from 1 on names.
fn numbered(line: &str, count: usize) -> Option<usize> {
    line.parse::<usize>()
        .ok()
        .filter(|number| (1..=count).contains(number))
        .map(|number| number - 1)
}

/// Several numbers; the one after the last option stands for none.
fn several_numbered(line: &str, count: usize) -> Option<Answer> {
    let parts = line.split([',', ' ', ';']).filter(|part| !part.is_empty());
    let places = parts.map(|part| numbered(part, count + 1)).collect::<Option<Vec<usize>>>()?;
    match places.as_slice() {
        [] => None,
        [none] if *none == count => Some(Answer::Set(0)),
        places if places.contains(&count) => None,
        places => Some(Answer::Set(places.iter().fold(0, |bits, place| bits | 1_u64 << place))),
    }
}

/// An answer in the words of a profile, blanks in place of dashes allowed. Who says "no" where several things are named means none of them.
fn worded(fact: &Fact, line: &str) -> Option<Answer> {
    let dashed = line.to_lowercase().replace(' ', "-");
    let is_none = matches!(dashed.as_str(), "n" | "no" | "none");
    let none = match &fact.kind {
        FactKind::Set(_) if is_none => return Some(Answer::Set(0)),
        FactKind::Choice(_) if is_none => Some("none"),
        _ => None,
    };
    let as_printed = as_printed(fact, line);
    let words = [Some(line), Some(dashed.as_str()), as_printed, none, without_unit(fact, line)];
    words.into_iter().flatten().find_map(|word| parse_answer(fact, word).ok().flatten())
}

/// The answer that the dialog prints in these words.
fn as_printed<'f>(fact: &'f Fact, line: &str) -> Option<&'f str> {
    let (FactKind::Choice(options) | FactKind::Set(options)) = &fact.kind else { return None };
    let is_said =
        |option: &&String| words::option(fact, option).to_lowercase() == line.trim().to_lowercase();
    options.iter().find(is_said).map(String::as_str)
}

/// "104 weeks" where the number is one of weeks.
fn without_unit<'l>(fact: &Fact, line: &'l str) -> Option<&'l str> {
    let FactKind::Number { unit, .. } = &fact.kind else { return None };
    let (number, word) = line.trim().split_once(' ')?;
    let one = unit.strip_suffix('s').unwrap_or(unit);
    let word = word.trim().to_lowercase();
    (word == *unit || word == one).then_some(number)
}

/// What a person types.
pub(super) enum Reply {
    /// Nothing, or that they do not know.
    Skip,
    /// No more questions.
    Stop,
    /// The question before.
    Back,
    /// Why it is asked.
    Why,
    /// An answer.
    Words(String),
}

/// A conversation, line by line.
pub(super) struct Dialog<'a> {
    input: &'a mut dyn Read,
    out: &'a mut dyn Write,
    layout: Layout,
    /// Somebody types; else lines come from a file or another program.
    is_typed: bool,
    /// What asked for it, for messages.
    option: &'static str,
}

impl<'a> Dialog<'a> {
    pub(super) fn new(session: &'a mut Session, output: &OutputSettings) -> Self {
        let Session { shared, environment, .. } = session;
        let color = environment.error_terminal && environment.styled(shared.color);
        Self {
            layout: Layout { color, ..output.layout },
            is_typed: environment.typed,
            input: &mut *session.input,
            out: &mut *session.err,
            option: "--ask",
        }
    }

    /// The same for what another option asked for.
    pub(super) fn of_option(self, option: &'static str) -> Self {
        Self { option, ..self }
    }

    pub(super) fn say(&mut self, page: &Page) -> Result<(), Failure> {
        files::print(&format!("\n{}", draw(page, &self.layout)), self.out)
    }

    /// What the person types next; where no more lines come, they have stopped.
    pub(super) fn reply(&mut self) -> Result<Reply, Failure> {
        let Some(line) = self.line(words::PROMPT)? else { return Ok(Reply::Stop) };
        Ok(match line.to_lowercase().as_str() {
            "" | "s" | "skip" => Reply::Skip,
            "q" | "quit" | "stop" => Reply::Stop,
            "b" | "back" => Reply::Back,
            "w" | "why" | "?" => Reply::Why,
            _ => Reply::Words(line),
        })
    }

    /// The next line without the blanks around it; `None`: no more come.
    fn line(&mut self, prompt: &str) -> Result<Option<String>, Failure> {
        files::print(prompt, self.out)?;
        // Byte by byte: what follows the line is for whoever reads next. (Standard input holds its own store.)
        let mut bytes = Vec::new();
        let mut byte = [0];
        while bytes.len() < LONGEST_LINE && !bytes.ends_with(b"\n") {
            match self.input.read(&mut byte) {
                Ok(0) => break,
                Ok(_) => bytes.extend(byte),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => {
                    let error = whole_file::plain(error);
                    return Err(Failure::File(error.context("cannot read standard input")));
                }
            }
        }
        if !bytes.ends_with(b"\n") || !self.is_typed {
            // Nobody's Enter has ended the line on the screen.
            files::print("\n", self.out)?;
        }
        let line = String::from_utf8_lossy(&bytes).trim().to_owned();
        Ok((!bytes.is_empty()).then_some(line))
    }

    /// Says what is wanted. Who typed it may try again; of a list of answers, all that follow would be taken for answers to other questions.
    pub(super) fn refuse(
        &mut self,
        number: usize,
        line: &str,
        wanted: &str,
    ) -> Result<(), Failure> {
        if self.is_typed {
            return self.say(&remark(wanted));
        }
        Err(Failure::usage(
            format!("{}: `{}` is no answer to question {number}", self.option, visible(line)),
            wanted,
        ))
    }

    /// Asks where the answers are to be kept; `None`: nowhere.
    pub(super) fn place_to_keep(&mut self) -> Result<Option<PathBuf>, Failure> {
        loop {
            let Some(name) = self.line(words::WHERE_TO_KEEP)?.filter(|name| !name.is_empty())
            else {
                return Ok(None);
            };
            let path = PathBuf::from(name);
            if !is_profile(&path) {
                self.say(&remark(words::NAME_OF_A_PROFILE))?;
            } else if whole_file::is_there(&path) {
                self.say(&remark(words::IS_THERE))?;
            } else {
                return Ok(Some(path));
            }
        }
    }
}

/// Whether a file of that name holds answers.
pub(super) fn is_profile(path: &Path) -> bool {
    path.extension().is_some_and(|extension| {
        extension.eq_ignore_ascii_case("yaml") || extension.eq_ignore_ascii_case("yml")
    })
}

/// Refuses to write over a file that may hold other answers: one that `from`, the value of `option`, did not name.
pub(super) fn may_be_written(
    path: &Path,
    from: Option<&Path>,
    option: &str,
) -> Result<(), Failure> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
        return Err(Failure::usage(
            format!("--output: there is no folder `{}`", visible(&folder.display().to_string())),
            "make it first, or name a file elsewhere",
        ));
    }
    if !whole_file::is_there(path) || from == Some(path) {
        return Ok(());
    }
    let name = path.display().to_string();
    let (is_folder, path) = (path.is_dir(), visible(&name));
    if is_folder {
        return Err(Failure::usage(
            format!("--output: `{path}` is a folder"),
            format!("name a file in it: {path}/answers.yaml"),
        ));
    }
    Err(Failure::usage(
        format!("--output: `{path}` is there, and may hold other answers"),
        format!("name another file, or go on with those answers: {option} {path}"),
    ))
}

/// Answers that are kept in a file, and how the person is told to use them next time.
#[derive(Debug, Clone, Copy)]
pub(super) struct AnswersToKeep<'a> {
    pub(super) answers: &'a str,
    /// The file of `--output`.
    pub(super) named: Option<&'a Path>,
    pub(super) told: fn(&str) -> String,
}

impl AnswersToKeep<'_> {
    /// Writes them before the page is shown, where a file was named: whoever closes the window on a page has not lost them.
    pub(super) fn before_page(self) -> Result<(), Failure> {
        self.named.map_or(Ok(()), |path| whole_file::write(path, self.answers))
    }

    /// Tells below the page where they are; where no file was named, one is asked for.
    pub(super) fn after_page(
        self,
        output: &OutputSettings,
        session: &mut Session,
    ) -> Result<(), Failure> {
        let path = match self.named {
            Some(path) => Some(path.to_owned()),
            None if session.environment.typed && output.path.is_none() => {
                let named = Dialog::new(session, output).place_to_keep()?;
                if let Some(path) = &named {
                    whole_file::write(path, self.answers)?;
                }
                named
            }
            None => None,
        };
        let Some(path) = path else { return Ok(()) };
        deliver::tell(&path, session)?;
        if session.environment.error_terminal {
            let line = (self.told)(&path.display().to_string());
            files::print(&format!("{}\n", safe(&line)), &mut *session.err)?;
        }
        Ok(())
    }
}
