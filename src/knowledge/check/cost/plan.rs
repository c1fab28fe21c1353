//! Checks insurance plans, of the knowledge and of users, by one set of rules.

use super::frame::optional_year;
use super::sharing::private;
use crate::knowledge::check::context::{CheckContext, Location};
use crate::knowledge::check::sections::Sections;
use crate::knowledge::raw::{RawPlan, RawPreset, RawSpent};
use crate::knowledge::{
    Basis, MedicareTerms, OthersSpent, Plan, PlanType, Preset, Spent, Terms, YearStart,
};
use crate::values::{Money, join_with, visible};
use crate::yaml::{Amount, Path, Problem, Problems, Proportion, YamlDocument, decode};

/// Reads a user's plan file.
///
/// # Errors
/// Every problem of the file, each at its line.
pub(in crate::knowledge) fn read(name: &str, bytes: &[u8]) -> Result<Plan, Vec<Problem>> {
    let document = YamlDocument::read(name, bytes).map_err(Problems::sorted)?;
    let mut problems = Problems::default();
    let raw = decode(&document, &Path::top(), document.root(), &mut problems);
    let at = Location { document: &document, path: Path::top() };
    let sections = Sections::none(at.clone());
    let mut context = CheckContext::new(&sections, problems);
    let plan = raw.and_then(|raw: RawPlan| plan(&mut context, &at, &raw));
    let problems = context.finish();
    match plan {
        Some(plan) if problems.is_empty() => Ok(plan),
        _ => Err(problems.sorted()),
    }
}

pub(super) fn preset(context: &mut CheckContext, at: &Location, raw: &RawPreset) -> Option<Preset> {
    let terms = at.key("terms");
    if raw.terms.spent.is_some() {
        context.problem(&terms.key("spent"), "what was spent is a person's, not a plan's");
    }
    let plan = plan(context, &terms, &raw.terms);
    let numbers = numbers(&raw.terms);
    let mut basis = Vec::new();
    for (at, raw) in at.key("basis").each(&raw.basis) {
        for (at, key) in at.key("of").each(&raw.of) {
            if !numbers.contains(&&**key) {
                context.problem(&at, format!("the terms hold no `{}`", visible(key)));
            }
        }
        let sources = if raw.assumption.is_some() && raw.sources.is_empty() {
            Vec::new()
        } else {
            context.sources(&at, &raw.sources)
        };
        basis.push(Basis { of: raw.of.clone(), sources, assumption: raw.assumption.clone() });
    }
    for key in numbers {
        if !raw.basis.iter().any(|entry| entry.of.iter().any(|of| &**of == key)) {
            context.problem_with_hint(
                &terms.key(key),
                "nothing is printed without a source, and none is named for this",
                "name it in an entry of `basis`, with sources or an assumption",
            );
        }
    }
    Some(Preset {
        id: raw.id.clone(),
        label: raw.label.clone(),
        plan: plan?,
        prices: raw.prices,
        basis,
        notes: raw.notes.clone(),
    })
}

/// The keys of a plan that hold numbers about money.
fn numbers(raw: &RawPlan) -> Vec<&'static str> {
    given(raw)
        .into_iter()
        .filter(|(key, _)| *key != "spent")
        .filter_map(|(key, is_given)| is_given.then_some(key))
        .collect()
}

/// The keys that only some types of plan have, and whether they stand here.
fn given(raw: &RawPlan) -> [(&'static str, bool); 13] {
    [
        ("deductible", raw.deductible.is_some()),
        ("coinsurance", raw.coinsurance.is_some()),
        ("out-of-pocket-max", raw.out_of_pocket_max.is_some()),
        ("copays", !raw.copays.is_empty()),
        ("services", raw.services.is_some()),
        ("other-deductibles", raw.other_deductibles.is_some()),
        ("out-of-network", raw.out_of_network.is_some()),
        ("spent", raw.spent.is_some()),
        ("part-a-deductible", raw.part_a_deductible.is_some()),
        ("part-b-deductible", raw.part_b_deductible.is_some()),
        ("visit-copay", raw.visit_copay.is_some()),
        ("emergency-copay", raw.emergency_copay.is_some()),
        ("discount-off-list", raw.discount_off_list.is_some()),
    ]
}

/// The keys that every type of plan has.
const COMMON: [&str; 3] = ["type", "plan-year", "plan-year-starts"];

/// Refuses keys that no plan has. The nearest key that is offered is one that this type has: another would be refused next.
fn unknown_keys(
    context: &mut CheckContext,
    at: &Location,
    raw: &RawPlan,
    plan_type: Option<PlanType>,
) {
    let of_some_type = given(raw).map(|(key, _)| key);
    let offered = match plan_type {
        Some(plan_type) => keys(plan_type),
        None => [COMMON.as_slice(), &of_some_type].concat(),
    };
    for key in at.document.keys(&at.path).filter(|key| key.trim() == *key) {
        if !COMMON.contains(&key) && !of_some_type.contains(&key) {
            context.unknown_key(at, key, &offered);
        }
    }
}

/// The keys that can stand in a plan of a type.
pub(in crate::knowledge) fn keys(plan_type: PlanType) -> Vec<&'static str> {
    [&COMMON, belonging(plan_type)].concat()
}

/// The keys that belong to a type of plan.
fn belonging(plan_type: PlanType) -> &'static [&'static str] {
    match plan_type {
        PlanType::Private | PlanType::MedicareAdvantage => &[
            "deductible",
            "coinsurance",
            "out-of-pocket-max",
            "copays",
            "services",
            "other-deductibles",
            "out-of-network",
            "spent",
        ],
        PlanType::MedigapN => {
            &["part-a-deductible", "part-b-deductible", "visit-copay", "emergency-copay", "spent"]
        }
        PlanType::MedigapHdF | PlanType::MedigapHdG => {
            &["part-a-deductible", "part-b-deductible", "deductible", "spent"]
        }
        PlanType::MedigapK | PlanType::MedigapL => {
            &["part-a-deductible", "part-b-deductible", "out-of-pocket-max", "spent"]
        }
        PlanType::Uninsured => &["discount-off-list"],
        _ => &["part-a-deductible", "part-b-deductible", "spent"],
    }
}

fn plan(context: &mut CheckContext, at: &Location, raw: &RawPlan) -> Option<Plan> {
    let year = optional_year(context, &at.key("plan-year"), raw.plan_year);
    let starts = match &raw.plan_year_starts {
        None => Some(YearStart::default()),
        Some(text) => year_start(context, &at.key("plan-year-starts"), text),
    };
    let plan_type = context.stood(&at.key("type"), raw.plan_type);
    unknown_keys(context, at, raw, plan_type);
    let plan_type = plan_type?;
    let wanted = belonging(plan_type);
    for (key, is_given) in given(raw) {
        if is_given && !wanted.contains(&key) {
            context.problem_with_hint(
                &at.key(key),
                format!("a plan of type `{}` has no `{key}`", plan_type.slug()),
                format!("it takes {}", join_with(wanted, "and")),
            );
        }
    }
    let money = |amount: Option<Amount>| amount.map(|Amount(amount)| amount);
    let terms = match plan_type {
        PlanType::Private => private(context, at, raw, false).map(Terms::Private),
        PlanType::MedicareAdvantage => private(context, at, raw, true).map(Terms::Private),
        PlanType::Uninsured => Some(Terms::Uninsured {
            discount_off_list: raw.discount_off_list.map(|Proportion(part)| part),
        }),
        medicare => Some(Terms::Medicare(MedicareTerms {
            policy: (medicare != PlanType::Medicare).then_some(medicare),
            part_a_deductible: money(raw.part_a_deductible),
            part_b_deductible: money(raw.part_b_deductible),
            visit_copay: money(raw.visit_copay),
            emergency_copay: money(raw.emergency_copay),
            own_amount: match medicare {
                PlanType::MedigapHdF | PlanType::MedigapHdG => amount(context, at, "deductible"),
                PlanType::MedigapK | PlanType::MedigapL => amount(context, at, "out-of-pocket-max"),
                _ => None,
            },
        })),
    };
    let is_of_calendar = !matches!(plan_type, PlanType::Private | PlanType::Uninsured);
    if is_of_calendar && raw.plan_year_starts.is_some() {
        context.problem_with_hint(
            &at.key("plan-year-starts"),
            "Medicare's year is the calendar year",
            "leave `plan-year-starts` out",
        );
    }
    let mut plan =
        Plan { year: year.ok()?, starts: starts?, terms: terms?, spent: Spent::default() };
    if let Some(raw) = &raw.spent {
        plan.spent = spent(context, &at.key("spent"), raw, &plan);
    }
    Some(plan)
}

/// One amount at a key.
fn amount(context: &mut CheckContext, at: &Location, key: &str) -> Option<Money> {
    context.decode(&at.key(key)).map(|Amount(amount)| amount)
}

/// What was spent, as it is written. More than the plan asks for is no slip: it is met.
fn spent(context: &mut CheckContext, at: &Location, raw: &RawSpent, plan: &Plan) -> Spent {
    let money = |amount: Option<Amount>| amount.map(|Amount(amount)| amount);
    let is_private = matches!(plan.terms, Terms::Private(_));
    let deductible = money(raw.deductible).unwrap_or(Money::ZERO);
    // What went to the deductible counts towards the limit too.
    let counted = plan.counted(deductible);
    let out_of_pocket = money(raw.out_of_pocket).unwrap_or(counted);
    if is_private && out_of_pocket < counted {
        context.problem_with_hint(
            &at.key("out-of-pocket"),
            "less is spent in all than on the deductible",
            "what goes to the deductible counts in `out-of-pocket` too",
        );
    }
    if raw.out_of_pocket.is_some() && !plan.has_yearly_amount() {
        context.problem_with_hint(
            &at.key("out-of-pocket"),
            "Medicare has no yearly limit that this could count towards",
            "leave it out; only `deductible` counts",
        );
    }
    let others = raw.others.as_ref().map_or(OthersSpent::default(), |others| {
        let deductible = money(others.deductible).unwrap_or(Money::ZERO);
        let out_of_pocket = money(others.out_of_pocket).unwrap_or(deductible);
        OthersSpent { deductible, out_of_pocket }
    });
    if raw.others.is_some() && !plan.is_for_family() {
        context.problem_with_hint(
            &at.key("others"),
            "this plan has no amount for a family that others could count towards",
            "give `deductible` or `out-of-pocket-max` as `{person: 4500, family: 9000}`",
        );
    }
    let lifetime_days = raw.lifetime_days.unwrap_or(0);
    if raw.lifetime_days.is_some() && (is_private || lifetime_days > 60) {
        context.problem_with_hint(
            &at.key("lifetime-days"),
            "these are days in hospital that Medicare gives once in a life, 60 at most",
            "give how many were used before, or leave it out",
        );
    }
    let lifetime_days = u16::try_from(lifetime_days).unwrap_or(u16::MAX);
    Spent { deductible, out_of_pocket, others, lifetime_days }
}

/// Whether the key stands in the file, even if its value did not fit: that is told already.
pub(super) fn is_written(at: &Location, key: &str) -> bool {
    at.document.place(&at.key(key).path) != at.document.place(&at.path)
}

pub(super) fn missing(context: &mut CheckContext, at: &Location, key: &str, what: &str) {
    context.problem_with_hint(
        &at.key(key),
        format!("`{key}` is missing"),
        format!("add a line `{key}: …` ({what})"),
    );
}

/// "07-01": the month and day on which a plan year begins.
fn year_start(context: &mut CheckContext, at: &Location, text: &str) -> Option<YearStart> {
    let two_digits = |part: &str| {
        let fits = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        fits.then(|| part.parse().ok()).flatten()
    };
    let start = text.split_once('-').and_then(|(month, day)| {
        Some(YearStart { month: two_digits(month)?, day: two_digits(day)? })
    });
    match start {
        Some(start) if (1..=12).contains(&start.month) && (1..=28).contains(&start.day) => {
            Some(start)
        }
        _ => {
            context.problem_with_hint(
                at,
                format!("`{}` is no day that a plan year can start on", visible(text)),
                "write month and day, such as 07-01; the day goes from 01 to 28, which every month has",
            );
            None
        }
    }
}
