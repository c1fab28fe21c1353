//! The break-even point on the page: how many sessions cost as much as what is done once.

use crate::answer::CostReport;
use crate::answer::cost::{BreakEvenEntry, OwnMeetingsEntry};
use crate::cost::{Meeting, Sessions};
use crate::report::citations::Citations;
use crate::report::{Block, Text};
use crate::wording::{cost, uncertainty as words};

pub(super) fn blocks(report: &CostReport, citations: &mut Citations) -> Vec<Block> {
    let Some(found) = &report.break_even else {
        return Vec::new();
    };
    let once = &found.once_name;
    let meeting = |meeting: &Meeting| words::meeting(&found.sessions_of_name, once, meeting);
    let mut items = Vec::new();
    items.extend(
        found
            .total
            .typical
            .as_ref()
            .map(|typical| Text::strong("In all, at typical prices: ").then(meeting(typical))),
    );
    if let (Some(fewest), Some(most)) = (&found.total.fewest, &found.total.most)
        && fewest.sessions != most.sessions
    {
        items.push(
            Text::strong("In all, over the whole range: ")
                .then(words::meetings(once, fewest, most)),
        );
    }
    if let Some(patient) = &found.patient_share {
        let OwnMeetingsEntry { once: amount, in_one_plan_year, sessions_a_year, .. } = patient;
        let at_once =
            in_one_plan_year.as_ref().map_or_else(|| words::never(once, *amount), meeting);
        items.push(Text::strong("For you, all in one plan year: ").then(at_once));
        let pace = cost::sessions(Sessions { low: *sessions_a_year, high: *sessions_a_year });
        let at_pace = patient.at_that_pace.as_ref().map_or_else(words::not_within, meeting);
        items.push(Text::strong(format!("For you, {pace} in each plan year: ")).then(at_pace));
    }
    let beyond = Block::Paragraph(what_it_leaves_out(report, found, citations));
    let title = format!("How many sessions cost as much as \"{once}\"?");
    vec![Block::section(title, vec![Block::list(items), beyond])]
}

/// What the count does not say; and the rule of a payer that so many sessions would run into.
fn what_it_leaves_out(
    report: &CostReport,
    found: &BreakEvenEntry,
    citations: &mut Citations,
) -> Text {
    let has_more =
        report.years > 1 || report.strategies.iter().any(|entry| !entry.additions.is_empty());
    let text = Text::quiet(words::money_only(has_more));
    match &found.coverage_limit {
        None => text,
        Some(limit) => {
            let numbers = citations.cite(&limit.sources.refs, Some(limit.provenance));
            text.then(words::not_all_paid(limit.text, limit.rule_set_label)).then_notes(numbers)
        }
    }
}
