//! The pictures of a comparison with their values.

use super::Compare;
use crate::answer::entry;
use crate::answer::{MarkEntry, Missing, Number, PictureEntry, PictureKind, ReferenceLineEntry};
use crate::evidence::{Cell, Detail, Figure, PictureRows, Row, ScoreCourse, picture_rows};
use crate::knowledge::OutcomeGroup;
use crate::values::distinct;
use crate::wording::cell;
use crate::wording::picture as words;

/// What is drawn of this comparison. Every row of the full page as a picture would be too much to see anything.
pub(crate) fn pictures<'k>(answer: &Compare<'k>) -> Vec<PictureRows<'k>> {
    let Compare { knowledge, comparison, detail, .. } = answer;
    let every_row = comparison.every_row();
    match detail {
        Detail::Full => picture_rows(knowledge, answer.at(Detail::Normal).rows(), every_row),
        Detail::Brief | Detail::Normal => picture_rows(knowledge, comparison.rows(), every_row),
    }
}

impl<'k> PictureEntry<'k> {
    /// A picture, told.
    pub(crate) fn of(answer: &Compare<'k>, drawn: &PictureRows<'k>) -> Option<Self> {
        match drawn {
            PictureRows::People(row) => Some(people(answer, row)),
            PictureRows::Scores(rows) => scores(answer, rows),
            PictureRows::Amounts(row) => Some(amounts(answer, row)),
            PictureRows::OverTime(row, lines) => over_time(answer, row, lines),
        }
    }
}

fn people<'k>(answer: &Compare<'k>, row: &Row) -> PictureEntry<'k> {
    let knowledge = answer.knowledge;
    PictureEntry {
        counted: Some(&knowledge.outcomes[row.outcome].short),
        ..picture(
            answer,
            PictureKind::Icons,
            cell::label(knowledge, row),
            words::each_dot(knowledge, row),
            std::slice::from_ref(row),
        )
    }
    .explained()
}

fn scores<'k>(answer: &Compare<'k>, rows: &[Row]) -> Option<PictureEntry<'k>> {
    let knowledge = answer.knowledge;
    let first = rows.first()?;
    let scale = words::ScoreScale::of(knowledge, rows);
    let mut lines = Vec::new();
    if scale.is_signed {
        lines.push(ReferenceLineEntry {
            value: Number::Plain(0.0),
            label: words::nothing(scale.is_difference).to_owned(),
        });
    }
    lines.extend(scale.noticeable.map(|(_, value)| ReferenceLineEntry {
        value: Number::Plain(value),
        label: words::NOTICEABLE.to_owned(),
    }));
    let caution = knowledge.outcomes[first.outcome].caution.clone().unwrap_or_default();
    let title = cell::measured(knowledge, first);
    let mut picture = picture(answer, PictureKind::Ranges, title, caution, rows);
    picture.lines = lines;
    picture.legend = scale.noticeable.map(|(change, _)| change.text.as_str());
    Some(picture.explained())
}

fn amounts<'k>(answer: &Compare<'k>, row: &Row) -> PictureEntry<'k> {
    let knowledge = answer.knowledge;
    let outcome = &knowledge.outcomes[row.outcome];
    // A week is a week whenever it was counted.
    let unpriced = answer.unpriced().filter(|_| outcome.group == OutcomeGroup::Cost);
    let cautions = [outcome.caution.as_deref(), unpriced.map(|payer| payer.plain.as_str())];
    let caution = cautions.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let title = cell::label(knowledge, row);
    picture(answer, PictureKind::Ranges, title, caution, std::slice::from_ref(row)).explained()
}

fn over_time<'k>(
    answer: &Compare<'k>,
    row: &Row,
    lines: &[ScoreCourse<'k>],
) -> Option<PictureEntry<'k>> {
    let knowledge = answer.knowledge;
    let first = lines.first()?;
    let marks = answer
        .treatments()
        .enumerate()
        .map(|(column, treatment)| {
            let treatment = &treatment.id;
            match lines.iter().find(|line| line.column == column) {
                Some(line) => MarkEntry {
                    finding: Some(&line.finding.id),
                    value: Some(Number::Plain(line.after)),
                    start_value: Some(Number::Plain(line.before)),
                    ..MarkEntry::without(treatment, words::line(line))
                },
                None => MarkEntry::without(treatment, words::NOT_IN_THIS_STUDY.to_owned()),
            }
            .explained()
        })
        .collect();
    Some(
        PictureEntry {
            marks,
            sources: lines
                .iter()
                .flat_map(|line| entry::sources(knowledge, &line.finding.sources))
                .collect(),
            ..picture(
                answer,
                PictureKind::Courses,
                format!("{}, over time", cell::measured(knowledge, row)),
                words::over_time(knowledge, row, first),
                std::slice::from_ref(row),
            )
        }
        .explained(),
    )
}

/// A picture of these rows, without what only some kinds have.
fn picture<'k>(
    answer: &Compare<'k>,
    kind: PictureKind,
    title: String,
    caution: String,
    rows: &[Row],
) -> PictureEntry<'k> {
    let knowledge = answer.knowledge;
    let figures = rows.iter().flat_map(|row| &row.cells).flat_map(Cell::figures);
    let sources =
        distinct(figures.flat_map(|figure| knowledge.findings[figure.finding].sources.clone()));
    PictureEntry {
        kind,
        title,
        caution,
        counted: None,
        unit: rows.first().map_or("", |row| knowledge.units[row.unit].id.as_str()),
        lines: Vec::new(),
        marks: rows.iter().flat_map(|row| marks(answer, row)).collect(),
        legend: None,
        sources: entry::sources(knowledge, &sources),
        missing_because: Missing::default(),
    }
}

/// One mark a figure, and one that says why, where there is none.
fn marks<'k>(answer: &Compare<'k>, row: &Row) -> Vec<MarkEntry<'k>> {
    let knowledge = answer.knowledge;
    let group = words::heading(knowledge, row);
    let mut marks = Vec::new();
    for (treatment, cell) in answer.comparison.columns.iter().zip(&row.cells) {
        let treatment = &knowledge.treatments[*treatment].id;
        let figures = cell.figures();
        if figures.is_empty() {
            marks.push(MarkEntry::without(treatment, cell::absence(knowledge, cell)));
        }
        marks.extend(figures.iter().map(|figure| mark(answer, row, treatment, *figure)));
    }
    marks.into_iter().map(|mark| MarkEntry { group: group.clone(), ..mark }.explained()).collect()
}

fn mark<'k>(answer: &Compare<'k>, row: &Row, treatment: &'k str, figure: Figure) -> MarkEntry<'k> {
    let knowledge = answer.knowledge;
    let finding = &knowledge.findings[figure.finding];
    let unit = &knowledge.units[finding.unit];
    let number = |value: Option<f64>| value.map(|value| Number::in_unit(unit, value));
    let (low, high) = figure.ends(knowledge);
    MarkEntry {
        finding: Some(&finding.id),
        value: number(figure.value(knowledge)),
        low: number(low),
        high: number(high),
        ..MarkEntry::without(
            treatment,
            cell::figure(knowledge, Detail::Normal, row, figure).joined(),
        )
    }
}
