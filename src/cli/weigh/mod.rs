//! `spinecmp weigh`: what a person's own importances imply.

mod ask;
mod trade_offs;

use super::args::{CaseArgs, SharedArgs, WeighArgs, WeightArgs};
use super::ask::{Dialog, is_profile};
use super::compare::side_by_side;
use super::deliver::{self, deliver};
use super::settings::{self, Case, OutputSettings, knowledge};
use super::{Environment, Exit, Streams, failure::Failure, files, whole_file};
use crate::answer::{Weigh, WeighQuery};
use crate::knowledge::Knowledge;
use crate::profile::preferences::Preferences;
use crate::render::Layout;
use crate::values::visible;
use crate::wording::weigh as words;
use std::path::Path;

pub(super) fn run(
    args: &WeighArgs,
    shared: &SharedArgs,
    environment: &Environment,
    streams: &mut Streams,
) -> Result<Exit, Failure> {
    let WeighArgs {
        detail,
        named,
        weights,
        ask,
        trade_offs,
        draws,
        seed,
        case: of_case,
        plan,
        despite_red_flags,
    } = args;
    // What matters to a person is kept in a file of its own kind; the page stays on the screen.
    let asks = *ask || *trade_offs;
    let kept = shared
        .output
        .as_deref()
        .filter(|path| asks && shared.format.is_none() && shared.get.is_none() && is_profile(path));
    let output = match kept {
        Some(_) => OutputSettings::on_screen(shared, environment)?,
        None => OutputSettings::of(shared, environment)?,
    };
    if let Some(path) = kept
        && whole_file::is_there(path)
        && weights.weights.as_deref() != Some(path)
    {
        let path = path.display().to_string();
        return Err(Failure::usage(
            format!("--output: `{}` is there, and may hold other answers", visible(&path)),
            format!("name another file, or go on with those answers: --weights {}", visible(&path)),
        ));
    }
    let knowledge = knowledge(shared, environment, streams)?;
    let mut preferences = preferences(weights, &knowledge, streams)?;
    if *trade_offs && !(preferences.importances.is_empty() && preferences.own.is_empty()) {
        return Err(Failure::usage(
            "--trade-offs: the weights are given already",
            "leave the weights out, or leave --trade-offs out",
        ));
    }
    if *ask && !preferences.trade_offs.is_empty() {
        return Err(Failure::usage(
            "--ask: the file holds answers to trade-offs, which weights follow from",
            "leave --weights out, or go on with --trade-offs",
        ));
    }
    let case = case(of_case, named.as_deref(), "weigh", &preferences, &knowledge, streams)?;
    let detail = settings::detail_for(*detail, &output);
    let mut compared = side_by_side(&knowledge, &case, plan, detail, &output, streams)?;
    compared.despite_red_flags = *despite_red_flags;
    let is_stopped = compared.is_stopped();
    let mut query = WeighQuery {
        compare: compared,
        preferences: Preferences::default(),
        draws: *draws,
        seed: *seed,
    };
    let offs = match (*trade_offs && !is_stopped).then(|| query.trade_offs()) {
        None => None,
        Some(Some(offs)) => Some(offs),
        Some(None) => {
            return Err(Failure::usage(
                "--trade-offs: no two of these choices differ in two things that could be traded off",
                "say how much each thing matters instead: --ask",
            ));
        }
    };
    if asks && !is_stopped {
        let color = environment.error_terminal && environment.styled(shared.color);
        let layout = Layout { color, ..output.layout };
        let is_typed = streams.is_typed;
        let mut dialog = Dialog::new(&mut *streams.input, &mut *streams.err, layout, is_typed);
        dialog.say(&crate::report::Page {
            blocks: vec![crate::report::warning_line(&knowledge)],
            compact: true,
            ..crate::report::Page::default()
        })?;
        if let Some(offs) = offs {
            let mut dialog = dialog.of_option("--trade-offs");
            trade_offs::ask(offs, &mut preferences, &mut dialog)?;
        } else {
            ask::ask(&query, &mut preferences, &mut dialog)?;
        }
        let written = preferences.written(&knowledge, case.profile.condition);
        streams.inputs.read("ask", written.as_bytes());
    }
    let has_answers = !preferences.is_empty();
    let to_keep = preferences.written(&knowledge, case.profile.condition);
    query.preferences = preferences;
    deliver(&Weigh::of(query), &output, streams)?;
    if asks && has_answers && !is_stopped {
        keep(&to_keep, kept, &output, streams)?;
    }
    Ok(Exit::Answered)
}

/// What the file and the options say matters.
pub(super) fn preferences(
    args: &WeightArgs,
    knowledge: &Knowledge,
    streams: &mut Streams,
) -> Result<Preferences, Failure> {
    let WeightArgs { weight, weights } = args;
    let mut preferences = match weights {
        Some(path) => {
            let bytes = files::read("weights", path, streams)?;
            Preferences::read(knowledge, &path.display().to_string(), &bytes)?
        }
        None => Preferences::default(),
    };
    for assignment in weight {
        preferences
            .set(knowledge, assignment)
            .map_err(|mismatch| Failure::of_option("--weight", mismatch))?;
    }
    if !weight.is_empty() && !preferences.trade_offs.is_empty() {
        return Err(Failure::usage(
            "--weight: the file holds answers to trade-offs, which weights follow from",
            "leave one of the two out",
        ));
    }
    Ok(preferences)
}

/// The person and the choices; where nobody names the condition, that of the weights.
pub(super) fn case(
    args: &CaseArgs,
    named: Option<&str>,
    command: &'static str,
    preferences: &Preferences,
    knowledge: &Knowledge,
    streams: &mut Streams,
) -> Result<Case, Failure> {
    let of_weights = preferences.condition.map(|condition| &*knowledge.conditions[condition].id);
    let is_named = named.is_some() || args.condition.is_some();
    // A profile names one itself, or should.
    let named = named.or(of_weights.filter(|_| !is_named && args.patient.is_none()));
    let case = Case::of(args, named, command, knowledge, streams)?;
    match preferences.condition {
        Some(condition) if condition != case.profile.condition => {
            let id = |condition| &knowledge.conditions[condition].id;
            Err(Failure::usage(
                format!("--weights: the file is about {}", id(condition)),
                format!("this asks about {}; take its own weights", id(case.profile.condition)),
            ))
        }
        _ => Ok(case),
    }
}

/// Writes what matters where the person says: in the file of `--output`, or in one that is named now.
fn keep(
    written: &str,
    named: Option<&Path>,
    output: &OutputSettings,
    streams: &mut Streams,
) -> Result<(), Failure> {
    let asked = match named {
        Some(path) => Some(path.to_owned()),
        None if streams.is_typed && output.path.is_none() => {
            let layout = output.layout;
            let mut dialog = Dialog::new(&mut *streams.input, &mut *streams.err, layout, true);
            dialog.place_to_keep()?
        }
        None => None,
    };
    if let Some(path) = asked {
        deliver::write(&path, written, streams)?;
        if streams.tells {
            let line = words::kept(&path.display().to_string());
            files::print(&format!("{}\n", crate::values::safe(&line)), &mut *streams.err)?;
        }
    }
    Ok(())
}
