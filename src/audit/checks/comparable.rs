//! What stands side by side: figures of different people are set apart in the head of their row, and figures that may be compared are not.
//!
//! Which figures may be compared is reckoned here from the findings, and not asked of the code that sets them apart: else a rule that goes missing
//! takes its own demand with it.

use super::ways::is_drawn;
use crate::audit::check_result::CheckResult;
use crate::audit::subject::{AuditedPage, PagePlace, Subject};
use crate::evidence;
use crate::knowledge::{Finding, KeyCellSays, KeyRow, Knowledge, Measure, OutcomeGroup};
use crate::report::{Block, GridRow, MatrixCell, MatrixRow, RowAnswers};
use crate::values::plural;

/// Whatever else the head of a row says, it says this.
const FORBIDS: &str = "do not compare";

/// G7: figures that may not be compared stand in a row that says so.
pub(in crate::audit) fn comparable(subject: &Subject) -> CheckResult {
    let mut found = CheckResult::at("findings[].compare-within, and the heads of rows");
    let (mut alike, mut apart) = (0, 0);
    let mut judge = |unlike: Option<Unlike>, says_so: bool, at: PagePlace<String>| {
        if let Some(Unlike { first, second, what }) = unlike {
            apart += 1;
            found.expect(
                says_so,
                at,
                format_args!("`{first}` and `{second}` differ in {what}, and the row does not say \"{FORBIDS}\""),
            );
        } else {
            alike += 1;
            found.expect(!says_so, at, "its figures may be compared, and the row forbids it");
        }
    };
    for audited in &subject.pages {
        for (label, row) in &audited.rows {
            let leads = set_side_by_side(subject.knowledge, row);
            if leads.len() > 1 {
                let at = audited.place(format!("row \"{label}\""));
                judge(unlike_among(&leads), says_so(audited, label, &leads), at);
            }
        }
        for (key_row, drawn) in key_rows(audited) {
            let leads = key_leads(subject.knowledge, key_row);
            if leads.len() > 1 {
                let at = audited.place(format!("key row `{}`", key_row.id));
                judge(unlike_among(&leads), is_apart(drawn), at);
            }
        }
    }
    // What may not be compared has no common scale either.
    let mut scales = Vec::new();
    for audited in &subject.pages {
        for (label, row) in &audited.usual {
            // Words are not drawn.
            let mut drawn = set_side_by_side(subject.knowledge, row);
            drawn.retain(|finding| finding.has_number());
            if is_drawn(audited, label)
                && let Some(unlike) = unlike_among(&drawn)
            {
                scales.push((audited.place(format!("picture \"{label}\"")), unlike));
            }
        }
        for (key_row, drawn) in key_rows(audited) {
            if drawn.answers.cells().iter().any(|cell| cell.sparkline.is_some())
                && let Some(unlike) = unlike_among(&key_leads(subject.knowledge, key_row))
            {
                scales.push((audited.place(format!("key row `{}`", key_row.id)), unlike));
            }
        }
    }
    for (at, Unlike { first, second, what }) in scales {
        found.fault(at, format!("one scale for `{first}` and `{second}`, which differ in {what}"));
    }
    found.judged(alike + apart).counted(format!(
        "{} of two figures or more: {alike} may be compared, {apart} may not and say so",
        plural(alike + apart, "row", "rows")
    ))
}

/// Two findings that may not stand side by side.
struct Unlike<'k> {
    first: &'k str,
    second: &'k str,
    what: &'static str,
}

/// The first two of these that may not be compared.
fn unlike_among<'k>(findings: &[&'k Finding]) -> Option<Unlike<'k>> {
    for (position, first) in findings.iter().enumerate() {
        for second in findings.iter().skip(position + 1) {
            if let Some(what) = unlike(first, second) {
                return Some(Unlike { first: &first.id, second: &second.id, what });
            }
        }
    }
    None
}

/// What keeps two figures from being compared.
pub(super) fn unlike(first: &Finding, second: &Finding) -> Option<&'static str> {
    match (first.compare_within, second.compare_within) {
        (Some(one), Some(other)) if one == other => {}
        _ => return Some("the people"),
    }
    // Words can't be subtracted.
    if [first, second].iter().any(|finding| finding.measure == Measure::Text) {
        return None;
    }
    let counted = |finding: &Finding| (finding.unit, finding.denominator, finding.per.clone());
    let against = |finding: &Finding| (finding.comparator.kind, finding.comparator.treatment);
    if first.outcome != second.outcome || first.measure != second.measure {
        Some("what was measured")
    } else if counted(first) != counted(second) {
        Some("what was counted")
    } else if first.horizon.band != second.horizon.band {
        Some("the time")
    } else if matches!(first.measure, Measure::Difference | Measure::ShareDifference)
        && against(first) != against(second)
    {
        Some("what they are compared with")
    } else {
        None
    }
}

/// What the cells of a row hold, words too where a number stands beside them; what fills two cells counts once.
fn set_side_by_side<'k>(knowledge: &'k Knowledge, row: &evidence::Row) -> Vec<&'k Finding> {
    let mut all: Vec<&Finding> = Vec::new();
    let group = knowledge.outcomes[row.outcome].group;
    if matches!(group, OutcomeGroup::Cost | OutcomeGroup::Practical) {
        return all;
    }
    for figure in row.cells.iter().flat_map(evidence::Cell::figures) {
        let finding = &knowledge.findings[figure.finding];
        if all.iter().all(|other| other.id != finding.id) {
            all.push(finding);
        }
    }
    if all.iter().any(|finding| finding.has_number()) { all } else { Vec::new() }
}

fn key_leads<'k>(knowledge: &'k Knowledge, row: &KeyRow) -> Vec<&'k Finding> {
    let mut leads: Vec<&Finding> = Vec::new();
    for cell in row.answers.cells() {
        if let KeyCellSays::Figure { findings, .. } = &cell.says
            && let Some(first) = findings.first()
        {
            leads.push(&knowledge.findings[*first]);
        }
    }
    leads
}

/// The key rows of a page's condition, each with the row that the page draws.
pub(super) fn key_rows<'s>(audited: &AuditedPage<'s>) -> Vec<(&'s KeyRow, &'s GridRow)> {
    let own = audited.knowledge.key_rows.iter().filter(|row| row.condition == audited.pointer);
    let drawn = audited.blocks.iter().filter_map(|block| {
        if let Block::Grid(grid) = block { Some(grid.rows.as_slice()) } else { None }
    });
    own.zip(drawn.flatten()).collect()
}

fn is_apart(row: &GridRow) -> bool {
    matches!(&row.answers, RowAnswers::Apart { warning, .. } if warning.bare().contains(FORBIDS))
}

/// Whether the printed row of these figures forbids to compare them.
fn says_so(audited: &AuditedPage, label: &str, leads: &[&Finding]) -> bool {
    audited
        .table_rows()
        .filter(|row| row.label.bare() == label && shows(row, leads))
        .any(|row| row.caution.as_ref().is_some_and(|caution| caution.bare().contains(FORBIDS)))
}

/// Two rows may have one label, each on its own scale.
fn shows(row: &MatrixRow, leads: &[&Finding]) -> bool {
    row.cells.iter().any(|cell| {
        let MatrixCell::Figures(figures) = cell else { return false };
        let first = figures.first().and_then(|figure| figure.entry.as_deref());
        first.is_some_and(|id| leads.iter().any(|finding| finding.id == id))
    })
}
