//! Checks how a private plan shares bills: its deductibles, its limit, its table of services, and what holds outside its network.

use super::line;
use super::plan::{is_written, missing};
use crate::knowledge::check::context::{CheckContext, Location};
use crate::knowledge::raw::{DEFAULT, RawBound, RawOtherDeductible, RawOutside, RawPlan};
use crate::knowledge::{
    Bound, Copay, CostSharing, MOST_DEDUCTIBLES, OtherDeductible, Outside, PrivateTerms, Service,
    ServiceTerms, Towards,
};
use crate::values::{Fraction, Money};
use crate::yaml::{Amount, Content, Proportion};

/// A private plan's terms.
pub(super) fn private(
    context: &mut CheckContext,
    at: &Location,
    raw: &RawPlan,
    is_advantage: bool,
) -> Option<PrivateTerms> {
    let sharing = NetworkSharing {
        coinsurance: raw.coinsurance,
        is_advantage,
        deductible_is_needed: true,
        others: raw.other_deductibles.as_deref().unwrap_or_default(),
    };
    let mut terms = sharing.terms(context, at);
    for (name, Amount(amount)) in &raw.copays {
        let at = at.key("copays").key(name);
        let service = context.word(&at, name).and_then(|word| of_plan(context, &at, word));
        let Some(service) = service else { continue };
        let Some(terms) = &mut terms else { continue };
        if terms.services.iter().any(|(known, _)| *known == service) {
            context.problem_with_hint(
                &at,
                format!("`{name}` stands in `copays` and in `services`"),
                "keep the line in `services`",
            );
            continue;
        }
        let copay = Some(Copay { amount: *amount, days: None });
        let line = CostSharing {
            copay,
            deductible: Towards::Nothing,
            ..CostSharing::percentage(Fraction::ZERO)
        };
        terms.services.push((service, ServiceTerms::every(line)));
    }
    let outside = match &raw.out_of_network {
        None => Some(None),
        Some(_) => outside(context, &at.key("out-of-network"), is_advantage)
            .map(|outside| Some(Box::new(outside))),
    };
    let mut terms = terms?;
    terms.services.sort_by_key(|(service, _)| *service);
    terms.outside = outside?;
    Some(terms)
}

/// What is read in the same way inside the network and outside it.
struct NetworkSharing<'r> {
    coinsurance: Option<Proportion>,
    is_advantage: bool,
    deductible_is_needed: bool,
    others: &'r [RawOtherDeductible],
}

impl NetworkSharing<'_> {
    fn terms(&self, context: &mut CheckContext, at: &Location) -> Option<PrivateTerms> {
        let deductible = bound(context, &at.key("deductible"));
        let limit = bound(context, &at.key("out-of-pocket-max"));
        let services = at.key("services");
        let has_default = is_written(&services, DEFAULT);
        if self.deductible_is_needed && !is_written(at, "deductible") {
            missing(context, at, "deductible", "0 where the plan has none");
        }
        match (self.coinsurance, has_default) {
            (None, false) if !is_written(at, "coinsurance") => {
                missing(
                    context,
                    at,
                    "coinsurance",
                    "your share after the deductible, 0.20 for 20 percent",
                );
            }
            (Some(_), true) => context.problem_with_hint(
                &services.key(DEFAULT),
                "`coinsurance` and the line `default` both say what holds for the rest",
                "keep one of them",
            ),
            _ => {}
        }
        is_not_below(context, at, deductible, limit);
        let Proportion(coinsurance) = self.coinsurance.unwrap_or(Proportion(Fraction::ZERO));
        let mut rest = CostSharing::percentage(coinsurance);
        if has_default {
            rest = line::every(context, &services.key(DEFAULT), &rest)?;
        }
        let lines = table(context, &services, &rest);
        let others = self.other_deductibles(context, &at.key("other-deductibles"));
        let is_told = self.deductible_is_needed && deductible.is_none();
        Some(PrivateTerms {
            is_advantage: self.is_advantage,
            deductible: deductible.or((!is_told).then(|| Bound::of_person(Money::ZERO)))?,
            limit,
            rest,
            services: lines,
            others,
            outside: None,
        })
    }

    fn other_deductibles(&self, context: &mut CheckContext, at: &Location) -> Vec<OtherDeductible> {
        if self.others.len() >= MOST_DEDUCTIBLES {
            context.problem(at, format!("at most {} stand here", MOST_DEDUCTIBLES - 1));
        }
        let mut found: Vec<OtherDeductible> = Vec::new();
        for (at, raw) in at.each(self.others) {
            let mut services = Vec::new();
            for (at, service) in at.key("services").each(&raw.services) {
                let Some(service) = of_plan(context, &at, *service) else { continue };
                let known = found.iter().flat_map(|other| &other.services).chain(&services);
                if known.into_iter().any(|known| *known == service) {
                    context.problem(
                        &at,
                        format!("`{}` has two deductibles of its own", service.slug()),
                    );
                }
                services.push(service);
            }
            if raw.services.is_empty() && context.stands(&at.key("services")) {
                context.problem(&at.key("services"), "name at least one service");
            }
            if let Some(amount) = bound(context, &at.key("amount")) {
                found.push(OtherDeductible { services, amount });
            }
        }
        found
    }
}

/// The limit includes the deductible.
fn is_not_below(
    context: &mut CheckContext,
    at: &Location,
    deductible: Option<Bound>,
    limit: Option<Bound>,
) {
    let (Some(deductible), Some(limit)) = (deductible, limit) else { return };
    let pairs = [
        (limit.person.or(limit.family), deductible.person.or(deductible.family)),
        (limit.family, deductible.family),
    ];
    let below = pairs.into_iter().find_map(|(limit, deductible)| {
        let (limit, deductible) = (limit?, deductible?);
        (limit < deductible).then_some((limit, deductible))
    });
    if let Some((limit, deductible)) = below {
        context.problem_with_hint(
            &at.key("out-of-pocket-max"),
            format!("the yearly limit ({limit}) is less than the deductible ({deductible})"),
            "the limit includes the deductible; are the two mixed up?",
        );
    }
}

/// Lines by service, in the order of the vocabulary.
pub(super) fn table(
    context: &mut CheckContext,
    at: &Location,
    rest: &CostSharing,
) -> Vec<(Service, ServiceTerms)> {
    let mut lines = Vec::new();
    match at.document.node(&at.path).map(|node| &node.content) {
        None => {}
        Some(Content::Map(_)) => {
            let names: Vec<String> = at
                .document
                .keys(&at.path)
                .filter(|key| *key != DEFAULT)
                .map(str::to_owned)
                .collect();
            for name in names {
                let at = at.key(&name);
                let service = context.word(&at, &name).and_then(|word| of_plan(context, &at, word));
                if let Some(service) = service
                    && let Some(terms) = line::terms(context, &at, rest)
                {
                    lines.push((service, terms));
                }
            }
        }
        Some(_) => context.problem_with_hint(
            at,
            "expected services with what each costs",
            "write lines such as `imaging: 50% coinsurance after deductible`",
        ),
    }
    lines.sort_by_key(|(service, _)| *service);
    lines
}

/// A service that a plan can cover.
fn of_plan(context: &mut CheckContext, at: &Location, service: Service) -> Option<Service> {
    if service == Service::OwnPocket {
        context.problem(at, "what no plan covers has no copay");
        return None;
    }
    Some(service)
}

/// An amount of one person, or of each person and the family.
fn bound(context: &mut CheckContext, at: &Location) -> Option<Bound> {
    let node = at.document.node(&at.path).filter(|node| !node.is_nothing())?;
    if !matches!(node.content, Content::Map(_)) {
        return context.decode(at).map(|Amount(amount)| Bound::of_person(amount));
    }
    let raw: RawBound = context.decode(at)?;
    let money = |amount: Option<Amount>| amount.map(|Amount(amount)| amount);
    let bound = Bound { person: money(raw.person), family: money(raw.family) };
    match (bound.person, bound.family) {
        (None, None) => {
            context.problem_with_hint(
                at,
                "no amount is given",
                "write `{person: 4500, family: 9000}`, or `{family: 9000}` where only the family's counts",
            );
            None
        }
        (Some(person), Some(family)) if family < person => {
            context.problem_with_hint(
                at,
                format!("the family's ({family}) is less than one person's ({person})"),
                "are the two mixed up?",
            );
            None
        }
        _ => Some(bound),
    }
}

fn outside(context: &mut CheckContext, at: &Location, is_advantage: bool) -> Option<Outside> {
    let node = at.document.node(&at.path)?;
    if !matches!(node.content, Content::Map(_)) {
        let line = line::every(context, at, &CostSharing::not_covered())?;
        if line.is_covered {
            context.problem_with_hint(
                at,
                "outside the network a plan has a deductible and a share of its own",
                "write `not covered`, or `{deductible: 9000, coinsurance: 0.50}`",
            );
        }
        return Some(Outside { terms: None, balance_billing: true });
    }
    let raw: RawOutside = context.decode(at)?;
    let sharing = NetworkSharing {
        coinsurance: raw.coinsurance,
        is_advantage,
        deductible_is_needed: false,
        others: &[],
    };
    let terms = sharing.terms(context, at)?;
    Some(Outside { terms: Some(terms), balance_billing: raw.balance_billing })
}
