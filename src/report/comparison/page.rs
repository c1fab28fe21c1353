//! The comparison as a page: warnings, the decision, the matrix, what is disputed, what to ask, where it all comes from.

use super::ComparisonReport;
use super::cell;
use crate::comparison::{Detail, Row};
use crate::knowledge::{Fact, Finding, Outcome, OutcomeGroup, QuestionScope, Sourced, Treatment};
use crate::report::citations::Citations;
use crate::report::warning::Reader;
use crate::report::{
    Block, Group, Matrix, Page, Text, assessment, colophon, page, phrase, warning,
};
use crate::values::{Ref, join_with, plural};

/// The usual page tells so many disputes in words and names the others.
const DISPUTES_IN_WORDS: usize = 3;

pub(super) fn page(report: &ComparisonReport) -> Page {
    let knowledge = report.knowledge;
    let condition = &knowledge.conditions[report.comparison.condition];
    let mut citations = Citations::default();
    let mut blocks = warning::blocks(
        knowledge,
        &report.assessment,
        Reader::of_comparison(report.profile.given),
        report.detail,
        &mut citations,
    );
    if report.is_stopped() {
        blocks.push(Block::Paragraph(
            Text::plain(
                "The comparison is not shown, because help comes first. To see it all the same: ",
            )
            .then_code("--despite-red-flags"),
        ));
        blocks.extend(colophon::blocks(
            knowledge,
            &citations,
            Detail::Brief,
            report.today,
        ));
        return Page {
            title: Text::plain(&condition.label),
            blocks,
            compact: false,
        };
    }
    if report.detail > Detail::Brief {
        blocks.push(Block::Paragraph(Text::strong(&condition.decision)));
    }
    let others = report.knowledge.conditions.len() > 1;
    if others && !report.profile.condition_named && report.detail > Detail::Brief {
        blocks.push(Block::Paragraph(
            Text::quiet(format!(
                "No condition was named, so this is the first of {}. Others: ",
                report.knowledge.conditions.len()
            ))
            .then_code("--condition")
            .then_quiet(format!(" {}", other_conditions(report))),
        ));
    }
    if report.detail > Detail::Brief {
        blocks.push(Block::Paragraph(Text::plain(&condition.summary)));
    }
    blocks.push(Block::Matrix(matrix(report, &mut citations)));
    if report.detail > Detail::Brief {
        blocks.extend(noticeable(report, &mut citations));
        blocks.extend(quoted(report, &mut citations));
    }
    blocks.extend(disputes(report, &mut citations));
    if report.detail == Detail::Full {
        blocks.extend(natural_course(report, &mut citations));
        blocks.extend(around(report, &mut citations));
        blocks.extend(experience(report));
    }
    if report.profile.given && report.detail > Detail::Brief {
        blocks.extend(assessment::summary(knowledge, &report.assessment));
    }
    blocks.extend(questions(report));
    blocks.extend(colophon::blocks(
        knowledge,
        &citations,
        report.detail,
        report.today,
    ));
    Page {
        title: match report.detail {
            Detail::Brief => Text::plain(&condition.decision),
            Detail::Normal | Detail::Full => Text::plain(&condition.label),
        },
        blocks,
        compact: report.detail == Detail::Brief,
    }
}

/// The ids of the other conditions, to type.
fn other_conditions(report: &ComparisonReport) -> String {
    let ids: Vec<&str> = report
        .knowledge
        .conditions
        .refs()
        .filter(|(pointer, _)| *pointer != report.comparison.condition)
        .map(|(_, condition)| condition.id.as_str())
        .collect();
    join_with(&ids, "or")
}

fn matrix(report: &ComparisonReport, citations: &mut Citations) -> Matrix {
    let knowledge = report.knowledge;
    let mut groups: Vec<Group> = Vec::new();
    let mut cautions: Vec<Ref<Outcome>> = Vec::new();
    for group in OutcomeGroup::ALL {
        let mut rows: Vec<page::Row> = Vec::new();
        if *group == OutcomeGroup::Practical && report.detail > Detail::Brief {
            rows.extend(how_it_works(report, citations));
        }
        for row in &report.comparison.rows {
            if knowledge.outcomes[row.outcome].group == *group {
                rows.push(matrix_row(report, citations, &mut cautions, row));
            }
        }
        if !rows.is_empty() {
            groups.push(Group {
                heading: Text::plain(group_heading(*group)),
                rows,
            });
        }
    }
    if report.detail == Detail::Brief {
        // One screen has no room for headings.
        groups = vec![Group {
            heading: Text::default(),
            rows: groups.into_iter().flat_map(|group| group.rows).collect(),
        }];
    } else {
        groups.extend(uncertain(report));
    }
    Matrix {
        columns: report
            .comparison
            .columns
            .iter()
            .map(|treatment| Text::plain(&knowledge.treatments[*treatment].short))
            .collect(),
        groups,
    }
}

fn group_heading(group: OutcomeGroup) -> &'static str {
    match group {
        OutcomeGroup::Practical => "How it works",
        OutcomeGroup::Effect => "How soon and how much it helps",
        OutcomeGroup::Repeat => "How long it lasts, and whether more is needed",
        OutcomeGroup::Harm => "What can go wrong",
        OutcomeGroup::Recovery => "Getting back to daily life",
        OutcomeGroup::Cost => "What it costs",
    }
}

fn matrix_row(
    report: &ComparisonReport,
    citations: &mut Citations,
    cautions: &mut Vec<Ref<Outcome>>,
    row: &Row,
) -> page::Row {
    let knowledge = report.knowledge;
    let caution = &knowledge.outcomes[row.outcome].caution;
    // A caution that many rows share is said above the first of them.
    let said = cautions
        .iter()
        .any(|outcome| knowledge.outcomes[*outcome].caution == *caution);
    cautions.push(row.outcome);
    let mut notes: Vec<String> = caution.iter().filter(|_| !said).cloned().collect();
    if report.detail == Detail::Normal {
        notes.extend(cell::one_group(knowledge, row).map(|who| format!("Studied: {who}.")));
    }
    page::Row {
        label: Text::plain(cell::label(knowledge, row)),
        caution: (!notes.is_empty()).then(|| Text::plain(notes.join(" "))),
        cells: row
            .cells
            .iter()
            .map(|entry| cell::cell(knowledge, citations, report.detail, row, entry))
            .collect(),
    }
}

/// A part of a treatment's description.
type Part = fn(&Treatment) -> Option<&Sourced>;

/// What is done, and in full where, whether one is asleep, and the way back.
fn how_it_works(report: &ComparisonReport, citations: &mut Citations) -> Vec<page::Row> {
    let knowledge = report.knowledge;
    let treatments: Vec<&Treatment> = report
        .comparison
        .columns
        .iter()
        .map(|treatment| &knowledge.treatments[*treatment])
        .collect();
    let mut rows = vec![page::Row {
        label: Text::plain("What is done"),
        caution: None,
        cells: treatments
            .iter()
            .map(|treatment| statement(Text::plain(&treatment.how_it_works)))
            .collect(),
    }];
    if report.detail < Detail::Full {
        return rows;
    }
    let parts: [(&str, Part); 3] = [
        ("Where it is done", |treatment| treatment.setting.as_ref()),
        ("Asleep or awake", |treatment| treatment.anesthesia.as_ref()),
        ("The way back", |treatment| treatment.recovery.as_ref()),
    ];
    for (label, part) in parts {
        if treatments.iter().any(|treatment| part(treatment).is_some()) {
            rows.push(page::Row {
                label: Text::plain(label),
                caution: None,
                cells: treatments
                    .iter()
                    .map(|treatment| match part(treatment) {
                        Some(sourced) => {
                            let numbers = citations.cite(&sourced.sources, None);
                            statement(Text::plain(&sourced.text).then_notes(numbers))
                        }
                        None => page::Cell::Absent(Text::plain("No source was found for this.")),
                    })
                    .collect(),
            });
        }
    }
    rows
}

fn statement(text: Text) -> page::Cell {
    page::Cell::Figures(vec![page::Figure {
        lead: Text::default(),
        details: vec![text],
    }])
}

/// What nobody knows yet, option by option.
fn uncertain(report: &ComparisonReport) -> Option<Group> {
    let knowledge = report.knowledge;
    let shown = if report.detail == Detail::Full {
        usize::MAX
    } else {
        1
    };
    let cells: Vec<page::Cell> = report
        .comparison
        .gaps
        .iter()
        .map(|gaps| {
            let mut figures: Vec<page::Figure> = gaps
                .iter()
                .take(shown)
                .map(|gap| page::Figure {
                    lead: Text::default(),
                    details: vec![Text::plain(&knowledge.gaps[*gap].reason)],
                })
                .collect();
            let rest = gaps.len().saturating_sub(shown);
            if rest > 0 {
                figures.push(page::Figure {
                    lead: Text::default(),
                    details: vec![Text::quiet(format!(
                        "And {}.",
                        plural(rest, "more", "more")
                    ))],
                });
            }
            if figures.is_empty() {
                page::Cell::Absent(Text::plain(
                    "No gap is noted; every figure here names its certainty.",
                ))
            } else {
                page::Cell::Figures(figures)
            }
        })
        .collect();
    (!cells.is_empty()).then(|| Group {
        heading: Text::plain("What is still uncertain"),
        rows: vec![page::Row {
            label: Text::plain("Looked for and not found (all of it: --detail full)"),
            caution: None,
            cells,
        }],
    })
}

/// How much of a change people notice, for the rows shown.
fn noticeable(report: &ComparisonReport, citations: &mut Citations) -> Vec<Block> {
    let knowledge = report.knowledge;
    let mut seen = Vec::new();
    for row in &report.comparison.rows {
        if let Some(change) = knowledge.outcomes[row.outcome].meaningful_change
            && !seen.contains(&change)
        {
            seen.push(change);
        }
    }
    seen.into_iter()
        .map(|change| {
            let change = &knowledge.meaningful_changes[change];
            let numbers = citations.cite(&change.sources, None);
            Block::Paragraph(Text::plain(&change.text).then_notes(numbers))
        })
        .collect()
}

/// Figures that people meet elsewhere, with what is behind them.
fn quoted(report: &ComparisonReport, citations: &mut Citations) -> Vec<Block> {
    let knowledge = report.knowledge;
    let condition = &knowledge.conditions[report.comparison.condition];
    let items: Vec<Text> = condition
        .quoted
        .iter()
        .map(|finding| &knowledge.findings[*finding])
        .filter(|finding| {
            finding
                .treatments
                .iter()
                .any(|treatment| report.comparison.columns.contains(treatment))
        })
        .map(|finding| with_note(finding, citations))
        .collect();
    if items.is_empty() {
        return Vec::new();
    }
    vec![
        heading("Figures you may have read elsewhere"),
        Block::List {
            ordered: false,
            items,
        },
    ]
}

fn with_note(finding: &Finding, citations: &mut Citations) -> Text {
    let numbers = citations.cite(&finding.sources, Some(finding.provenance));
    let mut text = Text::strong(&finding.statement);
    if let Some(note) = &finding.note {
        text = text.then(format!(" {note}"));
    }
    text.then_notes(numbers)
}

fn heading(words: &str) -> Block {
    Block::Heading {
        level: 2,
        text: Text::plain(words),
    }
}

/// Disputes: in brief their number, then their gist, in full every side.
fn disputes(report: &ComparisonReport, citations: &mut Citations) -> Vec<Block> {
    let knowledge = report.knowledge;
    let disputes: Vec<_> = report
        .comparison
        .disputes
        .iter()
        .map(|dispute| &knowledge.disputes[*dispute])
        .collect();
    if disputes.is_empty() {
        return Vec::new();
    }
    match report.detail {
        Detail::Brief => vec![Block::Paragraph(
            Text::strong(format!(
                "Experts disagree on {}.",
                plural(disputes.len(), "point", "points")
            ))
            .then(" This, and who was studied: ")
            .then_code("--detail normal"),
        )],
        Detail::Normal => {
            let mut items: Vec<Text> = disputes
                .iter()
                .take(DISPUTES_IN_WORDS)
                .map(|dispute| {
                    Text::strong(phrase::closed(&dispute.title))
                        .then(format!(" {}", dispute.say_plainly))
                })
                .collect();
            let rest = disputes.len().saturating_sub(DISPUTES_IN_WORDS);
            if rest > 0 {
                items.push(
                    Text::quiet(format!("And {rest} more: "))
                        .then_code("spinecmp compare --detail full"),
                );
            }
            vec![
                heading("Where experts disagree"),
                Block::List {
                    ordered: false,
                    items,
                },
            ]
        }
        Detail::Full => {
            let mut blocks = vec![heading("Where experts disagree")];
            for dispute in disputes {
                blocks.extend(super::super::facts::dispute(dispute, citations));
            }
            blocks
        }
    }
}

fn natural_course(report: &ComparisonReport, citations: &mut Citations) -> Vec<Block> {
    let knowledge = report.knowledge;
    let condition = &knowledge.conditions[report.comparison.condition];
    if condition.natural_course.is_empty() {
        return vec![
            heading("What happens if nothing new is done"),
            Block::Paragraph(Text::plain("This file holds no figure for it.")),
        ];
    }
    vec![
        heading("What happens if nothing new is done"),
        Block::List {
            ordered: false,
            items: condition
                .natural_course
                .iter()
                .map(|finding| {
                    let finding = &knowledge.findings[*finding];
                    let numbers = citations.cite(&finding.sources, Some(finding.provenance));
                    Text::plain(format!(
                        "{} ({}; {}.)",
                        finding.statement, finding.population, finding.horizon.label
                    ))
                    .then_notes(numbers)
                })
                .collect(),
        },
    ]
}

/// What about a person changes a figure, and facts around the decision.
fn around(report: &ComparisonReport, citations: &mut Citations) -> Vec<Block> {
    let knowledge = report.knowledge;
    let modifiers: Vec<Text> = knowledge
        .modifiers
        .iter()
        .filter(|modifier| {
            modifier
                .treatments
                .iter()
                .any(|treatment| report.comparison.columns.contains(treatment))
        })
        .map(|modifier| {
            let numbers = citations.cite(&modifier.sources, Some(modifier.provenance));
            Text::plain(&modifier.statement).then_notes(numbers)
        })
        .collect();
    let context: Vec<Text> = knowledge
        .context
        .iter()
        .map(|context| {
            let numbers = citations.cite(&context.sources, Some(context.provenance));
            Text::plain(&context.statement).then_notes(numbers)
        })
        .collect();
    let mut blocks = Vec::new();
    for (words, items) in [
        ("What about a person changes the figures", modifiers),
        ("Facts around the decision", context),
    ] {
        if !items.is_empty() {
            blocks.push(heading(words));
            blocks.push(Block::List {
                ordered: false,
                items,
            });
        }
    }
    blocks
}

fn experience(report: &ComparisonReport) -> Vec<Block> {
    let knowledge = report.knowledge;
    let mut blocks = vec![
        heading("What living with it can be like"),
        Block::Paragraph(Text::quiet(
            "Editorial: written by the editors of this file, without a source.",
        )),
    ];
    for treatment in &report.comparison.columns {
        let treatment = &knowledge.treatments[*treatment];
        let experience = &treatment.experience;
        blocks.push(Block::Heading {
            level: 3,
            text: Text::plain(&treatment.label),
        });
        blocks.push(Block::Entries(vec![
            (Text::plain("Body"), Text::plain(&experience.physical)),
            (Text::plain("Mind"), Text::plain(&experience.emotional)),
            (Text::plain("Others"), Text::plain(&experience.social)),
        ]));
    }
    blocks
}

/// Questions for the visit: one of each kind and option at normal, all in full, and those for the answers that are missing.
fn questions(report: &ComparisonReport) -> Vec<Block> {
    let knowledge = report.knowledge;
    if report.detail == Detail::Brief {
        return Vec::new();
    }
    let full = report.detail == Detail::Full;
    let mut items: Vec<Text> = Vec::new();
    let mut general = 0;
    let mut asked: Vec<Ref<Treatment>> = Vec::new();
    let mut once = (false, false);
    for question in &report.comparison.questions {
        let question = &knowledge.questions[*question];
        let keep = full
            || match &question.scope {
                QuestionScope::General => {
                    general += 1;
                    general <= 2
                }
                QuestionScope::Cost => !std::mem::replace(&mut once.0, true),
                QuestionScope::Conditions(_) => !std::mem::replace(&mut once.1, true),
                QuestionScope::Treatments(treatments) => {
                    let new = treatments.iter().any(|treatment| {
                        report.comparison.columns.contains(treatment) && !asked.contains(treatment)
                    });
                    if new {
                        asked.extend(treatments.iter().copied());
                    }
                    new
                }
                QuestionScope::Facts(_) => false,
            };
        if keep {
            let text = match &question.scope {
                QuestionScope::Treatments(treatments) => {
                    let names: Vec<&str> = treatments
                        .iter()
                        .filter(|treatment| report.comparison.columns.contains(treatment))
                        .map(|treatment| knowledge.treatments[*treatment].short.as_str())
                        .collect();
                    Text::quiet(format!("{}: ", names.join(", "))).then(&question.text)
                }
                _ => Text::plain(&question.text),
            };
            items.push(text);
        }
    }
    if report.profile.given && full {
        for fact in unknown_facts(report) {
            items.extend(
                knowledge
                    .questions
                    .iter()
                    .filter(|question| {
                        matches!(&question.scope, QuestionScope::Facts(facts) if facts.contains(&fact))
                    })
                    .map(|question| Text::plain(&question.text)),
            );
        }
    }
    if items.is_empty() {
        return Vec::new();
    }
    vec![
        heading("Questions to ask"),
        Block::List {
            ordered: false,
            items,
        },
    ]
}

fn unknown_facts(report: &ComparisonReport) -> Vec<Ref<Fact>> {
    let mut facts = Vec::new();
    for step in report.assessment.undetermined().criteria {
        for fact in step.missing() {
            if !facts.contains(&fact) {
                facts.push(fact);
            }
        }
    }
    facts
}
