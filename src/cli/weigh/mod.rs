//! `spinecmp weigh`: what a person's own importances imply.

mod importances;
mod trade_offs;

use super::args::WeighArgs;
use super::ask::{self, AnswersToKeep, Dialog, is_profile};
use super::deliver::deliver;
use super::settings::{self, OutputSettings, knowledge};
use super::side_by_side::side_by_side;
use super::{Exit, Session, failure::Failure, person, preferences};
use crate::answer::{Weigh, WeighQuery};
use crate::profile::preferences::Preferences;
use crate::report::{Block, Page, warning_line};
use crate::wording::weigh as words;

pub(super) fn run(args: &WeighArgs, session: &mut Session) -> Result<Exit, Failure> {
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
    let shared = session.shared;
    let kept = shared
        .output
        .as_deref()
        .filter(|path| asks && shared.format.is_none() && shared.get.is_none() && is_profile(path));
    let output = match kept {
        Some(_) => OutputSettings::on_screen(session)?,
        None => OutputSettings::of(session)?,
    };
    if let Some(path) = kept {
        ask::may_be_written(path, weights.weights.as_deref(), "--weights")?;
    }
    let knowledge = knowledge(session)?;
    let named = settings::in_one(named);
    let mut said = preferences::said(weights, &knowledge, session)?;
    if *trade_offs && !(said.importances.is_empty() && said.own.is_empty()) {
        return Err(Failure::usage(
            "--trade-offs: the weights are given already",
            "leave the weights out, or leave --trade-offs out",
        ));
    }
    if *ask && !said.trade_offs.is_empty() {
        return Err(Failure::usage(
            "--ask: the file holds answers to trade-offs, which weights follow from",
            "leave --weights out, or go on with --trade-offs",
        ));
    }
    let day = output.today;
    let case =
        preferences::case(of_case, named.as_deref(), "weigh", &said, &knowledge, day, session)?;
    if of_case.explain_input {
        return person::explain(&knowledge, case, &output, session);
    }
    let detail = settings::detail_for(*detail, &output);
    let mut compared = side_by_side(&knowledge, &case, plan, detail, &output, session)?;
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
        let mut dialog = Dialog::new(session, &output);
        let blocks: Vec<Block> = vec![warning_line(&knowledge)];
        dialog.say(&Page { blocks, compact: true, ..Page::default() })?;
        if let Some(offs) = offs {
            let mut dialog = dialog.of_option("--trade-offs");
            trade_offs::ask(offs, &mut said, &mut dialog)?;
        } else {
            importances::ask(&query, &mut said, &mut dialog)?;
        }
        let written = said.written(&knowledge, case.profile.condition);
        session.inputs.read("ask", written.as_bytes());
    }
    let has_answers = !said.is_empty();
    let answers = said.written(&knowledge, case.profile.condition);
    let to_keep = AnswersToKeep { answers: &answers, named: kept, told: words::kept };
    let to_keep = (asks && !is_stopped && (kept.is_some() || has_answers)).then_some(to_keep);
    query.preferences = said;
    if let Some(to_keep) = to_keep {
        to_keep.before_page()?;
    }
    deliver(&Weigh::of(query), &output, session)?;
    if let Some(to_keep) = to_keep {
        to_keep.after_page(&output, session)?;
    }
    Ok(Exit::Answered)
}
