//! Good points and bad points: each option has a figure or a reason, and no cell of either kind is silent.

use crate::audit::check_result::CheckResult;
use crate::audit::counting::different_words;
use crate::audit::subject::{AuditedPage, Subject};
use crate::evidence::{Cell, Detail, Row};
use crate::knowledge::{GapKind, OutcomeGroup, Treatment};
use crate::values::{Ref, plural};

/// So many different words say why; fewer say nothing.
const REASON_WORDS: usize = 4;

/// Q4: what each option may do for its reader.
pub(in crate::audit) fn benefits(subject: &Subject) -> CheckResult {
    side(subject, OutcomeGroup::Effect, "good")
}

/// Q5: what each option may do to its reader.
pub(in crate::audit) fn harms(subject: &Subject) -> CheckResult {
    side(subject, OutcomeGroup::Harm, "bad")
}

/// What the cells of one option hold.
#[derive(Default)]
struct Held {
    figures: usize,
    reasons: usize,
}

fn side(subject: &Subject, group: OutcomeGroup, word: &str) -> CheckResult {
    let mut found =
        CheckResult::at(format!("findings and gaps of outcomes with group: {}", group.slug()));
    let (mut figures, mut reasons) = (0, 0);
    for audited in &subject.pages {
        let mut held: Vec<Held> = audited.options.iter().map(|_| Held::default()).collect();
        for (label, row) in &audited.rows {
            if subject.knowledge.outcomes[row.outcome].group != group {
                continue;
            }
            empty_row(audited, label, row, &mut found);
            for (option, (cell, held)) in row.cells.iter().zip(&mut held).enumerate() {
                match cell {
                    Cell::Figures(shown) => held.figures += shown.len(),
                    Cell::Gap(gap) => {
                        held.reasons += 1;
                        let reason = &subject.knowledge.gaps[*gap].reason;
                        found.expect(
                            different_words(reason) >= REASON_WORDS,
                            audited.place(format_args!("row \"{label}\"")),
                            format_args!("{}: \"{reason}\" is no reason", audited.option(option)),
                        );
                    }
                    Cell::ComparedAgainst(_) => held.reasons += 1,
                    Cell::Unexplained => found.fault(
                        audited.place(format_args!("row \"{label}\"")),
                        format_args!(
                            "{} has neither a figure nor a reason",
                            audited.option(option)
                        ),
                    ),
                }
            }
        }
        for (option, held) in held.iter().enumerate() {
            if audited.detail == Detail::Full {
                figures += held.figures;
                reasons += held.reasons;
            }
            if held.figures + held.reasons == 0 {
                found.fault(
                    audited.place(audited.option(option)),
                    format_args!("no {word} point, and no reason why"),
                );
            }
        }
    }
    if group == OutcomeGroup::Harm {
        for audited in subject.whole() {
            lost_rows(audited, &mut found);
        }
    }
    lost_outcomes(subject, group, &mut found);
    found.counted(format!(
        "{} and {} in the rows of {word} points of the full pages",
        plural(figures, "figure", "figures"),
        plural(reasons, "stated reason", "stated reasons")
    ))
}

/// A row that the file chose for its readers, and in which no option has a figure any more.
fn empty_row(audited: &AuditedPage, label: &str, row: &Row, found: &mut CheckResult) {
    found.expect(
        row.cells.iter().any(|cell| matches!(cell, Cell::Figures(_))),
        audited.place(format_args!("row \"{label}\"")),
        "no option has a figure in a row that the file chose to show: was one taken out?",
    );
}

/// A harm of which the file says for one option that nothing was found, and of which it says nothing for another: its row is gone, and so is the
/// figure that held it.
fn lost_rows(audited: &AuditedPage, found: &mut CheckResult) {
    let knowledge = audited.knowledge;
    for (pointer, outcome) in knowledge.outcomes.refs() {
        let is_shown = audited.rows.iter().any(|(_, row)| row.outcome == pointer);
        if is_shown || outcome.group != OutcomeGroup::Harm {
            continue;
        }
        let reason = |column: &Ref<Treatment>, missing_only: bool| {
            knowledge.gaps.iter().any(|gap| {
                gap.conditions.contains(&audited.pointer)
                    && gap.treatments.contains(column)
                    && gap.outcomes.iter().any(|choice| choice.outcome == pointer)
                    && (!missing_only || gap.kind == GapKind::Missing)
            })
        };
        if !audited.columns.iter().any(|column| reason(column, true)) {
            continue;
        }
        for (column, option) in audited.columns.iter().zip(&audited.options) {
            found.expect(
                reason(column, false),
                audited.place(format_args!("outcome {}", outcome.id)),
                format_args!("{} has neither a figure nor a reason", option.short),
            );
        }
    }
}

/// An outcome that nothing is known of any more.
fn lost_outcomes(subject: &Subject, group: OutcomeGroup, found: &mut CheckResult) {
    let knowledge = subject.knowledge;
    for (pointer, outcome) in knowledge.outcomes.refs() {
        let has_figure = knowledge.findings.iter().any(|finding| finding.outcome == pointer);
        if outcome.group == group && !has_figure {
            found.fault(
                format_args!("outcomes: {}", outcome.id),
                "no finding gives a figure for it: was one taken out?",
            );
        }
    }
}
