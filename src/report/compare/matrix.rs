//! The matrix of a comparison: rows of cells in their groups, how it works first, what is still uncertain last.

use super::cell::cell;
use crate::answer::Compare;
use crate::evidence::{Detail, Row};
use crate::knowledge::{Outcome, OutcomeGroup, Sourced, Treatment};
use crate::report::citations::Citations;
use crate::report::{Matrix, MatrixGroup, Text, cost, page};
use crate::values::{Ref, plural};
use crate::wording::cell::{label, one_group};
use crate::wording::key_row as words;
use crate::wording::phrase;

pub(super) fn matrix(answer: &Compare, citations: &mut Citations) -> Matrix {
    let knowledge = answer.knowledge;
    let mut groups: Vec<MatrixGroup> = Vec::new();
    let mut cautions: Vec<Ref<Outcome>> = Vec::new();
    for group in OutcomeGroup::ALL {
        let mut rows: Vec<page::MatrixRow> = Vec::new();
        if *group == OutcomeGroup::Practical && answer.detail > Detail::Brief {
            rows.extend(how_it_works(answer, citations));
        }
        for row in answer.comparison.rows() {
            if knowledge.outcomes[row.outcome].group == *group {
                rows.push(matrix_row(answer, citations, &mut cautions, row));
            }
        }
        if *group == OutcomeGroup::Cost
            && let Some(costs) = answer.own_costs()
        {
            rows.extend(cost::rows(costs, citations));
        }
        if !rows.is_empty() {
            let heading = match (group, answer.unpriced()) {
                (OutcomeGroup::Cost, Some(payer)) => words::what_it_costs_others(&payer.line),
                _ => group_heading(*group).to_owned(),
            };
            groups.push(MatrixGroup { heading: Text::plain(heading), rows });
        }
    }
    if answer.detail == Detail::Brief {
        // One screen has no room for headings.
        groups = vec![MatrixGroup {
            heading: Text::default(),
            rows: groups.into_iter().flat_map(|group| group.rows).collect(),
        }];
    } else {
        groups.extend(uncertain(answer));
    }
    Matrix { columns: columns(answer), groups }
}

/// The harms that the usual rows leave out.
pub(super) fn more_harms(answer: &Compare, citations: &mut Citations) -> Option<Matrix> {
    let rows = answer.more_harms();
    let mut cautions = Vec::new();
    (!rows.is_empty()).then(|| Matrix {
        columns: columns(answer),
        groups: vec![MatrixGroup {
            heading: Text::plain("What else can go wrong"),
            rows: rows
                .iter()
                .map(|row| matrix_row(answer, citations, &mut cautions, row))
                .collect(),
        }],
    })
}

/// The names of the options, as the heads of columns.
pub(super) fn columns(answer: &Compare) -> Vec<Text> {
    answer.treatments().map(|treatment| Text::plain(&treatment.short)).collect()
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
    answer: &Compare,
    citations: &mut Citations,
    cautions: &mut Vec<Ref<Outcome>>,
    row: &Row,
) -> page::MatrixRow {
    let knowledge = answer.knowledge;
    let caution = &knowledge.outcomes[row.outcome].caution;
    // A caution that many rows share is said above the first of them.
    let is_repeated =
        cautions.iter().any(|outcome| knowledge.outcomes[*outcome].caution == *caution);
    cautions.push(row.outcome);
    let mut notes: Vec<String> = Vec::new();
    if !row.is_comparable(knowledge) {
        notes.push(words::NOT_COMPARABLE.to_owned());
    }
    notes.extend(caution.iter().filter(|_| !is_repeated).cloned());
    if answer.detail == Detail::Normal {
        notes.extend(one_group(knowledge, row).map(|who| format!("Studied: {who}.")));
    }
    page::MatrixRow {
        label: Text::plain(label(knowledge, row)),
        caution: (!notes.is_empty()).then(|| Text::plain(notes.join(" "))),
        cells: row.cells.iter().map(|entry| cell(answer, citations, row, entry)).collect(),
    }
}

/// A part of a treatment's description.
type TreatmentText = fn(&Treatment) -> Option<&Sourced>;

/// What is done, and in full where, whether one is asleep, and the way back.
fn how_it_works(answer: &Compare, citations: &mut Citations) -> Vec<page::MatrixRow> {
    let treatments: Vec<&Treatment> = answer.treatments().collect();
    let mut rows = vec![what_is_done(answer)];
    if !answer.is_whole() {
        return rows;
    }
    rows.extend(kinds(&treatments));
    let parts: [(&str, TreatmentText); 3] = [
        ("Where it is done", |treatment| treatment.setting.as_ref()),
        ("Asleep or awake", |treatment| treatment.anesthesia.as_ref()),
        ("The way back", |treatment| treatment.recovery.as_ref()),
    ];
    for (label, part) in parts {
        if treatments.iter().any(|treatment| part(treatment).is_some()) {
            rows.push(page::MatrixRow {
                label: Text::plain(label),
                caution: None,
                cells: treatments
                    .iter()
                    .map(|treatment| match part(treatment) {
                        Some(sourced) => {
                            let numbers = citations.cite(&sourced.sources, None);
                            statement(Text::plain(&sourced.text).then_notes(numbers))
                        }
                        None => {
                            page::MatrixCell::Absent(Text::plain("No source was found for this."))
                        }
                    })
                    .collect(),
            });
        }
    }
    rows
}

/// The ways of doing each treatment, where any has more than one.
fn kinds(treatments: &[&Treatment]) -> Option<page::MatrixRow> {
    let cell = |treatment: &&Treatment| {
        let labels: Vec<&str> =
            treatment.variants.iter().map(|variant| variant.label.as_str()).collect();
        if labels.is_empty() {
            page::MatrixCell::Absent(Text::plain("No kinds of it are told apart here."))
        } else {
            statement(Text::plain(phrase::closed(&labels.join("; "))))
        }
    };
    treatments.iter().any(|treatment| !treatment.variants.is_empty()).then(|| page::MatrixRow {
        label: Text::plain("Ways of doing it"),
        caution: None,
        cells: treatments.iter().map(cell).collect(),
    })
}

fn what_is_done(answer: &Compare) -> page::MatrixRow {
    page::MatrixRow {
        label: Text::plain("What is done"),
        caution: None,
        cells: answer
            .treatments()
            .map(|treatment| statement(Text::plain(&treatment.how_it_works)))
            .collect(),
    }
}

/// A cell that says something without a figure.
pub(super) fn statement(text: Text) -> page::MatrixCell {
    page::MatrixCell::figure(Text::default(), vec![text])
}

/// What nobody knows yet, option by option.
fn uncertain(answer: &Compare) -> Option<MatrixGroup> {
    let knowledge = answer.knowledge;
    let shown = if answer.is_whole() { usize::MAX } else { 1 };
    let cells: Vec<page::MatrixCell> = answer
        .comparison
        .gaps()
        .iter()
        .map(|gaps| {
            let figure = |words| page::MatrixFigure::of(Text::default(), vec![words]);
            let reasons = gaps.iter().map(|gap| Text::plain(&knowledge.gaps[*gap].reason));
            let mut figures: Vec<page::MatrixFigure> = reasons.take(shown).map(figure).collect();
            fold(answer, &mut figures);
            let rest = gaps.len().saturating_sub(shown);
            if rest > 0 {
                let more = format!("And {}.", plural(rest, "more", "more"));
                figures.push(figure(Text::quiet(more)));
            }
            if figures.is_empty() {
                page::MatrixCell::Absent(Text::plain(
                    "No gap is noted; every figure here names its certainty.",
                ))
            } else {
                page::MatrixCell::Figures(figures)
            }
        })
        .collect();
    (!cells.is_empty()).then(|| MatrixGroup {
        heading: Text::plain("What is still uncertain"),
        rows: vec![page::MatrixRow {
            label: Text::plain(if answer.is_whole() {
                "Looked for and not found"
            } else {
                "Looked for and not found (all of it: --detail full)"
            }),
            caution: None,
            cells,
        }],
    })
}

/// In a page of layers only the first stays in sight.
fn fold(answer: &Compare, figures: &mut Vec<page::MatrixFigure>) {
    if answer.extras.has_layers() && figures.len() > 1 {
        let rest = figures.split_off(1);
        if let Some(first) = figures.first_mut() {
            first.more = rest.into_iter().flat_map(|figure| figure.details).collect();
        }
    }
}
