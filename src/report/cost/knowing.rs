//! What is worth knowing beside the sums: how many go on to a second step, payers' limits, and where the date or the place makes a difference.

use crate::answer::CostReport;
use crate::cost::{Average, CoverageLimit, End, Estimate, Timing};
use crate::knowledge::Terms;
use crate::report::citations::Citations;
use crate::report::{Block, Text};
use crate::values::Money;
use crate::wording::number::decimal;

/// How many go on, by who was counted, and what that means for a hundred people.
pub(super) fn pathways(report: &CostReport, citations: &mut Citations) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (strategy, estimate) in report.priced() {
        let crate::cost::Of::Pathway(pathway) = strategy.of else {
            continue;
        };
        let pathway = &report.knowledge.costs.pathways[pathway];
        let then = report.knowledge.treatments[pathway.then].short.to_lowercase();
        blocks.push(Block::heading(2, format!("How many go on: {}", pathway.label)));
        let mut items: Vec<Text> = pathway
            .chances
            .iter()
            .map(|chance| {
                // Rounded once, so that the two frames add up to a hundred.
                let rounded = (chance.people() * 10.0).round() / 10.0;
                let (people, others) = (decimal(rounded), decimal(100.0 - rounded));
                let count = chance
                    .count
                    .map_or(String::new(), |count| format!(" ({} of {})", count.events, count.of));
                let numbers = citations.cite(&chance.sources, Some(chance.provenance));
                Text::strong(format!("{people} of 100"))
                    .then(format!(
                        "{count} went on to {then}, {others} did not; {}; {}",
                        chance.within, chance.who
                    ))
                    .then_notes(numbers)
            })
            .collect();
        if let Some(branches) = &estimate.branches
            && let Some([low, high]) = branches.average
        {
            items.push(Text::plain(average(report, low, high)));
        }
        blocks.push(Block::List { ordered: false, items });
        if let Some(note) = &pathway.note {
            blocks.push(Block::Paragraph(Text::quiet(note)));
        }
    }
    blocks
}

/// The average of a hundred people at both ends of the chance.
fn average(report: &CostReport, low: Average, high: Average) -> String {
    let people = |average: Average| decimal(f64::from(average.chance) / 100.0);
    let one = |average: Average| {
        let mine = if report.plan.is_some() {
            format!(", and {} of their own", average.totals.patient)
        } else {
            String::new()
        };
        format!("{} a person in all{mine}", average.totals.all)
    };
    let first =
        format!("If {} of 100 go on, the average at typical prices is {}.", people(low), one(low));
    if low.chance == high.chance {
        return first;
    }
    format!("{first} If {} of 100 go on, it is {}.", people(high), one(high))
}

/// Limits of payers, and where the date or the place changes what a person pays.
pub(super) fn worth_knowing(report: &CostReport, citations: &mut Citations) -> Vec<Block> {
    let mut items: Vec<Text> = Vec::new();
    for (place, limit) in &report.limits {
        let sessions = report.model().sessions.high;
        let (rule, numbers) = rule_words(report, limit, citations);
        items.push(
            Text::strong(format!("{}: ", report.heading(*place)))
                .then(format!(
                    "{sessions} sessions in twelve months may not all be paid for. {rule} The sums here take all as covered."
                ))
                .then_notes(numbers),
        );
    }
    for (place, (_, estimate)) in report.priced().enumerate() {
        let name = report.heading(place);
        if let Some(timing) = estimate.timing {
            let text = Text::strong(format!("{name}: ")).then(timing_words(timing));
            // So many sessions in one year may be more than a payer pays for.
            let packed = matches!(timing, Timing::OneYear { .. });
            let limit = report.packed_limits.iter().find(|(of, _)| packed && *of == place);
            items.push(match limit {
                Some((_, limit)) => {
                    let (rule, numbers) = rule_words(report, limit, citations);
                    text.then(format!(" But so many in one year may not all be paid for. {rule}"))
                        .then_notes(numbers)
                }
                None => text,
            });
        }
        items.extend(
            place_words(report, estimate)
                .map(|words| Text::strong(format!("{name}: ")).then(words)),
        );
    }
    items.extend(other_place(report));
    if items.is_empty() {
        return Vec::new();
    }
    vec![
        Block::heading(2, "Worth knowing"),
        Block::List { ordered: false, items },
        Block::Paragraph(Text::quiet(
            "This is about money only. What should be done when is a question for your clinician.",
        )),
    ]
}

/// The same treatment in two columns, of which the dearer leaves the person less to pay.
fn other_place(report: &CostReport) -> Vec<Text> {
    let found: Vec<_> = report.priced().collect();
    let mut items = Vec::new();
    for (dear, (strategy, dearer)) in found.iter().enumerate() {
        for (cheap, (other, cheaper)) in found.iter().enumerate() {
            let (Some(less), Some(more)) = (dearer.patient, cheaper.patient) else {
                continue;
            };
            if strategy.of == other.of
                && dearer.total.low > cheaper.total.high
                && less.high < more.low
            {
                items.push(Text::strong(format!("{}: ", report.heading(dear))).then(format!(
                    "it costs more in all than \"{}\", and leaves you less to pay. {}",
                    report.heading(cheap),
                    why_less(report)
                )));
            }
        }
    }
    items
}

/// Why what costs more can leave the person less to pay.
fn why_less(report: &CostReport) -> &'static str {
    match report.plan.as_ref().map(|plan| &plan.plan.terms) {
        Some(Terms::Medicare(_)) => {
            "For one hospital outpatient service, and for a stay, your part stops at the Part A deductible; elsewhere nothing stops it."
        }
        Some(Terms::Private(_) | Terms::Uninsured { .. }) | None => {
            "A limit of the plan stops your part."
        }
    }
}

/// The rule of a payer that speaks against it, in its own words.
fn rule_words(
    report: &CostReport,
    limit: &CoverageLimit,
    citations: &mut Citations,
) -> (String, Vec<usize>) {
    let criterion = &report.knowledge.criteria[limit.criterion];
    let rule_set = &report.knowledge.rule_sets[limit.rule_set];
    let numbers = citations.cite(&criterion.sources, Some(rule_set.provenance));
    (
        format!(
            "At the last of them this rule speaks against it: \"{}\" ({}).",
            criterion.text, rule_set.label
        ),
        numbers,
    )
}

fn timing_words(timing: Timing) -> String {
    // Of the amounts as they are shown, so that the reader's own subtraction agrees.
    let difference = |less: Money, more: Money| (more.rounded() - less.rounded()).to_string();
    match timing {
        Timing::SecondStep { same_year, next_year } if same_year < next_year => format!(
            "with both in one plan year you pay {same_year}. With the second in the next plan year you pay {next_year}. Having both in one plan year would save {}.",
            difference(same_year, next_year)
        ),
        Timing::SecondStep { same_year, next_year } => format!(
            "with both in one plan year you pay {same_year}. With the second in the next plan year you pay {next_year}, which is {} less.",
            difference(next_year, same_year)
        ),
        Timing::OneYear { spread, together } if together < spread => format!(
            "the deductible starts again each plan year. The same number of sessions inside one plan year would cost you {together} in place of {spread}, {} less.",
            difference(together, spread)
        ),
        Timing::OneYear { spread, together } => format!(
            "the same number of sessions inside one plan year would cost you {together} in place of {spread}, {} more.",
            difference(spread, together)
        ),
        Timing::AfterReset { now, later } if now < later => format!(
            "in this plan year you pay {now}. After it starts again you would pay {later}, {} more, because what you have paid so far no longer counts.",
            difference(now, later)
        ),
        Timing::AfterReset { now, later } => format!(
            "in this plan year you pay {now}. After it starts again you would pay {later}, {} less.",
            difference(later, now)
        ),
    }
}

/// Where the place changes what is paid in all, and what that does to the person's part.
fn place_words(report: &CostReport, estimate: &Estimate) -> Option<String> {
    report.plan.as_ref()?;
    let at = |wanted: End| {
        estimate
            .scenarios
            .iter()
            .find(|scenario| scenario.end == wanted)
            .map(|scenario| scenario.totals)
    };
    let (low, high) = (at(End::Low)?, at(End::High)?);
    if high.all <= low.all {
        return None;
    }
    if high.patient < low.patient {
        let why = why_less(report);
        return Some(format!(
            "the dearest way ({} in all) leaves you less to pay ({}) than the cheapest ({} in all, {} yours). {why}",
            high.all, high.patient, low.all, low.patient
        ));
    }
    (high.patient == low.patient).then(|| {
        format!(
            "what it costs in all makes no difference to you: you pay {} from the cheapest to the dearest.",
            low.patient
        )
    })
}
