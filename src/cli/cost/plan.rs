//! The plan that is asked for: a preset by its id, or the user's own file.

use super::args::PlanArgs;
use crate::answer::NamedPlan;
use crate::cli::failure::Failure;
use crate::cli::{Session, files};
use crate::knowledge::{Knowledge, Plan, Spent, Terms};
use crate::values::{Money, did_you_mean, join_with, visible};
use crate::yaml::Problem;
use crate::yaml::meaning::{self, NumberNotation};
use std::ffi::OsStr;
use std::path::Path;

/// The plan of the arguments; `None` where none is named.
pub(in crate::cli) fn plan<'k>(
    args: &PlanArgs,
    knowledge: &'k Knowledge,
    session: &mut Session,
) -> Result<Option<NamedPlan<'k>>, Failure> {
    let PlanArgs { plan, spent_deductible, spent_out_of_pocket } = args;
    let Some(name) = plan else {
        return Ok(None);
    };
    let mut named = named(name, knowledge, session)?;
    let money = |option: &str, text: &Option<String>| match text {
        None => Ok(None),
        Some(text) => dollars(option, text).map(Some),
    };
    let deductible = money("--spent-deductible", spent_deductible)?;
    let out_of_pocket = money("--spent-out-of-pocket", spent_out_of_pocket)?;
    if deductible.is_some() || out_of_pocket.is_some() {
        let before = named.plan.spent;
        let counted = deductible.map_or(Money::ZERO, |spent| named.plan.counted(spent));
        named.plan.spent = Spent {
            deductible: deductible.unwrap_or(before.deductible),
            // What goes to the deductible counts in all too.
            out_of_pocket: out_of_pocket.unwrap_or_else(|| before.out_of_pocket.max(counted)),
            ..before
        };
        spent_fits(&named.plan, out_of_pocket.is_some())?;
    }
    Ok(Some(named))
}

/// What was spent goes with the type of plan, and is not less in all than on the deductible. More than the plan asks for is no slip: it is
/// met.
fn spent_fits(plan: &Plan, has_out_of_pocket: bool) -> Result<(), Failure> {
    let Spent { deductible, out_of_pocket, .. } = plan.spent;
    let refuse =
        |message: String| Err(Failure::usage(message, "is it what was paid in this plan year?"));
    match &plan.terms {
        Terms::Uninsured { .. } => refuse(
            "--spent-deductible, --spent-out-of-pocket: without insurance nothing counts towards anything"
                .to_owned(),
        ),
        Terms::Medicare(_) if has_out_of_pocket && !plan.has_yearly_amount() => refuse(
            "--spent-out-of-pocket: Medicare has no yearly limit that this could count towards"
                .to_owned(),
        ),
        Terms::Private(_) if out_of_pocket < plan.counted(deductible) => refuse(format!(
            "--spent-out-of-pocket: {out_of_pocket} is less than what was spent on the deductible, {}, which counts in it",
            plan.counted(deductible)
        )),
        Terms::Medicare(_) | Terms::Private(_) => Ok(()),
    }
}

const LISTED: &str = "`spinecmp cost --list-plans` lists the plans; a file's name ends in .yaml or .json; your own terms are written deductible=2000,coinsurance=0.20";

/// What a plan is called that has no name.
const YOUR_PLAN: &str = "your plan";

/// The terms of a plan as its file would have them, a line each: `deductible=$2,000,coinsurance=20%`. Without a type it is a private one.
fn written_out(terms: &str) -> Result<String, Failure> {
    let mut lines = String::new();
    let mut has_type = false;
    for term in parts(terms).into_iter().filter(|term| !term.trim().is_empty()) {
        let Some((key, value)) = term.split_once('=') else {
            return Err(Failure::usage(
                format!("--plan: `{}` has no `=`", visible(&term)),
                "a comma stands between terms, or before three digits: deductible=3000,coinsurance=0.20; what has parts of its own stands in a file",
            ));
        };
        let (key, value) = (key.trim().to_lowercase(), value.trim());
        has_type |= key == "type";
        if value.starts_with(',') {
            return Err(Failure::usage(
                format!("--plan: `{}` has no amount before the comma", visible(&term)),
                "a shell takes `$3` for itself: put the terms between single quotes",
            ));
        }
        let value = if SHARES.contains(&key.as_str()) {
            share(value)
        } else if OTHERS.contains(&key.as_str()) {
            value.to_owned()
        } else {
            plain_amount(value)
        };
        lines.push_str(&format!("{key}: {value}\n"));
    }
    if !has_type {
        lines.push_str("type: private\n");
    }
    Ok(lines)
}

/// What stands between the commas, but for a comma within a number: `$3,000`.
fn parts(terms: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for part in terms.split(',') {
        let whole = part.split('.').next().unwrap_or_default().trim_end();
        let goes_on = whole.len() == 3 && whole.bytes().all(|digit| digit.is_ascii_digit());
        match parts.last_mut() {
            Some(last) if goes_on => last.push_str(&format!(",{part}")),
            _ => parts.push(part.to_owned()),
        }
    }
    parts
}

/// The terms that are a part of the whole; all other numbers of a plan are amounts.
const SHARES: [&str; 2] = ["coinsurance", "discount-off-list"];

/// The terms that are neither.
const OTHERS: [&str; 2] = ["type", "plan-year"];

/// `20%` as the fraction that a file has. What is no such share stays as it is, to be told.
fn share(text: &str) -> String {
    let hundredths = text.strip_suffix('%').map(|number| Money::parse(number.trim_end(), 2));
    match hundredths {
        Some(Ok(percent)) => {
            let hundredths = percent.in_cents();
            format!("{}.{:04}", hundredths / 10_000, hundredths % 10_000)
        }
        Some(Err(_)) | None => text.to_owned(),
    }
}

/// An amount as people type it, in plain digits: `$3,000`. What is no such amount stays as it is, to be told.
fn plain_amount(text: &str) -> String {
    let digits = text.strip_prefix('$').map_or(text, str::trim_start);
    // Three digits after a point are a group of thousands to some, and a slip to others.
    let has_cents = digits.split_once('.').is_none_or(|(_, cents)| cents.len() < 3);
    match meaning::number(digits).filter(|_| has_cents) {
        Some(NumberNotation::Plain) => digits.to_owned(),
        // A zero in front is most likely what a shell has left.
        Some(NumberNotation::Odd(Some(plain)))
            if digits.contains(',') && !digits.starts_with('0') =>
        {
            plain
        }
        _ => text.to_owned(),
    }
}

/// What is wrong with terms that were typed: they have no lines.
fn of_terms(problems: &[Problem]) -> Failure {
    let messages: Vec<&str> = problems.iter().map(|problem| problem.message.as_str()).collect();
    Failure::usage(
        format!("--plan: {}", messages.join("; ")),
        "write for example deductible=3000,coinsurance=0.20,out-of-pocket-max=6000",
    )
}

/// Terms that are typed in place of a name.
pub(in crate::cli) fn terms(name: &OsStr) -> Option<&str> {
    name.to_str().filter(|terms| {
        let key = terms.split('=').next().unwrap_or_default();
        let is_path = key.contains(['/', '\\', '.']) || Path::new(name).exists();
        terms.contains('=') && !is_path
    })
}

/// The plan that a name means: a preset's id, a file, or the terms themselves.
pub(in crate::cli) fn named<'k>(
    name: &OsStr,
    knowledge: &'k Knowledge,
    session: &mut Session,
) -> Result<NamedPlan<'k>, Failure> {
    let presets = &knowledge.costs.plans;
    if let Some((pointer, preset)) = presets.find(|preset| name == preset.id.as_str()) {
        session.inputs.named("plan", &preset.id);
        return Ok(NamedPlan::of_preset(knowledge, pointer));
    }
    let path = Path::new(name);
    if let Some(terms) = terms(name) {
        session.inputs.named("plan", terms);
        return Ok(NamedPlan {
            knowledge,
            label: YOUR_PLAN.to_owned(),
            preset: None,
            plan: Knowledge::read_plan("--plan", written_out(terms)?.as_bytes())
                .map_err(|problems| of_terms(&problems))?,
            medicare_year: None,
        });
    }
    // What looks like neither a file nor a preset is most likely a misspelt preset.
    let word = name.to_str().filter(|word| *word != "-" && !word.contains(['/', '\\', '.']));
    if let Some(name) = word.filter(|_| !path.exists()) {
        let ids = presets.iter().map(|preset| preset.id.as_str());
        let like = knowledge.plans_like(name).into_iter();
        let like: Vec<String> = like.map(|plan| format!("`{}`", presets[plan].id)).collect();
        let called =
            (!like.is_empty()).then(|| format!("did you mean {}?", join_with(&like, "or")));
        return Err(Failure::usage(
            format!("--plan: no plan has the id `{}`, and no file has that name", visible(name)),
            called.or_else(|| did_you_mean(name, ids)).unwrap_or_else(|| LISTED.to_owned()),
        ));
    }
    let bytes = files::read("plan", path, session)?;
    let shown = path.display().to_string();
    // Where the file lies is nobody's business who reads the page.
    let own_name =
        path.file_name().map_or_else(|| shown.clone(), |name| name.to_string_lossy().into_owned());
    Ok(NamedPlan {
        knowledge,
        label: if name == "-" {
            YOUR_PLAN.to_owned()
        } else {
            format!("{YOUR_PLAN}, {}", visible(&own_name))
        },
        preset: None,
        plan: Knowledge::read_plan(&shown, &bytes)?,
        medicare_year: None,
    })
}

/// An amount of an option.
pub(super) fn dollars(option: &str, text: &str) -> Result<Money, Failure> {
    Money::parse(&plain_amount(text), 2).map_err(|problem| {
        Failure::usage(
            format!("{option}: {problem}, found `{}`", visible(text)),
            "write dollars and cents, such as 1250.50",
        )
    })
}
