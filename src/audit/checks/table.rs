//! The table: every option in every row, no silent blank, chances of good and of bad.

use crate::audit::check_result::CheckResult;
use crate::audit::passage::{Passage, PassageKind, PlaceOnPage};
use crate::audit::subject::Subject;
use crate::evidence::Cell;
use crate::knowledge::{Measure, OutcomeGroup};
use crate::report;
use crate::values::plural;

/// K2: as many cells as options times rows, and each says something.
pub(in crate::audit) fn side_by_side(subject: &Subject) -> CheckResult {
    let mut found = CheckResult::at("the table of each page");
    let (mut rows, mut cells) = (0, 0);
    for audited in &subject.pages {
        let headed: Vec<&str> = audited.parts(PassageKind::Column).map(Passage::words).collect();
        for option in &audited.options {
            found.expect(
                headed.contains(&option.short.as_str()),
                audited.place(&option.id),
                "it heads no column of the table",
            );
        }
        for row in audited.table_rows() {
            let at = audited.place(PlaceOnPage::Row(row));
            rows += 1;
            cells += row.cells.len();
            found.expect(
                row.cells.len() == audited.options.len(),
                &at,
                format_args!(
                    "{} for {}",
                    plural(row.cells.len(), "cell", "cells"),
                    plural(audited.options.len(), "option", "options")
                ),
            );
            for (option, cell) in row.cells.iter().enumerate() {
                found.expect(
                    says_something(cell),
                    &at,
                    format_args!("{}: a silent blank", audited.option(option)),
                );
            }
        }
        for (label, row) in &audited.rows {
            for (option, cell) in row.cells.iter().enumerate() {
                found.expect(
                    *cell != Cell::Unexplained,
                    audited.place(format_args!("row \"{label}\"")),
                    format_args!("{}: blank without a reason", audited.option(option)),
                );
            }
        }
    }
    found.judged(rows).counted(format!(
        "{} of {} in {}",
        plural(cells, "cell", "cells"),
        plural(rows, "row", "rows"),
        plural(subject.pages.len(), "page", "pages")
    ))
}

fn says_something(cell: &report::MatrixCell) -> bool {
    match cell {
        report::MatrixCell::Absent(reason) => !reason.is_empty(),
        report::MatrixCell::Figures(figures) => figures.iter().any(|figure| {
            !figure.lead.is_empty() || figure.details.iter().any(|detail| !detail.is_empty())
        }),
    }
}

/// K3: for every option a chance of something good and of something bad, or the reason why there is none.
pub(in crate::audit) fn probabilities(subject: &Subject) -> CheckResult {
    let mut found = CheckResult::at("findings with measure: share");
    let (mut chances, mut without) = (0, 0);
    for audited in &subject.pages {
        for (option, name) in audited.options.iter().enumerate() {
            for (group, word) in [(OutcomeGroup::Effect, "good"), (OutcomeGroup::Harm, "bad")] {
                let cells: Vec<&Cell> = audited
                    .rows
                    .iter()
                    .filter(|(_, row)| {
                        let outcome = &subject.knowledge.outcomes[row.outcome];
                        outcome.group == group
                            && matches!(outcome.measure, Measure::Share | Measure::ShareDifference)
                    })
                    .filter_map(|(_, row)| row.cells.get(option))
                    .collect();
                let figures = cells.iter().filter(|cell| matches!(cell, Cell::Figures(_))).count();
                let reasons = cells
                    .iter()
                    .filter(|cell| matches!(cell, Cell::Gap(_) | Cell::ComparedAgainst(_)))
                    .count();
                chances += figures;
                without += usize::from(figures == 0);
                found.expect(
                    figures + reasons > 0,
                    audited.place(&name.short),
                    format_args!("no chance of anything {word}, and no reason why"),
                );
            }
        }
    }
    found.judged(chances).counted(format!(
        "{} with chances; {without} times an option has none of one kind",
        plural(chances, "cell", "cells")
    ))
}
