//! Scores over time, where one study followed two options or more and measured them at the same times.

use super::joined;
use crate::evidence::{Detail, Figure, Row, Side};
use crate::knowledge::{Better, Design, Finding, Measure, OutcomeGroup, Source};
use crate::report::citations::Citations;
use crate::report::comparison::{ComparisonReport, cell};
use crate::report::scale::Scale;
use crate::report::{Course, Courses, Drawing, Picture, Text, Tick};
use crate::values::Ref;
use crate::wording::number::decimal;
use crate::wording::phrase;

/// So many values are named up the side.
const TICKS: u16 = 6;

/// One option of a study: a score before, and one after.
struct Line<'k> {
    column: usize,
    finding: &'k Finding,
    before: f64,
    after: f64,
}

/// A picture for each outcome and study that followed two options or more.
pub(super) fn pictures(report: &ComparisonReport, citations: &mut Citations) -> Vec<Picture> {
    let knowledge = report.knowledge;
    // Scores before and after stand in the full rows only: healing that comes anyway is in them.
    let whole = report.at(Detail::Full);
    let mut pictures = Vec::new();
    for row in &whole.rows {
        if knowledge.outcomes[row.outcome].group != OutcomeGroup::Effect {
            continue;
        }
        let mut studies: Vec<(Ref<Source>, Vec<Line>)> = Vec::new();
        for (column, entry) in row.cells.iter().enumerate() {
            for figure in cell::figures(entry) {
                if let Some((study, line)) = line(report, column, *figure) {
                    match studies.iter_mut().find(|(known, _)| *known == study) {
                        Some((_, lines)) => lines.push(line),
                        None => studies.push((study, vec![line])),
                    }
                }
            }
        }
        for (_, lines) in studies {
            if let Some(picture) = picture(report, row, &lines, citations) {
                pictures.push(picture);
            }
        }
    }
    pictures
}

fn line<'k>(
    report: &ComparisonReport<'k>,
    column: usize,
    figure: Figure,
) -> Option<(Ref<Source>, Line<'k>)> {
    let finding = &report.knowledge.findings[figure.finding];
    if figure.side != Side::Treatment || finding.measure != Measure::Level {
        return None;
    }
    Some((
        *finding.sources.first()?,
        Line { column, finding, before: finding.start?, after: finding.value? },
    ))
}

fn picture(
    report: &ComparisonReport,
    row: &Row,
    lines: &[Line],
    citations: &mut Citations,
) -> Option<Picture> {
    let knowledge = report.knowledge;
    let first = lines.first()?;
    // A review holds many studies: two groups of it need not have been in one.
    let is_matched = lines.iter().all(|line| {
        line.finding.horizon.label == first.finding.horizon.label
            && line.finding.who == first.finding.who
            && line.finding.sources == first.finding.sources
            && line.finding.design != Design::SystematicReview
    });
    let columns = lines.iter().filter(|line| line.column != first.column);
    if !is_matched || columns.count() == 0 {
        return None;
    }
    let top = knowledge.units[row.unit].out_of?;
    let values = Scale::over(0.0, top);
    let mut numbers: Vec<usize> = lines
        .iter()
        .flat_map(|line| citations.cite(&line.finding.sources, Some(line.finding.provenance)))
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    Some(Picture {
        title: Text::plain(format!("{}, over time", cell::measured(knowledge, row)))
            .then_notes(numbers),
        caution: Text::plain(caution(report, row, first)),
        drawing: Drawing::Courses(Courses {
            times: vec![
                Tick { at: 0, label: "before".to_owned() },
                Tick { at: 1000, label: first.finding.horizon.label.clone() },
            ],
            values: values.ticks(TICKS, decimal),
            // Every option has its line and its sign, in every picture the same, measured or not.
            courses: (0..report.comparison.columns.len())
                .map(|column| {
                    let line = lines.iter().find(|line| line.column == column);
                    course(report, column, line, values)
                })
                .collect(),
        }),
        counted: String::new(),
        legend: Text::default(),
    })
}

/// What the study found with one option.
fn course(report: &ComparisonReport, column: usize, line: Option<&Line>, values: Scale) -> Course {
    let label = super::option(report, column);
    let Some(line) = line else {
        return Course { label, points: Vec::new(), words: Text::plain("not in this study") };
    };
    Course {
        label,
        points: vec![(0, values.place(line.before)), (1000, values.place(line.after))],
        words: Text::plain(joined([
            Some(format!(
                "{} before, {} after {}",
                decimal(line.before),
                decimal(line.after),
                line.finding.horizon.label
            )),
            line.finding.take_care.clone(),
            Some(phrase::certainty(line.finding.certainty).to_owned()),
        ])),
    }
}

fn caution(report: &ComparisonReport, row: &Row, first: &Line) -> String {
    let outcome = &report.knowledge.outcomes[row.outcome];
    let better = match outcome.better {
        Better::Lower => " Lower is better.",
        Better::Higher => " Higher is better.",
        Better::Neither => "",
    };
    let warning = outcome.caution.as_ref().map_or(String::new(), |caution| format!(" {caution}"));
    format!(
        "One study of both: {}.{better} Only the two ends were measured: nobody knows the way between them.{warning}",
        first.finding.who
    )
}
