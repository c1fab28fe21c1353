//! Good points and bad points: each option has a figure or a reason, and no cell of either kind is silent.

use crate::audit::found::Found;
use crate::audit::subject::{Sheet, Subject};
use crate::comparison::Cell;
use crate::knowledge::{GapKind, OutcomeGroup};
use crate::values::plural;

/// Q4: what each option may do for its reader.
pub(in crate::audit) fn benefits(subject: &Subject) -> Found {
    side(subject, OutcomeGroup::Effect, "good")
}

/// Q5: what each option may do to its reader.
pub(in crate::audit) fn harms(subject: &Subject) -> Found {
    side(subject, OutcomeGroup::Harm, "bad")
}

/// What the cells of one option hold.
#[derive(Default)]
struct Held {
    figures: usize,
    reasons: usize,
}

fn side(subject: &Subject, group: OutcomeGroup, word: &str) -> Found {
    let mut found = Found::at(format!(
        "findings and gaps of outcomes with group: {}",
        group.slug()
    ));
    let (mut figures, mut reasons) = (0, 0);
    for sheet in &subject.sheets {
        let mut held: Vec<Held> = sheet.options.iter().map(|_| Held::default()).collect();
        for (label, row) in &sheet.rows {
            if subject.knowledge.outcomes[row.outcome].group != group {
                continue;
            }
            for (option, (cell, held)) in row.cells.iter().zip(&mut held).enumerate() {
                match cell {
                    Cell::Figures(shown) => held.figures += shown.len(),
                    Cell::Gap(_) | Cell::ComparedAgainst(_) => held.reasons += 1,
                    Cell::Unexplained => found.fault(
                        sheet.place(&format!("row \"{label}\"")),
                        format!("{} has neither a figure nor a reason", sheet.option(option)),
                    ),
                }
            }
        }
        for (option, held) in held.iter().enumerate() {
            figures += held.figures;
            reasons += held.reasons;
            if held.figures + held.reasons == 0 {
                found.fault(
                    sheet.place(sheet.option(option)),
                    format!("no {word} point, and no reason why"),
                );
            }
        }
        lost_rows(subject, sheet, group, &mut found);
    }
    lost_outcomes(subject, group, &mut found);
    found.counted(format!(
        "{} and {} in the rows of {word} points",
        plural(figures, "figure", "figures"),
        plural(reasons, "stated reason", "stated reasons")
    ))
}

/// A reason for a blank cell stands, but the row that it belongs to is gone: its last figure was taken out.
fn lost_rows(subject: &Subject, sheet: &Sheet, group: OutcomeGroup, found: &mut Found) {
    let knowledge = subject.knowledge;
    for gap in &knowledge.gaps {
        if gap.kind == GapKind::Caveat
            || !gap.conditions.contains(&sheet.pointer)
            || !gap
                .treatments
                .iter()
                .any(|treatment| sheet.columns.contains(treatment))
        {
            continue;
        }
        for choice in &gap.outcomes {
            let outcome = &knowledge.outcomes[choice.outcome];
            let stands = sheet.rows.iter().any(|(_, row)| {
                row.outcome == choice.outcome
                    && (choice.band.is_none() || row.band.is_none() || row.band == choice.band)
            });
            if outcome.group == group && !stands {
                found.fault(
                    sheet.place(&format!("outcome {}", outcome.id)),
                    "a gap explains a blank cell, but no option has a figure: was one taken out?",
                );
            }
        }
    }
}

/// An outcome that nothing is known of any more.
fn lost_outcomes(subject: &Subject, group: OutcomeGroup, found: &mut Found) {
    let knowledge = subject.knowledge;
    for (pointer, outcome) in knowledge.outcomes.refs() {
        let has_figure = knowledge
            .findings
            .iter()
            .any(|finding| finding.outcome == pointer);
        if outcome.group == group && !has_figure {
            found.fault(
                format!("outcomes: {}", outcome.id),
                "no finding gives a figure for it: was one taken out?",
            );
        }
    }
}
