//! What a comparison names as its sources.

use super::{Compare, pictures};
use crate::evidence::{Cell, PictureRows};
use crate::knowledge::Source;
use crate::values::Ref;

/// Every source that the document names, in the order in which it is first named.
pub(super) fn sources<'k>(answer: &Compare<'k>, is_stopped: bool) -> Vec<Ref<Source>> {
    let knowledge = answer.knowledge;
    let comparison = &answer.comparison;
    let mut all: Vec<&'k [Ref<Source>]> =
        knowledge.red_flags.iter().map(|flag| flag.sources.as_slice()).collect();
    if is_stopped {
        return all.into_iter().flatten().copied().collect();
    }
    for treatment in &comparison.columns {
        let treatment = &knowledge.treatments[*treatment];
        let parts = [&treatment.setting, &treatment.anesthesia, &treatment.recovery];
        all.extend(parts.into_iter().flatten().map(|part| part.sources.as_slice()));
    }
    let harms = answer.more_harms();
    all.extend(
        comparison
            .rows()
            .iter()
            .chain(harms)
            .flat_map(|row| &row.cells)
            .flat_map(Cell::figures)
            .map(|figure| knowledge.findings[figure.finding].sources.as_slice()),
    );
    all.extend(answer.noticeable().into_iter().map(|change| change.sources.as_slice()));
    let course = answer.natural_course().iter().map(|finding| &knowledge.findings[*finding]);
    let whole = course.chain(answer.quoted());
    all.extend(whole.map(|finding| finding.sources.as_slice()));
    all.extend(
        comparison
            .disputes()
            .into_iter()
            .flat_map(|id| &knowledge.disputes[id].sides)
            .map(|side| side.sources.as_slice()),
    );
    all.extend(answer.modifiers().into_iter().map(|entry| entry.sources.as_slice()));
    all.extend(answer.context().map(|entry| entry.sources.as_slice()));
    let mut found: Vec<Ref<Source>> = all.into_iter().flatten().copied().collect();
    for drawn in pictures(answer) {
        if let PictureRows::OverTime(_, lines) = drawn {
            found.extend(lines.iter().flat_map(|line| line.finding.sources.iter().copied()));
        }
    }
    if answer.profile.given {
        for rule_set in answer.assessment.treatments.iter().flat_map(|judged| &judged.rule_sets) {
            found.extend(&knowledge.rule_sets[rule_set.rule_set].sources);
            for judged in &rule_set.criteria {
                found.extend(&knowledge.criteria[judged.criterion].sources);
            }
        }
    }
    for row in answer.key_rows() {
        found.extend(row.people.iter().flat_map(|group| &group.sources.refs));
        found.extend(row.cells.iter().flat_map(|cell| &cell.sources.refs));
        found.extend(row.across.iter().flat_map(|line| &line.sources.refs));
    }
    found.extend(
        answer.cost_rows().iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.sources.refs),
    );
    found
}
