//! Insurance plans in words: how they share, and what every sum with one takes for granted.

use super::service_line::{flat_copay, line, name, one, service_terms};
use crate::knowledge::{
    Bound, CostSharing, LegalLimit, MedicareTerms, OtherDeductible, Outside, Policy, PrivateTerms,
    Spent, Terms, Towards, YearStart,
};
use crate::values::{Fraction, Money, join_with, plural};

/// What Medicare asks for, as far as it is known.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct MedicareSummary {
    /// The calendar year of the amounts.
    pub(crate) year: Option<u16>,
    /// The Part A deductible.
    pub(crate) part_a: Option<Money>,
    /// The Part B deductible.
    pub(crate) part_b: Option<Money>,
    /// The person's share after the deductible.
    pub(crate) coinsurance: Option<Fraction>,
    /// What fills the gaps, with the copays that hold.
    pub(crate) policy: Option<Policy>,
    /// That policy's own deductible or yearly limit.
    pub(crate) own_amount: Option<Money>,
}

/// The numbers of a plan in a sentence or two. `discount`: what is taken off a list price without insurance.
pub(crate) fn terms(
    terms: &Terms,
    medicare: MedicareSummary,
    discount: Option<Fraction>,
) -> String {
    match terms {
        Terms::Private(terms) => private(terms),
        Terms::Medicare(terms) => original(terms, medicare),
        Terms::Uninsured { .. } => {
            let discount = discount.map_or(String::new(), |discount| {
                format!(" Where only a list price is known, {discount} are taken off it.")
            });
            format!("You pay the whole cash price; nothing limits it.{discount}")
        }
    }
}

/// The same in a list of plans, whatever the year.
pub(crate) fn in_short(terms: &Terms, policy: Option<&Policy>) -> String {
    match terms {
        Terms::Private(terms) => private(terms),
        Terms::Medicare(MedicareTerms { policy: None, .. }) => {
            "You pay the Part B deductible, then your share, without a yearly limit.".to_owned()
        }
        Terms::Medicare(_) => {
            let left = policy.map_or(Vec::new(), |policy| left_by(policy, "the Part B deductible"));
            format!("You pay {}; the policy pays the rest.", all_of(&left))
        }
        Terms::Uninsured { .. } => "You pay the cash price.".to_owned(),
    }
}

fn all_of(left: &[String]) -> String {
    if left.is_empty() { "nothing".to_owned() } else { join_with(left, "and") }
}

/// What a policy leaves to the person of what Medicare allows. `part_b`: that deductible, as the sentence names it.
fn left_by(policy: &Policy, part_b: &str) -> Vec<String> {
    let mut left = Vec::new();
    let mut part = |paid: Fraction, what: &str| match paid.rest() {
        Fraction::ZERO => {}
        Fraction::ALL => left.push(what.to_owned()),
        rest => left.push(format!("{rest} of {what}")),
    };
    part(policy.part_b_deductible, part_b);
    part(policy.part_b_share, "your share under Part B");
    part(policy.part_a_deductible, "the Part A deductible");
    part(policy.nursing_days, "the share of days in skilled nursing");
    left.extend(policy.visit_copay.map(|copay| format!("up to {copay} a visit")));
    let emergency = policy.emergency_copay;
    left.extend(emergency.map(|copay| format!("up to {copay} in the emergency room")));
    left
}

fn original(terms: &MedicareTerms, medicare: MedicareSummary) -> String {
    let known = |amount: Option<Money>| {
        amount.map_or("the year of the service".to_owned(), |amount| amount.to_string())
    };
    let year = medicare.year.map_or(String::new(), |year| format!(" in {year}"));
    let part_b = format!("the Part B deductible of {}{year}", known(medicare.part_b));
    let Some(policy) = medicare.policy.filter(|_| terms.policy.is_some()) else {
        let part_a = medicare
            .part_a
            .map_or_else(|| format!("of {}", known(None)), |amount| amount.to_string());
        let percent =
            medicare.coinsurance.map_or(String::new(), |coinsurance| coinsurance.to_string());
        return format!(
            "You pay {part_b}, then {percent} of what Medicare allows, without a yearly limit. For one hospital outpatient service the {percent} stops at the Part A deductible ({part_a}). For a hospital stay you pay the Part A deductible once per benefit period."
        );
    };
    let own = medicare.own_amount.map_or("that of the year".to_owned(), |own| own.to_string());
    let left = all_of(&left_by(&policy, &part_b));
    let pays = format!("You pay {left}; the Medigap plan pays the rest of what Medicare allows.");
    if policy.has_deductible {
        return format!(
            "First you pay all that Medicare leaves to you, up to the policy's own deductible ({own}). After it: {pays}"
        );
    }
    if policy.limit.is_some() {
        return format!("{pays} Once you have paid the yearly limit ({own}), it pays all of it.");
    }
    pays
}

fn private(terms: &PrivateTerms) -> String {
    let limit = terms.limit.as_ref().map_or("There is no yearly limit.".to_owned(), |limit| {
        format!(
            "You never pay more than {} in a plan year (the out-of-pocket limit).",
            bound(limit)
        )
    });
    let copays = terms.services.iter().filter_map(|(service, terms)| {
        Some(format!("{} for {}", flat_copay(terms)?, one(*service)))
    });
    let copays: Vec<String> = copays.collect();
    let copays = if copays.is_empty() {
        String::new()
    } else {
        format!(" Flat copay outside the deductible: {}.", copays.join(", "))
    };
    let lines = terms.services.iter().filter(|(_, terms)| flat_copay(terms).is_none());
    let lines: Vec<String> =
        lines.map(|(of, terms)| format!("{}: {}", name(*of), service_terms(terms, *of))).collect();
    let lines = if lines.is_empty() {
        String::new()
    } else {
        format!(" By service: {}.", lines.join("; "))
    };
    let mut sentences = vec![format!("{} {limit}{copays}{lines}", first(terms))];
    sentences.extend(terms.others.iter().map(other_deductible));
    sentences.join(" ")
}

/// The deductible, and what holds after it.
fn first(terms: &PrivateTerms) -> String {
    let (deductible, share) = (&terms.deductible, terms.rest.coinsurance);
    if terms.rest != CostSharing::percentage(share) {
        let rest = line(&terms.rest, None);
        return format!(
            "The deductible of a plan year is {}. A service without a line of its own: {rest}.",
            bound(deductible)
        );
    }
    let amount = bound(deductible);
    match (deductible.for_one() == Money::ZERO, share == Fraction::ZERO) {
        (true, true) => "No deductible, and nothing to pay.".to_owned(),
        (true, false) => {
            format!("No deductible: you pay {share} of every bill (the coinsurance).")
        }
        (false, true) => format!(
            "You pay all of the first {amount} of a plan year (the deductible), then nothing more."
        ),
        (false, false) => format!(
            "You pay all of the first {amount} of a plan year (the deductible), then {share} of the rest (the coinsurance)."
        ),
    }
}

/// One person's amount, and the family's.
pub(crate) fn bound(bound: &Bound) -> String {
    match (bound.person, bound.family) {
        (Some(person), Some(family)) => format!("{person} (the family: {family})"),
        (Some(person), None) => person.to_string(),
        (None, family) => format!("{} of the family together", family.unwrap_or_default()),
    }
}

/// A deductible of some services alone.
pub(crate) fn other_deductible(of: &OtherDeductible) -> String {
    let services: Vec<&str> = of.services.iter().map(|of| name(*of)).collect();
    format!(
        "A deductible of its own, {}, holds for {}.",
        bound(&of.amount),
        join_with(&services, "and")
    )
}

/// What holds outside the network.
pub(crate) fn outside(of: &Outside) -> String {
    let above = if of.balance_billing {
        " You also owe what is billed above the allowed amount."
    } else {
        ""
    };
    match &of.terms {
        None => "Not covered: you pay all of it, and it counts towards nothing.".to_owned(),
        Some(terms) => format!("{}{above}", private(terms)),
    }
}

pub(crate) fn starts(starts: YearStart) -> String {
    format!("The plan year starts on {:02}-{:02} (month and day).", starts.month, starts.day)
}

pub(crate) fn spent(spent: Spent) -> String {
    let Spent { deductible, out_of_pocket, others, lifetime_days } = spent;
    let mut text = format!(
        "Paid so far this plan year: {deductible} to the deductible, {out_of_pocket} in all."
    );
    if others.deductible > Money::ZERO || others.out_of_pocket > Money::ZERO {
        text.push_str(&format!(
            " Others of the family: {} to the deductible, {} in all.",
            others.deductible, others.out_of_pocket
        ));
    }
    if lifetime_days > 0 {
        let days = plural(usize::from(lifetime_days), "day", "days");
        text.push_str(&format!(
            " Of the days in hospital that Medicare gives once in a life, {days} are used."
        ));
    }
    text
}

/// Lines that do not say whether the deductible applies, and are taken to be outside it.
pub(crate) fn unsaid_deductible(terms: &PrivateTerms) -> Option<String> {
    let unsaid = terms.services.iter().filter(|(_, terms)| {
        !terms.says_deductible && terms.lines().any(|line| line.deductible == Towards::Nothing)
    });
    let unsaid: Vec<&str> = unsaid.map(|(of, _)| name(*of)).collect();
    let may_matter = terms.deductible.for_one() > Money::ZERO && !unsaid.is_empty();
    may_matter.then(|| {
        format!(
            "The plan file does not say whether the deductible applies to the copay for {}; it is taken not to. Many plans print at the top of their table that it does: then add `after deductible`.",
            join_with(&unsaid, "and")
        )
    })
}

/// Prices that are one lump go through the line for everything else.
pub(crate) const LUMPS: &str = "A price that is one lump (all parts together) goes through your plan's share for everything else: its lines for single services, such as a visit or a stay, play no part in it.";

/// Services that cost a copay for each day of a stay, where no price tells the days.
pub(crate) fn unknown_days(terms: &PrivateTerms) -> Option<String> {
    let by_day = terms.services.iter().filter(|(_, terms)| {
        terms.lines().any(|line| line.copay.is_some_and(|copay| copay.days.is_some()))
    });
    let by_day: Vec<&str> = by_day.map(|(of, _)| name(*of)).collect();
    (!by_day.is_empty()).then(|| {
        format!(
            "No price tells how many days a stay has: where the plan asks for a copay a day ({}), all the days are taken that it can ask for.",
            join_with(&by_day, "and")
        )
    })
}

/// More was spent on something than the plan asks for.
pub(crate) fn met(what: &str, asked: Money) -> String {
    format!("The {what} of {asked} is met.")
}

/// Why some numbers of a plan were chosen that no source gives.
pub(crate) fn chosen(of: &[String], assumption: &str) -> String {
    format!("About the {}: {assumption}", join_with(of, "and").replace('-', " "))
}

/// The yearly limit is above what the law allows: likely a slip of the pen.
pub(crate) fn over_the_law(limit: &LegalLimit) -> String {
    format!(
        "The yearly limit is above the {} that the law lets most private plans ask of one person in {}. Is it right?",
        limit.amount, limit.year
    )
}

/// What every sum with this plan takes for granted. `of_year`: a preset's amounts are those of that year.
pub(crate) fn taken_for_granted(terms: &Terms, of_year: Option<u16>) -> Vec<String> {
    match terms {
        Terms::Private(terms) => {
            let is_all = terms.outside.is_none()
                && terms.rest.is_covered
                && terms
                    .services
                    .iter()
                    .all(|(_, terms)| terms.lines().all(|line| line.is_covered));
            let otherwise = if is_all { "" } else { ", where no line says otherwise" };
            let mut taken = vec![
                format!("Everything is covered and in the plan's network{otherwise}."),
                match of_year {
                    Some(year) => {
                        format!("The plan's amounts, those of {year}, hold in every plan year.")
                    }
                    None => "The plan's amounts hold in every plan year.".to_owned(),
                },
            ];
            taken.extend(unsaid_deductible(terms));
            taken
        }
        Terms::Medicare(_) => vec![
            "Medicare covers everything here, and the doctors take what Medicare allows."
                .to_owned(),
        ],
        Terms::Uninsured { .. } => Vec::new(),
    }
}
