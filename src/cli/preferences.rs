//! What matters to a person, from a file and from options, and the decision that it is about.

use super::args::{CaseArgs, WeightArgs};
use super::settings::Case;
use super::{Session, failure::Failure, files};
use crate::knowledge::Knowledge;
use crate::profile::preferences::Preferences;
use jiff::civil::Date;

/// What the file and the options say matters.
pub(super) fn said(
    args: &WeightArgs,
    knowledge: &Knowledge,
    session: &mut Session,
) -> Result<Preferences, Failure> {
    let WeightArgs { weight, weights } = args;
    let mut preferences = match weights {
        Some(path) => {
            let bytes = files::read("weights", path, session)?;
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
    today: Date,
    session: &mut Session,
) -> Result<Case, Failure> {
    let of_weights = preferences.condition.map(|condition| &*knowledge.conditions[condition].id);
    let is_named = named.is_some() || args.condition.is_some();
    // A profile names one itself, or should.
    let named = named.or(of_weights.filter(|_| !is_named && args.patient.is_none()));
    let case = Case::of(args, named, command, knowledge, today, session)?;
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
