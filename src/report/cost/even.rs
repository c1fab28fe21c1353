//! The break-even point on the page: how many sessions cost as much as what is done once.

use super::words;
use crate::answer::CostReport;
use crate::cost::Meeting;
use crate::report::citations::Citations;
use crate::report::{Block, Text};

pub(super) fn break_even(report: &CostReport, citations: &mut Citations) -> Vec<Block> {
    let Some(found) = &report.break_even else {
        return Vec::new();
    };
    let (session, once) = (report.heading(found.sessions), report.heading(found.once));
    let mut items = Vec::new();
    let [least, typical, most] = found.total;
    if let Some(typical) = typical {
        items.push(
            Text::strong("In all, at typical prices: ").then(meeting(&session, &once, &typical)),
        );
    }
    if let (Some(least), Some(most)) = (least, most)
        && least.sessions != most.sessions
    {
        items.push(Text::strong("In all, over the whole range: ").then(format!(
            "from {} (the dearest sessions against the cheapest \"{once}\": {}) to {} (the cheapest sessions against the dearest: {}).",
            words::session_count(least.sessions),
            of_sessions(&least),
            words::session_count(most.sessions),
            of_sessions(&most)
        )));
    }
    if let Some(patient) = &found.patient {
        items.push(match &patient.in_one_year {
            Some(found) => Text::strong("For you, all in one plan year: ")
                .then(meeting(&session, &once, found)),
            None => Text::strong("For you, all in one plan year: ").then(format!(
                "never. However many sessions, they leave you less to pay than the {} of \"{once}\".",
                patient.once
            )),
        });
        let pace = words::sessions(crate::cost::Sessions { low: patient.pace, high: patient.pace });
        items.push(match &patient.at_pace {
            Some(found) => Text::strong(format!("For you, {pace} in each plan year: "))
                .then(meeting(&session, &once, found)),
            None => Text::strong(format!("For you, {pace} in each plan year: "))
                .then(format!("not within {} sessions.", crate::cost::MOST_SESSIONS)),
        });
    }
    vec![
        Block::heading(2, format!("How many sessions cost as much as \"{once}\"?")),
        Block::List { ordered: false, items },
        Block::Paragraph(even_words(report, citations)),
    ]
}

/// What the count does not say; and the rule of a payer that so many sessions would run into.
fn even_words(report: &CostReport, citations: &mut Citations) -> Text {
    let has_more = report.model().years > 1
        || report.model().strategies.iter().any(|strategy| !strategy.additions.is_empty());
    let only = if has_more {
        " It is about the treatments alone, without what was added, and not about --years."
    } else {
        ""
    };
    let text = Text::quiet(format!(
        "A count of money only: it says nothing about what helps, or how long.{only}"
    ));
    let Some((_, limit)) = report.even_limit else {
        return text;
    };
    let criterion = &report.knowledge.criteria[limit.criterion];
    let rule_set = &report.knowledge.rule_sets[limit.rule_set];
    let numbers = citations.cite(&criterion.sources, Some(rule_set.provenance));
    text.then(format!(
        " So many sessions in twelve months may not all be paid for: \"{}\" ({}).",
        criterion.text, rule_set.label
    ))
    .then_notes(numbers)
}

fn of_sessions(meeting: &Meeting) -> String {
    format!("{} together, against {}", meeting.cost, meeting.once)
}

fn meeting(session: &str, once: &str, found: &Meeting) -> String {
    if found.is_exact() {
        return format!(
            "{} of \"{session}\" cost exactly as much as \"{once}\": {}.",
            words::session_count(found.sessions),
            found.cost
        );
    }
    format!(
        "{} of \"{session}\" cost at least as much as \"{once}\" ({} against {}); one fewer costs less.",
        words::session_count(found.sessions),
        found.cost,
        found.once
    )
}
