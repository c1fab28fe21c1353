//! `spinecmp check`: published rules held against the answers.

use super::args::CheckArgs;
use super::ask::{self, AnswersToKeep, Dialog};
use super::deliver::{deliver, deliver_text};
use super::settings::{self, Case, OutputSettings, knowledge};
use super::{Exit, Session, failure::Failure, person};
use crate::answer::{Check, CheckScope};
use crate::knowledge::{Criterion, Knowledge, Urgency};
use crate::profile::{filled, template};
use crate::render::Format;
use crate::rules::{Assessment, assess, open_answers};
use crate::values::{Ref, Verdict, did_you_mean, visible};
use crate::wording::ask as words;

pub(super) fn run(args: &CheckArgs, session: &mut Session) -> Result<Exit, Failure> {
    let CheckArgs { detail, named, case: of_case, ask: asks, questions, criterion, exit_code } =
        args;
    // The answers of a person are kept in a file of their own kind; the page stays on the screen.
    let shared = session.shared;
    let kept = shared.output.as_deref().filter(|path| {
        *asks && shared.format.is_none() && shared.get.is_none() && ask::is_profile(path)
    });
    let output = if *questions {
        OutputSettings::of_text(session)?
    } else if kept.is_some() {
        OutputSettings::on_screen(session)?
    } else {
        OutputSettings::of(session)?
    };
    if criterion.is_some() && output.format == Format::Card {
        return Err(Failure::usage(
            "--criterion: a card tells what all rule sets say",
            "leave --criterion out, or write it as JSON: -f json",
        ));
    }
    if let Some(path) = kept {
        ask::may_be_written(path, of_case.patient.as_deref(), "-p")?;
    }
    let knowledge = knowledge(session)?;
    let named = settings::in_one(named);
    let mut case = Case::of(of_case, named.as_deref(), "check", &knowledge, output.today, session)?;
    if of_case.explain_input {
        if *asks || *questions || criterion.is_some() {
            return Err(Failure::usage(
                "--explain-input: it stands in place of an answer",
                "leave --ask, --questions and --criterion out",
            ));
        }
        return person::explain(&knowledge, case, &output, session);
    }
    if *asks {
        let asks_condition = knowledge.conditions.len() > 1
            && !case.profile.condition_named
            && of_case.treatments.is_empty();
        let mut dialog = Dialog::new(session, &output);
        case = ask::ask(&knowledge, case, asks_condition, &mut dialog)?;
        session.inputs.read("ask", filled(&knowledge, &case.profile).as_bytes());
    }
    if *questions {
        deliver_text(&template(&knowledge, &case.profile), &output, session)?;
        return Ok(Exit::Answered);
    }
    let mut assessment = assess(&knowledge, &case.profile, &case.treatments);
    let mut verdict = None;
    if let Some(id) = criterion {
        let pointer = find(&knowledge, id)?;
        verdict = Some(keep_only(&knowledge, &mut assessment, pointer, &case)?);
    }
    let open = open_answers(&knowledge, &case.profile.answers, &assessment.undetermined());
    let urgency = assessment.urgency(&knowledge);
    let answer = Check {
        knowledge: &knowledge,
        profile: case.profile.clone(),
        assessment,
        open,
        scope: if criterion.is_some() { CheckScope::OneRule } else { CheckScope::Everything },
        detail: settings::detail_for(*detail, &output),
        today: output.today,
    };
    // Who must get help is not held up, and where nothing was answered, nobody is asked where to keep it.
    let may_ask = !urgency.is_some_and(Urgency::stops_comparison) && case.profile.given;
    let answers = (*asks && (kept.is_some() || may_ask)).then(|| filled(&knowledge, &case.profile));
    let to_keep =
        answers.as_deref().map(|answers| AnswersToKeep { answers, named: kept, told: words::kept });
    if let Some(to_keep) = to_keep {
        to_keep.before_page()?;
    }
    deliver(&answer, &output, session)?;
    if let Some(to_keep) = to_keep {
        to_keep.after_page(&output, session)?;
    }
    Ok(match (exit_code, verdict, urgency) {
        (false, _, _) | (true, None, None) | (true, Some(Some(Verdict::Met)), _) => Exit::Answered,
        (true, Some(Some(Verdict::NotMet) | None), _) => Exit::NotMet,
        (true, Some(Some(Verdict::Unknown)), _) => Exit::Unknown,
        (true, None, Some(_)) => Exit::RedFlag,
    })
}

fn find(knowledge: &Knowledge, id: &str) -> Result<Ref<Criterion>, Failure> {
    knowledge.criteria.find(|criterion| criterion.id == id).map(|(pointer, _)| pointer).ok_or_else(
        || {
            let names = knowledge.criteria.iter().map(|criterion| criterion.id.as_str());
            Failure::usage(
                format!("--criterion: no criterion has the id `{}`", visible(id)),
                did_you_mean(id, names)
                    .unwrap_or_else(|| "`spinecmp check -f json` names them all".to_owned()),
            )
        },
    )
}

/// Leaves one criterion in the assessment, under the first of its treatments, and returns its verdict.
fn keep_only(
    knowledge: &Knowledge,
    assessment: &mut Assessment,
    pointer: Ref<Criterion>,
    case: &Case,
) -> Result<Option<Verdict>, Failure> {
    let mut verdict = None;
    for treatment in &mut assessment.treatments {
        for rule_set in &mut treatment.rule_sets {
            rule_set.criteria.retain(|judged| judged.criterion == pointer && verdict.is_none());
            if let Some(judged) = rule_set.criteria.first() {
                verdict = Some(judged.verdict_for_person());
            }
        }
        treatment.rule_sets.retain(|rule_set| !rule_set.criteria.is_empty());
    }
    assessment.treatments.retain(|treatment| !treatment.rule_sets.is_empty());
    verdict.ok_or_else(|| {
        let entry = &knowledge.criteria[pointer];
        let about: Vec<&str> = entry
            .conditions
            .iter()
            .map(|condition| knowledge.conditions[*condition].id.as_str())
            .collect();
        Failure::usage(
            format!(
                "--criterion: `{}` is not about {} and these treatments",
                entry.id, knowledge.conditions[case.profile.condition].id
            ),
            format!("it is about {}; name one with --condition", about.join(", ")),
        )
    })
}
