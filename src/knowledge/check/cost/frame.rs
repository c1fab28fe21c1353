//! Checks what holds for every sum: payers, Medicare's amounts, limits of the law, price indexes.

use super::{AlreadyReported, item::times, sharing::table, year};
use crate::knowledge::check::context::{CheckContext, Location};
use crate::knowledge::check::key_row::bare_sentence;
use crate::knowledge::raw::{RawPartADays, RawPolicy, RawPriceIndex, RawUsualSessions};
use crate::knowledge::{
    CostFrame, CostSharing, FactKind, LegalLimit, MedicareRules, MedicareYear, PartADays,
    PayerWords, Policy, PolicyLimit, PriceIndex, Service, UsualSessions,
};
use crate::values::{join_with, visible};
use crate::yaml::{Amount, Proportion};

pub(super) fn frame(context: &mut CheckContext) -> Option<CostFrame> {
    let sections = context.sections;
    if sections.costs.entries.is_empty()
        && let Some(entry) = sections.prices.entries.first()
    {
        context.problem_with_hint(
            &entry.at,
            "prices need the section `costs`, which is missing",
            "add `costs:` with price-year, price-index and payers",
        );
    }
    let entry = context.only("costs", &sections.costs)?;
    let (at, raw) = (&entry.at, entry.raw.as_ref()?);
    let coverage = at.key("coverage");
    let mut fact = |key: &str, id: Option<&String>| {
        id.and_then(|id| context.reference(&coverage.key(key), id))
    };
    let sessions_fact = fact("sessions", raw.coverage.sessions.as_ref());
    let payer_fact = fact("payer", raw.coverage.payer.as_ref());
    if let Some(pointer) = sessions_fact
        && !matches!(context.facts.kind(pointer), None | Some(FactKind::Number { .. }))
    {
        context.problem(&coverage.key("sessions"), "this fact is not a number");
    }
    let options = payer_fact.and_then(|pointer| match context.facts.kind(pointer)? {
        FactKind::Choice(options) => Some(options.clone()),
        _ => None,
    });
    let mut payers: Vec<PayerWords> = Vec::new();
    for (at, raw) in at.key("payers").each(&raw.payers) {
        if let Some(answer) = &raw.answer {
            is_an_answer(context, &at, answer, options.as_deref());
        }
        let Some(payer) = context.stood(&at.key("payer"), raw.payer) else {
            continue;
        };
        if payers.iter().any(|known| known.payer == payer) {
            context.problem(&at, "this payer stands twice");
        }
        payers.push(raw.clone());
    }
    for (at, raw) in at.key("without-prices").each(&raw.without_prices) {
        is_an_answer(context, &at, &raw.answer, options.as_deref());
        bare_sentence(context, &at, &raw.line, &raw.plain);
    }
    // Whose payer stands nowhere would be shown the prices of another.
    for option in options.iter().flatten() {
        let of_payers = payers.iter().filter_map(|payer| payer.answer.as_ref());
        let unpriced = raw.without_prices.iter().map(|payer| &payer.answer);
        if of_payers.chain(unpriced).filter(|answer| *answer == option).count() != 1 {
            context.problem_with_hint(
                &at.key("payers"),
                format!(
                    "the answer `{}` of the payer's fact stands not once here",
                    visible(option)
                ),
                "name it in `payers`, or in `without-prices` where no price is known",
            );
        }
    }
    if payers.is_empty() {
        context.problem(&at.key("payers"), "name at least one payer");
    }
    let price_year = year(context, &at.key("price-year"), raw.price_year);
    let index = context.reference(&at.key("price-index"), &raw.price_index);
    Some(CostFrame {
        price_year: price_year?,
        index: index?,
        sessions_fact,
        payer_fact,
        sessions: match &raw.sessions {
            None => None,
            Some(raw) => usual_sessions(context, &at.key("sessions"), raw),
        },
        payers,
        without_prices: raw.without_prices.clone(),
        assumptions: raw.assumptions.clone(),
    })
}

/// That an answer is one of the fact that names the payer, where there is such a fact.
fn is_an_answer(
    context: &mut CheckContext,
    at: &Location,
    answer: &str,
    options: Option<&[String]>,
) {
    if let Some(options) = options
        && !options.iter().any(|option| option == answer)
    {
        context.problem_with_hint(
            &at.key("answer"),
            format!("`{}` is no answer of that fact", visible(answer)),
            format!("the answers are {}", join_with(options, "or")),
        );
    }
}

fn usual_sessions(
    context: &mut CheckContext,
    at: &Location,
    raw: &RawUsualSessions,
) -> Option<UsualSessions> {
    let sources = context.sources(at, &raw.sources);
    let low = times(context, &at.key("low"), Some(raw.low))?;
    let high = times(context, &at.key("high"), Some(raw.high))?;
    if low > high {
        context.problem(&at.key("low"), format!("`low` ({low}) is more than `high` ({high})"));
    }
    Some(UsualSessions { low, high, text: raw.text.clone(), sources })
}

pub(super) fn medicare_years(context: &mut CheckContext) -> Vec<MedicareYear> {
    let mut years: Vec<MedicareYear> = Vec::new();
    for entry in &context.sections.medicare_amounts.entries {
        let Some(raw) = &entry.raw else { continue };
        let sources = context.sources(&entry.at, &raw.sources);
        let at = entry.at.key("year");
        let Some(of) = year(context, &at, raw.year) else {
            continue;
        };
        if years.iter().any(|known| known.year == of) {
            context.problem(&at, format!("the year {of} stands twice"));
        }
        years.push(MedicareYear {
            year: of,
            part_a_deductible: raw.part_a_deductible.map(|Amount(amount)| amount),
            part_b_deductible: raw.part_b_deductible.0,
            policy_deductible: raw.medigap_high_deductible.map(|Amount(amount)| amount),
            policy_limits: [raw.medigap_k_limit, raw.medigap_l_limit]
                .map(|limit| limit.map(|Amount(amount)| amount)),
            sources,
            note: raw.note.clone(),
        });
    }
    years.sort_by_key(|entry| entry.year);
    years
}

pub(super) fn medicare_rules(context: &mut CheckContext) -> Option<MedicareRules> {
    let sections = context.sections;
    if sections.medicare_rules.entries.is_empty()
        && let Some(entry) = sections.medicare_amounts.entries.first()
    {
        context.problem(
            &entry.at,
            "Medicare's amounts need the section `medicare-rules`, which is missing",
        );
    }
    let entry = context.only("medicare-rules", &sections.medicare_rules)?;
    let (at, raw) = (&entry.at, entry.raw.as_ref()?);
    let Proportion(coinsurance) = raw.coinsurance;
    let table = table(context, &at.key("services"), &CostSharing::percentage(coinsurance));
    let mut services = Vec::new();
    for (service, terms) in table {
        if terms.first.is_some() || terms.limit.is_some() || !terms.line.is_covered {
            let at = at.key("services").key(service.slug());
            context.problem(&at, "here one line holds for every bill that is covered");
        }
        services.push((service, terms.line));
    }
    let mut policies: Vec<Policy> = Vec::new();
    for (at, raw) in at.key("policies").each(&raw.policies) {
        if let Some(policy) = policy(context, &at, raw) {
            if policies.iter().any(|known| known.plan_type == policy.plan_type) {
                context.problem(&at, "this policy stands twice");
            }
            policies.push(policy);
        }
    }
    Some(MedicareRules {
        coinsurance,
        services,
        capped: raw.capped.clone().unwrap_or_else(|| vec![Service::OutpatientFacility]),
        days: raw.days.as_ref().and_then(|raw| days(context, &at.key("days"), raw)),
        excess: raw.excess.map(|Proportion(part)| part),
        policies,
        sources: context.sources(at, &raw.sources),
    })
}

/// What Part A asks for by the day.
fn days(context: &mut CheckContext, at: &Location, raw: &RawPartADays) -> Option<PartADays> {
    let mut day = |key: &str, day: u64| {
        let day = u16::try_from(day).ok().filter(|day| (1..=1000).contains(day));
        if day.is_none() {
            context.problem(&at.key(key), "expected a number of days from 1 to 1000");
        }
        day
    };
    let gap = day("gap", raw.gap);
    let free_to = day("free-to", raw.free_to);
    let shared_to = day("shared-to", raw.shared_to);
    let lifetime_days = day("lifetime-days", raw.lifetime_days);
    let nursing_free_to = day("nursing-free-to", raw.nursing_free_to);
    let nursing_to = day("nursing-to", raw.nursing_to);
    let policy_days = day("policy-days", raw.policy_days);
    for (early, late) in
        [(("free-to", free_to), shared_to), (("nursing-free-to", nursing_free_to), nursing_to)]
    {
        if early.1 > late {
            context.problem(&at.key(early.0), "this day comes after the last that is shared");
        }
    }
    Some(PartADays {
        gap: gap?,
        free_to: free_to?,
        shared_to: shared_to?,
        shared: raw.shared.0,
        lifetime_days: lifetime_days?,
        lifetime: raw.lifetime.0,
        nursing_free_to: nursing_free_to?,
        nursing_to: nursing_to?,
        nursing: raw.nursing.0,
        policy_days: policy_days?,
    })
}

/// What a Medigap plan pays.
fn policy(context: &mut CheckContext, at: &Location, raw: &RawPolicy) -> Option<Policy> {
    let plan_type = context.stood(&at.key("type"), raw.plan_type)?;
    if !plan_type.is_medigap() {
        context.problem(&at.key("type"), "this is no type of Medigap plan");
    }
    let limit = match raw.limit.as_deref() {
        None => None,
        Some("k") => Some(PolicyLimit::K),
        Some("l") => Some(PolicyLimit::L),
        Some(other) => {
            context.problem_with_hint(
                &at.key("limit"),
                format!("no yearly limit is called `{}`", visible(other)),
                "write k or l",
            );
            None
        }
    };
    Some(Policy {
        plan_type,
        part_a_deductible: raw.part_a_deductible.0,
        hospital_days: raw.hospital_days.0,
        nursing_days: raw.nursing_days.0,
        part_b_deductible: raw.part_b_deductible.0,
        part_b_share: raw.part_b_share.0,
        excess: raw.excess.0,
        visit_copay: raw.visit_copay.map(|Amount(amount)| amount),
        emergency_copay: raw.emergency_copay.map(|Amount(amount)| amount),
        has_deductible: raw.has_deductible,
        limit,
    })
}

pub(super) fn legal_limits(context: &mut CheckContext) -> Vec<LegalLimit> {
    let mut limits: Vec<LegalLimit> = Vec::new();
    for entry in &context.sections.legal_limits.entries {
        let Some(raw) = &entry.raw else { continue };
        let sources = context.sources(&entry.at, &raw.sources);
        let at = entry.at.key("year");
        let Some(of) = year(context, &at, raw.year) else {
            continue;
        };
        if limits.iter().any(|known| known.year == of) {
            context.problem(&at, format!("the year {of} stands twice"));
        }
        limits.push(LegalLimit {
            year: of,
            amount: raw.out_of_pocket_max.0,
            sources,
            note: raw.note.clone(),
        });
    }
    limits.sort_by_key(|limit| limit.year);
    limits
}

pub(super) fn index(
    context: &mut CheckContext,
    at: &Location,
    raw: &RawPriceIndex,
) -> Option<PriceIndex> {
    let sources = context.sources(at, &raw.sources);
    let years = at.key("by-year");
    if raw.by_year.is_empty() {
        context.problem(&years, "name the level of at least one year");
    }
    let mut by_year = Vec::new();
    for (of, level) in &raw.by_year {
        let at = years.key(&of.to_string());
        let of = year(context, &at, u64::from(*of))?;
        let Some(level) = thousandths(*level) else {
            context.problem(
                &at,
                format!(
                    "expected a level such as 580.102 with at most three decimals, found {level}"
                ),
            );
            continue;
        };
        by_year.push((of, level));
    }
    Some(PriceIndex {
        id: raw.id.clone(),
        series: raw.series.clone(),
        label: raw.label.clone(),
        use_for: raw.use_for.clone(),
        by_year,
        sources,
    })
}

/// A level above 0 in thousandths, when it has no more decimals than that.
fn thousandths(level: f64) -> Option<u32> {
    let scaled = (level * 1000.0).round();
    let is_exact = (scaled / 1000.0 - level).abs() < 1e-9;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "within the limits tested beside it"
    )]
    (is_exact && (1.0..=4e9).contains(&scaled)).then_some(scaled as u32)
}

/// The year of a whole number that may be left out; `Err` where it does not hold, which is told.
pub(super) fn optional_year(
    context: &mut CheckContext,
    at: &Location,
    raw: Option<u64>,
) -> Result<Option<u16>, AlreadyReported> {
    match raw {
        None => Ok(None),
        Some(of) => year(context, at, of).map(Some).ok_or(AlreadyReported),
    }
}
