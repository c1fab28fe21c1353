//! From arguments to settings in the program's own types. Every field is named, so that none is forgotten.

use super::args::{CaseArgs, DetailArg, SharedArgs};
use super::failure::Failure;
use super::{Session, files, person};
use crate::evidence::{Detail, carries_on};
use crate::knowledge::{Condition, Knowledge, NameMatch, Treatment};
use crate::profile::record::Record;
use crate::profile::{Profile, ProfileBuilder, find_condition};
use crate::render::{Format, Layout};
use crate::values::{Ref, did_you_mean, join_with, visible};
use crate::yaml::Problem;
use anyhow::anyhow;
use jiff::civil::Date;
use std::borrow::Cow;
use std::path::{Path, PathBuf};

/// How and where the answer is written.
#[derive(Debug)]
pub(super) struct OutputSettings {
    pub(super) format: Format,
    pub(super) layout: Layout,
    pub(super) path: Option<PathBuf>,
    /// It is read on the screen as it is printed.
    to_terminal: bool,
    /// Only the value at this path of the document.
    pub(super) get: Option<String>,
    pub(super) today: Date,
}

impl OutputSettings {
    /// The output of a report.
    pub(super) fn of(session: &Session) -> Result<Self, Failure> {
        let shared = session.shared;
        let format = format_of(shared.format, shared.output.as_ref())?;
        if shared.get.is_some() && shared.format.is_some() && format != Format::Json {
            return Err(Failure::usage(
                "--get: one bare value has no format but that of JSON",
                "leave --format out",
            ));
        }
        Self::with(format, shared.output.as_ref(), session)
    }

    /// The output of a report whose file is for something else.
    pub(super) fn on_screen(session: &Session) -> Result<Self, Failure> {
        Self::with(Format::Table, None, session)
    }

    /// The output of finished text, which has a format of its own.
    pub(super) fn of_text(session: &Session) -> Result<Self, Failure> {
        let shared = session.shared;
        let given = match (&shared.format, &shared.get) {
            (Some(_), _) => Some("--format"),
            (None, Some(_)) => Some("--get"),
            (None, None) => None,
        };
        if let Some(option) = given {
            return Err(Failure::usage(
                format!("{option}: what is printed here has a format of its own"),
                format!("leave {option} out"),
            ));
        }
        Self::with(Format::Table, shared.output.as_ref(), session)
    }

    /// Whether what is longer than the screen goes through a pager: not for the ear, and not one bare value.
    pub(super) fn is_paged(&self) -> bool {
        self.to_terminal && !self.layout.linear && self.get.is_none()
    }

    fn with(format: Format, output: Option<&PathBuf>, session: &Session) -> Result<Self, Failure> {
        let environment = session.environment;
        let SharedArgs {
            knowledge: _,
            format: _,
            output: _,
            no_pager: _,
            color,
            width,
            ascii,
            linear,
            today,
            get,
        } = session.shared;
        // `-` is standard output, as it is standard input for a profile.
        let output = output.filter(|path| path.as_os_str() != "-");
        let to_terminal = output.is_none() && environment.terminal;
        let today = match today {
            None => environment.today,
            Some(text) => day(text).ok_or_else(|| {
                Failure::usage(
                    format!("--today: `{}` is no date", visible(text)),
                    "write for example `--today 2026-11-22`",
                )
            })?,
        };
        Ok(Self {
            format,
            layout: Layout {
                width: width.map(usize::from).or(environment.width).unwrap_or(80).clamp(20, 1000),
                ascii: *ascii || (to_terminal && environment.ascii_locale),
                color: (output.is_none() || *color == super::args::Color::Always)
                    && environment.styled(*color),
                linear: *linear || environment.accessible,
            },
            path: output.cloned(),
            to_terminal,
            get: get.clone(),
            today,
        })
    }
}

/// Whether pictures are drawn: where `--pictures` asks for them, and in full detail where they are read: on a terminal, and where they are sentences.
/// Never in a pipe that did not ask.
pub(super) fn pictures(
    asked: bool,
    detail: Detail,
    output: &OutputSettings,
) -> Result<bool, Failure> {
    let is_read = match output.format {
        Format::Csv | Format::Card | Format::Fhir if asked => {
            return Err(no_place("--pictures", "a picture", output.format));
        }
        Format::Table => output.to_terminal || output.layout.linear,
        Format::Markdown => true,
        Format::Html => return Ok(true),
        Format::Csv | Format::Json | Format::Card | Format::Fhir => false,
    };
    Ok(asked || (is_read && detail == Detail::Full))
}

/// That a format has no place for what was asked to be in it.
pub(super) fn no_place(option: &str, what: &str, format: Format) -> Failure {
    let medium = match format {
        Format::Card => "a card".to_owned(),
        other => other.name().to_uppercase(),
    };
    Failure::usage(
        format!("{option}: {what} has no place in {medium}"),
        format!("leave {option} out, or write a page: -o page.html"),
    )
}

/// A date as year, month and day, and in no other form.
fn day(text: &str) -> Option<Date> {
    let is_plain = text.len() == 10 && text.chars().all(|c| c.is_ascii_digit() || c == '-');
    is_plain.then(|| text.parse().ok()).flatten()
}

fn format_of(format: Option<Format>, output: Option<&PathBuf>) -> Result<Format, Failure> {
    if let Some(format) = format {
        return Ok(format);
    }
    let Some(extension) = output.and_then(|path| path.extension()) else {
        return Ok(Format::Table);
    };
    let extension = extension.to_string_lossy();
    let names: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
    Format::from_extension(&extension).ok_or_else(|| {
        Failure::usage(
            format!("--output: no format is known for `.{}`", visible(&extension)),
            format!("name one with --format: {}", join_with(&names, "or")),
        )
    })
}

/// The knowledge that the user named, or the built-in one.
pub(super) fn knowledge(session: &mut Session) -> Result<Cow<'static, Knowledge>, Failure> {
    match named_knowledge(session) {
        Some(path) => Ok(Cow::Owned(Knowledge::load(&files::knowledge_files(path, session)?)?)),
        None => built_in().map(Cow::Borrowed),
    }
}

/// The built-in knowledge.
pub(super) fn built_in() -> Result<&'static Knowledge, Failure> {
    crate::builtin()
        .map_err(|error| Failure::File(anyhow!(error).context("the built-in knowledge is damaged")))
}

/// Knowledge whose problems are an answer.
pub(super) struct Looked {
    /// What the user called it.
    pub(super) name: String,
    /// The knowledge, or all that is wrong with it.
    pub(super) found: Result<Cow<'static, Knowledge>, Vec<Problem>>,
}

/// Looks at the knowledge that a path names, or at the built-in one. Sound knowledge stands in the stamp by itself; of other knowledge the files do.
pub(super) fn look(path: Option<&Path>, session: &mut Session) -> Result<Looked, Failure> {
    let Some(path) = path else {
        let name = "the built-in knowledge".to_owned();
        return Ok(Looked { name, found: Ok(Cow::Borrowed(built_in()?)) });
    };
    let files = files::knowledge_files(path, session)?;
    let found = Knowledge::load(&files).map(Cow::Owned);
    if found.is_err() {
        for file in &files {
            session.inputs.read("knowledge", &file.bytes);
        }
    }
    let name = if files::is_standard_input(path) {
        "standard input".to_owned()
    } else {
        path.display().to_string()
    };
    Ok(Looked { name, found })
}

/// The knowledge that the option names, else the variable.
pub(super) fn named_knowledge<'a>(session: &Session<'a>) -> Option<&'a PathBuf> {
    session.shared.knowledge.as_ref().or(session.environment.knowledge.as_ref())
}

/// What a command is about: the person and the columns.
#[derive(Debug)]
pub(super) struct Case {
    pub(super) profile: Profile,
    pub(super) treatments: Vec<Ref<Treatment>>,
    /// What a bundle of records told, where the person came as one.
    pub(super) record: Option<Record>,
}

impl Case {
    pub(super) fn of(
        args: &CaseArgs,
        named: Option<&str>,
        command: &'static str,
        knowledge: &Knowledge,
        today: Date,
        session: &mut Session,
    ) -> Result<Self, Failure> {
        // Whether the reading is explained is the command's business.
        let CaseArgs { condition, treatments, patient, set, explain_input: _ } = args;
        let mut builder = ProfileBuilder::new(knowledge);
        let record = match patient {
            Some(path) => person::read(path, &mut builder, knowledge, today, session)?,
            None => None,
        };
        for assignment in set {
            builder.set(assignment).map_err(|misfit| Failure::of_option("--set", misfit))?;
        }
        for (option, name) in [("--condition", condition.as_deref()), (command, named)] {
            if let Some(name) = name {
                builder.set_condition(name).map_err(|misfit| Failure::of_option(option, misfit))?;
            }
        }
        let profile =
            builder.build().map_err(|misfit| Failure::of_option("--condition", misfit))?;
        let treatments = columns(knowledge, &profile, treatments)?;
        Ok(Self { profile, treatments, record })
    }
}

/// The condition that `--condition` names.
pub(super) fn condition(
    knowledge: &Knowledge,
    name: Option<&str>,
) -> Result<Option<Ref<Condition>>, Failure> {
    let found = name.map(|name| find_condition(knowledge, name)).transpose();
    found.map_err(|misfit| Failure::of_option("--condition", misfit))
}

/// How much to show: what is read on a terminal fits its screen; what is kept holds more.
pub(super) fn detail_for(asked: Option<DetailArg>, output: &OutputSettings) -> Detail {
    let usual = match output.format {
        // One bare value is of the document that JSON prints.
        Format::Table if output.get.is_none() => Detail::Brief,
        Format::Table
        | Format::Markdown
        | Format::Html
        | Format::Json
        | Format::Csv
        | Format::Card
        | Format::Fhir => Detail::Normal,
    };
    asked.map_or(usual, detail)
}

/// The words of a name as one name; none is no name.
pub(super) fn in_one(words: &[String]) -> Option<String> {
    (!words.is_empty()).then(|| words.join(" "))
}

/// How much to show.
pub(super) fn detail(detail: DetailArg) -> Detail {
    match detail {
        DetailArg::Brief => Detail::Brief,
        DetailArg::Normal => Detail::Normal,
        DetailArg::Full => Detail::Full,
    }
}

/// The columns in the order given. Carrying on is always one of them: it is added when it was left out.
fn columns(
    knowledge: &Knowledge,
    profile: &Profile,
    names: &[String],
) -> Result<Vec<Ref<Treatment>>, Failure> {
    let condition = &knowledge.conditions[profile.condition];
    if names.is_empty() {
        return Ok(condition.treatments.clone());
    }
    let mut columns = Vec::new();
    for name in names {
        let name = name.trim();
        let found = treatment(knowledge, name, Some(profile.condition))?;
        if !columns.contains(&found) {
            columns.push(found);
        }
    }
    if !carries_on(knowledge, &columns) {
        let all = condition.treatments.iter().copied();
        columns.extend(all.filter(|treatment| carries_on(knowledge, &[*treatment])));
    }
    Ok(columns)
}

/// The treatment that a name of `--treatments` means, among those of a condition, or all.
pub(super) fn treatment(
    knowledge: &Knowledge,
    name: &str,
    condition: Option<Ref<Condition>>,
) -> Result<Ref<Treatment>, Failure> {
    let ids = |treatments: &[Ref<Treatment>]| -> Vec<&str> {
        treatments.iter().map(|found| knowledge.treatments[*found].id.as_str()).collect()
    };
    match knowledge.treatment_named(name, condition) {
        NameMatch::One(found) => Ok(found),
        NameMatch::Several(several) => Err(Failure::usage(
            format!("--treatments: `{}` can mean more than one", visible(name)),
            format!("name one: {}", join_with(&ids(&several), "or")),
        )),
        NameMatch::Nothing => {
            let whose = condition.map_or("anybody", |of| knowledge.conditions[of].id.as_str());
            let all = ids(&knowledge.treatments_of(condition));
            Err(Failure::usage(
                format!("--treatments: `{}` is no treatment for {whose}", visible(name)),
                did_you_mean(name, all.iter().copied())
                    .unwrap_or_else(|| format!("the treatments are {}", join_with(&all, "and"))),
            ))
        }
    }
}
