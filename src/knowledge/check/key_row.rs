//! Checks key rows: that figures which stand side by side may be compared or are said not to be, that every number in their words is one of the
//! findings', and that they are short enough for one screen.

mod numbers;

use super::comparability::{Comparability, ConditionChecker};
use super::context::{CheckContext, Location};
use super::evidence::CheckedEvidence;
use super::sections::Entry;
use crate::knowledge::key_row::{
    ComparisonGroup, KeyAnswers, KeyCell, KeyCellSays, KeyRow, KeySentence, comparable,
};
use crate::knowledge::raw::{RawComparisonGroup, RawKeyCell, RawKeyRow, RawKeySentence};
use crate::knowledge::{Certainty, ComparatorKind, Counted, Design, Finding, Treatment};
use crate::values::{Ref, visible};

/// A label stands in two lines of a narrow column.
const LONGEST_LABEL: usize = 32;
/// A figure, and what belongs to it, stand in a narrow cell.
const LONGEST_LEAD: usize = 22;
const LONGEST_MORE: usize = 44;
const LONGEST_EMPTY: usize = 30;
/// A sentence over the whole row stands on one line, and so does its certainty where it has one.
const LONGEST_LINE: usize = 63;
const DOTS: usize = 5;
/// A plain sentence has at most so many words.
const MOST_WORDS: usize = 14;
/// More rows do not fit one screen.
const MOST_ROWS: usize = 12;

pub(super) fn group(
    context: &mut CheckContext,
    at: &Location,
    raw: &RawComparisonGroup,
) -> ComparisonGroup {
    let RawComparisonGroup { id, label, people, assignment, counted, sources } = raw;
    ComparisonGroup {
        id: id.clone(),
        label: label.clone(),
        people: people.clone(),
        counted: counted.clone(),
        sources: context.sources(at, sources),
        assignment: *assignment,
    }
}

/// The key rows in order; rows that do not hold are left out, and told.
pub(super) fn rows(context: &mut CheckContext, evidence: &CheckedEvidence) -> Vec<KeyRow> {
    let mut rows: Vec<KeyRow> = Vec::new();
    for entry in &context.sections.key_rows.entries {
        if let Some(row) = row(context, evidence, entry) {
            let of_condition = rows.iter().filter(|other| other.condition == row.condition);
            let (count, last) = (of_condition.clone().count(), of_condition.clone().next_back());
            if last.is_some_and(|last| last.question > row.question) {
                context.problem_with_hint(
                    &entry.at.key("question"),
                    "the key rows of a condition stand in the order of `key-questions`",
                    "move this row up",
                );
            }
            if count == MOST_ROWS {
                context.problem(
                    &entry.at.key("condition"),
                    format!(
                        "a condition has at most {MOST_ROWS} key rows: more do not fit one screen"
                    ),
                );
            }
            rows.push(row);
        }
    }
    rows
}

/// A sentence over a whole row that no figure stands behind.
pub(super) fn bare_sentence(context: &mut CheckContext, at: &Location, line: &str, plain: &str) {
    context.fits(&at.key("line"), line, LONGEST_LINE);
    plain_sentence(context, &at.key("plain"), plain);
}

fn plain_sentence(context: &mut CheckContext, at: &Location, words: &str) {
    let count = words.split_whitespace().count();
    if count > MOST_WORDS {
        context.problem(
            at,
            format!("a plain sentence has at most {MOST_WORDS} words; this has {count}"),
        );
    }
    if !words.ends_with(['.', '?', '!']) {
        context.problem(at, "a plain sentence ends in a full stop");
    }
}

fn row(
    context: &mut CheckContext,
    evidence: &CheckedEvidence,
    entry: &Entry<RawKeyRow>,
) -> Option<KeyRow> {
    let (at, raw) = (&entry.at, entry.raw.as_ref()?);
    let condition = context.reference(&at.key("condition"), &raw.condition);
    let question = context.reference(&at.key("question"), &raw.question);
    context.fits(&at.key("label"), &raw.label, LONGEST_LABEL);
    let row = ConditionChecker::of(evidence, condition?)?;
    let kinds = [!raw.cells.is_empty(), !raw.across.is_empty(), raw.prices];
    if kinds.iter().filter(|kind| **kind).count() != 1 {
        context.problem_with_hint(
            &at.key("id"),
            "a key row answers in one way",
            "give it `cells`, or `across`, or `prices: true`",
        );
        return None;
    }
    let answers = if raw.prices {
        Some(KeyAnswers::Prices)
    } else if raw.cells.is_empty() {
        let across = at.key("across");
        let all = across.each(&raw.across).map(|(at, raw)| row.sentence(context, &at, raw));
        all.collect::<Option<_>>().map(KeyAnswers::Across)
    } else {
        row.row_cells(context, at, raw)
    };
    if raw.different_people && raw.cells.is_empty() {
        context.problem(
            &at.key("different-people"),
            "only a row of `cells` sets figures of different people side by side",
        );
    }
    Some(KeyRow {
        id: raw.id.clone(),
        condition: row.condition,
        question: question?,
        label: raw.label.clone(),
        what: raw.what.clone(),
        counts: raw.counts.unwrap_or(Counted::Neither),
        answers: answers?,
    })
}

impl ConditionChecker<'_> {
    fn row_cells(
        &self,
        context: &mut CheckContext,
        at: &Location,
        raw: &RawKeyRow,
    ) -> Option<KeyAnswers> {
        let at_cells = at.key("cells");
        let cells = at_cells.each(&raw.cells).map(|(at, raw)| self.row_cell(context, &at, raw));
        let cells: Vec<KeyCell> = cells.collect::<Option<_>>()?;
        let of = cells.iter().map(|cell| cell.treatment);
        self.each_treatment_once(context, &at_cells, &of, "in this row");
        let empty =
            cells.iter().filter(|cell| matches!(cell.says, KeyCellSays::Nothing(_))).count();
        if empty > 1 {
            context.problem_with_hint(
                &at.key("cells"),
                format!("{empty} cells of this row are empty"),
                "one at most; else say it in one sentence over the whole row: `across`",
            );
        }
        let leads: Vec<&Finding> = cells
            .iter()
            .filter_map(|cell| match &cell.says {
                KeyCellSays::Figure { findings, .. } => self.finding(*findings.first()?),
                KeyCellSays::Nothing(_) => None,
            })
            .collect();
        let group = comparable(&leads);
        let said = Comparability {
            whole: "row",
            of_one_group: "of one group",
            then: "then every page says so",
        };
        said.check(context, at, group.is_some(), raw.different_people)?;
        Some(match group {
            Some(group) => KeyAnswers::Compared(group, cells),
            None => KeyAnswers::Apart(cells),
        })
    }

    fn row_cell(
        &self,
        context: &mut CheckContext,
        at: &Location,
        raw: &RawKeyCell,
    ) -> Option<KeyCell> {
        let RawKeyCell { treatment, findings, lead, more, plain, empty } = raw;
        let treatment_at = at.key("treatment");
        let treatment = self.treatment(context, &treatment_at, treatment)?;
        let says = match (lead, plain, empty) {
            (None, None, Some(empty)) if findings.is_empty() && more.is_none() => {
                context.fits(&at.key("empty"), empty, LONGEST_EMPTY);
                self.figures(context, &at.key("empty"), empty, &[]);
                KeyCellSays::Nothing(empty.clone())
            }
            (Some(lead), Some(plain), None) => {
                let pointers = self.row_findings(context, at, findings, Some(treatment))?;
                if pointers.is_empty() {
                    context
                        .problem(&at.key("findings"), "name the finding that the figure is from");
                }
                context.fits(&at.key("lead"), lead, LONGEST_LEAD);
                plain_sentence(context, &at.key("plain"), plain);
                self.figures(context, &at.key("lead"), lead, &pointers);
                self.figures(context, &at.key("plain"), plain, &pointers);
                if let Some(more) = more {
                    context.fits(&at.key("more"), more, LONGEST_MORE);
                    self.figures(context, &at.key("more"), more, &pointers);
                }
                KeyCellSays::Figure {
                    findings: pointers,
                    lead: lead.clone(),
                    more: more.clone(),
                    plain: plain.clone(),
                }
            }
            _ => {
                context.problem_with_hint(
                    &at.key("treatment"),
                    "a cell holds a figure or says why there is none",
                    "write `findings`, `lead` and `plain`, or `empty` alone",
                );
                return None;
            }
        };
        Some(KeyCell { treatment, says })
    }

    fn sentence(
        &self,
        context: &mut CheckContext,
        at: &Location,
        raw: &RawKeySentence,
    ) -> Option<KeySentence> {
        let RawKeySentence { findings, line, plain } = raw;
        let findings = self.row_findings(context, at, findings, None)?;
        let is_graded = findings
            .first()
            .and_then(|pointer| self.finding(*pointer))
            .is_some_and(|finding| finding.certainty != Certainty::NotGraded);
        let room = if is_graded { LONGEST_LINE - DOTS } else { LONGEST_LINE };
        context.fits(&at.key("line"), line, room);
        plain_sentence(context, &at.key("plain"), plain);
        for (key, words) in [("line", line), ("plain", plain)] {
            self.figures(context, &at.key(key), words, &findings);
        }
        self.one_people(context, at, &findings);
        Some(KeySentence { findings, line: line.clone(), plain: plain.clone() })
    }

    /// A sentence that tells one thing of two treatments tells it of people who may be compared: no warning stands in its head.
    fn one_people(&self, context: &mut CheckContext, at: &Location, findings: &[Ref<Finding>]) {
        let numbered: Vec<&Finding> = findings
            .iter()
            .filter_map(|pointer| self.finding(*pointer))
            .filter(|finding| finding.has_number())
            .collect();
        for (place, one) in numbered.iter().enumerate() {
            for other in numbered.iter().skip(place + 1) {
                let is_one_thing = one.outcome == other.outcome && one.unit == other.unit;
                let is_of_two =
                    one.treatments.iter().all(|treatment| !other.treatments.contains(treatment));
                if is_one_thing && is_of_two && one.comparable_with(other).is_none() {
                    context.problem_with_hint(
                        &at.key("findings"),
                        format!("`{}` and `{}` tell one thing of two treatments, and may not be compared", one.id, other.id),
                        "give each a sentence of its own, or a cell in a row with `different-people: true`",
                    );
                }
            }
        }
    }

    fn row_findings(
        &self,
        context: &mut CheckContext,
        at: &Location,
        ids: &[String],
        treatment: Option<Ref<Treatment>>,
    ) -> Option<Vec<Ref<Finding>>> {
        let at = at.key("findings");
        let pointers = context.references(&at, ids);
        for (place, pointer) in pointers.iter().enumerate() {
            let finding = self.finding(*pointer)?;
            let is_of_cell = treatment.is_none_or(|treatment| {
                finding.treatments.contains(&treatment)
                    || finding.comparator.treatment == Some(treatment)
            });
            if !finding.conditions.contains(&self.condition) || !is_of_cell {
                context.problem(
                    &at.item(place),
                    format!("`{}` is about another condition or treatment", finding.id),
                );
            }
            let is_uncontrolled = matches!(finding.design, Design::Cohort | Design::Registry)
                && matches!(
                    finding.comparator.kind,
                    ComparatorKind::None | ComparatorKind::BeforeAfter
                );
            if is_uncontrolled && finding.certainty == Certainty::VeryLow {
                context.problem_with_hint(
                    &at.item(place),
                    format!("`{}` is a count of a few with nobody to compare, of very low certainty: no key figure", finding.id),
                    "say that no fair test was found: `across: [{line: No fair test was found, …}]`",
                );
            }
        }
        Some(pointers)
    }

    /// Every number of the words is one of the findings.
    fn figures(
        &self,
        context: &mut CheckContext,
        at: &Location,
        words: &str,
        findings: &[Ref<Finding>],
    ) {
        let findings: Vec<&Finding> =
            findings.iter().filter_map(|pointer| self.finding(*pointer)).collect();
        let units = &self.evidence.units;
        for stray in numbers::strays(words, &findings, units) {
            context.problem_with_hint(
                at,
                format!("`{}` is no number of the findings that this names", visible(stray)),
                "name the finding that it is from, or take the number out",
            );
        }
    }
}

/// Groups that no two findings share.
pub(super) fn unused_groups(context: &mut CheckContext, evidence: &CheckedEvidence) {
    for (place, entry) in context.sections.comparison_groups.entries.iter().enumerate() {
        let group = Some(Ref::new(place));
        let count = evidence
            .findings
            .iter()
            .flatten()
            .filter(|finding| finding.compare_within == group)
            .count();
        if count < 2 && entry.raw.is_some() {
            context.problem_with_hint(
                &entry.at.key("id"),
                format!("{count} findings name this group: nothing can be compared within it"),
                "name it in `compare-within` of two findings or more, or take it out",
            );
        }
    }
}
