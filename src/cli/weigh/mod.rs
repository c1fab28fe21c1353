//! `spinecmp weigh`: what a person's own importances imply.

mod ask;
mod trade_offs;

use super::args::{SharedArgs, WeighArgs};
use super::ask::{Dialog, is_profile};
use super::deliver::{self, deliver};
use super::settings::{self, Case, OutputSettings, knowledge};
use super::{Environment, Exit, Streams, cost, failure::Failure, files, whole_file};
use crate::answer::{Compare, CostQuery, CostReport, Extras, Weigh, WeighQuery};
use crate::cost::{Choice, TreatmentOrPathway};
use crate::evidence::compare;
use crate::knowledge::Knowledge;
use crate::profile::preferences::Preferences;
use crate::render::Layout;
use crate::rules::assess;
use crate::values::visible;
use crate::wording::weigh as words;
use std::path::Path;

pub(super) fn run(
    args: &WeighArgs,
    shared: &SharedArgs,
    environment: &Environment,
    streams: &mut Streams,
) -> Result<Exit, Failure> {
    let WeighArgs { weight, weights, ask, trade_offs, draws, seed, detail, .. } = args;
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
        && weights.as_deref() != Some(path)
    {
        let path = path.display().to_string();
        return Err(Failure::usage(
            format!("--output: `{}` is there, and may hold other answers", visible(&path)),
            format!("name another file, or go on with those answers: --weights {}", visible(&path)),
        ));
    }
    let knowledge = knowledge(shared, environment, streams)?;
    let mut preferences = preferences(&knowledge, weights.as_deref(), weight, streams)?;
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
    let case = case(args, &preferences, &knowledge, streams)?;
    let detail = settings::detail_for(*detail, &output);
    let compared = compared(&knowledge, &case, args, detail, &output, streams)?;
    let is_stopped = compared.is_stopped();
    let mut query = WeighQuery {
        compare: compared,
        preferences: Preferences::default(),
        draws: *draws,
        seed: *seed,
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
        if *trade_offs {
            let mut dialog = dialog.of_option("--trade-offs");
            trade_offs::ask(&query, &mut preferences, &mut dialog)?;
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
    knowledge: &Knowledge,
    file: Option<&Path>,
    weight: &[String],
    streams: &mut Streams,
) -> Result<Preferences, Failure> {
    let mut preferences = match file {
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
fn case(
    args: &WeighArgs,
    preferences: &Preferences,
    knowledge: &Knowledge,
    streams: &mut Streams,
) -> Result<Case, Failure> {
    let WeighArgs { named, case, .. } = args;
    let of_weights = preferences.condition.map(|condition| &*knowledge.conditions[condition].id);
    let is_named = named.is_some() || case.condition.is_some();
    // A profile is read once: standard input has no second reading.
    let named = named.as_deref().or(of_weights.filter(|_| !is_named && case.patient.is_none()));
    let case = Case::of(case, named, knowledge, streams)?;
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

/// The choices side by side, with what each costs.
fn compared<'k>(
    knowledge: &'k Knowledge,
    case: &Case,
    args: &WeighArgs,
    detail: crate::evidence::Detail,
    output: &OutputSettings,
    streams: &mut Streams,
) -> Result<Compare<'k>, Failure> {
    let plan = cost::plan(&args.plan, knowledge, streams)?;
    let has_plan = plan.is_some();
    let choices = case
        .treatments
        .iter()
        .map(|treatment| Choice::unnamed(TreatmentOrPathway::Treatment(*treatment)));
    let query = CostQuery {
        condition: Some(case.profile.condition),
        choices: choices.collect(),
        plan,
        ..CostQuery::new(knowledge, output.today)
    };
    let costs = match CostReport::of(query) {
        Ok(costs) => Some(costs),
        Err(why) if has_plan => return Err(cost::refusal(knowledge, why, false)),
        // A knowledge without prices has no row of them.
        Err(_) => None,
    };
    // Without an answer no rule can be told.
    let judged = if case.profile.given { case.treatments.as_slice() } else { &[] };
    Ok(Compare {
        knowledge,
        comparison: compare(knowledge, case.profile.condition, &case.treatments, detail),
        detail,
        extras: Extras::default(),
        assessment: assess(knowledge, &case.profile, judged),
        profile: case.profile.clone(),
        costs,
        despite_red_flags: args.despite_red_flags,
        today: output.today,
    })
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
