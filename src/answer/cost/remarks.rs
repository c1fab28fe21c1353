//! What an answer takes for granted, what is worth knowing beside its sums, and what else is published.

use super::super::{Cited, Missing, with_missing};
use super::prices::PriceEntry;
use super::reckoning::Reckoning;
use crate::cost::{CoverageLimit, End, Estimate, QuotedPrice, Repeat, Strategy, Timing};
use crate::knowledge::{Criterion, Price, PriceBasis, Provenance, RuleSet, Service};
use crate::wording::{cost as words, plan as plan_words};
use schemars::JsonSchema;
use serde::Serialize;

/// Something worth knowing about a column.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RemarkEntry<'k> {
    /// The column.
    pub treatment: &'k str,
    /// What it is called.
    pub name: String,
    /// What to know.
    pub text: String,
    /// How much of its sources was read.
    pub provenance: Option<Provenance>,
    /// Ids of its sources.
    pub sources: Cited<'k>,
    /// Why a field is null.
    pub missing_because: Missing<'static>,
}

/// Limits of payers, and where the date or the place changes what a person pays.
pub(super) fn worth_knowing<'k>(reckoned: &Reckoning<'k>) -> Vec<RemarkEntry<'k>> {
    let model = reckoned.model();
    let mut remarks = Vec::new();
    let mut add =
        |place: usize, strategy: &Strategy, text: String, rule: Option<CriterionInSet<'k>>| {
            let sources = rule.map_or(Cited::default(), |(criterion, _)| {
                Cited::of(reckoned.query.knowledge, &criterion.sources)
            });
            remarks.push(with_missing!(RemarkEntry {
                treatment: reckoned.named(strategy.of).id,
                name: reckoned.heading(place),
                text,
                provenance: unless(
                    rule.map(|(_, rule_set)| rule_set.provenance),
                    "it was reckoned here",
                ),
                sources,
            }));
        };
    for (place, (strategy, limits)) in model.strategies.iter().zip(&reckoned.limits).enumerate() {
        for limit in limits {
            let rule = rule(reckoned, *limit);
            let text = words::too_many(model.sessions.high, rule.0, rule.1);
            add(place, strategy, text, Some(rule));
        }
    }
    for (place, (strategy, estimate)) in reckoned.priced().enumerate() {
        if let Some(timing) = estimate.timing {
            // So many sessions in one year may be more than a payer pays for.
            let sessions = model.sessions.high.saturating_mul(model.years);
            let packed = matches!(timing, Timing::OneYear { .. })
                .then(|| reckoned.limits(strategy, sessions).first().copied())
                .flatten()
                .map(|limit| rule(reckoned, limit));
            let at_once = packed.map_or(String::new(), |(criterion, rule_set)| {
                words::too_many_at_once(criterion, rule_set)
            });
            add(place, strategy, format!("{}{at_once}", words::timing(timing)), packed);
        }
        if let Some(text) = of_the_place(reckoned, estimate) {
            add(place, strategy, text, None);
        }
    }
    for (dear, (strategy, dearer)) in reckoned.priced().enumerate() {
        for (cheap, (other, cheaper)) in reckoned.priced().enumerate() {
            let (Some(less), Some(more)) = (dearer.patient, cheaper.patient) else {
                continue;
            };
            if strategy.of == other.of
                && dearer.total.low > cheaper.total.high
                && less.high < more.low
            {
                let cheaper = reckoned.heading(cheap);
                add(dear, strategy, words::dearer_is_less(&cheaper, why_less(reckoned)), None);
            }
        }
    }
    remarks
}

type CriterionInSet<'k> = (&'k Criterion, &'k RuleSet);

fn rule<'k>(reckoned: &Reckoning<'k>, limit: CoverageLimit) -> CriterionInSet<'k> {
    let knowledge = reckoned.query.knowledge;
    (&knowledge.criteria[limit.criterion], &knowledge.rule_sets[limit.rule_set])
}

fn why_less(reckoned: &Reckoning) -> &'static str {
    words::why_less(reckoned.query.plan.as_ref().is_some_and(super::NamedPlan::is_medicare))
}

/// Where the place changes what is paid in all, and what that does to the person's part.
fn of_the_place(reckoned: &Reckoning, estimate: &Estimate) -> Option<String> {
    reckoned.query.plan.as_ref()?;
    let at = |wanted: End| {
        let scenario = estimate.scenarios.iter().find(|scenario| scenario.end == wanted)?;
        Some(scenario.totals)
    };
    let (low, high) = (at(End::Low)?, at(End::High)?);
    if high.total <= low.total || high.patient > low.patient {
        None
    } else if high.patient < low.patient {
        Some(words::dearest_is_less(high, low, why_less(reckoned)))
    } else {
        // With the first step of a pathway alone it may be less.
        let is_one = estimate.patient.is_some_and(|own| own.is_one_amount());
        is_one.then(|| words::all_the_same(low.patient))
    }
}

/// Other published figures for the same treatments: prices of other kinds, and what is billed before discounts, told apart.
pub(super) fn also_published<'k>(
    reckoned: &Reckoning<'k>,
) -> (Vec<PriceEntry<'k>>, Vec<PriceEntry<'k>>) {
    let knowledge = reckoned.query.knowledge;
    let prices = &knowledge.costs.prices;
    let used: Vec<_> = reckoned.model().quotes.iter().filter_map(QuotedPrice::price).collect();
    let is_other = |price: &Price| match price.basis {
        PriceBasis::Reported => true,
        PriceBasis::Charge => false,
        PriceBasis::OfficialRate
        | PriceBasis::Paid
        | PriceBasis::Posted
        | PriceBasis::Estimate
        | PriceBasis::BuiltUp => {
            price.payer == Some(reckoned.payer) && !price.is_default && price.variants.is_empty()
        }
    };
    let entries = |fits: &dyn Fn(&Price) -> bool| {
        prices
            .refs()
            .filter(|(pointer, price)| {
                fits(price)
                    && !used.contains(pointer)
                    && used.iter().any(|used| prices[*used].of == price.of)
            })
            .map(|(_, price)| PriceEntry::of(knowledge, price))
            .collect()
    };
    (entries(&is_other), entries(&|price| price.basis == PriceBasis::Charge))
}

/// Everything that was taken for granted, the particular first.
pub(super) fn taken_for_granted(reckoned: &Reckoning) -> Vec<String> {
    let knowledge = reckoned.query.knowledge;
    let model = reckoned.model();
    let mut taken = Vec::new();
    let index = &knowledge.costs.indexes[reckoned.index].label;
    for (place, priced) in model.quotes.iter().enumerate() {
        let thing = reckoned.thing(place);
        let quote = match priced {
            QuotedPrice::Known(quote) => quote,
            QuotedPrice::Own { bill, year, .. } => {
                taken.push(words::own_amount(&thing, bill.amount, *year));
                continue;
            }
        };
        let price = &knowledge.costs.prices[quote.price];
        taken.extend(quote.remarks.iter().map(|remark| words::remark(&thing, remark, index)));
        // An official rate speaks for itself; how any other figure was come by must be said.
        if let Some(note) = price.note.as_ref().filter(|_| price.basis != PriceBasis::OfficialRate)
        {
            taken.push(format!("{thing}: {note}"));
        }
        if let Some(incomplete) = &price.incomplete {
            taken.push(words::not_whole(&thing, incomplete));
        } else if !price.not_included.is_empty() {
            taken.push(words::on_top(&thing, &price.not_included));
        }
    }
    let any = |is_so: fn(&Strategy) -> bool| model.strategies.iter().any(is_so);
    if any(|strategy| strategy.first.repeat == Repeat::Sessions)
        && reckoned.query.sessions.is_none()
        && model.sessions.high == 1
    {
        taken.push(words::ONE_SESSION.to_owned());
    }
    if model.years > 1 {
        taken.push(words::years_alike(model.years));
    }
    if any(Strategy::is_pathway) {
        taken.push(words::SECOND_STEP.to_owned());
    }
    if any(|strategy| !strategy.additions.is_empty()) {
        taken.push(words::ADDED.to_owned());
    }
    if let Some(plan) = &reckoned.query.plan {
        taken.extend(plan.taken_for_granted());
        let is_billed = |service: Service| {
            model.quotes.iter().any(|priced| {
                matches!(priced, QuotedPrice::Known(quote) if quote.high.iter().any(|bill| bill.service == service))
            })
        };
        if is_billed(Service::InpatientFacility) {
            taken.extend(plan.unknown_days());
        }
        if plan.has_lines() && is_billed(Service::Other) {
            taken.push(plan_words::LUMPS.to_owned());
        }
        if plan.payer() != reckoned.payer {
            taken.push(words::other_prices(reckoned.payer, plan.payer()));
        }
        if let Some(amounts) = plan.medicare_year
            && amounts != reckoned.price_year()
        {
            taken.push(words::years_differ(amounts, reckoned.price_year()));
        }
    }
    taken.extend(reckoned.frame.assumptions.iter().cloned());
    taken
}
