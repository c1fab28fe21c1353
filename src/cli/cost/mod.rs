//! `spinecmp cost`: what it costs, in all and out of pocket.

mod args;
mod choices;
mod plan;
mod refusal;
mod request;

pub(super) use args::{COST_HELP, CostArgs, PlanArgs, threads};
pub(super) use plan::{named as named_plan, plan, terms as plan_terms};
pub(super) use refusal::refusal;

use super::args::CaseArgs;
use super::settings::{Case, OutputSettings, condition, detail_for, knowledge, pictures};
use super::{Exit, Session, deliver::deliver, failure::Failure, files};
use crate::answer::{
    CostQuery, CostReport, CourseQuery, CourseReport, NamedPlan, PlanReport, PlansReport,
    PricesReport,
};
use crate::knowledge::{Knowledge, OwnPrices, Payer};
use crate::profile::Profile;
use crate::render::Format;
use crate::rules::assess;
use crate::values::{join_with, safe, visible};
use crate::wording::record;

pub(super) fn run(args: &CostArgs, session: &mut Session) -> Result<Exit, Failure> {
    let output = OutputSettings::of(session)?;
    let knowledge = knowledge(session)?;
    let refusal = |why| refusal(&knowledge, why, args.prices.year.is_some());
    let today = output.today;
    if args.list_plans {
        deliver(&PlansReport::of(&knowledge, today), &output, session)?;
    } else if args.list_prices {
        let payer = request::payer(&args.prices)?;
        deliver(&PricesReport::of(&knowledge, payer, today), &output, session)?;
    } else {
        let plan = plan(&args.plan, &knowledge, session)?;
        if let Some(plan) = plan.as_ref().filter(|_| args.explain_plan) {
            if let Some(name) = args.treatments.first() {
                return Err(Failure::usage(
                    format!("--explain-plan: it explains the plan, not `{}`", visible(name)),
                    "leave the treatment out, or leave --explain-plan out",
                ));
            }
            deliver(&PlanReport::of(plan.clone(), today), &output, session)?;
        } else if let Some(path) = &args.course {
            let bytes = files::read("course", path, session)?;
            let file = path.display().to_string();
            let query = CourseQuery { knowledge: &knowledge, plan, file, bytes, today };
            deliver(&CourseReport::of(query).map_err(refusal)?, &output, session)?;
        } else {
            let query = query(args, plan, &knowledge, &output, session)?;
            deliver(&CostReport::of(query).map_err(refusal)?, &output, session)?;
        }
    }
    Ok(Exit::Answered)
}

/// Known prices, side by side.
fn query<'k>(
    args: &CostArgs,
    plan: Option<NamedPlan<'k>>,
    knowledge: &'k Knowledge,
    output: &OutputSettings,
    session: &mut Session,
) -> Result<CostQuery<'k>, Failure> {
    let asked = [
        ("--explain", args.explain),
        ("--sensitivity", args.uncertainty.sensitivity),
        ("--break-even", args.uncertainty.break_even),
    ];
    if let Some((option, _)) = asked.iter().find(|(_, is_asked)| *is_asked)
        && output.format == Format::Csv
    {
        return Err(Failure::usage(
            format!("{option}: what it adds has no place in CSV"),
            "write it as JSON: -f json",
        ));
    }
    let (prices, detail) = (&args.prices, detail_for(args.detail, output));
    let named = choices::names(knowledge, &args.treatments)?;
    let condition = match (condition(knowledge, args.condition.as_deref())?, named.condition) {
        (Some(option), Some(first)) if option != first => {
            return Err(Failure::usage(
                format!(
                    "--condition: it is {}, and the names begin with {}",
                    knowledge.conditions[option].id, knowledge.conditions[first].id
                ),
                "name one of the two",
            ));
        }
        (option, first) => option.or(first),
    };
    let person = person(args, knowledge, output, session)?;
    let first = knowledge.conditions.refs().next().map(|(first, _)| first);
    // A record may name none for sure, and is about the first of those that it may mean.
    let of_person =
        person.as_ref().filter(|one| one.condition_named || Some(one.condition) != first);
    let condition = condition.or(of_person.map(|person| person.condition));
    let payer = match (request::payer(prices)?, &person) {
        // A plan, or a price that is named, has a payer of its own.
        (None, Some(person)) if plan.is_none() && prices.price.is_empty() => {
            own_payer(knowledge, person)?
        }
        (payer, _) => payer,
    };
    Ok(CostQuery {
        knowledge,
        condition,
        choices: choices::choices(knowledge, condition, &named.choices)?,
        extras: request::extras(knowledge, condition, &prices.with)?,
        payer,
        site: request::site(prices)?,
        year: prices.year,
        index: request::index(knowledge, prices.index.as_deref())?,
        chosen: request::chosen(knowledge, &prices.price)?,
        sessions: request::sessions(prices.sessions.as_deref())?,
        years: prices.years,
        chance: request::chance(args.uncertainty.chance.as_deref())?,
        plan,
        simulate: request::draws(&args.uncertainty),
        sensitivity: args.uncertainty.sensitivity,
        break_even: args.uncertainty.break_even,
        sums_only: false,
        detail,
        explain: args.explain,
        pictures: pictures(args.pictures, detail, output)?,
        today: output.today,
    })
}

/// The person whose profile or records are named.
fn person(
    args: &CostArgs,
    knowledge: &Knowledge,
    output: &OutputSettings,
    session: &mut Session,
) -> Result<Option<Profile>, Failure> {
    let Some(path) = &args.patient else { return Ok(None) };
    let case = CaseArgs {
        condition: None,
        treatments: Vec::new(),
        patient: Some(path.clone()),
        set: Vec::new(),
        explain_input: false,
    };
    let case = Case::of(&case, None, "cost", knowledge, output.today, session)?;
    // Help comes before any price.
    let assessment = assess(knowledge, &case.profile, &[]);
    let flag = assessment.raised().next().map(|judged| &knowledge.red_flags[judged.flag]);
    if let Some(flag) = flag.filter(|flag| flag.urgency.stops_comparison()) {
        return Err(Failure::usage(
            format!("--patient: {}. {}", flag.label, flag.text),
            "help comes first; `spinecmp check` says more, and without --patient the prices are shown",
        ));
    }
    // No page of prices tells of the person, so what they may hang on is told beside it.
    for doubt in case.profile.open_doubts().filter(|doubt| doubt.kind.is_weighty()) {
        let told = record::doubt_in_words(knowledge, doubt);
        files::print(&format!("{}\n", safe(&format!("--patient: {told}"))), &mut *session.err)?;
    }
    Ok(Some(case.profile))
}

/// Who pays for a person, where that is told; nobody is shown the prices of another in their place.
fn own_payer(knowledge: &Knowledge, person: &Profile) -> Result<Option<Payer>, Failure> {
    match knowledge.own_prices(|fact| person.answers.get(fact)) {
        OwnPrices::Of(payer) => Ok(Some(payer)),
        OwnPrices::Unsaid => Ok(None),
        OwnPrices::Unknown(payer) => {
            let frame = knowledge.costs.frame.iter();
            let others = frame.flat_map(|frame| &frame.payers);
            let others: Vec<String> =
                others.map(|other| format!("--payer {}", other.payer.slug())).collect();
            Err(Failure::usage(
                format!("--patient: {}", payer.line),
                format!("to see what others pay, name them: {}", join_with(&others, "or")),
            ))
        }
    }
}
