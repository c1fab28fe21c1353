//! From arguments to settings in the program's own types. Every field is named, so that none is forgotten.

use super::args::{CaseArgs, DetailArg, Shared};
use super::failure::Failure;
use super::surroundings::Surroundings;
use super::{Streams, files};
use crate::comparison::Detail;
use crate::knowledge::{Knowledge, Treatment};
use crate::profile::{Profile, ProfileBuilder};
use crate::render::{Format, Layout};
use crate::values::{Ref, closest, join_with, visible};
use anyhow::anyhow;
use jiff::civil::Date;
use std::path::PathBuf;

/// How and where the answer is written.
#[derive(Debug)]
pub(super) struct Output {
    pub(super) format: Format,
    pub(super) layout: Layout,
    pub(super) path: Option<PathBuf>,
    pub(super) today: Date,
}

impl Output {
    pub(super) fn of(shared: &Shared, surroundings: &Surroundings) -> Result<Self, Failure> {
        let Shared {
            knowledge: _,
            format,
            output,
            color,
            width,
            ascii,
            linear,
            today,
        } = shared;
        let to_terminal = output.is_none() && surroundings.terminal;
        let today = match today {
            None => surroundings.today,
            Some(text) => text.parse().map_err(|_| {
                Failure::usage(
                    format!("--today: `{}` is no date", visible(text)),
                    "write for example `--today 2026-11-22`",
                )
            })?,
        };
        Ok(Self {
            format: format_of(format.as_deref(), output.as_ref())?,
            layout: Layout {
                width: width
                    .map(usize::from)
                    .or(surroundings.width)
                    .unwrap_or(80)
                    .clamp(20, 1000),
                ascii: *ascii || (to_terminal && surroundings.ascii_locale),
                color: (output.is_none() || *color == super::args::Color::Always)
                    && surroundings.styled(*color),
                linear: *linear || surroundings.accessible,
            },
            path: output.clone(),
            today,
        })
    }
}

fn format_of(format: Option<&str>, output: Option<&PathBuf>) -> Result<Format, Failure> {
    let names: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
    if let Some(name) = format {
        return Format::ALL
            .iter()
            .copied()
            .find(|format| format.name() == name)
            .ok_or_else(|| {
                Failure::usage(
                    format!("--format: `{}` is not known", visible(name)),
                    format!("write one of {}", join_with(&names, "or")),
                )
            });
    }
    let Some(extension) = output.and_then(|path| path.extension()) else {
        return Ok(Format::Table);
    };
    let extension = extension.to_string_lossy();
    Format::from_extension(&extension).ok_or_else(|| {
        Failure::usage(
            format!(
                "--output: no format is known for `.{}`",
                visible(&extension)
            ),
            format!("name one with --format: {}", join_with(&names, "or")),
        )
    })
}

/// The knowledge that the user named, or the built-in one.
pub(super) fn knowledge(shared: &Shared) -> Result<Knowledge, Failure> {
    match &shared.knowledge {
        Some(path) => Ok(Knowledge::load(&files::knowledge_files(path)?)?),
        None => crate::builtin().map_err(|error| {
            Failure::File(anyhow!(error).context("the built-in knowledge is damaged"))
        }),
    }
}

/// What a command is about: the person and the columns.
#[derive(Debug)]
pub(super) struct Case {
    pub(super) profile: Profile,
    pub(super) treatments: Vec<Ref<Treatment>>,
    pub(super) detail: Detail,
}

impl Case {
    pub(super) fn of(
        args: &CaseArgs,
        knowledge: &Knowledge,
        streams: &mut Streams,
    ) -> Result<Self, Failure> {
        let CaseArgs {
            condition,
            treatments,
            patient,
            set,
            detail,
        } = args;
        let mut builder = ProfileBuilder::new(knowledge);
        if let Some(path) = patient {
            let bytes = files::read(path, streams)?;
            builder.read(&path.display().to_string(), &bytes)?;
        }
        for assignment in set {
            builder
                .set(assignment)
                .map_err(|misfit| Failure::of_option("--set", misfit))?;
        }
        if let Some(name) = condition {
            builder
                .set_condition(name)
                .map_err(|misfit| Failure::of_option("--condition", misfit))?;
        }
        let profile = builder
            .build()
            .map_err(|misfit| Failure::of_option("--condition", misfit))?;
        let treatments = columns(knowledge, &profile, treatments)?;
        Ok(Self {
            profile,
            treatments,
            detail: match detail {
                DetailArg::Brief => Detail::Brief,
                DetailArg::Normal => Detail::Normal,
                DetailArg::Full => Detail::Full,
            },
        })
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
    let offered: Vec<&str> = condition
        .treatments
        .iter()
        .map(|treatment| knowledge.treatments[*treatment].id.as_str())
        .collect();
    let mut columns = Vec::new();
    for name in names {
        let name = name.trim();
        let found = condition
            .treatments
            .iter()
            .copied()
            .find(|treatment| knowledge.treatments[*treatment].id == name)
            .ok_or_else(|| {
                Failure::usage(
                    format!(
                        "--treatments: `{}` is no treatment for {}",
                        visible(name),
                        condition.id
                    ),
                    match closest(name, offered.iter().copied()) {
                        Some(near) => format!("did you mean `{near}`?"),
                        None => format!("the treatments are {}", join_with(&offered, "and")),
                    },
                )
            })?;
        if !columns.contains(&found) {
            columns.push(found);
        }
    }
    if !crate::comparison::carries_on(knowledge, &columns) {
        columns.extend(condition.treatments.iter().copied().filter(|treatment| {
            knowledge.treatments[*treatment].approach == crate::knowledge::Approach::CarryOn
        }));
    }
    Ok(columns)
}
